// npm run bench: a province's size, 400,000 observations. Times of the questions that screens ask through the engine, over HTTP from
// stored bytes, and of the same statements run bare in DuckDB, with the time that each takes of the processor; how long a sheet takes to be seen; the size of the first load. Prints
// figures; asserts nothing.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { openApp } from '../../server/app.ts';
import { dress } from '../../server/engine/formats.ts';
import { readParams } from '../../server/engine/question.ts';
import { openHouse } from '../../server/house.ts';
import { land } from '../../server/lake/land.ts';
import type { Observation } from '../../server/lake/land.ts';
import { readSettings } from '../../server/settings.ts';

const OBSERVATIONS = Number(process.env.OBSERVATIONS ?? 400_000);
const PLAN = 'bac-giang-2021-2030';
const root = mkdtempSync(join(tmpdir(), 'cot-moc-bench-'));
const { house, close } = await openHouse(readSettings({ COT_MOC_HOME: join(root, 'home'), COT_MOC_DEMO: 'off', COT_MOC_ANONYMOUS: 'on' }), () => undefined);
const { engine, home } = house;
const column = async (sql: string): Promise<never[][]> => (await engine.db.use((lease) => lease.run(sql))).values as never[][];

const [agencies, reports] = [
  (await column("select agency from bodies where territory = 'bac-giang' and kind <> 'collective'"))[0] as string[],
  (await column("select report from reports where q between 8085 and 8107"))[0] as string[],
];
const [indicators, parts, kinds] = (await column(`select distinct r.indicator, r.part, i.kind from registry_targets as r inner join registry_indicators as i on i.id = r.indicator
  inner join registry_plans as p on p.id = r.plan and p.territory = 'bac-giang'`)) as unknown as [string[], string[], string[]];
const sheets = agencies.flatMap((agency) => reports.map((report) => ({ agency, report })));
const each = Math.ceil(OBSERVATIONS / sheets.length);
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
console.log(`Landing ${sheets.length} submissions of ${each} observations each …`);
let started = performance.now();
for (const [at, sheet] of sheets.entries()) await landSheet(sheet, at, `${at}`);
print('landing one submission, mean', (performance.now() - started) / sheets.length);
started = performance.now();
await engine.absorb();
print('taking all in and making the steps ready', performance.now() - started);
started = performance.now();
await engine.answers.whole();
print('keeping every answer', performance.now() - started);
for (const revision of [2, 3]) {
  await landSheet(sheets[0]!, 0, `again-${revision}`);
  started = performance.now();
  await engine.absorb();
  print('until a sheet that touches every indicator is seen', performance.now() - started);
  started = performance.now();
  await engine.answers.whole();
  print('until every answer is kept anew', performance.now() - started);
}

const TARGET = 'bg30-online-dossiers';
const [agency] = (await column("select agency from lines where report = '2025Q1' and territory = 'bac-giang' group by agency order by count(*) desc, agency"))[0] as string[];
/** Who fills in the longest sheet now; on the map with the figures nobody does any more. */
const [filling] = (await column("select agency from lines where report = '2026H1' group by agency order by count(*) desc, agency"))[0] as string[];
/** Who is looked into first: behind the target's latest figure. */
const [[latest], [behind]] = (await column(`select l.report, l.agency from lines as l inner join pages as p on p.indicator = l.indicator and p.target = '${TARGET}' inner join reports as r on r.report = l.report
  where l.territory = 'bac-giang' and r.q = (select max(q) from series where target = '${TARGET}' and actual is not null) order by l.report, l.agency limit 1`)) as unknown as [[string], [string]];
