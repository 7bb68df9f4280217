// Workings: the steps of one plan at one moment, each a table, made when first needed and shared by every question about that plan and
// moment. A page of a past moment asks some eight questions of much the same steps. Steps that depend on who asks are kept for those who
// read everything, and worked out anew for everybody else; those that are made for the scorecards that are asked for, each time.
import { availableParallelism } from 'node:os';
import type { DuckDB } from './duckdb.ts';
import type { Lease } from './lease.ts';
import type { Bound, Columns } from './values.ts';
import { compose, inOrder, narrowedBy, scopedOf } from './question.ts';
import { Pool } from './pool.ts';
import { KEPT } from './ready.ts';
import { OF_A_CARD } from './moments.ts';
import type { Question } from './question.ts';

/** What steps are worked out from: what was committed up to `snapshot`, as `bound` says; `isFixed` where what is committed later changes nothing; `tables` that need not be made, by the step or registry
 * table that each stands for. */
export interface Ground { key: string; snapshot: number; isFixed: boolean; bound: Bound; tables: ReadonlyMap<string, string> }

interface Working { schema: string; tables: Map<string, string>; users: number; turn: Promise<unknown> }

/** Workings kept beside those in use; one of a province's plan takes some 50 MB. */
const MOST_KEPT = 8;

export class Workings {
  private readonly db: DuckDB;
  private readonly steps: Map<string, Question>;
  private readonly scoped: ReadonlySet<string>;
  private readonly asked: ReadonlySet<string>;
  private readonly kept = new Map<string, Working>();
  /** Steps made at once: a statement has one thread, and steps that do not need each other take a core each. */
  private readonly lanes = new Pool(async () => undefined, availableParallelism());
  private made = 0;

  constructor(db: DuckDB, steps: Map<string, Question>) {
    this.db = db;
    this.steps = steps;
    this.asked = narrowedBy(OF_A_CARD, steps, KEPT);
    this.scoped = new Set([...scopedOf(steps, steps), ...this.asked]);
  }

  /** @returns null where more was committed meanwhile: the ground has moved */
  async answer(ground: Ground, question: Question, params: Bound): Promise<Columns | null> {
    const key = ground.isFixed ? ground.key : `${ground.snapshot} ${ground.key}`;
    const working = this.kept.get(key) ?? { schema: `workings.of_${(this.made += 1)}`, tables: new Map(ground.tables), users: 0, turn: Promise.resolve() };
    this.kept.delete(key);
    this.kept.set(key, working);
    working.users += 1;
    try {
      const passing = params.areas ? this.scoped : this.asked;
      const turn = working.turn.then(() => this.make(working, ground, question, passing));
      working.turn = turn.catch(() => undefined);
      if (!(await turn)) return null;
      const tables = without(working.tables, passing);
      const sql = compose(question, this.steps, new Set(tables.keys()), tables);
      return await this.db.use((lease) => lease.transaction(async () => (await isAt(lease, ground) ? lease.work(sql, { ...ground.bound, ...params }) : null)));
    } finally {
      working.users -= 1;
      await this.letGo();
    }
  }

  /** Makes the steps that a question needs and that are not there yet. @param passing steps that are not to be kept @returns false where the ground has moved */
  private async make(working: Working, ground: Ground, question: Question, passing: ReadonlySet<string>): Promise<boolean> {
    const missing = inOrder(question.steps, this.steps, new Set(without(working.tables, passing).keys())).filter(({ name }) => !passing.has(name));
    if (missing.length === 0) return true;
    if (!(await this.db.use((lease) => isAt(lease, ground)))) return false;
    await this.db.use((lease) => lease.run(`create schema if not exists ${working.schema}`));
    const tables = new Map(working.tables);
    const steps = new Map<string, Promise<void>>();
    for (const step of missing) {
      const before = inOrder(step.steps, this.steps).flatMap(({ name }) => steps.get(name) ?? []);
      steps.set(step.name, Promise.all(before).then(() => this.lanes.use(() => this.db.use(async (lease) => {
        const table = `${working.schema}.${step.name}`;
        await lease.work(`create or replace table ${table} as ${compose(step, this.steps, new Set(tables.keys()), tables)}`, ground.bound);
        tables.set(step.name, table);
      }))));
    }
    const failed = (await Promise.allSettled(steps.values())).find((one) => one.status === 'rejected');
    // The ground only ever moves on: where it stands now as before the first step, every step saw it so. What was made beside one that failed is kept too.
    const stands = await this.db.use((lease) => isAt(lease, ground));
    if (stands) working.tables = tables;
    if (failed) throw failed.reason;
    return stands;
  }

  private async letGo(): Promise<void> {
    for (const [key, working] of this.kept) {
      if (this.kept.size <= MOST_KEPT) return;
      if (working.users > 0) continue;
      this.kept.delete(key);
      await this.db.use((lease) => lease.run(`drop schema if exists ${working.schema} cascade`));
    }
  }
}

function without(tables: Map<string, string>, names: ReadonlySet<string>): Map<string, string> {
  return names.size === 0 ? tables : new Map([...tables].filter(([name]) => !names.has(name)));
}

async function isAt(lease: Lease, { snapshot, isFixed }: Ground): Promise<boolean> {
  return isFixed || Number((await lease.run('select seq from snapshot_now')).values[0]![0]) === snapshot;
}
