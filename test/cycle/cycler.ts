// Goes through the reporting cycle again and again over HTTP until it is killed, naming each step only once it is acknowledged. Its parent is kill.test.ts.
import type { AddressInfo } from 'node:net';
import { openApp } from '../../server/app.ts';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { openEverything } from '../everything-open.ts';
import { explained, signedIn } from '../open.ts';
import type { Carried } from '../open.ts';
import { CRITERIA, PERIOD } from '../scoring/made-set.ts';

const AGENCY = 'a';
const REPORT = '2022Q1';
/** Typed and never sent. */
const DRAFTED = '2022H1';
let number = Number(process.argv[2]);
const { house } = await openHouse(readSettings(process.env), () => undefined);
await openEverything(house);
const [reporter, head, reviewer, secretary] = [signedIn(house, 'reporter', AGENCY), signedIn(house, 'head', AGENCY), signedIn(house, 'reviewer'), signedIn(house, 'secretary')];
const server = openApp(house, null).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;

async function call<T>(carried: Carried, method: string, path: string, body?: object | FormData, more: Record<string, string> = {}): Promise<T> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${url}/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}), ...more }, ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text) as T;
}
const did = (...words: (string | number)[]): void => void process.stdout.write(`${words.join(' ')}\n`);

/** The head approves, or in some rounds gives back, and the reviewer decides whatever waits: half of one round's sheet may have been left by the process before. */
async function decideAll(): Promise<void> {
  for (const { submission } of await call<{ submission: string }[]>(head, 'GET', 'reviews')) {
    const [act, body] = number % 6 === 4 ? ['return', { told: 'Thiếu số của hai đơn vị.' }] : ['approval', undefined];
    did((await call<{ stage: string }>(head, 'POST', `submissions/${submission}/${act}`, body)).stage, submission);
  }
  for (const { submission } of await call<{ submission: string }[]>(reviewer, 'GET', 'reviews')) {
    // Several at once, where nothing about them is unusual.
    if (number % 3 === 1) await tried(async () => { await call(reviewer, 'POST', 'reviews', { submissions: [submission] }); did('accepted', submission); did('at-once', submission); }, 'sheet-not-plain');
    if ((await call<{ submission: string }[]>(reviewer, 'GET', 'reviews')).every((one) => one.submission !== submission)) continue;
    await call(reviewer, 'PUT', `reviews/${submission}/marks`, { lines: [{ indicator: 'online', part: '', mark: number % 5 === 0 ? 'return' : 'accept', reason: 'other', told: 'Kiểm tra lại.' }] });
    const { stage } = await call<{ stage: string }>(reviewer, 'POST', `reviews/${submission}/decision`);
    did(stage, submission);
  }
}

/** The round's number in a cell of a draft. */
async function type(): Promise<void> {
  const { version, cells } = await call<{ version: number; cells: { version: number }[] }>(reporter, 'GET', `drafts/${AGENCY}/${DRAFTED}`);
  await call(reporter, 'PUT', `drafts/${AGENCY}/${DRAFTED}`, { since: version, cells: [{ indicator: 'online', part: '', field: 'numerator', text: String(number), reading: '', base: cells[0]?.version ?? 0 }] });
  did('typed', number);
}

/** As reporters send: what stands in the draft becomes a sheet, and is taken away once it has landed. */
async function sendDraft(): Promise<string> {
  const draft = `drafts/${AGENCY}/${REPORT}`;
  interface At { indicator: string; part: string }
  const { version: since, cells, lines } = await call<{ version: number; cells: (At & { field: string; version: number })[]; lines: At[] }>(reporter, 'GET', draft);
  const cell = ({ indicator, part }: At, field: string, text: string): object => ({ indicator, part, field, text, reading: '', base: cells.find((one) => one.indicator === indicator && one.part === part && one.field === field)?.version ?? 0 });
  const said = lines.flatMap((line) => (line.indicator === 'online'
    ? [cell(line, 'numerator', String(number)), cell(line, 'denominator', '1000000'), cell(line, 'note', 'Rà soát lại theo công văn của sở')]
    : [cell(line, 'state', 'no-data'), cell(line, 'note', 'Chưa có kết quả khảo sát')]));
  const { version } = await call<{ version: number }>(reporter, 'PUT', draft, { since, cells: said });
  const { submission } = await call<{ submission: string }>(reporter, 'POST', `${draft}/submission`, { version, reason: 'recount', basis: 'Công văn 12/CV-ĐC' }, { 'Idempotency-Key': `cycle-${number}-key` });
  did('sent', submission);
  return submission;
}

