// The cells of a .csv file with settings stated, never sniffed from the figures: UTF-8, comma or semicolon.
import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { letters, SheetFault, textCell } from './cells.ts';
import type { Cell, Line } from './cells.ts';
import { LIMITS } from './limits.ts';

const HEAD = 64 * 1024;
const LF = 10;
const CR = 13;

/**
 * @param isHeader tells which of the two delimiters makes a header row
 * @param take gets each line that holds anything; `line` is the line of the file it begins on
 * @throws SheetFault utf-16, not-utf8, quotes, too-many-rows, too-many-columns
 */
export function readCsv(bytes: Uint8Array, isHeader: (cells: string[]) => boolean, take: (line: Line) => void): void {
  const text = checked(bytes);
  const stated = /^sep=([,;])\r?\n/.exec(text.toString('latin1', 0, 8));
  const delimiter = stated ? stated[1]! : [',', ';'].find((sign) => headOf(text, sign).some(isHeader)) ?? ',';
  let rows = 0;
  walk(text, delimiter, stated ? 1 : 0, (record, line) => {
    const cells = new Map<number, Cell>();
    record.forEach((value, column) => {
      if (value.trim() === '') return;
      if (column >= LIMITS.columns) throw new SheetFault('too-many-columns', { most: LIMITS.columns, cell: `${letters(column)}${line}` }, line);
      cells.set(column, textCell(value));
    });
    if (cells.size === 0) return;
    rows += 1;
    if (rows > LIMITS.rows) throw new SheetFault('too-many-rows', { most: LIMITS.rows });
    take({ line, cells, fields: record.length, comma: delimiter === ',' });
  });
}

/** The bytes after a byte order mark, known to be UTF-8. */
function checked(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = text.toString('latin1', 0, 3);
  if (mark.startsWith('\xff\xfe') || mark.startsWith('\xfe\xff')) throw new SheetFault('utf-16');
  const head = text.subarray(0, HEAD);
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > 0) throw new SheetFault(zeros * 5 > head.length ? 'utf-16' : 'not-text');
  if (!isUtf8(text)) throw new SheetFault('not-utf8');
  return mark === '\xef\xbb\xbf' ? text.subarray(3) : text;
}

/** The first records, enough to find a header in. */
function headOf(text: Buffer, delimiter: string): string[][] {
  const head: string[][] = [];
  try {
    walk(text.subarray(0, HEAD), delimiter, 0, (record) => void head.push(record), 50);
  } catch (error) {
    // A quote broken further down, or by this cut: the full reading tells it with its line.
    if (!(error instanceof SheetFault)) throw error;
  }
  return head;
}

function walk(text: Buffer, delimiter: string, skip: number, each: (record: string[], line: number) => void, most = -1): void {
  let line = 1;
  let from = 0;
  let seen = 0;
  try {
    parse(text, {
      delimiter, quote: '"', escape: '"', record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, cast: false, to: most,
      // Nothing is kept: each record is taken as it comes. The parser's own line count doubles a line end of Windows within quotes.
      on_record: (record: string[], { bytes }: { bytes: number }) => {
        const begins = line;
        line += lineEnds(text, from, bytes);
        from = bytes;
        seen += 1;
        if (seen > skip) each(record, begins);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw new SheetFault('quotes', {}, line);
    throw error;
  }
}

function lineEnds(text: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === LF || (text[at] === CR && text[at + 1] !== LF)) count += 1;
  return count;
}
