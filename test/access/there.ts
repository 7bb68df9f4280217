// What there is of one agency for the addresses of the table to name.
import { expect } from 'vitest';
import type { House } from '../../server/app.ts';
import { pdf } from '../evidence/files.ts';
import { explained, handIn, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';

/** The first line of a sheet. */
export const HEADER = 'indicator;numerator;denominator\n';

/** Values for the gaps of addresses, by the names of OpenAPI; where a name means several things, with the word before it. */
export type There = Record<string, string>;

/** An agency with an accepted sheet, one that waits and is marked, a draft, a document that proves a done activity, a person with a calendar and an invitation. */
export async function made({ url, house }: Opened, agency: string, activity: string, milestone: string): Promise<There> {
  const [reporter, head, reviewer] = [signedIn(house, 'reporter', agency), signedIn(house, 'head', agency), signedIn(house, 'reviewer')];
  const sheets: Record<string, string>[] = [];
  for (const report of ['2023Q1', '2024Q1']) {
    const sheet = (await (await handIn(url, agency, report, explained(`${HEADER}online-dossiers;80;${agency.length * 10}`))).json()) as Record<string, string>;
    await done(url, 'POST', `submissions/${sheet.submission}/approval`, head);
    await done(url, 'PUT', `reviews/${sheet.submission}/marks`, reviewer, { lines: [{ indicator: 'online-dossiers', part: '', mark: 'accept' }] });
    if (report === '2023Q1') await done(url, 'POST', `reviews/${sheet.submission}/decision`, reviewer);
    sheets.push(sheet);
  }
  await done(url, 'PUT', `drafts/${agency}/2024Q1`, reporter, { cells: [{ indicator: 'online-dossiers', part: '', field: 'numerator', text: '81', base: 0 }] });
  const { evidence, link, sha256 } = await done<Record<string, string>>(url, 'POST', 'evidence', reporter, form({ agency, subject: 'Kết quả', kind: 'activity', of: activity }, pdf(agency)));
  await done(url, 'POST', `activities/${activity}/progress`, reporter, { state: 'done', done_on: '2023-03-20', evidence });
  const secretary = signedIn(house, 'secretary');
  const { conclusion } = await done<{ conclusion: string }>(url, 'POST', 'conclusions', secretary, { text: 'Hoàn thành kết nối thanh toán', plan: 'bac-giang-2021-2030', lead: agency, due: '2024-12-31', meeting: 'Họp', met_on: '2024-01-10' });
  await done(url, 'POST', `conclusions/${conclusion}/signature`, secretary, { notice: '1/TB', signed_on: '2024-01-12' });
  const { token: calendar } = await done<{ token: string }>(url, 'POST', 'reminders/calendar', reviewer);
  const campaign = await fetch(`${url}/api/campaigns`, {
    method: 'POST', headers: { Cookie: secretary.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({ criteria: 'minh-hoa-2026', period: '2026', self_until: '2098-01-01', first_until: '2098-02-01', explain_until: '2098-03-01', final_until: '2098-04-01' }),
  });
  expect([201, 409]).toContain(campaign.status);
  const component = agency.endsWith('noi-vu') ? '1.1.1' : '1.2.1';
  await done(url, 'POST', `scores/minh-hoa-2026/2026/bac-giang/${component}/assigned`, secretary, { agency });
  const person = house.people.add('Lê Bình', `${agency}@tinh.gov.vn`, [{ role: 'reporter', agency, area: '' }], 'test');
  return {
    agency, report: '2024Q1', submission: sheets[1]!.submission!, 'received/sha256': sheets[1]!.sha256!, evidence: evidence!, link: link!, 'evidence/sha256': sha256!, 'activities/subject': activity, 'milestones/subject': milestone,
    person, conclusion: conclusion!, milestone: 'bg30-online-payment-2025', 'invitations/token': house.people.invite(person, 'invite', 'test').token, 'deadlines/token': calendar, number: '1', seq: '1', deck: '1-bac-giang-2021-2030', screen: screenOf(house), file: 'overview.csv', book: 'none', format: 'json', question: 'plans.json', criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang', component, supposed: component,
  };
}

/** A form with a file. */
export function form(fields: Record<string, string>, bytes: Buffer | string, name = 'a.pdf'): FormData {
  const filled = new FormData();
  for (const [field, value] of Object.entries(fields)) filled.set(field, value);
  filled.set('file', new Blob([bytes as BlobPart]), name);
  return filled;
}

/** A device. */
function screenOf({ home: { state } }: House): string {
  state.run("insert into screens (screen, name, plan, seconds, kinds, distance, height, theme, made_at) values (?, 'TV', 'bac-giang-2021-2030', 20, '[]', 4, 0.7, 'dark', '')", `mh-${crypto.randomUUID().slice(0, 8)}`);
  return state.get<{ screen: string }>('select screen from screens order by rowid desc limit 1')!.screen;
}

/** Something done on the way to what there is. */
export async function done<T = object>(url: string, method: string, path: string, carried: { Cookie: string }, body?: object | FormData): Promise<T> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${url}/api/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID(), ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}) });
  expect(answer.ok, `${method} ${path}: ${await answer.clone().text()}`).toBe(true);
  return (await answer.json().catch(() => ({}))) as T;
}
