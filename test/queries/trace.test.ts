// The way back from a number: statement, observations with their weights, derivation; and what changed between two moments.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

interface Traced {
  value: unknown; statement: string; parameters: Record<string, string | null>; observations: Row<'behind'>[]; derivation: Row<'derivation'>[]; pages: Row<'targets'>[];
}

const root = mkdtempSync(join(tmpdir(), 'cot-moc-trace-'));
const env = { COT_MOC_DATA: join(root, 'data'), COT_MOC_SOURCES: '/nowhere', COT_MOC_HOME: join(root, 'home') };
let opened: Opened;
const hand = async (agency: string, report: string, ...lines: string[]): Promise<void> => {
  const answer = await handIn(opened.url, agency, report, ['indicator;part;numerator;denominator;value;sample;state', ...lines].join('\n'));
  expect(answer.status, await answer.clone().text()).toBe(201);
};
const ask = async <Name extends 'trend' | 'target' | 'targets' | 'overview' | 'breakdown' | 'changes'>(name: Name, params: Record<string, string>): Promise<Row<Name>[]> => {
  const answer = await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Row<Name>[];
};
const trace = async (question: string, params: Record<string, string>, row: number, column: string): Promise<Traced> => {
  const answer = await fetch(`${opened.url}/api/trace?${new URLSearchParams({ question, ...params, row: String(row), column })}`);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Traced;
};
const moment = async (): Promise<string> => {
  await new Promise((done) => setTimeout(done, 5));
  const now = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  return now;
};

beforeAll(async () => {
  cpSync(resolve('test/queries/data'), env.COT_MOC_DATA, { recursive: true });
  opened = await open(env);
  await hand('a', '2022Q1', 'online;;9;10', 'keep;;4;4');
  await hand('b', '2022Q1', 'online;;100;200', 'keep;;6;6');
  await hand('a', '2022H1', 'online;;19;30');
  await hand('b', '2022H1', 'online;;150;300');
});
afterAll(() => opened.close());

describe('trace', () => {
  test('the weights of the observations make the figure: H1 is added, Q1 taken off', async () => {
    const rows = await ask('trend', { target: 'online' });
    const at = rows.findIndex((row) => row.quarter === '2022Q2');
    expect(rows[at]).toMatchObject({ numerator: 60, denominator: 120, actual: 50 });
    const traced = await trace('trend', { target: 'online' }, at, 'actual');
    expect(traced.value).toBe(50);
    const sum = (field: 'numerator' | 'denominator'): number => traced.observations.reduce((all, one) => all + one.weight * one[field]!, 0);
    expect([sum('numerator'), sum('denominator')]).toEqual([60, 120]);
    expect(traced.observations.map((one) => `${one.role} ${one.agency} ${one.report}`)).toEqual(['added a 2022H1', 'added b 2022H1', 'taken-off a 2022Q1', 'taken-off b 2022Q1']);
    for (const one of traced.observations) expect(one).toMatchObject({ line: 2, revision: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, file: 'sheet.csv' });
    expect(traced.derivation.map((one) => one.step)).toEqual(expect.arrayContaining(['numerator', 'denominator', 'figure', 'coverage', 'milestone', 'rules', 'status']));
  });

  test('the statement shown gives the same number when it is run as it stands', async () => {
    const rows = await ask('trend', { target: 'online' });
    const at = rows.findIndex((row) => row.quarter === '2022Q1');
    const { statement, parameters, value } = await trace('trend', { target: 'online' }, at, 'actual');
    const kind = (name: string): 'text' | 'date' | 'timestamp' => (name === 'today' ? 'date' : name.endsWith('as_of') ? 'timestamp' : 'text');
    const bound = Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, { kind: kind(name), value: text }]));
    const columns = await opened.house.engine.db.use((lease) => lease.run(statement, bound));
    expect(columns.values[columns.names.indexOf('actual')]![at]).toBe(value);
  });

  test('a count names its pages; an agency its own sheets', async () => {
    const whole = (await ask('overview', { plan: 'p' })).at(-1)!;
    const { pages, value } = await trace('overview', { plan: 'p' }, (await ask('overview', { plan: 'p' })).length - 1, 'not_assessed');
    expect([value, pages.length]).toEqual([whole.not_assessed, whole.not_assessed]);
    const rows = await ask('breakdown', { target: 'online', report: '2022H1' });
    const traced = await trace('breakdown', { target: 'online', report: '2022H1' }, rows.findIndex((row) => row.agency === 'b'), 'actual');
    expect(new Set(traced.observations.map((one) => one.agency))).toEqual(new Set(['b']));
  });

  test('what is not there is named', async () => {
    for (const [params, status] of [[{ question: 'trnd', row: '0', column: 'actual' }, 404], [{ question: 'trend', target: 'online', row: '0', column: 'actul' }, 400], [{ question: 'trend', target: 'online', row: '999', column: 'actual' }, 404],
      [{ question: 'trend', target: 'nope', row: '0', column: 'actual' }, 400], [{ question: 'trend', target: 'online', row: 'x', column: 'actual' }, 400]] as [Record<string, string>, number][]) {
      expect((await fetch(`${opened.url}/api/trace?${new URLSearchParams(params)}`)).status, JSON.stringify(params)).toBe(status);
    }
  });
});

