// Cumulative figures that fall: the check alone, over stated reports, from every side.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDB } from '../../server/engine/duckdb.ts';
import { compose, readQuestion } from '../../server/engine/question.ts';

type Figures = [indicator: string, state: string, numerator: number | null, denominator: number | null, value: number | null];
/** Figures by report: `held` as last handed in, `beside` as handed in together with the sheet. */
interface Case { held?: Record<string, Figures[]>; beside?: Record<string, Figures[]> }

const sql = compose(readQuestion('queries/intake/history.sql'), new Map(), new Set(['history', 'reports']));
const share = (numerator: number, denominator: number, value: number | null = null): Figures => ['share', 'reported', numerator, denominator, value];
const count = (value: number): Figures => ['count', 'reported', null, null, value];
const none = (indicator: string): Figures => [indicator, 'nothing-to-report', null, null, null];
let db: DuckDB;
beforeAll(async () => {
  db = await DuckDB.open([]);
});
afterAll(() => db.close());

/** @returns each problem as “field given other reports” */
async function falls(report: string, sheet: Figures[], { held = {}, beside = {} }: Case): Promise<string[]> {
  return db.use(async (lease) => {
    const figures = ['text', 'text', 'number', 'number', 'number'] as const;
    const columns = 'indicator varchar, part varchar, state varchar, numerator double, denominator double, value double';
    const rows = (of: Record<string, Figures[]>): (string | number | null)[][] => Object.entries(of).flatMap(([name, list]) => list.map(([indicator, ...rest]) => [name, indicator, '', ...rest]));
    await lease.run(`create or replace temp table sheet (place bigint, sheet varchar, line bigint, ${columns})`);
    await lease.append('sheet', ['integer', 'text', 'integer', 'text', ...figures], sheet.map(([indicator, ...rest], place) => [place, '', place + 2, indicator, '', ...rest]));
    await lease.run(`create or replace temp table beside (report varchar, ${columns})`);
    await lease.append('beside', ['text', 'text', ...figures], rows(beside));
    await lease.run(`create or replace temp table held (report varchar, ${columns})`);
    await lease.append('held', ['text', 'text', ...figures], rows(held));
    await lease.run("create or replace temp table history as select 'a' as agency, report, indicator, part, state, case when state = 'nothing-to-report' then 0.0 else numerator end as numerator, "
      + "case when state = 'nothing-to-report' then 0.0 else denominator end as denominator, case when state = 'nothing-to-report' then 0.0 else value end as value, cast(null as timestamp) as replaced_at from held "
      + "union all select 'b', '2026H1', 'count', '', 'reported', null, null, 1.0, null");
    await lease.run('create or replace temp table reports as select y.report || k.kind as report, y.year, k.kind from (values (2025, \'2025\'), (2026, \'2026\')) as y (year, report) cross join (values (\'Q1\'), (\'H1\'), (\'Q3\'), (\'Y\')) as k (kind)');
    await lease.run("create or replace temp table registry_indicators as select * from (values ('share', 'share', 'flow'), ('count', 'count', 'flow'), ('stock', 'count', 'stock')) as i (id, kind, timing)");
    const found = await lease.run(sql, { agency: { kind: 'text', value: 'a' }, report: { kind: 'text', value: report } });
    const at = (name: string): unknown[] => found.values[found.names.indexOf(name)]!;
    return Array.from({ length: found.rows }, (_, row) => ['field', 'given', 'other', 'reports'].map((name) => String(at(name)[row])).join(' '));
  });
}

test.each<[string, string, Figures[], Case, string[]]>([
  ['H1 under Q1', '2026H1', [share(40, 100)], { held: { '2026Q1': [share(50, 90)] } }, ['numerator 40 50 2026Q1']],
  ['H1 as much as Q1', '2026H1', [share(50, 90)], { held: { '2026Q1': [share(50, 90)] } }, []],
  ['Q1 over H1, both its figures', '2026Q1', [share(60, 120)], { held: { '2026H1': [share(50, 100)] } }, ['denominator 120 100 2026H1', 'numerator 60 50 2026H1']],
  ['a share whose percent falls', '2026H1', [share(60, 200, 30)], { held: { '2026Q1': [share(50, 100, 50)] } }, []],
  ['Y under H1 and Q3', '2026Y', [count(70)], { held: { '2026H1': [count(50)], '2026Q3': [count(30)] } }, ['value 70 80 2026H1 + 2026Q3']],
  ['Y of decimals that add up', '2026Y', [count(0.3)], { held: { '2026H1': [count(0.1)], '2026Q3': [count(0.2)] } }, []],
  ['Q3 over what Y leaves', '2026Q3', [count(30)], { held: { '2026H1': [count(50)], '2026Y': [count(70)] } }, ['value 30 20 2026Y − 2026H1']],
  ['H1 over what Y leaves', '2026H1', [count(50)], { held: { '2026Q3': [count(30)], '2026Y': [count(70)] } }, ['value 50 40 2026Y − 2026Q3']],
  ['Y under Q1, H1 missing', '2026Y', [count(4)], { held: { '2026Q1': [count(5)] } }, ['value 4 5 2026Q1']],
  ['Q1 over Y, H1 missing', '2026Q1', [count(5)], { held: { '2026Y': [count(4)] } }, ['value 5 4 2026Y']],
  ['nothing to report after something', '2026H1', [none('count')], { held: { '2026Q1': [count(5)] } }, ['value 0 5 2026Q1']],
  ['something after nothing to report', '2026H1', [count(5)], { held: { '2026Q1': [none('count')] } }, []],
  ['a level that falls', '2026H1', [['stock', 'reported', null, null, 3]], { held: { '2026Q1': [['stock', 'reported', null, null, 5]] } }, []],
  ['another year, another agency', '2026H1', [count(3)], { held: { '2025Q1': [count(5)] } }, []],
  ['what was withdrawn or does not apply', '2026H1', [count(3)], { held: { '2026Q1': [['count', 'withdrawn', null, null, null]] } }, []],
  ['a month, after more', '2026M09', [count(3)], { held: { '2026Q1': [count(5)] } }, []],
  ['H1 under Q1, with the correction of Q1', '2026H1', [count(4)], { held: { '2026Q1': [count(5)] }, beside: { '2026Q1': [count(3)] } }, []],
  ['the correction itself', '2026Q1', [count(3)], { held: { '2026Q1': [count(5)] }, beside: { '2026H1': [count(4)] } }, []],
  ['with a correction that is not enough', '2026H1', [count(4)], { held: { '2026Q1': [count(6)] }, beside: { '2026Q1': [count(5)] } }, ['value 4 5 2026Q1']],
  ['with a correction of something else', '2026H1', [count(4)], { held: { '2026Q1': [count(5)] }, beside: { '2026Q1': [share(1, 2)] } }, ['value 4 5 2026Q1']],
  ['with the withdrawal of Q1', '2026H1', [count(4)], { held: { '2026Q1': [count(5)] }, beside: { '2026Q1': [['count', 'withdrawn', null, null, null]] } }, []],
  ['two that come together and disagree', '2026H1', [count(4)], { beside: { '2026Q1': [count(5)] } }, ['value 4 5 2026Q1']],
])('%s', async (_name, report, sheet, given, told) => {
  expect(await falls(report, sheet, given)).toEqual(told);
});
