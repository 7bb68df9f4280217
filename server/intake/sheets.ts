// Reads a sheet that someone sent, in a process that may do nothing else. A stranger's sheet gets a reader of its own.
import { refusal } from './file-kind.ts';
import { LIMITS } from './limits.ts';
import type { Note } from './notes.ts';
import { unread, Reader } from './reader.ts';
import type { ReadLimits } from './reader.ts';
import type { ReadTables } from './tables.ts';

export type Field = 'indicator' | 'part' | 'state' | 'numerator' | 'denominator' | 'value' | 'sample' | 'standard_error' | 'reference' | 'note';
/**
 * One line as it stands. `state` is a code (reported, nothing-to-report, not-applicable, withdrawn), or the word itself where it is none of them.
 * `reference` is 2025 or 2025Q3 where it could be read so, else as it stands. `cells` names where each given thing stands (E12), `blanks` where an empty figure or state would; `percents` figures that stood with a percent sign, as they stood.
 */
export interface SheetRow {
  sheet: string; line: number; indicator: string; part: string; state: string;
  numerator: number | null; denominator: number | null; value: number | null; sample: number | null; standard_error: number | null;
  reference: string; note: string; cells: Partial<Record<Field, string>>; blanks: Partial<Record<Field, string>>; percents?: Partial<Record<Field, string>>;
}
/**
 * `code`: a key of data/words/problems. `column`: a Field, null for the whole line or file. `line` counts from 1 in the file as received.
 * `report`: whose sheet, where several were handed in together. `explained`: something unusual that has its reason in the note.
 */
export interface SheetProblem {
  code: string; sheet: string; line: number | null; column: string | null; cell: string | null; params: Record<string, string | number>; report?: string; explained?: true;
}
/** `agency`, `report`, `template` (its version): what the hidden sheet of a template says; null for any other sheet. */
export interface ReadSheet { agency: string | null; report: string | null; template: string | null; rows: SheetRow[]; problems: SheetProblem[] }
/** `file`: null where it cannot be read whole; `problems` say why. */
export type NotedFile = { file: Buffer; problems: [] } | { file: null; problems: SheetProblem[] };

let spare: Promise<Reader> | null = null;

/** Starts a reader ahead of the next sheet, so that its receipt need not wait. It ends with this process. */
export function keepSpare(): void {
  spare ??= Reader.start();
  spare.catch(() => {
    spare = null;
  });
}

async function takeSpare(): Promise<Reader> {
  const taken = spare;
  spare = null;
  keepSpare();
  const reader = await taken;
  return reader && !reader.dead ? reader : Reader.start();
}

/** Two readers at a time: each may take 512 MB and a core. */
const AT_ONCE = 2;
let busy = 0;
const queue: (() => void)[] = [];

/**
 * Reads one sheet of unknown origin in a process of its own, which ends with it.
 * @param numbers settles figures such as 1.234 that have two readings; without it they are problems
 * @returns rows, and every problem; a file that cannot be read at all has no rows and says why
 * @throws where no process can be started
 */
export async function readSheet(bytes: Uint8Array, name: string, numbers?: 'vi' | 'en', limits?: ReadLimits): Promise<ReadSheet> {
  const refused = refusal(bytes, name);
  if (refused) return unread(refused.code, refused.params);
  return withReader((reader) => reader.read(bytes, name, numbers, limits?.milliseconds ?? LIMITS.milliseconds), limits);
}

/** Reads the worksheets of somebody's own workbook, in the same limits; where they are given none is started ahead of the next one. @throws where no process can be started */
export async function readTablesOf(bytes: Uint8Array, name: string, limits?: ReadLimits): Promise<ReadTables> {
  const refused = refusal(bytes, name);
  if (refused) return { sheets: [], problems: unread(refused.code, refused.params).problems };
  return withReader((reader) => reader.tables(bytes, name, limits?.milliseconds ?? LIMITS.milliseconds), limits);
}

/**
 * Somebody's own file with notes at its cells, put there in the same limits. A CSV file becomes a workbook, its worksheet named `title`.
 * @throws where no process can be started
 */
export async function notedSheet(bytes: Uint8Array, name: string, notes: readonly Note[], title: string, limits?: ReadLimits): Promise<NotedFile> {
  const refused = refusal(bytes, name);
  if (refused) return { file: null, problems: unread(refused.code, refused.params).problems };
  return withReader((reader) => reader.noted(bytes, name, notes, title, limits?.milliseconds ?? LIMITS.milliseconds), limits);
}

async function withReader<T>(work: (reader: Reader) => Promise<T>, limits?: ReadLimits): Promise<T> {
  if (busy < AT_ONCE) busy += 1;
  else await new Promise<void>((resolve) => void queue.push(resolve));
  let reader: Reader | null = null;
  try {
    reader = limits ? await Reader.start(limits) : await takeSpare();
    await reader.ready();
    return await work(reader);
  } finally {
    reader?.stop();
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }
}

export type Read = (bytes: Uint8Array, name: string, numbers?: 'vi' | 'en') => Promise<ReadSheet>;

/** Lends one process to a batch of sheets of known origin (demo data, bench), read one after the other; it ends with the work. */
export async function readSheets<T>(work: (read: Read) => Promise<T>): Promise<T> {
  let reader: Reader | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const read: Read = async (bytes, name, numbers) => {
    const refused = refusal(bytes, name);
    if (refused) return unread(refused.code, refused.params);
    if (!reader || reader.dead) {
      reader = await Reader.start();
      await reader.ready();
    }
    return reader.read(bytes, name, numbers, LIMITS.milliseconds);
  };
  try {
    return await work((bytes, name, numbers) => {
      const mine = turn.then(() => read(bytes, name, numbers));
      turn = mine.catch(() => undefined);
      return mine;
    });
  } finally {
    (reader as Reader | null)?.stop();
  }
}

/** @returns the first 500 problems; where there are more, one further entry says how many */
export function capped(problems: SheetProblem[]): SheetProblem[] {
  const told = problems.filter(({ code }) => code !== 'more-problems');
  const untold = problems.reduce((sum, { code, params }) => sum + (code === 'more-problems' ? Number(params.more) : 0), 0);
  const more = untold + Math.max(0, told.length - LIMITS.problems);
  return more === 0 ? told : [...told.slice(0, LIMITS.problems), ...unread('more-problems', { more }).problems];
}
