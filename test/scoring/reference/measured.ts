// What each component of a card is scored on: the figure of its period, the day on which something was done, or what was last published.
import { bodiesAsked, isAlive, isKnownAt, readFacts, reportOf, rulesOn } from '../../method/reference/facts.ts';
import type { Body, Facts, Quantity } from '../../method/reference/facts.ts';
import { isKnown, observe } from '../../method/reference/observations.ts';
import { seriesOf } from '../../method/reference/series.ts';
import type { Series } from '../../method/reference/series.ts';
import { windowsOf } from '../../method/reference/windows.ts';
import type { Windows } from '../../method/reference/windows.ts';
import type { Report, Target } from '../../method/world.ts';
import type { Component, CriteriaSet, Kept, Scoring, Step } from '../world.ts';
import { round9 } from './points.ts';
import type { Measured } from './points.ts';

/** Whom a card is of, and when. */
export interface Card { set: CriteriaSet; period: string; year: number; lastDay: string; scored: string; kind: string; territory: string }
type Figure = Pick<Measured, 'numerator' | 'denominator' | 'value' | 'isDoubtful'>;
/** A quantity with what its windows hold, each worked out once. */
interface Quantified { quantity: Quantity; windows: Windows; series: Series }

export interface Measurer { facts: Facts; of: (card: Card, component: Component, steps: Step[]) => Measured | null }

/** Components measure as targets do: each indicator and part is asked for on the maps that the set is for, in its year. */
export function measurerOf(scoring: Scoring): Measurer {
  const facts = readFacts(withComponents(scoring));
  const known = new Map<string, Quantified>();
  const quantified = (territory: string, indicator: string, part: string): Quantified => {
    const key = [territory, indicator, part].join('\t');
    if (!known.has(key)) {
      const quantity = { territory, part, indicator: facts.world.indicators.find((one) => one.id === indicator)! };
      known.set(key, { quantity, windows: windowsOf(facts, quantity), series: seriesOf(facts, quantity) });
    }
    return known.get(key)!;
  };
  const of = (card: Card, component: Component, steps: Step[]): Measured | null => {
    if (component.indicator === '' && component.subject === '') return null;
    const last = component.reading === 'snapshot' ? lastPublished(scoring, card) : [];
    if (last.length > 0) return published(last, component);
    if (component.subject !== '') return doneOf(scoring, component.subject);
    const options = component.rule === 'survey' ? steps.filter((step) => step.option !== '') : [];
    const parts = (options.length > 0 ? options.map((step) => step.option) : [component.part]).map((part) => quantified(card.territory, component.indicator, part));
    const held = windowsIn(facts, card, parts[0]!.quantity).flatMap(({ atPeriod, figureOf }): Measured[] => {
      const figures = parts.map(figureOf);
      if (!figures.every((figure) => figure !== null)) return [];
      return [options.length > 0 ? weighted(figures, options, atPeriod) : { ...figures[0]!, doneOn: null, atPeriod }];
    });
    return held.find(({ isDoubtful }) => !isDoubtful) ?? held[0] ?? null;
  };
  return { facts, of };
}

function weighted(figures: Figure[], options: Step[], atPeriod: string): Measured {
  const numerator = figures.reduce((total, figure, at) => total + options[at]!.points * figure.value!, 0);
  return { numerator, denominator: figures.reduce((total, figure) => total + figure.value!, 0), value: null, isDoubtful: figures.some((figure) => figure.isDoubtful), doneOn: null, atPeriod };
}

