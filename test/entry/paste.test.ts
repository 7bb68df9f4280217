// Pasting as Excel, LibreOffice and Google Sheets put it on the clipboard.
import { describe, expect, test } from 'vitest';
import { changesOf, doubtOf, isOneCell, paste, readTsv } from '../../client/entry/paste.ts';
import { keyOf } from '../../client/entry/grid.ts';
import type { Cells } from '../../client/entry/grid.ts';
import { LINES } from './lines.ts';

const NONE = new Map();
const TOP = { row: 0, column: 0 };
const told = (text: string, at = TOP, numbers: '' | 'vi' | 'en' = '') => paste(text, LINES, NONE, at, numbers).placed.map(({ line, field, text: given }) => `${line.code} ${field} ${given}`);

describe('the clipboard', () => {
  test.each([
    ['Excel ends with a line end of its own', '3.286\t3.186\r\n12\t46\r\n', [['3.286', '3.186'], ['12', '46']]],
    ['LibreOffice ends with one too', '3286\t3186\n12\t46\n', [['3286', '3186'], ['12', '46']]],
    ['Google Sheets does not', '3286\t3186\n12\t46', [['3286', '3186'], ['12', '46']]],
    ['an empty last row is data', '1\r\n\r\n', [['1'], ['']]],
    ['blanks that do not break, from web pages', '\u00a03\u00a0286\t 12 ', [['3 286', '12']]],
    ['a quoted cell of several lines', '1\t"dòng một\ndòng ""hai"""\n2\tx', [['1', 'dòng một dòng "hai"'], ['2', 'x']]],
    ['a quote within a cell is a letter', '"a"b\t5"', [['"a"b', '5"']]],
    ['letters in pieces are put together', 'tie\u0302\u0301ng', [['tiếng']]],
    ['percent, brackets, long minus', '80%\t(3,2)\t−3,2', [['80%', '(3,2)', '−3,2']]],
    ['merged cells leave blanks', 'II.06\t\t1\n\t\t2', [['II.06', '', '1'], ['', '', '2']]],
  ])('%s', (_name, text, rows) => expect(readTsv(text)).toEqual(rows));
  test('one cell is no table', () => expect([isOneCell('12\r\n'), isOneCell('1\t2'), isOneCell('1\n2')]).toEqual([true, false, false]));
});

describe('by the active cell', () => {
  test('two columns go into the two figures; a line with one figure takes it from either', () => {
    expect(told('3286\t3186\r\n5\t6\r\n12\r\n')).toEqual(['II.06 numerator 3286', 'II.06 denominator 3186', 'II.07 numerator 5', 'II.07 denominator 6', 'III.01 value 12']);
    expect(told('\t12', { row: 2, column: 0 })).toEqual(['III.01 value 12']);
    expect(told('3186\n6', { row: 0, column: 1 })).toEqual(['II.06 denominator 3186', 'II.07 denominator 6']);
  });
  test('the result is read past, what lies beyond the sheet is counted as skipped', () => {
    const pasted = paste('1\t2\t50%\t\t\tđã đối chiếu', LINES, NONE, TOP);
    expect([pasted.placed.map(({ field }) => field), pasted.skipped]).toEqual([['numerator', 'denominator', 'note'], 1]);
    expect(paste('1\n2\n3', LINES, NONE, { row: 4, column: 0 })).toMatchObject({ skipped: 2 });
    expect(paste('1\t2', LINES, NONE, { row: 2, column: 0 }), 'a count has no second figure').toMatchObject({ skipped: 1 });
  });
  test('a figure takes the place of what was said instead of one', () => {
    const stated = new Map([[keyOf(LINES[0]!, 'state'), { text: 'no-data', reading: '' as const }]]) as unknown as Cells;
    expect(paste('3286\t3186', LINES, stated, TOP).placed.map(({ field, text, becomes }) => [field, text, becomes])).toEqual([['state', '', 'changed'], ['numerator', '3286', 'new'], ['denominator', '3186', 'new']]);
    expect(paste('\t\t\t\t\tghi chú', LINES, stated, TOP).placed.map(({ field }) => field), 'a note alone leaves it').toEqual(['note']);
    expect(paste('Không phát sinh\t', LINES, stated, TOP).placed.map(({ field, text }) => [field, text])).toEqual([['state', 'nothing-to-report']]);
  });
  test('the same text read otherwise is a change', () => {
    const read = new Map([[keyOf(LINES[0]!, 'numerator'), { text: '1.234', reading: 'en' as const }]]) as unknown as Cells;
    const becomes = (numbers: 'vi' | 'en'): string[] => paste('1.234\t5000', LINES, read, TOP, numbers).placed.map((one) => one.becomes);
    expect([becomes('vi'), becomes('en')]).toEqual([['changed', 'new'], ['same', 'new']]);
  });
  test('a word for a state is one', () => expect(told('Không phát sinh\t')).toEqual(['II.06 state nothing-to-report']));
});

