// Sealed reports in the manifest: which files stand for which, since when. No row of it is ever changed or removed.
import type { State } from './state.ts';

/** A file that a seal wrote: the `figures` of a report, or the `acts` since the seal before. */
export interface Seal { path: string; holds: 'figures' | 'acts'; report: string; sha256: string; bytes: number; rows: number; at: string; seq: number }
/** A lake file as it is read: `of` the submission or the report that it holds. */
export interface Read { path: string; sha256: string; of: string; isSeal: boolean }
/** A file whose figures stand in a seal: since when, and in which one now. */
export interface Replaced { path: string; sha256: string; of: string; since: string; by: string }

export const SEALS = `
create table if not exists seals (
  path text primary key, holds text not null, report text not null, sha256 text not null, bytes integer not null, rows integer not null,
  at text not null, seq integer not null references acts (seq)) strict;
create table if not exists sealed (path text primary key references files (path), seq integer not null references acts (seq)) strict;`;

/** The seal in which a report's figures stand now: the last one, which took in those before it. */
const LAST = "select report, max(seq) as seq from seals where holds = 'figures' group by report";

export function seals(state: State): Seal[] {
  return state.all<Seal>('select * from seals order by seq, holds');
}

/** The files from which figures are read that were committed after a number; a seal among them may hold earlier ones too. */
export function readNow(state: State, after = 0): Read[] {
  return state.all<Omit<Read, 'isSeal'> & { isSeal: number }>(`
    select f.path, f.sha256, f.submission as 'of', 0 as isSeal, f.seq as first from files as f left join sealed as s on s.path = f.path where s.path is null and f.seq > ?
    union all
    select s.path, s.sha256, s.report, 1, min(f.seq) from seals as s inner join (${LAST}) as l on l.report = s.report and l.seq = s.seq
      inner join submissions as p on p.report = s.report inner join files as f on f.submission = p.submission inner join sealed as d on d.path = f.path
    where s.holds = 'figures' and f.seq > ? group by s.path
    order by first`, after, after).map((row) => ({ ...row, isSeal: row.isSeal === 1 }));
}

/** The files of a report that no seal has taken in. */
export function unsealed(state: State, report: string): { path: string; sha256: string; of: string }[] {
  return state.all(`select f.path, f.sha256, f.submission as 'of' from files as f inner join submissions as p on p.submission = f.submission
    left join sealed as s on s.path = f.path where s.path is null and p.report = ? order by f.seq`, report);
}

export function lastSeal(state: State, report: string): Seal | undefined {
  return state.get<Seal>("select * from seals where holds = 'figures' and report = ? order by seq desc limit 1", report);
}

/** What a seal replaced: sheets' own files, and earlier seals of the same report. */
export function replaced(state: State): Replaced[] {
  return state.all<Replaced>(`
    select f.path, f.sha256, f.submission as 'of', s.at as since, n.path as 'by' from sealed as d inner join files as f on f.path = d.path
      inner join seals as s on s.seq = d.seq and s.holds = 'figures' inner join (${LAST}) as l on l.report = s.report
      inner join seals as n on n.seq = l.seq and n.holds = 'figures'
    union all
    select s.path, s.sha256, s.report, (select min(t.at) from seals as t where t.report = s.report and t.holds = 'figures' and t.seq > s.seq), n.path
      from seals as s inner join (${LAST}) as l on l.report = s.report and l.seq > s.seq inner join seals as n on n.seq = l.seq and n.holds = 'figures'
    where s.holds = 'figures'`);
}

/** Within the transaction of the seal's act. */
export function addSeal(state: State, written: Seal[], taken: { path: string }[]): void {
  for (const { path, holds, report, sha256, bytes, rows, at, seq } of written) {
    state.run('insert into seals (path, holds, report, sha256, bytes, rows, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?)', path, holds, report, sha256, bytes, rows, at, seq);
    if (holds === 'figures') for (const file of taken) state.run('insert into sealed (path, seq) values (?, ?)', file.path, seq);
  }
}
