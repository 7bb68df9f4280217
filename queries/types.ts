// Written by “npm run types” from the headers of queries/*.sql; not by hand.
export interface Questions {
  /** Every lowest row of a plan's task tables, judged by the calendar alone: late ones first. */
  activities: {
    params: { plan: string; as_of?: string; };
    row: {
      activity: string;
      area: string;
      area_number: string;
      row: string;
      objective: string;
      task: string;
      text: string;
      output: string;
      lead: string;
      coordinating: string;
      time: string;
      starts: string | null;
      due: string | null;
      recurs: string;
      budget_million_vnd: number | null; // million-vnd
      state: string;
      days_late: number | null; // day
      source: string;
      line: number;
      note: string;
    };
  };
  /** Bodies that lead, co-operate or report, and what became of them. */
  agencies: {
    params: { territory?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      kind: string;
      level: string;
      province: string;
      territory: string;
      office: string;
      alive_from: string | null;
      alive_to: string | null;
      successor: string | null;
      successor_vi: string | null;
      successor_from: string | null;
      certainty: string;
    };
  };
  /** One target by agency: its figure and its part of the shortfall in cases, largest first. */
  breakdown: {
    params: { target: string; report?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      kind: string;
      level: string;
      quarter: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      shortfall: number | null; // case
      goal: number | null; // indicator
      state: string;
    };
  };
  /** The measured quantities behind the targets. */
  indicators: {
    params: { };
    row: {
      indicator: string;
      name_vi: string;
      name_en: string;
      kind: string;
      timing: string;
      unit: string;
      better: string;
      rounding: number; // indicator
      owed_by: string;
      reports: string;
      lead: string;
      numerator_vi: string;
      numerator_en: string;
      denominator_vi: string;
      denominator_en: string;
      definition_vi: string;
      definition_en: string;
    };
  };
  /** Qualitative milestones of a plan, by year. */
  milestones: {
    params: { plan: string; };
    row: {
      milestone: string;
      area: string;
      area_number: string;
      due: string;
      short_vi: string;
      short_en: string;
      lead: string;
      clause: string;
      quote: string;
      source: string;
      line: number;
      note: string;
    };
  };
  /** The rows behind a figure: what each agency handed in, in which sheet and on which line, latest revision first. */
  observations: {
    params: { target: string; report?: string; agency?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      indicator: string;
      part: string;
      state: string;
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      value: number | null; // indicator
      sample: number | null;
      note: string;
      revision: number;
      in_force: boolean;
      received_at: string;
      accepted_at: string | null;
      reason: string | null;
      submission: string;
      file: string;
      sha256: string;
      sheet: string;
      line: number;
      cell: string;
    };
  };
  /** How a plan stands: its areas in the plan's order, then the whole plan as the row with an empty area. */
  overview: {
    params: { plan: string; report?: string; as_of?: string; };
    row: {
      area: string;
      number: string;
      name_vi: string;
      name_en: string;
      lead_vi: string;
      lead_en: string;
      total: number; // target
      achieved: number; // target
      on_track: number; // target
      at_risk: number; // target
      off_track: number; // target
      not_assessed: number; // target
      ended: number; // target
      with_data: number; // target
      better_than_before: number; // target
      worse_than_before: number; // target
      milestones_achieved: number; // row
      milestones_missed: number; // row
      milestones_ended: number; // row
      milestones_due: number | null; // year
      report: string | null;
      data_to: string | null;
    };
  };
  /** What an agency owes in a report: the lines of its sheet, with the figure it last handed in. */
  owed: {
    params: { agency: string; report: string; as_of?: string; };
    row: {
      indicator: string;
      part: string;
      name_vi: string;
      name_en: string;
      kind: string;
      unit: string;
      numerator_vi: string;
      numerator_en: string;
      denominator_vi: string;
      denominator_en: string;
      previous_report: string | null;
      previous_numerator: number | null; // indicator
      previous_denominator: number | null; // indicator
      previous_value: number | null; // indicator
    };
  };
  /** Plans that the home follows, in their order. */
  plans: {
    params: { };
    row: {
      plan: string;
      number: string;
      name_vi: string;
      name_en: string;
      short_vi: string;
      short_en: string;
      province: string;
      province_vi: string;
      province_en: string;
      territory: string;
      issuer: string;
      signed: string | null;
      first_year: number;
      last_year: number;
      targets: number; // page
      numbers: number; // row
      milestones: number; // row
      activities: number; // row
      carried_by_vi: string;
      carried_by_en: string;
      carried_from: string | null;
      note_vi: string;
      note_en: string;
    };
  };
  /** Who owes a report and who has handed it in, late and missing ones first. */
  reporting: {
    params: { plan: string; report?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      kind: string;
      level: string;
      report: string;
      due: string;
      owed: number; // row
      figures: number; // row
      received_at: string | null;
      days_late: number | null; // day
      revisions: number; // row
      accepted: boolean;
      state: string;
    };
  };
  /** The reports of a plan's years, with how many agencies owe them and have handed in. */
  reports: {
    params: { plan: string; as_of?: string; };
    row: {
      report: string;
      year: number;
      kind: string;
      q: number;
      opens: string;
      ends: string;
      due: string;
      closes: string;
      agencies_expected: number; // agency
      agencies_received: number; // agency
      agencies_on_time: number; // agency
      is_latest: boolean;
    };
  };
  /** Every milestone of a target page, its own and other plans' for the same quantity, by year. */
  target: {
    params: { target: string; report?: string; as_of?: string; };
    row: {
      milestone: string;
      target: string;
      plan: string;
      plan_short_vi: string;
      plan_short_en: string;
      own: boolean;
      operative: boolean;
      drawn: boolean;
      conflict: boolean;
      due: number; // year
      q: number;
      relation: string;
      comparator: string;
      printed: number | null;
      printed_max: number | null;
      printed_unit: string;
      baseline_year: string;
      baseline: number | null; // indicator
      baseline_q: number | null;
      goal: number | null; // indicator
      goal_shown: number | null; // indicator
      goal_max: number | null; // indicator
      status: string;
      met_late: boolean;
      closed: boolean;
      actual: number | null; // indicator
      actual_quarter: string | null;
      gap: number | null; // indicator
      path: string;
      condition: string;
      clause: string;
      quote: string;
      source: string;
      line: number;
      same_as: string;
      note: string;
    };
  };
  /** Every target page of a plan with its verdicts, worst first. */
  targets: {
    params: { plan: string; area?: string; status?: string; report?: string; as_of?: string; };
    row: {
      target: string;
      plan: string;
      area: string;
      area_number: string;
      code: string;
      indicator: string;
      short_vi: string;
      short_en: string;
      kind: string;
      unit: string;
      better: string;
      scope: string;
      part: string;
      milestone: string | null;
      relation: string | null;
      comparator: string | null;
      due: number | null; // year
      printed: number | null;
      printed_max: number | null;
      printed_unit: string | null;
      goal: number | null; // indicator
      goal_shown: number | null; // indicator
      goal_max: number | null; // indicator
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      q: number | null;
      quarter: string | null;
      provisional: number | null; // indicator
      revised_from: number | null; // indicator
      baseline: number | null; // indicator
      path: number | null; // indicator
      gap: number | null; // indicator
      remaining: number | null; // indicator
      pace: number | null;
      arrow: number | null;
      status: string;
      closed: boolean;
      met_late: boolean;
      passed_milestone: string | null;
      passed_due: number | null; // year
      passed_goal: number | null; // indicator
      passed_comparator: string | null;
      passed_actual: number | null; // indicator
      passed_status: string | null;
      freshness: string;
      lead_vi: string;
      lead_en: string;
      agencies_reported: number | null; // agency
      agencies_expected: number | null; // agency
      conflicts: number; // row
    };
  };
  /** One target through time: what was reported, what the path asks, what is missing. */
  trend: {
    params: { target: string; as_of?: string; };
    row: {
      q: number;
      quarter: string;
      report: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      provisional: number | null; // indicator
      revised_from: number | null; // indicator
      path: number | null; // indicator
      baseline: number | null; // indicator
      state: string;
      agencies_reported: number; // agency
      agencies_expected: number; // agency
      break_vi: string | null;
      break_en: string | null;
    };
  };
}

export type Params<Name extends keyof Questions> = Questions[Name]['params'];
export type Row<Name extends keyof Questions> = Questions[Name]['row'];
