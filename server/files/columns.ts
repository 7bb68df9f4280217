// The columns of the worksheets: of target pages, of the quarters of one, of its bodies, of milestones.
import type { Row } from '../../queries/types.ts';
import type { Held } from '../../client/format.ts';
import { quarterLabel, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { answersFor, goalOf, partOf } from '../../client/parts/figures.ts';
import { mayChangeOf, whyOf } from '../../client/parts/why.ts';
import type { Facts } from './facts.ts';
import { cases, level, number, text, whole } from './sheet.ts';
import type { Column } from './sheet.ts';

type Target = Row<'targets'>;
type Milestone = Row<'target'> & { unit: string; short: string; code: string };
type Quarter = Row<'trend'> & { unit: string };
type Body = Row<'breakdown'> & { unit: string };

const held = (row: { goal: number | null; goal_max: number | null; comparator: string | null; rounding: number }): Held => ({ goal: row.goal, goalMax: row.goal_max, comparator: row.comparator, step: row.rounding });

/** One row a target page, one kind of thing a column. */
export function tidyTargets({ say, lang }: Facts): Column<Target>[] {
  const head = (name: string): string => say(`files:column.${name}`);
  return [
    text(head('code'), 8, (row) => row.code), text(head('target'), 44, (row) => named(row, 'short', lang)), text(head('page'), 26, (row) => row.target),
    text(head('area'), 22, (row) => `${row.area_number}. ${say(`terms:areaShort.${row.area}`)}`), text(head('lead'), 26, (row) => answersFor(row, lang)), text(head('part'), 14, (row) => partOf(row, say) || null),
    text(head('unit'), 11, (row) => say(`terms:unit.${row.unit}`)), text(head('better'), 20, (row) => say(`terms:better.${row.better}`)),
    number<Target>(head('actual'), (row) => row.actual, held), cases(head('numerator'), (row) => row.numerator), cases(head('denominator'), (row) => row.denominator), text(head('quarter'), 12, (row) => row.quarter),
    number(head('provisional'), (row) => row.provisional), number(head('baseline'), (row) => row.baseline), number(head('path'), (row) => row.path), number(head('gap'), (row) => row.gap),
    whole(head('due'), (row) => row.due), text(head('comparator'), 11, (row) => row.comparator && say(`files:comparator.${row.comparator}`)), level(head('goal'), (row) => row.goal), level(head('goalMax'), (row) => row.goal_max), number(head('remaining'), (row) => row.remaining),
    text(head('status'), 16, (row) => say(`terms:status.${row.status}`)), text(head('why'), 44, (row) => plain([whyOf(row, lang, say), mayChangeOf(row, lang, say)])),
    number(head('forecast'), (row) => row.forecast), number(head('forecastLow'), (row) => row.forecast_low), number(head('forecastHigh'), (row) => row.forecast_high),
    whole(head('passedDue'), (row) => row.passed_due), level(head('passedGoal'), (row) => row.passed_goal), number(head('passedActual'), (row) => row.passed_actual), text(head('passedStatus'), 16, (row) => row.passed_status && say(`terms:status.${row.passed_status}`)),
    text(head('freshness'), 14, (row) => say(`terms:freshness.${row.freshness}`)), whole(head('reported'), (row) => row.agencies_reported), whole(head('expected'), (row) => row.agencies_expected),
  ];
}

/** What the catalogue shows of a page, in the order in which it is read. */
export function shownTargets({ say, lang }: Facts): Column<Target>[] {
  const head = (name: string): string => say(`files:column.${name}`);
  return [
    text(head('code'), 8, (row) => row.code), text(head('target'), 48, (row) => [named(row, 'short', lang), partOf(row, say)].filter(Boolean).join(', ')),
    number<Target>(head('actual'), (row) => row.actual, held), text(head('unit'), 11, (row) => say(`terms:unit.${row.unit}`)), text(head('period'), 13, (row) => row.quarter && quarterLabel(row.quarter, 'long', lang)),
    text(head('milestone'), 22, (row) => (row.due === null ? null : say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) }))), number(head('gap'), (row) => row.gap),
    text(head('status'), 16, (row) => say(`terms:status.${row.status}`)), text(head('lead'), 28, (row) => answersFor(row, lang)), text(head('note'), 52, (row) => plain([whyOf(row, lang, say), mayChangeOf(row, lang, say)])),
  ];
}

