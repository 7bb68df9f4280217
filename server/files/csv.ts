// A tidy sheet as the CSV that a Vietnamese Excel opens by itself: UTF-8 that says so, semicolons, decimal commas.
import { neutral } from '../neutral.ts';
import type { Sheet } from './sheet.ts';

/** @param source what the file says of itself, in a last column: a row that is copied elsewhere still says where it is from */
export function excelCsv<R>({ columns, rows }: Sheet<R>, source: { head: string; line: string }): string {
  const lines = [
    [...columns.map(({ head }) => quoted(neutral(head))), quoted(neutral(source.head))],
    ...rows.map((row) => [...columns.map(({ kind, of }) => cell(kind, of(row))), quoted(neutral(source.line))]),
  ];
  return `\ufeff${lines.map((one) => one.join(';')).join('\r\n')}\r\n`;
}

function cell(kind: string, value: string | number | null): string {
  if (value === null) return '';
  return kind === 'number' ? String(value).replace('.', ',') : quoted(neutral(String(value)));
}

function quoted(given: string): string {
  return /[";\n\r]/.test(given) ? `"${given.replaceAll('"', '""')}"` : given;
}
