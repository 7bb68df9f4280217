// Working days in Vietnam, and when each report is due and closes.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../../server/registry/calendar.ts';
import type { Holidays } from '../../server/registry/calendar.ts';
import { readRegistry } from '../../server/registry/read.ts';
import type { Row } from '../../server/registry/read.ts';

const registry = readRegistry('data', false);
const days = registry.tables.get('registry_holidays')!;
const holidays: Holidays = new Map(days.map(({ cells }) => [String(cells.day), cells.kind as 'off']));
const weekday = (day: unknown): number => new Date(`${String(day)}T00:00:00Z`).getUTCDay();

describe('working days', () => {
  test.each([
    ['2026-09-18', true, 'a Friday'], ['2026-09-19', false, 'a Saturday'], ['2026-09-20', false, 'a Sunday'],
    ['2026-02-16', false, 'the eve of Tết'], ['2026-02-17', false, 'Tết'], ['2026-02-20', false, 'its fourth day'], ['2026-02-23', true, 'the Monday after'],
    ['2026-01-02', false, 'a swapped Friday'], ['2026-01-10', true, 'the Saturday worked for it'], ['2023-05-03', false, 'the third day in lieu'],
  ])('%s: %s, %s', (day, expected) => {
    expect(isWorkingDay(day, holidays)).toBe(expected);
  });

  test('a due day on a Sunday moves to Monday, one within Tết to the first day worked', () => {
    expect(nextWorkingDay('2026-09-20', holidays)).toBe('2026-09-21');
    expect(nextWorkingDay('2023-01-20', holidays)).toBe('2023-01-27');
    expect(nextWorkingDay('2026-01-10', holidays)).toBe('2026-01-10');
  });

  test('ten working days across 30/4 and 1/5, with a make-up Saturday, by hand', () => {
    // 23, 24, 25, 26/4 · 29 swapped, 30 and 1/5 off · 2, 3, Saturday 4, 6, 7, 8/5
    expect(addWorkingDays('2024-04-22', 10, holidays)).toBe('2024-05-08');
    expect(addWorkingDays('2024-05-03', 1, holidays)).toBe('2024-05-04');
    expect(addWorkingDays('2023-04-28', 1, holidays)).toBe('2023-05-04');
    expect(addWorkingDays('2026-09-20', 0, holidays)).toBe('2026-09-20');
  });
});

describe('the days off', () => {
  test('each year has the eleven days of the law, and a weekday in lieu of each that falls on a weekend', () => {
    for (let year = 2021; year <= 2031; year += 1) {
      const off = days.filter(({ cells }) => String(cells.day).startsWith(String(year)) && cells.kind === 'off');
      const of = (article: string): Row[] => off.filter(({ cells }) => String(cells.document).endsWith(article));
      expect(of('Điều 112').length, String(year)).toBe(11);
      expect(of('khoản 3').length, String(year)).toBe(of('Điều 112').filter(({ cells }) => [0, 6].includes(weekday(cells.day))).length);
      expect(of('khoản 3').filter(({ cells }) => [0, 6].includes(weekday(cells.day)))).toEqual([]);
    }
  });

  test('a swap takes a weekday off and works a weekend day; neither is certain', () => {
    const swaps = days.filter(({ cells }) => cells.document === '');
    expect(swaps.map(({ cells }) => cells.certainty)).toEqual(swaps.map(() => 'unverified'));
    for (const { cells } of swaps) expect([0, 6].includes(weekday(cells.day)), String(cells.day)).toBe(cells.kind === 'make-up');
    expect(swaps.filter(({ cells }) => cells.kind === 'off').length).toBe(swaps.length / 2);
  });
});

test('every report of the calendar is due and closes on the days of dues.csv', () => {
  const rows = registry.tables.get('registry_calendar')!.map(({ cells }) => [cells.report, cells.due_printed, cells.due, cells.closes].join(','));
  expect(['report,due_printed,due,closes', ...rows, ''].join('\n')).toBe(readFileSync('test/registry/dues.csv', 'utf8'));
});
