// The product's SQL and the reference written from the rules alone agree on generated cards.
// SETS and SEED choose how many cards at least and which; `npm run torture` takes a thousand and more.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './agree.ts';
import { Board } from './duck.ts';
import { anyScoring } from './generate.ts';
import { score } from './reference.ts';
import type { CardRow, Component, CriteriaSet, Scores, Scoring, TotalRow } from './world.ts';

const CARDS = Number(process.env.SETS ?? 200);
const SEED = Number(process.env.SEED ?? 766);
/** A generated world has thirteen cards or more on average. */
const WORLDS = Math.ceil(CARDS / 12);

/** What the rules speak of, and whether it happens to a component or a card. */
const OF_COMPONENTS: Record<string, (row: CardRow, of: Component) => boolean> = {
  ...Object.fromEntries(['scored', 'no-data', 'zero-denominator', 'not-scored', 'coverage', 'not-applicable', 'no-rule'].map((state) => [state, (row: CardRow) => row.data_state === state])),
  ...Object.fromEntries(['ratio', 'ratio-floor', 'ratio-threshold', 'steps', 'count', 'deduction', 'survey', 'index', 'bonus', 'penalty'].map((rule) => [`${rule} with points`, (row: CardRow, of: Component) => of.rule === rule && row.data_state === 'scored' && row.data !== 0])),
  'at its threshold': (row, of) => row.measure !== null && of.rule === 'ratio-threshold' && isEqual(row.measure, of.threshold!), 'at its floor': (row, of) => row.measure !== null && of.rule === 'ratio-floor' && isEqual(row.measure, of.floor!),
  'under its floor': (row, of) => of.rule === 'ratio-floor' && row.measure !== null && row.measure > 0 && row.data === 0, 'a deduction below 0': (row, of) => of.rule === 'deduction' && row.measure !== null && of.max - row.measure * of.each! < 0 && row.data === 0,
  'over its maximum': (row, of) => of.rule === 'count' && row.measure !== null && row.measure * of.each! > of.max, 'a second reading': (row) => row.other !== null && row.other !== row.data, 'of a later version': (row, of) => of.holds_from !== null && row.max !== of.max,
  'of a snapshot': (row, of) => of.reading === 'snapshot' && row.data !== null, 'by a day': (row) => row.done_on !== null && row.data !== 0, 'unscored but for people': (row) => row.data_state === 'not-scored' && row.applies,
};
const OF_CARDS: Record<string, (row: TotalRow, set: CriteriaSet) => boolean> = {
  'of the province': (row) => row.kind === 'province', 'a bonus held to its cap': (row, set) => row.bonus !== null && row.bonus > 0 && row.bonus === set.bonus_cap, 'a penalty held to its cap': (row, set) => row.penalty !== null && row.penalty < 0 && row.penalty === -(set.penalty_cap ?? 0),
  'rescaled': (row, set) => set.rescale === 'yes' && row.assessed < row.maximum && row.rank !== null, 'not rescaled': (row, set) => set.rescale === 'no' && row.assessed < row.maximum, 'too little assessed': (row) => row.index !== null && row.rank === null,
  'below 0': (row) => row.index !== null && row.index < 0, 'without an index': (row) => row.index === null, 'in a class': (row) => row.class !== null, 'in none': (row) => row.rank !== null && row.class === null, 'in a campaign': (row) => !['none', 'closed'].includes(row.stage),
  'last of several': (row) => row.rank !== null && row.rank > 1,
};

const isEqual = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

let board: Board;
let cards = 0;
const met = new Set<string>();
beforeAll(async () => {
  board = await Board.open();
});
afterAll(() => board.close());

/** Notes what happens in a world. */
function look({ components, sets }: Scoring, { scorecard, scorecards }: Scores): void {
  for (const row of scorecard) for (const of of components.filter((one) => one.criteria === row.criteria && one.component === row.component)) for (const [name, is] of Object.entries(OF_COMPONENTS)) if (is(row, of)) met.add(name);
  for (const row of scorecards) for (const [name, is] of Object.entries(OF_CARDS)) if (is(row, sets.find((one) => one.id === row.criteria)!)) met.add(name);
  const places = scorecards.filter((row) => row.rank !== null).map((row) => [row.criteria, row.period, row.kind, row.rank].join(' '));
  if (new Set(places).size < places.length) met.add('places shared');
}

describe(`${CARDS} generated cards, seed ${SEED}`, () => {
  test.each(Array.from({ length: WORLDS }, (_, at) => [at]))('world %i', async (at) => {
    const scoring = fc.sample(anyScoring(), { seed: SEED * 1000 + at, numRuns: 1 })[0]!;
    const expected = score(scoring);
    cards += expected.scorecards.length;
    look(scoring, expected);
    await board.load(scoring);
    expect(differences(expected, await board.scores()).slice(0, 20), 'the reference and DuckDB').toEqual([]);
  });

  test('are as many as were asked for', () => {
    expect(cards).toBeGreaterThanOrEqual(CARDS);
  });

  test.skipIf(CARDS < 200)('meet all that the rules speak of', () => {
    expect([...Object.keys(OF_COMPONENTS), ...Object.keys(OF_CARDS), 'places shared'].filter((name) => !met.has(name))).toEqual([]);
  });
});
