// A campaign from its opening to the points that are settled, against the running server: who may take which step, when, with what; and what the scorecard then tells.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { dateLabel, dayInVietnam, reportLabel } from '../../client/format.ts';
import { pdf } from '../evidence/files.ts';
import { open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { held } from '../queries/held.ts';
import { CRITERIA, madeSet, PERIOD, SLOTS } from './made-set.ts';

const data = madeSet();
let opened: Opened;
const who = new Map<string, Carried & { person: string }>();
const as = (name: string): Carried & { person: string } => who.get(name)!;
beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_ANONYMOUS: 'off' });
  for (const role of ['secretary', 'reviewer', 'viewer', 'administrator'] as const) who.set(role, signedIn(opened.house, role));
  for (const agency of ['a', 'b']) who.set(agency, signedIn(opened.house, 'reporter', agency));
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

// Whatever was said or proven, the kept tables are what their steps make anew.
afterEach(async () => {
  expect((await held(opened.house.engine)).filter(({ rows, anew, more }) => rows !== anew || more > 0)).toEqual([]);
});

const DAY_MS = 24 * 3600 * 1000;
const day = (days: number): string => dayInVietnam(new Date(Date.now() + days * DAY_MS));
const REASON = 'Đơn vị chuyển trụ sở, hồ sơ chưa chuyển đủ';
const SHORT = 'ngắn';
/** Deadlines with so many stages behind. */
const deadlines = (behind: number): Record<string, string> => Object.fromEntries(['self_until', 'first_until', 'explain_until', 'final_until'].map((name, at) => [name, day((at - behind) * 5 + (at < behind ? -1 : 1))]));
interface Told { status: number; code: string; detail: string; step?: string; slots?: string[] }

async function send(method: string, path: string, { Cookie }: Carried, body: object, key: string = crypto.randomUUID()): Promise<Told> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body) });
  const json = JSON.parse((await answer.text()) || '{}') as { type?: string; detail: string };
  return { ...json, status: answer.status, code: String(json.type ?? '').split('/').at(-1)! };
}
const take = (step: string, by: string, body: object = {}, { component = '1.1.1', scored = 'a', key }: { component?: string; scored?: string; key?: string } = {}): Promise<Told> => send('POST', `scores/${CRITERIA}/${PERIOD}/${scored}/${component}/${step}`, as(by), body, key);
/** What comes of a step: 201, or the code of the refusal. */
const of = async (...taken: Parameters<typeof take>): Promise<string> => {
  const { status, code } = await take(...taken);
  return status === 201 ? 'taken' : status === 403 ? 'not-allowed' : code;
};
const move = async (behind: number): Promise<void> => expect(await send('PUT', `campaigns/${CRITERIA}/${PERIOD}`, as('secretary'), deadlines(behind))).toMatchObject({ status: 201 });
const one = async (component = '1.1.1', scored = 'a'): Promise<Row<'scorecard'>> => (await opened.house.engine.rows('scorecard', { criteria: CRITERIA, period: PERIOD, scored })).find((row) => row.component === component)!;

/** Adds a document to a slot. */
async function prove(slot: number, by = 'a', agency = 'a', more: Record<string, string> = {}): Promise<{ status: number; code: string; evidence: string; link: string; sha256: string }> {
  const form = new FormData();
  for (const [field, text] of Object.entries({ agency, subject: SLOTS[slot - 1] ?? 'Tài liệu', kind: 'component', report: PERIOD, indicator: '1.1.1', part: `slot=${slot}`, of: `${CRITERIA}/a`, ...more })) form.set(field, text);
  form.set('file', new Blob([pdf(`${slot} ${Math.random()}`) as BlobPart]), 'a.pdf');
  const answer = await fetch(`${opened.url}/api/evidence`, { method: 'POST', headers: { Cookie: as(by).Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID() }, body: form });
  const json = (await answer.json()) as { type?: string; evidence: string; link: string; sha256: string };
  return { ...json, status: answer.status, code: String(json.type ?? '').split('/').at(-1)! };
}

