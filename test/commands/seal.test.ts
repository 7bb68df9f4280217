// seal: a closed report's files become one, and no answer is another; killed at any moment it is whole or absent.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Columns } from '../../server/engine/values.ts';
import { openHome } from '../../server/home.ts';
import { openHouse } from '../../server/house.ts';
import { chainHash } from '../../server/lake/chain.ts';
import { filesUnder, keepBytes } from '../../server/lake/durable.ts';
import { land } from '../../server/lake/land.ts';
import type { Observation } from '../../server/lake/land.ts';
import { seals } from '../../server/lake/seals.ts';
import { sweep } from '../../server/lake/sweep.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { readSettings } from '../../server/settings.ts';
import { explained, handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';
import { run, SMALL, smallHome } from './run.ts';

const PLAN = 'bac-giang-2021-2030';
const REPORTS = ['2023Q1', '2023H1', '2023Q3', '2023Y', '2024Q1', '2024H1'];
const ASKED = ['overview', 'targets', 'reporting', 'reports', 'activities'].map((name) => `${name}.json?plan=${PLAN}`)
  .concat(['trend', 'target', 'breakdown', 'agency_trend', 'observations'].map((name) => `${name}.json?target=bg30-online-dossiers`))
  .concat(['behind.json?target=bg30-online-dossiers&quarter=2023Q4']);
const PAST = ['targets', 'reporting'].map((name) => `${name}.json?plan=${PLAN}&as_of=2023-11-01`);
/** Asked before and after the seal alone, since it takes longest. */
const CHANGES = `changes.json?plan=${PLAN}&from=2023-06-01&to=2024-08-01`;

let root: string;
let home: string;
let opened: Opened;
const answers = async (url: string, more: string[] = []): Promise<string[]> => {
  const texts: string[] = [];
  for (const question of [...ASKED, ...PAST, ...more]) {
    const answer = await fetch(`${url}/api/q/${question}`);
    expect(answer.status, question).toBe(200);
    texts.push(`${question}\n${await answer.text()}`);
  }
  return texts;
};
const start = async (): Promise<void> => { opened = await open({ COT_MOC_HOME: home }); };
const rowsOf = ({ names, values, rows }: Columns): Record<string, unknown>[] => Array.from({ length: rows }, (_, row) => Object.fromEntries(names.map((name, at) => [name, values[at]![row]])));
const parquet = (path: string): Promise<Record<string, unknown>[]> => opened.house.engine.db.use(async (lease) => rowsOf(await lease.run(`select * from read_parquet('${join(home, 'lake', path)}') order by seq`)));
const lake = (): string[] => filesUnder(join(home, 'lake'));

const figure: Observation = {
  indicator: 'online-dossiers', part: '', state: 'reported', numerator: 0, denominator: 0, value: null, sample: null, standard_error: null, reference: '', note: '', sheet: '', line: 2, cell: '',
};
/** How many rows of each submission the engine has, and how many the manifest has. */
const landed = (): Promise<unknown[]> => opened.house.engine.db.use(async (lease) => rowsOf(await lease.run('select submission, count(*) as rows from landed group by submission order by submission')));
const meant = (): unknown[] => opened.house.home.state.all('select submission, rows from files order by submission');

/** A plan's sheets of six reports, with decimals whose sum depends on the order in which they are added. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cot-moc-seal-'));
  home = join(root, 'home');
  await start();
  const { engine, home: kept } = opened.house;
  const column = async (sql: string): Promise<string[][]> => (await engine.db.use((lease) => lease.run(sql))).values as string[][];
  const [agencies] = await column("select agency from bodies where agency like 'bg-so-%' order by agency limit 7") as [string[]];
  const [indicators, parts, kinds] = await column(`select distinct r.indicator, r.part, i.kind from registry_targets as r inner join registry_indicators as i on i.id = r.indicator
    inner join registry_plans as p on p.id = r.plan and p.territory = 'bac-giang' order by 1, 2`) as [string[], string[], string[]];
  for (const [at, report] of REPORTS.entries()) {
    for (const revision of [1, 2]) {
      for (const [whose, agency] of agencies.entries()) {
        if (revision === 2 && (whose + at) % 5 > 0) continue;
        const observations = indicators.map((indicator, row): Observation => {
          const [denominator, isShare] = [500 + ((row * 7919 + whose * 104_729 + at) % 900), kinds[row] === 'share'];
          return {
            ...figure, indicator, part: parts[row]!, line: row + 2, numerator: isShare ? Math.round(denominator * (0.5 + at / 20 + revision / 100)) : null, denominator: isShare ? denominator : null,
            value: isShare ? null : denominator / 7 + whose / 10,
          };
        });
        const sha256 = await keepBytes(Buffer.from(`${report} ${agency} ${revision}`), kept.received, kept.staging);
        const months = at < 4 ? `2023-${['04', '07', '10', '12'][at]}` : `2024-0${at === 4 ? 4 : 7}`;
        await land([{ agency, report, observations, sha256, fileName: 'a.csv', idempotencyKey: `seal-${report}-${agency}-${revision}`, reason: revision > 1 ? 'recount' : null, accept: true, actor: 'test', at: `${months}-0${revision}T00:00:00.000Z` }], kept, engine.db);
      }
    }
  }
  await engine.absorb();
});
afterAll(async () => {
  await opened.close();
  rmSync(root, { recursive: true });
});

const [DAY_MS, AHEAD_MS, LONGEST_MS] = [86_400_000, 7 * 3_600_000, 180_000];
/** Answers of today are compared: not across midnight in Viet Nam. */
async function onOneDay(): Promise<void> {
  const left = DAY_MS - ((Date.now() + AHEAD_MS) % DAY_MS);
  if (left < LONGEST_MS) await setTimeout(left + 15_000);
}
beforeEach(onOneDay, 400_000);

test('a report that is not closed, or not known, is refused', async () => {
  expect(await run(['seal', '2030Y', '--home', home])).toMatchObject({ code: 1, said: expect.stringMatching(/^2030Y closes on 20\d\d-\d\d-\d\d, and today is/) });
  expect(await run(['seal', '2023Q2', '--home', home])).toMatchObject({ code: 1, said: expect.stringContaining('Nearest: 2023Q1') });
  expect(await run(['seal', '2022Q1', '--home', home])).toEqual({ code: 0, said: 'No sheet was handed in for 2022Q1: nothing was done.\n' });
  expect(seals(opened.house.home.state)).toEqual([]);
});

test('sealed by a running server: no answer is another, neither at once nor after a restart; the second time does nothing', async () => {
  const before = await answers(opened.url, [CHANGES]);
  const sheets = lake().length;
  for (const report of ['2023Q1', '2023Y', '2024H1']) expect(await run(['seal', report, '--home', home])).toMatchObject({ code: 0, said: expect.stringMatching(new RegExp(`^${report} is sealed into one file of .* Files taken in: [89];`)) });
  expect(lake().length).toBe(sheets + 6);
  expect(await run(['seal', '2023Y', '--home', home])).toMatchObject({ code: 0, said: expect.stringContaining('nothing was done') });
  expect(await answers(opened.url, [CHANGES])).toEqual(before);
  await opened.close();
  await start();
  expect(await answers(opened.url)).toEqual(before.slice(0, -1));
  expect(await run(['verify', home])).toMatchObject({ code: 0 });
});

test('each sealed row knows its sheet, file and commit number; the acts in Parquet are the chain', async () => {
  const { state } = opened.house.home;
  const files = new Map(state.files().map((file) => [file.submission, file]));
  const submissions = new Map(state.submissions().map((row) => [row.submission, row]));
  const all = seals(state);
  const figures = all.filter(({ holds }) => holds === 'figures');
  expect(figures.map(({ report }) => report)).toEqual(['2023Q1', '2023Y', '2024H1']);
  for (const { path, report, rows } of figures) {
    const sealed = await parquet(path);
    expect(sealed.length).toBe(rows);
    for (const row of sealed) {
      const [file, handed] = [files.get(String(row.submission))!, submissions.get(String(row.submission))!];
      expect([row.report, row.revision, row.sheet_sha256, row.file_sha256, row.seq]).toEqual([report, handed.revision, handed.sha256, file.sha256, file.seq]);
    }
    const own = await Promise.all(state.files().filter((file) => submissions.get(file.submission)!.report === report).map((file) => opened.house.engine.db.use(async (lease) => rowsOf(await lease.run(`select * from read_parquet('${join(home, 'lake', file.path)}')`)))));
    const form = (row: Record<string, unknown>): string => JSON.stringify({ ...row, sheet_sha256: undefined, file_sha256: undefined, seq: undefined });
    expect(sealed.map(form).sort()).toEqual(own.flat().map(form).sort());
  }
  let [previous, seq] = ['', 0];
  for (const { path } of all.filter(({ holds }) => holds === 'acts')) {
    for (const act of await parquet(path)) {
      expect([act.seq, act.previous, chainHash(previous, { ...act, at: act.acted_at } as never)]).toEqual([(seq += 1), previous, act.hash]);
      previous = String(act.hash);
    }
  }
  expect(seq).toBe(figures.at(-1)!.seq - 1);
});

test('a correction after the seal lands as a file of its own; sealing again takes it in; what was replaced goes after seven days', async () => {
  const agency = opened.house.home.state.submissions()[0]!.agency;
  const files = lake().length;
  const answer = await handIn(opened.url, agency, '2023Y', explained('indicator;numerator;denominator\nonline-dossiers;130000;140001\n'), { reason: 'typing-error' });
  expect([answer.status, await answer.text()]).toEqual([201, expect.anything()]);
  expect(lake().length).toBe(files + 1);
  const corrected = await answers(opened.url);
  expect(JSON.stringify(corrected)).toContain('140001');
  await opened.close();
  await start();
  expect(await answers(opened.url)).toEqual(corrected);
  expect(await run(['seal', '2023Y', '--home', home], { LANG: 'vi_VN' })).toMatchObject({ code: 0, said: expect.stringContaining('Số tệp được gộp: 1;') });
  expect(await answers(opened.url)).toEqual(corrected);

  const kept = opened.house.home;
  expect(await landed()).toEqual(meant());
  // Stored, not shown yet, and sealed: shown from the seal, once.
  await land([{
    agency: kept.state.submissions()[1]!.agency, report: '2023Y', observations: [{ ...figure, numerator: 130_000, denominator: 150_001 }], sha256: await keepBytes(Buffer.from('late'), kept.received, kept.staging), fileName: 'late.csv',
    idempotencyKey: 'seal-late-key', reason: 'recount', accept: true, actor: 'test', at: new Date().toISOString(),
  }], kept, opened.house.engine.db);
  expect(await run(['seal', '2023Y', '--home', home])).toMatchObject({ code: 0, said: expect.stringContaining('Files taken in: 1;') });
  expect(await landed()).toEqual(meant());
  const late = await answers(opened.url);
  expect(JSON.stringify(late)).toContain('150001');
  expect((await sweep(kept, 0, Date.now() + 6.9 * 86_400_000)).retired).toEqual([]);
  const { retired, alarms, quarantined } = await sweep(kept, 0, Date.now() + 7.1 * 86_400_000);
  // The sheets of three reports, and the first two seals of 2023Y.
  const sheets = kept.state.submissions().filter(({ report }) => ['2023Q1', '2023Y', '2024H1'].includes(report)).length;
  expect([retired.length, alarms, quarantined]).toEqual([sheets + 2, [], []]);
  expect(lake().filter((path) => path.includes('report=2023Y'))).toEqual([seals(kept.state).findLast(({ holds }) => holds === 'figures')!.path]);
  expect(await run(['verify', home])).toMatchObject({ code: 0 });
  await opened.close();
  await start();
  expect(await answers(opened.url)).toEqual(late);
});

test('a backup of a sealed home is a sealed home', async () => {
  const before = await answers(opened.url);
  expect(await run(['backup', join(root, 'backup'), '--home', home])).toMatchObject({ code: 0 });
  expect(await run(['restore', join(root, 'backup'), join(root, 'again')])).toMatchObject({ code: 0 });
  const again = await open({ COT_MOC_HOME: join(root, 'again') });
  expect(await answers(again.url)).toEqual(before);
  await again.close();
});

test('a changed seal is named, and nothing starts with it', async () => {
  const hurt = join(root, 'hurt');
  cpSync(join(root, 'again'), hurt, { recursive: true });
  const seal = filesUnder(join(hurt, 'lake')).find((path) => path.includes('sealed-2023Q1'))!;
  appendFileSync(join(hurt, 'lake', seal), '\0');
  expect(await run(['verify', hurt])).toMatchObject({ code: 1, said: expect.stringContaining(`${join(hurt, 'lake', seal)} has changed since it was stored`) });
  await expect(openHouse(readSettings({ COT_MOC_HOME: hurt, COT_MOC_DEMO: 'off' }), () => undefined)).rejects.toThrow(seal);
});

describe('on a small home, without a server', () => {
  let small: { root: string; home: string };
  beforeAll(async () => { small = await smallHome(); });
  afterAll(() => rmSync(small.root, { recursive: true }));
  const copied = (name: string): string => {
    cpSync(small.home, join(small.root, name), { recursive: true });
    return join(small.root, name);
  };

  test('a file of the report that has changed is named, and nothing is stored', async () => {
    const hurt = copied('hurt');
    const file = join(hurt, 'lake', filesUnder(join(hurt, 'lake')).find((path) => path.includes('PN-2022Q1-b-01'))!);
    appendFileSync(file, '\0');
    expect(await run(['seal', '2022Q1', '--home', hurt])).toMatchObject({ code: 1, said: expect.stringContaining(`${file} has changed`) });
    expect([filesUnder(join(hurt, 'lake')).length, readdirSync(join(hurt, 'staging'))]).toEqual([5, []]);
  });

  test('what a seal replaced stays beyond its days where the seal has changed', async () => {
    const one = copied('changed');
    expect(await run(['seal', '2022Q1', '--home', one])).toMatchObject({ code: 0 });
    const path = filesUnder(join(one, 'lake')).find((name) => name.includes('sealed-'))!;
    appendFileSync(join(one, 'lake', path), '\0');
    const kept = openHome(one);
    const { retired, alarms } = await sweep(kept, 0, Date.now() + 8 * 86_400_000);
    kept.state.close();
    expect([retired, alarms]).toEqual([[], [expect.stringContaining(path)]]);
  });

  /** A sign that a step is done, by what stands in the home. */
  const STEPS: [string, (home: string) => boolean][] = [
    ['as it begins', (home) => existsSync(join(home, 'state.sqlite-wal'))],
    ['while the first file is written', (home) => readdirSync(join(home, 'staging')).length > 0],
    ['while the second file is written', (home) => readdirSync(join(home, 'staging')).length > 1],
    ['when one file has its name', (home) => filesUnder(join(home, 'lake')).length > 5],
    ['when both have their names', (home) => filesUnder(join(home, 'lake')).length > 6],
    ['when its act is committed', (home) => statSync(join(home, 'chain.log')).size > statSync(join(small.home, 'chain.log')).size],
  ];
  test('killed at each step, it is whole or absent, and every figure is there', async () => {
    const outcomes: string[] = [];
    for (const [step, sign] of STEPS) {
      const one = copied(`killed-${outcomes.length}`);
      const child = spawn(process.execPath, [resolve('server/commands/main.ts'), 'seal', '2022Q1', '--home', one], { stdio: 'ignore' });
      const gone = new Promise<NodeJS.Signals | null>((done) => child.once('close', (_code, signal) => done(signal)));
      let isOver = false;
      void gone.then(() => { isOver = true; });
      for (let looked = 0; !isOver && !sign(one); looked += 1) await setTimeout(looked % 50 === 0 ? 1 : 0);
      child.kill('SIGKILL');
      await gone;
      const { house, close } = await openHouse(readSettings({ ...SMALL, COT_MOC_HOME: one }), () => undefined);
      const { values } = await house.engine.db.use((lease) => lease.run("select submission || ' ' || indicator || ' ' || coalesce(numerator, value) as f from landed order by f"));
      expect(values[0], step).toEqual(['PN-2022Q1-a-01 keep 4.0', 'PN-2022Q1-a-01 online 10.0', 'PN-2022Q1-a-02 online 12.0', 'PN-2022Q1-b-01 online 20.0', 'PN-2022Y-a-01 survey 90.5', 'PN-2023Q1-a-01 online 21.0']);
      const written = seals(house.home.state);
      expect([0, 2], step).toContain(written.length);
      expect((await verify(one, house.home.state, look(one))).findings, step).toEqual([]);
      await close();
      expect(await run(['seal', '2022Q1', '--home', one]), step).toMatchObject({ code: 0, said: expect.stringContaining(written.length > 0 ? 'nothing was done' : 'Files taken in: 3;') });
      outcomes.push(written.length > 0 ? 'whole' : 'absent');
    }
    expect(new Set(outcomes)).toEqual(new Set(['absent', 'whole']));
  });
});
