// The secret address of a person's calendar: 128 random bits, shown to its owner alone, changed as often as one likes.
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { whole } from '../access/account.ts';
import { kept } from '../access/secrets.ts';
import type { Vault } from '../access/secrets.ts';
import type { House } from '../app.ts';
import type { State } from '../lake/state.ts';

export class Calendars {
  private readonly state: State;
  private readonly vault: Vault;

  constructor(state: State, vault: Vault) {
    this.state = state;
    this.vault = vault;
  }

  /** @returns null where the person has none, or the home's key does not open it */
  tokenOf(person: string): string | null {
    const row = this.state.get<{ closed: string }>('select closed from calendars where person = ?', person);
    try {
      return row ? this.vault.open(row.closed) : null;
    } catch {
      return null;
    }
  }

  /** A new address; the one before says nothing any more. */
  renew(person: string): string {
    const token = randomBytes(16).toString('base64url');
    const at = new Date().toISOString();
    this.state.transaction(() => {
      this.state.run('insert or replace into calendars (person, token, closed, made_at) values (?, ?, ?, ?)', person, kept(token), this.vault.close(token), at);
      this.state.act({ at, actor: person, kind: 'calendar-renewed', submission: person, detail: '{}' });
    });
    return token;
  }

  /** Whose it is; null where it is nobody's, or the account has ended. */
  personOf(token: string): string | null {
    return this.state.get<{ person: string }>('select c.person from calendars as c inner join people as p on p.person = c.person and p.ended_at is null where c.token = ?', kept(token))?.person ?? null;
  }
}

export function ownCalendar({ calendars }: House): RequestHandler {
  return (_req, res) => void res.set('Cache-Control', 'no-store').json({ token: calendars.tokenOf(whole(res).person) });
}

export function renewCalendar({ calendars }: House): RequestHandler {
  return (_req, res) => void res.status(201).set('Cache-Control', 'no-store').json({ token: calendars.renew(whole(res).person) });
}
