// Closed reports: what they take, and how they are opened to an agency, to what was given back, and to all.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handIn, reporterOf, signedIn } from '../open.ts';
import type { Carried } from '../open.ts';
import { csv, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ LOCKED: 'on', COT_MOC_REVIEW: 'off' });
});
afterAll(() => desk.close());

test('closed reports take no first sheet until they are opened for the agency, with a reason; a correction of what was accepted is taken', async () => {
  const hand = async (agency: string, more = {}, done = 50): Promise<[number, string[]]> => {
    const answer = await handIn(desk.url, agency, '2023Q1', csv(`online;${done};100;`), more);
    const { problems } = (await answer.json()) as { problems?: { code: string; what: string; how: string }[] };
    return [answer.status, (problems ?? []).map(({ code, what }) => `${code} ${what}`)];
  };
  expect(await hand('a')).toEqual([422, [expect.stringMatching(/^report-closed Kỳ quý\sI\/2023 đã khóa từ sau ngày \d\d\/\d\d\/\d{4}\.$/)]]);
  const grant = (body: object, carried: Carried = desk.reviewer): Promise<number> => desk.call('POST', 'openings', carried, body).then(({ status }) => status);
  expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'vì' })).toBe(422);
  expect(await grant({ agency: 'x', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(422);
  expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' }, signedIn(desk.house, 'reporter', 'a'))).toBe(403);
  expect(await grant({ agency: 'a', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(201);
  expect([await hand('a'), (await hand('b'))[0]]).toEqual([[201, []], 422]);
  // What was given back whole is mended, closed or not; what nobody has looked at is not taken back where no other could be sent.
  desk.house.review = true;
  expect((await hand('b'))[0], 'b is closed').toBe(422);
  expect(await grant({ agency: 'b', report: '2023Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' })).toBe(201);
  expect((await hand('b'))[0]).toBe(201);
  expect(await grant({ agency: 'b', report: '2023Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' })).toBe(201);
  const withdrawn = await desk.call('POST', 'submissions/PN-2023Q1-b-01/withdrawal', reporterOf(desk.url, 'b'));
  expect([withdrawn.status, withdrawn.json.type]).toEqual([409, '/problems/withdraw-closed']);
  expect(withdrawn.json.detail, 'a report by its name').toMatch(/^Kỳ Quý\sI\/2023 đã đóng/);
  await desk.call('PUT', 'reviews/PN-2023Q1-b-01/marks', desk.reviewer, { lines: [{ indicator: 'online', part: '', mark: 'return', reason: 'other', told: 'Kiểm tra lại.' }] });
  expect((await desk.call('POST', 'reviews/PN-2023Q1-b-01/decision', desk.reviewer)).json).toEqual({ stage: 'returned' });
  expect(await desk.dues('b', '2023Q1')).toMatchObject({ is_open: true, returned: 1 });
  expect((await hand('b'))[0]).toBe(201);
  desk.house.review = false;
  expect(await grant({ agency: 'a', report: '2023Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' })).toBe(201);
  expect([(await hand('a', {}, 49))[1][0]!.split(' ')[0], (await hand('a', { reason: 'recount' }, 49))[0]]).toEqual(['correction-without-reason', 201]);
  // A line that was never handed in comes too late, beside a correction too.
  const late = await handIn(desk.url, 'a', '2023Q1', csv('online;51;100;', 'keep;4;4;'), { reason: 'recount' });
  expect([late.status, ((await late.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)]).toEqual([422, ['report-closed']]);
  // Reasons alone that were given back open the report to what they were about, and to nothing else.
  desk.house.review = true;
  const reasons = (...indicators: string[]): Promise<string> => desk.house.intake.submit({ agency: 'b', report: '2022Q1', bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'b.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent: indicators.map((indicator) => ({ indicator, part: '', reason: 'Chưa có kết quả' })) }, { accept: false })
    .then(({ submission }) => submission, ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code).join());
  const figures = async (...lines: string[]): Promise<[number, string]> => {
    const answer = await handIn(desk.url, 'b', '2022Q1', csv(...lines));
    return [answer.status, ((await answer.json()) as { problems?: { code: string }[] }).problems?.map(({ code }) => code).join() ?? ''];
  };
  await grant({ agency: 'b', report: '2022Q1', until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' });
  const plea = await reasons('online');
  await grant({ agency: 'b', report: '2022Q1', until: '2020-01-01', reason: 'Đóng lại vì đã nhận đủ' });
  expect((await desk.call('POST', `reviews/${plea}/decision`, desk.reviewer, { told: 'Có số ở phòng Một cửa.' })).json).toEqual({ stage: 'returned' });
  expect([await figures('keep;4;4;'), await figures('online;50;100;', 'keep;4;4;'), await reasons('keep'), await reasons('online', 'keep')]).toEqual([[422, 'report-closed'], [422, 'report-closed'], 'report-closed', 'report-closed']);
  const again = await reasons('online');
  expect(again).toMatch(/^PN-/);
  await desk.call('POST', `reviews/${again}/decision`, desk.reviewer, { told: 'Có số ở phòng Một cửa.' });
  expect(await figures('online;50;100;')).toEqual([201, '']);
  // What is said last holds: for one agency after it was said for all, and the other way round.
  const isOpen = async (agency: string): Promise<unknown> => (await desk.dues(agency, '2022Q3')).is_open;
  await grant({ agency: '', report: '2022Q3', until: '2999-01-01', reason: 'Mở lại cho mọi cơ quan' });
  await grant({ agency: 'a', report: '2022Q3', until: '2020-01-01', reason: 'Riêng cơ quan này đã đủ' });
  expect([await isOpen('a'), await isOpen('b')]).toEqual([false, true]);
  await grant({ agency: '', report: '2022Q3', until: '2999-01-01', reason: 'Mở lại cho mọi cơ quan' });
  expect(await isOpen('a')).toBe(true);
});
