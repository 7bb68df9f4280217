// What a reviewer decided about a sheet, as its act holds it.
import type { Act } from '../lake/state.ts';

export const RETURN_REASONS = ['missing-evidence', 'wrong-denominator', 'unlike-before', 'other'] as const;
/** Characters that tell a sender what to mend. */
export const LEAST_TOLD = 5;
/** A figure that was not taken: which, why, and what the reviewer told its sender; `by` the reviewer who marked it. */
export interface Returned { indicator: string; part: string; reason: (typeof RETURN_REASONS)[number]; told: string; by?: string }

/** Figures that an act gave back; of an acceptance those left out of it. */
export function returnedBy(act: Act): Returned[] {
  if (act.kind !== 'accept' && act.kind !== 'return') return [];
  return (JSON.parse(act.detail) as { returned?: Returned[] }).returned ?? [];
}
