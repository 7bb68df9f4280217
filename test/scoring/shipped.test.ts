// The sets that the program brings, as they stand in the data folder: the service-quality set scores the worked month, and every rule is in one of them.
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRegistry } from '../../server/registry/read.ts';
import type { Indicator } from '../method/world.ts';
import { cases, scoringOf } from './case.ts';
import { Board } from './duck.ts';
import { score } from './reference.ts';
import type { RuleName, Scores, Scoring } from './world.ts';

const registry = readRegistry(resolve('data'), false);
const rowsOf = <Row>(table: string, is: (row: Row) => boolean = () => true): Row[] => registry.tables.get(table)!.map((row) => row.cells as Row).filter(is);
const [, month] = cases().find(([name]) => name === 'qd-766-worked-month')!;

/** The worked month in the hands of one office, scored by the set as it is shipped. */
function shipped(): Scoring {
  const worked = scoringOf(month);
  const of = <Row extends { criteria: string }>(table: string): Row[] => rowsOf<Row>(table, (row) => row.criteria === 'qd-766');
  const components = of<Scoring['components'][number]>('registry_components');
  const named = new Map(worked.components.map((one) => [one.indicator, components.find((each) => each.component === one.component)!.indicator]));
  const indicators = rowsOf<Indicator>('registry_indicators', (row) => components.some((one) => one.indicator === row.id)).map((one) => ({ ...one, owed_by: 'department' }));
  return {
    ...worked, sets: rowsOf<Scoring['sets'][number]>('registry_criteria_sets', (row) => row.id === 'qd-766'), areas: of('registry_criteria_areas'), classes: of('registry_criteria_classes'), criteria: of('registry_criteria'), components, steps: of('registry_component_steps'),
    world: { ...worked.world, indicators, landed: worked.world.landed.map((row) => ({ ...row, indicator: named.get(row.indicator)! })) },
  };
}

test('the service-quality set has 100 points: 18, 20, 22, 22 and 18', () => {
  const { criteria, components } = shipped();
  const areaOf = new Map(criteria.map((one) => [one.criterion, one.area]));
  const sums = Map.groupBy(components, (one) => areaOf.get(one.criterion)!);
  expect(Object.fromEntries([...sums].map(([area, of]) => [area, of.reduce((total, one) => total + one.max, 0)]))).toEqual({ 1: 18, 2: 20, 3: 22, 4: 22, 5: 18 });
});

const RULES: RuleName[] = ['ratio', 'ratio-floor', 'ratio-threshold', 'steps', 'count', 'deduction', 'survey', 'index', 'bonus', 'penalty', 'none'];
test('every rule stands in one of the sets', () => {
  const used = new Set(rowsOf<{ rule: string }>('registry_components').map((one) => one.rule));
  expect(RULES.filter((rule) => !used.has(rule))).toEqual([]);
});

describe('the worked month', () => {
  let board: Board;
  beforeAll(async () => {
    board = await Board.open();
    await board.load(shipped());
  });
  afterAll(() => board.close());

  /** What the case expects of September, component by component and of the whole; of 4.2 the shipped set takes the other reading, linear to 100 %. */
  function hold({ scorecard, scorecards }: Pick<Scores, 'scorecard' | 'scorecards'>): void {
    const wanted = month.expect.scorecard!.filter((row) => row.period === undefined);
    for (const { component, data, other } of wanted) {
      const row = scorecard.find((one) => one.component === component && one.period === '2026M09' && one.scored === 't')!;
      expect(row.data, component).toBeCloseTo(component === '4.2' ? other! : data!, 9);
      if (component === '4.2') expect(row.other, component).toBeCloseTo(data!, 9);
    }
    expect(wanted).toHaveLength(21);
    expect(scorecards.find((row) => row.period === '2026M09' && row.scored === 't')!.index).toBeCloseTo(77.956666666667 - 0.6, 9);
  }

  test('in DuckDB', async () => hold({ scorecard: await board.scorecard({ criteria: 'qd-766', period: '2026M09', scored: 't' }), scorecards: await board.scorecards() }));
  test('in the reference', () => hold(score(shipped())));
  test('with no petition and nothing that could be judged: full, full and none', async () => {
    const august = await board.scorecard({ criteria: 'qd-766', period: '2026M08', scored: 't' });
    expect(['5.2', '5.3', '5.4'].map((component) => august.find((row) => row.component === component)!.data)).toEqual([6, 6, 0]);
  });
});
