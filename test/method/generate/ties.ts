// Figures that lie exactly on a threshold that only an error, a rounding step or a level makes: found in a world, and made in it.
import type { Draw } from './draw.ts';
import { judgedIn } from '../reference.ts';
import { rulesOn } from '../reference/facts.ts';
import { isJudgedAtYear, isMet, judgingFigure } from '../reference/goals.ts';
import type { Milestone } from '../reference/goals.ts';
import { isLess, isSame } from '../reference/rounding.ts';
import { liveAt } from '../reference/series.ts';
import { hasEnded, weigh } from '../reference/verdicts.ts';
import type { Indicator, Landed, Rules, Target, World } from '../world.ts';

/** What is drawn, by name; in the words of the method. */
export const TIES = ['gap = -rounding', 'gap = -error', 'reversing = -rounding', 'reversing = -error', 'maintain short = error', 'error = a quarter of the way', '= at half a step, closed', '< at its level, closed'] as const;
export type Tie = (typeof TIES)[number];

interface Open { kind: 'open'; milestone: Milestone; indicator: Indicator; rules: Rules; gap: number | null; gone: number | null; short: number; way: number | null; error: number; pace: number | null }
interface Closed { kind: 'closed'; milestone: Milestone; indicator: Indicator; figure: number }

/** Every milestone at every quarter as far as a threshold decides it. */
function weighed(world: World): (Open | Closed)[] {
  return judgedIn(world).flatMap(({ facts, judged, quarters }) => quarters.flatMap((quarter) => judged.path.milestones.flatMap((milestone): (Open | Closed)[] => {
    const { indicator } = judged.page.quantity;
    const year = quarter.q >= milestone.q ? judgingFigure(milestone, judged.series) : null;
    if (milestone.level === null || milestone.lock || hasEnded(facts, judged, milestone, quarter)) return [];
    if (year && year.actual !== null) return year.problem === '' ? [{ kind: 'closed', milestone, indicator, figure: year.actual }] : [];
    const live = liveAt(judged.series, quarter.q);
    if (!live || live.problem !== '' || isJudgedAtYear(milestone) || isMet(milestone, live.actual!) || quarter.q >= milestone.q) return [];
    const rules = rulesOn(facts, quarter.report.ends);
    const { d, way, path, gap, pace, error, short } = weigh(judged, milestone, quarter.q, live, live.actual!, rules);
    const { base } = milestone;
    if (milestone.row.path === 'ramp' ? !base || path === null || live.q <= base.q : milestone.row.path === 'step' && path === null) return [];
    return [{ kind: 'open', milestone, indicator, rules, gap, way, error, pace, short, gone: base ? d * (live.actual! - base.value) : null }];
  })));
}

/** The ties that a world holds. */
export function tiesIn(world: World): Set<Tie> {
  const found = new Set<Tie>();
  for (const one of weighed(world)) for (const tie of TIES) if (isTied(one, tie)) found.add(tie);
  return found;
}

/** Whether another figure on either side of it would be told otherwise. */
function isTied(one: Open | Closed, tie: Tie): boolean {
  const { milestone, indicator } = one;
  if (one.kind === 'closed') {
    if (tie === '< at its level, closed') return milestone.comparator === '<' && isSame(one.figure, milestone.level!);
    return tie === '= at half a step, closed' && milestone.comparator === '=' && isSame(Math.abs(one.figure - milestone.level!), indicator.rounding / 2);
  }
  const { rules, way, error, gone, gap, pace, short } = one;
  if (milestone.row.path === 'maintain') return tie === 'maintain short = error' && error > 0 && isSame(short, error) && isLess(indicator.rounding, error);
  if (tie === 'error = a quarter of the way') return error > 0 && way !== null && isSame(error, rules.most_error_of_way * way);
  if (way !== null && isLess(rules.most_error_of_way * way, error)) return false;
  const step = ['count', 'done'].includes(indicator.kind) ? 0 : indicator.rounding;
  const [size, other] = tie.endsWith('rounding') ? [step, error] : [error, step];
  if (size <= 0 || isLess(size, Math.max(other, way === null ? 0 : rules.tolerance_of_way * way)) || isSame(size, other)) return false;
  if (tie.startsWith('reversing')) return gone !== null && isSame(gone, -size);
  return tie.startsWith('gap') && gap !== null && isSame(gap, -size) && (gone === null || !isLess(gone, -size)) && (pace === null || isLess(pace, rules.on_track_pace));
}