test('it is opened once, by the secretary, for a set of one map in its year, with stages in their order', async () => {
  const given = { criteria: CRITERIA, period: PERIOD, ...deadlines(0) };
  for (const by of ['a', 'reviewer', 'viewer', 'administrator']) expect((await send('POST', 'campaigns', as(by), given)).status, by).toBe(403);
  expect(await of('self', 'a', { points: 1, note: REASON }), 'nothing is scored before').toBe('score-no-campaign');
  const wrong: [object, string][] = [
    [{ criteria: 'khong-co' }, 'bộ tiêu chí'], [{ period: '2025' }, 'kỳ'], [{ period: '2026M09' }, 'kỳ'], [{ first_until: day(1) }, 'thẩm định'], [{ explain_until: day(0) }, 'giải trình'], [{ final_until: '2026-02-30' }, 'chốt điểm'], [{ self_until: '' }, 'tự chấm'], [{ agencies: ['khong-co'] }, 'cơ quan'],
  ];
  for (const [change, told] of wrong) expect(await send('POST', 'campaigns', as('secretary'), { ...given, ...change }), JSON.stringify(change)).toMatchObject({ status: 422, code: 'campaign-wrong', detail: expect.stringContaining(told) });
  expect((await send('PUT', `campaigns/${CRITERIA}/${PERIOD}`, as('secretary'), deadlines(0))).code).toBe('unknown-campaign');
  expect((await send('POST', 'campaigns', as('secretary'), given)).status).toBe(201);
  expect((await send('POST', 'campaigns', as('secretary'), given)).code).toBe('campaign-there');
  expect(await one()).toMatchObject({ self_open: true, first_open: false, explain_open: false, final_open: false, state: 'to-score', self: null });
});

test('components are assigned to who hands in for their body', async () => {
  const people = await (await fetch(`${opened.url}/api/scores/people`, { headers: as('secretary') as unknown as Record<string, string> })).json() as object[];
  expect(people).toEqual(['a', 'b'].map((agency) => ({ person: as(agency).person, name: `reporter ${agency}`, agency })));
  expect((await fetch(`${opened.url}/api/scores/people`, { headers: as('reviewer') as unknown as Record<string, string> })).status).toBe(403);
  expect(await of('assigned', 'reviewer', { agency: 'a' })).toBe('not-allowed');
  for (const body of [{ agency: 'khong-co' }, { agency: 'b' }, { agency: 'a', person: as('b').person }, { agency: 'a', person: as('viewer').person }]) expect(await of('assigned', 'secretary', body), JSON.stringify(body)).toBe('score-wrong');
  expect(await of('assigned', 'secretary', { agency: 'a', person: as('a').person })).toBe('taken');
  expect(await one()).toMatchObject({ owner: 'a', person: as('a').person });
});

