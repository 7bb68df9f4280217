// The one write route: a multipart form with a sheet, or with several that belong together; a receipt or every problem out.
import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import type { House } from '../app.ts';
import { mustBeAllowed } from '../access/guard.ts';
import { HttpError, langOf } from '../problem.ts';
import { sentences } from './problem-words.ts';
import { REASONS, SheetRefused } from './submit.ts';
import type { Handed, Sheet } from './submit.ts';

const MOST_BYTES = 10 * 1024 * 1024;
/** A year has four reports: more cannot depend on each other. */
const MOST_SHEETS = 4;

export function receive(house: House): RequestHandler {
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'submit');
    const form = await readForm(req);
    const { person: actor } = mustBeAllowed(house, req, res, 'submit', form.agency);
    const handed = { ...form, actor };
    try {
      const receipt = await house.intake.submit(handed, { accept: !house.review });
      res.status(201).set('Cache-Control', 'no-store').json(receipt);
    } catch (error) {
      if (error instanceof SheetRefused) {
        const lang = langOf(req);
        const problems = error.problems.map((problem) => ({ ...problem, ...sentences(problem, lang) }));
        throw new HttpError(422, 'sheet-refused', { count: problems.length }, { problems });
      }
      if (isDisk(error)) {
        house.log.error({ err: error }, 'the disk refused a submission');
        throw new HttpError(507, 'disk');
      }
      throw error;
    }
  };
}

/** Whether the disk refused: told by Node's code, by SQLite's (disk I/O, read-only, full), or by DuckDB's words. */
function isDisk(error: unknown): boolean {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  return ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'].includes(code ?? '') || [8, 10, 13].includes(errcode ?? 0) || /No space left|Read-only file system/.test(message ?? '');
}

/** The nth `file` is that of the nth `report`; `reason`, where given, stands once for each of them, empty where there is none. */
async function readForm(req: Request): Promise<Omit<Handed, 'actor'>> {
  const idempotencyKey = req.get('Idempotency-Key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(idempotencyKey)) throw new HttpError(400, 'missing-key');
  const fields = new Map<string, string[]>();
  const files: { bytes: Buffer; name: string }[] = [];
  let tooLarge = false;
  await new Promise<void>((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { fileSize: MOST_BYTES, files: MOST_SHEETS, fields: 16, fieldSize: 1000, parts: 16 + MOST_SHEETS } });
    } catch {
      reject(new HttpError(400, 'bad-request'));
      return;
    }
    form.on('field', (name, value) => void fields.set(name, [...(fields.get(name) ?? []), value.normalize('NFC')]));
    form.on('file', (_name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      const at = files.push({ bytes: Buffer.alloc(0), name: (filename ?? '').normalize('NFC').slice(0, 200) }) - 1;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        tooLarge = true;
      });
      stream.on('end', () => {
        files[at]!.bytes = Buffer.concat(chunks);
      });
    });
    form.on('error', () => reject(new HttpError(400, 'bad-request')));
    form.on('close', resolve);
    req.on('aborted', () => reject(new HttpError(400, 'bad-request')));
    req.pipe(form);
  });
  if (tooLarge) throw new HttpError(413, 'too-large');
  const [agency, reports, reasons] = [one(fields, 'agency'), all(fields, 'report'), all(fields, 'reason')];
  if (!agency) throw new HttpError(400, 'missing-field', { name: 'agency' });
  if (!reports[0]) throw new HttpError(400, 'missing-field', { name: 'report' });
  if (files.length === 0) throw new HttpError(400, 'missing-field', { name: 'file' });
  if (reports.length !== files.length || (reasons.length > 0 && reasons.length !== files.length)) {
    throw new HttpError(400, 'uneven-sheets', { reports: reports.length, files: files.length, reasons: reasons.length, most: MOST_SHEETS });
  }
  const numbers = allowed('numbers', one(fields, 'numbers') ?? '', ['vi', 'en']) as 'vi' | 'en' | null;
  const [first, ...together] = files.map(({ bytes, name }, at): Sheet => ({ report: reports[at]!, bytes, fileName: name, reason: allowed('reason', reasons[at] ?? '', REASONS) }));
  return { ...first!, agency, idempotencyKey, ...(numbers ? { numbers } : {}), ...(together.length > 0 ? { together } : {}) };
}

function all(fields: Map<string, string[]>, name: string): string[] {
  return fields.get(name) ?? [];
}

function one(fields: Map<string, string[]>, name: string): string | undefined {
  const given = all(fields, name);
  if (given.length > 1) throw new HttpError(400, 'doubled-parameter', { name });
  return given[0];
}

function allowed(name: string, value: string, of: readonly string[]): string | null {
  if (value === '') return null;
  if (!of.includes(value)) throw new HttpError(400, 'wrong-parameter', { name, given: value.slice(0, 80), allowed: of.join(', ') });
  return value;
}
