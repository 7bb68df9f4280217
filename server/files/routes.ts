// GET /api/files/…: what a page shows, to take along. Each file is made of questions, and opens the same doors as they.
import type { Request, RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { Asking } from './asked.ts';
import { excelCsv } from './csv.ts';
import { deckOf } from './deck.ts';
import { reportDocx } from './docx.ts';
import { line, told } from './facts.ts';
import { cataloguePage, NARROWING, overviewPage, targetPage } from './pages.ts';
import type { Page } from './pages.ts';
import { pptx } from './pptx.ts';
import { trajectoryFile } from './trajectory-file.ts';
import { workbook } from './workbook.ts';

interface Made { name: string; bytes: Buffer | string }
/** `takes`: parameters beside those that every file takes. */
interface Kind { takes: readonly string[]; make: (asking: Asking, res: Response) => Promise<Made> }

const TYPES: Record<string, string> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
const PAGES = {
  overview: { takes: ['plan', 'report'], page: overviewPage }, catalogue: { takes: ['plan', 'report', ...NARROWING], page: cataloguePage }, target: { takes: ['target', 'report'], page: targetPage },
};
const FILES: Record<string, Kind> = {
  ...Object.fromEntries(Object.entries(PAGES).flatMap(([name, { takes, page }]) => [
    [`${name}.xlsx`, { takes, make: async (asking: Asking, res: Response) => xlsx(await page(asking, res)) }], [`${name}.csv`, { takes, make: async (asking: Asking, res: Response) => csv(await page(asking, res)) }],
  ])),
  'report.docx': { takes: ['plan', 'report'], make: reportDocx },
  'slides.pptx': { takes: ['plan', 'report'], make: async (asking, res) => { const deck = await deckOf(asking, res); return { name: `cot-moc-trinh-chieu-${asking.given.plan}${deck.facts.report ? `-${deck.facts.report.report}` : ''}`, bytes: await pptx(deck) }; } },
  'target.svg': { takes: ['target', 'report'], make: async (asking, res) => { const { name, svg } = await trajectoryFile(asking, res); return { name, bytes: svg }; } },
};

export function files(house: House): RequestHandler {
  return async (req: Request, res: Response) => {
    const file = String(req.params.file);
    const kind = Object.hasOwn(FILES, file) ? FILES[file]! : null;
    if (!kind) throw new HttpError(404, 'unknown-file', { given: file.slice(0, 80), nearest: nearest(file.slice(0, 80), Object.keys(FILES), 12).join(', ') });
    const asking = new Asking(house, req, res, kind.takes);
    for (const name of ['plan', 'target']) if (kind.takes.includes(name) && !asking.given[name]) throw new HttpError(400, 'missing-parameter', { name, words: name });
    const { name, bytes } = await asking.atOnce(() => kind.make(asking, res));
    const ending = file.split('.').at(-1)!;
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': TYPES[ending]!, 'Content-Disposition': `attachment; filename="${name}.${ending}"` }).send(bytes);
  };
}

async function xlsx({ name, facts, title, sheets, notes }: Page): Promise<Made> {
  return { name, bytes: await workbook(sheets, { name: facts.say('files:sheet.about'), title, facts: told(facts), notes }, facts.at) };
}

function csv({ name, facts, sheets }: Page): Made {
  return { name, bytes: excelCsv(sheets[0]!, { head: facts.say('files:column.from'), line: line(facts) }) };
}
