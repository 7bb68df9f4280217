// Points and cards once more, from the rules alone: plain, slow, and sharing nothing with the SQL.
import { rulesOn } from '../method/reference/facts.ts';
import { byRule } from './reference/points.ts';
import { cardsOf, rowOf, versionsOf } from './reference/cards.ts';
import { measurerOf } from './reference/measured.ts';
import { saidOf, stageOf } from './reference/said.ts';
import { areasOf, classOf, isRanked, rank, totalOf } from './reference/totals.ts';
import type { Scored } from './reference/totals.ts';
import type { Scores, Scoring } from './world.ts';

/** Every card with its components, totals and areas. */
export function score(scoring: Scoring): Scores {
  const measurer = measurerOf(scoring);
  const cards = cardsOf(scoring, measurer).map((card): Scored => {
    const versions = versionsOf(scoring, card);
    const modes = new Map(versions.map(({ component }) => [component.component, component.mode]));
    return {
      card, rows: versions.map((version) => rowOf(scoring, measurer, card, version)), modeOf: (component) => modes.get(component)!, official: saidOf(scoring, card, '').official,
      stage: stageOf(scoring, card.set.id, card.period),
    };
  });
  const placed = cards.map((one) => {
    const total = totalOf(one);
    return { total, territory: one.card.territory, isRanked: isRanked(total, rulesOn(measurer.facts, one.card.lastDay).least_coverage) };
  });
  rank(placed);
  for (const [at, { total, isRanked: isClassed }] of placed.entries()) total.class = isClassed ? classOf(total.index!, scoring.classes, cards[at]!.card.set) : null;
  lookBack(cards);
  return { scorecard: cards.flatMap(({ rows }) => rows), scorecards: placed.map(({ total }) => total), score_areas: cards.flatMap((one) => areasOf(one, isChanged(cards, one))) };
}

/** What the same body had in the set that this one follows. */
function lookBack(cards: Scored[]): void {
  for (const { card, rows } of cards) {
    const before = card.set.follows === '' ? -1 : cards.findIndex((one) => one.card.set.id === card.set.follows && one.card.scored === card.scored);
    if (before < 0 || card.set.every === 'month') continue;
    for (const row of rows) row.before = cards[before]!.rows.find((one) => one.component === row.component)?.points ?? null;
  }
}

/** Another set scored the same body the period before. */
function isChanged(cards: Scored[], { card }: Scored): boolean {
  return card.set.every === 'year' && cards.some((one) => one.card.set.family === card.set.family && one.card.scored === card.scored && one.card.set.id !== card.set.id && one.card.year < card.year);
}

/** Points of a component at another measure, as far as its rule says. */
export function supposed(scoring: Scoring, { criteria, period, scored, component }: { criteria: string; period: string; scored: string; component: string }, measure: number): number | null {
  const measurer = measurerOf(scoring);
  const card = cardsOf(scoring, measurer).find((one) => one.set.id === criteria && one.period === period && one.scored === scored)!;
  const version = versionsOf(scoring, card).find((one) => one.component.component === component)!;
  return byRule(version.component, version.steps, { measure, doneOn: measurer.of(card, version.component, version.steps)?.doneOn ?? null }, card.year);
}
