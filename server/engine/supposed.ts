// Questions for now as if something were decided that is not: computed beside the ready tables, of the indicators named alone, and nothing of it stays.
import type { Params, Questions, Row } from '../../queries/types.ts';
import type { Engine } from './engine.ts';
import { LATELY } from './moments.ts';
import { namedRows, paramsOf } from './named.ts';
import { beside } from './ready.ts';

/** A sheet as it might be accepted, `returned` the figures of it that would not be; or a ruling as it might be recorded, or withdrawn. */
export type Supposed = { submission: string; returned: { indicator: string; part: string }[] } | { ruling: string; holds: boolean };
export type Asking = <Name extends keyof Questions>(name: Name, params: Params<Name>) => Promise<Row<Name>[]>;

/** @param work asks what it wants to know, of one working out */
export async function asIf<T>(engine: Engine, supposed: Supposed[], indicators: string[], work: (ask: Asking) => Promise<T>): Promise<T> {
  const now = engine.now();
  return engine.db.use((lease) => lease.transaction(async () => {
    await lease.run('create temp table acts as select * from memory.main.acts');
    await lease.run('create temp table returns as select * from memory.main.returns');
    const seq = (at: number): number => engine.snapshot + 1 + at;
    await lease.append('acts', ['integer', 'timestamp', 'text', 'text', 'text'], supposed.map((one, at) => [seq(at), now.as_of!.value, 'ruling' in one ? (one.holds ? 'ruling' : 'ruling-withdrawn') : 'accept', 'ruling' in one ? one.ruling : one.submission, '']), 'main', 'temp');
    await lease.append('returns', ['text', 'text', 'text', 'text', 'text', 'timestamp', 'integer'], supposed.flatMap((one, at) => ('ruling' in one ? [] : one.returned.map(({ indicator, part }) => [one.submission, indicator, part, '', '', now.as_of!.value, seq(at)]))), 'main', 'temp');
    const done = await beside(lease, engine.steps, now, indicators, () => work(async (name, params) => {
      const question = engine.questions.get(name)!;
      return namedRows(name, await lease.work(engine.statement(question), { ...now, ...LATELY, ...paramsOf(question, params), as_of: now.as_of! }));
    }));
    await lease.run('drop table temp.main.acts');
    await lease.run('drop table temp.main.returns');
    return done;
  }));
}
