// A sheet from its sender to its decision, over HTTP: who may do what when, what it changes, and what the chain keeps.
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Effect } from '../../server/cycle/effect.ts';
import type { Touched } from '../../server/engine/answers.ts';
import { takeIn } from '../../server/engine/mirror.ts';
import { renew } from '../../server/engine/ready.ts';
import { remarkWaiting } from '../../server/intake/remarks.ts';
import { stageOf } from '../../server/lake/stage.ts';
import { explained, handIn, open, reporterOf, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

interface Told { sheet: { stage: string }; lines: { indicator: string; level: number; in_force: number | null; previous: number | null; change: number | null; returned: string | null }[]; remarks: { indicator: string; code: string }[]; marks: { indicator: string; mark: string; name: string }[]; others: string[]; can: Record<string, boolean>; acts: { kind: string; name: string }[] }
let opened: Opened;
let reviewer: Carried & { person: string };
let other: Carried & { person: string };
const DATA = { COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere', COT_MOC_REVIEW: 'on' };
beforeAll(async () => {
  opened = await open(DATA);
  reviewer = signedIn(opened.house, 'reviewer');
  other = signedIn(opened.house, 'reviewer');
});
afterAll(() => opened.close());

async function call<T = { type: string; detail: string }>(method: string, path: string, carried: Carried, body?: object): Promise<{ status: number; json: T; code: string }> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = (await answer.json()) as T & { type?: string };
  return { status: answer.status, json, code: String(json.type ?? '').split('/').at(-1)! };
}
const csv = (...lines: string[]): string => explained(['indicator;numerator;denominator;value', ...lines].join('\n'));
async function sent(agency: string, report: string, lines: string[], reason?: string): Promise<string> {
  const answer = await handIn(opened.url, agency, report, csv(...lines), reason ? { reason } : {});
  const { submission, accepted } = (await answer.json()) as { submission: string; accepted: boolean };
  expect([answer.status, accepted]).toEqual([201, false]);
  return submission;
}
const trend = async (report: string): Promise<{ actual: number | null; provisional: number | null }> => {
  const rows = (await (await fetch(`${opened.url}/api/q/trend.json?target=online`)).json()) as { report: string; actual: number | null; provisional: number | null }[];
  return (({ actual, provisional }) => ({ actual, provisional }))(rows.find((row) => row.report === report)!);
};
const acts = (submission: string): string[] => opened.house.home.state.acts().filter((act) => act.submission === submission).map(({ kind }) => kind);
const dues = async (agency: string, report: string): Promise<Record<string, unknown>> => ((await (await fetch(`${opened.url}/api/q/dues.json?agency=${agency}&report=${report}`)).json()) as Record<string, unknown>[])[0]!;
const accept = (...indicators: string[]): object => ({ lines: indicators.map((indicator) => ({ indicator, part: '', mark: 'accept' })) });

describe('a sheet', () => {
  let first = '';
  test('waits: its figures are provisional, and it stands on the desk', async () => {
    first = await sent('a', '2022Q1', ['online;60;100;', 'keep;4;4;']);
    expect(await trend('2022Q1')).toEqual({ actual: null, provisional: 60 });
    const list = await call<{ submission: string; unusual: number; is_own: boolean }[]>('GET', 'reviews', reviewer);
    expect(list.json.map(({ submission, unusual, is_own }) => [submission, unusual, is_own])).toEqual([[first, 0, false]]);
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'sent', submission: first, figures: 2, owed: expect.any(Number) });
    const second = await handIn(opened.url, 'a', '2022Q1', csv('online;61;100;'));
    expect([second.status, ((await second.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)]).toEqual([422, ['sheet-waiting']]);
  });

  test('shows what accepting it would change, and that changes nothing', async () => {
    const before = opened.house.engine.snapshot;
    const effect = await call<Effect[]>('GET', `reviews/${first}/effect`, reviewer);
    expect(effect.json.map(({ target, before: was, after }) => [target, was, after])).toEqual(expect.arrayContaining([['online', null, 60]]));
    expect([await trend('2022Q1'), opened.house.engine.snapshot]).toEqual([{ actual: null, provisional: 60 }, before]);
  });

  test('is decided when every figure is marked; the others of the sheet count, the returned one does not', async () => {
    expect((await call('POST', `reviews/${first}/decision`, reviewer)).code).toBe('figures-unmarked');
    expect((await call('PUT', `reviews/${first}/marks`, reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator' }] })).code).toBe('return-without-reason');
    expect((await call('PUT', `reviews/${first}/marks`, reviewer, { lines: [{ indicator: 'none', part: '', mark: 'accept' }] })).code).toBe('line-unknown');
    expect((await call('PUT', `reviews/${first}/marks`, reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Tính cả việc chưa đến hạn.' }, { indicator: 'online', part: '', mark: 'accept' }] })).status).toBe(200);
    const seen = await call<Told>('GET', `reviews/${first}`, other);
    expect([seen.json.marks.map(({ indicator, mark }) => `${indicator} ${mark}`), seen.json.others, seen.json.can]).toEqual([['keep return', 'online accept'], ['reviewer'], { decide: true, approve: false, withdraw: false }]);
    expect([...new Set(seen.json.marks.map(({ name }) => name))]).toEqual(['reviewer']);
    expect((await call('POST', `reviews/${first}/decision`, reviewer)).json).toEqual({ stage: 'accepted' });
    expect(await trend('2022Q1')).toEqual({ actual: 60, provisional: null });
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 1 });
    const back = await call<{ indicator: string; told: string; is_open: boolean }[]>('GET', 'q/returned.json?agency=a', reporterOf(opened.url, 'a'));
    expect(back.json.map(({ indicator, told, is_open }) => [indicator, told, is_open])).toEqual([['keep', 'Tính cả việc chưa đến hạn.', true]]);
    expect((await call('POST', `reviews/${first}/decision`, reviewer)).code).toBe('sheet-accepted');
    expect(acts(first)).toEqual(['submit', 'accept']);
  });

  test('what was returned comes again, and with it the duty is done', async () => {
    // Nothing was in force yet: it is no correction, and needs no reason.
    const mended = await sent('a', '2022Q1', ['keep;3;4;']);
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'sent', returned: 0 });
    await call('PUT', `reviews/${mended}/marks`, reviewer, accept('keep'));
    await call('POST', `reviews/${mended}/decision`, reviewer);
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0 });
    expect(await trend('2022Q1')).toEqual({ actual: 60, provisional: null });
  });

  test('a correction leaves the accepted figure in force until it is accepted itself', async () => {
    const correction = await sent('a', '2022Q1', ['online;66;100;'], 'recount');
    expect(await trend('2022Q1')).toEqual({ actual: 60, provisional: 66 });
    const told = (await call<Told>('GET', `reviews/${correction}`, reviewer)).json;
    expect(told.lines).toMatchObject([{ indicator: 'online', level: 66, in_force: 60, previous: null }]);
    await call('PUT', `reviews/${correction}/marks`, reviewer, accept('online'));
    await call('POST', `reviews/${correction}/decision`, reviewer);
    expect(await trend('2022Q1')).toEqual({ actual: 66, provisional: null });
    // A correction of one line leaves the others handed in.
    expect(await dues('a', '2022Q1')).toMatchObject({ figures: 1, covered: 2, revisions: 3, days_late: expect.any(Number) });
  });

  test('a correction that changes nothing is refused; of a mixed sheet only what differs is kept, and only that needs a document', async () => {
    const hand = async (lines: string[], more: object): Promise<{ status: number; problems?: { code: string; how: string }[]; figures?: number; unchanged?: number; submission?: string }> => {
      const answer = await handIn(opened.url, 'a', '2022Q1', csv(...lines), more);
      return { ...(await answer.json()) as object, status: answer.status };
    };
    const same = await hand(['online;66;100;', 'keep;3;4;'], { reason: 'recount' });
    expect([same.status, same.problems!.map(({ code }) => code), same.problems![0]!.how]).toEqual([422, ['nothing-changed'], expect.stringContaining('không cần gửi')]);
    expect((await hand(['online;66;100;', 'keep;3;4;'], {})).problems!.map(({ code }) => code), 'nor is a reason asked for').toEqual(['nothing-changed']);
    const mixed = await hand(['keep;4;4;', 'online;66;100;'], { reason: 'recount', basis: '' });
    expect(mixed.problems!.map(({ code, how: _, ...more }) => [code, (more as { cell: string }).cell]), 'the figure that changes').toEqual([['correction-without-basis', 'B2']]);
    const taken = await hand(['keep;4;4;', 'online;66;100;'], { reason: 'recount' });
    expect(taken).toMatchObject({ status: 201, figures: 1, unchanged: 1 });
    expect((await call<Told>('GET', `reviews/${taken.submission}`, reviewer)).json.lines.map(({ indicator }) => indicator)).toEqual(['keep']);
    await call('POST', `submissions/${taken.submission}/withdrawal`, reporterOf(opened.url, 'a'));
  });

  test('a correction names the document that it rests on, or each corrected figure has one', async () => {
    const refused = await handIn(opened.url, 'a', '2022Q1', csv('online;67;100;'), { reason: 'recount', basis: ' 12 ' });
    expect([refused.status, ((await refused.json()) as { problems: { code: string; cell: string; what: string }[] }).problems.map(({ code, cell, what }) => [code, cell, what])]).toEqual([422, [['correction-without-basis', 'B2', 'Dòng 2, ô B2 (Tử số): Đính chính online kỳ 2022Q1 chưa có văn bản làm căn cứ.']]]);
    const mended = await sent('a', '2022Q1', ['online;67;100;'], 'recount');
    expect((await call<Told & { sheet: { basis: string } }>('GET', `reviews/${mended}`, reviewer)).json.sheet.basis).toBe('Công văn 12/CV-ĐC ngày 05/01/2026');
    expect(JSON.parse(opened.house.home.state.acts().find((act) => act.kind === 'submit' && act.submission === mended)!.detail)).toMatchObject({ basis: 'Công văn 12/CV-ĐC ngày 05/01/2026', reason: 'recount' });
    await call('PUT', `reviews/${mended}/marks`, reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Mẫu số chưa đúng.' }] });
    await call('POST', `reviews/${mended}/decision`, reviewer);
  });

  test('a correction that was given back can be given up: what it would have replaced stays, and nothing is owed any more', async () => {
    const [given] = opened.house.home.state.submissions().filter(({ agency, report }) => agency === 'a' && report === '2022Q1').toReversed();
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'returned', returned: 1 });
    expect((await call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(opened.url, 'b'))).status).toBe(403);
    expect((await call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(opened.url, 'a'))).json).toEqual({ stage: 'withdrawn' });
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0, covered: 2 });
    expect(await trend('2022Q1')).toEqual({ actual: 66, provisional: null });
    const owed = (await (await fetch(`${opened.url}/api/q/owed.json?agency=a&report=2022Q1`, { headers: { Cookie: reviewer.Cookie } })).json()) as { indicator: string; handed_numerator: number; handed_stands: boolean }[];
    expect(owed.find(({ indicator }) => indicator === 'online')).toMatchObject({ handed_numerator: 66, handed_stands: true });
    const returned = (await (await fetch(`${opened.url}/api/q/returned.json?agency=a&report=2022Q1`, { headers: { Cookie: reviewer.Cookie } })).json()) as { is_open: boolean }[];
    expect([returned.length > 0, returned.filter(({ is_open }) => is_open)]).toEqual([true, []]);
    expect((await call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(opened.url, 'a'))).code).toBe('sheet-withdrawn');
  });

  test('a correction that was given back may say what counts, so that nothing is owed any more', async () => {
    const wrong = await sent('a', '2022Q1', ['online;67;100;'], 'recount');
    await call('PUT', `reviews/${wrong}/marks`, reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Mẫu số chưa đúng.' }] });
    await call('POST', `reviews/${wrong}/decision`, reviewer);
    const back = await sent('a', '2022Q1', ['online;66;100;'], 'typing-error');
    await call('PUT', `reviews/${back}/marks`, reviewer, accept('online'));
    await call('POST', `reviews/${back}/decision`, reviewer);
    expect(await dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0 });
  });

  test('returned whole it counts for nothing, and its agency is free to send again', async () => {
    const whole = await sent('a', '2022H1', ['online;136;200;']);
    await call('PUT', `reviews/${whole}/marks`, reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'unlike-before', told: 'Lệch hẳn kỳ trước.' }] });
    expect((await call('GET', `reviews/${whole}/effect`, reviewer)).json).toEqual([]);
    expect((await call('POST', `reviews/${whole}/decision`, reviewer)).json).toEqual({ stage: 'returned' });
    expect(await trend('2022H1')).toEqual({ actual: null, provisional: null });
    expect((await dues('a', '2022H1'))).toMatchObject({ stage: 'returned', returned: 1 });
    await sent('a', '2022H1', ['online;134;200;']);
    expect(await trend('2022H1')).toEqual({ actual: null, provisional: 68 });
  });

  test('is taken back by its agency until a reviewer begins', async () => {
    const waiting = opened.house.home.state.submissions().at(-1)!.submission;
    expect((await call('POST', `submissions/${waiting}/withdrawal`, signedIn(opened.house, 'reporter', 'b'))).status).toBe(403);
    expect((await call('POST', `submissions/${waiting}/withdrawal`, reporterOf(opened.url, 'a'))).json).toEqual({ stage: 'withdrawn' });
    expect(await trend('2022H1')).toEqual({ actual: null, provisional: null });
    const again = await sent('a', '2022H1', ['online;135;200;']);
    await call('PUT', `reviews/${again}/marks`, reviewer, accept('online'));
    expect((await call('POST', `submissions/${again}/withdrawal`, reporterOf(opened.url, 'a'))).code).toBe('review-begun');
    await call('PUT', `reviews/${again}/marks`, reviewer, { lines: [{ indicator: 'online', part: '', mark: 'none' }] });
    expect((await call('POST', `submissions/${again}/withdrawal`, reporterOf(opened.url, 'a'))).status).toBe(200);
  });

  test('of its own sender nobody accepts', async () => {
    const both = signedIn(opened.house, 'reviewer');
    opened.house.people.setGrants(both.person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'reporter', agency: 'b', area: '' }], 'test');
    const form = new FormData();
    for (const [name, value] of [['agency', 'b'], ['report', '2022Q1']] as const) form.set(name, value);
    form.set('file', new Blob([csv('online;50;100;')]), 'b.csv');
    const { submission } = (await (await fetch(`${opened.url}/api/submissions`, { method: 'POST', body: form, headers: { Cookie: both.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID() } })).json()) as { submission: string };
    expect((await call('PUT', `reviews/${submission}/marks`, both, accept('online'))).code).toBe('own-sheet');
    expect((await call('POST', 'reviews', both, { submissions: [submission] })).code).toBe('own-sheet');
    expect((await call<Told>('GET', `reviews/${submission}`, both)).json.can.decide).toBe(false);
    expect((await call('POST', 'reviews', reviewer, { submissions: [submission] })).json).toEqual({ accepted: 1 });
  });

  test('with something unusual says so first, and is not taken with the plain ones', async () => {
    const odd = await sent('b', '2022H1', ['online;149;200;']);
    const told = (await call<Told>('GET', `reviews/${odd}`, reviewer)).json;
    expect([told.remarks.map(({ code }) => code), told.lines[0]]).toEqual([['jump'], expect.objectContaining({ level: 74.5, previous: 50, change: 24.5 })]);
    expect((await call('POST', 'reviews', reviewer, { submissions: [odd] })).code).toBe('sheet-not-plain');
    // Looked at again, it is found again.
    const { home: { state }, engine } = opened.house;
    state.run('delete from remarks');
    await remarkWaiting(engine, state);
    expect(state.all<{ submission: string; code: string }>('select submission, code from remarks')).toEqual([{ submission: odd, code: 'jump' }]);
  });

  test('and every report says how far it has come, as the due list has it', async () => {
    for (const report of ['2022Q1', '2022H1']) {
      const [progress] = (await (await fetch(`${opened.url}/api/q/hand_ins.json?report=${report}`)).json()) as Record<string, unknown>[];
      const rows = (await (await fetch(`${opened.url}/api/q/dues.json?report=${report}`)).json()) as { submission: string | null; timeliness: string; stage: string; returned: number }[];
      const count = (is: (row: (typeof rows)[number]) => boolean): number => rows.filter(is).length;
      expect(progress).toMatchObject({
        report, agencies: rows.length, received: count(({ submission }) => submission !== null), absent: count(({ submission }) => submission === null), late: count(({ timeliness }) => timeliness === 'late'),
        on_time: count(({ timeliness }) => timeliness === 'on-time'), waiting: count(({ stage }) => stage === 'sent'), accepted: count(({ stage }) => stage === 'accepted'), returned: count(({ returned }) => returned > 0),
      });
      expect(progress!.received).toBeGreaterThan(0);
    }
    const all = (await (await fetch(`${opened.url}/api/q/hand_ins.json`)).json()) as { is_next: boolean }[];
    expect(all.filter((row) => row.is_next)).toHaveLength(1);
    // The one that is open is looked at until it closes, though another has begun; then the one to come.
    const next = async (moment: string): Promise<string[]> => ((await (await fetch(`${opened.url}/api/q/hand_ins.json?as_of=${moment}`)).json()) as { report: string; is_next: boolean }[]).filter((row) => row.is_next).map(({ report }) => report);
    const { closes } = (await (await fetch(`${opened.url}/api/q/hand_ins.json?report=2022Q1`)).json())[0] as { closes: string };
    expect([await next('2022-03-01'), await next('2022-03-22'), await next(closes), await next(new Date(Date.parse(closes) + 86_400_000).toISOString().slice(0, 10))]).toEqual([['2022Q1'], ['2022Q1'], ['2022Q1'], ['2022H1']]);
  });

  test('and the act that is about to be written goes by the same stage as the answers', async () => {
    const { home: { state }, engine } = opened.house;
    const { names: columns, values } = await engine.db.use((lease) => lease.run(engine.statement(engine.steps.get('handed')!), engine.now()));
    const [names, stages] = ['submission', 'stage'].map((name) => values[columns.indexOf(name)]) as [string[], string[]];
    expect(names.toSorted()).toEqual(state.submissions().map(({ submission }) => submission).sort());
    expect(Object.fromEntries(names.map((name, at) => [name, stages[at]]))).toEqual(Object.fromEntries(names.map((name) => [name, stageOf(state, name)])));
    expect(new Set(stages)).toEqual(new Set(['sent', 'accepted', 'returned', 'withdrawn']));
  });

  test('several at once: what accepting them would change is told before, and is what comes of it', async () => {
    const [one, two] = [await sent('a', '2023Q1', ['online;70;100;']), await sent('b', '2023Q1', ['online;76;100;'])];
    const [alone, both] = [await call<Effect[]>('POST', 'reviews/effect', reviewer, { submissions: [one] }), await call<Effect[]>('POST', 'reviews/effect', reviewer, { submissions: [one, two] })];
    expect([alone.status, both.status], JSON.stringify([alone.json, both.json])).toEqual([200, 200]);
    const of = ({ json }: { json: Effect[] }): (number | null)[] => json.filter(({ target }) => target === 'online').map(({ after }) => after);
    expect([of(alone), of(both)]).toEqual([[70], [73]]);
    expect(await trend('2023Q1')).toEqual({ actual: null, provisional: 73 });
    expect((await call('POST', 'reviews/effect', reporterOf(opened.url, 'a'), { submissions: [one] })).status).toBe(403);
    expect((await call('POST', 'reviews', reviewer, { submissions: [one, two] })).status).toBe(200);
    expect(await trend('2023Q1')).toEqual({ actual: 73, provisional: null });
    expect((await call('POST', 'reviews/effect', reviewer, { submissions: [one] })).code).toBe('sheet-accepted');
  });

  test('another\'s newer mark is not overwritten unseen, and nobody decides by marks that they did not see', async () => {
    const sheet = await sent('b', '2022Y', ['keep;4;4;']);
    const line = (mark: string, more: object): object => ({ lines: [{ indicator: 'keep', part: '', mark, reason: 'other', told: 'Kiểm tra lại.', ...more }] });
    const { json: { marks: [first] } } = await call<{ marks: { at: string }[] }>('PUT', `reviews/${sheet}/marks`, reviewer, line('return', { base: '' }));
    const refused = await call('PUT', `reviews/${sheet}/marks`, other, line('accept', { base: '' }));
    expect([refused.code, refused.json.detail]).toEqual(['mark-changed', expect.stringContaining('reviewer')]);
    expect((await call('POST', `reviews/${sheet}/decision`, other, { seen: '' })).code).toBe('marks-changed');
    expect((await call('PUT', `reviews/${sheet}/marks`, other, line('accept', { base: first!.at }))).status).toBe(200);
    await call('PUT', `reviews/${sheet}/marks`, other, line('none', {}));
    await call('POST', `submissions/${sheet}/withdrawal`, reporterOf(opened.url, 'b'));
    expect((await call('PUT', `reviews/${sheet}/marks`, other, line('accept', {}))).code).toBe('sheet-withdrawn');
  });

  test('two who decide at once: one does, the other is told', async () => {
    const race = await sent('b', '2022Q3', ['online;50;100;']);
    await call('PUT', `reviews/${race}/marks`, reviewer, accept('online'));
    const both = await Promise.all([call('POST', `reviews/${race}/decision`, reviewer), call('POST', `reviews/${race}/decision`, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(acts(race)).toEqual(['submit', 'accept']);
    expect(opened.house.home.state.breaks()).toEqual([]);
  });
});

test('a sheet that was taken back was not handed in; a figure that was withdrawn is not covered', async () => {
  const of = async (question: 'reporting' | 'dues', agency: string, report: string): Promise<Record<string, unknown>> => ((await (await fetch(`${opened.url}/api/q/${question}.json?report=${report}${question === 'dues' ? `&agency=${agency}` : '&plan=p'}`)).json()) as Record<string, unknown>[]).find((row) => row.agency === agency)!;
  const sheet = await sent('b', '2023Q3', ['keep;4;4;']);
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 1, revisions: 1, received_at: expect.any(String) });
  await call('POST', `submissions/${sheet}/withdrawal`, reporterOf(opened.url, 'b'));
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 0, revisions: 0, received_at: null, state: 'missing', accepted: false });
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 0, timeliness: 'missing' });
  const take = async (submission: string): Promise<void> => {
    await call('PUT', `reviews/${submission}/marks`, reviewer, accept('keep'));
    await call('POST', `reviews/${submission}/decision`, reviewer);
  };
  await take(await sent('b', '2023Q3', ['keep;4;4;']));
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 1 });
  const drawn = await handIn(opened.url, 'b', '2023Q3', 'indicator;numerator;denominator;state;note\nkeep;;;rút số liệu;Đã báo nhầm kỳ báo cáo', { reason: 'typing-error' });
  const taken = (await drawn.json()) as { submission: string };
  expect([drawn.status, taken]).toMatchObject([201, { figures: 1 }]);
  await take(taken.submission);
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 0 });
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 0, accepted: true });
});

