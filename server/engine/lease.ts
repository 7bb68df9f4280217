// One connection, leased for as long as a caller needs it.
import type { DuckDBConnection } from '@duckdb/node-api';
import { namesIn, Statement } from './statement.ts';
import { bind, inward, outward, typeOf } from './values.ts';
import type { Bound, Columns, Kind, Plain } from './values.ts';

/** Statements kept ready on each connection: planning costs as much as running where tables are small. */
const MOST_KEPT = 60;

/** One connection, leased for as long as a caller needs a transaction. */
export class Lease {
  private readonly connection: DuckDBConnection;
  private readonly kept = new Map<string, Statement>();
  private made = 0;
  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Runs a statement once. */
  async run(sql: string, params: Bound = {}): Promise<Columns> {
    const prepared = await this.connection.prepare(sql);
    try {
      bind(prepared, Object.fromEntries(namesIn(sql).flatMap((name) => (params[name] ? [[name, params[name]]] : []))));
      return await outward(await prepared.run());
    } finally {
      prepared.destroySync();
    }
  }

  /** Runs a statement over ready tables that will be asked again: it stays planned on this connection. */
  async ask(sql: string, params: Bound = {}): Promise<Columns> {
    const key = Statement.key(sql, params);
    const known = this.kept.get(key);
    this.kept.delete(key);
    if (known?.isWorn) await known.close();
    const statement = known && !known.isWorn ? known : await Statement.prepare(this.connection, sql, params, `asked_${(this.made += 1)}`);
    this.kept.set(key, statement);
    const [oldest] = this.kept;
    if (this.kept.size > MOST_KEPT && oldest) {
      this.kept.delete(oldest[0]);
      await oldest[1].close();
    }
    return statement.run(params);
  }

  /** Runs a statement of many steps: planned once, and let go, since its plan holds all that it computed for as long as it is kept. */
  async work(sql: string, params: Bound): Promise<Columns> {
    const statement = await Statement.prepare(this.connection, sql, params, 'asked_once', true);
    try {
      return await statement.run(params);
    } finally {
      await statement.close();
    }
  }

  /** Appends rows to a table; each cell is typed by the kinds given. */
  async append(table: string, kinds: Kind[], rows: Plain[][], schema?: string): Promise<void> {
    const appender = await this.connection.createAppender(table, schema);
    try {
      for (const row of rows) {
        kinds.forEach((kind, index) => {
          const value = row[index] ?? null;
          if (value === null) appender.appendNull();
          else appender.appendValue(inward(kind, value), typeOf[kind]);
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
      // What statements were given within it is gone with it.
      await this.forget();
      throw error;
    }
  }

  close(): void {
    this.kept.clear();
    this.connection.closeSync();
  }

  private async forget(): Promise<void> {
    const kept = [...this.kept.values()];
    this.kept.clear();
    for (const statement of kept) await statement.close();
  }
}
