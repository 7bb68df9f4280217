// The list in the product: everything to be done by whoever asks, in the words of the mail.
import type { RequestHandler } from 'express';
import { whole } from '../access/account.ts';
import type { House } from '../app.ts';
import { langOf } from '../problem.ts';
import { allMatters, mattersOf, reported } from './matters.ts';
import { toldOf } from './told.ts';

export function ownMatters({ engine, home, approval }: House): RequestHandler {
  return async (req, res) => {
    const { grants } = whole(res);
    const own = mattersOf(await allMatters(engine, approval), grants, reported(home.state));
    res.set('Cache-Control', 'no-store').json(own.map((matter) => toldOf(matter, langOf(req))));
  };
}
