// The figures of one quantity, quarter by quarter, and of its years.
import { bodiesAsked, reportOf, rulesOn } from './facts.ts';
import type { Body, Facts, Quantity, Quarter } from './facts.ts';
import { combine } from './coverage.ts';
import type { Combined } from './coverage.ts';
import { addUp, observe } from './observations.ts';
import type { Figure } from './observations.ts';
import { isLess, sum } from './rounding.ts';
import { windowsOf } from './windows.ts';
import type { Windows } from './windows.ts';
import type { Report } from '../world.ts';

/** A live figure; `shown` where somebody was expected or something stated. */
export interface Point extends Combined { q: number; isHalf: boolean; shown: boolean }
export interface Series { points: Point[]; byQ: Map<number, Point>; years: Map<number, Combined> }

/** Every quarter and year of the calendar. */
export function seriesOf(facts: Facts, quantity: Quantity): Series {
  const windows = windowsOf(facts, quantity);
  const bodies = facts.bodies.filter((body) => body.territory === quantity.territory);
  const own = new Map(facts.quarters.map((quarter) => [quarter.q, ownWindow(facts, quantity, windows, bodies, quarter)]));
  const years = new Map(facts.quarters.filter((one) => one.quarter === 4).map((one) => [one.year, yearOf(facts, quantity, windows, bodies, one, own)]));
  for (const year of quantity.indicator.timing === 'survey' ? yearsBefore(facts) : []) {
    const figures = gather(bodies, (body) => windows.quarter(body, 4 * year + 4));
    if (figures.length > 0) years.set(year, combine(quantity.indicator, { figures, expected: [], lastKnown: () => null }, rulesOn(facts, '')));
  }
  const points = facts.quarters.map(({ q, quarter, year, report }): Point => {
    const point = own.get(q)!;
    const live = isSummed(quantity) ? lastFour(quantity, own, q) : point;
    const hasYear = quarter === 4 && years.get(year)!.agencies > 0;
    return { ...live, q, isHalf: point.isHalf, shown: expectedIn(facts, quantity, report).length > 0 || point.agencies > 0 || hasYear };
  });
  return { points, byQ: new Map(points.map((point) => [point.q, point])), years };
}

/** README 10: years that only a survey can name, before the calendar begins. */
function yearsBefore(facts: Facts): number[] {
  const first = Math.min(...facts.quarters.map((one) => one.year));
  return Array.from({ length: 30 }, (_, back) => first - 1 - back);
}

/** README 25: the latest figure that is not null, up to a quarter. */
export function liveAt(series: Series, q: number): Point | null {
  return series.points.findLast((point) => point.q <= q && point.actual !== null) ?? null;
}

type Own = Combined & { isHalf: boolean };
const isSummed = ({ indicator }: Quantity): boolean => indicator.timing === 'flow' && (indicator.kind === 'count' || indicator.kind === 'money');

function expectedIn(facts: Facts, quantity: Quantity, report: Report): Body[] {
  return bodiesAsked(facts, quantity, report).filter((body) => observe(facts, body, report, quantity).state !== 'not-applicable');
}

function ownWindow(facts: Facts, quantity: Quantity, windows: Windows, bodies: Body[], { q, quarter, year, report }: Quarter): Own {
  const expected = expectedIn(facts, quantity, report);
  const rules = rulesOn(facts, report.ends);
  const figures = gather(bodies, (body) => windows.quarter(body, q));
  const asksHalf = ['Q1', 'H1'].every((kind) => quantity.indicator.reports.split(' ').includes(kind));
  if (quarter === 2 && figures.length === 0 && asksHalf && quantity.indicator.timing === 'flow' && quantity.indicator.kind === 'share') {
    const halves = gather(bodies, (body) => windows.half(body, year));
    const before = facts.quarters.map((one) => one.year).filter((one) => one < year);
    if (halves.length > 0) return { ...combine(quantity.indicator, { figures: halves, expected, lastKnown: (body) => lastKnown(facts, body, before, windows.half) }, rules), isHalf: true };
  }
  const before = facts.quarters.map((one) => one.q).filter((one) => one < q);
  return { ...combine(quantity.indicator, { figures, expected, lastKnown: (body) => lastKnown(facts, body, before, windows.quarter) }, rules), isHalf: false };
}

function yearOf(facts: Facts, quantity: Quantity, windows: Windows, bodies: Body[], { q, year, report }: Quarter, own: Map<number, Own>): Combined {
  if (quantity.indicator.timing !== 'flow') return own.get(q)!;
  const figures = gather(bodies, (body) => windows.year(body, year));
  const before = facts.quarters.filter((one) => one.quarter === 4 && one.year < year).map((one) => one.year);
  return combine(quantity.indicator, { figures, expected: expectedIn(facts, quantity, report), lastKnown: (body) => lastKnown(facts, body, before, windows.year) }, rulesOn(facts, report.ends));
}

function gather(bodies: Body[], figureOf: (body: Body) => Figure | null): { body: Body; figure: Figure }[] {
  return bodies.flatMap((body) => {
    const figure = figureOf(body);
    return figure ? [{ body, figure }] : [];
  });
}

/** README 13: its own latest figure before, else that of the bodies that it carries on, of each chain the nearest. */
function lastKnown(facts: Facts, body: Body, before: number[], figureOf: (body: Body, at: number) => Figure | null): Figure | null {
  const latest = before.toSorted((a, b) => b - a).find((at) => figureOf(body, at) !== null);
  if (latest !== undefined) return figureOf(body, latest);
  const inherited = (facts.predecessors.get(body.id) ?? []).flatMap((one) => {
    const figure = lastKnown(facts, one.body, before, figureOf);
    return figure ? [{ figure, weight: one.weight }] : [];
  });
  return inherited.length > 0 ? addUp(inherited) : null;
}

/** README 9 and 16: the windows of the last four quarters together, with the worst of their coverages. */
function lastFour(quantity: Quantity, own: Map<number, Own>, q: number): Combined {
  const asked = [q - 3, q - 2, q - 1, q].filter((one) => asksFor(quantity, one));
  const point = own.get(q)!;
  const nothing = { ...point, actual: null, coverage: null, problem: '' };
  if (!asksFor(quantity, q)) return nothing;
  const all = asked.flatMap((one) => own.get(one) ?? []);
  if (all.length < asked.length || all.some((one) => one.actual === null)) return nothing;
  const worst = all.reduce((one, other) => (other.coverage !== null && (one.coverage === null || isLess(other.coverage, one.coverage)) ? other : one));
  return { ...point, actual: sum(all.map((one) => one.actual!)), coverage: worst.coverage, problem: all.find((one) => one.problem !== '')?.problem ?? '' };
}

function asksFor({ indicator }: Quantity, q: number): boolean {
  const kind = (['Q1', 'H1', 'Q3', 'Y'] as const)[(q - 1) % 4]!;
  return indicator.reports.split(' ').includes(kind);
}

/** Whether a report of a quarter up to `q` asked for the quantity and was due before today (README 27f). */
export function wasDue(facts: Facts, quantity: Quantity, q: number): boolean {
  return facts.quarters.some((one) => one.q <= q && one.report.due < facts.world.today && bodiesAsked(facts, quantity, one.report).length > 0);
}

/** The last day of a year's window; where the calendar does not reach so far, 14 December. */
export function endOfYear(facts: Facts, year: number): string {
  return reportOf(facts, year, 'Y')?.ends ?? `${year}-12-14`;
}
