// What a file says, as what a paste would: its rows under our headings, numbers as they are typed.
import { FIGURE_FIELDS } from '../cell-checks.ts';
import { typedNumber } from '../read-number.ts';

/** A row of a sheet as the server read it. */
export interface ReadRow { indicator: string; part: string; state: string; numerator: number | null; denominator: number | null; value: number | null; sample: number | null; standard_error: number | null; reference: string; note: string }

const COLUMNS = ['indicator', 'part', 'state', ...FIGURE_FIELDS, 'reference', 'note'] as const;

export function textOfRows(rows: readonly ReadRow[]): string {
  const cell = (value: string | number | null): string => (value === null ? '' : typeof value === 'number' ? typedNumber(value) : /["\t\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [COLUMNS.map((column) => column.replace('_', ' ')).join('\t'), ...rows.map((row) => COLUMNS.map((column) => cell(column === 'state' && row.state === 'reported' ? '' : row[column])).join('\t'))].join('\n');
}
