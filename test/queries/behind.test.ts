// What stands behind a figure adds up to it: weight × what was handed in, over the observations that `behind` lists.
import { resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { cases, worldOf } from '../method/case.ts';
import type { Case } from '../method/case.ts';
import { Duck } from '../method/duck.ts';
import { anyWorld, frames, merge } from '../method/generate.ts';
import type { Computed, World } from '../method/world.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

type Behind = Pick<Row<'behind'>, 'role' | 'weight' | 'agency' | 'report' | 'part' | 'numerator' | 'denominator' | 'value' | 'sample' | 'state'>;
interface Sums { numerator: number; denominator: number; value: number; mean: number | null; carried: number }
type SeriesRow = Pick<Computed['series'][number], 'target' | 'q' | 'actual' | 'numerator' | 'denominator' | 'year_actual' | 'is_half'>;
interface Page { target: string; kind: string; timing: string; part: string }

const MAPS = ['reported', 'current', 'baseline'];

/** Adds up what was handed in, each times its weight; a row without anything to report adds 0. */
function sumsOf(rows: Behind[]): Sums {
  const sum = (of: (row: Behind) => number | null, among = rows): number => among.reduce((all, row) => all + row.weight * (of(row) ?? 0), 0);
  const samples = sum((row) => row.sample);
  const mean = rows.length === 1 ? rows[0]!.value : samples === 0 ? null : sum((row) => (row.value ?? 0) * (row.sample ?? 0)) / samples;
  return { numerator: sum((row) => row.numerator), denominator: sum((row) => row.denominator), value: sum((row) => row.value), mean, carried: sum((row) => row.value, rows.filter((row) => row.role === 'carried')) };
}
const close = (a: number | null, b: number | null): boolean => a !== null && b !== null && Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));
/** The figure that the sums make, by the kind of the indicator. */
const figureOf = (kind: string, sums: Sums): number | null => (kind === 'share' ? (100 * sums.numerator) / sums.denominator : kind === 'survey' || kind === 'rank' ? sums.mean : sums.value);

const seen = { live: 0, year: 0, flow: 0, half: 0, carried: 0, parts: 0, split: 0, agency: 0, absent: 0 };
const ENDS = ['series', 'units', 'askings', 'called', 'windows', 'records', 'standins', 'observations', 'history', 'duties', 'lines', 'moment', 'rules', 'verdicts', 'headlines', 'goals', 'legs'];
let duck: Duck;
beforeAll(async () => {
  duck = await Duck.open();
});
afterAll(() => duck.close());

