import { describe, expect, test } from 'vitest';
import { checkFigure, checkRow } from '../../client/cell-checks.ts';
import type { CheckedRow, Field } from '../../client/cell-checks.ts';

const PLACES: Record<Field, string> = { indicator: 'A7', part: 'B7', numerator: 'C7', denominator: 'D7', value: 'E7', sample: 'F7', standard_error: 'G7', reference: 'H7', state: 'I7', note: 'J7' };

function line(given: Partial<CheckedRow>, cells: Partial<Record<Field, string>> = {}): CheckedRow {
  const row: CheckedRow = { sheet: 'Nộp', line: 7, state: 'reported', numerator: null, denominator: null, value: null, sample: null, standard_error: null, reference: '', cells: { indicator: 'A7', ...cells }, blanks: {}, ...given };
  if (row.reference !== '') row.cells.reference = PLACES.reference;
  for (const field of ['numerator', 'denominator', 'value', 'sample', 'standard_error'] as const) {
    if (row[field] !== null) row.cells[field] = PLACES[field];
    else if (!row.cells[field]) row.blanks![field] = PLACES[field];
  }
  return row;
}

const share = { kind: 'share', timing: 'flow', unit: 'percent', rounding: 0.1 };
const count = { kind: 'count', timing: 'stock', unit: 'unit', rounding: 1 };
const money = { kind: 'money', timing: 'flow', unit: 'million-vnd', rounding: 0.1 };
const survey = { kind: 'survey', timing: 'survey', unit: 'percent', rounding: 0.1 };
const rank = { kind: 'rank', timing: 'stock', unit: 'rank', rounding: 1 };
const surveyedRank = { ...rank, timing: 'survey' };
const done = { kind: 'done', timing: 'stock', unit: 'count', rounding: 1 };

describe('nothing wrong', () => {
  test.each([
    ['a share', share, { numerator: 12940, denominator: 20671 }], ['none of some', share, { numerator: 0, denominator: 5 }], ['none of none', share, { numerator: 0, denominator: 0 }],
    ['all of all', share, { numerator: 5, denominator: 5 }], ['a share with its echo', share, { numerator: 12940, denominator: 20671, value: 62.6 }], ['an echo in whole percent', share, { numerator: 12940, denominator: 20671, value: 63 }],
    ['a count', count, { value: 405 }], ['zero', count, { value: 0 }], ['money with decimals', money, { value: 1234.5 }], ['a survey', survey, { value: 92.35, sample: 1200 }], ['a rank', rank, { value: 12, sample: 34 }],
    ['a survey with its error and year', survey, { value: 92.35, sample: 1200, standard_error: 0.8, reference: '2025' }], ['an error of nothing', survey, { value: 100, sample: 30, standard_error: 0 }],
    ['a survey of this very quarter', survey, { value: 92, sample: 30, reference: '2026Q3' }], ['a rank of a survey, with its year', surveyedRank, { value: 12, sample: 34, reference: '2025' }],
    ['the last rank', rank, { value: 34, sample: 34 }], ['things done', done, { numerator: 1, denominator: 2 }],
    ['nothing to report', share, { state: 'nothing-to-report' }], ['not applicable', count, { state: 'not-applicable' }], ['withdrawn', rank, { state: 'withdrawn' }],
  ])('%s', (_name, indicator, given) => {
    expect(checkRow(line(given), indicator, '2026Q3')).toEqual([]);
  });
});