/** Makes some ties: a rounding step, a survey's error or a goal is moved until it meets a figure. */
export function knot(draw: Draw, world: World): World {
  const all = weighed(world);
  const used = new Set<string>();
  let made = world;
  for (const tie of TIES) {
    if (!draw.chance(45)) continue;
    const moves = all.flatMap((one) => {
      const move = used.has(one.indicator.id) ? null : moveFor(one, tie);
      return move ? [move] : [];
    });
    if (moves.length === 0) continue;
    const move = draw.pick(moves);
    used.add(move.indicator);
    made = move.make(made);
  }
  return made;
}

interface Move { indicator: string; make: (world: World) => World }

function moveFor(one: Open | Closed, tie: Tie): Move | null {
  const { milestone, indicator } = one;
  const moved = (make: Move['make']): Move => ({ indicator: indicator.id, make });
  const goal = (value: number): Move => moved((world) => ({ ...world, targets: world.targets.map((row): Target => (row.id === milestone.id ? { ...row, value } : row)) }));
  if (one.kind === 'closed') {
    if (milestone.row.relation !== 'level') return null;
    if (tie === '= at half a step, closed' && milestone.comparator === '=') return goal(one.figure + indicator.rounding / 2);
    return tie === '< at its level, closed' && milestone.comparator === '<' ? goal(one.figure) : null;
  }
  const { rules, way, error, gone, gap, pace, short } = one;
  const isMaintain = milestone.row.path === 'maintain';
  const least = Math.max(way === null ? 0 : rules.tolerance_of_way * way, indicator.rounding, 0.001);
  const scaled = (to: number): Move | null => (error > 0 && to > least ? moved((world) => ({ ...world, landed: world.landed.map((row) => (row.indicator === indicator.id ? withError(row, to / error) : row)) })) : null);
  const stepped = (to: number): Move | null => (to > Math.max(error, least) && !['count', 'done'].includes(indicator.kind) ? moved((world) => ({ ...world, indicators: world.indicators.map((row) => (row.id === indicator.id ? { ...row, rounding: to } : row)) })) : null);
  switch (tie) {
    case 'maintain short = error': return isMaintain ? scaled(short) : null;
    case 'error = a quarter of the way': return !isMaintain && way !== null ? scaled(rules.most_error_of_way * way) : null;
    case 'gap = -rounding': return !isMaintain && gap !== null && gap < 0 && (gone === null || gone >= gap) && (pace === null || isLess(pace, rules.on_track_pace)) ? stepped(-gap) : null;
    case 'gap = -error': return !isMaintain && gap !== null && gap < 0 && (gone === null || gone >= gap) && (pace === null || isLess(pace, rules.on_track_pace)) && (way === null || -gap < rules.most_error_of_way * way) ? scaled(-gap) : null;
    case 'reversing = -rounding': return !isMaintain && gone !== null && gone < 0 ? stepped(-gone) : null;
    case 'reversing = -error': return !isMaintain && gone !== null && gone < 0 && (way === null || -gone < rules.most_error_of_way * way) ? scaled(-gone) : null;
    default: return null;
  }
}

/** A survey's row with its standard error, reported or of its sample, times a factor. */
function withError(row: Landed, factor: number): Landed {
  const { value, sample, standard_error: given } = row;
  const own = given ?? (value !== null && sample !== null && sample > 0 && value >= 0 && value <= 100 ? Math.sqrt((value * (100 - value)) / sample) : null);
  return own === null ? row : { ...row, standard_error: own * factor };
}
