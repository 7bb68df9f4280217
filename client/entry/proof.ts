// Which lines should have a document with their figure, and lack one.
import { isChanged, lineKey } from './grid.ts';
import type { Cells, Line } from './grid.ts';
import type { Look } from './line-look.ts';

/** How many documents each line has, by its key; null while that is not known. */
export type Documents = ReadonlyMap<string, number> | null;
/** `many` is null while it is not known. */
export interface Proof { many: number | null; isMissing: boolean }

/** What is not known to be missing is not said to be. */
export function proofOf(line: Line, look: Look, cells: Cells, documents: Documents): Proof {
  if (documents === null) return { many: null, isMissing: false };
  const many = documents.get(lineKey(line)) ?? 0;
  const hasFigure = look.state === '' && look.progress !== 'empty';
  // A figure that was given back, and one that counts while another is typed, are corrected once they say something else.
  const isAsked = line.proof === 'always' || (line.proof === 'changed' && (!line.handed_stands || isChanged(line, cells)));
  return { many, isMissing: many === 0 && hasFigure && isAsked };
}

/** The first line that lacks a document, -1 where none does. */
export function firstMissing(proofs: readonly Proof[]): number {
  return proofs.findIndex(({ isMissing }) => isMissing);
}
