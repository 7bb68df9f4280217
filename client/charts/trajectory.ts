import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import { dateLabel, figure } from '../format.ts';
import { toneOf } from '../marks/status.ts';
import { eventLayer, laneHeight } from './events.ts';
import { axisLayer, fanLayer, groundLayer, unitWord } from './ground.ts';
import { layer, rule, sizes, widthOf, words } from './grammar.ts';
import type { ChartSize, Pen, Shape } from './grammar.ts';
import { along, placeLabels } from './labels.ts';
import { gutterWidth, labelsOf } from './naming.ts';
import { markShapes, rangeShapes } from './over.ts';
import { readTrajectory } from './reading.ts';
import type { Reading } from './reading.ts';
import type { TrajectoryInput } from './rows.ts';
import { levelScale, yearsBetween } from './scale.ts';
import type { ChartTheme } from './theme.ts';
import { pointSentence } from './told.ts';
import { say } from './words.ts';

export { trajectoryConclusion, trajectoryTable } from './told.ts';

export interface TrajectoryDrawing extends TrajectoryInput {
  theme: ChartTheme;
  size: ChartSize;
}

/** An item of the line: `say` is the point as a sentence, for the tip and the keyboard, which Chart.tsx shows itself. */
export interface PointItem {
  value: [number, number | null];
  say: string;
  symbol?: string;
  symbolSize?: number;
  itemStyle?: Record<string, unknown>;
}

/** The line, with a null item where a figure is missing or a break lies: ECharts then neither joins nor draws a zero. */
function lineItems(reading: Reading, drawing: TrajectoryDrawing): PointItem[] {
  const { theme, size } = drawing;
  const { k } = sizes[size];
  const tone = theme.status[toneOf(reading.status)];
  const last = reading.points.at(-1);
  const many = reading.points.length > 24;
  const items: PointItem[] = [];
  const lastQ = Math.max(reading.now, last?.q ?? 0);
  for (const row of reading.rows) {
    if (row.q > lastQ) continue;
    if (reading.breaks.includes(row)) items.push({ value: [row.q - 0.5, null], say: '' });
    if (row.state === 'not-owed' && row.actual === null && row.baseline === null) continue;
    const point = reading.points.find((one) => one.q === row.q);
    const sentence = pointSentence(row, reading, drawing);
    if (!point) {
      const based = reading.baselines.find((base) => base.q === row.q)?.value ?? null;
      items.push({ value: [row.q, based], say: sentence, ...(based === null ? {} : { symbol: 'none' }) });
    } else if (point === last) items.push({ value: [row.q, point.value], say: sentence, symbolSize: 11 * k, itemStyle: { color: tone } });
    else if (point.hollow) {
      items.push({ value: [row.q, point.value], say: sentence, symbolSize: 7 * k, itemStyle: { color: theme.surface, borderColor: theme.actual, borderWidth: 1.75 * k } });
    } else items.push({ value: [row.q, point.value], say: sentence, ...(many ? { symbol: 'none' } : {}) });
  }
  // a single point between two gaps has no line to be seen by
  items.forEach((item, place) => {
    if (item.symbol === 'none' && (items[place - 1]?.value[1] ?? null) === null && (items[place + 1]?.value[1] ?? null) === null) delete item.symbol;
  });
  return items;
}

