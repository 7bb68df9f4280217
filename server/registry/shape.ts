// The columns of the registry's files: what each cell may hold, and the table it becomes.
import { date, KEBAB, must, number, PART, text, whole, year } from './cell.ts';
import type { Cell, Shape } from './cell.ts';
import { CRITERIA_SHAPES, RESULTS } from './criteria-shape.ts';

export const AREAS = ['steering', 'institutions', 'procedures', 'organisation', 'civil-service', 'finance', 'digital'] as const;
export const AGENCY_KINDS = ['department', 'agency', 'office', 'unit', 'district', 'commune', 'committee', 'party', 'court', 'union', 'company', 'central', 'collective', 'division'] as const;
const LEVELS = ['central', 'province', 'district', 'commune', 'department'] as const;
const CERTAINTY = ['verified', 'printed', 'illustrative'] as const;

const threshold = (name: string): Cell => number(name, { needed: true, least: 0 });

/** A report's id and window; months are named by the month in which they end. */
const window = [
  must('report', { form: /^\d{4}(Q1|H1|Q3|Y|M(0[1-9]|1[0-2]))$/ }), year('year', { needed: true }), must('kind', { of: ['Q1', 'H1', 'Q3', 'Y', 'M'] }),
  date('opens', { needed: true }), date('ends', { needed: true }),
];
const quoted = [must('clause'), must('quote'), must('source', { form: /^00[0-4]$/ }), whole('line', { needed: true, least: 1 })];

/** Files of each plan's folder. */
export const PLAN_SHAPES: Shape[] = [
  {
    table: 'registry_targets', file: 'targets.csv', key: ['id'],
    cells: [
      must('id', { form: KEBAB }), must('target', { form: KEBAB }), must('plan', { ids: 'registry_plans' }), must('area', { of: AREAS }),
      must('indicator', { ids: 'registry_indicators' }), must('scope', { of: ['province', 'department'] }), text('part', { form: PART }),
      must('relation', { of: ['level', 'reduction', 'increase-per-year', 'count', 'rank', 'better-than-year', 'period-mean'] }),
      must('comparator', { of: ['>=', '>', '<=', '<', '=', 'range'] }), number('value', { least: 0 }), number('value_max', { least: 0 }),
      must('unit', { form: KEBAB }), text('baseline', { form: /^(\d{4}(-\d{4})?)?$/ }), year('due', { needed: true }), must('path', { of: ['ramp', 'step', 'maintain'] }),
      text('condition'), ...quoted, text('same_as', { ids: 'registry_targets' }), must('short_vi'), must('short_en'), text('note'),
    ],
  },
  {
    table: 'registry_milestones', file: 'milestones.csv', key: ['id'],
    cells: [
      must('id', { form: KEBAB }), must('plan', { ids: 'registry_plans' }), must('area', { of: AREAS }), must('due', { form: /^\d{4}(-\d\d-\d\d)?$/ }),
      ...quoted, text('lead'), must('short_vi'), must('short_en'), text('note'),
    ],
  },
  {
    table: 'registry_activities', file: 'activities.csv', key: ['id'],
    cells: [
      must('id', { form: KEBAB }), must('plan', { ids: 'registry_plans' }), must('area', { of: AREAS }), text('row'), text('objective'), text('task'), text('activity'),
      text('output'), text('lead'), text('coordinating'), text('time'), date('starts'), date('due'),
      text('recurs', { of: ['', 'once', 'yearly', 'half-yearly', 'quarterly', 'monthly', 'continuous', 'span', 'as-needed'] }),
      number('budget_million_vnd', { least: 0 }), must('source', { form: /^00[0-4]$/ }), whole('line', { needed: true, least: 1 }), text('note'),
    ],
  },
];

