// Every table kept ready, held against its step made anew beside it from what was handed in.
import { expect } from 'vitest';
import type { Engine } from '../../server/engine/engine.ts';
import { inOrder } from '../../server/engine/question.ts';
import { DAILY, NOT_KEPT, REGISTRY, TIMELESS } from '../../server/engine/ready.ts';

/** How many rows a kept table has, how many its step, and how many of the table's the step has not: equal counts and none are the same rows. */
export interface Held { name: string; rows: number; anew: number; more: number }

/** Makes every step anew, in order, and counts. */
export async function held(engine: Engine): Promise<Held[]> {
  const { db, steps } = engine;
  return db.use((lease) => lease.transaction(async () => {
    const kept = ((await lease.run("select table_name from duckdb_tables() where database_name = 'memory' and schema_name = 'main'")).values[0] as string[]).filter((name) => steps.has(name));
    expect(kept).toEqual(expect.arrayContaining([...REGISTRY, ...DAILY, ...TIMELESS]));
    expect(kept.filter((name) => NOT_KEPT.has(name))).toEqual([]);
    const made = inOrder(kept, steps);
    for (const { name, body } of made) await lease.work(`create temp table ${name} as ${body}`, engine.now());
    const count = (from: string): string => `(select count(*) from ${from})`;
    const counted: Held[] = [];
    for (const name of kept) {
      const { values } = await lease.run(`select ${count(`memory.main.${name}`)}, ${count(`temp.main.${name}`)}, ${count(`(select * from memory.main.${name} except all select * from temp.main.${name})`)}`);
      const [rows, anew, more] = values.map(([value]) => Number(value)) as [number, number, number];
      counted.push({ name, rows, anew, more });
    }
    for (const { name } of made) await lease.run(`drop table temp.main.${name}`);
    return counted;
  }));
}
