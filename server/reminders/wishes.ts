// What a person wishes of reminders: mails or none, in which language. The list in the product is for everybody.
import type { RequestHandler } from 'express';
import { whole } from '../access/account.ts';
import type { House } from '../app.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import type { Lang } from '../words.ts';

export interface Wish { mails: boolean; lang: Lang }

export function wishOf(state: State, person: string): Wish {
  const row = state.get<{ mails: number; lang: Lang }>('select mails, lang from wishes where person = ?', person);
  return row ? { mails: row.mails === 1, lang: row.lang } : { mails: true, lang: 'vi' };
}

/** `mailing`: whether this house sends mail at all; `address`: whether the person has one. */
export function ownWish({ home, rounds, people }: House): RequestHandler {
  return (_req, res) => {
    const { person } = whole(res);
    res.set('Cache-Control', 'no-store').json({ ...wishOf(home.state, person), mailing: rounds.mail !== 'off', address: people.one(person).email });
  };
}

export function setWish({ home: { state } }: House): RequestHandler {
  return (req, res) => {
    const { person } = whole(res);
    const { mails, lang } = (req.body ?? {}) as { mails?: unknown; lang?: unknown };
    if (typeof mails !== 'boolean') throw new HttpError(400, 'missing-field', { name: 'mails' });
    if (lang !== 'vi' && lang !== 'en') throw new HttpError(400, 'missing-field', { name: 'lang' });
    state.transaction(() => {
      state.run('insert or replace into wishes (person, mails, lang) values (?, ?, ?)', person, mails ? 1 : 0, lang);
      state.act({ at: new Date().toISOString(), actor: person, kind: 'reminders-chosen', submission: person, detail: JSON.stringify({ mails, lang }) });
    });
    res.status(204).end();
  };
}
