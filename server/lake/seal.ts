// A closed report sealed: its files become one, which keeps of each row the submission, revision, sheet and line, the hashes of the sheet
// and of the file that it came from, and its commit number. Written like any landing: aside, compared, synced, linked, then one transaction.
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDB } from '../engine/duckdb.ts';
import type { Lease } from '../engine/lease.ts';
import type { Plain } from '../engine/values.ts';
import type { Home } from '../home.ts';
import { nearest } from '../nearest.ts';
import { readRegistry } from '../registry/read.ts';
import { publishFile, sha256Of, someAtATime, syncFile } from './durable.ts';
import type { Finding } from './finding.ts';
import { Refused } from './finding.ts';
import { LANDED, landedColumns, readLanded } from './land.ts';
import { addSeal, lastSeal, seals, unsealed } from './seals.ts';
import type { Seal } from './seals.ts';
import type { Act } from './state.ts';
import { against, chainFindings } from './verify.ts';

/** Files read in one statement. */
const MOST_FILES = 500;
const COLUMNS = LANDED.map(([name]) => name).join(', ');
/** What a sealed row has beside the columns of a lake file. */
const ORIGIN = 'sheet_sha256 varchar, file_sha256 varchar, seq bigint';
/** As they were chained, text for text: the chain can be followed from the file alone. `at` is a word of SQL's own. */
const ACTS = 'seq bigint, acted_at varchar, actor varchar, kind varchar, submission varchar, detail varchar, previous varchar, hash varchar';

/** Tables of a connection while it writes a seal. */
const PASSING = ['sources', 'origins', 'chained'];

/** `files` 0 where there was nothing new to seal; then `at` is the day of the seal before, '' where there is none. */
export interface Sealing { report: string; files: number; rows: number; at: string }

/**
 * The caller holds the landing queue, or the home alone.
 * @param today in Vietnam
 * @throws Refused where the report is unknown or not closed, or where a file of it is lost or changed; then nothing is stored
 */
export async function seal(report: string, home: Home, db: DuckDB, today: string, at: string): Promise<Sealing> {
  const { state } = home;
  refuse(chainFindings(state, { files: [], log: state.log.read() }));
  refuse(notClosed(report, home, today));
  const fresh = unsealed(state, report);
  const before = lastSeal(state, report);
  if (fresh.length === 0) return { report, files: 0, rows: before?.rows ?? 0, at: before?.at ?? '' };
  const sources = [...(before ? [{ path: before.path, sha256: before.sha256, of: report }] : []), ...fresh];
  const wrong: Finding[] = [];
  await someAtATime(sources, async ({ path, sha256, of }) => {
    const finding = await against(join(home.lake, path), sha256, of);
    if (finding) wrong.push(finding);
  });
  refuse(wrong);

  const staged: { file: string; seal: Seal }[] = [];
  const write = async (holds: Seal['holds'], path: string, make: (lease: Lease, file: string) => Promise<number>): Promise<void> => {
    const file = join(home.staging, `${randomUUID()}.parquet`);
    staged.push({ file, seal: { path, holds, report, sha256: '', bytes: 0, rows: 0, at, seq: 0 } });
    const rows = await db.use(async (lease) => {
      try {
        return await make(lease, file);
      } finally {
        for (const table of PASSING) await lease.run(`drop table if exists temp.${table}`);
      }
    });
    Object.assign(staged.at(-1)!.seal, { rows, sha256: await sha256Of(file), bytes: (await stat(file)).size });
    await syncFile(file);
  };
  try {
    const [from, to] = [seals(state).reduce((sum, { holds, rows }) => sum + (holds === 'acts' ? rows : 0), 0), state.head().seq];
    await write('figures', join(`report=${report}`, `sealed-${report}-${randomUUID().slice(0, 8)}.parquet`), (lease, file) => writeFigures(lease, file, report, home, sources));
    await write('acts', join('acts', `acts-${from + 1}-${to}-${randomUUID().slice(0, 8)}.parquet`), (lease, file) => writeActs(lease, file, home, from, to));
  } catch (error) {
    for (const { file } of staged) await rm(file, { force: true });
    throw error;
  }
  for (const { file, seal: { path } } of staged) await publishFile(file, join(home.lake, path));
  const written = staged.map((one) => one.seal);
  state.transaction(() => {
    const detail = { report, rows: written[0]!.rows, taken: fresh.length, ...Object.fromEntries(written.map(({ holds, sha256 }) => [holds, sha256])) };
    const { seq } = state.act({ at, actor: 'system', kind: 'seal', submission: report, detail: JSON.stringify(detail) });
    addSeal(state, written.map((one) => ({ ...one, seq })), fresh);
  });
  return { report, files: fresh.length, rows: written[0]!.rows, at };
}

