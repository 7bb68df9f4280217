import { toneOf } from '../marks/status.ts';
import { bracket, diamond, halfYear, ring, rule, sizes, square, whisker } from './grammar.ts';
import type { ChartSize, Pen, Shape } from './grammar.ts';
import type { Reading } from './reading.ts';
import type { TrajectoryInput } from './rows.ts';
import type { ChartTheme } from './theme.ts';

type Drawing = TrajectoryInput & { theme: ChartTheme; size: ChartSize };

/** Under the line: what each figure may be while bodies are absent. */
export function rangeShapes(pen: Pen, reading: Reading, { theme, size }: Drawing): Shape[] {
  return size === 'phone' ? [] : reading.ranges.map(({ q, low, high }) => whisker(pen.x(q), pen.y(low), pen.y(high), theme, sizes[size].k));
}

/** Over the lines: half-years, ghosts, provisional values, baselines, milestones, the last value, its bracket to the path. */
export function markShapes(pen: Pen, reading: Reading, drawing: Drawing): Shape[] {
  const { theme, size, indicator } = drawing;
  const { k } = sizes[size];
  const shapes: Shape[] = [];
  for (const point of reading.points.filter((one) => one.row.half_year)) {
    shapes.push(halfYear(pen.x(point.q - 1.5), pen.x(point.q + 0.5), pen.y(point.value), theme, k));
  }
  const shown = reading.marks.filter((mark) => size !== 'phone' || mark.own || mark.solid);
  for (const ghost of size === 'phone' ? [] : reading.ghosts) {
    shapes.push(rule(pen.x(ghost.q), pen.y(ghost.from), pen.x(ghost.q), pen.y(ghost.to), theme.actual, 1));
    shapes.push(ring(pen.x(ghost.q), pen.y(ghost.from), 9 * k, theme.ink3, 1.5 * k, theme.surface, [2 * k, 2 * k]));
  }
  for (const waiting of reading.provisional) {
    const [x, y] = [pen.x(waiting.q), pen.y(waiting.value)];
    if (waiting.from && waiting.from.q < waiting.q) shapes.push(rule(pen.x(waiting.from.q), pen.y(waiting.from.value), x, y, theme.actual, 3 * k, [2 * k, 3 * k]));
    shapes.push(ring(x, y, 8 * k, theme.actual, 2 * k, theme.surface));
  }
  for (const base of reading.baselines) shapes.push(square(pen.x(base.q), pen.y(base.value), 9 * k, theme.base));
  for (const mark of shown) {
    if (mark.goalMax !== null) {
      const [x, low, high] = [pen.x(mark.q), pen.y(mark.goal), pen.y(mark.goalMax)];
      for (const y of [low, high]) shapes.push(rule(x - 7 * k, y, x + 1, y, theme.plan, 2.4 * k));
      shapes.push(rule(x, low, x, high, theme.plan, 2.4 * k));
    } else shapes.push(diamond(pen.x(mark.q), pen.y(mark.goal), (mark.own ? 16 : 13) * k, theme, mark, k));
  }
  for (const point of reading.held) shapes.push(ring(pen.x(point.q), point.value < 0 ? pen.box.bottom : pen.box.top, 9 * k, theme.missing, 2 * k, theme.surface, [3, 2]));
  const last = reading.points.at(-1);
  if (last) {
    // over the diamonds: a milestone must not hide the value that it is judged by
    const [tone, x, y] = [toneOf(reading.status), pen.x(last.q), pen.y(last.value)];
    if (tone === 'none') shapes.push(ring(x, y, 11 * k, theme.status.none, 2 * k, theme.surface, [3 * k, 2 * k]));
    else if (last.hollow) shapes.push(ring(x, y, 11 * k, theme.status[tone], 3 * k, theme.surface));
    else shapes.push(ring(x, y, 13 * k, theme.surface, 2 * k, theme.status[tone]));
  }
  const path = last && reading.path.find((one) => one.q === last.q);
  if (size !== 'phone' && last && path && indicator.kind !== 'rank' && reading.headline?.gap !== null) {
    const [y1, y2] = [pen.y(last.value), pen.y(path.value)];
    if (Math.abs(y1 - y2) > 14 * k) shapes.push(bracket(pen.x(last.q) - 8 * k, y1 + Math.sign(y2 - y1) * 8 * k, y2, theme.actual, k));
  }
  return shapes;
}
