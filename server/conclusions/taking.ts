// Conclusions recorded, and each further step of one: looked at as it stands, in its turn, and shown once it is committed.
import type { RequestHandler } from 'express';
import type { Row } from '../../queries/types.ts';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { keyOf } from '../evidence/add.ts';
import { linksOf } from '../evidence/records.ts';
import { HttpError } from '../problem.ts';
import { SEES_DRAFTS } from './seeing.ts';
import { kindOf, STEPS, subjectOf } from './steps.ts';
import type { Noted, Said, Step } from './steps.ts';

type Followed = Row<'conclusions'>;

/** POST /api/conclusions: a conclusion as it was spoken, a draft until its notice is signed. */
export function noteConclusion(house: House): RequestHandler {
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'conclude');
    const key = keyOf(req);
    const said = sensible(house, read('noted', req.body) as Noted);
    const conclusion = await committed(house, { key, step: 'noted', said, person, of: null });
    res.status(201).set('Cache-Control', 'no-store').json({ conclusion });
  };
}

/** One step of a conclusion that is there. */
export function takeStep(house: House, step: Step): RequestHandler {
  return async (req, res) => {
    const { deed } = STEPS[step];
    const { person } = mustBeAllowed(house, req, res, deed);
    const conclusion = String(req.params.conclusion);
    const row = await followed(house, conclusion, deed !== 'submit');
    if (!row) throw new HttpError(404, 'unknown-conclusion', { conclusion: conclusion.slice(0, 20) });
    if (deed === 'submit') mustBeAllowed(house, req, res, deed, row.lead);
    const key = keyOf(req);
    const said = read(step, req.body);
    await committed(house, { key, step, said: step === 'noted' ? sensible(house, said as Noted) : said, person, of: conclusion });
    res.status(201).set('Cache-Control', 'no-store').json({ conclusion, step });
  };
}

/** A conclusion as it stands; undefined where there is none. */
async function followed({ engine }: House, conclusion: string, withDrafts: boolean): Promise<Followed | undefined> {
  return (await engine.rows('conclusions', { conclusion }, withDrafts ? SEES_DRAFTS : {}))[0];
}

interface Taken { key: string; step: Step; said: Partial<Said>; person: string; of: string | null }

/** @returns the number of the conclusion; of a key that was used before, of the step that it took @throws HttpError 409 */
function committed(house: House, { key, step, said, person, of }: Taken): Promise<string> {
  const { home: { state }, intake } = house;
  const detail = JSON.stringify(said);
  return intake.inTurn(async () => {
    const earlier = state.get<{ conclusion: number; kind: string; detail: string }>('select k.conclusion, a.kind, a.detail from conclusion_keys as k inner join acts as a on a.seq = k.seq where k.idempotency_key = ?', key);
    if (earlier) {
      if (earlier.kind !== kindOf(step) || earlier.detail !== detail || (of !== null && of !== String(earlier.conclusion))) throw new HttpError(409, 'key-reused', { receipt: subjectOf(earlier.conclusion) });
      return String(earlier.conclusion);
    }
    if (of !== null) mayNow(house, (await followed(house, of, true))!, step, said, person);
    const conclusion = of ?? String(state.get<{ next: number }>('select coalesce(max(conclusion), 0) + 1 as next from conclusion_keys')!.next);
    state.transaction(() => {
      const { seq } = state.act({ at: state.now(), actor: person, kind: kindOf(step), submission: subjectOf(conclusion), detail });
      state.run('insert into conclusion_keys (idempotency_key, conclusion, seq) values (?, ?, ?)', key, Number(conclusion), seq);
    });
    await intake.showNow();
    return conclusion;
  });
}

/** @throws HttpError 409 where a conclusion has come too far, or not far enough, 422 where the step says what cannot be */
function mayNow({ home: { state } }: House, row: Followed, step: Step, said: Partial<Said>, person: string): void {
  if (!(STEPS[step].from as readonly string[]).includes(row.state)) throw new HttpError(409, 'conclusion-not-now', { conclusion: row.conclusion, state: row.state });
  const today = dayInVietnam(new Date());
  if (step === 'extended' && !(said.due! > row.due && said.due! > today)) throw new HttpError(422, 'conclusion-due', { due: row.due });
  if (step === 'signed' && !(said.signed_on! >= row.met_on && said.signed_on! <= today)) throw new HttpError(422, 'conclusion-day', { from: row.met_on });
  if (step === 'claimed') {
    if (!(said.done_on! >= row.met_on && said.done_on! <= today)) throw new HttpError(422, 'conclusion-day', { from: row.met_on });
    const proves = said.evidence !== '' && linksOf(state, said.evidence!).some((link) => link.kind === 'conclusion' && link.subject === row.conclusion && link.unlinked_at === null);
    if (said.evidence !== '' && !proves) throw new HttpError(400, 'wrong-parameter', { name: 'evidence', given: said.evidence!, allowed: '' });
    if (said.evidence === '' && said.document === '') throw new HttpError(422, 'conclusion-unproven');
  }
  // Whoever says that it is done cannot be the one who finds so.
  const claimant = state.get<{ actor: string }>("select actor from acts where kind = 'conclusion-claimed' and submission = ? order by seq desc limit 1", subjectOf(row.conclusion))?.actor;
  if (step === 'confirmed' && claimant === person) throw new HttpError(409, 'conclusion-own');
}

/** @throws HttpError 422 naming the field */
function read(step: Step, body: unknown): Partial<Said> {
  const given = STEPS[step].given.safeParse(body ?? {});
  if (!given.success) throw new HttpError(422, 'conclusion-wrong', { where: String(given.error.issues[0]!.path[0] ?? 'text') });
  return given.data;
}

/** Names that there are, days in their order, and a target of the plan. @throws HttpError 422 naming the field */
function sensible({ engine: { names } }: House, said: Noted): Noted {
  const { plan, area, target, lead, partners, met_on, due } = said;
  const known = (of: string, given: string): boolean => given === '' || names.of(of)!.has(given);
  const where = !known('plan', plan) ? 'plan' : !known('area', area) ? 'area' : target !== '' && names.planOf(target) !== plan ? 'target' : !known('agency', lead) ? 'lead'
    : !partners.every((one) => known('agency', one) && one !== lead) ? 'partners' : met_on > dayInVietnam(new Date()) ? 'met_on' : due < met_on ? 'due' : null;
  if (where !== null) throw new HttpError(422, 'conclusion-wrong', { where });
  return { ...said, partners: [...new Set(partners)] };
}