test('a sheet of reasons alone waits, and is taken as told or given back; it counts as nothing handed in', async () => {
  const { intake, home: { state } } = opened.house;
  const hand = async (report: string): Promise<string> => (await intake.submit({ agency: 'b', report, bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent: [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }] }, { accept: false })).submission;
  const one = await hand('2021Q1');
  const told = (await call<{ sheet: { figures: number; absent: object[] }; lines: object[]; can: { decide: boolean } }>('GET', `reviews/${one}`, reviewer)).json;
  expect([told.sheet.figures, told.sheet.absent, told.lines, told.can.decide]).toEqual([0, [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }], [], true]);
  expect((await call<{ submission: string }[]>('GET', 'reviews', reviewer)).json.map(({ submission }) => submission)).toContain(one);
  expect((await call('POST', `reviews/${one}/decision`, reviewer, { told: 'Nộp' })).code).toBe('return-without-reason');
  expect((await call('POST', `reviews/${one}/decision`, reviewer, { told: 'Có số ở phòng Một cửa, đề nghị nộp.' })).json).toEqual({ stage: 'returned' });
  expect(await dues('b', '2021Q1')).toMatchObject({ stage: 'returned', returned: 1, excused: 0, timeliness: 'missing' });
  const two = await hand('2021Q1');
  expect((await call('POST', 'reviews', reviewer, { submissions: [two] })).code, 'not with others, unread').toBe('sheet-not-plain');
  expect((await call('POST', `reviews/${two}/decision`, reviewer)).json).toEqual({ stage: 'accepted' });
  const due = await dues('b', '2021Q1');
  expect(due).toMatchObject({ stage: 'accepted', covered: 0, excused: 1, returned: 0, missing: due.owed, timeliness: 'missing', first_received_at: null });
  expect(acts(two)).toEqual(['submit', 'accept']);
  const [all] = (await (await fetch(`${opened.url}/api/q/hand_ins.json?report=2021Q1`)).json()) as Record<string, unknown>[];
  expect(all).toMatchObject({ received: 0 });
  expect(state.breaks()).toEqual([]);
});