describe('self-scored', () => {
  test('by its own body alone, within its points, each key once', async () => {
    for (const by of ['b', 'secretary', 'reviewer', 'viewer']) expect(await of('self', by, { points: 1, note: REASON }), by).toBe('not-allowed');
    for (const body of [{}, { points: '1' }, { points: null }]) expect(await of('self', 'a', body)).toBe('score-wrong');
    for (const points of [-0.1, 2.1]) expect(await of('self', 'a', { points, note: REASON })).toBe('score-range');
    expect(await of('self', 'a', { points: 1 }, { component: '9.9.9' })).toBe('unknown-score');
    expect(await of('first', 'reviewer', { points: 1, note: REASON }), 'not its stage yet').toBe('score-early');
    const key = crypto.randomUUID();
    const before = opened.house.home.state.snapshot();
    for (const time of [1, 2]) expect(await of('self', 'a', { points: 0.5 }, { component: '1.1.2', key }), `time ${time}`).toBe('taken');
    expect(opened.house.home.state.snapshot()).toBe(before + 1);
    expect(await of('self', 'a', { points: 1 }, { component: '1.1.2', key })).toBe('key-reused');
    expect(await of('self', 'a', { points: 0.5 }, { component: '1.1.1', key })).toBe('key-reused');
    expect((await fetch(`${opened.url}/api/scores/${CRITERIA}/${PERIOD}/a/1.1.2/self`, { method: 'POST', headers: { Cookie: as('a').Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: '{"points":1}' })).status, 'without a key').toBe(400);
    expect(await one('1.1.2')).toMatchObject({ self: 0.5, state: 'self-scored' });
  });

  test('missing documents block it and are named; an explanation lets it pass, and so do the documents', async () => {
    expect(await take('self', 'a', { points: 2 })).toMatchObject({ status: 422, code: 'score-unproven', slots: SLOTS, detail: expect.stringContaining(SLOTS.join('; ')) });
    expect(await of('self', 'a', { points: 2, note: SHORT })).toBe('score-unproven');
    expect(await of('self', 'a', { points: 1.5, note: REASON })).toBe('taken');
    expect(await one()).toMatchObject({ self: 1.5, self_note: REASON, evidence_asked: 2, evidence_given: 0 });
    expect((await prove(1, 'b', 'b')).code, 'of another body').toBe('not-the-lead');
    expect([(await prove(3)).code, (await prove(1, 'a', 'a', { part: '' })).code]).toEqual(['wrong-parameter', 'wrong-parameter']);
    expect((await prove(1, 'a', 'a', { indicator: '9.9.9' })).code).toBe('unknown-score');
    expect((await prove(1)).status).toBe(201);
    expect(await take('self', 'a', { points: 2 })).toMatchObject({ code: 'score-unproven', slots: [SLOTS[1]] });
    const { evidence, link, sha256, status } = await prove(2);
    expect(status).toBe(201);
    expect(await of('self', 'a', { points: 2 })).toBe('taken');
    expect(await one()).toMatchObject({ self: 2, evidence_asked: 2, evidence_given: 2 });

    const reads = async (by: string): Promise<number> => (await fetch(`${opened.url}/api/evidence/${sha256}`, { headers: { Cookie: as(by).Cookie } })).status;
    expect([await reads('a'), await reads('reviewer'), await reads('b'), await reads('viewer')], 'like the sheets of its agency').toEqual([200, 200, 403, 403]);
    const listed = async (by: string): Promise<number> => ((await (await fetch(`${opened.url}/api/q/evidence.json?criteria=${CRITERIA}&scored=a&period=${PERIOD}&component=1.1.1`, { headers: { Cookie: as(by).Cookie } })).json()) as object[]).length;
    expect([await listed('a'), await listed('reviewer'), await listed('b'), await listed('viewer')]).toEqual([2, 2, 0, 0]);
    // What a score without words rests on stays while nothing else stands in its place.
    const letGo = (path: string): Promise<Told> => send('DELETE', path, as('a'), {});
    for (const path of [`evidence/${evidence}/links/${link}`, `evidence/${evidence}`]) expect(await letGo(path)).toMatchObject({ status: 409, code: 'score-proof-stands', detail: expect.stringContaining('15') });
    expect((await one()).evidence_given).toBe(2);
    const other = await prove(2);
    expect((await letGo(`evidence/${evidence}/links/${link}`)).status, 'another stands there').toBe(204);
    expect((await letGo(`evidence/${other.evidence}/links/${other.link}`)).code).toBe('score-proof-stands');
    expect(await of('self', 'a', { points: 2, note: REASON })).toBe('taken');
    expect((await letGo(`evidence/${other.evidence}/links/${other.link}`)).status, 'an explanation stands').toBe(204);
    expect((await one()).evidence_given).toBe(1);
    expect((await prove(2)).status).toBe(201);
    expect(await of('self', 'a', { points: 2 })).toBe('taken');
  });

  test('of steps one of them, of a bonus no more than it has, of a survey and of another body’s never', async () => {
    expect(await take('self', 'a', { points: 0.7 }, { component: '1.1.2' })).toMatchObject({ code: 'score-step', detail: expect.stringContaining('0; 0.5; 1') });
    expect(await of('self', 'a', { points: 0.7, note: REASON }, { component: '1.1.2' })).toBe('taken');
    expect([await of('self', 'a', { points: 1 }, { component: '1.1.3' }), await of('self', 'a', { points: 1 }, { component: '1.1.4' })]).toEqual(['score-survey', 'score-appraised']);
    expect([await of('self', 'a', { points: 1.1, note: REASON }, { component: '1.1.5' }), await of('self', 'a', { points: 1, note: REASON }, { component: '1.1.5' })]).toEqual(['score-range', 'taken']);
  });

  test('points of a survey come from the body in charge of it, or from who confirms, with their document', async () => {
    expect(await of('survey', 'b', { points: 2.5, document: 'BC 12/KS' }, { component: '1.1.3' })).toBe('not-allowed');
    expect(await of('survey', 'a', { points: 2.5 }, { component: '1.1.3' })).toBe('score-wrong');
    expect(await of('survey', 'a', { points: 1, document: 'BC 12/KS' })).toBe('score-not-survey');
    expect(await of('survey', 'a', { points: 2.5, document: 'BC 12/KS' }, { component: '1.1.3' })).toBe('taken');
    expect(await of('survey', 'secretary', { points: 2.6, document: 'BC 12/KS' }, { component: '1.1.3', scored: 'b' })).toBe('taken');
    expect([(await one('1.1.3')).survey, (await one('1.1.3', 'b')).survey]).toEqual([2.5, 2.6]);
  });

  test('what does not apply leaves the card, and comes back', async () => {
    expect([await of('excused', 'a', { note: REASON }, { component: '1.1.2' }), await of('excused', 'reviewer', { note: SHORT }, { component: '1.1.2' })]).toEqual(['not-allowed', 'score-wrong']);
    expect(await of('included', 'reviewer', { note: REASON }, { component: '1.1.2' })).toBe('score-included');
    expect(await of('excused', 'reviewer', { note: REASON }, { component: '1.1.2' })).toBe('taken');
    expect(await one('1.1.2')).toMatchObject({ applies: false, state: 'not-applicable' });
    expect([await of('self', 'a', { points: 1 }, { component: '1.1.2' }), await of('excused', 'reviewer', { note: REASON }, { component: '1.1.2' })]).toEqual(['score-not-applicable', 'score-not-applicable']);
    expect(await of('included', 'reviewer', { note: REASON }, { component: '1.1.2' })).toBe('taken');
    expect(await one('1.1.2')).toMatchObject({ applies: true, self: 0.7 });
  });
});

test('after its deadline it is locked, its documents too; an exception opens one component for one body until its day', async () => {
  await move(1);
  expect(await take('self', 'a', { points: 2 })).toMatchObject({ status: 409, code: 'score-closed', detail: expect.stringContaining(dateLabel(deadlines(1).self_until!, 'vi')) });
  expect((await prove(2)).code).toBe('score-proof-closed');
  const { link, evidence } = opened.house.home.state.get<{ link: string; evidence: string }>("select link, evidence from evidence_links where kind = 'component' and unlinked_at is null order by seq limit 1")!;
  for (const path of [`evidence/${evidence}/links/${link}`, `evidence/${evidence}`]) expect((await send('DELETE', path, as('a'), {})).code).toBe('score-proof-closed');
  const except = (by: string, change: object = {}): Promise<Told> => send('POST', `campaigns/${CRITERIA}/${PERIOD}/exceptions`, as(by), { scored: 'a', component: '1.1.2', stage: 'self', until: day(2), note: REASON, ...change });
  expect((await except('reviewer')).status).toBe(403);
  for (const [change, told] of [[{ scored: 'khong-co' }, 'cơ quan'], [{ component: '9.9.9' }, 'thành phần'], [{ stage: 'official' }, 'bước'], [{ until: day(-1) }, 'ngày gia hạn'], [{ until: day(400) }, 'ngày gia hạn'], [{ note: SHORT }, 'lý do']] as const) {
    expect(await except('secretary', change), JSON.stringify(change)).toMatchObject({ code: 'campaign-wrong', detail: expect.stringContaining(told) });
  }
  expect((await except('secretary')).status).toBe(201);
  expect([await of('self', 'a', { points: 1 }), await of('self', 'a', { points: 1 }, { component: '1.1.2' }), await of('self', 'b', { points: 1 }, { component: '1.1.2', scored: 'b' })]).toEqual(['score-closed', 'taken', 'score-closed']);
  expect([(await one()).self_open, (await one('1.1.2')).self_open, (await one('1.1.2', 'b')).self_open]).toEqual([false, true, false]);
});

test('appraised by somebody else, lower with a reason; explained where it is lower; settled by a third', async () => {
  expect([await of('first', 'a', { points: 1 }), await of('first', 'secretary', { points: 1 })]).toEqual(['not-allowed', 'not-allowed']);
  opened.house.people.setGrants(as('a').person, [{ role: 'reporter', agency: 'a', area: '' }, { role: 'reviewer', agency: '', area: '' }, { role: 'secretary', agency: '', area: '' }], 'test');
  expect(await of('first', 'a', { points: 1, note: REASON }), 'nobody appraises what they scored').toBe('score-own');
  expect(await of('first', 'reviewer', { points: 1 })).toBe('score-differs');
  expect(await of('first', 'reviewer', { points: 1, note: REASON })).toBe('taken');
  expect(await of('first', 'reviewer', { points: 1 }, { component: '1.1.2' }), 'as it was scored').toBe('taken');
  expect(await of('first', 'reviewer', { points: 2 }, { component: '1.1.4' }), 'scored by nobody else').toBe('taken');
  expect(await of('first', 'reviewer', { points: 2 }, { component: '1.1.3' })).toBe('score-survey');
  expect(await of('explained', 'a', { note: REASON })).toBe('score-early');
  expect(await one()).toMatchObject({ self: 2, first: 1, first_note: REASON, state: 'appraised', points: 1 });

  await move(2);
  expect(await of('first', 'reviewer', { points: 2 })).toBe('score-closed');
  expect([await of('explained', 'b', { note: REASON }), await of('explained', 'a', { note: SHORT }), await of('explained', 'a', { note: REASON }, { component: '1.1.2' })]).toEqual(['not-allowed', 'score-wrong', 'score-not-lower']);
  expect(await of('explained', 'a', { note: REASON })).toBe('taken');
  expect((await prove(2)).status, 'a document with the explanation').toBe(201);
  expect(await one()).toMatchObject({ explained: REASON, state: 'explained' });

  await move(3);
  opened.house.people.setGrants(as('reviewer').person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'secretary', agency: '', area: '' }], 'test');
  expect([await of('final', 'b', { points: 2 }), await of('final', 'a', { points: 2, note: REASON }), await of('final', 'reviewer', { points: 2, note: REASON })]).toEqual(['not-allowed', 'score-own', 'score-own']);
  expect(await of('final', 'secretary', { points: 1.8 })).toBe('score-differs');
  expect(await of('final', 'secretary', { points: 1.8, note: REASON })).toBe('taken');
  expect(await one()).toMatchObject({ final: 1.8, final_note: REASON, state: 'final', points: 1.8 });
});

