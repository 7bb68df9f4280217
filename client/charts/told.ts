import { figure, quarterLabel } from '../format.ts';
import { isRevised, isSilent, isThin, readTrajectory } from './reading.ts';
import type { Reading } from './reading.ts';
import type { TrajectoryInput, TrendRow } from './rows.ts';
import { courseWords, goalLabel, rangeLabel, valueLabel } from './sayings.ts';
import type { Told } from './sayings.ts';
import { find, say } from './words.ts';

/** The state of a quarter's data in a few words: accepted, provisional, revised from, what it covers and may be, what it is made of, missing. */
export function stateWords(row: TrendRow, told: Told): string {
  const { lang } = told;
  if (isSilent(row)) return say(lang, 'charts:state.nothing-to-report');
  if (row.actual === null) return say(lang, `charts:state.${row.provisional === null ? row.state : 'provisional'}`);
  const parts = [say(lang, row.half_year ? 'charts:state.half' : 'charts:state.reported')];
  if (row.agencies_expected > row.agencies_reported) {
    parts.push(say(lang, 'charts:state.partial', { reported: row.agencies_reported, expected: row.agencies_expected }));
  }
  if (row.carried > 0) parts.push(say(lang, 'charts:state.carried', { count: row.carried }));
  if (row.problem !== '') parts.push(find(lang, `charts:state.${row.problem}`) ?? row.problem);
  if (row.low !== null && row.high !== null) parts.push(say(lang, 'charts:state.range', { range: rangeLabel(row.low, row.high, told) }));
  if (row.revised_from !== null) parts.push(say(lang, isRevised(row, told.indicator) ? 'charts:state.revised' : 'charts:state.revisedAlike', { from: figure(row.revised_from, told.indicator.unit, lang) }));
  return parts.join(', ');
}

/** One quarter as a sentence, for the point cursor and the tip. */
export function pointSentence(row: TrendRow, reading: Reading, told: Told): string {
  const { lang } = told;
  const quarter = quarterLabel(row.q, 'long', lang);
  const state = stateWords(row, told);
  const value = isSilent(row) ? null : row.actual ?? row.provisional;
  if (value === null) return say(lang, 'charts:say.none', { quarter, state });
  const path = row.path === null ? null : pathWords(row, told);
  const params = { quarter, state, value: valueLabel(value, reading.headline, told, row.actual === null ? null : row.ranked_of), path };
  return say(lang, path === null ? 'charts:say.point' : 'charts:say.pointPath', params);
}

function pathWords(row: TrendRow, { lang, indicator }: Told): string {
  const unit = indicator.kind === 'rank' ? 'rank' : indicator.unit;
  return row.path_max === null || row.path === null ? figure(row.path, unit, lang) : rangeLabel(row.path, row.path_max, { lang, indicator });
}

/** One row of the table twin: the same figures as drawn, as words. */
export interface TrajectoryTableRow {
  q: number;
  quarter: string;
  actual: string;
  path: string;
  /** numerator / denominator, a dash where there is none */
  figures: string;
  state: string;
  note: string;
}

/** The table twin, newest quarter first: every quarter that is drawn and has come, with or without a figure. */
export function trajectoryTable(input: TrajectoryInput): TrajectoryTableRow[] {
  const reading = readTrajectory(input);
  const { lang } = input;
  const unit = input.indicator.kind === 'rank' ? 'rank' : input.indicator.unit;
  return reading.rows.filter((row) => row.actual !== null || row.baseline !== null || row.provisional !== null || (row.state !== 'not-owed' && row.q <= reading.now)).toReversed().map((row) => ({
    q: row.q,
    quarter: quarterLabel(row.q, 'long', lang),
    actual: isSilent(row) ? figure(null, unit, lang) : row.actual === null && row.provisional !== null
      ? say(lang, 'charts:provisional', { value: figure(row.provisional, unit, lang) })
      : row.actual === null && row.baseline !== null ? figure(row.baseline, unit, lang) : valueLabel(row.actual, reading.headline, input, row.ranked_of),
    path: pathWords(row, input),
    figures: row.numerator === null || row.denominator === null
      ? figure(null, 'case', lang) : `${figure(row.numerator, 'none', lang)} / ${figure(row.denominator, 'none', lang)}`,
    state: row.actual === null && row.baseline !== null ? say(lang, 'charts:state.baseline') : stateWords(row, input),
    note: (lang === 'vi' ? row.break_vi : row.break_en) ?? '',
  }));
}

