// Who is scored by which set in which period, and each component of a card: points from data, points that people gave, points in force.
import type { Plan } from '../../method/world.ts';
import type { Component, CardRow, CriteriaSet, Scoring, Step } from '../world.ts';
import { lastDayOf, livingOn } from './measured.ts';
import type { Card, Measurer } from './measured.ts';
import { byRule, pointsOf } from './points.ts';
import { daysOf, evidenceOf, saidOf } from './said.ts';

/** A yearly set scores its own year, a monthly one every month of the calendar; the map where it is a province's and the set for provinces, and the living bodies of its kinds but for divisions of a department; where a campaign names bodies, these. */
export function cardsOf(scoring: Scoring, { facts }: Measurer): Card[] {
  const { sets, world } = scoring;
  return sets.flatMap((set) => periodsOf(set, world.calendar).flatMap(({ period, year }) => {
    const lastDay = lastDayOf(facts, set, period);
    const levels = set.levels.split(' ');
    const plans = (world.plans as (Plan & { province?: string })[]).filter((one) => set.territory === '' || set.territory === one.territory);
    return [...Map.groupBy(plans, (plan) => plan.territory)].flatMap(([territory, of]): Card[] => [
      ...(levels.includes('province') && of.some((plan) => plan.province === territory) ? [{ set, period, year, lastDay, scored: territory, kind: 'province', territory }] : []),
      ...livingOn(facts, territory, lastDay).filter((body) => levels.includes(body.kind) && body.level !== 'department').map((body) => ({ set, period, year, lastDay, scored: body.id, kind: body.kind, territory })),
    ]).filter(({ scored }) => isNamed(scoring, set.id, period, scored));
  }));
}

function isNamed(scoring: Scoring, criteria: string, period: string, scored: string): boolean {
  const agencies = daysOf(scoring, criteria, period)?.agencies ?? '';
  return agencies === '' || agencies.split('|').includes(scored);
}

function periodsOf(set: CriteriaSet, calendar: Scoring['world']['calendar']): { period: string; year: number }[] {
  if (set.every === 'year') return [{ period: String(set.year), year: set.year! }];
  return calendar.filter((one) => one.kind === 'M').map((one) => ({ period: one.report, year: one.year }));
}

/** Of each component the version with the latest first day up to the period's last one. */
export function versionsOf({ components, steps }: Scoring, { set, lastDay }: Card): { component: Component; steps: Step[] }[] {
  const held = components.filter((one) => one.criteria === set.id && (one.holds_from ?? '') <= lastDay);
  return [...Map.groupBy(held, (one) => one.component).values()].map((versions) => {
    const component = versions.toSorted((a, b) => ((a.holds_from ?? '') < (b.holds_from ?? '') ? -1 : 1)).at(-1)!;
    return { component, steps: steps.filter((one) => one.criteria === set.id && one.component === component.component && one.holds_from === component.holds_from) };
  });
}

const kindOf = ({ rule }: Component): CardRow['kind'] => (rule === 'bonus' || rule === 'penalty' ? rule : 'inside');

/** A component on a card, `before` left to whoever knows the set before. What does not apply to it was never said nor proven. */
export function rowOf(scoring: Scoring, measurer: Measurer, card: Card, { component, steps }: { component: Component; steps: Step[] }): CardRow {
  const all = saidOf(scoring, card, component.component);
  const isAsked = (component.applies_to === '' || component.applies_to.split(' ').includes(card.kind)) && !all.isExcused;
  const said = isAsked ? all : { ...all, self: null, first: null, final: null, survey: null };
  const evidence = isAsked ? evidenceOf(scoring, card, component) : { asked: 0, given: 0 };
  const measured = isAsked ? measurer.of(card, component, steps) : null;
  const { points: data, measure, state } = pointsOf(component, steps, measured, card.year);
  const given = isAsked ? said.final ?? said.first ?? said.self ?? said.survey ?? data : null;
  const [least, most] = component.rule === 'penalty' ? [-component.max, 0] : [0, component.max];
  const points = given === null ? null : Math.max(least, Math.min(most, given));
  // Left out of the maximum as what does not apply, unless somebody gave points to it.
  const applies = isAsked && !(state === 'not-scored' && points === null);
  const other = component.other_threshold === null || data === null ? null : byRule({ ...component, rule: 'ratio-threshold', threshold: component.other_threshold }, steps, { measure, doneOn: measured?.doneOn ?? null }, card.year);
  return {
    criteria: card.set.id, period: card.period, scored: card.scored, component: component.component, area: scoring.criteria.find((one) => one.criteria === card.set.id && one.criterion === component.criterion)!.area,
    kind: kindOf(component), applies, max: component.max, at_period: measured?.atPeriod || null, measure, numerator: measured?.numerator ?? null, denominator: measured?.denominator ?? null, done_on: measured?.doneOn ?? null, data,
    data_state: isAsked ? state : 'not-applicable', other, self: said.self, first: said.first, final: said.final, survey: said.survey, official: said.official, points,
    lost: points === null || kindOf(component) !== 'inside' ? null : component.max - points, before: null, evidence_asked: evidence.asked, evidence_given: evidence.given,
  };
}
