import type { CustomSeriesOption } from 'echarts';
import { layer, ring, sizes, widthOf, words } from './grammar.ts';
import type { ChartSize } from './grammar.ts';
import type { TrajectoryInput } from './rows.ts';
import type { ChartTheme } from './theme.ts';
import { say } from './words.ts';

/** Pixels that the lane takes under the axis, where there is something on it. */
export function laneHeight({ events }: TrajectoryInput, k: number): number {
  return events && events.length > 0 ? 26 * k : 0;
}

/** A lane under the axis: a numbered ring where something was decided, in the order of their days; those that would touch are pushed apart. */
export function eventLayer(corner: [number, number], drawing: TrajectoryInput & { theme: ChartTheme; size: ChartSize }): CustomSeriesOption {
  const { theme, size, lang, events = [] } = drawing;
  const { k, text, bottom } = sizes[size];
  return layer('events', 6, corner, ({ x, box }) => {
    if (events.length === 0) return [];
    const y = box.bottom + bottom * 1.1 + 8 * k;
    const title = say(lang, 'charts:events');
    let last = -Infinity;
    const rings = events.flatMap(({ n, q }) => {
      last = Math.max(x(q), last + 19 * k);
      return [ring(last, y, 16 * k, theme.ink3, k, theme.surface), words(String(n), last, y, { size: text - 2, fill: theme.ink2, align: 'center' }, theme)];
    });
    return [...(size === 'phone' || x(events[0]!.q) - box.left < 12 * k ? [] : [words(title, Math.max(2, box.left - widthOf(title, text) - 6 * k), y, { size: text, fill: theme.ink3 }, theme)]), ...rings];
  });
}
