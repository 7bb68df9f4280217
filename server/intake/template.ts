// The sheet that an agency fills: what it owes, with everything else locked, and a hidden stamp that says for whom it was made.
import type { Cell, DataValidation, Worksheet } from 'exceljs';
import { figuresOf, optionalOf } from '../../client/cell-checks.ts';
import type { FigureField } from '../../client/cell-checks.ts';
import { neutral } from '../neutral.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { LIMITS } from './limits.ts';
import { STAMP_SHEET, stampRows, TEMPLATE_VERSION } from './stamp.ts';

/** Labels are for reading, in `lang`; `part` is the code ('' is the total). `previous` is the last figure as shown, '' where there is none. */
export interface TemplateRow {
  indicator: string; name: string; part: string; partLabel: string; unit: string; kind: string; timing: string;
  numerator_label: string; denominator_label: string; previous: string; previousReport: string;
}
export interface TemplateInput {
  agency: string; agencyName: string; report: string; reportLabel: string; version?: string; lang: Lang; rows: TemplateRow[];
}

const COLUMNS = [
  ['indicator', 22], ['name', 52], ['part', 18], ['unit', 12], ['previous', 24], ['numerator', 14], ['denominator', 14], ['value', 14],
  ['sample', 16], ['standard_error', 14], ['reference', 16], ['state', 18], ['note', 36],
] as const;
type Column = (typeof COLUMNS)[number];
/** Shown only where some line of the sheet may use them. */
const NEEDED: Partial<Record<Column[0], (row: TemplateRow) => boolean>> = {
  standard_error: ({ kind }) => optionalOf(kind).includes('standard_error'), reference: ({ timing }) => timing === 'survey',
};
const NUMERIC: readonly string[] = ['previous', 'numerator', 'denominator', 'value', 'sample', 'standard_error'];
const HEADER_ROW = 4;
const INK = 'FF101B2D';
const QUIET = 'FF55637A';
const HEAD = 'FFE9EEF5';
const LOCKED = 'FFEDEFF2';
const LINE = 'FFC3CBD6';

