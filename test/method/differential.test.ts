// DuckDB and PostgreSQL with the product's steps, and the reference written from the method alone, agree on generated data sets.
// SETS and SEED choose how many and which; `npm run torture` takes a thousand and more.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './agree.ts';
import { Duck } from './duck.ts';
import { anyWorld, frames, merge } from './generate.ts';
import { TIES, tiesIn } from './generate/ties.ts';
import type { Tie } from './generate/ties.ts';
import { installed, Postgres } from './postgres.ts';
import { compute } from './reference.ts';
import type { World } from './world.ts';

const SETS = Number(process.env.SETS ?? 200);
const SEED = Number(process.env.SEED ?? 766);
const TOGETHER = 10;

const tied = new Set<Tie>();
let duck: Duck;
let postgres: Postgres | null = null;
beforeAll(async () => {
  duck = await Duck.open();
  if (installed()) postgres = await Postgres.open();
});
afterAll(async () => {
  duck.close();
  await postgres?.close();
});

/** Worlds of one calendar and one day lie in one database: they have no id in common. */
const batch = (at: number): World => {
  const frame = fc.sample(frames(), { seed: SEED + at, numRuns: 1 })[0]!;
  return merge(Array.from({ length: TOGETHER }, (_, index) => fc.sample(anyWorld(`w${index}-`, frame), { seed: SEED * 1000 + at * TOGETHER + index, numRuns: 1 })[0]!));
};

describe(`${SETS} generated data sets, seed ${SEED}`, () => {
  test.each(Array.from({ length: Math.ceil(SETS / TOGETHER) }, (_, at) => [at * TOGETHER, (at + 1) * TOGETHER - 1, at] as const))('sets %i to %i', async (_from, _to, at) => {
    const world = batch(at);
    const expected = compute(world);
    for (const tie of tiesIn(world)) tied.add(tie);
    expect(differences(expected, await duck.compute(world)).slice(0, 20), 'the reference and DuckDB').toEqual([]);
    if (postgres) expect(differences(expected, await postgres.compute(world)).slice(0, 20), 'the reference and PostgreSQL').toEqual([]);
  });

  test.skipIf(SETS < 200)('each threshold is met exactly in one of them at least', () => {
    expect(TIES.filter((tie) => !tied.has(tie))).toEqual([]);
  });
});
