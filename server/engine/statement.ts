// A statement and its values. DuckDB plans a statement with bound values anew at every run; one that reads its values from a table of
// one row keeps its plan, and planning is most of the time where tables are small. Each row of a kept statement comes as one JSON text:
// a wide answer costs more to fetch value by value than to compute.
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { bind, formOf, fromRows, SQL_TYPE } from './values.ts';
import type { Bound, Columns, Form, Kind } from './values.ts';

/** Where the values of the statement that runs stand on a connection: so many columns of each kind. */
const PLACES: Record<Kind, number> = { text: 12, number: 4, integer: 4, boolean: 4, date: 4, timestamp: 10 };

/** The lowest and the highest that a value may be: plans are of the values seen, and must hold for every one that comes. */
const ENDS: Record<Kind, [string, string]> = {
  text: ["''", "repeat(chr(1114111), 1000)"], number: ["'-infinity'", "'infinity'"], integer: ['-9223372036854775808', '9223372036854775807'], boolean: ['false', 'true'],
  date: ["'-infinity'", "'infinity'"], timestamp: ["'-infinity'", "'infinity'"],
};

/** Makes the table of values. Whatever is defined later on its connection makes DuckDB plan anew at every run. */
export async function makePlaces(connection: DuckDBConnection): Promise<void> {
  const columns = Object.entries(PLACES).flatMap(([kind, count]) => Array.from({ length: count }, (_, at) => ({ name: `${kind}_${at + 1}`, kind: kind as Kind })));
  await connection.run(`create or replace temp table places (${columns.map(({ name, kind }) => `${name} ${SQL_TYPE[kind]}`).join(', ')})`);
  await connection.run(`insert into temp.places values (${columns.map(() => 'null').join(', ')})`);
  for (const end of [0, 1] as const) await connection.run(`update temp.places set ${columns.map(({ name, kind }) => `${name} = ${ENDS[kind][end]}`).join(', ')}`);
}

/** A statement kept ready on a connection that has a table of values. */
export class Statement {
  private readonly prepared: DuckDBPreparedStatement;
  private readonly asking: DuckDBPreparedStatement | null;
  private readonly used: string[];
  private readonly form: Form;

  private constructor(prepared: DuckDBPreparedStatement, asking: DuckDBPreparedStatement | null, used: string[], form: Form) {
    this.prepared = prepared;
    this.asking = asking;
    this.used = used;
    this.form = form;
  }

  /** What tells two statements apart: the text, the kinds of its values, and which are null, since null is written into the plan. */
  static key(sql: string, params: Bound): string {
    return `${namesIn(sql).flatMap((name) => (params[name] ? [params[name].value === null ? `${name} null` : params[name].kind] : [])).join(' ')}\n${sql}`;
  }

  /** @param given the columns that each row of it holds, where its rows are JSON texts already */
  static async prepare(connection: DuckDBConnection, sql: string, params: Bound, given: Form | null): Promise<Statement> {
    const used = namesIn(sql).filter((name) => params[name] && params[name].value !== null);
    const taken: Partial<Record<Kind, number>> = {};
    const places = new Map(used.map((name) => {
      const { kind } = params[name]!;
      taken[kind] = (taken[kind] ?? 0) + 1;
      return [name, `${kind}_${taken[kind]}`];
    }));
    const text = reading(sql, params, (name) => `(select max(${places.get(name)}) from temp.places)`);
    const form = given ?? await formFrom(connection, text);
    const row = form.names.map((name) => `answer."${name}"`).join(', ');
    const prepared = await connection.prepare(given ? text : `select json_array(${row}) from (${text}) as answer`);
    const asking = used.length === 0 ? null : await connection.prepare(`update temp.places set ${used.map((name) => `${places.get(name)} = $${name}`).join(', ')}`);
    return new Statement(prepared, asking, used, form);
  }

  /** Its values as one text: the same text, the same row of values. */
  valuesOf(params: Bound): string {
    return JSON.stringify(this.used.map((name) => params[name]!.value));
  }

  /** @param placed its values stand already in their places */
  async run(params: Bound, placed: boolean): Promise<Columns> {
    if (this.asking && !placed) {
      bind(this.asking, Object.fromEntries(this.used.map((name) => [name, params[name]!])));
      await this.asking.run();
    }
    return fromRows(await this.prepared.run(), this.form);
  }

  close(): void {
    this.prepared.destroySync();
    this.asking?.destroySync();
  }
}

async function formFrom(connection: DuckDBConnection, text: string): Promise<Form> {
  const whole = await connection.prepare(text);
  try {
    return formOf(whole);
  } finally {
    whole.destroySync();
  }
}

/** The text with each value that is not null read from somewhere; null is written out, so that what hangs on it is not planned. */
export function reading(sql: string, params: Bound, from: (name: string) => string): string {
  return told(sql, (name) => (params[name] ? params[name].value === null : null)).replaceAll(PARAMETER, (word, name: string) => {
    const param = params[name];
    if (!param) return word;
    return param.value === null ? `cast(null as ${SQL_TYPE[param.kind]})` : from(name);
  });
}

/** The text with `$name is null` written as what it is, where that is known before it is planned. @param isNull null where it is not known */
export function told(sql: string, isNull: (name: string) => boolean | null): string {
  return sql.replaceAll(ASKED, (word, name: string, not: string | undefined) => {
    const is = isNull(name);
    return is === null ? word : String(is === (not === undefined));
  });
}

const ASKED = /\$([a-z_]+) is (not )?null\b/g;
const PARAMETER = /\$([a-z_]+)\b/g;
const named = new Map<string, string[]>();

/** Names of the parameters in a statement, each once. */
export function namesIn(sql: string): string[] {
  const known = named.get(sql) ?? [...new Set([...sql.matchAll(PARAMETER)].map((found) => found[1]!))];
  if (named.size > 500) named.clear();
  named.set(sql, known);
  return known;
}
