// Answers and tables kept ready: after everything that may change them, each is what its question or step is when it is computed. The clock is set.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { keptFor } from '../../server/engine/answers.ts';
import { addRecord, endLink } from '../../server/evidence/records.ts';
import type { LinkRow } from '../../server/evidence/records.ts';
import type { Question } from '../../server/engine/question.ts';
import type { Bound, Columns } from '../../server/engine/values.ts';
import { held } from './held.ts';
import type { Held } from './held.ts';
import { Province } from './province.ts';

const province = new Province();
const known = (): Question[] => [...province.engine.questions.values()].filter(({ keeps }) => keeps.length > 0);
/** The values that a question is kept for, each with those of what leaves rows out of it. */
async function* asks(question: Question, of = (keys: string[]): string[] => keys, isNarrowed = true): AsyncGenerator<{ name: string; keep: string[]; asked: Bound }> {
  const { engine } = province;
  const { keeps, narrow, params } = question;
  const bound = (given: Record<string, string>): Bound => Object.fromEntries(params.map(({ name, kind }) => [name, { kind, value: kind === 'boolean' && given[name] ? given[name] === 'true' : given[name] ?? null }]));
  for (const keep of keeps) {
    const keys = keep.length > 1 ? (await engine.db.use((lease) => lease.run(`select distinct "key" from answers_${question.name}_${keep.join('_')} order by 1`))).values[0] as string[] : keep.length === 0 ? [''] : KEYS[keep[0]!] ?? [...engine.names.of(keep[0]!)!];
    for (const key of keep.length > 1 ? of(keys) : keys) {
      const given = Object.fromEntries(keep.map((name, at) => [name, key.split('|')[at]!]));
      yield { name: `${question.name} ${keep.join()} ${key}`, keep, asked: bound(given) };
      if (isNarrowed) for (const name of narrow) for (const value of NARROW[name] ?? engine.names.of(name)!) yield { name: `${question.name} ${keep.join()} ${key} ${name}=${value}`, keep, asked: bound({ ...given, [name]: value }) };
    }
  }
}
const KEYS: Record<string, string[]> = { approval: ['true', 'false'] };
const NARROW: Record<string, string[]> = { status: ['on-track', 'no-data'], report: ['2022Y', '2023Q1'], part: ['level=province'], indicator: ['online'], submission: ['PN-2023Q1-a-01'] };
/** Every kept answer, by question and key. @param isTwice as read from its table, and as it is held from then on */
async function kept(isTwice = false): Promise<Map<string, Columns>> {
  const { engine } = province;
  await engine.answers.whole();
  const answers = new Map<string, Columns>();
  for (const question of known()) {
    for await (const { name, keep, asked } of asks(question)) {
      const read = await engine.answers.read(question, keep, asked);
      if (isTwice) expect(await engine.answers.read(question, keep, asked), name).toEqual(read);
      if (read) answers.set(name, read);
    }
  }
  return answers;
}
/** Questions that had rows at some time. */
const seen = new Set<string>();
let looks = 0;
/** Of keys of several values some at each look, every time others; with THOROUGH all. */
const some = (keys: string[]): string[] => {
  const every = process.env.THOROUGH ? 1 : Math.ceil(keys.length / 3);
  return keys.filter((_, at) => at % every === looks % every);
};
/** Computes kept questions from what was handed in, as of the moment that it is. */
async function computed(): Promise<Map<string, Columns>> {
  const { engine } = province;
  looks += 1;
  const answers = new Map<string, Columns>();
  // Rows are left out by the same filter at each look.
  const isNarrowed = Boolean(process.env.THOROUGH) || looks % 3 === 1;
  const as_of = { kind: 'timestamp' as const, value: new Date().toISOString() };
  for (const question of known()) {
    for await (const { name, asked } of asks(question, some, isNarrowed)) {
      const { columns } = await engine.run(question, { ...asked, as_of });
      answers.set(name, columns);
      if (columns.rows > 0) seen.add(question.name);
    }
  }
  return answers;
}
/** @returns of which questions some kept answer is another after an act */
async function moved(act: () => Promise<void> | void): Promise<string[]> {
  const before = await kept();
  await act();
  const after = await kept();
  for (const [name, answer] of await computed()) expect(after.get(name), name).toEqual(answer);
  return [...new Set([...after].filter(([name, answer]) => JSON.stringify(answer) !== JSON.stringify(before.get(name))).map(([name]) => name.split(' ')[0]!))].sort();
}
const wrong = (tables: Held[]): Held[] => tables.filter(({ rows, anew, more }) => rows !== anew || more > 0);
/** Kept tables that had rows at some time. */
const filled = new Set<string>();
/** Every table kept ready holds the rows of its step. */
async function holds(): Promise<void> {
  const tables = await held(province.engine);
  expect(wrong(tables)).toEqual([]);
  for (const { name, rows } of tables) if (rows > 0) filled.add(name);
}
const act = async (kind: 'accept' | 'return' | 'withdraw', submission: string, detail: object = {}): Promise<void> => {
  const { home: { state }, engine } = province.house;
  state.transaction(() => state.act({ at: state.now(), actor: 'test', kind, submission, detail: JSON.stringify(detail) }));
  await engine.absorb();
};
let minutes = 0;
/** Later on the same day. */
const later = (): void => void vi.setSystemTime(new Date(Date.parse('2023-03-16T02:00:00Z') + (minutes += 5) * 60_000));

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-12-16T02:00:00Z') });
  province.append('plans/p/activities.csv', 'act-1,p,procedures,1,,,Làm,,Cơ quan a,,2025,2025-01-01,2030-12-31,once,,002,1,\nact-2,p,procedures,2,,,Làm nữa,,Cơ quan b,,2023,2023-01-01,2023-03-20,once,,002,2,\nact-3,p,procedures,3,,,Làm thêm,,Cơ quan a,,2023,2023-01-01,2023-06-30,once,,002,3,');
  province.append('plans/p/milestones.csv', 'mile-1,p,procedures,2030,I,q,002,1,Cơ quan a,mốc,milestone,');
  // So that no kept table stays empty: leads that name a body, a break, a line through three points.
  province.edit('agencies.csv', (text) => text.replaceAll(/^([ab]),(Cơ quan .)(.*),,$/gm, '$1,$2$3,$2,'));
  province.append('breaks.csv', 't,range,2022-06-01,Đổi cách đếm,Counted otherwise,');
  // A month beside the reports, and what somebody said of a scorecard.
  province.append('calendar.csv', '2023M02,2023,M,2023-01-15,2023-02-14,2023-02-20,10');
  province.edit('indicators.csv', (text) => text.replace(/^(online,.*),Q1 H1 Q3 Y,/m, '$1,Q1 H1 Q3 Y M,'));
  province.edit('rules.json', (text) => text.replaceAll(/("forecast_least\w*"): \d/g, '$1: 3'));
  await province.start();
  await province.hand('a', '2022Y', ['online 40/60', 'units 780', 'strict 951/1000']);
  vi.setSystemTime('2023-03-16T02:00:00Z');
  await province.engine.makeReady();
  await province.hand('a', '2023Q1', ['online 20/40', 'keep 199/200', 'units 780', 'range -']);
  await province.hand('a', '2023M02', ['online 5/10']);
  const { home: { state }, engine } = province.house;
  state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'score-self', submission: 'thu-2022/2022/a/1.1.1', detail: JSON.stringify({ points: 0.6, note: '', data: null, agency: 'a' }) }));
  await engine.absorb();
});
afterAll(async () => {
  await province.end();
  vi.useRealTimers();
});

