// Good and bad sheets as files, with what is expected of each beside it; both formats read alike.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRow } from '../../client/cell-checks.ts';
import { readSheet } from '../../server/intake/sheets.ts';
import type { ReadSheet } from '../../server/intake/sheets.ts';

const FOLDER = 'test/intake/sheets/';
const sheets = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
/** The kind stands in front of the made-up codes of these sheets. */
const UNITS: Record<string, string> = { share: 'percent', survey: 'percent', rank: 'rank', money: 'million-vnd', count: 'unit' };

function problemsOf(sheet: ReadSheet): unknown[] {
  const rows = sheet.rows.flatMap((row) => {
    const kind = row.indicator.split('-')[0]!;
    return checkRow(row, { kind, timing: kind === 'survey' ? 'survey' : 'stock', unit: UNITS[kind] ?? 'percent', rounding: kind === 'count' || kind === 'rank' ? 1 : 0.1 }, '2026Q3');
  });
  return [...sheet.problems, ...rows].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ code, line, column, cell, params }) => [code, line, column, cell, params]);
}

function rowsOf(sheet: ReadSheet): unknown[] {
  return sheet.rows.map(({ line, indicator, part, state, numerator, denominator, value, sample, standard_error, reference, note, cells }) => [
    line, indicator, part, state, numerator, denominator, value, sample, standard_error, reference, note, Object.values(cells).sort().join(' '),
  ]);
}

const lines = (list: unknown[]): string => (list.length === 0 ? '[]\n' : `[\n${list.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`);

describe('sheets as files', () => {
  test.each(sheets)('%s', async (name) => {
    const sheet = await readSheet(readFileSync(FOLDER + name), name, name === 'good-english.csv' ? 'en' : undefined);
    await expect(lines(problemsOf(sheet))).toMatchFileSnapshot(`sheets/${name.replace('.csv', '.problems.json')}`);
    if (!name.startsWith('good')) return;
    expect(sheet.problems).toEqual([]);
    await expect(lines(rowsOf(sheet))).toMatchFileSnapshot(`sheets/${name.replace('.csv', '.rows.json')}`);
  });

  test('decomposed Vietnamese gives the very same rows', async () => {
    const [composed, decomposed] = ['good-comma.csv', 'good-nfd.csv'].map((name) => readFileSync(FOLDER + name));
    expect(decomposed).not.toEqual(composed);
    expect(await readSheet(decomposed!, 'a.csv')).toEqual(await readSheet(composed!, 'a.csv'));
  });

  test('the way numbers are written settles those with two readings', async () => {
    const bytes = readFileSync(`${FOLDER}bad-ambiguous.csv`);
    const [vi, en] = [await readSheet(bytes, 'a.csv', 'vi'), await readSheet(bytes, 'a.csv', 'en')];
    expect(vi.rows.map(({ numerator, denominator, value }) => [numerator, denominator, value])).toEqual([[1234, 12345678, null], [1.234, 2.345, null], [null, null, null], [null, null, -1234]]);
    expect(vi.problems.map(({ code, cell }) => [code, cell])).toEqual([['misplaced-separators', 'D4']]);
    expect(en.rows.map(({ numerator, denominator, value }) => [numerator, denominator, value])).toEqual([[1.234, 12345678, null], [1234, 2345, null], [null, null, 1234.5], [null, null, -1.234]]);
    expect(en.problems).toEqual([]);
  });

  test('every problem is told, the first 500 by name', async () => {
    const text = `Mã chỉ tiêu;Tử số;Mẫu số\n${'share-a;x;y\n'.repeat(400)}`;
    const { problems, rows } = await readSheet(Buffer.from(text), 'many.csv');
    expect(rows).toHaveLength(400);
    expect(problems).toHaveLength(501);
    expect(problems.at(-1)).toEqual({ code: 'more-problems', sheet: '', line: null, column: null, cell: null, params: { more: 300 } });
  });
});
