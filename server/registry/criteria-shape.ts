// The columns of the files of a criteria set, and of the published results.
import { date, KEBAB, must, number, PART, text, whole, year } from './cell.ts';
import type { Shape } from './cell.ts';

const RULES_OF_POINTS = ['ratio', 'ratio-floor', 'ratio-threshold', 'steps', 'count', 'deduction', 'survey', 'index', 'bonus', 'penalty', 'none'] as const;
/** The rules whose points lie outside the total. */
export const OUTSIDE: readonly string[] = ['bonus', 'penalty'];
/** Kinds of body that a set may score: `province` is the map itself. */
const SCORED_KINDS = ['province', 'department', 'agency', 'office', 'unit', 'district', 'commune'] as const;

const CODE = /^[0-9]+[a-z]?(\.[0-9]+[a-z]?)*$/;
/** A day that every year has; with + one of the next year. */
const DAY_OF_YEAR = /^\+?((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/;
const SCORED = new RegExp(`^(${SCORED_KINDS.join('|')})( (${SCORED_KINDS.join('|')}))*$`);

/** One set: what set.json says of it. Caps are on the sums outside the total; no cap where they are empty. */
export const CRITERIA_SETS: Shape = {
  table: 'registry_criteria_sets', file: 'set.json', key: ['id'],
  cells: [
    must('id', { form: KEBAB }), must('family', { form: KEBAB }), text('follows', { ids: 'registry_criteria_sets' }), must('name_vi'), must('name_en'), must('short_vi'), must('short_en'),
    must('levels', { form: SCORED }), text('territory', { form: KEBAB }), must('every', { of: ['year', 'month'] }), year('year'),
    must('certainty', { of: ['verified', 'reconstructed', 'illustrative'] }), text('document'), must('source'), number('total', { needed: true, least: 0 }),
    number('bonus_cap', { least: 0 }), number('penalty_cap', { least: 0 }), must('rescale', { of: ['yes', 'no'] }), text('survey_by', { form: KEBAB }),
    whole('position', { needed: true }), text('note_vi'), text('note_en'),
  ],
};

export const CRITERIA_AREAS: Shape = {
  table: 'registry_criteria_areas', file: 'set.json', key: ['criteria', 'area'],
  cells: [must('criteria'), must('area', { form: CODE }), must('name_vi'), must('name_en'), whole('position', { needed: true })],
};

/** `least`: of the index, 0 to 100. */
export const CRITERIA_CLASSES: Shape = {
  table: 'registry_criteria_classes', file: 'set.json', key: ['criteria', 'class'],
  cells: [must('criteria'), must('class', { form: KEBAB }), must('name_vi'), must('name_en'), number('least', { needed: true, least: 0 })],
};

/** CSV files of each set's folder. */
export const CRITERIA_FILES: Shape[] = [
  {
    table: 'registry_criteria', file: 'criteria.csv', key: ['criteria', 'criterion'],
    cells: [
      must('criteria', { ids: 'registry_criteria_sets' }), must('criterion', { form: CODE }), must('area', { form: CODE }), whole('position', { needed: true, least: 1 }),
      must('name_vi'), must('name_en'),
    ],
  },
  {
    // The row with the latest `holds_from` up to the period's last day counts.
    table: 'registry_components', file: 'components.csv', key: ['criteria', 'component', 'holds_from'],
    cells: [
      must('criteria', { ids: 'registry_criteria_sets' }), must('component', { form: CODE }), must('criterion', { form: CODE }), whole('position', { needed: true, least: 1 }),
      date('holds_from'), must('name_vi'), must('name_en'), number('max', { needed: true, least: 0 }), must('mode', { of: ['self', 'survey', 'appraised'] }),
      must('rule', { of: RULES_OF_POINTS }), text('indicator', { ids: 'registry_indicators' }), text('part', { form: PART }), text('subject', { form: KEBAB }),
      must('reading', { of: ['live', 'snapshot'] }), number('threshold', { least: 0 }), number('floor', { least: 0 }), number('each', { least: 0 }),
      must('zero', { of: ['full', 'none', 'not-scored'] }), number('other_threshold', { least: 0 }), text('applies_to', { form: SCORED }), text('lead', { form: KEBAB }),
      text('evidence'), must('certainty', { of: ['verified', 'reconstructed', 'unverified', 'illustrative'] }), text('words'), text('source'), text('note'),
    ],
  },
  {
    // Half-open [least, below); `by` a day of the period's year, with + of the next one.
    table: 'registry_component_steps', file: 'steps.csv', key: ['criteria', 'component', 'holds_from', 'position'],
    cells: [
      must('criteria', { ids: 'registry_criteria_sets' }), must('component', { form: CODE }), date('holds_from'), whole('position', { needed: true, least: 1 }),
      number('least'), number('below'), text('by', { form: DAY_OF_YEAR }), text('option', { form: PART }),
      number('points', { needed: true, least: 0 }), text('words_vi'), text('words_en'),
    ],
  },
];

/** What was published of a map, or of the nation, about a year. */
export const RESULTS: Shape = {
  table: 'registry_results', file: 'results.csv', key: ['index', 'territory', 'year'],
  cells: [
    must('index', { form: KEBAB }), must('territory', { form: KEBAB }), year('year', { needed: true }), number('score', { least: 0 }), whole('rank', { least: 1 }),
    whole('ranked_of', { least: 1 }), text('document'), must('source'), must('certainty', { of: ['verified', 'unverified', 'illustrative'] }), text('note'),
  ],
};

export const CRITERIA_SHAPES: Shape[] = [CRITERIA_SETS, CRITERIA_AREAS, CRITERIA_CLASSES, ...CRITERIA_FILES];
