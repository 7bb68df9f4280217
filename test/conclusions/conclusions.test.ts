// A conclusion from the words spoken to the confirmation, against the running server: who may take which step, when, and what everybody is told as of any moment.
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFollowed } from '../../client/deciding.ts';
import type { Params, Questions, Row } from '../../queries/types.ts';
import { dayInVietnam } from '../../client/format.ts';
import { allMatters, mattersOf, reported } from '../../server/reminders/matters.ts';
import { pdf } from '../evidence/files.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

let opened: Opened;
let secretary: Carried;
let reviewer: Carried;
let viewer: Carried;
let lead: Carried & { person: string };
beforeAll(async () => {
  opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere' });
  [secretary, reviewer, viewer] = [signedIn(opened.house, 'secretary'), signedIn(opened.house, 'reviewer'), signedIn(opened.house, 'viewer')];
  lead = signedIn(opened.house, 'reporter', 'a');
});
afterAll(() => opened.close());

const DAY_MS = 24 * 3600 * 1000;
const day = (days: number): string => dayInVietnam(new Date(Date.now() + days * DAY_MS));
const REASON = 'Đơn vị vận hành nâng cấp hệ thống chậm';
const SPOKEN = { text: 'Hoàn thành kết nối thanh toán trực tuyến', plan: 'p', target: 'online', lead: 'a', partners: ['b'], due: day(10), meeting: 'Họp Ban Chỉ đạo', met_on: day(-40) };
async function send(method: string, path: string, { Cookie }: Carried, body: object, key: string = crypto.randomUUID()): Promise<{ status: number; code: string; conclusion: string; detail: string }> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body) });
  const json = (await answer.json()) as { type?: string; conclusion: string; detail: string };
  return { ...json, status: answer.status, code: String(json.type ?? '').split('/').at(-1)! };
}
const take = (conclusion: string, step: string, carried: Carried, body: object = {}): ReturnType<typeof send> => send('POST', `conclusions/${conclusion}/${step}`, carried, body);
async function ask<Name extends keyof Questions>(name: Name, params: Params<Name>, carried?: Carried): Promise<Row<Name>[]> {
  const answer = await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params as Record<string, string>)}`, { headers: carried ? { Cookie: carried.Cookie } : {} });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Row<Name>[];
}
const one = async (conclusion: string, more: Params<'conclusions'> = {}, carried = secretary): Promise<Row<'conclusions'> | undefined> => (await ask('conclusions', { conclusion, ...more }, carried))[0];
/** The last act's: what comes next is later. */
const moment = (): string => opened.house.home.state.acts().at(-1)!.at;

test('spoken, signed, told, claimed, returned, extended, confirmed: each step by whoever may, once, and known as of its moment', async () => {
  const key = crypto.randomUUID();
  const { status, conclusion } = await send('POST', 'conclusions', reviewer, SPOKEN, key);
  expect([status, conclusion]).toEqual([201, '1']);
  expect((await send('POST', 'conclusions', reviewer, SPOKEN, key)).conclusion, 'sent again it is the same').toBe('1');
  expect((await send('POST', 'conclusions', reviewer, { ...SPOKEN, lead: 'b', partners: [] }, key)).code).toBe('key-reused');
  expect(await one('1')).toMatchObject({ state: 'draft', notice: null, lead: 'a', partners: '|b|', area: expect.stringMatching(/./), days_left: 10 });
  for (const reader of [viewer, lead]) expect(await one('1', {}, reader), 'a draft is for those who record').toBeUndefined();
  expect([await ask('conclusions', { plan: 'p' }), await ask('conclusion', { conclusion: '1' })], 'nobody').toEqual([[], []]);
  expect((await take('1', 'progress', lead, { note: 'Đã xong một nửa' })).status).toBe(404);
  expect((await send('PUT', 'conclusions/1', secretary, { ...SPOKEN, due: day(-5) })).status).toBe(201);
  expect(await one('1')).toMatchObject({ state: 'draft', due: day(-5) });

  const drafted = moment();
  expect((await take('1', 'claim', lead, { done_on: day(0) })).status).toBe(404);
  expect((await take('1', 'signature', secretary, { notice: '15/TB-BCĐ', signed_on: day(-50) })).code).toBe('conclusion-day');
  expect((await take('1', 'signature', secretary, { notice: '15/TB-BCĐ', signed_on: day(-38) })).status).toBe(201);
  expect((await take('1', 'signature', secretary, { notice: '15/TB-BCĐ', signed_on: day(-38) })).code).toBe('conclusion-not-now');
  expect((await send('PUT', 'conclusions/1', secretary, SPOKEN)).code, 'what was signed stays').toBe('conclusion-not-now');
  expect(await one('1', {}, viewer)).toMatchObject({ state: 'overdue', days_left: -5, notice: '15/TB-BCĐ' });
  expect(await ask('conclusion_counts', { plan: 'p' })).toEqual([{ plan: 'p', total: 1, done: 0, in_time: 0, to_confirm: 0, overdue: 1, stopped: 0, days_over: 5 }]);

  expect((await take('1', 'progress', signedIn(opened.house, 'reporter', 'b'), { note: 'Của cơ quan khác' })).status).toBe(403);
  expect((await take('1', 'progress', lead, { note: 'Đã xong một nửa' })).status).toBe(201);
  expect((await take('1', 'extension', lead, { due: day(20), note: REASON })).status).toBe(403);
  expect((await take('1', 'extension', secretary, { due: day(-6), note: REASON })).code).toBe('conclusion-due');
  expect((await take('1', 'extension', secretary, { due: day(20), note: 'ngắn' })).detail).toContain('lý do');
  expect((await take('1', 'extension', secretary, { due: day(20), note: REASON })).status).toBe(201);
  expect(await one('1')).toMatchObject({ state: 'extended', first_due: day(-5), due: day(20), extensions: 1, days_left: 20, why_extended: REASON, told: 'Đã xong một nửa' });

  expect((await take('1', 'claim', lead, { done_on: day(0) })).code).toBe('conclusion-unproven');
  const form = new FormData();
  for (const [field, text] of Object.entries({ agency: 'a', subject: 'Biên bản', kind: 'conclusion', of: '1' })) form.set(field, text);
  form.set('file', new Blob([pdf('bien ban') as BlobPart]), 'bien-ban.pdf');
  const added = await fetch(`${opened.url}/api/evidence`, { method: 'POST', headers: { Cookie: lead.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID() }, body: form });
  expect(added.status, await added.clone().text()).toBe(201);
  const { evidence, link } = (await added.json()) as { evidence: string; link: string };
  expect((await ask('evidence', { conclusion: '1' }, secretary)).map((row) => [row.kind, row.conclusion, row.of_vi])).toEqual([['conclusion', '1', SPOKEN.text]]);
  expect((await take('1', 'claim', lead, { done_on: day(1), evidence })).code).toBe('conclusion-day');
  expect((await take('1', 'claim', lead, { done_on: day(0), evidence })).status).toBe(201);
  const unlinked = await fetch(`${opened.url}/api/evidence/${evidence}/links/${link}`, { method: 'DELETE', headers: { Cookie: lead.Cookie, 'X-Cot-Moc': '1' } });
  expect(unlinked.status, 'what it is proven by stays').toBe(409);
  const claimed = moment();
  expect(await one('1')).toMatchObject({ state: 'to-confirm', evidence });
  expect((await take('1', 'return', reviewer, { note: REASON })).status, 'the secretary decides').toBe(403);
  expect((await take('1', 'return', secretary, { note: REASON })).status).toBe(201);
  expect(await one('1')).toMatchObject({ state: 'extended', why_returned: REASON });

  // Somebody who is both claims it, and cannot confirm it.
  opened.house.people.setGrants(lead.person, [{ role: 'reporter', agency: 'a', area: '' }, { role: 'secretary', agency: '', area: '' }], 'test');
  expect((await take('1', 'claim', lead, { done_on: day(0), document: 'Báo cáo 12/BC' })).status).toBe(201);
  expect((await take('1', 'confirmation', lead)).code).toBe('conclusion-own');
  expect((await take('1', 'confirmation', secretary)).status).toBe(201);
  expect((await take('1', 'stop', secretary, { note: REASON })).code).toBe('conclusion-not-now');
  expect(await one('1')).toMatchObject({ state: 'done', days_left: null, days_late: null, document: 'Báo cáo 12/BC', extensions: 1 });
  expect((await ask('conclusion', { conclusion: '1' }, secretary)).map(({ step }) => step)).toEqual(['confirmed', 'claimed', 'returned', 'claimed', 'extended', 'progress', 'signed', 'noted', 'noted']);

  expect((await ask('conclusion', { conclusion: '1' }, viewer)).map(({ step }) => step), 'a wording that was struck is for those who record').toEqual(['confirmed', 'claimed', 'returned', 'claimed', 'extended', 'progress', 'signed', 'noted']);

  expect(await one('1', { as_of: claimed })).toMatchObject({ state: 'to-confirm', why_returned: null });
  expect([await one('1', { as_of: drafted }, viewer), (await one('1', { as_of: drafted }))?.state]).toEqual([undefined, 'draft']);
  const kinds = opened.house.home.state.acts().map(({ kind, submission }) => (kind.startsWith('conclusion-') ? `${kind} ${submission}` : '')).filter(Boolean);
  expect(kinds).toHaveLength(9);
  expect(new Set(kinds.map((kind) => kind.split(' ')[1]))).toEqual(new Set(['KL-1']));
  expect(opened.house.home.state.brokenLink()).toBeNull();
});

test('what cannot be recorded is told by its field, and nothing is stored', async () => {
  const before = opened.house.home.state.snapshot();
  const wrong: [object, string][] = [
    [{ text: 'ngắn' }, '10 ký tự'], [{ lead: 'khong-co' }, 'chủ trì'], [{ lead: '' }, 'chủ trì'], [{ partners: ['a'] }, 'phối hợp'], [{ target: 'khong-co' }, 'chỉ tiêu'], [{ met_on: day(1), due: day(2) }, 'ngày họp'],
    [{ due: day(-41) }, 'hạn hoàn thành'], [{ due: '2026-02-30' }, 'hạn hoàn thành'], [{ meeting: '' }, 'cuộc họp'], [{ plan: 'q' }, 'kế hoạch'],
  ];
  for (const [change, told] of wrong) expect(await send('POST', 'conclusions', secretary, { ...SPOKEN, ...change }), JSON.stringify(change)).toMatchObject({ status: 422, detail: expect.stringContaining(told) });
  expect(opened.house.home.state.snapshot()).toBe(before);
});

test('who is reminded of it, and what waits for a decision; put off with a reason it comes back on its day', async () => {
  const made = async (due: number): Promise<string> => {
    const { conclusion } = await send('POST', 'conclusions', secretary, { ...SPOKEN, target: '', due: day(due) });
    await take(conclusion, 'signature', secretary, { notice: '16/TB', signed_on: day(-30) });
    return conclusion;
  };
  const [late, soon] = [await made(-6), await made(3)];
  const { engine, people, home: { state } } = opened.house;
  const matters = async (carried: { person: string }): Promise<string[]> => mattersOf(await allMatters(engine, false), people.grantsOf(carried.person), reported(state)).flatMap((matter) => ('conclusion' in matter ? [`${matter.conclusion} ${matter.step} ${matter.urgency}`] : []));
  opened.house.people.setGrants(lead.person, [{ role: 'reporter', agency: 'a', area: '' }], 'test');
  expect(await matters(lead)).toEqual([`${late} day-after overdue`, `${soon} three-days soon`]);
  expect(await matters(signedIn(opened.house, 'head', 'a'))).toEqual([`${late} head overdue`]);
  expect(await matters(signedIn(opened.house, 'secretary'))).toEqual([`${late} secretary overdue`]);
  expect(await matters(signedIn(opened.house, 'reporter', 'b'))).toEqual([]);

  const waiting = async (more: Params<'decisions'> | object = {}): Promise<string[]> => (await ask('decisions', { plan: 'p', ...more })).map(({ kind, subject, until }) => `${kind} ${subject} ${until ?? ''}`.trim());
  expect(await waiting()).toContain(`overdue ${late}`);
  expect((await handIn(opened.url, 'a', '2022Y', explained('indicator;numerator;denominator\nstrict;80;100'))).status).toBe(201);
  expect(await waiting()).toContain('behind strict');
  const { conclusion: about } = await send('POST', 'conclusions', secretary, { ...SPOKEN, target: 'strict' });
  expect([(await waiting()).includes('behind strict'), (await ask('decisions', { plan: 'p' }, secretary)).some(({ subject }) => subject === 'strict')], 'a draft is known to those who record').toEqual([true, false]);
  await take(about, 'signature', secretary, { notice: '17/TB', signed_on: day(0) });
  expect(await waiting()).not.toContain('behind strict');
  await take(about, 'stop', secretary, { note: REASON });
  expect(await waiting()).toContain('behind strict');
  const before = moment();
  const later = { kind: 'overdue', subject: late, until: day(7), reason: REASON };
  expect((await send('POST', 'decisions/later', viewer, later)).status).toBe(403);
  for (const [change, code] of [[{ reason: 'ngắn' }, 'later-without-reason'], [{ until: day(0) }, 'later-day'], [{ subject: '99' }, 'later-wrong'], [{ kind: 'behind', subject: 'khong-co' }, 'later-wrong']] as const) expect((await send('POST', 'decisions/later', secretary, { ...later, ...change })).code).toBe(code);
  expect((await send('POST', 'decisions/later', secretary, later)).status).toBe(201);
  expect((await waiting()).at(-1)).toBe(`overdue ${late} ${day(7)}`);
  expect(await waiting({ as_of: before })).toContain(`overdue ${late}`);
  expect(state.acts().at(-1)).toMatchObject({ kind: 'decision-put-off', submission: late });
  await take(late, 'stop', secretary, { note: REASON });
  expect(await waiting()).not.toContain(`overdue ${late} ${day(7)}`);
  expect(await one(late)).toMatchObject({ state: 'stopped', why_stopped: REASON, days_left: null });
  const [all, [counts]] = [await ask('conclusions', { plan: 'p' }), await ask('conclusion_counts', { plan: 'p' })];
  expect(all.some(({ state: how }) => how === 'stopped')).toBe(true);
  expect(all.filter(isFollowed), 'listed are those that the headline counts').toHaveLength(counts!.total);
});