describe('each thing wrong', () => {
  test.each([
    ['missing-both', share, {}, 'numerator', { owed: 'numerator denominator' }], ['missing-both', rank, {}, 'value', { owed: 'value sample' }],
    ['missing-numerator', share, { denominator: 5 }, 'numerator', {}], ['missing-denominator', share, { numerator: 5 }, 'denominator', {}],
    ['missing-value', count, {}, 'value', {}], ['missing-value', survey, { sample: 3 }, 'value', {}], ['missing-sample', survey, { value: 92 }, 'sample', {}], ['missing-sample', rank, { value: 12 }, 'sample', {}],
    ['numerator-over-denominator', share, { numerator: 25000, denominator: 20671 }, 'numerator', { numerator: 25000, denominator: 20671 }],
    ['numerator-over-denominator', share, { numerator: 1, denominator: 0 }, 'numerator', { numerator: 1, denominator: 0 }],
    ['negative', count, { value: -1 }, 'value', { given: -1 }], ['negative', share, { numerator: -1, denominator: 5 }, 'numerator', { given: -1 }], ['negative', money, { value: -0.5 }, 'value', { given: -0.5 }],
    ['over-hundred', survey, { value: 100.1, sample: 5 }, 'value', { given: 100.1 }], ['over-hundred', share, { numerator: 1, denominator: 2, value: 5000 }, 'value', { given: 5000 }],
    ['value-contradicts', share, { numerator: 1, denominator: 2, value: 60 }, 'value', { given: 60, computed: 50 }],
    ['not-whole', count, { value: 2.5 }, 'value', { given: 2.5 }], ['not-whole', survey, { value: 92, sample: 10.5 }, 'sample', { given: 10.5 }], ['not-whole', rank, { value: 1.5, sample: 34 }, 'value', { given: 1.5 }],
    ['empty-sample', survey, { value: 92, sample: 0 }, 'sample', {}], ['rank-outside', rank, { value: 35, sample: 34 }, 'value', { given: 35, ranked: 34 }], ['rank-outside', rank, { value: 0, sample: 34 }, 'value', { given: 0, ranked: 34 }],
    ['not-for-kind', count, { value: 3, numerator: 3 }, 'numerator', { owed: 'value' }], ['not-for-kind', share, { numerator: 1, denominator: 2, sample: 3 }, 'sample', { owed: 'numerator denominator' }],
    ['negative', survey, { value: 92, sample: 30, standard_error: -0.1 }, 'standard_error', { given: -0.1 }], ['not-for-kind', share, { numerator: 1, denominator: 2, standard_error: 0.5 }, 'standard_error', { owed: 'numerator denominator' }],
    ['not-for-kind', rank, { value: 1, sample: 34, standard_error: 0 }, 'standard_error', { owed: 'value sample' }], ['state-with-figure', survey, { state: 'withdrawn', standard_error: 1 }, 'standard_error', { given: 1, state: 'withdrawn' }],
    ['reference-not-survey', share, { numerator: 1, denominator: 2, reference: '2025' }, 'reference', { given: '2025' }], ['reference-not-survey', rank, { value: 1, sample: 34, reference: '2025' }, 'reference', { given: '2025' }],
    ['reference-form', survey, { value: 92, sample: 30, reference: 'năm ngoái' }, 'reference', { given: 'năm ngoái' }], ['reference-form', survey, { value: 92, sample: 30, reference: '2025Q5' }, 'reference', { given: '2025Q5' }],
    ['reference-form', survey, { value: 92, sample: 30, reference: '1925' }, 'reference', { given: '1925' }], ['reference-form', survey, { value: 92, sample: 30, reference: '2025H1' }, 'reference', { given: '2025H1' }],
    ['reference-ahead', survey, { value: 92, sample: 30, reference: '2026Q4' }, 'reference', { given: '2026Q4', report: '2026Q3' }], ['reference-ahead', survey, { value: 92, sample: 30, reference: '2026' }, 'reference', { given: '2026', report: '2026Q3' }],
    ['unknown-state', count, { state: 'chưa có' }, 'state', { given: 'chưa có' }], ['state-with-figure', count, { state: 'nothing-to-report', value: 0 }, 'value', { given: 0, state: 'nothing-to-report' }],
    ['state-with-figure', count, { state: 'not-applicable', value: 3 }, 'value', { given: 3, state: 'not-applicable' }], ['state-with-figure', count, { state: 'withdrawn', value: 3 }, 'value', { given: 3, state: 'withdrawn' }],
  ] as const)('%s (%#)', (code, indicator, given, column, params) => {
    const cell = column === 'state' ? null : PLACES[column];
    expect(checkRow(line(given), indicator, '2026Q3')).toEqual([{ code, sheet: 'Nộp', line: 7, column, cell, params }]);
  });

  test.each([['2026Q1', '2026Q1'], ['2026H1', '2026Q2'], ['2026Y', '2026Q4'], ['2026Y', '2026'], ['2026M09', '2026Q3'], ['2026M01', '2026Q1']])('%s may measure up to %s', (report, last) => {
    const told = (reference: string): string[] => checkRow(line({ value: 92, sample: 30, reference }), survey, report).map(({ code }) => code);
    expect(told(last)).toEqual([]);
    const [year, quarter] = [Number(last.slice(0, 4)), Number(last.slice(5) || 4)];
    expect(told(quarter === 4 ? `${year + 1}Q1` : `${year}Q${quarter + 1}`)).toEqual(['reference-ahead']);
  });

  test('several at once, in one go', () => {
    expect(checkRow(line({ numerator: -3, value: 250 }), share, '2026Q3').map(({ code }) => code)).toEqual(['negative', 'missing-denominator', 'not-for-kind', 'over-hundred']);
  });
  test('a share typed instead of its parts is told twice: what is missing and what is in the way', () => {
    expect(checkRow(line({ value: 62.6 }), share, '2026Q3').map(({ code, cell }) => [code, cell])).toEqual([['missing-both', 'C7'], ['not-for-kind', 'E7']]);
  });
  test.each(['count', 'money', 'rank'])('a percent sign on a figure of the kind %s', (kind) => {
    expect(checkRow({ ...line({ value: 12, ...(kind === 'rank' ? { sample: 63 } : {}) }), percents: { value: '12%' } }, { ...share, kind, rounding: 1 }, '2026Q3').map(({ code, column, params }) => [code, column, params])).toEqual([['percent-of-count', 'value', { given: '12%' }]]);
  });
  test('a survey may be typed with it', () => {
    expect(checkRow({ ...line({ value: 92.5, sample: 30 }), percents: { value: '92,5%' } }, survey, '2026Q3')).toEqual([]);
  });
  test('a figure told unreadable is not told missing', () => {
    expect(checkRow(line({ denominator: 5 }, { numerator: 'C7' }), share, '2026Q3')).toEqual([]);
  });
});

