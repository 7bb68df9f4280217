// The calendar under its secret address, parsed again by the rules of RFC 5545; the list and the wishes over HTTP; settings.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { daysOf, written } from '../../server/reminders/deadlines.ts';
import { readSettings } from '../../server/settings.ts';
import { openLatest } from '../made-up.ts';
import { signedIn } from '../open.ts';
import type { Opened } from '../open.ts';

const AGENCY = 'bn-so-noi-vu';
const OTHER = 'bn-so-tu-phap';
let opened: Opened;
beforeAll(async () => {
  opened = await openLatest({ COT_MOC_ANONYMOUS: 'off', LOCKED: 'on' });
});
afterAll(() => opened.close());

interface Property { name: string; params: Record<string, string>; value: string }
/** The content lines of a calendar. @throws Error where RFC 5545 3.1 is not kept */
function linesOf(text: string): Property[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  const folded = text.slice(0, -2).split('\r\n');
  for (const line of folded) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line end in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`);
    if (/\p{Cc}/u.test(line)) throw new Error(`a control sign in ${line}`);
  }
  return folded.join('\r\n').replaceAll(/\r\n[ \t]/g, '').split('\r\n').map((line) => {
    const [, name, params, value] = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:"]*)*):(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no content line: ${line}`);
    return { name, params: Object.fromEntries(params!.split(';').filter(Boolean).map((param) => param.split('=') as [string, string])), value: value! };
  });
}
/** The components of a name, each with the first property of every name in it; those within it apart. */
function components(lines: Property[], name: string): Record<string, Property>[] {
  const found: Record<string, Property>[] = [];
  const trail: string[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') trail.push(line.value);
    if (line.name === 'BEGIN' && line.value === name) found.push({});
    if (line.name === 'END' && trail.pop() !== line.value) throw new Error(`END:${line.value} ends nothing`);
    if (trail.at(-1) === name && line.name !== 'BEGIN' && line.name !== 'END') found.at(-1)![line.name] ??= line;
  }
  if (trail.length > 0) throw new Error(`${trail.join()} does not end`);
  return found;
}
const textOf = ({ value }: Property): string => value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
const feed = (token: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${opened.url}/api/deadlines/${token}.ics`, { headers });
async function made(role: Parameters<typeof signedIn>[1], agency = ''): Promise<{ token: string; person: string; carried: Record<string, string> }> {
  const { person, ...carried } = signedIn(opened.house, role, agency);
  const answer = await fetch(`${opened.url}/api/reminders/calendar`, { method: 'POST', headers: { ...carried } });
  expect(answer.status).toBe(201);
  return { person, carried: { ...carried }, token: ((await answer.json()) as { token: string }).token };
}

describe('the calendar', () => {
  test('has due and closing days of the own agency, whole days with an alarm three days before; the same each time', async () => {
    const { token, carried } = await made('reporter', AGENCY);
    expect(Buffer.from(token, 'base64url').length).toBe(16);
    const answer = await feed(token);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = await answer.text();
    const lines = linesOf(text);
    expect(lines.slice(0, 3).map(({ name, value }) => `${name}:${value}`)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cot Moc//Deadlines//VI']);
    expect(components(lines, 'VCALENDAR')[0]!['X-WR-TIMEZONE']!.value).toBe('Asia/Ho_Chi_Minh');
    const events = components(lines, 'VEVENT');
    const coming = (await (await fetch(`${opened.url}/api/q/coming.json?agency=${AGENCY}`, { headers: carried })).json()) as Row<'coming'>[];
    expect(coming.length).toBeGreaterThan(10);
    expect(events.length).toBe(2 * coming.length);
    for (const event of events) {
      expect(event.DTSTART!.params).toEqual({ VALUE: 'DATE' });
      expect(event.DTSTART!.value).toMatch(/^\d{8}$/);
      expect(event.DTSTAMP!.value).toMatch(/^\d{8}T\d{6}Z$/);
    }
    expect(new Set(events.map(({ UID }) => UID!.value)).size).toBe(events.length);
    const { report, due, closes, name_vi } = coming[0]!;
    const byId = (kind: string): Record<string, Property> => events.find(({ UID }) => UID!.value === `${report}.${kind}.${AGENCY}@cot-moc`)!;
    expect([byId('due').DTSTART!.value, byId('closes').DTSTART!.value]).toEqual([due, closes].map((day) => day.replaceAll('-', '')));
    expect(textOf(byId('due').SUMMARY!)).toContain(name_vi);
    const alarms = components(lines, 'VALARM');
    expect(alarms.length).toBe(events.length);
    for (const { ACTION, TRIGGER, DESCRIPTION } of alarms) expect([ACTION!.value, TRIGGER!.value, DESCRIPTION!.value === '']).toEqual(['DISPLAY', '-P2DT16H', false]);
    const again = await feed(token);
    expect([await again.text(), again.headers.get('ETag')]).toEqual([text, answer.headers.get('ETag')]);
    expect((await feed(token, { 'If-None-Match': answer.headers.get('ETag')! })).status).toBe(304);
  });

  test('names are escaped and long lines folded between signs, not within one', () => {
    const name = `Sở Kế hoạch, Đầu tư; Tài chính \\ ${'và Môi trường đô thị '.repeat(6)}\r\nBEGIN:VALARM`;
    const days = daysOf([{ answers: 'a', agency: 'a', name_vi: name, name_en: name, report: '2026Q3', due: '2026-09-21', closes: '2026-10-05', open_until: '2026-10-09' }], [], [{ role: 'head', agency: 'a', area: '' }], 'vi');
    const lines = linesOf(written(days, 'vi', '2026-01-01T00:00:00.000Z'));
    const events = components(lines, 'VEVENT');
    expect(events.map(({ UID, DTSTART }) => [UID!.value, DTSTART!.value])).toEqual([['2026Q3.due.a@cot-moc', '20260921'], ['2026Q3.closes.a@cot-moc', '20261005'], ['2026Q3.open.a@cot-moc', '20261009']]);
    expect(textOf(events[0]!.SUMMARY!)).toBe(`Hạn nộp: Quý\u00a0III/2026, ${name.replaceAll('\r\n', '\n')}`);
  });

  test('the secretary has each report once; a viewer has none', async () => {
    const all = components(linesOf(await (await feed((await made('secretary')).token)).text()), 'VEVENT');
    expect(all.length).toBeGreaterThan(10);
    expect(all.every(({ UID }) => /^(\d{4}(Q1|H1|Q3|Y)\.(due|closes)|conclusion\.\d+)@cot-moc$/.test(UID!.value))).toBe(true);
    expect((await feed((await made('viewer')).token)).status).toBe(404);
  });

  test('needs no cookie, and is nobody’s once changed, ended or guessed; the database and the chain hold no token', async () => {
    const { token, person, carried } = await made('head', OTHER);
    const own = async (): Promise<unknown> => ((await (await fetch(`${opened.url}/api/reminders/calendar`, { headers: carried })).json()) as { token: string }).token;
    expect(await own()).toBe(token);
    const { state } = opened.house.home;
    expect(JSON.stringify([state.all('select * from calendars'), state.acts()])).not.toContain(token);
    const renewed = ((await (await fetch(`${opened.url}/api/reminders/calendar`, { method: 'POST', headers: carried })).json()) as { token: string }).token;
    expect([(await feed(token)).status, (await feed(renewed)).status, (await feed('AAAAAAAAAAAAAAAAAAAAAA')).status]).toEqual([404, 200, 404]);
    expect((await fetch(`${opened.url}/api/reminders/calendar`)).status).toBe(401);
    opened.house.people.add('Quản trị viên', null, [{ role: 'administrator', agency: '', area: '' }], 'test');
    opened.house.people.end(person, 'test');
    expect((await feed(renewed)).status).toBe(404);
  });
});

describe('the list', () => {
  test('is of whoever is signed in, and of nobody else; wishes are kept and are an act', async () => {
    expect((await fetch(`${opened.url}/api/reminders`)).status).toBe(401);
    const { person, ...carried } = signedIn(opened.house, 'viewer');
    const answer = await fetch(`${opened.url}/api/reminders`, { headers: { ...carried } });
    expect([await answer.json(), answer.headers.get('Cache-Control')]).toEqual([[], 'no-store']);
    const wish = async (body: object): Promise<number> => (await fetch(`${opened.url}/api/reminders/wish`, { method: 'PUT', headers: { ...carried, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status;
    expect([await wish({ mails: 'no', lang: 'vi' }), await wish({ mails: false, lang: 'fr' }), await wish({ mails: false, lang: 'en' })]).toEqual([400, 400, 204]);
    expect(await (await fetch(`${opened.url}/api/reminders/wish`, { headers: { ...carried } })).json()).toMatchObject({ mails: false, lang: 'en', mailing: false });
    expect(opened.house.home.state.acts().at(-1)).toMatchObject({ actor: person, kind: 'reminders-chosen', detail: '{"mails":false,"lang":"en"}' });
  });
});

describe('settings', () => {
  const FROM = { MAIL_FROM: 'Cột Mốc <nhacviec@tinh.gov.vn>' };
  test.each([
    [{ SMTP_URL: 'http://thu.tinh.gov.vn' }, /^SMTP_URL is not an address of a mail server: it takes smtp:/],
    [{ SMTP_URL: 'smtp://u@thu.tinh.gov.vn', ...FROM }, /^SMTP_URL names a user without a password/],
    [{ SMTP_URL: 'smtp://u:%@thu.tinh.gov.vn', ...FROM }, /^SMTP_URL has a % that begins no sign/],
    [{ SMTP_URL: 'smtp://thu.tinh.gov.vn' }, /^MAIL_FROM is not set, but SMTP_URL is/],
    [{ SMTP_URL: 'smtp://thu.tinh.gov.vn', MAIL_FROM: 'a@b.vn, c@d.vn' }, /^MAIL_FROM is “a@b.vn, c@d.vn”, but takes one address/],
    [{ SMTP_URL: 'smtp://thu.tinh.gov.vn', MAIL_FROM: 'A\r\nBcc: x@y.z <a@b.vn>' }, /^MAIL_FROM is/],
    [{ COT_MOC_QUIET: '7' }, /^COT_MOC_QUIET is “7”, but takes two different hours/],
    [{ COT_MOC_ORIGIN: 'http://cotmoc.tinh.gov.vn' }, /^COT_MOC_ORIGIN is “http:\/\/cotmoc.tinh.gov.vn”, but takes an encrypted address/],
  ])('%j ends the start with a sentence, which repeats no password', (env, told) => {
    expect(() => readSettings(env)).toThrow(told);
    expect(() => readSettings({ ...FROM, SMTP_URL: 'smtp://u:bi-mat@thu.tinh.gov.vn/x' })).not.toThrow(/bi-mat/);
  });

  test('what leaves this machine is encrypted', () => {
    expect(readSettings({ SMTP_URL: 'smtp://u:m%40t@thu.tinh.gov.vn', ...FROM }).smtp).toEqual({ host: 'thu.tinh.gov.vn', port: 587, encrypted: 'then', user: { name: 'u', password: 'm@t' }, from: { name: 'Cột Mốc', address: 'nhacviec@tinh.gov.vn' } });
    expect(readSettings({ SMTP_URL: 'smtps://thu.tinh.gov.vn', MAIL_FROM: 'a@b.vn' }).smtp).toMatchObject({ port: 465, encrypted: 'at-once', user: null, from: { name: '', address: 'a@b.vn' } });
    expect(readSettings({ SMTP_URL: 'smtp://127.0.0.1:2525', ...FROM }).smtp).toMatchObject({ port: 2525, encrypted: 'no' });
    expect(readSettings({ COT_MOC_QUIET: 'off' }).quiet).toBeNull();
  });
});
