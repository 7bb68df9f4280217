// The limited child: reads sheets that strangers made, puts notes at their cells, and does nothing else. Sheets come by stdin, answers go by stdout.
//
// What holds. The file system: Node's permission model lets it read this code with its three libraries (reader-script.ts), write nothing, and start neither
// processes, workers, add-ons nor WASI. The network: Node 24 has no switch for it, so where the kernel allows, the child runs in a network
// namespace of its own that has no interface (limited.ts); and everywhere, offline.ts takes the ways out of JavaScript's reach before
// the first byte is read, which stops a careless library but not code that has already broken out of V8. Time, memory and the size of the answer
// are the parent's to end.
import './offline.ts';
import { clean, headerOf } from '../../client/sheet-headings.ts';
import { SheetFault } from './cells.ts';
import { readCsv } from './csv.ts';
import { LIMITS } from './limits.ts';
import { withNotes } from './notes.ts';
import type { Note } from './notes.ts';
import type { ReadSheet, SheetProblem } from './sheets.ts';
import { sampleCsv, sampleXlsx } from './sample.ts';
import { readStamp, STAMP_SHEET } from './stamp.ts';
import type { Stamp } from './stamp.ts';
import { Table } from './table.ts';
import { readTables } from './tables.ts';
import type { ReadTables } from './tables.ts';
import type { Reading } from './table.ts';
import { textWorkbook } from './text-workbook.ts';
import { readWorkbook } from './workbook.ts';
import { readCells } from './xlsx.ts';
import { Zip } from './zip.ts';

/**
 * What stands before the bytes of a sheet, as JSON after its own length in four bytes. `as`: read by our headings, every cell as it stands, or the file itself with `notes`.
 * `title`: of the worksheet that a CSV file becomes.
 */
export type Asked = { name: string } & ({ as: 'sheet'; numbers: 'vi' | 'en' | null } | { as: 'tables' } | { as: 'noted'; notes: readonly Note[]; title: string });

export function read(bytes: Uint8Array, name: string, numbers: 'vi' | 'en' | undefined): ReadSheet {
  const sheet: ReadSheet = { agency: null, report: null, template: null, rows: [], problems: [] };
  let told = 0;
  const tell = (problem: SheetProblem): void => {
    told += 1;
    if (told <= LIMITS.problems) sheet.problems.push(problem);
  };
  const reading: Reading = { numbers, stamp: null, row: (row) => void sheet.rows.push(row), tell };
  try {
    const stamp = /\.xlsx$/i.test(name) ? readXlsx(bytes, reading) : readCsvTable(bytes, reading);
    if (stamp) [sheet.agency, sheet.report, sheet.template] = [stamp.agency, stamp.report, stamp.version];
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    sheet.rows = [];
    tell({ code: error.code, sheet: '', line: error.line, column: null, cell: null, params: error.params });
  }
  if (told > LIMITS.problems) {
    sheet.problems.push({ code: 'more-problems', sheet: '', line: null, column: null, cell: null, params: { more: told - LIMITS.problems } });
  }
  return sheet;
}

function readCsvTable(bytes: Uint8Array, reading: Reading): null {
  const table = new Table('', reading);
  readCsv(bytes, (cells) => headerOf(cells.entries()) !== null, (line) => table.take(line));
  if (!table.headed) throw new SheetFault('no-header');
  return null;
}

function readXlsx(bytes: Uint8Array, reading: Reading): Stamp | null {
  const zip = new Zip(bytes);
  const book = readWorkbook(zip);
  const count = { rows: 0 };
  const hidden = book.sheets.find(({ name }) => name === STAMP_SHEET);
  let stamp: Stamp | null = null;
  if (hidden) {
    const rows: string[][] = [];
    readCells(zip, book, hidden.entry, count, ({ cells }) => void rows.push([0, 1, 2, 3].map((column) => clean(cells.get(column)?.text ?? ''))));
    stamp = readStamp(rows);
  }
  let headed = false;
  for (const { name, entry, hidden: unseen } of book.sheets) {
    if (unseen || name === STAMP_SHEET) continue;
    const table = new Table(name, { ...reading, stamp });
    readCells(zip, book, entry, count, (line) => table.take(line));
    headed ||= table.headed;
  }
  if (!headed) throw new SheetFault('no-header');
  return stamp;
}

