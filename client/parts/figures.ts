// How the figures of a row are said: chosen and formatted, never computed.
import type { Row } from '../../queries/types.ts';
import { figure, goalWords, isStrict, level, quarterLabel } from '../format.ts';
import { named } from '../names.ts';
import type { Lang, Say } from '../words.ts';

type Goal = Pick<Row<'targets'>, 'unit' | 'kind'> & {
  comparator: string | null; goal: number | null; goal_shown: number | null; comparator_shown: string | null; goal_max: number | null; relation?: string | null; printed?: number | null;
    printed_max?: number | null; printed_unit?: string | null; rounding?: number; ranked_of?: number | null;
};

/** Who answers for a target today: the body that carries on what its printed lead led, or that lead as printed. */
export function answersFor(row: Pick<Row<'targets'>, 'lead_vi' | 'lead_en' | 'lead_heir_vi' | 'lead_heir_en'>, lang: Lang): string {
  return (lang === 'vi' ? row.lead_heir_vi : row.lead_heir_en) ?? named(row, 'lead', lang);
}

/** Who answers for an area today. @param rows targets, among them those of the area */
export function leadOfArea(area: Pick<Row<'overview'>, 'area' | 'lead_vi' | 'lead_en'>, rows: Row<'targets'>[], lang: Lang): string {
  const row = rows.find((each) => each.area === area.area);
  return row ? answersFor(row, lang) : named(area, 'lead', lang);
}

/** Which milestone a row's verdict is of, and in which later quarter its level was reached. */
export function milestoneOf(row: Pick<Row<'targets'>, 'due' | 'met_late'>, lang: Lang, say: Say): string {
  return row.met_late === null ? say('milestone.due', { due: row.due }) : say('milestone.reachedLater', { due: row.due, quarter: quarterLabel(row.met_late, 'inline', lang) });
}

/** The unit in which a row's own figures are written. */
export function unitOf(row: { unit: string; kind: string }): string {
  return row.kind === 'rank' ? 'rank' : row.unit;
}

/** The figure in force, rounded so that it never contradicts its verdict; a rank with how many were ranked. */
export function actualOf(row: Goal & { actual: number | null }, lang: Lang): string {
  return figure(row.actual, unitOf(row), lang, { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding, of: row.ranked_of });
}

/** The level of a milestone in few words: `80%`, `trên 95%`, `25–35%`, `trong nhóm 15`; as printed where the level is not known. */
export function goalOf(row: Goal, lang: Lang, say: Say, bare = false): string {
  if (row.goal === null) {
    const unit = row.printed_unit ?? row.unit;
    return row.relation === 'reduction' ? say('milestone.cut', { goal: level(row.printed, unit, lang, row.printed_max) })
      : level(row.printed, unit, lang, row.printed_max);
  }
  if (row.kind === 'rank' || isStrict(row.comparator_shown)) return goalWords(row.goal_shown, unitOf(row), row.comparator_shown, lang);
  if (row.goal_max === null && (row.unit === 'million-vnd' || bare))
    return figure(row.goal_shown, row.unit, lang, { plain: row.unit !== 'million-vnd', bare: bare && row.unit !== 'percent' });
  return level(row.goal_shown, row.unit, lang, row.goal_max);
}

/** The level that one of the milestones of a row's page asks for, in few words. */
export function askedBy(milestone: Row<'target'>, row: Pick<Row<'targets'>, 'unit' | 'kind'>, lang: Lang, say: Say): string {
  return goalOf({ ...milestone, unit: row.unit, kind: row.kind }, lang, say);
}

/** The last milestone judged for good: beside an open one, or the page's last. `actual` is the figure that judged it, null where none did. */
export interface Passed { due: number; goal: number | null; comparator: string | null; actual: number | null; status: string }

export function passedOf(row: Row<'targets'>): Passed | null {
  if (row.passed_status === null || row.passed_due === null) return null;
  return { due: row.passed_due, goal: row.passed_goal, comparator: row.passed_comparator, actual: row.passed_actual, status: row.passed_status };
}

/** The level of a passed milestone in words. */
export function passedGoalOf(row: Row<'targets'>, passed: Passed, lang: Lang): string {
  return row.kind === 'rank' || isStrict(passed.comparator)
    ? goalWords(passed.goal, unitOf(row), passed.comparator, lang) : level(passed.goal, row.unit, lang);
}

/** Whether the page still has a milestone to come. */
export function hasOpen(row: Row<'targets'>): boolean {
  return row.milestone !== null && !row.closed;
}

/** The population of a target, where it is not the whole; one that only a set of criteria names goes by its code. */
export function partOf(row: { part: string }, say: Say): string {
  return row.part === '' ? '' : say(`terms:part.${row.part}`, { defaultValue: row.part.split('=')[1] });
}

/** A ratio as the share it is: 0.78 → 78%. */
export function share(ratio: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { style: 'percent', maximumFractionDigits: 0 }).format(ratio).replace('-', '\u2212');
}
