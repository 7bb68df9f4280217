import type { CustomSeriesOption } from 'echarts';
import { axisSign, fan, layer, missingBand, pathShape, rule, sizes, words } from './grammar.ts';
import type { ChartSize, Shape } from './grammar.ts';
import type { Reading } from './reading.ts';
import type { TrajectoryInput } from './rows.ts';
import type { ChartTheme } from './theme.ts';
import { find } from './words.ts';

type Drawing = TrajectoryInput & { theme: ChartTheme; size: ChartSize };

/** Under the lines: hatched ground for what is missing, dotted slots for what is late, signs for what was not to be measured, zones of ranges and ranks, breaks. */
export function groundLayer(corner: [number, number], reading: Reading, drawing: Drawing): CustomSeriesOption {
  const { theme, size, indicator } = drawing;
  const { k } = sizes[size];
  return layer('ground', 0, corner, (pen) => {
    const shapes: Shape[] = [];
    const { box } = pen;
    if (reading.isEmpty) shapes.push(missingBand(Math.max(box.left, pen.x(reading.first)), box.top, Math.max(pen.x(reading.now), pen.x(reading.first) + 12), box.bottom, theme, k));
    else for (const gap of reading.gaps) shapes.push(missingBand(Math.max(box.left, pen.x(gap.from)), box.top, Math.min(box.right, pen.x(gap.to)), box.bottom, theme, k));
    for (const row of reading.isEmpty ? [] : reading.late) {
      const [left, right] = [pen.x(row.q - 0.5), pen.x(row.q + 0.5)];
      shapes.push({
        type: 'rect', shape: { x: left, y: box.top + 1, width: right - left, height: box.bottom - box.top - 2 },
        style: { fill: 'none', stroke: theme.missing, lineWidth: 1.5 * k, lineDash: [1.5 * k, 3 * k] },
      });
    }
    for (const kind of ['silent', 'exempt'] as const) for (const run of reading[kind]) for (const row of run.rows) shapes.push(axisSign(pen.x(row.q), box.bottom, kind, theme, k));
    if (reading.pathMax.length > 0) {
      const edge = (line: { q: number; value: number }[]) => line.map((one) => `${pen.x(one.q)} ${pen.y(one.value)}`);
      shapes.push(pathShape(`M${[...edge(reading.path), ...edge(reading.pathMax).toReversed()].join('L')}Z`, { fill: theme.planTint, opacity: 0.6 }));
    }
    for (const mark of reading.marks.filter((one) => one.own && (indicator.kind === 'rank' || (one.goalMax !== null && reading.pathMax.length === 0)))) {
      const rank = indicator.kind === 'rank';
      const [y1, y2] = [pen.y(mark.goal), rank ? box.top : pen.y(mark.goalMax ?? mark.goal)];
      const [x1, x2] = [Math.max(box.left, pen.x(rank ? reading.first : Math.min(reading.now, mark.q - 4))), pen.x(mark.q)];
      shapes.push({ type: 'rect', shape: { x: x1, y: Math.min(y1, y2), width: x2 - x1, height: Math.abs(y1 - y2) }, style: { fill: theme.planTint, opacity: 0.6 } });
      for (const y of rank ? [y1] : [y1, y2]) shapes.push(rule(x1, y, x2, y, theme.plan, 1.5 * k));
    }
    for (const row of reading.breaks) for (const shift of [-2, 2]) {
      const x = pen.x(row.q - 0.5) + shift * k;
      shapes.push(rule(x, box.top, x, box.bottom, theme.ink3, 1));
    }
    return shapes;
  });
}

/** The band of the forecast, from the last figure on. Not on a phone, where it would be all that is seen. */
export function fanLayer(corner: [number, number], reading: Reading, drawing: Drawing): CustomSeriesOption {
  const { theme, size } = drawing;
  return layer('fan', 1, corner, (pen) => (size === 'phone' || reading.forecast.length === 0 ? []
    : fan(reading.forecast.map((one) => ({ x: pen.x(one.q), top: pen.y(one.high), bottom: pen.y(one.low) })), theme, sizes[size].k)));
}

/** The unit that stands over the axis; percent stands in its ticks. */
export function unitWord({ lang, indicator }: TrajectoryInput): string | null {
  return indicator.unit === 'percent' ? null : find(lang, `terms:unit.${indicator.kind === 'rank' ? 'rank' : indicator.unit}`);
}

/** The time axis: ticks on 31/12, years in words between them; the unit over the levels where the ticks do not carry it. */
export function axisLayer(corner: [number, number], x: { min: number; max: number; years: number[] }, drawing: Drawing): CustomSeriesOption {
  const { theme, size } = drawing;
  const px = sizes[size];
  return layer('axis', 1, corner, (pen) => {
    const { box } = pen;
    const shapes: Shape[] = [rule(box.left, box.bottom, pen.x(x.max), box.bottom, theme.axis, 1)];
    for (const year of [...x.years, x.max / 4]) shapes.push(rule(pen.x(4 * year), box.bottom, pen.x(4 * year), box.bottom + 6 * px.k, theme.axis, 1));
    const wide = (pen.x(x.min + 4) - pen.x(x.min)) / (px.axis * 3.1);
    const every = wide >= 1 ? 1 : wide >= 0.5 ? 2 : 5;
    x.years.forEach((year, place) => {
      if (place % every !== 0) return;
      shapes.push(words(String(year), pen.x(4 * year + 2), box.bottom + 17 * px.k, { size: px.axis, fill: theme.ink2, align: 'center' }, theme));
    });
    const unit = unitWord(drawing);
    if (unit) shapes.push(words(unit, Math.max(2, box.left - 46 * px.k), box.top - 16 * px.k, { size: px.text, fill: theme.ink3 }, theme));
    return shapes;
  });
}
