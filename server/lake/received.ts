// A sheet exactly as it came, for whoever traces a number down to its file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Home } from '../home.ts';
import { HttpError } from '../problem.ts';

/** GET /api/received/:sha256 as a download, never shown by the browser. Only what a submission names is given out, and only while its bytes still have its hash. */
export function received(home: Home): RequestHandler {
  return async (req, res) => {
    const sha256 = String(req.params.sha256);
    const handed = /^[0-9a-f]{64}$/.test(sha256) ? home.state.submissions().find((each) => each.sha256 === sha256) : undefined;
    if (!handed) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
    const bytes = await readFile(join(home.received, sha256.slice(0, 2), sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`the received sheet ${sha256} has changed since it came`);
    res.attachment(handed.file_name).type('application/octet-stream').set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-cache' }).send(bytes);
  };
}
