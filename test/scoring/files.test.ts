// What is taken along of scorecards, read back: worksheets, the self-score report, the evidence binder; against the answers that they are made of.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Params, Questions, Row } from '../../queries/types.ts';
import { dayInVietnam } from '../../client/format.ts';
import { filled } from '../../server/files/docx.ts';
import { fileName, Paths } from '../../server/files/file-names.ts';
import { Zip } from '../../server/intake/zip.ts';
import { pdf } from '../evidence/files.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { CRITERIA, madeSet, PERIOD, SLOTS } from './made-set.ts';

const CARD = { criteria: CRITERIA, period: PERIOD, scored: 'a' };
const HOSTILE = '=cmd|\'/c calc\'!A1 <b>&"{scored}"</b>\nđúng hạn';
const data = madeSet();
const kept: string[] = [];
let opened: Opened;
const who = new Map<string, Carried & { person: string }>();
const carried = (by: string): Record<string, string> => (by === 'nobody' ? {} : { Cookie: who.get(by)!.Cookie, 'X-Cot-Moc': '1' });

async function send(path: string, by: string, body: object | FormData): Promise<{ sha256: string }> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${opened.url}/api/${path}`, { method: 'POST', headers: { ...carried(by), 'Idempotency-Key': crypto.randomUUID(), ...(isForm ? {} : { 'Content-Type': 'application/json' }) }, body: isForm ? body : JSON.stringify(body) });
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(201);
  return answer.json() as Promise<{ sha256: string }>;
}
const score = (component: string, step: string, by: string, body: object): Promise<object> => send(`scores/${CRITERIA}/${PERIOD}/a/${component}/${step}`, by, body);

/** Adds a document to a slot of the first component. */
async function prove(slot: number, number: string, subject: string, file: string): Promise<void> {
  const form = new FormData();
  for (const [field, text] of Object.entries({ agency: 'a', number, subject, dated: '2026-02-03', issuer: 'UBND', kind: 'component', report: PERIOD, indicator: '1.1.1', part: `slot=${slot}`, of: `${CRITERIA}/a` })) form.set(field, text);
  form.set('file', new Blob([pdf(`${kept.length}`) as BlobPart]), file);
  kept.push((await send('evidence', 'a', form)).sha256);
}

const get = (file: string, params: Record<string, string>, by = 'reviewer'): Promise<Response> => fetch(`${opened.url}/api/files/${file}?${new URLSearchParams(params)}`, { headers: carried(by) });
async function take(file: string, params: Record<string, string>, by = 'reviewer'): Promise<Buffer> {
  const answer = await get(file, params, by);
  expect(answer.status, `${file}: ${answer.ok ? '' : await answer.clone().text()}`).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
async function book(params: Record<string, string>, by = 'reviewer'): Promise<ExcelJS.Worksheet[]> {
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(await take('scores.xlsx', params, by) as never);
  return read.worksheets;
}
const rows = <Name extends keyof Questions>(name: Name, params: Params<Name>): Promise<Row<Name>[]> => opened.house.engine.rows(name, params);
/** A blank may be one that no line breaks at. */
const blanks = (words: string): string => words.replaceAll('\u00a0', ' ');
/** Lines of a worksheet by the words at their head. */
function linesOf(sheet: ExcelJS.Worksheet, at: number): Record<string, unknown>[] {
  const heads = (sheet.getRow(at).values as string[]).slice(1);
  return sheet.getRows(at + 1, sheet.rowCount - at)!.map((line) => Object.fromEntries(heads.map((head, column) => [head, line.getCell(column + 1).value])));
}

beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_ANONYMOUS: 'off' });
  for (const role of ['secretary', 'reviewer', 'viewer'] as const) who.set(role, signedIn(opened.house, role));
  for (const agency of ['a', 'b']) who.set(agency, signedIn(opened.house, 'reporter', agency));
  who.set('lead', signedIn(opened.house, 'area-lead', '', 'digital'));
  const day = (days: number): string => dayInVietnam(new Date(Date.now() + days * 24 * 3600 * 1000));
  await send('campaigns', 'secretary', { criteria: CRITERIA, period: PERIOD, self_until: day(5), first_until: day(9), explain_until: day(12), final_until: day(20) });
  await score('1.1.1', 'self', 'a', { points: 1.23456, note: HOSTILE });
  await score('1.1.2', 'self', 'a', { points: 0.5 });
  await score('1.1.3', 'survey', 'secretary', { points: 2.5, document: '7/BC' });
  await score('1.1.5', 'self', 'a', { points: 1, note: 'Sáng kiến được công nhận cấp tỉnh' });
  await prove(1, '12/QĐ-UBND', '..\\..\\Kế hoạch: "năm"?', 'x.pdf');
  await prove(1, '12/QĐ-UBND', '..\\..\\Kế hoạch: "NĂM"?', 'x.pdf');
  await prove(1, '', 'CON', '../../etc/passwd.pdf');
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

describe('worksheets', () => {
  test('of a card: every number as it was computed, sums as the questions give them, and what it is of', async () => {
    const [tidy, table, about] = await book(CARD);
    expect([tidy!.name, table!.name, about!.name]).toEqual(['Số liệu', 'Bảng chấm điểm', 'Thuyết minh']);
    const columns = { 'Thành phần': 'component', 'Điểm tối đa': 'max', 'Từ số liệu': 'data', 'Tự chấm': 'self', 'Thẩm định lần 1': 'first', 'Thẩm định lần 2': 'final', 'Điều tra': 'survey', 'Điểm đang tính': 'points', 'Điểm còn thiếu': 'lost', 'Tài liệu phải có': 'evidence_asked', 'Tài liệu đã có': 'evidence_given', 'Số đo': 'measure', 'Tử số': 'numerator', 'Mẫu số': 'denominator' } as const;
    const card = await rows('scorecard', CARD);
    expect(linesOf(tidy!, 1).map((line) => Object.values(Object.fromEntries(Object.keys(columns).map((head) => [head, line[head]]))))).toEqual(card.map((row) => Object.values(columns).map((column) => row[column])));
    expect(card[0]!.self).toBe(1.23456);
    expect(linesOf(tidy!, 1)[0]).toMatchObject({ 'Giải trình khi tự chấm': `'${card[0]!.self_note}`, 'Cơ quan phụ trách': 'Cơ quan a', 'Quy tắc': 'Chấm theo hồ sơ' });

    const tree = await rows('score_tree', CARD);
    const [all, area] = tree;
    const [whole] = await rows('scorecards', { criteria: CRITERIA, period: PERIOD, body: 'a' });
    const lines = linesOf(table!, 4);
    const sums = (line: Record<string, unknown> | undefined): unknown[] => [line?.['Điểm tối đa'], line?.['Tự chấm'], line?.['Thẩm định lần 1'], line?.['Điểm đang tính'], line?.['Điều tra: tối đa'], line?.['Điều tra']];
    expect(lines.map((line) => line.STT)).toEqual(['1', '1.1', '1.1.1', '1.1.2', '1.1.3', '1.1.4', null, null, null, '1.1.5', null, null]);
    const apart = (of: typeof all): unknown[] => [of!.maximum, of!.self, of!.first, of!.points, of!.survey_maximum, of!.survey];
    expect([lines[0], lines[1], lines[6]].map(sums), 'an area, a criterion, the whole: surveys apart, as on the desk').toEqual([area, tree[2], all].map(apart));
    for (const head of ['Điểm tối đa', 'Tự chấm', 'Điểm đang tính', 'Điều tra: tối đa', 'Điều tra']) expect(lines.slice(2, 6).reduce((sum, line) => sum + Number(line[head] ?? 0), 0), head).toBeCloseTo(Number(lines[6]![head]), 9);
    expect([lines[7]!['Điểm tối đa'], lines[7]!['Điểm đang tính']]).toEqual([whole!.maximum, whole!.points]);
    expect([lines[10]!['Lĩnh vực, tiêu chí, thành phần'], lines[10]!['Điểm đang tính'], lines[11]!['Điểm đang tính']]).toEqual(['Điểm cộng được tính (đã áp mức trần)', whole!.bonus, whole!.index]);
    expect(lines[2]!['Tài liệu kiểm chứng']).toBe(`1/2 tài liệu\n1. ${SLOTS[0]}: 12/QĐ-UBND, 03/02/2026, ..\\..\\Kế hoạch: "năm"?; 12/QĐ-UBND, 03/02/2026, ..\\..\\Kế hoạch: "NĂM"?; 03/02/2026, CON\n2. ${SLOTS[1]}: chưa có`);
    expect(lines[2]!['Giải trình']).toContain('Giải trình khi tự chấm: =cmd');

    const told = blanks(about!.getSheetValues().flat().join('\n'));
    const [version] = opened.house.home.state.registryVersions();
    for (const fact of ['Bộ tiêu chí thử (bo-thu-2026)', 'không phải bộ chính thức', version!.hash.slice(0, 12), 'Chưa công bố, bản s-', 'đang tự chấm; tự chấm đến hết', 'Năm 2026', 'Tổng được cộng trước khi làm tròn']) expect(told).toContain(fact);
    expect(blanks(String(table!.getCell('A2').value))).toMatch(/^Cơ quan a · Năm 2026 · Bộ thử \(minh họa\) · chưa công bố, bản s-\d+, lúc .* · danh mục [0-9a-f]{12}$/);
  });

  test('of every card: index, class, rank and areas, also in English', async () => {
    const { criteria, period } = CARD;
    const [tidy, compared] = await book({ criteria, period });
    const cards = await rows('scorecards', { criteria, period });
    const bodies = await rows('score_bodies', { criteria, period });
    expect(cards.length).toBeGreaterThan(1);
    expect(linesOf(tidy!, 1).map((line) => [line['Mã'], line['Chỉ số'], line['Hạng'], line['Số được xếp hạng']])).toEqual(cards.map((row) => [row.scored, row.index, row.rank, row.ranked]));
    expect(linesOf(compared!, 4).map((line) => [line['Cơ quan, địa bàn'], line['1. Chỉ đạo, điều hành']])).toEqual(cards.map((row) => [row.name_vi, bodies.find(({ scored }) => scored === row.scored)!.points]));
    const [, , about] = await book({ criteria, period, lang: 'en' });
    expect(about!.getSheetValues().flat().join('\n')).toContain('small differences mean nothing');
  });

  test('whoever may not see the documents of a body is not told that they are missing', async () => {
    const of = async (by: string): Promise<unknown> => linesOf((await book(CARD, by))[1]!, 4)[2]!['Tài liệu kiểm chứng'];
    expect([await of('a'), await of('viewer')]).toEqual([expect.stringContaining(`2. ${SLOTS[1]}: chưa có`), `1/2 tài liệu\n1. ${SLOTS[0]}\n2. ${SLOTS[1]}`]);
  });

  test('what is not known is named', async () => {
    const told = async (params: Record<string, string>, file = 'scores.xlsx'): Promise<[number, string]> => {
      const answer = await get(file, params);
      return [answer.status, ((await answer.json()) as { type: string }).type];
    };
    const { criteria, period } = CARD;
    expect(await told({ period })).toEqual([400, '/problems/missing-parameter']);
    expect(await told({ criteria, period }, 'scores.docx')).toEqual([400, '/problems/missing-parameter']);
    expect(await told({ ...CARD, plan: 'p' })).toEqual([400, '/problems/unknown-parameter']);
    expect((await told({ ...CARD, criteria: 'khong-co' }))[0]).toBe(400);
    for (const file of ['scores.xlsx', 'scores.docx', 'binder.zip']) expect(await told({ ...CARD, scored: 'c' }, file), file).toEqual([400, '/problems/wrong-parameter']);
    expect(await told({ ...CARD, period: '2022' })).toEqual([404, '/problems/nothing-in-scores']);
  });
});

