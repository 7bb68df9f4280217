import { distance, figure, goalWords, level, quarterLabel } from '../format.ts';
import { readTrajectory } from './reading.ts';
import type { Reading } from './reading.ts';
import type { MilestoneRow, TrajectoryInput, TrendRow } from './rows.ts';
import { say } from './words.ts';

type Told = Pick<TrajectoryInput, 'lang' | 'indicator'>;

/** A level for a label: `80%`, `trên 95%`, `25–35%`, `nhóm 15`. The usual "tối thiểu" goes without saying. */
export function goalLabel(row: Pick<MilestoneRow, 'goal' | 'goal_shown' | 'goal_max' | 'comparator'>, { lang, indicator }: Told): string {
  const goal = row.goal_shown;
  if (indicator.kind === 'rank') return say(lang, 'charts:rankGoal', { n: figure(goal, 'rank', lang, { bare: true }) });
  if (row.goal_max === null && (row.comparator === '>' || row.comparator === '<')) return goalWords(goal, indicator.unit, row.comparator, lang);
  return level(goal, indicator.unit, lang, row.goal_max);
}

/** A value held against the milestone it is judged by, so that rounding never contradicts the verdict. */
export function valueLabel(value: number | null, headline: MilestoneRow | null, { lang, indicator }: Told): string {
  const held = headline ? { goal: headline.goal, goalMax: headline.goal_max, comparator: headline.comparator } : {};
  return figure(value, indicator.kind === 'rank' ? 'rank' : indicator.unit, lang, held);
}

function gapWords(gap: number, { lang, indicator }: Told): string {
  const value = distance(gap, indicator.unit, lang);
  if (!/[1-9]/.test(value)) return say(lang, 'charts:course.level');
  if (indicator.better === 'down') return say(lang, gap > 0 ? 'charts:course.better' : 'charts:course.worse', { value });
  return say(lang, gap > 0 ? 'charts:course.above' : 'charts:course.below', { value });
}

/** The state of a quarter's data in a few words: accepted, provisional, revised from, partial coverage, missing. */
export function stateWords(row: TrendRow, told: Told): string {
  const { lang } = told;
  if (row.actual === null) return say(lang, `charts:state.${row.provisional === null ? row.state : 'provisional'}`);
  const parts = [say(lang, 'charts:state.reported')];
  if (row.agencies_expected > row.agencies_reported) {
    parts.push(say(lang, 'charts:state.partial', { reported: row.agencies_reported, expected: row.agencies_expected }));
  }
  if (row.revised_from !== null) parts.push(say(lang, 'charts:state.revised', { from: figure(row.revised_from, told.indicator.unit, lang) }));
  return parts.join(', ');
}

/** One quarter as a sentence, for the point cursor and the tip. */
export function pointSentence(row: TrendRow, reading: Reading, told: Told): string {
  const { lang } = told;
  const quarter = quarterLabel(row.q, 'long', lang);
  const state = stateWords(row, told);
  const value = row.actual ?? row.provisional;
  if (value === null) return say(lang, 'charts:say.none', { quarter, state });
  const path = row.path === null ? null : valueLabel(row.path, null, told);
  const params = { quarter, state, value: valueLabel(value, reading.headline, told), path };
  return say(lang, path === null ? 'charts:say.point' : 'charts:say.pointPath', params);
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
    actual: row.actual === null && row.provisional !== null
      ? say(lang, 'charts:provisional', { value: figure(row.provisional, unit, lang) })
      : row.actual === null && row.baseline !== null ? figure(row.baseline, unit, lang) : valueLabel(row.actual, reading.headline, input),
    path: figure(row.path, unit, lang),
    figures: row.numerator === null || row.denominator === null
      ? figure(null, 'case', lang) : `${figure(row.numerator, 'none', lang)} / ${figure(row.denominator, 'none', lang)}`,
    state: row.actual === null && row.baseline !== null ? say(lang, 'charts:state.baseline') : stateWords(row, input),
    note: (lang === 'vi' ? row.break_vi : row.break_en) ?? '',
  }));
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
  const gap = headline && headline.gap !== null ? gapWords(headline.gap, input) : null;
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
