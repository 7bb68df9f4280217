// The status of one milestone as at one quarter.
import { endOfYear, liveAt, wasDue } from './series.ts';
import type { Point, Series } from './series.ts';
import { reportOf, rulesOn } from './facts.ts';
import type { Body, Facts, Page, Quarter } from './facts.ts';
import { directionOf, edgeFor, isJudgedAtYear, isMet, judgingFigure, levelAt } from './goals.ts';
import type { Milestone } from './goals.ts';
import { isReopened } from './locks.ts';
import { pathAt, wayOf } from './paths.ts';
import type { Path } from './paths.ts';
import { isAtLeast, isLess, isSame, round9 } from './rounding.ts';
import type { Indicator, Rules, VerdictRow } from '../world.ts';

/** A page with all that its milestones are judged by. */
export interface Judged { page: Page; series: Series; path: Path }
interface Said { status: string; reason: string; mayChange?: boolean }
/** How far a figure stands: P at the live quarter, d·(v − P), r. */
interface Standing { path: number | null; gap: number | null; pace: number | null; d: 1 | -1; way: number | null }

const GOOD = ['achieved', 'on-track'];
const BAD = ['off-track', 'reversing', 'missed'];

/** README 25 to 32 and 35. */
export function verdict(facts: Facts, judged: Judged, milestone: Milestone, quarter: Quarter): VerdictRow {
  const live = liveAt(judged.series, quarter.q);
  const year = judgingFigure(milestone, judged.series);
  const isClosed = closes(facts, milestone, year?.actual ?? null, quarter.q);
  const said = say(facts, judged, milestone, quarter, live, isClosed);
  const standing = isJudgedAtYear(milestone) ? null : stand(judged, milestone, quarter.q, live, live?.actual ?? null);
  const staysAtLast = said.status === 'ended' && (year?.actual ?? null) === null;
  return {
    milestone: milestone.id, q: quarter.q, status: said.status, reason: said.reason, may_change: said.mayChange ?? false,
    ...(isClosed && !staysAtLast ? { actual: year?.actual ?? null, actual_q: milestone.q } : { actual: live?.actual ?? null, actual_q: live?.q ?? null }),
    path: standing?.path ?? null, gap: standing?.gap ?? null, pace: standing?.pace ?? null, is_closed: isClosed,
    met_late_q: said.status === 'missed' ? metLate(judged, milestone, quarter.q) : null,
    locked_status: milestone.lock && quarter.q >= milestone.q ? milestone.lock.status : null,
  };
}

/** README 28: its level is no more, or nobody who owed it, nor a successor at their level. */
export function hasEnded(facts: Facts, { page }: Judged, milestone: Milestone, quarter: Quarter): boolean {
  const { part, territory, indicator } = page.quantity;
  const level = /^level=(.*)$/.exec(part)?.[1];
  const gone = (bodies: Body[]): boolean => bodies.length > 0 && bodies.every((body) => body.to !== null && body.to < quarter.report.ends && body.to < endOfYear(facts, milestone.year));
  const here = facts.bodies.filter((body) => body.territory === territory);
  const owers = here.filter((body) => body.kind !== 'collective' && indicator.owed_by.split(' ').includes(body.kind));
  return gone(here.filter((body) => body.level === level)) || gone(owers.flatMap((body) => [body, ...heirsOf(facts, body).filter((heir) => heir.level === body.level)]));
}

const heirsOf = (facts: Facts, body: Body): Body[] => (facts.successors.get(body.id) ?? []).flatMap(({ body: heir }) => [heir, ...heirsOf(facts, heir)]);

/** README 32: by the year's figure of now it would have another verdict. */
function isHeld(milestone: Milestone, year: { actual: number | null; problem: string } | null): boolean {
  if (!year || year.actual === null || year.problem !== '' || milestone.level === null) return false;
  return isMet(milestone, year.actual) !== (milestone.lock!.status === 'achieved');
}

function closes(facts: Facts, milestone: Milestone, figure: number | null, q: number): boolean {
  if (q < milestone.q) return false;
  const closing = reportOf(facts, milestone.year, 'Y')?.closes;
  return figure !== null || (closing !== undefined && closing < facts.world.today);
}

/** README 27, in its order. */
function say(facts: Facts, judged: Judged, milestone: Milestone, quarter: Quarter, live: Point | null, isClosed: boolean): Said {
  const year = judgingFigure(milestone, judged.series);
  if (hasEnded(facts, judged, milestone, quarter)) return { status: 'ended', reason: '' };
  if (isClosed) {
    const isSameFigure = milestone.lock && year && year.actual !== null && isSame(year.actual, milestone.lock.actual);
    if (milestone.lock && (isSameFigure || !isReopened(facts, judged.page, milestone))) return { status: milestone.lock.status, reason: isHeld(milestone, year) ? 'held' : '' };
    if (!year || year.actual === null) return year?.problem === 'not-combinable' ? { status: 'not-assessable', reason: year.problem } : { status: 'no-data', reason: 'awaiting' };
    if (milestone.level === null) return { status: 'not-assessable', reason: 'no-level' };
    if (year.problem !== '') return { status: 'not-assessable', reason: year.problem };
    return withEnds(year.actual, year, (value) => ({ status: isMet(milestone, value) ? 'achieved' : 'missed', reason: '' }));
  }
  if (!live && judged.series.points.some((point) => point.q <= quarter.q && point.problem === 'not-combinable')) return { status: 'not-assessable', reason: 'not-combinable' };
  if (!live) return wasDue(facts, judged.page.quantity, quarter.q) ? { status: 'no-data', reason: 'no-data' } : { status: 'not-due', reason: 'not-due' };
  if (milestone.level === null) return { status: 'not-assessable', reason: 'no-level' };
  if (isJudgedAtYear(milestone)) return { status: 'not-due', reason: 'judged-at-year' };
  if (live.problem !== '') return { status: 'not-assessable', reason: live.problem };
  const rules = rulesOn(facts, quarter.report.ends);
  return withEnds(live.actual!, live, (value) => ladder(judged, milestone, quarter.q, live, value, rules));
}

