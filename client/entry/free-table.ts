// A table with other columns than the sheet to fill: which column is what is said once by hand, and then put before it as headings.
import { clean } from '../sheet-headings.ts';

/** What a column of a free table may be. */
export const MEANINGS = ['indicator', 'numerator', 'denominator', 'value', 'sample', 'note'] as const;
export type Meaning = (typeof MEANINGS)[number] | '';
/** A row with anything in it; `line` as a spreadsheet numbers it, `cells` as texts from column A on. */
export interface TableRow { line: number; cells: string[] }
/** Cells that were made one, by line from 1 and column from 0. */
export interface Merge { top: number; bottom: number; left: number; right: number }
/** A CSV file is one without a name. */
export interface Worksheet { name: string; rows: TableRow[]; merges?: Merge[] }

/** A heading further down is none. */
const HEADING_WITHIN = 50;

/** A CSV file with commas, semicolons or tabs between its cells: whichever its first line has most of. */
export function readCsvTable(text: string): Worksheet {
  const given = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const [first = ''] = given.split('\n', 1);
  const sign = [';', '\t', ','].reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best), ';');
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at <= given.length; at += 1) {
    const letter = given[at];
    if (isQuoted && letter === '"' && given[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted && letter !== undefined) cell += letter;
    else if (letter === sign || letter === '\n' || letter === undefined) {
      rows.at(-1)!.push(clean(cell));
      cell = '';
      if (letter === '\n') rows.push([]);
    } else cell += letter;
  }
  return { name: '', rows: rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((each) => each !== '')) };
}

/** A heading of two rows as one: a cell that spans several columns stands before each name under it, “Tổng số / Đã xử lý”. Titles, which stand alone in their row, are none. */
export function joinedHeadings({ name, rows, merges = [] }: Worksheet): Worksheet {
  const isWord = (text = ''): boolean => /\p{L}/u.test(text);
  const joined: TableRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const [above, below] = [rows[at]!, rows[at + 1]];
    const wide = merges.filter(({ top, bottom, left, right }) => top === above.line && bottom === top && right > left && isWord(above.cells[left]));
    const isHeading = at < HEADING_WITHIN && below?.line === above.line + 1 && above.cells.filter(isWord).length > 1
      && wide.some(({ left, right }) => below.cells.slice(left, right + 1).filter(isWord).length > 1) && below.cells.every((text) => text === '' || isWord(text));
    if (!isHeading) {
      joined.push(above);
      continue;
    }
    const width = Math.max(above.cells.length, below!.cells.length, ...wide.map(({ right }) => right + 1));
    const cells = Array.from({ length: width }, (_, column) => {
      const over = wide.find(({ left, right }) => column >= left && column <= right);
      return [above.cells[over?.left ?? column] ?? '', below!.cells[column] ?? ''].filter((text) => text !== '').join(' / ');
    });
    joined.push({ line: below!.line, cells });
    at += 1;
  }
  return { name, rows: joined, merges };
}

/** Which row names the columns: of the first ones the one with most words in it; titles above have fewer. */
export function headingOf({ rows }: Worksheet): number {
  const words = rows.slice(0, HEADING_WITHIN).map(({ cells }) => cells.filter((text) => /\p{L}/u.test(text)).length);
  return Math.max(0, words.indexOf(Math.max(0, ...words)));
}

/** Worksheets and rows that have the texts of a heading that was known before. */
export function knownHeadings<T>(sheets: readonly Worksheet[], known: (sign: string) => T | null): { sheet: number; head: number; known: T }[] {
  return sheets.flatMap(({ rows }, sheet) => {
    for (const [head, { cells }] of rows.slice(0, HEADING_WITHIN).entries()) {
      const found = known(signOf(cells));
      if (found !== null) return [{ sheet, head, known: found }];
    }
    return [];
  });
}

/** What stands below the heading, as it would be copied from a sheet with our headings; columns that mean nothing are left out. */
export function withHeadings({ rows }: Worksheet, head: number, meanings: readonly Meaning[]): string {
  const columns = meanings.flatMap((meaning, column) => (meaning === '' ? [] : [{ meaning, column }]));
  const cell = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns.map(({ meaning }) => meaning).join('\t'), ...rows.slice(head + 1).map(({ cells }) => columns.map(({ column }) => cell(cells[column] ?? '')).join('\t'))].join('\n');
}

/** What was chosen of a table: rows and columns of the text, where they stand in it. */
export interface Chosen { text: string; sheet: Worksheet; head: number; columns: number[] }

export function chosenOf(sheet: Worksheet, head: number, meanings: readonly Meaning[]): Chosen {
  return { text: withHeadings(sheet, head, meanings), sheet, head, columns: meanings.flatMap((meaning, column) => (meaning === '' ? [] : [column])) };
}

/** By what a table is known again: the texts of its heading. */
export function signOf(cells: readonly string[]): string {
  return cells.join('|').slice(0, 500);
}

/** A for 0, Z for 25, AA for 26. */
export function letters(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