test('when all is over it is locked; the official score is written beside it, of a component and of the whole card', async () => {
  await move(4);
  for (const [step, by, body] of [['final', 'secretary', { points: 1, note: REASON }], ['assigned', 'secretary', { agency: 'a' }], ['excused', 'reviewer', { note: REASON }]] as const) expect(await of(step, by, body), step).toBe('score-closed');
  expect(await of('survey', 'secretary', { points: 1, document: 'BC 13/KS' }, { component: '1.1.3' })).toBe('score-closed');
  expect([await of('official', 'b', { points: 1.7, document: 'QĐ 9' }), await of('official', 'secretary', { points: 1.7 })]).toEqual(['not-allowed', 'score-wrong']);
  expect([await of('official', 'secretary', { points: 1.7, document: 'QĐ 9' }), await of('official', 'reviewer', { points: 4.54, document: 'QĐ 9' }, { component: '-' })]).toEqual(['taken', 'taken']);
  expect(await of('official', 'reviewer', { points: 88.54, document: 'QĐ 9' }, { component: '-' }), 'an index is of 100, however few points its components add up to').toBe('taken');
  expect(await of('official', 'reviewer', { points: 4.54, document: 'QĐ 9' }, { component: '-' }), 'as it was').toBe('taken');
  for (const points of [101.5, -0.5]) expect(await of('official', 'reviewer', { points, document: 'QĐ 9' }, { component: '-' }), String(points)).toBe('score-range');
  expect(await of('final', 'secretary', { points: 1, note: REASON }, { component: '-' })).toBe('unknown-score');
  expect(await one()).toMatchObject({ official: 1.7, points: 1.8 });
  const [card] = await opened.house.engine.rows('scorecards', { criteria: CRITERIA, period: PERIOD, body: 'a' });
  expect(card!.official).toBe(4.54);
});

