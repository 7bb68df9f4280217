// The scale that points lost are drawn on: from zero, in even steps, with room for the number behind the longest.
import { levelScale } from '../charts/scale.ts';

/** @param room how much wider the scale is than its last step, for words behind a bar */
export function lostScale(values: (number | null)[], room = 0): { most: number; ticks: number[] } {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const { max, interval } = levelScale([highest], 'index', false);
  const ticks = Array.from({ length: Math.round(max / interval) + 1 }, (_, place) => place * interval);
  return { most: max * (1 + room), ticks };
}
