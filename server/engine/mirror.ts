// What was committed, as the tables that every step starts from: figures from the lake's files, acts and receipts from SQLite.
import { join } from 'node:path';
import { returnedBy } from '../cycle/decision.ts';
import { putOffOf } from '../conclusions/putting-off.ts';
import { stepOf } from '../conclusions/steps.ts';
import { openingOf } from '../cycle/opening.ts';
import type { EvidenceRow, LinkRow } from '../evidence/records.ts';
import type { Home } from '../home.ts';
import { landedColumns, readLanded } from '../lake/land.ts';
import { absentOf } from '../lake/sent.ts';
import { readNow } from '../lake/seals.ts';
import type { Act, Proof, State } from '../lake/state.ts';
import { wrong } from '../lake/sweep.ts';
import { campaignStepOf } from '../scoring/campaign.ts';
import { talliesAfter } from '../scoring/snapshots.ts';
import { stepOf as scoreStepOf } from '../scoring/steps.ts';
import type { Lease } from './lease.ts';

/** Files read in one statement. */
const MOST_FILES = 500;

export async function createMirror(lease: Lease): Promise<void> {
  await lease.run(`create table landed (${landedColumns})`);
  await lease.run(`create table submissions (submission varchar, agency varchar, report varchar, revision bigint, received_at timestamp, sha256 varchar,
    file_name varchar, reason varchar, figures bigint, seq bigint)`);
  await lease.run('create table acts (seq bigint, acted_at timestamp, kind varchar, subject varchar, actor varchar)');
  await lease.run('create table locks (milestone varchar, published_at timestamp, actual double, goal double, goal_max double, status varchar, seq bigint)');
  await lease.run('create table returns (submission varchar, indicator varchar, part varchar, reason varchar, told varchar, returned_at timestamp, seq bigint)');
  await lease.run('create table absent (submission varchar, indicator varchar, part varchar, reason varchar, seq bigint)');
  await lease.run('create table openings (agency varchar, report varchar, until date, reason varchar, opened_at timestamp, seq bigint)');
  await lease.run('create table proofs (subject varchar, state varchar, done_on date, document varchar, evidence varchar, spent double, note varchar, agency varchar, proved_at timestamp, seq bigint)');
  await lease.run(`create table conclusion_steps (conclusion varchar, step varchar, taken_at timestamp, text varchar, plan varchar, area varchar, target varchar, lead varchar, partners varchar, product varchar, due date,
    meeting varchar, met_on date, seen_at timestamp, notice varchar, signed_on date, done_on date, document varchar, evidence varchar, note varchar, seq bigint)`);
  await lease.run('create table ruling_acts (milestone varchar, document varchar, note varchar, ruled_at timestamp, seq bigint)');
  await lease.run('create table put_offs (kind varchar, subject varchar, until date, reason varchar, put_at timestamp, seq bigint)');
  await lease.run(`create table evidence (link varchar, evidence varchar, kind varchar, agency varchar, report varchar, indicator varchar, part varchar, subject varchar, sha256 varchar, bytes bigint,
    media_type varchar, file_name varchar, number varchar, dated date, issuer varchar, title varchar, added_at timestamp, linked_at timestamp, unlinked_at timestamp, seq bigint)`);
  await lease.run(`create table score_steps (criteria varchar, period varchar, scored varchar, component varchar, step varchar, taken_at timestamp, points double, data double, note varchar, agency varchar,
    person varchar, document varchar, seq bigint)`);
  await lease.run(`create table campaign_steps (criteria varchar, period varchar, step varchar, taken_at timestamp, self_until date, first_until date, explain_until date, final_until date, agencies varchar,
    scored varchar, component varchar, stage varchar, until date, note varchar, seq bigint)`);
  await lease.run(`create table snapshot_tallies (criteria varchar, period varchar, scored varchar, component varchar, numerator double, denominator double, value double, done_on date, at_period varchar,
    published_at timestamp, seq bigint)`);
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

/** A link is a row from its act on; the act that ends it writes when. */
async function mirrorEvidence(lease: Lease, state: State, after: number): Promise<void> {
  const made = state.all<LinkRow & EvidenceRow & { title: string }>(`select e.*, e.subject as title, l.* from evidence_links as l inner join evidence as e on e.evidence = l.evidence where l.seq > ? order by l.seq`, after);
  await lease.append('evidence', ['text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'integer', 'text', 'text', 'text', 'date', 'text', 'text', 'timestamp', 'timestamp', 'timestamp', 'integer'],
    made.map((row) => [row.link, row.evidence, row.kind, row.agency, row.report, row.indicator, row.part, row.subject, row.sha256, row.bytes, row.media_type, row.file_name, row.number, row.dated, row.issuer, row.title,
      row.added_at, row.linked_at, row.unlinked_at, row.seq]));
  for (const { link, unlinked_at } of state.all<LinkRow>('select * from evidence_links where unlinked_seq > ? and seq <= ?', after, after)) {
    await lease.run('update evidence set unlinked_at = $at where link = $link', { at: { kind: 'timestamp', value: unlinked_at }, link: { kind: 'text', value: link } });
  }
}

/** A step is a row; what it does not say is null. */
async function mirrorConclusions(lease: Lease, acts: Act[]): Promise<void> {
  const steps = acts.flatMap((act) => {
    const taken = stepOf(act);
    return taken ? [{ ...taken, act }] : [];
  });
  await lease.append('conclusion_steps',
    ['text', 'text', 'timestamp', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'date', 'text', 'date', 'timestamp', 'text', 'date', 'date', 'text', 'text', 'text', 'integer'],
    steps.map(({ step, conclusion, said, act }) => [
      conclusion, step, act.at, said.text ?? null, said.plan ?? null, said.area ?? null, said.target ?? null, said.lead ?? null, said.partners ? `|${said.partners.join('|')}|` : null, said.product ?? null, said.due ?? null,
      said.meeting ?? null, said.met_on ?? null, said.seen_at || null, said.notice ?? null, said.signed_on ?? null, said.done_on ?? null, said.document ?? null, said.evidence ?? null, said.note ?? null, act.seq,
    ]));
  await lease.append('put_offs', ['text', 'text', 'date', 'text', 'timestamp', 'integer'], acts.filter(({ kind }) => kind === 'decision-put-off').map((act) => {
    const { kind, subject, until, reason } = putOffOf(act);
    return [kind, subject, until, reason, act.at, act.seq];
  }));
}

/** What a step of a score or of a campaign does not say is null; a campaign of every body names none. */
async function mirrorScores(lease: Lease, state: State, acts: Act[], after: number): Promise<void> {
  await lease.append('score_steps', ['text', 'text', 'text', 'text', 'text', 'timestamp', 'number', 'number', 'text', 'text', 'text', 'text', 'integer'], acts.flatMap((act) => {
    const taken = scoreStepOf(act);
    if (!taken) return [];
    const { criteria, period, scored, component, step, said: { points, data, note, agency, person, document } } = taken;
    return [[criteria, period, scored, component, step, act.at, points ?? null, data ?? null, note ?? null, agency ?? null, person ?? null, document ?? null, act.seq]];
  }));
  await lease.append('campaign_steps', ['text', 'text', 'text', 'timestamp', 'date', 'date', 'date', 'date', 'text', 'text', 'text', 'text', 'date', 'text', 'integer'], acts.flatMap((act) => {
    const taken = campaignStepOf(act);
    if (!taken) return [];
    const { criteria, period, step, said } = taken;
    const agencies = said.agencies ? (said.agencies.length === 0 ? '' : `|${said.agencies.join('|')}|`) : null;
    return [[criteria, period, step, act.at, said.self_until ?? null, said.first_until ?? null, said.explain_until ?? null, said.final_until ?? null, agencies,
      said.scored ?? null, said.component ?? null, said.stage ?? null, said.until ?? null, said.note ?? null, act.seq]];
  }));
  await lease.append('snapshot_tallies', ['text', 'text', 'text', 'text', 'number', 'number', 'number', 'date', 'text', 'timestamp', 'integer'],
    talliesAfter(state, after).map((tally) => [tally.criteria, tally.period, tally.scored, tally.component, tally.numerator, tally.denominator, tally.value, tally.done_on, tally.at_period, tally.published_at, tally.seq]));
}

async function mirror(lease: Lease, { state }: Home, after: number): Promise<number> {
  await lease.append('submissions', ['text', 'text', 'text', 'integer', 'timestamp', 'text', 'text', 'text', 'integer', 'integer'],
    state.submissions(after).map((s) => [s.submission, s.agency, s.report, s.revision, s.received_at, s.sha256, s.file_name, s.reason, s.figures, s.seq]));
  const acts = state.acts(after);
  await lease.append('acts', ['integer', 'timestamp', 'text', 'text', 'text'], acts.map((act) => [act.seq, act.at, act.kind, act.submission, act.actor]));
  await lease.append('proofs', ['text', 'text', 'date', 'text', 'text', 'number', 'text', 'text', 'timestamp', 'integer'], acts.filter((act) => act.kind === 'proof').map((act) => {
    // An act of before says the day and the document alone; one without a day took an earlier one back.
    const { state, done_on, document, evidence, spent, note, agency } = JSON.parse(act.detail) as Partial<Proof> & Pick<Proof, 'done_on' | 'document'>;
    return [act.submission, state ?? (done_on === null ? '' : 'done'), done_on, document, evidence ?? '', spent ?? null, note ?? '', agency ?? '', act.at, act.seq];
  }));
  await lease.append('returns', ['text', 'text', 'text', 'text', 'text', 'timestamp', 'integer'], acts.flatMap((act) => returnedBy(act).map(({ indicator, part, reason, told }) => [act.submission, indicator, part, reason, told, act.at, act.seq])));
  await lease.append('absent', ['text', 'text', 'text', 'text', 'integer'], acts.flatMap((act) => absentOf(act).map(({ indicator, part, reason }) => [act.submission, indicator, part, reason, act.seq])));
  await lease.append('openings', ['text', 'text', 'date', 'text', 'timestamp', 'integer'], acts.filter((act) => act.kind === 'opening').map((act) => {
    const { agency, report, until, reason } = openingOf(act);
    return [agency, report, until, reason, act.at, act.seq];
  }));
  await mirrorConclusions(lease, acts);
  await lease.append('ruling_acts', ['text', 'text', 'text', 'timestamp', 'integer'], acts.filter(({ kind }) => kind === 'ruling').map((act) => {
    const { document, note } = JSON.parse(act.detail) as { document?: string; note?: string };
    return [act.submission, document ?? '', note ?? '', act.at, act.seq];
  }));
  await mirrorScores(lease, state, acts, after);
  await mirrorEvidence(lease, state, after);
  await lease.append('locks', ['text', 'timestamp', 'number', 'number', 'number', 'text', 'integer'],
    state.locks(after).map((lock) => [lock.milestone, lock.published_at, lock.actual, lock.goal, lock.goal_max, lock.status, lock.seq]));
  const seq = acts.at(-1)?.seq ?? after;
  await lease.run('update snapshot_now set seq = $seq', { seq: { kind: 'integer', value: seq } });
  return seq;
}
