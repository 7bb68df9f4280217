// The reviewer's desk: sheets that wait, and one sheet with what is unusual about it and what was done with it.
import type { RequestHandler } from 'express';
import { mayFor, mustBeAllowed, refused, signedOf } from '../access/guard.ts';
import type { Signed } from '../access/guard.ts';
import { may } from '../access/rights.ts';
import { absentWithin, scopeOf } from '../access/scope.ts';
import type { House } from '../app.ts';
import { keyOf } from '../lake/line.ts';
import type { Line } from '../lake/line.ts';
import { sentWith } from '../lake/sent.ts';
import { stageOf } from '../lake/stage.ts';
import type { Stage } from '../lake/stage.ts';
import type { Submission } from '../lake/state.ts';
import { marksOf } from './marks.ts';
import { decidable, held, isBegun, isOwn } from './sheet.ts';

/** A sheet with what was said beside its figures, as far as whoever asks may read it. */
type Shown = Submission & Pick<ReturnType<typeof sentWith>, 'basis' | 'absent'>;

/** GET /api/reviews: sheets that wait for whoever asks, with how many figures are unusual and how many are marked. */
export function reviews(house: House): RequestHandler {
  return async (req, res) => {
    const signed = signedOf(res);
    const grants = signed && !signed.needs ? signed.grants : [];
    const { engine, home: { state } } = house;
    if (!may(grants, 'review') && !grants.some(({ role }) => role === 'head')) mustBeAllowed(house, req, res, 'review');
    const rows = await engine.rows('waiting', typeof req.query.plan === 'string' ? { plan: req.query.plan } : {});
    const mine = rows.filter(({ agency, stage }) => (may(grants, 'review') ? decidable(house).includes(stage as Stage) : house.approval && stage === 'sent' && mayFor(house, grants, 'approve', agency)));
    const counted = (table: 'remarks' | 'marks'): Map<string, number> => new Map(state.all<{ submission: string; n: number }>(`select submission, count(distinct indicator || '/' || part) as n from ${table} group by submission`).map(({ submission, n }) => [submission, n]));
    const [unusual, marked] = [counted('remarks'), counted('marks')];
    res.set('Cache-Control', 'no-store').json(mine.map((row) => ({
      ...row, unusual: unusual.get(row.submission) ?? 0, marked: marked.get(row.submission) ?? 0, is_own: isOwn(state, row.submission, signed!.person),
    })));
  };
}

/** GET /api/reviews/:submission: the sheet, its lines with remarks and marks, who did what, and who else is looking. */
export function review(house: House): RequestHandler {
  return async (req, res) => {
    const { sheet, signed } = held(house, req, res, 'read-sheets');
    const { submission, agency, report } = sheet;
    const { engine, home: { state } } = house;
    const scope = scopeOf(house, res, agency);
    const lines = await engine.rows('sheet_lines', { submission }, scope);
    const { basis, absent: all } = sentWith(state, submission);
    const absent = await absentWithin(house, submission, all, scope);
    // A sheet of which somebody may read no line is none of theirs.
    if (scope.areas && lines.length + absent.length === 0) throw refused(house, req, signed, 'read-sheets', agency);
    const known = new Set(lines.map(keyOf));
    const remarks = state.all<Line>('select * from remarks where submission = ?', submission).filter((remark) => !scope.areas || known.has(keyOf(remark)));
    const shown = { ...sheet, ...(scope.areas ? { figures: lines.length } : {}), basis, absent };
    res.set('Cache-Control', 'no-store').json({ ...await told(house, { sheet: shown, signed }), lines, earlier: await engine.rows('earlier', { agency, report }, scope), remarks });
  };
}

async function told(house: House, { sheet, signed }: { sheet: Shown; signed: Signed }): Promise<object> {
  const { home: { state }, people } = house;
  const { idempotency_key: _, ...known } = sheet;
  const { submission, agency } = sheet;
  const stage = stageOf(state, submission);
  const [isMine, mayReview, mayApprove] = [isOwn(state, submission, signed.person), may(signed.grants, 'review'), house.approval && mayFor(house, signed.grants, 'approve', agency)];
  const acts = state.all<{ at: string; actor: string; kind: string }>("select at, actor, kind from acts where submission = ? and kind in ('submit', 'approve', 'accept', 'return', 'withdraw') order by seq", submission);
  return {
    sheet: { ...known, stage, ...await bodyOf(house, agency) },
    marks: mayReview ? marksOf(house, submission) : [],
    acts: acts.map(({ at, actor, kind }) => ({ at, kind, name: people.nameOf(actor) })), others: house.presence.here(submission, signed.person, signed.name),
    can: {
      decide: mayReview && decidable(house).includes(stage) && !isMine,
      approve: mayApprove && stage === 'sent' && !isMine,
      withdraw: ['sent', 'approved'].includes(stage) && mayFor(house, signed.grants, 'submit', agency) && !isBegun(state, submission),
    },
    why: (mayReview || mayApprove) && isMine ? 'own-sheet' : mayReview && house.approval && stage === 'sent' ? 'not-approved' : null,
  };
}

async function bodyOf({ engine }: House, agency: string): Promise<{ name_vi: string; name_en: string }> {
  const { values } = await engine.db.use((lease) => lease.run('select name_vi, name_en from bodies where agency = $agency', { agency: { kind: 'text', value: agency } }));
  return { name_vi: String(values[0]![0]), name_en: String(values[1]![0]) };
}
