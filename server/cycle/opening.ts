// A closed report that stays open for somebody: for whom, which, until when, and why.
import type { Act } from '../lake/state.ts';

/** `agency` and `report`: '' is every one. `until`: the last day on which sheets are taken; what is said last for an agency and report holds. */
export interface Opening { agency: string; report: string; until: string; reason: string }

export function openingOf(act: Act): Opening {
  return JSON.parse(act.detail) as Opening;
}
