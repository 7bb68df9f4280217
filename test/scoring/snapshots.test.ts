// What a publication keeps for scoring: bound to its act, and named where it is not what was published.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openState } from '../../server/home.ts';
import type { Finding } from '../../server/lake/finding.ts';
import { frozen, keepTallies, talliesAfter, talliesAgainstActs } from '../../server/scoring/snapshots.ts';
import type { Tally } from '../../server/scoring/snapshots.ts';

const TALLY: Tally = { criteria: 'bo', period: '2026', scored: 'a', component: '1.1.1', numerator: 1 / 3, denominator: 3, value: null, done_on: null, at_period: '2026Q3' };
const TALLIES: Tally[] = [TALLY, { ...TALLY, component: '1.1.2', numerator: null, denominator: null, value: 0, at_period: null }, { ...TALLY, component: '1.1.3', numerator: null, denominator: null, done_on: '2026-01-31' }];

test('tallies are those of their publication; whatever was changed, put in or taken out is found by it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cot-moc-'));
  const state = openState(folder);
  try {
    const publish = (tallies: Tally[]): number => {
      const at = state.now();
      return state.addLocks([], 'p-1', at, { number: 1, ...frozen(tallies) }, (seq) => keepTallies(state, tallies, at, seq));
    };
    const found = (): Finding[] => talliesAgainstActs(state.acts(), state);
    const [none, first, second] = [publish([]), publish(TALLIES), publish([TALLY])];
    expect(talliesAfter(state, none).map(({ seq, published_at: _, ...tally }) => [seq, tally])).toEqual([...TALLIES.map((tally) => [first, tally]), [second, TALLY]]);
    expect([talliesAfter(state, first).length, found()]).toEqual([1, []]);
    const changed = (sql: string): (number | string)[] => {
      state.run('savepoint before');
      state.run(sql);
      const codes = found().map(({ code, params }) => `${code} ${params.seq}`);
      state.run('rollback to before');
      return codes;
    };
    expect(changed(`update snapshot_tallies set denominator = 4 where component = '1.1.1' and seq = ${first}`)).toEqual([`tallies-changed ${first}`]);
    expect(changed(`update snapshot_tallies set value = null where component = '1.1.2'`)).toEqual([`tallies-changed ${first}`]);
    expect(changed(`update snapshot_tallies set published_at = '2020-01-01' where seq = ${second}`)).toEqual([`tallies-changed ${second}`]);
    expect(changed(`delete from snapshot_tallies where seq = ${second}`)).toEqual([`tallies-changed ${second}`]);
    expect(changed(`insert into snapshot_tallies select criteria, period, scored, component, numerator, denominator, value, done_on, at_period, published_at, ${none} from snapshot_tallies where seq = ${second}`)).toEqual([`tallies-changed ${none}`]);
    expect(found()).toEqual([]);
  } finally {
    state.close();
    rmSync(folder, { recursive: true });
  }
});
