// What a card is made of, row by row: the base tables of the method's world and those of criteria sets, of what people said and of what was published.
import type { World } from '../method/world.ts';

export interface CriteriaSet {
  id: string; family: string; follows: string; levels: string; territory: string; every: 'year' | 'month'; year: number | null; total: number; bonus_cap: number | null; penalty_cap: number | null; rescale: 'yes' | 'no';
  survey_by: string; position: number; name_vi: string; name_en: string; short_vi: string; short_en: string; certainty: string; source: string;
}
export interface Area { criteria: string; area: string; position: number; name_vi: string; name_en: string }
export interface Class { criteria: string; class: string; least: number; name_vi: string; name_en: string }
export interface Criterion { criteria: string; criterion: string; area: string; position: number; name_vi: string; name_en: string }
export type RuleName = 'ratio' | 'ratio-floor' | 'ratio-threshold' | 'steps' | 'count' | 'deduction' | 'survey' | 'index' | 'bonus' | 'penalty' | 'none';
/** One version of a component. `applies_to`: kinds of body, blank-separated, `province` the map itself; '' for all. */
export interface Component {
  criteria: string; component: string; criterion: string; position: number; holds_from: string | null; name_vi: string; name_en: string; max: number; mode: 'self' | 'survey' | 'appraised'; rule: RuleName;
  indicator: string; part: string; subject: string; reading: 'live' | 'snapshot'; threshold: number | null; floor: number | null; each: number | null; zero: 'full' | 'none' | 'not-scored'; other_threshold: number | null;
  applies_to: string; lead: string; evidence: string; certainty: string;
}
/** A step of a table, half-open [least, below), or an option of a survey with its weight. `by`: MM-DD, with + of the next year. */
export interface Step { criteria: string; component: string; holds_from: string | null; position: number; least: number | null; below: number | null; by: string; option: string; points: number }

/** What somebody said of a component; of the whole card where that is ''. */
export interface ScoreStep {
  criteria: string; period: string; scored: string; component: string; step: 'assigned' | 'self' | 'first' | 'explained' | 'final' | 'survey' | 'excused' | 'included' | 'official'; taken_at: string; points: number | null;
  note: string | null; agency: string | null; person: string | null; document: string | null; seq: number;
}
/** A campaign as it was opened or changed, or an exception to its days. `agencies` between bars, '' for all. */
export interface CampaignStep {
  criteria: string; period: string; step: 'opened' | 'changed' | 'exception'; taken_at: string; self_until: string | null; first_until: string | null; explain_until: string | null; final_until: string | null;
  agencies: string | null; scored: string | null; component: string | null; stage: string | null; until: string | null; note: string | null; seq: number;
}
/** What a component was scored on as last published. */
export interface Kept {
  criteria: string; period: string; scored: string; component: string; numerator: number | null; denominator: number | null; value: number | null; done_on: string | null; at_period: string | null; published_at: string; seq: number;
}

/** `world` holds the bodies, their sheets, the days on which things were done (`also.proofs`) and the documents (`also.evidence`). */
export interface Scoring {
  world: World; sets: CriteriaSet[]; areas: Area[]; classes: Class[]; criteria: Criterion[]; components: Component[]; steps: Step[]; said: ScoreStep[]; campaigns: CampaignStep[]; kept: Kept[];
}

/** Whose card of which set and period. */
export interface CardId { criteria: string; period: string; scored: string }

/** The cells of the question `scorecard` that the reference computes. */
export interface CardRow {
  criteria: string; period: string; scored: string; component: string; area: string; kind: 'inside' | 'bonus' | 'penalty'; applies: boolean; max: number; at_period: string | null; measure: number | null; numerator: number | null;
  denominator: number | null; done_on: string | null; data: number | null; data_state: '' | 'scored' | 'no-data' | 'zero-denominator' | 'not-scored' | 'coverage' | 'not-applicable' | 'no-rule'; other: number | null; self: number | null; first: number | null;
  final: number | null; survey: number | null; official: number | null; points: number | null; lost: number | null; before: number | null; evidence_asked: number; evidence_given: number;
}
/** The cells of `scorecards`. */
export interface TotalRow {
  criteria: string; period: string; scored: string; kind: string; maximum: number; survey_maximum: number; self_maximum: number; data: number | null; self: number | null; first: number | null; final: number | null;
  survey: number | null; bonus: number | null; penalty: number | null; points: number | null; assessed: number; index: number | null; class: string | null; rank: number | null; ranked: number; official: number | null; stage: string;
  components: number; with_points: number; evidence_asked: number; evidence_given: number;
}
/** The cells of `score_areas`. */
export interface AreaRow {
  criteria: string; period: string; scored: string; area: string; maximum: number; data: number | null; self: number | null; first: number | null; final: number | null; points: number | null; lost: number | null;
  gap: number | null; changed: boolean;
}
export interface Scores { scorecard: CardRow[]; scorecards: TotalRow[]; score_areas: AreaRow[] }
