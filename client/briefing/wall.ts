// How the wall of targets is laid out: rows are areas, columns statuses; how many tiles stand in a line, and whether the late ones still carry their names.
import { widthOf } from '../charts/grammar.ts';
import type { Group } from '../marks/status.ts';

/** The columns, the worst first. */
export const COLUMNS = ['off-track', 'at-risk', 'on-track', 'achieved', 'not-assessed'] as const satisfies readonly Group[];
export type Column = (typeof COLUMNS)[number];
export type Counts = Record<Column, number>;
/** `late`: how wide the names are of the targets that are off track. */
export interface WallArea { counts: Counts; late: number[] }

/** `tile`: how high one is; `widths` of the columns and `perLine` of their tiles. All in px of the canvas. */
export interface Wall { isNamed: boolean; tile: number; perLine: Counts; widths: Counts }

export const TILE_WIDE = 92;
export const AREA_WIDE = 316;
export const COLUMN_GAP = 12;
const GAP = 8;
/** A status in words under its count. */
const HEAD_WIDE: Counts = { 'off-track': 130, 'at-risk': 176, 'on-track': 208, achieved: 108, 'not-assessed': 216 };
const NAME_WIDE = 440;
const ROW_PAD = 12;
const TILES = [60, 52, 44];
/** Of a name: its letters, the line they stand on, and what glyph and code take. */
const LETTER = 32;
const LINE = 44;
const BEFORE_NAME = 112;
/** `widthOf` errs to the wide side. */
const REALLY = 0.92;

/** How wide a name is on a tile, px. */
export function nameWide(name: string): number {
  return REALLY * widthOf(name, LETTER, 600);
}

/** @param box room for the columns and for the rows under their heads @returns null where so many tiles have no room */
export function wallOf(areas: readonly WallArea[], box: { width: number; height: number }): Wall | null {
  const room = box.width - AREA_WIDE - COLUMN_GAP * COLUMNS.length;
  const all = [true, false].flatMap((isNamed) => TILES.map((tile) => laidOut(areas, room, tile, isNamed)));
  return all.find((wall) => heightOf(areas, wall) <= box.height) ?? null;
}

function laidOut(areas: readonly WallArea[], room: number, tile: number, isNamed: boolean): Wall {
  const isName = (column: Column): boolean => isNamed && column === 'off-track';
  const perLine = Object.fromEntries(COLUMNS.map((column) => [column, isName(column) ? 1 : Math.max(1, ...areas.map(({ counts }) => counts[column]))])) as Counts;
  const widthsOf = (line: Counts): Counts => Object.fromEntries(COLUMNS.map((column) => [column, isName(column) ? NAME_WIDE : Math.max(HEAD_WIDE[column], line[column] * (TILE_WIDE + GAP) - GAP)])) as Counts;
  const sum = (widths: Counts): number => COLUMNS.reduce((wide, column) => wide + widths[column], 0);
  while (sum(widthsOf(perLine)) > room) {
    // One tile less where that makes the rows least higher, of these in the longest line.
    const less = (column: Column): Counts => ({ ...perLine, [column]: perLine[column] - 1 });
    const cost = (column: Column): number => heightOf(areas, { isNamed, tile, perLine: less(column), widths: widthsOf(perLine) });
    const loose = COLUMNS.filter((column) => perLine[column] > 1 && sum(widthsOf(less(column))) < sum(widthsOf(perLine))).toSorted((a, b) => cost(a) - cost(b) || perLine[b] - perLine[a])[0];
    if (loose === undefined) break;
    perLine[loose] -= 1;
  }
  const widths = widthsOf(perLine);
  if (isNamed) widths['off-track'] += Math.max(0, room - sum(widths));
  return { isNamed, tile, perLine, widths };
}

/** How high all rows are together. */
export function heightOf(areas: readonly WallArea[], { isNamed, perLine, tile, widths }: Wall): number {
  const named = (name: number): number => Math.max(tile, Math.ceil(name / (widths['off-track'] - BEFORE_NAME)) * LINE) + GAP;
  return areas.reduce((high, { counts, late }) => {
    const lines = Math.max(1, ...COLUMNS.map((column) => (isNamed && column === 'off-track' ? 1 : Math.ceil(counts[column] / perLine[column]))));
    return high + ROW_PAD + Math.max(lines * (tile + GAP), isNamed ? late.reduce((sum, name) => sum + named(name), 0) : 0);
  }, 0);
}
