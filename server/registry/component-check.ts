// Components whose rule does not fit what it is given, and steps that contradict each other.
import type { CriteriaSet, Says } from './criteria-check.ts';
import { OUTSIDE } from './criteria-shape.ts';
import type { Registry, Row } from './read.ts';

/** What a rule reads and needs. `kinds`: of the indicator, none where people alone say; `may`: it does without one; `needs`, `takes`: numbers. */
interface Form { kinds: readonly string[]; may?: boolean; needs?: string[]; takes?: string[] }

const AMOUNTS = ['count', 'money', 'done'];
const FORMS: Record<string, Form> = {
  'ratio': { kinds: ['share'], takes: ['other_threshold'] },
  'ratio-floor': { kinds: ['share'], needs: ['floor'], takes: ['other_threshold'] },
  'ratio-threshold': { kinds: ['share'], needs: ['threshold'], takes: ['other_threshold'] },
  'steps': { kinds: ['share', 'survey', 'rank', ...AMOUNTS], may: true },
  'count': { kinds: AMOUNTS, needs: ['each'] },
  'deduction': { kinds: AMOUNTS, needs: ['each'] },
  'survey': { kinds: ['survey', 'count'] },
  'index': { kinds: ['survey', 'count', 'rank'], takes: ['threshold'] },
  'bonus': { kinds: AMOUNTS, may: true, takes: ['each'] },
  'penalty': { kinds: AMOUNTS, may: true, takes: ['each'] },
  'none': { kinds: [], may: true },
};
const NUMBERS = ['threshold', 'floor', 'each', 'other_threshold'];

/** Names what is wrong with each component of a set and with its steps. */
export function componentProblems(set: CriteriaSet, registry: Registry, says: Says): void {
  const rows = (table: string): Row[] => registry.tables.get(table) ?? [];
  const indicators = new Map(rows('registry_indicators').map(({ cells }) => [cells.id, cells]));
  const maps = new Map(rows('registry_plans').map(({ cells }) => [cells.id, cells.territory]));
  const subjects = new Map([...rows('registry_milestones'), ...rows('registry_activities')].map(({ cells }) => [cells.id, maps.get(cells.plan ?? '')]));
  const first = new Map<unknown, Row>();
  for (const row of set.components) {
    const { component, rule } = row.cells;
    const steps = set.steps.filter(({ cells }) => cells.component === component && cells.holds_from === row.cells.holds_from);
    const kind = indicators.get(row.cells.indicator ?? '')?.kind;
    wrongNumbers(row, kind ? String(kind) : '', says);
    wrongSource(row, indicators, subjects, set, says);
    wrongReach(row, set, says);
    if (rule === 'steps' || rule === 'survey') wrongSteps(row, steps, kind ? String(kind) : '', says);
    else for (const step of steps) says(step, 'component', `The rule “${String(rule)}” has no steps.`, 'Remove the row, or let the component have the rule steps or survey.');
    const earlier = first.get(component);
    if (!earlier) first.set(component, row);
    else if (earlier.cells.criterion !== row.cells.criterion || outside(earlier) !== outside(row)) {
      says(row, 'criterion', `Component ${String(component)} stands elsewhere in row ${earlier.at}.`, 'Versions of a component keep their criterion, and stay inside or outside the total.');
    }
  }
}

const outside = (row: Row): string => (OUTSIDE.includes(String(row.cells.rule)) ? String(row.cells.rule) : '');

function wrongNumbers(row: Row, kind: string, says: Says): void {
  const { rule, indicator } = row.cells;
  const form = FORMS[String(rule ?? '')];
  if (!form) return;
  const needs = [...(form.needs ?? []), ...(OUTSIDE.includes(String(rule)) && indicator ? ['each'] : [])];
  for (const name of NUMBERS) {
    const value = row.cells[name] ?? null;
    if (value === null && needs.includes(name)) says(row, name, `The rule “${String(rule)}” needs it.`, 'Give the number of the document.');
    if (value === null) continue;
    if (!needs.includes(name) && !form.takes?.includes(name)) says(row, name, `The rule “${String(rule)}” does not use it.`, 'Leave it empty, or take the rule that does.');
    else if (Number(value) <= 0) says(row, name, `${String(value)} is not above 0.`, 'Give it as a number above 0.');
    else if (Number(value) > 100 && kind === 'share' && name !== 'each') says(row, name, `${String(value)} is more than 100 %.`, 'Give it in percent.');
  }
}

