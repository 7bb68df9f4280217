// A criteria set as a workbook that can be changed and taken in again: a worksheet for each of its parts, lists of the words that a cell may hold, and what every column means.
import type { Cell as SheetCell, DataValidation, Workbook, Worksheet } from 'exceljs';
import { neutral } from '../neutral.ts';
import type { Cell } from '../registry/cell.ts';
import { idOf, PARTS } from '../registry/criteria-set.ts';
import type { SetTexts, Texts } from '../registry/criteria-set.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import type { Told } from './score-facts.ts';
import { heightOf, linesIn } from './sheet.ts';

/** `facts`: what the file says of itself. `indicators`: the ids that a component may name, with their names. */
export interface CriteriaBook { set: SetTexts; lang: Lang; facts: Told[]; indicators: Told[]; at: string }

const INK = 'FF12202E';
const QUIET = 'FF5A6875';
const HEAD = 'FFEEF2F6';
const LINE = 'FFD5DCE4';
const HEADS = 2;
/** Empty rows that know which words may stand in them. */
const ROOM = 60;
/** Of the sheet of the set: label, id, value, meaning. */
const UPRIGHT = [26, 16, 70, 70] as const;
const GUIDED = [26, 22, 100] as const;
const WIDE = new Map([['name_vi', 44], ['name_en', 44], ['evidence', 44], ['words', 44], ['note', 44], ['source', 30], ['words_vi', 44], ['words_en', 44], ['indicator', 28]]);
const PAPER = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
const GUIDE = 'huong-dan';
const KNOWN = 'danh-muc';

export async function criteriaBook(input: CriteriaBook): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.creator = 'Cột Mốc';
  book.created = new Date(input.at);
  book.modified = new Date(input.at);
  book.title = idOf(input.set);
  for (const { part, sheet, columns } of PARTS) {
    const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', xSplit: part === 'set' ? 0 : 1, ySplit: HEADS }], pageSetup: { ...PAPER, printTitlesRow: `1:${HEADS}` } });
    if (part === 'set') upright(page, columns, input);
    else across(page, columns, input.set[part], input);
  }
  guide(book.addWorksheet(GUIDE, { pageSetup: PAPER }), input);
  listKnown(book, input);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Labels for people above the ids by which the columns are found again. */
function heads(page: Worksheet, names: { id: string; label: string; width: number }[]): void {
  names.forEach(({ id, label, width }, index) => {
    page.getColumn(index + 1).width = width;
    for (const [row, words] of [[1, label], [HEADS, id]] as const) {
      const cell = page.getCell(row, index + 1);
      cell.value = words || null;
      cell.font = row === 1 ? { bold: true, color: { argb: INK } } : { size: 9, color: { argb: QUIET } };
      cell.alignment = { wrapText: true, vertical: 'middle' };
      const side = { style: 'thin', color: { argb: LINE } } as const;
      Object.assign(cell, { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } }, border: { top: side, left: side, bottom: side, right: side } });
    }
  });
  page.getRow(1).height = 32;
}

function across(page: Worksheet, columns: Cell[], rows: Texts[], { lang, indicators }: CriteriaBook): void {
  // For the rows that are still to come; before the heads, which look otherwise.
  columns.forEach(({ kind }, index) => { page.getColumn(index + 1).numFmt = formatOf(kind); });
  heads(page, columns.map(({ name, kind }) => ({ id: name, label: say(lang, `criteria:column.${name}.label`), width: WIDE.get(name) ?? (kind === 'text' ? 15 : 12) })));
  rows.forEach((row, at) => { page.getRow(HEADS + 1 + at).height = heightOf(...columns.map(({ name }) => linesIn(row[name] ?? '', WIDE.get(name) ?? Infinity))); });
  columns.forEach((column, index) => {
    rows.forEach((row, at) => fill(page.getCell(HEADS + 1 + at, index + 1), column, row[column.name] ?? ''));
    const check = checkOf(column, indicators.length, lang);
    for (let at = 0; check && at < rows.length + ROOM; at += 1) page.getCell(HEADS + 1 + at, index + 1).dataValidation = check;
  });
}