/** Holds figures of pages, of bodies and of what is carried for the absent against what stands behind them: of each kind one in so many. */
async function hold(world: World, every: number): Promise<void> {
  await duck.load(world, ENDS);
  const some = <T>(rows: T[], among: number): T[] => rows.filter((_, index) => index % among === 0);
  const pages = new Map((await duck.rows<Page>('select p.target, p.part, i.kind, i.timing from pages as p inner join registry_indicators as i on i.id = p.indicator')).map((page) => [page.target, page]));
  const quarters = new Map((await duck.rows<{ q: number; quarter: string }>('select q, quarter from reports')).map((row) => [row.q, row.quarter]));
  const series = (await duck.rows<SeriesRow>('select * from series order by target, q')).filter((one) => quarters.has(one.q) && (one.actual !== null || one.numerator !== null || one.year_actual !== null));
  for (const row of some(series, every)) {
    const { kind, timing, part } = pages.get(row.target)!;
    for (const [span, actual] of [[null, row.actual], ['year', row.year_actual]] as const) {
      if (actual === null && (span === 'year' || row.numerator === null)) continue;
      const rows = await duck.ask<Behind>('behind', { target: row.target, quarter: quarters.get(row.q)!, span });
      const sums = sumsOf(rows);
      const said = `${row.target} ${quarters.get(row.q)} ${span ?? 'live'} (${kind}, ${timing}): ${JSON.stringify(rows)}`;
      if (actual !== null) expect(close(figureOf(kind, sums), actual), `${said} is ${figureOf(kind, sums)}, not ${actual}`).toBe(true);
      if (span === null && kind === 'share') expect(close(sums.numerator, row.numerator) && close(sums.denominator, row.denominator), `${said} is not ${row.numerator}/${row.denominator}`).toBe(true);
      seen[span ?? 'live'] += 1;
      seen.flow += Number(rows.some((one) => one.role === 'taken-off'));
      seen.half += Number(row.is_half && span === null);
      seen.carried += Number(rows.some((one) => one.role === 'carried'));
      seen.parts += Number(rows.some((one) => one.part !== part));
      seen.split += Number(rows.some((one) => !Number.isInteger(one.weight)));
    }
  }
  const units = await duck.rows<{ target: string; boundary: string; unit: string; span: string; q: number; kind: string; actual: number | null; numerator: number | null; denominator: number | null }>('select * from units order by target, boundary, unit, span, q');
  for (const unit of some(units.filter((one) => quarters.has(one.q) && (one.kind === 'share' ? one.numerator : one.actual) !== null), every * 5 + 1)) {
    const rows = (await duck.ask<Behind>('behind', { target: unit.target, quarter: quarters.get(unit.q)!, span: unit.span, agency: unit.unit, boundary: unit.boundary })).filter((row) => row.role !== 'carried' || unit.kind !== 'done');
    const sums = sumsOf(rows);
    const said = `${unit.target} ${quarters.get(unit.q)} ${unit.span} ${unit.unit} (${unit.kind}, ${unit.boundary}): ${JSON.stringify(rows)}`;
    if (unit.kind === 'share') expect(close(sums.numerator, unit.numerator) && close(sums.denominator, unit.denominator), `${said} is not ${unit.numerator}/${unit.denominator}`).toBe(true);
    else expect(close(figureOf(unit.kind, sums), unit.actual), `${said} is not ${unit.actual}`).toBe(true);
    seen.agency += 1;
    seen.split += Number(rows.some((one) => !Number.isInteger(one.weight)));
  }
  const counted = [...pages.values()].filter((page) => page.timing === 'stock' && ['count', 'money', 'done'].includes(page.kind));
  for (const { target, boundary } of some(counted.flatMap((page) => MAPS.map((map) => ({ target: page.target, boundary: map }))), every)) {
    for (const row of (await duck.ask<Row<'breakdown'>>('breakdown', { target, boundary })).filter((one) => one.last_value !== null)) {
      const carried = (await duck.ask<Behind>('behind', { target, quarter: row.quarter, agency: row.agency, boundary })).filter((one) => one.role === 'carried');
      expect(close(sumsOf(carried).carried, row.last_value), `${target} ${row.quarter} ${row.agency} ${boundary}: ${JSON.stringify(carried)} is not ${row.last_value}`).toBe(true);
      seen.absent += 1;
    }
  }
}

/** A case with ids of its own, so that many stand in one database; known and looked at once all its reports are over. */
function apart(given: Case, prefix: string): World {
  const world = worldOf(given);
  const own = <T extends object>(rows: T[], ...cells: (keyof T)[]): T[] => rows.map((row) => ({ ...row, ...Object.fromEntries(cells.filter((cell) => row[cell] !== '' && row[cell] !== null).map((cell) => [cell, String(row[cell]).split(' ').map((word) => prefix + word).join(' ')])) }));
  return {
    ...world, indicators: own(world.indicators, 'id', 'lead'), plans: own(world.plans, 'id', 'territory'), targets: own(world.targets, 'id', 'target', 'plan', 'indicator'),
    baselines: own(world.baselines, 'indicator', 'territory'), agencies: own(world.agencies, 'id', 'territory', 'office'), succession: own(world.succession, 'predecessor', 'successor'),
    breaks: own(world.breaks, 'territory', 'indicator'), landed: own(world.landed, 'submission', 'agency', 'indicator'), submissions: own(world.submissions, 'submission', 'agency'),
    acts: own(world.acts, 'subject'), locks: [], rules: worldOf({ ...given, rules: [{}] }).rules, today: '2030-12-31', as_of: '2030-12-31T10:00:00.000Z',
  };
}

describe('on worlds', () => {
  const TELLING = /^(correction|coverage|kind|quarters|state|timing|total)-/;
  const unasked: Case = {
    says: 'A part that no target names is not in the sum of its dimension.', from: 'README 3', today: '2023-03-25',
    targets: [{ id: 'm30' }, { id: 'land', target: 'land', part: 'field=land' }, { id: 'tax', target: 'tax', part: 'field=tax' }],
    sheets: [{ agency: 'a', report: '2023Q1', rows: ['online[field=land] 10/20', 'online[field=tax] 20/20', 'online[field=sea] 50/50'] }], expect: {},
  };

  test('the case files: every figure, live and of the year', async () => {
    const given = [...cases().filter(([name]) => TELLING.test(name)).map(([, one]) => one), unasked];
    await hold(merge(given.map((one, at) => apart(one, `c${at}-`))), 1);
  });

  test.each([5001, 5002, 5003])('ten generated worlds, seed %i: some of every kind', async (seed) => {
    const frame = fc.sample(frames(), { seed, numRuns: 1 })[0]!;
    await hold(merge(Array.from({ length: 10 }, (_, index) => fc.sample(anyWorld(`w${index}-`, frame), { seed: seed * 100 + index, numRuns: 1 })[0]!)), 9);
  });

  test('every rule was among them', () => {
    for (const [name, times] of Object.entries(seen)) expect(times, `${name}: ${JSON.stringify(seen)}`).toBeGreaterThan(name === 'half' || name === 'split' ? 0 : 8);
  });
});

