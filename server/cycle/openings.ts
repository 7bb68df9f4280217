// Closed reports opened for an agency: who may see which, and the opening itself.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { HttpError } from '../problem.ts';
import { openingOf } from './opening.ts';

const LEAST_REASON = 15;
const Given = z.object({ agency: z.string().max(80), report: z.string().max(20), until: z.iso.date(), reason: z.string().trim().max(1000) });

/** GET /api/openings: every one that was granted, the latest first. */
export function openings(house: House): RequestHandler {
  return (req, res) => {
    mustBeAllowed(house, req, res, 'review', '');
    const acts = house.home.state.acts().filter(({ kind }) => kind === 'opening').toReversed();
    res.set('Cache-Control', 'no-store').json(acts.map((act) => ({ ...openingOf(act), opened_at: act.at, by: house.people.nameOf(act.actor) })));
  };
}

/** POST /api/openings: opens a report for an agency ('' is every one) until a day, with the reason. A day of the past closes it again. */
export function openReport(house: House): RequestHandler {
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'review', '');
    const read = Given.safeParse(req.body);
    if (!read.success) throw new HttpError(422, 'opening-wrong', { where: String(read.error.issues[0]!.path[0] ?? '') });
    const { agency, report, until, reason } = read.data;
    for (const [name, value] of [['agency', agency], ['report', report]] as const) {
      if (value !== '' && !house.engine.names.of(name)!.has(value)) throw new HttpError(422, 'opening-wrong', { where: name });
    }
    if (reason.length < LEAST_REASON) throw new HttpError(422, 'opening-without-reason', { least: LEAST_REASON });
    await house.intake.inTurn(async () => {
      house.home.state.transaction(() => house.home.state.act({ at: house.home.state.now(), actor: person, kind: 'opening', submission: null, detail: JSON.stringify({ agency, report, until, reason }) }));
      await house.engine.absorb();
    });
    res.status(201).set('Cache-Control', 'no-store').json({ agency, report, until, is_open: until >= dayInVietnam(new Date()) });
  };
}
