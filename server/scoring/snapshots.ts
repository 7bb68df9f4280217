// What components that read a snapshot measured when something was published: kept with the publication, and bound to its act.
import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { readQuestion } from '../engine/question.ts';
import { rowsOf } from '../engine/values.ts';
import type { Bound } from '../engine/values.ts';
import type { Finding } from '../lake/finding.ts';
import type { Act, State } from '../lake/state.ts';

/** Numbers as the rule reads them; null where there was none. `at_period`: of which report or month the figure is. */
export interface Tally { criteria: string; period: string; scored: string; component: string; numerator: number | null; denominator: number | null; value: number | null; done_on: string | null; at_period: string | null }
/** What the act of a publication says of its tallies. */
export interface Frozen { count: number; sha256: string }

const COLUMNS = ['criteria', 'period', 'scored', 'component', 'numerator', 'denominator', 'value', 'done_on', 'at_period'] as const;
/** No one card is asked for. */
const OF_EVERY_CARD: Bound = Object.fromEntries(['criteria', 'period', 'scored', 'component'].map((name) => [name, { kind: 'text' as const, value: null }]));
const measured = readQuestion(new URL('../../queries/scoring/measured.sql', import.meta.url).pathname);

/** What every component that reads a snapshot measures now. */
export async function talliesNow(engine: Engine): Promise<Tally[]> {
  // Without the step nothing is measured yet.
  return rowsOf(await engine.db.use((lease) => lease.work(engine.statement(measured), { ...OF_EVERY_CARD, ...engine.now() }))) as unknown as Tally[];
}

export function frozen(tallies: Tally[]): { tallies?: Frozen } {
  return tallies.length === 0 ? {} : { tallies: { count: tallies.length, sha256: hashOf(tallies) } };
}

/** Call it within the transaction of the publication. @param seq its act's */
export function keepTallies(state: State, tallies: Tally[], at: string, seq: number): void {
  for (const tally of tallies) {
    state.run(`insert into snapshot_tallies (${COLUMNS.join(', ')}, published_at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, ...COLUMNS.map((column) => tally[column]), at, seq);
  }
}

export function talliesAfter(state: State, after: number): (Tally & { published_at: string; seq: number })[] {
  return state.all('select * from snapshot_tallies where seq > ? order by seq, criteria, period, scored, component', after);
}

/** Tallies that are not those of the publication that their rows name. */
export function talliesAgainstActs(acts: Act[], state: State): Finding[] {
  const kept = Map.groupBy(talliesAfter(state, 0), ({ seq }) => seq);
  const published = acts.filter(({ kind }) => kind === 'publication');
  const strangers = [...kept.keys()].filter((seq) => !published.some((act) => act.seq === seq));
  const changed = published.filter(({ seq, at, detail }) => {
    const rows = kept.get(seq) ?? [];
    const { tallies } = JSON.parse(detail) as { tallies?: Frozen };
    return (tallies?.sha256 ?? '') !== (rows.length === 0 ? '' : hashOf(rows)) || rows.some(({ published_at }) => published_at !== at);
  });
  return [...strangers, ...changed.map(({ seq }) => seq)].map((seq): Finding => ({ code: 'tallies-changed', params: { seq } }));
}

function hashOf(tallies: Tally[]): string {
  return createHash('sha256').update(tallies.map((tally) => JSON.stringify(COLUMNS.map((column) => tally[column]))).sort().join('\n')).digest('hex');
}
