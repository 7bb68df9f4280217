// The chain of acts against the running server: whether it is whole, and that what is refused stands in it, a flood of it without being many.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Wholeness } from '../../server/audit/whole.ts';
import { openState } from '../../server/home.ts';
import { open } from '../open.ts';
import { openJournal } from './auditor.ts';
import type { Journal } from './auditor.ts';

let journal: Journal;
beforeAll(async () => {
  journal = await openJournal();
  // More than are followed in one go.
  journal.state.transaction(() => {
    for (let at = 0; at < 600; at += 1) journal.state.act({ at: new Date().toISOString(), actor: 'system', kind: 'remind', submission: null, detail: '{}' });
  });
});
afterAll(() => journal.close());

describe('whether the chain is whole', () => {
  const asked = async (query = ''): Promise<{ acts: number; head: { seq: number; hash: string }; findings: { code: string; told: string }[] }> => (await journal.get(`acts/chain${query}`)).json() as never;

  test('it is: with the number of acts and the last hash, which come along with each new act', async () => {
    expect(await asked()).toMatchObject({ acts: journal.state.head().seq, head: journal.state.head(), findings: [] });
    journal.act('remind');
    expect(await asked()).toMatchObject({ acts: journal.state.head().seq, head: journal.state.head(), findings: [] });
  });

  test('it is not: the act is named, also where log and table differ, or the log is gone', async () => {
    const folder = join(journal.home, 'hurt');
    mkdirSync(folder);
    const kept = openState(folder);
    kept.transaction(() => {
      for (let at = 0; at < 1200; at += 1) kept.act({ at: new Date().toISOString(), actor: 'system', kind: 'remind', submission: null, detail: '{}' });
    });
    kept.setFact('chain.log', 'on');
    kept.close();
    const log = readFileSync(join(folder, 'chain.log'), 'utf8');
    const hurt = async (sql: string, lines: string | null = log): Promise<object[]> => {
      if (lines === null) rmSync(join(folder, 'chain.log'));
      else writeFileSync(join(folder, 'chain.log'), lines);
      const db = new DatabaseSync(join(folder, 'state.sqlite'));
      db.exec(`begin; ${sql}`);
      db.exec('commit');
      db.close();
      const again = openState(folder);
      try {
        return (await new Wholeness(again).check(false)).findings.map(({ code, params }) => ({ code, ...params }));
      } finally {
        again.close();
      }
    };
    expect(await hurt('')).toEqual([]);
    expect(await hurt('', `${log}1201 ${'0'.repeat(64)}\n`)).toEqual([{ code: 'chain-cut', last: 1200, from: 1201, to: 1201 }]);
    expect(await hurt('', log.replace(/^700 ./m, (start) => `700 ${start.endsWith('0') ? '1' : '0'}`))).toEqual([{ code: 'chain-rewritten', seq: 700 }]);
    expect(await hurt('', log.replace('\n5 ', '\nfive '))).toEqual([{ code: 'log-unreadable', line: 5 }]);
    expect(await hurt('', null)).toEqual([{ code: 'log-missing' }]);
    expect(await hurt("update acts set actor = 'p-other' where seq = 501")).toEqual([{ code: 'act-changed', seq: 501 }]);
    expect(await hurt('delete from acts where seq between 900 and 910')).toEqual([{ code: 'act-changed', seq: 501 }, { code: 'acts-missing', from: 900, to: 910 }]);
  });

  test('others are served while it is followed: in slices of a few milliseconds', async () => {
    const wholeness = new Wholeness(journal.state);
    let turns = 0;
    let isOver = false;
    const checked = wholeness.check(true).finally(() => { isOver = true; });
    while (!isOver) {
      turns += 1;
      await new Promise((next) => setImmediate(next));
    }
    expect((await checked).acts).toBe(journal.state.head().seq);
    expect(turns, 'a turn of the loop for each slice').toBeGreaterThan(Math.floor(journal.state.head().seq / 250));
  });
});

