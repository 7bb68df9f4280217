// The quarters of a target as they stand when a report is looked at: what pages, pictures, slides and workbooks all draw from.
import { expect, test } from 'vitest';
import { lookedAt } from '../../client/charts/as-at.ts';
import type { TrendRow } from '../../client/charts/rows.ts';

const quarter = (q: number): TrendRow => ({ q, actual: 60 + q / 10, path: 50 + q / 10, forecast: 70, forecast_low: 65, forecast_high: 75, state: 'reported' }) as TrendRow;
const rows = [1, 2, 3, 4].map(quarter);

test('of the latest report everything stands, forecast and all; so where nothing has figures yet', () => {
  expect([lookedAt(rows, 3, 3), lookedAt(rows, 4, 3), lookedAt(rows, 0, null)]).toEqual([rows, rows, rows]);
});

test('of an earlier one what came later is not known and the forecast was made from it; the path stays, as a path', () => {
  const seen = lookedAt(rows, 2, 3);
  expect(seen.map(({ actual }) => actual)).toEqual([60.1, 60.2, null, null]);
  expect(seen.map(({ path }) => path)).toEqual(rows.map(({ path }) => path));
  expect(seen.every(({ forecast, forecast_low: low, forecast_high: high }) => forecast === null && low === null && high === null)).toBe(true);
});
