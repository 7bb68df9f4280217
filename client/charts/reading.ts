import { figure } from '../format.ts';
import { asStatus } from '../marks/status.ts';
import type { Status } from '../marks/status.ts';
import type { MilestoneRow, TrajectoryInput, TrendRow } from './rows.ts';
import { quarterOfDay } from './scale.ts';

export interface Point {
  q: number;
  value: number;
  row: TrendRow;
  /** badly covered, carried forward or too few cases: drawn hollow */
  hollow: boolean;
}

/** Consecutive owed quarters in the same empty state; `from` and `to` are places on the axis. */
export interface Gap {
  rows: TrendRow[];
  from: number;
  to: number;
  yearly: boolean;
}

export interface Mark {
  row: MilestoneRow;
  q: number;
  goal: number;
  goalMax: number | null;
  /** in use among all plans */
  solid: boolean;
  own: boolean;
  /** judged for good */
  past: boolean;
}

/** Everything that a drawing, a table and a sentence about one target have to agree on. */
export interface Reading {
  rows: TrendRow[];
  /** nothing is known, and nothing was known not to be owed */
  isEmpty: boolean;
  points: Point[];
  /** impossible values of a share, kept off the line until they are checked */
  held: Point[];
  provisional: { q: number; value: number; from: Point | null }[];
  ghosts: { q: number; from: number; to: number }[];
  gaps: Gap[];
  late: TrendRow[];
  /** nothing to report: a dash at the axis, never a measured zero */
  silent: Gap[];
  /** not applicable */
  exempt: Gap[];
  /** what a figure may be where bodies are absent */
  ranges: { q: number; low: number; high: number }[];
  /** where the line leads from the last figure on, with the edges of its band; empty where there is none */
  forecast: { q: number; value: number; low: number; high: number }[];
  breaks: TrendRow[];
  /** oldest first; a cut that is re-based has two */
  baselines: { q: number; value: number }[];
  path: { q: number; value: number }[];
  /** upper end of the path of a range; empty where there is none */
  pathMax: { q: number; value: number }[];
  pathKind: 'ramp' | 'step' | 'maintain';
  marks: Mark[];
  /** the own milestone that the headline verdict is about: the next open one, else the last */
  headline: MilestoneRow | null;
  status: Status;
  now: number;
  first: number;
  last: number;
}

const isValue = (value: number | null | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);

/** Badly covered, made of values carried forward, or of too few cases. */
export function isThin(row: TrendRow): boolean {
  return row.problem !== '' || row.carried > 0 || row.few_cases;
}

/** Whether all bodies had nothing to report: counted as reported, yet nothing was measured. */
export function isSilent(row: TrendRow): boolean {
  return row.state === 'nothing-to-report' && !row.actual;
}

function gapsOf(rows: TrendRow[], baselineQ: number, state: string): Gap[] {
  const owed = rows.filter((row) => row.state !== 'not-owed' && row.q > baselineQ);
  const gaps: Gap[] = [];
  owed.forEach((row, place) => {
    if (row.state !== state || (isValue(row.actual) && !isSilent(row))) return;
    const before = owed[place - 1];
    const from = (before?.q ?? row.q - 1) + 0.5;
    const open = gaps.at(-1);
    if (open && before && open.rows.at(-1) === before) {
      open.rows.push(row);
      open.to = row.q + 0.5;
    } else gaps.push({ rows: [row], from, to: row.q + 0.5, yearly: row.q % 4 === 0 && row.q - (before?.q ?? row.q) >= 4 });
  });
  return gaps;
}

/** One diamond for each year and level: where two plans agree, the own one stands for both. */
function marksOf(milestones: MilestoneRow[]): Mark[] {
  const marks: Mark[] = [];
  const known = milestones.filter((row) => isValue(row.goal) && row.drawn);
  for (const row of known.toSorted((a, b) => Number(b.own) - Number(a.own) || Number(b.operative) - Number(a.operative) || a.q - b.q)) {
    const goalMax = row.goal_max ?? null;
    const twin = marks.find((mark) => mark.q === row.q && Math.abs(mark.goal - (row.goal as number)) < 1e-9 && mark.goalMax === goalMax);
    if (twin) twin.solid ||= row.operative;
    else marks.push({ row, q: row.q, goal: row.goal as number, goalMax, solid: row.operative, own: row.own, past: row.closed });
  }
  return marks.toSorted((a, b) => a.q - b.q);
}