describe('what is refused is an act, and a flood of it is not many', () => {
  const refused = (): { actor: string; detail: Record<string, unknown> }[] => journal.state.acts().filter(({ kind }) => kind === 'refused' || kind === 'sign-in-refused').map(({ actor, detail }) => ({ actor, detail: JSON.parse(detail) as Record<string, unknown> }));
  const tried = async (times: number, go: (at: number) => Promise<Response>, status: number): Promise<{ detail: Record<string, unknown> }[]> => {
    journal.house.refusals.turn();
    journal.house.refusals.turn();
    const before = refused().length;
    for (let at = 0; at < times; at += 50) {
      const answers = await Promise.all(Array.from({ length: Math.min(50, times - at) }, (_, one) => go(at + one)));
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        await answer.arrayBuffer();
      }
    }
    return refused().slice(before);
  };

  test('nobody signed in for a change: 300 requests are one act at once, one more with the number a minute later, and the next begins anew', async () => {
    const send = (at: number): Promise<Response> => fetch(`${journal.url}/api/submissions?x=${at}`, { method: 'POST', body: new FormData() });
    expect(await tried(300, send, 401)).toEqual([{ actor: 'anonymous', detail: { why: 'sign-in-needed' } }]);
    journal.house.refusals.turn();
    expect(refused().at(-1)).toEqual({ actor: 'anonymous', detail: { why: 'sign-in-needed', further: 299, since: expect.any(String) } });
    expect((await journal.list('of=refused')).acts[0]!.said).toBe('Từ chối: thay đổi khi chưa đăng nhập (lặp lại, số lần thêm: 299)');
    const count = refused().length;
    journal.house.refusals.turn();
    expect(refused()).toHaveLength(count);
    expect(await tried(1, send, 401)).toHaveLength(1);
  });

  test('reading without being signed in is no act', async () => {
    expect(await tried(3, () => fetch(`${journal.url}/api/q/plans.json`), 401)).toEqual([]);
  });

  test('pages of other sites', async () => {
    expect(await tried(120, () => fetch(`${journal.url}/api/access/session`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403)).toEqual([{ actor: 'anonymous', detail: { why: 'cross-site' } }]);
  });

  test('wrong passwords: addresses that nobody has are counted as one, without being kept; waiting is told too', async () => {
    const sign = (email: string): Promise<Response> => fetch(`${journal.url}/api/access/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password: 'sai mật khẩu' }) });
    expect(await tried(20, (at) => sign(`la-${at}@x.vn`), 401)).toEqual([{ actor: 'anonymous', detail: { what: 'password' } }]);
    const before = refused().length;
    for (let at = 0; at < 12; at += 1) await sign('mot-nguoi@x.vn');
    journal.house.refusals.turn();
    expect(refused().slice(before).map(({ detail }) => detail)).toEqual(expect.arrayContaining([{ why: 'wait' }, { why: 'wait', further: expect.any(Number), since: expect.any(String) }]));
    expect(JSON.stringify(refused())).not.toContain('x.vn');
  });

  test('somebody signed in who asks again and again is counted by deed and route', async () => {
    const viewer = journal.as('viewer');
    const found = await tried(100, () => journal.get('people', viewer), 403);
    expect(found).toEqual([{ actor: expect.stringMatching(/^p-/), detail: { deed: 'administer', route: 'GET /api/people' } }]);
  });

  test('what was counted is written when the house is closed', async () => {
    const home = join(journal.home, 'closing');
    const other = await open({ COT_MOC_HOME: home });
    for (let at = 0; at < 3; at += 1) expect((await fetch(`${other.url}/api/submissions`, { method: 'POST', body: new FormData() })).status).toBe(401);
    await other.close();
    const kept = openState(home);
    expect(kept.acts().filter(({ kind }) => kind === 'refused').map(({ detail }) => (JSON.parse(detail) as { further?: number }).further)).toEqual([undefined, 2]);
    kept.close();
  });
});
