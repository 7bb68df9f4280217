// The mail of a day: what it says, and that it arrives once, whatever the mail server or this one does meanwhile.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../server/house.ts';
import { letterOf } from '../../server/reminders/letter.ts';
import { Post } from '../../server/reminders/post.ts';
import { Rounds } from '../../server/reminders/rounds.ts';
import { readSettings } from '../../server/settings.ts';
import { signedIn } from '../open.ts';
import { openInbox, refusing } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import { AGENCY, at, holidays, openMailing, QUIET, smtp } from './mailing.ts';
import type { Mailing } from './mailing.ts';

/** 2024Q1 is due on Wednesday 20 March. */
const DUE = '2024-03-20';
let mailing: Mailing;
let inbox: Inbox;
beforeAll(async () => {
  mailing = await openMailing();
});
afterAll(() => mailing.close());
beforeEach(async () => {
  inbox = await openInbox();
});
afterEach(async () => {
  await inbox.close();
  mailing.dismiss();
});

describe('the mail', () => {
  test('says what, until when and where, in text and HTML; made-up figures say so', async () => {
    mailing.somebody('reporter', AGENCY, 'Trần\r\nBcc: khac@noi.khac\r\n\r\n<b>Chi</b>');
    await mailing.rounds(inbox.port, { demo: true }).round(at('2024-03-21'));
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
    mailing.somebody('reporter', AGENCY);
    await mailing.rounds(inbox.port, { origin: null }).round(at('2024-03-21'));
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('\n  /nop/');
    expect(inbox.mails[0]!.html).not.toContain('<a ');
  });
});

describe('a mail server that', () => {
  test('takes it: once a day, also by another process of the same home', async () => {
    mailing.somebody('reporter', AGENCY);
    await Promise.all([0, 1].map(async () => mailing.rounds(inbox.port).round(at(DUE))));
    await mailing.rounds(inbox.port).round(at(DUE, '10:00'));
    expect(inbox.mails.length).toBe(1);
  });

  test('says “not now”: again after five minutes, then ten, until it takes it', async () => {
    const said: number[] = [];
    const busy = await openInbox({ onRcptTo: (_address, _session, done) => (said.push(0) < 3 ? done(refusing(450)) : done()) });
    const { person } = mailing.somebody('reporter', AGENCY);
    const round = mailing.rounds(busy.port);
    const tries: number[] = [];
    for (const time of ['08:00', '08:04', '08:06', '08:15', '08:17', '08:30']) {
      await round.round(at(DUE, time));
      tries.push(said.length);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3]);
    expect([busy.mails.length, mailing.stateOf(person, DUE)]).toEqual([1, 'sent']);
    await busy.close();
  });

  test('refuses an address: not again that day, the others get theirs, and the administrator sees it until one arrives', async () => {
    const picky = await openInbox({ onRcptTo: ({ address }, _session, done) => (address === gone.email ? done(refusing(550)) : done()) });
    const [gone, there] = [mailing.somebody('reporter', AGENCY), mailing.somebody('reporter', AGENCY)];
    const round = mailing.rounds(picky.port);
    await round.round(at(DUE));
    await round.round(at(DUE, '12:00'));
    expect(picky.mails.map(({ to }) => to)).toEqual([[there.email]]);
    expect(mailing.acts(gone.person)).toMatchObject([{ outcome: 'refused', why: 'EENVELOPE RCPT TO 550' }]);
    const { person: _, ...carried } = signedIn(mailing.house, 'administrator');
    const listed = async (): Promise<unknown> => ((await (await fetch(`${mailing.url}/api/people`, { headers: { ...carried } })).json()) as { person: string; mail_refused: string | null }[]).find(({ person }) => person === gone.person)?.mail_refused;
    expect(await listed()).toBe(DUE);
    await mailing.rounds(inbox.port).round(at('2024-03-21'));
    expect(await listed()).toBeNull();
    await picky.close();
  });

  test('hangs with a letter in hand: nobody knows whether it arrived; not again that day, all of it the next working day', async () => {
    const hanging = await openInbox({ onData: (stream) => void stream.resume() });
    const { person } = mailing.somebody('reporter', AGENCY);
    await mailing.rounds(hanging.port, { patience: 300 }).round(at('2024-03-15'));
    expect(mailing.stateOf(person, '2024-03-15')).toBe('unknown');
    await mailing.rounds(inbox.port).round(at('2024-03-15', '12:00'));
    expect(inbox.mails).toEqual([]);
    await mailing.rounds(inbox.port).round(at('2024-03-18'));
    expect(inbox.mails.map(({ subject }) => subject)).toEqual(['[Cột Mốc] 1 việc sắp đến hạn']);
    expect(mailing.acts(person).map(({ outcome }) => outcome)).toEqual(['unknown', 'sent']);
    await hanging.close();
  });

  test('hangs while this one ends: it ends at once, and notes that nobody knows', async () => {
    let inHand = (): void => undefined;
    const hasIt = new Promise<void>((done) => { inHand = done; });
    const hanging = await openInbox({ onData: (stream) => void stream.resume().on('end', inHand) });
    const { person } = mailing.somebody('reporter', AGENCY);
    const ending = mailing.rounds(hanging.port, { patience: 60_000 });
    const round = ending.round(at(DUE));
    await hasIt;
    await ending.end();
    await round;
    expect(mailing.stateOf(person, DUE)).toBe('unknown');
    await ending.round(at(DUE, '12:00'));
    expect(mailing.acts(person)).toMatchObject([{ outcome: 'unknown', why: expect.stringContaining('EABORT') as string }]);
    await hanging.close();
  });

  test('is not there: left alone for a while, then everybody gets theirs', async () => {
    const { port } = inbox;
    await inbox.close();
    const all = [mailing.somebody('reporter', AGENCY), mailing.somebody('reporter', AGENCY)];
    const round = mailing.rounds(port);
    await round.round(at(DUE));
    expect([round.mail, ...all.map(({ person }) => mailing.stateOf(person, DUE) ?? 'not tried').sort()], 'the second is not even tried').toEqual(['down', 'not tried', 'waiting']);
    inbox = await openInbox();
    const again = mailing.rounds(inbox.port);
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
});
