// The only way data gets in: one immutable Parquet file for each submission, durable before it is acknowledged.
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDB } from '../engine/duckdb.ts';
import type { Kind, Plain } from '../engine/values.ts';
import type { Home } from '../home.ts';
import { publishFile, sha256Of, syncFile } from './durable.ts';
import type { State, Submission } from './state.ts';

/**
 * One figure of one agency, as it stands in the lake. `value`s are in the unit of the indicator; shares carry numerator and denominator.
 * Of a survey: `standard_error` in the index's own points, `reference` the year or quarter (2025, 2025Q3) that it measured, '' = the report's.
 */
export interface Observation {
  indicator: string; part: string; state: string; numerator: number | null; denominator: number | null; value: number | null;
  sample: number | null; standard_error: number | null; reference: string; note: string; sheet: string; line: number; cell: string;
}
/** A line for which there is no figure, and why. */
export interface Absent { indicator: string; part: string; reason: string }
/** `unchanged`: lines of the sheet that said what counts already, and are not among the observations. */
export interface Landing {
  agency: string; report: string; observations: Observation[]; sha256: string; fileName: string; idempotencyKey: string;
  reason: string | null; accept: boolean; actor: string; at: string; remarks?: Remark[]; hands?: string[]; basis?: string; absent?: Absent[]; unchanged?: number;
}
/** What intake found unusual: a level or figure, the one that it was compared with, and what is usual. `reports`: with what. */
export interface Remark { indicator: string; part: string; code: string; field: string; given: number | null; other: number | null; low: number | null; high: number | null; reports: string }

/** The columns of a lake file, in order: only types that every reader of Parquet knows. */
export const LANDED: [name: string, kind: Kind][] = [
  ['submission', 'text'], ['agency', 'text'], ['report', 'text'], ['revision', 'integer'], ['indicator', 'text'], ['part', 'text'],
  ['state', 'text'], ['numerator', 'number'], ['denominator', 'number'], ['value', 'number'], ['sample', 'number'],
  ['standard_error', 'number'], ['reference', 'text'], ['note', 'text'], ['sheet', 'text'], ['line', 'integer'], ['cell', 'text'],
];
const SQL_TYPE: Partial<Record<Kind, string>> = { text: 'varchar', integer: 'bigint', number: 'double' };
export const landedColumns = LANDED.map(([name, kind]) => `${name} ${SQL_TYPE[kind]}`).join(', ');
/** Columns that files landed before them lack, and what stands there: `null`, where a cell would have been empty, is '' for text. */
const SINCE: Record<string, string> = { reference: "''" };

/**
 * The statement that yields exactly the columns of LANDED, in order, from any mix of files of today's and of earlier forms.
 * @param paths of lake files; none gives no rows
 */
export function readLanded(paths: string[]): string {
  const columns = LANDED.map(([name]) => (SINCE[name] ? `coalesce(${name}, ${SINCE[name]}) as ${name}` : name)).join(', ');
  // The empty set gives each column its name and type where no file has it; files are matched to it by name.
  const typed = `select ${LANDED.map(([name, kind]) => `cast(null as ${SQL_TYPE[kind]}) as ${name}`).join(', ')} where false`;
  if (paths.length === 0) return typed;
  const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  return `select ${columns} from (${typed} union all by name select * from read_parquet([${list}], union_by_name = true, hive_partitioning = false))`;
}

/**
 * Lands submissions together: all of them or none. The caller holds the landing queue, so that revisions follow each other.
 * @param landings each for another agency or report
 * @throws where the disk refuses; then nothing is stored
 */
export async function land(landings: Landing[], home: Home, db: DuckDB): Promise<{ submission: Submission; path: string }[]> {
  const staged: Staged[] = [];
  try {
    for (const landing of landings) staged.push(await stage(landing, home, db));
  } catch (error) {
    for (const { file } of staged) await rm(file, { force: true });
    throw error;
  }
  for (const { file, path } of staged) await publishFile(file, join(home.lake, path));
  return home.state.transaction(() => staged.map((one) => ({ submission: commit(one, staged, home), path: one.path })));
}

interface Staged { landing: Landing; name: string; revision: number; file: string; path: string; sha256: string; size: number }

