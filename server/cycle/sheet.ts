// A sheet that somebody is about to bring further: which one, by whom, from which stage, and the act itself.
import type { Request, Response } from 'express';
import { mustBeAllowed } from '../access/guard.ts';
import type { Signed } from '../access/guard.ts';
import type { Deed } from '../access/rights.ts';
import type { House } from '../app.ts';
import { submitOf } from '../lake/sent.ts';
import { stageOf } from '../lake/stage.ts';
import type { Stage } from '../lake/stage.ts';
import type { State, Submission } from '../lake/state.ts';
import { HttpError } from '../problem.ts';

/** A sheet at hand, and who has it. */
export interface Held { sheet: Submission; signed: Signed }

/** The sheet of an address, for somebody who may do a deed with it. @throws HttpError 401, 403, 404 where there is no such sheet */
export function held(house: House, req: Request, res: Response, deed: Deed): Held {
  mustBeAllowed(house, req, res, deed);
  const sheet = sheetOf(house.home.state, String(req.params.submission));
  return { sheet, signed: mustBeAllowed(house, req, res, deed, sheet.agency) };
}

/** The same, for a decision about it. @throws HttpError 403 for one's own sheet too */
export function heldByAnother(house: House, req: Request, res: Response, deed: Deed): Held {
  const found = held(house, req, res, deed);
  mustBeAnothers(house.home.state, found);
  return found;
}

/** The stages from which a reviewer decides about a sheet. */
export function decidable({ approval }: House): Stage[] {
  return approval ? ['approved'] : ['sent', 'approved'];
}

/** Whether a reviewer has begun with it. */
export function isBegun(state: State, submission: string): boolean {
  return state.get('select 1 from marks where submission = ?', submission) !== undefined;
}

/** Whether somebody sent a sheet or typed in it: who enters a figure does not decide about it. */
export function isOwn(state: State, submission: string, person: string): boolean {
  return handsOf(state, submission).includes(person);
}

/** Who sent a sheet, and who typed in it. */
export function handsOf(state: State, submission: string): string[] {
  const { actor, detail } = submitOf(state, submission);
  return [actor, ...(JSON.parse(detail) as { hands?: string[] }).hands ?? []];
}

/** @throws HttpError 403 for one's own sheet */
export function mustBeAnothers(state: State, { sheet, signed }: Held): void {
  if (isOwn(state, sheet.submission, signed.person)) throw new HttpError(403, 'own-sheet');
}

/** @throws HttpError 404 where there is no such sheet */
export function sheetOf(state: State, submission: string): Submission {
  const found = state.get<Submission>('select * from submissions where submission = ?', submission);
  if (!found) throw new HttpError(404, 'unknown-sheet', { submission: submission.slice(0, 80) });
  return found;
}

/** @throws HttpError 409 saying how far the sheet has come meanwhile */
export function mustBeAt(state: State, submission: string, stages: Stage[]): void {
  const stage = stageOf(state, submission);
  if (!stages.includes(stage)) throw new HttpError(409, `sheet-${stage}`, { submission });
}

/** Writes an act about a sheet, within a transaction. */
export function actOn(state: State, kind: 'withdraw' | 'approve' | 'accept' | 'return', { sheet: { submission, agency, report }, signed: { person } }: Held, more: object = {}): void {
  state.act({ at: state.now(), actor: person, kind, submission, detail: JSON.stringify({ agency, report, ...more }) });
}
