// Sheets as an XLSX file: numbers as numbers, dates as dates, heads that stay in sight, no formula and no macro.
import type { Cell, Worksheet } from 'exceljs';
import { neutral } from '../neutral.ts';
import { heightOf, linesIn } from './sheet.ts';
import type { Column, Sheet } from './sheet.ts';

const INK = 'FF12202E';
const QUIET = 'FF5A6875';
const HEAD = 'FFEEF2F6';
const LINE = 'FFD5DCE4';

/** @param about what the file says of itself, on a sheet of its own, and what its words mean */
export async function workbook(sheets: Sheet<never>[], about: { name: string; title: string; facts: { name: string; value: string }[]; notes: { name: string; value: string }[] }, at: string): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.creator = 'Cột Mốc';
  book.created = new Date(at);
  book.modified = new Date(at);
  book.title = about.title;
  for (const sheet of sheets) write(book.addWorksheet(sheet.name, { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }), sheet);
  tell(book.addWorksheet(about.name, { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }), about);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function write(sheet: Worksheet, { title = [], columns, rows, wraps = false, group, strong }: Sheet<never>): void {
  const frozen = Math.min(2, columns.length - 1);
  title.forEach((words, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = neutral(words);
    cell.font = index === 0 ? { size: 14, bold: true, color: { argb: INK } } : { color: { argb: QUIET } };
  });
  const top = title.length === 0 ? 1 : title.length + 2;
  columns.forEach(({ head, width, kind }, index) => {
    sheet.getColumn(index + 1).width = width;
    const cell = sheet.getCell(top, index + 1);
    cell.value = neutral(head);
    cell.font = { bold: true, color: { argb: INK } };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: kind === 'number' ? 'right' : 'left', indent: kind === 'text' ? 1 : 0 };
    paint(cell);
  });
  sheet.getRow(top).height = heightOf(3, ...columns.map(({ head, width }) => linesIn(head, width)));
  sheet.views = [{ state: 'frozen', xSplit: frozen, ySplit: top }];
  sheet.pageSetup.printTitlesRow = `${top}:${top}`;
  let at = top;
  let before: string | undefined;
  for (const row of rows) {
    const name = group?.(row);
    if (name !== before && name !== undefined) {
      at += 1;
      columns.forEach((_, index) => paint(sheet.getCell(at, index + 1)));
      sheet.getCell(at, 1).value = neutral(name);
      sheet.getCell(at, 1).font = { bold: true, color: { argb: INK } };
      before = name;
    }
    at += 1;
    columns.forEach((column, index) => fill(sheet.getCell(at, index + 1), column, row, wraps));
    if (strong?.(row)) columns.forEach((_, index) => { paint(sheet.getCell(at, index + 1)); sheet.getCell(at, index + 1).font = { bold: true, color: { argb: INK } }; });
    if (wraps) sheet.getRow(at).height = heightOf(...columns.map(({ kind, width, of }) => (kind === 'text' ? linesIn(String(of(row) ?? ''), width) : 1)));
  }
  if (title.length === 0) sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: Math.max(at, top), column: columns.length } };
}

function fill(cell: Cell, { kind, of, format }: Column<never>, row: never, wraps: boolean): void {
  const value = of(row);
  cell.alignment = { vertical: 'top', wrapText: wraps && kind === 'text', horizontal: kind === 'number' ? 'right' : 'left', indent: kind === 'text' ? 1 : 0 };
  if (value === null) return;
  if (kind === 'day') {
    cell.value = new Date(`${String(value)}T00:00:00Z`);
    cell.numFmt = 'dd/mm/yyyy';
  } else if (kind === 'number') {
    cell.value = Number(value);
    cell.numFmt = format?.(row) ?? 'General';
  } else cell.value = neutral(String(value));
}

function tell(sheet: Worksheet, { title, facts, notes }: Parameters<typeof workbook>[1]): void {
  sheet.getColumn(1).width = 30;
  sheet.getColumn(2).width = 100;
  sheet.getCell(1, 1).value = neutral(title);
  sheet.getCell(1, 1).font = { size: 14, bold: true, color: { argb: INK } };
  [...facts, null, ...notes].forEach((one, index) => {
    if (!one) return;
    const [name, value] = [sheet.getCell(index + 3, 1), sheet.getCell(index + 3, 2)];
    name.value = neutral(one.name);
    name.font = { bold: true, color: { argb: INK } };
    value.value = neutral(one.value);
    for (const cell of [name, value]) cell.alignment = { wrapText: true, vertical: 'top' };
  });
}

function paint(cell: Cell): void {
  const side = { style: 'thin', color: { argb: LINE } } as const;
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } };
  cell.border = { top: side, left: side, bottom: side, right: side };
}
