// The steps that can be taken back and done again.
import type { EntryField } from '../cell-checks.ts';
import type { Typed } from './grid.ts';

/** A cell before and after a step. */
export interface Turned { indicator: string; part: string; field: EntryField; before: Typed; after: Typed }
export interface Steps { past: readonly Turned[][]; future: readonly Turned[][] }

export const NO_STEPS: Steps = { past: [], future: [] };
const MOST = 50;

/** Adds a step; what was taken back is gone. Typing on in the cell of the last step is the same step. */
export function stepped({ past, future }: Steps, turned: Turned[], isTyping = false): Steps {
  const last = past.at(-1);
  const [one] = turned;
  const isSame = isTyping && future.length === 0 && turned.length === 1 && last?.length === 1 && last[0]!.indicator === one!.indicator && last[0]!.part === one!.part && last[0]!.field === one!.field;
  if (isSame) return { past: [...past.slice(0, -1), [{ ...one!, before: last[0]!.before }]], future: [] };
  return { past: [...past, turned].slice(-MOST), future: [] };
}

/** @returns the cells as they were before the last step, null where there is none */
export function undone({ past, future }: Steps): { steps: Steps; cells: (Omit<Turned, 'before' | 'after'> & Typed)[] } | null {
  const last = past.at(-1);
  return last ? { steps: { past: past.slice(0, -1), future: [last, ...future] }, cells: last.map(({ before, after: _, ...cell }) => ({ ...cell, ...before })) } : null;
}

/** @returns the cells as they were after the step that was taken back last */
export function redone({ past, future }: Steps): { steps: Steps; cells: (Omit<Turned, 'before' | 'after'> & Typed)[] } | null {
  const [first, ...rest] = future;
  return first ? { steps: { past: [...past, first], future: rest }, cells: first.map(({ after, before: _, ...cell }) => ({ ...cell, ...after })) } : null;
}