function labelShapes(pen: Pen, reading: Reading, drawing: TrajectoryDrawing): Shape[] {
  const { k } = sizes[drawing.size];
  const at = (q: number, level: number): [number, number] => [pen.x(q), pen.y(level)];
  const marks: [number, number, number][] = [
    ...reading.marks.map((mark) => [...at(mark.q, mark.goal), (mark.own ? 10 : 8) * k] as [number, number, number]),
    ...reading.provisional.map((one) => [...at(one.q, one.value), 6 * k] as [number, number, number]),
    ...reading.baselines.map((base) => [...at(base.q, base.value), 6 * k] as [number, number, number]),
    ...reading.points.slice(-1).map((point) => [...at(point.q, point.value), 8 * k] as [number, number, number]),
    ...reading.ghosts.map((ghost) => [...at(ghost.q, ghost.from), 6 * k] as [number, number, number]),
    ...[...reading.silent, ...reading.exempt].flatMap((run) => run.rows.map((row) => [pen.x(row.q), pen.box.bottom - 9 * k, 6 * k] as [number, number, number])),
  ];
  const ahead = drawing.size === 'phone' ? [] : reading.forecast;
  const lines = [
    ...along(reading.points.map((point) => at(point.q, point.value))), ...along(reading.path.map((point) => at(point.q, point.value)), 9),
    ...along(reading.pathMax.map((point) => at(point.q, point.value)), 9),
    ...along(ahead.map((one) => at(one.q, one.value)), 9), ...along(ahead.map((one) => at(one.q, one.low)), 12), ...along(ahead.map((one) => at(one.q, one.high)), 12),
    ...(drawing.size === 'phone' ? [] : reading.ranges.slice(-1).flatMap((range) => along([at(range.q, range.low), at(range.q, range.high)]))),
  ];
  const last = reading.points.at(-1);
  const path = last && reading.path.find((one) => one.q === last.q);
  if (last && path && drawing.size !== 'phone') lines.push(...along([[pen.x(last.q) - 8 * k, pen.y(last.value)], [pen.x(last.q) - 8 * k, pen.y(path.value)]]));
  const uprights = [{ x: pen.x(reading.now), half: 0.5 }, ...reading.breaks.map((row) => ({ x: pen.x(row.q - 0.5), half: 2 * k + 0.5 }))];
  const { x, y, half } = dataTo(pen, reading, drawing);
  const head = { left: x - half, right: x + half, top: y - 10 * k, bottom: y + 10 * k };
  return placeLabels(labelsOf(reading, drawing, pen), { marks, lines, uprights, words: drawing.size === 'phone' ? [] : [head] }, pen, drawing.theme);
}

/**
 * One target through time, in the fixed grammar: rows of `trend` and `target` as they came → an ECharts option.
 * Pure and still: no clock, no animation, no legend. What is missing is neither joined nor drawn as zero.
 */
