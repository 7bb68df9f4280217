import { describe, expect, test } from 'vitest';
import { readNumber } from '../../client/read-number.ts';

const NBSP = '\u00a0';

describe('figures with one reading', () => {
  test.each([
    ['62,6', 62.6], ['62.6', 62.6], ['1.234,5', 1234.5], ['12.345.678', 12345678], ['12.345.678,25', 12345678.25], ['80%', 80], ['80 %', 80], [`62,6${NBSP}%`, 62.6],
    ['(3,2)', -3.2], ['−3,2', -3.2], ['-3,2', -3.2], ['– 3,2', -3.2], ['(3,2)%', -3.2], ['(3,2%)', -3.2], ['+0,8', 0.8], ['0', 0], ['-0', 0], ['007', 7], ['0,234', 0.234], ['0.234', 0.234],
    ['1234.567', 1234.567], ['1234,567', 1234.567], ['1.2345', 1.2345], ['1,23', 1.23], ['20671', 20671], ['12 345', 12345], [`12${NBSP}345,6`, 12345.6], ['12\u202f345', 12345],
    [' 62,6 ', 62.6], ['\ufeff62,6', 62.6], ['1.234.567,9', 1234567.9], ['999999999999999', 999999999999999], ['100,0', 100], ['0,0', 0], ['1 234.567', 1234.567],
  ])('%s is %d', (text, number) => {
    expect(readNumber(text)).toEqual({ number, percent: text.includes('%') });
    expect(readNumber(text, 'vi')).toEqual(readNumber(text));
    expect(readNumber(text, 'en')).toEqual(readNumber(text));
    expect(readNumber(text.normalize('NFD'))).toEqual(readNumber(text));
  });
});

describe('figures with two readings', () => {
  test.each([
    ['1.234', 1234, 1.234], ['1,234', 1.234, 1234], ['12.345', 12345, 12.345], ['999,999', 999.999, 999999], ['-1.234', -1234, -1.234], ['(1,234)', -1.234, -1234],
    ['1,234.5', null, 1234.5], ['12,345,678', null, 12345678], ['1,234,567.25', null, 1234567.25],
  ])('%s is %s or %s', (text, vi, en) => {
    expect(readNumber(text)).toEqual({ ambiguous: { vi, en }, percent: false });
    expect(readNumber(text, 'vi')).toEqual(vi === null ? { bad: 'grouping' } : { number: vi, percent: false });
    expect(readNumber(text, 'en')).toEqual({ number: en, percent: false });
  });
  test('a percent sign does not settle it', () => {
    expect(readNumber('1.234%')).toEqual({ ambiguous: { vi: 1234, en: 1.234 }, percent: true });
  });
});

describe('no figures', () => {
  test.each([
    ['', 'empty'], ['   ', 'empty'], [NBSP, 'empty'], ['-', 'dash'], ['–', 'dash'], ['−', 'dash'], ['--', 'dash'],
    ['abc', 'text'], ['12 hồ sơ', 'text'], ['12tr', 'text'], ['1e5', 'text'], ['#REF!', 'text'], ['=1+1', 'text'], ['12/34', 'text'], ['(-3)', 'text'], ['%', 'text'], ['()', 'text'], ['.5', 'text'], [',5', 'text'],
    ['--3', 'text'], ['1..2', 'grouping'], ['62.', 'grouping'], ['62,', 'grouping'], ['1.23.456', 'grouping'], ['1.234.56', 'grouping'], ['1.2,3', 'grouping'], ['0.123.456', 'grouping'],
    ['1,234,5', 'grouping'], ['1.234,5.6', 'grouping'], ['12 34', 'grouping'], ['1 2345', 'grouping'], ['1.234.567.', 'grouping'], ['1234567890123456', 'long'], ['Infinity', 'text'], ['NaN', 'text'], ['0x10', 'text'], ['٣', 'text'],
  ])('%s: %s', (text, bad) => {
    expect(readNumber(text)).toEqual({ bad });
  });
  test('a text of any length is answered at once', () => {
    for (const long of ['1 '.repeat(50_000), '1.'.repeat(50_000), '1,'.repeat(50_000), ' '.repeat(100_000), '('.repeat(100_000), '9'.repeat(100_000)]) {
      const start = performance.now();
      expect('bad' in readNumber(long)).toBe(true);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