describe('a kept answer is the computed one', () => {
  let waiting = '';
  test('as made at start', async () => {
    const [was, now] = [await kept(true), await computed()];
    for (const [name, answer] of now) expect(was.get(name), name).toEqual(answer);
    await holds();
  });

  test('after a sheet that waits, and once it is accepted but for a figure given back', async () => {
    expect(await moved(async () => { waiting = await province.hand('b', '2023Q1', ['online 50/100', 'keep 150/200'], false); })).toEqual(['dues', 'earlier', 'hand_ins', 'matrix', 'observations', 'owed', 'readiness', 'reminders', 'reporting', 'reports', 'targets', 'trend', 'waiting']);
    later();
    expect(await moved(() => act('accept', waiting, { returned: [{ indicator: 'keep', part: '', reason: 'other', told: '' }] }))).toEqual(expect.arrayContaining(['agency_trend', 'breakdown', 'derivation', 'target', 'targets', 'trend']));
    await holds();
  });

  test('after a correction, one given back whole and one taken back', async () => {
    later();
    expect(await moved(async () => { await province.hand('a', '2023Q1', ['online 1/60']); })).toEqual(expect.arrayContaining(['breakdown', 'derivation', 'target', 'targets', 'trend']));
    later();
    const second = await province.hand('b', '2023Q1', ['online 99/100'], false);
    later();
    expect(await moved(() => act('return', second, { returned: [{ indicator: 'online', part: '', reason: 'other', told: '' }] }))).toContain('trend');
    later();
    const third = await province.hand('b', '2023Q1', ['online 98/100'], false);
    later();
    expect(await moved(() => act('withdraw', third))).toContain('trend');
    await holds();
  });

  test('after progress, which touches no figure', async () => {
    later();
    expect(await moved(async () => {
      province.house.home.state.recordProof('act-1', { done_on: '2023-03-01', document: '7/QĐ' }, 'test', new Date().toISOString());
      await province.engine.absorb();
    })).toEqual(['activities']);
  });

  test('after a conclusion of the Committee that is overdue by now', async () => {
    const { home: { state }, engine } = province.house;
    later();
    expect(await moved(async () => {
      const step = (kind: string, said: object): unknown => state.act({ at: state.now(), actor: 'test', kind: `conclusion-${kind}`, submission: 'KL-1', detail: JSON.stringify(said) });
      state.transaction(() => {
        step('noted', { text: 'Cơ quan a làm xong.', plan: 'p', target: 'online', lead: 'a', due: '2023-03-01', meeting: 'Họp', met_on: '2023-02-01' });
        step('signed', { notice: '1/TB', signed_on: '2023-02-02' });
      });
      // Acts of one moment are written one after another; the clock stands still.
      later();
      await engine.absorb();
    })).toEqual(['conclusion_counts', 'decisions']);
  });

  test('after a document that proves a figure, and once it proves it no more', async () => {
    const { home: { state }, engine } = province.house;
    const kept = { sha256: 'a'.repeat(64), bytes: 1, media_type: 'application/pdf', file_name: 'x.pdf', number: '1/BC', dated: '2023-01-02', issuer: 'x', subject: 'Báo cáo', agency: 'a', idempotency_key: 'x' };
    let link: LinkRow;
    later();
    expect(await moved(async () => {
      link = state.transaction(() => addRecord(state, kept, { kind: 'figure', agency: 'a', report: '2023Q1', indicator: 'online', part: '', subject: '' }, 'test', state.now())).link;
      await engine.absorb();
    })).toContain('evidence');
    later();
    expect(await moved(async () => {
      state.transaction(() => endLink(state, link, 'test', state.now()));
      await engine.absorb();
    })).toContain('evidence');
  });

  test('after a published verdict, and a ruling', async () => {
    later();
    await moved(async () => {
      province.house.home.state.addLocks([{ milestone: 'strict-22', actual: 95, goal: 95, goal_max: null, status: 'missed' }], 'test', new Date().toISOString());
      await province.engine.absorb();
    });
    later();
    province.house.home.state.recordRuling('online-30', '9/QĐ', 'test', new Date().toISOString());
    await province.engine.absorb();
    await holds();
  });

  test('on a new day, on which things are overdue', async () => {
    expect(await moved(async () => {
      vi.setSystemTime('2023-06-25T02:00:00Z');
      await province.engine.makeReady();
    })).toEqual(expect.arrayContaining(['activities', 'targets', 'trend']));
  });

  test('after the sheet of a later report, from which the plan is looked at', async () => {
    expect(await moved(async () => { await province.hand('a', '2023H1', ['online 60/90', 'units 781']); })).toEqual(expect.arrayContaining(['agency_trend', 'breakdown', 'derivation', 'overview', 'reporting', 'reports', 'target', 'targets', 'trend']));
  });

  test('after a merger', async () => {
    expect(await moved(async () => {
      await province.stop();
      province.edit('agencies.csv', (text) => text.replace('b,Cơ quan b,Agency b,,department,province,p,t,office,,,,', 'b,Cơ quan b,Agency b,,department,province,p,t,office,,,2023-03-31,'));
      province.append('agencies.csv', 'e,Cơ quan e,Agency e,,department,province,p,t,office,,2023-04-01,,,illustrative,,');
      province.append('succession.csv', 'b,e,merge,2023-04-01,,,,illustrative,');
      await province.start();
      vi.setSystemTime('2023-06-25T03:00:00Z');
    })).toEqual(expect.arrayContaining(['breakdown', 'reporting']));
    expect(await moved(async () => { await province.hand('e', '2023H1', ['online 170/300', 'keep 9/10']); })).toEqual(expect.arrayContaining(['agency_trend', 'breakdown', 'reporting', 'targets', 'trend']));
    await holds();
  });
});

