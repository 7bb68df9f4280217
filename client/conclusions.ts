// Conclusions of the Committee out of this browser: recorded, and each further step of one.
import { change } from './access.ts';
import { askAnew } from './api.ts';

/** As it is recorded; days are ISO days, `seen_at` the moment of the figures looked at. */
export interface Noted { text: string; plan: string; area: string; target: string; lead: string; partners: string[]; product: string; due: string; meeting: string; met_on: string; seen_at: string }
export type Taken = 'signature' | 'progress' | 'claim' | 'return' | 'confirmation' | 'extension' | 'stop';
/** What waits for a decision, by its kind and its target or conclusion. */
export interface PutOff { kind: string; subject: string; until: string; reason: string }

/** @param conclusion a draft that is recorded anew; a new one where it is null @param key stays the same until an answer has come @throws Failure */
export async function note(noted: Noted, conclusion: string | null, key: string, lang: string): Promise<string> {
  const { conclusion: kept } = await change<{ conclusion: string }>(conclusion === null ? 'POST' : 'PUT', conclusion === null ? 'conclusions' : `conclusions/${conclusion}`, lang, noted, { 'Idempotency-Key': key });
  await askAnew();
  return kept;
}

/** @throws Failure */
export async function take(conclusion: string, step: Taken, said: object, key: string, lang: string): Promise<void> {
  await change('POST', `conclusions/${conclusion}/${step}`, lang, said, { 'Idempotency-Key': key });
  await askAnew();
}

/** @throws Failure */
export async function putOff(later: PutOff, lang: string): Promise<void> {
  await change('POST', 'decisions/later', lang, later);
  await askAnew();
}
