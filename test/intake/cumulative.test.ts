// Cumulative figures that fall: the check alone, over stated reports, from every side.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDB } from '../../server/engine/duckdb.ts';
import { compose, readQuestion } from '../../server/engine/question.ts';

type Figures = [indicator: string, state: string, numerator: number | null, denominator: number | null, value: number | null];
/** Figures by report: `held` as last handed in, `beside` as handed in together with the sheet; `others` by agency and report. Of p (and of
 * half of h) the work passed to a, whose work passed to s; s asks for no share of p. */
interface Case { held?: Record<string, Figures[]>; beside?: Record<string, Figures[]>; others?: Record<string, Figures[]> }

const sql = compose(readQuestion('queries/intake/history.sql'), new Map(), new Set(['newest', 'reports', 'lineage', 'lines', 'duties', 'bodies']));
const share = (numerator: number, denominator: number, value: number | null = null): Figures => ['share', 'reported', numerator, denominator, value];
const count = (value: number): Figures => ['count', 'reported', null, null, value];
const none = (indicator: string): Figures => [indicator, 'nothing-to-report', null, null, null];
let db: DuckDB;
beforeAll(async () => {
  db = await DuckDB.open([]);
});
afterAll(() => db.close());

/** @returns each problem as “field given other reports” */
async function falls(report: string, sheet: Figures[], { held = {}, beside = {}, others = {} }: Case): Promise<string[]> {
  return db.use(async (lease) => {
    const figures = ['text', 'text', 'number', 'number', 'number'] as const;
    const columns = 'indicator varchar, part varchar, state varchar, numerator double, denominator double, value double';
    const rows = (of: Record<string, Figures[]>): (string | number | null)[][] => Object.entries(of).flatMap(([name, list]) => list.map(([indicator, ...rest]) => [name, indicator, '', ...rest]));
    await lease.run(`create or replace temp table sheet (place bigint, sheet varchar, line bigint, ${columns})`);
    await lease.append('sheet', ['integer', 'text', 'integer', 'text', ...figures], sheet.map(([indicator, ...rest], place) => [place, '', place + 2, indicator, '', ...rest]));
    await lease.run(`create or replace temp table beside (report varchar, ${columns})`);
    await lease.append('beside', ['text', 'text', ...figures], rows(beside));
    await lease.run(`create or replace temp table held (report varchar, ${columns})`);
    await lease.append('held', ['text', 'text', ...figures], rows({ ...Object.fromEntries(Object.entries(held).map(([name, list]) => [`a ${name}`, list])), ...others }));
    await lease.run("create or replace temp table newest as select split_part(report, ' ', 1) as agency, split_part(report, ' ', 2) as report, indicator, part, state, case when state = 'nothing-to-report' then 0.0 else numerator end as numerator, "
      + "case when state = 'nothing-to-report' then 0.0 else denominator end as denominator, case when state = 'nothing-to-report' then 0.0 else value end as value from held "
      + "union all select 'b', '2026H1', 'count', '', 'reported', null, null, 1.0");
    await lease.run('create or replace temp table reports as select y.report || k.kind as report, y.year, k.kind from (values (2025, \'2025\'), (2026, \'2026\'), (2027, \'2027\')) as y (year, report) cross join (values (\'Q1\'), (\'H1\'), (\'Q3\'), (\'Y\')) as k (kind)');
    await lease.run("create or replace temp table registry_indicators as select * from (values ('share', 'share', 'flow'), ('count', 'count', 'flow'), ('stock', 'count', 'stock')) as i (id, kind, timing)");
    await lease.run("create or replace temp table bodies as select * from (values ('a', 'A'), ('b', 'B'), ('p', 'P'), ('h', 'H'), ('s', 'S')) as b (agency, name_vi)");
    await lease.run("create or replace temp table lineage as select agency, agency as ancestor, 1.0::double as share from bodies union all select * from (values ('a', 'p', 1.0), ('a', 'h', 0.5), ('s', 'a', 1.0), ('s', 'p', 1.0), ('s', 'h', 0.5)) as k (agency, ancestor, share)");
    await lease.run('alter table lineage add column is_estimate boolean');
    await lease.run('update lineage set is_estimate = share <> 1');
    // In 2026 p owes its first quarter and half-year and a what follows; in 2027 p still owes everything.
    await lease.run("create or replace temp table duties as select b.agency, i.id as indicator, r.report from bodies as b cross join registry_indicators as i cross join reports as r where b.agency not in ('p', 'a', 's', 'h') or r.year = 2027");
    await lease.run("create or replace temp table lines as select b.agency, i.id as indicator, '' as part, r.report from bodies as b cross join registry_indicators as i cross join reports as r where b.agency <> 'p' or i.id <> 'share'");
    const found = await lease.run(sql, { agency: { kind: 'text', value: 'a' }, report: { kind: 'text', value: report } });
    const at = (name: string): unknown[] => found.values[found.names.indexOf(name)]!;
    return Array.from({ length: found.rows }, (_, row) => ['field', 'given', 'other', 'reports'].map((name) => String(at(name)[row])).join(' ') + (at('rest')[row] === null ? '' : ` leaves ${String(at('rest')[row])} of ${String(at('whole')[row])}`));
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
  ['a quarter of more than was counted', '2026H1', [share(90, 150)], { held: { '2026Q1': [share(10, 100)] } }, ['numerator 90 10 2026Q1 leaves 80 of 50']],
  ['the same from the other side', '2026Q1', [share(10, 100)], { held: { '2026H1': [share(90, 150)] } }, ['numerator 10 90 2026H1 leaves 80 of 50']],
  ['a quarter of exactly what was counted', '2026H1', [share(60, 150)], { held: { '2026Q1': [share(10, 100)] } }, []],
  ['the last quarter of more than was counted', '2026Y', [share(90, 150)], { held: { '2026H1': [share(10, 80)], '2026Q3': [share(10, 40)] } }, ['numerator 90 20 2026H1 + 2026Q3 leaves 70 of 30']],
  ['the third quarter beside the others', '2026Q3', [share(10, 40)], { held: { '2026H1': [share(10, 80)], '2026Y': [share(90, 150)] } }, ['numerator 10 80 2026Y − 2026H1 leaves 70 of 30']],
  ['H1 under the first quarter of a predecessor', '2026H1', [count(4)], { others: { 'p 2026Q1': [count(5)] } }, ['value 4 5 2026Q1 (P)']],
  ['H1 under its own and that of a predecessor', '2026H1', [count(4)], { held: { '2026Q1': [count(3)] }, others: { 'p 2026Q1': [count(2)] } }, ['value 4 5 2026Q1 + 2026Q1 (P)']],
  ['a share stated at a split is an estimate and refuses nothing', '2026H1', [count(4)], { held: { '2026Q1': [count(3)] }, others: { 'h 2026Q1': [count(4)] } }, []],
  ['a predecessor that still reports for itself', '2027H1', [count(4)], { others: { 'p 2027Q1': [count(9)] } }, []],
  ['money that adds up but for the last digit of a double', '2026Y', [count(42_666_666.4)], { held: { '2026H1': [count(30_370_370.1)], '2026Q3': [count(12_296_296.3)] } }, []],
  ['Y of the successor holds the H1 of its predecessors', '2026Y', [count(9)], { held: { '2026Q3': [count(2)] }, others: { 'p 2026H1': [count(8)], 'p 2026Q1': [count(3)] } }, ['value 9 10 2026H1 (P) + 2026Q3']],
  ['a Q1 that the H1 of the successor holds is not counted again', '2026Y', [count(20)], { held: { '2026H1': [count(12)] }, others: { 'p 2026Q1': [count(10)] } }, []],
  ['a late Q1 of the predecessor, from its own side', '2026Q1', [count(5)], { others: { 's 2026H1': [count(4)] } }, ['value 5 4 2026H1 (S)']],
  ['a part that the predecessor is not asked for', '2026H1', [share(4, 9)], { others: { 'p 2026Q1': [share(5, 9)] } }, []],
  ['two that come together and disagree', '2026H1', [count(4)], { beside: { '2026Q1': [count(5)] } }, ['value 4 5 2026Q1']],
])('%s', async (_name, report, sheet, given, told) => {
  expect(await falls(report, sheet, given)).toEqual(told);
});
