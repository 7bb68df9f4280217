import { distance, figure, quarterLabel, quarterOf, signed } from '../format.ts';
import { sizes, widthOf, wrap } from './grammar.ts';
import type { ChartSize, Pen } from './grammar.ts';
import type { Label, Side } from './labels.ts';
import type { Gap, Mark, Reading } from './reading.ts';
import type { TrajectoryInput, TrendRow } from './rows.ts';
import type { ChartTheme } from './theme.ts';
import { goalLabel, heldBy, roughRange, valueLabel } from './sayings.ts';
import { say } from './words.ts';

type Drawing = TrajectoryInput & { theme: ChartTheme; size: ChartSize };

const roman = ['', 'I', 'II', 'III', 'IV'];

function runWords(gap: Gap, lang: 'vi' | 'en'): string {
  const [a, b] = [quarterOf(gap.rows[0]?.q ?? 0), quarterOf(gap.rows.at(-1)?.q ?? 0)];
  const name = (quarter: number) => (lang === 'vi' ? roman[quarter] : quarter);
  const key = gap.yearly ? (a.year === b.year ? 'wholeYear' : 'wholeYears') : a.q === b.q ? 'one' : a.year === b.year ? 'year' : 'years';
  return say(lang, `charts:run.${key}`, { a: name(a.quarter), b: name(b.quarter), year: a.year, from: a.year, to: b.year });
}

const isPartial = (row: TrendRow) => row.agencies_reported < row.agencies_expected;

/** What a reader must know of the last point before trusting it. */
function thin(row: TrendRow, lang: 'vi' | 'en'): string {
  if (row.carried > 0) return say(lang, 'charts:carried', { count: row.carried });
  if (isPartial(row)) return say(lang, 'charts:coverage', { reported: row.agencies_reported, expected: row.agencies_expected });
  return say(lang, 'charts:few', { n: figure(row.denominator, 'none', lang) });
}

/** `Mốc 2030: 80%`; with its verdict once closed; with the plan's name where it is not the one in use. */
export function markLabel(mark: Mark, drawing: TrajectoryInput, short = false): string {
  const { lang } = drawing;
  const { row } = mark;
  // a number and its unit stay on one line
  const goal = goalLabel(row, drawing).replaceAll(' ', '\u00a0');
  const plan = lang === 'vi' ? row.plan_short_vi : row.plan_short_en;
  const label = mark.own && mark.solid ? say(lang, 'charts:milestone', { due: row.due, goal }) : say(lang, 'charts:planMilestone', { plan: plan.replaceAll(' ', '\u00a0'), goal });
  if (!mark.past || short) return label;
  const verdict = ['achieved', 'missed', 'ended'].includes(row.status) ? row.status : 'open';
  return say(lang, `charts:verdict.${verdict}`, { label });
}

/** Where the line leads, in words: `Dự báo: 75,2% (69–81)`. */
function forecastLabel(end: Reading['forecast'][number], reading: Reading, drawing: Drawing): string {
  const { lang, indicator } = drawing;
  const value = figure(end.value, indicator.unit, lang, { ...heldBy(reading.headline), bare: indicator.unit !== 'percent' });
  const range = roughRange(end.low, end.high, reading.headline, drawing);
  return say(lang, range === value ? 'charts:forecastAlone' : 'charts:forecast', { value, range });
}

/** Room at the right, px: the labels that stand there on one line where they are short, else their longest piece that cannot be broken. */
export function gutterWidth(reading: Reading, drawing: Drawing, end: number): number {
  const px = sizes[drawing.size];
  if (drawing.size === 'phone') return px.right;
  const short = (label: string): string[] => (widthOf(label, px.text, 600) <= 9.5 * px.text ? [label] : label.split(' '));
  const pieces = [
    ...reading.marks.filter((mark) => (mark.own || mark.solid) && mark.q > end - 0.5).flatMap((mark) => short(markLabel(mark, drawing)).map((piece) => widthOf(piece, px.text, 600) + 10 * px.k)),
    ...reading.forecast.slice(-1).flatMap((one) => forecastLabel(one, reading, drawing).split(' ').map((piece) => widthOf(piece, px.text) + 6 * px.k)),
  ];
  return Math.max(px.right, ...pieces.map((wide) => Math.ceil(wide) + 8));
}