/** README 27i: the figure's own status, unless the ends of its possible range lie on both sides. */
function withEnds(value: number, range: { low: number | null; high: number | null }, sayOf: (value: number) => Said): Said {
  const own = sayOf(value);
  if (range.low === null || range.high === null) return own;
  const ends = [sayOf(range.low).status, sayOf(range.high).status];
  if (ends.some((status) => GOOD.includes(status)) && ends.some((status) => BAD.includes(status))) return { status: 'not-assessable', reason: 'range-crosses' };
  return { ...own, mayChange: ends.some((status) => status !== own.status) };
}

function stand({ page, path }: Judged, milestone: Milestone, q: number, live: Point | null, value: number | null): Standing {
  const edge = edgeFor(milestone, value);
  const d = directionOf(milestone, edge, page.quantity.indicator.better);
  const expected = pathAt(path, Math.min(live?.q ?? q, milestone.q), edge);
  const base = milestone.base?.value ?? null;
  const isKnown = value !== null && milestone.level !== null;
  const hasPace = isKnown && expected !== null && base !== null && !isSame(expected, base);
  return {
    d, way: wayOf(path, milestone, edge), path: expected, gap: !isKnown || expected === null ? null : d * (value - expected),
    pace: hasPace ? (d * (value - base)) / Math.abs(expected - base) : null,
  };
}

/** What the ladder compares for one value: how far it stands, and within what nothing is said. */
export function weigh(judged: Judged, milestone: Milestone, q: number, live: Point, value: number, rules: Rules): Standing & { error: number; tolerance: number; short: number } {
  const { indicator } = judged.page.quantity;
  const standing = stand(judged, milestone, q, live, value);
  const error = indicator.kind === 'survey' && live.standardError !== null ? rules.error_factor * live.standardError : 0;
  return {
    ...standing, error, tolerance: Math.max(standing.way === null ? 0 : rules.tolerance_of_way * standing.way, isWhole(indicator) ? 0 : indicator.rounding, error),
    short: Math.abs(value - levelAt(milestone, edgeFor(milestone, value))!),
  };
}

const isWhole = ({ kind }: Indicator): boolean => kind === 'count' || kind === 'done';

/** README 29. */
function ladder(judged: Judged, milestone: Milestone, q: number, live: Point, value: number, rules: Rules): Said {
  const { indicator } = judged.page.quantity;
  const { d, way, path, gap, pace, error, tolerance, short } = weigh(judged, milestone, q, live, value, rules);
  if (isMet(milestone, value)) return { status: 'achieved', reason: '' };
  if (milestone.row.path === 'maintain') {
    if (isAtLeast(Math.max(indicator.rounding, error), short)) return { status: 'on-track', reason: '' };
    const level = levelAt(milestone, edgeFor(milestone, value))!;
    const most = isWhole(indicator) || indicator.kind === 'money' ? (rules.maintain_points * Math.abs(level)) / 100 : rules.maintain_points;
    return { status: isAtLeast(most, short) ? 'at-risk' : 'off-track', reason: '' };
  }
  const { base } = milestone;
  const isRamp = milestone.row.path === 'ramp';
  if ((isRamp && !base) || path === null) return { status: 'not-assessable', reason: 'no-start' };
  if (isRamp && live.q <= base!.q) return { status: 'not-assessable', reason: 'single-point' };
  if (way !== null && isLess(rules.most_error_of_way * way, error)) return { status: 'not-assessable', reason: 'survey-error' };
  if (base && isLess(d * (value - base.value), -tolerance)) return { status: 'reversing', reason: '' };
  if ((pace !== null && isAtLeast(pace, rules.on_track_pace)) || isAtLeast(gap!, -tolerance)) return { status: 'on-track', reason: '' };
  return { status: pace !== null && isAtLeast(pace, rules.at_risk_pace) ? 'at-risk' : 'off-track', reason: '' };
}

/** README 35: the first later quarter, up to the one looked at, whose live figure meets what was missed, with both its ends. */
function metLate({ series }: Judged, milestone: Milestone, q: number): number | null {
  if (milestone.row.relation === 'period-mean' || milestone.level === null) return null;
  const meets = (value: number | null): boolean => value === null || isMet(milestone, round9(value));
  return series.points.find((point) => point.q > milestone.q && point.q <= q && point.actual !== null && point.problem === ''
    && [point.actual, point.low, point.high].every(meets))?.q ?? null;
}
