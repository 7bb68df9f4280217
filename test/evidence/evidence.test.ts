// Documents against the running server: added, linked, read, unlinked, withdrawn, as of any moment, and who may do what for whom.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Questions, Row } from '../../queries/types.ts';
import { DEEDS_OF, ROLES } from '../../server/access/rights.ts';
import type { Role } from '../../server/access/rights.ts';
import type { Added } from '../../server/evidence/add.ts';
import { addRecord, withdrawRecord } from '../../server/evidence/records.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { handIn, open, reporterOf, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';
import { office, pdf, png } from './files.ts';

const AGENCY = 'bg-so-noi-vu';
const OTHER = 'bg-so-tu-phap';
const FIGURE = { kind: 'figure', report: '2023Q1', indicator: 'online-dossiers', part: '' };
let opened: Opened;
let activity: string;
let milestone: string;
const carried = new Map<string, Record<string, string>>();
beforeAll(async () => {
  opened = await open({ COT_MOC_ANONYMOUS: 'off' });
  const led = (rows: { reporter: string | null }[]): unknown => rows.find(({ reporter }) => reporter === AGENCY);
  activity = (led(await ask('activities', { plan: 'bac-giang-2021-2030' })) as Row<'activities'>).activity;
  milestone = (led(await ask('milestones', { plan: 'bac-giang-2021-2030' })) as Row<'milestones'>).milestone;
});
afterAll(() => opened.close());