test('after an act the question is computed, until its answer is kept anew', async () => {
  const { engine } = province;
  const [question] = known().filter(({ name }) => name === 'reports');
  await engine.answers.whole();
  expect(engine.answers.areWhole).toBe(true);
  vi.setSystemTime('2023-06-25T03:05:00Z');
  const waiting = await province.hand('a', '2023H1', ['online 61/90'], false);
  expect(engine.answers.areWhole).toBe(false);
  const params = (await asks(question!).next()).value!.asked as Bound;
  const atOnce = (await engine.run(question!, params)).columns;
  await engine.answers.whole();
  expect(engine.answers.areWhole).toBe(true);
  expect((await engine.run(question!, params)).columns).toEqual(atOnce);
  await act('withdraw', waiting);
});

test('acts one after another are kept in one go, and by itself, though the clock stands still', async () => {
  const { engine } = province;
  vi.setSystemTime('2023-06-25T03:10:00Z');
  const waiting = await province.hand('a', '2023H1', ['online 62/90'], false);
  await act('withdraw', waiting);
  expect(engine.answers.areWhole).toBe(false);
  await expect.poll(() => engine.answers.areWhole, { timeout: 60_000 }).toBe(true);
  vi.setSystemTime('2023-06-25T03:15:00Z');
  const before = await kept();
  for (const [name, answer] of await computed()) expect(before.get(name), name).toEqual(answer);
});

