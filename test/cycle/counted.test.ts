// What counts of what was handed in: corrections, what was taken back, reasons instead of figures, figures that cannot be shown.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Touched } from '../../server/engine/answer-tables.ts';
import { takeIn } from '../../server/engine/mirror.ts';
import { renew } from '../../server/engine/ready.ts';
import { handIn, reporterOf, signedIn } from '../open.ts';
import { accept, csv, openDesk } from './desk.ts';
import type { Desk, Told } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const [line, indicator] of [['online;60;100;', 'online'], ['keep;3;4;', 'keep']] as const) {
    const sheet = await desk.sent('a', '2022Q1', [line]);
    await desk.call('PUT', `reviews/${sheet}/marks`, desk.reviewer, accept(indicator));
    await desk.call('POST', `reviews/${sheet}/decision`, desk.reviewer);
  }
});
afterAll(() => desk.close());

describe('a correction', () => {
  test('leaves the accepted figure in force until it is accepted itself', async () => {
    const correction = await desk.sent('a', '2022Q1', ['online;66;100;'], 'recount');
    expect(await desk.trend('2022Q1')).toEqual({ actual: 60, provisional: 66 });
    const told = (await desk.call<Told>('GET', `reviews/${correction}`, desk.reviewer)).json;
    expect(told.lines).toMatchObject([{ indicator: 'online', level: 66, in_force: 60, previous: null }]);
    await desk.call('PUT', `reviews/${correction}/marks`, desk.reviewer, accept('online'));
    await desk.call('POST', `reviews/${correction}/decision`, desk.reviewer);
    expect(await desk.trend('2022Q1')).toEqual({ actual: 66, provisional: null });
    // A correction of one line leaves the others handed in.
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ figures: 1, covered: 2, revisions: 3, days_late: expect.any(Number) });
  });

  test('that changes nothing is refused; of a mixed sheet only what differs is kept, and only that needs a document', async () => {
    const hand = async (lines: string[], more: object): Promise<{ status: number; problems?: { code: string; how: string }[]; figures?: number; unchanged?: number; submission?: string }> => {
      const answer = await handIn(desk.url, 'a', '2022Q1', csv(...lines), more);
      return { ...(await answer.json()) as object, status: answer.status };
    };
    const same = await hand(['online;66;100;', 'keep;3;4;'], { reason: 'recount' });
    expect([same.status, same.problems!.map(({ code }) => code), same.problems![0]!.how]).toEqual([422, ['nothing-changed'], expect.stringContaining('không cần gửi')]);
    expect((await hand(['online;66;100;', 'keep;3;4;'], {})).problems!.map(({ code }) => code), 'nor is a reason asked for').toEqual(['nothing-changed']);
    const mixed = await hand(['keep;4;4;', 'online;66;100;'], { reason: 'recount', basis: '' });
    expect(mixed.problems!.map(({ code, how: _, ...more }) => [code, (more as { cell: string }).cell]), 'the figure that changes').toEqual([['correction-without-basis', 'B2']]);
    const taken = await hand(['keep;4;4;', 'online;66;100;'], { reason: 'recount' });
    expect(taken).toMatchObject({ status: 201, figures: 1, unchanged: 1 });
    expect((await desk.call<Told>('GET', `reviews/${taken.submission}`, desk.reviewer)).json.lines.map(({ indicator }) => indicator)).toEqual(['keep']);
    await desk.call('POST', `submissions/${taken.submission}/withdrawal`, reporterOf(desk.url, 'a'));
  });

  test('names the document that it rests on, or each corrected figure has one', async () => {
    const refused = await handIn(desk.url, 'a', '2022Q1', csv('online;67;100;'), { reason: 'recount', basis: ' 12 ' });
    expect([refused.status, ((await refused.json()) as { problems: { code: string; cell: string; what: string }[] }).problems.map(({ code, cell, what }) => [code, cell, what])]).toEqual([422, [['correction-without-basis', 'B2', 'Dòng 2, ô B2 (Tử số): Đính chính online kỳ quý\u00a0I/2022 chưa có văn bản làm căn cứ.']]]);
    const mended = await desk.sent('a', '2022Q1', ['online;67;100;'], 'recount');
    expect((await desk.call<Told & { sheet: { basis: string } }>('GET', `reviews/${mended}`, desk.reviewer)).json.sheet.basis).toBe('Công văn 12/CV-ĐC ngày 05/01/2026');
    expect(JSON.parse(desk.house.home.state.acts().find((act) => act.kind === 'submit' && act.submission === mended)!.detail)).toMatchObject({ basis: 'Công văn 12/CV-ĐC ngày 05/01/2026', reason: 'recount' });
    await desk.call('PUT', `reviews/${mended}/marks`, desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Mẫu số chưa đúng.' }] });
    await desk.call('POST', `reviews/${mended}/decision`, desk.reviewer);
  });

  test('that was given back can be given up: what it would have replaced stays, and nothing is owed any more', async () => {
    const [given] = desk.house.home.state.submissions().filter(({ agency, report }) => agency === 'a' && report === '2022Q1').toReversed();
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'returned', returned: 1 });
    expect((await desk.call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(desk.url, 'b'))).status).toBe(403);
    expect((await desk.call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(desk.url, 'a'))).json).toEqual({ stage: 'withdrawn' });
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0, covered: 2 });
    expect(await desk.trend('2022Q1')).toEqual({ actual: 66, provisional: null });
    const owed = (await (await fetch(`${desk.url}/api/q/owed.json?agency=a&report=2022Q1`, { headers: { Cookie: desk.reviewer.Cookie } })).json()) as { indicator: string; handed_numerator: number; handed_stands: boolean }[];
    expect(owed.find(({ indicator }) => indicator === 'online')).toMatchObject({ handed_numerator: 66, handed_stands: true });
    const returned = (await (await fetch(`${desk.url}/api/q/returned.json?agency=a&report=2022Q1`, { headers: { Cookie: desk.reviewer.Cookie } })).json()) as { is_open: boolean }[];
    expect([returned.length > 0, returned.filter(({ is_open }) => is_open)]).toEqual([true, []]);
    expect((await desk.call('POST', `submissions/${given!.submission}/withdrawal`, reporterOf(desk.url, 'a'))).code).toBe('sheet-withdrawn');
  });

  test('that was given back may say what counts, so that nothing is owed any more', async () => {
    const wrong = await desk.sent('a', '2022Q1', ['online;67;100;'], 'recount');
    await desk.call('PUT', `reviews/${wrong}/marks`, desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Mẫu số chưa đúng.' }] });
    await desk.call('POST', `reviews/${wrong}/decision`, desk.reviewer);
    const back = await desk.sent('a', '2022Q1', ['online;66;100;'], 'typing-error');
    await desk.call('PUT', `reviews/${back}/marks`, desk.reviewer, accept('online'));
    await desk.call('POST', `reviews/${back}/decision`, desk.reviewer);
    expect(await desk.dues('a', '2022Q1')).toMatchObject({ stage: 'accepted', returned: 0 });
    expect((await desk.progress('2022Q1')).received).toBe(1);
    expect(new Set(await desk.stages())).toEqual(new Set(['accepted', 'returned', 'withdrawn']));
  });
});

