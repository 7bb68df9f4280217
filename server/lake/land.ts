// The only way data gets in: one immutable Parquet file for each submission, durable before it is acknowledged.
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDB, Kind, Plain } from '../engine/duckdb.ts';
import type { Home } from '../home.ts';
import { publishFile, sha256Of, syncFile } from './durable.ts';
import type { Submission } from './state.ts';

/** One figure of one agency, as it stands in the lake. `value`s are in the unit of the indicator; shares carry numerator and denominator. */
export interface Observation {
  indicator: string; part: string; state: string; numerator: number | null; denominator: number | null; value: number | null;
  sample: number | null; note: string; sheet: string; line: number; cell: string;
}
export interface Landing {
  agency: string; report: string; observations: Observation[]; sha256: string; fileName: string; idempotencyKey: string;
  reason: string | null; accept: boolean; actor: string; at: string;
}

/** The columns of a lake file, in order: only types that every reader of Parquet knows. */
export const LANDED: [name: string, kind: Kind][] = [
  ['submission', 'text'], ['agency', 'text'], ['report', 'text'], ['revision', 'integer'], ['indicator', 'text'], ['part', 'text'],
  ['state', 'text'], ['numerator', 'number'], ['denominator', 'number'], ['value', 'number'], ['sample', 'number'], ['note', 'text'],
  ['sheet', 'text'], ['line', 'integer'], ['cell', 'text'],
];
const SQL_TYPE: Partial<Record<Kind, string>> = { text: 'varchar', integer: 'bigint', number: 'double' };
export const landedColumns = LANDED.map(([name, kind]) => `${name} ${SQL_TYPE[kind]}`).join(', ');

/**
 * Lands one submission. The caller holds the landing queue, so that revisions follow each other.
 * @throws where the disk refuses; then nothing is stored
 */
export async function land(landing: Landing, home: Home, db: DuckDB): Promise<{ submission: Submission; path: string }> {
  const revision = home.state.lastRevision(landing.agency, landing.report) + 1;
  const name = `PN-${landing.report}-${landing.agency}-${String(revision).padStart(2, '0')}`;
  const path = join(`report=${landing.report}`, `${name}-${randomUUID().slice(0, 8)}.parquet`);
  const staged = join(home.staging, `${randomUUID()}.parquet`);

  const { sha256, size } = await stage(db, staged, landing, name, revision).catch(async (error: unknown) => {
    await rm(staged, { force: true });
    throw error;
  });
  await publishFile(staged, join(home.lake, path));

  const submission = home.state.transaction(() => {
    const detail = JSON.stringify({ agency: landing.agency, report: landing.report, revision, received: landing.sha256, lake: sha256, reason: landing.reason });
    const act = home.state.act({ at: landing.at, actor: landing.actor, kind: 'submit', submission: name, detail });
    const row: Submission = {
      submission: name, agency: landing.agency, report: landing.report, revision, received_at: landing.at, sha256: landing.sha256,
      file_name: landing.fileName, reason: landing.reason, figures: landing.observations.length, idempotency_key: landing.idempotencyKey,
      accepted: landing.accept ? 1 : 0, seq: act.seq,
    };
    home.state.addSubmission(row);
    home.state.addFile({ path, sha256, bytes: size, rows: landing.observations.length, submission: name, seq: act.seq });
    if (landing.accept) {
      home.state.act({ at: landing.at, actor: 'system', kind: 'accept', submission: name, detail: JSON.stringify({ review: 'off' }) });
    }
    return row;
  });
  return { submission, path };
}

async function stage(db: DuckDB, staged: string, landing: Landing, name: string, revision: number): Promise<{ sha256: string; size: number }> {
  await writeParquet(db, staged, landing, name, revision);
  const sha256 = await sha256Of(staged);
  await syncFile(staged);
  return { sha256, size: (await stat(staged)).size };
}

async function writeParquet(db: DuckDB, staged: string, landing: Landing, name: string, revision: number): Promise<void> {
  const rows = landing.observations.map((o): Plain[] => [
    name, landing.agency, landing.report, revision, o.indicator, o.part, o.state, o.numerator, o.denominator, o.value, o.sample, o.note, o.sheet, o.line, o.cell,
  ]);
  const path = staged.replaceAll("'", "''");
  await db.use(async (lease) => {
    await lease.run(`create or replace temp table landing (${landedColumns})`);
    await lease.append('landing', LANDED.map(([, kind]) => kind), rows);
    await lease.run(`copy landing to '${path}' (format parquet, compression zstd)`);
    const sums = (from: string): string => `select count(*), sum(numerator), sum(denominator), sum(value), sum(sample), count(distinct indicator || '/' || part) from ${from}`;
    const [meant, written] = [await lease.run(sums('landing')), await lease.run(sums(`read_parquet('${path}')`))];
    const schema = await lease.run(`select column_name, lower(column_type) from (describe select * from read_parquet('${path}'))`);
    await lease.run('drop table landing');
    const columns = schema.values[0]!.map((column, index) => `${String(column)} ${String(schema.values[1]![index])}`).join(', ');
    if (columns !== landedColumns) throw new Error(`the staged file of ${name} has the columns ${columns}`);
    if (JSON.stringify(meant.values) !== JSON.stringify(written.values)) throw new Error(`the staged file of ${name} does not hold what was handed in`);
  });
}