/** Every question that a screen asks for now, as it is first asked; the first three are also measured over HTTP from stored bytes. */
const questions: Record<string, Record<string, string>> = {
  overview: { plan: PLAN }, trend: { target: TARGET }, targets: { plan: PLAN }, target: { target: TARGET }, breakdown: { target: TARGET }, agency_trend: { target: TARGET }, matrix: { plan: PLAN }, matrix_agencies: { plan: PLAN }, medians: { plan: PLAN },
  movement: { target: TARGET, from: '2024H1', to: '2025H1', boundary: 'reported' }, reporting: { plan: PLAN }, reports: { plan: PLAN }, plans: {}, activities: { plan: PLAN }, milestones: { plan: PLAN }, agencies: {}, indicators: {},
  thresholds: {}, dues: { plan: PLAN }, hand_ins: { plan: PLAN }, waiting: { plan: PLAN }, readiness: { plan: PLAN }, closings: { plan: PLAN }, derivation: { target: TARGET }, cuts: { target: TARGET }, coming: {}, reminders: { approval: 'false' },
  evidence: { agency: agency! }, owed: { agency: filling!, report: '2026H1' }, earlier: { agency: filling!, report: '2026H1' }, returned: { agency: filling!, report: '2026H1' },
  observations: { target: TARGET, report: latest, agency: behind }, corrections: { target: TARGET }, pace_if: { target: TARGET, more: '0.5' }, behind: { target: TARGET, quarter: '2026Q1' },
};
/** The same asked for something else: another report, another map, a filter. */
const others: [string, Record<string, string>][] = [
  ['overview', { plan: PLAN, report: '2025Q1' }], ['targets', { plan: PLAN, report: '2025Q1' }], ['target', { target: TARGET, report: '2025Q1' }], ['breakdown', { target: TARGET, report: '2025Q1' }], ['matrix', { plan: PLAN, report: '2025Q1' }],
  ['agency_trend', { target: TARGET, boundary: 'current' }], ['reporting', { plan: PLAN, report: '2025Q1' }], ['movement', { target: TARGET, from: '2024Q1', to: '2025Q1', boundary: 'reported' }],
  ['behind', { target: TARGET, quarter: '2023Q1' }], ['owed', { agency: agency!, report: '2023H1' }], ['earlier', { agency: agency!, report: '2023H1' }], ['evidence', { plan: PLAN }], ['cuts', { target: TARGET, report: '2025Q1' }], ['observations', { target: TARGET, report: '2025Q1', agency: agency! }],
  ['dues', { plan: PLAN, report: '2026Q3' }], ['dues', { agency: agency! }], ['targets', { plan: PLAN, status: 'off-track' }],
];
const server = openApp(house, null).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
for (const [at, [name, given]] of [...Object.entries(questions), ...others].entries()) {
  const question = engine.questions.get(name)!;
  const params = readParams(question, given);
  const bound = { ...engine.now(), ...params, as_of: engine.now().as_of! };
  const bare = await measure(1, 50, () => engine.db.use((lease) => lease.run(engine.statement(question), bound)));
  const one = await measure(1, 50, () => answer());
  const eight = await measure(8, 200, () => answer());
  const asked = at < Object.keys(questions).length ? name : `${name} ${Object.values(given).slice(1).join(' ') || Object.values(given).join(' ')}`;
  report(`${asked}, bare DuckDB, one at a time`, bare);
  report(`${asked}, asked and made Arrow, one at a time`, one);
  report(`${asked}, asked and made Arrow, 8 at once`, eight);
  if (at < 3) {
    await fetched(address());
    report(`${name}, over HTTP from stored bytes, 8 at once`, await measure(8, 1000, () => fetched(address())));
  }
  console.log(`  ${(one.p50 / bare.p50).toFixed(2)} × the bare time`);
  async function answer(): Promise<void> {
    const { columns, snapshot } = await engine.run(question, params);
    await dress('arrow', question, columns, snapshot, engine.db, home.staging);
  }
  function address(): string {
    return `${url}/api/q/${name}.arrow?${new URLSearchParams(given)}`;
  }
}
/** Of one body, or asked when a number is looked into. */
const ALONE = new Set(['behind', 'corrections', 'pace_if', 'derivation', 'observations', 'cuts', 'coming', 'reminders', 'waiting', 'readiness', 'closings', 'evidence', 'owed', 'earlier', 'returned']);
// As a browser asks: every question of every page of every plan, in a mixed order, over HTTP, with nothing stored at first.
const pages = (await column('select target, plan from pages')) as unknown as [string[], string[]];
const mixed = pages[0].flatMap((target, at) => Object.entries(questions).flatMap(([name, given]): string[] => {
  const own = { ...given, ...('target' in given ? { target } : {}), ...('plan' in given ? { plan: pages[1][at]! } : {}) };
  return ALONE.has(name) ? [] : [`${url}/api/q/${name}.arrow?${new URLSearchParams(own)}`];
})).map((address, at) => ({ address, place: (at * 7919) % 100_003 })).sort((a, b) => a.place - b.place).map(({ address }) => address);
let next = 0;
report(`${mixed.length} questions of all pages over HTTP, ${new Set(mixed).size} of them different, 8 at once`,
  await measure(8, mixed.length, () => fetched(mixed[(next += 1) % mixed.length]!), 0));
