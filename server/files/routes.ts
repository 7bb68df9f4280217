// GET /api/files/…: what a page shows, to take along. Each file is made of questions, and opens the same doors as they.
import { Readable } from 'node:stream';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import type { Lang } from '../words.ts';
import { Asking } from './asked.ts';
import { binder, mayBind } from './binder.ts';
import { criteriaXlsx } from './criteria-file.ts';
import { excelCsv } from './csv.ts';
import { deckOf } from './deck.ts';
import { line, told } from './facts.ts';
import { reportDocx } from './ministry-report.ts';
import { cataloguePage, NARROWING, overviewPage, targetPage } from './pages.ts';
import type { Page } from './pages.ts';
import { pptx } from './pptx.ts';
import { scoresXlsx } from './score-pages.ts';
import { scoresDocx } from './score-report.ts';
import { trajectoryFile } from './trajectory-file.ts';
import { workbook } from './workbook.ts';

/** `pieces`: of what is too large to be held as a whole. */
type Made = { name: string; bytes: Buffer | string } | { name: string; pieces: AsyncIterable<Uint8Array> };
/** `takes`: parameters beside those that every file takes, a `?` where one may be left out. `lang`: of its template, whatever the page speaks. `lets`: on whom, where it takes more than to read. */
interface Kind { takes: readonly string[]; lang?: Lang; lets?: (house: House, req: Request, res: Response) => void; make: (asking: Asking, res: Response) => Promise<Made> }

const TYPES: Record<string, string> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip: 'application/zip' };
const PAGES = {
  overview: { takes: ['plan', 'report?'], page: overviewPage }, catalogue: { takes: ['plan', 'report?', ...NARROWING.map((name) => `${name}?`)], page: cataloguePage }, target: { takes: ['target', 'report?'], page: targetPage },
};
const FILES: Record<string, Kind> = {
  ...Object.fromEntries(Object.entries(PAGES).flatMap(([name, { takes, page }]) => [
    [`${name}.xlsx`, { takes, make: async (asking: Asking, res: Response) => xlsx(await page(asking, res)) }], [`${name}.csv`, { takes, make: async (asking: Asking, res: Response) => csv(await page(asking, res)) }],
  ])),
  'report.docx': { takes: ['plan', 'report?'], lang: 'vi', make: reportDocx },
  'slides.pptx': { takes: ['plan', 'report?'], make: async (asking, res) => { const deck = await deckOf(asking, res); return { name: `cot-moc-trinh-chieu-${asking.given.plan}${deck.facts.report ? `-${deck.facts.report.report}` : ''}`, bytes: await pptx(deck) }; } },
  'target.svg': { takes: ['target', 'report?'], make: async (asking, res) => { const { name, svg } = await trajectoryFile(asking, res); return { name, bytes: svg }; } },
  'scores.xlsx': { takes: ['criteria', 'period', 'scored?'], make: scoresXlsx },
  'scores.docx': { takes: ['criteria', 'period', 'scored'], lang: 'vi', make: scoresDocx },
  'criteria.xlsx': { takes: ['criteria'], make: criteriaXlsx },
  'binder.zip': { takes: ['criteria', 'period', 'scored'], lets: mayBind, make: binder },
};

export function files(house: House): RequestHandler {
  return async (req: Request, res: Response) => {
    const file = String(req.params.file ?? basename(req.path));
    const kind = Object.hasOwn(FILES, file) ? FILES[file]! : null;
    if (!kind) throw new HttpError(404, 'unknown-file', { given: file.slice(0, 80), nearest: nearest(file.slice(0, 80), Object.keys(FILES), 12).join(', ') });
    const asking = new Asking(house, req, res, kind.takes.map((name) => name.replace('?', '')), kind.lang);
    for (const name of kind.takes) if (!name.endsWith('?') && !asking.given[name]) throw new HttpError(400, 'missing-parameter', { name, words: name });
    kind.lets?.(house, req, res);
    const made = await asking.atOnce(() => kind.make(asking, res));
    const ending = file.split('.').at(-1)!;
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': TYPES[ending]!, 'Content-Disposition': `attachment; filename="${made.name}.${ending}"` });
    if ('bytes' in made) res.send(made.bytes);
    else await sent(made.pieces, res);
  };
}

/** As fast as it is taken; whoever goes away meanwhile misses the rest. */
async function sent(pieces: AsyncIterable<Uint8Array>, res: Response): Promise<void> {
  await pipeline(Readable.from(pieces, { objectMode: false }), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

async function xlsx({ name, facts, title, sheets, notes }: Page): Promise<Made> {
  return { name, bytes: await workbook(sheets, { name: facts.say('files:sheet.about'), title, facts: told(facts), notes }, facts.at) };
}

function csv({ name, facts, sheets }: Page): Made {
  return { name, bytes: excelCsv(sheets[0]!, { head: facts.say('files:column.from'), line: line(facts) }) };
}