/** What somebody's requests carry: one person for each role and agency. */
function as(role: Role, agency = ''): Record<string, string> {
  const key = `${role} ${agency}`;
  const { person: _, ...own } = signedIn(opened.house, role, agency);
  carried.set(key, carried.get(key) ?? { ...own });
  return carried.get(key)!;
}
const reporter = (): Record<string, string> => as('reporter', AGENCY);
async function ask<Name extends keyof Questions>(name: Name, params: Record<string, string>): Promise<Row<Name>[]> {
  const answer = await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params)}`, { headers: as('viewer') });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return answer.json() as Promise<Row<Name>[]>;
}
interface Sent { bytes?: Buffer; name?: string; key?: string; by?: Record<string, string>; fields?: Record<string, string> }
function send({ bytes = pdf(), name = 'Quyết định 12.pdf', key = crypto.randomUUID(), by = reporter(), fields = {} }: Sent = {}): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ agency: AGENCY, number: '12/QĐ-UBND', dated: '2023-03-20', issuer: 'UBND tỉnh', subject: 'Phê duyệt kết quả', kind: 'activity', ...fields })) if (value !== '') form.set(field, value);
  form.set('file', new Blob([bytes as BlobPart]), name);
  return fetch(`${opened.url}/api/evidence`, { method: 'POST', body: form, headers: { ...by, 'Idempotency-Key': key } });
}
const added = async (sent: Sent = {}): Promise<Added> => {
  const answer = await send({ ...sent, fields: { of: activity, ...sent.fields } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json() as Promise<Added>;
};
/** Figures one after the other, since each takes only so many documents. */
let figures = 0;
const figure = (): Record<string, string> => ({ ...FIGURE, report: `${2021 + ((figures += 1) % 3)}${['Q1', 'H1', 'Q3'][figures % 3]}` });
const problem = async (answer: Response): Promise<[number, string]> => [answer.status, ((await answer.json()) as { type: string }).type.replace('/problems/', '')];
const change = (method: string, path: string, body?: object, by = reporter(), key?: string): Promise<Response> =>
  fetch(`${opened.url}/api/${path}`, { method, headers: { ...by, ...(body ? { 'Content-Type': 'application/json' } : {}), ...(key ? { 'Idempotency-Key': key } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
const get = (sha256: string, by: Record<string, string> = reporter()): Promise<Response> => fetch(`${opened.url}/api/evidence/${sha256}`, { headers: by });
const acts = (kind: string): { actor: string; detail: string; submission: string | null }[] => opened.house.home.state.acts().filter((act) => act.kind === kind);

describe('a document', () => {
  test('is kept under its hash, told in full, and answered by the questions at once', async () => {
    const bytes = pdf('mot');
    const one = await added({ bytes });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(one).toMatchObject({ evidence: expect.stringMatching(/^TL-[0-9a-f]{12}$/), sha256, bytes: bytes.length, media_type: 'application/pdf', file: 'Quyết định 12.pdf', number: '12/QĐ-UBND', dated: '2023-03-20', issuer: 'UBND tỉnh', subject: 'Phê duyệt kết quả', agency: AGENCY });
    expect(readFileSync(join(opened.home, 'evidence', sha256.slice(0, 2), sha256)).equals(bytes)).toBe(true);
    const rows = await ask('evidence', { activity });
    expect(rows.find(({ evidence }) => evidence === one.evidence)).toMatchObject({ kind: 'activity', activity, agency: AGENCY, number: '12/QĐ-UBND', dated: '2023-03-20', title: 'Phê duyệt kết quả', file: 'Quyết định 12.pdf', bytes: bytes.length, sha256 });
    expect((await ask('activities', { plan: 'bac-giang-2021-2030' })).find((row) => row.activity === activity)!.documents).toBe(rows.length);
    expect(acts('evidence').at(-1)).toMatchObject({ submission: one.evidence, actor: expect.stringMatching(/^p-/) });
    expect(acts('link').at(-1)).toMatchObject({ submission: one.evidence });
  });

  test('sent again under the same key is the same; another file or target under it is refused', async () => {
    const key = crypto.randomUUID();
    const [first, again] = [await added({ key, bytes: pdf('hai') }), await added({ key, bytes: pdf('hai') })];
    expect(again).toEqual(first);
    expect(await problem(await send({ key, bytes: pdf('ba'), fields: { of: activity } }))).toEqual([409, 'key-reused']);
    expect(await problem(await send({ key, bytes: pdf('hai'), fields: { kind: 'milestone', of: milestone } }))).toEqual([409, 'key-reused']);
    expect((await ask('evidence', { activity })).filter(({ evidence }) => evidence === first.evidence)).toHaveLength(1);
  });

  test('the same bytes added twice lie there once, as two records', async () => {
    const bytes = png(12, 12);
    const [one, two] = [await added({ bytes, name: 'a.png' }), await added({ bytes, name: 'b.png', fields: { number: '13' } })];
    expect([one.sha256 === two.sha256, one.evidence === two.evidence]).toEqual([true, false]);
  });

  test('proves a figure, an activity and a milestone; unlinked it proves it until then; withdrawn it proves nothing more, and stays', async () => {
    const one = await added({ bytes: pdf('bon'), fields: { ...FIGURE } });
    const holds = async (params: Record<string, string>): Promise<boolean> => (await ask('evidence', params)).some(({ evidence }) => evidence === one.evidence);
    const of = { agency: AGENCY, report: '2023Q1', indicator: 'online-dossiers' };
    expect([await holds(of), await holds({ target: 'bg30-online-dossiers' }), await holds({ plan: 'bac-giang-2021-2030' }), await holds({ target: 'bg30-online-payment' }), await holds({ activity })]).toEqual([true, true, true, false, false]);
    const linked = await change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: milestone });
    expect(linked.status, await linked.clone().text()).toBe(201);
    const { link } = (await linked.json()) as { link: string };
    expect(((await (await change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: milestone })).json()) as { link: string }).link, 'the same again').toBe(link);
    expect(await holds({ milestone })).toBe(true);
    expect((await ask('milestones', { plan: 'bac-giang-2021-2030' })).find((row) => row.milestone === milestone)!.documents).toBe(1);
    const between = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    expect((await change('DELETE', `evidence/${one.evidence}/links/${link}`)).status).toBe(204);
    expect((await change('DELETE', `evidence/${one.evidence}/links/${link}`)).status, 'once more').toBe(204);
    expect(acts('unlink').filter(({ detail }) => detail.includes(link))).toHaveLength(1);
    expect([await holds({ milestone }), await holds({ milestone, as_of: between })]).toEqual([false, true]);
    expect(await problem(await change('DELETE', `evidence/${one.evidence}/links/LK-khong`))).toEqual([404, 'not-found']);
    expect((await change('DELETE', `evidence/${one.evidence}`)).status).toBe(204);
    expect([await holds(of), await holds({ ...of, as_of: between })]).toEqual([false, true]);
    expect(await problem(await change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: milestone }))).toEqual([409, 'evidence-withdrawn']);
    expect((await get(one.sha256)).status, 'the file is still there').toBe(200);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['no subject', { subject: '' }, 422, 'evidence-nameless'], ['a day that is none', { dated: '2023-02-30' }, 422, 'day-wrong'], ['a day to come', { dated: '2999-01-01' }, 422, 'day-to-come'],
    ['a number too long', { number: 'x'.repeat(101) }, 422, 'text-long'], ['an unknown kind of target', { kind: 'plan' }, 400, 'wrong-parameter'], ['an unknown activity', { of: 'khong-co' }, 400, 'wrong-parameter'],
    ['an unknown report', { ...FIGURE, report: '1999Q1' }, 400, 'wrong-parameter'], ['a part that is none', { ...FIGURE, part: '../x' }, 400, 'wrong-parameter'], ['no agency', { agency: '' }, 400, 'missing-field'],
    ['a figure that was not asked for', { ...FIGURE, indicator: 'par-index' }, 422, 'evidence-not-asked'],
    ['an unknown indicator', { ...FIGURE, indicator: 'khong-co' }, 400, 'wrong-parameter'],
  ])('%s is refused', async (_, fields, status, code) => {
    const before = acts('evidence').length;
    expect(await problem(await send({ fields: { of: activity, ...fields } }))).toEqual([status, code]);
    expect(acts('evidence').length).toBe(before);
  });

  test('what is not what it says is refused by the route too, and nothing is kept of it', async () => {
    const bytes = office('docx', { 'word/vbaProject.bin': new Uint8Array(9) });
    const answer = await send({ bytes, name: 'Báo cáo.docx', fields: { of: activity } });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([422, expect.stringContaining('“Báo cáo.docx” chứa macro')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(join(opened.home, 'evidence', sha256.slice(0, 2), sha256))).toBe(false);
    expect(await problem(await send({ bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 37), fields: { of: activity } }))).toEqual([413, 'too-large']);
  });

  test('fifty documents prove one thing; one more is refused', async () => {
    const { state } = opened.house.home;
    const target = { ...FIGURE, kind: 'figure' as const, agency: AGENCY, report: '2022Y', subject: '' };
    const { sha256 } = await added({ bytes: pdf('nam muoi'), fields: { ...FIGURE, report: '2022Q1' } });
    const kept = { sha256, bytes: 1, media_type: 'application/pdf', file_name: 'a.pdf', agency: AGENCY, number: '', dated: null, issuer: '', subject: 'a' };
    const all = state.transaction(() => Array.from({ length: 50 }, () => addRecord(state, { ...kept, idempotency_key: crypto.randomUUID() }, target, 'test', new Date().toISOString()).record.evidence));
    expect(await problem(await send({ fields: { ...FIGURE, report: '2022Y' } }))).toEqual([409, 'evidence-many']);
    for (const evidence of all) state.transaction(() => withdrawRecord(state, evidence, 'test', new Date().toISOString()));
    expect((await send({ fields: { ...FIGURE, report: '2022Y' } })).status).toBe(201);
  });

  test('activities of which somebody else is the lead take none', async () => {
    const others = (await ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead !== null && lead !== AGENCY)!.activity;
    expect(await problem(await send({ fields: { of: others } }))).toEqual([422, 'not-the-lead']);
    const nobodys = (await ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead === null)!.activity;
    expect(await problem(await send({ fields: { of: nobodys } }))).toEqual([409, 'no-lead']);
  });
});

describe('the file', () => {
  test.each([['a PDF is shown', 'a.pdf', pdf('nam'), 'application/pdf', 'inline'], ['a picture is shown', 'a.png', png(30, 20), 'image/png', 'inline'],
    ['an office file is saved', 'Báo cáo "quý".docx', office('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment']] as const)('%s', async (_, name, bytes, type, how) => {
    const { sha256 } = await added({ bytes, name });
    const answer = await get(sha256);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')!.split(';')[0]]).toEqual([type, how]);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect([answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual(['nosniff', 'private, no-store']);
  });

  test('is not given out once its bytes have changed; nothing else of the home is', async () => {
    const { sha256 } = await added({ bytes: pdf('sau') });
    const file = join(opened.home, 'evidence', sha256.slice(0, 2), sha256);
    const whole = readFileSync(file);
    appendFileSync(file, 'x');
    expect((await get(sha256)).status).toBe(500);
    rmSync(file);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, whole);
    for (const name of ['0'.repeat(64), '..%2f..%2fstate.sqlite', sha256.slice(1)]) expect((await get(name, as('administrator'))).status, name).toBe(404);
  });
});

describe('who may do what for whom', () => {
  const READERS = ROLES.filter((role) => DEEDS_OF[role].includes('read-sheets'));
  const ROUTES: Record<string, { go: (by: Record<string, string>, of: Added) => Promise<number>; own: Role[] }> = {
    'add': { go: async (by) => (await send({ by, bytes: pdf(crypto.randomUUID()), fields: figure() })).status, own: ['reporter', 'head'] },
    'link': { go: async (by, { evidence }) => (await change('POST', `evidence/${evidence}/links`, { kind: 'milestone', of: milestone }, by)).status, own: ['reporter', 'head'] },
    'unlink': { go: async (by, { evidence, link }) => (await change('DELETE', `evidence/${evidence}/links/${link}`, undefined, by)).status, own: ['reporter', 'head'] },
    'withdraw': { go: async (by, { evidence }) => (await change('DELETE', `evidence/${evidence}`, undefined, by)).status, own: ['reporter', 'head'] },
    'read the file': { go: async (by, { sha256 }) => (await get(sha256, by)).status, own: READERS },
    'report progress': { go: async (by) => (await change('POST', `activities/${activity}/progress`, { state: 'under-way' }, by, crypto.randomUUID())).status, own: ['reporter', 'head'] },
    'report progress of a milestone': { go: async (by) => (await change('POST', `milestones/${milestone}/progress`, { state: 'under-way' }, by, crypto.randomUUID())).status, own: ['reporter', 'head'] },
  };
  const table = Object.entries(ROUTES).flatMap(([route, { own }]) => ROLES.flatMap((role) => (['reporter', 'head'].includes(role) ? [AGENCY, OTHER] : ['']).map((agency) =>
    [route, role, agency, own.includes(role) && agency !== OTHER] as const)));

  /** What nobody may touch stays as it is: one is enough. */
  let shared: Added;
  beforeAll(async () => {
    shared = await added({ bytes: pdf('chung'), fields: figure() });
  });

  test.each(table)('%s, %s %s: %s', async (route, role, agency, allowed) => {
    const of = allowed && route !== 'read the file' ? await added({ bytes: pdf(crypto.randomUUID()), fields: figure() }) : shared;
    const refused = acts('refused').length;
    const status = await ROUTES[route]!.go(as(role, agency), of);
    if (allowed) expect([200, 201, 204]).toContain(status);
    else {
      expect(status).toBe(403);
      expect(acts('refused').length, 'the refusal is in the chain').toBe(refused + 1);
    }
  });

  test.each(Object.keys(ROUTES))('%s, nobody: 401', async (route) => {
    expect(await ROUTES[route]!.go({}, shared)).toBe(401);
  });

  test('a page of another site changes nothing', async () => {
    const { 'X-Cot-Moc': _, ...by } = reporter();
    expect(await problem(await send({ by, fields: { of: activity } }))).toEqual([403, 'cross-site']);
    expect(await problem(await send({ by: { ...reporter(), 'Sec-Fetch-Site': 'cross-site' }, fields: { of: activity } }))).toEqual([403, 'cross-site']);
  });

  test('where figures are open to everybody, so is what proves an activity, or a figure that was accepted; nothing else', async () => {
    const open_ = await open();
    try {
      const own = { ...signedIn(open_.house, 'reporter', AGENCY) } as Record<string, string>;
      delete own.person;
      const put = async (fields: Record<string, string>, bytes: Buffer): Promise<Added> => {
        const form = new FormData();
        for (const [field, value] of Object.entries({ agency: AGENCY, subject: 'Thử', ...fields })) form.set(field, value);
        form.set('file', new Blob([bytes as BlobPart]), 'a.pdf');
        return (await fetch(`${open_.url}/api/evidence`, { method: 'POST', body: form, headers: { ...own, 'Idempotency-Key': crypto.randomUUID() } })).json() as Promise<Added>;
      };
      const read = async (of: Added): Promise<number> => (await fetch(`${open_.url}/api/evidence/${of.sha256}`)).status;
      const [proof, figure] = [await put({ kind: 'activity', of: activity }, pdf('bay')), await put(FIGURE, pdf('tam'))];
      expect([await read(proof), await read(figure)]).toEqual([200, 401]);
      expect((await handIn(open_.url, AGENCY, '2023Q1', 'indicator;numerator;denominator\nonline-dossiers;80;100\n')).status).toBe(201);
      expect(await read(figure)).toBe(200);
      expect((await fetch(`${open_.url}/api/evidence/${'0'.repeat(64)}`)).status).toBe(404);
    } finally {
      await open_.close();
    }
  });
});

describe('progress', () => {
  const report = (body: object, key = crypto.randomUUID(), by = reporter()): Promise<Response> => change('POST', `activities/${activity}/progress`, body, by, key);
  const now = async (params: Record<string, string> = {}): Promise<Row<'activities'>> => (await ask('activities', { plan: 'bac-giang-2021-2030', ...params })).find((row) => row.activity === activity)!;

  test('under way with money spent, then done by a document attached; the latest counts, and each moment has its own', async () => {
    expect((await report({ state: 'under-way', spent: 120.5, note: 'Đang thẩm định' })).status).toBe(201);
    expect(await now()).toMatchObject({ progress: 'under-way', spent_million_vnd: 120.5, progress_note: 'Đang thẩm định', done_on: null });
    const between = new Date().toISOString();
    const { evidence, link } = await added({ bytes: pdf('chin'), fields: { number: '77/QĐ-UBND' } });
    const key = crypto.randomUUID();
    const body = { state: 'done', done_on: '2025-06-30', evidence, spent: null, note: '' };
    const [first, again] = [await report(body, key), await report(body, key)];
    expect([first.status, await again.json()]).toEqual([201, await first.json()]);
    expect(acts('proof').filter(({ detail }) => detail.includes(evidence))).toHaveLength(1);
    expect(await now()).toMatchObject({ progress: 'done', done_on: '2025-06-30', document: '77/QĐ-UBND', evidence, spent_million_vnd: null });
    expect(await now({ as_of: between })).toMatchObject({ progress: 'under-way', spent_million_vnd: 120.5 });
    expect((await ask('progress', { activity })).slice(0, 2).map(({ state, counts, agency }) => [state, counts, agency])).toEqual([['done', true, AGENCY], ['under-way', false, AGENCY]]);
    expect(await problem(await change('DELETE', `evidence/${evidence}/links/${link}`))).toEqual([409, 'evidence-proves']);
    expect(await problem(await change('DELETE', `evidence/${evidence}`))).toEqual([409, 'evidence-proves']);
    expect(await problem(await report({ ...body, spent: 1 }, key))).toEqual([409, 'key-reused']);
    expect((await report({ state: 'done', done_on: '2025-06-30', document: '77/QĐ-UBND' })).status).toBe(201);
    expect((await change('DELETE', `evidence/${evidence}/links/${link}`)).status).toBe(204);
  });

  test.each<[string, object, number, string]>([
    ['an unknown state', { state: 'finished' }, 400, 'wrong-parameter'], ['done without a day', { state: 'done', document: '1/QĐ' }, 422, 'progress-day'], ['done without a document', { state: 'done', done_on: '2025-01-01' }, 422, 'progress-document'],
    ['a day without done', { state: 'under-way', done_on: '2025-01-01' }, 422, 'progress-day'], ['a day to come', { state: 'done', done_on: '2999-01-01', document: '1' }, 422, 'day-to-come'], ['money below zero', { state: 'under-way', spent: -1 }, 422, 'progress-spent'],
    ['money that is words', { state: 'under-way', spent: '12' }, 422, 'progress-spent'], ['what cannot be done, without a reason', { state: 'cannot' }, 422, 'progress-why'], ['a document of another activity', { state: 'done', done_on: '2025-01-01', evidence: 'TL-000000000000' }, 400, 'wrong-parameter'],
  ])('%s is refused', async (_, body, status, code) => {
    const before = acts('proof').length;
    expect(await problem(await report(body))).toEqual([status, code]);
    expect(acts('proof').length).toBe(before);
  });

  test('an activity whose plan names several bodies has nobody to report it', async () => {
    const nobodys = (await ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead === null)!.activity;
    expect(await problem(await change('POST', `activities/${nobodys}/progress`, { state: 'under-way' }, reporter(), crypto.randomUUID()))).toEqual([409, 'no-lead']);
  });
});

describe('what a correction rests on', () => {
  test('is not taken away while the correction waits, unless another document of the figure stands', async () => {
    const waits = await open({ COT_MOC_REVIEW: 'on' });
    try {
      const { home: { state }, engine } = waits.house;
      const by = reporterOf(waits.url, OTHER);
      const hand = (n: number, more: object = {}): Promise<Response> => handIn(waits.url, OTHER, '2024Q1', `indicator;numerator;denominator\nonline-dossiers;${n};100\n`, more);
      const receipt = async (answer: Response): Promise<string> => ((await answer.json()) as { submission: string }).submission;
      const first = await receipt(await hand(70));
      state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'accept', submission: first, detail: '{}' }));
      await engine.absorb();
      const prove = async (text: string): Promise<{ evidence: string; link: string }> => {
        const form = new FormData();
        for (const [name, value] of Object.entries({ ...FIGURE, agency: OTHER, report: '2024Q1', number: '9/CV', dated: '2024-03-20', issuer: 'Sở', subject: 'Đính chính' })) form.set(name, value);
        form.set('file', new Blob([pdf(text) as BlobPart]), 'cv.pdf');
        const answer = await fetch(`${waits.url}/api/evidence`, { method: 'POST', body: form, headers: { ...by, 'Idempotency-Key': crypto.randomUUID() } });
        expect(answer.status, await answer.clone().text()).toBe(201);
        return (await answer.json()) as { evidence: string; link: string };
      };
      const end = async (path: string): Promise<[number, string]> => {
        const answer = await fetch(`${waits.url}/api/evidence/${path}?lang=vi`, { method: 'DELETE', headers: { ...by } });
        return [answer.status, answer.status === 204 ? '' : ((await answer.json()) as { detail: string }).detail];
      };
      const one = await prove('mot');
      const correction = await receipt(await hand(71, { reason: 'recount', basis: '' }));
      expect(correction).toMatch(/-02$/);
      const why = `Phiếu ${correction} đang chờ duyệt sửa online-dossiers kỳ 2024Q1`;
      expect([await end(`${one.evidence}/links/${one.link}`), await end(one.evidence)]).toEqual([[409, expect.stringContaining(why)], [409, expect.stringContaining(why)]]);
      const two = await prove('hai');
      expect((await end(one.evidence))[0]).toBe(204);
      expect((await end(two.evidence))[0]).toBe(409);
      const back = await fetch(`${waits.url}/api/submissions/${correction}/withdrawal`, { method: 'POST', headers: { ...by, 'Content-Type': 'application/json' }, body: '{}' });
      expect([back.status, (await end(two.evidence))[0]]).toEqual([200, 204]);
    } finally {
      await waits.close();
    }
  });
});

describe('counted where missing', () => {
  test('what is ranked, surveyed or corrected should have a document; a correction without one is counted until it has one', async () => {
    const line = (n: number): string => `indicator;numerator;denominator\nonline-dossiers;${n};100\n`;
    const proof = async (): Promise<string | null> => (await opened.house.engine.rows('owed', { agency: OTHER, report: '2024Q1' })).find(({ indicator }) => indicator === 'online-dossiers')!.proof;
    expect(await proof(), 'the sheet asks for none').toBe(null);
    expect((await handIn(opened.url, OTHER, '2024Q1', line(70))).status).toBe(201);
    expect(await proof(), 'only where it is corrected').toBe('changed');
    const missing = async (): Promise<Row<'evidence_missing'>[]> => ask('evidence_missing', { agency: OTHER, report: '2024Q1' });
    expect(await missing(), 'a first report of a share needs none').toEqual([]);
    expect((await handIn(opened.url, OTHER, '2024Q1', line(71), { reason: 'recount' })).status).toBe(201);
    expect(await missing()).toEqual([expect.objectContaining({ agency: OTHER, report: '2024Q1', figures: 1, documented: 0, missing: 1 })]);
    expect(await proof(), 'as the sheet says').toBe('always');
    expect(await ask('evidence_due', { agency: OTHER, report: '2024Q1' })).toEqual([expect.objectContaining({ indicator: 'online-dossiers', reason: 'correction', documents: 0 })]);
    await added({ by: as('reporter', OTHER), bytes: pdf('muoi'), fields: { ...FIGURE, agency: OTHER, report: '2024Q1' } });
    expect(await missing()).toEqual([expect.objectContaining({ figures: 1, documented: 1, missing: 0 })]);
  });
});

describe('the home', () => {
  const codes = async (): Promise<string[]> => [...new Set((await verify(opened.home, opened.house.home.state, look(opened.home))).findings.map(({ code }) => code))];
  test('verify knows documents: one that is lost, a row that was changed, an act whose row is gone', async () => {
    const { state } = opened.house.home;
    expect(await codes()).toEqual([]);
    const { sha256, evidence, link } = await added({ bytes: pdf('muoi mot') });
    const file = join(opened.home, 'evidence', sha256.slice(0, 2), sha256);
    renameSync(file, `${opened.home}.aside`);
    expect(await codes()).toEqual(['file-missing']);
    renameSync(`${opened.home}.aside`, file);
    state.run("update evidence set number = '99' where evidence = ?", evidence);
    expect(await codes()).toEqual(['evidence-changed']);
    state.run("update evidence set number = '12/QĐ-UBND' where evidence = ?", evidence);
    state.run("update evidence_links set unlinked_at = '2025-01-01T00:00:00.000Z' where link = ?", link);
    expect(await codes()).toEqual(['evidence-changed']);
    state.run('delete from evidence_links where link = ?', link);
    expect(await codes()).toEqual(['act-without-evidence']);
  });
});
