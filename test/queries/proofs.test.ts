// Milestones without a number and activities: done where a document proves it, else judged by the calendar.
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { open } from '../open.ts';
import type { Opened } from '../open.ts';

const PLAN = 'bac-giang-2021-2030';
let opened: Opened;
beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: resolve('data') });
});
afterAll(() => opened.close());

const ask = async <Name extends 'milestones' | 'activities'>(name: Name, params: Record<string, string> = {}): Promise<Row<Name>[]> =>
  (await (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams({ plan: PLAN, ...params })}`)).json()) as Row<Name>[];
const prove = async (subject: string, done_on: string | null): Promise<void> => {
  opened.house.home.state.recordProof(subject, { done_on, document: 'Quyết định 12/QĐ-UBND' }, 'test', new Date().toISOString());
  await opened.house.engine.absorb();
};

test('a milestone past its year is overdue until a document proves it; proven late it says so; taken back it is overdue again', async () => {
  const { milestone } = (await ask('milestones')).find((row) => row.due === '2025')!;
  const now = async (): Promise<Row<'milestones'>> => (await ask('milestones')).find((row) => row.milestone === milestone)!;
  expect(await now()).toMatchObject({ state: 'overdue', done_on: null, document: null });
  const before = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await prove(milestone, '2025-11-30');
  expect(await now()).toMatchObject({ state: 'done', done_on: '2025-11-30', document: 'Quyết định 12/QĐ-UBND' });
  expect((await ask('milestones', { as_of: before })).find((row) => row.milestone === milestone)!.state).toBe('overdue');
  await prove(milestone, '2026-02-01');
  expect(await now()).toMatchObject({ state: 'done-late', done_on: '2026-02-01' });
  await prove(milestone, null);
  expect(await now()).toMatchObject({ state: 'overdue', done_on: null });
});

test('milestones of a year to come are on schedule', async () => {
  expect(new Set((await ask('milestones')).filter((row) => row.due === '2030').map((row) => row.state))).toEqual(new Set(['on-schedule']));
});

test('an activity is done by its document; one that recurs goes on', async () => {
  const rows = (await (await fetch(`${opened.url}/api/q/activities.json?plan=dak-nong-2021`)).json()) as Row<'activities'>[];
  const once = rows.find((row) => row.state === 'overdue')!;
  await prove(once.activity, '2021-12-01');
  const after = (await (await fetch(`${opened.url}/api/q/activities.json?plan=dak-nong-2021`)).json()) as Row<'activities'>[];
  expect(after.find((row) => row.activity === once.activity)).toMatchObject({ state: 'done', done_on: '2021-12-01', days_late: null, document: 'Quyết định 12/QĐ-UBND' });
  expect(after.filter((row) => row.state === 'done').length).toBe(1);
});
