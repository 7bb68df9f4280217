// The mail of a day: who gets it on which days, once, whatever the mail server or this one does meanwhile.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Grant, Role } from '../../server/access/rights.ts';
import { holidaysOf } from '../../server/registry/dues.ts';
import { readRegistry } from '../../server/registry/read.ts';
import { openHouse } from '../../server/house.ts';
import { letterOf } from '../../server/reminders/letter.ts';
import { allMatters, isConclusion, mattersOf, reported } from '../../server/reminders/matters.ts';
import { Post } from '../../server/reminders/post.ts';
import { Rounds } from '../../server/reminders/rounds.ts';
import { readSettings } from '../../server/settings.ts';
import type { Smtp } from '../../server/settings.ts';
import { open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';
import { openInbox, refusing } from './inbox.ts';
import type { Inbox } from './inbox.ts';

const AGENCY = 'bg-so-noi-vu';
/** 2024Q1 is due on Wednesday 20 March. */
const DUE = '2024-03-20';
const QUIET = { from: 19, to: 7 };
const holidays = holidaysOf(readRegistry('data', false));
let opened: Opened;
let inbox: Inbox;
let number = 0;

beforeAll(async () => {
  opened = await open({ LOCKED: 'on' });
  opened.house.people.add('Quản trị viên', null, [{ role: 'administrator', agency: '', area: '' }], 'test');
});
afterAll(() => opened.close());
beforeEach(async () => {
  inbox = await openInbox();
});
afterEach(async () => {
  await inbox.close();
  const { people } = opened.house;
  for (const { person, email, ended_at } of people.list()) if (email !== null && ended_at === null) people.end(person, 'test');
});

const smtp = (port: number, more: Partial<Smtp> = {}): Smtp => ({ host: '127.0.0.1', port, encrypted: 'no', user: null, from: { name: 'Cột Mốc', address: 'nhacviec@tinh.gov.vn' }, ...more });
const rounds = (port: number, { patience = 2_000, demo = false, approval = false, origin = 'https://cotmoc.tinh.gov.vn' as string | null } = {}): Rounds => {
  const { home: { state }, engine, people, log } = opened.house;
  return new Rounds({ state, engine, people, approval, demo, log }, { post: new Post(smtp(port), patience), quiet: QUIET, holidays, origin });
};
/** Somebody with a mail address. */
function somebody(role: Role, agency = '', name = 'Nguyễn An'): { person: string; email: string } {
  const email = `${role}${number += 1}@tinh.gov.vn`;
  return { person: opened.house.people.add(name, email, [{ role, agency, area: '' } satisfies Grant], 'test'), email };
}
/** A moment of the clock in Vietnam. */
const at = (day: string, time = '08:00'): Date => new Date(`${day}T${time}:00+07:00`);
const acts = (person: string): Record<string, unknown>[] => opened.house.home.state.acts().filter((act) => act.kind === 'remind' && act.submission === person).map(({ actor, detail }) => ({ actor, ...(JSON.parse(detail) as object) }));
const stateOf = (person: string, day: string): string | undefined => opened.house.home.state.get<{ state: string }>('select state from digests where person = ? and day = ?', person, day)?.state;

describe('the days', () => {
  test('a report that nobody hands in: the reporter four times, then the head, then the secretary; on no other day', async () => {
    const [reporter, head, secretary, other] = [somebody('reporter', AGENCY), somebody('head', AGENCY), somebody('secretary'), somebody('viewer')];
    const round = rounds(inbox.port);
    const told: [string, string, string][] = [];
    for (let day = new Date(Date.UTC(2024, 2, 1)); day.getTime() < Date.UTC(2024, 3, 8); day = new Date(day.getTime() + 86_400_000)) {
      const iso = day.toISOString().slice(0, 10);
      for (const time of ['08:00', '15:00']) {
        await round.round(at(iso, time));
        told.push(...inbox.mails.splice(0).map((mail): [string, string, string] => [iso, mail.to[0]!, mail.subject]));
      }
    }
    expect(told.filter(([, to]) => to !== secretary.email)).toEqual([
      // 10 March is a Sunday, the 17th too.
      ['2024-03-08', reporter.email, '[Cột Mốc] 1 việc sắp đến hạn'], ['2024-03-15', reporter.email, '[Cột Mốc] 1 việc sắp đến hạn'],
      ['2024-03-20', reporter.email, '[Cột Mốc] 1 việc đến hạn hôm nay'], ['2024-03-21', reporter.email, '[Cột Mốc] 1 việc quá hạn'],
      ['2024-03-25', head.email, '[Cột Mốc] 1 việc quá hạn'],
    ]);
    expect(told.filter(([, to]) => to === secretary.email)).toEqual([['2024-03-27', secretary.email, expect.stringMatching(/^\[Cột Mốc\] \d{2,} việc quá hạn$/)]]);
    expect(acts(other.person)).toEqual([]);
    expect(acts(reporter.person)).toEqual(['2024-03-08', '2024-03-15', '2024-03-20', '2024-03-21'].map((day) => ({ actor: 'system', day, outcome: 'sent', matters: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })));
    expect(JSON.stringify(opened.house.home.state.acts()), 'no address in the chain').not.toContain(reporter.email);
    expect(opened.house.home.state.brokenLink()).toBeNull();
  }, 120_000);

  test.each([['2024-03-20', '06:59', 0], ['2024-03-20', '07:00', 1], ['2024-03-20', '18:59', 1], ['2024-03-20', '19:00', 0], ['2024-03-16', '09:00', 0], ['2024-03-18', '09:00', 1]])('on %s at %s: %i', async (day, time, mails) => {
    somebody('reporter', AGENCY);
    await rounds(inbox.port).round(at(day, time));
    expect(inbox.mails.length).toBe(mails);
  });

  test('one agency without a reporter: its head is told from the beginning', async () => {
    const head = somebody('head', 'bg-so-tu-phap');
    await rounds(inbox.port).round(at('2024-03-08'));
    expect(inbox.mails.map(({ to }) => to[0])).toEqual([head.email]);
  });

  test('whoever wants no mails gets none, but for what has come to the head', async () => {
    const [reporter, head] = [somebody('reporter', AGENCY), somebody('head', AGENCY)];
    for (const { person } of [reporter, head]) opened.house.home.state.run("insert into wishes (person, mails, lang) values (?, 0, 'en')", person);
    const round = rounds(inbox.port);
    for (const day of ['2024-03-20', '2024-03-21', '2024-03-25']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[head.email, '[Cột Mốc] 1 thing overdue']]);
  });

  test('whoever reports and heads the same agency has each sheet once, as the head when it has come to that', async () => {
    const { people, engine, home: { state } } = opened.house;
    const { person } = somebody('reporter', AGENCY);
    people.setGrants(person, [{ role: 'reporter', agency: AGENCY, area: '' }, { role: 'head', agency: AGENCY, area: '' }], 'test');
    const steps = async (day: string): Promise<string[]> => mattersOf(await allMatters(engine, false, at(day)), people.grantsOf(person), reported(state)).map(({ step }) => step);
    expect([await steps('2024-03-07'), await steps('2024-03-22'), await steps('2024-03-25'), await steps('2024-04-03'), await steps('2024-04-04')]).toEqual([[], ['day-after'], ['head'], ['head'], []]);
  });

  /** The sheet of an agency for 2024Q1: a figure of the indicator, nothing to report for some others, and reasons for some. */
  async function handInSome(agency: string, indicator: string, moment: Date, { all = false, reasons = 0 } = {}): Promise<{ submission: string; owed: number }> {
    const { intake, engine } = opened.house;
    const { values } = await engine.db.use((lease) => lease.run(`select indicator, part from lines where agency = '${agency}' and report = '2024Q1' order by indicator, part`));
    const lines = values[0]!.map((name, place) => ({ indicator: String(name), part: String(values[1]![place]) })).filter((line) => line.indicator !== indicator || line.part !== '');
    const absent = lines.slice(0, reasons).map((line) => ({ ...line, reason: 'Chưa có kết quả khảo sát' }));
    const empty = (all ? lines.slice(reasons) : []).map((line) => `${line.indicator};${line.part};;;không phát sinh`);
    const bytes = Buffer.from(['indicator;part;numerator;denominator;state', `${indicator};;80;100;`, ...empty].join('\n'));
    const { submission } = await intake.submit({ agency, report: '2024Q1', bytes, fileName: 'a.csv', idempotencyKey: crypto.randomUUID(), reason: null, actor: 'test', absent }, { accept: false, at: moment.toISOString() });
    return { submission, owed: lines.length + 1 };
  }

  test('a report handed in in part: chased for the lines still owed, and the mail says how many', async () => {
    const agency = 'bg-so-khoa-hoc-cong-nghe';
    const [reporter, head] = [somebody('reporter', agency), somebody('head', agency)];
    const { owed } = await handInSome(agency, 'online-dossiers', at('2024-03-19'), { reasons: 1 });
    const round = rounds(inbox.port);
    await round.round(at('2024-03-20'));
    await round.round(at('2024-03-25'));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter.email, '[Cột Mốc] 1 việc đến hạn hôm nay'], [reporter.email, '[Cột Mốc] 1 việc quá hạn'], [head.email, '[Cột Mốc] 1 việc quá hạn']]);
    for (const { text } of inbox.mails) expect(text.replaceAll('\u00a0', ' ')).toContain(`Còn thiếu ${owed - 2}/${owed} dòng. 1 dòng chưa có số, đã nêu lý do.`);
  });

  test('where every missing line has its reason: once, on the due day, and nobody above is told', async () => {
    const agency = 'bg-so-giao-thong-van-tai';
    const [reporter, head] = [somebody('reporter', agency), somebody('head', agency)];
    await handInSome(agency, 'online-dossiers', at('2024-03-05'), { all: true, reasons: 2 });
    const round = rounds(inbox.port);
    for (const day of ['2024-03-08', '2024-03-15', '2024-03-20', '2024-03-21', '2024-03-25', '2024-03-27']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter.email, '[Cột Mốc] 1 việc đến hạn hôm nay']]);
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('Hạn nộp là hôm nay, 20/03/2024. 2 dòng chưa có số, đã nêu lý do.');
    const { people, engine, home: { state } } = opened.house;
    expect(mattersOf(await allMatters(engine, false, at('2024-04-02')), people.grantsOf(reporter.person), reported(state))
      .map((matter) => (isConclusion(matter) ? [] : [matter.step, matter.missing, matter.excused])), 'the list has it until it closes').toEqual([['due-day', 2, 2]]);
    expect(acts(head.person)).toEqual([]);
  });

  test('figures given back: in the next mail, with what was told before; the ladder of before counts no more', async () => {
    const { engine, home: { state } } = opened.house;
    const agency = 'bg-so-tai-chinh';
    const [reporter, head] = [somebody('reporter', agency), somebody('head', agency)];
    const round = rounds(inbox.port);
    await round.round(at('2024-03-19'));
    const indicator = (await engine.db.use((lease) => lease.run(`select l.indicator from lines as l inner join registry_indicators as i on i.id = l.indicator and i.kind = 'share' where l.agency = '${agency}' and l.report = '2024Q1' and l.part = '' limit 1`))).values[0]![0] as string;
    const { submission } = await handInSome(agency, indicator, at('2024-03-19', '10:00'), { all: true });
    await round.round(at('2024-03-20'));
    expect(inbox.mails.map(({ subject }) => subject), 'handed in: nothing on the due day').toEqual(['[Cột Mốc] 1 việc sắp đến hạn']);
    state.transaction(() => state.act({ at: at('2024-03-26', '14:00').toISOString(), actor: 'test', kind: 'accept', submission, detail: JSON.stringify({ returned: [{ indicator, part: '', reason: 'other', told: 'x' }] }) }));
    await engine.absorb();
    await round.round(at('2024-03-27'));
    expect(inbox.mails.slice(1).map(({ to, subject }) => [to[0], subject])).toEqual([[reporter.email, '[Cột Mốc] 1 phiếu được trả lại']]);
    expect(inbox.mails[1]!.text.replaceAll('\u00a0', ' ')).toContain('1 số liệu được trả lại để bổ sung. Nhận phiếu đến hết 03/04/2024.');
    expect(acts(head.person), 'the head’s day was before').toEqual([]);
  });

  test('a closed report that is opened again is told to the reporter, not to the head', async () => {
    const { engine, home: { state } } = opened.house;
    const agency = 'bg-so-tu-phap';
    const [reporter] = [somebody('reporter', agency), somebody('head', agency), somebody('secretary')];
    state.transaction(() => state.act({ at: at('2024-05-06').toISOString(), actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency, report: '2024Q1', until: '2024-05-10', reason: 'x' }) }));
    await engine.absorb();
    const round = rounds(inbox.port);
    for (const day of ['2024-05-03', '2024-05-07', '2024-05-08', '2024-05-13']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter!.email, '[Cột Mốc] 1 việc quá hạn']]);
    expect(inbox.mails[0]!.text).toContain('nhận phiếu đến hết 10/05/2024');
  });

  test('a sheet that waits is told to the reviewer, once', async () => {
    const agency = 'bg-so-y-te';
    const { engine } = opened.house;
    const indicator = (await engine.db.use((lease) => lease.run(`select l.indicator from lines as l inner join registry_indicators as i on i.id = l.indicator and i.kind = 'share' where l.agency = '${agency}' and l.report = '2024Q1' and l.part = '' limit 1`))).values[0]![0] as string;
    await handInSome(agency, indicator, at('2024-03-19', '10:00'), { all: true });
    const reviewer = somebody('reviewer');
    const round = rounds(inbox.port);
    await round.round(at('2024-03-20'));
    await round.round(at('2024-03-21'));
    // Where heads approve, it is theirs first.
    const [head] = [somebody('head', agency), somebody('reviewer')];
    await rounds(inbox.port, { approval: true }).round(at('2024-03-20'));
    expect(inbox.mails.splice(1).map(({ to, subject }) => [to[0], subject])).toEqual([[head.email, '[Cột Mốc] 1 phiếu chờ phê duyệt']]);
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reviewer.email, expect.stringMatching(/^\[Cột Mốc\] \d phiếu chờ duyệt$/)]]);
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('- Sở Y tế tỉnh Bắc Giang · Quý I/2024: Phiếu chờ duyệt từ 19/03/2024.');
  });
});