async function send(): Promise<string> {
  const form = new FormData();
  for (const [name, value] of [['agency', AGENCY], ['report', REPORT], ['reason', 'recount'], ['basis', 'Công văn 12/CV-ĐC']] as const) form.set(name, value);
  form.set('file', new Blob([explained(`indicator;numerator;denominator\nonline;${number};1000000`)]), 'a.csv');
  const { submission } = await call<{ submission: string }>(reporter, 'POST', 'submissions', form, { 'Idempotency-Key': `cycle-${number}-key` });
  did('sent', submission);
  return submission;
}

/** What is asked for once more because its answer was lost is refused: then the round goes on without it. */
async function tried(work: () => Promise<void>, known: string): Promise<void> {
  await work().catch((error: unknown) => {
    if (!String(error).includes(known)) throw error;
  });
}

/** A conclusion of the Committee, recorded and signed. */
async function conclude(): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const { conclusion } = await call<{ conclusion: string }>(secretary, 'POST', 'conclusions', { text: `Hoàn thành việc số ${number}`, plan: 'p', target: 'online', lead: AGENCY, partners: [], due: '2030-12-31', meeting: 'Họp Ban Chỉ đạo', met_on: day }, { 'Idempotency-Key': `conclusion-${number}-key` });
  did('conclusion-noted', conclusion);
  await call(secretary, 'POST', `conclusions/${conclusion}/signature`, { notice: `${number}/TB-BCĐ`, signed_on: day }, { 'Idempotency-Key': `signature-${number}-key` });
  did('conclusion-signed', conclusion);
}

/** How far an activity has come, as its lead body tells. */
async function progress(): Promise<void> {
  const { seq } = await call<{ seq: number }>(reporter, 'POST', 'activities/task/progress', { state: 'under-way', note: `Lần ${number}` }, { 'Idempotency-Key': `progress-${number}-key` });
  did('progress', seq);
}

/** Which of two milestones is in use, by turns. */
async function rule(): Promise<void> {
  const document = `Kết luận ${number}`;
  await call(secretary, 'POST', 'rulings', { milestone: number % 2 === 0 ? 'online-30' : 'online-30-other', document, note: '' });
  did('ruled', number);
}

/** One component, with an explanation of its own in each round. */
async function score(): Promise<void> {
  await call(reporter, 'POST', `scores/${CRITERIA}/${PERIOD}/${AGENCY}/1.1.1/self`, { points: 1, note: `Lần ${number}, tài liệu đang được ký` }, { 'Idempotency-Key': `score-${number}-key` });
  did('scored', number);
}

await tried(async () => void await call(secretary, 'POST', 'campaigns', { criteria: CRITERIA, period: PERIOD, self_until: '2999-01-01', first_until: '2999-01-02', explain_until: '2999-01-03', final_until: '2999-01-04' }), 'campaign-there');
did('ready');
for (; ; number += 1) {
  await decideAll();
  await type();
  if ([1, 4].includes(number % 7)) await progress();
  if ([2, 5].includes(number % 7)) await rule();
  if ([3, 6].includes(number % 7)) await score();
  const submission = number % 3 === 0 ? await sendDraft() : await send();
  if (number % 7 === 3) did((await call<{ stage: string }>(reporter, 'POST', `submissions/${submission}/withdrawal`)).stage, submission);
  await decideAll();
  if (number % 7 === 2) {
    await call(reviewer, 'POST', 'openings', { agency: AGENCY, report: REPORT, until: '2999-12-31', reason: `Mở lại kỳ báo cáo, lần ${number}` });
    did('opened', number);
  }
  if (number % 4 === 1) await conclude();
  if (number % 2 === 1) {
    const { snapshot } = await call<{ snapshot: number }>(secretary, 'GET', 'publications/draft');
    did('published', (await call<{ number: number }>(secretary, 'POST', 'publications', { title: `Lần ${number}`, note: '', snapshot })).number);
  }
}
