// How points came about, in words: each rule, each reason why there are none, and never a rounding that contradicts them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arithmetic, bandWords, measureLabel, otherReading, pointsLabel, ruleSentence, ruleWords, tickLabel } from '../../client/charts/score-sayings.ts';
import type { Band, Scored } from '../../client/charts/score-sayings.ts';

const ROW: Scored = { kind: 'inside', mode: 'self', indicator: 'online-payment', is_share: true, rule: 'ratio-threshold', max: 1.5, threshold: 50, floor: null, each: null, zero: 'none', measure: 21, numerator: 21, denominator: 100, done_on: null, data: 0.63, data_state: 'scored', other_threshold: null, other: null };
const band = (points: number, more: Partial<Band> = {}): Band => ({ least: null, below: null, by: '', option: '', points, words_vi: '', words_en: '', ...more });
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const SUMS: [string, Partial<Scored>, string, Band[]?][] = [
  ['a share under its threshold', {}, '1,50 × 21,0% ÷ 50% = 0,63'],
  ['a share that reaches it', { measure: 62.6, data: 1.5 }, '62,6%, đạt ngưỡng 50%: 1,50/1,50'],
  ['just under it is not rounded up to it', { measure: 49.98, data: 1.4994 }, '1,50 × 49,98% ÷ 50% = 1,50'],
  ['a plain share', { rule: 'ratio', threshold: null, max: 6, measure: 62.6, data: 3.756 }, '6,00 × 62,6% = 3,76'],
  ['a share under its floor', { rule: 'ratio-floor', threshold: null, floor: 80, measure: 62.6, data: 0 }, '62,6% dưới mức sàn 80%: 0 điểm'],
  ['a share over its floor', { rule: 'ratio-floor', threshold: null, floor: 80, max: 3.5, measure: 90, data: 3.15 }, '3,50 × 90,0% = 3,15'],
  ['a step', { rule: 'steps', threshold: null, max: 6, measure: 62.6, data: 6 }, '62,6%, bậc “từ 50% trở lên”: 6,00/6,00', [band(6, { least: 50 }), band(3, { least: 30, below: 50 }), band(0)]],
  ['a step that is reached by nothing', { rule: 'steps', threshold: null, max: 6, measure: 12, data: 0 }, '12,0%, chưa tới bậc nào: 0/6,00', [band(6, { least: 50 })]],
  ['a day', { rule: 'steps', threshold: null, measure: null, is_share: false, numerator: null, denominator: null, done_on: '2026-01-30', max: 0.5, data: 0.5 }, 'Xong ngày 30/01/2026, bậc “trước hết ngày 31/01”: 0,50/0,50', [band(0.5, { by: '01-31' }), band(0.25, { by: '+03-31' })]],
  ['cases', { rule: 'count', threshold: null, each: 0.5, measure: 3, is_share: false, numerator: null, denominator: null, max: 2, data: 1.5 }, '3 × 0,50 = 1,50'],
  ['cases over the most', { rule: 'count', threshold: null, each: 0.5, measure: 7, is_share: false, numerator: null, denominator: null, max: 2, data: 2 }, '7 × 0,50, không quá 2,00: 2,00'],
  ['cases taken off', { rule: 'deduction', threshold: null, each: 0.25, measure: 3, is_share: false, numerator: null, denominator: null, max: 2, data: 1.25 }, '2,00 − 3 × 0,25 = 1,25'],
  ['more cases than points', { rule: 'deduction', threshold: null, each: 0.25, measure: 9, is_share: false, numerator: null, denominator: null, max: 2, data: 0 }, '2,00 − 9 × 0,25, không dưới 0: 0'],
  ['a survey of its own', { rule: 'survey', threshold: null, measure: 82.5, is_share: false, numerator: null, denominator: null, max: 10, data: 8.25 }, '10,00 × 82,5 ÷ 100 = 8,25'],
  ['a survey of options', { rule: 'survey', threshold: null, measure: null, is_share: false, numerator: null, denominator: null, max: 10, data: 7.5 }, '10,00 × điểm bình quân của các mức trả lời = 7,50'],
  ['an index passed through', { rule: 'index', threshold: null, measure: 81.62, is_share: false, numerator: null, denominator: null, max: 10, data: 8.162 }, '10,00 × 81,62 ÷ 100 = 8,16'],
  ['a bonus', { kind: 'bonus', rule: 'bonus', threshold: null, each: 0.5, measure: 2, is_share: false, numerator: null, denominator: null, max: 3, data: 1 }, '2 × 0,50: cộng 1,00, ngoài tổng điểm'],
  ['a penalty at its most', { kind: 'penalty', rule: 'penalty', threshold: null, each: 1, measure: 9, is_share: false, numerator: null, denominator: null, max: 2, data: -2 }, '9 × 1,00, không quá 2,00: −2,00, ngoài tổng điểm'],
  ['no figure', { measure: null, is_share: false, numerator: null, denominator: null, data: null, data_state: 'no-data' }, 'Chưa có số liệu nên chưa tính được điểm'],
  ['nothing that is measured', { indicator: '', rule: 'steps', measure: null, data: null, data_state: 'no-data' }, 'Không có công thức theo số liệu: chấm theo hồ sơ'],
  ['too few bodies', { data: null, data_state: 'coverage' }, 'Số liệu chưa đủ cơ quan nên chưa tính điểm'],
  ['not asked of this body', { data: null, data_state: 'not-applicable' }, 'Không áp dụng: không tính vào điểm tối đa'],
  ['a zero denominator that is full', { zero: 'full', data: 1.5, data_state: 'zero-denominator', measure: null, denominator: 0 }, 'Mẫu số bằng 0: được đủ điểm'],
  ['one that gives nothing', { zero: 'none', data: 0, data_state: 'zero-denominator', measure: null, denominator: 0 }, 'Mẫu số bằng 0: 0 điểm'],
  ['one that is left out', { zero: 'not-scored', data: null, data_state: 'not-scored', measure: null, denominator: 0 }, 'Mẫu số bằng 0: không tính vào điểm tối đa'],
];

