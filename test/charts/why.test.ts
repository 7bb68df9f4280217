// Why a verdict is what it is, in words and figures; pure, so without a page.
import { describe, expect, test } from 'vitest';
import { disagreementOf, mayChangeOf, paceOf, whyOf } from '../../client/parts/why.ts';
import type { Judged } from '../../client/parts/why.ts';
import { sayIn } from '../../client/words.ts';

const row: Judged = {
  status: 'not-assessable', reason: '', may_change: false, closed: false, due: 2030, comparator: '>=', goal: 80, gap: -5.2, pace: 0.77, unit: 'percent', kind: 'share', path: 60,
  coverage: 0.72, low: 40.1, high: 66.2, carried: 6, standard_error: 0.8, baseline_year: '2021',
};
const reasons = [
  'no-data', 'not-due', 'awaiting', 'no-level', 'judged-at-year', 'coverage-low', 'denominator-unknown', 'carry-unknown', 'carried-too-many', 'not-combinable', 'range-crosses',
  'no-start', 'single-point', 'survey-error', 'held',
];
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ').replaceAll('**', '');

test.each(reasons)('%s, with figures and without, in both languages', (reason) => {
  for (const lang of ['vi', 'en'] as const) {
    const say = sayIn(lang);
    for (const known of [row, { ...row, coverage: null, low: null, high: null, carried: 0, standard_error: null, baseline_year: '' }]) {
      const words = plain(whyOf({ ...known, reason }, lang, say));
      expect(words).toMatch(/^[^{}]{12,140}\.$/u);
      expect(words).not.toMatch(/why\.|undefined|–/);
    }
    expect(say(`whyShort.${reason}`)).not.toContain('whyShort');
  }
});

test('the figures of a reason are those of the row', () => {
  const said = (reason: string): string => plain(whyOf({ ...row, reason }, 'vi', sayIn('vi')));
  expect(said('coverage-low')).toContain('72%');
  expect(said('range-crosses')).toMatch(/40,1%.*66,2%/);
  expect(said('carried-too-many')).toContain('6');
  expect(said('survey-error')).toContain('0,80 điểm %');
  expect(said('awaiting')).toContain('2030');
  expect(plain(mayChangeOf({ ...row, may_change: true }, 'vi', sayIn('vi')))).toMatch(/đổi.*40,1%.*66,2%/);
  expect(mayChangeOf(row, 'vi', sayIn('vi'))).toBeNull();
});

describe('beside a path', () => {
  const said = (change: Partial<Judged>): string => plain(whyOf({ ...row, status: 'at-risk', ...change }, 'vi', sayIn('vi')));
  test('how far from it and how much of the way; above and below only where more is better', () => {
    expect(said({})).toBe('Thấp hơn lộ trình 5,2 điểm %; đã đi 77% quãng phải đi.');
    expect(said({ gap: 3, pace: 1.2, status: 'on-track' })).toBe('Cao hơn lộ trình 3,0 điểm %; đã đi 120% quãng phải đi.');
    expect(said({ comparator: '<=', unit: 'unit', kind: 'count', gap: -12 })).toBe('Kém lộ trình 12 đơn vị; đã đi 77% quãng phải đi.');
    expect(said({ comparator: 'range' })).toContain('Kém lộ trình');
  });
  test('a level to be kept is no way to go', () => {
    expect(said({ path: 80 })).toBe('Thấp hơn lộ trình 5,2 điểm %.');
    expect(said({ path: 'maintain' })).toBe('Thấp hơn lộ trình 5,2 điểm %.');
  });
  test('a closed verdict says all there is', () => expect(whyOf({ ...row, status: 'missed', closed: true }, 'vi', sayIn('vi'))).toBeNull());
});

test('forecast and verdict disagree only where one is good and the other is not', () => {
  const disagrees = ([status, outlook]: [string, string | null]): boolean => disagreementOf({ status, outlook, closed: false }, sayIn('vi')) !== null;
  const against: [string, string][] = [['on-track', 'unlikely'], ['achieved', 'unlikely'], ['off-track', 'likely'], ['at-risk', 'likely'], ['reversing', 'likely']];
  const alike: [string, string | null][] = [['on-track', 'likely'], ['on-track', 'uncertain'], ['off-track', 'unlikely'], ['at-risk', 'uncertain'], ['not-assessable', 'unlikely'], ['on-track', null]];
  expect(against.every(disagrees)).toBe(true);
  expect(alike.some(disagrees)).toBe(false);
});

test.each([
  [{ pace_needed: 2.1, pace_kept: 0.8 }, 'percent', 'Cần +2,10 điểm % mỗi quý; bốn quý gần nhất +0,80.'],
  [{ pace_needed: 2.1, pace_kept: 1.8 }, 'percent', 'Cần +2,1 điểm % mỗi quý; bốn quý gần nhất +1,8.'],
  [{ pace_needed: -148.9, pace_kept: -200 }, 'post', 'Cần −149 biên chế mỗi quý; bốn quý gần nhất −200.'],
  [{ pace_needed: 0.0625, pace_kept: 0 }, 'company', 'Cần +0,06 công ty mỗi quý; bốn quý gần nhất 0,00.'],
  [{ pace_needed: 2.1, pace_kept: null }, 'percent', 'Cần +2,1 điểm % mỗi quý.'],
  [{ pace_needed: -1, pace_kept: 1.5, remaining: 0 }, 'percent', 'Bốn quý gần nhất +1,5 điểm % mỗi quý.'],
  [{ pace_needed: null, pace_kept: null }, 'percent', ''],
])('%o in %s: %s', (paces, unit, said) => {
  expect(plain(paceOf({ remaining: 5, unit, kind: unit === 'percent' ? 'share' : 'count', ...paces }, 'vi', sayIn('vi')))).toBe(said);
});
