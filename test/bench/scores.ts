// npm run bench:scores: five yearly sets of 8 areas, 40 criteria and 90 components, 135 bodies, each component scored and those of the years before appraised, generated
// straight into the engine's tables. Times of the questions of desk and comparison, 8 at once. Prints figures; asserts nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../server/engine/engine.ts';
import { readParams } from '../../server/engine/question.ts';
import { openHome } from '../../server/home.ts';
import { readRegistry } from '../../server/registry/read.ts';
import { fillTables, keepVersion } from '../../server/registry/store.ts';

const BODIES = Number(process.env.BODIES ?? 135);
const YEARS = [2022, 2023, 2024, 2025, 2026];
const COMPONENTS = 90;
const [CRITERIA, AREAS] = [40, 8];
const root = mkdtempSync(join(tmpdir(), 'cot-moc-scores-'));
const home = openHome(join(root, 'home'));
const registry = readRegistry('data', false);
await keepVersion(registry, home, '2021-01-01T00:00:00Z');
const engine = await Engine.open(home, (error) => console.error(error), process.env.MEMORY ?? '16GB');
await fillTables(registry, engine.db);
const run = (sql: string): Promise<{ values: unknown[][] }> => engine.db.use((lease) => lease.run(sql));
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; ${BODIES} bodies, ${YEARS.length} years, ${COMPONENTS} components`);

const RULES = "['ratio', 'ratio-threshold', 'ratio-floor', 'ratio']";
for (const table of ['registry_criteria_sets', 'registry_criteria_areas', 'registry_criteria_classes', 'registry_criteria', 'registry_components', 'registry_component_steps']) await run(`delete from ${table}`);
await run(`insert into registry_agencies by name select 'xa-thu-' || n as id, 'Xã ' || n as name_vi, 'Commune ' || n as name_en, '' as short_vi, 'commune' as kind, 'commune' as level, 'bac-giang' as province, 'bac-giang' as territory, 'xa-thu-' || n as office,
  '' as parent, date '2021-01-01' as valid_from, 'illustrative' as certainty from range(1, ${BODIES + 1}) as r(n)`);
await run(`insert into registry_indicators by name select 'thu-' || n as id, 'Thử ' || n as name_vi, 'Tried ' || n as name_en, 'share' as kind, 'flow' as timing, 'percent' as unit, 'up' as better, 0.1 as rounding, 'commune' as owed_by, 'Q1 H1 Q3 Y' as reports,
  'so-noi-vu' as lead, 'x' as numerator_vi, 'x' as numerator_en from range(1, ${COMPONENTS + 1}) as r(n)`);
for (const year of YEARS) {
  const id = `thu-${year}`;
  await run(`insert into registry_criteria_sets by name select '${id}' as id, 'thu' as family, ${year === YEARS[0] ? "''" : `'thu-${year - 1}'`} as follows, '${id}' as name_vi, '${id}' as name_en, '${id}' as short_vi, '${id}' as short_en, 'province commune' as levels,
    'bac-giang' as territory, 'year' as every, ${year} as year, 'illustrative' as certainty, '' as document, 'bench' as source, 100 as total, 'yes' as rescale, '' as survey_by, 1 as position, '' as note_vi, '' as note_en`);
  await run(`insert into registry_criteria_areas by name select '${id}' as criteria, cast(n as varchar) as area, 'Lĩnh vực ' || n as name_vi, 'Area ' || n as name_en, n as position from range(1, ${AREAS + 1}) as r(n)`);
  await run(`insert into registry_criteria_classes by name select '${id}' as criteria, c.class, c.class as name_vi, c.class as name_en, c.least from (values ('tot', 90), ('kha', 80), ('trung-binh', 65), ('yeu', 0)) as c(class, least)`);
  await run(`insert into registry_criteria by name select '${id}' as criteria, ((n - 1) // ${CRITERIA / AREAS} + 1) || '.' || n as criterion, cast((n - 1) // ${CRITERIA / AREAS} + 1 as varchar) as area, n as position, 'x' as name_vi, 'x' as name_en from range(1, ${CRITERIA + 1}) as r(n)`);
  await run(`insert into registry_components by name select '${id}' as criteria, k.criterion || '.' || n as component, k.criterion, n as position, 'x' as name_vi, 'x' as name_en, 100.0 / ${COMPONENTS} as max, 'self' as mode, ${RULES}[n % 4 + 1] as rule, 'thu-' || n as indicator,
    '' as part, '' as subject, 'live' as reading, 80 as threshold, 20 as floor, 'none' as zero, '' as applies_to, 'so-noi-vu' as lead, 'Báo cáo | Quyết định' as evidence, 'illustrative' as certainty, '' as words, '' as source, '' as note
    from range(1, ${COMPONENTS + 1}) as r(n) inner join registry_criteria as k on k.criteria = '${id}' and k.position = (n - 1) % ${CRITERIA} + 1`);
}
await run(`insert into landed by name select 'PN-' || c.report || '-xa-thu-' || b as submission, 'xa-thu-' || b as agency, c.report, 1 as revision, 'thu-' || n as indicator, '' as part, 'reported' as state, 500 + (n * 7919 + b * 104729) % 400 as numerator,
  1000 as denominator, '' as note, '' as reference, '' as sheet, n + 1 as line, 'C' || (n + 1) as cell
  from registry_calendar as c cross join range(1, ${BODIES + 1}) as r(b) cross join range(1, ${COMPONENTS + 1}) as m(n) where c.kind = 'Y' and c.year in (${YEARS.slice(0, -1).join(', ')})`);
