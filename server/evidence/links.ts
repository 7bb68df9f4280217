// What a document proves, changed: one more thing, one less, or nothing any more. Nothing is deleted.
import type { Request, RequestHandler, Response } from 'express';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { subjectOf } from '../conclusions/steps.ts';
import { linesOf } from '../cycle/marks.ts';
import { sheetOf } from '../cycle/sheet.ts';
import { sentWith } from '../lake/sent.ts';
import { inForceOf, namesDocument } from '../intake/closing.ts';
import { keyOf } from '../lake/line.ts';
import { waitingOf } from '../lake/stage.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { mustLetGo } from '../scoring/proofs.ts';
import { addLink, endLink, isSame, linksOf, record, withdrawRecord } from './records.ts';
import type { EvidenceRow, LinkRow } from './records.ts';
import { targetOf } from './targets.ts';

/** Whoever may not hand in for anybody learns nothing of what there is. @throws HttpError 404 */
function found(house: House, req: Request, res: Response): { record: EvidenceRow; person: string } {
  mustBeAllowed(house, req, res, 'submit');
  const known = record(house.home.state, String(req.params.evidence));
  if (!known) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
  return { record: known, person: mustBeAllowed(house, req, res, 'submit', known.agency).person };
}

/** What a thing that is done is proven by stays its proof until its progress is reported anew. @throws HttpError 409 */
function mustNotProve(house: House, links: LinkRow[]): void {
  mustLetGo(house.home.state, links);
  for (const { evidence, subject } of links.filter(({ kind, unlinked_at }) => kind !== 'figure' && unlinked_at === null)) {
    const last = house.home.state.get<{ detail: string }>("select detail from acts where kind = 'proof' and submission = ? order by seq desc limit 1", subject);
    const claimed = house.home.state.get<{ detail: string }>("select detail from acts where kind = 'conclusion-claimed' and submission = ? order by seq desc limit 1", subjectOf(subject));
    if ([last, claimed].some((act) => act && (JSON.parse(act.detail) as { evidence?: string }).evidence === evidence)) throw new HttpError(409, 'evidence-proves', { evidence });
  }
}

/** What a correction that waits rests on stays, unless another document of the same figure does as well. @throws HttpError 409 which names the figure */
async function mustNotCarry({ engine, home: { state } }: House, links: LinkRow[]): Promise<void> {
  for (const { link, evidence, agency, report, indicator, part } of links.filter(({ kind, unlinked_at }) => kind === 'figure' && unlinked_at === null)) {
    const submission = waitingOf(state, agency, report);
    if (submission === null || isFounded(state, submission)) continue;
    const key = keyOf({ indicator, part });
    const counting = (await inForceOf(engine, agency, report)).get(key);
    if (!counting || !(await linesOf(engine, sheetOf(state, submission))).some((line) => keyOf(line) === key)) continue;
    const others = state.get<{ n: number }>(`select count(*) as n from evidence_links where kind = 'figure' and agency = ? and report = ? and indicator = ? and part = ? and unlinked_at is null and linked_at > ?
      and link not in (select value from json_each(?))`, agency, report, indicator, part, counting.accepted_at, JSON.stringify([link, ...links.map((one) => one.link)]))!;
    if (Number(others.n) === 0) throw new HttpError(409, 'evidence-carries', { evidence, submission, report, indicator: part === '' ? indicator : `${indicator} (${part})` });
  }
}

/** Whether its sender named the document that a correction rests on. */
function isFounded(state: State, submission: string): boolean {
  return namesDocument(sentWith(state, submission).basis);
}

/** One change in its turn, shown as soon as it is committed. @param look refuses before it */
function inTurn<T>({ home, intake }: House, change: () => T, look: () => Promise<void> = async () => undefined): Promise<T> {
  return intake.inTurn(async () => {
    await look();
    const changed = home.state.transaction(change);
    await intake.showNow();
    return changed;
  });
}

/** POST: a document proves one thing more. The same again gives the same link. */
export function linkEvidence(house: House): RequestHandler {
  return async (req, res) => {
    const { record: { evidence, agency }, person } = found(house, req, res);
    const given = (req.body ?? {}) as Record<string, unknown>;
    const target = await targetOf(house, agency, (name) => (typeof given[name] === 'string' ? given[name].normalize('NFC').trim() : ''));
    const { link } = await inTurn(house, (): LinkRow => {
      const { state } = house.home;
      if (record(state, evidence)!.withdrawn_at !== null) throw new HttpError(409, 'evidence-withdrawn', { evidence });
      return linksOf(state, evidence).find((one) => one.unlinked_at === null && isSame(one, target)) ?? addLink(state, evidence, target, person, state.now());
    });
    res.status(201).set('Cache-Control', 'no-store').json({ evidence, link });
  };
}

/** DELETE: a document no longer proves one thing. Done once, however often it is asked. */
export function unlinkEvidence(house: House): RequestHandler {
  return async (req, res) => {
    const { record: { evidence }, person } = found(house, req, res);
    const asked = (): LinkRow[] => linksOf(house.home.state, evidence).filter((one) => one.link === String(req.params.link));
    await inTurn(house, () => {
      const [link] = asked();
      if (!link) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
      mustNotProve(house, [link]);
      if (link.unlinked_at === null) endLink(house.home.state, link, person, house.home.state.now());
    }, () => mustNotCarry(house, asked()));
    res.status(204).end();
  };
}

/** DELETE: a document added by mistake. */
export function withdrawEvidence(house: House): RequestHandler {
  return async (req, res) => {
    const { record: { evidence }, person } = found(house, req, res);
    await inTurn(house, () => {
      mustNotProve(house, linksOf(house.home.state, evidence));
      if (record(house.home.state, evidence)!.withdrawn_at === null) withdrawRecord(house.home.state, evidence, person, house.home.state.now());
    }, () => mustNotCarry(house, linksOf(house.home.state, evidence)));
    res.status(204).end();
  };
}
