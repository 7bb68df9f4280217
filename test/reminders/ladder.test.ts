// The days of the ladder over weekends, Tết and make-up days, by hand.
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '../../server/registry/calendar.ts';
import { holidaysOf } from '../../server/registry/dues.ts';
import { stepsOf } from '../../server/registry/ladder.ts';
import { readRegistry } from '../../server/registry/read.ts';

const registry = readRegistry('data', false);
const holidays = holidaysOf(registry);

describe('the ladder', () => {
  test.each([
    ['2026-09-21', 'a Monday: three days before is the Friday', '2026-09-11 2026-09-18 2026-09-21 2026-09-22 2026-09-24 2026-09-28'],
    ['2026-12-21', 'the year’s report', '2026-12-11 2026-12-18 2026-12-21 2026-12-22 2026-12-24 2026-12-28'],
    ['2026-02-12', 'the week before Tết: what comes after it waits until people are back', '2026-02-02 2026-02-09 2026-02-12 2026-02-13 2026-02-24 2026-02-26'],
    ['2026-02-23', 'the day after Tết: ten and three days before are both the last day worked', '2026-02-13 2026-02-13 2026-02-23 2026-02-24 2026-02-26 2026-03-02'],
    ['2024-05-03', 'three days before is 30/4, the 29th is swapped; the day after is a Saturday that is worked', '2024-04-23 2024-04-26 2024-05-03 2024-05-04 2024-05-07 2024-05-09'],
    ['2026-08-25', 'three days before is a Saturday that is worked', '2026-08-14 2026-08-22 2026-08-25 2026-08-26 2026-08-28 2026-09-04'],
  ])('due on %s, %s', (due, _why, days) => {
    expect(stepsOf(due, holidays).map(({ day }) => day).join(' ')).toBe(days);
  });

  test('of every report in the calendar: six steps in order, each on a day that is worked, the last before it closes', () => {
    const calendar = registry.tables.get('registry_calendar')!;
    for (const { cells: { report, due, closes } } of calendar) {
      const steps = registry.tables.get('registry_ladder')!.map(({ cells }) => cells).filter((cells) => cells.report === report);
      expect(steps.map(({ step }) => step), String(report)).toEqual(['ten-days', 'three-days', 'due-day', 'day-after', 'head', 'secretary']);
      const days = steps.map(({ day }) => String(day));
      expect(days.toSorted(), String(report)).toEqual(days);
      expect(days.every((day) => isWorkingDay(day, holidays)), String(report)).toBe(true);
      expect([days[2], days[5]! < String(closes)]).toEqual([due, true]);
    }
  });
});
