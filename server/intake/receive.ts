// The one write route: a multipart sheet in, a receipt or every problem out.
import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import type { House } from '../app.ts';
import { HttpError, langOf } from '../problem.ts';
import { sentences } from './problem-words.ts';
import { REASONS, SheetRefused } from './submit.ts';
import type { Handed } from './submit.ts';

const MOST_BYTES = 10 * 1024 * 1024;

export function receive(house: House): RequestHandler {
  return async (req, res) => {
    const site = req.get('Sec-Fetch-Site');
    if (site && site !== 'same-origin' && site !== 'none') throw new HttpError(403, 'cross-site');
    const handed = await readForm(req);
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

async function readForm(req: Request): Promise<Handed> {
  const idempotencyKey = req.get('Idempotency-Key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(idempotencyKey)) throw new HttpError(400, 'missing-key');
  const fields = new Map<string, string>();
  let file: { bytes: Buffer; name: string } | null = null;
  let tooLarge = false;
  await new Promise<void>((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { fileSize: MOST_BYTES, files: 1, fields: 10, fieldSize: 1000, parts: 12 } });
    } catch {
      reject(new HttpError(400, 'bad-request'));
      return;
    }
    form.on('field', (name, value) => fields.set(name, value.normalize('NFC')));
    form.on('file', (_name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        tooLarge = true;
      });
      stream.on('end', () => {
        file = { bytes: Buffer.concat(chunks), name: (filename ?? '').normalize('NFC').slice(0, 200) };
      });
    });
    form.on('error', () => reject(new HttpError(400, 'bad-request')));
    form.on('close', resolve);
    req.on('aborted', () => reject(new HttpError(400, 'bad-request')));
    req.pipe(form);
  });
  if (tooLarge) throw new HttpError(413, 'too-large');
  for (const name of ['agency', 'report']) if (!fields.get(name)) throw new HttpError(400, 'missing-field', { name });
  if (!file) throw new HttpError(400, 'missing-field', { name: 'file' });
  const one = (name: string, allowed: readonly string[]): string | null => {
    const value = fields.get(name) ?? '';
    if (value === '') return null;
    if (!allowed.includes(value)) throw new HttpError(400, 'wrong-parameter', { name, given: value.slice(0, 80), allowed: allowed.join(', ') });
    return value;
  };
  const numbers = one('numbers', ['vi', 'en']) as 'vi' | 'en' | null;
  const { bytes, name } = file as { bytes: Buffer; name: string };
  return {
    agency: fields.get('agency')!, report: fields.get('report')!, bytes, fileName: name, idempotencyKey, reason: one('reason', REASONS), actor: 'anonymous',
    ...(numbers ? { numbers } : {}),
  };
}
