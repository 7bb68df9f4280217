// The file that somebody sent, back with a note at each cell that is wrong: to be mended in the spreadsheet where it was made.
import type { Request, RequestHandler } from 'express';
import { sentences } from '../../client/problem-words.ts';
import type { House } from '../app.ts';
import type { Note } from '../intake/notes.ts';
import { notedSheet } from '../intake/sheets.ts';
import type { SheetProblem } from '../intake/sheets.ts';
import { all, one, readForm } from '../multipart.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import { ASKED_LATER, placeOf, told } from './routes.ts';

const MOST_NOTES = 500;
const MOST_BYTES = 400_000;
const NAME = 'lỗi.xlsx';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * POST, a form: `file`, and `numbers` as it was read. Of a table with columns of its own only the sender knows what is wrong where: then `notes` says it, as a list of sheet, cell and text.
 * @throws HttpError 422 where the file cannot be read, or nothing is wrong with it
 */
export function notesOnFile(house: House): RequestHandler {
  return async (req, res) => {
    const { agency, report } = await placeOf(house, req, res);
    const { fields, files: [file] } = await readForm(req, { files: 1, fieldBytes: MOST_BYTES });
    if (!file) throw new HttpError(400, 'missing-field', { name: 'file' });
    const numbers = one(fields, 'numbers');
    const given = all(fields, 'notes')[0];
    const notes = given === undefined
      ? notesOf(await house.intake.look({ agency, report, bytes: file.bytes, fileName: file.name, reason: null, ...(numbers === 'vi' || numbers === 'en' ? { numbers } : {}) }), req)
      : notesIn(given);
    if (notes.length === 0) throw new HttpError(422, 'no-faults');
    const { file: noted, problems } = await notedSheet(file.bytes, file.name, notes, say(langOf(req), 'sheet:file.data'));
    if (!noted) throw new HttpError(422, 'sheet-refused', { count: problems.length }, { problems: told(problems, req) });
    res.attachment(NAME).type(XLSX).set('Cache-Control', 'no-store').send(noted);
  };
}

/** What stops a sheet, and what is unusual and has no reason yet; where no cell is named, at the first one of its line, or of the sheet. */
function notesOf(problems: (SheetProblem & { level: string })[], req: Request): Note[] {
  const wrong = problems.filter(({ level, code, explained }) => (level === 'error' || (level === 'unusual' && !explained)) && !ASKED_LATER.includes(code));
  return wrong.map((problem) => {
    const { what, why, how } = sentences({ ...problem, line: null, sheet: '' }, langOf(req), say);
    return { sheet: problem.sheet, cell: problem.cell ?? `A${problem.line ?? 1}`, text: [what, why, how].filter(Boolean).join(' ') };
  });
}

/** @throws HttpError 400 where they are none */
function notesIn(given: string): Note[] {
  const wrong = new HttpError(400, 'bad-request');
  let notes: unknown;
  try {
    notes = JSON.parse(given);
  } catch {
    throw wrong;
  }
  if (!Array.isArray(notes) || notes.length > MOST_NOTES) throw wrong;
  return notes.map((note: Partial<Note> | null) => {
    const { sheet, cell, text } = note ?? {};
    const isRight = typeof sheet === 'string' && typeof cell === 'string' && /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(cell) && typeof text === 'string' && text !== '';
    if (!isRight) throw wrong;
    return { sheet: sheet!, cell: cell!, text: text! };
  });
}
