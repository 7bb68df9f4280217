// What waits for a decision, put off: until a day, with the reason, as an act of the chain.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import type { Act } from '../lake/state.ts';
import { HttpError } from '../problem.ts';

const LEAST_REASON = 15;
const MOST_DAYS = 366;
const DAY_MS = 24 * 3600 * 1000;
/** `subject`: a target, or the number of a conclusion that is overdue. `until`: the day on which it comes back. */
const PutOff = z.object({ kind: z.enum(['behind', 'disputed', 'overdue']), subject: z.string().max(80), until: z.iso.date(), reason: z.string().normalize('NFC').trim().max(1000) });
export type PutOff = z.infer<typeof PutOff>;

export const putOffOf = (act: Act): PutOff => JSON.parse(act.detail) as PutOff;

/** POST /api/decisions/later: JSON of kind, subject, until, reason. What is said last holds. */
export function putOff(house: House): RequestHandler {
  const { home: { state }, engine, intake } = house;
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'conclude');
    const read = PutOff.safeParse(req.body ?? {});
    if (!read.success) throw new HttpError(422, 'later-wrong', { where: String(read.error.issues[0]!.path[0] ?? 'kind') });
    const { kind, subject, until, reason } = read.data;
    const isKnown = kind === 'overdue' ? (await engine.rows('conclusions', { conclusion: subject })).length > 0 : engine.names.of('target')!.has(subject);
    if (!isKnown) throw new HttpError(422, 'later-wrong', { where: 'subject' });
    const now = new Date();
    if (!(until > dayInVietnam(now) && until <= dayInVietnam(new Date(now.getTime() + MOST_DAYS * DAY_MS)))) throw new HttpError(422, 'later-day', { most: MOST_DAYS });
    if (reason.length < LEAST_REASON) throw new HttpError(422, 'later-without-reason', { least: LEAST_REASON });
    await intake.inTurn(async () => {
      state.transaction(() => state.act({ at: state.now(), actor: person, kind: 'decision-put-off', submission: subject, detail: JSON.stringify(read.data) }));
      await intake.showNow();
    });
    res.status(201).set('Cache-Control', 'no-store').json(read.data);
  };
}
