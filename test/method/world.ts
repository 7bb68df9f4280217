// The base tables of a case or a generated data set, row by row: what DuckDB, PostgreSQL and the reference all start from.

export interface Indicator { id: string; kind: 'share' | 'count' | 'money' | 'survey' | 'rank' | 'done'; timing: 'stock' | 'flow' | 'survey'; better: 'up' | 'down'; rounding: number; owed_by: string; reports: string; lead: string }
export interface Plan { id: string; territory: string; signed: string | null; first_year: number; last_year: number; sources: string }
export interface Target {
  id: string; target: string; plan: string; indicator: string; scope: string; part: string;
  relation: 'level' | 'reduction' | 'increase-per-year' | 'count' | 'rank' | 'better-than-year' | 'period-mean';
  comparator: '>=' | '>' | '<=' | '<' | '=' | 'range'; value: number; value_max: number | null; baseline: string; due: number; path: 'ramp' | 'step' | 'maintain'; source: string; line: number;
}
export interface Baseline { indicator: string; territory: string; part: string; year: number; value: number | null; known: string | null }
/** `office`: offices it holds, blank-separated. One row for each dated name; the life span runs over all rows of an id. */
export interface Agency { id: string; kind: string; level: string; territory: string; office: string; valid_from: string | null; valid_to: string | null }
export interface Succession { predecessor: string; successor: string; kind: 'merge' | 'split' | 'rename' | 'end' | 'carry-on'; operates_from: string | null; share: number | null }
export interface Break { territory: string; indicator: string; day: string }
/** Months (`kind` M) stand beside the four national reports and close no quarter. */
export interface Report { report: string; year: number; kind: 'Q1' | 'H1' | 'Q3' | 'Y' | 'M'; opens: string; ends: string; due: string; closes: string }
export interface Rules {
  version: string; holds_from: string; on_track_pace: number; at_risk_pace: number; tolerance_of_way: number; error_factor: number; most_error_of_way: number; maintain_points: number;
  least_coverage: number; most_carried: number; few_cases: number; forecast_points: number; forecast_least: number; forecast_least_yearly: number; forecast_quantile: number; residual_factor: number;
}
export interface Landed {
  submission: string; agency: string; report: string; revision: number; indicator: string; part: string; state: 'reported' | 'nothing-to-report' | 'not-applicable' | 'withdrawn';
  numerator: number | null; denominator: number | null; value: number | null; sample: number | null; standard_error: number | null; reference: string;
}
export interface Submission { submission: string; agency: string; report: string; revision: number; received_at: string }
/** `subject`: the submission accepted or taken back by its sender, or the milestone that a ruling names. */
export interface Act { seq: number; acted_at: string; kind: 'accept' | 'withdraw' | 'ruling' | 'ruling-withdrawn'; subject: string }
/** A figure of a submission that the reviewer gave back. */
export interface Return { submission: string; indicator: string; part: string; returned_at: string }
/** A verdict as first published. */
export interface Lock { milestone: string; published_at: string; actual: number; goal: number; goal_max: number | null; status: 'achieved' | 'missed' }

/** Days are ISO dates, moments ISO timestamps in UTC. `today` is the day in Vietnam, `as_of` the moment up to which things are known. */
export interface World {
  indicators: Indicator[]; plans: Plan[]; targets: Target[]; baselines: Baseline[]; agencies: Agency[]; succession: Succession[]; breaks: Break[]; calendar: Report[]; rules: Rules[];
  landed: Landed[]; submissions: Submission[]; acts: Act[]; returns: Return[]; locks: Lock[]; today: string; as_of: string;
  /** Rows of further tables by name: the rest of the registry, `proofs` and `evidence`. */
  also?: Record<string, object[]>;
}

/** A target page's figure at a quarter. `problem`: '' or coverage-low, denominator-unknown, carry-unknown, carried-too-many, not-combinable. */
export interface SeriesRow {
  target: string; q: number; actual: number | null; numerator: number | null; denominator: number | null; standard_error: number | null; coverage: number | null;
  low: number | null; high: number | null; carried: number; is_half: boolean; problem: string; agencies: number; agencies_expected: number;
  year_actual: number | null; year_low: number | null; year_high: number | null; year_problem: string;
}
export interface VerdictRow {
  milestone: string; q: number; status: string; reason: string; may_change: boolean; actual: number | null; actual_q: number | null; path: number | null; gap: number | null; pace: number | null;
  is_closed: boolean; met_late_q: number | null; locked_status: string | null;
}
export interface HeadlineRow { target: string; q: number; milestone: string; status: string; passed_milestone: string | null; passed_status: string | null; actual_q: number | null; pace_needed: number | null; pace_kept: number | null }
export interface ForecastRow { target: string; q: number; points: number; last_q: number; level: number; slope: number; slope_low: number; slope_high: number; spread: number; outlook: string | null; at_goal: number | null; at_goal_low: number | null; at_goal_high: number | null }
export interface Computed { series: SeriesRow[]; verdicts: VerdictRow[]; headlines: HeadlineRow[]; forecasts: ForecastRow[] }
