// What is foretold comes true: a figure that is supposed is handed in and scored, and the cases that a component lacks for full points are added.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { same } from './agree.ts';
import { scoringOf } from './case.ts';
import type { Case } from './case.ts';
import { Board } from './duck.ts';
import { anyScoring } from './generate.ts';
import { score, supposed } from './reference.ts';
import type { CardId, Scoring } from './world.ts';

interface Tried { is_now: boolean; measure: number | null; points: number | null; difference: number | null; needed: number | null; total: number | null }
type Cases = Record<string, Record<string, [numerator: number, denominator: number]>>;

let board: Board;
beforeAll(async () => {
  board = await Board.open();
});
afterAll(() => board.close());

const COMPONENTS: Case['sets'][number]['components'] = {
  '1.1': { max: 6, rule: 'ratio' }, '1.2': { max: 6, rule: 'ratio-threshold', threshold: 80 }, '1.3': { max: 6, rule: 'ratio-floor', floor: 70 }, '1.4': { max: 3, rule: 'steps', steps: [{ least: 50, points: 1 }, { least: 80, points: 2 }, { least: 95, points: 3 }] },
  '1.5': { max: 2, rule: 'none' },
};
const SHARES = ['1.1', '1.2', '1.3', '1.4'];
const BODIES = Array.from({ length: 12 }, (_, at) => `b${at}`);
const drawn: Cases = Object.fromEntries(BODIES.map((body, at) => [body, Object.fromEntries(SHARES.map((component, index) => {
  const [denominator, tenth] = fc.sample(fc.tuple(fc.integer({ min: 3, max: 200 }), fc.integer({ min: 0, max: 10 })), { seed: 10 * at + index, numRuns: 1 })[0]!;
  return [component, [Math.floor((denominator * tenth) / 10), denominator]];
}))]));

/** Twelve bodies of one card each, whose shares are these. */
function worldOf(cases: Cases): Scoring {
  const figures = Object.fromEntries(Object.entries(cases).map(([body, of]) => [body, { '2026Y': Object.fromEntries(Object.entries(of).map(([component, [numerator, denominator]]) => [component, `${numerator}/${denominator}`])) }]));
  return scoringOf({ says: '', from: '', sets: [{ components: COMPONENTS }], agencies: BODIES.map((id) => ({ id })), figures, said: BODIES.map((scored) => ({ scored, component: '1.5', step: 'self', points: 1.25 })), expect: {} });
}

test.each(SHARES)('another figure of %s, or the cases that it lacks for full points, score as was foretold', async (component) => {
  const cardOf = (scored: string): CardId => ({ criteria: 's', period: '2026', scored });
  await board.load(worldOf(drawn));
  const told = new Map<string, Tried>();
  const moved = structuredClone(drawn);
  for (const [at, body] of BODIES.entries()) {
    const [numerator, denominator] = drawn[body]![component]!;
    const needed = (await board.ask<{ component: string; needed: number | null }>('stakes', { ...cardOf(body) })).find((one) => one.component === component)?.needed ?? null;
    const cases = needed !== null && at % 2 === 0 ? needed : numerator * 2 > denominator ? -1 : 1;
    moved[body]![component] = [numerator + cases, denominator];
    const tried = (await board.ask<Tried>('what_if', { ...cardOf(body), supposed: component, measure: (100 * (numerator + cases)) / denominator })).find((one) => !one.is_now)!;
    expect(tried.needed, `${body}, cases`).toBe(cases);
    if (cases === needed) expect(tried.points, `${body}, full points`).toBe(COMPONENTS[component]!.max);
    told.set(body, tried);
  }
  await board.load(worldOf(moved));
  const totals = await board.scorecards();
  for (const [body, { points, total }] of told) {
    const row = (await board.scorecard(cardOf(body))).find((one) => one.component === component)!;
    expect(same(row.data, points), `${body}: ${row.data} was foretold as ${points}`).toBe(true);
    expect(same(totals.find((one) => one.scored === body)!.points, total), `${body}, total of ${total}`).toBe(true);
  }
});

const worlds = fc.sample(anyScoring(), { seed: 2026, numRuns: process.env.THOROUGH ? 40 : 4 });

test('all along its rule a component is scored as the reference scores it', async () => {
  let held = 0;
  for (const [at, scoring] of worlds.entries()) {
    const { scorecard } = score(scoring);
    const measured = scorecard.filter((row) => row.measure !== null && row.done_on === null && scoring.components.some((one) => one.criteria === row.criteria && one.component === row.component && one.subject === '' && one.indicator !== '' && one.max > 0 && one.each !== 0));
    const some = [...Map.groupBy(measured, (row) => `${row.criteria} ${row.component}`).values()].map((rows) => rows[at % rows.length]!);
    await board.load(scoring);
    for (const { criteria, period, scored, component } of some) {
      const card = { criteria, period, scored };
      const curve = (await board.ask<Tried>('what_if', { ...card, supposed: component })).filter((one) => !one.is_now);
      expect(curve.length, `${criteria} ${component}`).toBeGreaterThan(1);
      const wrong = curve.filter((one) => !same(one.points, supposed(scoring, { ...card, component }, one.measure!)));
      expect(wrong, `${criteria} ${component}`).toEqual([]);
      held += curve.length;
    }
  }
  expect(held).toBeGreaterThan(10 * worlds.length);
});
