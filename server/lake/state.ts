// The only door to SQLite: the manifest, the chain of acts, submissions and registry versions of a home.
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { breaks, chainHash, ChainLog } from './chain.ts';
import type { Link, Linked } from './chain.ts';

/** `submission` is the act's subject: a submission, or the milestone of a ruling; the column keeps its first name, under which hashes were chained. */
export interface Act { seq: number; at: string; actor: string; kind: string; submission: string | null; detail: string }
export interface Submission {
  submission: string; agency: string; report: string; revision: number; received_at: string; sha256: string; file_name: string;
  reason: string | null; figures: number; idempotency_key: string; accepted: number; seq: number;
}
export interface LakeFile { path: string; sha256: string; bytes: number; rows: number; submission: string; seq: number }
/** A verdict as published: the milestone's level in its indicator's unit, the figure that it was judged on, and the verdict. `seq` is its publication. */
export interface Lock { milestone: string; published_at: string; actual: number | null; goal: number; goal_max: number | null; status: string; seq: number }
export const PROGRESS_STATES = ['not-started', 'under-way', 'done', 'cannot'] as const;
/**
 * How far an activity, or a milestone without a number, has come, as the body `agency` says that leads it. Only what is done has a day and what proves it: the words for a document, and
 * `evidence`, the record of one, '' where none was added. `spent` is all that it took so far, in million dong; null where it is not told.
 */
export interface Proof { state: (typeof PROGRESS_STATES)[number]; done_on: string | null; document: string; evidence: string; spent: number | null; note: string; agency: string }
export interface RegistryVersion { hash: string; seq: number; at: string }

const SCHEMA = `
create table if not exists acts (
  seq integer primary key autoincrement, at text not null, actor text not null, kind text not null,
  submission text, detail text not null, previous text not null, hash text not null unique) strict;
create index if not exists acts_of_kind on acts (kind, seq);
create table if not exists submissions (
  submission text primary key, agency text not null, report text not null, revision integer not null, received_at text not null,
  sha256 text not null, file_name text not null, reason text, figures integer not null, idempotency_key text not null unique,
  accepted integer not null, seq integer not null references acts (seq), unique (agency, report, revision)) strict;
create table if not exists files (
  path text primary key, sha256 text not null, bytes integer not null, rows integer not null,
  submission text not null references submissions (submission), seq integer not null references acts (seq)) strict;
create table if not exists registry_versions (hash text primary key, seq integer not null references acts (seq), at text not null) strict;
create table if not exists locks (
  milestone text not null, published_at text not null, actual real, goal real not null, goal_max real, status text not null,
  seq integer not null references acts (seq), primary key (milestone, seq)) strict;
create table if not exists facts (name text primary key, fact text not null) strict;`;

export class State {
  /** Remembers outside the database how far the chain went. */
  readonly log: ChainLog;
  private readonly db: DatabaseSync;
  /** Acts of the transaction under way. */
  private acted: Link[] = [];

  /**
   * @param rooms tables of other rooms, as statements that may be run again
   * @throws Error with one sentence where the file cannot be opened or another process holds it
   */
  constructor(path: string, rooms: string[] = []) {
    this.log = new ChainLog(join(dirname(path), 'chain.log'));
    this.db = new DatabaseSync(path);
    try {
      this.db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;');
      this.db.exec('begin immediate; commit;');
    } catch (error) {
      this.db.close();
      throw new Error(`${path} is held by another process or cannot be written: ${(error as Error).message}`, { cause: error });
    }
    for (const tables of [SCHEMA, ...rooms]) this.db.exec(tables);
  }

