// How much of a stranger's sheet is read at most.
import { MOST_LETTERS } from '../../client/cell-checks.ts';

export const LIMITS = {
  /** bytes as received */
  bytes: 10 * 1024 * 1024,
  /** bytes out of the archive, counted while inflating */
  unpacked: 50 * 1024 * 1024,
  /** files in the archive */
  entries: 200,
  /** rows that hold anything */
  rows: 50_000,
  columns: 200,
  /** cells of a CSV file of which a workbook is made */
  cells: 400_000,
  /** characters in one cell that is read */
  text: MOST_LETTERS,
  /** problems told at once */
  problems: 500,
  /** rows in one line of the child's answer, so that the parent never stands still for long */
  rowsAtOnce: 1_000,
  /** bytes of a file in one line of it */
  bytesAtOnce: 3 * 64 * 1024,
  /** bytes of the child's answer */
  answer: 64 * 1024 * 1024,
  heapMb: 512,
  milliseconds: 30_000,
} as const;