async function stage(landing: Landing, home: Home, db: DuckDB): Promise<Staged> {
  const revision = home.state.lastRevision(landing.agency, landing.report) + 1;
  const name = `PN-${landing.report}-${landing.agency}-${String(revision).padStart(2, '0')}`;
  const path = join(`report=${landing.report}`, `${name}-${randomUUID().slice(0, 8)}.parquet`);
  const file = join(home.staging, `${randomUUID()}.parquet`);
  try {
    await writeParquet(db, file, landing, name, revision);
    const sha256 = await sha256Of(file);
    await syncFile(file);
    return { landing, name, revision, file, path, sha256, size: (await stat(file)).size };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Manifest row and acts of one submission, within the transaction of all that land with it. */
function commit({ landing, name, revision, path, sha256, size }: Staged, all: Staged[], home: Home): Submission {
  const together = all.length > 1 ? { together: all.map((one) => one.name) } : {};
  const detail = JSON.stringify({ agency: landing.agency, report: landing.report, revision, received: landing.sha256, lake: sha256, reason: landing.reason, ...(landing.basis ? { basis: landing.basis } : {}), ...(landing.hands ? { hands: landing.hands } : {}), ...(landing.absent ? { absent: landing.absent } : {}), ...(landing.unchanged ? { unchanged: landing.unchanged } : {}), ...together });
  const act = home.state.act({ at: landing.at, actor: landing.actor, kind: 'submit', submission: name, detail });
  const row: Submission = {
    submission: name, agency: landing.agency, report: landing.report, revision, received_at: landing.at, sha256: landing.sha256,
    file_name: landing.fileName, reason: landing.reason, figures: landing.observations.length, idempotency_key: landing.idempotencyKey,
    accepted: landing.accept ? 1 : 0, seq: act.seq,
  };
  home.state.addSubmission(row);
  home.state.addFile({ path, sha256, bytes: size, rows: landing.observations.length, submission: name, seq: act.seq });
  keepRemarks(home.state, name, landing.remarks ?? []);
  if (landing.accept) home.state.act({ at: landing.at, actor: 'system', kind: 'accept', submission: name, detail: JSON.stringify({ review: 'off' }) });
  return row;
}

async function writeParquet(db: DuckDB, staged: string, landing: Landing, name: string, revision: number): Promise<void> {
  const rows = landing.observations.map((o): Plain[] => [
    name, landing.agency, landing.report, revision, o.indicator, o.part, o.state, o.numerator, o.denominator, o.value, o.sample, o.standard_error,
    o.reference, o.note, o.sheet, o.line, o.cell,
  ]);
  const path = staged.replaceAll("'", "''");
  await db.use(async (lease) => {
    await lease.run(`create or replace temp table landing (${landedColumns})`);
    await lease.append('landing', LANDED.map(([, kind]) => kind), rows);
    await lease.run(`copy landing to '${path}' (format parquet, compression zstd)`);
    const sums = (from: string): string => `select count(*), sum(numerator), sum(denominator), sum(value), sum(sample), sum(standard_error), count(nullif(reference, '')), count(distinct indicator || '/' || part) from ${from}`;
    const [meant, written] = [await lease.run(sums('landing')), await lease.run(sums(`read_parquet('${path}')`))];
    const schema = await lease.run(`select column_name, lower(column_type) from (describe select * from read_parquet('${path}'))`);
    await lease.run('drop table landing');
    const columns = schema.values[0]!.map((column, index) => `${String(column)} ${String(schema.values[1]![index])}`).join(', ');
    if (columns !== landedColumns) throw new Error(`the staged file of ${name} has the columns ${columns}`);
    if (JSON.stringify(meant.values) !== JSON.stringify(written.values)) throw new Error(`the staged file of ${name} does not hold what was handed in`);
  });
}

/** Within a transaction. */
export function keepRemarks(state: State, submission: string, remarks: Remark[]): void {
  for (const one of remarks) {
    state.run('insert or replace into remarks (submission, indicator, part, code, field, given, other, low, high, reports) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      submission, one.indicator, one.part, one.code, one.field, one.given, one.other, one.low, one.high, one.reports);
  }
}