describe('the mail', () => {
  test('says what, until when and where, in text and HTML; made-up figures say so', async () => {
    somebody('reporter', AGENCY, 'Trần\r\nBcc: khac@noi.khac\r\n\r\n<b>Chi</b>');
    await rounds(inbox.port, { demo: true }).round(at('2024-03-21'));
    const [mail] = inbox.mails;
    expect(mail!.subject).toBe('[Cột Mốc] 1 việc quá hạn (số liệu minh họa)');
    expect(mail!.to).toHaveLength(1);
    expect(mail!.head).not.toMatch(/^Bcc/im);
    expect(mail!.head).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail!.text.replaceAll('\u00a0', ' ')).toContain('Kính gửi Trần Bcc: khac@noi.khac <b>Chi</b>,');
    expect(mail!.text.replaceAll('\u00a0', ' ')).toContain('Số liệu minh họa');
    expect(mail!.text.replaceAll('\u00a0', ' ')).toContain('- Sở Nội vụ tỉnh Bắc Giang · Quý I/2024: Quá hạn 1 ngày (hạn 20/03/2024); nhận phiếu đến hết 03/04/2024.\n  https://cotmoc.tinh.gov.vn/nop/2024Q1/bg-so-noi-vu?kh=bac-giang-2021-2030');
    expect(mail!.html).toContain('&lt;b&gt;Chi&lt;/b&gt;');
    expect(mail!.html).toContain('<a href="https://cotmoc.tinh.gov.vn/nop/2024Q1/bg-so-noi-vu?kh=bac-giang-2021-2030">');
  });

  test('has sixty lines of a kind, and counts the others', () => {
    const told = Array.from({ length: 63 }, (_, at) => ({ urgency: 'review', title: `Cơ quan ${at}`, sentence: 'Phiếu chờ duyệt.', path: `/nop?cq=a${at}` }));
    const { subject, text, html } = letterOf(told, { name: 'An', lang: 'vi', origin: null, demo: false });
    expect(subject).toBe('[Cột Mốc] 63 phiếu chờ duyệt');
    expect([text.match(/Phiếu chờ duyệt\./g)!.length, html.match(/<li>/g)!.length]).toEqual([60, 60]);
    expect(text).toContain('và 3 mục khác trong danh sách.');
  });

  test('without an address of this house it gives paths', async () => {
    somebody('reporter', AGENCY);
    await rounds(inbox.port, { origin: null }).round(at('2024-03-21'));
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('\n  /nop/');
    expect(inbox.mails[0]!.html).not.toContain('<a ');
  });
});

