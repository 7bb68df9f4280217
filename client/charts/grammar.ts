// The fixed vocabulary of charts: sizes, and shapes in pixels for the layers that ECharts has no series for.
import type { CustomSeriesOption } from 'echarts';
import { hatch, hatchBand } from '../marks/hatch.ts';
import type { ChartTheme } from './theme.ts';

export type ChartSize = 'desk' | 'phone' | 'briefing';

/** Pixels at each size. `k` multiplies marks and lines, `text` is the label, `axis` the tick, `value` the last value. */
export const sizes = {
  desk: { k: 1, text: 13, axis: 14, value: 16, left: 54, right: 116, top: 34, bottom: 30 },
  phone: { k: 1, text: 13, axis: 13, value: 15, left: 46, right: 16, top: 14, bottom: 28 },
  briefing: { k: 2.2, text: 32, axis: 32, value: 40, left: 120, right: 288, top: 70, bottom: 64 },
} as const;

export type Shape = { type: string } & Record<string, unknown>;

/** Turns quarters and levels into pixels; `box` is the plot. */
export interface Pen {
  x: (q: number) => number;
  y: (level: number) => number;
  box: { left: number; top: number; right: number; bottom: number };
  width: number;
}

/** A layer drawn in pixels: one item whose picture is everything that `draw` returns. Silent, clipped by nothing. */
export function layer(id: string, z: number, at: [number, number], draw: (pen: Pen) => Shape[]): CustomSeriesOption {
  return {
    id, z, type: 'custom', silent: true, clip: false, data: [at],
    renderItem: (params, api) => {
      const plot = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
      const pen: Pen = {
        x: (q) => api.coord([q, at[1]])[0] ?? 0,
        y: (level) => api.coord([at[0], level])[1] ?? 0,
        box: { left: plot.x, top: plot.y, right: plot.x + plot.width, bottom: plot.y + plot.height },
        width: api.getWidth(),
      };
      return { type: 'group', children: draw(pen) } as unknown as ReturnType<NonNullable<CustomSeriesOption['renderItem']>>;
    },
  };
}

const crisp = (n: number) => Math.round(n) + 0.5;

/** A straight rule; upright and level ones sit on whole pixels. */
export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: number[]): Shape {
  const [upright, flat] = [x1 === x2 && width === 1, y1 === y2 && width === 1];
  const shape = { x1: upright ? crisp(x1) : x1, x2: upright ? crisp(x2) : x2, y1: flat ? crisp(y1) : y1, y2: flat ? crisp(y2) : y2 };
  return { type: 'line', shape, style: { stroke, lineWidth: width, fill: null, ...(dash ? { lineDash: dash } : {}) } };
}

export function pathShape(pathData: string, style: Record<string, unknown>): Shape {
  return { type: 'path', shape: { pathData }, style: { fill: 'none', ...style } };
}

/** Milestone: surface-filled, so that the violet never has to stand against ink. */
export function diamond(x: number, y: number, size: number, theme: ChartTheme, kind: { solid: boolean; past: boolean }, k = 1): Shape {
  const r = size / 2 + 1;
  return pathShape(`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`, kind.solid
    ? { fill: theme.surface, stroke: theme.plan, lineWidth: (kind.past ? 1.75 : 2.5) * k }
    : { fill: 'none', stroke: theme.plan, lineWidth: 1.5 * k, lineDash: [3 * k, 2 * k] });
}

export function square(x: number, y: number, size: number, fill: string): Shape {
  return { type: 'rect', shape: { x: x - size / 2, y: y - size / 2, width: size, height: size }, style: { fill } };
}

/** Two half circles. */
export function ring(x: number, y: number, size: number, stroke: string, width: number, fill: string, dash?: number[]): Shape {
  const r = size / 2;
  return pathShape(`M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}A${r} ${r} 0 0 1 ${x - r} ${y}Z`, { fill, stroke, lineWidth: width, ...(dash ? { lineDash: dash } : {}) });
}

