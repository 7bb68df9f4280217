// One body's figure in one window: a quarter, a half-year, a year.
import { bodiesAsked, carriedOn, keyOf, owes, partsAsked, reportOf } from './facts.ts';
import type { Body, Facts, Quantity, Quarter } from './facts.ts';
import { addUp, isKnown, observe } from './observations.ts';
import type { Figure } from './observations.ts';
import { isLess, sum } from './rounding.ts';
import type { Indicator, Report } from '../world.ts';

/** The windows of a quantity; each gives a body's known figure, or null. */
export interface Windows {
  quarter: (body: Body, q: number) => Figure | null;
  half: (body: Body, year: number) => Figure | null;
  year: (body: Body, year: number) => Figure | null;
}

/** README 5 to 8 and 10, each figure worked out once. */
export function windowsOf(facts: Facts, quantity: Quantity): Windows {
  const { timing } = quantity.indicator;
  const byQ = new Map(facts.quarters.map((quarter) => [quarter.q, quarter]));
  const surveyed = timing === 'survey' ? readSurvey(facts, quantity) : new Map<string, Figure>();
  const quarter = once((body, q) => {
    if (timing === 'survey') return surveyed.get(`${body.id}\t${q}`) ?? null;
    const at = byQ.get(q);
    if (!at) return null;
    return timing === 'flow' ? flowOfQuarter(facts, quantity, body, at) : stated(facts, quantity, body, at.report);
  });
  const half = once((body, year) => stated(facts, quantity, body, reportOf(facts, year, 'H1')));
  const year = once((body, one) => (timing === 'flow' ? flowOfYear(facts, quantity, body, one) : quarter(body, 4 * one + 4)));
  return { quarter, half, year };
}

function once(work: (body: Body, at: number) => Figure | null): (body: Body, at: number) => Figure | null {
  const found = new Map<string, Figure | null>();
  return (body, at) => {
    const key = `${body.id}\t${at}`;
    if (!found.has(key)) found.set(key, work(body, at));
    return found.get(key)!;
  };
}

function stated(facts: Facts, quantity: Quantity, body: Body, report: Report | undefined): Figure | null {
  const seen = report ? observe(facts, body, report, quantity) : null;
  return seen?.state === 'stated' && isKnown(seen.figure, quantity.indicator) ? seen.figure : null;
}

/** What the body and those whom it carries on had reported before; null where one of these reports is absent. */
function taken(facts: Facts, quantity: Quantity, body: Body, report: Report): { figure: Figure; weight: number }[] | null {
  const earlier: ('Q1' | 'H1' | 'Q3')[] = report.kind === 'H1' ? ['Q1'] : report.kind === 'Y' ? ['H1', 'Q3'] : [];
  const found: { figure: Figure; weight: number }[] = [];
  for (const before of earlier.flatMap((kind) => reportOf(facts, report.year, kind) ?? [])) {
    for (const { body: one, weight } of carriedOn(facts, body)) {
      if (one !== body && owes(facts, one, quantity.indicator, report)) continue;
      if (!owes(facts, one, quantity.indicator, before) || (one !== body && !partsAsked(facts, one, quantity.indicator).includes(quantity.part))) continue;
      const seen = observe(facts, one, before, quantity);
      if (seen.state === 'absent') return null;
      if (seen.state === 'stated') found.push({ figure: seen.figure, weight: -weight });
    }
  }
  return found;
}

function flowOfQuarter(facts: Facts, quantity: Quantity, body: Body, { report }: Quarter): Figure | null {
  const whole = stated(facts, quantity, body, report);
  const off = whole ? taken(facts, quantity, body, report) : null;
  if (!whole || !off) return null;
  const rest = addUp([{ figure: whole, weight: 1 }, ...off]);
  const cleared = (name: 'numerator' | 'denominator' | 'value'): number | null => (rest[name] === null ? null : clear(rest[name], whole[name]));
  const figure = { ...rest, numerator: cleared('numerator'), denominator: cleared('denominator'), value: cleared('value') };
  return isKnown(figure, quantity.indicator) && isPossible(figure, whole, quantity.indicator) ? figure : null;
}

/** README 5: what is left of a cumulative figure, where it is no more than the noise of its arithmetic, is nothing. */
function clear(rest: number, whole: number | null): number {
  return Math.abs(rest) <= 1e-9 * (1 + whole!) ? 0 : rest;
}

/** README 5: what is left of cumulative reports is neither below zero nor more cases than were counted. */
function isPossible({ numerator, denominator, value }: Figure, whole: Figure, { kind }: Indicator): boolean {
  return kind === 'share' ? numerator! >= 0 && clear(denominator! - numerator!, whole.denominator) >= 0 : value! >= 0;
}

function flowOfYear(facts: Facts, quantity: Quantity, body: Body, year: number): Figure | null {
  const report = reportOf(facts, year, 'Y');
  if (!report) return null;
  if (owes(facts, body, quantity.indicator, report)) return stated(facts, quantity, body, report);
  if (body.to === null || body.to < report.opens || body.to >= report.ends) return null;
  const [q1, h1, q3] = (['Q1', 'H1', 'Q3'] as const).map((kind) => reportOf(facts, year, kind));
  const half = stated(facts, quantity, body, h1);
  const first = half ?? stated(facts, quantity, body, q1);
  const owesHalf = half !== null || (h1 !== undefined && owes(facts, body, quantity.indicator, h1));
  const parts = [
    { figure: first, weight: 1 - heldLater(facts, quantity, body, owesHalf ? [report] : [h1!, report]) }, { figure: stated(facts, quantity, body, q3), weight: 1 - heldLater(facts, quantity, body, [report]) },
  ];
  const left = parts.flatMap(({ figure, weight }) => (figure !== null && isLess(0, weight) ? [{ figure, weight }] : []));
  return left.length > 0 ? addUp(left) : null;
}

/** README 7: how much of a body's work stands in one of the reports of those who carry it on; of each chain the first who owes one. */
function heldLater(facts: Facts, quantity: Quantity, body: Body, reports: Report[]): number {
  return sum((facts.successors.get(body.id) ?? []).map(({ body: heir, weight }) => weight * (reports.some((report) => bodiesAsked(facts, quantity, report).includes(heir)) ? 1 : heldLater(facts, quantity, heir, reports))));
}

/** README 10: each row at the quarter that it names, of several the one from the latest report. */
function readSurvey(facts: Facts, quantity: Quantity): Map<string, Figure> {
  const found = new Map<string, Figure>();
  for (const { q, report } of facts.quarters) {
    for (const body of facts.bodies.filter((one) => one.territory === quantity.territory)) {
      const figure = stated(facts, quantity, body, report);
      if (figure) found.set(`${body.id}\t${referenceOf(facts.inForce.get(keyOf(body.id, report.report, quantity.indicator.id, quantity.part))?.reference ?? '') ?? q}`, figure);
    }
  }
  return found;
}

/** The quarter that a survey's row names, null where it names none. */
export function referenceOf(reference: string): number | null {
  const match = /^(\d{4})(?:Q([1-4]))?$/.exec(reference);
  return match ? 4 * Number(match[1]) + Number(match[2] ?? 4) : null;
}