describe('a mail server that', () => {
  test('takes it: once a day, also by another process of the same home', async () => {
    somebody('reporter', AGENCY);
    await Promise.all([0, 1].map(async () => rounds(inbox.port).round(at(DUE))));
    await rounds(inbox.port).round(at(DUE, '10:00'));
    expect(inbox.mails.length).toBe(1);
  });

  test('says “not now”: again after five minutes, then ten, until it takes it', async () => {
    const said: number[] = [];
    const busy = await openInbox({ onRcptTo: (_address, _session, done) => (said.push(0) < 3 ? done(refusing(450)) : done()) });
    const { person } = somebody('reporter', AGENCY);
    const round = rounds(busy.port);
    const tries: number[] = [];
    for (const time of ['08:00', '08:04', '08:06', '08:15', '08:17', '08:30']) {
      await round.round(at(DUE, time));
      tries.push(said.length);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3]);
    expect([busy.mails.length, stateOf(person, DUE)]).toEqual([1, 'sent']);
    await busy.close();
  });

  test('refuses an address: not again that day, the others get theirs, and the administrator sees it until one arrives', async () => {
    const picky = await openInbox({ onRcptTo: ({ address }, _session, done) => (address === gone.email ? done(refusing(550)) : done()) });
    const [gone, there] = [somebody('reporter', AGENCY), somebody('reporter', AGENCY)];
    const round = rounds(picky.port);
    await round.round(at(DUE));
    await round.round(at(DUE, '12:00'));
    expect(picky.mails.map(({ to }) => to)).toEqual([[there.email]]);
    expect(acts(gone.person)).toMatchObject([{ outcome: 'refused', why: 'EENVELOPE RCPT TO 550' }]);
    const { person: _, ...carried } = signedIn(opened.house, 'administrator');
    const listed = async (): Promise<unknown> => ((await (await fetch(`${opened.url}/api/people`, { headers: { ...carried } })).json()) as { person: string; mail_refused: string | null }[]).find(({ person }) => person === gone.person)?.mail_refused;
    expect(await listed()).toBe(DUE);
    await rounds(inbox.port).round(at('2024-03-21'));
    expect(await listed()).toBeNull();
    await picky.close();
  });

  test('hangs with a letter in hand: nobody knows whether it arrived; not again that day, all of it the next working day', async () => {
    const hanging = await openInbox({ onData: (stream) => void stream.resume() });
    const { person } = somebody('reporter', AGENCY);
    await rounds(hanging.port, { patience: 300 }).round(at('2024-03-15'));
    expect(stateOf(person, '2024-03-15')).toBe('unknown');
    await rounds(inbox.port).round(at('2024-03-15', '12:00'));
    expect(inbox.mails).toEqual([]);
    await rounds(inbox.port).round(at('2024-03-18'));
    expect(inbox.mails.map(({ subject }) => subject)).toEqual(['[Cột Mốc] 1 việc sắp đến hạn']);
    expect(acts(person).map(({ outcome }) => outcome)).toEqual(['unknown', 'sent']);
    await hanging.close();
  });

  test('hangs while this one ends: it ends at once, and notes that nobody knows', async () => {
    let inHand = (): void => undefined;
    const hasIt = new Promise<void>((done) => { inHand = done; });
    const hanging = await openInbox({ onData: (stream) => void stream.resume().on('end', inHand) });
    const { person } = somebody('reporter', AGENCY);
    const ending = rounds(hanging.port, { patience: 60_000 });
    const round = ending.round(at(DUE));
    await hasIt;
    await ending.end();
    await round;
    expect(stateOf(person, DUE)).toBe('unknown');
    await ending.round(at(DUE, '12:00'));
    expect(acts(person)).toMatchObject([{ outcome: 'unknown', why: expect.stringContaining('EABORT') as string }]);
    await hanging.close();
  });

  test('is not there: left alone for a while, then everybody gets theirs', async () => {
    const { port } = inbox;
    await inbox.close();
    const all = [somebody('reporter', AGENCY), somebody('reporter', AGENCY)];
    const round = rounds(port);
    await round.round(at(DUE));
    expect([round.mail, ...all.map(({ person }) => stateOf(person, DUE) ?? 'not tried').sort()], 'the second is not even tried').toEqual(['down', 'not tried', 'waiting']);
    inbox = await openInbox();
    const again = rounds(inbox.port);
    await again.round(at(DUE, '08:10'));
    expect([again.mail, inbox.mails.length]).toEqual(['ok', 2]);
  });

  test('says nothing, encrypts nothing, or takes no sender: nothing was sent', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => void silent.listen(0, '127.0.0.1', done));
    const letter = { subject: 'x', text: 'x', html: '<p>x</p>' };
    expect(await new Post(smtp((silent.address() as AddressInfo).port), 200).send('a@b.vn', letter, 'x')).toMatchObject({ outcome: 'down' });
    expect(await new Post(smtp(inbox.port, { encrypted: 'then' }), 2_000).send('a@b.vn', letter, 'x')).toMatchObject({ outcome: 'down' });
    expect(await new Post(smtp(inbox.port, { encrypted: 'at-once' }), 2_000).send('a@b.vn', letter, 'x')).toMatchObject({ outcome: 'down' });
    // One that encrypts with a certificate that anybody could have made.
    const strange = await openInbox({ disabledCommands: [] });
    expect(await new Post(smtp(strange.port, { encrypted: 'then' }), 2_000).send('a@b.vn', letter, 'x')).toMatchObject({ outcome: 'down' });
    expect(strange.mails).toEqual([]);
    await strange.close();
    const strict = await openInbox({ onMailFrom: (_address, _session, done) => done(refusing(553)) });
    expect(await new Post(smtp(strict.port), 2_000).send('a@b.vn', letter, 'x')).toEqual({ outcome: 'down', why: 'EENVELOPE MAIL FROM 553' });
    expect(inbox.mails).toEqual([]);
    await strict.close();
    silent.close();
  });
});

