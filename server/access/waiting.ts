// How long somebody waits after wrong answers: a few cost nothing, each one after that doubles it, and it ends by itself.
import { HttpError } from '../problem.ts';

/** Wrong passwords or codes that cost nothing; each one after that doubles the wait. */
const FREE_FAILURES = 3;
const MOST_WAIT_SECONDS = 900;
/** Unknown addresses whose tries are counted; beyond that they begin anew. */
const MOST_STRANGERS = 10_000;

/** Addresses that nobody has wait as long as others, so that waiting does not tell them apart. */
export class Strangers {
  private readonly tries = new Map<string, { failures: number; next: string }>();

  attempt(address: string): void {
    const known = this.tries.get(address) ?? { failures: 0, next: '' };
    mayTry(known.next);
    if (this.tries.size >= MOST_STRANGERS) this.tries.clear();
    this.tries.set(address, { failures: known.failures + 1, next: nextTry(known.failures + 1) });
  }
}

/** @throws HttpError 429 */
export function mayTry(next: string): void {
  const wait = next === '' ? 0 : Math.ceil((Date.parse(next) - Date.now()) / 1000);
  if (wait > 0) throw new HttpError(429, 'wait', { seconds: wait });
}

/** When the next answer is looked at after so many wrong ones; '' at once. */
export function nextTry(failures: number): string {
  return failures <= FREE_FAILURES ? '' : new Date(Date.now() + Math.min(MOST_WAIT_SECONDS, 2 ** (failures - FREE_FAILURES)) * 1000).toISOString();
}
