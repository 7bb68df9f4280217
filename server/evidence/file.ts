// A document out: shown by the browser only where it is a picture or a PDF, and then as a page that may do nothing.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { mayFor, mustBeAllowed, refused, signedOf } from '../access/guard.ts';
import { scopeOf } from '../access/scope.ts';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import { HttpError } from '../problem.ts';
import { isShown } from './kinds.ts';
import { recordsByHash } from './records.ts';
import type { EvidenceRow } from './records.ts';

/** A page of an origin of its own, without scripts, forms or anything to load. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
/** Links in force to what is itself open, once it is published: activities, milestones, conclusions. What proves a self-score is its agency's, like its sheets. */
const OPEN = "select 1 from evidence_links as l where l.evidence = ?1 and l.unlinked_at is null and l.seq <= ?2 and l.kind not in ('figure', 'component')";
/** Links in force to figures. */
const OF_FIGURES = "select link, report, indicator from evidence_links where evidence = ? and unlinked_at is null and kind = 'figure'";
/** As the question `evidence` sees somebody who may read no agency's sheets. */
const NOBODYS = { own: { kind: 'text', value: '||' } } as const;

/**
 * GET /api/evidence/:sha256. Only what a record names is given out, only while its bytes have their hash, and only to whoever may read the sheets of what it proves; where figures are
 * open to everybody, so are the documents that prove them.
 */
export function evidenceFile(house: House): RequestHandler {
  const { home } = house;
  return async (req, res) => {
    const sha256 = String(req.params.sha256);
    const named = recordsByHash(home.state, sha256);
    const readable = await readableOf(house, res, named);
    if (!readable && (named.length > 0 || !house.anonymous)) {
      const signed = mustBeAllowed(house, req, res, 'read-sheets', named[0]?.agency);
      if (named[0] && scopeOf(house, res, named[0].agency).areas) throw refused(house, req, signed, 'read-sheets', named[0].agency);
    }
    if (!readable) throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
    const bytes = await readFile(join(home.evidence, sha256.slice(0, 2), sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`the document ${sha256} has changed since it came`);
    res.attachment(readable.file_name).type(readable.media_type);
    if (isShown(readable.media_type)) res.set('Content-Disposition', res.get('Content-Disposition')!.replace(/^attachment/, 'inline'));
    res.set({ 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' }).send(bytes);
  };
}

/** The first record that is open to everybody, of an agency whose sheets somebody may read, or of what belongs to the areas in which that is so. */
async function readableOf(house: House, res: Response, named: EvidenceRow[]): Promise<EvidenceRow | undefined> {
  const grants = signedOf(res)?.needs === null ? signedOf(res)!.grants : [];
  for (const record of named) {
    if (house.anonymous && await isOpen(house, record)) return record;
    if (!mayFor(house, grants, 'read-sheets', record.agency)) continue;
    const scope = scopeOf(house, res, record.agency);
    if (!scope.areas) return record;
    const proving = await house.engine.rows('evidence', { agency: record.agency }, scope);
    if (proving.some(({ evidence }) => evidence === record.evidence)) return record;
  }
  return undefined;
}

/** Of a figure, where it was accepted with the document, that is published, and the link still holds. */
async function isOpen({ home: { state }, engine }: House, { evidence, agency }: EvidenceRow): Promise<boolean> {
  const published = publicationsOf(state)[0];
  if (state.get(OPEN, evidence, published?.seq ?? Number.MAX_SAFE_INTEGER) !== undefined) return true;
  for (const { link, report, indicator } of state.all<{ link: string; report: string; indicator: string }>(OF_FIGURES, evidence)) {
    const rows = await engine.rows('evidence', { agency, report, indicator, ...(published ? { as_of: published.at } : {}) }, NOBODYS);
    if (rows.some((row) => row.link === link)) return true;
  }
  return false;
}