await run("insert into submissions select distinct submission, agency, report, 1, timestamp '2026-01-10 00:00:00', '', '', '', 90, 1 from landed");
await run("insert into acts select 1, timestamp '2026-01-10 00:00:00', 'accept', submission, 'bench' from submissions");
await run(`insert into score_steps by name select c.criteria, c.criteria.replace('thu-', '') as period, 'xa-thu-' || b as scored, c.component, s.step, timestamp '2026-02-01 00:00:00' + interval (s.n) day as taken_at, c.max * (0.6 + (b * 31 + c.position * 17 + s.n) % 40 / 100.0) as points,
  'Có văn bản xác nhận kèm theo' as note, 10 * s.n + 2 as seq from registry_components as c cross join range(1, ${BODIES + 1}) as r(b) cross join (values ('self', 1), ('first', 2), ('final', 3)) as s(step, n)
  where s.step = 'self' or c.criteria <> 'thu-${YEARS.at(-1)}'`);
for (const year of YEARS) await run(`insert into campaign_steps by name select 'thu-${year}' as criteria, '${year}' as period, 'opened' as step, timestamp '2026-01-01 00:00:00' as taken_at, date '2026-10-31' as self_until, date '2026-11-30' as first_until, date '2026-12-15' as explain_until, date '2026-12-31' as final_until, '' as agencies, 1 as seq`);
console.log(`${(await run('select count(*) from landed')).values[0]![0]} figures and ${(await run('select count(*) from score_steps')).values[0]![0]} scores generated`);

let started = performance.now();
await engine.makeReady();
console.log(`every table made in ${((performance.now() - started) / 1000).toFixed(1)} s; ${(await run('select count(*) from scores')).values[0]![0]} components of cards`);
started = performance.now();
await engine.answers.whole();
const card = { criteria: 'thu-2026', period: '2026', scored: 'xa-thu-7' };
const map = { ...card, scored: 'bac-giang' };
const then = '2026-02-10';
const asked: [string, Record<string, string>][] = [
  ['scorecard', card], ['scorecards', { criteria: card.criteria, period: card.period }], ['scorecards', {}], ['score_tree', card], ['score_bodies', { criteria: card.criteria, period: card.period }], ['score_areas', { scored: card.scored, family: 'thu' }], ['stakes', card], ['score_work', { agency: card.scored }], ['campaigns', {}],
  ['what_if', { ...card, supposed: '1.1.1' }], ['what_if', { ...card, supposed: '1.1.1', measure: '70' }], ['index_history', { scored: card.scored }], ['score_history', { ...card, component: '1.1.1' }], ['score_signs', { criteria: card.criteria, period: card.period }],
  ['scorecard', map], ['score_tree', map], ['stakes', map], ['scorecard', { ...card, as_of: then }], ['scorecards', { criteria: card.criteria, period: card.period, as_of: then }],
];
const only = process.env.ONLY?.split(',');
for (const [name, given] of asked.filter(([one]) => !only || only.includes(one))) {
  const question = engine.questions.get(name)!;
  const times: number[] = [];
  let left = 100;
  const ask = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await engine.run(question, readParams(question, given));
      times.push(performance.now() - from);
    }
  };
  const first = performance.now();
  const rows = (await engine.run(question, readParams(question, given))).columns.rows;
  const took = (performance.now() - first).toFixed(0);
  const { user, system } = process.cpuUsage();
  await ask();
  const used = process.cpuUsage({ user, system });
  const alone = times.splice(0).toSorted((a, b) => a - b);
  left = 200;
  await Promise.all(Array.from({ length: 8 }, ask));
  times.sort((a, b) => a - b);
  const at = (list: number[], part: number): string => list[Math.floor(list.length * part)]!.toFixed(0);
  console.log(`${name} ${Object.values(given).join(' ')} (${rows} rows): first ${took} ms, alone p50 ${at(alone, 0.5)} ms, p95 ${at(alone, 0.95)} ms, processor ${((used.user + used.system) / 1000 / alone.length).toFixed(0)} ms; 8 at once p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
}
await engine.close();
home.state.close();
rmSync(root, { recursive: true, force: true });
