// Refused acts are acts too. Nobody can fill the chain with them: of many alike, the first is told at once and each minute's others by their number.
import type { ErrorRequestHandler } from 'express';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';

/** Who was refused what; the same words again within a minute are counted with it. */
export interface Refusal { actor: string; kind: 'refused' | 'sign-in-refused'; subject?: string | null; detail: Record<string, string | undefined> }

/** Refusals told apart at once; beyond that they are counted as one. */
const MOST_ALIKE = 1000;

export class Refusals {
  private readonly state: State;
  /** Those of this minute, with how many came after the first. */
  private readonly counted = new Map<string, { refusal: Refusal; further: number; since: string }>();

  constructor(state: State) {
    this.state = state;
  }

  note(refusal: Refusal): void {
    const known = this.counted.get(JSON.stringify(refusal));
    if (known) {
      known.further += 1;
      return;
    }
    if (this.counted.size >= MOST_ALIKE && refusal.detail.why !== 'many') return this.note({ actor: 'anonymous', kind: 'refused', detail: { why: 'many' } });
    const at = new Date().toISOString();
    this.counted.set(JSON.stringify(refusal), { refusal, further: 0, since: at });
    this.act(refusal, at, {});
  }

  /** Ends a minute: what came more than once is told by its number, what came once is forgotten. */
  turn(): void {
    const at = new Date().toISOString();
    for (const [key, one] of this.counted) {
      if (one.further === 0) this.counted.delete(key);
      else this.act(one.refusal, at, { further: one.further, since: one.since });
      Object.assign(one, { further: 0, since: at });
    }
  }

  private act({ actor, kind, subject = null, detail }: Refusal, at: string, more: object): void {
    this.state.transaction(() => this.state.act({ at, actor, kind, submission: subject, detail: JSON.stringify({ ...detail, ...more }) }));
  }
}

/** What was refused before it was known whose it is: nobody signed in for a change, a page of another site, waiting after wrong answers. */
const NOTED = ['sign-in-needed', 'cross-site', 'wait'];

export function notesRefusals(refusals: Refusals): ErrorRequestHandler {
  return (error, req, _res, next) => {
    const isChange = req.method !== 'GET' && req.method !== 'HEAD';
    if (error instanceof HttpError && isChange && NOTED.includes(error.code)) refusals.note({ actor: 'anonymous', kind: 'refused', detail: { why: error.code } });
    next(error);
  };
}
