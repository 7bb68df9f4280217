// npm run test:office: the files of one publication opened by an office program, turned into PDF and pictures, and held against the API. Brings Debian's LibreOffice where it is missing and the user is root.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Press } from '../../server/files/press.ts';
import PizZip from 'pizzip';
import { isBehind } from '../../client/deciding.ts';
import { figure } from '../../client/format.ts';
import { actualOf, unitOf } from '../../client/parts/figures.ts';
import { wholeHome } from '../made-up.ts';
import { MISSES_NOTHING } from '../needed.ts';
import { hasChromium } from '../pages/browser.ts';
import { openPages, PLAN } from '../pages/house.ts';
import { signedIn } from '../open.ts';

const OUT = join(import.meta.dirname, 'out');
const NEEDED = { soffice: 'libreoffice-writer libreoffice-calc libreoffice-impress', pdftotext: 'poppler-utils' };
const LONGEST_MS = 180_000;

const missing = (): string[] => Object.entries(NEEDED).filter(([tool]) => !existsSync(`/usr/bin/${tool}`)).map(([, named]) => named);
if (missing().length > 0 && process.getuid?.() === 0) {
  spawnSync('sh', ['-c', `apt-get -qq -o Acquire::http::Timeout=20 update && apt-get -qq -o Acquire::http::Timeout=20 install -y --no-install-recommends ${missing().join(' ')}`], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
if (missing().length > 0 || !hasChromium) {
  console.error(`Not run: the office tests, since ${[...missing(), ...(hasChromium ? [] : ['chromium'])].join(', ')} is missing. Bring it with apt-get install.`);
  process.exit(MISSES_NOTHING ? 1 : 0);
}

const run = async (tool: string, ...args: string[]): Promise<string> => (await promisify(execFile)(tool, args, { encoding: 'utf8', timeout: LONGEST_MS, maxBuffer: 64 * 1024 * 1024 })).stdout;
const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ');
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'cot-moc-office-'));
const house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' }, 0, wholeHome);
let failed: unknown = null;
try {
  // Where they have not landed yet, older reports do until some target can be late: a chart needs a few quarters.
  void house.later().catch(() => undefined);
  for (;;) {
    const [late] = (await house.ask('targets', { plan: PLAN })).filter(isBehind);
    if (late || house.house.progress.done >= house.house.progress.total) break;
    await new Promise((next) => setTimeout(next, 500));
  }
  await publish();
  await check();
} catch (error) {
  failed = error;
  console.error(error);
} finally {
  rmSync(profile, { recursive: true, force: true });
  await house.browser.close();
  if (house.home.startsWith(tmpdir())) rmSync(resolve(house.home, '..'), { recursive: true, force: true });
}
process.exit(failed === null ? 0 : 1);

