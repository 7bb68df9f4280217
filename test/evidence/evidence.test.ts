// Documents against the running server: added, linked, read, unlinked, withdrawn, as of any moment; progress that they prove, and where they are missing.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { addRecord, withdrawRecord } from '../../server/evidence/records.ts';
import { look, verify } from '../../server/lake/verify.ts';
import { handIn } from '../open.ts';
import { office, pdf, png } from './files.ts';
import { AGENCY, FIGURE, openShelf, OTHER, problem } from './shelf.ts';
import type { Shelf } from './shelf.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());

describe('a document', () => {
  test('is kept under its hash, told in full, and answered by the questions at once', async () => {
    const bytes = pdf('mot');
    const one = await shelf.added({ bytes });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(one).toMatchObject({ evidence: expect.stringMatching(/^TL-[0-9a-f]{12}$/), sha256, bytes: bytes.length, media_type: 'application/pdf', file: 'Quyết định 12.pdf', number: '12/QĐ-UBND', dated: '2023-03-20', issuer: 'UBND tỉnh', subject: 'Phê duyệt kết quả', agency: AGENCY });
    expect(readFileSync(join(shelf.home, 'evidence', sha256.slice(0, 2), sha256)).equals(bytes)).toBe(true);
    const rows = await shelf.ask('evidence', { activity: shelf.activity });
    expect(rows.find(({ evidence }) => evidence === one.evidence)).toMatchObject({ kind: 'activity', activity: shelf.activity, agency: AGENCY, number: '12/QĐ-UBND', dated: '2023-03-20', title: 'Phê duyệt kết quả', file: 'Quyết định 12.pdf', bytes: bytes.length, sha256 });
    expect((await shelf.ask('activities', { plan: 'bac-giang-2021-2030' })).find((row) => row.activity === shelf.activity)!.documents).toBe(rows.length);
    expect(shelf.acts('evidence').at(-1)).toMatchObject({ submission: one.evidence, actor: expect.stringMatching(/^p-/) });
    expect(shelf.acts('link').at(-1)).toMatchObject({ submission: one.evidence });
  });

  test('sent again under the same key is the same; another file or target under it is refused', async () => {
    const key = crypto.randomUUID();
    const [first, again] = [await shelf.added({ key, bytes: pdf('hai') }), await shelf.added({ key, bytes: pdf('hai') })];
    expect(again).toEqual(first);
    expect(await problem(await shelf.send({ key, bytes: pdf('ba'), fields: { of: shelf.activity } }))).toEqual([409, 'key-reused']);
    expect(await problem(await shelf.send({ key, bytes: pdf('hai'), fields: { kind: 'milestone', of: shelf.milestone } }))).toEqual([409, 'key-reused']);
    expect((await shelf.ask('evidence', { activity: shelf.activity })).filter(({ evidence }) => evidence === first.evidence)).toHaveLength(1);
  });

  test('the same bytes added twice lie there once, as two records', async () => {
    const bytes = png(12, 12);
    const [one, two] = [await shelf.added({ bytes, name: 'a.png' }), await shelf.added({ bytes, name: 'b.png', fields: { number: '13' } })];
    expect([one.sha256 === two.sha256, one.evidence === two.evidence]).toEqual([true, false]);
  });

  test('proves a figure, an activity and a milestone; unlinked it proves it until then; withdrawn it proves nothing more, and stays', async () => {
    const one = await shelf.added({ bytes: pdf('bon'), fields: { ...FIGURE } });
    const holds = async (params: Record<string, string>): Promise<boolean> => (await shelf.ask('evidence', params)).some(({ evidence }) => evidence === one.evidence);
    const of = { agency: AGENCY, report: '2023Q1', indicator: 'online-dossiers' };
    expect([await holds(of), await holds({ target: 'bg30-online-dossiers' }), await holds({ plan: 'bac-giang-2021-2030' }), await holds({ target: 'bg30-online-payment' }), await holds({ activity: shelf.activity })]).toEqual([true, true, true, false, false]);
    const linked = await shelf.change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: shelf.milestone });
    expect(linked.status, await linked.clone().text()).toBe(201);
    const { link } = (await linked.json()) as { link: string };
    expect(((await (await shelf.change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: shelf.milestone })).json()) as { link: string }).link, 'the same again').toBe(link);
    expect(await holds({ milestone: shelf.milestone })).toBe(true);
    expect((await shelf.ask('milestones', { plan: 'bac-giang-2021-2030' })).find((row) => row.milestone === shelf.milestone)!.documents).toBe(1);
    const between = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    expect((await shelf.change('DELETE', `evidence/${one.evidence}/links/${link}`)).status).toBe(204);
    expect((await shelf.change('DELETE', `evidence/${one.evidence}/links/${link}`)).status, 'once more').toBe(204);
    expect(shelf.acts('unlink').filter(({ detail }) => detail.includes(link))).toHaveLength(1);
    expect([await holds({ milestone: shelf.milestone }), await holds({ milestone: shelf.milestone, as_of: between })]).toEqual([false, true]);
    expect(await problem(await shelf.change('DELETE', `evidence/${one.evidence}/links/LK-khong`))).toEqual([404, 'not-found']);
    expect((await shelf.change('DELETE', `evidence/${one.evidence}`)).status).toBe(204);
    expect([await holds(of), await holds({ ...of, as_of: between })]).toEqual([false, true]);
    expect(await problem(await shelf.change('POST', `evidence/${one.evidence}/links`, { kind: 'milestone', of: shelf.milestone }))).toEqual([409, 'evidence-withdrawn']);
    expect((await shelf.get(one.sha256)).status, 'the file is still there').toBe(200);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['no subject', { subject: '' }, 422, 'evidence-nameless'], ['a day that is none', { dated: '2023-02-30' }, 422, 'day-wrong'], ['a day to come', { dated: '2999-01-01' }, 422, 'day-to-come'],
    ['a number too long', { number: 'x'.repeat(101) }, 422, 'text-long'], ['an unknown kind of target', { kind: 'plan' }, 400, 'wrong-parameter'], ['an unknown activity', { of: 'khong-co' }, 400, 'wrong-parameter'],
    ['an unknown report', { ...FIGURE, report: '1999Q1' }, 400, 'wrong-parameter'], ['a part that is none', { ...FIGURE, part: '../x' }, 400, 'wrong-parameter'], ['no agency', { agency: '' }, 400, 'missing-field'],
    ['a figure that was not asked for', { ...FIGURE, indicator: 'par-index' }, 422, 'evidence-not-asked'],
    ['an unknown indicator', { ...FIGURE, indicator: 'khong-co' }, 400, 'wrong-parameter'],
  ])('%s is refused', async (_, fields, status, code) => {
    const before = shelf.acts('evidence').length;
    expect(await problem(await shelf.send({ fields: { of: shelf.activity, ...fields } }))).toEqual([status, code]);
    expect(shelf.acts('evidence').length).toBe(before);
  });

  test('what is not what it says is refused by the route too, and nothing is kept of it', async () => {
    const bytes = office('docx', { 'word/vbaProject.bin': new Uint8Array(9) });
    const answer = await shelf.send({ bytes, name: 'Báo cáo.docx', fields: { of: shelf.activity } });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([422, expect.stringContaining('“Báo cáo.docx” chứa macro')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(join(shelf.home, 'evidence', sha256.slice(0, 2), sha256))).toBe(false);
    expect(await problem(await shelf.send({ bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 37), fields: { of: shelf.activity } }))).toEqual([413, 'too-large']);
  });

  test('fifty documents prove one thing; one more is refused', async () => {
    const { state } = shelf.house.home;
    const target = { ...FIGURE, kind: 'figure' as const, agency: AGENCY, report: '2022Y', subject: '' };
    const { sha256 } = await shelf.added({ bytes: pdf('nam muoi'), fields: { ...FIGURE, report: '2022Q1' } });
    const kept = { sha256, bytes: 1, media_type: 'application/pdf', file_name: 'a.pdf', agency: AGENCY, number: '', dated: null, issuer: '', subject: 'a' };
    const all = state.transaction(() => Array.from({ length: 50 }, () => addRecord(state, { ...kept, idempotency_key: crypto.randomUUID() }, target, 'test', new Date().toISOString()).record.evidence));
    expect(await problem(await shelf.send({ fields: { ...FIGURE, report: '2022Y' } }))).toEqual([409, 'evidence-many']);
    for (const evidence of all) state.transaction(() => withdrawRecord(state, evidence, 'test', new Date().toISOString()));
    expect((await shelf.send({ fields: { ...FIGURE, report: '2022Y' } })).status).toBe(201);
  });

  test('activities of which somebody else is the lead take none', async () => {
    const others = (await shelf.ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead !== null && lead !== AGENCY)!.activity;
    expect(await problem(await shelf.send({ fields: { of: others } }))).toEqual([422, 'not-the-lead']);
    const nobodys = (await shelf.ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead === null)!.activity;
    expect(await problem(await shelf.send({ fields: { of: nobodys } }))).toEqual([409, 'no-lead']);
  });
});

