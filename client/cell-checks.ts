// What a single line of a sheet shows by itself, told the same way on the screen and at intake: codes and numbers, no sentences.
import { readNumber } from './read-number.ts';

export type Field = 'indicator' | 'part' | 'state' | 'numerator' | 'denominator' | 'value' | 'sample' | 'standard_error' | 'reference' | 'note';
export type FigureField = 'numerator' | 'denominator' | 'value' | 'sample' | 'standard_error';
export const FIGURE_FIELDS: readonly FigureField[] = ['numerator', 'denominator', 'value', 'sample', 'standard_error'];
/** What of a line can be typed. */
export const ENTRY_FIELDS = ['numerator', 'denominator', 'value', 'sample', 'standard_error', 'reference', 'state', 'note'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];
export const STATES: readonly string[] = ['reported', 'nothing-to-report', 'not-applicable', 'withdrawn'];

/** A line as read. `cells` names where each given thing stands; a figure that is null though its cell is named was told unreadable already. `percents`: figures that stood with a percent sign, as typed. */
export interface CheckedRow {
  sheet: string; line: number; state: string; numerator: number | null; denominator: number | null; value: number | null; sample: number | null;
  standard_error: number | null; reference: string;
  cells: Partial<Record<Field, string>>; blanks?: Partial<Record<Field, string>>; percents?: Partial<Record<FigureField, string>>;
}
/** `rounding`: the smallest step of the unit. `timing`: stock, flow or survey. */
export interface Reported { kind: string; timing: string; unit: string; rounding: number }
/** `code` is a key of data/words/problems; `column` a Field; `cell` its reference, such as E12. */
export interface CellProblem {
  code: string; sheet: string; line: number | null; column: string | null; cell: string | null; params: Record<string, string | number>;
}

/** An `error` is mended, something `unusual` has a reason beside it, a `note` is for knowing. */
export type Level = 'error' | 'unusual' | 'note';
const UNUSUAL: readonly string[] = ['jump', 'same-as-before', 'sheet-same', 'none-after-many', 'not-applicable-anew', 'parts-unlike-total'];
const NOTES: readonly string[] = ['few-cases', 'no-cases'];

export function levelOf(code: string): Level {
  return UNUSUAL.includes(code) ? 'unusual' : NOTES.includes(code) ? 'note' : 'error';
}

/** Kinds whose figure is never a percentage. */
const COUNTED: readonly string[] = ['count', 'money', 'rank'];

/** So much of a cell is kept at most. */
export const MOST_LETTERS = 2_000;

/** A share typed beside its parts is an echo: whole percents are near enough. */
const ECHO_STEP = 1;

/** Which figures a kind is reported by. Of a share and of things done, the level is computed from its parts. */
export function figuresOf(kind: string): readonly FigureField[] {
  if (kind === 'share' || kind === 'done') return ['numerator', 'denominator'];
  return kind === 'survey' || kind === 'rank' ? ['value', 'sample'] : ['value'];
}

/** Figures that a kind may be given beside those that it owes. */
export function optionalOf(kind: string): readonly FigureField[] {
  return kind === 'survey' ? ['standard_error'] : [];
}

/** The level that a line's figures make: of a share n of d in percent, of things done n; null where one is missing or d is 0. */
export function resultOf(kind: string, figures: { numerator: number | null; denominator: number | null; value: number | null }): number | null {
  const { numerator, denominator, value } = figures;
  if (kind === 'done') return numerator;
  if (kind !== 'share') return value;
  return numerator === null || !denominator ? null : (100 * numerator) / denominator;
}

/** A typed figure as a number, or what is wrong with it; null and no code where the cell is empty. `percent`: it stood with the sign. */
export function checkFigure(
  text: string, field: FigureField, numbers?: 'vi' | 'en',
): { number: number | null; percent?: true } | { code: string; params: Record<string, string | number> } {
  const given = text.normalize('NFC').trim().slice(0, 80);
  if (text.length > MOST_LETTERS) return tooLong();
  const reading = readNumber(text, numbers);
  if ('bad' in reading) {
    if (reading.bad === 'empty') return { number: null };
    return { code: { dash: 'dash', text: 'not-a-number', grouping: 'misplaced-separators', long: 'too-many-digits' }[reading.bad], params: { given } };
  }
  if (reading.percent && field !== 'value' && field !== 'standard_error') return { code: 'percent-in-count', params: { given } };
  if ('number' in reading) return { number: reading.number, ...(reading.percent ? { percent: true } : {}) };
  const { vi, en } = reading.ambiguous;
  return vi === null ? { code: 'english-number', params: { given, en: en! } } : { code: 'ambiguous-number', params: { given, vi, en: en! } };
}