/** Every label of a trajectory, most important first; words only, the places are found in `labels.ts`. */
export function labelsOf(reading: Reading, drawing: Drawing, pen: Pen): Label[] {
  const { lang, theme, size, indicator } = drawing;
  const px = sizes[size];
  const phone = size === 'phone';
  const labels: Label[] = [];
  const add = (label: Omit<Label, 'size'> & { size?: number }) => labels.push({ size: px.text, ...label });
  const last = reading.points.at(-1);
  const awaits = reading.provisional.at(-1);
  if (last) {
    const value = valueLabel(last.value, reading.headline, drawing, last.row.ranked_of);
    const text = last.q < reading.now && !phone ? `${value} (${quarterLabel(last.q, 'axis', lang)})` : value;
    add({ text, q: last.q, level: last.value, sides: ['above-left', 'above', 'above-right', 'below-right', 'below'], fill: theme.ink, size: px.value, weight: 700, clear: 7 * px.k });
  }
  for (const mark of reading.marks.filter((one) => one.own || one.solid)) {
    const edge = !phone && pen.x(mark.q) > pen.box.right - 12 * px.k;
    const sides: Side[] = edge ? ['gutter'] : phone ? ['above-left', 'below-right', 'below', 'below-left', 'above', 'above-right', 'right', 'left'] : ['below-right', 'right', 'below', 'above-left', 'left', 'below-left', 'above', 'above-right'];
    const text = markLabel(mark, drawing, phone);
    const folded = text.replace(': ', ':\n');
    add({ text, narrow: [folded, ...(size === 'briefing' ? [folded.replace(' (', '\n(')] : [])], q: mark.q, level: mark.goalMax ?? mark.goal, sides, fill: theme.plan, weight: 600, clear: 10 * px.k });
  }
  const path = last && reading.path.find((one) => one.q === last.q);
  const gap = reading.headline?.gap ?? null;
  if (!phone && last && path && gap !== null && indicator.kind !== 'rank' && Math.abs(pen.y(last.value) - pen.y(path.value)) > 14 * px.k) {
    const text = indicator.better === 'up' ? signed(gap, indicator.unit, lang)
      : say(lang, gap >= 0 ? 'charts:gap.better' : 'charts:gap.worse', { value: distance(gap, indicator.unit, lang) });
    const shift = (pen.x(last.q) - pen.x(last.q - 1)) || 1;
    add({ text, q: last.q - (8 * px.k) / shift, level: (last.value + path.value) / 2, sides: ['left', 'below-left', 'right', 'above-right', 'below-right'], fill: theme.ink, weight: 600, clear: 1, past: 16 * px.k });
  }
  const end = phone ? undefined : reading.forecast.find((one) => one.q === reading.headline?.q) ?? reading.forecast.at(-1);
  if (end) {
    add({ text: forecastLabel(end, reading, drawing), q: end.q, level: end.value, sides: pen.x(end.q) > pen.box.right - 12 * px.k ? ['gutter'] : ['below-right', 'right', 'above-right'], fill: theme.ink, clear: 6 * px.k, droppable: true });
  }
  if (awaits && !phone) {
    const text = say(lang, 'charts:provisional', { value: valueLabel(awaits.value, null, drawing) });
    add({ text, q: awaits.q, level: awaits.value, sides: ['above-right', 'right', 'below-right', 'below', 'above'], fill: theme.ink2, clear: 5 * px.k });
  }
  for (const base of reading.baselines) {
    const value = figure(base.value, indicator.unit, lang);
    const { year } = quarterOf(base.q);
    // Of a mean the years that it is of: measured in its last one it was something else.
    const years = drawing.milestones.find((one) => one.own && new RegExp(`^\\d{4}-${year}$`).test(one.baseline_year ?? ''))?.baseline_year;
    const text = phone ? value : years ? say(lang, 'charts:baselineMean', { years: years.replace('-', '–'), value }) : say(lang, 'charts:baseline', { year, value });
    add({ text, narrow: size === 'briefing' ? [text.replace(': ', ':\n')] : [], q: base.q, level: base.value, sides: ['below-right', 'above-right', 'right', 'above', 'below', 'above-left', 'below-left'], fill: theme.ink2, clear: 6 * px.k, droppable: size === 'briefing' });
  }
  if (phone) return labels;
  if (reading.isEmpty) {
    add({ text: say(lang, 'charts:noData'), q: (reading.first + Math.max(reading.now, reading.first + 1)) / 2, level: 0, y: (pen.box.top + pen.box.bottom) / 2, sides: ['above', 'below', 'right'], fill: theme.ink2, weight: 600, clear: 0 });
  } else {
    const runs = [...reading.gaps.map((one) => ['missingRun', one] as const), ...reading.silent.map((one) => ['silentRun', one] as const), ...reading.exempt.map((one) => ['exemptRun', one] as const)];
    for (const [key, one] of runs) {
      const text = say(lang, `charts:${key}`, { run: runWords(one, lang) });
      const wide = pen.x(one.to) - pen.x(one.from);
      const q = (one.from + one.to) / 2;
      add({ text: wrap(text, px.text, 400, Math.max(wide, (key === 'missingRun' ? 92 : 136) * px.k)).join('\n'), q, level: 0, y: pen.box.bottom, sides: ['above', 'above-right', 'above-left'], fill: theme.ink2, clear: (key === 'missingRun' ? 4 : 14) * px.k });
    }
    for (const row of reading.late.slice(-1)) add({ text: say(lang, 'charts:late'), q: row.q, level: 0, y: pen.box.bottom, sides: ['above', 'above-right'], fill: theme.ink2, clear: 4 * px.k });
  }
  if (last && reading.points.length === 1) add({ text: say(lang, 'charts:onePoint'), q: last.q, level: last.value, sides: ['below', 'below-right', 'right', 'above-right'], fill: theme.ink2, clear: 8 * px.k, droppable: true });
  if (last && (last.hollow || isPartial(last.row))) add({ text: thin(last.row, lang), q: last.q, level: last.value, sides: ['below-right', 'right', 'below', 'above-right', 'below-left', 'above-left', 'above'], fill: theme.ink2, clear: 8 * px.k, droppable: true });
  for (const point of reading.points.filter((one) => one.row.half_year)) add({ text: say(lang, 'charts:half'), q: point.q - 0.5, level: point.value, sides: ['below', 'above', 'below-right', 'below-left', 'above-left', 'above-right'], fill: theme.ink2, clear: 6 * px.k, droppable: true });
  for (const ghost of reading.ghosts.slice(-1)) add({ text: say(lang, 'charts:revised'), q: ghost.q, level: ghost.from, sides: ['left', 'below', 'below-left', 'below-right', 'above-left'], fill: theme.ink2, clear: 6 * px.k, droppable: true });
  for (const row of reading.breaks) {
    const text = (lang === 'vi' ? row.break_vi : row.break_en) ?? '';
    add({ text: wrap(text, px.text, 400, (size === 'briefing' ? 210 : 150) * px.k).join('\n'), narrow: [wrap(text, px.text, 400, (size === 'briefing' ? 120 : 110) * px.k).join('\n')], q: row.q - 0.5, level: 0, y: pen.box.top, sides: ['below-right', 'below-left'], orElse: { y: pen.box.bottom, sides: ['above-right', 'above-left'] }, fill: theme.ink2, clear: 4 * px.k });
  }
  for (const point of reading.held) add({ text: say(lang, 'charts:held', { value: valueLabel(point.value, null, drawing) }), q: point.q, level: 0, y: pen.box.top, sides: ['below-left', 'below-right'], fill: theme.ink2, clear: 8 * px.k });
  for (const mark of reading.marks.filter((one) => !one.own && !one.solid)) {
    add({ text: markLabel(mark, drawing), q: mark.q, level: mark.goalMax ?? mark.goal, sides: ['left', 'above-left', 'above', 'right', 'above-right', 'below-left'], fill: theme.plan, clear: 9 * px.k, droppable: true });
  }
  return labels;
}
