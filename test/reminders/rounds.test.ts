// The mail of a day: who gets it on which days, about what.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allMatters, isConclusion, mattersOf, reported } from '../../server/reminders/matters.ts';
import { openInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import { AGENCY, at, openMailing } from './mailing.ts';
import type { Mailing } from './mailing.ts';

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

describe('the days', () => {
  test('a report that nobody hands in: the reporter four times, then the head, then the secretary; on no other day', async () => {
    const [reporter, head, secretary, other] = [mailing.somebody('reporter', AGENCY), mailing.somebody('head', AGENCY), mailing.somebody('secretary'), mailing.somebody('viewer')];
    const round = mailing.rounds(inbox.port);
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
    expect(mailing.acts(other.person)).toEqual([]);
    expect(mailing.acts(reporter.person)).toEqual(['2024-03-08', '2024-03-15', '2024-03-20', '2024-03-21'].map((day) => ({ actor: 'system', day, outcome: 'sent', matters: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })));
    expect(JSON.stringify(mailing.house.home.state.acts()), 'no address in the chain').not.toContain(reporter.email);
    expect(mailing.house.home.state.brokenLink()).toBeNull();
  });

  test.each([['2024-03-20', '06:59', 0], ['2024-03-20', '07:00', 1], ['2024-03-20', '18:59', 1], ['2024-03-20', '19:00', 0], ['2024-03-16', '09:00', 0], ['2024-03-18', '09:00', 1]])('on %s at %s: %i', async (day, time, mails) => {
    mailing.somebody('reporter', AGENCY);
    await mailing.rounds(inbox.port).round(at(day, time));
    expect(inbox.mails.length).toBe(mails);
  });

  test('one agency without a reporter: its head is told from the beginning', async () => {
    const head = mailing.somebody('head', 'bg-so-tu-phap');
    await mailing.rounds(inbox.port).round(at('2024-03-08'));
    expect(inbox.mails.map(({ to }) => to[0])).toEqual([head.email]);
  });

  test('whoever wants no mails gets none, but for what has come to the head', async () => {
    const [reporter, head] = [mailing.somebody('reporter', AGENCY), mailing.somebody('head', AGENCY)];
    for (const { person } of [reporter, head]) mailing.house.home.state.run("insert into wishes (person, mails, lang) values (?, 0, 'en')", person);
    const round = mailing.rounds(inbox.port);
    for (const day of ['2024-03-20', '2024-03-21', '2024-03-25']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[head.email, '[Cột Mốc] 1 thing overdue']]);
  });

  test('whoever reports and heads the same agency has each sheet once, as the head when it has come to that', async () => {
    const { people, engine, home: { state } } = mailing.house;
    const { person } = mailing.somebody('reporter', AGENCY);
    people.setGrants(person, [{ role: 'reporter', agency: AGENCY, area: '' }, { role: 'head', agency: AGENCY, area: '' }], 'test');
    const steps = async (day: string): Promise<string[]> => mattersOf(await allMatters(engine, false, at(day)), people.grantsOf(person), reported(state)).map(({ step }) => step);
    expect([await steps('2024-03-07'), await steps('2024-03-22'), await steps('2024-03-25'), await steps('2024-04-03'), await steps('2024-04-04')]).toEqual([[], ['day-after'], ['head'], ['head'], []]);
  });

  /** The sheet of an agency for 2024Q1: a figure of the indicator, nothing to report for some others, and reasons for some. */
  async function handInSome(agency: string, indicator: string, moment: Date, { all = false, reasons = 0 } = {}): Promise<{ submission: string; owed: number }> {
    const { intake, engine } = mailing.house;
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
    const [reporter, head] = [mailing.somebody('reporter', agency), mailing.somebody('head', agency)];
    const { owed } = await handInSome(agency, 'online-dossiers', at('2024-03-19'), { reasons: 1 });
    const round = mailing.rounds(inbox.port);
    await round.round(at('2024-03-20'));
    await round.round(at('2024-03-25'));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter.email, '[Cột Mốc] 1 việc đến hạn hôm nay'], [reporter.email, '[Cột Mốc] 1 việc quá hạn'], [head.email, '[Cột Mốc] 1 việc quá hạn']]);
    for (const { text } of inbox.mails) expect(text.replaceAll('\u00a0', ' ')).toContain(`Còn thiếu ${owed - 2}/${owed} dòng. 1 dòng chưa có số, đã nêu lý do.`);
  });

  test('where every missing line has its reason: once, on the due day, and nobody above is told', async () => {
    const agency = 'bg-so-giao-thong-van-tai';
    const [reporter, head] = [mailing.somebody('reporter', agency), mailing.somebody('head', agency)];
    await handInSome(agency, 'online-dossiers', at('2024-03-05'), { all: true, reasons: 2 });
    const round = mailing.rounds(inbox.port);
    for (const day of ['2024-03-08', '2024-03-15', '2024-03-20', '2024-03-21', '2024-03-25', '2024-03-27']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter.email, '[Cột Mốc] 1 việc đến hạn hôm nay']]);
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('Hạn nộp là hôm nay, 20/03/2024. 2 dòng chưa có số, đã nêu lý do.');
    const { people, engine, home: { state } } = mailing.house;
    expect(mattersOf(await allMatters(engine, false, at('2024-04-02')), people.grantsOf(reporter.person), reported(state))
      .map((matter) => (isConclusion(matter) ? [] : [matter.step, matter.missing, matter.excused])), 'the list has it until it closes').toEqual([['due-day', 2, 2]]);
    expect(mailing.acts(head.person)).toEqual([]);
  });

  test('figures given back: in the next mail, with what was told before; the ladder of before counts no more', async () => {
    const { engine, home: { state } } = mailing.house;
    const agency = 'bg-so-tai-chinh';
    const [reporter, head] = [mailing.somebody('reporter', agency), mailing.somebody('head', agency)];
    const round = mailing.rounds(inbox.port);
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
    expect(mailing.acts(head.person), 'the head’s day was before').toEqual([]);
  });

  test('a closed report that is opened again is told to the reporter, not to the head', async () => {
    const { engine, home: { state } } = mailing.house;
    const agency = 'bg-so-tu-phap';
    const [reporter] = [mailing.somebody('reporter', agency), mailing.somebody('head', agency), mailing.somebody('secretary')];
    state.transaction(() => state.act({ at: at('2024-05-06').toISOString(), actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency, report: '2024Q1', until: '2024-05-10', reason: 'x' }) }));
    await engine.absorb();
    const round = mailing.rounds(inbox.port);
    for (const day of ['2024-05-03', '2024-05-07', '2024-05-08', '2024-05-13']) await round.round(at(day));
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reporter!.email, '[Cột Mốc] 1 việc quá hạn']]);
    expect(inbox.mails[0]!.text).toContain('nhận phiếu đến hết 10/05/2024');
  });

  test('a sheet that waits is told to the reviewer, once', async () => {
    const agency = 'bg-so-y-te';
    const { engine } = mailing.house;
    const indicator = (await engine.db.use((lease) => lease.run(`select l.indicator from lines as l inner join registry_indicators as i on i.id = l.indicator and i.kind = 'share' where l.agency = '${agency}' and l.report = '2024Q1' and l.part = '' limit 1`))).values[0]![0] as string;
    await handInSome(agency, indicator, at('2024-03-19', '10:00'), { all: true });
    const reviewer = mailing.somebody('reviewer');
    const round = mailing.rounds(inbox.port);
    await round.round(at('2024-03-20'));
    await round.round(at('2024-03-21'));
    // Where heads approve, it is theirs first.
    const [head] = [mailing.somebody('head', agency), mailing.somebody('reviewer')];
    await mailing.rounds(inbox.port, { approval: true }).round(at('2024-03-20'));
    expect(inbox.mails.splice(1).map(({ to, subject }) => [to[0], subject])).toEqual([[head.email, '[Cột Mốc] 1 phiếu chờ phê duyệt']]);
    expect(inbox.mails.map(({ to, subject }) => [to[0], subject])).toEqual([[reviewer.email, expect.stringMatching(/^\[Cột Mốc\] \d phiếu chờ duyệt$/)]]);
    expect(inbox.mails[0]!.text.replaceAll('\u00a0', ' ')).toContain('- Sở Y tế tỉnh Bắc Giang · Quý I/2024: Phiếu chờ duyệt từ 19/03/2024.');
  });
});