/** What is wrong with a text of more letters than a cell takes. */
export function tooLong(): { code: string; params: Record<string, number> } {
  return { code: 'text-too-long', params: { most: MOST_LETTERS } };
}

/** Everything wrong with one line, given how its indicator is reported and in which report (2026Q3). */
export function checkRow(row: CheckedRow, indicator: Reported, report: string): CellProblem[] {
  const problems: CellProblem[] = [];
  const tell = (code: string, column: Field, params: Record<string, string | number> = {}): void => {
    problems.push({ code, sheet: row.sheet, line: row.line, column, cell: row.cells[column] ?? row.blanks?.[column] ?? null, params });
  };
  const given = (field: FigureField): boolean => row[field] !== null || row.cells[field] !== undefined;
  const owed = figuresOf(indicator.kind);

  for (const field of FIGURE_FIELDS) {
    const figure = row[field];
    if (figure !== null && figure < 0) tell('negative', field, { given: figure });
  }
  if (!STATES.includes(row.state)) {
    tell('unknown-state', 'state', { given: row.state.slice(0, 80) });
    return problems;
  }
  if (row.reference !== '') checkReference(row.reference, indicator, report, tell);
  if (row.state !== 'reported') {
    for (const field of FIGURE_FIELDS) if (given(field)) tell('state-with-figure', field, { given: row[field] ?? '', state: row.state });
    return problems;
  }

  const missing = owed.filter((field) => !given(field));
  if (missing.length === owed.length && owed.length > 1) tell('missing-both', owed[0]!, { owed: owed.join(' ') });
  else for (const field of missing) tell(`missing-${field}`, field);

  if (COUNTED.includes(indicator.kind)) for (const [field, typed] of Object.entries(row.percents ?? {})) tell('percent-of-count', field as FigureField, { given: typed });
  const { numerator, denominator, value, sample } = row;
  const inParts = owed.includes('numerator');
  const complete = missing.length === 0;
  for (const field of FIGURE_FIELDS) {
    const echo = field === 'value' && inParts && complete;
    if (given(field) && !owed.includes(field) && !optionalOf(indicator.kind).includes(field) && !echo) tell('not-for-kind', field, { owed: owed.join(' ') });
  }
  if (inParts && numerator !== null && denominator !== null && numerator > denominator && denominator >= 0) {
    tell('numerator-over-denominator', 'numerator', { numerator, denominator });
  }
  if (value !== null && value > 100 && (inParts || indicator.kind === 'survey')) tell('over-hundred', 'value', { given: value });
  if (indicator.kind === 'share' && complete && numerator !== null && denominator && value !== null && value >= 0 && value <= 100) {
    const computed = (100 * numerator) / denominator;
    if (computed <= 100 && Math.abs(computed - value) > Math.max(indicator.rounding, ECHO_STEP) / 2 + 1e-9) {
      tell('value-contradicts', 'value', { given: value, computed: Math.round(computed * 10) / 10 });
    }
  }
  const whole: FigureField[] = indicator.kind === 'rank' ? ['value', 'sample'] : indicator.kind === 'survey' ? ['sample'] : [];
  if (indicator.kind === 'count' && Number.isInteger(indicator.rounding)) whole.push('value');
  for (const field of whole) if (row[field] !== null && !Number.isInteger(row[field])) tell('not-whole', field, { given: row[field] });
  if (sample === 0 && owed.includes('sample')) tell('empty-sample', 'sample');
  if (indicator.kind === 'rank' && value !== null && sample !== null && value >= 0 && sample > 0 && (value < 1 || value > sample)) {
    tell('rank-outside', 'value', { given: value, ranked: sample });
  }
  return problems;
}

/** What was measured must be a survey, of a time that is over by the report's own quarter. */
function checkReference(reference: string, { timing }: Reported, report: string, tell: (code: string, column: Field, params: Record<string, string | number>) => void): void {
  const given = reference.slice(0, 80);
  const quarter = quarterOf(reference);
  const ends = quarterOf(report);
  if (timing !== 'survey') tell('reference-not-survey', 'reference', { given });
  else if (quarter === null || !/^20\d\d(Q[1-4])?$/.test(reference)) tell('reference-form', 'reference', { given });
  else if (ends !== null && quarter > ends) tell('reference-ahead', 'reference', { given, report });
}

/** 4 · year + quarter in which a report or a reference ends: a year ends with its fourth, H1 with its second, a month with its own. */
function quarterOf(id: string): number | null {
  const [, year, kind, quarter, month] = /^(\d{4})(H1|Y|Q([1-4])|M(\d\d))?$/.exec(id) ?? [];
  if (!year) return null;
  const ends = quarter ? Number(quarter) : month ? Math.ceil(Number(month) / 3) : kind === 'H1' ? 2 : 4;
  return 4 * Number(year) + ends;
}
