// What differs between two moments: a question's step at each stage between them, then the question of these.
import type { Answer, Engine } from './engine.ts';
import { LATELY, momentOf } from './moments.ts';
import type { Question } from './question.ts';
import type { Bound } from './values.ts';

export async function compareStages(engine: Engine, question: Question, params: Bound): Promise<Answer> {
  const step = engine.steps.get(question.replay!)!;
  const stages = await engine.stages(params);
  return engine.db.use((lease) => lease.transaction(async () => {
    const seq = await lease.run('select seq from snapshot_now');
    await lease.run('drop table if exists stages');
    for (const [at, stage] of stages.entries()) {
      const into = at === 0 ? 'create temp table stages as' : 'insert into stages';
      await lease.work(`${into} select cast(${at} as bigint) as place, '${stage.cause}' as cause, s.* from (${engine.pastStatement(step, stage.tables)}) as s`, { ...momentOf(stage.day), ...LATELY, ...params, ...stage.known });
    }
    const columns = await lease.run(question.body, params);
    await lease.run('drop table stages');
    return { columns, snapshot: Number(seq.values[0]![0]) };
  }));
}
