// What crosses the border to DuckDB, both ways: values, their kinds, and columns of them.
import { BIGINT, BOOLEAN, DATE, DOUBLE, DuckDBDateValue, DuckDBTimestampValue, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import type { DuckDBPreparedStatement, DuckDBResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/** What a question may carry over the border: text, number, boolean or nothing. Dates are ISO text, timestamps ISO text in UTC. */
export type Plain = string | number | boolean | null;
export type Kind = 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'timestamp';
/** A column of an answer: one array, null where there is no value. */
export interface Columns { names: string[]; kinds: Kind[]; values: Plain[][]; rows: number }
/** A row of an answer, by the names of its columns. */
export type Cells = Record<string, Plain>;
/** Parameters of a statement by name. */
export type Bound = Record<string, { kind: Kind; value: Plain }>;
/** Names and kinds of a statement's columns: the same at every run, and slow to ask for where an answer is wide. */
export interface Form { names: string[]; kinds: Kind[] }

export const SQL_TYPE: Record<Kind, string> = { text: 'varchar', number: 'double', integer: 'bigint', boolean: 'boolean', date: 'date', timestamp: 'timestamp' };
export const typeOf: Record<Kind, DuckDBType> = { text: VARCHAR, number: DOUBLE, integer: BIGINT, boolean: BOOLEAN, date: DATE, timestamp: TIMESTAMP };
const kindOf: Record<string, Kind> = {
  VARCHAR: 'text', DOUBLE: 'number', BOOLEAN: 'boolean', DATE: 'date', TIMESTAMP: 'timestamp',
  BIGINT: 'integer', INTEGER: 'integer', SMALLINT: 'integer', TINYINT: 'integer', HUGEINT: 'integer', DECIMAL: 'number', FLOAT: 'number',
};
const DAY_MS = 86_400_000;

export function rowsOf(columns: Columns): Cells[] {
  return Array.from({ length: columns.rows }, (_, at) => Object.fromEntries(columns.names.map((name, index) => [name, columns.values[index]![at] ?? null])));
}

export function bind(prepared: DuckDBPreparedStatement, params: Bound): void {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, { kind, value }] of Object.entries(params)) {
    values[name] = inward(kind, value);
    types[name] = typeOf[kind];
  }
  if (Object.keys(values).length > 0) prepared.bind(values, types);
}

export function inward(kind: Kind, value: Plain): DuckDBValue {
  if (value === null) return null;
  if (kind === 'integer') return BigInt(value as number);
  if (kind === 'date') return new DuckDBDateValue(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS);
  if (kind === 'timestamp') return new DuckDBTimestampValue(BigInt(Date.parse(String(value))) * 1000n);
  return value;
}

/** @throws Error where a column has a type that no answer carries */
export function formOf(of: DuckDBPreparedStatement | DuckDBResult): Form {
  const columns = Array.from({ length: of.columnCount }, (_, at) => at);
  const kinds = columns.map((at) => {
    const type = String(of.columnType(at));
    const kind = kindOf[type.replace(/\(.*$/, '')];
    if (!kind) throw new Error(`a column has the type ${type}, which no answer carries`);
    return kind;
  });
  return { names: columns.map((at) => of.columnName(at)), kinds };
}

/** The whole answer, column by column. */
export async function outward(result: DuckDBResult): Promise<Columns> {
  const { names, kinds } = formOf(result);
  const values = kinds.map((): Plain[] => []);
  let rows = 0;
  for (const chunk of await result.fetchAllChunks()) {
    for (const [index, kind] of kinds.entries()) values[index]!.push(...chunk.getColumnValues(index).map((value) => plain(kind, value)));
    rows += chunk.rowCount;
  }
  return { names, kinds, values, rows };
}

/** The same of an answer whose rows are JSON arrays. */
export async function fromRows(result: DuckDBResult, { names, kinds }: Form): Promise<Columns> {
  const values = kinds.map((): Plain[] => []);
  let rows = 0;
  for (const chunk of await result.fetchAllChunks()) {
    for (const text of chunk.getColumnValues(0)) {
      const row = JSON.parse(text as string) as Plain[];
      for (const [index, kind] of kinds.entries()) {
        const value = row[index] ?? null;
        values[index]!.push(kind === 'timestamp' && value !== null ? new Date(`${String(value).replace(' ', 'T')}Z`).toISOString() : value);
      }
      rows += 1;
    }
  }
  return { names, kinds, values, rows };
}

function plain(kind: Kind, value: DuckDBValue): Plain {
  if (value === null || value === undefined) return null;
  if (kind === 'integer' || kind === 'number') return Number(value);
  if (kind === 'date') return new Date((value as DuckDBDateValue).days * DAY_MS).toISOString().slice(0, 10);
  if (kind === 'timestamp') return new Date(Number((value as DuckDBTimestampValue).micros / 1000n)).toISOString();
  return value as Plain;
}
