// One body's figure in one report: as stated, or its total made of one complete dimension.
import { keyOf, owes, partsAsked } from './facts.ts';
import type { Body, Facts, Quantity } from './facts.ts';
import type { Indicator, Landed, Report } from '../world.ts';

/** A share has numerator and denominator, all others a value. */
export interface Figure { numerator: number | null; denominator: number | null; value: number | null; sample: number | null; standardError: number | null }
export type Observation = { state: 'stated'; figure: Figure } | { state: 'not-applicable' } | { state: 'absent' };

const ABSENT: Observation = { state: 'absent' };

/** README 2 and 3. Absent too where the body does not owe the report. */
export function observe(facts: Facts, body: Body, report: Report, { indicator, part }: Quantity): Observation {
  if (!owes(facts, body, indicator, report)) return ABSENT;
  const row = facts.inForce.get(keyOf(body.id, report.report, indicator.id, part));
  if (row) return readRow(row);
  return part === '' && ['share', 'count', 'money'].includes(indicator.kind) ? totalOfParts(facts, body, report, indicator) : ABSENT;
}

/** Whether a figure says something: for a share, numerator and denominator both. */
export function isKnown(figure: Figure, indicator: Indicator): boolean {
  return indicator.kind === 'share' ? figure.numerator !== null && figure.denominator !== null : figure.value !== null;
}

/** Figures added, each times its weight; a value that one of them lacks is unknown. */
export function addUp(figures: { figure: Figure; weight: number }[]): Figure {
  const add = (name: 'numerator' | 'denominator' | 'value'): number | null => figures.reduce<number | null>((total, { figure, weight }) => {
    const value = figure[name];
    return total === null || value === null ? null : total + weight * value;
  }, 0);
  return { numerator: add('numerator'), denominator: add('denominator'), value: add('value'), sample: null, standardError: null };
}

function readRow(row: Landed): Observation {
  if (row.state === 'withdrawn') return ABSENT;
  if (row.state === 'not-applicable') return { state: 'not-applicable' };
  const isNothing = row.state === 'nothing-to-report';
  return {
    state: 'stated',
    figure: {
      numerator: isNothing ? 0 : row.numerator, denominator: isNothing ? 0 : row.denominator, value: isNothing ? 0 : row.value, sample: row.sample, standardError: row.standard_error,
    },
  };
}

function totalOfParts(facts: Facts, body: Body, report: Report, indicator: Indicator): Observation {
  const asked = Map.groupBy(partsAsked(facts, body, indicator).filter((part) => part !== ''), (part) => part.split('=')[0]!);
  const complete = [...asked].flatMap(([dimension, parts]) => {
    const seen = parts.map((part) => {
      const row = facts.inForce.get(keyOf(body.id, report.report, indicator.id, part));
      return row ? readRow(row) : ABSENT;
    });
    if (seen.some((one) => one.state === 'absent')) return [];
    const stated = seen.filter((one) => one.state === 'stated');
    return stated.length > 0 ? [{ dimension, stated }] : [];
  });
  complete.sort((a, b) => b.stated.length - a.stated.length || (a.dimension < b.dimension ? -1 : 1));
  const first = complete[0];
  return first ? { state: 'stated', figure: addUp(first.stated.map(({ figure }) => ({ figure, weight: 1 }))) } : ABSENT;
}
