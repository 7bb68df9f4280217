// Written by “npm run types” from the headers of queries/*.sql; not by hand.
export interface Questions {
  /** Every lowest row of a plan's task tables: done where a document proves it, else judged by the calendar alone; late ones first. */
  activities: {
    params: { plan: string; agency?: string; as_of?: string; };
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
      done_on: string | null;
      document: string | null;
      source: string;
      line: number;
      note: string;
      agency: string | null;
      agency_vi: string | null;
      agency_en: string | null;
      passed_from: string | null;
      passed_from_vi: string | null;
      passed_from_en: string | null;
      progress: string | null;
      spent_million_vnd: number | null; // million-vnd
      progress_note: string | null;
      evidence: string | null;
      reported_at: string | null;
      reported_by: string | null;
      reported_by_vi: string | null;
      reported_by_en: string | null;
      reporter: string | null;
      documents: number | null; // document
    };
  };
  /** Bodies that lead, co-operate or report, and what became of them. */
  agencies: {
    params: { territory?: string; plan?: string; boundary?: string; as_of?: string; };
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
      unit: string;
      unit_vi: string;
      unit_en: string;
    };
  };
  /** One target by agency through time, as reported then, on today's map or on the map of the plan's first year. */
  agency_trend: {
    params: { target: string; agency?: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      q: number;
      quarter: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      bodies: number; // agency
      carried: number; // agency
      absent: number; // agency
      few_cases: boolean;
      half_year: boolean;
      estimate: boolean;
    };
  };
  /** The observations that a figure is made of, each with its weight: 1 where it is added, −1 where an earlier report is taken off a cumulative one, the stated share across a split. Weight × figure, added up, is the figure; bodies that are absent and carried forward stand below with the figure that stands in for them. */
  behind: {
    params: { target?: string; territory?: string; indicator?: string; part?: string; quarter: string; span?: string; standing?: string; agency?: string; boundary?: string; as_of?: string; };
    row: {
      role: string;
      weight: number;
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      part: string;
      state: string;
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      value: number | null; // indicator
      sample: number | null;
      revision: number;
      origin: string;
      received_at: string;
      accepted_at: string | null;
      handed_in_by: string | null;
      accepted_by: string | null;
      reason: string | null;
      submission: string;
      file: string;
      sha256: string;
      sheet: string;
      line: number;
      cell: string;
      note: string;
    };
  };
  /** One target by agency: its figure and its part of the shortfall in cases, largest first. The parts of the shortfall add up to that of the total. Once a flow's milestone is judged, on the year's figure, that figure is taken apart. */
  breakdown: {
    params: { target: string; report?: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      kind: string;
      level: string;
      bodies: number; // agency
      quarter: string;
      span: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      shortfall: number | null; // case
      missing_share: number | null; // percent
      missing_from: number | null; // case
      missing_all: number | null; // case
      over_all: number | null; // case
      ranked: boolean;
      goal: number | null; // indicator
      baseline: number | null; // indicator
      last_value: number | null; // indicator
      estimate: boolean;
      state: string;
    };
  };
  /** How the number of pages that are achieved or on track came from one moment to a later one: one kind of news after the other, in the order rules, definitions, targets, map, time, new reports, late sheets, corrections; those that came to be so and those that ceased to be, at the kind of news that did it. Reads the table `stages`, the step named in @replay at each of these stages. */
  bridge: {
    params: { plan: string; from: string; to: string; };
    row: {
      place: number;
      cause: string;
      before: number | null; // row
      gained: number; // row
      lost: number; // row
      after: number; // row
      pages: number; // row
      risen: number; // row
      fallen: number; // row
      gained_of: string;
      lost_of: string;
      risen_of: string;
      fallen_of: string;
    };
  };
  /** What is scored in which period, the latest first: every period of a yearly set, and the months that have figures; with the days of its campaign, where one was opened. */
  campaigns: {
    params: { family?: string; as_of?: string; };
    row: {
      criteria: string;
      period: string;
      family: string;
      short_vi: string;
      short_en: string;
      every: string;
      certainty: string;
      territory: string;
      stage: string;
      until: string | null;
      self_until: string | null;
      first_until: string | null;
      explain_until: string | null;
      final_until: string | null;
      days_left: number | null; // day
      agencies: string;
      cards: number; // body
      components: number; // component
    };
  };
  /** What differs between two moments, and why: the plan as it was known then is led to what is known later, one kind of news after the other, in the order rules, definitions, targets, map, time, new reports, late sheets, corrections. The changes of a target add up to its whole difference. Reads the table `stages`, the step named in @replay at each of these stages. */
  changes: {
    params: { plan: string; from: string; to: string; target?: string; };
    row: {
      target: string;
      code: string;
      short_vi: string;
      short_en: string;
      unit: string;
      place: number;
      cause: string;
      quarter_before: string | null;
      quarter_after: string | null;
      before: number | null; // indicator
      after: number | null; // indicator
      change: number | null; // indicator
      goal_before: number | null; // indicator
      goal_after: number | null; // indicator
      status_before: string | null;
      status_after: string | null;
      whole_before: number | null; // indicator
      whole_after: number | null; // indicator
    };
  };
  /** Verdicts of milestones whose year is over that were not published yet: what the next publication locks. */
  closings: {
    params: { plan: string; as_of?: string; };
    row: {
      milestone: string;
      target: string;
      short_vi: string;
      short_en: string;
      due: number; // year
      actual: number; // indicator
      goal: number; // indicator
      goal_max: number | null; // indicator
      status: string;
    };
  };
  /** Reports that agencies have to hand in from now on: those not closed, begun or not, with the days that a calendar shows. */
  coming: {
    params: { agency?: string; as_of?: string; };
    row: {
      answers: string;
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      due: string;
      closes: string;
      open_until: string | null;
    };
  };
  /** What was said of one conclusion, the latest first. Of a draft, and of wordings that were struck before it was signed, only those who may record one are told. */
  conclusion: {
    params: { conclusion: string; as_of?: string; };
    row: {
      conclusion: string;
      step: string;
      taken_at: string;
      counts: boolean;
      text: string | null;
      due: string | null;
      notice: string | null;
      signed_on: string | null;
      done_on: string | null;
      document: string | null;
      note: string | null;
    };
  };
  /** How the signed conclusions of a plan stand: all that are followed, and how many of them in which state. */
  conclusion_counts: {
    params: { plan: string; as_of?: string; };
    row: {
      plan: string;
      total: number; // row
      done: number; // row
      in_time: number; // row
      to_confirm: number; // row
      overdue: number; // row
      stopped: number; // row
      days_over: number | null; // day
    };
  };
  /** What is to be done about conclusions, and in which role: open ones by the step that they have come to, and those that wait to be confirmed. */
  conclusion_reminders: {
    params: { as_of?: string; };
    row: {
      conclusion: string;
      matter: string;
      step: string;
      urgency: string;
      role: string;
      since: string;
      answers: string;
      agency: string;
      name_vi: string;
      name_en: string;
      plan: string;
      text: string;
      notice: string;
      due: string;
      days_left: number; // day
      changed_at: string;
    };
  };
  /** Conclusions of the Committee that are followed, worst first. Drafts are for those who may record one. */
  conclusions: {
    params: { plan?: string; target?: string; agency?: string; conclusion?: string; as_of?: string; };
    row: {
      conclusion: string;
      state: string;
      plan: string;
      area: string;
      target: string;
      short_vi: string | null;
      short_en: string | null;
      text: string;
      product: string;
      lead: string;
      lead_vi: string | null;
      lead_en: string | null;
      partners: string;
      meeting: string;
      met_on: string;
      seen_at: string | null;
      notice: string | null;
      signed_on: string | null;
      q: number | null;
      first_due: string;
      due: string;
      extensions: number; // row
      days_left: number | null; // day
      days_late: number | null; // day
      why_extended: string | null;
      told: string | null;
      told_at: string | null;
      done_on: string | null;
      document: string | null;
      evidence: string | null;
      why_returned: string | null;
      confirmed_at: string | null;
      why_stopped: string | null;
      changed_at: string;
    };
  };
  /** Milestones that contradict each other: for each page of a plan and each year, everything that stands for the same quantity, which of it is in use and why. Those first on which a verdict turns. */
  conflicts: {
    params: { plan: string; report?: string; as_of?: string; };
    row: {
      target: string;
      code: string;
      area: string;
      short_vi: string;
      short_en: string;
      kind: string;
      unit: string;
      due: number; // year
      milestone: string;
      plan: string;
      plan_short_vi: string;
      plan_short_en: string;
      number: string;
      signed: string | null;
      operative: boolean;
      why: string;
      comparator: string;
      goal: number; // indicator
      goal_shown: number; // indicator
      comparator_shown: string;
      goal_max: number | null; // indicator
      status: string;
      turns: boolean;
      actual: number | null; // indicator
      rounding: number; // indicator
      actual_quarter: string | null;
      closed: boolean;
      clause: string;
      quote: string;
      source: string;
      line: number;
      ruled_at: string | null;
      document: string | null;
      note: string | null;
    };
  };
  /** What became of the figures of a target after they were first handed in: each later version that says something else, beside the one before it, latest first. Whoever may not read an agency's sheets is told what was accepted. */
  corrections: {
    params: { target: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      indicator: string;
      part: string;
      revision: number;
      revision_before: number;
      previous_state: string;
      previous_numerator: number | null; // indicator
      previous_denominator: number | null; // indicator
      previous: number | null; // indicator
      state: string;
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      level: number | null; // indicator
      change: number | null; // indicator
      reason: string | null;
      submission: string;
      received_at: string;
      accepted_at: string | null;
      in_force: boolean;
    };
  };
  /** What differs between a criteria set and an earlier one, component by component: those that came, those that went, and what of the others is another. */
  criteria_changes: {
    params: { criteria: string; earlier?: string; as_of?: string; };
    row: {
      component: string;
      change: string;
      field: string;
      name_vi: string;
      name_en: string;
      before: string | null;
      after: string | null;
      max_before: number | null; // point
      max_after: number | null; // point
    };
  };
  /** The criteria sets that there are, the latest of each family first. */
  criteria_sets: {
    params: { as_of?: string; };
    row: {
      criteria: string;
      family: string;
      follows: string;
      name_vi: string;
      name_en: string;
      short_vi: string;
      short_en: string;
      levels: string;
      territory: string;
      every: string;
      year: number | null;
      certainty: string;
      document: string;
      source: string;
      note_vi: string;
      note_en: string;
      total: number; // point
      components: number; // component
      maximum: number; // point
      survey_maximum: number; // point
      bonus_maximum: number; // point
      penalty_maximum: number; // point
    };
  };
  /** How a count that stands came from the page's baseline to its latest figure: by merger what changed between the last figure of the bodies before they were joined, split or ended and the first one after; by reform what changed before and after. What no body's figures explain stands in a row of its own, so that the rows add up to the whole change. Things to be done have no cut. */
  cuts: {
    params: { target: string; report?: string; as_of?: string; };
    row: {
      agency: string | null;
      name_vi: string | null;
      name_en: string | null;
      cause: string;
      before: number | null; // indicator
      after: number | null; // indicator
      change: number | null; // indicator
      carried: number; // agency
      total_before: number; // indicator
      total_after: number; // indicator
      quarter_before: string | null;
      quarter_after: string;
      of_cause: number | null; // indicator
      whole: number; // indicator
    };
  };
  /** What waits for a decision of the Committee, the most pressing of each kind first, and the kinds by turns: targets behind without a conclusion that is followed, milestones that contradict each other without a ruling, overdue conclusions. What was put off comes last, until its day. */
  decisions: {
    params: { plan: string; report?: string; as_of?: string; };
    row: {
      kind: string;
      subject: string;
      due: number | null;
      place: number | null;
      until: string | null;
      reason: string | null;
    };
  };
  /** How a target's figure and status came about, step by step: the sums, what is missing of them, the baseline, the path, the rule. */
  derivation: {
    params: { target: string; milestone?: string; report?: string; quarter?: string; as_of?: string; };
    row: {
      place: number;
      step: string;
      number: number | null; // indicator
      unit: string;
      quarter: string | null;
      words: string | null;
    };
  };
  /** What agencies have to hand in: each report that has begun, how far its sheet has come, and until when it is taken. The open reports of an ended body fall on the one that carries its work on. */
  dues: {
    params: { agency?: string; report?: string; plan?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      level: string;
      territory: string;
      answers: string;
      answers_vi: string;
      answers_en: string;
      report: string;
      opens: string;
      ends: string;
      due: string;
      closes: string;
      open_until: string | null;
      is_open: boolean;
      days_left: number; // day
      owed: number; // row
      covered: number; // row
      missing: number; // row
      excused: number; // row
      figures: number; // row
      revisions: number; // row
      submission: string | null;
      stage: string;
      staged_at: string | null;
      first_received_at: string | null;
      returned: number; // row
      timeliness: string;
      days_late: number | null; // day
    };
  };
  /** Levels of an agency's figures in the reports before one with which they are compared, oldest first: at most eight each. */
  earlier: {
    params: { agency: string; report: string; as_of?: string; };
    row: {
      indicator: string;
      part: string;
      agency: string;
      report: string;
      q: number;
      level: number; // indicator
    };
  };
  /** Documents that prove something, with what each proves: of a target's figures, of an activity, of a milestone without a number, of an agency's report, of a component of a scorecard. Latest first. Whoever may not read an agency's sheets is told of its figures' documents once a figure was accepted with them: what belongs to a draft, or to a figure that was given back, is its agency's own. */
  evidence: {
    params: { plan?: string; target?: string; agency?: string; report?: string; indicator?: string; part?: string; activity?: string; milestone?: string; conclusion?: string; criteria?: string; period?: string; scored?: string; component?: string; as_of?: string; };
    row: {
      link: string;
      evidence: string;
      kind: string;
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      indicator: string;
      part: string;
      activity: string;
      milestone: string;
      conclusion: string;
      of_vi: string;
      of_en: string;
      number: string;
      dated: string | null;
      issuer: string;
      title: string;
      file: string;
      media_type: string;
      bytes: number; // byte
      sha256: string;
      added_at: string;
      linked_at: string;
    };
  };
  /** Figures in force that should have a document with them, by the rule of rules.json, and how many each has; those without one first. */
  evidence_due: {
    params: { plan?: string; agency?: string; report?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      indicator: string;
      of_vi: string;
      of_en: string;
      part: string;
      reason: string;
      documents: number; // document
    };
  };
  /** By agency and report: how many figures should have a document, and how many lack one; the latest report first. */
  evidence_missing: {
    params: { plan?: string; agency?: string; report?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      figures: number; // figure
      documented: number; // figure
      missing: number; // figure
    };
  };
  /** From whom a target's figure of a quarter is expected, body by body, and what came of it. Who said that it does not apply is not expected, but told. */
  expected: {
    params: { target: string; quarter: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      unit: string;
      unit_vi: string;
      unit_en: string;
      state: string;
    };
  };
  /** How far each report has come that has begun: of how many bodies it is asked, who has handed in and when, and what became of it. */
  hand_ins: {
    params: { plan?: string; report?: string; as_of?: string; };
    row: {
      report: string;
      q: number;
      due: string;
      closes: string;
      days_left: number; // day
      is_next: boolean;
      agencies: number; // agency
      received: number; // agency
      on_time: number; // agency
      late: number; // agency
      absent: number; // agency
      waiting: number; // agency
      accepted: number; // agency
      returned: number; // agency
    };
  };
  /** An index over the years: what was published of a map and of the nation, and what this program's own cards come to, where enough of them is assessed. */
  index_history: {
    params: { scored: string; as_of?: string; };
    row: {
      index: string;
      whose: string;
      year: number;
      score: number | null; // point
      rank: number | null;
      ranked_of: number | null;
      source: string;
      origin: string;
      criteria: string | null;
      assessed: number | null; // point
      maximum: number | null; // point
      changed: boolean;
    };
  };
  /** The measured quantities behind the targets. */
  indicators: {
    params: { as_of?: string; };
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
  /** Who is held up where: each body's own figure of each page, held against the level that the plan's path asks of the whole at that quarter. Only pages are judged; the status of a cell says where to look. Bodies are compared within their kind alone. */
  matrix: {
    params: { plan: string; agency?: string; target?: string; area?: string; report?: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      target: string;
      area: string;
      kind: string;
      quarter: string;
      span: string;
      state: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      provisional: number | null; // indicator
      status: string | null;
      reason: string | null;
      distance: number | null; // indicator
      change: number | null; // indicator
      changed_from: string | null;
      moved: string | null;
      shortfall: number | null; // case
      estimate: boolean;
      median: number | null; // indicator
      ranking: number | null;
      ranked: number | null; // agency
      peers: number; // agency
    };
  };
  /** The rows of the matrix: each body with how many of its own figures stand where, those with most to look at first. Pages that it reports alone among its kind are left out, since nobody can be compared there. */
  matrix_agencies: {
    params: { plan: string; report?: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      kind: string;
      level: string;
      cells: number; // target
      achieved: number; // target
      on_track: number; // target
      at_risk: number; // target
      off_track: number; // target
      not_assessed: number; // target
      missing: number; // target
    };
  };
  /** The foot of the matrix: of each page the median of the bodies' own figures, of each kind of body and of all. */
  medians: {
    params: { plan: string; report?: string; boundary?: string; as_of?: string; };
    row: {
      target: string;
      kind: string;
      agencies: number; // agency
      compared: number; // agency
      median: number | null; // indicator
    };
  };
  /** Milestones of a plan without a number, by year: done where a document proves it, else judged by the calendar. “Năm N” ends on 31 December. */
  milestones: {
    params: { plan: string; agency?: string; as_of?: string; };
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
      state: string;
      done_on: string | null;
      document: string | null;
      note: string;
      agency: string | null;
      agency_vi: string | null;
      agency_en: string | null;
      passed_from: string | null;
      passed_from_vi: string | null;
      passed_from_en: string | null;
      progress: string | null;
      spent_million_vnd: number | null; // million-vnd
      progress_note: string | null;
      evidence: string | null;
      reported_at: string | null;
      reported_by: string | null;
      reported_by_vi: string | null;
      reported_by_en: string | null;
      reporter: string | null;
      documents: number | null; // document
    };
  };
  /** An indicator month by month, beside the four reports: ratio of sums for a share, sum for counts and money, mean weighted by sample for a survey. A month that was due and of which nothing is known has a row without a figure. */
  months: {
    params: { plan: string; indicator: string; as_of?: string; };
    row: {
      report: string;
      opens: string;
      ends: string;
      part: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      agencies_reported: number; // agency
      agencies_expected: number; // agency
    };
  };
  /** Who moved a target's total between two reports. For a share the change by rates and the change by the mix of cases, for counts and money each body's own; they add up to the whole change. A body in one window only belongs to the mix. Where the bodies' figures do not add up to the page's, as in the year after a merger on the map as reported, no part is named. */
  movement: {
    params: { target: string; from: string; to: string; boundary?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      before: number | null; // indicator
      after: number | null; // indicator
      carried_before: number; // agency
      carried_after: number; // agency
      weight_before: number | null;
      weight_after: number | null;
      by_rate: number | null; // indicator
      by_mix: number | null; // indicator
      change: number | null; // indicator
      total_before: number | null; // indicator
      total_after: number | null; // indicator
      adds_up: boolean;
      estimate: boolean;
    };
  };
  /** The rows behind a figure: what each agency handed in, in which sheet and on which line, latest revision first. Asked for a target, for an indicator, or for an agency. Whoever may not read an agency's sheets is told what was accepted, without its notes. */
  observations: {
    params: { target?: string; plan?: string; indicator?: string; report?: string; month?: string; agency?: string; boundary?: string; as_of?: string; };
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
      stands: boolean;
      taken_back: boolean;
      received_at: string;
      accepted_at: string | null;
      reason: string | null;
      submission: string;
      file: string;
      sha256: string;
      sheet: string;
      line: number;
      cell: string;
      unit: string;
      unit_vi: string;
      unit_en: string;
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
  /** What an agency owes in a report: the lines of its sheet, with the figure it last handed in. Open lines of a body whose work it carries on are owed too, and say from whom they passed: under that body's name they are handed in. A new figure is compared with the last one of its kind: of an amount that adds up over its window, with that of the same window a year before. */
  owed: {
    params: { agency: string; report: string; plan?: string; boundary?: string; as_of?: string; };
    row: {
      indicator: string;
      part: string;
      name_vi: string;
      name_en: string;
      kind: string;
      timing: string;
      unit: string;
      rounding: number; // indicator
      area: string;
      area_number: string;
      code: string;
      numerator_vi: string;
      numerator_en: string;
      denominator_vi: string;
      denominator_en: string;
      previous_report: string | null;
      previous_numerator: number | null; // indicator
      previous_denominator: number | null; // indicator
      previous_value: number | null; // indicator
      previous_level: number | null; // indicator
      last_year_report: string | null;
      last_year_numerator: number | null; // indicator
      last_year_denominator: number | null; // indicator
      last_year_value: number | null; // indicator
      last_year_level: number | null; // indicator
      compared_report: string | null;
      compared_level: number | null; // indicator
      handed_submission: string | null;
      handed_stands: boolean;
      counts: boolean;
      handed_state: string | null;
      handed_numerator: number | null; // indicator
      handed_denominator: number | null; // indicator
      handed_value: number | null; // indicator
      handed_sample: number | null;
      handed_error: number | null; // indicator
      handed_reference: string | null;
      handed_note: string | null;
      proof: string | null;
      definition_vi: string;
      definition_en: string;
      passed_from: string | null;
      passed_from_vi: string | null;
      passed_from_en: string | null;
      unit_agency: string;
      unit_vi: string;
      unit_en: string;
    };
  };
  /** When a target reaches its milestone if it gains so much more each quarter than the pace that it kept: a straight line from the latest figure. Nothing for ranks, for a better year and for means of years, which have no pace. Supposed, and nowhere kept. */
  pace_if: {
    params: { target: string; more?: number; report?: string; as_of?: string; };
    row: {
      target: string;
      milestone: string;
      due: number; // year
      quarter: string;
      actual: number; // indicator
      goal: number; // indicator
      pace_kept: number; // indicator
      pace_needed: number | null; // indicator
      pace: number; // indicator
      reached: string | null;
      quarters: number | null; // quarter
      late: number | null; // quarter
    };
  };
  /** Plans that the home follows, in their order. */
  plans: {
    params: { as_of?: string; };
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
  /** The points that a target's forecast is drawn through: its last figures in force, from the last break on. None where there are too few. */
  points: {
    params: { target: string; report?: string; as_of?: string; };
    row: {
      q: number;
      quarter: string;
      report: string;
      actual: number; // indicator
    };
  };
  /** Every report of how far an activity, or a milestone without a number, has come, latest first; the latest one counts. */
  progress: {
    params: { activity?: string; milestone?: string; plan?: string; as_of?: string; };
    row: {
      subject: string;
      state: string;
      done_on: string | null;
      document: string;
      evidence: string;
      spent_million_vnd: number | null; // million-vnd
      note: string;
      agency: string | null;
      name_vi: string | null;
      name_en: string | null;
      reported_at: string;
      counts: boolean;
    };
  };
  /** What there is to know of a plan before it is published: how complete the report looked at is, and what is still open: of it, of those before it, and of months, which close no quarter. */
  readiness: {
    params: { plan: string; as_of?: string; };
    row: {
      plan: string;
      report: string | null;
      data_to: string | null;
      agencies_expected: number; // agency
      agencies_received: number; // agency
      agencies_accepted: number; // agency
      agencies_missing: number; // agency
      waiting: number; // row
      returned: number; // row
      pages: number; // target
      not_assessed: number; // target
    };
  };
  /** What is to be done now, and in which role: open reports not handed in, handed in without some lines, or given back, by the step of the ladder that they have come to; where each of the missing lines has a reason, on the due day alone; and sheets that wait for a head or for a reviewer, of closed reports too. */
  reminders: {
    params: { approval?: boolean; as_of?: string; };
    row: {
      matter: string;
      step: string;
      urgency: string;
      role: string;
      since: string;
      answers: string;
      agency: string;
      name_vi: string;
      name_en: string;
      plan: string;
      report: string;
      due: string;
      until: string;
      days_left: number; // day
      owed: number; // row
      missing: number; // row
      excused: number; // row
      submission: string | null;
      returned: number; // row
      returned_at: string | null;
    };
  };
  /** Who owes a report and who has handed it in, late and missing ones first. */
  reporting: {
    params: { plan: string; report?: string; boundary?: string; as_of?: string; };
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
      unit: string;
      unit_vi: string;
      unit_en: string;
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
  /** Figures that the reviewer gave back: why, what was told, and whether another one has come since. */
  returned: {
    params: { agency?: string; report?: string; submission?: string; plan?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      submission: string;
      indicator: string;
      indicator_vi: string;
      indicator_en: string;
      part: string;
      reason: string;
      told: string;
      returned_at: string;
      is_open: boolean;
    };
  };
  /** A card area by area, for every period that the sets of a family scored it in: where points are lost, and where they were given too freely. */
  score_areas: {
    params: { scored: string; family?: string; criteria?: string; period?: string; as_of?: string; };
    row: {
      criteria: string;
      period: string;
      area: string;
      position: number;
      name_vi: string;
      name_en: string;
      maximum: number; // point
      assessed: number; // point
      data: number | null; // point
      self: number | null; // point
      first: number | null; // point
      final: number | null; // point
      points: number | null; // point
      lost: number | null; // point
      lost_before: number | null; // point
      self_lost: number | null; // point
      appraised_lost: number | null; // point
      self_compared: number | null; // point
      appraised_compared: number | null; // point
      gap: number | null; // point
      reason: string;
      changed: boolean;
    };
  };
  /** The steps of a component's rule, as they hold in a period: what each asks, and the points that it gives. */
  score_bands: {
    params: { criteria: string; period: string; component: string; as_of?: string; };
    row: {
      position: number;
      least: number | null;
      below: number | null;
      by: string;
      option: string;
      points: number; // point
      words_vi: string;
      words_en: string;
    };
  };
  /** The bodies that a set scores in a period, area by area: how much each has of what is assessed, and where it is weakest. */
  score_bodies: {
    params: { criteria: string; period: string; as_of?: string; };
    row: {
      criteria: string;
      period: string;
      scored: string;
      area: string;
      area_position: number;
      area_vi: string;
      area_en: string;
      assessed: number; // point
      points: number | null; // point
      rate: number | null; // percent
      is_weakest: boolean;
    };
  };
  /** What was said of a component of a card, or of the card as a whole (component '-'), one after the other. */
  score_history: {
    params: { criteria: string; period: string; scored: string; component: string; as_of?: string; };
    row: {
      place: number;
      taken_at: string;
      step: string;
      points: number | null; // point
      data: number | null; // point
      note: string;
      document: string;
      agency: string | null;
    };
  };
  /** Signs that a score may be made to look better than it is, for whoever appraises: denominators that shrink, figures that are those of the period before, shares of just a hundred, and points above what the data give. A part of a year is held against the same part alone. */
  score_signs: {
    params: { criteria: string; period: string; as_of?: string; };
    row: {
      component: string;
      name_vi: string;
      name_en: string;
      scored: string;
      scored_vi: string;
      scored_en: string;
      sign: string;
      value: number | null; // indicator
      before: number | null; // indicator
    };
  };
  /** The sums of one card: of all of it (area ''), of each area (criterion ''), of each criterion. What surveys give stands apart, since nobody scores that of themselves: every other column leaves it out. */
  score_tree: {
    params: { criteria: string; period: string; scored: string; as_of?: string; };
    row: {
      area: string;
      criterion: string;
      position: number;
      name_vi: string;
      name_en: string;
      maximum: number; // point
      assessed: number; // point
      unassessed: number; // point
      data: number | null; // point
      self: number | null; // point
      first: number | null; // point
      final: number | null; // point
      points: number | null; // point
      lost: number | null; // point
      lost_before: number | null; // point
      share: number | null; // percent
      share_to: number | null; // percent
      self_compared: number | null; // point
      appraised_compared: number | null; // point
      gap: number | null; // point
      before: number | null; // point
      before_period: string | null;
      survey_components: number; // component
      survey_maximum: number; // point
      survey: number | null; // point
      evidence_asked: number; // document
      evidence_given: number; // document
    };
  };
  /** What a body has to do for scorecards now, card by card, most urgent first: components inside the total without points that it may still give them, self-scores that lack a document or an explanation, and lower appraisals that it may explain. */
  score_work: {
    params: { agency: string; as_of?: string; };
    row: {
      criteria: string;
      short_vi: string;
      short_en: string;
      every: string;
      period: string;
      scored: string;
      name_vi: string;
      name_en: string;
      to_score: number; // component
      to_prove: number; // component
      to_explain: number; // component
      component: string;
      until: string;
      days_left: number; // day
    };
  };
  /** One card, component by component: what it can have, what the data give, what was said of it, what proves it, and who may say something now. */
  scorecard: {
    params: { criteria: string; period: string; scored: string; as_of?: string; };
    row: {
      component: string;
      position: number;
      area: string;
      area_vi: string;
      area_en: string;
      area_position: number;
      criterion: string;
      criterion_vi: string;
      criterion_en: string;
      criterion_position: number;
      name_vi: string;
      name_en: string;
      kind: string;
      mode: string;
      rule: string;
      applies: boolean;
      max: number; // point
      threshold: number | null;
      floor: number | null;
      each: number | null; // point
      zero: string;
      certainty: string;
      words: string;
      source: string;
      note: string;
      holds_from: string | null;
      indicator: string;
      part: string;
      is_share: boolean;
      subject: string;
      reading: string;
      read_at: string | null;
      at_period: string | null;
      measure: number | null;
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      done_on: string | null;
      data: number | null; // point
      data_state: string;
      other_threshold: number | null;
      other: number | null; // point
      self: number | null; // point
      self_note: string;
      first: number | null; // point
      first_note: string;
      explained: string;
      final: number | null; // point
      final_note: string;
      survey: number | null; // point
      official: number | null; // point
      excused_note: string;
      before: number | null; // point
      points: number | null; // point
      lost: number | null; // point
      evidence_asked: number; // document
      evidence_given: number; // document
      slots: string;
      owner: string | null;
      owner_vi: string | null;
      owner_en: string | null;
      person: string | null;
      state: string;
      self_open: boolean;
      first_open: boolean;
      explain_open: boolean;
      final_open: boolean;
      survey_body: string | null;
    };
  };
  /** Whole cards: what each body scored as a whole has, with its class and its place among those of its kind. A card of which too little is assessed (as with any figure) has neither. */
  scorecards: {
    params: { criteria?: string; family?: string; period?: string; body?: string; territory?: string; kind?: string; as_of?: string; };
    row: {
      criteria: string;
      family: string;
      period: string;
      scored: string;
      name_vi: string;
      name_en: string;
      territory: string;
      kind: string;
      maximum: number; // point
      self_maximum: number; // point
      survey_maximum: number; // point
      assessed: number; // point
      data: number | null; // point
      self: number | null; // point
      first: number | null; // point
      final: number | null; // point
      survey: number | null; // point
      bonus: number | null; // point
      penalty: number | null; // point
      points: number | null; // point
      index: number | null; // point
      class: string | null;
      class_vi: string | null;
      class_en: string | null;
      rank: number | null;
      ranked: number; // body
      official: number | null; // point
      components: number; // component
      with_points: number; // component
      evidence_asked: number; // document
      evidence_given: number; // document
      stage: string;
    };
  };
  /** The lines of one sheet, beside what was in force when it is looked at and the report before. */
  sheet_lines: {
    params: { submission: string; as_of?: string; };
    row: {
      indicator: string;
      name_vi: string;
      name_en: string;
      kind: string;
      unit: string;
      better: string;
      part: string;
      agency: string;
      report: string;
      q: number | null;
      line: number;
      state: string;
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      value: number | null; // indicator
      sample: number | null;
      level: number | null; // indicator
      note: string;
      in_force: number | null; // indicator
      previous_report: string | null;
      previous: number | null; // indicator
      change: number | null; // indicator
      returned: string | null;
      told: string | null;
    };
  };
  /** Points that can still be obtained on a card, most first: what is missing for them, whose they are, and how many days are left. While one may score oneself and nobody has appraised it, up to the most; what was appraised lower and can be explained, up to one's own score, no further than the maximum. */
  stakes: {
    params: { criteria: string; period: string; scored: string; as_of?: string; };
    row: {
      component: string;
      name_vi: string;
      name_en: string;
      area: string;
      max: number; // point
      points: number | null; // point
      obtainable: number; // point
      deed: string;
      owner: string | null;
      owner_vi: string | null;
      owner_en: string | null;
      rule: string;
      measure: number | null;
      threshold: number | null;
      needed: number | null; // indicator
      missing_evidence: number; // document
      days_left: number | null; // day
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
      comparator_shown: string;
      goal_max: number | null; // indicator
      status: string;
      reason: string;
      may_change: boolean;
      met_late: string | null;
      locked_status: string | null;
      ruled_at: string | null;
      closed: boolean;
      actual: number | null; // indicator
      ranked_of: number | null;
      rounding: number; // indicator
      actual_quarter: string | null;
      gap: number | null; // indicator
      pace: number | null;
      start: number | null; // indicator
      start_is: string | null;
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
      rounding: number; // indicator
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
      comparator_shown: string | null;
      goal_max: number | null; // indicator
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      ranked_of: number | null;
      q: number | null;
      quarter: string | null;
      provisional: number | null; // indicator
      revised_from: number | null; // indicator
      baseline: number | null; // indicator
      path: number | null; // indicator
      gap: number | null; // indicator
      remaining: number | null; // indicator
      pace: number | null;
      lag: number | null;
      pace_needed: number | null; // indicator
      pace_kept: number | null; // indicator
      arrow: number | null;
      status: string;
      reason: string;
      may_change: boolean;
      closed: boolean;
      met_late: string | null;
      passed_milestone: string | null;
      passed_due: number | null; // year
      passed_goal: number | null; // indicator
      passed_comparator: string | null;
      passed_actual: number | null; // indicator
      passed_status: string | null;
      freshness: string;
      lead_vi: string;
      lead_en: string;
      coverage: number | null;
      low: number | null; // indicator
      high: number | null; // indicator
      carried: number; // agency
      half_year: boolean;
      standard_error: number | null; // indicator
      few_cases: boolean;
      outlook: string | null;
      forecast: number | null; // indicator
      forecast_low: number | null; // indicator
      forecast_high: number | null; // indicator
      agencies_reported: number | null; // agency
      agencies_expected: number | null; // agency
      conflicts: number; // row
      moved: string | null;
      gone: number | null; // percent
      lead_agency: string | null;
      lead_heir_vi: string | null;
      lead_heir_en: string | null;
    };
  };
  /** The thresholds of the method, each version with the days on which it holds. */
  thresholds: {
    params: { as_of?: string; };
    row: {
      version: string;
      document: string;
      holds_from: string;
      holds_until: string | null;
      in_force: boolean;
      on_track_pace: number;
      at_risk_pace: number;
      tolerance_of_way: number;
      error_factor: number;
      most_error_of_way: number;
      maintain_points: number;
      least_coverage: number;
      most_carried: number;
      few_cases: number;
      forecast_points: number;
      forecast_least: number;
      forecast_least_yearly: number;
      forecast_quantile: number;
      residual_factor: number;
    };
  };
  /** One target through time: what was reported, what the path asks, what is missing, where it leads. */
  trend: {
    params: { target: string; as_of?: string; };
    row: {
      q: number;
      quarter: string;
      report: string;
      actual: number | null; // indicator
      numerator: number | null; // indicator
      denominator: number | null; // indicator
      standard_error: number | null; // indicator
      ranked_of: number | null;
      coverage: number | null;
      low: number | null; // indicator
      high: number | null; // indicator
      carried: number; // agency
      half_year: boolean;
      problem: string;
      few_cases: boolean;
      provisional: number | null; // indicator
      revised_from: number | null; // indicator
      path: number | null; // indicator
      path_max: number | null; // indicator
      baseline: number | null; // indicator
      forecast: number | null; // indicator
      forecast_low: number | null; // indicator
      forecast_high: number | null; // indicator
      state: string;
      agencies_reported: number; // agency
      agencies_expected: number; // agency
      break_vi: string | null;
      break_en: string | null;
    };
  };
  /** Lines of a report for which no figure and no state stands: who still owes them, and the reason where one was given. */
  unfilled: {
    params: { report: string; agency?: string; plan?: string; as_of?: string; };
    row: {
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      indicator: string;
      indicator_vi: string;
      indicator_en: string;
      part: string;
      reason: string | null;
    };
  };
  /** Sheets that wait: for the head of their agency, or for the reviewer; the longest waiting first. */
  waiting: {
    params: { plan?: string; as_of?: string; };
    row: {
      submission: string;
      agency: string;
      name_vi: string;
      name_en: string;
      report: string;
      revision: number;
      figures: number; // row
      reason: string | null;
      stage: string;
      received_at: string;
      staged_at: string;
      days_waiting: number; // day
    };
  };
  /** What a component would give if its figure were another: for one figure, or all along its rule. `total` is what the card would have. */
  what_if: {
    params: { criteria: string; period: string; scored: string; supposed: string; measure?: number; as_of?: string; };
    row: {
      is_now: boolean;
      measure: number | null;
      points: number | null; // point
      difference: number | null; // point
      needed: number | null; // indicator
      total: number | null; // point
      total_now: number | null; // point
    };
  };
}

export type Params<Name extends keyof Questions> = Questions[Name]['params'];
export type Row<Name extends keyof Questions> = Questions[Name]['row'];
