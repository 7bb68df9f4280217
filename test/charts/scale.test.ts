import { expect, test } from 'vitest';
import { levelScale, quarterOfDay, yearsBetween } from '../../client/charts/scale.ts';

test.each([
  ['2026-09-14', 4 * 2026 + 3], ['2026-09-15', 4 * 2026 + 4], ['2026-12-14', 4 * 2026 + 4], ['2026-12-15', 4 * 2027 + 1], ['2026-03-14', 4 * 2026 + 1],
  ['2026-03-15', 4 * 2026 + 2], ['2026-06-14', 4 * 2026 + 2], ['2026-01-01', 4 * 2026 + 1],
])('%s falls in reform quarter %i', (day, q) => {
  expect(quarterOfDay(day)).toBe(q);
});

test('the axis begins and ends on a 31/12', () => {
  expect(yearsBetween(4 * 2021 + 4, 4 * 2030 + 4)).toMatchObject({ min: 8088, max: 8124, years: [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030] });
  expect(yearsBetween(4 * 2025 + 1, 4 * 2025 + 4)).toMatchObject({ min: 8100, max: 8104, years: [2025] });
});

test('levels begin at zero in even steps; a share ends at 100', () => {
  expect(levelScale([18.5, 80], 'percent', false)).toEqual({ min: 0, max: 100, interval: 20, inverse: false });
  expect(levelScale([100], 'percent', false).max).toBe(100);
  expect(levelScale([], 'percent', false).max).toBe(100);
  expect(levelScale([2, 1], 'unit', false)).toMatchObject({ min: 0, interval: 1 });
  expect(levelScale([4, 21, 15], 'rank', true)).toMatchObject({ min: 0, max: 30, inverse: true });
  for (const highest of [0.4, 3, 7, 12, 48, 99, 130, 800, 12_345, 1_234_567]) {
    const { max, interval } = levelScale([highest], 'unit', false);
    expect(max).toBeGreaterThanOrEqual(highest);
    expect(max / interval).toBeLessThanOrEqual(7);
    expect(Math.abs(max / interval - Math.round(max / interval))).toBeLessThan(1e-9);
  }
});
