// A receipt in full, as it is put on paper or in a mail: who handed in which figures for which report, when, and the hash of the very sheet.
import type { RequestHandler } from 'express';
import { refused } from '../access/guard.ts';
import { readsWhole } from '../access/scope.ts';
import type { House } from '../app.ts';
import { keyOf } from '../lake/line.ts';
import type { Line } from '../lake/line.ts';
import { sentWith, submitOf } from '../lake/sent.ts';
import { stageOf } from '../lake/stage.ts';
import type { Stage } from '../lake/stage.ts';
import type { Submission } from '../lake/state.ts';
import { held } from './sheet.ts';

/** A line as handed in. `code`: of the page that shows it, '' where none does. `level`: the share, or the value. */
export interface PaperLine {
  code: string; indicator: string; part: string; name_vi: string; name_en: string; kind: string; unit: string; state: string;
  numerator: number | null; denominator: number | null; value: number | null; sample: number | null; level: number | null; note: string;
}
/** A line without a figure, and why. */
export type PaperReason = Pick<PaperLine, 'code' | 'indicator' | 'part' | 'name_vi' | 'name_en'> & { reason: string };
/** `sender`: the name of whoever handed it in, '' where it was erased, null where it was nobody: made-up sheets. `reason`: of a correction; `basis`: the document that it rests on. `unchanged`: lines that said what counted already, and are not stored again. `demo`: everything is made up. */
export interface Paper {
  submission: string; agency: string; name_vi: string; name_en: string; report: string; revision: number; received_at: string; stage: Stage; reason: string | null; basis: string | null;
  sha256: string; sender: string | null; demo: boolean; lines: PaperLine[]; absent: PaperReason[]; unchanged: number;
}

/** GET /api/receipts/:submission, for whoever may read all of that sheet. */
export function paper(house: House): RequestHandler {
  return async (req, res) => {
    res.set('Cache-Control', 'no-store');
    const { sheet, signed } = held(house, req, res, 'read-sheets');
    if (!await readsWhole(house, res, sheet)) throw refused(house, req, signed, 'read-sheets', sheet.agency);
    res.json(await paperOf(house, sheet));
  };
}

export async function paperOf({ home: { state }, engine, people, demo }: Pick<House, 'home' | 'engine' | 'people' | 'demo'>, handed: Submission): Promise<Paper> {
  const { submission, agency, report, revision, received_at, reason, sha256 } = handed;
  const [lines, owed] = [await engine.rows('sheet_lines', { submission }), await engine.rows('owed', { agency, report })];
  const place = new Map(owed.map((line, at) => [keyOf(line), { at, code: line.code }]));
  const inOrder = <T extends Line>(some: T[]): { line: T; at: number; code: string }[] => some.map((line) => ({ line, ...(place.get(keyOf(line)) ?? { at: owed.length, code: '' }) })).sort((a, b) => a.at - b.at);
  const { basis, absent, unchanged } = sentWith(state, submission);
  const names = await engine.db.use((lease) => lease.run('select name_vi, name_en from bodies where agency = $agency', { agency: { kind: 'text', value: agency } }));
  const indicators = new Map((await engine.rows('indicators', {})).map((one) => [one.indicator, one]));
  const nameOf = (indicator: string): { name_vi: string; name_en: string } => ({ name_vi: indicators.get(indicator)?.name_vi ?? indicator, name_en: indicators.get(indicator)?.name_en ?? indicator });
  return {
    submission, agency, name_vi: String(names.values[0]?.[0] ?? agency), name_en: String(names.values[1]?.[0] ?? agency), report, revision, received_at, stage: stageOf(state, submission), reason, basis,
    sha256, sender: people.nameOf(submitOf(state, submission).actor), demo, unchanged,
    lines: inOrder(lines).map(({ code, line: { indicator, part, name_vi, name_en, kind, unit, state: said, numerator, denominator, value, sample, level, note } }) => ({ code, indicator, part, name_vi, name_en, kind, unit, state: said, numerator, denominator, value, sample, level, note })),
    absent: inOrder(absent).map(({ code, line: { indicator, part, reason: why } }) => ({ code, indicator, part, ...nameOf(indicator), reason: why })),
  };
}
