// A sheet from its sender to its decision, over HTTP: who may do what when, what it changes, and what the chain keeps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Effect } from '../../server/cycle/effect.ts';
import { remarkWaiting } from '../../server/intake/remarks.ts';
import { handIn, reporterOf, signedIn } from '../open.ts';
import { accept, csv, openDesk } from './desk.ts';
import type { Desk, Told } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('a sheet', () => {
  let first = '';
  test('waits: its figures are provisional, and it stands on the desk', async () => {
    first = await desk.sent('a', '2022Q1', ['online;60;100;', 'keep;4;4;']);
    expect(await desk.trend('2022Q1')).toEqual({ actual: null, provisional: 60 });
    const list = await desk.call<{ submission: string; unusual: number; is_own: boolean }[]>('GET', 'reviews', desk.reviewer);
    expect(list.json.map(({ submission, unusual, is_own }) => [submission, unusual, is_own])).toEqual([[first, 0, false]]);
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'sent', submission: first, figures: 2, owed: expect.any(Number) });
    const second = await handIn(desk.url, 'a', '2022Q1', csv('online;61;100;'));
    expect([second.status, ((await second.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)]).toEqual([422, ['sheet-waiting']]);
  });

  test('shows what accepting it would change, and that changes nothing', async () => {
    const before = desk.house.engine.snapshot;
    const effect = await desk.call<Effect[]>('GET', `reviews/${first}/effect`, desk.reviewer);
    expect(effect.json.map(({ target, before: was, after }) => [target, was, after])).toEqual(expect.arrayContaining([['online', null, 60]]));
    expect([await desk.trend('2022Q1'), desk.house.engine.snapshot]).toEqual([{ actual: null, provisional: 60 }, before]);
  });

  test('is decided when every figure is marked; the others of the sheet count, the returned one does not', async () => {
    expect((await desk.call('POST', `reviews/${first}/decision`, desk.reviewer)).code).toBe('figures-unmarked');
    expect((await desk.call('PUT', `reviews/${first}/marks`, desk.reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator' }] })).code).toBe('return-without-reason');
    expect((await desk.call('PUT', `reviews/${first}/marks`, desk.reviewer, { lines: [{ indicator: 'none', part: '', mark: 'accept' }] })).code).toBe('line-unknown');
    expect((await desk.call('PUT', `reviews/${first}/marks`, desk.reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Tính cả việc chưa đến hạn.' }, { indicator: 'online', part: '', mark: 'accept' }] })).status).toBe(200);
    const seen = await desk.call<Told>('GET', `reviews/${first}`, desk.other);
    expect([seen.json.marks.map(({ indicator, mark }) => `${indicator} ${mark}`), seen.json.others, seen.json.can]).toEqual([['keep return', 'online accept'], ['reviewer'], { decide: true, approve: false, withdraw: false }]);
    expect([...new Set(seen.json.marks.map(({ name }) => name))]).toEqual(['reviewer']);
    expect((await desk.call('POST', `reviews/${first}/decision`, desk.reviewer)).json).toEqual({ stage: 'accepted' });
    expect(await desk.trend('2022Q1')).toEqual({ actual: 60, provisional: null });
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 1 });
    const back = await desk.call<{ indicator: string; told: string; is_open: boolean }[]>('GET', 'q/returned.json?agency=a', reporterOf(desk.url, 'a'));
    expect(back.json.map(({ indicator, told, is_open }) => [indicator, told, is_open])).toEqual([['keep', 'Tính cả việc chưa đến hạn.', true]]);
    expect((await desk.call('POST', `reviews/${first}/decision`, desk.reviewer)).code).toBe('sheet-accepted');
    expect(desk.acts(first)).toEqual(['submit', 'accept']);
  });

  test('what was returned comes again, and with it the duty is done', async () => {
    // Nothing was in force yet: it is no correction, and needs no reason.
    const mended = await desk.sent('a', '2022Q1', ['keep;3;4;']);
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'sent', returned: 0 });
    await desk.call('PUT', `reviews/${mended}/marks`, desk.reviewer, accept('keep'));
    await desk.call('POST', `reviews/${mended}/decision`, desk.reviewer);
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0 });
    expect(await desk.trend('2022Q1')).toEqual({ actual: 60, provisional: null });
  });

  test('a correction that is taken back leaves what it would have corrected; one that is given back would still correct it', async () => {
    const line = async (): Promise<Record<string, unknown>> => (await desk.call<{ lines: Record<string, unknown>[] }>('GET', 'drafts/a/2022Q1', reporterOf(desk.url, 'a'))).json.lines.find(({ indicator }) => indicator === 'online')!;
    const counted = await line();
    expect(counted).toMatchObject({ handed_stands: true, counts: true });
    const taken = await desk.sent('a', '2022Q1', ['online;62;100;'], 'recount');
    expect(await line()).toMatchObject({ handed_submission: taken, handed_numerator: 62, handed_stands: true, counts: true });
    expect((await desk.call('POST', `submissions/${taken}/withdrawal`, reporterOf(desk.url, 'a'))).json).toEqual({ stage: 'withdrawn' });
    expect(await line()).toEqual(counted);
    const given = await desk.sent('a', '2022Q1', ['online;63;100;'], 'recount');
    await desk.call('PUT', `reviews/${given}/marks`, desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'unlike-before', told: 'Lệch hẳn kỳ trước.' }] });
    expect((await desk.call('POST', `reviews/${given}/decision`, desk.reviewer)).json).toEqual({ stage: 'returned' });
    expect(await line()).toMatchObject({ handed_submission: given, handed_numerator: 63, handed_stands: false, counts: true });
    expect((await desk.call('POST', `submissions/${given}/withdrawal`, reporterOf(desk.url, 'a'))).status).toBe(200);
    expect(await line(), 'given up').toEqual(counted);
  });

  test('returned whole it counts for nothing, and its agency is free to send again', async () => {
    const whole = await desk.sent('a', '2022H1', ['online;130;200;']);
    await desk.call('PUT', `reviews/${whole}/marks`, desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'unlike-before', told: 'Lệch hẳn kỳ trước.' }] });
    expect((await desk.call('GET', `reviews/${whole}/effect`, desk.reviewer)).json).toEqual([]);
    expect((await desk.call('POST', `reviews/${whole}/decision`, desk.reviewer)).json).toEqual({ stage: 'returned' });
    expect(await desk.trend('2022H1')).toEqual({ actual: null, provisional: null });
    expect((await desk.dues('a', '2022H1'))).toMatchObject({ stage: 'returned', returned: 1 });
    await desk.sent('a', '2022H1', ['online;128;200;']);
    expect(await desk.trend('2022H1')).toEqual({ actual: null, provisional: 68 });
  });

  test('is taken back by its agency until a reviewer begins', async () => {
    const waiting = desk.house.home.state.submissions().at(-1)!.submission;
    expect((await desk.call('POST', `submissions/${waiting}/withdrawal`, signedIn(desk.house, 'reporter', 'b'))).status).toBe(403);
    expect((await desk.call('POST', `submissions/${waiting}/withdrawal`, reporterOf(desk.url, 'a'))).json).toEqual({ stage: 'withdrawn' });
    expect(await desk.trend('2022H1')).toEqual({ actual: null, provisional: null });
    const again = await desk.sent('a', '2022H1', ['online;129;200;']);
    await desk.call('PUT', `reviews/${again}/marks`, desk.reviewer, accept('online'));
    expect((await desk.call('POST', `submissions/${again}/withdrawal`, reporterOf(desk.url, 'a'))).code).toBe('review-begun');
    expect((await desk.call('POST', `submissions/${again}/return`, signedIn(desk.house, 'head', 'a'), { told: 'Thiếu số của hai đơn vị.' })).code, 'where heads do not approve, none gives back').toBe('approval-off');
    await desk.call('PUT', `reviews/${again}/marks`, desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'none' }] });
    expect((await desk.call('POST', `submissions/${again}/withdrawal`, reporterOf(desk.url, 'a'))).status).toBe(200);
  });

  test('of its own sender nobody accepts', async () => {
    const both = signedIn(desk.house, 'reviewer');
    desk.house.people.setGrants(both.person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'reporter', agency: 'b', area: '' }], 'test');
    const form = new FormData();
    for (const [name, value] of [['agency', 'b'], ['report', '2022Q1']] as const) form.set(name, value);
    form.set('file', new Blob([csv('online;50;100;')]), 'b.csv');
    const { submission } = (await (await fetch(`${desk.url}/api/submissions`, { method: 'POST', body: form, headers: { Cookie: both.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID() } })).json()) as { submission: string };
    expect((await desk.call('PUT', `reviews/${submission}/marks`, both, accept('online'))).code).toBe('own-sheet');
    expect((await desk.call('POST', 'reviews', both, { submissions: [submission] })).code).toBe('own-sheet');
    expect((await desk.call<Told>('GET', `reviews/${submission}`, both)).json.can.decide).toBe(false);
    expect((await desk.call('POST', 'reviews', desk.reviewer, { submissions: [submission] })).json).toEqual({ accepted: 1 });
  });

  test('with something unusual says so first, and is not taken with the plain ones', async () => {
    const odd = await desk.sent('b', '2022H1', ['online;149;200;']);
    const told = (await desk.call<Told>('GET', `reviews/${odd}`, desk.reviewer)).json;
    expect([told.remarks.map(({ code }) => code), told.lines[0]]).toEqual([['jump'], expect.objectContaining({ level: 74.5, previous: 50, change: 24.5 })]);
    expect((await desk.call('POST', 'reviews', desk.reviewer, { submissions: [odd] })).code).toBe('sheet-not-plain');
    // Looked at again, it is found again.
    const { home: { state }, engine } = desk.house;
    state.run('delete from remarks');
    await remarkWaiting(engine, state);
    expect(state.all<{ submission: string; code: string }>('select submission, code from remarks')).toEqual([{ submission: odd, code: 'jump' }]);
  });

  test('and every report says how far it has come, as the due list has it', async () => {
    for (const report of ['2022Q1', '2022H1']) expect((await desk.progress(report)).received, report).toBeGreaterThan(0);
    const all = (await (await fetch(`${desk.url}/api/q/hand_ins.json`)).json()) as { is_next: boolean }[];
    expect(all.filter((row) => row.is_next)).toHaveLength(1);
    // The one that is open is looked at until it closes, though another has begun; then the one to come.
    const next = async (moment: string): Promise<string[]> => ((await (await fetch(`${desk.url}/api/q/hand_ins.json?as_of=${moment}`)).json()) as { report: string; is_next: boolean }[]).filter((row) => row.is_next).map(({ report }) => report);
    const { closes } = (await (await fetch(`${desk.url}/api/q/hand_ins.json?report=2022Q1`)).json())[0] as { closes: string };
    expect([await next('2022-03-01'), await next('2022-03-22'), await next(closes), await next(new Date(Date.parse(closes) + 86_400_000).toISOString().slice(0, 10))]).toEqual([['2022Q1'], ['2022Q1'], ['2022Q1'], ['2022H1']]);
  });

  test('and the act that is about to be written goes by the same stage as the answers', async () => {
    expect(new Set(await desk.stages())).toEqual(new Set(['sent', 'accepted', 'returned', 'withdrawn']));
  });

  test('several at once: what accepting them would change is told before, and is what comes of it', async () => {
    const [one, two] = [await desk.sent('a', '2023Q1', ['online;70;100;']), await desk.sent('b', '2023Q1', ['online;76;100;'])];
    const [alone, both] = [await desk.call<Effect[]>('POST', 'reviews/effect', desk.reviewer, { submissions: [one] }), await desk.call<Effect[]>('POST', 'reviews/effect', desk.reviewer, { submissions: [one, two] })];
    expect([alone.status, both.status], JSON.stringify([alone.json, both.json])).toEqual([200, 200]);
    const of = ({ json }: { json: Effect[] }): (number | null)[] => json.filter(({ target }) => target === 'online').map(({ after }) => after);
    expect([of(alone), of(both)]).toEqual([[70], [73]]);
    expect(await desk.trend('2023Q1')).toEqual({ actual: null, provisional: 73 });
    expect((await desk.call('POST', 'reviews/effect', reporterOf(desk.url, 'a'), { submissions: [one] })).status).toBe(403);
    expect((await desk.call('POST', 'reviews', desk.reviewer, { submissions: [one, two] })).status).toBe(200);
    expect(await desk.trend('2023Q1')).toEqual({ actual: 73, provisional: null });
    expect((await desk.call('POST', 'reviews/effect', desk.reviewer, { submissions: [one] })).code).toBe('sheet-accepted');
  });

  test('another\'s newer mark is not overwritten unseen, and nobody decides by marks that they did not see', async () => {
    const sheet = await desk.sent('b', '2022Y', ['keep;4;4;']);
    const line = (mark: string, more: object): object => ({ lines: [{ indicator: 'keep', part: '', mark, reason: 'other', told: 'Kiểm tra lại.', ...more }] });
    const { json: { marks: [first] } } = await desk.call<{ marks: { at: string }[] }>('PUT', `reviews/${sheet}/marks`, desk.reviewer, line('return', { base: '' }));
    const refused = await desk.call('PUT', `reviews/${sheet}/marks`, desk.other, line('accept', { base: '' }));
    expect([refused.code, refused.json.detail]).toEqual(['mark-changed', expect.stringContaining('reviewer')]);
    expect((await desk.call('POST', `reviews/${sheet}/decision`, desk.other, { seen: '' })).code).toBe('marks-changed');
    expect((await desk.call('PUT', `reviews/${sheet}/marks`, desk.other, line('accept', { base: first!.at }))).status).toBe(200);
    await desk.call('PUT', `reviews/${sheet}/marks`, desk.other, line('none', {}));
    await desk.call('POST', `submissions/${sheet}/withdrawal`, reporterOf(desk.url, 'b'));
    expect((await desk.call('PUT', `reviews/${sheet}/marks`, desk.other, line('accept', {}))).code).toBe('sheet-withdrawn');
  });

  test('two who decide at once: one does, the other is told', async () => {
    const race = await desk.sent('b', '2022Q3', ['online;50;100;']);
    await desk.call('PUT', `reviews/${race}/marks`, desk.reviewer, accept('online'));
    const both = await Promise.all([desk.call('POST', `reviews/${race}/decision`, desk.reviewer), desk.call('POST', `reviews/${race}/decision`, desk.other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.acts(race)).toEqual(['submit', 'accept']);
    expect(desk.house.home.state.breaks()).toEqual([]);
  });
});

test('nonsense beside an earlier sheet is told, not stumbled over', async () => {
  for (const [line, code] of [['online;30000;20671;', 'numerator-over-denominator'], ['online;1;0;', 'numerator-over-denominator'], ['online;-5;-9;', 'negative']] as const) {
    const answer = await handIn(desk.url, 'b', '2023Q1', csv(line));
    const { problems } = (await answer.json()) as { problems: { code: string }[] };
    expect([answer.status, problems.map((one) => one.code)], line).toEqual([422, expect.arrayContaining([code])]);
  }
});
