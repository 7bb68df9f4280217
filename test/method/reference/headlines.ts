// What a page says first: its next open milestone, the last closed one beside it, and the pace from now on.
import { afterBreak } from './facts.ts';
import type { Facts, Quarter } from './facts.ts';
import { edgeFor, isJudgedAtYear, isMet, levelAt } from './goals.ts';
import type { Milestone } from './goals.ts';
import { liveAt } from './series.ts';
import type { Point, Series } from './series.ts';
import type { Judged } from './verdicts.ts';
import type { HeadlineRow, VerdictRow } from '../world.ts';

/** README 34. `isOpen`: whether it stands for a milestone still to come. */
export interface Headline { milestone: Milestone; isOpen: boolean; row: HeadlineRow }

/** README 34 and 38. `verdicts`: of the page at that quarter, by milestone. */
export function headline(facts: Facts, judged: Judged, verdicts: Map<string, VerdictRow>, quarter: Quarter): Headline {
  const of = (milestone: Milestone): VerdictRow => verdicts.get(milestone.id)!;
  const isOpen = (milestone: Milestone): boolean => !of(milestone).is_closed && !(of(milestone).status === 'ended' && quarter.q >= milestone.q);
  const { firsts } = judged.path;
  const passed = firsts.findLast((one) => of(one).is_closed);
  const chosen = firsts.find(isOpen) ?? passed ?? firsts.at(-1)!;
  const beside = passed ? of(passed) : null;
  const pace = isJudgedAtYear(chosen) ? { pace_needed: null, pace_kept: null } : paces(facts, judged, chosen, quarter.q);
  return {
    milestone: chosen, isOpen: isOpen(chosen),
    row: {
      target: judged.page.id, q: quarter.q, milestone: chosen.id, status: of(chosen).status, passed_milestone: beside?.milestone ?? null, passed_status: beside?.status ?? null,
      actual_q: liveAt(judged.series, quarter.q)?.q ?? null, ...pace,
    },
  };
}

function paces(facts: Facts, { page, series }: Judged, milestone: Milestone, q: number): { pace_needed: number | null; pace_kept: number | null } {
  const live = liveAt(series, q);
  if (!live) return { pace_needed: null, pace_kept: null };
  const left = milestone.q - live.q;
  return { pace_needed: left > 0 && milestone.level !== null ? missing(milestone, live.actual!) / left : null, pace_kept: keptAt(series, live, afterBreak(facts, page.quantity, live.q)) };
}

/** README 38: nothing across a break, nor from fewer than three figures since. */
function keptAt(series: Series, live: Point, from: number): number | null {
  const since = series.points.filter((point) => point.q >= from && point.q <= live.q && point.actual !== null);
  const before = since.find((point) => point.q === live.q - 4);
  return before && since.length >= 3 ? (live.actual! - before.actual!) / 4 : null;
}

function missing(milestone: Milestone, value: number): number {
  if (milestone.comparator === 'range' && isMet(milestone, value)) return 0;
  return levelAt(milestone, edgeFor(milestone, value))! - value;
}
