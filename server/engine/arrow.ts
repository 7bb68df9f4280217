// The server's only door to Arrow: an answer as an IPC stream, typed by the question's header, units in the schema.
import { Bool, DateDay, Field, Float64, Int32, RecordBatch, Schema, Struct, Table, TimestampMillisecond, Utf8, makeData, tableToIPC, vectorFromArray } from 'apache-arrow';
import type { DataType, Vector } from 'apache-arrow';
import type { Columns, Kind, Plain } from './duckdb.ts';
import type { Question } from './question.ts';

const typeOf = (kind: Kind): DataType => {
  switch (kind) {
    case 'number': return new Float64();
    case 'integer': return new Int32();
    case 'boolean': return new Bool();
    case 'date': return new DateDay();
    case 'timestamp': return new TimestampMillisecond('UTC');
    default: return new Utf8();
  }
};

/** An empty answer keeps its columns; null stays null. */
export function toArrow(question: Question, columns: Columns, snapshot: number): Uint8Array {
  const fields = question.columns.map((column) => new Field(column.name, typeOf(column.kind), column.optional, new Map([
    ...(column.unit ? [['unit', column.unit] as const] : []), ['words', column.words],
  ])));
  const schema = new Schema(fields, new Map([['question', question.name], ['snapshot', String(snapshot)]]));
  const vectors = question.columns.map((column, index) => vectorOf(column.kind, columns.values[index] ?? []));
  const data = makeData({ type: new Struct(fields), length: columns.rows, nullCount: 0, children: vectors.map((vector) => vector.data[0]!) });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

function vectorOf(kind: Kind, values: Plain[]): Vector {
  const type = typeOf(kind);
  if (values.length === 0) return vectorFromArray([], type);
  if (kind === 'date') return vectorFromArray(values.map((value) => (value === null ? null : new Date(`${String(value)}T00:00:00Z`))), type);
  if (kind === 'timestamp') return vectorFromArray(values.map((value) => (value === null ? null : Date.parse(String(value)))), type);
  return vectorFromArray(values, type);
}