/** @returns an .xlsx file without formulas, which `readSheet` reads back */
export async function template(input: TemplateInput): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const { lang, agency, report, rows, version = TEMPLATE_VERSION } = input;
  const book = new ExcelJS.Workbook();
  book.creator = 'Cột Mốc';

  const sheet = book.addWorksheet(say(lang, 'sheet:file.data'), {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEADER_ROW, zoomScale: 100 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}` },
  });
  const columns = COLUMNS.filter(([name]) => rows.some(NEEDED[name] ?? (() => true)));
  head(sheet, columns, input);
  rows.forEach((row, index) => fill(sheet, columns, HEADER_ROW + 1 + index, row, lang));
  // Without a password: the lock guards against slips, not against people.
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });

  const guide = book.addWorksheet(say(lang, 'sheet:file.guide'));
  guide.getColumn(1).width = 110;
  say(lang, 'sheet:guide').split('\n').forEach((line, index) => {
    const cell = guide.getCell(index + 1, 1);
    cell.value = line;
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.font = { size: index === 0 ? 14 : 11, bold: index === 0, color: { argb: INK } };
  });
  await guide.protect('', { selectLockedCells: true });

  const stamp = book.addWorksheet(STAMP_SHEET, { state: 'veryHidden' });
  const parts = rows.map(({ indicator, part, partLabel }) => ({ indicator, part, label: partLabel }));
  stamp.addRows(stampRows({ version, agency, report, parts }));
  return Buffer.from(await book.xlsx.writeBuffer());
}

function head(sheet: Worksheet, columns: readonly Column[], { lang, agencyName, reportLabel }: TemplateInput): void {
  sheet.getCell('A1').value = neutral(say(lang, 'sheet:title', { report: reportLabel, agency: agencyName }));
  sheet.getCell('A1').font = { size: 14, bold: true, color: { argb: INK } };
  sheet.getCell('A2').value = say(lang, 'sheet:hint');
  sheet.getCell('A2').font = { color: { argb: QUIET } };
  columns.forEach(([name, width], index) => {
    sheet.getColumn(index + 1).width = width;
    const cell = sheet.getCell(HEADER_ROW, index + 1);
    cell.value = say(lang, `sheet:column.${name}`);
    cell.font = { bold: true, color: { argb: INK } };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: NUMERIC.includes(name) ? 'right' : 'left' };
    paint(cell, HEAD);
  });
  sheet.getRow(HEADER_ROW).height = 34;
}

function fill(sheet: Worksheet, columns: readonly Column[], line: number, row: TemplateRow, lang: Lang): void {
  const owed = figuresOf(row.kind);
  const labels = { numerator: row.numerator_label, denominator: row.denominator_label };
  const said = row.numerator_label === '' ? '' : say(lang, owed.includes('numerator') ? 'sheet:parts' : 'sheet:value-of', labels);
  const previous = row.previous && row.previousReport ? `${row.previous} (${row.previousReport})` : row.previous;
  columns.forEach(([name], index) => {
    const cell = sheet.getCell(line, index + 1);
    cell.alignment = { vertical: 'top', wrapText: name === 'name' || name === 'note' || name === 'part' };
    const open = name === 'state' || name === 'note' || (NEEDED[name]?.(row) ?? owed.includes(name as FigureField));
    cell.protection = { locked: !open };
    if (!open) paint(cell, LOCKED);
    else edge(cell);
    if (name === 'indicator') cell.value = neutral(row.indicator);
    else if (name === 'name') {
      cell.value = said ? { richText: [{ text: neutral(row.name) }, { text: `\n${said}`, font: { size: 9, color: { argb: QUIET } } }] } : neutral(row.name);
    }
    else if (name === 'part') cell.value = neutral(row.partLabel) || null;
    else if (name === 'unit') cell.value = neutral(row.unit);
    else if (name === 'previous') cell.value = neutral(previous) || null;
    else if (name === 'state') cell.dataValidation = stateList(lang);
    else if (name === 'reference' && open) referenceCell(cell, lang);
    else if (open && name !== 'note') {
      cell.numFmt = name === 'standard_error' || (name === 'value' && row.kind !== 'count' && row.kind !== 'rank') ? 'General' : '#,##0';
      cell.dataValidation = figureCheck(name as FigureField, row, lang);
    } else if (name === 'note') cell.dataValidation = { type: 'textLength', operator: 'lessThanOrEqual', formulae: [LIMITS.text], allowBlank: true };
    if (NUMERIC.includes(name)) cell.alignment = { ...cell.alignment, horizontal: 'right' };
  });
  sheet.getRow(line).height = 16 * (Math.ceil(row.name.length / 50) + Math.ceil(said.length / 58));
}

function figureCheck(field: FigureField, { kind }: TemplateRow, lang: Lang): DataValidation {
  const shared = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: say(lang, 'sheet:check.number-title') };
  if (field === 'value' && kind === 'survey') {
    return { ...shared, type: 'decimal', operator: 'between', formulae: [0, 100], error: say(lang, 'sheet:check.hundred') };
  }
  const whole = field === 'sample' || (field === 'value' && (kind === 'count' || kind === 'rank'));
  const error = say(lang, `sheet:check.${whole ? 'whole' : 'number'}`);
  return { ...shared, type: whole ? 'whole' : 'decimal', operator: 'greaterThanOrEqual', formulae: [0], error };
}

/** As text, so that a year is not shown as 2.025. */
function referenceCell(cell: Cell, lang: Lang): void {
  cell.numFmt = '@';
  cell.dataValidation = {
    type: 'textLength', operator: 'between', formulae: [4, 12], allowBlank: true, showErrorMessage: true, errorStyle: 'stop',
    errorTitle: say(lang, 'sheet:check.reference-title'), error: say(lang, 'sheet:check.reference'),
  };
}

function stateList(lang: Lang): DataValidation {
  const words = ['nothing-to-report', 'not-applicable', 'withdrawn'].map((state) => say(lang, `sheet:state.${state}`));
  return {
    type: 'list', allowBlank: true, formulae: [`"${words.join(',')}"`], showErrorMessage: true, errorStyle: 'stop',
    errorTitle: say(lang, 'sheet:check.state-title'), error: say(lang, 'sheet:check.state'),
  };
}

function paint(cell: Cell, argb: string): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
  edge(cell);
}

function edge(cell: Cell): void {
  const side = { style: 'thin', color: { argb: LINE } } as const;
  cell.border = { top: side, left: side, bottom: side, right: side };
}
