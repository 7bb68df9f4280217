// How each body's way is read: gaps stay gaps, a break parts the line, the past stands apart and is never joined.
import { describe, expect, test } from 'vitest';
import { isHollow, readWays } from '../../client/charts/ways.ts';
import type { CourseRow, WayRow } from '../../client/charts/ways.ts';

const row = (agency: string, q: number, actual: number | null, more: Partial<WayRow> = {}): WayRow => ({
  agency, name_vi: agency, name_en: agency, q, quarter: `${Math.floor((q - 1) / 4)}Q${((q - 1) % 4) + 1}`, actual, numerator: null, denominator: null, bodies: 1, carried: 0, absent: 0, few_cases: false, half_year: false, estimate: false, ...more,
});
const course = (from: number, to: number, change: (q: number) => Partial<CourseRow> = () => ({})): CourseRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ q: from + at, state: 'reported', break_vi: null, break_en: null, ...change(from + at) }));
const runs = (ways: ReturnType<typeof readWays>, agency: string): number[][] => ways.ways.find((way) => way.agency === agency)!.runs.map((run) => run.map((each) => each.q));

describe('one body', () => {
  test('a quarter without a figure is a gap, and the line is not joined over it', () => {
    const ways = readWays([row('a', 1, 10), row('a', 2, 20), row('a', 4, 30), row('b', 3, 5)], course(1, 4), ['a', 'b'], 9);
    expect(runs(ways, 'a')).toEqual([[1, 2], [4]]);
    expect(ways.ways[0]!.gaps).toEqual([3]);
    expect(ways.ways.find((way) => way.agency === 'b')!.gaps, 'nothing is missing before the first figure or after the last').toEqual([]);
  });

  test('a row that cannot be said is a gap, never a zero', () => {
    const ways = readWays([row('a', 1, 10), row('a', 2, null), row('a', 3, 0)], course(1, 3), ['a'], 9);
    expect(runs(ways, 'a')).toEqual([[1], [3]]);
    expect(ways.ways[0]!.known.map((each) => each.actual)).toEqual([10, 0]);
  });

  test('quarters that are not asked for are no gaps: a yearly line is joined from year to year', () => {
    const ways = readWays([row('a', 4, 10), row('a', 8, 20)], course(1, 8, (q) => (q % 4 === 0 ? {} : { state: 'not-owed' })), ['a'], 9);
    expect(runs(ways, 'a')).toEqual([[4, 8]]);
    expect(ways.owed).toEqual([4, 8]);
  });

  test('a break parts the line before its quarter', () => {
    const ways = readWays([1, 2, 3, 4].map((q) => row('a', q, q)), course(1, 4, (q) => (q === 3 ? { break_vi: 'đổi', break_en: 'changed' } : {})), ['a'], 9);
    expect(runs(ways, 'a')).toEqual([[1, 2], [3, 4]]);
  });
});

test('those of today in the order of the list, then those of the past, the latest first', () => {
  const ways = readWays([row('old', 1, 1), row('older', 1, 1), row('old', 2, 1), row('b', 3, 1), row('a', 3, 1)], course(1, 3), ['a', 'b', 'silent'], 9);
  expect(ways.ways.map((way) => [way.agency, way.isPast])).toEqual([['a', false], ['b', false], ['old', true], ['older', true]]);
});

test('what came after the quarter looked at is not known', () => {
  const ways = readWays([row('a', 1, 10), row('a', 2, 20)], course(1, 2), ['a'], 1);
  expect([ways.last, ways.ways[0]!.last.actual]).toEqual([1, 10]);
});

test('estimates, half-years and few cases are hollow', () => {
  expect([row('a', 1, 1), row('a', 1, 1, { estimate: true }), row('a', 1, 1, { half_year: true }), row('a', 1, 1, { few_cases: true }), row('a', 1, 1, { carried: 1 })].map(isHollow)).toEqual([false, true, true, true, true]);
});