/** Whether the calendar in force in the home has closed the report. */
function notClosed(report: string, home: Home, today: string): Finding[] {
  const version = home.state.registryVersions().at(-1);
  const calendar = version ? readRegistry(join(home.registry, version.hash), true).tables.get('registry_calendar') ?? [] : [];
  const closes = new Map(calendar.map(({ cells }) => [String(cells.report), cells.closes as string | null]));
  if (!closes.has(report)) return [{ code: 'report-unknown', params: { report, nearest: nearest(report, closes.keys()).join(', ') } }];
  const day = closes.get(report) ?? null;
  return day !== null && day < today ? [] : [{ code: 'report-open', params: { report, closes: day ?? '?', today } }];
}

async function writeFigures(lease: Lease, file: string, report: string, { lake, state }: Home, sources: { path: string }[]): Promise<number> {
  const origins = state.all<{ submission: string; sheet: string; file: string; seq: number; rows: number }>(`select p.submission, p.sha256 as sheet, f.sha256 as file, f.seq, f.rows
    from submissions as p inner join files as f on f.submission = p.submission where p.report = ? order by f.seq`, report);
  await lease.run(`create temp table sources (${landedColumns})`);
  for (let from = 0; from < sources.length; from += MOST_FILES) await lease.run(`insert into sources ${readLanded(sources.slice(from, from + MOST_FILES).map(({ path }) => join(lake, path)))}`);
  await lease.run(`create temp table origins (submission varchar, ${ORIGIN})`);
  await lease.append('origins', ['text', 'text', 'text', 'integer'], origins.map((one): Plain[] => [one.submission, one.sheet, one.file, one.seq]));
  const rows = await copyAndCompare(lease, file, `${landedColumns}, ${ORIGIN}`, `select ${LANDED.map(([name]) => `s.${name}`).join(', ')}, o.sheet_sha256, o.file_sha256, o.seq
    from sources as s inner join origins as o on o.submission = s.submission order by o.seq, s.sheet, s.line, s.indicator, s.part`);
  const differing = await count(lease, `(select ${COLUMNS} from sources except all select ${COLUMNS} from read_parquet('${quoted(file)}'))`);
  const meant = origins.reduce((sum, one) => sum + one.rows, 0);
  if (differing > 0 || rows !== meant) throw new Error(`the staged seal of ${report} has ${rows} rows, ${differing} of them missing or others; the manifest has ${meant}`);
  return rows;
}

async function writeActs(lease: Lease, file: string, { state }: Home, from: number, to: number): Promise<number> {
  const acts = state.all<Act & { previous: string; hash: string }>('select seq, at, actor, kind, submission, detail, previous, hash from acts where seq > ? and seq <= ? order by seq', from, to);
  await lease.run(`create temp table chained (${ACTS})`);
  await lease.append('chained', ['integer', 'text', 'text', 'text', 'text', 'text', 'text', 'text'],
    acts.map((act): Plain[] => [act.seq, act.at, act.actor, act.kind, act.submission, act.detail, act.previous, act.hash]));
  const rows = await copyAndCompare(lease, file, ACTS, 'select * from chained order by seq');
  const differing = await count(lease, `(select * from chained except all select * from read_parquet('${quoted(file)}'))`);
  if (rows !== to - from || differing > 0) throw new Error(`the staged acts ${from + 1} to ${to} are not those of the chain`);
  return rows;
}

/** @returns how many rows the file has */
async function copyAndCompare(lease: Lease, file: string, meant: string, select: string): Promise<number> {
  await lease.run(`copy (${select}) to '${quoted(file)}' (format parquet, compression zstd)`);
  const schema = await lease.run(`select column_name, lower(column_type) from (describe select * from read_parquet('${quoted(file)}'))`);
  const columns = schema.values[0]!.map((column, at) => `${String(column)} ${String(schema.values[1]![at])}`).join(', ');
  if (columns !== meant) throw new Error(`the staged file has the columns ${columns}`);
  return count(lease, `read_parquet('${quoted(file)}')`);
}

async function count(lease: Lease, from: string): Promise<number> {
  return Number((await lease.run(`select count(*) from ${from}`)).values[0]![0]);
}

function quoted(path: string): string {
  return path.replaceAll("'", "''");
}

function refuse(findings: Finding[]): void {
  if (findings.length > 0) throw new Refused(...findings);
}
