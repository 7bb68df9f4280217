// A workbook of somebody's own, worksheet by worksheet: its cells as texts, as the one who opens it sees them. A CSV file is one worksheet without a name.
import { typedNumber } from '../../client/read-number.ts';
import { clean, headerOf } from '../../client/sheet-headings.ts';
import { SheetFault } from './cells.ts';
import type { Cell } from './cells.ts';
import { readCsv } from './csv.ts';
import { LIMITS } from './limits.ts';
import type { SheetProblem } from './sheets.ts';
import { readWorkbook } from './workbook.ts';
import { readCells } from './xlsx.ts';
import type { Merge } from './xlsx.ts';
import { Zip } from './zip.ts';

/** A row with anything in it; `line` as the spreadsheet numbers it, `cells` from column A on. */
export interface TableRow { line: number; cells: string[] }
/** A worksheet that is not hidden and holds anything. `merges`: of its first lines, where headings stand. */
export interface Worksheet { name: string; rows: TableRow[]; merges: Merge[] }
export interface ReadTables { sheets: Worksheet[]; problems: SheetProblem[] }

/** A heading further down is none; more merged cells than these has no heading. */
const MERGED_WITHIN = 60;
const MOST_MERGES = 500;

/** @returns no sheets where the file cannot be read, and why */
export function readTables(bytes: Uint8Array, name: string): ReadTables {
  try {
    if (/\.csv$/i.test(name)) return { sheets: [{ name: '', rows: readCsvRows(bytes), merges: [] }], problems: [] };
    const zip = new Zip(bytes);
    const book = readWorkbook(zip);
    const count = { rows: 0 };
    const sheets: Worksheet[] = [];
    for (const { name: named, entry, hidden } of book.sheets) {
      if (hidden) continue;
      const rows: TableRow[] = [];
      const merges: Merge[] = [];
      readCells(zip, book, entry, count, ({ line, cells }) => {
        const texts = textsOf(cells);
        if (texts.length > 0) rows.push({ line, cells: texts });
      }, (merge) => void (merge.top <= MERGED_WITHIN && merge.right < LIMITS.columns && merges.length < MOST_MERGES && merges.push(merge)));
      if (rows.length > 0) sheets.push({ name: named, rows, merges });
    }
    if (sheets.length === 0) throw new SheetFault('no-header');
    return { sheets, problems: [] };
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    return { sheets: [], problems: [{ code: error.code, sheet: '', line: error.line, column: null, cell: null, params: error.params }] };
  }
}

/** Every cell as it stands in the file. */
function readCsvRows(bytes: Uint8Array): TableRow[] {
  const rows: TableRow[] = [];
  readCsv(bytes, (cells) => headerOf(cells.entries()) !== null, ({ line, cells }) => {
    const texts: string[] = [];
    for (const [column, { text }] of cells) {
      while (texts.length < column) texts.push('');
      texts[column] = text.slice(0, LIMITS.text);
    }
    rows.push({ line, cells: texts });
  });
  return rows;
}

function textsOf(cells: Map<number, Cell>): string[] {
  const texts: string[] = [];
  for (const [column, cell] of cells) {
    const text = textOf(cell);
    if (text === '') continue;
    while (texts.length < column) texts.push('');
    texts[column] = text;
  }
  return texts;
}

/** A number in full, so written that it has one reading. A formula says what was last worked out. */
function textOf({ kind, text, number, percent }: Cell): string {
  if (kind === 'number' && number !== null) return `${typedNumber(number)}${percent ? '%' : ''}`;
  return clean(text.slice(0, LIMITS.text));
}
