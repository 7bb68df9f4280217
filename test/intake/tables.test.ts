// Workbooks with columns of their own: their cells as texts, which row names the columns, and the same refusals as for any sheet.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headingOf, joinedHeadings, knownHeadings, letters, readCsvTable, signOf, withHeadings } from '../../client/entry/free-table.ts';
import { LIMITS } from '../../server/intake/limits.ts';
import { readTablesOf } from '../../server/intake/sheets.ts';
import { ownWorkbook, SHEETS } from './own-workbook.ts';
import { cell, relations, row, sheetXml, workbook } from './workbook.ts';

const GOOD = row(2, ['share-a', null, 12, 20]);
const table = { name: '', rows: [['Biểu 01'], ['Tên', 'Đã làm', 'Tất cả'], ['Hồ sơ "mới"', '40', '60']].map((cells, at) => ({ line: at + 1, cells })) };

test('worksheets as they are seen: numbers in full and with one reading, percents, dates, what a formula last gave; empty rows left out', async () => {
  const { sheets, problems } = await readTablesOf(await ownWorkbook(), 'bieu.xlsx');
  expect(problems).toEqual([]);
  expect(sheets.map(({ name }) => name)).toEqual([...SHEETS]);
  expect(sheets[0]!.rows).toEqual([
    { line: 1, cells: ['BIỂU TỔNG HỢP KẾT QUẢ CẢI CÁCH HÀNH CHÍNH'] }, { line: 2, cells: ['Số liệu minh họa'] },
    { line: 4, cells: ['TT', 'Nội dung', 'Đã giải quyết', 'Tổng số', 'Tỷ lệ', 'Cập nhật', 'Diễn giải'] },
    { line: 5, cells: ['1', 'Hồ sơ giải quyết trực tuyến', '40', '1.250', '3,2%', '14/09/2026', 'từ sổ theo dõi một cửa'] },
    { line: 8, cells: ['2', 'Một dòng không có trong mẫu', '1234,5670', '62,6', '62,6260%', '#REF!'] },
  ]);
  expect(sheets[1]!.rows).toEqual([{ line: 3, cells: ['', 'Lập theo công văn của Sở'] }]);
  expect(headingOf(sheets[0]!)).toBe(2);
});

describe('refused like any sheet', () => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  test.each<[string, string, string, () => Uint8Array]>([
    ['with a password', 'a.xlsx', 'protected', () => old],
    ['under another name', 'a.xlsx', 'renamed', () => Buffer.from('%PDF-1.7')],
    ['another kind', 'a.ods', 'wrong-kind', () => workbook(GOOD)],
    ['macros', 'a.xlsx', 'macros', () => workbook(GOOD, { 'xl/vbaProject.bin': randomBytes(64) })],
    ['a link to another workbook', 'a.xlsx', 'external-link', () => workbook(GOOD, { 'xl/externalLinks/externalLink1.xml': '<a/>' })],
    ['an entity that reads a file', 'a.xlsx', 'doctype', () => workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(row(2, ['&x;', null, 1, 2]), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>') })],
    ['a relation upwards', 'a.xlsx', 'path-escape', () => workbook(GOOD, { 'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="../../../etc/passwd"/>') })],
    ['too many columns', 'a.xlsx', 'too-many-columns', () => workbook(`<row r="2">${cell('A2', 'share-a')}${cell('GS2', 3)}</row>`)],
    ['too many rows', 'a.xlsx', 'too-many-rows', () => workbook(Array.from({ length: LIMITS.rows }, (_, index) => `<row r="${index + 2}"><c r="H${index + 2}"><v>1</v></c></row>`).join(''))],
    ['nothing in it', 'a.xlsx', 'no-header', () => workbook('', { 'xl/worksheets/sheet1.xml': '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>' })],
  ])('%s', async (_what, name, code, make) => {
    const { sheets, problems } = await readTablesOf(make(), name);
    expect([sheets, problems.map((problem) => problem.code)]).toEqual([[], [code]]);
  });
});

