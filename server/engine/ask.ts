// The one read route: a named question in a format, with an ETag, kept while its snapshot is the latest.
import { createHash, randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Home } from '../home.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import type { Bound } from './values.ts';
import type { Engine } from './engine.ts';
import { dress, FORMATS } from './formats.ts';
import type { Format } from './formats.ts';
import { AGENCY_KINDS } from '../registry/shape.ts';
import { readParams } from './question.ts';
import type { Question } from './question.ts';

const MOST_BYTES = 64 * 1024 * 1024;
/** Parameters that take one of a few words, or the names of another parameter. */
const WORDS: Record<string, string[]> = {
  status: ['achieved', 'on-track', 'at-risk', 'off-track', 'reversing', 'missed', 'not-assessable', 'no-data', 'not-due', 'ended'],
  boundary: ['reported', 'current', 'baseline'], span: ['year'], standing: ['accepted', 'first', 'latest'], kind: ['province', ...AGENCY_KINDS],
};
const SAME: Record<string, string> = { from: 'report', to: 'report', earlier: 'criteria', supposed: 'component', body: 'scored' };

/**
 * Every parameter that names something names what there is: now, or at the moment asked about.
 * @throws HttpError 400 naming the parameter and the nearest names it may take
 */
export async function mustBeKnown(engine: Engine, params: Bound): Promise<void> {
  const moments = Object.values(params).filter(({ kind, value }) => kind === 'timestamp' && value !== null);
  for (const [name, { kind, value }] of Object.entries(params)) {
    if (kind !== 'text' || value === null) continue;
    const of = SAME[name] ?? name;
    const names = WORDS[of] ? new Set(WORDS[of]) : engine.names.of(of);
    if (!names || names.has(String(value))) continue;
    const then = WORDS[of] ? [] : await Promise.all(moments.map((moment) => engine.knew(of, String(value), String(moment.value))));
    if (then.includes(true)) continue;
    const given = String(value).slice(0, 80);
    throw new HttpError(400, 'wrong-parameter', { name, given, allowed: nearest(given, names, 10).join(', ') });
  }
}

/** Says who may ask what: `seen` without a word, or null; `let` or refused. @returns the parameters as that person's: as of which moment, of which areas. @throws HttpError 401, 403, 404 */
export interface Doorkeeper { let: (req: Request, res: Response, question: Question, params: Bound) => Bound; seen: (res: Response, question: Question, params: Bound) => Bound | null }

export function ask(engine: Engine, home: Home, door: Doorkeeper): RequestHandler {
  const started = randomUUID();
  const kept = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<{ bytes: Uint8Array; snapshot: number }>>();
  let held = 0;
  return async (req, res) => {
    const [name, format, ...rest] = String(req.params.question).split('.') as [string, string | undefined];
    const question = engine.questions.get(name);
    if (!question) throw new HttpError(404, 'unknown-question', { name: name.slice(0, 80), nearest: nearest(name.slice(0, 80), engine.questions.keys()).join(', ') });
    if (!format || rest.length > 0 || !Object.hasOwn(FORMATS, format)) throw new HttpError(404, 'unknown-format', { given: [format ?? '', ...rest].join('.').slice(0, 40) });
    const { published: _, ...given } = req.query;
    const params = door.let(req, res, question, readParams(question, given));
    await mustBeKnown(engine, params);
    // What was published stays as it is, whatever comes later; a program that is started anew may say it in another way.
    const isFixed = engine.isFixed(params);

    const wanted = JSON.stringify([name, format, ...Object.entries(params).map(([param, { value }]) => [param, value])]);
    // As the tables were when it was asked: what is newer than its tag is only made once more.
    const day = engine.day;
    const tagOf = (snapshot: number): string => `"${createHash('sha256').update(JSON.stringify(isFixed ? [started, wanted] : [snapshot, day, wanted])).digest('base64url').slice(0, 27)}"`;
    let tag = tagOf(engine.snapshot);
    res.set({ 'Cache-Control': question.deed === null ? 'private, no-cache' : 'no-store', Vary: 'Accept-Encoding', 'Content-Type': FORMATS[format as Format] });
    if (req.get('If-None-Match')?.includes(tag)) {
      res.set('ETag', tag).status(304).end();
      return;
    }
    let bytes = kept.get(tag);
    if (!bytes) {
      const asking = underWay.get(tag) ?? answer(question, params, format as Format);
      underWay.set(tag, asking);
      const asked = await asking.finally(() => underWay.delete(tag));
      bytes = asked.bytes;
      tag = tagOf(asked.snapshot);
      if (held + bytes.length > MOST_BYTES || (!isFixed && asked.snapshot !== engine.snapshot)) {
        kept.clear();
        held = 0;
      }
      if (!kept.has(tag)) held += bytes.length;
      kept.set(tag, bytes);
    }
    res.set('ETag', tag).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };

  /** The same question asked by many at once is answered once. */
  async function answer(question: Question, params: Bound, format: Format): Promise<{ bytes: Uint8Array; snapshot: number }> {
    const { columns, snapshot } = await engine.run(question, params);
    return { bytes: await dress(format, question, columns, snapshot, engine.db, home.staging), snapshot };
  }
}

