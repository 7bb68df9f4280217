// What is unusual about a sheet: the check alone, over stated figures of before, at each of its limits.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDB } from '../../server/engine/duckdb.ts';
import { compose, readQuestion } from '../../server/engine/question.ts';

type Figures = [indicator: string, part: string, state: string, numerator: number | null, denominator: number | null, value: number | null];
type Held = Record<string, Figures[]>;

const steps = new Map([['comparable', readQuestion('queries/model/comparable.sql')]]);
const sql = compose(readQuestion('queries/intake/unusual.sql'), steps, new Set(['history', 'newest', 'reports', 'lines']));
const share = (numerator: number, denominator: number, part = ''): Figures => ['share', part, 'reported', numerator, denominator, null];
const of = (indicator: string) => (value: number, part = ''): Figures => [indicator, part, 'reported', null, null, value];
const [flow, stock, survey, rank] = [of('flow'), of('stock'), of('survey'), of('rank')];
const none = (indicator: string, part = ''): Figures => [indicator, part, 'nothing-to-report', null, null, null];
const never: Figures = ['stock', '', 'not-applicable', null, null, null];
const [P, C, D] = ['level=province', 'level=commune', 'level=district'];
let db: DuckDB;
beforeAll(async () => {
  db = await DuckDB.open([]);
});
afterAll(() => db.close());

/** @returns each problem as “line code field given other low high reports” */
async function found(sheet: Figures[], held: Held, report = '2026Q3'): Promise<string[]> {
  return db.use(async (lease) => {
    const figures = ['text', 'text', 'text', 'number', 'number', 'number'] as const;
    const columns = 'indicator varchar, part varchar, state varchar, numerator double, denominator double, value double';
    await lease.run(`create or replace temp table sheet (place bigint, sheet varchar, line bigint, ${columns})`);
    await lease.append('sheet', ['integer', 'text', 'integer', ...figures], sheet.map((row, place) => [place, '', place + 2, ...row]));
    await lease.run(`create or replace temp table held (report varchar, ${columns})`);
    await lease.append('held', ['text', ...figures], Object.entries(held).flatMap(([name, list]) => list.map((row) => [name, ...row])));
    await lease.run("create or replace temp table reports as select y.year || k.kind as report, y.year, k.kind, 4 * y.year + k.n as q from (select 2019 + range as year from range(9)) as y cross join (values ('Q1', 1), ('H1', 2), ('Q3', 3), ('Y', 4)) as k (kind, n)");
    await lease.run("create or replace temp table registry_indicators as select * from (values ('share', 'share', 'flow'), ('flow', 'count', 'flow'), ('stock', 'count', 'stock'), ('survey', 'survey', 'survey'), ('rank', 'rank', 'survey')) as i (id, kind, timing)");
    await lease.run(`create or replace temp table newest as select 'a' as agency, h.report, r.q, h.indicator, h.part, h.state, case when h.state = 'reported' then h.numerator else 0.0 end as numerator, case when h.state = 'reported' then h.denominator else 0.0 end as denominator,
      case when h.state = 'reported' then h.value else 0.0 end as value, case when h.state <> 'reported' then null when h.indicator = 'share' then 100.0 * h.numerator / nullif(h.denominator, 0) else h.value end as level from held as h inner join reports as r on r.report = h.report`);
    await lease.run("create or replace temp table history as select agency, indicator, part, state, case when report < '2026' then timestamp '2026-01-10 00:00:00' end as accepted_at from newest");
    await lease.run(`create or replace temp table lines as select 'a' as agency, i.id as indicator, p.part, r.report from registry_indicators as i cross join reports as r cross join (values (''), ('${P}'), ('${C}')) as p (part) where i.id in ('share', 'flow', 'stock')`);
    const answer = await lease.run(sql, { agency: { kind: 'text', value: 'a' }, report: { kind: 'text', value: report }, as_of: { kind: 'timestamp', value: '2026-10-01T00:00:00Z' } });
    const at = (name: string, row: number): unknown => answer.values[answer.names.indexOf(name)]![row];
    return Array.from({ length: answer.rows }, (_, row) => ['line', 'code', 'field', 'given', 'other', 'low', 'high', 'reports'].map((name) => at(name, row) ?? '–').join(' ').trim());
  });
}
/** Shares of so many percent in the reports before 2026Q3, the latest first. */
const before = (...levels: number[]): Held => Object.fromEntries(levels.map((level, at) => [['2026H1', '2026Q1', '2025Y', '2025Q3', '2025H1', '2025Q1', '2024Y'][at]!, [share(level * 100, 10_000)]]));

