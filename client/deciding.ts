// What waits for a ruling, or presses, on a slide or on paper: of what the question `decisions` says is waiting, the targets. Pure.
import type { Row } from '../queries/types.ts';
import { groupOf } from './marks/status.ts';

/** `behind`: a target that is late and has not reached its level since. `disputed`: several plans ask for different levels in one year, `due`. */
export interface Decision { row: Row<'targets'>; kind: 'behind' | 'disputed'; due: number | null }

const MOST = 5;

/** Whether a target is late, and has not reached its level since. */
export function isBehind(row: Row<'targets'>): boolean {
  return groupOf(row.status) === 'off-track' && !row.met_late;
}

/** Targets that a page of the meeting book is given to: late ones and those at risk, worst first. */
export function pressing(rows: Row<'targets'>[]): Row<'targets'>[] {
  return rows.filter((row) => isBehind(row) || groupOf(row.status) === 'at-risk');
}

/** At most five, in the order in which they wait. @param rows targets of a plan @param waiting what waits of it, what was put off too */
export function decisionsOf(rows: readonly Row<'targets'>[], waiting: readonly Row<'decisions'>[]): Decision[] {
  return waiting.flatMap(({ kind, subject, due, place }): Decision[] => {
    const row = rows.find(({ target }) => target === subject);
    return place !== null && row && (kind === 'behind' || kind === 'disputed') ? [{ row, kind, due }] : [];
  }).slice(0, MOST);
}

/** Whether a conclusion is followed: signed, and not stopped. Of just these the question `conclusion_counts` counts. */
export function isFollowed({ notice, state }: Row<'conclusions'>): boolean {
  return notice !== null && state !== 'stopped';
}

/** Under which key a deck keeps what is asked for. */
export function askKey(target: string, kind: Decision['kind']): string {
  return kind === 'behind' ? target : `${target}/moc`;
}
