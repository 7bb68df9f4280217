// A sheet as it is being filled: read, written cell by cell, read from a file, begun anew, handed in.
import type { Request, RequestHandler, Response } from 'express';
import { ENTRY_FIELDS, levelOf } from '../../client/cell-checks.ts';
import { handedText, keyOf } from '../../client/entry/grid.ts';
import { dateLabel, reportLabel } from '../../client/format.ts';
import { sentences } from '../../client/problem-words.ts';
import type { Row } from '../../queries/types.ts';
import { mustBeAllowed } from '../access/guard.ts';
import type { Signed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { handsOf } from '../cycle/sheet.ts';
import { mustBeKnown } from '../engine/ask.ts';
import { readParams } from '../engine/question.ts';
import { receiptFor } from '../intake/receipts.ts';
import { LIMITS } from '../intake/limits.ts';
import { capped, readSheet, readTablesOf } from '../intake/sheets.ts';
import type { SheetProblem } from '../intake/sheets.ts';
import { REASONS, SheetRefused } from '../intake/submit.ts';
import { isDisk } from '../lake/durable.ts';
import { keyOf as lineOf } from '../lake/line.ts';
import { absentOf, submitOf } from '../lake/sent.ts';
import { hasAccepted, latestFirst } from '../lake/stage.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import { draftSheet, readOwn } from './draft-sheet.ts';
import type { DraftSheet, Owed } from './draft-sheet.ts';
import type { Cell, Conflict, Typed } from './drafts.ts';

const MOST_CELLS = 2_000;
/** Said by the draft itself, or asked when it is sent. */
export const ASKED_LATER = ['correction-without-reason', 'correction-without-basis', 'report-closed', 'sheet-waiting', 'nothing-changed'];
const READINGS = ['', 'vi', 'en'];

/** Whose sheet for which report, who works on it, how far that report has come, and whether figures of it were accepted, so that what differs is a correction. */
export interface Place { agency: string; report: string; key: string; signed: Signed; due: Row<'dues'>; isCorrection: boolean }

export function readDraft(house: House): RequestHandler {
  return async (req, res) => {
    const place = await placeOf(house, req, res);
    const owed = await owedOf(house, place);
    const cells = house.drafts.cells(place.agency, place.report);
    res.json({
      version: house.drafts.version(place.agency, place.report), due: place.due, is_correction: place.isCorrection, lines: owed, cells: cells.map((cell) => shown(house, cell)), sent: sentOf(house, owed), others: house.presence.others(place.key, place.signed.person),
      problems: await problemsOf(house, place, draftSheet(owed, cells), langOf(req)),
    });
  };
}

/** Cells in; what of them now stands, what somebody else wrote there, what others wrote since, and what is wrong with the sheet as it stands. */
export function type(house: House): RequestHandler {
  return async (req, res) => {
    const place = await placeOf(house, req, res);
    const { agency, report, signed, due } = place;
    const body = (req.body ?? {}) as { cells?: unknown; since?: unknown };
    const typed = cellsOf(body.cells);
    if (typed.length > 0 && !due.is_open && !place.isCorrection) throw closed(due, langOf(req));
    const since = Number.isInteger(body.since) ? Number(body.since) : 0;
    try {
      const owed = typed.length > 0 ? await owedOf(house, place) : [];
      const overtaken = overtakenBy(house, place, owed, typed);
      const met = new Set(overtaken.map((cell) => keyOf(cell, cell.field)));
      const { version, kept, conflicts } = house.drafts.write(agency, report, signed.person, typed.filter((cell) => !met.has(keyOf(cell, cell.field))), new Date().toISOString());
      const cells = house.drafts.cells(agency, report);
      const own = new Set(kept.map((cell) => keyOf(cell, cell.field)));
      const news = cells.filter((cell) => cell.version > since && !own.has(keyOf(cell, cell.field)));
      const problems = typed.length > 0 || news.length > 0 ? await problemsOf(house, place, draftSheet(typed.length > 0 ? owed : await owedOf(house, place), cells), langOf(req)) : undefined;
      res.json({
        version, kept, conflicts: [...overtaken, ...conflicts].map(({ person, ...conflict }) => ({ ...conflict, by: person === null ? '' : house.people.nameOf(person) ?? '' })),
        cells: news.map((cell) => shown(house, cell)), others: present(house, place), is_empty: cells.length === 0, problems,
      });
    } catch (error) {
      throw full(house, error);
    }
  };
}

export function beginAnew(house: House): RequestHandler {
  return async (req, res) => {
    const { agency, report } = await placeOf(house, req, res);
    const seen = req.query.version === undefined ? null : Number(req.query.version);
    const now = house.drafts.version(agency, report);
    if (seen !== null && seen !== now) throw new HttpError(409, 'draft-changed', {}, { version: now, cells: house.drafts.cells(agency, report, Number.isInteger(seen) ? seen : 0).map((cell) => shown(house, cell)) });
    house.home.state.transaction(() => house.drafts.clear(agency, report, house.drafts.version(agency, report)));
    res.status(204).end();
  };
}

/** A file becomes what it would change in a draft; nothing is written. */
export function fromFile(house: House): RequestHandler {
  return async (req, res) => {
    const { agency, report } = await placeOf(house, req, res);
    const numbers = req.query.numbers === 'vi' || req.query.numbers === 'en' ? req.query.numbers : undefined;
    const read = await readSheet(bytesOf(req), nameOfFile(req), numbers);
    const strange: SheetProblem[] = [
      ...(read.agency && read.agency !== agency ? [{ code: 'wrong-agency', params: { meant: read.agency, given: agency } }] : []),
      ...(read.report && read.report !== report ? [{ code: 'wrong-report', params: { meant: read.report, given: report } }] : []),
    ].map((problem) => ({ ...problem, sheet: '', line: null, column: null, cell: null }));
    if (strange.length > 0) throw new HttpError(422, 'sheet-refused', { count: strange.length }, { problems: told(strange, req) });
    res.json({ rows: read.rows.map(({ cells: _, blanks: __, ...row }) => row), problems: told(read.problems, req) });
  };
}

/** The worksheets of a workbook with columns of its own, as texts; nothing is written. */
export function tablesOfFile(house: House): RequestHandler {
  return async (req, res) => {
    await placeOf(house, req, res);
    const { sheets, problems } = await readTablesOf(bytesOf(req), nameOfFile(req));
    if (problems.length > 0) throw new HttpError(422, 'sheet-refused', { count: problems.length }, { problems: told(problems, req) });
    res.json({ sheets });
  };
}

/** Hands the draft in as the sheet that it is. What somebody wrote after the version that the sender saw is told, and nothing is sent. */
export function send(house: House): RequestHandler {
  return async (req, res) => {
    const place = await placeOf(house, req, res);
    const { agency, report, signed, due } = place;
    const key = req.get('Idempotency-Key') ?? '';
    const before = /^[\x21-\x7e]{8,200}$/.test(key) ? house.home.state.submissionByKey(key) : undefined;
    if (before && before.agency === agency && before.report === report) {
      // The answer was lost, or the server ended, before the draft was taken away.
      const { version: sent } = (req.body ?? {}) as { version?: unknown };
      if (Number.isInteger(sent)) house.home.state.transaction(() => house.drafts.clear(agency, report, Number(sent), before.received_at));
      house.receiptMails.handed([before.submission], signed.person);
      res.status(201).json(await receiptFor([before], house.engine, house.home.state));
      return;
    }
    const { version, reason = null, basis = null } = (req.body ?? {}) as { version?: unknown; reason?: string | null; basis?: unknown };
    if (reason !== null && !(REASONS as readonly string[]).includes(reason)) throw new HttpError(400, 'wrong-parameter', { name: 'reason', given: String(reason).slice(0, 80), allowed: REASONS.join(', ') });
    if (!due.is_open && !place.isCorrection) throw closed(due, langOf(req));
    const now = house.drafts.version(agency, report);
    if (version !== now) {
      const seen = Number.isInteger(version) ? Number(version) : 0;
      throw new HttpError(409, 'draft-changed', {}, { version: now, cells: house.drafts.cells(agency, report, seen).map((cell) => shown(house, cell)) });
    }
    const cells = house.drafts.cells(agency, report);
    const sheet = draftSheet(await owedOf(house, place), cells);
    // What was given back or taken back and goes in again was entered by those who did so before.
    const again = [...new Set([...sheet.lines.flatMap(({ handed_submission: handed, handed_stands: stands }) => (handed !== null && !stands ? [handed] : [])), ...saidBefore(house, place, sheet)])];
    const hands = [...new Set([...cells.map(({ person }) => person), ...again.flatMap((handed) => handsOf(house.home.state, handed))])].filter((person) => person !== signed.person);
    // Of what was handed in before only what changes is said again.
    const open = due.submission === null ? sheet.open : sheet.emptied;
    if (open.length > 0) throw new HttpError(422, 'lines-open', { count: open.length }, { lines: open });
    if (sheet.lines.length === 0 && !await hasNewReason(house, place, sheet)) throw new HttpError(422, 'nothing-to-send');
    try {
      const receipt = await house.intake.submit({ agency, report, bytes: sheet.csv, fileName: `cot-moc-${report}-${agency}.csv`, reason, basis: typeof basis === 'string' ? basis.normalize('NFC').trim().slice(0, LIMITS.text) : null, idempotencyKey: key, actor: signed.person, ...(hands.length > 0 ? { hands } : {}), absent: sheet.absent }, { accept: !house.review, read: async (bytes) => readOwn(bytes) });
      const { state } = house.home;
      state.transaction(() => {
        house.drafts.clear(agency, report, now);
      });
      house.receiptMails.handed([receipt.submission], signed.person);
      res.status(201).json(receipt);
    } catch (error) {
      if (!(error instanceof SheetRefused)) throw full(house, error);
      throw new HttpError(422, 'sheet-refused', { count: error.problems.length }, { problems: error.problems.map((problem) => placed(problem, sheet, langOf(req))) });
    }
  };
}

/** Cells over which somebody handed in another value since their writer last saw the line, and of which the draft has none: a correction is begun knowingly. */
function overtakenBy(house: House, { agency, report }: Place, owed: Owed[], typed: Typed[]): Conflict[] {
  const [lines, drafted] = [new Map(owed.map((line) => [lineOf(line), line])), new Set(house.drafts.cells(agency, report).map((cell) => keyOf(cell, cell.field)))];
  return typed.flatMap(({ indicator, part, field, text, over }) => {
    const line = lines.get(lineOf({ indicator, part }));
    const sheet = line?.handed_submission ?? null;
    if (!line || sheet === null || over === undefined || over === sheet || drafted.has(keyOf(line, field)) || handedText(line, field) === text.trim()) return [];
    const { at, actor } = submitOf(house.home.state, sheet);
    return [{ indicator, part, field, theirs: handedText(line, field), reading: '', version: 0, person: actor, at, sheet }];
  });
}

/** Who handed in the sheets from which the lines are, when. */
function sentOf(house: House, owed: Owed[]): Record<string, { by: string; at: string }> {
  const sheets = [...new Set(owed.flatMap(({ handed_submission: sheet }) => sheet ?? []))];
  return Object.fromEntries(sheets.map((sheet) => {
    const { at, actor } = submitOf(house.home.state, sheet);
    return [sheet, { by: house.people.nameOf(actor) ?? '', at }];
  }));
}

/** @throws HttpError 400 for a name nobody has, 401, 403, 404 where nothing is owed */
export async function placeOf(house: House, req: Request, res: Response): Promise<Place> {
  res.set('Cache-Control', 'no-store');
  const [agency, report] = [String(req.params.agency), String(req.params.report)];
  mustBeAllowed(house, req, res, 'submit');
  await mustBeKnown(house.engine, readParams(house.engine.questions.get('dues')!, { agency, report }));
  const signed = mustBeAllowed(house, req, res, 'submit', agency);
  const due = (await house.engine.rows('dues', { agency, report })).find((row) => row.agency === agency);
  if (!due) throw new HttpError(404, 'nothing-owed', { agency, report });
  return { agency, report, key: `draft ${agency} ${report}`, signed, due, isCorrection: hasAccepted(house.home.state, agency, report) };
}

async function owedOf(house: House, { agency, report }: Place): Promise<Owed[]> {
  return (await house.engine.rows('owed', { agency, report })).filter((line) => line.passed_from === null);
}

/** Sheets given back or taken back from which a reason is given again: of each line the latest that gave it. */
function saidBefore({ home: { state } }: House, { agency, report }: Place, { absent }: DraftSheet): string[] {
  const before = latestFirst(state, agency, report).filter(({ stage }) => stage === 'returned' || stage === 'withdrawn').map(({ submission }) => ({ submission, reasons: absentOf(submitOf(state, submission)) }));
  return absent.flatMap((line) => before.find(({ reasons }) => reasons.some((one) => lineOf(one) === lineOf(line) && one.reason === line.reason))?.submission ?? []);
}

/** Whether a line has another reason than the one that was given before. */
async function hasNewReason(house: House, { agency, report }: Place, { absent }: DraftSheet): Promise<boolean> {
  const given = new Map((await house.engine.rows('unfilled', { agency, report })).map((line) => [lineOf(line), line.reason]));
  return absent.some((line) => given.get(lineOf(line)) !== line.reason);
}

async function problemsOf(house: House, { agency, report }: Place, sheet: DraftSheet, lang: 'vi' | 'en'): Promise<object[]> {
  if (sheet.lines.length === 0) return [];
  const problems = await house.intake.look({ agency, report, bytes: sheet.csv, fileName: 'draft.csv', reason: null }, async (bytes) => readOwn(bytes));
  return problems.filter(({ code }) => !ASKED_LATER.includes(code)).map((problem) => placed(problem, sheet, lang));
}

function bytesOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

function nameOfFile(req: Request): string {
  return String(req.query.name ?? '').normalize('NFC').slice(0, 200);
}

export function told(problems: SheetProblem[], req: Request): object[] {
  return capped(problems).map((problem) => ({ ...problem, ...sentences(problem, langOf(req), say) }));
}

/** A problem at its line of the draft instead of a line of a file. */
function placed(problem: SheetProblem, { lines }: DraftSheet, lang: 'vi' | 'en'): object {
  const line = problem.line === null ? undefined : lines[problem.line - 2];
  const { what, why, how } = sentences(line ? { ...problem, line: null, sheet: '' } : problem, lang, say);
  const { code, column, params } = problem;
  return { level: levelOf(code), ...problem, code, column, params, indicator: line?.indicator ?? null, part: line?.part ?? null, what, why, how };
}

/** @throws HttpError 400 where a cell is none */
function cellsOf(given: unknown): Typed[] {
  const text = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length > MOST_CELLS) throw new HttpError(400, 'draft-cells', { most: MOST_CELLS });
  return given.map((cell: Partial<Typed> | null) => {
    const { indicator, part, field, text: typed, reading = '', base, over } = cell ?? {};
    const isRight = text(indicator, 80) && text(part, 80) && text(typed, LIMITS.text) && (ENTRY_FIELDS as readonly unknown[]).includes(field) && READINGS.includes(reading) && Number.isInteger(base) && base! >= 0 && (over === undefined || over === null || text(over, 120));
    if (!isRight) throw new HttpError(400, 'draft-cells', { most: MOST_CELLS });
    return { indicator: indicator!, part: part!, field: field!, text: typed!.normalize('NFC'), reading, base: base!, ...(over === undefined ? {} : { over }) };
  });
}

function present(house: House, { key, signed }: Place): string[] {
  return house.presence.here(key, signed.person, signed.name);
}

function shown(house: House, { person, ...cell }: Cell): object {
  return { ...cell, by: nameOf(house, person) };
}

function nameOf(house: House, person: string): string {
  return house.people.one(person).name;
}

function closed({ report, closes, open_until }: Row<'dues'>, lang: 'vi' | 'en'): HttpError {
  return new HttpError(409, 'report-closed', { report: reportLabel(report, lang), since: dateLabel(open_until ?? closes, lang) });
}

function full(house: House, error: unknown): unknown {
  if (!isDisk(error)) return error;
  house.log.error({ err: error }, 'the disk refused a draft');
  return new HttpError(507, 'disk-draft');
}