/** The windows of a period, the latest first: the year's own, then its quarters; a month alone. */
function windowsIn(facts: Facts, card: Card, { indicator }: Quantity): { atPeriod: string; figureOf: (one: Quantified) => Figure | null }[] {
  const body = facts.bodies.find((one) => one.id === card.scored) ?? null;
  if (card.set.every === 'month') {
    const report = facts.world.calendar.find((one) => one.report === card.period)!;
    return [{ atPeriod: card.period, figureOf: ({ quantity }) => (body ? statedIn(facts, quantity, body, report) : monthOf(facts, quantity, report)) }];
  }
  const quarters = [4, 3, 2, 1].map((quarter) => 4 * card.year + quarter);
  const isFlow = indicator.timing === 'flow';
  return [
    ...(isFlow ? [{ atPeriod: `${card.year}Y`, figureOf: ({ quantity, windows, series }: Quantified) => (body ? plain(quantity, windows.year(body, card.year)) : plain(quantity, said(series.years.get(card.year), quantity))) }] : []),
    ...quarters.map((q) => ({
      atPeriod: q === quarters[0] && !isFlow ? `${card.year}Y` : `${card.year}Q${q - 4 * card.year}`,
      figureOf: ({ quantity, windows, series }: Quantified) => (body ? quarterOf(quantity, windows, body, q) : plain(quantity, said(series.byQ.get(q), quantity))),
    })),
  ];
}

/** Counts and money of a flow: the last four quarters together, where each window that is asked for has a figure. */
function quarterOf(quantity: Quantity, windows: Windows, body: Body, q: number): Figure | null {
  const { kind, timing, reports } = quantity.indicator;
  if (timing !== 'flow' || (kind !== 'count' && kind !== 'money')) return plain(quantity, windows.quarter(body, q));
  const asks = (one: number): boolean => reports.split(' ').includes((['Q1', 'H1', 'Q3', 'Y'] as const)[(one - 1) % 4]!);
  if (!asks(q)) return null;
  const figures = [q - 3, q - 2, q - 1, q].filter(asks).map((one) => plain(quantity, windows.quarter(body, one)));
  return figures.every((figure) => figure !== null) ? { numerator: null, denominator: null, value: figures.reduce((total, figure) => total + figure.value!, 0), isDoubtful: false } : null;
}

interface Said { numerator: number | null; denominator: number | null; value: number | null; isDoubtful?: boolean }
function said(point: { numerator: number | null; denominator: number | null; actual: number | null; problem: string; agencies: number } | undefined, { indicator }: Quantity): Said | null {
  if (!point || point.agencies === 0) return null;
  const isShare = indicator.kind === 'share';
  return { numerator: isShare ? point.numerator : null, denominator: isShare ? point.denominator : null, value: isShare ? null : point.actual, isDoubtful: point.problem !== '' };
}

/** A share has numerator and denominator, everything else a value; what lacks it is nothing, unless it is not to be combined. */
function plain({ indicator }: Quantity, figure: Said | null): Figure | null {
  if (!figure) return null;
  const isShare = indicator.kind === 'share';
  const { numerator, denominator, value, isDoubtful = false } = figure;
  if (!isDoubtful && (isShare ? numerator === null || denominator === null : value === null)) return null;
  return { numerator: isShare ? numerator : null, denominator: isShare ? denominator : null, value: isShare ? null : value, isDoubtful };
}

function statedIn(facts: Facts, quantity: Quantity, body: Body, report: Report): Figure | null {
  const seen = observe(facts, body, report, quantity);
  return seen.state === 'stated' && isKnown(seen.figure, quantity.indicator) ? plain(quantity, seen.figure) : null;
}

/** A month over the map: sums, a survey weighted by sample; too few of the bodies that owe it are no figure to score on. */
function monthOf(facts: Facts, quantity: Quantity, report: Report): Figure | null {
  const asked = bodiesAsked(facts, quantity, report).filter((body) => observe(facts, body, report, quantity).state !== 'not-applicable');
  const figures = asked.flatMap((body) => {
    const seen = observe(facts, body, report, quantity);
    return seen.state === 'stated' && isKnown(seen.figure, quantity.indicator) ? [seen.figure] : [];
  });
  if (figures.length === 0) return null;
  const { kind } = quantity.indicator;
  const sum = (of: (figure: (typeof figures)[number]) => number): number => figures.reduce((total, figure) => total + of(figure), 0);
  const isLow = round9(figures.length / asked.length) < rulesOn(facts, report.ends).least_coverage;
  if (kind === 'share') return { numerator: sum((one) => one.numerator!), denominator: sum((one) => one.denominator!), value: null, isDoubtful: isLow };
  if (figures.length === 1 || (kind !== 'survey' && kind !== 'rank')) return { numerator: null, denominator: null, value: sum((one) => one.value!), isDoubtful: isLow };
  const isWeighed = kind === 'survey' && figures.every((one) => one.sample !== null);
  return { numerator: null, denominator: null, value: isWeighed ? sum((one) => one.value! * one.sample!) / sum((one) => one.sample!) : null, isDoubtful: isLow || !isWeighed };
}

