// Rows of the manifest against the acts that made them: the chain holds what each row said when it came, so that a changed row is found.
//
// What acts do not hold, they cannot prove: a sheet's file name, its idempotency key, and in homes of the first form its figures' count.
import { grantsAgainstActs } from '../access/against-acts.ts';
import { documentsAgainstActs } from '../evidence/against-acts.ts';
import { talliesAgainstActs } from '../scoring/snapshots.ts';
import type { Finding } from './finding.ts';
import type { Act, State } from './state.ts';

type Row = Record<string, string | number | null>;
/** Which columns of a submission and of its file an act's detail repeats. */
const REPEATED: [column: string, inDetail: string][] = [['agency', 'agency'], ['report', 'report'], ['revision', 'revision'], ['sha256', 'received'], ['reason', 'reason']];

export function againstActs(state: State): Finding[] {
  const acts = state.acts();
  const bySeq = new Map(acts.map((act) => [act.seq, act]));
  const submissions = new Map(state.all<Row>('select * from submissions').map((row) => [row.submission as string, row]));
  const accepted = new Set(acts.filter(({ kind }) => kind === 'accept').map(({ submission }) => submission));
  const files = new Map(state.all<Row>('select * from files').map((row) => [row.submission as string, row]));
  return [
    ...orphans(state),
    ...[...submissions].flatMap(([name, row]) => [...(files.has(name) ? [] : [found('submission-without-file', { row: name })]), ...changed(name, row, files.get(name), bySeq.get(row.seq as number), accepted.has(name))]),
    ...acts.filter(({ kind, submission }) => (kind === 'submit' || kind === 'accept') && !submissions.has(submission!)).map(({ seq, kind, submission }) => found('act-without-row', { seq, kind, row: submission! })),
    ...acts.filter(({ kind }) => kind === 'seal').flatMap((act) => sealing(act, state)),
    ...acts.filter(({ kind }) => kind === 'publication').flatMap((act) => publication(act, state)),
    ...documentsAgainstActs(acts, state),
    ...grantsAgainstActs(acts, state),
    ...talliesAgainstActs(acts, state),
  ];
}

/** Rows that name a row of another table which is not there: an act or a submission. */
function orphans(state: State): Finding[] {
  return state.all<{ table: string; rowid: number; parent: string }>('pragma foreign_key_check').map(({ table, rowid, parent }) => {
    const row = Object.values(state.get<Row>(`select * from "${table}" where rowid = ?`, rowid) ?? {});
    return found(parent === 'acts' ? 'row-without-act' : 'row-without-row', { table, row: row[0] ?? rowid, parent });
  });
}

function changed(name: string, row: Row, file: Row | undefined, act: Act | undefined, isAccepted: boolean): Finding[] {
  if (!act) return [];
  if (act.kind !== 'submit' || act.submission !== name) return [found('row-of-other-act', { row: name, seq: act.seq })];
  const detail = JSON.parse(act.detail) as Row;
  const pairs: [column: string, is: unknown, was: unknown][] = REPEATED.map(([column, inDetail]) => [column, row[column], inDetail in detail ? detail[inDetail] : row[column]]);
  pairs.push(['received_at', row.received_at, act.at], ['accepted', row.accepted, isAccepted ? 1 : 0]);
  if (file) pairs.push(['files.sha256', file.sha256, detail.lake ?? file.sha256], ['figures', row.figures, file.rows]);
  return pairs.filter(([, is, was]) => is !== was).map(([column, is, was]) => found('row-changed', { row: name, column, is: String(is), was: String(was), seq: act.seq }));
}

function publication(act: Act, state: State): Finding[] {
  const published = (JSON.parse(act.detail) as { locks: Row[] }).locks;
  const form = (rows: Row[]): string[] => rows.map(({ milestone, actual, goal, goal_max, status }) => JSON.stringify([milestone, actual, goal, goal_max, status])).sort();
  const [are, were] = [form(state.all<Row>('select * from locks where seq = ?', act.seq)), form(published)];
  return JSON.stringify(are) === JSON.stringify(were) ? [] : [found('locks-changed', { seq: act.seq })];
}

/** A seal's act has the hashes of the two files that it wrote. */
function sealing(act: Act, state: State): Finding[] {
  const { figures, acts } = JSON.parse(act.detail) as Row;
  const written = Object.fromEntries(state.all<Row>('select holds, sha256 from seals where seq = ?', act.seq).map(({ holds, sha256 }) => [holds, sha256]));
  return written.figures === figures && written.acts === acts ? [] : [found('seal-changed', { seq: act.seq, row: act.submission! })];
}

function found(code: string, params: Finding['params']): Finding {
  return { code, params };
}
