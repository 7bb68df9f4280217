// Whether a report takes a sheet of an agency today: it has begun, and is not closed, unless it was opened for that agency; what a correction has to bring, and which lines are none.
import { dayInVietnam } from '../../client/format.ts';
import type { Engine } from '../engine/engine.ts';
import { readQuestion } from '../engine/question.ts';
import { rowsOf } from '../engine/values.ts';
import type { Columns } from '../engine/values.ts';
import { keyOf } from '../lake/line.ts';
import { waitingOf } from '../lake/stage.ts';
import type { State } from '../lake/state.ts';
import { wholeFile } from './check.ts';
import type { Taken } from './check.ts';
import type { SheetProblem, SheetRow } from './sheets.ts';

const closing = readQuestion(new URL('../../queries/intake/closing.sql', import.meta.url).pathname);
const inForce = readQuestion(new URL('../../queries/intake/in_force.sql', import.meta.url).pathname);
/** Letters that name a document: number and day of a letter. */
const LEAST_BASIS = 5;
/** What a line says; its figures first. */
const SAID = ['numerator', 'denominator', 'value', 'sample', 'standard_error', 'state', 'reference', 'note'] as const;

/** A sheet as it is about to be taken. `basis`: the document that a correction rests on. */
export interface Offered extends Taken { reason: string | null; basis: string | null }

/** `unchanged`: keys of the lines that say what counts already; they are not stored again. */
export interface Closed { problems: SheetProblem[]; unchanged: ReadonlySet<string> }
/** A figure that counts, as it was handed in. `accepted_at`: since when. `documented`: a document was linked to it since. */
export type InForce = Pick<SheetRow, 'indicator' | 'part' | (typeof SAID)[number]> & { accepted_at: string; documented: boolean };

/**
 * What is handed in over a figure that counts, and says something else, is a correction: it says why, names the document that it rests on or has
 * one linked to each figure, and is taken after the closing day too, since the accepted one stays in force until the correction is accepted. Of a
 * closed report nothing else is taken but another figure or reason for each line that was given back.
 * @param at a moment of the past for made-up data, to which no report is closed
 */
export async function closedTo(engine: Engine, state: State, agency: string, { report, read, reason, basis, absent = [] }: Offered, at?: string): Promise<Closed> {
  const { opens, closes, until, isOver } = await daysOf(engine, agency, report);
  const only = (...problems: SheetProblem[]): Closed => ({ problems, unchanged: new Set() });
  if (opens > dayInVietnam(new Date())) return only(wholeFile('report-not-open', { report }));
  if (at !== undefined) return only();
  const waiting = waitingOf(state, agency, report);
  if (waiting !== null) return only(wholeFile('sheet-waiting', { report, waiting }));
  const counting = await inForceOf(engine, agency, report);
  // What was given back is mended whenever it was given back, by the figure that counts too; everything else that is new comes too late.
  const returned = isOver || counting.size > 0 ? new Set((await engine.rows('returned', { agency, report })).filter(({ is_open }) => is_open).map(keyOf)) : new Set<string>();
  const unchanged = new Set(read.rows.filter((row) => isSaid(row, counting.get(keyOf(row))) && !returned.has(keyOf(row))).map(keyOf));
  const corrected = read.rows.filter((row) => counting.has(keyOf(row)) && !unchanged.has(keyOf(row)));
  const problems: SheetProblem[] = [];
  if (unchanged.size > 0 && read.rows.every((row) => unchanged.has(keyOf(row)))) problems.push(wholeFile('nothing-changed', { report, count: unchanged.size }));
  if (corrected.length > 0 && reason === null) problems.push(wholeFile('correction-without-reason', { report }));
  else if (!namesDocument(basis)) problems.push(...corrected.filter((row) => !counting.get(keyOf(row))!.documented).map((row) => without(row, report)));
  if (!isOver) return { problems, unchanged };
  // Another reason is taken for one that was given back alone; beside figures it is.
  const isLate = read.rows.length === 0 ? absent.length === 0 || absent.some((line) => !returned.has(keyOf(line))) : read.rows.map(keyOf).some((key) => !counting.has(key) && !returned.has(key));
  if (isLate) problems.push(wholeFile('report-closed', { report, since: dayLabel(until !== null && until > closes ? until : closes) }));
  return { problems, unchanged };
}

/** What of a report counts now, by the key of its line. */
export async function inForceOf(engine: Engine, agency: string, report: string): Promise<Map<string, InForce>> {
  return new Map((rowsOf(await asked(engine, inForce, agency, report)) as unknown as InForce[]).map((row) => [keyOf(row), row]));
}

function isSaid(row: SheetRow, said: InForce | undefined): boolean {
  return said !== undefined && SAID.every((name) => row[name] === said[name]);
}

/** A corrected figure without a document, at its first cell. */
function without({ sheet, line, cells, indicator, part }: SheetRow, report: string): SheetProblem {
  const column = SAID.find((name) => cells[name] !== undefined) ?? null;
  return { code: 'correction-without-basis', sheet, line, column, cell: column && cells[column]!, params: { report, figure: part === '' ? indicator : `${indicator} (${part})`, indicator, part, least: LEAST_BASIS } };
}

/** Whether a text may name a document: letters and numbers, not dots alone. */
export function namesDocument(basis: string | null): boolean {
  return (basis ?? '').replaceAll(/[^\p{L}\d]/gu, '').length >= LEAST_BASIS;
}

/** Whether the report takes no first sheet of the agency any more. */
export async function isClosed(engine: Engine, agency: string, report: string): Promise<boolean> {
  return (await daysOf(engine, agency, report)).isOver;
}

async function daysOf(engine: Engine, agency: string, report: string): Promise<{ opens: string; closes: string; until: string | null; isOver: boolean }> {
  const [opens, closes, until] = (await asked(engine, closing, agency, report)).values.map((column) => column[0]) as [string, string, string | null];
  const today = dayInVietnam(new Date());
  return { opens, closes, until, isOver: closes < today && (until === null || until < today) };
}

function asked(engine: Engine, question: typeof closing, agency: string, report: string): Promise<Columns> {
  return engine.db.use((lease) => lease.work(engine.statement(question), { ...engine.now(), agency: { kind: 'text', value: agency }, report: { kind: 'text', value: report } }));
}

function dayLabel(day: string): string {
  return day.split('-').reverse().join('/');
}
