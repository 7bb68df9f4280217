// A sheet exactly as it came, for whoever traces a number down to its file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { mustBeAllowed } from '../access/guard.ts';
import type { House } from '../app.ts';
import type { Submission } from './state.ts';
import { HttpError } from '../problem.ts';

/**
 * GET /api/received/:sha256 as a download, never shown by the browser. Only what a submission names is given out, only while its bytes still have its hash, and only to whoever
 * may read that agency's sheets; where figures are open to everybody, so are the sheets that were accepted.
 */
export function received(house: House): RequestHandler {
  const { home } = house;
  return async (req, res) => {
    const sha256 = String(req.params.sha256);
    const named = home.state.all<Submission>('select * from submissions where sha256 = ? order by seq', sha256);
    const open = house.anonymous ? named.find(({ submission }) => home.state.get("select 1 from acts where kind = 'accept' and submission = ?", submission)) : undefined;
    const handed = open ?? named[0];
    if (!open && (named.length > 0 || !house.anonymous)) mustBeAllowed(house, req, res, 'read-sheets', handed?.agency);
    if (!handed) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
    const bytes = await readFile(join(home.received, sha256.slice(0, 2), sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`the received sheet ${sha256} has changed since it came`);
    res.attachment(handed.file_name).type('application/octet-stream').set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-cache' }).send(bytes);
  };
}
