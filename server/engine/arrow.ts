// The server's only door to Arrow: an answer as an IPC stream, typed by the question's header, units in the schema.
import { Bool, DateDay, Field, Float64, Int32, RecordBatch, Schema, Struct, Table, TimestampMillisecond, Utf8, makeData, tableToIPC } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import type { Columns, Kind, Plain } from './values.ts';
import type { Question } from './question.ts';

const DAY_MS = 86_400_000;

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

const schemas = new WeakMap<Question, Field[]>();

function fieldsOf(question: Question): Field[] {
  const known = schemas.get(question);
  if (known) return known;
  const fields = question.columns.map((column) => new Field(column.name, typeOf(column.kind), column.optional, new Map([
    ...(column.unit ? [['unit', column.unit] as const] : []), ['words', column.words],
  ])));
  schemas.set(question, fields);
  return fields;
}

/** An empty answer keeps its columns; null stays null. */
export function toArrow(question: Question, columns: Columns, snapshot: number): Uint8Array {
  const fields = fieldsOf(question);
  const schema = new Schema(fields, new Map([['question', question.name], ['snapshot', String(snapshot)]]));
  const children = question.columns.map((column, index) => dataOf(column.kind, columns.values[index] ?? []));
  const data = makeData({ type: new Struct(fields), length: columns.rows, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

/** Buffers are filled at once: a builder's value by value costs more than the question where an answer is wide. */
function dataOf(kind: Kind, values: Plain[]): Data {
  const length = values.length;
  const { nullBitmap, nullCount } = presence(values);
  if (kind === 'number') return makeData({ type: new Float64(), length, nullCount, nullBitmap, data: Float64Array.from(values, (value) => (value === null ? 0 : (value as number))) });
  if (kind === 'integer') return makeData({ type: new Int32(), length, nullCount, nullBitmap, data: Int32Array.from(values, (value) => (value === null ? 0 : (value as number))) });
  if (kind === 'date') return makeData({ type: new DateDay(), length, nullCount, nullBitmap, data: Int32Array.from(values, (value) => (value === null ? 0 : Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS)) });
  if (kind === 'timestamp') return makeData({ type: new TimestampMillisecond('UTC'), length, nullCount, nullBitmap, data: BigInt64Array.from(values, (value) => (value === null ? 0n : BigInt(Date.parse(String(value))))) });
  if (kind === 'boolean') {
    const data = new Uint8Array((length + 7) >> 3);
    values.forEach((value, at) => { if (value === true) data[at >> 3]! |= 1 << (at & 7); });
    return makeData({ type: new Bool(), length, nullCount, nullBitmap, data });
  }
  const valueOffsets = new Int32Array(length + 1);
  const texts = values.map((value) => (value === null ? '' : String(value)));
  const data = Buffer.from(texts.join(''));
  for (let at = 0; at < length; at += 1) valueOffsets[at + 1] = valueOffsets[at]! + Buffer.byteLength(texts[at]!);
  return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
}

function presence(values: Plain[]): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  values.forEach((value, at) => {
    if (value === null) nullCount += 1;
    else nullBitmap[at >> 3]! |= 1 << (at & 7);
  });
  return { nullBitmap, nullCount };
}
