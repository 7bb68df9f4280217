// Sizes of a briefing: a canvas of 1920 × 1080 scaled to whatever shows it, and how much larger its letters must be to be read from afar.

export const WIDE = 1920;
export const HIGH = 1080;
/** The size of body text on the canvas; everything else keeps its proportion to it. */
const BODY = 40;
/** Capital letters of 16 arc-minutes in a face whose capitals are 0.728 em high: px of 1080 for each metre of distance over each metre of height. */
const PX_PER_RATIO = 6.9;
/** Beyond that a slide holds too little to be one. */
const MOST = 1.6;

/** The least body size that is read from a distance on a screen of a height, both in metres, in px of the canvas. */
export function leastPx(distance: number, height: number): number {
  return Math.round((PX_PER_RATIO * distance) / height);
}

/** By how much small letters are raised, the large ones being large enough; `isEnough` is false where even the most is too small. */
export function raiseOf(distance: number, height: number): { raise: number; isEnough: boolean } {
  const needed = leastPx(distance, height) / BODY;
  return { raise: Math.min(MOST, Math.max(1, needed)), isEnough: needed <= MOST };
}

/** From here on a slide shows less, so that what it shows can be read. */
export function isFar(raise: number): boolean {
  return raise > 1.15;
}

/** The scale at which the canvas fills a box without being cut. */
export function scaleIn(box: { width: number; height: number }): number {
  return Math.min(box.width / WIDE, box.height / HIGH);
}

/** Where the picture stands in its nth ten minutes, in px: 2 to 8 off the middle, never twice at one place in a row. */
export function shiftOf(turn: number): { x: number; y: number } {
  const places = [[0, 0], [4, 2], [-6, 4], [2, -8], [-4, -6], [8, 0], [-2, 6], [6, -4]] as const;
  const [x, y] = places[turn % places.length]!;
  return { x, y };
}