/** The forecast of the twin, soonest first: at the end of each year and at the milestone. `figures` is its band. */
export function forecastTable(input: TrajectoryInput): TrajectoryTableRow[] {
  const reading = readTrajectory(input);
  const { lang } = input;
  const ends = reading.forecast.filter((one) => one.q > reading.now && (one.q % 4 === 0 || one.q === reading.headline?.q));
  return ends.map((one) => {
    const row = reading.rows.find((each) => each.q === one.q);
    return {
      q: one.q, quarter: quarterLabel(one.q, 'long', lang), actual: valueLabel(one.value, reading.headline, input), path: row ? pathWords(row, input) : figure(null, '', lang),
      figures: rangeLabel(one.low, one.high, input), state: say(lang, 'charts:state.forecast'), note: '',
    };
  });
}

/** Everything that the drawing says beyond its title, for those who do not see it: forecast, possible range, hollow points, empty states. */
export function trajectoryTold(input: TrajectoryInput): string {
  const reading = readTrajectory(input);
  const { lang } = input;
  const last = reading.points.at(-1);
  const end = reading.forecast.find((one) => one.q === reading.headline?.q) ?? reading.forecast.at(-1);
  const range = reading.ranges.find((one) => one.q === last?.q);
  const counted = (key: string, count: number): string[] => (count > 0 ? [say(lang, `charts:told.${key}`, { count })] : []);
  const rowsOf = (runs: { rows: TrendRow[] }[]): number => runs.flatMap((run) => run.rows).length;
  return [
    trajectoryConclusion(input),
    ...(end ? [say(lang, 'charts:told.forecast', { quarter: quarterLabel(end.q, 'inline', lang), value: valueLabel(end.value, reading.headline, input), range: rangeLabel(end.low, end.high, input) })] : []),
    ...(range ? [say(lang, 'charts:told.range', { range: rangeLabel(range.low, range.high, input) })] : []),
    ...counted('hollow', reading.points.filter((point) => isThin(point.row)).length), ...counted('half', reading.points.filter((point) => point.row.half_year).length),
    ...counted('missing', rowsOf(reading.gaps)), ...counted('silent', rowsOf(reading.silent)), ...counted('exempt', rowsOf(reading.exempt)),
  ].join('. ');
}

/** What the chart says, in one sentence; honest for every state, and never a forecast. */
export function trajectoryConclusion(input: TrajectoryInput): string {
  const reading = readTrajectory(input);
  const { lang } = input;
  const { headline, status } = reading;
  const last = reading.points.at(-1) ?? null;
  const base = reading.baselines.at(-1) ?? null;
  const told = (key: string, more: Record<string, unknown> = {}) => say(lang, `charts:conclusion.${key}`, {
    due: headline?.due ?? '', goal: headline ? goalLabel(headline, input) : '', value: last ? valueLabel(last.value, headline, input) : '', ...more,
  });
  if (!last) {
    const waiting = reading.provisional.at(-1);
    if (waiting) return told('provisional-only', { value: valueLabel(waiting.value, null, input) });
    if (status === 'ended') return told('ended-no-data');
    if (!headline || headline.goal === null) return told('no-data-no-goal');
    return told(status === 'not-due' ? 'not-due-no-data' : 'no-data');
  }
  const judged = headline?.closed && headline.actual !== null ? { value: valueLabel(headline.actual, headline, input) } : {};
  const gap = headline && headline.gap !== null ? courseWords(headline.gap, headline.comparator, input.indicator.unit, lang) : null;
  const sentence = (() => {
    if (status === 'ended') return told('ended');
    if (!headline || headline.goal === null) return told('no-goal');
    if (status === 'achieved') return told(headline.closed ? 'achieved' : 'achieved-early', judged);
    if (status === 'missed') return told('missed', judged);
    if (headline.closed) return told('waiting');
    if (status === 'not-assessable' || status === 'no-data') return told(reading.points.length === 1 ? 'one-point' : 'not-assessable');
    if (status === 'not-due') return told('not-due');
    if (status === 'reversing') {
      return base ? told('reversing', { baseline: valueLabel(base.value, null, input) }) : told('reversing-plain');
    }
    return gap === null ? told(`${status}-plain`) : told(status, { gap });
  })();
  const stale = last.q < reading.now && !headline?.closed && reading.rows.some((row) => row.q > last.q && (row.state === 'late' || row.state === 'missing'));
  return stale ? told('stale', { sentence, quarter: quarterLabel(last.q, 'inline', lang) }) : sentence;
}
