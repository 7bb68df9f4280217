// Decisions about sheets: what they would change, and the act itself.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { absentOf, submitOf } from '../lake/sent.ts';
import { stageOf } from '../lake/stage.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { LEAST_TOLD } from './decision.ts';
import type { Returned } from './decision.ts';
import { effectOf } from './effect.ts';
import { linesOf, marksOf, newest, returnedOf, unmarked } from './marks.ts';
import { actOn, decidable, heldByAnother, isBegun, mustBeAnothers, mustBeAt, sheetOf } from './sheet.ts';
import type { Held } from './sheet.ts';

/** GET /api/reviews/:submission/effect: what deciding as marked would change; figures not marked yet count as accepted. */
export function effect(house: House): RequestHandler {
  return async (req, res) => {
    const { sheet } = heldByAnother(house, req, res, 'review');
    const { submission } = sheet;
    mustBeAt(house.home.state, submission, decidable(house));
    const returned = returnedOf(marksOf(house, submission));
    const lines = await linesOf(house.engine, sheet);
    res.set('Cache-Control', 'no-store').json(returned.length === lines.length ? [] : await effectOf(house.engine, [{ submission, returned }]));
  };
}

/**
 * POST /api/reviews/:submission/decision {seen, told}: every figure is marked; one act accepts the sheet but for those returned, or returns it. `seen`: when the newest mark was made that one saw. Reasons beside figures stand, whatever becomes of these.
 * A sheet of reasons alone has nothing to mark: it is taken as told, or returned with `told`.
 */
export function decide(house: House): RequestHandler {
  const { home: { state }, intake, engine } = house;
  return async (req, res) => {
    const judged = heldByAnother(house, req, res, 'review');
    const { submission } = judged.sheet;
    await intake.inTurn(async () => {
      mustBeAt(state, submission, decidable(house));
      // What landed before may not have been taken in at once.
      if (engine.snapshot < state.snapshot()) await intake.showNow();
      const lines = await linesOf(engine, judged.sheet);
      // Read last: from here to the act nobody else is heard, so that no mark is taken and then left out.
      mustBeAt(state, submission, decidable(house));
      const marks = marksOf(house, submission);
      const open = unmarked(lines, marks);
      if (open > 0) throw new HttpError(409, 'figures-unmarked', { count: open });
      const { seen, told } = (req.body ?? {}) as { seen?: unknown; told?: unknown };
      if (seen !== undefined && seen !== newest(marks)) throw new HttpError(409, 'marks-changed');
      if (judged.sheet.figures === 0 && typeof told === 'string') state.transaction(() => returnReasons(state, judged, told.normalize('NFC').trim().slice(0, 1000)));
      else state.transaction(() => write(house, judged, returnedOf(marks)));
      await engine.absorb();
    });
    res.set('Cache-Control', 'no-store').json({ stage: stageOf(state, submission) });
  };
}

const Sheets = z.object({ submissions: z.array(z.string().max(120)).min(1).max(500) });

/** POST /api/reviews/effect {submissions}: what accepting several sheets at once would change. */
export function effectOfMany(house: House): RequestHandler {
  return async (req, res) => {
    const plain = plainOnes(house, { submissions: sheetsOf(req.body), signed: mustBeAllowed(house, req, res, 'review', '') });
    res.set('Cache-Control', 'no-store').json(await effectOf(house.engine, plain.map(({ sheet: { submission } }) => ({ submission, returned: [] }))));
  };
}

/** POST /api/reviews {submissions}: accepts several sheets about which nothing is unusual. All of them or none. */
export function acceptMany(house: House): RequestHandler {
  const { home: { state }, intake, engine } = house;
  return async (req, res) => {
    const signed = mustBeAllowed(house, req, res, 'review', '');
    const submissions = sheetsOf(req.body);
    await intake.inTurn(async () => {
      const plain = plainOnes(house, { submissions, signed });
      state.transaction(() => {
        for (const one of plain) write(house, one, []);
      });
      await engine.absorb();
    });
    res.set('Cache-Control', 'no-store').json({ accepted: submissions.length });
  };
}

/** @throws HttpError 422 */
function sheetsOf(body: unknown): string[] {
  const read = Sheets.safeParse(body);
  if (!read.success) throw new HttpError(422, 'marks-wrong', { where: read.error.issues[0]!.path.join('.') });
  return [...new Set(read.data.submissions)];
}

/** @throws HttpError 403 for one's own sheet, 409 where one is decided or begun, or has something unusual */
function plainOnes(house: House, { submissions, signed }: { submissions: string[]; signed: Held['signed'] }): Held[] {
  const { state } = house.home;
  return submissions.map((submission) => {
    const one = { sheet: sheetOf(state, submission), signed };
    mustBeAt(state, submission, decidable(house));
    mustBeAnothers(state, one);
    // Reasons are read one by one.
    if (one.sheet.figures === 0 || isBegun(state, submission) || state.get('select 1 from remarks where submission = ?', submission)) throw new HttpError(409, 'sheet-not-plain', { submission });
    return one;
  });
}

/** Gives back the lines that have a reason instead of a figure, within a transaction. @throws HttpError 422 where it is not told why */
function returnReasons(state: State, judged: Held, told: string): void {
  if (told.length < LEAST_TOLD) throw new HttpError(422, 'return-without-reason', { indicator: '', least: LEAST_TOLD });
  const returned = absentOf(submitOf(state, judged.sheet.submission)).map(({ indicator, part }): Returned => ({ indicator, part, reason: 'other', told }));
  actOn(state, 'return', judged, { figures: 0, returned });
}

/** The act of a decision, within a transaction. */
function write({ home: { state } }: House, judged: Held, returned: Returned[]): void {
  const { figures } = judged.sheet;
  const isAccepted = figures === 0 || returned.length < figures;
  actOn(state, isAccepted ? 'accept' : 'return', judged, { figures: figures - returned.length, ...(returned.length > 0 ? { returned } : {}) });
  if (isAccepted) state.run('update submissions set accepted = 1 where submission = ?', judged.sheet.submission);
  state.run('delete from marks where submission = ?', judged.sheet.submission);
}
