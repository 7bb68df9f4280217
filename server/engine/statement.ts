// A statement kept ready on a connection. DuckDB plans a statement with bound values anew at every run; one that reads its values
// from a table of one row keeps its plan, and planning is most of the time where tables are small. Each row comes as one JSON text:
// a wide answer costs more to fetch value by value than to compute.
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { bind, formOf, fromRows, outward, SQL_TYPE } from './values.ts';
import type { Bound, Columns, Form } from './values.ts';

/** Rows replaced in a table in memory leave their text behind; after so many the table is made anew. */
const MOST_ASKED = 10_000;

export class Statement {
  private readonly connection: DuckDBConnection;
  private readonly prepared: DuckDBPreparedStatement;
  private readonly asking: DuckDBPreparedStatement | null;
  private readonly used: string[];
  private readonly table: string;
  private readonly form: Form | null;
  private last = '';
  private times = 0;

  private constructor(connection: DuckDBConnection, prepared: DuckDBPreparedStatement, asking: DuckDBPreparedStatement | null, used: string[], table: string, form: Form | null) {
    this.connection = connection;
    this.prepared = prepared;
    this.asking = asking;
    this.used = used;
    this.table = table;
    this.form = form;
  }

  /** What tells two statements apart: the text, the kinds of its values, and which are null, since null is written into the plan. */
  static key(sql: string, params: Bound): string {
    return `${namesIn(sql).flatMap((name) => (params[name] ? [params[name].value === null ? `${name} null` : params[name].kind] : [])).join(' ')}\n${sql}`;
  }

  /** @param table of its values; it must be this statement's alone; @param once it will not be run again: its rows come value by value */
  static async prepare(connection: DuckDBConnection, sql: string, params: Bound, table: string, once = false): Promise<Statement> {
    const named = namesIn(sql).filter((name) => params[name]);
    const used = named.filter((name) => params[name]!.value !== null);
    const text = sql.replaceAll(PARAMETER, (word, name: string) => {
      const param = params[name];
      if (!param) return word;
      return param.value === null ? `cast(null as ${SQL_TYPE[param.kind]})` : `(select "${name}" from temp.${table})`;
    });
    let asking: DuckDBPreparedStatement | null = null;
    if (used.length > 0) {
      await connection.run(`create or replace temp table ${table} (${used.map((name) => `"${name}" ${SQL_TYPE[params[name]!.kind]}`).join(', ')})`);
      await connection.run(`insert into temp.${table} values (${used.map(() => 'null').join(', ')})`);
      asking = await connection.prepare(`update temp.${table} set ${used.map((name) => `"${name}" = $${name}`).join(', ')}`);
    }
    try {
      const prepared = await connection.prepare(text);
      if (once) return new Statement(connection, prepared, asking, used, table, null);
      const form = formOf(prepared);
      prepared.destroySync();
      const row = form.names.map((name) => `answer."${name}"`).join(', ');
      return new Statement(connection, await connection.prepare(`select json_array(${row}) from (${text}) as answer`), asking, used, table, form);
    } catch (error) {
      asking?.destroySync();
      if (asking) await connection.run(`drop table if exists temp.${table}`).catch(() => undefined);
      throw error;
    }
  }

  /** Whether it should be prepared anew. */
  get isWorn(): boolean {
    return this.times >= MOST_ASKED;
  }

  async run(params: Bound): Promise<Columns> {
    if (this.asking) {
      const wanted = JSON.stringify(this.used.map((name) => params[name]!.value));
      if (wanted !== this.last) {
        this.last = '';
        bind(this.asking, Object.fromEntries(this.used.map((name) => [name, params[name]!])));
        await this.asking.run();
        this.last = wanted;
        this.times += 1;
      }
    }
    const result = await this.prepared.run();
    return this.form ? fromRows(result, this.form) : outward(result);
  }

  async close(): Promise<void> {
    this.prepared.destroySync();
    this.asking?.destroySync();
    if (this.asking) await this.connection.run(`drop table if exists temp.${this.table}`);
  }
}

const PARAMETER = /\$([a-z_]+)\b/g;
const named = new Map<string, string[]>();

/** Names of the parameters in a statement, each once. */
export function namesIn(sql: string): string[] {
  const known = named.get(sql) ?? [...new Set([...sql.matchAll(PARAMETER)].map((found) => found[1]!))];
  if (named.size > 500) named.clear();
  named.set(sql, known);
  return known;
}