test('where every figure of a sheet is given back its reasons stand, until it is taken back', async () => {
  const { intake } = opened.house;
  const absent = [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }];
  const { submission } = await intake.submit({ agency: 'b', report: '2021Q3', bytes: Buffer.from(csv('keep;3;4;')), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent }, { accept: false });
  const { owed } = await dues('b', '2021Q3');
  await call('PUT', `reviews/${submission}/marks`, reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Tính cả việc chưa đến hạn.' }] });
  expect((await call('POST', `reviews/${submission}/decision`, reviewer)).json).toEqual({ stage: 'returned' });
  expect(await dues('b', '2021Q3')).toMatchObject({ stage: 'returned', returned: 1, covered: 0, excused: 1, missing: owed });
  await sent('b', '2021Q3', ['keep;4;4;']);
  expect(await dues('b', '2021Q3')).toMatchObject({ stage: 'sent', returned: 0, covered: 1, excused: 1, missing: Number(owed) - 1 });
});

test('a sheet whose figures cannot be shown is not decided about, and is once they can', async () => {
  const { house, home } = opened;
  const { submission } = await house.intake.submit({ agency: 'b', report: '2021H1', bytes: Buffer.from(csv('keep;4;4;')), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test' }, { accept: false, absorb: false });
  const { path } = house.home.state.files().find((file) => file.submission === submission)!;
  renameSync(join(home, 'lake', path), join(home, 'aside.parquet'));
  const silent = house.log.level;
  house.log.level = 'silent';
  for (const [method, more] of [['POST', 'decision'], ['GET', 'effect']] as const) {
    const refused = await call(method, `reviews/${submission}/${more}`, reviewer);
    expect([refused.status, refused.code], more).toEqual([503, 'sheet-not-shown']);
    expect(refused.json.detail).toContain('verify');
  }
  expect(acts(submission)).toEqual(['submit']);
  house.log.level = silent;
  renameSync(join(home, 'aside.parquet'), join(home, 'lake', path));
  expect((await call('POST', `reviews/${submission}/decision`, reviewer)).code, 'renewed first').toBe('figures-unmarked');
  await call('PUT', `reviews/${submission}/marks`, reviewer, accept('keep'));
  expect((await call('POST', `reviews/${submission}/decision`, reviewer)).json).toEqual({ stage: 'accepted' });
});

test('what is only noted of a sheet renews no figure of it', async () => {
  const { engine, home } = opened.house;
  const sheet = home.state.submissions().find(({ accepted, figures }) => accepted === 1 && figures > 0)!;
  const after = engine.snapshot;
  const touchedBy = async (kind: string): Promise<Touched | null> => {
    home.state.transaction(() => home.state.act({ at: home.state.now(), actor: 'system', kind, submission: sheet.submission, detail: '{}' }));
    let touched: Touched | null = null;
    // Nothing of it is kept: the tables are as they were.
    await engine.db.use((lease) => lease.transaction(async () => {
      await takeIn(lease, home, after);
      touched = await renew(lease, engine.steps, engine.now(), after);
      throw new Error('looked');
    })).catch((error: Error) => expect(error.message).toBe('looked'));
    return touched;
  };
  expect(await touchedBy('receipt-mailed')).toEqual({ targets: [], sheets: false, others: true });
  expect(await touchedBy('approve')).toEqual({ targets: [], sheets: true, others: true });
  expect((await touchedBy('return'))!.targets).not.toEqual([]);
});

test('what waits of a report after the one looked at is not open in that one', async () => {
  const secretary = signedIn(opened.house, 'secretary');
  const open = async (): Promise<[report: string, waiting: number, all: number]> => {
    const [{ report, waiting }] = (await call<[{ report: string; waiting: number }]>('GET', 'q/readiness.json?plan=p', secretary)).json;
    return [report, waiting, (await call<unknown[]>('GET', 'q/waiting.json?plan=p', secretary)).json.length];
  };
  const [report, waiting, all] = await open();
  expect(report).toBe('2023Q3');
  await sent('a', '2023Y', ['keep;4;4;']);
  expect(await open()).toEqual([report, waiting, all + 1]);
});

test('nonsense beside an earlier sheet is told, not stumbled over', async () => {
  for (const [line, code] of [['online;30000;20671;', 'numerator-over-denominator'], ['online;1;0;', 'numerator-over-denominator'], ['online;-5;-9;', 'negative']] as const) {
    const answer = await handIn(opened.url, 'b', '2023Q1', csv(line));
    const { problems } = (await answer.json()) as { problems: { code: string }[] };
    expect([answer.status, problems.map((one) => one.code)], line).toEqual([422, expect.arrayContaining([code])]);
  }
});

describe('closed reports', () => {
  test('take no first sheet until they are opened for the agency, with a reason; a correction of what was accepted is taken', async () => {
    const locked = await open({ ...DATA, LOCKED: 'on', COT_MOC_REVIEW: 'off' });
    try {
      const hand = async (agency: string, more = {}, done = 50): Promise<[number, string[]]> => {
        const answer = await handIn(locked.url, agency, '2023Q1', csv(`online;${done};100;`), more);
        const { problems } = (await answer.json()) as { problems?: { code: string; what: string; how: string }[] };
        return [answer.status, (problems ?? []).map(({ code, what }) => `${code} ${what}`)];
      };
      expect(await hand('a')).toEqual([422, [expect.stringMatching(/^report-closed Kỳ 2023Q1 đã khóa từ sau ngày \d\d\/\d\d\/\d{4}\.$/)]]);
      const desk = signedIn(locked.house, 'reviewer');
      const grant = (body: object, carried: Carried = desk): Promise<number> => fetch(`${locked.url}/api/openings`, { method: 'POST', headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(({ status }) => status);
      expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'vì' })).toBe(422);
      expect(await grant({ agency: 'x', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(422);
      expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' }, signedIn(locked.house, 'reporter', 'a'))).toBe(403);
      expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(201);
      expect([await hand('a'), (await hand('b'))[0]]).toEqual([[201, []], 422]);
      // What was given back whole is mended, closed or not; what nobody has looked at is not taken back where no other could be sent.
      locked.house.review = true;
      expect((await hand('b'))[0], 'b is closed').toBe(422);
      expect(await grant({ agency: 'b', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(201);
      expect((await hand('b'))[0]).toBe(201);
      expect(await grant({ agency: 'b', report: '2023Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' })).toBe(201);
      const to = (method: string, path: string, carried: Carried, body: object = {}): Promise<Response> => fetch(`${locked.url}/api/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      const withdrawn = await to('POST', 'submissions/PN-2023Q1-b-01/withdrawal', reporterOf(locked.url, 'b'));
      expect([withdrawn.status, ((await withdrawn.json()) as { type: string }).type]).toEqual([409, '/problems/withdraw-closed']);
      await to('PUT', 'reviews/PN-2023Q1-b-01/marks', desk, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'other', told: 'Kiểm tra lại.' }] });
      expect(await (await to('POST', 'reviews/PN-2023Q1-b-01/decision', desk)).json()).toEqual({ stage: 'returned' });
      const [due] = (await (await fetch(`${locked.url}/api/q/dues.json?agency=b&report=2023Q1`)).json()) as { is_open: boolean; returned: number }[];
      expect(due).toMatchObject({ is_open: true, returned: 1 });
      expect((await hand('b'))[0]).toBe(201);
      locked.house.review = false;
      expect(await grant({ agency: 'a', report: '2023Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' })).toBe(201);
      expect([(await hand('a', {}, 49))[1][0]!.split(' ')[0], (await hand('a', { reason: 'recount' }, 49))[0]]).toEqual(['correction-without-reason', 201]);
      // A line that was never handed in comes too late, beside a correction too.
      const late = await handIn(locked.url, 'a', '2023Q1', csv('online;51;100;', 'keep;4;4;'), { reason: 'recount' });
      expect([late.status, ((await late.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)]).toEqual([422, ['report-closed']]);
      // Reasons alone that were given back open the report to what they were about, and to nothing else.
      locked.house.review = true;
      const reasons = (...indicators: string[]): Promise<string> => locked.house.intake.submit({ agency: 'b', report: '2022Q1', bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent: indicators.map((indicator) => ({ indicator, part: '', reason: 'Chưa có kết quả' })) }, { accept: false })
        .then(({ submission }) => submission, ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code).join());
      const figures = async (...lines: string[]): Promise<[number, string]> => {
        const answer = await handIn(locked.url, 'b', '2022Q1', csv(...lines));
        return [answer.status, ((await answer.json()) as { problems?: { code: string }[] }).problems?.map(({ code }) => code).join() ?? ''];
      };
      await grant({ agency: 'b', report: '2022Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' });
      const plea = await reasons('online');
      await grant({ agency: 'b', report: '2022Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' });
      expect(await (await to('POST', `reviews/${plea}/decision`, desk, { told: 'Có số ở phòng Một cửa.' })).json()).toEqual({ stage: 'returned' });
      expect([await figures('keep;4;4;'), await figures('online;50;100;', 'keep;4;4;'), await reasons('keep'), await reasons('online', 'keep')]).toEqual([[422, 'report-closed'], [422, 'report-closed'], 'report-closed', 'report-closed']);
      const again = await reasons('online');
      expect(again).toMatch(/^PN-/);
      await to('POST', `reviews/${again}/decision`, desk, { told: 'Có số ở phòng Một cửa.' });
      expect(await figures('online;50;100;')).toEqual([201, '']);
      // What is said last holds: for one agency after it was said for all, and the other way round.
      const isOpen = async (agency: string): Promise<boolean> => ((await (await fetch(`${locked.url}/api/q/dues.json?agency=${agency}&report=2022Q3`)).json()) as { is_open: boolean }[])[0]!.is_open;
      await grant({ agency: '', report: '2022Q3', until: '2999-01-01', reason: 'Mở lại cho mọi cơ quan' });
      await grant({ agency: 'a', report: '2022Q3', until: '2020-01-01', reason: 'Riêng cơ quan này đã đủ' });
      expect([await isOpen('a'), await isOpen('b')]).toEqual([false, true]);
      await grant({ agency: '', report: '2022Q3', until: '2999-01-01', reason: 'Mở lại cho mọi cơ quan' });
      expect(await isOpen('a')).toBe(true);
    } finally {
      await locked.close();
    }
  });
});

describe('where heads approve', () => {
  test('a sheet goes to the reviewer after its head; the head who sent it does not approve it', async () => {
    const house = opened;
    opened = await open({ ...DATA, COT_MOC_APPROVAL: 'on' });
    try {
      const [desk, head] = [signedIn(opened.house, 'reviewer'), signedIn(opened.house, 'head', 'a')];
      const sheet = await sent('a', '2022Q1', ['online;60;100;']);
      expect((await call<unknown[]>('GET', 'reviews', desk)).json).toEqual([]);
      expect((await call('PUT', `reviews/${sheet}/marks`, desk, accept('online'))).code).toBe('sheet-sent');
      expect((await call<unknown[]>('GET', 'reviews', head)).json).toMatchObject([{ submission: sheet }]);
      expect((await call('POST', `submissions/${sheet}/approval`, reporterOf(opened.url, 'a'))).status).toBe(403);
      expect((await call('POST', `submissions/${sheet}/approval`, signedIn(opened.house, 'head', 'b'))).status).toBe(403);
      expect((await call('POST', `submissions/${sheet}/approval`, head)).json).toEqual({ stage: 'approved' });
      expect((await call<unknown[]>('GET', 'reviews', desk)).json).toMatchObject([{ submission: sheet, stage: 'approved' }]);
      expect((await call('POST', 'reviews', desk, { submissions: [sheet] })).status).toBe(200);
      // A head who typed in the sheet that somebody else sent does not approve it either.
      const draft = 'drafts/a/2022Q3';
      const { json: { lines } } = await call<{ lines: { indicator: string; part: string }[] }>('GET', draft, head);
      const typed = (as: Carried, cells: object[]): Promise<{ json: { version: number } }> => call<{ version: number }>('PUT', draft, as, { cells });
      await typed(head, [{ indicator: 'online', part: '', field: 'numerator', text: '61', reading: '', base: 0 }, { indicator: 'online', part: '', field: 'denominator', text: '100', reading: '', base: 0 }]);
      const { json: { version } } = await typed(reporterOf(opened.url, 'a'), lines.filter(({ indicator }) => indicator !== 'online').flatMap(({ indicator, part }) => [{ indicator, part, field: 'state', text: 'no-data', reading: '', base: 0 }, { indicator, part, field: 'note', text: 'Chưa có kết quả', reading: '', base: 0 }]));
      const answer = await fetch(`${opened.url}/api/${draft}/submission`, { method: 'POST', headers: { ...reporterOf(opened.url, 'a'), 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify({ version }) });
      const { submission } = (await answer.json()) as { submission: string };
      expect(answer.status).toBe(201);
      expect((await call('POST', `submissions/${submission}/approval`, head)).code).toBe('own-sheet');
      const next = await sent('a', '2022H1', ['online;60;100;']);
      expect((await call('POST', `submissions/${next}/return`, head, { told: 'Thiếu số của hai đơn vị.' })).json).toEqual({ stage: 'returned' });
      expect(acts(next)).toEqual(['submit', 'return']);
    } finally {
      await opened.close();
      opened = house;
    }
  });
});
