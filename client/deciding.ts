// What waits for a ruling, by rule: the targets furthest behind, and milestones that contradict each other. Pure.
import type { Row } from '../queries/types.ts';
import { groupOf } from './marks/status.ts';

/** `behind`: a target that is late and has not reached its level since. `disputed`: several plans ask for different levels in one year. */
export interface Decision { row: Row<'targets'>; kind: 'behind' | 'disputed' }

const MOST = 5;
const MOST_CONFLICTS = 2;

/** Whether a target is late, and has not reached its level since. */
export function isBehind(row: Row<'targets'>): boolean {
  return groupOf(row.status) === 'off-track' && !row.met_late;
}

/** At most five, the worst first, then a contradiction, and so on, so that neither hides the other. @param rows targets of a plan, worst first */
export function decisionsOf(rows: Row<'targets'>[]): Decision[] {
  const behind = rows.filter(isBehind).map((row): Decision => ({ row, kind: 'behind' }));
  const disputed = rows.filter((row) => row.conflicts > 0 && row.status !== 'ended').slice(0, Math.max(MOST_CONFLICTS, MOST - behind.length)).map((row): Decision => ({ row, kind: 'disputed' }));
  const late = behind.slice(0, MOST - Math.min(disputed.length, MOST_CONFLICTS));
  const others = disputed.slice(0, MOST - late.length);
  return Array.from({ length: MOST }, (_, at) => [late[at], others[at]]).flat().filter((one) => one !== undefined);
}
