// One connection, leased for as long as a caller needs it.
import type { DuckDBConnection } from '@duckdb/node-api';
import { namesIn, reading } from './statement.ts';
import { bind, inward, outward, typeOf } from './values.ts';
import type { Bound, Columns, Kind, Plain } from './values.ts';

/** One connection, leased for as long as a caller needs a transaction. */
export class Lease {
  protected readonly connection: DuckDBConnection;
  /** Values that stand as variables on the connection. */
  private readonly standing = new Map<string, string>();
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

  /** Runs a statement of many steps: with its values bound it would be planned twice, and without knowing them. A variable is written into the plan as a value. */
  async work(sql: string, params: Bound): Promise<Columns> {
    for (const name of namesIn(sql)) if (params[name] && params[name].value !== null) await this.stand(name, params[name]);
    return outward(await this.connection.run(reading(sql, params, (name) => `getvariable('${name}')`)));
  }

  private async stand(name: string, { kind, value }: Bound[string]): Promise<void> {
    const standing = `${kind} ${String(value)}`;
    if (this.standing.get(name) === standing) return;
    this.standing.delete(name);
    await this.run(`set variable "${name}" = $value`, { value: { kind, value } });
    this.standing.set(name, standing);
  }

  /** Appends rows to a table; each cell is typed by the kinds given. */
  async append(table: string, kinds: Kind[], rows: Plain[][], schema?: string, catalog?: string): Promise<void> {
    const appender = await this.connection.createAppender(table, schema, catalog);
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
      this.forget();
      throw error;
    }
  }

  close(): void {
    this.connection.closeSync();
  }

  /** Lets go what was kept within a transaction that was undone. */
  protected forget(): void {}
}
