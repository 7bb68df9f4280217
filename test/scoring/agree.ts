// Two computations of the same cards, held against each other: states, classes and ranks equal, points to a relative 1e-9.
import type { Scores } from './world.ts';

const KEYS = ['criteria', 'period', 'scored', 'component', 'area'];
/** What is compared of each row; of a component that does not apply nothing but what was said of it. */
export const COLUMNS: Record<keyof Scores, string[]> = {
  scorecard: ['kind', 'applies', 'max', 'at_period', 'measure', 'numerator', 'denominator', 'done_on', 'data', 'data_state', 'other', 'self', 'first', 'final', 'survey', 'official', 'points', 'evidence_asked', 'evidence_given'],
  scorecards: ['kind', 'maximum', 'survey_maximum', 'self_maximum', 'data', 'self', 'first', 'final', 'survey', 'bonus', 'penalty', 'points', 'assessed', 'index', 'class', 'rank', 'ranked', 'official', 'stage', 'components', 'with_points', 'evidence_asked', 'evidence_given'],
  score_areas: ['maximum', 'data', 'self', 'first', 'final', 'points', 'lost', 'gap', 'changed'],
};
/** What a body was measured on says nothing where it is not asked. */
const MEASURED = new Set(['at_period', 'measure', 'numerator', 'denominator', 'done_on', 'other']);
/** Of the larger of two figures, how far they may be apart; and below what a difference of sums is 0. */
const [RELATIVE, NOISE] = [1e-9, 1e-10];

/** One line for each cell in which the second computation differs from the first. */
export function differences(one: Scores, other: Scores, columns: Record<string, string[]> = COLUMNS): string[] {
  const found: string[] = [];
  for (const part of Object.keys(COLUMNS) as (keyof Scores)[]) {
    const by = (rows: object[]): Map<string, Record<string, unknown>> => new Map(rows.map((row) => [KEYS.map((key) => (part === 'scorecard' && key === 'area' ? '' : String((row as Record<string, unknown>)[key] ?? ''))).join(' '), row as Record<string, unknown>]));
    const [left, right] = [by(one[part]), by(other[part])];
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      const [a, b] = [left.get(key), right.get(key)];
      if (!a || !b) {
        found.push(`${part} ${key}: only in the ${a ? 'first' : 'second'}`);
        continue;
      }
      for (const column of columns[part] ?? []) {
        if (part === 'scorecard' && a.data_state === 'not-applicable' && MEASURED.has(column)) continue;
        if (!same(a[column], b[column])) found.push(`${part} ${key}: ${column} is ${String(a[column])} and ${String(b[column])}`);
      }
    }
  }
  return found;
}

/** Equal, figures to a relative 1e-9; nothing is never a measured 0. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= Math.max(NOISE, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
  return (a ?? null) === (b ?? null);
}
