// Criteria sets of a data folder, by command: out into a workbook and in again without a change, wrong workbooks told cell by cell, copied to a next year, compared.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { criteriaBook } from '../../server/files/criteria-book.ts';
import { indicatorsOf } from '../../server/files/criteria-file.ts';
import { readTables } from '../../server/intake/tables.ts';
import { differences } from '../../server/registry/criteria-compare.ts';
import { copiedSet } from '../../server/registry/criteria-copy.ts';
import { keepSet } from '../../server/registry/criteria-keep.ts';
import { filesOf, PARTS, setTextsOf } from '../../server/registry/criteria-set.ts';
import type { SetTexts } from '../../server/registry/criteria-set.ts';
import { readSetSheets } from '../../server/registry/criteria-sheets.ts';
import type { Fault } from '../../server/registry/criteria-sheets.ts';
import { placed, registryOf, triedIn } from '../../server/registry/criteria-trial.ts';
import { open, signedIn } from '../open.ts';
import { run } from './run.ts';
import type { Ended } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'cot-moc-criteria-'));
const data = join(root, 'data');
beforeAll(() => cpSync('data', data, { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));

const SETS = ['minh-hoa-2025', 'minh-hoa-2026', 'qd-766'];
const criteria = (...line: string[]): Promise<Ended> => run(['criteria', ...line], { COT_MOC_DATA: data });
const set = (id: string): SetTexts => setTextsOf(registryOf(data), id)!;
const shipped = (id: string): Map<string, string> => new Map(['set.json', 'criteria.csv', 'components.csv', 'steps.csv'].map((name) => [name, readFileSync(join('data/criteria', id, name), 'utf8')]));
const bytesOf = (id: string, lang: 'vi' | 'en' = 'vi'): Promise<Buffer> => criteriaBook({ set: set(id), lang, facts: [], indicators: indicatorsOf(registryOf(data), lang), at: '2026-10-05T03:00:00Z' });

/** The workbook of a set as somebody changed it. */
async function changed(change: (sheet: (name: string) => ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, id = 'minh-hoa-2026'): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await bytesOf(id) as never);
  change((name) => book.getWorksheet(name)!, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
/** A cell of the row that names something in its first column. */
function cellOf(sheet: ExcelJS.Worksheet, named: string, column: string): ExcelJS.Cell {
  const ids = sheet.getRow(2).values as string[];
  for (let line = 3; ; line += 1) if (String(sheet.getCell(line, sheet.name === 'bo-tieu-chi' ? 2 : 1).value) === named) return sheet.getCell(line, ids.indexOf(column));
}
const faults = (bytes: Buffer): Fault[] => triedIn(data, readSetSheets(readTables(bytes, 'a.xlsx')));

describe('a workbook', () => {
  test.each(SETS.flatMap((id) => (['vi', 'en'] as const).map((lang) => [id, lang] as const)))('of %s (%s) comes in as it went out, byte for byte of its files', async (id, lang) => {
    const { parts, faults: found } = readSetSheets(readTables(await bytesOf(id, lang), 'a.xlsx'));
    const read = Object.fromEntries(Object.entries(parts).map(([part, rows]) => [part, rows.map(({ texts }) => texts)])) as SetTexts;
    expect(found).toEqual([]);
    expect(differences(set(id), read)).toEqual([]);
    expect(filesOf(read)).toEqual(shipped(id));
  });

  test('has a sheet for each part, ids of columns under their labels, lists of the words that a cell may hold, and what each means', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await bytesOf('minh-hoa-2026') as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual([...PARTS.map(({ sheet }) => sheet), 'huong-dan', 'danh-muc']);
    const components = book.getWorksheet('thanh-phan')!;
    expect([components.getCell('A1').value, components.getCell('A2').value]).toEqual(['Thành phần', 'component']);
    expect(cellOf(components, '3.4.1', 'rule').dataValidation).toMatchObject({ type: 'list', formulae: [expect.stringContaining('ratio-threshold')] });
    expect(cellOf(components, '3.4.1', 'indicator').dataValidation).toMatchObject({ type: 'list', formulae: [expect.stringMatching(/^'danh-muc'!\$A\$3:\$A\$\d+$/)] });
    expect([cellOf(components, '3.4.1', 'max').value, cellOf(components, '3.4.1', 'component').numFmt]).toEqual([3.5, '@']);
    const guide = book.getWorksheet('huong-dan')!.getSheetValues().flat().join('\n');
    for (const { columns } of PARTS) for (const { name, of } of columns) for (const word of [name, ...(of ?? [])]) expect(guide).toContain(`\n${word}\n`);
    expect(guide, 'no word is missing').not.toMatch(/\b(column|word|part|guide)\.[a-z]/);
  });

  test('typed as officials type: decimal commas, days, apostrophes, other capitals of sheets', async () => {
    const bytes = await changed((sheet) => {
      cellOf(sheet('thanh-phan'), '3.4.1', 'max').value = '3,5';
      const later = sheet('thanh-phan').getColumn(1).values.lastIndexOf('7.2.2');
      const from = (sheet('thanh-phan').getRow(2).values as string[]).indexOf('holds_from');
      sheet('thanh-phan').getCell(later, from).value = '2026-07-01';
      sheet('linh-vuc').name = 'Lĩnh vực';
    });
    expect(faults(bytes)).toEqual([]);
    expect(filesOf(Object.fromEntries(Object.entries(readSetSheets(readTables(bytes, 'a.xlsx')).parts).map(([part, rows]) => [part, rows.map(({ texts }) => texts)])) as SetTexts)).toEqual(shipped('minh-hoa-2026'));
  });
});

describe('what is wrong is told by sheet and cell, why, and how to mend it', () => {
  const cases: [string, Parameters<typeof changed>[0], Partial<Fault>[]][] = [
    ['a word', (sheet) => { cellOf(sheet('thanh-phan'), '1.1.2', 'mode').value = 'tự chấm'; }, [{ sheet: 'thanh-phan', cell: 'H4', column: 'mode', problem: '“tự chấm” is not known.', mend: 'Use one of: self, survey, appraised.' }]],
    ['a text for a number', (sheet) => { cellOf(sheet('thanh-phan'), '1.1.2', 'max').value = 'một'; }, [{ sheet: 'thanh-phan', cell: 'G4', column: 'max', problem: '“một” is not a number.' }]],
    ['two readings', (sheet) => { cellOf(sheet('thanh-phan'), '7.2.3', 'threshold').value = '1.234'; }, [{ sheet: 'thanh-phan', column: 'threshold', problem: '“1.234” can be read as 1234 and as 1.234.' }]],
    ['a number for the number of a criterion', (sheet) => { cellOf(sheet('thanh-phan'), '1.1.2', 'criterion').value = 1.1; }, [{ sheet: 'thanh-phan', cell: 'B4', column: 'criterion', problem: '“1,1” does not have the right form.' }]],
    ['maxima that do not add up', (sheet) => { cellOf(sheet('thanh-phan'), '1.1.2', 'max').value = 2.5; }, [{ sheet: 'bo-tieu-chi', cell: 'C17', column: 'total', problem: 'The components add up to 101 at the beginning, not to 100.' }]],
    ['a name that leads nowhere', (sheet) => { cellOf(sheet('bac-diem'), '1.3.1', 'component').value = '9.9.9'; }, [{ sheet: 'bac-diem', column: 'component', cell: 'A6', problem: '“9.9.9” is no component of minh-hoa-2026.', mend: 'Take one of thanh-phan.' }]],
    ['an empty cell', (sheet) => { cellOf(sheet('tieu-chi'), '1.1', 'name_en').value = null; }, [{ sheet: 'tieu-chi', cell: 'E3', column: 'name_en', problem: 'The cell is empty.' }]],
    ['an indicator that is not there', (sheet) => { cellOf(sheet('thanh-phan'), '3.2.1', 'indicator').value = 'khong-co'; }, [{ sheet: 'thanh-phan', column: 'indicator', problem: '“khong-co” is not known.' }]],
    ['no area', (sheet) => { for (let line = 3; line <= 10; line += 1) sheet('linh-vuc').getRow(line).values = []; }, [{ sheet: 'linh-vuc', column: 'areas', problem: 'The set has no area.' }]],
    ['a sheet that is missing', (_sheet, book) => { book.removeWorksheet(book.getWorksheet('bac-diem')!.id); }, [{ sheet: 'bac-diem', column: '-', problem: 'The worksheet is missing.' }]],
    ['ids that are gone', (sheet) => { sheet('tieu-chi').spliceRows(2, 1); }, [{ sheet: 'tieu-chi', column: '-', problem: 'The line with the ids of the columns is missing.' }]],
    ['a column that is unknown', (sheet) => { sheet('tieu-chi').getCell('F2').value = 'diem'; }, [{ sheet: 'tieu-chi', cell: 'F2', column: 'diem', problem: 'The column is unknown.' }]],
    ['a column that stands twice', (sheet) => { sheet('tieu-chi').getCell('F2').value = 'area'; }, [{ sheet: 'tieu-chi', cell: 'F2', column: 'area', problem: 'The column stands twice.' }]],
    ['a line of the set that is unknown', (sheet) => { cellOf(sheet('bo-tieu-chi'), 'source', 'field').value = 'nguon'; }, [{ sheet: 'bo-tieu-chi', column: 'nguon', problem: 'The column is unknown.' }, { sheet: 'bo-tieu-chi', column: 'source', problem: 'The line is missing.' }, { sheet: 'bo-tieu-chi', column: 'source', problem: 'The cell is empty.' }]],
    ['an id that would leave its folder', (sheet) => { cellOf(sheet('bo-tieu-chi'), 'id', 'value').value = '../../x'; }, [{ sheet: 'bo-tieu-chi', column: 'id', cell: 'C3', problem: '“../../x” does not have the right form.' }]],
  ];
  test.each(cases)('%s', async (_what, change, told) => {
    const found = faults(await changed(change));
    for (const one of told) expect(found).toContainEqual(expect.objectContaining(one));
    expect(found.every(({ mend }) => mend.length > 5)).toBe(true);
  });
});

describe('by command', () => {
  test('sets are listed; one is exported, checked, and taken in where there is none of its id', async () => {
    expect(await criteria()).toEqual({ code: 0, said: expect.stringMatching(/^minh-hoa-2025 {2}[^\n]*65 components, 100 points, illustrative, follows –\n[^]*Criteria sets: 3\.\n$/) });
    const file = join(root, 'set.xlsx');
    expect(await criteria('export', 'minh-hoa-2026', file)).toEqual({ code: 0, said: `minh-hoa-2026 is written to ${file}, and was read back cell by cell.\n` });
    expect(await criteria('export', 'minh-hoa-2026', file), 'never over a file').toMatchObject({ code: 1, said: expect.stringContaining('nothing is ever written over') });
    expect(await criteria('check', file)).toEqual({ code: 0, said: expect.stringContaining('Nothing is wrong with') });
    expect(await criteria('import', file)).toEqual({ code: 1, said: expect.stringContaining('has a set minh-hoa-2026 already') });
    rmSync(join(data, 'criteria/minh-hoa-2026'), { recursive: true });
    expect(await criteria('import', file)).toEqual({ code: 0, said: expect.stringMatching(/^minh-hoa-2026 is written to .*: 67 rows of components/) });
    expect(filesOf(set('minh-hoa-2026'))).toEqual(shipped('minh-hoa-2026'));
    for (const [name, text] of shipped('minh-hoa-2026')) expect(readFileSync(join(data, 'criteria/minh-hoa-2026', name), 'utf8')).toBe(text);
    expect(readdirSync(data).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a wrong workbook changes nothing, replaced or not; every fault is a line', async () => {
    const file = join(root, 'wrong.xlsx');
    writeFileSync(file, await changed((sheet) => {
      cellOf(sheet('thanh-phan'), '1.1.2', 'mode').value = 'tự chấm';
      cellOf(sheet('thanh-phan'), '1.1.2', 'name_en').value = null;
    }));
    for (const line of [['check', file], ['import', file, '--replace']]) {
      const { code, said } = await criteria(...line);
      expect([code, said.split('\n').slice(0, 2)]).toEqual([1, ['thanh-phan, cell F4 (name_en): The cell is empty. Fill it in.', 'thanh-phan, cell H4 (mode): “tự chấm” is not known. Use one of: self, survey, appraised.']]);
      expect(said).toContain('2 things are wrong.');
    }
    expect(filesOf(set('minh-hoa-2026'))).toEqual(shipped('minh-hoa-2026'));
    expect(await run(['criteria', 'check', file], { COT_MOC_DATA: data, LANG: 'vi_VN.UTF-8' })).toMatchObject({ code: 1, said: expect.stringMatching(/^thanh-phan, ô F4 \(name_en\)/) });
  });

  test('files that are no workbook are named for what they are', async () => {
    const file = (name: string, bytes: string | Buffer): string => {
      writeFileSync(join(root, name), bytes);
      return join(root, name);
    };
    for (const [path, told] of [
      [file('a.xlsm', 'x'), 'macros'], [file('a.xlsx', 'not a workbook'), 'a.xlsx'], [file('b.xlsx', (await bytesOf('qd-766')).subarray(0, 4000)), 'damaged'], [file('c.csv', 'a;b'), 'worksheet is missing'], [join(root, 'none.xlsx'), 'cannot be read'],
    ] as const) {
      const { code, said } = await criteria('check', path);
      expect([code, said], path).toEqual([1, path.endsWith('a.xlsx') ? expect.any(String) : expect.stringContaining(told)]);
    }
  });

  test('a set is copied to the next year, and what differs is told', async () => {
    expect(await criteria('copy', 'minh-hoa-2026', 'minh-hoa-2027', '2027')).toEqual({ code: 0, said: expect.stringContaining('is copied to minh-hoa-2027 for 2027') });
    const copy = set('minh-hoa-2027');
    expect(copy.set[0]).toMatchObject({ follows: 'minh-hoa-2026', year: '2027', family: 'minh-hoa', short_vi: 'Minh họa 2027', document: '' });
    expect(copy.components.filter(({ component }) => component === '7.2.2')).toMatchObject([{ holds_from: '', threshold: '60' }]);
    expect(triedIn(data, { parts: placed(copy), faults: [] })).toEqual([]);
    const { code, said } = await criteria('compare', 'minh-hoa-2026', 'minh-hoa-2027');
    expect([code, said.split('\n')]).toEqual([0, expect.arrayContaining(['bo-tieu-chi, year: 2026 -> 2027', 'thanh-phan 7.2.2 2026-07-01: removed (Hồ sơ giải quyết trực tuyến)', 'thanh-phan 7.2.2, threshold: 50 -> 60'])]);
    expect((await criteria('compare', 'minh-hoa-2025', 'minh-hoa-2026')).said).toMatch(/From minh-hoa-2025 to minh-hoa-2026: \d+ differences\.\n$/);
    expect(await criteria('copy', 'minh-hoa-2026', 'minh-hoa-2027', '2027')).toMatchObject({ code: 1, said: expect.stringContaining('has a set minh-hoa-2027 already') });
    expect(await criteria('copy', 'minh-hoa-2026', 'Bộ 2028', '2028')).toMatchObject({ code: 1, said: expect.stringContaining('does not have the right form') });
    expect(await criteria('copy', 'minh-hoa-2026', 'x', '2026'), 'of the same period').toMatchObject({ code: 1, said: expect.stringContaining('is of the same family and period') });
    expect(await criteria('copy', 'qd-766', 'x', '2027')).toMatchObject({ code: 1, said: expect.stringContaining('scored by month') });
    expect(existsSync(join(data, 'criteria/x'))).toBe(false);
    rmSync(join(data, 'criteria/minh-hoa-2027'), { recursive: true });
  });

  test('nothing of a copy counts as verified', () => {
    const own = set('minh-hoa-2026');
    const verified: SetTexts = { ...own, set: [{ ...own.set[0]!, certainty: 'verified', document: '1/QĐ' }], components: own.components.map((row) => ({ ...row, certainty: 'verified' })) };
    const copy = copiedSet(verified, 'y', '2027');
    expect([copy.set[0]!.certainty, copy.set[0]!.document, new Set(copy.components.map(({ certainty }) => certainty))]).toEqual(['reconstructed', '', new Set(['unverified'])]);
  });

  test('words that mean nothing here', async () => {
    for (const [line, told] of [
      [['exprt'], 'criteria has no “exprt”. Nearest: export'], [['export', 'qd-766'], 'criteria export: <file> is missing'], [['check', 'a', 'b'], '“b” is one word too many'], [['list', '--replace'], 'knows no option “--replace”'], [['list', '--dat', 'x'], 'Nearest: --data'],
    ] as const) expect(await criteria(...line), line.join(' ')).toEqual({ code: 2, said: expect.stringContaining(told) });
    expect(await criteria('export', 'qd-76', join(root, 'x.xlsx'))).toEqual({ code: 1, said: expect.stringContaining('Nearest: qd-766') });
    expect(await criteria('list', '--data', root)).toEqual({ code: 1, said: expect.stringContaining('is no data folder') });
    expect(await run(['help', 'criteria'], { LANG: 'vi_VN.UTF-8' })).toMatchObject({ code: 0, said: expect.stringMatching(/^Liệt kê, xuất[^]*criteria copy <set> <new-id> <year>[^]*--replace/) });
  });
});

test('what a set cannot keep in a workbook is found before it is lost', async () => {
  const own = set('minh-hoa-2026');
  const lost = { ...own, components: own.components.map((row, at) => (at === 0 ? { ...row, note: 'hai  dấu cách' } : row)) };
  await keepSet(data, lost);
  const file = join(root, 'lost.xlsx');
  expect(await criteria('export', 'minh-hoa-2026', file)).toEqual({ code: 1, said: expect.stringMatching(/^thanh-phan 1\.1\.1, note: line breaks/) });
  expect(existsSync(file)).toBe(false);
  await keepSet(data, own);
});

test('the server gives the set in force as the same workbook', async () => {
  const opened = await open();
  const { Cookie } = signedIn(opened.house, 'viewer');
  const get = (given: string): Promise<Response> => fetch(`${opened.url}/api/files/criteria.xlsx?criteria=${given}`, { headers: { Cookie } });
  const [answer, unknown] = [await get('qd-766'), await get('qd-76')];
  const bytes = Buffer.from(await answer.arrayBuffer());
  await opened.close();
  expect([answer.status, answer.headers.get('Content-Disposition'), unknown.status]).toEqual([200, 'attachment; filename="cot-moc-bo-tieu-chi-qd-766.xlsx"', 404]);
  const { parts } = readSetSheets(readTables(bytes, 'a.xlsx'));
  expect(filesOf(Object.fromEntries(Object.entries(parts).map(([part, rows]) => [part, rows.map(({ texts }) => texts)])) as SetTexts)).toEqual(shipped('qd-766'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const guide = book.getWorksheet('huong-dan')!.getSheetValues().flat().join('\n');
  for (const told of ['dựng lại từ văn bản công khai', 'Phiên bản danh mục', 'bản s-']) expect(guide).toContain(told);
});
