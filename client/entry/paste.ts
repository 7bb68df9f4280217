// What was copied from a spreadsheet, as cells of the sheet: TSV read, placed by headings, by codes or by the active cell, and looked at
// before anything is changed.
import { find } from '../charts/words.ts';
import { checkFigure, FIGURE_FIELDS, figuresOf, MOST_LETTERS, optionalOf, tooLong } from '../cell-checks.ts';
import type { EntryField, Field, FigureField } from '../cell-checks.ts';
import { clean, folded, headerOf, stateOf } from '../sheet-headings.ts';
import { NO_DATA, STATES } from './line-look.ts';
import { COLUMNS, fieldAt, keyOf, SEEN, textOf } from './grid.ts';
import type { Cells, Change, Line, Spot } from './grid.ts';

/** How the rows found their lines. */
export type By = 'headings' | 'codes' | 'place';
/** A cell of what was pasted: its row and column there, from 0. */
export interface Source { row: number; column: number }
/** What becomes of a cell: `same` changes nothing. `code`: what is wrong with it, a key of data/words/problems. `from`: where it was pasted from, where headings say what is what. */
export interface Placed extends Change { becomes: 'new' | 'changed' | 'same'; code: string | null; from?: Source }
/** A number that has two readings, one of them to stand for all that were pasted; null where one language cannot mean it. */
export interface Doubt { given: string; vi: number | null; en: number | null; count: number }
/** `skipped`: cells with something in them for which there is no place. `lost`: names under which the sheet has no line, as they stand under the headings. */
export interface Pasted { by: By; placed: Placed[]; skipped: number; lost: (Source & { given: string })[]; doubt: Doubt | null }

/** How the grid itself says that there is no figure yet: a state of drafts alone, of which no sheet knows. */
const NO_FIGURE = ['chua co so', 'no figure yet', NO_DATA];
const DOUBTS = ['ambiguous-number', 'english-number'];