/** Files of the data folder; those of `demo` may also stand in data/demo. */
export const SHARED_SHAPES: Shape[] = [
  {
    table: 'registry_indicators', file: 'indicators.csv', key: ['id'],
    cells: [
      must('id', { form: KEBAB }), must('name_vi'), must('name_en'), must('kind', { of: ['share', 'count', 'money', 'survey', 'rank', 'done'] }),
      must('timing', { of: ['stock', 'flow', 'survey'] }), must('unit', { form: KEBAB }), must('better', { of: ['up', 'down'] }), number('rounding', { needed: true, least: 0 }),
      must('owed_by', { form: /^(department|agency|office|unit|district|commune|lead)( (department|agency|office|unit|district|commune|lead))*$/ }),
      must('reports', { form: /^((Q1 H1 Q3 Y|H1 Y|Y)( M)?|M)$/ }), must('lead', { form: KEBAB }), must('numerator_vi'), must('numerator_en'),
      text('denominator_vi'), text('denominator_en'), text('definition_vi'), text('definition_en'),
    ],
  },
  {
    table: 'registry_baselines', file: 'baselines.csv', key: ['indicator', 'territory', 'part', 'year'],
    cells: [
      must('indicator', { ids: 'registry_indicators' }), must('territory', { form: KEBAB }), text('part', { form: PART }), year('year', { needed: true }), number('value'),
      text('document'), date('known'), text('note'),
    ],
  },
  {
    table: 'registry_agencies', file: 'agencies.csv', key: ['id', 'valid_from'],
    cells: [
      must('id', { form: KEBAB }), must('name_vi'), must('name_en'), text('short_vi'), must('kind', { of: AGENCY_KINDS }), must('level', { of: LEVELS }),
      must('province', { form: KEBAB }), must('territory', { form: KEBAB }), must('office', { form: /^[a-z0-9-]+( [a-z0-9-]+)*$/ }), text('parent', { ids: 'registry_agencies' }),
      date('valid_from'), date('valid_to'), text('document'), must('certainty', { of: CERTAINTY }), text('printed'), text('note'),
    ],
  },
  {
    table: 'registry_succession', file: 'succession.csv', key: ['predecessor', 'successor'],
    cells: [
      must('predecessor', { ids: 'registry_agencies' }), text('successor', { ids: 'registry_agencies' }), must('kind', { of: ['merge', 'split', 'rename', 'end', 'carry-on'] }),
      date('operates_from'), date('decided'), text('document'), number('share', { least: 0 }), must('certainty', { of: CERTAINTY }), text('note'),
    ],
  },
  {
    table: 'registry_breaks', file: 'breaks.csv', key: ['territory', 'indicator', 'day'],
    cells: [must('territory', { form: KEBAB }), text('indicator', { ids: 'registry_indicators' }), date('day', { needed: true }), must('words_vi'), must('words_en'), text('document')],
  },
  {
    table: 'registry_holidays', file: 'holidays.csv', key: ['day'],
    cells: [
      date('day', { needed: true }), must('kind', { of: ['off', 'make-up'] }), must('words_vi'), must('words_en'), text('document'),
      must('certainty', { of: ['law', 'lunar', 'unverified'] }),
    ],
  },
  {
    table: 'registry_calendar', file: 'calendar.csv', key: ['report'],
    cells: [...window, date('due', { needed: true }), date('closes', { needed: true }), date('due_printed')],
    written: [...window, date('due', { needed: true }), whole('closes_after', { needed: true, least: 0 })],
  },
];

/** Versions of the method's thresholds, each with the day from which it holds. */
export const RULES: Shape = {
  table: 'registry_rules', file: 'rules.json', key: ['version'],
  cells: [
    must('version', { form: /^\d{4}-\d+$/ }), date('holds_from', { needed: true }), must('document'),
    ...['on_track_pace', 'at_risk_pace', 'tolerance_of_way', 'error_factor', 'most_error_of_way', 'maintain_points', 'least_coverage', 'most_carried', 'few_cases'].map(threshold),
    ...['forecast_points', 'forecast_least', 'forecast_least_yearly'].map((name) => whole(name, { needed: true, least: 3 })),
    ...['forecast_quantile', 'residual_factor'].map(threshold),
    // Versions from before documents were kept lack it.
    text('evidence_for', { form: /^(share|count|money|survey|rank|done|correction)( (share|count|money|survey|rank|done|correction))*$/ }),
  ],
};

/** When each report is reminded of, derived from the calendar: no file of its own. `place` is the step's place on the ladder. */
const LADDER_DAYS: Shape = {
  table: 'registry_ladder', file: 'calendar.csv', key: ['report', 'step'],
  cells: [must('report'), whole('place', { needed: true }), must('step'), must('role'), date('day', { needed: true })],
};

export const PLANS: Shape = {
  table: 'registry_plans', file: 'plan.json', key: ['id'],
  cells: [
    must('id', { form: KEBAB }), must('number'), must('name_vi'), must('name_en'), must('short_vi'), must('short_en'), must('province', { form: KEBAB }),
    must('province_vi'), must('province_en'), must('territory', { form: KEBAB }), must('issuer'), date('signed'), text('signed_as_printed'),
    year('first_year', { needed: true }), year('last_year', { needed: true }), must('sources'), whole('position', { needed: true }),
    text('carried_by_vi'), text('carried_by_en'), date('carried_from'), text('carried_document'), text('note_vi'), text('note_en'),
  ],
};

export const PLAN_AREAS: Shape = {
  table: 'registry_areas', file: 'plan.json', key: ['plan', 'area'],
  cells: [must('plan'), must('area', { of: AREAS }), must('number'), must('name_vi'), must('name_en'), must('lead_vi'), must('lead_en'), whole('position', { needed: true })],
};

export const ALL_SHAPES: Shape[] = [PLANS, PLAN_AREAS, RULES, LADDER_DAYS, ...SHARED_SHAPES, ...PLAN_SHAPES, ...CRITERIA_SHAPES, RESULTS];