describe('points', () => {
  test.each(SUMS)('%s', (_, more, said, bands = []) => {
    expect(plain(arithmetic({ ...ROW, ...more }, bands, 'vi'))).toBe(said);
    expect(arithmetic({ ...ROW, ...more }, bands, 'en')).not.toMatch(/charts:|\{\{|undefined|null/);
  });
  test('two decimals, a dash where there are none, and no needless ones at an axis', () => {
    expect([0.625, 8, 0, null].map((value) => pointsLabel(value, 'vi'))).toEqual(['0,63', '8,00', '0', '–']);
    expect([0, 0.5, 1, 12.5].map((value) => tickLabel(value, 'vi'))).toEqual(['0', '0,5', '1', '12,5']);
  });
  test('a total of unrounded points is shown as it is, not as the sum of what is shown', () => {
    const [{ final, survey, points }] = (JSON.parse(readFileSync(new URL('../scoring/cases/sums-before-rounding.json', import.meta.url), 'utf8')) as { expect: { scorecards: [{ final: number; survey: number; points: number }] } }).expect.scorecards;
    expect([final, survey, points].map((value) => pointsLabel(value, 'vi'))).toEqual(['61,86', '28,10', '89,95']);
  });
  test('the reading that another source gives stands beside the one in use', () => {
    expect(otherReading(ROW, 'vi')).toBe('');
    expect(plain(otherReading({ ...ROW, max: 4, threshold: 80, other_threshold: 100, other: 2.5 }, 'vi'))).toBe('Nguồn khác tính đủ điểm từ 100%: 2,50/4,00. Ở đây tính đủ điểm từ 80%.');
    expect(plain(otherReading({ ...ROW, threshold: 80, other_threshold: 100 }, 'en'))).toBe('Another source gives full marks from 100%. Here it is from 80%.');
  });
  test('every rule has its words, and the drawing a sentence', () => {
    for (const rule of ['ratio', 'ratio-floor', 'ratio-threshold', 'steps', 'count', 'deduction', 'survey', 'index', 'bonus', 'penalty', 'none']) for (const lang of ['vi', 'en'] as const) expect(ruleWords({ ...ROW, rule, floor: 80, each: 0.5 }, lang), rule).not.toBe(rule);
    expect(plain(ruleSentence(ROW, { measure: 30, points: 0.9 }, 'vi'))).toBe('Tỷ lệ thuận, đủ điểm từ 50%, tối đa 1,50 điểm. Hiện nay 21,0%, được 0,63 điểm. Nếu 30,0%, được 0,90 điểm');
  });
  test('steps are said in their own words, else in their figures', () => {
    expect([band(1, { words_vi: 'Hoàn thành', words_en: 'Done' }), band(1, { least: 30, below: 50 }), band(1, { below: 30 }), band(1, { by: '+01-31' }), band(1)].map((one) => plain(bandWords(one, 'vi', true)))).toEqual(['Hoàn thành', 'từ 30% đến dưới 50%', 'dưới 30%', 'trước hết ngày 31/01 năm sau', 'có thực hiện']);
    expect(measureLabel(712, { is_share: false, denominator: null, threshold: null }, 'vi')).toBe('712');
    expect(measureLabel(90, { is_share: true, denominator: null, threshold: null }, 'vi'), 'a share of which nothing is known yet').toBe('90,0%');
  });
});