test('a sheet that was taken back was not handed in; a figure that was withdrawn is not covered', async () => {
  const of = async (question: 'reporting' | 'dues', agency: string, report: string): Promise<Record<string, unknown>> => ((await (await fetch(`${desk.url}/api/q/${question}.json?report=${report}${question === 'dues' ? `&agency=${agency}` : '&plan=p'}`)).json()) as Record<string, unknown>[]).find((row) => row.agency === agency)!;
  const sheet = await desk.sent('b', '2023Q3', ['keep;4;4;']);
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 1, revisions: 1, received_at: expect.any(String) });
  await desk.call('POST', `submissions/${sheet}/withdrawal`, reporterOf(desk.url, 'b'));
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 0, revisions: 0, received_at: null, state: 'missing', accepted: false });
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 0, timeliness: 'missing' });
  const take = async (submission: string): Promise<void> => {
    await desk.call('PUT', `reviews/${submission}/marks`, desk.reviewer, accept('keep'));
    await desk.call('POST', `reviews/${submission}/decision`, desk.reviewer);
  };
  await take(await desk.sent('b', '2023Q3', ['keep;4;4;']));
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 1 });
  const drawn = await handIn(desk.url, 'b', '2023Q3', 'indicator;numerator;denominator;state;note\nkeep;;;rút số liệu;Đã báo nhầm kỳ báo cáo', { reason: 'typing-error' });
  const taken = (await drawn.json()) as { submission: string };
  expect([drawn.status, taken]).toMatchObject([201, { figures: 1 }]);
  await take(taken.submission);
  expect(await of('dues', 'b', '2023Q3')).toMatchObject({ covered: 0 });
  expect(await of('reporting', 'b', '2023Q3')).toMatchObject({ figures: 0, accepted: true });
});