  /** Rows of a statement. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.db.prepare(sql).all(...values) as Row[];
  }

  /** The first row of a statement. */
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.db.prepare(sql).get(...values) as Row | undefined;
  }

  /** Takes what was deleted out of the file too, not only out of its tables. */
  forget(): void {
    this.db.exec('pragma wal_checkpoint(truncate)');
  }

  /** @returns how many rows it changed */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.db.prepare(sql).run(...values).changes);
  }

  /** Runs work in one durable transaction: its end is the commit after which something may be acknowledged. */
  transaction<T>(work: () => T): T {
    this.acted = [];
    this.db.exec('begin immediate');
    try {
      const result = work();
      this.db.exec('commit');
      if (this.acted.length > 0) this.log.append(this.acted);
      return result;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback');
      throw error;
    }
  }

  /** Adds an act to the chain, each bound to the one before by its hash. Call it within a transaction. */
  act(act: Omit<Act, 'seq'>): Act {
    const last = this.head();
    const seq = last.seq + 1;
    const previous = last.hash;
    const hash = chainHash(previous, { seq, ...act });
    this.run('insert into acts (seq, at, actor, kind, submission, detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
      seq, act.at, act.actor, act.kind, act.submission, act.detail, previous, hash);
    this.acted.push({ seq, hash });
    return { seq, ...act };
  }

  /** The last act's place in the chain; number 0 where there is none. */
  head(): Link {
    return this.get<Link>('select seq, hash from acts order by seq desc limit 1') ?? { seq: 0, hash: '' };
  }

  addSubmission(row: Submission): void {
    this.run(`insert into submissions (submission, agency, report, revision, received_at, sha256, file_name, reason, figures, idempotency_key, accepted, seq)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.submission, row.agency, row.report, row.revision, row.received_at, row.sha256, row.file_name, row.reason, row.figures, row.idempotency_key, row.accepted, row.seq);
  }

  addFile(row: LakeFile): void {
    this.run('insert into files (path, sha256, bytes, rows, submission, seq) values (?, ?, ?, ?, ?, ?)',
      row.path, row.sha256, row.bytes, row.rows, row.submission, row.seq);
  }

  submissionByKey(key: string): Submission | undefined {
    return this.get<Submission>('select * from submissions where idempotency_key = ?', key);
  }

  lastRevision(agency: string, report: string): number {
    return Number(this.get<{ revision: number | null }>('select max(revision) as revision from submissions where agency = ? and report = ?', agency, report)?.revision ?? 0);
  }

  submissions(after = 0): Submission[] {
    return this.all<Submission>('select * from submissions where seq > ? order by seq', after);
  }

  files(after = 0): LakeFile[] {
    return this.all<LakeFile>('select * from files where seq > ? order by seq', after);
  }

  acts(after = 0): Act[] {
    return this.all<Act>('select seq, at, actor, kind, submission, detail from acts where seq > ? order by seq', after);
  }

  /** The commit number that names a snapshot: everything up to it is visible, nothing after. */
  snapshot(): number {
    return this.get<{ seq: number }>('select coalesce(max(seq), 0) as seq from acts')!.seq;
  }

  /** Stores a registry version once, with its act. @returns true where it was new */
  addRegistryVersion(hash: string, at: string): boolean {
    if (this.get('select 1 from registry_versions where hash = ? and seq = (select max(seq) from registry_versions)', hash)) return false;
    this.transaction(() => {
      const { seq } = this.act({ at, actor: 'system', kind: 'registry', submission: null, detail: JSON.stringify({ hash }) });
      this.run('insert or replace into registry_versions (hash, seq, at) values (?, ?, ?)', hash, seq, at);
    });
    return true;
  }

  /** Every version in the order in which it came into force; one that came back stands again, with its later act. */
  registryVersions(): RegistryVersion[] {
    const rows = this.all<Act>("select seq, at, detail from acts where kind = 'registry' order by seq");
    return rows.map(({ seq, at, detail }) => ({ hash: (JSON.parse(detail) as { hash: string }).hash, seq, at }));
  }

  /** Records which of several milestones for the same thing is operative, and the document that says so. Its own transaction. */
  recordRuling(milestone: string, document: string, actor: string, at: string): Act {
    return this.transaction(() => this.act({ at, actor, kind: 'ruling', submission: milestone, detail: JSON.stringify({ document }) }));
  }

  /**
   * Records how far a milestone or an activity has come; with no more than a day and a document, that it is done, a day of null taking an
   * earlier record back. Its own transaction.
   */
  recordProof(subject: string, proof: Proof | Pick<Proof, 'done_on' | 'document'>, actor: string, at: string): Act {
    return this.transaction(() => this.act({ at, actor, kind: 'proof', submission: subject, detail: JSON.stringify(proof) }));
  }

  /**
   * Publishes verdicts: one act, whose detail binds them to the chain together with what else it says, and a row for each. Its own transaction.
   * A milestone may be published again; its first lock stays. @param beside what else is kept with it, by the commit number @returns that
   */
  addLocks(rows: Omit<Lock, 'published_at' | 'seq'>[], actor: string, at: string, says: object = {}, beside: (seq: number) => void = () => undefined): number {
    return this.transaction(() => {
      const locks = rows.map(({ milestone, actual, goal, goal_max, status }) => ({ milestone, actual, goal, goal_max, status }));
      const { seq } = this.act({ at, actor, kind: 'publication', submission: null, detail: JSON.stringify({ ...says, locks }) });
      const insert = this.db.prepare('insert into locks (milestone, published_at, actual, goal, goal_max, status, seq) values (?, ?, ?, ?, ?, ?, ?)');
      for (const lock of locks) insert.run(lock.milestone, at, lock.actual, lock.goal, lock.goal_max, lock.status, seq);
      beside(seq);
      return seq;
    });
  }

  /** This moment, after every publication and the act before: a clock that was set back would put what comes later before what was published. */
  now(): string {
    const at = (sql: string): number => Date.parse(this.get<{ at: string | null }>(sql)?.at ?? '') || 0;
    const [last, published] = [at('select at from acts where seq = (select max(seq) from acts)'), at("select max(at) as at from acts where kind = 'publication'")];
    // One act far ahead of the clock was written while the clock was wrong, and is not followed; a publication is, since what it froze stays.
    const after = Math.max(published, last - Date.now() < 3_600_000 ? last : 0);
    return new Date(Math.max(Date.now(), after + 1)).toISOString();
  }

  locks(after = 0): Lock[] {
    return this.all<Lock>('select * from locks where seq > ? order by seq, milestone', after);
  }

  fact(name: string): string | null {
    return this.get<{ fact: string }>('select fact from facts where name = ?', name)?.fact ?? null;
  }

  setFact(name: string, fact: string): void {
    this.run('insert or replace into facts (name, fact) values (?, ?)', name, fact);
  }

  /** @returns every place where the chain is broken, first one first */
  breaks(): ReturnType<typeof breaks> {
    return breaks(this.db.prepare('select * from acts order by seq').iterate() as Iterable<Linked>);
  }

  /** @returns the sequence number of the first act whose hash does not follow from the one before, or null */
  brokenLink(): number | null {
    return this.breaks()[0]?.seq ?? null;
  }

  /** What SQLite itself finds wrong with its file; empty where nothing is. */
  damages(): string[] {
    return this.all<{ integrity_check: string }>('pragma integrity_check').map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }

  /** Writes the database as it stands at a moment to a new file of its own, while it goes on being written. */
  async copy(path: string): Promise<void> {
    await backup(this.db, path);
    const copied = new DatabaseSync(path);
    copied.exec('pragma journal_mode = delete');
    copied.close();
  }

  close(): void {
    this.db.close();
  }
}
