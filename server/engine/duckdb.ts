// The only door to DuckDB: an in-memory instance, locked down, with leased connections.
import { DuckDBInstance, DOUBLE, BIGINT, BOOLEAN, VARCHAR, DATE, TIMESTAMP } from '@duckdb/node-api';
import { DuckDBDateValue, DuckDBTimestampValue } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/** What a question may carry over the border: text, number, boolean or nothing. Dates are ISO text, timestamps ISO text in UTC. */
export type Plain = string | number | boolean | null;
export type Kind = 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'timestamp';
/** A column of an answer: one array, null where there is no value. */
export interface Columns { names: string[]; kinds: Kind[]; values: Plain[][]; rows: number }

/** Parameters of a statement by name. */
export type Bound = Record<string, { kind: Kind; value: Plain }>;

const typeOf: Record<Kind, DuckDBType> = {
  text: VARCHAR, number: DOUBLE, integer: BIGINT, boolean: BOOLEAN, date: DATE, timestamp: TIMESTAMP,
};
const kindOf: Record<string, Kind> = {
  VARCHAR: 'text', DOUBLE: 'number', BOOLEAN: 'boolean', DATE: 'date', TIMESTAMP: 'timestamp',
  BIGINT: 'integer', INTEGER: 'integer', SMALLINT: 'integer', TINYINT: 'integer', HUGEINT: 'integer', DECIMAL: 'number', FLOAT: 'number',
};
const DAY_MS = 86_400_000;

/** Connections open at most: more only wait for each other on a small machine. */
const CONNECTIONS = 6;
/** Statements kept ready on each connection: planning costs as much as running where tables are small. */
const MOST_KEPT = 60;

/** One connection, leased for as long as a caller needs a transaction. */
export class Lease {
  private readonly connection: DuckDBConnection;
  private readonly kept = new Map<string, DuckDBPreparedStatement>();
  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Runs a statement once. */
  async run(sql: string, params: Bound = {}): Promise<Columns> {
    const prepared = await this.connection.prepare(sql);
    try {
      return await this.answer(prepared, sql, params);
    } finally {
      prepared.destroySync();
    }
  }

  /** Runs a statement that will be asked again: it stays prepared on this connection. */
  async ask(sql: string, params: Bound = {}): Promise<Columns> {
    const prepared = this.kept.get(sql) ?? await this.connection.prepare(sql);
    this.kept.delete(sql);
    this.kept.set(sql, prepared);
    const [oldest] = this.kept;
    if (this.kept.size > MOST_KEPT && oldest) {
      this.kept.delete(oldest[0]);
      oldest[1].destroySync();
    }
    return this.answer(prepared, sql, params);
  }

  private async answer(prepared: DuckDBPreparedStatement, sql: string, params: Bound): Promise<Columns> {
    const values: Record<string, DuckDBValue> = {};
    const types: Record<string, DuckDBType> = {};
    for (const [name, { kind, value }] of Object.entries(params)) {
      if (!new RegExp(`\\$${name}\\b`).test(sql)) continue;
      values[name] = bound(kind, value);
      types[name] = typeOf[kind];
    }
    if (Object.keys(values).length > 0) prepared.bind(values, types);
    const reader = await prepared.runAndReadAll();
    const kinds = reader.columnTypes().map((type) => {
      const kind = kindOf[DuckDBTypeName(type)];
      if (!kind) throw new Error(`a column has the type ${String(type)}, which no answer carries`);
      return kind;
    });
    const columns = reader.getColumns();
    return {
      names: reader.columnNames(),
      kinds,
      values: kinds.map((kind, index) => (columns[index] ?? []).map((value) => plain(kind, value))),
      rows: reader.currentRowCount,
    };
  }

  /** Appends rows to a table; each cell is typed by the kinds given. */
  async append(table: string, kinds: Kind[], rows: Plain[][], schema?: string): Promise<void> {
    const appender = await this.connection.createAppender(table, schema);
    try {
      for (const row of rows) {
        kinds.forEach((kind, index) => {
          const value = row[index] ?? null;
          if (value === null) appender.appendNull();
          else appender.appendValue(bound(kind, value), typeOf[kind]);
        });
        appender.endRow();
      }
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  /** Runs work in one transaction; whatever it throws leaves nothing behind. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.connection.run('begin transaction');
    try {
      const result = await work();
      await this.connection.run('commit');
      return result;
    } catch (error) {
      await this.connection.run('rollback').catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    for (const prepared of this.kept.values()) prepared.destroySync();
    this.connection.closeSync();
  }
}

/** A pool over one in-memory instance. One statement at a time on a connection: a second would silently cut the first short. */
export class DuckDB {
  private readonly instance: DuckDBInstance;
  private readonly idle: Lease[] = [];
  private readonly waiting: ((lease: Lease) => void)[] = [];
  private open = 0;
  private readonly most: number;

  private constructor(instance: DuckDBInstance, most: number) {
    this.instance = instance;
    this.most = most;
  }

  /** @param folders the only folders whose files may be read or written; @param memory that it may take */
  static async open(folders: string[], memory = '2GB'): Promise<DuckDB> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: memory });
    const db = new DuckDB(instance, CONNECTIONS);
    await db.use(async (lease) => {
      await lease.run('set autoinstall_known_extensions = false');
      await lease.run('set autoload_known_extensions = false');
      await lease.run("set temp_directory = ''");
      await lease.run('set enable_external_file_cache = false');
      await lease.run("set timezone = 'UTC'");
      await lease.run(`set allowed_directories = [${folders.map((folder) => `'${folder.replaceAll("'", "''")}/'`).join(', ')}]`);
      await lease.run('set enable_external_access = false');
      await lease.run('set lock_configuration = true');
    });
    return db;
  }

  async use<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await this.lease();
    try {
      return await work(lease);
    } finally {
      const next = this.waiting.shift();
      if (next) next(lease);
      else this.idle.push(lease);
    }
  }

  close(): void {
    for (const lease of this.idle) lease.close();
    this.instance.closeSync();
  }

  private async lease(): Promise<Lease> {
    const lease = this.idle.pop();
    if (lease) return lease;
    if (this.open < this.most) {
      this.open += 1;
      return new Lease(await this.instance.connect());
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

function DuckDBTypeName(type: DuckDBType): string {
  return String(type).replace(/\(.*$/, '');
}

function bound(kind: Kind, value: Plain): DuckDBValue {
  if (value === null) return null;
  if (kind === 'integer') return BigInt(value as number);
  if (kind === 'date') return new DuckDBDateValue(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS);
  if (kind === 'timestamp') return new DuckDBTimestampValue(BigInt(Date.parse(String(value))) * 1000n);
  return value;
}

function plain(kind: Kind, value: DuckDBValue): Plain {
  if (value === null || value === undefined) return null;
  if (kind === 'integer' || kind === 'number') return Number(value);
  if (kind === 'date') return new Date((value as DuckDBDateValue).days * DAY_MS).toISOString().slice(0, 10);
  if (kind === 'timestamp') return new Date(Number((value as DuckDBTimestampValue).micros / 1000n)).toISOString();
  return value as Plain;
}

