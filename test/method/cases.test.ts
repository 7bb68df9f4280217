// Every case file: computed by DuckDB and PostgreSQL with the product's steps, and by the reference.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, quarterOf, worldOf } from './case.ts';
import { Duck } from './duck.ts';
import { installed, Postgres } from './postgres.ts';
import type { Case } from './case.ts';
import type { Computed } from './world.ts';

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

/** Holds every cell that the case names against the row it names. */
function hold(given: Case, computed: Computed): void {
  for (const part of Object.keys(given.expect) as (keyof Computed)[]) {
    for (const { at, ...wanted } of given.expect[part]! as (Record<string, unknown> & { at?: string })[]) {
      const q = at ? quarterOf(at) : wanted.q;
      const key = part === 'verdicts' ? 'milestone' : 'target';
      const found = (computed[part] as unknown as Record<string, unknown>[]).filter((row) => row[key] === (wanted[key] ?? 'page') && row.q === q);
      if (wanted.absent === true) {
        expect(found, `${part} ${at}`).toEqual([]);
        continue;
      }
      expect(found.length, `${part} at ${at}`).toBe(1);
      for (const [column, value] of Object.entries(wanted)) {
        if (typeof value === 'number') expect(found[0]![column], `${part} at ${at}, ${column}`).toBeCloseTo(value, 9);
        else expect(found[0]![column], `${part} at ${at}, ${column}`).toEqual(value);
      }
    }
  }
}

describe('cases, in DuckDB', () => {
  test.each(cases())('%s', async (_, given) => hold(given, await duck.compute(worldOf(given))));
});

describe.skipIf(!installed())('cases, in PostgreSQL', () => {
  test.each(cases())('%s', async (_, given) => hold(given, await postgres!.compute(worldOf(given))));
});
