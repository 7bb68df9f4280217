// The evidence of a card as a binder: a folder for each component, its documents under names that people know, and an index that names what is missing.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { mustBeAllowed, refused } from '../access/guard.ts';
import { scopeOf } from '../access/scope.ts';
import type { House } from '../app.ts';
import { KINDS } from '../evidence/kinds.ts';
import { HttpError } from '../problem.ts';
import { slotsOf } from '../scoring/proofs.ts';
import type { Asking } from './asked.ts';
import { indexCsv, indexHtml } from './binder-index.ts';
import { fileName, Paths } from './file-names.ts';
import { scoreFactsOf } from './score-facts.ts';
import { zipped } from './zip.ts';
import type { Entry } from './zip.ts';

/** An archive without an extension for large ones holds four gigabytes. */
const MOST_BYTES = 3.5 * 1024 ** 3;
const INDEX = 'muc-luc';

type Document = Row<'evidence'>;
/** A line of the index: a document in a slot, or a slot without one. `slot` counts from 1; `path` in the binder. `state`: `lost` is kept no more as it came, `excused` is asked of nobody. */
export interface Line { component: Row<'scorecard'>; slot: number; asked: string; document: Document | null; path: string; state: 'there' | 'missing' | 'excused' | 'lost' }

/** Whoever may read every sheet of the body that is scored; of a map, of every body: the documents stand with the sheets. @throws HttpError 401, 403 */
export function mayBind(house: House, req: Request, res: Response): void {
  const scored = String(req.query.scored ?? '');
  const agency = house.engine.names.of('agency')!.has(scored) ? scored : '';
  const signed = mustBeAllowed(house, req, res, 'read-sheets', agency);
  // Of some areas alone it would be a binder that calls missing what is there.
  if (scopeOf(house, res, agency).areas) throw refused(house, req, signed, 'read-sheets', agency);
}

/** @throws HttpError 404 where there is no such card, 413 where it is too much for one archive */
export async function binder(asking: Asking, res: Response): Promise<{ name: string; pieces: AsyncIterable<Uint8Array> }> {
  const { criteria = '', period = '', scored = '' } = asking.given;
  const facts = await scoreFactsOf(asking, res);
  const [card, documents] = [await asking.rows('scorecard', { criteria, period, scored }), await asking.rows('evidence', { criteria, period, scored })];
  if (documents.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES) throw new HttpError(413, 'binder-large', { most: (MOST_BYTES / 1024 ** 3).toLocaleString(asking.lang) });
  const lines = filed(card, documents);
  const index = (path: string, text: () => string): Entry => ({ path, at: facts.at, bytes: async () => Buffer.from(text()) });
  // The index comes last: only then is it known whether every document is still as it came.
  const entries = [...lines.flatMap((one) => (one.document === null ? [] : [entryOf(asking.house, one, one.document)])), index(`${INDEX}.csv`, () => indexCsv(facts, lines)), index(`${INDEX}.html`, () => indexHtml(facts, lines))];
  return { name: `cot-moc-minh-chung-${criteria}-${period}-${scored}`, pieces: zipped(entries) };
}

/** Slot after slot of every component that asks for documents or has some; those beyond its slots as well. */
export function filed(card: Row<'scorecard'>[], documents: Document[]): Line[] {
  const paths = new Paths();
  return card.flatMap((component) => {
    const asked = slotsOf(component.slots);
    const own = documents.filter(({ indicator }) => indicator === component.component).toSorted((a, b) => slotIn(a) - slotIn(b) || (a.linked_at < b.linked_at ? -1 : 1));
    const lines = own.map((document): Line => ({ component, slot: slotIn(document), asked: asked[slotIn(document) - 1] ?? '', document, path: pathOf(paths, document), state: 'there' }));
    const missing = asked.flatMap((name, at): Line[] => (lines.some(({ slot }) => slot === at + 1) ? [] : [{ component, slot: at + 1, asked: name, document: null, path: '', state: component.applies ? 'missing' : 'excused' }]));
    return [...lines, ...missing].toSorted((a, b) => a.slot - b.slot);
  });
}

/** `slot=2` is 2. */
function slotIn({ part }: Pick<Document, 'part'>): number {
  return Number(part.replace('slot=', ''));
}

/** By what an official calls it: number and subject; its ending says what it is by its content. */
function pathOf(paths: Paths, { indicator, part, number, title, media_type: media, file }: Document): string {
  const [ending = 'bin'] = Object.entries(KINDS).find(([, kind]) => kind === media) ?? [];
  const name = [number, title].filter((one) => one !== '').join('_') || file.replace(/\.[^.]*$/, '');
  return paths.path(fileName(indicator, 'khac'), `${slotIn({ part })}_${fileName(name, 'tai-lieu')}`, ending);
}

/** What is not there any more, or not as it came, is left out and named in the index and the log. */
function entryOf({ home, log }: House, one: Line, { sha256, added_at: at }: Document): Entry {
  return {
    path: one.path, at,
    bytes: async () => {
      const content = await readFile(join(home.evidence, sha256.slice(0, 2), sha256)).catch((error: unknown) => { log.error({ err: error, sha256 }, 'a document of a binder cannot be read'); return null; });
      if (content && createHash('sha256').update(content).digest('hex') === sha256) return content;
      if (content) log.error({ sha256 }, 'a document of a binder has changed since it came');
      one.state = 'lost';
      return null;
    },
  };
}
