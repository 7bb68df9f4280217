// The same rows in other dress: Arrow for charts, JSON, CSV and Parquet for people and programs.
import { randomUUID } from 'node:crypto';
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { neutral } from '../neutral.ts';
import { toArrow } from './arrow.ts';
import type { DuckDB } from './duckdb.ts';
import type { Columns, Kind } from './values.ts';
import type { Question } from './question.ts';
import { SQL_TYPE } from './values.ts';

export const FORMATS = {
  arrow: 'application/vnd.apache.arrow.stream', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet',
} as const;
export type Format = keyof typeof FORMATS;

export async function dress(format: Format, question: Question, columns: Columns, snapshot: number, db: DuckDB, staging: string): Promise<Uint8Array> {
  switch (format) {
    case 'arrow': return toArrow(question, columns, snapshot);
    case 'json': return Buffer.from(toJson(columns));
    case 'csv': return Buffer.from(toCsv(columns));
    case 'parquet': return toParquet(columns, db, staging);
  }
}

function toJson(columns: Columns): string {
  const rows = Array.from({ length: columns.rows }, (_, row) => Object.fromEntries(columns.names.map((name, column) => [name, columns.values[column]![row] ?? null])));
  return JSON.stringify(rows);
}

/** A text as a cell of CSV: what a spreadsheet would take for a formula is neutralised. */
export function csvText(given: string): string {
  const text = neutral(given);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers stay numbers. */
function toCsv(columns: Columns): string {
  const cell = (kind: Kind, value: unknown): string => {
    if (value === null || value === undefined) return '';
    return kind === 'text' ? csvText(String(value)) : String(value);
  };
  const lines = [columns.names.join(',')];
  for (let row = 0; row < columns.rows; row += 1) lines.push(columns.kinds.map((kind, column) => cell(kind, columns.values[column]![row])).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

async function toParquet(columns: Columns, db: DuckDB, staging: string): Promise<Uint8Array> {
  const path = join(staging, `${randomUUID()}.answer.parquet`);
  const rows = Array.from({ length: columns.rows }, (_, row) => columns.values.map((values) => values[row] ?? null));
  try {
    await db.use(async (lease) => {
      await lease.run(`create or replace temp table answer (${columns.names.map((name, index) => `"${name}" ${SQL_TYPE[columns.kinds[index]!]}`).join(', ')})`);
      await lease.append('answer', columns.kinds, rows);
      await lease.run(`copy answer to '${path.replaceAll("'", "''")}' (format parquet)`);
      await lease.run('drop table answer');
    });
    return await readFile(path);
  } finally {
    await unlink(path).catch(() => undefined);
  }
}
