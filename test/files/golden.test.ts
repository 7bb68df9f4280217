// One snapshot, every figure: on the page, in the API, in the workbook, the CSV, the charts of the slides and the annex of the report. All of it in one home.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, quarterLabel } from '../../client/format.ts';
import { actualOf, unitOf } from '../../client/parts/figures.ts';
import '../../client/parts/briefing-words.ts';
import { askOf } from '../../client/briefing/asking.ts';
import { decisionsIn, MOST_IN_AREA, slideOf } from '../../client/briefing/slides.ts';
import type { Deck, Shown } from '../../client/briefing/slides.ts';
import { isBehind } from '../../client/deciding.ts';
import { sayIn } from '../../client/words.ts';
import type { Row } from '../../queries/types.ts';
import { Books } from '../../server/files/books.ts';
import { excelCsv } from '../../server/files/csv.ts';
import type { Facts } from '../../server/files/facts.ts';
import { pptx } from '../../server/files/pptx.ts';
import { workbook } from '../../server/files/workbook.ts';
import { text } from '../../server/files/sheet.ts';
import { readSettings } from '../../server/settings.ts';
import { hasChromium } from '../pages/browser.ts';
import { openPages, PLAN, visit } from '../pages/house.ts';
import type { Viewed } from '../pages/house.ts';
import { openScreen } from '../pages/unattended.ts';
import { signedIn } from '../open.ts';

let house: Viewed;
let rows: Row<'targets'>[];
beforeAll(async () => {
  if (!hasChromium) return;
  house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' });
  // Nothing more lands in this home: what it has is published.
  house.house.progress.done = house.house.progress.total;
  const { Cookie } = signedIn(house.house, 'secretary');
  const secretary = { Cookie, 'X-Cot-Moc': '1' };
  const draft = await (await fetch(`${house.url}/api/publications/draft`, { headers: secretary })).json() as { snapshot: number };
  const made = await fetch(`${house.url}/api/publications`, { method: 'POST', headers: { ...secretary, 'Content-Type': 'application/json' }, body: JSON.stringify({ title: 'Họp quý III/2026', note: '', snapshot: draft.snapshot }) });
  expect(made.status).toBe(201);
  rows = await house.ask('targets', { plan: PLAN, published: '1' });
});
afterAll(() => house?.close());

async function take(file: string, params: Record<string, string> = { plan: PLAN }): Promise<Buffer> {
  const answer = await fetch(`${house.url}/api/files/${file}?${new URLSearchParams({ ...params, published: '1' }).toString()}`);
  expect(answer.status, `${file}: ${answer.ok ? '' : await answer.clone().text()}`).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

function textsOf(zip: PizZip, pattern: RegExp): string[] {
  return Object.keys(zip.files).filter((path) => pattern.test(path)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((path) => zip.file(path)!.asText());
}

/** Columns of the tidy sheet, by the columns of `targets` that they hold. */
const NUMBERS = { 'Thực hiện': 'actual', 'Tử số': 'numerator', 'Mẫu số': 'denominator', 'Tạm tính': 'provisional', 'Số gốc': 'baseline', 'Lộ trình': 'path', 'Chênh với lộ trình': 'gap', 'Năm của mốc': 'due', 'Mức của mốc': 'goal', 'Mức trên': 'goal_max', 'Còn thiếu': 'remaining', 'Dự báo': 'forecast', 'Mốc đã chốt, mức': 'passed_goal', 'Số xét mốc đã chốt': 'passed_actual' } as const;
const TOLD = spaced(/SỐ LIỆU MINH HỌA · Bắc Giang 2021–2030 · Quý III\/2026 · số liệu đến 14\/09\/2026 · công bố số 1, bản s-\d+, lúc \d\d:\d\d \d\d\/\d\d\/\d{4} · \d+\/\d+ cơ quan đã nộp/);

/** A blank may be one that no line breaks at. */
function spaced(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(' ', '\\s'));
}

test.runIf(hasChromium)('a workbook holds every figure as it was computed, and says what it is of', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await take('catalogue.xlsx') as never);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['Số liệu', 'Bảng trình bày', 'Mốc', 'Thuyết minh']);
  const tidy = book.worksheets[0]!;
  const heads = (tidy.getRow(1).values as string[]).slice(1);
  const seen = rows.map((_, at) => Object.fromEntries(Object.entries(NUMBERS).map(([head, column]) => [column, tidy.getCell(at + 2, heads.indexOf(head) + 1).value])));
  expect(seen).toEqual(rows.map((row) => Object.fromEntries(Object.values(NUMBERS).map((column) => [column, row[column]]))));
  expect(tidy.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(tidy.model.merges).toEqual([]);
  const about = book.worksheets[3]!.getSheetValues().flat().join('\n');
  for (const fact of ['Công bố số 1: Họp quý III/2026 (bản s-', 'cơ quan đã nộp', 'không lọc', 'số liệu minh họa']) expect(about).toContain(fact);
  expect(String(book.worksheets[1]!.getCell('A2').value)).toMatch(TOLD);
});

