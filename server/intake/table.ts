// From the lines of a sheet to rows by name: finds the header, reads what stands under it, tells everything that cannot be read.
import { checkFigure, FIGURE_FIELDS } from '../../client/cell-checks.ts';
import type { FigureField } from '../../client/cell-checks.ts';
import { clean, folded, headerOf, stateOf } from '../../client/sheet-headings.ts';
import { letters } from './cells.ts';
import type { Cell, Line } from './cells.ts';
import { LIMITS } from './limits.ts';
import type { Field, SheetProblem, SheetRow } from './sheets.ts';
import type { Stamp } from './stamp.ts';

const QUARTERS = ['i', 'ii', 'iii', 'iv'];
/** A header further down is none. */
const HEADER_WITHIN = 50;

export interface Reading {
  numbers: 'vi' | 'en' | undefined;
  stamp: Stamp | null;
  row: (row: SheetRow) => void;
  tell: (problem: SheetProblem) => void;
}

export class Table {
  private readonly sheet: string;
  private readonly reading: Reading;
  private columns: Map<Field, number> | null = null;
  private width = Infinity;
  private looked = 0;

  constructor(sheet: string, reading: Reading) {
    this.sheet = sheet;
    this.reading = reading;
  }

  get headed(): boolean {
    return this.columns !== null;
  }

  take(line: Line): void {
    if (this.columns) this.read(line, this.columns);
    else if (this.looked < HEADER_WITHIN) this.look(line);
  }

  private look({ line, cells, fields }: Line): void {
    this.looked += 1;
    const header = headerOf([...cells].map(([column, cell]) => [column, cell.text]));
    if (!header) return;
    this.columns = new Map();
    this.width = fields ?? Infinity;
    for (const [column, field] of header) {
      if (this.columns.has(field)) this.tell('doubled-column', line, field, column, { first: `${letters(this.columns.get(field)!)}${line}` });
      else this.columns.set(field, column);
    }
  }

  private read({ line, cells, fields = 0, comma }: Line, columns: Map<Field, number>): void {
    const at = (field: Field): Cell | undefined => cells.get(columns.get(field) ?? -1);
    const given: SheetRow['cells'] = {};
    const blanks: SheetRow['cells'] = {};
    for (const [field, column] of columns) {
      if (cells.has(column)) given[field] = `${letters(column)}${line}`;
      else if (field === 'state' || FIGURE_FIELDS.includes(field as FigureField)) blanks[field] = `${letters(column)}${line}`;
    }
    if (Object.keys(given).length === 0) return;
    // An unquoted decimal comma breaks a figure in two and pushes the rest to the right.
    if (fields > this.width) this.tell('more-cells-than-header', line, null, null, { cells: fields, header: this.width });
    const remark = at('note')?.text.trim() ?? '';
    if (comma && /^\d+%?$/.test(remark)) this.tell('number-in-note', line, 'note', columns.get('note')!, { given: remark.slice(0, 80) });

    const text = (field: Field): string | null => this.text(line, field, columns.get(field)!, at(field));
    const percents: SheetRow['percents'] = {};
    const figure = (field: FigureField): number | null => {
      const read = this.figure(line, field, columns.get(field)!, at(field));
      if (read?.percent) percents[field] = clean(at(field)!.text).slice(0, 80);
      return read?.number ?? null;
    };
    const [indicator, part, state, reference, note] = [text('indicator'), text('part'), text('state'), text('reference'), text('note')];
    const [numerator, denominator, value, sample] = [figure('numerator'), figure('denominator'), figure('value'), figure('sample')];
    const standard_error = figure('standard_error');
    const filled = given.state !== undefined || FIGURE_FIELDS.some((field) => given[field] !== undefined);
    if (indicator === '' && filled) this.tell('missing-indicator', line, 'indicator', columns.get('indicator')!);
    if (!indicator || part === null || state === null || reference === null) return;
    if (!filled && this.reading.stamp) return;
    this.reading.row({
      sheet: this.sheet, line, indicator, part: this.partOf(indicator, part), state: stateOf(state),
      numerator, denominator, value, sample, standard_error, reference: referenceOf(reference), note: note ?? '', cells: given, blanks, ...(Object.keys(percents).length > 0 ? { percents } : {}),
    });
  }

  /** Null where what stands there was told as a problem. */
  private text(line: number, field: Field, column: number, cell: Cell | undefined): string | null {
    if (!cell) return '';
    if (field !== 'note' && (cell.formula || cell.kind === 'error')) {
      this.tell(cell.formula ? 'formula' : 'cell-error', line, field, column, { given: cell.text.slice(0, 80) });
      return null;
    }
    if (cell.text.length > LIMITS.text) {
      this.tell('text-too-long', line, field, column, { most: LIMITS.text });
      return null;
    }
    // The template puts an apostrophe before text that a spreadsheet would take for a formula.
    return clean(cell.text).replace(/^'(?=[=+\-@])/, '');
  }

  private figure(line: number, field: FigureField, column: number, cell: Cell | undefined): { number: number | null; percent?: boolean } | null {
    if (!cell) return null;
    const refuse = (code: string, params: SheetProblem['params'] = { given: clean(cell.text).slice(0, 80) }): null => {
      this.tell(code, line, field, column, params);
      return null;
    };
    if (cell.formula) return refuse('formula');
    if (cell.kind === 'error') return refuse('cell-error');
    if (cell.kind === 'date') return refuse('date-in-figure');
    if (cell.kind === 'boolean') return refuse('not-a-number');
    if (cell.kind === 'number' && !(Math.abs(cell.number ?? 0) < 1e15)) return refuse('too-many-digits');
    if (cell.kind === 'number') return cell.percent && field !== 'value' && field !== 'standard_error' ? refuse('percent-in-count') : { number: cell.number, percent: cell.percent };
    const checked = checkFigure(clean(cell.text.slice(0, LIMITS.text)), field, this.reading.numbers);
    return 'code' in checked ? refuse(checked.code, checked.params) : checked;
  }

  private partOf(indicator: string, label: string): string {
    if (label === '') return '';
    const meant = folded(label);
    return this.reading.stamp?.parts.find((line) => line.indicator === indicator && folded(line.label) === meant)?.part ?? label;
  }

  private tell(code: string, line: number, field: Field | null, column: number | null, params: SheetProblem['params'] = {}): void {
    this.reading.tell({ code, sheet: this.sheet, line, column: field, cell: column === null ? null : `${letters(column)}${line}`, params });
  }
}

/** 2025, 2025Q3, Q3/2025 and Quý III/2025 as 2025 or 2025Q3; anything else as it stands. */
function referenceOf(text: string): string {
  const given = folded(text);
  const [, year, quarter] = /^(\d{4})(?: ?q([1-4]))?$/.exec(given) ?? [];
  if (year) return quarter ? `${year}Q${quarter}` : year;
  const [, named, of] = /^(?:q|quy |quarter )(iv|i{1,3}|[1-4])[ /]*(\d{4})$/.exec(given) ?? [];
  if (!named) return text;
  return `${of!}Q${QUARTERS.indexOf(named) + 1 || named}`;
}
