// The bodies of a map combined in one window: who is expected, who is absent, what may be said.
import type { Body } from './facts.ts';
import type { Figure } from './observations.ts';
import { isLess, round9, sum } from './rounding.ts';
import type { Indicator, Rules } from '../world.ts';

/** The figures of a window and what its absent bodies were last known to have. */
export interface Gathered { figures: { body: Body; figure: Figure }[]; expected: Body[]; lastKnown: (body: Body) => Figure | null }
export interface Combined {
  actual: number | null; numerator: number | null; denominator: number | null; standardError: number | null; coverage: number | null; low: number | null; high: number | null;
  carried: number; problem: string; agencies: number; expected: number;
}

/** README 11 to 16 for one window. */
export function combine(indicator: Indicator, gathered: Gathered, rules: Rules): Combined {
  const absent = gathered.expected.filter((body) => !gathered.figures.some((one) => one.body === body));
  const reporting = gathered.expected.length > 0 ? (gathered.expected.length - absent.length) / gathered.expected.length : null;
  const base: Combined = {
    actual: null, numerator: null, denominator: null, standardError: null, coverage: null, low: null, high: null, carried: 0, problem: '', agencies: gathered.figures.length, expected: gathered.expected.length,
  };
  if (gathered.figures.length === 0) return base;
  if (indicator.kind === 'share') return { ...base, ...share(gathered, absent, rules) };
  if (indicator.kind === 'survey') return { ...base, ...survey(gathered, reporting, rules) };
  if (indicator.kind === 'rank') {
    const isOne = gathered.figures.length === 1;
    return { ...base, actual: isOne ? gathered.figures[0]!.figure.value : null, coverage: reporting, problem: isOne ? '' : 'not-combinable' };
  }
  const reported = sum(gathered.figures.map((one) => one.figure.value!));
  if (indicator.timing === 'flow') return { ...base, actual: reported, coverage: reporting, problem: absent.length > 0 ? 'coverage-low' : '' };
  return { ...base, coverage: reporting, ...carry(gathered, absent, reported, rules) };
}

function share(gathered: Gathered, absent: Body[], rules: Rules): Partial<Combined> {
  const numerator = sum(gathered.figures.map((one) => one.figure.numerator!));
  const denominator = sum(gathered.figures.map((one) => one.figure.denominator!));
  const said = { numerator, denominator, actual: percent(numerator, denominator) };
  const missing = absent.map((body) => gathered.lastKnown(body)?.denominator ?? null);
  if (missing.includes(null)) return { ...said, problem: 'denominator-unknown' };
  const unseen = sum(missing as number[]);
  const whole = denominator + unseen;
  const coverage = round9(whole) === 0 ? null : denominator / whole;
  const range = absent.length > 0 ? { low: percent(numerator, whole), high: percent(numerator + unseen, whole) } : {};
  return { ...said, ...range, coverage, problem: coverage !== null && isLess(coverage, rules.least_coverage) ? 'coverage-low' : '' };
}

function percent(numerator: number, denominator: number): number | null {
  return round9(denominator) === 0 ? null : (100 * numerator) / denominator;
}

function survey(gathered: Gathered, coverage: number | null, rules: Rules): Partial<Combined> {
  const rows = gathered.figures.map((one) => ({ value: one.figure.value!, sample: one.figure.sample, error: errorOf(one.figure) }));
  const problem = coverage !== null && isLess(coverage, rules.least_coverage) ? 'coverage-low' : '';
  if (rows.length === 1) return { actual: rows[0]!.value, standardError: rows[0]!.error, coverage, problem };
  const samples = sum(rows.map((row) => row.sample ?? 0));
  if (rows.some((row) => row.sample === null) || samples === 0) return { coverage, problem: 'not-combinable' };
  const errors = rows.map((row) => (row.error === null ? null : (row.sample! * row.error) ** 2));
  return {
    actual: sum(rows.map((row) => row.sample! * row.value)) / samples, standardError: errors.includes(null) ? null : Math.sqrt(sum(errors as number[])) / samples, coverage, problem,
  };
}

function errorOf({ value, sample, standardError }: Figure): number | null {
  if (standardError !== null) return standardError;
  return sample !== null && sample > 0 && value! >= 0 && value! <= 100 ? Math.sqrt((value! * (100 - value!)) / sample) : null;
}

function carry(gathered: Gathered, absent: Body[], reported: number, rules: Rules): Partial<Combined> {
  const found = absent.map((body) => gathered.lastKnown(body)?.value ?? null);
  const carried = found.filter((value) => value !== null);
  const isTooMany = gathered.expected.length > 0 && isLess(rules.most_carried, carried.length / gathered.expected.length);
  return { actual: reported + sum(carried), carried: carried.length, problem: carried.length < absent.length ? 'carry-unknown' : isTooMany ? 'carried-too-many' : '' };
}