/** Whether a figure is written otherwise than before its correction: what rounding hides is told in words alone. */
export function isRevised(row: TrendRow, { unit }: TrajectoryInput['indicator']): boolean {
  return isValue(row.revised_from) && figure(row.revised_from, unit, 'vi') !== figure(row.actual, unit, 'vi');
}

/** Reads the rows once. No figure is computed here: all values are those of the answers. */
export function readTrajectory(input: TrajectoryInput): Reading {
  const now = quarterOfDay(input.dataTo);
  const all = input.rows.toSorted((a, b) => a.q - b.q);
  const share = input.indicator.unit === 'percent' && (input.indicator.kind === 'share' || input.indicator.kind === 'survey');
  const baselines = all.flatMap((row) => (isValue(row.baseline) ? [{ q: row.q, value: row.baseline }] : []));
  const known: Point[] = all.filter((row) => isValue(row.actual) && !isSilent(row))
    .map((row) => ({ q: row.q, value: row.actual as number, row, hollow: isThin(row) }));
  const held = known.filter((point) => point.value < 0 || (share && point.value > 100));
  const points = known.filter((point) => !held.includes(point));
  const marks = marksOf(input.milestones);
  const own = input.milestones.filter((row) => row.own && row.drawn).toSorted((a, b) => a.q - b.q);
  const headline = own.find((row) => !row.closed) ?? own.at(-1) ?? null;
  // what lies before the baseline or before anything drawn was never asked for
  const started = [baselines[0]?.q, points[0]?.q, all.find((row) => isValue(row.path))?.q, all.find((row) => isValue(row.provisional))?.q].filter(isValue);
  const first = started.length > 0 ? Math.min(...started) : (all[0]?.q ?? marks[0]?.q ?? now);
  const rows = all.filter((row) => row.q >= first);
  const isRange = rows.some((row) => isValue(row.path_max));
  const pathKind = own.some((row) => row.path === 'step') ? 'step' : own.some((row) => row.path === 'maintain') ? 'maintain' : 'ramp';
  const before = baselines[0]?.q ?? -Infinity;
  const ahead = rows.flatMap((row) => (row.q >= (points.at(-1)?.q ?? Infinity) && isValue(row.forecast) && isValue(row.forecast_low) && isValue(row.forecast_high)
    ? [{ q: row.q, value: row.forecast, low: row.forecast_low, high: row.forecast_high }] : []));
  const [silent, exempt] = [gapsOf(rows, before, 'nothing-to-report'), gapsOf(rows, before, 'not-applicable')];
  const isEmpty = known.length + silent.length + exempt.length === 0 && !rows.some((row) => isValue(row.provisional));
  return {
    rows, isEmpty, points, held, marks, headline, now, first, pathKind,
    provisional: rows.filter((row) => isValue(row.provisional)).map((row) => ({
      q: row.q, value: row.provisional as number, from: points.findLast((point) => point.q < row.q) ?? null,
    })),
    ghosts: points.filter(({ row }) => isRevised(row, input.indicator)).map((point) => ({ q: point.q, from: point.row.revised_from as number, to: point.value })),
    gaps: gapsOf(rows, before, 'missing'),
    late: gapsOf(rows, before, 'late').flatMap((gap) => gap.rows),
    silent, exempt,
    ranges: points.flatMap(({ q, row: { low, high } }) => (isValue(low) && isValue(high) ? [{ q, low, high }] : [])),
    forecast: ahead.length > 1 ? ahead : [],
    breaks: rows.filter((row) => (input.lang === 'vi' ? row.break_vi : row.break_en)),
    baselines,
    path: rows.filter((row) => isValue(row.path)).map((row) => ({ q: row.q, value: row.path as number })),
    // where a range begins both ends are one
    pathMax: isRange ? rows.filter((row) => isValue(row.path)).map((row) => ({ q: row.q, value: row.path_max ?? row.path as number })) : [],
    status: asStatus(headline?.status),
    last: Math.max(now, ...marks.map((mark) => mark.q), ...rows.map((row) => row.q)),
  };
}
