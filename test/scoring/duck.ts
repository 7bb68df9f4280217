// Scores a set by the product's own steps: the one file that knows how cards become base tables.
import { OF_A_CARD } from '../../server/engine/moments.ts';
import { narrowedBy } from '../../server/engine/question.ts';
import { Duck } from '../method/duck.ts';
import { steps } from '../method/tables.ts';
import type { World } from '../method/world.ts';
import type { CardId, Scores, Scoring } from './world.ts';

/** Steps that stand as tables, as in the product; those that are made for the cards asked for are written into each question. */
const KEPT = ['cards', 'scores', 'marks', 'tallies', 'stands', 'rounds', 'owners', 'rules'];

/** The world with all that criteria sets add to it, under the names of their tables. */
export function tabled({ world, sets, areas, classes, criteria, components, steps, said, campaigns, kept }: Scoring): World {
  return {
    ...world,
    also: {
      ...world.also, registry_criteria_sets: sets, registry_criteria_areas: areas, registry_criteria_classes: classes, registry_criteria: criteria, registry_components: components, registry_component_steps: steps, score_steps: said,
      campaign_steps: campaigns, snapshot_tallies: kept,
    },
  };
}

/** A database that holds one set of cards at a time. */
export class Board {
  private duck: Duck;
  private constructor(duck: Duck) {
    this.duck = duck;
  }

  static async open(): Promise<Board> {
    return new Board(await Duck.open());
  }

  async load(scoring: Scoring): Promise<void> {
    await this.duck.load(tabled(scoring), KEPT, narrowedBy(OF_A_CARD, steps, new Set(KEPT)));
  }

  ask<Row>(name: string, params: Record<string, string | number | null> = {}): Promise<Row[]> {
    return this.duck.ask<Row>(name, params);
  }

  /** Every card as a whole. */
  scorecards(): Promise<Scores['scorecards']> {
    return this.ask('scorecards');
  }

  /** One card, component by component. */
  async scorecard(card: CardId): Promise<Scores['scorecard']> {
    return (await this.ask<Scores['scorecard'][number]>('scorecard', { ...card })).map((row) => ({ ...row, ...card }));
  }

  /** The areas of every card of a body or map. */
  async scoreAreas(scored: string): Promise<Scores['score_areas']> {
    return (await this.ask<Scores['score_areas'][number]>('score_areas', { scored })).map((row) => ({ ...row, scored }));
  }

  /** Every card with its components, read from the steps that the questions read. */
  async scores(): Promise<Scores> {
    const scorecards = await this.scorecards();
    const areas = await Promise.all([...new Set(scorecards.map((row) => row.scored))].map((one) => this.scoreAreas(one)));
    const scorecard = await this.duck.rows<Scores['scorecard'][number]>(`select s.*, m.at_period, m.measure, m.numerator, m.denominator, m.done_on, m.other
      from scores as s left join marks as m on m.criteria = s.criteria and m.period = s.period and m.component = s.component and m.scored = s.scored`);
    return { scorecard, scorecards, score_areas: areas.flat() };
  }

  close(): void {
    this.duck.close();
  }
}
