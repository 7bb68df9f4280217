// Documents of a self-score let go or kept, day by day of a campaign with exceptions, on a home's own database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addRecord, linksOf } from '../../server/evidence/records.ts';
import { openState } from '../../server/home.ts';
import type { State } from '../../server/lake/state.ts';
import { HttpError } from '../../server/problem.ts';
import { mustLetGo, slotLink } from '../../server/scoring/proofs.ts';
import { kindOf, subjectOf } from '../../server/scoring/steps.ts';
import type { Step } from '../../server/scoring/steps.ts';

const OF = { criteria: 'bo', period: '2026', scored: 'a', component: '1.1' };
const DEADLINES = { self_until: '2026-12-20', first_until: '2026-12-31', explain_until: '2027-01-09', final_until: '2027-01-20', agencies: [] };
const REASON = 'Đơn vị chuyển trụ sở, hồ sơ chưa chuyển đủ';

let folder: string;
let state: State;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cot-moc-proofs-'));
  state = openState(folder);
  vi.useFakeTimers({ toFake: ['Date'] });
  on('2026-12-01');
  act('campaign-opened', 'bo/2026', DEADLINES);
});
afterEach(() => {
  vi.useRealTimers();
  state.close();
  rmSync(folder, { recursive: true });
});

const on = (day: string): void => void vi.setSystemTime(new Date(`${day}T05:00:00.000Z`));
const act = (kind: string, submission: string, said: object): void => void state.transaction(() => state.act({ at: state.now(), actor: 'p-1', kind, submission, detail: JSON.stringify(said) }));
const take = (step: Step, said: object): void => act(kindOf(step), subjectOf(OF), said);
const except = (stage: string, until: string): void => act('campaign-exception', 'bo/2026', { scored: 'a', component: '', stage, until, note: REASON });
let files = 0;
/** A document in a slot. @returns what comes of letting it go */
function prove(slot: number): () => string {
  const kept = { sha256: String(files += 1).padStart(64, '0'), bytes: 1, media_type: 'application/pdf', file_name: 'a.pdf', number: '', dated: null, issuer: '', subject: 'x', agency: 'a', idempotency_key: String(files) };
  const { record } = state.transaction(() => addRecord(state, kept, { kind: 'component', agency: 'a', ...slotLink(OF, `slot=${slot}`) }, 'p-1', state.now()));
  return () => {
    try {
      mustLetGo(state, linksOf(state, record.evidence));
      return 'let go';
    } catch (error) {
      if (error instanceof HttpError) return error.code;
      throw error;
    }
  };
}

test('a self-score without words keeps its document while it may be changed; locked, it keeps all of them', () => {
  on('2026-12-10');
  const [only, beside] = [prove(1), prove(2)];
  expect(only()).toBe('let go');
  take('self', { points: 2, note: '' });
  expect([only(), beside()]).toEqual(['score-proof-stands', 'score-proof-stands']);
  take('self', { points: 2, note: REASON });
  expect(only()).toBe('let go');
  for (const day of ['2026-12-21', '2027-01-05', '2027-01-15']) {
    on(day);
    expect(only(), day).toBe('score-proof-closed');
  }
});

test('what was added to an explanation may be taken away while that is open', () => {
  on('2026-12-10');
  const first = prove(1);
  take('self', { points: 2, note: '' });
  on('2027-01-05');
  const added = prove(1);
  expect([first(), added()]).toEqual(['score-proof-closed', 'let go']);
  on('2027-01-10');
  expect(added()).toBe('score-proof-closed');
});

test('a document of a self-score that an exception allowed is none of the explanation’s', () => {
  on('2026-12-19');
  except('self', '2027-01-05');
  on('2027-01-04');
  const only = prove(1);
  take('self', { points: 2, note: '' });
  expect(only(), 'still open').toBe('score-proof-stands');
  on('2027-01-06');
  expect(only(), 'locked').toBe('score-proof-closed');
  const added = prove(1);
  expect(added(), 'added to the explanation').toBe('let go');
});

test('a self-score without words keeps the last document of a slot, though it was added to the explanation', () => {
  on('2026-12-10');
  take('self', { points: 2, note: '' });
  on('2027-01-05');
  const [only, other] = [prove(1), prove(2)];
  expect([only(), other()]).toEqual(['score-proof-stands', 'score-proof-stands']);
  const again = prove(1);
  expect([only(), again()]).toEqual(['let go', 'let go']);
});

test('once it is appraised, what a self-score rests on stays, though an exception leaves the stage open', () => {
  except('self', '2026-12-28');
  on('2026-12-10');
  const [only, beside] = [prove(1), prove(2)];
  take('self', { points: 2, note: REASON });
  on('2026-12-22');
  expect(only()).toBe('let go');
  take('first', { points: 2, note: '' });
  expect([only(), beside()]).toEqual(['score-proof-closed', 'score-proof-closed']);
});
