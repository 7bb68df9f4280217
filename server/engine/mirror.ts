// What was committed, as the tables that every step starts from: figures from the lake's files, acts and receipts from SQLite.
import { join } from 'node:path';
import type { Home } from '../home.ts';
import { landedColumns, readLanded } from '../lake/land.ts';
import { readNow } from '../lake/seals.ts';
import { wrong } from '../lake/sweep.ts';
import type { Lease } from './lease.ts';

/** Files read in one statement. */
const MOST_FILES = 500;

export async function createMirror(lease: Lease): Promise<void> {
  await lease.run(`create table landed (${landedColumns})`);
  await lease.run(`create table submissions (submission varchar, agency varchar, report varchar, revision bigint, received_at timestamp, sha256 varchar,
    file_name varchar, reason varchar, figures bigint, seq bigint)`);
  await lease.run('create table acts (seq bigint, acted_at timestamp, kind varchar, subject varchar, actor varchar)');
  await lease.run('create table locks (milestone varchar, published_at timestamp, actual double, goal double, goal_max double, status varchar, seq bigint)');
  await lease.run('create table proofs (subject varchar, done_on date, document varchar, proved_at timestamp, seq bigint)');
  await lease.run('create table snapshot_now (seq bigint)');
  await lease.run('insert into snapshot_now values (0)');
}

/**
 * Reads the files and acts committed after a commit number; each file is checked against its hash before it is first read.
 * @returns the commit number reached
 * @throws Error naming each file that is lost or broken
 */
export async function takeIn(lease: Lease, home: Home, after: number): Promise<number> {
  const files = readNow(home.state, after);
  const broken: string[] = [];
  for (const file of files) {
    const why = await wrong(join(home.lake, file.path), file.sha256);
    if (why) broken.push(`${file.path}: ${why}`);
  }
  if (broken.length > 0) throw new Error(`the lake does not match its manifest: ${broken.join('; ')}`);
  // A seal may hold what was taken in before from files of its own.
  const again = after > 0 && files.some(({ isSeal }) => isSeal) ? ' where submission not in (select submission from landed)' : '';
  for (let at = 0; at < files.length; at += MOST_FILES) {
    await lease.run(`insert into landed select * from (${readLanded(files.slice(at, at + MOST_FILES).map((file) => join(home.lake, file.path)))})${again}`);
  }
  return mirror(lease, home, after);
}

async function mirror(lease: Lease, { state }: Home, after: number): Promise<number> {
  await lease.append('submissions', ['text', 'text', 'text', 'integer', 'timestamp', 'text', 'text', 'text', 'integer', 'integer'],
    state.submissions(after).map((s) => [s.submission, s.agency, s.report, s.revision, s.received_at, s.sha256, s.file_name, s.reason, s.figures, s.seq]));
  const acts = state.acts(after);
  await lease.append('acts', ['integer', 'timestamp', 'text', 'text', 'text'], acts.map((act) => [act.seq, act.at, act.kind, act.submission, act.actor]));
  await lease.append('proofs', ['text', 'date', 'text', 'timestamp', 'integer'], acts.filter((act) => act.kind === 'proof').map((act) => {
    const { done_on, document } = JSON.parse(act.detail) as { done_on: string | null; document: string };
    return [act.submission, done_on, document, act.at, act.seq];
  }));
  await lease.append('locks', ['text', 'timestamp', 'number', 'number', 'number', 'text', 'integer'],
    state.locks(after).map((lock) => [lock.milestone, lock.published_at, lock.actual, lock.goal, lock.goal_max, lock.status, lock.seq]));
  const seq = acts.at(-1)?.seq ?? after;
  await lease.run('update snapshot_now set seq = $seq', { seq: { kind: 'integer', value: seq } });
  return seq;
}