function upright(page: Worksheet, columns: Cell[], { set, lang, indicators }: CriteriaBook): void {
  heads(page, [['', 'label'], ['field', 'field'], ['value', 'value'], ['', 'told']].map(([id = '', name = ''], index) => ({ id, label: say(lang, `criteria:head.${name}`), width: UPRIGHT[index]! })));
  columns.forEach((column, at) => {
    const row = page.getRow(HEADS + 1 + at);
    [say(lang, `criteria:column.${column.name}.label`), column.name, '', say(lang, `criteria:column.${column.name}.told`)].forEach((words, index) => {
      const cell = row.getCell(index + 1);
      if (words) cell.value = words;
      cell.alignment = { wrapText: true, vertical: 'top' };
      cell.font = { color: { argb: index === 0 ? INK : QUIET } };
    });
    const value = set.set[0]?.[column.name] ?? '';
    fill(row.getCell(3), column, value);
    row.getCell(3).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
    row.height = heightOf(linesIn(value, UPRIGHT[2]), linesIn(say(lang, `criteria:column.${column.name}.told`), UPRIGHT[3]));
    const check = checkOf(column, indicators.length, lang);
    if (check) row.getCell(3).dataValidation = check;
  });
}

/** Numbers as numbers, days as days; every text as text, so that 3.4 is no number and 02-28 no day. */
function formatOf(kind: Cell['kind']): string {
  return kind === 'number' || kind === 'integer' ? 'General' : kind === 'date' ? 'dd/mm/yyyy' : '@';
}

function fill(cell: SheetCell, { kind, name }: Cell, text: string): void {
  const isNumber = kind === 'number' || kind === 'integer';
  cell.numFmt = formatOf(kind);
  cell.alignment = { wrapText: WIDE.has(name), vertical: 'top', horizontal: isNumber ? 'right' : 'left' };
  cell.font = { color: { argb: INK } };
  if (text !== '') cell.value = isNumber ? Number(text) : kind === 'date' ? new Date(`${text}T00:00:00Z`) : neutral(text);
}

/** What may stand in a cell, as far as a spreadsheet can watch over it. */
function checkOf({ kind, of, ids, needed }: Cell, indicators: number, lang: Lang): DataValidation | null {
  const shared = { allowBlank: !needed, showErrorMessage: true, errorStyle: 'stop', errorTitle: say(lang, 'criteria:check.title') };
  if (of) return { ...shared, type: 'list', formulae: [`"${of.join(',')}"`], error: say(lang, 'criteria:check.list') };
  if (ids === 'registry_indicators' && indicators > 0) return { ...shared, type: 'list', formulae: [`'${KNOWN}'!$A$${HEADS + 1}:$A$${HEADS + indicators}`], error: say(lang, 'criteria:check.known') };
  if (kind !== 'number' && kind !== 'integer') return null;
  return { ...shared, type: kind === 'integer' ? 'whole' : 'decimal', operator: 'greaterThanOrEqual', formulae: [0], error: say(lang, `criteria:check.${kind === 'integer' ? 'whole' : 'number'}`) };
}

/** What the file is, how it is taken in again, and each column with the words that it may hold. */
function guide(page: Worksheet, { set, lang, facts }: CriteriaBook): void {
  GUIDED.forEach((width, index) => { page.getColumn(index + 1).width = width; });
  const write = (cells: string[], bold = false): void => {
    const row = page.addRow(cells.map((words) => neutral(words) || null));
    row.height = heightOf(...cells.map((words, index) => linesIn(words, GUIDED[index]!)));
    row.eachCell((cell, column) => Object.assign(cell, { alignment: { wrapText: true, vertical: 'top' }, font: { bold: bold || column === 1, color: { argb: INK } } }));
  };
  write([say(lang, 'criteria:guide.title', { id: idOf(set) })], true);
  for (const { name, value } of facts) write([name, '', value]);
  write([]);
  for (const step of ['change', 'text', 'empty', 'check', 'take']) write([say(lang, `criteria:guide.${step}.name`), '', say(lang, `criteria:guide.${step}.told`, { id: idOf(set) })]);
  for (const { part, sheet, columns } of PARTS) {
    write([]);
    write([sheet, '', say(lang, `criteria:part.${part}`)], true);
    for (const { name, of } of columns) {
      write([say(lang, `criteria:column.${name}.label`), name, say(lang, `criteria:column.${name}.told`)]);
      for (const word of of ?? []) write(['', word, say(lang, `criteria:word.${name}.${word}`)]);
    }
  }
}

/** The ids that a cell may name. */
function listKnown(book: Workbook, { lang, indicators }: CriteriaBook): void {
  const page = book.addWorksheet(KNOWN, { pageSetup: PAPER });
  heads(page, [{ id: 'indicator', label: say(lang, 'criteria:column.indicator.label'), width: 40 }, { id: '', label: say(lang, 'criteria:head.name'), width: 90 }]);
  for (const { name, value } of indicators) page.addRow([name, neutral(value)]);
}
