// What a reviewer thinks of each figure of a sheet before it is decided.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { House } from '../app.ts';
import type { Engine } from '../engine/engine.ts';
import { keyOf } from '../lake/line.ts';
import type { Line } from '../lake/line.ts';
import type { Submission } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { LEAST_TOLD, RETURN_REASONS } from './decision.ts';
import type { Returned } from './decision.ts';
import { decidable, heldByAnother, mustBeAt } from './sheet.ts';

/** `name` of the reviewer; `at`: when it was made. */
export interface Mark { indicator: string; part: string; mark: 'accept' | 'return'; reason: string; told: string; person: string; name: string | null; at: string }
const Marks = z.object({
  lines: z.array(z.object({ indicator: z.string().max(80), part: z.string().max(80), mark: z.enum(['accept', 'return', 'none']), reason: z.enum(RETURN_REASONS).optional(), told: z.string().trim().max(1000).optional(), base: z.string().max(40).optional() })).min(1).max(5000),
});

export function marksOf({ home: { state }, people }: House, submission: string): Mark[] {
  const marks = state.all<Omit<Mark, 'name'>>('select indicator, part, mark, reason, told, person, at from marks where submission = ? order by indicator, part', submission);
  return marks.map((one) => ({ ...one, name: people.nameOf(one.person) }));
}

/** PUT /api/reviews/:submission/marks: what is thought of some figures; `none` takes a thought back. `base`: when the mark that one saw was made, '' where there was none; another's newer one is not overwritten. */
export function mark(house: House): RequestHandler {
  return async (req, res) => {
    const { sheet, signed } = heldByAnother(house, req, res, 'review');
    const { submission } = sheet;
    const { state } = house.home;
    mustBeAt(state, submission, decidable(house));
    const read = Marks.safeParse(req.body);
    if (!read.success) throw new HttpError(422, 'marks-wrong', { where: read.error.issues[0]!.path.join('.') });
    const known = new Set((await linesOf(house.engine, sheet)).map(keyOf));
    const stranger = read.data.lines.find((line) => !known.has(keyOf(line)));
    if (stranger) throw new HttpError(422, 'line-unknown', { indicator: stranger.indicator, part: stranger.part });
    const mute = read.data.lines.find(({ mark: is, reason, told }) => is === 'return' && (!reason || (told ?? '').length < LEAST_TOLD));
    if (mute) throw new HttpError(422, 'return-without-reason', { indicator: mute.indicator, least: LEAST_TOLD });
    const at = state.now();
    state.transaction(() => {
      // Meanwhile it may have been taken back or decided.
      mustBeAt(state, submission, decidable(house));
      const others = new Map(marksOf(house, submission).filter(({ person }) => person !== signed.person).map((one) => [keyOf(one), one]));
      for (const line of read.data.lines) {
        const theirs = others.get(keyOf(line));
        if (theirs && line.base !== undefined && line.base !== theirs.at) throw new HttpError(409, 'mark-changed', { name: house.people.nameOf(theirs.person) ?? theirs.person, indicator: theirs.indicator });
        if (line.mark === 'none') state.run('delete from marks where submission = ? and indicator = ? and part = ?', submission, line.indicator, line.part);
        else state.run('insert or replace into marks (submission, indicator, part, mark, reason, told, person, at) values (?, ?, ?, ?, ?, ?, ?, ?)', submission, line.indicator, line.part, line.mark, line.reason ?? '', line.told ?? '', signed.person, at);
      }
    });
    res.set('Cache-Control', 'no-store').json({ marks: marksOf(house, submission), others: house.presence.here(submission, signed.person, signed.name) });
  };
}

/** The lines of a sheet that have a figure or a state. @throws HttpError 503 where they are stored but cannot be shown yet: nobody decides about what nobody sees */
export async function linesOf(engine: Engine, { submission, figures }: Submission): Promise<Line[]> {
  const { values } = await engine.db.use((lease) => lease.run('select indicator, part from landed where submission = $submission', { submission: { kind: 'text', value: submission } }));
  if (values[0]!.length !== figures) throw new HttpError(503, 'sheet-not-shown', { submission });
  return values[0]!.map((indicator, at) => ({ indicator: String(indicator), part: String(values[1]![at]) }));
}

/** Lines that no mark names yet. */
export function unmarked(lines: Line[], marks: Mark[]): number {
  const marked = new Set(marks.map(keyOf));
  return lines.filter((line) => !marked.has(keyOf(line))).length;
}

/** When the newest of them was made; '' where there is none. */
export function newest(marks: Mark[]): string {
  return marks.map(({ at }) => at).sort().at(-1) ?? '';
}

export function returnedOf(marks: Mark[]): Returned[] {
  return marks.filter((one) => one.mark === 'return').map(({ indicator, part, reason, told, person }) => ({ indicator, part, reason: reason as Returned['reason'], told, by: person }));
}
