// A draft as the sheet that it will be: its lines in the sheet's order, a line for each that has something, ready for intake.
import { checkFigure, figuresOf, optionalOf } from '../../client/cell-checks.ts';
import type { EntryField, FigureField } from '../../client/cell-checks.ts';
import { handedText, keyOf } from '../../client/entry/grid.ts';
import { NO_DATA } from '../../client/entry/line-look.ts';
import { typedNumber } from '../../client/read-number.ts';
import { headerOf } from '../../client/sheet-headings.ts';
import type { Row } from '../../queries/types.ts';
import { readCsv } from '../intake/csv.ts';
import type { ReadSheet } from '../intake/sheets.ts';
import { Table } from '../intake/table.ts';
import type { Absent } from '../lake/land.ts';
import type { Line } from '../lake/line.ts';
import { say } from '../words.ts';
import type { Cell } from './drafts.ts';

export type Owed = Row<'owed'>;
/** `lines`: which line of the sheet each row of `csv` is, from its second row on. `open`: lines with neither figure nor state; `emptied`: those of them that have handed in a figure, which would go on counting. `absent`: lines without a figure, and why. */
export interface DraftSheet { csv: Buffer; lines: Owed[]; open: Line[]; emptied: Line[]; absent: Absent[] }

const COLUMNS = ['indicator', 'part', 'state', 'numerator', 'denominator', 'value', 'sample', 'standard_error', 'reference', 'note'] as const;

/** Of a report that was handed in before, only lines that say something else than they did; what was given back or taken back was not handed in, and stands there to be mended. */
export function draftSheet(owed: Owed[], cells: Cell[]): DraftSheet {
  const typed = new Map(cells.map((cell) => [keyOf(cell, cell.field), cell]));
  const rows = [COLUMNS.map((column) => say('vi', `sheet:column.${column}`))];
  const [lines, open, emptied, absent]: [Owed[], Line[], Line[], DraftSheet['absent']] = [[], [], [], []];
  for (const line of owed) {
    const now = said(line, (field) => typed.get(keyOf(line, field)));
    const before = line.handed_stands ? said(line, () => undefined) : null;
    const { indicator, part } = line;
    if (now.state === NO_DATA) absent.push({ indicator, part, reason: now.note });
    const isEmpty = !COLUMNS.slice(3, 9).some((column) => now[column] !== '');
    if (now.state === '' && isEmpty) {
      open.push({ indicator, part });
      if (before !== null) emptied.push({ indicator, part });
    }
    else if (now.state === NO_DATA && now.note.trim() === '') open.push({ indicator, part });
    else if (now.state === NO_DATA && before === null) continue;
    else if (before === null || COLUMNS.some((column) => now[column] !== before[column])) {
      const state = now.state === NO_DATA ? 'withdrawn' : now.state;
      rows.push(COLUMNS.map((column) => (column === 'state' ? state && say('vi', `sheet:state.${state}`) : state === 'withdrawn' && column !== 'indicator' && column !== 'part' && column !== 'note' ? '' : now[column])));
      lines.push(line);
    }
  }
  return { csv: Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`), lines, open, emptied, absent };
}

/** Reads a sheet that this server wrote itself, as intake reads those of strangers. */
export function readOwn(csv: Uint8Array): ReadSheet {
  const sheet: ReadSheet = { agency: null, report: null, template: null, rows: [], problems: [] };
  const table = new Table('', { numbers: undefined, stamp: null, row: (row) => void sheet.rows.push(row), tell: (problem) => void sheet.problems.push(problem) });
  readCsv(csv, (cells) => headerOf(cells.entries()) !== null, (line) => table.take(line));
  return sheet;
}

/** What a line says, cell by cell: what was typed, else what was handed in. */
function said(line: Owed, typed: (field: EntryField) => Cell | undefined): Record<(typeof COLUMNS)[number], string> {
  const text = (field: EntryField): string => typed(field)?.text.trim() ?? handedText(line, field);
  const state = text('state');
  const fields: readonly FigureField[] = [...figuresOf(line.kind), ...optionalOf(line.kind)];
  const number = (field: FigureField): string => {
    if (!fields.includes(field)) return '';
    // A state says that there is no figure: what was typed before stays in the draft and goes nowhere.
    if (state !== '') return '';
    const cell = typed(field);
    return cell ? written(cell, field) : handedText(line, field);
  };
  const note = text('note');
  return {
    indicator: line.indicator, part: line.part, state, numerator: number('numerator'), denominator: number('denominator'), value: number('value'), sample: number('sample'),
    standard_error: number('standard_error'), reference: state === '' && line.timing === 'survey' ? text('reference') : '', note: /^[=+\-@]/.test(note) ? `'${note}` : note,
  };
}

/** A typed figure as one that can be read in one way only; what cannot be read stays as it was typed, for intake to tell. */
function written({ text, reading }: Cell, field: FigureField): string {
  const read = checkFigure(text, field, reading || undefined);
  return 'code' in read || read.number === null ? text.trim() : `${typedNumber(read.number)}${read.percent ? '%' : ''}`;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