test.runIf(hasChromium)('the CSV of a filtered catalogue is what the page lists, with decimal commas', async () => {
  const [heads, ...lines] = parse(await take('catalogue.csv', { plan: PLAN, status: 'achieved,no-data', order: 'code' }), { delimiter: ';', bom: true }) as string[][];
  const cell = (line: string[], head: string): string => line[heads!.indexOf(head)]!;
  const listed = rows.filter(({ status }) => status === 'achieved' || status === 'no-data').toSorted((a, b) => (a.code < b.code ? -1 : 1));
  expect(lines.map((line) => [cell(line, 'Mã'), cell(line, 'Thực hiện')])).toEqual(listed.map(({ code, actual }) => [code, actual === null ? '' : String(actual).replace('.', ',')]));
  expect(lines.length).toBeGreaterThan(0);
  expect(cell(lines[0]!, 'Nguồn')).toMatch(TOLD);
  expect(cell(lines[0]!, 'Nguồn')).toContain('lọc theo Trạng thái: Đạt và Chưa có số liệu; ');
});

test.runIf(hasChromium)('slides say on each what they are of, in shapes of the office program and with notes', async () => {
  const zip = new PizZip(await take('slides.pptx'));
  const late = rows.filter(isBehind).slice(0, 5);
  const slides = textsOf(zip, /^ppt\/slides\/slide\d+\.xml$/);
  const charts = textsOf(zip, /^ppt\/charts\/chart\d+\.xml$/);
  expect(charts).toHaveLength(late.length + 2);
  const lost = (await house.ask('score_tree', { criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang', published: '1' })).find(({ area }) => area === '')!.lost;
  expect(charts.filter((chart) => chart.includes(`<c:v>${lost}</c:v>`)), 'points lost, as the page has them').toHaveLength(1);
  for (const slide of slides) expect(slide.replaceAll(/<[^>]+>/g, '')).toMatch(TOLD);
  const waiting = (await house.ask('decisions', { plan: PLAN, published: '1' })).filter(({ place }) => place !== null);
  const [told] = slides.map((slide) => slide.replaceAll(/<[^>]+>/g, '')).filter((text) => text.includes('việc cần quyết định'));
  expect(told, 'as many as the overview says').toContain(`${waiting.length} việc cần quyết định`);
  const drawn = waiting.filter(({ kind }) => kind !== 'overdue').slice(0, 5).length;
  expect(told!.includes(`Còn ${waiting.length - drawn} việc nữa`)).toBe(waiting.length > drawn);
  expect(slides[1]!.match(/<a:prstGeom prst="(ellipse|diamond|triangle)"/g)!.length).toBeGreaterThanOrEqual(rows.length);
  expect(textsOf(zip, /^ppt\/notesSlides\/notesSlide\d+\.xml$/).every((notes) => notes.includes('Bản số liệu'))).toBe(true);
});

test.runIf(hasChromium)('what a slide asks is what the stage asks, of decisions and of targets', async () => {
  const shown = await (await fetch(`${house.url}/api/decks/1-${PLAN}`)).json() as Shown;
  const say = sayIn('vi');
  const slides = textsOf(new PizZip(await take('slides.pptx')), /^ppt\/slides\/slide\d+\.xml$/).map((xml) => xml.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '));
  const asks = decisionsIn(shown.answers).map((decision) => askOf(shown, decision, 'vi', say));
  expect(asks.length).toBeGreaterThan(0);
  const decide = slides.find((text) => text.includes('việc cần quyết định'))!;
  for (const { ask, of } of asks) expect(decide).toContain(of ? `${ask}: ${of}`.replaceAll(/\s+/g, ' ') : ask.replaceAll(/\s+/g, ' '));
  for (const row of rows.filter(isBehind).slice(0, 5)) {
    const [{ ask }, name] = [askOf(shown, { row, kind: 'behind' }, 'vi', say), row.short_vi];
    expect(slides.filter((text) => text.includes(name) && text.includes(`Đề nghị: ${ask}`.replaceAll(/\s+/g, ' '))), name).toHaveLength(1);
  }
});

test.runIf(hasChromium)('an unattended screen shows the same figures', async () => {
  const life = await openScreen(house, { seconds: 600, set: { kinds: ['cover', 'decide'] } });
  const whole = (await house.ask('overview', { plan: PLAN, published: '1' })).find(({ area }) => area === '');
  expect(await life.page.locator('.cover-count').allInnerTexts()).toEqual([whole!.achieved, whole!.on_track, whole!.at_risk, whole!.off_track, whole!.not_assessed, whole!.ended].map(String));
  await life.page.keyboard.press('ArrowRight');
  await life.page.waitForSelector('.decide-row');
  const heads = await life.page.locator('.decide-issue .decide-main').allInnerTexts();
  const shown = await (await fetch(`${house.url}/api/decks/1-${PLAN}`)).json() as Shown;
  const behind = decisionsIn(shown.answers).filter(({ kind }) => kind === 'behind').map(({ row: { target } }) => rows.find((row) => row.target === target)!);
  for (const row of behind.slice(0, 2)) expect(heads.join(' | ').replaceAll(/\s+/g, ' ')).toContain(`${row.short_vi}: ${actualOf({ ...row, ranked_of: null }, 'vi')}`.replaceAll(/\s+/g, ' '));
  expect(await life.page.locator('.slide-foot').first().innerText()).toContain('bản số 1');
  await life.close();
});

test.runIf(hasChromium)('slides are those of the deck as it is arranged; what the speaker wrote down is for those who are signed in', async () => {
  const { Cookie } = signedIn(house.house, 'secretary');
  const change = (method: string, body?: object, search = ''): Promise<Response> => fetch(`${house.url}/api/decks/1-${PLAN}${search}`, { method, headers: { Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const deck = await (await change('GET')).json() as Deck;
  const slides = [slideOf('target', 'bg30-online-dossiers'), slideOf('area', 'procedures'), ...deck.slides.map((slide) => ({ ...slide, hidden: slide.kind === 'wall', notes: slide.kind === 'cover' ? 'Chào mừng các đồng chí.' : '' }))];
  expect((await change('PUT', { version: deck.version, slides, asks: {} })).status).toBe(200);
  const plain = (zip: PizZip, of: string): string[] => textsOf(zip, new RegExp(`^ppt/${of}s/${of}\\d+\\.xml$`)).map((xml) => xml.replaceAll(/<[^>]+>/g, ''));
  const open = new PizZip(await take('slides.pptx'));
  const own = new PizZip(Buffer.from(await (await fetch(`${house.url}/api/files/slides.pptx?plan=${PLAN}&published=1`, { headers: { Cookie } })).arrayBuffer()));
  expect(plain(open, 'slide')).toHaveLength(slides.length - 1);
  expect(plain(open, 'slide')[0]).toContain(rows.find(({ target }) => target === 'bg30-online-dossiers')!.short_vi);
  expect(plain(open, 'slide').join()).not.toContain('chỉ tiêu theo lĩnh vực');
  expect([plain(open, 'notesSlide').join().includes('Chào mừng các đồng chí.'), plain(own, 'notesSlide')[2]!.includes('Chào mừng các đồng chí.')]).toEqual([false, true]);
  const ofArea = rows.filter(({ area }) => area === 'procedures').slice(0, MOST_IN_AREA);
  for (const row of ofArea) for (const part of [row.short_vi, actualOf({ ...row, ranked_of: null }, 'vi')]) expect(plain(open, 'slide')[1]!.replaceAll(/\s+/g, ' '), 'an area has the figures of the page').toContain(part.replaceAll(/\s+/g, ' '));
  expect(ofArea.length).toBe(MOST_IN_AREA);
  const drawn = /charts\/(chart\d+\.xml)/.exec(open.file('ppt/slides/_rels/slide1.xml.rels')!.asText())![1]!;
  const series = open.file(`ppt/charts/${drawn}`)!.asText().split('<c:ser>').find((one) => one.includes('<c:v>Thực hiện</c:v>'))!;
  const points = (of: 'cat' | 'val'): Map<number, string> => new Map([...series.slice(series.indexOf(`<c:${of}>`), series.indexOf(`</c:${of}>`)).matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [Number(at), value!]));
  const [quarters, values] = [points('cat'), points('val')];
  const trend = await house.ask('trend', { target: 'bg30-online-dossiers', published: '1' });
  const known = trend.filter(({ actual }) => actual !== null);
  expect([...values].map(([at, value]) => [quarters.get(at), Number(value)]), 'the chart draws the quarters of the page').toEqual(known.map(({ q, actual }) => [quarterLabel(q, 'table', 'vi'), actual]));
  expect(known.length).toBeGreaterThan(0);
  expect([(await change('DELETE', undefined, `?version=${deck.version}`)).status, (await change('DELETE', undefined, `?version=${deck.version + 1}`)).status], 'as it was seen, or not at all').toEqual([409, 204]);
});

test.runIf(hasChromium)('a chart of a slide carries the quarters of the page, a gap as a gap', async () => {
  const trend = (await house.ask('trend', { target: 'bg30-online-dossiers', published: '1' }));
  const some = (column: 'actual' | 'path'): (number | null)[] => trend.map((one) => one[column]);
  const course = { quarters: trend.map(({ quarter }) => quarter), actual: some('actual'), path: some('path'), marks: some('path').map(() => null), ahead: some('path').map(() => null), isJoined: false, unit: 'percent', names: { actual: 'Thực hiện', path: 'Lộ trình', marks: 'Mốc', ahead: 'Dự báo' } };
  const slide = { kind: 'target' as const, title: 'x', status: 'off-track', word: 'Chậm', key: '1', keyOf: '', milestone: '', told: [''], ask: '', course, notes: 'n' };
  const [chart] = textsOf(new PizZip(await pptx({ facts: { at: '2026-10-05T03:00:00.000Z', lang: 'vi' } as Facts, title: 'x', foot: 'x', slides: [slide] })), /^ppt\/charts\/chart\d+\.xml$/);
  expect(chart).toContain('<c:dispBlanksAs val="gap"/>');
  const yearly = { ...slide, course: { ...course, isJoined: true } };
  const [joined] = textsOf(new PizZip(await pptx({ facts: { at: '2026-10-05T03:00:00.000Z', lang: 'vi' } as Facts, title: 'x', foot: 'x', slides: [yearly] })), /^ppt\/charts\/chart\d+\.xml$/);
  expect(joined, 'years are joined').toContain('<c:dispBlanksAs val="span"/>');
  expect(joined!.split('<c:ser>').find((one) => one.includes('<c:v>Mốc</c:v>'))!, 'marks are not').toMatch(/<a:ln[^>]*>\s*<a:noFill\/>/);
  const series = (name: string): string => chart!.split('<c:ser>').find((one) => one.includes(`<c:v>${name}</c:v>`))!;
  const points = (name: string): [number, number][] => [...series(name).slice(series(name).indexOf('<c:val>')).matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [Number(at), Number(value)]);
  for (const [name, values] of [['Thực hiện', some('actual')], ['Lộ trình', some('path')]] as const) expect(points(name)).toEqual([...values.entries()].filter(([, value]) => value !== null));
  expect(points('Thực hiện').length).toBeGreaterThan(0);
  expect(points('Thực hiện').length).toBeLessThan(trend.length);
});

test.runIf(hasChromium)('the annex of the report says the figures of the page, and a template that is not understood says why', async () => {
  const words = (bytes: Buffer): string => new PizZip(bytes).file('word/document.xml')!.asText();
  const annex = words(await take('report.docx')).split('<w:tr>').map((line) => line.split('<w:tc>').slice(1).map((one) => one.replaceAll(/<[^>]+>/g, '')));
  for (const row of rows) {
    const value = figure(row.actual, unitOf(row), 'vi', { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding, bare: true });
    expect(annex.find(([code]) => code === row.code)?.[3], row.target).toBe(value);
  }
  const data = mkdtempSync(join(tmpdir(), 'cot-moc-template-'));
  mkdirSync(join(data, 'templates'));
  const own = new PizZip().file('word/document.xml', '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{report} {nguoi_ky}</w:t></w:r></w:p></w:body></w:document>')
    .file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
  writeFileSync(join(data, 'templates', 'bao-cao-dinh-ky.docx'), own.generate({ type: 'nodebuffer' }));
  const [before, url] = [house.house.data, `${house.url}/api/files/report.docx?plan=${PLAN}&published=1`];
  house.house.data = data;
  const refused = await fetch(url);
  house.house.data = before;
  rmSync(data, { recursive: true });
  expect([refused.status, (await refused.json() as { detail: string }).detail]).toEqual([422, expect.stringContaining('{nguoi_ky}')]);
});

test.runIf(hasChromium)('the page shows the same, its chart is taken as a picture that says what it is, and its foot says it on paper', async () => {
  const { page, context } = await house.page(1440);
  await visit(page, `${house.url}/chi-tieu?cb=1`);
  const shown = await page.locator('.targets tr[data-target]').evaluateAll((lines) => Object.fromEntries(lines.map((line) => [(line as HTMLElement).dataset.target!, line.querySelector('.t-value')!.textContent!])));
  for (const row of rows.filter(({ kind, unit, provisional }) => kind !== 'rank' && unit === 'percent' && provisional === null)) expect(shown[row.target], row.target).toContain(actualOf({ ...row, ranked_of: null }, 'vi'));
  expect(await page.evaluate(() => [...document.adoptedStyleSheets[0]!.cssRules].map(({ cssText }) => cssText).join())).toMatch(TOLD);

  await visit(page, `${house.url}/chi-tieu/bg30-online-dossiers?cb=1`);
  await page.locator('.export summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Biểu đồ dạng PNG' }).click()]);
  expect(download.suggestedFilename()).toBe('cot-moc-bg30-online-dossiers.png');
  const svg = (await take('target.svg', { target: 'bg30-online-dossiers' })).toString();
  expect(svg).toMatch(TOLD);
  expect(svg).toContain(actualOf({ ...rows.find(({ target }) => target === 'bg30-online-dossiers')!, ranked_of: null }, 'vi'));
  await context.close();
});

test('what a spreadsheet would take for a formula is a text, in both kinds of sheet', async () => {
  const hostile = ['=1+1', '+84', '-3', '@SUM(A1)', '\tx', 'a;"b"'];
  const sheet = { name: 'x', columns: [text<string>('=head', 20, (row) => row)], rows: hostile };
  expect(parse(excelCsv(sheet, { head: 'n', line: '=l' }), { delimiter: ';', bom: true })).toEqual([["'=head", 'n'], ...hostile.map((one) => [/^[=+\-@\t]/.test(one) ? `'${one}` : one, "'=l"])]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await workbook([sheet as never], { name: 'about', title: '=t', facts: [], notes: [] }, '2026-10-05T03:00:00Z') as never);
  expect(book.worksheets[0]!.getColumn(1).values.slice(1)).toEqual(["'=head", ...hostile.map((one) => (/^[=+\-@\t]/.test(one) ? `'${one}` : one))]);
});

test.runIf(hasChromium)('where there is no Chromium the house says so and offers the browser; a wrong path ends the start', async () => {
  const books = house.house.books;
  house.house.books = new Books(null);
  const [can, refused] = [await fetch(`${house.url}/api/books`), await fetch(`${house.url}/api/books?plan=${PLAN}`, { method: 'POST' })];
  house.house.books = books;
  expect([await can.json(), refused.status, (await refused.json() as { detail: string }).detail]).toEqual([{ prints: false, waiting: 0 }, 503, expect.stringContaining('in từ trình duyệt')]);
  expect(() => readSettings({ COT_MOC_CHROMIUM: '/khong-co' })).toThrow(/^COT_MOC_CHROMIUM is “\/khong-co”, but that file is not there/);
  expect(readSettings({ COT_MOC_CHROMIUM: 'off' }).chromium).toBeNull();
});
