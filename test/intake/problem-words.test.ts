import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentences as sentencesWith } from '../../client/problem-words.ts';
import type { SheetProblem } from '../../server/intake/sheets.ts';
import { say } from '../../server/words.ts';
import { headerOf } from '../../client/sheet-headings.ts';

const sentences = (problem: SheetProblem, lang: 'vi' | 'en') => sentencesWith(problem, lang, say);
const words = (lang: string): Record<string, { what: string; why: string; how: string }> => {
  const { place: _place, ...codes } = JSON.parse(readFileSync(`data/words/problems.${lang}.json`, 'utf8')) as Record<string, { what: string; why: string; how: string }>;
  return codes;
};
const PARAMS = {
  count: 2, given: 2.5, other: 4, low: 1, high: 5, unit: '\u00a0%', least: 15, since: '05/10/2026', waiting: 'PN-2026Q3-a-01', rest: 2.5, whole: 1.5, rest_of: '2026Q4', reports: '2026H1 + 2026Q3', most: 10, first: 'B1', more: 3, cells: 4, header: 3, cell: 'GS2', numerator: 25000, denominator: 20671, computed: 62.6, ranked: 34, vi: 1234, en: 1.234,
  state: 'nothing-to-report', owed: 'numerator denominator', nearest: 'a, b', allowed: 'level=province', meant: 'x', agency: 'x', report: '2026Q3', figure: 'II.06',
};
const told = (code: string, more: Partial<SheetProblem> = {}): SheetProblem => ({ code, sheet: '', line: null, column: null, cell: null, params: {}, ...more });

