// How one line of the sheet stands: its figures as read, its level, what is wrong with it, and how far it has come.
import { checkFigure, checkRow, FIGURE_FIELDS, figuresOf, optionalOf, resultOf } from '../cell-checks.ts';
import type { CellProblem, EntryField, Field, FigureField } from '../cell-checks.ts';
import { keyOf, textOf } from './grid.ts';
import type { Cells, Line } from './grid.ts';

/** A problem as the server tells it of a line. */
export interface Told extends CellProblem { level: 'error' | 'unusual' | 'note'; indicator: string | null; part: string | null; what?: string; why?: string; how?: string }
/** `empty`: neither figure nor state. `part`: one figure of two. `doubt`: a number with two readings. `explain`: something unusual without a reason. */
export type Progress = 'empty' | 'part' | 'done' | 'error' | 'doubt' | 'explain';
/** `change`: against what a new level is compared with. `problems`: worst first. */
export interface Look { state: string; level: number | null; change: number | null; problems: Told[]; progress: Progress }

const DOUBTS = ['ambiguous-number', 'english-number'];
/** Shorter ones explain nothing. */
export const REASON_LETTERS = 15;
/** In a draft only: the line is not handed in, and its note says why. */
export const NO_DATA = 'no-data';
/** What a line may say instead of a figure. */
export const STATES = [NO_DATA, 'nothing-to-report', 'not-applicable'] as const;

export function lookAt(line: Line, cells: Cells, report: string, told: readonly Told[] = []): Look {
  const state = textOf(line, 'state', cells);
  const note = textOf(line, 'note', cells);
  if (state === NO_DATA) return { state, level: null, change: null, problems: [], progress: note.trim() === '' ? 'explain' : 'done' };
  const texts = new Map([...figuresOf(line.kind), ...optionalOf(line.kind)].map((field) => [field as FigureField, state === '' ? textOf(line, field, cells).trim() : '']));
  const own: Told[] = [];
  const numbers: Record<FigureField, number | null> = { numerator: null, denominator: null, value: null, sample: null, standard_error: null };
  const given: Partial<Record<Field, string>> = {};
  const percents: Partial<Record<FigureField, string>> = {};
  for (const [field, text] of texts) {
    if (text === '') continue;
    given[field] = field;
    const checked = checkFigure(text, field, cells.get(keyOf(line, field))?.reading || undefined);
    if ('code' in checked) own.push(problem(line, checked.code, field, checked.params));
    else {
      numbers[field] = checked.number;
      if (checked.percent) percents[field] = text;
    }
  }
  const reference = state === '' && line.timing === 'survey' ? textOf(line, 'reference', cells).trim() : '';
  if (reference !== '') given.reference = 'reference';
  const missing = figuresOf(line.kind).filter((field) => given[field] === undefined);
  const row = { sheet: '', line: 0, state: state === '' ? 'reported' : state, ...numbers, reference, cells: given, percents };
  const isEmpty = Object.keys(given).length === 0;
  const found = isEmpty && state === '' ? [] : checkRow(row, line, report).filter(({ code }) => !code.startsWith('missing-'));
  own.push(...found.map(({ code, column, params }) => problem(line, code, column as EntryField, params)));
  // What the server found beside it; the same thing is told once.
  const others = told.filter((one) => !own.some((mine) => mine.code === one.code) && !one.code.startsWith('missing-'));
  const problems = [...own, ...others].sort((a, b) => rank(a) - rank(b));
  const level = state === '' ? resultOf(line.kind, numbers) : null;
  const isWrong = problems.some(({ level: how, code }) => how === 'error' && !DOUBTS.includes(code));
  return {
    state, level: isWrong ? null : level, change: isWrong || level === null || line.compared_level === null ? null : level - line.compared_level, problems,
    progress: isWrong ? 'error' : problems.some(({ code }) => DOUBTS.includes(code)) ? 'doubt'
      : state === '' && isEmpty ? 'empty' : state === '' && missing.length > 0 ? 'part'
        : problems.some(({ level: how }) => how === 'unusual') && note.trim().length < REASON_LETTERS ? 'explain' : 'done',
  };
}

/** The problem of a cell, for its own sign. */
export function problemAt({ problems }: Look, field: EntryField | null): Told | undefined {
  return problems.find(({ column }) => column === field);
}

export function isDoubt({ code }: { code: string }): boolean {
  return DOUBTS.includes(code);
}

/** Cells of the sheet whose number has two readings and nobody was asked. */
export function doubtful(lines: readonly Line[], cells: Cells): { line: Line; field: FigureField; text: string; reading: '' }[] {
  return lines.flatMap((line) => (textOf(line, 'state', cells) !== '' ? [] : FIGURE_FIELDS.flatMap((field) => {
    const cell = cells.get(keyOf(line, field));
    if (!cell || cell.reading !== '' || cell.text === '') return [];
    const checked = checkFigure(cell.text, field);
    return 'code' in checked && DOUBTS.includes(checked.code) ? [{ line, field, text: cell.text, reading: '' as const }] : [];
  })));
}

/** How many lines stand how. */
export function counted(looks: readonly Look[]): Record<Progress, number> & { nothing: number } {
  const counts = { empty: 0, part: 0, done: 0, error: 0, doubt: 0, explain: 0, nothing: 0 };
  for (const { progress, state } of looks) {
    counts[progress] += 1;
    if (state === 'nothing-to-report') counts.nothing += 1;
  }
  return counts;
}

function problem(line: Line, code: string, column: EntryField, params: CellProblem['params']): Told {
  return { code, level: 'error', sheet: '', line: null, column, cell: null, params, indicator: line.indicator, part: line.part };
}

function rank({ level, code }: Told): number {
  return DOUBTS.includes(code) ? 1 : { error: 0, unusual: 2, note: 3 }[level];
}

