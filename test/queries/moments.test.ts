// Several moments asked at once, while sheets land: each answer is the one that its moment gives when it is asked alone, and none waits for another for ever.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Columns } from '../../server/engine/values.ts';
import { readParams } from '../../server/engine/question.ts';
import { Province } from './province.ts';

const province = new Province();
const MOMENTS = Array.from({ length: 12 }, (_, day) => new Date(Date.UTC(2023, 2, 10 + day, 5)).toISOString());
const ASKED: [string, Record<string, string>][] = [['overview', { plan: 'p' }], ['targets', { plan: 'p' }], ['trend', { target: 'online' }], ['breakdown', { target: 'online' }], ['agency_trend', { target: 'online' }]];
const ask = async (name: string, given: Record<string, string>, as_of: string): Promise<Columns> => {
  const question = province.engine.questions.get(name)!;
  return (await province.engine.run(question, readParams(question, { ...given, as_of }))).columns;
};
const everything = (): Promise<Columns[]>[] => MOMENTS.map((moment) => Promise.all(ASKED.map(([name, given]) => ask(name, given, moment))));

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2023-03-12T02:00:00Z') });
  await province.start();
  await province.hand('a', '2022Y', ['online 40/60', 'units 780']);
  vi.setSystemTime('2023-03-16T02:00:00Z');
  await province.engine.makeReady();
  await province.hand('a', '2023Q1', ['online 20/40', 'units 780']);
  vi.setSystemTime('2023-04-16T02:00:00Z');
  await province.engine.makeReady();
});
afterAll(async () => {
  await province.end();
  vi.useRealTimers();
});

test('moments asked at once, while a sheet lands, answer as each does alone', async () => {
  const atOnce = everything();
  await province.hand('b', '2023Q1', ['online 50/100']);
  const answers = await Promise.all(atOnce);
  for (const [at, moment] of MOMENTS.entries()) {
    for (const [one, [name, given]] of ASKED.entries()) expect(await ask(name, given, moment), `${name} as of ${moment}`).toEqual(answers[at]![one]);
  }
  const said = new Set(answers.map(([, targets]) => JSON.stringify(targets!.values)));
  expect(said.size, 'moments before and after the sheets differ').toBeGreaterThan(2);
});

test('a step that fails is told to everyone who waits for it, and is made when it is asked again', async () => {
  const step = province.engine.steps.get('series')!;
  const { body } = step;
  const moment = '2023-03-28T05:00:00.000Z';
  try {
    step.body = 'select 1 / nothing as is_not_there';
    const failed = await Promise.allSettled([ask('overview', { plan: 'p' }, moment), ask('trend', { target: 'online' }, moment)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  } finally {
    step.body = body;
  }
  const made = async (): Promise<unknown[]> => (await province.engine.db.use((lease) => lease.run("select table_oid from duckdb_tables() where database_name = 'workings' and table_name = 'looks' order by 1"))).values[0]!;
  const before = await made();
  expect(before.length).toBeGreaterThan(0);
  const [overview, trend] = await Promise.all([ask('overview', { plan: 'p' }, moment), ask('trend', { target: 'online' }, moment)]);
  expect(await made(), 'what was made beside it is kept').toEqual(before);
  expect([overview.rows, trend.rows].every((rows) => rows > 0)).toBe(true);
});