export function trajectory(drawing: TrajectoryDrawing): EChartsOption {
  const { theme, size, lang, indicator } = drawing;
  const reading = readTrajectory(drawing);
  const px = sizes[size];
  const rank = indicator.kind === 'rank';
  const levels = [
    ...reading.points.map((point) => point.value), ...reading.provisional.map((one) => one.value), ...reading.ghosts.map((one) => one.from),
    ...reading.path.map((one) => one.value), ...reading.marks.flatMap((mark) => [mark.goal, mark.goalMax ?? mark.goal]),
    ...reading.baselines.map((base) => base.value), ...reading.pathMax.map((one) => one.value),
    ...(size === 'phone' ? [] : [...reading.forecast.map((one) => one.high), ...reading.ranges.map((one) => one.high)]),
  ];
  const x = yearsBetween(reading.first, reading.last);
  const y = levelScale(levels, indicator.unit, rank);
  const pad = (x.max - x.min) * 0.012;
  const tick = (value: number) => (rank && value === 0 ? '' : figure(value, rank ? 'none' : indicator.unit, lang, { plain: true, bare: indicator.unit !== 'percent' }));
  const widest = Math.max(tick(y.max).length, tick(y.max - y.interval).length);
  const corner: [number, number] = [x.min, y.max];
  const items = lineItems(reading, drawing);
  const still = { animation: false, silent: true, emphasis: { disabled: true }, smooth: false, clip: false } as const;
  const pathOf = (id: string, along: { q: number; value: number }[]): LineSeriesOption => ({
    ...still, id, type: 'line', z: 3, showSymbol: false, connectNulls: false,
    data: along.map((point) => [point.q, point.value]),
    step: reading.pathKind === 'step' ? 'end' : reading.pathKind === 'maintain' ? 'start' : false,
    lineStyle: { color: theme.plan, width: 1.5 * px.k }, itemStyle: { color: theme.plan },
  });
  const ahead: LineSeriesOption = {
    ...still, id: 'forecast', type: 'line', z: 4, showSymbol: false, data: reading.forecast.map((one) => [one.q, one.value]),
    lineStyle: { color: theme.actual, width: 2.5 * px.k, type: [7 * px.k, 5 * px.k] }, itemStyle: { color: theme.actual },
  };
  const actual: LineSeriesOption = {
    ...still, silent: false, id: 'actual', type: 'line', z: 5, symbol: 'circle', symbolSize: 6 * px.k, showAllSymbol: true, connectNulls: false,
    data: items as unknown as LineSeriesOption['data'],
    ...(rank ? { step: 'start' as const } : {}),
    lineStyle: { color: theme.actual, width: 3 * px.k, join: 'round', cap: 'round' }, itemStyle: { color: theme.actual, opacity: 1 },
  };
  const now: CustomSeriesOption = layer('now', 2, corner, (pen) => [
    rule(pen.x(reading.now), pen.box.top - 6 * px.k, pen.x(reading.now), pen.box.bottom, theme.ink2, 1, [2, 3]),
  ]);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.font },
    grid: {
      left: Math.max(px.left, Math.ceil(widest * px.axis * 0.6) + 14 * px.k), right: gutterWidth(reading, drawing, x.max), top: px.top + (size === 'phone' && unitWord(drawing) ? 14 : 0), bottom: px.bottom + laneHeight(drawing, px.k),
      outerBoundsMode: 'none', containLabel: false,
    },
    xAxis: {
      type: 'value', min: x.min - pad, max: x.max + (size === 'phone' ? pad * 1.5 : 0), axisLabel: { show: false }, axisTick: { show: false },
      axisLine: { show: false }, splitLine: { show: false },
    },
    yAxis: {
      type: 'value', min: y.min, max: y.max, interval: y.interval, inverse: y.inverse, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: theme.ink2, fontSize: px.axis, formatter: tick, margin: 8 * px.k, showMaxLabel: true },
      splitLine: { lineStyle: { color: theme.grid, width: px.k } },
    },
    series: [
      groundLayer(corner, reading, drawing), fanLayer(corner, reading, drawing), axisLayer(corner, x, drawing), ...(drawing.events?.length ? [eventLayer(corner, drawing)] : []), now, pathOf('path', reading.path),
      ...(reading.pathMax.length > 0 ? [pathOf('path-max', reading.pathMax)] : []), ...(size === 'phone' || reading.forecast.length === 0 ? [] : [ahead]),
      layer('ranges', 4, corner, (pen) => rangeShapes(pen, reading, drawing)), actual,
      layer('marks', 7, corner, (pen) => markShapes(pen, reading, drawing)),
      layer('labels', 8, corner, (pen) => [
        ...(size === 'phone' ? [] : [dataToShape(pen, reading, drawing)]), ...labelShapes(pen, reading, drawing),
      ]),
    ],
  };
}

function dataTo(pen: Pen, reading: Reading, { lang, dataTo: day, size }: TrajectoryDrawing): { text: string; x: number; y: number; half: number } {
  const px = sizes[size];
  const text = say(lang, 'charts:dataTo', { date: dateLabel(day, lang) });
  const half = widthOf(text, px.text) / 2;
  return { text, half, x: Math.min(Math.max(pen.x(reading.now), half + 2), pen.box.right + 4 - half), y: pen.box.top - 16 * px.k };
}

function dataToShape(pen: Pen, reading: Reading, drawing: TrajectoryDrawing): Shape {
  const { text, x, y } = dataTo(pen, reading, drawing);
  return words(text, x, y, { size: sizes[drawing.size].text, fill: drawing.theme.ink2, align: 'center' }, drawing.theme);
}
