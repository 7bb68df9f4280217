import type { LineSeriesOption } from 'echarts';
import { describe, expect, test } from 'vitest';
import { readTrajectory } from '../../client/charts/reading.ts';
import { forecastTable, trajectoryTold } from '../../client/charts/told.ts';
import { trajectory, trajectoryConclusion, trajectoryTable } from '../../client/charts/trajectory.ts';
import type { PointItem } from '../../client/charts/trajectory.ts';
import { figure } from '../../client/format.ts';
import { hatchBand } from '../../client/marks/hatch.ts';
import { caseNames, caseOf, draw } from './draw.ts';

function seriesOf(name: string): { actual: Omit<LineSeriesOption, 'data'> & { data: PointItem[] }; path: { data: [number, number][] } } {
  const all = trajectory(caseOf(name)).series as LineSeriesOption[];
  const named = (id: string) => all.find((one) => one.id === id) as never;
  return { actual: named('actual'), path: named('path') };
}

describe.each(caseNames)('%s', (name) => {
  const drawing = caseOf(name);
  const { actual, path } = seriesOf(name);
  const reading = readTrajectory(drawing);

  test('draws the expected picture', async () => {
    const svg = draw(drawing);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object/);
    await expect(svg).toMatchFileSnapshot(`cases/${name}.svg`);
  });

  test('says and tabulates what is drawn', async () => {
    const conclusion = trajectoryConclusion(drawing);
    const table = trajectoryTable(drawing);
    expect(conclusion).not.toMatch(/\{\{|undefined|null|NaN|charts:/);
    // fourteen words, and the quarter of a figure that is not the newest
    expect(conclusion.split(' ').length).toBeLessThanOrEqual(conclusion.includes(';') ? 20 : 14);
    const told = trajectoryTold(drawing);
    expect(told.startsWith(conclusion)).toBe(true);
    const lines = [...table, ...forecastTable(drawing)].map((row) => [row.quarter, row.actual, row.path, row.figures, row.state, row.note].join(' | '));
    await expect(`${[...new Set([conclusion, told]), ...lines].join('\n').replaceAll('\u00a0', ' ')}\n`).toMatchFileSnapshot(`cases/${name}.txt`);
    for (const item of actual.data) {
      const row = table.find((one) => one.q === item.value[0]);
      const kind = drawing.indicator.kind === 'rank' ? 'rank' : drawing.indicator.unit;
      const held = { goal: reading.headline?.goal, goalMax: reading.headline?.goal_max, comparator: reading.headline?.comparator };
      if (item.value[1] !== null) expect([figure(item.value[1], kind, drawing.lang, held), figure(item.value[1], kind, drawing.lang)]).toContain(row?.actual);
    }
  });

  test('draws no missing value as zero, and joins none over', () => {
    expect(actual.connectNulls).toBe(false);
    expect(actual.smooth).toBe(false);
    const byQ = new Map(drawing.rows.map((row) => [row.q, row]));
    for (const row of drawing.rows.filter((one) => one.state === 'nothing-to-report' && !one.actual)) {
      expect(actual.data.some((item) => item.value[0] === row.q && item.value[1] !== null)).toBe(false);
    }
    for (const item of actual.data) {
      const row = byQ.get(item.value[0]);
      if (item.value[1] !== null) expect(item.value[1]).toBe(row?.actual ?? row?.baseline);
    }
    actual.data.forEach((item, place) => {
      const next = actual.data[place + 1];
      if (!next || item.value[1] === null || next.value[1] === null) return;
      const between = drawing.rows.filter((row) => row.q > item.value[0] && row.q < next.value[0]);
      expect(between.filter((row) => row.state === 'missing' || row.state === 'late')).toEqual([]);
      const broken = drawing.rows.filter((row) => row.q > item.value[0] && row.q <= next.value[0] && row.break_vi !== null);
      expect(broken).toEqual([]);
    });
    for (const point of reading.points) expect(actual.data.some((item) => item.value[0] === point.q && item.value[1] === point.value)).toBe(true);
    const nulls = drawing.rows.filter((row) => row.actual === null && row.baseline === null).map((row) => row.q);
    expect(actual.data.filter((item) => nulls.includes(item.value[0]) && item.value[1] !== null)).toEqual([]);
    // every missing quarter since the start lies under a hatched band
    const empty = reading.points.length === 0 && reading.provisional.length === 0;
    if (!empty) {
      for (const row of reading.rows.filter((one) => one.state === 'missing' && one.actual === null && one.q > (reading.baselines[0]?.q ?? -Infinity))) {
        expect(reading.gaps.some((gap) => gap.from < row.q && row.q < gap.to)).toBe(true);
      }
    }
  });

  test('takes the path as it came, and moves nothing', () => {
    expect(path.data).toEqual(drawing.rows.filter((row) => row.path !== null && row.q >= reading.first).map((row) => [row.q, row.path]));
    const option = trajectory(drawing);
    expect(option.animation).toBe(false);
    expect(option.legend).toBeUndefined();
    expect((option.yAxis as { min: number }).min).toBe(0);
  });
});

test('every kind of verdict and state of data has a case', () => {
  const seen = new Set(caseNames.flatMap((name) => [...caseOf(name).rows.map((row) => row.state), readTrajectory(caseOf(name)).status]));
  for (const code of ['reported', 'nothing-to-report', 'not-applicable', 'missing', 'late', 'not-due', 'not-owed', 'achieved', 'on-track', 'at-risk', 'off-track', 'reversing', 'missed', 'not-assessable', 'no-data', 'ended']) {
    expect(seen).toContain(code);
  }
});

test('a milestone "đến năm 2025" stands on 31/12/2025, where the year 2026 begins', () => {
  const svg = draw(caseOf('full'));
  const years = [...svg.matchAll(/translate\(([\d.]+) 387\)"[^>]*>(\d{4})</g)].map((match) => [Number(match[2]), Number(match[1])] as const);
  const at = new Map(years);
  const tick = ((at.get(2025) ?? 0) + (at.get(2026) ?? 0)) / 2;
  const diamonds = [...svg.matchAll(/<path d="M([\d.]+) [\d.]+L[^"]*Z" fill="#ffffff" stroke="#6b4e9b"/g)].map((match) => Number(match[1]));
  expect(diamonds.some((x) => Math.abs(x - tick) < 0.2)).toBe(true);
});

test('95.0 never reads as more than 95', () => {
  const close = caseOf('strictly-more');
  const rows = close.rows.map((row) => (row.actual === 95 ? { ...row, actual: 95.04 } : row));
  expect(trajectoryConclusion({ ...close, rows })).toContain('95,04%');
  expect(trajectoryConclusion(close)).toContain('95,0%');
});

test('a forecast is dashed, begins at the last figure, stays off the line of what was measured, and is not on a phone', () => {
  const input = caseOf('forecast');
  const all = trajectory(input).series as LineSeriesOption[];
  const dashed = all.find((one) => one.id === 'forecast')!;
  const from = readTrajectory(input).points.at(-1)!.q;
  expect(Array.isArray(dashed.lineStyle?.type)).toBe(true);
  expect(dashed.data).toEqual(input.rows.filter((row) => row.forecast !== null).map((row) => [row.q, row.forecast]));
  expect((dashed.data as [number, number][])[0]![0]).toBe(from);
  expect(seriesOf('forecast').actual.data.every((item) => item.value[0] <= from)).toBe(true);
  expect((trajectory(caseOf('forecast-phone')).series as LineSeriesOption[]).some((one) => one.id === 'forecast')).toBe(false);
  expect((trajectory(caseOf('rank')).series as LineSeriesOption[]).some((one) => one.id === 'forecast')).toBe(false);
});

test('carried, badly covered and few: hollow; well covered with bodies absent: solid, with a whisker', () => {
  const hollow = (name: string) => readTrajectory(caseOf(name)).points.filter((point) => point.hollow).map((point) => point.row);
  expect(hollow('carried').map((row) => row.carried)).toEqual([2, 3, 6]);
  expect(hollow('coverage-low').every((row) => row.problem === 'coverage-low')).toBe(true);
  expect(hollow('forecast').every((row) => row.problem === 'denominator-unknown')).toBe(true);
  expect(readTrajectory(caseOf('coverage-low')).ranges).toHaveLength(3);
});

test('the lines of a hatched band stay within it', () => {
  const edges = [{ x: 0, top: 50, bottom: 50 }, { x: 40, top: 30, bottom: 60 }, { x: 100, top: 0, bottom: 90 }];
  const ends = [...hatchBand(edges, 6).matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
  expect(ends.length).toBeGreaterThan(20);
  for (const [x, y] of ends) {
    const after = edges.findIndex((edge) => edge.x >= x - 0.01);
    const [a, b] = [edges[Math.max(0, after - 1)]!, edges[after]!];
    const part = a === b ? 0 : (x - a.x) / (b.x - a.x);
    expect(y).toBeGreaterThanOrEqual(a.top + part * (b.top - a.top) - 0.1);
    expect(y).toBeLessThanOrEqual(a.bottom + part * (b.bottom - a.bottom) + 0.1);
  }
});

test('a provisional value never stands on the line of accepted ones', () => {
  const { actual } = seriesOf('full');
  expect(actual.data.every((item) => item.value[1] !== 63.2)).toBe(true);
  expect(readTrajectory(caseOf('full')).provisional).toHaveLength(1);
});

test('a ring is two half circles', () => {
  const known = caseOf('full');
  const marks = (svg: string) => [...svg.matchAll(/A8 8 0 \d 1 \S+ [\d.]+/g)].length;
  expect(marks(draw({ ...known, events: [{ n: 1, q: known.rows[4]!.q }] })) - marks(draw(known))).toBe(2);
});

test('no label lies across the double rule of a break or the rule of the last figures', () => {
  const theirs = (name: string) => {
    const shapes = [...draw(caseOf(name)).matchAll(/<path d="M(-?[\d.]+) -[\d.]+l([\d.]+) 0l0 [^"]*" transform="translate\(([\d.]+) ([\d.]+)\)" fill="none"/g)];
    return shapes.map(([, left, wide, x, y]) => ({ left: Number(left) + Number(x), right: Number(left) + Number(x) + Number(wide), y: Number(y) }));
  };
  const rules = [312.5, 390];
  // how wide words are is guessed here
  const about = 8;
  expect(theirs('break').length).toBeGreaterThan(5);
  expect(theirs('break').filter(({ left, right, y }) => y > 40 && y < 360 && rules.some((rule) => left < rule - about && right > rule + about))).toEqual([]);
});