export function quarters({ say, lang }: Facts): Column<Quarter>[] {
  const head = (name: string): string => say(`files:column.${name}`);
  return [
    text(head('quarter'), 11, (row) => row.quarter), text(head('report'), 14, (row) => reportLabel(row.report, lang)), number(head('actual'), (row) => row.actual), cases(head('numerator'), (row) => row.numerator), cases(head('denominator'), (row) => row.denominator),
    number(head('provisional'), (row) => row.provisional), number(head('revised'), (row) => row.revised_from), number(head('path'), (row) => row.path), number(head('pathMax'), (row) => row.path_max), number(head('baseline'), (row) => row.baseline),
    number(head('low'), (row) => row.low), number(head('high'), (row) => row.high), number(head('forecast'), (row) => row.forecast), number(head('forecastLow'), (row) => row.forecast_low), number(head('forecastHigh'), (row) => row.forecast_high),
    text(head('state'), 22, (row) => say(`charts:state.${row.state}`)), whole(head('reported'), (row) => row.agencies_reported), whole(head('expected'), (row) => row.agencies_expected), text(head('break'), 44, (row) => (lang === 'vi' ? row.break_vi : row.break_en)),
  ];
}

export function bodies({ say, lang }: Facts): Column<Body>[] {
  const head = (name: string): string => say(`files:column.${name}`);
  return [
    text(head('body'), 44, (row) => named(row, 'name', lang)), number(head('actual'), (row) => row.actual), cases(head('numerator'), (row) => row.numerator), cases(head('denominator'), (row) => row.denominator), level(head('goal'), (row) => row.goal),
    cases(head('shortfall'), (row) => row.shortfall), number(head('baseline'), (row) => row.baseline), cases(head('last'), (row) => row.last_value), text(head('state'), 22, (row) => say(`charts:state.${row.state}`)),
  ];
}

export function milestones({ say, lang }: Facts): Column<Milestone>[] {
  const head = (name: string): string => say(`files:column.${name}`);
  return [
    text(head('code'), 8, (row) => row.code), text(head('target'), 40, (row) => row.short), text(head('plan'), 26, (row) => named(row, 'plan_short', lang)), whole(head('due'), (row) => row.due), text(head('relation'), 20, (row) => say(`terms:relation.${row.relation}`)),
    text(head('comparator'), 11, (row) => say(`files:comparator.${row.comparator}`)), level(head('goal'), (row) => row.goal), level(head('goalMax'), (row) => row.goal_max), text(head('unit'), 11, (row) => say(`terms:unit.${row.unit}`)),
    { head: head('printed'), width: 11, kind: 'number', of: (row) => row.printed, format: () => 'General' }, number(head('baseline'), (row) => row.baseline), text(head('baselineYear'), 11, (row) => row.baseline_year || null), text(head('status'), 16, (row) => say(`terms:status.${row.status}`)), number<Milestone>(head('judged'), (row) => row.actual, held),
    text(head('inUse'), 12, (row) => say(row.operative ? 'files:yes' : 'files:no')), text(head('clause'), 28, (row) => row.clause), text(head('quote'), 70, (row) => row.quote), text(head('source'), 9, (row) => row.source), whole(head('line'), (row) => row.line, 8),
  ];
}

/** Sentences without the marks that make a part of them bold on a screen. */
function plain(sentences: (string | null)[]): string | null {
  return sentences.filter((one) => one !== null).join(' ').replaceAll('**', '') || null;
}