describe('the file', () => {
  test.each([['a PDF is shown', 'a.pdf', pdf('nam'), 'application/pdf', 'inline'], ['a picture is shown', 'a.png', png(30, 20), 'image/png', 'inline'],
    ['an office file is saved', 'Báo cáo "quý".docx', office('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment']] as const)('%s', async (_, name, bytes, type, how) => {
    const { sha256 } = await shelf.added({ bytes, name });
    const answer = await shelf.get(sha256);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')!.split(';')[0]]).toEqual([type, how]);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect([answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual(['nosniff', 'private, no-store']);
  });

  test('is not given out once its bytes have changed; nothing else of the home is', async () => {
    const { sha256 } = await shelf.added({ bytes: pdf('sau') });
    const file = join(shelf.home, 'evidence', sha256.slice(0, 2), sha256);
    const whole = readFileSync(file);
    appendFileSync(file, 'x');
    expect((await shelf.get(sha256)).status).toBe(500);
    rmSync(file);
    writeFileSync(file, whole);
    for (const name of ['0'.repeat(64), '..%2f..%2fstate.sqlite', sha256.slice(1)]) expect((await shelf.get(name, shelf.as('administrator'))).status, name).toBe(404);
  });
});

describe('progress', () => {
  const report = (body: object, key = crypto.randomUUID(), by = shelf.reporter()): Promise<Response> => shelf.change('POST', `activities/${shelf.activity}/progress`, body, by, key);
  const now = async (params: Record<string, string> = {}): Promise<Row<'activities'>> => (await shelf.ask('activities', { plan: 'bac-giang-2021-2030', ...params })).find((row) => row.activity === shelf.activity)!;

  test('under way with money spent, then done by a document attached; the latest counts, and each moment has its own', async () => {
    expect((await report({ state: 'under-way', spent: 120.5, note: 'Đang thẩm định' })).status).toBe(201);
    expect(await now()).toMatchObject({ progress: 'under-way', spent_million_vnd: 120.5, progress_note: 'Đang thẩm định', done_on: null });
    const between = new Date().toISOString();
    const { evidence, link } = await shelf.added({ bytes: pdf('chin'), fields: { number: '77/QĐ-UBND' } });
    const key = crypto.randomUUID();
    const body = { state: 'done', done_on: '2025-06-30', evidence, spent: null, note: '' };
    const [first, again] = [await report(body, key), await report(body, key)];
    expect([first.status, await again.json()]).toEqual([201, await first.json()]);
    expect(shelf.acts('proof').filter(({ detail }) => detail.includes(evidence))).toHaveLength(1);
    expect(await now()).toMatchObject({ progress: 'done', done_on: '2025-06-30', document: '77/QĐ-UBND', evidence, spent_million_vnd: null });
    expect(await now({ as_of: between })).toMatchObject({ progress: 'under-way', spent_million_vnd: 120.5 });
    expect((await shelf.ask('progress', { activity: shelf.activity })).slice(0, 2).map(({ state, counts, agency }) => [state, counts, agency])).toEqual([['done', true, AGENCY], ['under-way', false, AGENCY]]);
    expect(await problem(await shelf.change('DELETE', `evidence/${evidence}/links/${link}`))).toEqual([409, 'evidence-proves']);
    expect(await problem(await shelf.change('DELETE', `evidence/${evidence}`))).toEqual([409, 'evidence-proves']);
    expect(await problem(await report({ ...body, spent: 1 }, key))).toEqual([409, 'key-reused']);
    expect((await report({ state: 'done', done_on: '2025-06-30', document: '77/QĐ-UBND' })).status).toBe(201);
    expect((await shelf.change('DELETE', `evidence/${evidence}/links/${link}`)).status).toBe(204);
  });

  test.each<[string, object, number, string]>([
    ['an unknown state', { state: 'finished' }, 400, 'wrong-parameter'], ['done without a day', { state: 'done', document: '1/QĐ' }, 422, 'progress-day'], ['done without a document', { state: 'done', done_on: '2025-01-01' }, 422, 'progress-document'],
    ['a day without done', { state: 'under-way', done_on: '2025-01-01' }, 422, 'progress-day'], ['a day to come', { state: 'done', done_on: '2999-01-01', document: '1' }, 422, 'day-to-come'], ['money below zero', { state: 'under-way', spent: -1 }, 422, 'progress-spent'],
    ['money that is words', { state: 'under-way', spent: '12' }, 422, 'progress-spent'], ['what cannot be done, without a reason', { state: 'cannot' }, 422, 'progress-why'], ['a document of another activity', { state: 'done', done_on: '2025-01-01', evidence: 'TL-000000000000' }, 400, 'wrong-parameter'],
  ])('%s is refused', async (_, body, status, code) => {
    const before = shelf.acts('proof').length;
    expect(await problem(await report(body))).toEqual([status, code]);
    expect(shelf.acts('proof').length).toBe(before);
  });

  test('an activity whose plan names several bodies has nobody to report it', async () => {
    const nobodys = (await shelf.ask('activities', { plan: 'bac-giang-2021-2030' })).find(({ reporter: lead }) => lead === null)!.activity;
    expect(await problem(await shelf.change('POST', `activities/${nobodys}/progress`, { state: 'under-way' }, shelf.reporter(), crypto.randomUUID()))).toEqual([409, 'no-lead']);
  });
});

describe('counted where missing', () => {
  test('what is ranked, surveyed or corrected should have a document; a correction without one is counted until it has one', async () => {
    const line = (n: number): string => `indicator;numerator;denominator\nonline-dossiers;${n};100\n`;
    const proof = async (): Promise<string | null> => (await shelf.house.engine.rows('owed', { agency: OTHER, report: '2024Q1' })).find(({ indicator }) => indicator === 'online-dossiers')!.proof;
    expect(await proof(), 'the sheet asks for none').toBe(null);
    expect((await handIn(shelf.url, OTHER, '2024Q1', line(70))).status).toBe(201);
    expect(await proof(), 'only where it is corrected').toBe('changed');
    const missing = async (): Promise<Row<'evidence_missing'>[]> => shelf.ask('evidence_missing', { agency: OTHER, report: '2024Q1' });
    expect(await missing(), 'a first report of a share needs none').toEqual([]);
    expect((await handIn(shelf.url, OTHER, '2024Q1', line(71), { reason: 'recount' })).status).toBe(201);
    expect(await missing()).toEqual([expect.objectContaining({ agency: OTHER, report: '2024Q1', figures: 1, documented: 0, missing: 1 })]);
    expect(await proof(), 'as the sheet says').toBe('always');
    expect(await shelf.ask('evidence_due', { agency: OTHER, report: '2024Q1' })).toEqual([expect.objectContaining({ indicator: 'online-dossiers', reason: 'correction', documents: 0 })]);
    await shelf.added({ by: shelf.as('reporter', OTHER), bytes: pdf('muoi'), fields: { ...FIGURE, agency: OTHER, report: '2024Q1' } });
    expect(await missing()).toEqual([expect.objectContaining({ figures: 1, documented: 1, missing: 0 })]);
  });
});

describe('the home', () => {
  const codes = async (): Promise<string[]> => [...new Set((await verify(shelf.home, shelf.house.home.state, look(shelf.home))).findings.map(({ code }) => code))];
  test('verify knows documents: one that is lost, a row that was changed, an act whose row is gone', async () => {
    const { state } = shelf.house.home;
    expect(await codes()).toEqual([]);
    const { sha256, evidence, link } = await shelf.added({ bytes: pdf('muoi mot') });
    const file = join(shelf.home, 'evidence', sha256.slice(0, 2), sha256);
    renameSync(file, `${shelf.home}.aside`);
    expect(await codes()).toEqual(['file-missing']);
    renameSync(`${shelf.home}.aside`, file);
    state.run("update evidence set number = '99' where evidence = ?", evidence);
    expect(await codes()).toEqual(['evidence-changed']);
    state.run("update evidence set number = '12/QĐ-UBND' where evidence = ?", evidence);
    state.run("update evidence_links set unlinked_at = '2025-01-01T00:00:00.000Z' where link = ?", link);
    expect(await codes()).toEqual(['evidence-changed']);
    state.run('delete from evidence_links where link = ?', link);
    expect(await codes()).toEqual(['act-without-evidence']);
  });
});