/** As the secretary would, once nothing lands any more; what lands later changes nothing of it. */
async function publish(): Promise<void> {
  const { Cookie } = signedIn(house.house, 'secretary');
  const headers = { Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' };
  for (;;) {
    const { snapshot } = await (await fetch(`${house.url}/api/publications/draft`, { headers })).json() as { snapshot: number };
    house.house.progress = { done: 0, total: 0 };
    const { status } = await fetch(`${house.url}/api/publications`, { method: 'POST', headers, body: JSON.stringify({ title: 'Họp quý III/2026', note: '', snapshot }) });
    if (status === 201) return;
    assert.equal(status, 409);
  }
}

async function check(): Promise<void> {
  const rows = await house.ask('targets', { plan: PLAN, published: '1' });
  const late = rows.filter(isBehind).slice(0, 5);
  const value = (row: (typeof rows)[number], bareUnit = false): string => figure(row.actual, unitOf(row), 'vi', { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding, bare: bareUnit });

  const slides = await converted('slides.pptx');
  const deck = await (await fetch(`${house.url}/api/decks/1-${PLAN}`)).json() as { slides: { kind: string; hidden: boolean }[] };
  assert.equal(await pagesOf('slides'), deck.slides.filter(({ hidden }) => !hidden).length, 'a page for each slide');
  assert.equal(deck.slides.filter(({ kind }) => kind === 'target').length, late.length);
  const [counts] = await house.ask('conclusion_counts', { plan: PLAN, published: '1' });
  assert.ok(slides.includes(bare(`${counts!.total} kết luận: ${counts!.done} xong`)), 'slides: conclusions');
  for (const row of late) assert.ok(slides.includes(bare(actualOf({ ...row, ranked_of: null }, 'vi'))), `slides: ${row.target}`);
  const zip = new PizZip(readFileSync(join(OUT, 'slides.pptx')));
  const charts = Object.keys(zip.files).filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const [at, row] of late.entries()) {
    const series = zip.file(charts[at]!)!.asText().split('<c:ser>').find((one) => one.includes('<c:v>Thực hiện</c:v>'))!;
    const points = [...series.slice(series.indexOf('<c:val>')).matchAll(/<c:pt idx="\d+"><c:v>([^<]*)<\/c:v>/g)].map(([, one]) => Number(one));
    assert.deepEqual(points, (await house.ask('trend', { target: row.target, published: '1' })).flatMap(({ actual }) => actual ?? []), row.target);
  }

  const report = await converted('report.docx');
  for (const row of rows) assert.ok(report.includes(bare(value(row, true))), `report: ${row.target}`);
  assert.ok(report.includes('MẪU MINH HỌA'));
  const workbook = await converted('overview.xlsx');
  for (const row of rows) assert.ok(workbook.includes(row.code), `workbook: ${row.target}`);
  await converted('target.xlsx', { target: 'bg30-online-dossiers' });
  const card = { criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang' };
  const components = await house.ask('scorecard', { ...card, published: '1' });
  const [scores, selfScored] = [await converted('scores.xlsx', card), await converted('scores.docx', card, 'self-scores.docx')];
  for (const text of [scores, selfScored]) for (const { component } of components) assert.ok(text.includes(component), `scores: ${component}`);
  assert.ok(selfScored.includes('MẪU MINH HỌA'));
  await converted('criteria.xlsx', { criteria: card.criteria });

  await reachesNothingElse();
  const began = performance.now();
  const { book } = await (await fetch(`${house.url}/api/books?plan=${PLAN}&published=1`, { method: 'POST' })).json() as { book: string };
  for (;;) {
    const { state } = await (await fetch(`${house.url}/api/books/${book}`)).json() as { state: string };
    if (state === 'ready') break;
    assert.equal(state, 'waiting');
    await new Promise((next) => setTimeout(next, 200));
  }
  const bytes = Buffer.from(await (await fetch(`${house.url}/api/books/${book}.pdf`)).arrayBuffer());
  writeFileSync(join(OUT, 'book.pdf'), bytes);
  tell('book.pdf', bytes.length, performance.now() - began);
  assert.match(await run('pdfinfo', join(OUT, 'book.pdf')), /Tagged: +yes/);
  assert.ok(bytes.includes('/Outlines') && bytes.includes('/Lang'), 'the book has an outline and says its language');
  for (const line of (await run('pdffonts', join(OUT, 'book.pdf'))).split('\n').slice(2).filter(Boolean)) assert.match(line, / yes (yes|no) +(yes|no) +\d+ +\d+$/, 'every font is embedded');
  const pages = (await run('pdftotext', '-layout', join(OUT, 'book.pdf'), '-')).split('\f').map(bare).filter((page) => page !== '');
  for (const page of pages) assert.match(page, /SỐ LIỆU MINH HỌA · Bắc Giang 2021–2030 · .*công bố số 1/);
  const whole = pages.filter((page) => page.includes('Lý do') && page.includes('Chủ trì'));
  assert.ok(whole.length > 1, 'the whole table repeats its head on each page');
  const table = whole.join(' ');
  for (const row of rows) assert.ok(table.includes(row.code) && table.includes(bare(actualOf({ ...row, ranked_of: null }, 'vi')).split(' ')[0]!), `book: ${row.target}`);
  await run('pdftoppm', '-r', '60', '-png', join(OUT, 'book.pdf'), join(OUT, 'book'));
  console.log(`${readdirSync(OUT).filter((name) => name.endsWith('.png')).length} pictures of pages stand in ${OUT}.`);
}

/** A page that is printed may ask its own house alone, whatever it holds. */
async function reachesNothingElse(): Promise<void> {
  const asked: string[] = [];
  const other = createServer((req, res) => { asked.push(req.url!); res.end(); }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const there = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const page = express().use((_req, res) => void res.send(`<!doctype html><html lang="vi"><title>x</title><body data-book="ready"><p>Trang</p><img src="${there}/image"><iframe src="${there}/frame"></iframe><script>fetch('${there}/fetch').catch(() => 0)</script></body></html>`));
  const bytes = await new Press(house.house.books.chromium!).print(page, '/', '[data-book="ready"]', null);
  other.close();
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(asked, []);
}

/** Takes a file, lets the office program open it and write it as PDF. @param as its name beside the others @returns the text of that */
async function converted(file: string, params: Record<string, string> = { plan: PLAN }, as = file): Promise<string> {
  const began = performance.now();
  const answer = await fetch(`${house.url}/api/files/${file}?${new URLSearchParams({ ...params, published: '1' }).toString()}`);
  assert.equal(answer.status, 200, file);
  const bytes = Buffer.from(await answer.arrayBuffer());
  tell(as, bytes.length, performance.now() - began);
  writeFileSync(join(OUT, as), bytes);
  const [name] = as.split('.') as [string];
  await run('soffice', `-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', OUT, join(OUT, as));
  await run('pdftoppm', '-r', '60', '-png', join(OUT, `${name}.pdf`), join(OUT, name));
  return bare(await run('pdftotext', '-layout', join(OUT, `${name}.pdf`), '-'));
}

async function pagesOf(name: string): Promise<number> {
  return Number(/Pages: +(\d+)/.exec(await run('pdfinfo', join(OUT, `${name}.pdf`)))![1]);
}

function tell(file: string, size: number, ms: number): void {
  console.log(`${file.padEnd(16)} ${(size / 1024).toFixed(0).padStart(6)} kB ${(ms / 1000).toFixed(1).padStart(6)} s`);
}