test('a sheet of reasons alone waits, and is taken as told or given back; it counts as nothing handed in', async () => {
  const { intake, home: { state } } = desk.house;
  const hand = async (report: string): Promise<string> => (await intake.submit({ agency: 'b', report, bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent: [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }] }, { accept: false })).submission;
  const one = await hand('2021Q1');
  const told = (await desk.call<{ sheet: { figures: number; absent: object[] }; lines: object[]; can: { decide: boolean } }>('GET', `reviews/${one}`, desk.reviewer)).json;
  expect([told.sheet.figures, told.sheet.absent, told.lines, told.can.decide]).toEqual([0, [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }], [], true]);
  expect((await desk.call<{ submission: string }[]>('GET', 'reviews', desk.reviewer)).json.map(({ submission }) => submission)).toContain(one);
  expect((await desk.call('POST', `reviews/${one}/decision`, desk.reviewer, { told: 'Nộp' })).code).toBe('return-without-reason');
  expect((await desk.call('POST', `reviews/${one}/decision`, desk.reviewer, { told: 'Có số ở phòng Một cửa, đề nghị nộp.' })).json).toEqual({ stage: 'returned' });
  expect(await desk.dues('b', '2021Q1')).toMatchObject({ stage: 'returned', returned: 1, excused: 0, timeliness: 'missing' });
  const two = await hand('2021Q1');
  expect((await desk.call('POST', 'reviews', desk.reviewer, { submissions: [two] })).code, 'not with others, unread').toBe('sheet-not-plain');
  expect((await desk.call('POST', `reviews/${two}/decision`, desk.reviewer)).json).toEqual({ stage: 'accepted' });
  const due = await desk.dues('b', '2021Q1');
  expect(due).toMatchObject({ stage: 'accepted', covered: 0, excused: 1, returned: 0, missing: due.owed, timeliness: 'missing', first_received_at: null });
  expect(desk.acts(two)).toEqual(['submit', 'accept']);
  const [all] = (await (await fetch(`${desk.url}/api/q/hand_ins.json?report=2021Q1`)).json()) as Record<string, unknown>[];
  expect(all).toMatchObject({ received: 0 });
  expect(state.breaks()).toEqual([]);
});

test('where every figure of a sheet is given back its reasons stand, until it is taken back', async () => {
  const { intake } = desk.house;
  const absent = [{ indicator: 'online', part: '', reason: 'Chưa có kết quả khảo sát' }];
  const { submission } = await intake.submit({ agency: 'b', report: '2021Q3', bytes: Buffer.from(csv('keep;3;4;')), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent }, { accept: false });
  const { owed } = await desk.dues('b', '2021Q3');
  await desk.call('PUT', `reviews/${submission}/marks`, desk.reviewer, { lines: [{ indicator: 'keep', part: '', mark: 'return', reason: 'wrong-denominator', told: 'Tính cả việc chưa đến hạn.' }] });
  expect((await desk.call('POST', `reviews/${submission}/decision`, desk.reviewer)).json).toEqual({ stage: 'returned' });
  expect(await desk.dues('b', '2021Q3')).toMatchObject({ stage: 'returned', returned: 1, covered: 0, excused: 1, missing: owed });
  await desk.sent('b', '2021Q3', ['keep;4;4;']);
  expect(await desk.dues('b', '2021Q3')).toMatchObject({ stage: 'sent', returned: 0, covered: 1, excused: 1, missing: Number(owed) - 1 });
});

test('a sheet whose figures cannot be shown is not decided about, and is once they can', async () => {
  const { house, home } = desk;
  const { submission } = await house.intake.submit({ agency: 'b', report: '2021H1', bytes: Buffer.from(csv('keep;4;4;')), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test' }, { accept: false, absorb: false });
  const { path } = house.home.state.files().find((file) => file.submission === submission)!;
  renameSync(join(home, 'lake', path), join(home, 'aside.parquet'));
  const silent = house.log.level;
  house.log.level = 'silent';
  for (const [method, more] of [['POST', 'decision'], ['GET', 'effect']] as const) {
    const refused = await desk.call(method, `reviews/${submission}/${more}`, desk.reviewer);
    expect([refused.status, refused.code], more).toEqual([503, 'sheet-not-shown']);
    expect(refused.json.detail).toContain('verify');
  }
  expect(desk.acts(submission)).toEqual(['submit']);
  house.log.level = silent;
  renameSync(join(home, 'aside.parquet'), join(home, 'lake', path));
  expect((await desk.call('POST', `reviews/${submission}/decision`, desk.reviewer)).code, 'renewed first').toBe('figures-unmarked');
  await desk.call('PUT', `reviews/${submission}/marks`, desk.reviewer, accept('keep'));
  expect((await desk.call('POST', `reviews/${submission}/decision`, desk.reviewer)).json).toEqual({ stage: 'accepted' });
});

test('what is only noted of a sheet renews no figure of it', async () => {
  const { engine, home } = desk.house;
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
  const secretary = signedIn(desk.house, 'secretary');
  const open = async (): Promise<[report: string, waiting: number, all: number]> => {
    const [{ report, waiting }] = (await desk.call<[{ report: string; waiting: number }]>('GET', 'q/readiness.json?plan=p', secretary)).json;
    return [report, waiting, (await desk.call<unknown[]>('GET', 'q/waiting.json?plan=p', secretary)).json.length];
  };
  const [report, waiting, all] = await open();
  expect(report).toBe('2023Q3');
  await desk.sent('a', '2023Y', ['keep;4;4;']);
  expect(await open()).toEqual([report, waiting, all + 1]);
});
