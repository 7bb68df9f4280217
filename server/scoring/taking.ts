// Each step of a score: looked at as it stands, in its turn, and shown once it is committed.
import type { Request, RequestHandler, Response } from 'express';
import { mayFor, mustBeAllowed, signedOf } from '../access/guard.ts';
import { may } from '../access/rights.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { keyOf } from '../evidence/add.ts';
import { isDisk } from '../lake/durable.ts';
import { HttpError } from '../problem.ts';
import { mayNow, mustBeWithin } from './allowed.ts';
import { assignable } from './assignable.ts';
import { dayBefore, isRunning, lastDay, readCampaign } from './campaign.ts';
import type { Campaign, Stage } from './campaign.ts';
import { cardOf, componentOf, inCard, judgedBy, ownersOf, surveyorOf, unknownScore, wholeOf } from './components.ts';
import type { Component } from './components.ts';
import { kindOf, readStand, STEPS, subjectOf } from './steps.ts';
import type { Said, Step, Subject } from './steps.ts';

/** What stands for the whole card where an address names a component. */
const CARD = '-';

/** Who takes a step, and the body for which; '' where it is of none. */
interface Taker { person: string; agency: string }
interface Taken extends Taker { key: string; step: Step; said: Partial<Said>; of: Subject }

/** POST /api/scores/:criteria/:period/:scored/:component/<step>. */
export function takeScore(house: House, step: Step): RequestHandler {
  return async (req, res) => {
    mustBeLetOn(house, req, res, step);
    const named = req.params as Record<keyof Subject, string>;
    const of: Subject = { criteria: named.criteria, period: named.period, scored: named.scored, component: named.component === CARD && step === 'official' ? '' : named.component };
    const taker = await takerOf(house, req, res, step, of);
    const key = keyOf(req);
    const said = sensible(house, step, read(step, req.body), of);
    try {
      await committed(house, { ...taker, key, step, said: STEPS[step].deeds[0] === 'submit' ? { ...said, agency: taker.agency } : said, of });
    } catch (error) {
      if (!isDisk(error)) throw error;
      house.log.error({ err: error }, 'the disk refused a score');
      throw new HttpError(507, 'disk');
    }
    res.status(201).set('Cache-Control', 'no-store').json({ ...of, step });
  };
}

/** Whoever may take such a step nowhere learns nothing of what there is. @throws HttpError 401 or 403 */
function mustBeLetOn(house: House, req: Request, res: Response, step: Step): void {
  const { deeds } = STEPS[step];
  const signed = signedOf(res);
  const own = signed ? deeds.find((deed) => may(signed.grants, deed)) : undefined;
  mustBeAllowed(house, req, res, own ?? deeds[0]);
}

/** @throws HttpError 403 where the step is another body's, 404 where there is nothing such to score */
async function takerOf(house: House, req: Request, res: Response, step: Step, of: Subject): Promise<Taker> {
  const { engine } = house;
  const { person, grants } = signedOf(res)!;
  if (of.component === '') {
    if ((await cardOf(engine, of)).length === 0) throw unknownScore(of);
    return { person, agency: '' };
  }
  const row = await componentOf(engine, of);
  const rule = STEPS[step];
  if (!('of' in rule)) return { person, agency: '' };
  if (rule.of === 'surveyor') {
    const surveyor = await surveyorOf(engine, of);
    if (mayFor(house, grants, 'confirm')) return { person, agency: '' };
    return { person: mustBeAllowed(house, req, res, surveyor === null ? 'confirm' : 'submit', surveyor ?? undefined).person, agency: surveyor ?? '' };
  }
  const owners = ownersOf(engine, of, row.owner);
  const own = owners.find((agency) => may(grants, 'submit', agency));
  return { person: mustBeAllowed(house, req, res, 'submit', own ?? owners[0]).person, agency: own ?? '' };
}