test('answers that could not be made are made later, by themselves', async () => {
  const { engine } = province;
  vi.setSystemTime('2023-06-25T04:10:00Z');
  await engine.makeReady();
  await engine.answers.whole();
  await engine.db.use((lease) => lease.run('drop table answers_overview_plan'));
  await act('withdraw', await province.hand('a', '2023H1', ['online 63/90'], false));
  await expect(engine.answers.whole()).rejects.toThrow('answers_overview_plan');
  expect(engine.answers.areWhole).toBe(false);
  await expect.poll(() => engine.answers.areWhole, { timeout: 60_000 }).toBe(true);
  const made = await kept();
  for (const [name, answer] of await computed()) expect(made.get(name), name).toEqual(answer);
});

test('what was asked between midnight and the renewal of the day is not given for the rest of it', async () => {
  const { engine } = province;
  const ask = (tag = ''): Promise<Response> => fetch(`${province.url}/api/q/activities.json?plan=p`, { headers: { 'If-None-Match': tag } });
  const stateOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { activity: string; state: string }[]).find(({ activity }) => activity === 'act-3')?.state;
  vi.setSystemTime('2023-06-30T16:50:00Z');
  await engine.makeReady();
  await engine.answers.whole();
  vi.setSystemTime('2023-06-30T17:00:20Z');
  const early = await ask();
  const tag = early.headers.get('etag')!;
  expect(await stateOf(early), 'of the day before').toBe('due-soon');
  await engine.makeReady();
  await engine.answers.whole();
  vi.setSystemTime('2023-07-01T02:00:00Z');
  const late = await ask(tag);
  expect(late.status).toBe(200);
  expect(await stateOf(late)).toBe('overdue');
  expect((await ask(late.headers.get('etag')!)).status).toBe(304);
});

test('only what is asked for now, of one key and with nothing else, is answered from what is kept', async () => {
  const { engine } = province;
  const whole = await kept();
  for (const question of known()) {
    for await (const { name, keep, asked } of asks(question)) {
      if (question.narrow.some((one) => asked[one]!.value !== null)) continue;
      expect(keptFor(question, asked), name).toEqual(keep);
      expect((await engine.run(question, asked)).columns, name).toEqual(whole.get(name));
      for (const { name: param, kind } of question.params) {
        const given = keep.includes(param) ? keep.filter((one) => one !== param) : [...keep, param];
        const other = question.keeps.find((one) => [...one].sort().join() === [...given].sort().join()) ?? null;
        expect(keptFor(question, { ...asked, [param]: { kind, value: keep.includes(param) ? null : 'a' } }), `${name} ${param}`).toEqual(question.narrow.includes(param) ? keep : other);
      }
    }
  }
});

test('every kept question had rows to compare', () => {
  expect([...seen].sort()).toEqual(known().map(({ name }) => name).sort());
});

test('every kept table had rows to compare, and one that is not its step is told', async () => {
  const { db } = province.engine;
  await db.use((lease) => lease.run("update catalogue set status = 'ended' where target = 'online'"));
  const tables = await held(province.engine);
  expect(tables.filter(({ name }) => !filled.has(name))).toEqual([]);
  expect(wrong(tables)).toEqual([expect.objectContaining({ name: 'catalogue' })]);
});
