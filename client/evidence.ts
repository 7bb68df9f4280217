// Documents out of this browser: added, unlinked; and how far an activity has come.
import { call } from './api.ts';
import type { Params } from '../queries/types.ts';

/** What a document proves. `agency`: whose proof it is; `of`: the id of an activity, of a milestone without a number, of a conclusion, or the card of a component (`criteria/scored`), whose period stands in `report`, its id in `indicator` and the slot (`slot=1`) in `part`. */
export type Proven = { kind: 'figure'; agency: string; report: string; indicator: string; part: string } | { kind: 'component'; agency: string; of: string; report: string; indicator: string; part: string } | { kind: 'activity' | 'milestone' | 'conclusion'; agency: string; of: string };
/** A document before it is sent. `key` stays the same until an answer has come or something of it was changed, so that sending again never counts twice. */
export interface Draft { key: string; file: File; number: string; dated: string; issuer: string; subject: string }
/** What was kept: the record of the document, and its link to what it proves. */
export interface Added { evidence: string; link: string; sha256: string }
/** As a lead body tells it; `spent` in million dong, null where it is not told. */
export interface Reported { state: string; done_on: string; document: string; evidence: string; spent: number | null; note: string }

/** The question for the documents of a thing. Of a figure's part `''` it gives those of other parts too. */
export function asked(proven: Proven): Params<'evidence'> {
  if (proven.kind === 'figure') return { agency: proven.agency, report: proven.report, indicator: proven.indicator, ...(proven.part ? { part: proven.part } : {}) };
  if (proven.kind === 'component') {
    const [criteria, scored] = proven.of.split('/');
    return { criteria, scored, period: proven.report, component: proven.indicator };
  }
  return { [proven.kind]: proven.of };
}

/** Which part of a thing a document proves; '' of the whole. */
export function partOf(proven: Proven): string {
  return proven.kind === 'figure' || proven.kind === 'component' ? proven.part : '';
}

/** @throws Failure in the server's words, or with status 0 where no answer came */
export async function addEvidence(proven: Proven, draft: Draft, lang: string): Promise<Added> {
  const form = new FormData();
  const { key, file, ...described } = draft;
  for (const [field, text] of Object.entries({ ...proven, ...described })) form.set(field, text);
  form.set('file', file);
  return (await call('/api/evidence', lang, { method: 'POST', body: form, headers: { 'Idempotency-Key': key } })).json() as Promise<Added>;
}

/** A document proves one thing more. @throws Failure */
export async function linkEvidence(evidence: string, proven: Proven, lang: string): Promise<void> {
  await call(`/api/evidence/${evidence}/links`, lang, { method: 'POST', body: JSON.stringify(proven), headers: { 'Content-Type': 'application/json' } });
}

/** @throws Failure */
export async function unlinkEvidence(evidence: string, link: string, lang: string): Promise<void> {
  await call(`/api/evidence/${evidence}/links/${link}`, lang, { method: 'DELETE' });
}

/** @throws Failure */
export async function reportProgress(proven: { kind: 'activity' | 'milestone'; of: string }, reported: Reported, key: string, lang: string): Promise<{ seq: number }> {
  const answer = await call(`/api/${proven.kind === 'activity' ? 'activities' : 'milestones'}/${encodeURIComponent(proven.of)}/progress`, lang,
    { method: 'POST', body: JSON.stringify(reported), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } });
  return answer.json() as Promise<{ seq: number }>;
}

/** Where a document lies. */
export function evidenceAddress(sha256: string): string {
  return `/api/evidence/${sha256}`;
}
