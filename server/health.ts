// Health is a real question, not a constant.
import type { RequestHandler } from 'express';
import type { House } from './app.ts';
import { HttpError } from './problem.ts';

/** How far made-up reports have landed behind the first page; both 0 where there are none. */
export interface Progress { done: number; total: number }

export function health(house: House): RequestHandler {
  return async (_req, res) => {
    const { values } = await house.engine.db.use((lease) => lease.run('select count(*), (select seq from snapshot_now) from landed')).catch((error: unknown) => {
      house.log.fatal({ err: error }, 'the engine does not answer');
      throw new HttpError(503, 'starting');
    });
    res.set('Cache-Control', 'no-store').json({ status: 'ok', observations: values[0]![0], snapshot: values[1]![0], demo: house.demo, mail: house.rounds.mail, landing: house.progress });
  };
}
