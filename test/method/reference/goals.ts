// Milestones: what is to be reached, when, from which baseline; and whether a figure reaches it.
import { isKnownAt } from './facts.ts';
import type { Facts, Page } from './facts.ts';
import { isAtLeast, isLess, meanOrNull, round9 } from './rounding.ts';
import type { Combined } from './coverage.ts';
import type { Series } from './series.ts';
import type { Lock, Target } from '../world.ts';

/** b and its quarter t0; `own`: of the baseline year that the row itself names. */
export interface Base { value: number; q: number; own: boolean }
/** One milestone. `rounding`: the indicator's smallest step. `level` is the lower edge of a range, `levelMax` its upper; null where not known or no range. */
export interface Milestone { id: string; row: Target; year: number; q: number; comparator: Target['comparator']; level: number | null; levelMax: number | null; base: Base | null; rounding: number; lock: Lock | null }
/** A milestone's edge: where it is no range, both are its level. */
export type Edge = 'low' | 'high';

const RELATIVE = ['reduction', 'better-than-year', 'period-mean'];
/** Whether pace is measured from a baseline year that the milestone itself names. */
export const hasOwnBase = ({ row, base }: Milestone): boolean => RELATIVE.includes(row.relation) || (base?.own ?? false);
/** Ranks, better-than-year and period-mean are judged at their year alone: no path, no pace, no forecast. */
export const isJudgedAtYear = ({ row }: Milestone): boolean => ['rank', 'better-than-year', 'period-mean'].includes(row.relation);
/** "Năm N" is quarter 4 of N. */
export const endOf = (year: number): number => 4 * year + 4;

/** All milestones of a page with level and base (README 18 to 20); absolute ones still with a base of their own. */
export function milestonesOf(facts: Facts, page: Page, series: Series): Milestone[] {
  return page.rows.flatMap((row) => (row.relation === 'increase-per-year' ? yearlySteps(facts, page, row) : [{ id: row.id, row, year: row.due, ...levelOf(facts, page, series, row) }]))
    .map((one) => withLock(facts, {
      ...one, q: endOf(one.year), rounding: page.quantity.indicator.rounding, lock: null,
      base: RELATIVE.includes(one.row.relation) ? ownBase(facts, page, series, one.row) : ownBase(facts, page, series, one.row) ?? absoluteBase(facts, page, series, one.row),
    }));
}

/** Whether a figure meets the milestone; its level is known. */
export function isMet(milestone: Milestone, value: number): boolean {
  const level = milestone.level!;
  switch (milestone.comparator) {
    case '>=': return isAtLeast(value, level);
    case '>': return isLess(level, value);
    case '<=': return isAtLeast(level, value);
    case '<': return isLess(value, level);
    case '=': return isLess(Math.abs(value - level), milestone.rounding / 2);
    case 'range': return isAtLeast(value, level) && isAtLeast(milestone.levelMax ?? level, value);
  }
}

/** The edge on whose side a figure lies; inside, and where no level is known, the lower one. */
export function edgeFor(milestone: Milestone, value: number | null): Edge {
  return milestone.comparator === 'range' && milestone.level !== null && value !== null && isLess(milestone.levelMax ?? milestone.level, value) ? 'high' : 'low';
}
/** The level at an edge. */
export const levelAt = (milestone: Milestone, edge: Edge): number | null => (edge === 'high' ? milestone.levelMax ?? milestone.level : milestone.level);

/** d of README 22 and 23. */
export function directionOf(milestone: Milestone, edge: Edge, better: 'up' | 'down'): 1 | -1 {
  if (milestone.comparator === 'range') return edge === 'high' ? -1 : 1;
  if (milestone.comparator !== '=') return milestone.comparator.startsWith('<') ? -1 : 1;
  const way = milestone.base && milestone.level !== null ? round9(milestone.level - milestone.base.value) : 0;
  return way === 0 ? (better === 'up' ? 1 : -1) : way > 0 ? 1 : -1;
}