test('every step is an act of the chain, told as a sentence; what is kept is what the acts say, after a restart too', async () => {
  const { state } = opened.house.home;
  const history = await opened.house.engine.rows('score_history', { criteria: CRITERIA, period: PERIOD, scored: 'a', component: '1.1.1' });
  const steps = state.acts().filter(({ kind, submission }) => kind.startsWith('score-') && submission === `${CRITERIA}/${PERIOD}/a/1.1.1`).map(({ kind }) => kind.slice('score-'.length));
  expect(steps).toEqual(['assigned', 'self', 'self', 'self', 'self', 'first', 'explained', 'final', 'official']);
  expect(history.map(({ step }) => step).toSorted()).toEqual(steps.toSorted());
  expect(state.brokenLink()).toBeNull();
  expect(state.get<{ n: number }>('select count(*) as n from score_keys')!.n).toBe(state.acts().filter(({ kind }) => kind.startsWith('score-')).length);
  const told = (await (await fetch(`${opened.url}/api/acts?of=scores`, { headers: { Cookie: as('administrator').Cookie } })).json()) as { acts: { said: string }[] };
  expect(told.acts.map(({ said }) => said)).toEqual(expect.arrayContaining([`Chốt điểm thành phần 1.1.1 của Cơ quan a: 1,80 điểm, ${reportLabel('2026Y', 'vi')} (${CRITERIA})`, `Ghi điểm chính thức của Cơ quan a: 4,54 điểm, theo QĐ 9, ${reportLabel('2026Y', 'vi')} (${CRITERIA})`]));

  const before = await opened.house.engine.rows('scorecard', { criteria: CRITERIA, period: PERIOD, scored: 'a' });
  const home = join(mkdtempSync(join(tmpdir(), 'cot-moc-')), 'home');
  cpSync(opened.home, home, { recursive: true, filter: (path) => !/state\.sqlite|\.sock$/.test(path) });
  await state.copy(join(home, 'state.sqlite'));
  const again = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_HOME: home });
  try {
    expect(await again.house.engine.rows('scorecard', { criteria: CRITERIA, period: PERIOD, scored: 'a' })).toEqual(before);
  } finally {
    await again.close();
    rmSync(dirname(home), { recursive: true });
  }
});
