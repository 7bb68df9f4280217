// What waits for a ruling, chosen by rule: the targets furthest behind, and milestones that contradict each other; at most five.
import type { Row } from '../../queries/types.ts';
import { groupOf } from '../marks/status.ts';

const MOST = 5;
const MOST_DISPUTED = 2;

/** `disputed`: plans print different milestones for the same year. */
export interface Decision { row: Row<'targets'>; kind: 'behind' | 'disputed' }

/** @param rows targets of one plan, worst first */
export function decisionsOf(rows: readonly Row<'targets'>[]): Decision[] {
  const behind = rows.filter((row) => groupOf(row.status) === 'off-track' && !row.met_late);
  const disputed = rows.filter((row) => row.conflicts > 0 && row.status !== 'ended').slice(0, Math.max(MOST_DISPUTED, MOST - behind.length));
  const first: Decision[] = behind.slice(0, MOST - Math.min(disputed.length, MOST_DISPUTED)).map((row) => ({ row, kind: 'behind' }));
  const shown = [...first, ...disputed.map((row): Decision => ({ row, kind: 'disputed' }))].slice(0, MOST);
  return shown.length > 1 ? interleaved(shown) : shown;
}

/** The worst first, then a contradiction, and so on, so that neither hides the other. */
function interleaved(items: Decision[]): Decision[] {
  const behind = items.filter((item) => item.kind === 'behind');
  const disputed = items.filter((item) => item.kind === 'disputed');
  return Array.from({ length: Math.max(behind.length, disputed.length) }, (_, at) => [behind[at], disputed[at]]).flat().filter((item) => item !== undefined);
}

/** Under which key a deck keeps what is asked for. */
export function askKey(target: string, kind: Decision['kind']): string {
  return kind === 'behind' ? target : `${target}/moc`;
}
