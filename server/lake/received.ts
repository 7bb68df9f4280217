// A sheet exactly as it came, for whoever traces a number down to its file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { mayFor, mustBeAllowed, refused, signedOf } from '../access/guard.ts';
import { readsWhole } from '../access/scope.ts';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import type { Submission } from './state.ts';
import { HttpError } from '../problem.ts';

/** Accepted whole, up to an act. */
const WHOLE = "select 1 from acts where kind = 'accept' and submission = ? and seq <= ? and json_extract(detail, '$.returned') is null";

/**
 * GET /api/received/:sha256 as a download, never shown by the browser. Only what a submission names is given out, only while its bytes still have its hash, and only to whoever
 * may read all of that sheet; where figures are open to everybody, so are the sheets of which every figure was accepted, once that is published.
 */
export function received(house: House): RequestHandler {
  const { home } = house;
  return async (req, res) => {
    const sha256 = String(req.params.sha256);
    const named = home.state.all<Submission>('select * from submissions where sha256 = ? order by seq', sha256);
    const open = house.anonymous ? named.find(({ submission }) => home.state.get(WHOLE, submission, publicationsOf(home.state)[0]?.seq ?? Number.MAX_SAFE_INTEGER)) : undefined;
    const handed = open ?? await readableOf(house, res, named);
    if (!handed && (named.length > 0 || !house.anonymous)) {
      const signed = mustBeAllowed(house, req, res, 'read-sheets', named[0]?.agency);
      if (named[0]) throw refused(house, req, signed, 'read-sheets', named[0].agency);
    }
    if (!handed) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
    const bytes = await readFile(join(home.received, sha256.slice(0, 2), sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`the received sheet ${sha256} has changed since it came`);
    res.attachment(handed.file_name).type('application/octet-stream').set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-cache' }).send(bytes);
  };
}

/** Two agencies may hand in the same bytes: the first sheet of them that somebody may read all of. */
async function readableOf(house: House, res: Response, named: Submission[]): Promise<Submission | undefined> {
  const grants = signedOf(res)?.needs === null ? signedOf(res)!.grants : [];
  for (const sheet of named) if (mayFor(house, grants, 'read-sheets', sheet.agency) && await readsWhole(house, res, sheet)) return sheet;
  return undefined;
}
