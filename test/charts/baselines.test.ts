// A cut that is re-based has two baselines: both are read, and what is missing after the first one is a gap.
import { expect, test } from 'vitest';
import { readTrajectory } from '../../client/charts/reading.ts';
import type { TrendRow } from '../../client/charts/rows.ts';
import { caseOf, draw, plain } from './draw.ts';

const row = (q: number, more: Partial<TrendRow>): TrendRow => ({
  ...plain, q, quarter: `${Math.floor((q - 1) / 4)}Q${((q - 1) % 4) + 1}`, report: '', state: 'reported', agencies_reported: 1, agencies_expected: 1, ...more,
});

test('both baselines of a re-based cut are read; a gap between them stays a gap', () => {
  const rows = [
    row(8088, { actual: 800, baseline: 800 }), row(8089, { actual: null, state: 'missing' }), row(8103, { actual: 730 }), row(8104, { actual: 720, baseline: 720 }),
  ];
  const reading = readTrajectory({ rows, milestones: [], indicator: { unit: 'unit', kind: 'count', better: 'down' }, lang: 'vi', dataTo: '2025-12-14' });
  expect(reading.baselines).toEqual([{ q: 8088, value: 800 }, { q: 8104, value: 720 }]);
  expect(reading.gaps.length).toBe(1);
});

test('a mean of years is told as one, since in its last year something else was measured', () => {
  const drawing = caseOf('ended');
  const baseOf = (text: string): string => draw({ ...drawing, milestones: drawing.milestones.map((one) => ({ ...one, baseline_year: text })) }).replaceAll('\u00a0', ' ');
  expect(baseOf('2017-2021')).toContain('Bình quân 2017–2021');
  expect(baseOf('2017-2021')).not.toContain('Gốc 2021');
  for (const year of ['', '2021', '2015-2020']) expect(baseOf(year), year).toContain('Gốc 2021');
});
