// The sheet as a grid: which field stands in which cell, where the keys lead, which cells a range holds.
import { ENTRY_FIELDS, figuresOf } from '../cell-checks.ts';
import type { EntryField } from '../cell-checks.ts';
import type { Row } from '../../queries/types.ts';
import { typedNumber } from '../read-number.ts';

export type Line = Row<'owed'>;
/** Columns that are typed in. `first`: numerator or value; `second`: denominator, sample or number ranked. */
export const COLUMNS = ['first', 'second', 'note'] as const;
export type Column = (typeof COLUMNS)[number];
/** Every column as it stands on the screen, from the first typed one: what is pasted goes by these. */
export const SEEN: readonly (Column | null)[] = ['first', 'second', null, null, null, 'note'];
/** A cell by its place; columns count those that are typed in. */
export interface Spot { row: number; column: number }
/** A cell of the sheet as typed; `reading` settles a number such as 1.234. */
export interface Typed { text: string; reading: '' | 'vi' | 'en' }
export type Cells = ReadonlyMap<string, Typed>;
/** A cell that is to become something else. */
export interface Change extends Typed { line: Line; field: EntryField }

/** The same for everything that is about a line. */
export function lineKey({ indicator, part }: { indicator: string; part: string }): string {
  return `${indicator} ${part}`;
}

export function keyOf(line: { indicator: string; part: string }, field: EntryField): string {
  return `${lineKey(line)} ${field}`;
}

/** The field of a column, null where the line has none; a line with a state has that in place of its figures. */
export function fieldAt(line: Line, column: Column, state = ''): EntryField | null {
  if (column === 'note') return 'note';
  if (state !== '') return column === 'first' ? 'state' : null;
  return figuresOf(line.kind)[column === 'first' ? 0 : 1] ?? null;
}

/** What stands in a cell: what was typed, else what was handed in before. */
export function textOf(line: Line, field: EntryField, cells: Cells): string {
  return cells.get(keyOf(line, field))?.text ?? handedText(line, field);
}

/** What was handed in, as it would be typed. */
export function handedText(line: Line, field: EntryField): string {
  if (field === 'state') return line.handed_state === null || line.handed_state === 'reported' ? '' : line.handed_state;
  if (field === 'note') return line.handed_note ?? '';
  if (field === 'reference') return line.handed_reference ?? '';
  if (line.handed_state !== 'reported') return '';
  const number = field === 'standard_error' ? line.handed_error : line[`handed_${field}`];
  return number === null ? '' : typedNumber(number);
}

/** Whether a line says something else than it did when it was handed in, where that still stands. */
export function isChanged(line: Line, cells: Cells): boolean {
  return line.handed_stands && ENTRY_FIELDS.some((field) => textOf(line, field, cells).trim() !== handedText(line, field));
}

/** Whether a line, as it stands in the sheet, would correct a figure that counts. */
export function isCorrecting(line: Line, cells: Cells): boolean {
  return line.counts && (line.handed_stands ? isChanged(line, cells) : ENTRY_FIELDS.some((field) => field !== 'note' && field !== 'reference' && textOf(line, field, cells).trim() !== ''));
}

const STEP = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const;
export type Direction = keyof typeof STEP;

/** The next cell that can be typed in; the same one at the edge. Up and down keep to the column where the line has it. */
export function next(lines: readonly Line[], states: readonly string[], from: Spot, to: Direction): Spot {
  const [down, right] = STEP[to];
  const isThere = ({ row, column }: Spot): boolean => fieldAt(lines[row]!, COLUMNS[column]!, states[row]) !== null;
  let [row, column] = [from.row + down, from.column + right];
  while (row >= 0 && row < lines.length && column >= 0 && column < COLUMNS.length) {
    if (isThere({ row, column })) return { row, column };
    // A line without a second figure is typed in its first.
    if (down !== 0 && column === 1 && isThere({ row, column: 0 })) return { row, column: 0 };
    [row, column] = [row + down, column + right];
  }
  return from;
}

/** The cells between two corners, row by row. */
export function between(a: Spot, b: Spot): Spot[][] {
  const [top, bottom, left, right] = [Math.min(a.row, b.row), Math.max(a.row, b.row), Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return Array.from({ length: bottom - top + 1 }, (_, row) => Array.from({ length: right - left + 1 }, (_, column) => ({ row: top + row, column: left + column })));
}

export function isWithin({ row, column }: Spot, a: Spot, b: Spot): boolean {
  return row >= Math.min(a.row, b.row) && row <= Math.max(a.row, b.row) && column >= Math.min(a.column, b.column) && column <= Math.max(a.column, b.column);
}

/** A range as a spreadsheet takes it: tabs between cells, lines between rows, a state by its word. */
export function copied(lines: readonly Line[], cells: Cells, a: Spot, b: Spot, wordOf: (state: string) => string): string {
  return between(a, b).map((row) => row.map(({ row: at, column }) => {
    const line = lines[at]!;
    const field = fieldAt(line, COLUMNS[column]!, textOf(line, 'state', cells));
    if (field === null) return '';
    const text = textOf(line, field, cells);
    return quoted(field === 'state' && text !== '' ? wordOf(text) : text);
  }).join('\t')).join('\n');
}

/** The cells of a range filled with what stands in its first row. */
export function filledDown(lines: readonly Line[], cells: Cells, a: Spot, b: Spot): Change[] {
  const [first, ...rest] = between(a, b);
  return rest.flatMap((row) => row.flatMap(({ row: at, column }, place) => {
    const [from, line] = [lines[first![place]!.row]!, lines[at]!];
    const [source, field] = [fieldAt(from, COLUMNS[column]!, textOf(from, 'state', cells)), fieldAt(line, COLUMNS[column]!)];
    if (source === null || field === null || (source === 'state') !== (field === 'state')) return [];
    return [{ line, field, text: textOf(from, source, cells), reading: cells.get(keyOf(from, source))?.reading ?? '' }];
  }));
}

/** The cells of a range without what stands in them. */
export function cleared(lines: readonly Line[], cells: Cells, a: Spot, b: Spot): Change[] {
  return between(a, b).flat().flatMap(({ row, column }) => {
    const line = lines[row]!;
    const field = fieldAt(line, COLUMNS[column]!, textOf(line, 'state', cells));
    return field === null || textOf(line, field, cells) === '' ? [] : [{ line, field, text: '', reading: '' as const }];
  });
}

function quoted(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
