// Campaigns opened, their deadlines changed, and exceptions from them.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { HttpError } from '../problem.ts';
import { campaignSubject, Exception, Opened, readCampaign, STAGES } from './campaign.ts';
import { hasComponent, isPeriodOf, setOf } from './components.ts';

const MOST_DAYS = 366;
const DAY_MS = 24 * 3600 * 1000;
const Named = z.object({ criteria: z.string().regex(/^[a-z0-9-]{1,80}$/), period: z.string().regex(/^\d{4}(M\d\d)?$/) });

/** POST /api/campaigns: of a set that names one map, in one period of it, once. */
export function openCampaign(house: House): RequestHandler {
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const { criteria, period } = given(Named, req.body);
    const said = sensible(house, given(Opened, req.body));
    const set = await setOf(house.engine, criteria);
    if (!set || set.territory === '') throw wrong('criteria');
    if (!await isPeriodOf(house.engine, set, period)) throw wrong('period');
    await committed(house, person, { criteria, period }, 'opened', said);
    res.status(201).set('Cache-Control', 'no-store').json({ criteria, period, ...said });
  };
}

/** PUT /api/campaigns/:criteria/:period: other deadlines, or other bodies; the ones before are kept in the chain. */
export function changeCampaign(house: House): RequestHandler {
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const of = req.params as z.infer<typeof Named>;
    const said = sensible(house, given(Opened, req.body));
    await committed(house, person, of, 'changed', said);
    res.status(201).set('Cache-Control', 'no-store').json({ criteria: of.criteria, period: of.period, ...said });
  };
}

/** POST /api/campaigns/:criteria/:period/exceptions: a stage stays open for one card, or one component of it. */
export function exceptFrom(house: House): RequestHandler {
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const of = req.params as z.infer<typeof Named>;
    const said = given(Exception, req.body);
    const { scored, component, stage, until } = said;
    const { names } = house.engine;
    if (!names.of('agency')!.has(scored) && !names.of('territory')!.has(scored)) throw wrong('scored');
    if (component !== '' && !await hasComponent(house.engine, of.criteria, component)) throw wrong('component');
    const [today, last] = [dayInVietnam(new Date()), dayInVietnam(new Date(Date.now() + MOST_DAYS * DAY_MS))];
    const ends = readCampaign(house.home.state, of.criteria, of.period)?.[`${stage}_until`] ?? '';
    if (until < today || until > last || until <= ends) throw wrong('until');
    await committed(house, person, of, 'exception', said);
    res.status(201).set('Cache-Control', 'no-store').json({ criteria: of.criteria, period: of.period, ...said });
  };
}

/** @throws HttpError 409 where it was opened before, 404 where it was not */
function committed({ home: { state }, intake }: House, person: string, { criteria, period }: z.infer<typeof Named>, step: 'opened' | 'changed' | 'exception', said: object): Promise<void> {
  return intake.inTurn(async () => {
    const isThere = readCampaign(state, criteria, period) !== null;
    if (isThere && step === 'opened') throw new HttpError(409, 'campaign-there', { criteria, period });
    if (!isThere && step !== 'opened') throw new HttpError(404, 'unknown-campaign', { criteria: criteria.slice(0, 40), period: period.slice(0, 20) });
    state.transaction(() => state.act({ at: state.now(), actor: person, kind: `campaign-${step}`, submission: campaignSubject(criteria, period), detail: JSON.stringify(said) }));
    await intake.showNow();
  });
}

/** @throws HttpError 422 naming the field */
function given<T>(form: z.ZodType<T>, body: unknown): T {
  const read = form.safeParse(body ?? {});
  if (!read.success) throw wrong(String(read.error.issues[0]!.path[0] ?? 'criteria'));
  return read.data;
}

function wrong(where: string): HttpError {
  return new HttpError(422, 'campaign-wrong', { where });
}

/** Stages that follow one another, and bodies of the registry. @throws HttpError 422 */
function sensible({ engine: { names } }: House, said: Opened): Opened {
  const late = STAGES.find((stage, at) => at > 0 && said[`${stage}_until`] <= said[`${STAGES[at - 1]!}_until`]);
  if (late) throw wrong(`${late}_until`);
  if (!said.agencies.every((one) => names.of('agency')!.has(one) || names.of('territory')!.has(one))) throw wrong('agencies');
  return { ...said, agencies: [...new Set(said.agencies)] };
}
