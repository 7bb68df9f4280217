import type { Questions } from '../../queries/types.ts';

/** One quarter. Values in the unit of the indicator; null where there is none, which is never zero. */
export type TrendRow = Pick<Questions['trend']['row'],
  'q' | 'quarter' | 'report' | 'actual' | 'numerator' | 'denominator' | 'coverage' | 'low' | 'high' | 'carried' | 'half_year' | 'problem' | 'few_cases' | 'ranked_of' | 'provisional'
  | 'revised_from' | 'path' | 'path_max' | 'baseline' | 'forecast' | 'forecast_low' | 'forecast_high' | 'state' | 'agencies_reported' | 'agencies_expected'
  | 'break_vi' | 'break_en'>;

/** One milestone of the page's own plan, or of another plan for the same quantity. */
export type MilestoneRow = Pick<Questions['target']['row'],
  'milestone' | 'plan_short_vi' | 'plan_short_en' | 'own' | 'operative' | 'drawn' | 'due' | 'q' | 'comparator' | 'baseline_year' | 'goal' | 'goal_shown' | 'comparator_shown' | 'goal_max'
  | 'status' | 'reason' | 'closed' | 'actual' | 'gap' | 'path' | 'rounding'>;

/** What a trajectory is drawn, told and tabled from: the answers of `trend` and `target`, as they came. */
export interface TrajectoryInput {
  rows: TrendRow[];
  milestones: MilestoneRow[];
  indicator: { unit: string; kind: string; better: string };
  lang: 'vi' | 'en';
  /** last day of the data's window, ISO */
  dataTo: string;
  /** what was decided about it, numbered in the order of their quarters */
  events?: { n: number; q: number }[];
}
