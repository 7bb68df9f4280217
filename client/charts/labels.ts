import { rule, widthOf, words, wrap } from './grammar.ts';
import type { Pen, Shape } from './grammar.ts';
import type { ChartTheme } from './theme.ts';

/** Sides of its mark on which a label may stand, best first. */
export type Side = 'right' | 'left' | 'above' | 'below' | 'above-left' | 'above-right' | 'below-left' | 'below-right' | 'gutter';

/** A label that wants to stand near (q, level). Labels come in order of importance; only `droppable` ones may be left out. */
export interface Label {
  text: string;
  /** the same in narrower lines, where there is more room under than beside; the widest first */
  narrow?: string[];
  q: number;
  level: number;
  /** in pixels, in place of the level */
  y?: number;
  /** another height where it may stand as well, and on which sides */
  orElse?: { y: number; sides: Side[] };
  sides: Side[];
  fill: string;
  size: number;
  weight?: number;
  /** half the size of the mark that it belongs to, px */
  clear: number;
  /** further room on the right side, px */
  past?: number;
  droppable?: boolean;
}

export interface Box { left: number; top: number; right: number; bottom: number }

/** A rule over the whole height of the plot, px; `half` of its width. */
export interface Upright { x: number; half: number }

/** Between a label and an upright rule, px. */
const BESIDE = 4;
/** So far from its mark, in its own heights, a label would be read as another's: one that may be left out is. */
const FAR = 4;

const overlap = (a: Box, b: Box) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** How far a point lies from a box; 0 inside. */
const reach = (box: Box, x: number, y: number) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

function boxAt(label: Label, text: string, side: Side, x: number, y: number, lift: number): Box {
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => widthOf(line, label.size, label.weight)));
  const height = lines.length * label.size * 1.35;
  const gap = label.clear + 4 + lift;
  const left = side.includes('left') ? x - width - (side === 'left' ? gap : Math.min(gap, 3)) : side.includes('right') ? x + (label.past ?? 0) + (side === 'right' ? gap : Math.min(gap, 3)) : x - width / 2;
  const top = side.startsWith('above') ? y - gap - height + 2 : side.startsWith('below') ? y + gap - 2 : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

/** Points along lines, in pixels, that labels should keep off. */
export function along(points: [number, number][], step = 6): [number, number][] {
  return points.flatMap(([x, y], place) => {
    const next = points[place + 1];
    if (!next) return [[x, y] as [number, number]];
    const count = Math.max(1, Math.ceil(Math.hypot(next[0] - x, next[1] - y) / step));
    return Array.from({ length: count }, (_, n) => [x + ((next[0] - x) * n) / count, y + ((next[1] - y) * n) / count] as [number, number]);
  });
}

/** Gutter labels sorted by height and pushed apart to 1.25 em, each with a leader if it had to move far. */
function gutter(labels: Label[], pen: Pen, theme: ChartTheme): { shapes: Shape[]; boxes: Box[] } {
  const shapes: Shape[] = [];
  const boxes: Box[] = [];
  const rows = labels.map((label) => {
    const lines = wrap(label.text, label.size, label.weight ?? 400, pen.width - pen.box.right - label.clear - 8);
    // the first line stands level with its mark
    const wanted = pen.y(label.level) + ((lines.length - 1) * label.size * 1.35) / 2;
    return { label, wanted, y: wanted, lines };
  }).toSorted((a, b) => a.wanted - b.wanted);
  const tall = (row: (typeof rows)[number]) => row.lines.length * row.label.size * 1.35;
  rows.forEach((row, place) => {
    const above = rows[place - 1];
    if (above) row.y = Math.max(row.y, above.y + (tall(above) + tall(row)) / 2);
  });
  // what was pushed under the plot is pushed back up
  rows.toReversed().forEach((row, place, upward) => {
    const below = upward[place - 1];
    row.y = Math.min(row.y, below ? below.y - (tall(below) + tall(row)) / 2 : pen.box.bottom + 8);
  });
  for (const { label, wanted, y, lines } of rows) {
    const x = pen.box.right + label.clear + 5;
    if (Math.abs(y - wanted) > 10) shapes.push(rule(pen.box.right + label.clear, pen.y(label.level), x + 1, y, label.fill, 1.001));
    shapes.push(words(lines.join('\n'), x + (Math.abs(y - wanted) > 10 ? 4 : 0), y, { size: label.size, fill: label.fill, weight: label.weight ?? 400 }, theme));
    boxes.push({ left: x, right: pen.width, top: y - (lines.length * label.size) / 2, bottom: y + (lines.length * label.size) / 2 });
  }
  return { shapes, boxes };
}