/** The figure behind the points: of a kind that the rule can read, reported for the period of the set. */
function wrongSource(row: Row, indicators: Map<unknown, Row['cells']>, subjects: Map<unknown, unknown>, set: CriteriaSet, says: Says): void {
  const { rule, indicator, part, subject } = row.cells;
  const form = FORMS[String(rule ?? '')];
  const { every, territory } = set.row.cells;
  if (!form) return;
  if (indicator && subject) says(row, 'subject', 'The component has an indicator and a subject.', 'One of them gives the points; leave the other empty.');
  if (part && !indicator) says(row, 'part', 'A part needs its indicator.', 'Name the indicator, or leave the part empty.');
  if (!indicator && !subject && !form.may) says(row, 'indicator', `The rule “${String(rule)}” needs an indicator.`, `Take one of the kind ${form.kinds.join(', ')}, or the rule none.`);
  if (subject && rule !== 'steps') says(row, 'subject', 'A day of completion is read by steps alone.', 'Take the rule steps, with the days in steps.csv.');
  if (subject && !subjects.has(subject)) says(row, 'subject', `“${String(subject)}” is no activity and no milestone.`, 'Take an id of activities.csv or milestones.csv.');
  else if (subject && territory && subjects.get(subject) !== territory) says(row, 'subject', `“${String(subject)}” is of the map ${String(subjects.get(subject))}.`, `Take one of a plan of ${String(territory)}.`);
  const measured = indicators.get(indicator);
  if (!measured) return;
  if (!form.kinds.includes(String(measured.kind))) says(row, 'rule', `“${String(rule)}” cannot read ${String(indicator)}, a ${String(measured.kind)}.`, form.kinds.length === 0 ? 'Leave the indicator empty, or take a rule that reads it.' : `Take an indicator of the kind ${form.kinds.join(', ')}.`);
  const reports = String(measured.reports ?? '').split(' ');
  if (every === 'month' && !reports.includes('M')) says(row, 'indicator', `${String(indicator)} is not reported by month.`, 'Take one whose reports hold M.');
  if (every === 'year' && reports.join() === 'M') says(row, 'indicator', `${String(indicator)} is reported by month alone.`, 'Take one that is reported by year.');
}

/** Whom it applies to, who enters it, when it begins, what it asks for. */
function wrongReach(row: Row, set: CriteriaSet, says: Says): void {
  const { mode, applies_to: applies, holds_from: from, evidence, other_threshold: other, threshold } = row.cells;
  const { levels, survey_by: by, year } = set.row.cells;
  const known = String(levels ?? '').split(' ');
  const strange = String(applies ?? '').split(' ').filter((kind) => kind !== '' && !known.includes(kind));
  if (strange.length > 0) says(row, 'applies_to', `The set does not score ${strange.join(', ')}.`, `Its levels are: ${known.join(', ')}.`);
  if (mode === 'survey' && !by) says(row, 'mode', 'The set does not say who enters surveys.', 'Give survey_by in set.json.');
  if (mode === 'survey' && outside(row)) says(row, 'mode', `A ${outside(row)} is not surveyed.`, 'Take self or appraised.');
  if (from && year !== null && String(from) > `${String(year)}-12-14`) says(row, 'holds_from', `${String(from)} is after the reform year ${String(year)}.`, 'A version holds from a day up to 14 December; a later one belongs to the next set.');
  if (evidence && String(evidence).split('|').some((slot) => slot.trim() === '')) says(row, 'evidence', 'A slot has no name.', 'Write the documents as “Kế hoạch | Báo cáo”.');
  if (other !== null && other === (threshold ?? 100)) says(row, 'other_threshold', `${String(other)} is the reading of the rule itself.`, 'Leave it empty where the sources agree.');
}