test.each<[string, Figures[], Held, string[]]>([
  ['a share ten points up', [share(7000, 10_000)], before(60), []],
  ['a share beyond ten points', [share(7010, 10_000)], before(60), ['2 jump numerator 70.1 60 – – 2026H1']],
  ['beyond ten points, but no more than chance gives few cases', [share(26, 40)], { '2026H1': [share(20, 40)] }, []],
  ['beyond what is usual for it, though under ten points', [share(6600, 10_000)], before(60, 60.1, 59.9, 60, 60.2, 60.1), ['2 jump numerator 66 60 59.5 60.3 2026H1']],
  ['the same with four changes known', [share(6600, 10_000)], before(60, 60.1, 59.9, 60, 60.2), []],
  ['usual for one that moves much', [share(6600, 10_000)], before(60, 54, 61, 55, 62, 56), []],
  ['counted cases, half as many again', [flow(150)], { '2025Q3': [flow(100)] }, []],
  ['beyond half', [flow(151)], { '2025Q3': [flow(100)] }, ['2 jump value 151 100 – – 2025Q3']],
  ['counted cases are compared with the same report of the year before alone', [flow(151)], { '2026H1': [flow(10)], '2025Q3': [flow(140)] }, []],
  ['three of what stays, after one', [stock(3)], { '2026H1': [stock(1)] }, []],
  ['four after one', [stock(4)], { '2026H1': [stock(1)] }, ['2 jump value 4 1 – – 2026H1']],
  ['a survey by points', [survey(85)], { '2025Y': [survey(74)] }, ['2 jump value 85 74 – – 2025Y']],
  ['a rank is not compared', [rank(60)], { '2025Y': [rank(3)] }, []],
  ['the same figures again', [share(612, 1000)], { '2026H1': [share(612, 1000)] }, ['2 same-as-before numerator 612 612 – – 2026H1']],
  ['the same level of other figures', [share(1224, 2000)], { '2026H1': [share(612, 1000)] }, []],
  ['what stays, and stays the same', [stock(7)], { '2026H1': [stock(7)] }, []],
  ['nothing again', [flow(0)], { '2025Q3': [flow(0)] }, []],
  ['nothing to report after thirty', [none('flow')], { '2025Q3': [flow(30)] }, ['2 none-after-many value – 30 – – 2025Q3']],
  ['nothing to report after fewer', [none('flow')], { '2025Q3': [flow(29)] }, []],
  ['nothing to report of a share after thirty cases', [none('share')], before(0.5), ['2 none-after-many denominator – 10000 – – 2026H1']],
  ['parts that add up', [share(60, 100), share(20, 40, P), share(40, 60, C)], {}, []],
  ['parts that do not', [share(60, 100), share(20, 40, P), share(39, 60, C)], {}, ['2 parts-unlike-total numerator 60 59 – – level']],
  ['parts of which one is missing', [share(60, 100), share(20, 40, P)], {}, []],
  ['parts of which one has nothing to report', [flow(60), flow(60, P), none('flow', C)], {}, []],
  ['and then the other is not the total', [flow(60), flow(50, P), none('flow', C)], {}, ['2 parts-unlike-total value 60 50 – – level']],
  ['one part corrected, its total not', [share(30, 40, P)], { '2026Q3': [share(60, 100), share(20, 40, P), share(40, 60, C)] }, ['2 parts-unlike-total numerator 60 70 – – level']],
  ['one part corrected with its total', [share(30, 40, P), share(70, 100)], { '2026Q3': [share(60, 100), share(20, 40, P), share(40, 60, C)] }, []],
  ['the total corrected alone', [share(61, 100)], { '2026Q3': [share(60, 100), share(20, 40, P), share(40, 60, C)] }, ['2 parts-unlike-total numerator 61 60 – – level']],
  ['parts that were wrong before, and are not in the sheet', [stock(3)], { '2026Q3': [share(60, 100), share(20, 40, P), share(39, 60, C)] }, []],
  ['a dimension that is not asked for', [share(60, 100), share(1, 2, D)], {}, []],
  ['not applicable for the first time', [never], { '2026H1': [stock(7)] }, ['2 not-applicable-anew state – – – –']],
  ['not applicable again, accepted before', [never], { '2025Y': [never] }, []],
  ['not applicable again, not accepted yet', [never], { '2026H1': [never] }, ['2 not-applicable-anew state – – – –']],
  ['few cases', [share(20, 29)], {}, ['2 few-cases denominator 29 – – –']],
  ['no cases', [share(0, 0)], {}, ['2 no-cases denominator 0 – – –']],
])('%s', async (_, sheet, held, problems) => {
  expect((await found(sheet, held)).filter((told) => !(/few-cases/.test(told) && !problems.some((one) => /few-cases/.test(one))))).toEqual(problems);
});

test('a whole sheet of five figures that says what the last one said', async () => {
  const [same, other] = [[share(612, 1000), share(300, 600, P), share(312, 400, C), flow(40, P), flow(50, C)], flow(90)];
  const held: Held = { '2026H1': same.slice(0, 3), '2025Q3': [...same.slice(3), other] };
  expect(await found(same, held)).toContain('2 sheet-same numerator 5 – – – 2026H1');
  expect((await found([...same.slice(0, 4), flow(51, C)], held)).filter((told) => told.includes('sheet-same'))).toEqual([]);
});
