// A document in: a multipart form with one file, what it is called by, and what it proves. The bytes are durable before the record is.
import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import { dayInVietnam } from '../../client/format.ts';
import { isDisk, keepBytes } from '../lake/durable.ts';
import { one, readForm } from '../multipart.ts';
import { HttpError } from '../problem.ts';
import { kindOf } from './content.ts';
import { addRecord, countOf, isSame, linksOf, recordByKey } from './records.ts';
import type { Described, EvidenceRow, LinkRow, Target } from './records.ts';
import { targetOf } from './targets.ts';

/** Documents of one figure, activity or milestone. */
const MOST_OF_ONE = 50;
/** Characters of each field. */
const MOST: Record<keyof Omit<Described, 'dated'>, number> = { number: 100, issuer: 200, subject: 500 };

/** What a sender gets for a document that is kept. */
export interface Added extends Described { evidence: string; link: string; sha256: string; bytes: number; media_type: string; file: string; agency: string; added_at: string }

/** @throws HttpError 400 where there is none */
export function keyOf(req: Request): string {
  const key = req.get('Idempotency-Key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new HttpError(400, 'missing-key');
  return key;
}

/** An ISO day that has come, null where none is given. @throws HttpError 422 */
export function dayOf(name: string, given: string): string | null {
  if (given === '') return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) && new Date(`${given}T00:00:00Z`).toISOString().slice(0, 10) === given;
  if (!isDay) throw new HttpError(422, 'day-wrong', { name, given: given.slice(0, 40) });
  if (given > dayInVietnam(new Date())) throw new HttpError(422, 'day-to-come', { name, given });
  return given;
}

export function addEvidence(house: House): RequestHandler {
  const { home, intake } = house;
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'submit');
    const key = keyOf(req);
    const { fields, files } = await readForm(req, { files: 1, fieldBytes: 2_000 });
    const field = (name: string): string => (one(fields, name) ?? '').trim();
    const agency = field('agency');
    if (agency === '') throw new HttpError(400, 'missing-field', { name: 'agency' });
    const { person } = mustBeAllowed(house, req, res, 'submit', agency);
    const [file] = files;
    if (!file) throw new HttpError(400, 'missing-field', { name: 'file' });
    const target = await targetOf(house, agency, field);
    const described = describedBy(field);
    const media_type = await kindOf(file.bytes, file.name);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    try {
      const added = await intake.inTurn(async () => {
        const earlier = recordByKey(home.state, key);
        if (earlier) return again(earlier, linksOf(home.state, earlier.evidence)[0]!, sha256, target);
        if (countOf(home.state, target) >= MOST_OF_ONE) throw new HttpError(409, 'evidence-many', { most: MOST_OF_ONE });
        await keepBytes(file.bytes, home.evidence, home.staging);
        const kept = { sha256, bytes: file.bytes.length, media_type, file_name: file.name, ...described, agency, idempotency_key: key };
        const { record, link } = home.state.transaction(() => addRecord(home.state, kept, target, person, home.state.now()));
        await intake.showNow();
        return answerOf(record, link);
      });
      res.status(201).set('Cache-Control', 'no-store').json(added);
    } catch (error) {
      if (!isDisk(error)) throw error;
      house.log.error({ err: error }, 'the disk refused a document');
      throw new HttpError(507, 'disk');
    }
  };
}

/** @throws HttpError 422 where the words are missing or too long */
function describedBy(field: (name: string) => string): Described {
  const said = Object.fromEntries(Object.entries(MOST).map(([name, most]) => {
    const text = field(name).replaceAll(/\s+/g, ' ');
    if (text.length > most) throw new HttpError(422, 'text-long', { name, most, given: text.length });
    return [name, text];
  })) as Omit<Described, 'dated'>;
  if (said.subject === '') throw new HttpError(422, 'evidence-nameless');
  return { ...said, dated: dayOf('dated', field('dated')) };
}

function again(record: EvidenceRow, link: LinkRow, sha256: string, target: Target): Added {
  if (record.sha256 !== sha256 || !isSame(link, target)) throw new HttpError(409, 'key-reused', { receipt: record.evidence });
  return answerOf(record, link);
}

function answerOf({ evidence, sha256, bytes, media_type, file_name, number, dated, issuer, subject, agency, added_at }: EvidenceRow, { link }: LinkRow): Added {
  return { evidence, link, sha256, bytes, media_type, file: file_name, number, dated, issuer, subject, agency, added_at };
}
