/** The ten verdicts of the method. */
export const statuses = [
  'achieved', 'on-track', 'at-risk', 'off-track', 'reversing', 'missed', 'not-assessable', 'no-data', 'not-due', 'ended',
] as const;
export type Status = (typeof statuses)[number];

/** The five groups of the strip, in its order, and the ended ones beside them. */
export const groups = ['achieved', 'on-track', 'at-risk', 'off-track', 'not-assessed', 'ended'] as const;
export type Group = (typeof groups)[number];

/** A code from an answer as one of the ten; what is unknown is not assessable, never good. */
export function asStatus(code: string | null | undefined): Status {
  return (statuses as readonly string[]).includes(code ?? '') ? (code as Status) : 'not-assessable';
}

/** In which group of the strip a verdict stands. */
export function groupOf(code: string | null | undefined): Group {
  const status = asStatus(code);
  if (status === 'reversing' || status === 'missed') return 'off-track';
  if (status === 'not-assessable' || status === 'no-data' || status === 'not-due') return 'not-assessed';
  return status;
}

/** The name of the colour tokens of a verdict: --status-<tone>, …-tint, …-text. */
export function toneOf(code: string | null | undefined): 'achieved' | 'on-track' | 'at-risk' | 'off-track' | 'none' {
  const group = groupOf(code);
  return group === 'not-assessed' || group === 'ended' ? 'none' : group;
}
