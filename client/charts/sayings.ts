import { distance, figure, goalWords, isStrict, level } from '../format.ts';
import type { Held } from '../format.ts';
import type { MilestoneRow, TrajectoryInput } from './rows.ts';
import { say } from './words.ts';
import type { Lang } from './words.ts';

export type Told = Pick<TrajectoryInput, 'lang' | 'indicator'>;

/** A level for a label: `80%`, `trên 95%`, `25–35%`, `nhóm 15`. The usual "tối thiểu" goes without saying. */
export function goalLabel(row: Pick<MilestoneRow, 'goal_shown' | 'goal_max' | 'comparator_shown'>, { lang, indicator }: Told): string {
  const goal = row.goal_shown;
  if (indicator.kind === 'rank') return say(lang, 'charts:rankGoal', { n: figure(goal, 'rank', lang, { bare: true }) });
  if (isStrict(row.comparator_shown)) return goalWords(goal, indicator.unit, row.comparator_shown, lang);
  return level(goal, indicator.unit, lang, row.goal_max);
}

/** What a value is held against, so that rounding never contradicts the verdict. */
export function heldBy(headline: MilestoneRow | null): Held {
  return headline ? { goal: headline.goal, goalMax: headline.goal_max, comparator: headline.comparator, step: headline.rounding } : {};
}

/** A value held against the milestone it is judged by; a rank with how many were ranked, where that is known. */
export function valueLabel(value: number | null, headline: MilestoneRow | null, { lang, indicator }: Told, of: number | null = null): string {
  return figure(value, indicator.kind === 'rank' ? 'rank' : indicator.unit, lang, { ...heldBy(headline), of });
}

/** Two ends in the indicator's unit: `54,7–68,0%`. */
export function rangeLabel(low: number | null, high: number | null, { lang, indicator }: Told): string {
  return joined(figure(low, indicator.unit, lang), figure(low, indicator.unit, lang, { bare: true }), figure(high, indicator.unit, lang), lang);
}

/** Ends that read alike are one. */
function joined(whole: string, low: string, high: string, lang: Lang): string {
  return whole === high ? high : say(lang, 'charts:range', { low, high });
}

/** The same in whole numbers, with decimals only where rounding would contradict how the ends stand to the milestone. */
export function roughRange(low: number, high: number, headline: MilestoneRow | null, { lang, indicator }: Told): string {
  const held = heldBy(headline);
  const told = (value: number, bare: boolean) => figure(value, indicator.unit, lang, { ...held, decimals: 0, bare });
  const bare = indicator.unit !== 'percent';
  return joined(told(low, bare), told(low, true), told(high, bare), lang);
}

/**
 * Where a figure stands beside its path: above or below it where more is better, else better or worse than it.
 * @param gap distance to the path, above zero is better
 */
export function courseWords(gap: number, comparator: string | null, unit: string, lang: Lang): string {
  const value = distance(gap, unit, lang);
  if (!/[1-9]/.test(value)) return say(lang, 'charts:course.level');
  const upwards = comparator === '>=' || comparator === '>';
  return say(lang, `charts:course.${upwards ? (gap > 0 ? 'above' : 'below') : gap > 0 ? 'better' : 'worse'}`, { value });
}
