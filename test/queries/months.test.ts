// An indicator month by month: figures of what was handed in, and a row without a figure for a month that was due.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { worldOf } from '../method/case.ts';
import { Duck } from '../method/duck.ts';

const MONTHS = [['2026M07', '2026-06-15', '2026-07-14'], ['2026M08', '2026-07-15', '2026-08-14'], ['2026M09', '2026-08-15', '2026-09-14'], ['2026M10', '2026-09-15', '2026-10-14']] as const;
let duck: Duck;
beforeAll(async () => {
  duck = await Duck.open();
});
afterAll(() => duck.close());

test('a month is the ratio of sums of those who reported; one that nobody gave is there without a figure; one that is not due is not', async () => {
  const world = worldOf({
    says: '', from: '', today: '2026-09-25', expect: {},
    indicators: [{ id: 'service', reports: 'Q1 H1 Q3 Y M' }], targets: [{ id: 'm', indicator: 'service' }], agencies: [{ id: 'a' }, { id: 'b' }],
    sheets: [
      { agency: 'a', report: '2026M07', rows: ['service 9/10'], received: '2026-07-16' }, { agency: 'b', report: '2026M07', rows: ['service 10/90'], received: '2026-07-16' },
      { agency: 'a', report: '2026M09', rows: ['service -'], received: '2026-09-16' }, { agency: 'b', report: '2026M09', rows: ['service 3/4'], received: '2026-09-16' },
    ],
  });
  world.calendar.push(...MONTHS.map(([report, opens, ends]) => ({ report, year: 2026, kind: 'M' as const, opens, ends, due: `${ends.slice(0, 8)}20`, closes: `${ends.slice(0, 8)}28` })));
  await duck.load(world);
  const rows = await duck.ask<Row<'months'>>('months', { plan: 'p', indicator: 'service' });
  expect(rows.map((row) => [row.report, row.actual, row.numerator, row.denominator, row.agencies_reported, row.agencies_expected])).toEqual([
    ['2026M07', 19, 19, 100, 2, 2], ['2026M08', null, null, null, 0, 2], ['2026M09', 75, 3, 4, 2, 2],
  ]);
});
