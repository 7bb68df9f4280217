// A criteria set out of a workbook: each worksheet by its name, each column by the id above it, each cell as the text that the set's files would hold.
import { folded } from '../../client/sheet-headings.ts';
import { readNumber } from '../../client/read-number.ts';
import { letters } from '../intake/cells.ts';
import type { ReadTables, TableRow, Worksheet } from '../intake/tables.ts';
import type { Cell } from './cell.ts';
import { PARTS } from './criteria-set.ts';
import type { Part, Texts } from './criteria-set.ts';

/** A row with the worksheet's line, and the cell of each column. */
export interface Placed { texts: Texts; line: number; cells: Texts }
/** Something wrong with a workbook, in words as the checks of the registry have them. `cell`: its address, '' where it is no one cell. */
export interface Fault { sheet: string; line: number; column: string; cell: string; problem: string; mend: string }
export interface ReadSet { parts: Record<Part, Placed[]>; faults: Fault[] }

/** A head further down is none. */
const HEAD_WITHIN = 6;
const GUARD = /^'(?=[=+\-@\t\r])/;
const [FIELD, VALUE] = ['field', 'value'] as const;

export function readSetSheets({ sheets }: ReadTables): ReadSet {
  const found: ReadSet = { parts: { set: [], areas: [], criteria: [], components: [], steps: [], classes: [] }, faults: [] };
  for (const { part, sheet: name, columns } of PARTS) {
    const sheet = sheets.find((one) => folded(one.name).replaceAll(' ', '-') === name);
    const tell = (line: number, column: string, cell: string, problem: string, mend: string): void => void found.faults.push({ sheet: name, line, column, cell, problem, mend });
    if (!sheet) tell(1, '-', '', 'The worksheet is missing.', `Name a worksheet “${name}”, with its head line even where it has no rows.`);
    else found.parts[part] = part === 'set' ? upright(sheet, columns, tell) : across(sheet, columns, tell);
  }
  return found;
}

type Tell = (line: number, column: string, cell: string, problem: string, mend: string) => void;

/** The row with the ids of the columns, and which column each has; null where there is none. */
function headOf({ rows }: Worksheet, ids: string[], tell: Tell): { at: TableRow; columns: Map<string, number> } | null {
  const at = rows.find(({ line, cells }) => line <= HEAD_WITHIN && ids.filter((id) => cells.includes(id)).length * 2 > ids.length);
  if (!at) {
    tell(1, '-', '', 'The line with the ids of the columns is missing.', `It is one of the first ${HEAD_WITHIN} and holds: ${ids.join(', ')}.`);
    return null;
  }
  const columns = new Map<string, number>();
  at.cells.forEach((id, column) => {
    const cell = `${letters(column)}${at.line}`;
    if (id === '') return;
    if (!ids.includes(id)) tell(at.line, id, cell, 'The column is unknown.', `The columns are: ${ids.join(', ')}.`);
    else if (columns.has(id)) tell(at.line, id, cell, 'The column stands twice.', 'Remove one of them.');
    else columns.set(id, column);
  });
  for (const id of ids) if (!columns.has(id)) tell(at.line, id, '', 'The column is missing.', `The columns are: ${ids.join(', ')}.`);
  return ids.every((id) => columns.has(id)) ? { at, columns } : null;
}

/** One thing a row, its columns beside each other. */
function across(sheet: Worksheet, columns: Cell[], tell: Tell): Placed[] {
  const head = headOf(sheet, columns.map(({ name }) => name), tell);
  if (!head) return [];
  return sheet.rows.filter(({ line }) => line > head.at.line).flatMap(({ line, cells }): Placed[] => {
    const places = Object.fromEntries([...head.columns].map(([id, column]) => [id, `${letters(column)}${line}`]));
    const texts = Object.fromEntries(columns.map((column) => [column.name, valueOf(column, cells[head.columns.get(column.name)!] ?? '', (problem, mend) => tell(line, column.name, places[column.name]!, problem, mend))]));
    return Object.values(texts).some((text) => text !== '') ? [{ texts, line, cells: places }] : [];
  });
}

/** The set itself: its columns under each other, id and value. */
function upright(sheet: Worksheet, columns: Cell[], tell: Tell): Placed[] {
  const head = headOf(sheet, [FIELD, VALUE], tell);
  if (!head) return [];
  const [field, value] = [head.columns.get(FIELD)!, head.columns.get(VALUE)!];
  const given = sheet.rows.filter(({ line, cells }) => line > head.at.line && (cells[field] ?? '') !== '');
  const found: Placed = { texts: {}, line: head.at.line, cells: {} };
  for (const { line, cells } of given) {
    const column = columns.find(({ name }) => name === cells[field]);
    const cell = `${letters(value)}${line}`;
    if (!column) tell(line, cells[field]!, `${letters(field)}${line}`, 'The column is unknown.', `There are: ${columns.map(({ name }) => name).join(', ')}.`);
    else if (column.name in found.texts) tell(line, column.name, cell, 'The column stands twice.', 'Remove one of the lines.');
    else [found.texts[column.name], found.cells[column.name]] = [valueOf(column, cells[value] ?? '', (problem, mend) => tell(line, column.name, cell, problem, mend)), cell];
  }
  for (const { name, needed } of columns) if (!(name in found.texts) && needed) tell(head.at.line, name, '', 'The line is missing.', `Write “${name}” under ${FIELD}, and its value beside it.`);
  return [{ ...found, texts: { ...Object.fromEntries(columns.map(({ name }) => [name, ''])), ...found.texts } }];
}

/** What a file of the set would hold: days as 2026-07-01, numbers with a point. What is neither stays as it is, for the checks to name. */
function valueOf({ kind }: Cell, given: string, wrong: (problem: string, mend: string) => void): string {
  const text = given.replace(GUARD, '');
  if (kind === 'date') return text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1');
  if ((kind !== 'number' && kind !== 'integer') || text === '') return text;
  const read = readNumber(text);
  if ('number' in read) return String(read.number);
  if ('ambiguous' in read) wrong(`“${text}” can be read as ${String(read.ambiguous.vi)} and as ${String(read.ambiguous.en)}.`, 'Make the cell a number, or write it with one digit more: 1,2340.');
  return 'ambiguous' in read ? '' : text;
}