describe('on a house', () => {
  let opened: Opened;
  const ask = async <Name extends 'behind' | 'trend' | 'breakdown' | 'agency_trend'>(name: Name, params: Record<string, string>): Promise<Row<Name>[]> =>
    (await (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`)).json()) as Row<Name>[];
  const hand = async (agency: string, report: string, ...lines: string[]): Promise<void> => {
    const answer = await handIn(opened.url, agency, report, explained(['indicator;part;numerator;denominator;value;sample;state', ...lines].join('\n')), { name: `${agency}-${report}.csv`, reason: 'recount' });
    expect(answer.status, await answer.clone().text()).toBe(201);
  };
  beforeAll(async () => {
    opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
    await hand('a', '2022Q1', 'online;;9;10', 'units;;;;790');
    await hand('b', '2022Q1', 'online;;1000;10000');
    await hand('a', '2022H1', 'online;;19;30', 'units;;;;785');
    await hand('b', '2022H1', 'online;;1000;10000');
    await hand('a', '2022Q3', 'online;;7;10');
    await hand('b', '2022Q3', 'online;;;;;;nothing-to-report');
    await hand('a', '2022Y', 'online;;40;60', 'survey;;;;90,5;400');
    await hand('b', '2022Y', 'online;;1000;10000', 'survey;;;;80;100');
    await hand('a', '2023H1', 'online;;10;20');
    await hand('a', '2022Q1', 'online;;8;10');
  });
  afterAll(() => opened.close());

  test('a cumulative report, and what is taken off it', async () => {
    const rows = (await ask('behind', { target: 'online', quarter: '2022Q4' })).map((row) => [row.role, row.agency, row.report, row.weight, row.numerator, row.denominator]);
    expect(rows).toEqual([
      ['added', 'a', '2022Y', 1, 40, 60], ['added', 'b', '2022Y', 1, 1000, 10000],
      ['taken-off', 'a', '2022H1', -1, 19, 30], ['taken-off', 'a', '2022Q3', -1, 7, 10], ['taken-off', 'b', '2022H1', -1, 1000, 10000], ['taken-off', 'b', '2022Q3', -1, null, null],
    ]);
    expect((await ask('behind', { target: 'online', quarter: '2022Q4', span: 'year' })).map((row) => [row.report, row.numerator])).toEqual([['2022Y', 40], ['2022Y', 1000]]);
    expect((await ask('behind', { target: 'online', quarter: '2023Q2' })).map((row) => [row.role, row.report, row.numerator]), 'a half-year stands as it is').toEqual([['added', '2023H1', 10]]);
  });

  test('every quarter of every page, and every body of it', async () => {
    let compared = 0;
    for (const target of ['online', 'units', 'survey']) {
      for (const row of (await ask('trend', { target })).filter((one) => one.actual !== null)) {
        const sums = sumsOf(await ask('behind', { target, quarter: row.quarter }));
        expect(close(target === 'online' ? (100 * sums.numerator) / sums.denominator : target === 'survey' ? sums.mean : sums.value, row.actual), `${target} ${row.quarter}`).toBe(true);
        compared += 1;
      }
      for (const row of (await ask('agency_trend', { target })).filter((one) => one.actual !== null)) {
        const sums = sumsOf(await ask('behind', { target, quarter: row.quarter, agency: row.agency, boundary: 'reported' }));
        expect(close(target === 'online' ? (100 * sums.numerator) / sums.denominator : sums.value, row.actual), `${target} ${row.quarter} ${row.agency}`).toBe(true);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  test('each with the receipt, sheet, line and cell that it came in, and who handed it in and accepted it', async () => {
    const [row] = await ask('behind', { target: 'online', quarter: '2022Q1', agency: 'a' });
    expect(row).toMatchObject({ submission: 'PN-2022Q1-a-02', file: 'a-2022Q1.csv', revision: 2, origin: 'correction', reason: 'recount', line: 2, numerator: 8, accepted_by: 'system', state: 'reported' });
    expect(row!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(row!.cell).not.toBe('');
    expect(row!.handed_in_by).not.toBe(null);
    const before = await ask('behind', { target: 'online', quarter: '2022Q1', agency: 'a', as_of: '2020-01-01' });
    expect(before, 'nothing was known then').toEqual([]);
  });
});
