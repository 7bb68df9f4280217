// The line through the last points: Theil–Sen, with Sen's limits of the slope.
import { afterBreak, rulesOn } from './facts.ts';
import type { Facts, Quantity, Quarter } from './facts.ts';
import type { Headline } from './headlines.ts';
import { isJudgedAtYear, isMet } from './goals.ts';
import type { Milestone } from './goals.ts';
import { isLess, median, roundAway } from './rounding.ts';
import type { Judged } from './verdicts.ts';
import type { ForecastRow, Indicator, Rules } from '../world.ts';

export interface Line { level: number; slope: number; slopeLow: number; slopeHigh: number; spread: number }

/** The line through points in order; `level` is its value at the last of them. */
export function theilSen(points: { q: number; actual: number }[], quantile: number, residualFactor: number): Line {
  const slopes = points.flatMap((one, place) => points.slice(place + 1).map((other) => (other.actual - one.actual) / (other.q - one.q))).sort((a, b) => a - b);
  const [n, pairs] = [points.length, slopes.length];
  const slope = median(slopes);
  const intercept = median(points.map((point) => point.actual)) - slope * median(points.map((point) => point.q));
  const way = quantile * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const number = (place: number): number => slopes[Math.min(pairs, Math.max(1, place)) - 1]!;
  return {
    level: intercept + slope * points.at(-1)!.q, slope, slopeLow: number(roundAway((pairs - way) / 2)), slopeHigh: number(roundAway((pairs + way) / 2) + 1),
    spread: quantile * residualFactor * median(points.map((point) => Math.abs(point.actual - (intercept + slope * point.q)))),
  };
}

/** README 36 and 37; null where there are too few points. */
export function forecast(facts: Facts, judged: Judged, headline: Headline, quarter: Quarter): ForecastRow | null {
  const { indicator } = judged.page.quantity;
  if (indicator.kind === 'rank' || isJudgedAtYear(headline.milestone)) return null;
  const rules = rulesOn(facts, quarter.report.ends);
  const points = pointsFor(facts, judged, judged.page.quantity, quarter.q, rules);
  if (points.length < (indicator.reports === 'Y' ? rules.forecast_least_yearly : rules.forecast_least)) return null;
  const line = theilSen(points, rules.forecast_quantile, rules.residual_factor);
  const last = points.at(-1)!.q;
  const horizon = headline.milestone.q - last;
  const isAhead = headline.isOpen && headline.row.status !== 'ended' && horizon > 0;
  const goal = isAhead ? {
    at_goal: clip(indicator, line.level + line.slope * horizon),
    at_goal_low: clip(indicator, line.level + line.slopeLow * horizon - line.spread), at_goal_high: clip(indicator, line.level + line.slopeHigh * horizon + line.spread),
  } : null;
  return {
    target: judged.page.id, q: quarter.q, points: points.length, last_q: last, level: line.level, slope: line.slope, slope_low: line.slopeLow, slope_high: line.slopeHigh, spread: line.spread,
    outlook: goal && headline.milestone.level !== null ? outlook(headline.milestone, goal.at_goal_low, goal.at_goal_high) : null,
    at_goal: goal?.at_goal ?? null, at_goal_low: goal?.at_goal_low ?? null, at_goal_high: goal?.at_goal_high ?? null,
  };
}

function pointsFor(facts: Facts, { series }: Judged, quantity: Quantity, q: number, rules: Rules): { q: number; actual: number }[] {
  const since = afterBreak(facts, quantity, q);
  return series.points.flatMap((point) => (point.actual !== null && point.problem === '' && point.q <= q && point.q >= since ? [{ q: point.q, actual: point.actual }] : [])).slice(-rules.forecast_points);
}

function clip(indicator: Indicator, value: number): number {
  return Math.max(0, indicator.kind === 'share' || indicator.kind === 'survey' ? Math.min(100, value) : value);
}

function outlook(milestone: Milestone, low: number, high: number): string {
  const [isLowIn, isHighIn] = [isMet(milestone, low), isMet(milestone, high)];
  if (isLowIn && isHighIn) return 'likely';
  if (milestone.comparator !== 'range' && milestone.comparator !== '=') return isLowIn || isHighIn ? 'uncertain' : 'unlikely';
  if (isLowIn || isHighIn) return 'uncertain';
  const top = milestone.levelMax ?? milestone.level!;
  return (isLess(low, milestone.level!) && isLess(high, milestone.level!)) || (isLess(top, low) && isLess(top, high)) ? 'unlikely' : 'uncertain';
}