describe('by codes', () => {
  test('codes, ids or names in the first column find their lines in any order', () => {
    expect(told('III.01\t12\nII.06\t3286\t3186')).toEqual(['III.01 value 12', 'II.06 numerator 3286', 'II.06 denominator 3186']);
    expect(told('no-resubmission\t1\t2\nonline-dossiers\t3\t4')).toEqual(['II.07 numerator 1', 'II.07 denominator 2', 'II.06 numerator 3', 'II.06 denominator 4']);
    expect(told('KHÔNG PHẢI cung cấp lại giấy tờ\thồ sơ\t1\t2\tghi chú')).toEqual(['II.07 numerator 1', 'II.07 denominator 2', 'II.07 note ghi chú']);
  });
  test('lines of one name are taken in their order', () => expect(told('Mức độ hài lòng\t88,5\t400\nMức độ hài lòng\t90\t500')).toEqual(['III.07 value 88,5', 'III.07 sample 400', 'III.08 value 90', 'III.08 sample 500']));
  test('where a pasted cell stood is known under headings, and which names have no line', () => {
    const pasted = paste('ghi gì đó\nmã chỉ tiêu\ttử số\tmẫu số\nII.06\t1\tabc\nIX.99\t3\t4\n', LINES, NONE, TOP);
    expect(pasted.by).toBe('headings');
    expect(pasted.placed.map(({ from, code }) => [from, code])).toEqual([[{ row: 2, column: 1 }, null], [{ row: 2, column: 2 }, 'not-a-number']]);
    expect(pasted.lost).toEqual([{ row: 3, column: 0, given: 'IX.99' }]);
  });

  test('a part is found by its name as the sheet prints it; one that the sheet does not have lands nowhere', () => {
    const head = 'Mã chỉ tiêu\tPhần\tGiá trị';
    expect(told(`${head}\nsatisfaction\tDịch vụ giáo dục công\t90,1\nsatisfaction\tPublic education\t91`).filter((one) => one.includes('III.07'))).toEqual([]);
    expect(told(`${head}\nsatisfaction\tDịch vụ giáo dục công\t90,1`)).toEqual(['III.08 value 90,1']);
    expect(paste(`${head}\nsatisfaction\tDịch vụ nào đó\t90,1`, LINES, NONE, TOP)).toMatchObject({ placed: [], lost: [{ given: 'satisfaction' }] });
  });

  test('unknown codes are skipped, not guessed', () => expect(paste('II.06\t1\t2\nIX.99\t3\t4', LINES, NONE, TOP)).toMatchObject({ by: 'codes', skipped: 2 }));
  test('the sheet to fill, headings and all', () => {
    const sheet = ['Mã chỉ tiêu\tChỉ tiêu\tPhần\tĐơn vị\tKỳ trước\tTử số\tMẫu số\tGiá trị\tSố mẫu / số được xếp hạng\tTình trạng\tGhi chú',
      'satisfaction\tMức độ hài lòng\tservice=education\t%\t87,9\t\t\t90,1\t500\t\t', 'online-dossiers\tHồ sơ\t\t%\t1 / 2\t10\t20\t50%\t\t\tx', 'no-resubmission\t\t\t\t\t\t\t\t\tkhông phát sinh\t'].join('\r\n');
    expect(paste(sheet, LINES, NONE, TOP)).toMatchObject({ by: 'headings', skipped: 0 });
    expect(told(sheet)).toEqual(['III.08 value 90,1', 'III.08 sample 500', 'II.06 numerator 10', 'II.06 denominator 20', 'II.06 note x', 'II.07 state nothing-to-report']);
  });
});

describe('looked at before anything changes', () => {
  test('new, changed and the same are told apart; what is no number is named', () => {
    const cells = new Map([['online-dossiers  numerator', { text: '5', reading: '' as const }], ['online-dossiers  denominator', { text: '9', reading: '' as const }]]);
    const pasted = paste('5\t10\nabc\t05/09/2026', LINES, cells, TOP);
    expect(pasted.placed.map(({ becomes, code }) => [becomes, code])).toEqual([['same', null], ['changed', null], ['new', 'not-a-number'], ['new', 'not-a-number']]);
    expect(changesOf(pasted)).toHaveLength(3);
  });
  test('a text that no cell can hold is named and stays where it came from; the rest is taken', () => {
    const pasted = paste(`II.06\t4120\t4318\nIII.01\t1\t2\t${'x'.repeat(2001)}`, LINES, NONE, TOP);
    expect(pasted.placed.filter(({ code }) => code !== null).map(({ field, code }) => [field, code])).toEqual([['note', 'text-too-long']]);
    expect(changesOf(pasted).map(({ line: { code }, field }) => `${code} ${field}`)).toEqual(['II.06 numerator', 'II.06 denominator', 'III.01 value']);
  });
  test('numbers with two readings are one question, answered once for all of them', () => {
    const text = '1.234\t5.678\n3\t4';
    expect(paste(text, LINES, NONE, TOP).doubt).toEqual({ given: '1.234', vi: 1234, en: 1.234, count: 2 });
    const settled = paste(text, LINES, NONE, TOP, 'vi');
    expect(settled.doubt).toBeNull();
    expect(settled.placed.map(({ reading, code }) => [reading, code])).toEqual([['vi', null], ['vi', null], ['', null], ['', null]]);
    expect(doubtOf(paste('1,234.5\n1.234', LINES, NONE, TOP).placed), 'one that both can mean is the example').toMatchObject({ given: '1.234', count: 2 });
  });
});
