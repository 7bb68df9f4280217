// A worksheet as data, before it is written as XLSX or CSV: columns that say how each row's cell is read, and the rows.
import { figure } from '../../client/format.ts';
import type { FigureOptions, Held } from '../../client/format.ts';

/** `format`: how a spreadsheet shows the cell's number. A `day` is an ISO date. Null is an empty cell, never zero. */
export interface Column<R> { head: string; width: number; kind: 'text' | 'number' | 'day'; of: (row: R) => string | number | null; format?: (row: R) => string }
/** `title`: lines above the head, which tidy sheets have none of. `wraps`: long texts take several lines. `group`: rows of one group stand under its name. `strong`: rows that others add up to. */
export interface Sheet<R> { name: string; title?: string[]; wraps?: boolean; columns: Column<R>[]; rows: R[]; group?: (row: R) => string; strong?: (row: R) => boolean }

/** Points of a line, and lines of the highest row that a spreadsheet has. */
const [LINE_POINTS, MOST_LINES] = [15, 27];

/** Lines that a text needs at a column's width. */
export function linesIn(words: string, width: number): number {
  return words.split('\n').reduce((sum, part) => sum + Math.max(Math.ceil(part.length / width), 1), 0);
}

/** The height of a row with so many lines in its cells: not every program measures for itself. */
export function heightOf(...lines: number[]): number {
  return LINE_POINTS * Math.min(Math.max(...lines, 1), MOST_LINES);
}

export function text<R>(head: string, width: number, of: (row: R) => string | null): Column<R> {
  return { head, width, kind: 'text', of };
}

export function day<R>(head: string, of: (row: R) => string | null): Column<R> {
  return { head, width: 12, kind: 'day', of };
}

/** A whole number: a year, a count. */
export function whole<R>(head: string, of: (row: R) => number | null, width = 11): Column<R> {
  return { head, width, kind: 'number', of, format: () => '0' };
}

/** A number as it is kept, shown with as many decimals as on a page. */
export function number<R extends { unit: string }>(head: string, of: (row: R) => number | null, heldOf: (row: R) => Held = () => ({})): Column<R> {
  return { head, width: 14, kind: 'number', of, format: (row) => formatOf(of(row), row.unit, heldOf(row)) };
}

/** So many cases, in no unit of the indicator. */
export function cases<R>(head: string, of: (row: R) => number | null): Column<R> {
  return { head, width: 12, kind: 'number', of, format: (row) => (Number.isInteger(of(row)) ? '#,##0' : '#,##0.0##') };
}

/** A level as a plan prints it: 80, not 80,0. */
export function level<R extends { unit: string }>(head: string, of: (row: R) => number | null): Column<R> {
  return { head, width: 12, kind: 'number', of, format: (row) => formatOf(of(row), row.unit, { plain: true }) };
}

/** The format under which a spreadsheet shows a number as a page does: 62.6 as 62,6 with a percent sign, and still 62.6. */
export function formatOf(value: number | null, unit: string, options: FigureOptions = {}): string {
  const decimals = /\.(\d+)$/.exec(figure(value, unit, 'en', { ...options, bare: true }))?.[1]?.length ?? 0;
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return unit === 'percent' ? `${digits}"%"` : digits;
}
