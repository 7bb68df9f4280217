// The one write route: a multipart form with a sheet, or with several that belong together; a receipt or every problem out.
import { sentences } from '../../client/problem-words.ts';
import type { Request, RequestHandler } from 'express';
import type { House } from '../app.ts';
import { mustBeAllowed } from '../access/guard.ts';
import { isDisk } from '../lake/durable.ts';
import { all, one, readForm } from '../multipart.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import { LIMITS } from './limits.ts';
import { REASONS, SheetRefused } from './submit.ts';
import type { Handed, Sheet } from './submit.ts';

/** A year has four reports: more cannot depend on each other. */
const MOST_SHEETS = 4;

export function receive(house: House): RequestHandler {
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'submit');
    const form = await readHanded(req);
    const { person: actor } = mustBeAllowed(house, req, res, 'submit', form.agency);
    const handed = { ...form, actor };
    try {
      const receipt = await house.intake.submit(handed, { accept: !house.review });
      house.receiptMails.handed([receipt, ...(receipt.together ?? [])].map(({ submission }) => submission), actor);
      res.status(201).set('Cache-Control', 'no-store').json(receipt);
    } catch (error) {
      if (error instanceof SheetRefused) {
        const lang = langOf(req);
        const problems = error.problems.map((problem) => ({ ...problem, ...sentences(problem, lang, say) }));
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

/** The nth `file` is that of the nth `report`; `reason`, where given, stands once for each of them, empty where there is none; `basis` once for all. */
async function readHanded(req: Request): Promise<Omit<Handed, 'actor'>> {
  const idempotencyKey = req.get('Idempotency-Key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(idempotencyKey)) throw new HttpError(400, 'missing-key');
  const { fields, files } = await readForm(req, { files: MOST_SHEETS, fieldBytes: 1000 });
  const [agency, reports, reasons] = [one(fields, 'agency'), all(fields, 'report'), all(fields, 'reason')];
  if (!agency) throw new HttpError(400, 'missing-field', { name: 'agency' });
  if (!reports[0]) throw new HttpError(400, 'missing-field', { name: 'report' });
  if (files.length === 0) throw new HttpError(400, 'missing-field', { name: 'file' });
  if (reports.length !== files.length || (reasons.length > 0 && reasons.length !== files.length)) {
    throw new HttpError(400, 'uneven-sheets', { reports: reports.length, files: files.length, reasons: reasons.length, most: MOST_SHEETS });
  }
  const basis = (one(fields, 'basis') ?? '').normalize('NFC').trim().slice(0, LIMITS.text) || null;
  const numbers = allowed('numbers', one(fields, 'numbers') ?? '', ['vi', 'en']) as 'vi' | 'en' | null;
  const [first, ...together] = files.map(({ bytes, name }, at): Sheet => ({ report: reports[at]!, bytes, fileName: name, reason: allowed('reason', reasons[at] ?? '', REASONS) }));
  return { ...first!, agency, idempotencyKey, basis, ...(numbers ? { numbers } : {}), ...(together.length > 0 ? { together } : {}) };
}

function allowed(name: string, value: string, of: readonly string[]): string | null {
  if (value === '') return null;
  if (!of.includes(value)) throw new HttpError(400, 'wrong-parameter', { name, given: value.slice(0, 80), allowed: of.join(', ') });
  return value;
}
