// What differs between two moments: a question's step at each stage between them, then the question of these.
import type { Answer, Engine } from './engine.ts';
import { LATELY, momentOf } from './moments.ts';
import { Pool } from './pool.ts';
import type { Question } from './question.ts';
import { withTables } from './stages.ts';
import type { Bound } from './values.ts';

/** The stages between two moments, each with its rows; `users`: asking it now. */
interface Compared { made: Promise<{ table: string; snapshot: number }>; users: number }

/** Kept beside those in use: a page asks of the same two moments how the count came about and what each page did, and a trace asks again. */
const MOST_KEPT = 4;

export class Comparisons {
  private readonly engine: Engine;
  private readonly kept = new Map<string, Compared>();
  /** One at a time: each replays a plan some eight times within one statement, and several at once take all memory. */
  private readonly lane = new Pool(async () => undefined, 1);
  private made = 0;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  async answer(question: Question, params: Bound): Promise<Answer> {
    // What is committed later changes nothing between the two moments, unless the later one is still to come.
    const given = Object.entries(params).filter(([, { value }]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([this.engine.snapshot, question.replay, given]);
    const compared = this.kept.get(key) ?? { made: this.lane.use(() => this.make(question, params)), users: 0 };
    this.kept.delete(key);
    this.kept.set(key, compared);
    compared.users += 1;
    try {
      const { table, snapshot } = await compared.made.catch((error: unknown) => {
        this.kept.delete(key);
        throw error;
      });
      const columns = await this.engine.db.use((lease) => lease.transaction(async () => {
        await lease.run(`create or replace temp view stages as select * from ${table}`);
        const answer = await lease.run(question.body, params);
        await lease.run('drop view stages');
        return answer;
      }));
      return { columns, snapshot };
    } finally {
      compared.users -= 1;
      await this.letGo();
    }
  }

  private async make(question: Question, params: Bound): Promise<{ table: string; snapshot: number }> {
    const step = this.engine.steps.get(question.replay!)!;
    const stages = await this.engine.stages(params);
    const table = `workings.main.stages_${(this.made += 1)}`;
    return this.engine.db.use((lease) => lease.transaction(async () => {
      const seq = await lease.run('select seq from snapshot_now');
      for (const [at, stage] of stages.entries()) {
        const into = at === 0 ? `create table ${table} as` : `insert into ${table}`;
        const bound = { ...momentOf(stage.day), ...LATELY, ...params, ...stage.known };
        await withTables(lease, this.engine.steps, step, stage.tables, bound, (tables) => lease.work(`${into} select cast(${at} as bigint) as place, '${stage.cause}' as cause, s.* from (${this.engine.pastStatement(step, tables)}) as s`, bound));
      }
      return { table, snapshot: Number(seq.values[0]![0]) };
    }));
  }

  private async letGo(): Promise<void> {
    for (const [key, { made, users }] of this.kept) {
      if (this.kept.size <= MOST_KEPT) return;
      if (users > 0) continue;
      this.kept.delete(key);
      const { table } = await made;
      await this.engine.db.use((lease) => lease.run(`drop table if exists ${table}`));
    }
  }
}