/** The figure that judges a milestone: of its year, or the mean of the years since the base period (README 18). */
export function judgingFigure(milestone: Milestone, series: Series): Pick<Combined, 'actual' | 'low' | 'high' | 'problem'> | null {
  if (milestone.row.relation !== 'period-mean') return series.years.get(milestone.year) ?? null;
  const last = baselineYears(milestone.row).at(-1);
  if (last === undefined) return null;
  const years = span(last + 1, milestone.year).map((year) => series.years.get(year) ?? null);
  const actual = meanOrNull(years.map((year) => year?.actual ?? null));
  return { actual, low: null, high: null, problem: years.map((year) => year?.problem ?? '').sort().at(-1) ?? '' };
}

type Stated = Pick<Milestone, 'id' | 'row' | 'year' | 'comparator' | 'level' | 'levelMax'>;

function yearlySteps(facts: Facts, page: Page, row: Target): Stated[] {
  const start = page.rows.filter((one) => one.relation === 'level' && one.source === row.source && one.due < row.due).sort((a, b) => a.due - b.due).at(-1);
  const between = start ? facts.quarters.filter((one) => one.quarter === 4 && one.year > start.due && one.year < row.due).map((one) => one.year) : [];
  return [...between, row.due].map((year) => ({
    id: year === row.due ? row.id : `${row.id}-${year}`, row, year, comparator: row.comparator, levelMax: null,
    level: start ? Math.min(start.value + row.value * (year - start.due), row.value_max ?? (['share', 'survey'].includes(page.quantity.indicator.kind) ? 100 : Infinity)) : null,
  }));
}

function levelOf(facts: Facts, page: Page, series: Series, row: Target): Pick<Milestone, 'comparator' | 'level' | 'levelMax'> {
  if (!RELATIVE.includes(row.relation)) return { comparator: row.comparator, level: row.value, levelMax: row.comparator === 'range' ? row.value_max : null };
  const base = ownBase(facts, page, series, row)?.value ?? null;
  if (row.relation === 'better-than-year') return { comparator: '>', level: base, levelMax: null };
  const cut = (percent: number): number | null => (base === null ? null : base * (1 - percent / 100));
  if (row.comparator === 'range') return { comparator: 'range', level: cut(row.value_max ?? row.value), levelMax: cut(row.value) };
  const turned = row.comparator === '>' ? '<' : row.comparator === '>=' ? '<=' : row.comparator;
  return { comparator: turned, level: cut(row.value), levelMax: null };
}

/** README 32: the level at which a milestone was first judged stays. */
function withLock(facts: Facts, milestone: Milestone): Milestone {
  const locks = facts.world.locks.filter((one) => one.milestone === milestone.id && isKnownAt(one.published_at, facts.world.as_of));
  const lock = locks.sort((a, b) => Date.parse(a.published_at) - Date.parse(b.published_at))[0];
  return lock ? { ...milestone, lock, level: lock.goal, levelMax: lock.goal_max } : milestone;
}

/** The years of a baseline, `2021` or `2021-2025`; none where it is empty. */
export function baselineYears(row: Target): number[] {
  const [first, last] = row.baseline.split('-').map(Number);
  return row.baseline === '' ? [] : span(first!, last ?? first!);
}
const span = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

function recorded(facts: Facts, page: Page, year: number): number | null {
  const { territory, indicator, part } = page.quantity;
  return facts.world.baselines.find((one) => one.territory === territory && one.indicator === indicator.id && one.part === part && one.year === year
    && one.value !== null && (one.known === null || one.known <= facts.world.today))?.value ?? null;
}

/** README 19: a year of which too much is missing is no baseline. */
const covered = (year: Combined | undefined): number | null => (year && year.problem === '' ? year.actual : null);

function ownBase(facts: Facts, page: Page, series: Series, row: Target): Base | null {
  const years = baselineYears(row);
  if (years.length === 0) return null;
  const value = recorded(facts, page, years.at(-1)!) ?? meanOrNull(years.map((year) => covered(series.years.get(year))));
  return value === null ? null : { value, q: endOf(years.at(-1)!), own: true };
}

function absoluteBase(facts: Facts, page: Page, series: Series, row: Target): Base | null {
  const first = page.plan.first_year;
  for (const year of [first, first - 1]) {
    const value = recorded(facts, page, year);
    if (value !== null) return { value, q: endOf(year), own: false };
  }
  if (row.relation === 'count') return { value: 0, q: endOf(first - 1), own: false };
  const point = series.points.find((one) => one.q >= 4 * first + 1 && one.actual !== null && one.problem === '');
  return point ? { value: point.actual!, q: point.q, own: false } : null;
}
