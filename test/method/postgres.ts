// PostgreSQL computes a world by the very same steps: a server of Debian's, started on a folder of its own and a socket, ended after.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Bound, Kind, Plain } from '../../server/engine/values.ts';
import { unlessMissing } from '../needed.ts';
import { ordered, paramsOf, questionOf, tablesOf } from './tables.ts';
import type { Computed, World } from './world.ts';

const SQL_TYPE: Record<Kind, string> = { text: 'varchar', number: 'double precision', integer: 'bigint', boolean: 'boolean', date: 'date', timestamp: 'timestamp' };
const HOME = '/usr/lib/postgresql';

/** The folder of Debian's newest PostgreSQL that has a server, or null where none is installed. @throws Error with CI=true */
export function installed(): string | null {
  const versions = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a)) : [];
  return unlessMissing(versions.map((version) => join(HOME, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))), 'the comparison with PostgreSQL', 'postgresql');
}

export class Postgres {
  private readonly server: ChildProcess;
  private readonly client: pg.Client;
  private readonly folder: string;
  private world: World | null = null;
  private made = new Set<string>();
  private constructor(server: ChildProcess, client: pg.Client, folder: string) {
    this.server = server;
    this.client = client;
    this.folder = folder;
  }

  static async open(): Promise<Postgres> {
    const bin = installed();
    if (!bin) throw new Error(`PostgreSQL is not installed under ${HOME}`);
    const folder = mkdtempSync(join(tmpdir(), 'cot-moc-pg-'));
    const as = asOther(folder);
    mkdirSync(join(folder, 'data'));
    if (as.uid !== undefined) chownSync(join(folder, 'data'), as.uid, as.gid!);
    execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'test', '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync'], { ...as, stdio: 'ignore', cwd: folder });
    const server = spawn(join(bin, 'postgres'), [
      '-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'timezone=UTC', '-c', 'jit=off', '-c', 'enable_nestloop=off', '-c', 'work_mem=64MB',
    ], { ...as, stdio: 'ignore', cwd: folder });
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ host: folder, user: 'test', database: 'postgres' });
      try {
        await client.connect();
        await client.query('create function round(double precision, integer) returns double precision language sql immutable as $$ select round($1::numeric, $2)::double precision $$');
        return new Postgres(server, client, folder);
      } catch (error) {
        await client.end().catch(() => undefined);
        if (tries > 100) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }

  async compute(world: World): Promise<Computed> {
    await this.load(world);
    return { series: await this.step('series'), verdicts: await this.step('verdicts'), headlines: await this.step('headlines'), forecasts: await this.step('forecasts') };
  }

  async load(world: World, ends?: string[]): Promise<void> {
    this.world = world;
    this.made = new Set(ordered(ends).map((step) => step.name));
    await this.client.query('drop schema public cascade; create schema public');
    await this.client.query('create function public.round(double precision, integer) returns double precision language sql immutable as $$ select pg_catalog.round($1::numeric, $2)::double precision $$');
    for (const { name, columns, rows } of tablesOf(world)) {
      await this.client.query(`create table ${name} (${columns.map(([column, kind]) => `"${column}" ${SQL_TYPE[kind]}`).join(', ')})`);
      if (rows.length === 0) continue;
      const byColumn = columns.map((_, index) => rows.map((row) => row[index] ?? null));
      await this.client.query(`insert into ${name} select * from unnest(${columns.map(([, kind], index) => `$${index + 1}::${SQL_TYPE[kind]}[]`).join(', ')})`, byColumn);
    }
    const params = paramsOf(world);
    for (const step of ordered(ends)) {
      await this.client.query(`create table ${step.name} as ${filled(step.body, params)}`);
    }
  }

  /** The rows of a step of the world that was loaded. */
  step<Row>(name: string): Promise<Row[]> {
    return this.query(`select * from ${name}`);
  }

  /** Asks a question of the world that was loaded. */
  async ask<Row>(name: string, params: Record<string, string | null> = {}): Promise<Row[]> {
    const { sql, bound } = questionOf(this.world!, name, params, this.made);
    return this.query(filled(sql, bound));
  }

  private async query<Row>(sql: string): Promise<Row[]> {
    const { rows, fields } = await this.client.query({ text: sql, types: { getTypeParser: () => (text: string) => text } as never });
    const read = new Map(fields.map((field) => [field.name, NUMERIC.has(field.dataTypeID) ? Number : field.dataTypeID === 16 ? (text: string) => text === 't' : String]));
    return (rows as Record<string, string | null>[]).map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === null ? null : read.get(name)!(text)])) as Row);
  }

  async close(): Promise<void> {
    await this.client.end();
    const gone = new Promise((done) => this.server.once('exit', done));
    this.server.kill('SIGINT');
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user that Debian made for it. */
function asOther(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres']).toString()));
  chownSync(folder, uid!, gid!);
  return { uid: uid!, gid: gid! };
}

const NUMERIC = new Set([20, 21, 23, 700, 701, 1700]);

function filled(sql: string, params: Bound): string {
  return sql.replaceAll(/\$([a-z_]+)\b/g, (_, name: string) => literal(params[name]!));
}

function literal({ kind, value }: { kind: Kind; value: Plain }): string {
  return `cast(${value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`} as ${SQL_TYPE[kind]})`;
}