test('killed between sending and noting: no second mail that day, the matter again the next working day', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cot-moc-reminders-'));
  const env = { ...process.env, COT_MOC_HOME: join(root, 'home'), COT_MOC_DATA: resolve('data'), COT_MOC_DEMO: 'off', LOG_LEVEL: 'silent' };
  let kill = (): void => undefined;
  // It has the whole letter, and is about to say so.
  const deadly = await openInbox({ onData: (stream) => void stream.resume().on('end', () => kill()) });
  const child = spawn(process.execPath, [resolve('test/reminders/teller.ts'), String(deadly.port), at(DUE).toISOString(), AGENCY], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  kill = () => void child.kill('SIGKILL');
  expect(await new Promise((done) => child.once('exit', (_code, signal) => done(signal)))).toBe('SIGKILL');
  await deadly.close();
  const { house, close } = await openHouse(readSettings(env), () => undefined);
  try {
    const { home: { state }, engine, people, log } = house;
    const round = new Rounds({ state, engine, people, approval: false, demo: false, log }, { post: new Post(smtp(inbox.port)), quiet: QUIET, holidays, origin: null });
    await round.round(at(DUE, '09:00'));
    expect(inbox.mails).toEqual([]);
    await round.round(at('2024-03-21'));
    expect(inbox.mails.map(({ subject }) => subject)).toEqual(['[Cột Mốc] 1 việc quá hạn']);
    expect(state.acts().filter(({ kind }) => kind === 'remind').map(({ detail }) => (JSON.parse(detail) as { outcome: string }).outcome)).toEqual(['unknown', 'sent']);
    expect(state.brokenLink()).toBeNull();
  } finally {
    await close();
    rmSync(root, { recursive: true, force: true });
  }
}, 60_000);
