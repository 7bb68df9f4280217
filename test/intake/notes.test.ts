// Notes at the cells of a file as it was received: everything else of it stays as it stood, and no text becomes a formula.
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../server/intake/limits.ts';
import { withNotes } from '../../server/intake/notes.ts';
import { notedSheet, readSheet, readTablesOf } from '../../server/intake/sheets.ts';
import { textWorkbook } from '../../server/intake/text-workbook.ts';
import { open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { ownWorkbook } from './own-workbook.ts';
import { parts, relations, row, sheetXml, workbook, zip } from './workbook.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/content-types';
const text = (bytes: Uint8Array, entry: string): string => Buffer.from(unzipSync(bytes)[entry]!).toString('utf8');
async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book;
}
/** Every note of a workbook, as a spreadsheet program reads it. */
async function notesOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  (await opened(bytes)).eachSheet((sheet) => sheet.eachRow({ includeEmpty: true }, (line) => line.eachCell({ includeEmpty: true }, (cell) => {
    const { note } = cell;
    if (note) found[`${sheet.name} ${cell.address}`] = typeof note === 'string' ? note : (note.texts ?? []).map((piece) => piece.text).join('');
  })));
  return found;
}

describe('a workbook', () => {
  test('gets notes; its other entries stay byte for byte, its worksheet but for the link to them', async () => {
    const before = await ownWorkbook();
    const after = withNotes(before, [{ sheet: 'Biểu 01', cell: 'D5', text: '1.250 đọc được hai cách.' }, { sheet: 'Biểu 01', cell: 'D5', text: 'Chọn một.' }, { sheet: 'Ghi chú', cell: 'Z40', text: 'ở ô trống' }, { sheet: 'không có', cell: 'A1', text: 'bỏ' }]);
    const [old, now] = [unzipSync(before), unzipSync(after)];
    const changed = Object.keys(now).filter((name) => !old[name] || !Buffer.from(old[name]).equals(Buffer.from(now[name]!)));
    expect(changed.sort()).toEqual([
      '[Content_Types].xml', 'xl/comments1.xml', 'xl/comments2.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/drawings/vmlDrawing2.vml', 'xl/worksheets/_rels/sheet1.xml.rels', 'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml',
    ]);
    expect(Object.keys(old).every((name) => now[name])).toBe(true);
    expect(text(after, 'xl/worksheets/sheet1.xml').replace(/<legacyDrawing[^>]*>/, '')).toBe(text(before, 'xl/worksheets/sheet1.xml'));
    expect(await notesOf(after)).toMatchObject({ 'Biểu 01 D5': '1.250 đọc được hai cách.\n\nChọn một.' });
    const [was, is] = [await opened(before), await opened(after)];
    expect(is.getWorksheet('Biểu 01')!.getCell('E5').value, 'a formula stays one').toEqual(was.getWorksheet('Biểu 01')!.getCell('E5').value);
    expect(await readTablesOf(after, 'a.xlsx')).toEqual(await readTablesOf(before, 'a.xlsx'));
  });

  test('notes that were there stay, and one at the same cell is written on', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Nộp');
    sheet.getCell('A1').value = 'a';
    sheet.getCell('A1').note = 'của cơ quan';
    sheet.getCell('B2').value = 2;
    sheet.getCell('B2').note = 'cũng vậy';
    const after = withNotes(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), [{ sheet: 'Nộp', cell: 'B2', text: 'sai' }, { sheet: 'Nộp', cell: 'C3', text: 'thiếu' }]);
    // The program that reads here does not look at a cell that is not there.
    expect(await notesOf(after)).toEqual({ 'Nộp A1': 'của cơ quan', 'Nộp B2': 'cũng vậy\n\nCột Mốc: sai' });
    expect(text(after, 'xl/comments1.xml')).toContain('<comment ref="C3" authorId="1">');
    expect([...text(after, 'xl/drawings/vmlDrawing1.vml').matchAll(/<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)/g)].map(([, line, column]) => `${line} ${column}`)).toEqual(['0 0', '1 1', '2 2']);
    expect(text(after, 'xl/worksheets/sheet1.xml').match(/legacyDrawing/g)!.length).toBe(1);
  });

  test('the link stands where a worksheet may have it: behind forms with endings of their own, before tables', () => {
    const inner = '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1&gt;1</formula><extLst><ext uri="{B025F937}"/></extLst></cfRule></conditionalFormatting><pageMargins left="1"/><tableParts count="0"/><extLst/>';
    const after = withNotes(workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(row(2, ['share-a', null, 12, 20])).replace('</worksheet>', `${inner}</worksheet>`) }), [{ sheet: '', cell: 'C2', text: 'x' }]);
    expect(text(after, 'xl/worksheets/sheet1.xml')).toMatch(/<pageMargins left="1"\/><legacyDrawing xmlns:r="[^"]*" r:id="notes2"\/><tableParts count="0"\/><extLst\/><\/worksheet>$/);
  });

  test('what a note says is text: neither tags, nor a formula, nor signs that XML cannot hold', async () => {
    const said = '=HYPERLINK("http://x") <b> & $1 $& </comment>\u0007';
    const after = withNotes(workbook(row(2, ['share-a', null, 12, 20])), [{ sheet: 'Nộp', cell: 'C2', text: said }]);
    expect(await notesOf(after)).toEqual({ 'Nộp C2': said.replace('\u0007', '') });
    expect(text(after, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  test('with prefixes of its own it is understood as well', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const prefixed = zip({ ...parts(''), 'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData/></x:worksheet>`, 'xl/worksheets/_rels/sheet1.xml.rels': relations('') });
    expect(text(withNotes(prefixed, [{ sheet: '', cell: 'A1', text: 'x' }]), 'xl/worksheets/sheet1.xml')).toMatch(/<x:sheetData\/><x:legacyDrawing /);
  });

  test('one that is no workbook, or asks for what lies outside, is refused', () => {
    expect(() => withNotes(Buffer.from('PK no archive at all, only a few words'), [])).toThrow('damaged');
    expect(() => withNotes(workbook('', { 'xl/vbaProject.bin': 'x' }), [])).toThrow('macros');
    expect(() => withNotes(workbook('', { 'xl/worksheets/sheet1.xml': sheetXml('', '<!DOCTYPE a>') }), [{ sheet: '', cell: 'A1', text: 'x' }])).toThrow('doctype');
  });
});

/** What a search that goes back and forth over the text takes minutes to hours for: what looks like tags, where none are. */
const REPEATED = 300_000;
const COMMENTS = (inner: string): string => `<comments xmlns="${MAIN}">${inner}</comments>`;
const VML = (inner: string): string => `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${inner}</xml>`;
/** A workbook whose worksheet has notes already, as given. */
function withParts(comments: string, drawing: string | null, more: Record<string, string> = {}): Uint8Array {
  return workbook('', {
    'xl/worksheets/sheet1.xml': sheetXml(row(2, ['share-a', null, 12, 20])).replace('</worksheet>', `<legacyDrawing xmlns:r="${OFFICE}" r:id="v1"/></worksheet>`),
    'xl/worksheets/_rels/sheet1.xml.rels': relations('<Relationship Id="c1" Type="$/comments" Target="../comments1.xml"/><Relationship Id="v1" Type="$/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>'),
    'xl/comments1.xml': comments,
    ...(drawing === null ? {} : { 'xl/drawings/vmlDrawing1.vml': drawing }),
    ...more,
  });
}
const HOSTILE: [string, () => Uint8Array][] = [
  ['comments begun in a comment', () => withParts(COMMENTS(`<!-- ${'<comment ref="A1"'.repeat(REPEATED)} --><authors/><commentList/>`), VML(''))],
  ['comments begun in CDATA', () => withParts(COMMENTS(`<authors/><commentList><comment ref="B1" authorId="0"><text><t><![CDATA[${'<comment ref="C2"'.repeat(REPEATED)}]]></t></text></comment></commentList>`), VML(''))],
  ['ends of types without an end', () => withParts(COMMENTS('<authors/><commentList/>'), VML(''), { '[Content_Types].xml': `<Types xmlns="${PACKAGE}"><!--${'<Types '.repeat(REPEATED)}--></Types>` })],
  ['spaces behind the relations', () => withParts(COMMENTS('<authors/><commentList/>'), null, { 'xl/worksheets/_rels/sheet1.xml.rels': relations(`<!--${`</Relationships${' '.repeat(999)}`.repeat(REPEATED / 100)}--><Relationship Id="c1" Type="$/comments" Target="../comments1.xml"/>`) })],
  ['tags and quotes in the CDATA of a footer', () => workbook('', { 'xl/worksheets/sheet1.xml': sheetXml('').replace('</worksheet>', `<headerFooter><oddFooter><![CDATA[${'<a'.repeat(REPEATED)}"]]></oddFooter></headerFooter></worksheet>`) })],
  ['a million drawings with a number', () => withParts(COMMENTS('<authors/><commentList/>'), VML('<v:shape id="_x0000_s1030"/>'.repeat(1_000_000)))],
];

describe('a workbook made to stop the server', () => {
  test.each(HOSTILE)('%s: its notes come all the same', async (_what, make) => {
    const { file, problems } = await notedSheet(make(), 'a.xlsx', [{ sheet: '', cell: 'C2', text: 'sai' }], 'Số liệu');
    expect(problems).toEqual([]);
    const now = unzipSync(file!);
    const comments = Object.keys(now).find((name) => name.startsWith('xl/comments'))!;
    expect(text(file!, comments)).toContain('<comment ref="C2" authorId="0"><text><r><t xml:space="preserve">sai</t></r></text></comment></commentList>');
    expect(text(file!, comments)).toContain('<author>Cột Mốc</author></authors>');
  });

  test.each<[string, Record<string, string>]>([
    ['comments of another kind', { 'xl/comments1.xml': '<a/>' }], ['comments without a list', { 'xl/comments1.xml': COMMENTS('<authors/>') }],
    ['comments that end too soon', { 'xl/comments1.xml': COMMENTS('<authors/><commentList>') }], ['a drawing that is none', { 'xl/drawings/vmlDrawing1.vml': '<a/>' }],
  ])('%s: refused as damaged', async (_what, more) => {
    const { file, problems } = await notedSheet(withParts(COMMENTS('<authors/><commentList/>'), VML(''), more), 'a.xlsx', [{ sheet: '', cell: 'C2', text: 'sai' }], 'Số liệu');
    expect([file, problems.map(({ code }) => code)]).toEqual([null, ['damaged']]);
  });

  test('a reader of notes that hangs, or takes too much memory, is ended; the next file comes', async () => {
    const program = (name: string): string => fileURLToPath(new URL(`limited/${name}.ts`, import.meta.url));
    const codes = async (limits: Parameters<typeof notedSheet>[4]): Promise<string[]> => (await notedSheet(workbook(''), 'a.xlsx', [], '', limits)).problems.map(({ code }) => code);
    expect(await codes({ milliseconds: 300, program: program('hangs') })).toEqual(['too-slow']);
    expect(await codes({ heapMb: 64, program: program('swells') })).toEqual(['too-heavy']);
    expect((await notedSheet(workbook(''), 'a.xlsx', [], '')).file).not.toBe(null);
  });

  test('one that unpacks to most of what may be read gets its notes too', async () => {
    const line = row(2, ['share-a', null, 12, 20]);
    const large = workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(`${line}<!--${'.'.repeat(40 * 1024 * 1024)}-->`) });
    expect((await readTablesOf(large, 'a.xlsx')).problems).toEqual([]);
    const { file } = await notedSheet(large, 'a.xlsx', [{ sheet: '', cell: 'C2', text: 'sai' }], '');
    expect(text(file!, 'xl/comments1.xml')).toContain('ref="C2"');
  });
});

describe('notes that stood there', () => {
  test('a link to a drawing that is not there leads to the new one; what leads nowhere is gone', () => {
    const after = withNotes(withParts(COMMENTS('<authors/><commentList/>'), null), [{ sheet: '', cell: 'C2', text: 'sai' }]);
    const linked = /<legacyDrawing xmlns:r="[^"]*" r:id="([^"]*)"\/>/.exec(text(after, 'xl/worksheets/sheet1.xml'))![1];
    expect(text(after, 'xl/worksheets/sheet1.xml').match(/legacyDrawing/g)!.length).toBe(1);
    const related = [...text(after, 'xl/worksheets/_rels/sheet1.xml.rels').matchAll(/<Relationship Id="(\w+)" Type="[^"]*\/(\w+)" Target="([^"]*)"/g)].map(([, ...of]) => of);
    expect(related).toEqual([['c1', 'comments', '../comments1.xml'], [linked, 'vmlDrawing', '../drawings/vmlDrawing1.vml']]);
    expect(text(after, 'xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>1</x:Row><x:Column>2</x:Column>');
  });

  test('signs of tags in them, in quotes and in comments are left as they stand; one without words gets some', () => {
    const own = '<authors><author>a &gt; "b"</author></authors><commentList><!-- </commentList> --><comment ref="A1" authorId="0"><text><t><![CDATA[</text></comment>]]></t></text></comment><comment ref=\'C2\' authorId="0" x="/>"><text><t>&lt;/text></t></text></comment><comment ref="D2" authorId="0"/></commentList>';
    const after = text(withNotes(withParts(COMMENTS(own), VML('')), [{ sheet: '', cell: 'C2', text: 'sai' }, { sheet: '', cell: 'D2', text: 'thiếu' }]), 'xl/comments1.xml');
    const run = (said: string): string => `<r><t xml:space="preserve">\n\nCột Mốc: ${said}</t></r>`;
    expect(after).toBe(COMMENTS(own.replace('</author></authors>', '</author><author>Cột Mốc</author></authors>').replace('&lt;/text></t>', `&lt;/text></t>${run('sai')}`).replace('<comment ref="D2" authorId="0"/>', `<comment ref="D2" authorId="0"><text>${run('thiếu')}</text></comment>`)));
  });
});

describe('a CSV file', () => {
  const csv = 'indicator;numerator;denominator;note\nshare-a;=1+1;20;"hai\ndòng"\nshare-b;-5;+7;@SUM(A1)\n';

  test('becomes a workbook of texts, each cell where it stood, that reads the same', async () => {
    const { sheets: [sheet] } = await readTablesOf(Buffer.from(csv), 'a.csv');
    const after = withNotes(textWorkbook('Số liệu', sheet!.rows), [{ sheet: '', cell: 'B2', text: 'sai' }]);
    const book = await opened(after);
    const cells = (line: number): unknown[] => ['A', 'B', 'C', 'D'].map((column) => book.getWorksheet('Số liệu')!.getCell(`${column}${line}`).value);
    // A cell of two lines takes two lines of the file.
    expect([cells(2), cells(4)]).toEqual([['share-a', '=1+1', '20', 'hai\ndòng'], ['share-b', '-5', '+7', '@SUM(A1)']]);
    expect(text(after, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f>|<v>/);
    expect(book.getWorksheet('Số liệu')!.getCell('B2').numFmt, 'typed over it stays text').toBe('@');
    expect(text(after, 'xl/styles.xml')).toContain('quotePrefix="1"');
    const read = async (bytes: Uint8Array, name: string): Promise<unknown> => {
      const { rows, problems } = await readSheet(bytes, name);
      return [rows.map(({ sheet: _, ...rest }) => rest), problems.map(({ code, cell }) => [code, cell])];
    };
    expect(await read(after, 'a.xlsx')).toEqual(await read(Buffer.from(csv), 'a.csv'));
  });

  test('of as many cells as a workbook of notes may have gets them; of more it is told how many', async () => {
    const lines = (count: number): Buffer => Buffer.from(`indicator;numerator;denominator\n${`${Array(LIMITS.columns).fill('1').join(';')}\n`.repeat(count)}`);
    const notes = [{ sheet: '', cell: 'B2', text: 'sai' }];
    const most = LIMITS.cells / LIMITS.columns;
    expect(text((await notedSheet(lines(most - 1), 'a.csv', notes, 'Số liệu')).file!, 'xl/comments1.xml')).toContain('ref="B2"');
    expect((await notedSheet(lines(most), 'a.csv', notes, 'Số liệu')).problems).toMatchObject([{ code: 'too-many-cells', params: { given: LIMITS.cells + 3, most: LIMITS.cells } }]);
  });
});

describe('over HTTP', () => {
  const AGENCY = 'gl-so-giao-duc-dao-tao';
  let house: Opened;
  let reporter: Carried;
  let report: string;
  beforeAll(async () => {
    house = await open();
    reporter = signedIn(house.house, 'reporter', AGENCY);
    report = (await house.house.engine.rows('dues', { agency: AGENCY })).find(({ is_open }) => is_open)!.report;
  });
  afterAll(() => house.close());
  const ask = (bytes: Uint8Array, name: string, fields: Record<string, string> = {}, as: Carried | null = reporter): Promise<Response> => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([bytes as BlobPart]), name);
    return fetch(`${house.url}/api/drafts/${AGENCY}/${report}/notes?lang=vi`, { method: 'POST', body: form, headers: as ? { Cookie: as.Cookie, 'X-Cot-Moc': '1' } : { 'X-Cot-Moc': '1' } });
  };

  test('a filled template comes back with what intake finds, at its cells; nothing is stored', async () => {
    const template = await fetch(`${house.url}/api/template.xlsx?agency=${AGENCY}&report=${report}&lang=vi`, { headers: { Cookie: reporter.Cookie } });
    const book = await opened(new Uint8Array(await template.arrayBuffer()));
    const sheet = book.worksheets[0]!;
    const lines = Array.from({ length: sheet.rowCount - 4 }, (_, at) => sheet.getRow(at + 5));
    const share = lines.find((line) => line.getCell(1).value === 'online-dossiers')!;
    const head = sheet.getRow(4).values as string[];
    share.getCell(head.indexOf('Tử số')).value = 90;
    share.getCell(head.indexOf('Mẫu số')).value = 40;
    const before = new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer);
    const answer = await ask(before, 'mau.xlsx');
    expect([answer.status, answer.headers.get('Cache-Control'), decodeURIComponent(answer.headers.get('Content-Disposition')!)]).toEqual([200, 'no-store', expect.stringContaining('lỗi.xlsx')]);
    const after = new Uint8Array(await answer.arrayBuffer());
    const found = Object.entries(await notesOf(after));
    expect(found.map(([where]) => where)).toEqual([`${sheet.name} ${share.getCell(head.indexOf('Tử số')).address}`]);
    expect(found[0]![1]).toContain('lớn hơn mẫu số 40');
    expect(await readTablesOf(after, 'a.xlsx')).toEqual(await readTablesOf(before, 'a.xlsx'));
    expect(house.house.home.state.submissions()).toEqual([]);
    expect(house.house.drafts.cells(AGENCY, report)).toEqual([]);
  });

  test('a line of which no cell is named has its note at the front; a number of two readings is settled as it was read', async () => {
    const csv = 'indicator;numerator;denominator\nno-such;1;2\nonline-dossiers;1.234;2000\n';
    expect(Object.keys(await notesOf(new Uint8Array(await (await ask(Buffer.from(csv), 'a.csv')).arrayBuffer())))).toEqual(['Số liệu A2', 'Số liệu B3']);
    expect(Object.keys(await notesOf(new Uint8Array(await (await ask(Buffer.from(csv), 'a.csv', { numbers: 'vi' })).arrayBuffer())))).toEqual(['Số liệu A2']);
  });

  test('of a table of one\'s own the sender says what is wrong where', async () => {
    const notes = [{ sheet: 'Biểu 01', cell: 'B8', text: 'Không phải chỉ tiêu phải nộp.' }];
    const answer = await ask(await ownWorkbook(), 'bieu.xlsx', { notes: JSON.stringify(notes) });
    expect(await notesOf(new Uint8Array(await answer.arrayBuffer()))).toEqual({ 'Biểu 01 B8': 'Không phải chỉ tiêu phải nộp.' });
    for (const wrong of ['{', '{}', '[null]', '[{"sheet":"a","cell":"A0","text":"x"}]', '[{"sheet":"a","cell":"A1","text":""}]']) expect((await ask(await ownWorkbook(), 'bieu.xlsx', { notes: wrong })).status, wrong).toBe(400);
  });

  test.each(HOSTILE)('%s: everybody else is answered meanwhile', async (_what, make) => {
    let isOver = false;
    const asked = ask(make(), 'a.xlsx', { notes: JSON.stringify([{ sheet: '', cell: 'C2', text: 'sai' }]) }).finally(() => {
      isOver = true;
    });
    let served = 0;
    while (!isOver) {
      expect((await fetch(`${house.url}/api/health`)).status).toBe(200);
      if (!isOver) served += 1;
    }
    expect(served).toBeGreaterThan(0);
    expect((await asked).status).toBe(200);
  });

  test('a file too large for notes is told what to do', async () => {
    const bytes = Buffer.from(`indicator;numerator;denominator\n${`no-such;${Array(LIMITS.columns - 1).fill('1').join(';')}\n`.repeat(LIMITS.cells / LIMITS.columns)}`);
    const answer = await ask(bytes, 'a.csv', { notes: JSON.stringify([{ sheet: '', cell: 'B2', text: 'sai' }]) });
    const { type, problems } = await answer.json() as { type: string; problems: { code: string; what: string; why: string; how: string }[] };
    expect([answer.status, type]).toEqual([422, '/problems/sheet-refused']);
    expect(problems).toMatchObject([{ code: 'too-many-cells', what: 'Tệp CSV có 400.003 ô, nhiều hơn 400.000.', how: 'Chia thành nhiều tệp, hoặc lưu tệp dưới dạng .xlsx rồi gửi lại.' }]);
  });

  test('nothing wrong, a file that cannot be read, and strangers are told so', async () => {
    const told = async (answer: Promise<Response>): Promise<unknown> => [(await answer).status, ((await (await answer).json()) as { type: string }).type];
    expect(await told(ask(Buffer.from('indicator;numerator;denominator\nonline-dossiers;12;20\n'), 'a.csv'))).toEqual([422, '/problems/no-faults']);
    expect(await told(ask(Buffer.from('%PDF-1.7'), 'a.xlsx'))).toEqual([422, '/problems/sheet-refused']);
    expect((await ask(Buffer.from('a;b'), 'a.csv', {}, null)).status).toBe(401);
    expect((await ask(Buffer.from('a;b'), 'a.csv', {}, signedIn(house.house, 'reporter', 'bg-so-tu-phap'))).status).toBe(403);
  });
});
