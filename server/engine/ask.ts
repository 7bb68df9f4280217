// The one read route: a named question in a format, with an ETag, kept while its snapshot is the latest.
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Home } from '../home.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import type { Engine } from './engine.ts';
import { dress, FORMATS } from './formats.ts';
import type { Format } from './formats.ts';
import { readParams } from './question.ts';

const MOST_BYTES = 64 * 1024 * 1024;

export function ask(engine: Engine, home: Home): RequestHandler {
  const kept = new Map<string, Uint8Array>();
  let held = 0;
  return async (req, res) => {
    const [name, format, ...rest] = String(req.params.question).split('.') as [string, string | undefined];
    const question = engine.questions.get(name);
    if (!question) throw new HttpError(404, 'unknown-question', { name: name.slice(0, 80), nearest: nearest(name.slice(0, 80), engine.questions.keys()).join(', ') });
    if (!format || rest.length > 0 || !Object.hasOwn(FORMATS, format)) throw new HttpError(404, 'unknown-format', { given: [format ?? '', ...rest].join('.').slice(0, 40) });
    const params = readParams(question, req.query);

    const asked = JSON.stringify([name, format, ...Object.entries(params).map(([param, { value }]) => [param, value])]);
    const tagOf = (snapshot: number): string => `"${createHash('sha256').update(JSON.stringify([snapshot, today(), asked])).digest('base64url').slice(0, 27)}"`;
    let tag = tagOf(engine.snapshot);
    res.set({ 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding', 'Content-Type': FORMATS[format as Format] });
    if (req.get('If-None-Match')?.includes(tag)) {
      res.set('ETag', tag).status(304).end();
      return;
    }
    let bytes = kept.get(tag);
    if (!bytes) {
      const answer = await engine.run(question, params);
      bytes = await dress(format as Format, question, answer.columns, answer.snapshot, engine.db, home.staging);
      tag = tagOf(answer.snapshot);
      if (held + bytes.length > MOST_BYTES || answer.snapshot !== engine.snapshot) {
        kept.clear();
        held = 0;
      }
      if (!kept.has(tag)) held += bytes.length;
      kept.set(tag, bytes);
    }
    res.set('ETag', tag).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
}

/** Some answers turn with the day (late, due soon), so an ETag holds for one day of Vietnam. */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
