// The matrix as rows, columns and cells: put in order and written as text, never computed.
import type { Row } from '../../queries/types.ts';
import { collator, figure, signed } from '../format.ts';
import { named } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { unitOf } from './figures.ts';

export type Cell = Row<'matrix'>;
export type Shown = 'value' | 'khoang-cach' | 'thay-doi';
/** Kinds of bodies as they stand in an address. */
export const KIND_WORD: Record<string, string> = { department: 'so', commune: 'xa', district: 'huyen' };
export const ALL = 'tat-ca';

export interface Grid { rows: Row<'matrix_agencies'>[]; columns: Row<'targets'>[]; cells: Map<string, Cell>; medians: Map<string, Row<'medians'>>; alone: number }
export interface Place { row: number; column: number }
/** Cells from where the selection began to where it is now. */
export interface Selection { from: Place; to: Place }

export const keyOf = (agency: string, target: string): string => `${agency} ${target}`;

/** @param kind '' is every kind; @param byName the order of the rows, else those with most to look at first. Pages that one body alone reports are left to that body's page. */
export function gridOf(all: { cells: Cell[]; agencies: Row<'matrix_agencies'>[]; medians: Row<'medians'>[]; targets: Row<'targets'>[] }, kind: string, byName: boolean, lang: Lang): Grid {
  const { compare } = collator(lang);
  const bodies = all.agencies.filter((each) => kind === '' || each.kind === kind);
  const byMost = (a: Row<'matrix_agencies'>, b: Row<'matrix_agencies'>): number => (byName ? 0 : b.off_track - a.off_track || b.at_risk - a.at_risk || b.missing - a.missing);
  const medians = new Map(all.medians.filter((each) => each.kind === kind).map((each) => [each.target, each]));
  const known = all.targets.filter(({ target }) => medians.has(target));
  const shared = new Set(all.cells.filter((cell) => cell.peers > 1 && (kind === '' || cell.kind === kind)).map(({ target }) => target));
  const columns = known.filter(({ target }) => shared.has(target)).toSorted((a, b) => compare(a.code, b.code));
  return {
    rows: bodies.toSorted((a, b) => byMost(a, b) || compare(named(a, 'name', lang), named(b, 'name', lang))), columns, medians, alone: known.length - columns.length,
    cells: new Map(all.cells.map((cell) => [keyOf(cell.agency, cell.target), cell])),
  };
}

/** Columns that stand side by side under one area. */
export function areasOf(columns: Row<'targets'>[]): { area: string; number: string; columns: Row<'targets'>[] }[] {
  const areas: { area: string; number: string; columns: Row<'targets'>[] }[] = [];
  for (const column of columns) {
    if (areas.at(-1)?.area !== column.area) areas.push({ area: column.area, number: column.area_number, columns: [] });
    areas.at(-1)!.columns.push(column);
  }
  return areas;
}

/** What needs looking at: late, at risk, or without a figure that is due. */
export function isProblem(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.state === 'missing' || ['off-track', 'missed', 'at-risk'].includes(cell.status ?? ''));
}

/** A cell as it is written; '' where there is nothing to write. The asterisk says that something waits to be accepted. */
export function cellText(cell: Cell | undefined, column: Row<'targets'>, shown: Shown, lang: Lang, say: Say): string {
  if (!cell) return '';
  const unit = unitOf(column);
  const star = cell.provisional === null ? '' : '*';
  if (cell.state === 'not-applicable') return say('matrix:short.not-applicable');
  if (cell.actual === null) return cell.provisional !== null ? `${figure(cell.provisional, unit, lang, { bare: true })}*` : cell.state === 'nothing-to-report' ? figure(null, unit, lang) : '';
  if (shown === 'khoang-cach') return cell.distance === null ? '' : `${signed(cell.distance, unit, lang, { bare: true })}${star}`;
  if (shown === 'thay-doi') return cell.change === null ? '' : `${signed(cell.change, unit, lang, { bare: true })}${star}`;
  return `${figure(cell.actual, unit, lang, { goal: column.goal, goalMax: column.goal_max, comparator: column.comparator, step: column.rounding, bare: true })}${star}`;
}

/** A cell in words, for those who do not see its colour and shape. */
export function cellWords(cell: Cell | undefined, say: Say): string {
  if (!cell) return say('matrix:state.not-asked');
  const words = cell.state !== 'reported' ? say(`matrix:state.${cell.state}`) : cell.status !== null ? say(`terms:status.${cell.status}`) : say('matrix:state.unknown');
  return cell.provisional === null ? words : `${words}, ${say('matrix:state.provisional')}`;
}

/** The verdict word under which a cell is drawn: no figure is no verdict. */
export function glyphOf(cell: Cell): string | null {
  if (cell.status !== null) return cell.status;
  return cell.actual !== null || cell.provisional !== null ? null : ({ missing: 'no-data', 'not-due': 'not-due' } as Record<string, string>)[cell.state] ?? null;
}

/** The cells between two corners as a spreadsheet takes them, with names and codes where they are more than one. */
export function asTable({ rows, columns, cells }: Grid, { from, to }: Selection, shown: Shown, lang: Lang, say: Say): string {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  const wanted = columns.slice(left, right + 1);
  const lines = rows.slice(top, bottom + 1).map((row) => [named(row, 'name', lang), ...wanted.map((column) => cellText(cells.get(keyOf(row.agency, column.target)), column, shown, lang, say))]);
  if (lines.length === 1 && wanted.length === 1) return lines[0]![1]!;
  return [[say('matrix:agency'), ...wanted.map((column) => `${column.code} ${named(column, 'short', lang)}`)], ...lines].map((line) => line.join('\t')).join('\n');
}

/** Where a key leads from a cell; null where it leads nowhere. */
export function moved({ row, column }: Place, key: string, whole: boolean, page: number, { rows, columns }: Grid): Place | null {
  const [last, end] = [rows.length - 1, columns.length - 1];
  const to: Record<string, Place> = {
    ArrowUp: { row: row - 1, column }, ArrowDown: { row: row + 1, column }, ArrowLeft: { row, column: column - 1 }, ArrowRight: { row, column: column + 1 },
    Home: { row: whole ? 0 : row, column: 0 }, End: { row: whole ? last : row, column: end }, PageUp: { row: row - page, column }, PageDown: { row: row + page, column },
  };
  const next = to[key];
  return next ? { row: Math.min(Math.max(next.row, 0), last), column: Math.min(Math.max(next.column, 0), end) } : null;
}
