// npm run bench:nation: 34 provinces' size, some 14 million observations, generated straight into the engine's tables.
// Times of the questions for now and as of a past moment, of making every table, and the memory. Prints figures; asserts nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../server/engine/engine.ts';
import { readParams } from '../../server/engine/question.ts';
import { openHome } from '../../server/home.ts';
import { readRegistry } from '../../server/registry/read.ts';
import { fillTables, keepVersion } from '../../server/registry/store.ts';

const PROVINCES = Number(process.env.PROVINCES ?? 34);
const EACH = Number(process.env.OBSERVATIONS ?? 400_000);
const root = mkdtempSync(join(tmpdir(), 'cot-moc-nation-'));
const home = openHome(join(root, 'home'));
const registry = readRegistry('data', false);
await keepVersion(registry, home, '2021-01-01T00:00:00Z');
const engine = await Engine.open(home, (error) => console.error(error), process.env.MEMORY ?? '16GB');
await fillTables(registry, engine.db);
const run = (sql: string): Promise<{ values: unknown[][] }> => engine.db.use((lease) => lease.run(sql));

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; ${PROVINCES} provinces`);
// The steps of the registry are made once, so that they have to wait for the other provinces.
for (const name of ['bodies', 'reports']) await engine.db.use((lease) => lease.work(`create table ${name} as ${engine.steps.get(name)!.body}`, engine.now()));
await run("create table own as select agency, row_number() over (order by agency) as a from bodies where territory = 'bac-giang' and kind <> 'collective'");
await run('create table closed as select report, row_number() over (order by q) as r from reports where q between 8085 and 8107');
await run(`create table picks as select row_number() over (order by r.indicator, r.part) - 1 as p, r.indicator, r.part, r.kind from (
  select distinct t.indicator, t.part, i.kind from registry_targets as t inner join registry_indicators as i on i.id = t.indicator inner join registry_plans as n on n.id = t.plan and n.territory = 'bac-giang') as r`);
const [[bodies], [reports], [picks]] = [(await run('select count(*) from own')).values, (await run('select count(*) from closed')).values, (await run('select count(*) from picks')).values] as [[number[]], [number[]], [number[]]];
const rows = Math.ceil(EACH / (bodies[0]! * reports[0]!));
let started = performance.now();
for (let n = 1; n <= PROVINCES; n += 1) {
  const s = `-${String(n).padStart(2, '0')}`;
  for (const [table, cells, where] of [
    ['registry_agencies', ['id', 'province', 'territory'], "territory = 'bac-giang'"], ['registry_succession', ['predecessor', 'successor'], "predecessor in (select agency from own)"],
    ['registry_plans', ['id', 'province', 'territory'], "territory = 'bac-giang'"], ['registry_areas', ['plan'], "plan in ('bac-giang-2021-2030', 'bac-giang-2025')"],
    ['registry_targets', ['id', 'target', 'plan'], "plan in ('bac-giang-2021-2030', 'bac-giang-2025')"], ['registry_breaks', ['territory'], "territory = 'bac-giang'"],
  ] as [string, string[], string][]) {
    await run(`insert into ${table} select * replace (${cells.map((cell) => `case when ${cell} = '' then '' else ${cell} || '${s}' end as ${cell}`).join(', ')}) from ${table} where ${where}`);
  }
  await run(`insert into landed select 'PN-' || c.report || '-' || b.agency || '${s}-01', b.agency || '${s}', c.report, 1, k.indicator, case when i.row < ${picks[0]} then k.part else 'field=f' || (i.row // ${picks[0]}) end, 'reported',
    case when k.kind = 'share' then round((500 + (i.row * 7919 + b.a * 104729 + ${n}) % 9000) * (0.4 + ((i.row + c.r + ${n}) % 50) / 100.0)) end, case when k.kind = 'share' then 500 + (i.row * 7919 + b.a * 104729 + ${n}) % 9000 end,
    case when k.kind <> 'share' then 500 + (i.row * 7919 + b.a + ${n}) % 9000 end, null, null, '', '', '', i.row + 2, 'C' || (i.row + 2)
    from own as b cross join closed as c cross join range(${rows}) as i(row) inner join picks as k on k.p = i.row % ${picks[0]}`);
  await run(`insert into submissions select 'PN-' || c.report || '-' || b.agency || '${s}-01', b.agency || '${s}', c.report, 1, timestamp '2026-10-01 00:00:00', '', 'bench.csv', null, ${rows}, ${n} from own as b cross join closed as c`);
  await run(`insert into acts select ${n}, timestamp '2026-10-01 00:00:00', 'accept', 'PN-' || c.report || '-' || b.agency || '${s}-01', 'bench' from own as b cross join closed as c`);
  if (n % 4 === 0) await run('checkpoint');
}
await run('checkpoint');
console.log(`${(await run('select count(*) from landed')).values[0]![0]} observations generated in ${((performance.now() - started) / 1000).toFixed(0)} s`);
started = performance.now();
await engine.makeReady();
console.log(`every table made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
started = performance.now();
await engine.answers.whole();
console.log(`every answer kept in ${((performance.now() - started) / 1000).toFixed(1)} s`);
await run('checkpoint');
console.log(`memory of the tables: ${Number((await run('select sum(memory_usage_bytes) / 1e6 from duckdb_memory()')).values[0]![0]).toFixed(0)} MB, of the process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);

const [PLAN, TARGET] = ['bac-giang-2021-2030-07', 'bg30-online-dossiers-07'];
const [[latest], [behind]] = (await run(`select l.report, l.agency from lines as l inner join pages as p on p.indicator = l.indicator and p.target = '${TARGET}' inner join reports as r on r.report = l.report inner join registry_plans as g on g.id = p.plan
  where l.territory = g.territory and r.q = (select max(q) from series where target = '${TARGET}' and actual is not null) order by l.report, l.agency limit 1`)).values as [[string], [string]];
const questions: Record<string, Record<string, string>> = {
  observations: { target: TARGET, report: latest, agency: behind },
  overview: { plan: PLAN }, targets: { plan: PLAN }, trend: { target: TARGET }, target: { target: TARGET }, breakdown: { target: TARGET }, agency_trend: { target: TARGET },
  movement: { target: TARGET, from: '2025Q3', to: '2026Q3' }, reporting: { plan: PLAN }, behind: { target: TARGET, quarter: '2026Q3' }, derivation: { target: TARGET },
};
for (const [name, given] of Object.entries(questions)) {
  const question = engine.questions.get(name)!;
  for (const [when, more, count] of [['now', {}, 80], ['as of a past moment', { as_of: '2026-10-02' }, 3]] as [string, Record<string, string>, number][]) {
    if ('as_of' in more && !question.params.some((param) => param.name === 'as_of')) continue;
    const times: number[] = [];
    let left = count;
    const ask = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const from = performance.now();
        await engine.run(question, readParams(question, { ...given, ...more }));
        times.push(performance.now() - from);
      }
    };
    await Promise.all(Array.from({ length: when === 'now' ? 8 : 1 }, ask));
    times.sort((a, b) => a - b);
    console.log(`${name} ${when}${when === 'now' ? ', 8 at once' : ''}: p50 ${times[Math.floor(times.length / 2)]!.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]!.toFixed(0)} ms`);
  }
}
await engine.close();
home.state.close();
rmSync(root, { recursive: true, force: true });
