// Acts with a subject on a real SQLite: rulings, publications and registry versions survive a restart in one unbroken chain.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { State } from '../../server/lake/state.ts';

const AT = '2026-10-01T00:00:00.000Z';
let folder: string;
let state: State;
const again = (): State => {
  state.close();
  state = new State(join(folder, 'state.sqlite'));
  return state;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cot-moc-state-'));
  state = new State(join(folder, 'state.sqlite'));
});
afterEach(() => {
  state.close();
  rmSync(folder, { recursive: true });
});

test('a ruling is an act whose subject is the milestone and whose detail names the document', () => {
  expect(state.recordRuling('online-30', '12/TB-UBND', 'chair', AT)).toMatchObject({ seq: 1, kind: 'ruling', submission: 'online-30' });
  expect(again().acts()).toEqual([{ seq: 1, at: AT, actor: 'chair', kind: 'ruling', submission: 'online-30', detail: '{"document":"12/TB-UBND"}' }]);
  expect(state.brokenLink()).toBeNull();
});

test('a publication is one act, and its locks are read back as they were written', () => {
  state.recordRuling('online-30', '12/TB-UBND', 'chair', AT);
  const rows = [
    { milestone: 'online-25', actual: 47.000000001, goal: 50, goal_max: null, status: 'missed' },
    { milestone: 'age-25', actual: 30, goal: 25, goal_max: 35, status: 'achieved' },
  ];
  expect(state.addLocks(rows, 'chair', AT)).toBe(2);
  const kept = ['age-25', 'online-25'].map((milestone) => ({ ...rows.find((row) => row.milestone === milestone)!, published_at: AT, seq: 2 }));
  expect(again().locks()).toEqual(kept);
  expect(JSON.parse(state.acts().at(-1)!.detail)).toEqual({ locks: rows });
  expect(state.addLocks([rows[0]!], 'chair', '2026-11-01T00:00:00.000Z')).toBe(3);
  expect(state.locks(2).map((lock) => [lock.milestone, lock.seq])).toEqual([['online-25', 3]]);
  expect(state.brokenLink()).toBeNull();
});

test('a publication that cannot be written whole leaves no act', () => {
  const lock = { milestone: 'a', actual: 1, goal: 1, goal_max: null, status: 'achieved' };
  expect(() => state.addLocks([lock, lock], 'chair', AT)).toThrow(/UNIQUE/);
  expect([state.acts(), state.locks()]).toEqual([[], []]);
});

test('registry versions come in the order of their acts, one that came back again among them', () => {
  const versions = [['a', 1], ['b', 2], ['a', 3]] as const;
  for (const [hash, day] of versions) expect(state.addRegistryVersion(hash, `2026-10-0${day}T00:00:00.000Z`)).toBe(true);
  expect(state.addRegistryVersion('a', '2026-10-04T00:00:00.000Z')).toBe(false);
  expect(again().registryVersions()).toEqual(versions.map(([hash, seq]) => ({ hash, seq, at: `2026-10-0${seq}T00:00:00.000Z` })));
});

test('a home without locks opens: the table is added', () => {
  state.setFact('demo', 'on');
  (state as unknown as { db: { exec: (sql: string) => void } }).db.exec('drop table locks');
  expect([again().locks(), state.fact('demo')]).toEqual([[], 'on']);
});
