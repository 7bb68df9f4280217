// Where heads approve: a sheet goes to its head first, who decides about none that they handed in or typed in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reporterOf, signedIn } from '../open.ts';
import type { Carried } from '../open.ts';
import { accept, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ COT_MOC_APPROVAL: 'on' });
});
afterAll(() => desk.close());

test('where heads approve a sheet goes to the reviewer after its head; the head who sent it does not approve it', async () => {
  const head = signedIn(desk.house, 'head', 'a');
  const sheet = await desk.sent('a', '2022Q1', ['online;60;100;']);
  expect((await desk.call<unknown[]>('GET', 'reviews', desk.reviewer)).json).toEqual([]);
  expect((await desk.call('PUT', `reviews/${sheet}/marks`, desk.reviewer, accept('online'))).code).toBe('sheet-sent');
  expect((await desk.call<unknown[]>('GET', 'reviews', head)).json).toMatchObject([{ submission: sheet }]);
  expect((await desk.call('POST', `submissions/${sheet}/approval`, reporterOf(desk.url, 'a'))).status).toBe(403);
  expect((await desk.call('POST', `submissions/${sheet}/approval`, signedIn(desk.house, 'head', 'b'))).status).toBe(403);
  expect((await desk.call('POST', `submissions/${sheet}/approval`, head)).json).toEqual({ stage: 'approved' });
  expect((await desk.call<unknown[]>('GET', 'reviews', desk.reviewer)).json).toMatchObject([{ submission: sheet, stage: 'approved' }]);
  expect((await desk.call('POST', 'reviews', desk.reviewer, { submissions: [sheet] })).status).toBe(200);
  // A head who typed in the sheet that somebody else sent does not approve it either.
  const draft = 'drafts/a/2022Q3';
  const { json: { lines } } = await desk.call<{ lines: { indicator: string; part: string }[] }>('GET', draft, head);
  const typed = (as: Carried, cells: object[]): Promise<{ json: { version: number } }> => desk.call<{ version: number }>('PUT', draft, as, { cells });
  await typed(head, [{ indicator: 'online', part: '', field: 'numerator', text: '61', reading: '', base: 0 }, { indicator: 'online', part: '', field: 'denominator', text: '100', reading: '', base: 0 }]);
  const { json: { version } } = await typed(reporterOf(desk.url, 'a'), lines.filter(({ indicator }) => indicator !== 'online').flatMap(({ indicator, part }) => [{ indicator, part, field: 'state', text: 'no-data', reading: '', base: 0 }, { indicator, part, field: 'note', text: 'Chưa có kết quả', reading: '', base: 0 }]));
  const answer = await fetch(`${desk.url}/api/${draft}/submission`, { method: 'POST', headers: { ...reporterOf(desk.url, 'a'), 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify({ version }) });
  const { submission } = (await answer.json()) as { submission: string };
  expect(answer.status).toBe(201);
  expect((await desk.call('POST', `submissions/${submission}/approval`, head)).code).toBe('own-sheet');
  // Nor where it is taken back and sent again without a key being pressed.
  const reporter = reporterOf(desk.url, 'a');
  expect((await desk.call('POST', `submissions/${submission}/withdrawal`, reporter, {})).status).toBe(200);
  const { json: { version: again, cells } } = await desk.call<{ version: number; cells: { field: string; text: string }[] }>('GET', draft, reporter);
  expect(cells.filter(({ field }) => field === 'note').map(({ text }) => text), 'the reasons stand in the sheet again').toEqual(lines.filter(({ indicator }) => indicator !== 'online').map(() => 'Chưa có kết quả'));
  const resending = await fetch(`${desk.url}/api/${draft}/submission`, { method: 'POST', headers: { ...reporter, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify({ version: again }) });
  const resent = (await resending.json()) as { submission: string };
  expect([resending.status, (await desk.call('POST', `submissions/${resent.submission}/approval`, head)).code]).toEqual([201, 'own-sheet']);
  const next = await desk.sent('a', '2022H1', ['online;60;100;']);
  expect((await desk.call('POST', `submissions/${next}/return`, head, { told: 'Thiếu số của hai đơn vị.' })).json).toEqual({ stage: 'returned' });
  expect(desk.acts(next)).toEqual(['submit', 'return']);
  // Reasons alone are somebody's entry too.
  const yearly = 'drafts/a/2022Y';
  const { json: { lines: owed } } = await desk.call<{ lines: { indicator: string; part: string }[] }>('GET', yearly, head);
  const { json: { version: reasoned } } = await desk.call<{ version: number }>('PUT', yearly, head, { cells: owed.flatMap(({ indicator, part }) => [{ indicator, part, field: 'state', text: 'no-data', reading: '', base: 0 }, { indicator, part, field: 'note', text: 'Chờ quyết toán', reading: '', base: 0 }]) });
  const handIn = async (seen: number): Promise<string> => ((await (await fetch(`${desk.url}/api/${yearly}/submission`, { method: 'POST', headers: { ...reporter, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify({ version: seen }) })).json()) as { submission: string }).submission;
  const reasons = await handIn(reasoned);
  expect((await desk.call('POST', `submissions/${reasons}/approval`, head)).code).toBe('own-sheet');
  await desk.call('POST', `submissions/${reasons}/withdrawal`, reporter, {});
  const { json: { version: back } } = await desk.call<{ version: number }>('GET', yearly, reporter);
  expect((await desk.call('POST', `submissions/${await handIn(back)}/approval`, head)).code).toBe('own-sheet');
});