/** Takes a step once for each key of a caller. @throws HttpError 409, 422 */
function committed(house: House, { key, step, said, person, of }: Taken): Promise<void> {
  const { home: { state }, intake } = house;
  const subject = subjectOf(of);
  return intake.inTurn(async () => {
    const earlier = state.get<{ subject: string; kind: string; detail: string }>('select k.subject, a.kind, a.detail from score_keys as k inner join acts as a on a.seq = k.seq where k.idempotency_key = ?', key);
    if (earlier) {
      if (earlier.kind !== kindOf(step) || earlier.subject !== subject || !isSame(JSON.parse(earlier.detail) as Partial<Said>, said)) throw new HttpError(409, 'key-reused', { receipt: earlier.subject });
      return;
    }
    const card = await cardOf(house.engine, of);
    if (of.component === '') mustBeWithin(said.points!, [0, wholeOf(card)]);
    const detail = JSON.stringify(of.component === '' ? said : await judged(house, step, said, person, of, card));
    state.transaction(() => {
      const { seq } = state.act({ at: state.now(), actor: person, kind: kindOf(step), submission: subject, detail });
      state.run('insert into score_keys (idempotency_key, subject, seq) values (?, ?, ?)', key, subject, seq);
    });
    await intake.showNow();
  });
}

/** What is said, with the points that the data gives as it stands. @throws HttpError 409, 422 where it may not be said now */
async function judged({ home: { state }, engine }: House, step: Step, said: Partial<Said>, person: string, of: Subject, card: Component[]): Promise<Partial<Said>> {
  const row = inCard(card, of);
  mustBeInTime(readCampaign(state, of.criteria, of.period), STEPS[step].stage, row, of);
  mayNow(step, said, await judgedBy(engine, state, of, row, card), readStand(state, of), person);
  return step === 'self' ? { ...said, data: row.data } : said;
}

/** What the server adds is not the caller's: the data may have moved since. */
function isSame({ data: _, ...earlier }: Partial<Said>, { data: __, ...again }: Partial<Said>): boolean {
  return JSON.stringify(earlier) === JSON.stringify(again);
}

/** @throws HttpError 409 with the day on which the stage ended, or begins */
function mustBeInTime(campaign: Campaign | null, stage: Stage | 'any' | null, row: Component, of: Subject): void {
  if (stage === null) return;
  if (!campaign) throw new HttpError(409, 'score-no-campaign', { criteria: of.criteria, period: of.period });
  const today = dayInVietnam(new Date());
  if (stage === 'any') {
    if (!isRunning(campaign, of, today)) throw new HttpError(409, 'score-closed', { day: lastDay(campaign, 'final', of) });
    return;
  }
  const open = { self: row.self_open, first: row.first_open, explain: row.explain_open, final: row.final_open }[stage];
  if (open) return;
  const before = dayBefore(campaign, stage);
  // A card that the question has of the day before is told by its deadlines all the same.
  if (before !== null && today <= before) throw new HttpError(409, 'score-early', { day: before });
  throw new HttpError(409, 'score-closed', { day: lastDay(campaign, stage, of) });
}

/** @throws HttpError 422 naming the field */
function read(step: Step, body: unknown): Partial<Said> {
  const given = STEPS[step].given.safeParse(body ?? {});
  if (!given.success) throw new HttpError(422, 'score-wrong', { where: String(given.error.issues[0]!.path[0] ?? 'points') });
  return given.data;
}

/** An assignment names a body of the registry, of an agency's card that agency, and somebody who may report for it. @throws HttpError 422 */
function sensible({ engine: { names }, people }: House, step: Step, said: Partial<Said>, { scored }: Subject): Partial<Said> {
  if (step !== 'assigned') return said;
  const { agency = '', person = '' } = said;
  const isKnown = names.of('agency')!.has(agency) && (!names.of('agency')!.has(scored) || names.answering(scored).includes(agency));
  if (!isKnown) throw new HttpError(422, 'score-wrong', { where: 'agency' });
  if (person !== '' && !assignable(people, names).some((one) => one.person === person && names.answering(agency).includes(one.agency))) throw new HttpError(422, 'score-wrong', { where: 'person' });
  return said;
}
