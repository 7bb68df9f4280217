// What its own agency does with a sheet after it was sent: the head approves or gives it back, the sender takes it back.
import type { RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { isClosed } from '../intake/closing.ts';
import { absentOf, submitOf } from '../lake/sent.ts';
import type { Line } from '../lake/line.ts';
import { hasAccepted, stageOf } from '../lake/stage.ts';
import { HttpError } from '../problem.ts';
import { LEAST_TOLD } from './decision.ts';
import { linesOf } from './marks.ts';
import { actOn, held, heldByAnother, isBegun, mustBeAt } from './sheet.ts';
import type { Held } from './sheet.ts';

/** POST /api/submissions/:submission/withdrawal: until a reviewer has begun with it; a correction that was given back, whenever: what it would have replaced stays. Its figures stand in the sheet again to be mended, and so do the reasons of lines without one. */
export function withdraw(house: House): RequestHandler {
  const { home: { state } } = house;
  return async (req, res) => {
    const own = held(house, req, res, 'submit');
    const { submission, agency, report } = own.sheet;
    await inTurn(house, res, own, 'withdraw', async () => {
      const closed = !hasAccepted(state, agency, report) && await isClosed(house.engine, agency, report);
      if (!closed) return;
      mustBeAt(state, submission, ['sent', 'approved']);
      throw new HttpError(409, 'withdraw-closed', { submission, report });
    }, () => {
      const isGivenUp = stageOf(state, submission) === 'returned' && hasAccepted(state, agency, report);
      if (!isGivenUp) mustBeAt(state, submission, ['sent', 'approved']);
      if (!isGivenUp && isBegun(state, submission)) throw new HttpError(409, 'review-begun', { submission });
      if (!hasAccepted(state, agency, report)) house.drafts.giveBack(agency, report, own.signed.person, absentOf(submitOf(state, submission)), new Date().toISOString());
    });
  };
}

/** POST /api/submissions/:submission/approval: of the head, who is not its sender; where the house asks for it. */
export function approve(house: House): RequestHandler {
  return async (req, res) => {
    const anothers = heldByAnother(house, req, res, 'approve');
    if (!house.approval) throw new HttpError(409, 'approval-off');
    await inTurn(house, res, anothers, 'approve', () => mustBeAt(house.home.state, anothers.sheet.submission, ['sent']));
  };
}

/** POST /api/submissions/:submission/return {told}: where heads approve, the head gives every figure of the sheet back before it leaves the agency, or the reasons of a sheet of reasons alone. */
export function giveBack(house: House): RequestHandler {
  return async (req, res) => {
    const anothers = heldByAnother(house, req, res, 'approve');
    if (!house.approval) throw new HttpError(409, 'approval-off');
    const told = String((req.body as { told?: unknown } | undefined)?.told ?? '').trim().slice(0, 1000);
    if (told.length < LEAST_TOLD) throw new HttpError(422, 'return-without-reason', { indicator: '', least: LEAST_TOLD });
    const { submission } = anothers.sheet;
    await inTurn(house, res, anothers, 'return', async () => {
      mustBeAt(house.home.state, submission, ['sent']);
      const { home: { state }, engine } = house;
      if (engine.snapshot < state.snapshot()) await house.intake.showNow();
      const lines: Line[] = anothers.sheet.figures > 0 ? await linesOf(engine, anothers.sheet) : absentOf(submitOf(state, submission));
      return { figures: 0, returned: lines.map(({ indicator, part }) => ({ indicator, part, reason: 'other', told })) };
    });
  };
}

/** Looks once more when no other act is under way, writes the act, and says how far the sheet has come. @param look refuses, or says what more stands in the act @param first is done with the act or not at all, and may refuse: between it and the act nobody else is heard */
async function inTurn(house: House, res: Response, own: Held, kind: 'withdraw' | 'approve' | 'return', look: () => object | void | Promise<object | void>, first: () => void = () => undefined): Promise<void> {
  const { home: { state }, intake, engine } = house;
  await intake.inTurn(async () => {
    const more = await look() ?? {};
    state.transaction(() => {
      first();
      actOn(state, kind, own, more);
    });
    await engine.absorb();
  });
  res.set('Cache-Control', 'no-store').json({ stage: stageOf(state, own.sheet.submission) });
}