interface Proof { subject: string; state: string; done_on: string | null; proved_at: string; seq: number }
/** Done is 1, reported and not done 0; of what nobody reported nothing is known. */
function doneOf({ world }: Scoring, subject: string): Measured | null {
  const proofs = ((world.also?.proofs ?? []) as Proof[]).filter((one) => one.subject === subject && isKnownAt(one.proved_at, world.as_of)).sort((a, b) => a.seq - b.seq);
  const last = proofs.at(-1);
  if (!last || last.state === '') return null;
  const isDone = last.state === 'done';
  return { numerator: null, denominator: null, value: isDone ? 1 : 0, doneOn: isDone ? last.done_on : null, atPeriod: '', isDoubtful: false };
}

/** What a card was scored on when it was last published; nothing before the first time, when the live figures stand. */
function lastPublished({ world, kept }: Scoring, { set, period, scored }: Card): Kept[] {
  const rows = kept.filter((one) => one.criteria === set.id && one.period === period && one.scored === scored && isKnownAt(one.published_at, world.as_of));
  const seq = Math.max(...rows.map((one) => one.seq));
  return rows.filter((one) => one.seq === seq);
}

function published(rows: Kept[], { component }: Component): Measured | null {
  const row = rows.find((one) => one.component === component);
  return row ? { numerator: row.numerator, denominator: row.denominator, value: row.value, doneOn: row.done_on, atPeriod: row.at_period ?? '', isDoubtful: false } : null;
}

/** The world, with a page for each quantity that a component or an option measures. */
function withComponents({ world, sets, components, steps }: Scoring): Scoring['world'] {
  const plans = sets.flatMap((set) => world.plans.filter((plan) => set.territory === '' || set.territory === plan.territory).map((plan) => ({
    ...plan, id: `${set.id}/${plan.id}`, first_year: set.year ?? plan.first_year, last_year: set.year ?? 9999,
  })));
  const targets = plans.flatMap((plan) => components.filter((one) => one.indicator !== '' && plan.id.startsWith(`${one.criteria}/`)).flatMap((one): Target[] => {
    const options = steps.filter((step) => step.criteria === one.criteria && step.component === one.component && step.option !== '').map((step) => step.option);
    return (options.length > 0 ? options : [one.part]).map((part): Target => ({
      id: `${plan.id}/${one.indicator}/${part}`, target: `${plan.id}/${one.indicator}/${part}`, plan: plan.id, indicator: one.indicator, scope: 'province', part, relation: 'level', comparator: '>=', value: 0, value_max: null, baseline: '',
      due: plan.first_year, path: 'maintain', source: '000', line: 1,
    }));
  }));
  return { ...world, plans: [...world.plans, ...plans], targets: [...world.targets, ...targets] };
}

/** The bodies of a map that live on a day. */
export const livingOn = (facts: Facts, territory: string, day: string): Body[] => facts.bodies.filter((body) => body.territory === territory && isAlive(body, day));
/** The last day of a reform year, or of a month. */
export function lastDayOf(facts: Facts, set: CriteriaSet, period: string): string {
  if (set.every === 'month') return facts.world.calendar.find((one) => one.report === period)!.ends;
  return reportOf(facts, set.year!, 'Y')?.ends ?? `${set.year}-12-14`;
}