describe('sentences', () => {
  test('say where, what, why and how', () => {
    const problem = told('numerator-over-denominator', { sheet: 'Số liệu', line: 12, column: 'numerator', cell: 'F12', params: { numerator: 25000, denominator: 20671 } });
    expect(sentences(problem, 'vi')).toEqual({ what: 'Dòng 12, ô F12 (Tử số): 25.000 lớn hơn mẫu số 20.671.', why: 'Tử số là một phần của mẫu số.', how: 'Kiểm tra lại, hoặc đổi hai ô.' });
    expect(sentences(problem, 'en').what).toBe('Line 12, cell F12 (Numerator): 25,000 is more than the denominator 20,671.');
  });
  test.each([
    [told('ambiguous-number', { sheet: 'Quý 3', line: 3, column: 'value', cell: 'E3', params: { given: '1,234', vi: 1.234, en: 1234 } }), 'Trang “Quý 3”, dòng 3, ô E3 (Giá trị): “1,234” đọc được hai cách: 1234 hoặc 1,234.'],
    [told('missing-both', { line: 3, column: 'numerator', cell: 'C3', params: { owed: 'numerator denominator' } }), 'Dòng 3, ô C3 (Tử số): Chưa có tử số và mẫu số, và chưa có tình trạng.'],
    [told('state-with-figure', { line: 3, column: 'value', cell: 'E3', params: { given: 3, state: 'nothing-to-report' } }), 'Dòng 3, ô E3 (Giá trị): Có số trong khi tình trạng là “không phát sinh”.'],
    [told('negative', { line: 12_345, column: 'value', cell: null, params: { given: -3.25 } }), 'Dòng 12345 (Giá trị): −3,25 nhỏ hơn 0.'],
    [told('more-cells-than-header', { line: 3, params: { cells: 9, header: 8 } }), 'Dòng 3: Dòng có 9 ô, dòng tiêu đề có 8.'],
    [told('unpacks-too-large', { params: { most: 50 } }), 'Tệp bung ra lớn hơn 50 MB.'],
    [told('cumulative-falls', { report: '2026H1', line: 3, column: 'value', cell: 'E3', params: { given: 3, other: 5, report: '2026H1', reports: '2026Q1' } }), 'Bảng kỳ 6\u00a0tháng/2026: dòng 3, ô E3 (Giá trị): 3 trong kỳ 6\u00a0tháng/2026 không khớp với 5 đã nộp cho quý\u00a0I/2026.'],
    [told('quarter-over-denominator', { line: 3, column: 'numerator', cell: 'C3', params: { given: 900, rest: 327, whole: 304, rest_of: '2026Q4', report: '2026Y', reports: '2026H1 + 2026Q3' } }),
      'Dòng 3, ô C3 (Tử số): 900 trong kỳ năm\u00a02026, tính cùng 6\u00a0tháng/2026 + quý\u00a0III/2026, để lại 327 trên 304 cho quý\u00a0IV/2026.'],
    [told('quarter-over-denominator', { params: { given: 900, rest: 327, whole: 304, rest_of: '2026Y', report: '2026Y', reports: '2026Q1 (Sở\u00a0A)' } }), '900 trong kỳ năm\u00a02026, tính cùng quý\u00a0I/2026 (Sở\u00a0A), để lại 327 trên 304 cho phần còn lại của năm\u00a02026.'],
    [told('wrong-report', { params: { meant: '2026M09', given: '2026Q3' } }), 'Bảng mẫu lập cho kỳ tháng\u00a09/2026, đang nộp cho kỳ quý\u00a0III/2026.'],
    [told('unknown-indicator', { line: 3, column: 'indicator', cell: 'A3', params: { given: 'onlin $t(x) {{y}}', nearest: 'online-dossiers' } }), 'Dòng 3, ô A3 (Mã chỉ tiêu): Không có mã chỉ tiêu “onlin $t(x) {{y}}”.'],
  ])('%#', (problem, what) => {
    expect(sentences(problem, 'vi').what).toBe(what);
  });

  test.each(['vi', 'en'] as const)('each code has three short ones in %s, without blame', (lang) => {
    for (const code of Object.keys(words(lang))) {
      const said = sentences(told(code, { line: 3, column: 'numerator', cell: 'C3', params: PARAMS }), lang);
      for (const sentence of Object.values(said)) {
        expect(sentence.length, code).toBeGreaterThan(5);
        expect(sentence.length, code).toBeLessThan(280);
        expect(sentence, code).not.toMatch(/\{\{|undefined|!|[→≥≤✓▲]|problems:|sheet:/);
        expect(sentence, code).toMatch(/[.…]$/);
      }
    }
  });

  test('every code that the code raises has words, and every word a code that raises it', () => {
    const files = [...readdirSync('server/intake').map((name) => `server/intake/${name}`), 'client/cell-checks.ts'].filter((name) => name.endsWith('.ts'));
    const text = [...files, 'queries/intake/sheet.sql', 'queries/intake/history.sql', 'queries/intake/unusual.sql'].map((name) => readFileSync(name, 'utf8')).join('\n');
    const raised = new Set([...text.matchAll(/\b(?:SheetFault|tell|refuse|unread|end|problem|wholeFile)\(\s*'([a-z0-9-]+)'|code: '([a-z0-9-]+)'|'([a-z0-9-]+)' as code/g)].map((found) => (found[1] ?? found[2] ?? found[3])!));
    for (const more of ['missing-numerator', 'missing-denominator', 'missing-value', 'missing-sample']) raised.add(more);
    const known = Object.keys(words('vi'));
    expect([...raised].filter((code) => !known.includes(code))).toEqual([]);
    for (const code of known) expect(text.includes(code) || /^missing-/.test(code) || ['report-not-open', 'same-as-stored'].includes(code), code).toBe(true);
  });

  test('the names of the columns are found again by the reader, in both languages', () => {
    const fields = ['indicator', 'part', 'state', 'numerator', 'denominator', 'value', 'sample', 'standard_error', 'reference', 'note'];
    for (const lang of ['vi', 'en'] as const) {
      const names = ['indicator', 'name', 'part', 'unit', 'previous', 'numerator', 'denominator', 'value', 'sample', 'standard_error', 'reference', 'state', 'note'].map((field) => say(lang, `sheet:column.${field}`));
      expect(headerOf(names.entries())!.map(([, field]) => field).sort()).toEqual(fields.sort());
    }
    expect(headerOf(fields.map((field) => field.replace('_', ' ')).entries())!.map(([, field]) => field)).toEqual(fields);
  });
});