describe('the self-score report', () => {
  const words = (bytes: Buffer): string => new PizZip(bytes).file('word/document.xml')!.asText();

  test('says points, documents and explanations; what people wrote is text and nothing else', async () => {
    const xml = words(await take('scores.docx', CARD));
    const [all] = await rows('score_tree', CARD);
    const points = (value: unknown): string => Number(value).toFixed(2).replace('.', ',');
    const text = xml.replaceAll('<w:br/>', '\n').replaceAll(/<[^>]+>/g, '');
    for (const said of ['MẪU MINH HỌA', 'Bộ tiêu chí minh họa, không phải bộ chính thức', `Tự chấm 1,73 trên ${points(all!.maximum)} điểm không kể điều tra xã hội học, trong đó 3,00 điểm do cơ quan tự chấm; điều tra xã hội học: 2,50/${points(all!.survey_maximum)} điểm`, '1,23', '2,50', `2. ${SLOTS[1]}: chưa có`, 'bản s-']) expect(text, said).toContain(said);
    expect(words(await take('scores.docx', { ...CARD, lang: 'en' })), 'an English page has the report of the template too').toContain('điểm do cơ quan tự chấm');
    expect(xml).toContain('&lt;b&gt;&amp;');
    expect(xml).not.toContain('<b>');
    expect(text, 'braces of people fill nothing').toContain('{scored}');
    expect(new PizZip(await take('scores.docx', CARD)).file('word/footer1.xml')!.asText()).toMatch(/Cơ quan a · Năm\s2026 · /);
  });

  test('from a template of the province’s own, whose strange placeholders are named', () => {
    const folder = join(data, 'templates');
    mkdirSync(folder);
    const made = (body: string): void => writeFileSync(join(folder, 'bang-tu-cham.docx'), new PizZip().file('word/document.xml', `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${body}</w:t></w:r></w:p></w:body></w:document>`)
      .file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>').generate({ type: 'nodebuffer' }));
    made('{scored}: {self}');
    expect(words(filled(data, 'bang-tu-cham.docx', { scored: 'Sở <A>', self: '1,5' }))).toContain('Sở &lt;A&gt;: 1,5');
    made('{nguoi_ky}');
    expect(() => filled(data, 'bang-tu-cham.docx', { scored: '' })).toThrow(/template-unknown.*nguoi_ky/);
    rmSync(folder, { recursive: true });
  });
});

describe('the binder', () => {
  const unpacked = (bytes: Buffer): Map<string, Buffer> => {
    const zip = new Zip(bytes);
    return new Map(zip.names().map((name) => {
      const pieces: Uint8Array[] = [];
      zip.inflate(name, (piece) => void pieces.push(piece));
      return [name, Buffer.concat(pieces)];
    }));
  };
  const indexOf = (files: Map<string, Buffer>): Record<string, string>[] => parse(files.get('muc-luc.csv')!, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];

  test('is for whoever may read every sheet of the body; of a map, of every body', async () => {
    const status = async (by: string, params: Record<string, string> = CARD): Promise<number> => (await get('binder.zip', params, by)).status;
    expect(await Promise.all(['nobody', 'viewer', 'b', 'lead', 'a', 'reviewer', 'secretary'].map((by) => status(by)))).toEqual([401, 403, 403, 403, 200, 200, 200]);
    expect(await Promise.all(['a', 'reviewer'].map((by) => status(by, { ...CARD, scored: 't' }))), 'a map without a card').toEqual([403, 404]);
    expect(await Promise.all(['a', 'reviewer'].map((by) => status(by, { ...CARD, scored: 'khong-co' })))).toEqual([403, 400]);
  });

  test('holds each document whole in the folder of its component, under a name of its own that leads nowhere else', async () => {
    const files = unpacked(await take('binder.zip', CARD, 'a'));
    const documents = [...files.keys()].filter((name) => !name.startsWith('muc-luc'));
    expect(documents).toEqual(['1.1.1/1_12-QĐ-UBND_..-..-Kế hoạch- -năm.pdf', '1.1.1/1_12-QĐ-UBND_..-..-Kế hoạch- -NĂM (2).pdf', '1.1.1/1__CON.pdf']);
    expect(new Set(documents.map((name) => name.toLowerCase())).size).toBe(3);
    expect(documents.map((name) => createHash('sha256').update(files.get(name)!).digest('hex')).toSorted()).toEqual(kept.toSorted());

    const index = indexOf(files);
    expect(files.get('muc-luc.csv')!.subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
    expect(index.map((line) => [line['Thành phần'], line['Tình trạng']])).toEqual([['1.1.1', 'có'], ['1.1.1', 'có'], ['1.1.1', 'có'], ['1.1.1', 'chưa có']]);
    for (const line of index.filter((one) => one['Tệp'])) expect(createHash('sha256').update(files.get(line['Tệp']!)!).digest('hex')).toBe(line['Mã băm SHA-256']);
    expect(index.at(-1)).toMatchObject({ 'Tài liệu yêu cầu': SLOTS[1], 'Tệp': '', 'Nguồn': expect.stringContaining('danh mục') });
    const page = files.get('muc-luc.html')!.toString();
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => decodeURIComponent(link!));
    expect(links.toSorted()).toEqual(documents.toSorted());
    expect(page).toContain('..\\..\\Kế hoạch: &quot;năm&quot;?');
    expect(page).toContain('Bộ tiêu chí thử (bo-thu-2026)');
  });

  test('a document that is not as it came is left out and named', async () => {
    appendFileSync(join(opened.house.home.evidence, kept[0]!.slice(0, 2), kept[0]!), 'x');
    const files = unpacked(await take('binder.zip', CARD));
    expect(files.size).toBe(4);
    expect(indexOf(files).filter((line) => line['Mã băm SHA-256'] === kept[0])).toEqual([expect.objectContaining({ 'Tình trạng': 'tệp không còn nguyên vẹn, không kèm theo', 'Tệp': '' })]);
    expect(files.get('muc-luc.html')!.toString()).toContain('tệp không còn nguyên vẹn');
  });

  test('names that a system would take for something else', () => {
    for (const hostile of ['../../etc/passwd', '..', 'C:\\x', '/abs', 'a\u0000b', '\u202egpj.exe', 'nul', 'LPT1.txt', '.bashrc', 'x'.repeat(500), '???', '  ']) {
      const name = fileName(hostile, 'tai-lieu');
      expect(name, hostile).not.toMatch(/[\u0000-\u001f\u202a-\u202e/\\:*?"<>|]|^\.|^(nul|lpt1)(\.|$)|^$/i);
      expect([...name].length).toBeLessThanOrEqual(91);
    }
    const paths = new Paths();
    expect(['a', 'A', 'a'].map((name) => paths.path('1', name, 'pdf'))).toEqual(['1/a.pdf', '1/A (2).pdf', '1/a (3).pdf']);
  });
});

test('of a publication: its number and what was known then', async () => {
  expect((await handIn(opened.url, 'a', '2023Q1', explained('indicator;numerator;denominator\nonline;30;100'))).status).toBe(201);
  const headers = carried('secretary');
  const { snapshot } = await (await fetch(`${opened.url}/api/publications/draft`, { headers })).json() as { snapshot: number };
  await send('publications', 'secretary', { title: 'Quý IV/2026', note: '', snapshot });
  await score('1.1.2', 'self', 'a', { points: 1 });
  const self = async (params: Record<string, string>): Promise<unknown> => linesOf((await book({ ...CARD, ...params }))[0]!, 1)[1]!['Tự chấm'];
  expect([await self({}), await self({ published: '1' })]).toEqual([1, 0.5]);
  expect(String((await book({ ...CARD, published: '1' }))[1]!.getCell('A2').value)).toContain('công bố số 1, bản s-');
  expect(String((await book(CARD, 'viewer'))[1]!.getCell('A2').value), 'whoever reads what is published').toContain('công bố số 1');
});

describe('once it is settled', () => {
  const WHY = 'Chưa có quyết định phê duyệt kèm theo';
  const PLEA = 'Quyết định ký ngày 03/02, đã nộp bổ sung';
  const SETTLED = 'Chấp nhận một phần nội dung giải trình';
  /** So many stages behind. */
  async function move(behind: number): Promise<void> {
    const [self_until, first_until, explain_until, final_until] = [0, 1, 2, 3].map((at) => dayInVietnam(new Date(Date.now() + ((at - behind) * 5 + (at < behind ? -1 : 1)) * 24 * 3600 * 1000)));
    const answer = await fetch(`${opened.url}/api/campaigns/${CRITERIA}/${PERIOD}`, { method: 'PUT', headers: { ...carried('secretary'), 'Content-Type': 'application/json' }, body: JSON.stringify({ self_until, first_until, explain_until, final_until, agencies: [] }) });
    expect(answer.status, await answer.text()).toBe(201);
  }
  beforeAll(async () => {
    await move(1);
    await score('1.1.1', 'first', 'reviewer', { points: 1, note: WHY });
    await move(2);
    await score('1.1.1', 'explained', 'a', { note: PLEA });
    await move(3);
    await score('1.1.1', 'final', 'secretary', { points: 1.125, note: SETTLED });
  });

  test('workbook and report have each step’s points and words, and sums are of the last', async () => {
    const [tidy, table, about] = await book(CARD);
    expect(linesOf(tidy!, 1)[0]).toMatchObject({ 'Tự chấm': 1.23456, 'Thẩm định lần 1': 1, 'Thẩm định lần 2': 1.125, 'Điểm đang tính': 1.125 });
    const line = linesOf(table!, 4)[2]!;
    for (const said of [WHY, PLEA, SETTLED]) expect(String(line['Giải trình']), said).toContain(said);
    const [whole] = await rows('scorecards', { criteria: CRITERIA, period: PERIOD, body: 'a' });
    expect(whole!.points).toBeCloseTo(1.125 + 1 + 2.5, 9);
    expect(linesOf(table!, 4)[7]!['Điểm đang tính']).toBe(whole!.points);
    expect(blanks(about!.getSheetValues().flat().join('\n'))).toContain('đang thẩm định lần 2');
    const text = new PizZip(await take('scores.docx', CARD)).file('word/document.xml')!.asText().replaceAll(/<[^>]+>/g, '');
    for (const said of [WHY, PLEA, SETTLED, '1,23', '1,13']) expect(text, said).toContain(said);
  });
});
