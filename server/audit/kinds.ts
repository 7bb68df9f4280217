// Every kind of act that there is, in the groups by which they are looked for. A kind that stands here has its words in data/words/audit.*.json.

export const GROUPS = {
  sheets: ['submit', 'absent', 'withdraw', 'opening', 'excuse'],
  review: ['approve', 'accept', 'return', 'ruling', 'ruling-withdrawn'],
  evidence: ['evidence', 'evidence-withdrawn', 'link', 'unlink', 'proof', 'progress'],
  conclusions: ['conclusion-noted', 'conclusion-signed', 'conclusion-progress', 'conclusion-claimed', 'conclusion-returned', 'conclusion-confirmed', 'conclusion-extended', 'conclusion-stopped', 'decision-put-off'],
  scores: [
    'campaign-opened', 'campaign-changed', 'campaign-exception',
    'score-assigned', 'score-self', 'score-first', 'score-explained', 'score-final', 'score-survey', 'score-excused', 'score-included', 'score-official',
  ],
  publication: ['publication'],
  briefing: ['deck-arranged', 'deck-by-rule', 'screen-made', 'screen-set', 'screen-renewed', 'screen-revoked'],
  reminders: ['remind', 'receipt-mailed', 'reminders-chosen', 'calendar-renewed'],
  registry: ['registry', 'seal'],
  accounts: [
    'signed-in', 'signed-out', 'password-set', 'second-factor-set', 'second-factor-dropped', 'recovery-code-used', 'subject-bound',
    'person-added', 'person-invited', 'person-ended', 'person-erased', 'grants-set', 'sessions-ended',
  ],
  refused: ['refused', 'sign-in-refused'],
} as const;

export type Group = keyof typeof GROUPS | 'others';
export const KINDS: readonly string[] = Object.values(GROUPS).flat();
const GROUP_OF = new Map<string, Group>(Object.entries(GROUPS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group as Group] as const)));

/** `others` for a kind of which nothing is known. */
export function groupOf(kind: string): Group {
  return GROUP_OF.get(kind) ?? 'others';
}