/** Ground for what is not known: falling lines, never a fill that could be read as a level. */
export function missingBand(left: number, top: number, right: number, bottom: number, theme: ChartTheme, k = 1): Shape {
  return pathShape(hatch(left, top, Math.max(1, right - left), bottom - top, 7 * k, true), { stroke: theme.hatch, lineWidth: k, opacity: 0.75 });
}

/** Where a forecast may lead: filled and hatched, each edge a line of its own; never mistaken for what was measured. */
export function fan(edges: { x: number; top: number; bottom: number }[], theme: ChartTheme, k = 1): Shape[] {
  const [over, under] = [edges.map(({ x, top }) => `${x} ${top}`), edges.map(({ x, bottom }) => `${x} ${bottom}`)];
  return [
    pathShape(`M${over.join('L')}L${under.toReversed().join('L')}Z`, { fill: theme.fan }),
    pathShape(hatchBand(edges, 8 * k), { stroke: theme.fanHatch, lineWidth: k }),
    ...[over, under].map((edge) => pathShape(`M${edge.join('L')}`, { stroke: theme.fanHatch, lineWidth: k })),
  ];
}

/** A thin whisker from the least to the most that a figure may be. */
export function whisker(x: number, low: number, high: number, theme: ChartTheme, k = 1): Shape {
  const arm = 3 * k;
  return pathShape(`M${x - arm} ${low}H${x + arm}M${x} ${low}V${high}M${x - arm} ${high}H${x + arm}`, { stroke: theme.base, lineWidth: 1.5 * k });
}

/** Signs at the axis for what was not measured: a level dash where nothing was to report, a slash where it does not apply. */
export function axisSign(x: number, bottom: number, kind: 'silent' | 'exempt', theme: ChartTheme, k = 1): Shape {
  const [y, arm] = [bottom - 9 * k, 5 * k];
  return kind === 'silent' ? rule(x - arm, y, x + arm, y, theme.ink2, 2 * k) : rule(x - arm, y + arm, x + arm, y - arm, theme.ink2, 1.75 * k);
}

/** A point that stands for a half-year spans both of its quarters. */
export function halfYear(x1: number, x2: number, y: number, theme: ChartTheme, k = 1): Shape {
  const arm = 4 * k;
  return pathShape(`M${x1} ${y - arm}V${y + arm}M${x1} ${y}H${x2}M${x2} ${y - arm}V${y + arm}`, { stroke: theme.actual, lineWidth: 1.5 * k });
}

/** The bracket between the path and the actual level. */
export function bracket(x: number, y1: number, y2: number, stroke: string, k = 1): Shape {
  const arm = 4 * k;
  return pathShape(`M${x + arm} ${y1}L${x} ${y1}L${x} ${y2}L${x + arm} ${y2}`, { stroke, lineWidth: 1.5 * k });
}

/** Words with a halo in the ground colour, about 0.32 em, so that lines may pass behind them. */
export function words(text: string, x: number, y: number, style: { size: number; fill: string; weight?: number; align?: 'left' | 'center' | 'right' }, theme: ChartTheme): Shape {
  return {
    type: 'text', x, y,
    style: {
      text, fill: style.fill, align: style.align ?? 'left', verticalAlign: 'middle',
      fontSize: style.size, fontWeight: style.weight ?? 400, fontFamily: theme.font, lineHeight: Math.round(style.size * 1.35),
      stroke: theme.surface, lineWidth: style.size * 0.32,
    },
  };
}

/** About how wide words are in Inter; errs to the wide side. */
export function widthOf(text: string, size: number, weight = 400): number {
  let em = 0;
  for (const sign of text) em += /[\s.,:;()|!]/.test(sign) ? 0.3 : /[A-ZĐ%+−–]/.test(sign) ? 0.7 : /[0-9]/.test(sign) ? 0.62 : /[mw]/.test(sign) ? 0.86 : /[iltjrfI]/.test(sign) ? 0.36 : 0.58;
  return em * size * (weight >= 600 ? 1.04 : 1);
}

/** Breaks between words (never at U+00A0) so that no line is wider than `most`. */
export function wrap(text: string, size: number, weight: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size, weight) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