/** @returns null, and why, where it cannot be read whole */
function noted(bytes: Uint8Array, name: string, notes: readonly Note[], title: string): { file: Buffer | null; problems: SheetProblem[] } {
  const { sheets, problems } = readTables(bytes, name);
  if (problems.length > 0) return { file: null, problems };
  try {
    return { file: withNotes(/\.csv$/i.test(name) ? textWorkbook(title, sheets[0]!.rows) : bytes, notes), problems };
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    return { file: null, problems: [{ code: error.code, sheet: '', line: error.line, column: null, cell: null, params: error.params }] };
  }
}

/** Until the first sheet comes, made-up ones are read in small steps, so that the code is compiled by then. */
function warmUp(): () => void {
  const [csv, xlsx] = [sampleCsv(), sampleXlsx()];
  let steps = 0;
  let next: NodeJS.Immediate | undefined;
  const step = (): void => {
    read(steps % 2 === 0 ? csv : xlsx, steps % 2 === 0 ? 'warm.csv' : 'warm.xlsx', undefined);
    steps += 1;
    if (steps < 40) next = setImmediate(step);
  };
  next = setImmediate(step);
  return () => clearImmediate(next);
}

/** Rows in lines of a thousand, then a line with all the rest. */
function answer({ rows, ...rest }: ReadSheet): void {
  for (let at = 0; at < rows.length; at += LIMITS.rowsAtOnce) {
    process.stdout.write(`${JSON.stringify({ rows: rows.slice(at, at + LIMITS.rowsAtOnce) })}\n`);
  }
  process.stdout.write(`${JSON.stringify(rest)}\n`);
}

/** Each worksheet in lines of a thousand rows, then a line with what was wrong. */
function answerTables({ sheets, problems }: ReadTables): void {
  for (const { name, rows, merges } of sheets) {
    for (let at = 0; at < rows.length; at += LIMITS.rowsAtOnce) {
      process.stdout.write(`${JSON.stringify({ sheet: name, isNew: at === 0, merges: at === 0 ? merges : [], rows: rows.slice(at, at + LIMITS.rowsAtOnce) })}\n`);
    }
  }
  process.stdout.write(`${JSON.stringify({ problems })}\n`);
}

/** The file in pieces, then a line with what was wrong. */
function answerNoted({ file, problems }: ReturnType<typeof noted>): void {
  for (let at = 0; file && at < file.length; at += LIMITS.bytesAtOnce) process.stdout.write(`${JSON.stringify({ piece: file.toString('base64', at, at + LIMITS.bytesAtOnce) })}\n`);
  process.stdout.write(`${JSON.stringify({ problems })}\n`);
}

/** Answers frame after frame until the input ends. */
async function serve(): Promise<void> {
  process.stdout.write('ready\n');
  const stopWarming = warmUp();
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = 4;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    stopWarming();
    pieces.push(piece);
    held += piece.length;
    while (held >= wanted) {
      const waiting: Buffer = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      pieces = [waiting];
      const head = 4 + waiting.readUInt32BE(0);
      wanted = head;
      if (held < wanted) break;
      const asked = JSON.parse(waiting.toString('utf8', 4, head)) as Asked & { length: number };
      wanted = head + asked.length;
      if (held < wanted) break;
      const bytes = waiting.subarray(head, wanted);
      if (asked.as === 'tables') answerTables(readTables(bytes, asked.name));
      else if (asked.as === 'noted') answerNoted(noted(bytes, asked.name, asked.notes, asked.title));
      else answer(read(bytes, asked.name, asked.numbers ?? undefined));
      pieces = [waiting.subarray(wanted)];
      held -= wanted;
      wanted = 4;
    }
  }
  stopWarming();
}

await serve();