function wrongSteps(row: Row, steps: Row[], kind: string, says: Says): void {
  const { rule, max, indicator, subject, component } = row.cells;
  const isSurvey = rule === 'survey';
  if (steps.length === 0 && rule === 'steps') says(row, 'rule', `Component ${String(component)} has no steps.`, 'Write them in steps.csv, under the same component and holds_from.');
  if (isSurvey && kind === 'count' && steps.length === 0) says(row, 'rule', 'Answers that are counted need their weights.', 'Write each answer in steps.csv, with its option.');
  if (isSurvey && kind === 'survey' && steps.length > 0) says(row, 'indicator', 'Answers are counted, one part for each.', 'Take an indicator of the kind count, or remove the steps.');
  for (const step of steps) {
    const { least, below, by, option, points } = step.cells;
    const band = least !== null || below !== null;
    const most = isSurvey ? 1 : Number(max);
    if (points !== null && max !== null && Number(points) > most) says(step, 'points', `${String(points)} is more than ${isSurvey ? 'the weight 1' : `the maximum, ${String(max)}`}.`, isSurvey ? 'Weights go from 0 to 1.' : 'Compare both with the document.');
    if (least !== null && below !== null && Number(least) >= Number(below)) says(step, 'below', `${String(below)} is not above ${String(least)}.`, 'A band begins at least and ends under below.');
    if (isSurvey !== Boolean(option)) says(step, 'option', isSurvey ? 'An answer needs its option.' : 'Only answers of a survey have an option.', isSurvey ? 'Name the part that counts it, as option=hai-long.' : 'Leave it empty.');
    if (band && (isSurvey || !indicator)) says(step, 'least', isSurvey ? 'An answer has no band.' : 'There is no figure to hold the band against.', isSurvey ? 'Leave least and below empty.' : 'Name an indicator, or leave least and below empty and say the step in words.');
    if (by && !subject) says(step, 'by', 'There is no day of completion to hold it against.', 'Name an activity or a milestone as subject.');
    if (!indicator && !subject && !step.cells.words_vi) says(step, 'words_vi', 'A step that a person chooses needs its words.', 'Say what it stands for, in both languages.');
  }
  wrongOrder(steps, says);
}

/** Bands in order and apart, later days with fewer points, each answer once. */
function wrongOrder(steps: Row[], says: Says): void {
  const edge = (row: Row, name: string, open: number): number => Number(row.cells[name] ?? open);
  const bands = steps.filter(({ cells }) => cells.least !== null || cells.below !== null);
  const overlap = (a: Row, b: Row): boolean => a.cells.by === b.cells.by && edge(a, 'least', -Infinity) < edge(b, 'below', Infinity) && edge(b, 'least', -Infinity) < edge(a, 'below', Infinity);
  bands.forEach((row, place) => {
    const twice = bands.slice(0, place).find((other) => overlap(other, row));
    if (twice) says(row, 'least', `The band overlaps that of row ${twice.at}.`, 'Let one band end where the next begins.');
  });
  const ways = new Set(bands.slice(1).map((row, place) => Math.sign(edge(row, 'least', -Infinity) - edge(bands[place]!, 'least', -Infinity))));
  if (ways.has(1) && ways.has(-1)) says(bands[0]!, 'position', 'The bands are in no order.', 'Put them from the highest to the lowest, or the other way round.');
  const days = steps.filter(({ cells }) => cells.by).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  days.forEach((row, place) => {
    const before = days[place - 1];
    if (before && bands.length === 0 && (dayOf(before) === dayOf(row) || Number(row.cells.points) >= Number(before.cells.points))) says(row, 'by', `${String(row.cells.by)} gives no fewer points than ${String(before.cells.by)}.`, 'A later day is worth less than an earlier one.');
  });
  const options = steps.map(({ cells }) => String(cells.option ?? '')).filter(Boolean);
  steps.forEach((row) => {
    const option = String(row.cells.option ?? '');
    if (option && options.indexOf(option) !== options.lastIndexOf(option) && steps.findLast(({ cells }) => cells.option === option) === row) says(row, 'option', `“${option}” stands twice.`, 'Give each answer one weight.');
    else if (option && option.split('=')[0] !== options[0]!.split('=')[0]) says(row, 'option', `“${option}” is of another dimension than “${options[0]!}”.`, 'The answers of a question share the word before =.');
  });
}

/** A day of the period's year before one of the next. */
function dayOf(row: Row): string {
  const by = String(row.cells.by);
  return by.startsWith('+') ? by : ` ${by}`;
}
