// Receipts on paper and by mail: to whoever handed a sheet in, at once, once, whatever the mail server or this one does meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Paper } from '../../server/cycle/paper.ts';
import { receiptLetter } from '../../server/reminders/receipt-letter.ts';
import { carrying, explained, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { openInbox, refusing } from './inbox.ts';
import type { Inbox } from './inbox.ts';

const AGENCY = 'bg-so-noi-vu';
const OTHER = 'bg-so-tu-phap';
const MINUTE_MS = 60_000;
let inbox: Inbox;
let opened: Opened;
let number = 0;

const settings = (port: number): Record<string, string> => ({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Cột Mốc <phieu@tinh.gov.vn>', COT_MOC_ORIGIN: 'https://cotmoc.tinh.gov.vn', COT_MOC_REVIEW: 'on' });
const start = async (answers: Parameters<typeof openInbox>[0] = {}, home?: string): Promise<void> => {
  inbox = await openInbox(answers);
  opened = await open({ ...settings(inbox.port), ...(home ? { COT_MOC_HOME: home } : {}) });
};
afterEach(async () => {
  await opened.close();
  await inbox.close();
});

/** A reporter with a mail address, signed in. */
function reporter(name = 'Nguyễn An', agency = AGENCY): Carried & { person: string; email: string } {
  const { people, sessions } = opened.house;
  const email = `an${number += 1}@tinh.gov.vn`;
  const person = people.add(name, email, [{ role: 'reporter', agency, area: '' }], 'test');
  return { person, email, ...carrying(sessions.open(person, 'sso-strong', true, 'test')) };
}
async function handIn(by: Carried, key: string = crypto.randomUUID(), report = '2024Q1'): Promise<string> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ agency: AGENCY, report })) form.set(field, value);
  form.set('file', new Blob([explained('indicator;numerator;denominator\nonline-dossiers;60;90')]), 'a.csv');
  const answer = await fetch(`${opened.url}/api/submissions`, { method: 'POST', body: form, headers: { Cookie: by.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': key } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { submission: string }).submission;
}
const stateOf = (submission: string): string | undefined => opened.house.home.state.get<{ state: string }>('select state from receipt_mails where submission = ?', submission)?.state;
const acts = (submission: string): object[] => opened.house.home.state.acts().filter((act) => act.kind === 'receipt-mailed' && act.submission === submission).map(({ actor, detail }) => ({ actor, ...(JSON.parse(detail) as object) }));
const later = (minutes: number): Promise<void> => opened.house.receiptMails.round(new Date(Date.now() + minutes * MINUTE_MS));

describe('by mail', () => {
  test('the sender gets number, body, report, figures and hash at once, with the way to the receipt; the chain tells it, and once is enough', async () => {
    await start();
    const by = reporter();
    const submission = await handIn(by, 'the-same-key');
    await expect.poll(() => inbox.mails.length).toBe(1);
    const { sha256 } = opened.house.home.state.get<{ sha256: string }>('select sha256 from submissions where submission = ?', submission)!;
    const [mail] = inbox.mails;
    expect([mail!.to, mail!.subject]).toEqual([[by.email], `[Cột Mốc] Phiếu nhận ${submission}`]);
    for (const said of ['Kính gửi Nguyễn An,', `Số phiếu: ${submission}`, 'Cơ quan nộp: Sở Nội vụ', 'Kỳ báo cáo: Quý I/2024', '60 / 90 (66,7%)', `SHA-256: ${sha256}`, `https://cotmoc.tinh.gov.vn/phieu/${submission}`]) expect(mail!.text.replaceAll('\u00a0', ' ')).toContain(said);
    expect(mail!.html).toContain(`<dd>${submission}</dd>`);
    expect(mail!.head).toMatch(/Auto-Submitted: auto-generated/i);
    await expect.poll(() => stateOf(submission)).toBe('sent');
    expect(acts(submission)).toEqual([{ actor: 'system', outcome: 'sent' }]);
    expect(await handIn(by, 'the-same-key'), 'sent again').toBe(submission);
    await later(600);
    expect(inbox.mails.length).toBe(1);
  });

  test('none to whoever turned mails off or has no address; in English to whoever wishes so', async () => {
    await start();
    const { state } = opened.house.home;
    const off = reporter();
    state.run("insert into wishes (person, mails, lang) values (?, 0, 'vi')", off.person);
    await handIn(off);
    await handIn(signedIn(opened.house, 'reporter', AGENCY), crypto.randomUUID(), '2023Q1');
    const english = reporter('Trần <Bình>');
    state.run("insert into wishes (person, mails, lang) values (?, 1, 'en')", english.person);
    const submission = await handIn(english, crypto.randomUUID(), '2023H1');
    await expect.poll(() => inbox.mails.map(({ subject }) => subject)).toContain(`[Cột Mốc] Receipt ${submission}`);
    const mail = inbox.mails.find(({ to }) => to[0] === english.email)!;
    expect(mail.text).toContain('Dear Trần <Bình>,');
    expect(mail.html).toContain('Dear Trần &lt;Bình&gt;,');
    expect(inbox.mails.some(({ to }) => to[0] === off.email)).toBe(false);
  });

  test('a sheet whose server ended before its mail was put down gets it after the next start, and once', async () => {
    const home = mkdtempSync(join(tmpdir(), 'cot-moc-receipts-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    await start({}, home);
    const submission = await handIn(reporter());
    await expect.poll(() => stateOf(submission)).toBe('sent');
    opened.house.home.state.run('delete from receipt_mails');
    await opened.close();
    opened = await open({ ...settings(inbox.port), COT_MOC_HOME: home });
    await later(0);
    expect([stateOf(submission), inbox.mails.length]).toEqual(['sent', 2]);
    await later(1);
    expect(inbox.mails.length).toBe(2);
  });

  test('where the server does not take it now it is tried again; where the address is refused it is not, and handing in never waits for it', async () => {
    let answer = 450;
    await start({ onRcptTo: (_address, _session, done) => done(answer === 250 ? undefined : refusing(answer)) });
    const first = await handIn(reporter());
    const tries = (): number => opened.house.home.state.get<{ tries: number }>('select tries from receipt_mails where submission = ?', first)!.tries;
    await expect.poll(() => [stateOf(first), tries()]).toEqual(['waiting', 1]);
    expect(acts(first)).toEqual([]);
    await later(1);
    expect(tries(), 'not yet').toBe(1);
    answer = 250;
    await later(6);
    expect([stateOf(first), inbox.mails.length]).toEqual(['sent', 1]);
    answer = 550;
    const second = await handIn(reporter(), crypto.randomUUID(), '2023Q1');
    await expect.poll(() => stateOf(second)).toBe('refused');
    expect(acts(second)).toEqual([expect.objectContaining({ outcome: 'refused' })]);
    await later(600);
    expect(inbox.mails.length).toBe(1);
  });

  test('one that was under way when the server ended is not sent again, and the chain says that nobody knows', async () => {
    await start();
    const submission = await handIn(reporter());
    await expect.poll(() => stateOf(submission)).toBe('sent');
    opened.house.home.state.run("update receipt_mails set state = 'sending' where submission = ?", submission);
    await later(0);
    expect([stateOf(submission), inbox.mails.length]).toEqual(['unknown', 1]);
    expect(acts(submission).at(-1)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('in full', () => {
  beforeEach(() => start());

  test('for whoever may read the sheet: sender, figures in the order of the sheet, hash; nothing for others', async () => {
    const submission = await handIn(reporter('Lê Cúc'));
    const ask = async (as: Carried | null, which = submission): Promise<[number, Paper]> => {
      const answer = await fetch(`${opened.url}/api/receipts/${which}`, { headers: as ? { Cookie: as.Cookie } : {} });
      return [answer.status, (await answer.json()) as Paper];
    };
    const [status, told] = await ask(reporter());
    expect([status, told]).toEqual([200, expect.objectContaining({ submission, agency: AGENCY, report: '2024Q1', revision: 1, stage: 'sent', sender: 'Lê Cúc', demo: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })]);
    expect(told.lines).toEqual([expect.objectContaining({ indicator: 'online-dossiers', numerator: 60, denominator: 90, state: 'reported' })]);
    expect(told.lines[0]!.code).not.toBe('');
    expect((await ask(signedIn(opened.house, 'reviewer')))[0]).toBe(200);
    expect([(await ask(null))[0], (await ask(reporter('x', OTHER)))[0], (await ask(signedIn(opened.house, 'viewer')))[0]]).toEqual([401, 403, 403]);
    expect((await ask(reporter(), 'PN-2024Q1-none-01'))[0]).toBe(404);
  });

  test('lines without a figure stand on it with their reason, in the mail too, beside the document of a correction and what was unchanged', async () => {
    const by = reporter();
    const reason = 'Chưa có kết quả khảo sát';
    const { intake, engine } = opened.house;
    const [one, two] = (await engine.rows('owed', { agency: AGENCY, report: '2024Q1' })).filter(({ indicator, kind }) => indicator !== 'online-dossiers' && kind === 'share').map(({ indicator, part, code }) => ({ indicator, part, code }));
    const hand = async (figures: string, more: object = {}): Promise<string> => (await intake.submit({ agency: AGENCY, report: '2024Q1', bytes: Buffer.from(explained(`indicator;numerator;denominator${figures}`)), fileName: 'a.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: by.person, ...more }, { accept: true })).submission;
    const ask = async (submission: string): Promise<Paper> => (await fetch(`${opened.url}/api/receipts/${submission}`, { headers: { Cookie: by.Cookie } })).json() as Promise<Paper>;
    const alone = await ask(await hand('', { absent: [{ ...one!, reason }] }));
    expect(alone).toMatchObject({ lines: [], basis: null, unchanged: 0, absent: [{ ...one, reason, name_vi: expect.stringMatching(/\S/) }] });
    expect(one!.code).not.toBe('');
    await hand('\nonline-dossiers;60;90\nwork-files-online;80;100');
    const corrected = await ask(await hand('\nonline-dossiers;60;90\nwork-files-online;81;100', { reason: 'recount', basis: 'Công văn 12/CV-ĐC', absent: [{ ...two!, reason }] }));
    expect(corrected).toMatchObject({ lines: [{ indicator: 'work-files-online' }], absent: [two], basis: 'Công văn 12/CV-ĐC', unchanged: 1 });
    const setting = { name: 'Nguyễn An', lang: 'vi', origin: null, demo: false } as const;
    const { text, html } = receiptLetter(corrected, setting);
    for (const said of ['Số dòng có số liệu: 1', 'Giữ nguyên, không nộp lại: 1', 'Chưa có số, đã nêu lý do: 1', 'Căn cứ: Công văn 12/CV-ĐC', `: chưa có số: ${reason}`]) expect(text).toContain(said);
    expect(html).toContain(`: chưa có số: ${reason}</li>`);
    expect(receiptLetter(alone, { ...setting, lang: 'en' }).text).toContain(`no figure yet: ${reason}`);
  });

  test('a name that was erased is not on it', async () => {
    const by = reporter();
    const submission = await handIn(by);
    opened.house.people.end(by.person, 'test');
    opened.house.people.erase(by.person, 'test');
    const answer = await fetch(`${opened.url}/api/receipts/${submission}`, { headers: { Cookie: signedIn(opened.house, 'reviewer').Cookie } });
    expect(((await answer.json()) as Paper).sender).toBe('');
  });
});
