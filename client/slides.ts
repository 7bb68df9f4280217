// The slides of a briefing, chosen by rule from one snapshot: what each is about, before anybody draws it. Pure.
import type { Row } from '../queries/types.ts';
import { decisionsOf, isBehind } from './deciding.ts';
import type { Decision } from './deciding.ts';
import { groupOf } from './marks/status.ts';

type Target = Row<'targets'>;
export type Slide =
  | { kind: 'cover'; whole: Row<'overview'>; rows: Target[] }
  | { kind: 'wall'; areas: { area: Row<'overview'>; rows: Target[] }[] }
  | { kind: 'decide'; decisions: Decision[] }
  | { kind: 'target'; row: Target }
  | { kind: 'quality'; rows: Target[] };

/** Slides of one target each. */
const MOST_TARGETS = 5;

/**
 * The sentence, the wall of all targets, what is to decide, each of the targets furthest behind, how good the data are.
 * @param overview areas of a plan and the whole; @param rows its targets, worst first; @param waiting what waits for a decision
 */
export function slidesOf(overview: Row<'overview'>[], rows: Target[], waiting: Row<'decisions'>[]): Slide[] {
  const whole = overview.find(({ area }) => area === '');
  if (!whole) return [];
  const areas = overview.filter(({ area }) => area !== '').map((area) => ({ area, rows: rows.filter((row) => row.area === area.area) })).filter((one) => one.rows.length > 0);
  const decisions = decisionsOf(rows, waiting);
  return [
    { kind: 'cover', whole, rows }, { kind: 'wall', areas },
    ...(decisions.length > 0 ? [{ kind: 'decide' as const, decisions }] : []),
    ...rows.filter(isBehind).slice(0, MOST_TARGETS).map((row) => ({ kind: 'target' as const, row })),
    { kind: 'quality', rows },
  ];
}

/** Targets that a page of the meeting book is given to: late ones and those at risk, worst first. */
export function pressing(rows: Target[]): Target[] {
  return rows.filter((row) => isBehind(row) || groupOf(row.status) === 'at-risk');
}