describe('changes', () => {
  test('late sheets, corrections, rules and targets each have their own row, and add up', async () => {
    const first = await moment();
    await hand('a', '2022H1', 'online;;25;30');
    await hand('a', '2022Q3', 'online;;5;10');
    await hand('b', '2022Q3', 'online;;60;90');
    const second = await moment();
    const rows = (await ask('changes', { plan: 'p', from: first, to: second })).filter((row) => row.target === 'online');
    expect(rows.map((row) => row.cause)).toEqual(['late', 'correction'].filter((cause) => rows.some((row) => row.cause === cause)));
    expect(rows.map((row) => row.cause)).toContain('late');
    const [whole] = rows;
    expect(rows.reduce((all, row) => all + (row.change ?? 0), 0)).toBeCloseTo(whole!.whole_after! - whole!.whole_before!, 9);

    await opened.close();
    const targets = join(env.COT_MOC_DATA, 'plans/p/targets.csv');
    writeFileSync(targets, readFileSync(targets, 'utf8').replace('online-25,online,p,procedures,online,province,,level,>=,50', 'online-25,online,p,procedures,online,province,,level,>=,60'));
    const rules = join(env.COT_MOC_DATA, 'rules.json');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace('"least_coverage": 0.8', '"least_coverage": 0.1'));
    opened = await open(env);
    const third = await moment();
    const later = (await ask('changes', { plan: 'p', from: second, to: third })).filter((row) => row.target === 'online');
    expect(later.find((row) => row.cause === 'targets')).toMatchObject({ goal_before: expect.any(Number) as number, goal_after: expect.any(Number) as number });
    const goals = async (as_of?: string): Promise<(number | null)[]> => (await ask('target', { target: 'online', ...(as_of ? { as_of } : {}) })).filter((row) => row.due === 2025).map((row) => row.goal);
    expect([await goals(), await goals(second)], 'as of a moment the registry then in force counts').toEqual([[60], [50]]);
  });

  test('a ruling puts a milestone in use; a published verdict stays with its level', async () => {
    const operative = async (): Promise<boolean> => (await ask('target', { target: 'online' })).find((row) => row.milestone === 'online-25')!.ruled_at !== null;
    expect(await operative()).toBe(false);
    opened.house.home.state.recordRuling('online-25', 'Thông báo 1/TB', 'test', new Date().toISOString());
    await opened.house.engine.absorb();
    expect(await operative()).toBe(true);
    opened.house.home.state.addLocks([{ milestone: 'online-25', actual: 10, goal: 45, goal_max: null, status: 'missed' }], 'test', new Date().toISOString());
    await opened.house.engine.absorb();
    expect((await ask('target', { target: 'online' })).find((row) => row.milestone === 'online-25')).toMatchObject({ goal: 45 });
  });
});
