// Seeded chance: the same words always give the same number, so that made-up data is the same on every machine.
import { createHash } from 'node:crypto';

/** @returns a number from 0 up to 1 */
export function chance(...words: (string | number)[]): number {
  return createHash('sha256').update(`cot-moc demo 1/${words.join('/')}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** @returns a number around 0, mostly within −1 and 1 */
export function spread(...words: (string | number)[]): number {
  return chance(...words, 'a') + chance(...words, 'b') + chance(...words, 'c') - 1.5;
}