/**
 * Places labels so that they cover neither each other nor the lines as far as there is room. Deterministic.
 * @param free what they keep off, in pixels: marks as `[x, y, half size]`, points along the lines, upright rules, boxes of words already there
 */
export function placeLabels(labels: Label[], free: { marks: [number, number, number][]; lines: [number, number][]; uprights: Upright[]; words: Box[] }, pen: Pen, theme: ChartTheme): Shape[] {
  const inGutter = labels.filter((label) => label.sides[0] === 'gutter');
  const { shapes, boxes } = gutter(inGutter, pen, theme);
  const taken = [...boxes, ...free.words];
  // the levels of the axis keep their own room
  const whole: Box = { left: pen.box.left - 4, top: 2, right: pen.width - 2, bottom: pen.box.bottom - 2 };
  const kept = free.marks.map(([x, y, half]) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half }));
  for (const label of labels.filter((one) => !inGutter.includes(one))) {
    const [x, y] = [pen.x(label.q), label.y ?? pen.y(label.level)];
    // what stands at an edge of the plot stays within it
    const room = label.y === undefined ? whole : { ...whole, right: pen.box.right + 2 };
    const own = label.y === undefined && free.marks.some(([mx, my]) => Math.hypot(mx - x, my - y) <= 2);
    const places = [...label.sides.map((side) => ({ side, at: y })), ...(label.orElse ? label.orElse.sides.map((side) => ({ side, at: label.orElse!.y })) : [])];
    const texts = [...new Set([label.text, ...(label.narrow ?? [])])];
    // what belongs to a rule or a band stays beside it
    const far = (label.y === undefined ? 6 : 1) * label.size;
    // where it would lie across an upright rule it may move to either side of it
    const beside = ({ left, right }: Box): number[] => [0, ...free.uprights.flatMap((one) => [one.x - one.half - BESIDE - right, one.x + one.half + BESIDE - left])].filter((move) => Math.abs(move) <= far);
    const tries = texts.flatMap((text, fold) => [0, label.size, 2 * label.size].flatMap((lift) => places.flatMap(({ side, at }, place) => beside(boxAt(label, text, side, x, at, lift)).map((move) => {
      const still = boxAt(label, text, side, x, at, lift);
      const box = { ...still, left: still.left + move, right: still.right + move };
      const outside = Math.max(0, room.left - box.left) + Math.max(0, box.right - room.right) + Math.max(0, room.top - box.top) + Math.max(0, box.bottom - room.bottom);
      const onWords = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      const onMarks = kept.reduce((sum, other) => sum + overlap(box, other), 0);
      const across = free.uprights.filter((one) => box.left < one.x + one.half + BESIDE - 0.5 && box.right > one.x - one.half - BESIDE + 0.5).length;
      const onLines = free.lines.filter(([px, py]) => px > box.left - 2 && px < box.right + 2 && py > box.top && py < box.bottom).length;
      // a label nearer to the mark of another would be read as its
      const strange = own && free.marks.some(([mx, my]) => Math.hypot(mx - x, my - y) > 2 && reach(box, mx, my) + 1 < reach(box, x, y)) ? 40 : 0;
      // far from its point it would be looked for elsewhere
      const away = label.y === undefined ? Math.max(0, reach(box, x, y) - 2 * label.size) * 2 : 0;
      return { text, box, cost: strange + away + outside * 60 + onWords * 8 + onMarks * 2 + onLines * 14 + across * 44 + place * 5 + ((lift + Math.abs(move) / 2) / label.size) * 12 + fold * 8, hit: onWords, crossed: onLines + across * (1 + Math.round((box.bottom - box.top) / 10)) };
    }))));
    const best = tries.toSorted((a, b) => a.cost - b.cost)[0];
    if (!best || (label.droppable && (best.hit > 12 || best.crossed > 4 || reach(best.box, x, y) > FAR * label.size))) continue;
    taken.push(best.box);
    const left = Math.min(Math.max(best.box.left, room.left), Math.max(room.left, room.right - (best.box.right - best.box.left)));
    // drawn from the side of its mark, so that a wrong guess of its width never covers the mark
    const align = best.box.right <= x + 1 ? 'right' : best.box.left >= x - 1 ? 'left' : 'center';
    const shift = left - best.box.left;
    const at = align === 'right' ? best.box.right + shift : align === 'left' ? left : (best.box.left + best.box.right) / 2 + shift;
    shapes.push(words(best.text, at, (best.box.top + best.box.bottom) / 2, { size: label.size, fill: label.fill, weight: label.weight ?? 400, align }, theme));
  }
  return shapes;
}