/** Rows of cells; one line end at the close belongs to the clipboard, not to the data. Quoted cells may hold tabs and lines. */
export function readTsv(text: string): string[][] {
  const given = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= given.length) {
    const quoted = given[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(given.slice(at)) : null;
    const end = quoted ? at + quoted[0].length : given.slice(at).search(/[\t\n]/) < 0 ? given.length : at + given.slice(at).search(/[\t\n]/);
    rows.at(-1)!.push(clean(quoted ? quoted[1]!.replaceAll('""', '"') : given.slice(at, end)));
    if (given[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

/** @param numbers how numbers with two readings are meant; '' while nobody was asked */
export function paste(text: string, lines: readonly Line[], cells: Cells, at: Spot, numbers: '' | 'vi' | 'en' = ''): Pasted {
  const rows = readTsv(text);
  const head = rows.findIndex((row) => headerOf(row.entries()) !== null);
  const [by, found] = head >= 0 ? ['headings' as const, byHeadings(rows, head, new Map(headerOf(rows[head]!.entries())), lines)]
    : hasCodes(rows, lines) ? ['codes' as const, byCodes(rows, lines)] : ['place' as const, byPlace(rows, lines, at)];
  const placed = withoutStates(found.cells, cells).map((cell) => judged(cell, cells, numbers));
  const doubtful = placed.filter(({ code }) => code !== null && DOUBTS.includes(code));
  return { by, placed, skipped: found.skipped, lost: found.lost ?? [], doubt: doubtOf(doubtful) };
}

/** Figures of a sheet that can be read in two ways, as one question. */
export function doubtOf(cells: readonly Change[]): Doubt | null {
  const read = cells.flatMap(({ text, field }) => {
    const checked = checkFigure(text, field as FigureField);
    return 'code' in checked && DOUBTS.includes(checked.code) ? [checked.params] : [];
  });
  // One that both languages can mean is the better example.
  const example = read.find(({ vi }) => typeof vi === 'number') ?? read[0];
  return example ? { given: String(example.given), vi: typeof example.vi === 'number' ? example.vi : null, en: typeof example.en === 'number' ? example.en : null, count: read.length } : null;
}

interface Found { cells: { line: Line; field: EntryField; text: string; from?: Source }[]; skipped: number; lost?: Pasted['lost'] }

/** A figure takes the place of what was said instead of one: a line that has a state hands in no figures. */
function withoutStates(found: Found['cells'], cells: Cells): Found['cells'] {
  return [...Map.groupBy(found, ({ line }) => line)].flatMap(([line, given]) => {
    const figure = given.find(({ field }) => FIGURE_FIELDS.includes(field as FigureField));
    return figure && !given.some(({ field }) => field === 'state') && textOf(line, 'state', cells) !== '' ? [{ ...figure, field: 'state' as const, text: '' }, ...given] : given;
  });
}

function judged({ line, field, text, from }: Found['cells'][number], cells: Cells, numbers: '' | 'vi' | 'en'): Placed {
  const before = textOf(line, field, cells);
  const checked = textCheck(text, field, numbers || undefined);
  const reading = cells.get(keyOf(line, field))?.reading ?? '';
  const isDoubtful = FIGURE_FIELDS.includes(field as FigureField) && 'code' in checkFigure(text, field as FigureField) && !('code' in checked);
  return { line, field, text, reading: isDoubtful ? numbers : '', becomes: before === text && (!isDoubtful || reading === numbers) ? 'same' : before === '' ? 'new' : 'changed', code: 'code' in checked ? checked.code : null, ...(from ? { from } : {}) };
}

/** What is wrong with a text for a field, figure or words. */
export function textCheck(text: string, field: EntryField, numbers?: 'vi' | 'en'): ReturnType<typeof checkFigure> {
  if (FIGURE_FIELDS.includes(field as FigureField)) return checkFigure(text, field as FigureField, numbers);
  return text.normalize('NFC').length > MOST_LETTERS ? tooLong() : { number: null };
}

function byPlace(rows: string[][], lines: readonly Line[], at: Spot): Found {
  const from = SEEN.indexOf(COLUMNS[at.column]!);
  const found: Found = { cells: [], skipped: 0 };
  rows.forEach((row, down) => {
    const line = lines[at.row + down];
    const texts = new Map(row.flatMap((text, right) => (text === '' ? [] : [[SEEN[from + right] ?? null, text] as const])));
    found.skipped += row.filter((text, right) => text !== '' && !SEEN[from + right]).length;
    if (!line) found.skipped += texts.size;
    else fill(line, texts.get('first'), texts.get('second'), texts.get('note'), found);
  });
  return found;
}

/** The two figures of a line and its note; a line with one figure takes it from either column. */
function fill(line: Line, first: string | undefined, second: string | undefined, note: string | undefined, found: Found): void {
  const state = [first, second].map((text) => stateIn(text ?? '')).find(isState);
  const add = (field: EntryField | null, text: string | undefined): void => {
    if (text === undefined) return;
    if (field === null) found.skipped += 1;
    else found.cells.push({ line, field, text });
  };
  if (state) add('state', state);
  else {
    const [one, other] = [fieldAt(line, 'first'), fieldAt(line, 'second')];
    add(one, first ?? (other === null ? second : undefined));
    add(other, first === undefined && other === null ? undefined : second);
  }
  add('note', note);
}

function byHeadings(rows: string[][], head: number, columns: Map<number, Field>, lines: readonly Line[]): Found {
  const found = { cells: [] as Found['cells'], skipped: 0, lost: [] as Pasted['lost'] };
  const taken = new Set<Line>();
  const columnOf = (field: Field): number => [...columns].find(([, of]) => of === field)?.[0] ?? -1;
  for (const [below, row] of rows.slice(head + 1).entries()) {
    const at = (field: Field): string => row[columnOf(field)] ?? '';
    const from = (field: Field): Source => ({ row: head + 1 + below, column: columnOf(field) });
    const line = lineOf(at('indicator'), lines, taken, at('part'));
    const given = [...columns.values()].filter((field) => field !== 'indicator' && field !== 'part' && at(field) !== '');
    if (!line) {
      found.skipped += given.length;
      if (given.length > 0) found.lost.push({ ...from('indicator'), given: at('indicator') });
      continue;
    }
    taken.add(line);
    const fields: string[] = [...figuresOf(line.kind), ...optionalOf(line.kind), 'note', ...(line.timing === 'survey' ? ['reference'] : [])];
    for (const field of given) {
      const state = field === 'state' ? stateIn(at('state')) : '';
      if (field === 'state' ? isState(state) : fields.includes(field)) found.cells.push({ line, field: field as EntryField, text: state || at(field), from: from(field) });
      // A share beside its parts is an echo; "reported" is what a figure says by itself.
      else if (state !== 'reported' && field !== 'value') found.skipped += 1;
    }
  }
  return found;
}

/** Codes first, then names and units to read past, then the figures, then words. */
function byCodes(rows: string[][], lines: readonly Line[]): Found {
  const width = Math.max(...rows.map((row) => row.length));
  const isFigure = (column: number): boolean => {
    const given = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
    return given.length === 0 || given.filter((text) => isState(stateIn(text)) || !isWords(text)).length * 2 > given.length;
  };
  const columns = Array.from({ length: width - 1 }, (_, at) => at + 1);
  const begin = columns.find((column) => isFigure(column) && rows.some((row) => (row[column] ?? '') !== '')) ?? width;
  const figures = columns.filter((column) => column >= begin && isFigure(column));
  const words = columns.filter((column) => column > begin && !isFigure(column));
  const found: Found = { cells: [], skipped: 0 };
  const taken = new Set<Line>();
  for (const row of rows) {
    const line = lineOf(row[0] ?? '', lines, taken);
    const text = (column: number | undefined): string | undefined => (column === undefined ? undefined : row[column] || undefined);
    if (!line) {
      found.skipped += [...figures, ...words].filter((column) => text(column) !== undefined).length;
      continue;
    }
    taken.add(line);
    // Four or more: numerator, denominator, value, sample, as in the sheet to fill.
    const isWide = figures.length >= 4;
    const inParts = figuresOf(line.kind).includes('numerator');
    const [first, second] = isWide && !inParts ? [figures[2], figures[3]] : [figures[0], figures[1]];
    fill(line, text(first), text(second), text(words.at(-1)), found);
  }
  return found;
}

function hasCodes(rows: string[][], lines: readonly Line[]): boolean {
  const given = rows.filter((row) => (row[0] ?? '') !== '' && row.length > 1);
  return given.length > 0 && given.filter((row) => isWords(row[0]!) && lineOf(row[0]!, lines, new Set()) !== undefined).length * 2 >= given.length;
}

/** A line by its code, its indicator's id or its name; of several of one name the part decides, by its code or its name: one that the sheet does not have is none of them. Without a part the next one not taken. */
function lineOf(given: string, lines: readonly Line[], taken: Set<Line>, part = ''): Line | undefined {
  const name = folded(given);
  if (name === '') return undefined;
  const meant = lines.filter((line) => [line.code, line.indicator, line.name_vi, line.name_en].some((each) => each !== '' && folded(each) === name));
  return part === '' ? meant.find((line) => !taken.has(line)) : meant.find((line) => namesOfPart(line).includes(folded(part)));
}

function namesOfPart({ part }: Line): string[] {
  return part === '' ? [] : [part, part.split('=')[1] ?? '', ...(['vi', 'en'] as const).map((lang) => find(lang, `terms:part.${part}`) ?? '')].map(folded).filter(Boolean);
}

function stateIn(text: string): string {
  return NO_FIGURE.includes(folded(text)) ? NO_DATA : stateOf(text);
}

function isState(word: string): boolean {
  return (STATES as readonly string[]).includes(word);
}

function isWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/^(q|quý|quarter) /iu, ''));
}

/** What a paste changes, ready to be taken. What no cell can hold stays where it came from. */
export function changesOf({ placed }: Pasted): Change[] {
  return placed.filter(({ becomes, code }) => becomes !== 'same' && code !== 'text-too-long').map(({ line, field, text, reading }) => ({ line, field, text, reading }));
}

/** A paste of one cell that is not a table. */
export function isOneCell(text: string): boolean {
  return !/[\t\n\r]/.test(text.replace(/\r?\n$/, ''));
}

