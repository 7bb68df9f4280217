// What a statement is bound to beside what it is asked: a moment, its day, and nothing that narrows it.
import { dayInVietnam } from '../../client/format.ts';
import type { Bound } from './values.ts';

/** Up to when each kind of news is known; one moment for all, except where two moments are compared step by step. */
const MOMENTS = ['as_of', 'new_as_of', 'late_as_of', 'corrected_as_of', 'ruled_as_of'];
/** What a statement is scoped to where nothing narrower is asked; a question's own parameters stand over these. */
export const EVERYTHING: Bound = {
  plan: { kind: 'text', value: null }, target: { kind: 'text', value: null }, touched: { kind: 'text', value: null }, areas: { kind: 'text', value: null }, agencies: { kind: 'text', value: null }, own: { kind: 'text', value: null }, report: { kind: 'text', value: null },
  criteria: { kind: 'text', value: null }, period: { kind: 'text', value: null }, scored: { kind: 'text', value: null }, supposed: { kind: 'text', value: null }, measure: { kind: 'number', value: null }, cards: { kind: 'text', value: null }, lately: { kind: 'boolean', value: null }, drafts: { kind: 'boolean', value: null },
};
/** Which scorecards a step is made for. */
export const OF_A_CARD = ['criteria', 'period', 'scored', 'supposed', 'measure'] as const;
/** What is computed on the way is computed for what is asked alone. */
export const LATELY: Bound = { lately: { kind: 'boolean', value: true } };

/** @param at ISO timestamp @returns that moment for each kind of news, and the day that it is in Vietnam */
export function momentOf(at: string): Bound {
  const moments = Object.fromEntries(MOMENTS.map((name) => [name, { kind: 'timestamp' as const, value: at }]));
  return { ...EVERYTHING, ...moments, today: { kind: 'date', value: dayInVietnam(new Date(at)) } };
}