describe('a heading of two rows', () => {
  const texts = (line: number, cells: string[]): string => `<row r="${line}">${cells.map((text, column) => (text === '' ? '' : cell(`${letters(column)}${line}`, text))).join('')}</row>`;
  const book = (merges: string[], ...rows: string[][]): Uint8Array => workbook('', { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((cells, at) => texts(at + 1, cells)).join('')}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>` });
  const read = async (bytes: Uint8Array) => joinedHeadings((await readTablesOf(bytes, 'a.xlsx')).sheets[0]!);
  const TITLE = ['BIỂU TỔNG HỢP'];
  const TOP = ['TT', 'Nội dung', 'Hồ sơ', '', 'Ghi chú'];
  const UNDER = ['', '', 'Tổng số', 'Đã xử lý'];
  const DATA = ['1', 'Hồ sơ giải quyết trực tuyến', '60', '40', 'x'];
  const MERGES = ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'];

  test('is one: names below under the one that spans them; the lines under it stay where they are', async () => {
    const sheet = await read(book(MERGES, TITLE, TOP, UNDER, DATA));
    expect(sheet.rows).toEqual([
      { line: 1, cells: TITLE }, { line: 3, cells: ['TT', 'Nội dung', 'Hồ sơ / Tổng số', 'Hồ sơ / Đã xử lý', 'Ghi chú'] }, { line: 4, cells: DATA },
    ]);
    expect(headingOf(sheet)).toBe(1);
    expect(withHeadings(sheet, 1, ['', 'indicator', 'denominator', 'numerator'])).toBe('indicator\tdenominator\tnumerator\nHồ sơ giải quyết trực tuyến\t60\t40');
  });

  test('also where more names stand below than above, and where the file has the wide cell over the last columns', async () => {
    const { rows } = await read(book(['B1:D1', 'E1:G1'], ['Nội dung', 'Thủ tục', '', '', 'Hồ sơ'], ['', 'Có', 'Làm', 'Bỏ', 'Có', 'Làm', 'Bỏ'], ['a', '1', '2', '3', '4', '5', '6']));
    expect(rows[0]).toEqual({ line: 2, cells: ['Nội dung', 'Thủ tục / Có', 'Thủ tục / Làm', 'Thủ tục / Bỏ', 'Hồ sơ / Có', 'Hồ sơ / Làm', 'Hồ sơ / Bỏ'] });
    expect(rows.length).toBe(2);
  });

  test('a title over all columns is none, nor is a row of figures under a wide cell, nor one that is not merged', async () => {
    expect((await read(book(['A1:E1'], TITLE, ['Nội dung', 'Tổng số', 'Đã xử lý']))).rows.length).toBe(2);
    expect((await read(book(['C1:D1'], TOP, DATA))).rows.length).toBe(2);
    expect((await read(book([], TOP, UNDER, DATA))).rows.length).toBe(3);
    expect((await read(book(['C1', 'C1:ZZZZ9', 'x'], TOP, DATA))).merges).toEqual([]);
  });
});

test('a worksheet as long as one may be comes whole', async () => {
  const rows = Array.from({ length: LIMITS.rows - 1 }, (_, index) => `<row r="${index + 2}"><c r="B${index + 2}"><v>${index}</v></c></row>`).join('');
  const { sheets: [sheet] } = await readTablesOf(workbook(rows), 'a.xlsx');
  expect([sheet!.rows.length, sheet!.rows.at(-1)]).toEqual([LIMITS.rows, { line: LIMITS.rows, cells: ['', String(LIMITS.rows - 2)] }]);
});

describe('which column is what', () => {
  test('the heading is the row with most words, and stays out of the figures', () => {
    expect(headingOf(table)).toBe(1);
    expect(withHeadings(table, 1, ['indicator', '', 'numerator'])).toBe('indicator\tnumerator\n"Hồ sơ ""mới"""\t60');
    expect(headingOf({ name: '', rows: [{ line: 1, cells: ['1', '2'] }] })).toBe(0);
  });

  test('a heading seen before is found on whatever worksheet and row it stands', () => {
    const own = (sign: string): string | null => (sign === signOf(table.rows[1]!.cells) ? 'seen' : null);
    expect(knownHeadings([{ name: 'Bìa', rows: [{ line: 1, cells: ['Bìa'] }] }, table], own)).toEqual([{ sheet: 1, head: 1, known: 'seen' }]);
    expect(knownHeadings([table], () => null)).toEqual([]);
  });

  test('columns have the letters of a spreadsheet', () => expect([0, 25, 26, 199].map(letters)).toEqual(['A', 'Z', 'AA', 'GR']));

  test('of a CSV file rows keep their line', () => {
    expect(readCsvTable('\ufeffTên;Số\n\n"a;b";"1 ""x"""\n')).toEqual({ name: '', rows: [{ line: 1, cells: ['Tên', 'Số'] }, { line: 3, cells: ['a;b', '1 "x"'] }] });
  });
});
