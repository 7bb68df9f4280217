// What spreadsheets write in their many ways, and what strangers write on purpose.
import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../server/intake/limits.ts';
import { sampleCsv, sampleXlsx } from '../../server/intake/sample.ts';
import { readSheet, readSheets } from '../../server/intake/sheets.ts';
import type { Read, ReadSheet } from '../../server/intake/sheets.ts';
import { cell, parts, relations, row, sheetXml, workbook, zip } from './workbook.ts';

const GOOD = row(2, ['share-a', null, 12, 20]);
let read: Read;
let release: () => void;
let batch: Promise<void>;
beforeAll(async () => {
  await new Promise<void>((ready) => {
    batch = readSheets(async (lent) => {
      read = lent;
      await new Promise<void>((end) => {
        release = end;
        ready();
      });
    });
  });
});
afterAll(async () => {
  release();
  await batch;
});

const codes = (sheet: ReadSheet): unknown[] => sheet.problems.map(({ code, cell: at }) => (at === null ? code : [code, at]));

describe('cells of every form', () => {
  test('numbers, texts, shared and inline, rich text without its readings', async () => {
    const shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
      + '<si><r><t>share</t></r><r><rPr><b/></rPr><t>-rich</t></r><rPh sb="0" eb="1"><t>READING</t></rPh></si><si><t xml:space="preserve"> ghi_x000D_\nchú &amp; hơn </t></si></sst>';
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>12</v></c><c r="D2"><v>2.0671E4</v></c><c r="H2" t="s"><v>1</v></c></row>`
      + `<row r="9"><c r="A9" t="inlineStr"><is><r><t>money</t></r><r><t>-b</t></r><rPh><t>X</t></rPh></is></c><c r="E9" t="str"><v>1.234,5</v></c></row>`
      + `<row><c t="inlineStr"><is><t>count-c</t></is></c><c/><c/><c/><c><v>7</v></c></row>`;
    const sheet = await read(workbook(rows, {
      'xl/sharedStrings.xml': shared,
      'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="$/sharedStrings" Target="sharedStrings.xml"/>'),
    }), 'a.xlsx');
    expect(sheet.problems).toEqual([]);
    expect(sheet.rows.map(({ sheet: name, line, indicator, numerator, denominator, value, note, cells }) => [name, line, indicator, numerator, denominator, value, note, cells.value ?? cells.numerator])).toEqual([
      ['Nộp', 2, 'share-rich', 12, 20671, null, 'ghi chú & hơn', 'C2'], ['Nộp', 9, 'money-b', null, null, 1234.5, '', 'E9'], ['Nộp', 10, 'count-c', null, null, 7, '', 'E10'],
    ]);
  });

  test('percents, dates, booleans, errors, formulas, as exceljs writes them', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('Số liệu');
    page.addRow(['Mã chỉ tiêu', 'Tử số', 'Mẫu số', 'Giá trị', 'Số mẫu', 'Ghi chú']);
    page.addRow(['survey-a', null, null, 0.626, 300, new Date(Date.UTC(2026, 8, 14))]);
    page.addRow(['survey-b', null, null, 0.923, 0.5]);
    page.addRow(['share-c', true, new Date(Date.UTC(2026, 1, 3))]);
    page.addRow(['share-d', { formula: '1+1', result: 2 }, { error: '#REF!' }]);
    page.addRow(['money-e', null, null, 62.6, null, { formula: 'A1', result: 'từ công thức' }]);
    page.addRow([{ formula: '"x"', result: 'share-f' }, 1, 2]);
    page.addRow(['survey-g', null, null, 0.57, 300]);
    page.getCell('D2').numFmt = '0.0%';
    page.getCell('D3').numFmt = '#,##0.00" %"';
    page.getCell('E3').numFmt = '0%';
    page.getCell('D8').numFmt = '0.00%';
    const sheet = await read(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), 'a.xlsx');
    expect(codes(sheet)).toEqual([['percent-in-count', 'E3'], ['not-a-number', 'B4'], ['date-in-figure', 'C4'], ['formula', 'B5'], ['cell-error', 'C5'], ['formula', 'A7']]);
    expect(sheet.problems[2]!.params).toEqual({ given: '03/02/2026' });
    expect(sheet.rows.map(({ indicator, value, note }) => [indicator, value, note])).toEqual([
      ['survey-a', 62.6, '14/09/2026'], ['survey-b', 0.923, ''], ['share-c', null, ''], ['share-d', null, ''], ['money-e', 62.6, 'từ công thức'], ['survey-g', 57, ''],
    ]);
  });

  test('several sheets are read, hidden ones and those without a header are not', async () => {
    const book = new ExcelJS.Workbook();
    for (const [name, state] of [['Một', 'visible'], ['Hướng dẫn', 'visible'], ['Ẩn', 'hidden'], ['Hai', 'visible']] as const) {
      const page = book.addWorksheet(name, { state });
      page.addRow([name === 'Hướng dẫn' ? 'Đọc trước' : 'Mã chỉ tiêu', 'Giá trị']);
      page.addRow([`count-${name.length}`, name === 'Hướng dẫn' ? 'chữ' : 3]);
    }
    const sheet = await read(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), 'a.xlsx');
    expect([sheet.problems, sheet.rows.map(({ sheet: name }) => name)]).toEqual([[], ['Một', 'Hai']]);
  });

  test('a hyperlink is text like any other', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('a').addRows([['Mã chỉ tiêu', 'Giá trị', 'Ghi chú'], ['count-a', 3, { text: 'nguồn', hyperlink: 'https://example.org/' }]]);
    const sheet = await read(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), 'a.xlsx');
    expect([sheet.problems, sheet.rows[0]!.note]).toEqual([[], 'nguồn']);
  });

  test('formatting far to the right and far down is not content', async () => {
    const sheet = await read(workbook(`${GOOD}<row r="3"><c r="XFD3" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`), 'a.xlsx');
    expect([sheet.problems, sheet.rows.length]).toEqual([[], 1]);
  });
});

describe('hostile files', () => {
  const entity = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const laughs = `<!DOCTYPE w [<!ENTITY a "ha">${'bcdefghij'.split('').map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;
  const external = (type: string): string => relations(`<Relationship Id="r9" Type="$/${type}" Target="file:///c:/so-lieu.xlsx" TargetMode="External"/>`);
  test.each<[string, string | string[], () => Uint8Array]>([
    ['an entity that reads a file', 'doctype', () => workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(row(2, ['&x;', null, 1, 2]), entity) })],
    ['entities that multiply', 'doctype', () => workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(row(2, ['&j;', null, 1, 2]), laughs) })],
    ['a DOCTYPE in the shared texts', 'doctype', () => workbook(GOOD, { 'xl/sharedStrings.xml': `${entity}<sst/>`, 'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="$/sharedStrings" Target="sharedStrings.xml"/>') })],
    ['an entity never declared', 'damaged', () => workbook(row(2, ['&x;', null, 1, 2]))],
    ['macros', 'macros', () => workbook(GOOD, { 'xl/vbaProject.bin': randomBytes(64) })],
    ['macros by content type', 'macros', () => workbook(GOOD, { '[Content_Types].xml': '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' })],
    ['a macro sheet', 'macros', () => workbook(GOOD, { 'xl/macrosheets/sheet2.xml': '<a/>' })],
    ['a link to another workbook', 'external-link', () => workbook(GOOD, { 'xl/externalLinks/externalLink1.xml': '<a/>' })],
    ['a data connection', 'external-link', () => workbook(GOOD, { 'xl/connections.xml': '<a/>' })],
    ['an outside relation of a sheet', 'external-link', () => workbook(GOOD, { 'xl/worksheets/_rels/sheet1.xml.rels': external('oleObject') })],
    ['an outside template', 'external-link', () => workbook(GOOD, { 'xl/_rels/other.xml.rels': external('attachedTemplate') })],
    ['a path upwards', 'path-escape', () => workbook(GOOD, { '../../etc/cron.d/x': 'x' })],
    ['an absolute path', 'path-escape', () => workbook(GOOD, { '/etc/passwd': 'x' })],
    ['a path of Windows', 'path-escape', () => workbook(GOOD, { '..\\..\\x': 'x' })],
    ['a relation upwards', 'path-escape', () => workbook(GOOD, { 'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="../../../etc/passwd"/>') })],
    ['too many entries', 'too-many-entries', () => workbook(GOOD, Object.fromEntries(Array.from({ length: LIMITS.entries }, (_, index) => [`x/${index}`, 'x'])))],
    ['a text document', 'not-a-workbook', () => zip({ '[Content_Types].xml': '<Types/>', '_rels/.rels': relations(''), 'word/document.xml': '<a/>' })],
    ['an archive of something else', 'not-a-workbook', () => zip({ 'a.txt': 'hello' })],
    ['UTF-16 within', 'damaged', () => workbook('', { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${sheetXml(GOOD)}`, 'utf16le') })],
    ['XML that ends early', 'damaged', () => workbook('', { 'xl/worksheets/sheet1.xml': sheetXml(GOOD).slice(0, -20) })],
    ['a sheet that is not there', 'damaged', () => workbook(GOOD, { 'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="worksheets/sheet7.xml"/>') })],
    ['a shared text that is not there', 'damaged', () => workbook('<row r="2"><c r="A2" t="s"><v>5</v></c></row>')],
    ['a number that is none', 'damaged', () => workbook('<row r="2"><c r="A2"><v>1x</v></c></row>')],
    ['a cell of another row', 'damaged', () => workbook('<row r="2"><c r="A3"><v>1</v></c></row>')],
    ['too many columns', 'too-many-columns', () => workbook(`<row r="2">${cell('A2', 'share-a')}${cell('GS2', 3)}</row>`)],
    ['too many rows', 'too-many-rows', () => workbook(Array.from({ length: LIMITS.rows }, (_, index) => `<row r="${index + 2}"><c r="H${index + 2}"><v>1</v></c></row>`).join(''))],
  ])('%s', async (_name, code, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThan(LIMITS.bytes);
    const sheet = await read(bytes, 'a.xlsx');
    expect([sheet.problems.map((problem) => problem.code), sheet.rows]).toEqual([[code], []]);
  });

  test('a bomb is stopped while it inflates, whatever its directory claims', async () => {
    const honest = zip(parts('', { 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024).fill(32) }), 9);
    const lying = Buffer.from(honest);
    for (let at = 0; (at = lying.indexOf('PK\x01\x02', at, 'latin1')) >= 0; at += 4) lying.writeUInt32LE(1000, at + 24);
    expect(honest.length).toBeLessThan(LIMITS.bytes / 10);
    for (const bytes of [honest, lying]) {
      const start = performance.now();
      expect(codes(await read(bytes, 'a.xlsx'))).toEqual(['unpacks-too-large']);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });

  test('a sheet that unpacks to 129 MB: refused by its size at 13 MB, by what it unpacks to at 9 MB', async () => {
    const size = 129 * 1024 * 1024;
    const rows = Buffer.alloc(size, Buffer.from(row(2, ['share-a', null, 1, 2])));
    const withNoise = (megabytes: number): Uint8Array => {
      const text = Buffer.from(rows);
      for (let at = 0; at < megabytes; at += 1) text.write(randomBytes(786_432).toString('base64'), Math.floor((at * size) / megabytes), 'latin1');
      return zip(parts('', { 'xl/worksheets/sheet1.xml': text }));
    };
    const [thirteen, nine] = [withNoise(16), withNoise(11)];
    expect([thirteen, nine].map((bytes) => Math.round(bytes.length / 1024 / 1024))).toEqual([13, 9]);
    expect(codes(await read(thirteen, 'a.xlsx'))).toEqual(['file-too-large']);
    expect(codes(await read(nine, 'a.xlsx'))).toEqual(['unpacks-too-large']);
  });

  test('under another name', async () => {
    const good = workbook(GOOD);
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
    const csv = Buffer.from('Mã chỉ tiêu;Giá trị\ncount-a;1\n');
    const cases: [Uint8Array, string, string][] = [
      [good, 'a.csv', 'renamed'], [csv, 'a.xlsx', 'renamed'], [Buffer.from('%PDF-1.7'), 'a.csv', 'renamed'], [old, 'a.xlsx', 'protected'], [old, 'a.csv', 'renamed'], [old, 'a.xls', 'old-excel'],
      [good, 'a.xlsm', 'macros'], [good, 'a.ods', 'wrong-kind'], [good, 'a', 'wrong-kind'], [good, 'a.xlsx.exe', 'wrong-kind'], [new Uint8Array(0), 'a.xlsx', 'empty-file'], [good.subarray(0, 4), 'a.xlsx', 'damaged'],
    ];
    for (const [bytes, name, code] of cases) expect([name, codes(await read(bytes, name))]).toEqual([name, [code]]);
    expect((await read(good, 'SỐ LIỆU.XLSX')).rows).toHaveLength(1);
  });

  test('cut anywhere or flipped anywhere: the same rows or a problem, never other rows', async () => {
    const good = workbook(Array.from({ length: 40 }, (_, index) => row(index + 2, [`share-${index}`, null, index * 7, index * 11 + 5])).join(''));
    const expected = JSON.stringify((await read(good, 'a.xlsx')).rows);
    let told = 0;
    for (let at = 0; at < 400; at += 1) {
      const place = Math.floor((at / 400) * good.length);
      const flipped = Uint8Array.from(good);
      flipped[place]! ^= 1 << (at % 8);
      for (const bytes of [flipped, good.subarray(0, place)]) {
        const sheet = await read(bytes, 'a.xlsx');
        if (sheet.problems.length > 0) told += 1;
        else expect(JSON.stringify(sheet.rows)).toBe(expected);
      }
    }
    expect(told).toBeGreaterThan(700);
  });

  test('a stranger gets a reader of its own, and the next one too', async () => {
    const [bad, good] = await Promise.all([readSheet(workbook('', { 'xl/worksheets/sheet1.xml': '<a' }), 'a.xlsx'), readSheet(workbook(GOOD), 'a.xlsx')]);
    expect([codes(bad), good.rows.length]).toEqual([['damaged'], 1]);
  });
});

test('the made-up sheets on which a reader warms itself are read without a problem', async () => {
  for (const [bytes, name] of [[sampleCsv(), 'a.csv'], [sampleXlsx(), 'a.xlsx']] as const) {
    const { problems, rows } = await read(bytes, name);
    expect([problems, rows.length]).toEqual([[], 60]);
  }
});