// As pages of a past moment: in this order of each of twelve moments that nobody has asked about, so that the first question of all works the steps out, and the others what they need besides.
const pastOf = (as_of: string) => (name: string): Promise<unknown> => engine.run(engine.questions.get(name)!, readParams(engine.questions.get(name)!, { ...questions[name], as_of }));
const moments = Array.from({ length: 12 }, (_, day) => `2026-10-${String(day + 2).padStart(2, '0')}`);
const past = ['overview', 'targets', 'reports', 'trend', 'target', 'breakdown', 'agency_trend', 'behind', 'derivation'];
const firsts = new Map<string, number[]>(past.map((name) => [name, []]));
for (const as_of of moments) {
  for (const name of past) {
    const begun = performance.now();
    await pastOf(as_of)(name);
    firsts.get(name)!.push(performance.now() - begun);
  }
}
for (const [name, took] of firsts) {
  const inOrder = took.toSorted((a, b) => a - b);
  console.log(`${name} as of a past moment, first: p50 ${inOrder[inOrder.length >> 1]!.toFixed(1)} ms, most ${inOrder.at(-1)!.toFixed(1)} ms`);
  report(`${name} as of a past moment, then, one at a time`, await measure(1, 20, () => pastOf(moments.at(-1)!)(name), 0));
  report(`${name} as of a past moment, then, 8 at once`, await measure(8, 80, () => pastOf(moments.at(-1)!)(name), 0));
}
for (const [page, names] of Object.entries({ overview: ['overview', 'targets', 'reporting', 'reports'], target: ['targets', 'target', 'trend', 'breakdown', 'movement', 'agency_trend', 'reports'] })) {
  let day = 0;
  report(`all that the ${page} asks at once, of moments that nobody has asked about`, await measure(1, 8, () => Promise.all(names.map(pastOf(`2026-09-${String((day += 1) + (page === 'target' ? 10 : 0)).padStart(2, '0')}`))), 2));
}
const changes = engine.questions.get('changes')!;
report('changes between two moments', await measure(1, 3, () => engine.run(changes, readParams(changes, { plan: PLAN, from: '2026-09-01', to: '2026-10-02' }))));
const started_at = performance.now();
await engine.makeReady();
print('making every table anew', performance.now() - started_at);
const memory = await column('select sum(memory_usage_bytes) / 1e6 from duckdb_memory()');
console.log(`memory of the tables: ${Number(memory[0]![0]).toFixed(0)} MB`);

server.closeAllConnections();
server.close();
await close();
rmSync(root, { recursive: true, force: true });
if (existsSync(resolve('dist/assets'))) {
  const files = readdirSync(resolve('dist/assets'));
  const size = (suffix: RegExp): number => files.filter((file) => suffix.test(file)).reduce((sum, file) => sum + readFileSync(resolve('dist/assets', file)).length, 0) / 1000;
  const first = [...readFileSync(resolve('dist/index.html'), 'utf8').matchAll(/assets\/([^"]+\.js)"/g)].map((match) => match[1]!);
  const { gzipSync } = await import('node:zlib');
  console.log(`first load: JS ${(first.reduce((sum, file) => sum + gzipSync(readFileSync(resolve('dist/assets', file))).length, 0) / 1000).toFixed(0)} kB gzip, fonts ${size(/\.woff2$/).toFixed(0)} kB`);
}

/** @throws Error where it is not answered: a refusal is quick */
async function fetched(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await answer.arrayBuffer();
}
async function landSheet({ agency, report }: { agency: string; report: string }, at: number, key: string): Promise<void> {
  const observations = Array.from({ length: each }, (_, row): Observation => {
    const pick = row % indicators.length;
    const denominator = 500 + ((row * 7919 + at * 104_729) % 9000);
    const share = kinds[pick] === 'share';
    return {
      indicator: indicators[pick]!, part: row < indicators.length ? parts[pick]! : `field=f${Math.floor(row / indicators.length)}`, state: 'reported',
      numerator: share ? Math.round(denominator * (0.4 + ((row + at) % 50) / 100)) : null, denominator: share ? denominator : null, value: share ? null : denominator, sample: null, standard_error: null, reference: '',
      note: '', sheet: '', line: row + 2, cell: `C${row + 2}`,
    };
  });
  await land([{ agency, report, observations, sha256: `bench-${key}`, fileName: 'bench.csv', idempotencyKey: `bench-key-${key}`, reason: null, accept: true, actor: 'bench', at: '2026-10-01T00:00:00Z' }], home, engine.db);
}
interface Times { p50: number; p95: number; perSecond: number; cpu: number }
async function measure(atOnce: number, count: number, work: () => Promise<unknown>, warming = 20): Promise<Times> {
  for (let warm = 0; warm < Math.min(warming, count); warm += 1) await work();
  const times: number[] = [];
  const [begun, used] = [performance.now(), process.cpuUsage()];
  let left = count;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await work();
      times.push(performance.now() - from);
    }
  }));
  times.sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1000 / times.length, p50: times[Math.floor(times.length * 0.5)]!, p95: times[Math.floor(times.length * 0.95)]!, perSecond: (1000 * times.length) / (performance.now() - begun) };
}
function report(what: string, times: Times): void {
  console.log(`${what}: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms, ${times.perSecond.toFixed(0)}/s, processor ${times.cpu.toFixed(1)} ms`);
}
function print(what: string, ms: number): void {
  console.log(`${what}: ${ms.toFixed(1)} ms`);
}