describe('a typed figure', () => {
  test.each([
    ['62,6', 'value', { number: 62.6 }], ['', 'value', { number: null }], ['80%', 'value', { number: 80, percent: true }], ['0,8%', 'standard_error', { number: 0.8, percent: true }], ['80%', 'numerator', { code: 'percent-in-count', params: { given: '80%' } }],
    ['12 hồ sơ', 'numerator', { code: 'not-a-number', params: { given: '12 hồ sơ' } }], ['–', 'value', { code: 'dash', params: { given: '–' } }], ['1..2', 'value', { code: 'misplaced-separators', params: { given: '1..2' } }],
    ['1234567890123456', 'value', { code: 'too-many-digits', params: { given: '1234567890123456' } }], ['1.234', 'value', { code: 'ambiguous-number', params: { given: '1.234', vi: 1234, en: 1.234 } }],
    ['1,234.5', 'value', { code: 'english-number', params: { given: '1,234.5', en: 1234.5 } }],
  ] as const)('%s as %s', (text, field, expected) => {
    expect(checkFigure(text, field)).toEqual(expected);
  });
  test('settled by the way numbers are written', () => {
    expect(checkFigure('1.234', 'value', 'vi')).toEqual({ number: 1234 });
    expect(checkFigure('1.234', 'value', 'en')).toEqual({ number: 1.234 });
    expect(checkFigure('1,234.5', 'value', 'vi')).toEqual({ code: 'misplaced-separators', params: { given: '1,234.5' } });
  });
});
