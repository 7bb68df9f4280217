// What is published stays as it was, for everybody; what is newer is for those who work on it, until the next publication.
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

let opened: Opened;
let secretary: Carried;
let viewer: Carried;
let reviewer: Carried;
beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  [secretary, viewer, reviewer] = [signedIn(opened.house, 'secretary'), signedIn(opened.house, 'viewer'), signedIn(opened.house, 'reviewer')];
});
afterAll(() => opened.close());

async function call<T>(method: string, path: string, carried?: Carried, body?: object): Promise<{ status: number; json: T; code: string; etag: string | null }> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { ...(carried ? { Cookie: carried.Cookie, 'X-Cot-Moc': '1' } : {}), ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = (await answer.json()) as T & { type?: string };
  return { status: answer.status, json, code: String(json.type ?? '').split('/').at(-1)!, etag: answer.headers.get('ETag') };
}
const hand = async (agency: string, report: string, ...lines: string[]): Promise<void> => {
  const answer = await handIn(opened.url, agency, report, explained(['indicator;numerator;denominator;value', ...lines].join('\n')), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
};
const online = async (carried?: Carried, published = ''): Promise<number | null> => (await call<Row<'target'>[]>('GET', `q/target.json?target=online${published && `&published=${published}`}`, carried)).json[0]!.actual;
const publish = async (title: string): Promise<{ status: number; json: { number: number }; code: string }> => {
  const { json: { snapshot } } = await call<{ snapshot: number }>('GET', 'publications/draft', secretary);
  return call<{ number: number }>('POST', 'publications', secretary, { title, note: '', snapshot });
};

test('before the first publication everybody sees the latest', async () => {
  expect((await publish('Chưa có gì')).code).toBe('nothing-to-publish');
  await hand('a', '2022Q1', 'online;60;100;', 'units;;;790');
  await hand('b', '2022Q1', 'online;40;100;');
  expect([await online(), await online(viewer), await online(reviewer)]).toEqual([50, 50, 50]);
});

test('only a secretary publishes, and only what was looked at', async () => {
  const stale = (await call<{ snapshot: number }>('GET', 'publications/draft', secretary)).json.snapshot;
  await hand('a', '2022Q3', 'online;70;100;');
  expect((await call('POST', 'publications', secretary, { title: 'Quý III/2022', note: '', snapshot: stale })).code).toBe('publication-stale');
  for (const carried of [viewer, reviewer]) expect((await call('POST', 'publications', carried, { title: 'Quý III/2022', note: '', snapshot: stale })).status).toBe(403);
  expect((await call('POST', 'publications', secretary, { title: '', note: '', snapshot: stale })).code).toBe('publication-wrong');
  const draft = (await call<{ plans: Row<'readiness'>[] }>('GET', 'publications/draft', secretary)).json.plans[0]!;
  expect(draft).toMatchObject({ report: '2022Q3', agencies_expected: 3, agencies_received: 1, agencies_accepted: 1, waiting: 0, returned: 0 });
  expect(await publish('Quý III/2022')).toMatchObject({ status: 201, json: { number: 1 } });
});

test('a later sheet and a correction change what is live, and nothing of what was published', async () => {
  const before = await call<unknown>('GET', 'q/targets.json?plan=p', viewer);
  const seen = await online();
  await hand('b', '2022Q3', 'online;10;100;');
  await hand('a', '2022Q3', 'online;90;100;');
  expect([await online(), await online(viewer), await online(undefined, '1'), await online(reviewer, '1')]).toEqual([seen, seen, seen, seen]);
  expect(await online(reviewer)).toBe(50);
  expect(await call<unknown>('GET', 'q/targets.json?plan=p', viewer)).toEqual(before);
  expect((await call('GET', 'publications/1/check', viewer)).json).toEqual({ number: 1, plans: { p: true } });
});

test('who may not read what is not published cannot ask for it by a moment either', async () => {
  const seen = await online();
  const now = new Date().toISOString();
  for (const carried of [undefined, viewer]) expect((await call<Row<'target'>[]>('GET', `q/target.json?target=online&as_of=${now}`, carried)).json[0]!.actual).toBe(seen);
  expect((await call<Row<'changes'>[]>('GET', `q/changes.json?plan=p&from=2022-01-01&to=${now}`, viewer)).json.every(({ whole_after, target }) => target !== 'online' || whole_after === seen)).toBe(true);
  const traced = await call<{ value: number }>('GET', 'trace?question=target&target=online&row=0&column=actual', viewer);
  expect(traced.json.value).toBe(seen);
  expect((await call('GET', 'q/target.json?target=online&published=9', viewer)).code).toBe('unknown-publication');
});

test('nothing of a sheet leaks to who may not read it: not by the sheet to fill, nor by what stands behind a count', async () => {
  const ways = ['template.xlsx?agency=a&report=2022Q3', 'q/owed.json?agency=a&report=2022Q3', 'q/returned.json?agency=a', 'q/sheet_lines.json?submission=PN-2022Q3-a-01'];
  for (const way of ways) for (const [who, status] of [[undefined, 401], [viewer, 403], [signedIn(opened.house, 'reporter', 'b'), 403]] as const) {
    expect((await fetch(`${opened.url}/api/${way}`, { headers: who ? { Cookie: who.Cookie } : {} })).status, way).toBe(status);
  }
  const traced = await call<{ value: number; counted?: { rows: unknown[] } }>('GET', 'trace?question=dues&agency=a&report=2022Q3&row=0&column=owed', viewer);
  expect([traced.status, traced.json.counted?.rows]).toEqual([200, []]);
  const own = await call<{ counted?: { rows: unknown[] } }>('GET', 'trace?question=dues&agency=a&report=2022Q3&row=0&column=owed', signedIn(opened.house, 'reporter', 'a'));
  expect(own.json.counted!.rows.length).toBeGreaterThan(0);
  // Of what waits or was given back nothing is told to others, and no notes of what counts.
  const rows = async (carried?: Carried): Promise<{ accepted_at: string | null; note: string }[]> => (await (await fetch(`${opened.url}/api/q/observations.json?agency=a&report=2022Q3`, { headers: carried ? { Cookie: carried.Cookie } : {} })).json()) as never;
  const all = await rows(reviewer);
  expect([all.length > 0, all.some(({ note }) => note !== '')]).toEqual([true, true]);
  for (const carried of [undefined, viewer, signedIn(opened.house, 'reporter', 'b')]) {
    const told = await rows(carried);
    expect([told.length > 0, told.every(({ accepted_at, note }) => accepted_at !== null && note === '')]).toEqual([true, true]);
  }
  expect(await rows(signedIn(opened.house, 'reporter', 'a'))).toEqual(all);
  for (const route of ['reviews/PN-2022Q3-a-01', 'reviews/PN-2022Q3-a-99']) expect((await fetch(`${opened.url}/api/${route}`)).status, 'nor whether it is there').toBe(401);
});

test('a clock that is set back changes nothing of what was published', () => {
  const { state } = opened.house.home;
  const at = Date.now() + 5 * 3_600_000;
  expect(() => state.transaction(() => {
    state.act({ at: new Date(at).toISOString(), actor: 'test', kind: 'publication', submission: null, detail: JSON.stringify({ locks: [] }) });
    expect(Date.parse(state.now())).toBeGreaterThan(at);
    throw new Error('undone');
  })).toThrow('undone');
  expect(Date.parse(state.now())).toBeLessThan(at);
});

test('the next publication shows what changed and why; each stays what it was', async () => {
  const [one, two] = [await online(), await online(reviewer)];
  expect(await publish('Quý III/2022, bổ sung')).toMatchObject({ status: 201, json: { number: 2 } });
  await hand('a', '2022Q3', 'online;50;100;');
  expect([await online(viewer, '1'), await online(viewer), await online(viewer, '2'), await online(reviewer)]).toEqual([one, two, two, 30]);
  const list = (await call<{ number: number; at: string; by: string; title: string; plans: Row<'readiness'>[] }[]>('GET', 'publications', viewer)).json;
  expect(list.map(({ number, by, plans }) => [number, by, plans[0]!.agencies_received])).toEqual([[2, 'secretary', 2], [1, 'secretary', 1]]);
  const changes = (await call<Row<'changes'>[]>('GET', `q/changes.json?plan=p&target=online&from=${list[1]!.at}&to=${list[0]!.at}`, viewer)).json;
  expect(changes.filter(({ change }) => change !== null && change !== 0).map(({ cause }) => cause).sort()).toEqual(['correction', 'late']);
  expect(changes.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBeCloseTo(two! - one!, 9);
  for (const number of [1, 2]) expect((await call('GET', `publications/${number}/check`)).json).toEqual({ number, plans: { p: true } });
});

test('a home of before its restart tells the same', async () => {
  const [one, two] = [await online(viewer, '1'), await online(viewer, '2')];
  await opened.house.engine.makeReady();
  expect([await online(viewer, '1'), await online(viewer, '2')]).toEqual([one, two]);
  expect(opened.house.home.state.breaks()).toEqual([]);
});
