// How the wall of targets is laid out: rows are areas, columns statuses; how many tiles stand in a line, and whether the late ones still carry their names.
import type { Group } from '../marks/status.ts';

/** The columns, the worst first. */
export const COLUMNS = ['off-track', 'at-risk', 'on-track', 'achieved', 'not-assessed'] as const satisfies readonly Group[];
export type Column = (typeof COLUMNS)[number];
export type Counts = Record<Column, number>;

/** `widths` of the columns and `perLine` of their tiles, in px of the canvas. */
export interface Wall { isNamed: boolean; tile: number; perLine: Counts; widths: Counts }

export const TILE_WIDE = 100;
export const AREA_WIDE = 336;
export const GAP = 8;
const COLUMN_GAP = 24;
/** A status in words under its count. */
const HEAD_WIDE: Counts = { 'off-track': 130, 'at-risk': 176, 'on-track': 204, achieved: 150, 'not-assessed': 228 };
const NAME_WIDE = 470;
export const ROW_PAD = 12;
const TILES = [60, 52, 44];

/** @param areas counts of each area; @param box room for the columns and for the rows under their heads */
export function wallOf(areas: readonly Counts[], box: { width: number; height: number }): Wall {
  const room = box.width - AREA_WIDE - COLUMN_GAP * COLUMNS.length;
  const named = TILES.map((tile) => laidOut(areas, room, tile, true));
  const plain = TILES.map((tile) => laidOut(areas, room, tile, false));
  const all = [...named, ...plain];
  return all.find((wall) => heightOf(areas, wall) <= box.height) ?? all.at(-1)!;
}

function laidOut(areas: readonly Counts[], room: number, tile: number, isNamed: boolean): Wall {
  const perLine = Object.fromEntries(COLUMNS.map((column) => [column, isNamed && column === 'off-track' ? 1 : Math.max(1, ...areas.map((area) => area[column]))])) as Counts;
  const wideOf = (column: Column): number => (isNamed && column === 'off-track' ? NAME_WIDE : Math.max(HEAD_WIDE[column], perLine[column] * (TILE_WIDE + GAP) - GAP));
  const sum = (): number => COLUMNS.reduce((wide, column) => wide + wideOf(column), 0);
  while (sum() > room) {
    // One tile less where that makes the rows least higher, of these in the longest line.
    const cost = (column: Column): number => heightOf(areas, { perLine: { ...perLine, [column]: perLine[column] - 1 }, tile });
    const loose = COLUMNS.filter((column) => perLine[column] > 1 && wideOf(column) > HEAD_WIDE[column]).toSorted((a, b) => cost(a) - cost(b) || perLine[b] - perLine[a])[0];
    if (loose === undefined) break;
    perLine[loose] -= 1;
  }
  const widths = Object.fromEntries(COLUMNS.map((column) => [column, wideOf(column)])) as Counts;
  if (isNamed) widths['off-track'] += Math.max(0, room - sum());
  return { isNamed, tile, perLine, widths };
}

/** How high all rows are together. */
export function heightOf(areas: readonly Counts[], { perLine, tile }: Pick<Wall, 'perLine' | 'tile'>): number {
  return areas.reduce((high, area) => high + ROW_PAD + Math.max(1, ...COLUMNS.map((column) => Math.ceil(area[column] / perLine[column]))) * (tile + GAP), 0);
}
