// Who there is: people, what they were given to do, and the links that let them in. Every change is an act of the chain.
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { setOf } from './against-acts.ts';
import { checkGrant } from './rights.ts';
import type { Grant } from './rights.ts';
import { kept, newToken } from './secrets.ts';

/** `name` and `email` are empty and null once erased. */
export interface Person { person: string; name: string; email: string | null; made_at: string; ended_at: string | null }
export interface PersonRow extends Person { password: string | null; second_factor: string | null; second_factor_step: number; failures: number; next_try_at: string }
export interface Invited { token: string; ends_at: string }

const HOUR_MS = 3_600_000;
const INVITED_HOURS = { first: 24, invite: 72, reset: 2 };
const ROW = 'select person, name, email, made_at, ended_at, password, second_factor, second_factor_step, failures, next_try_at from people';

export class People {
  private readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  list(): (Person & { grants: Grant[]; second_factor: boolean; has_password: boolean })[] {
    return this.state.all<PersonRow>(`${ROW} order by ended_at is not null, made_at, person`).map((row) => ({
      person: row.person, name: row.name, email: row.email, made_at: row.made_at, ended_at: row.ended_at, grants: this.grantsOf(row.person),
      second_factor: row.second_factor !== null, has_password: row.password !== null,
    }));
  }

  /** @throws HttpError 404 */
  one(person: string): Person & { second_factor: boolean; has_password: boolean } {
    const { password, second_factor, second_factor_step: _, failures: __, next_try_at: ___, ...known } = this.row(person);
    return { ...known, second_factor: second_factor !== null, has_password: password !== null };
  }

  /** Null where there is no such person, '' where the name was erased. */
  nameOf(person: string): string | null {
    return this.state.get<{ name: string }>('select name from people where person = ?', person)?.name ?? null;
  }

  grantsOf(person: string): Grant[] {
    return this.state.all<Grant>('select role, agency, area from grants where person = ? order by role, agency, area', person);
  }

  /** @throws HttpError 422 where the address is taken or none, or a grant cannot be */
  add(name: string, email: string | null, grants: Grant[], actor: string): string {
    if (name.trim() === '' || name.length > 120) throw new HttpError(422, 'name-missing');
    if (email !== null) this.checkAddress(email.toLowerCase(), null);
    grants.forEach(checkGrant);
    const person = `p-${randomBytes(6).toString('hex')}`;
    const at = new Date().toISOString();
    this.state.transaction(() => {
      this.state.run('insert into people (person, name, email, made_at) values (?, ?, ?, ?)', person, name.trim(), email?.toLowerCase() ?? null, at);
      for (const grant of grants) this.give(person, grant, at);
      this.act('person-added', person, actor, { grants });
    });
    return person;
  }

  /** What a person may do from now on. @param seen what they could do when it was decided, where that is known @throws HttpError 409 where that is no longer so, or nobody would be left who administers */
  setGrants(person: string, grants: Grant[], actor: string, seen?: Grant[]): void {
    this.row(person);
    grants.forEach(checkGrant);
    const at = new Date().toISOString();
    this.state.transaction(() => {
      if (seen && !isDeepStrictEqual(setOf(seen), setOf(this.grantsOf(person)))) throw new HttpError(409, 'grants-changed', { name: this.row(person).name });
      const before = this.someoneAdministers();
      this.state.run('delete from grants where person = ?', person);
      for (const grant of grants) this.give(person, grant, at);
      this.stillAdministered(before);
      this.act('grants-set', person, actor, { grants });
    });
  }

  /** The account that an address signs in to. */
  atAddress(email: string): PersonRow | undefined {
    return this.state.get<PersonRow>(`${ROW} where email = ? and ended_at is null`, email);
  }

  /** Ends an account: it signs in no more, and is signed out everywhere. */
  end(person: string, actor: string): void {
    this.row(person);
    this.state.transaction(() => {
      const before = this.someoneAdministers();
      this.state.run('update people set ended_at = ? where person = ?', new Date().toISOString(), person);
      this.state.run('delete from sessions where person = ?', person);
      this.voidInvitations(person);
      this.stillAdministered(before);
      this.act('person-ended', person, actor);
    });
  }

  /** Takes name and address out of an account that has ended; the acts stay, under the pseudonym. @throws HttpError 409 where it has not ended */
  erase(person: string, actor: string): void {
    if (this.row(person).ended_at === null) throw new HttpError(409, 'person-not-ended');
    this.state.transaction(() => {
      this.state.run("update people set name = '', email = null, password = null, second_factor = null where person = ?", person);
      this.state.run('delete from recovery_codes where person = ?', person);
      this.state.run('delete from subjects where person = ?', person);
      this.act('person-erased', person, actor);
    });
    this.state.forget();
  }

  /** A link that lets one person set a password, once. */
  invite(person: string, kind: keyof typeof INVITED_HOURS, actor: string): Invited {
    if (this.row(person).ended_at !== null) throw new HttpError(409, 'person-ended');
    const token = newToken();
    const now = Date.now();
    const ends_at = new Date(now + INVITED_HOURS[kind] * HOUR_MS).toISOString();
    this.state.transaction(() => {
      this.voidInvitations(person);
      this.state.run('insert into invitations (token, person, kind, made_at, ends_at) values (?, ?, ?, ?, ?)', kept(token), person, kind, new Date(now).toISOString(), ends_at);
      this.act('person-invited', person, actor, { kind });
    });
    return { token, ends_at };
  }

  /** Whose invitation it is. @throws HttpError 410 where it is over, was used, or never was */
  invited(token: string): Person {
    const found = this.state.get<{ person: string }>('select i.person from invitations as i inner join people as p on p.person = i.person and p.ended_at is null where i.token = ? and i.used_at is null and i.ends_at > ?', kept(token), new Date().toISOString());
    if (!found) throw new HttpError(410, 'invitation-over');
    return this.row(found.person);
  }

  /** Lets somebody who lost the telephone and the codes set up another one. */
  dropSecondFactor(person: string, actor: string): void {
    this.row(person);
    this.state.transaction(() => {
      this.state.run('update people set second_factor = null where person = ?', person);
      this.state.run('delete from recovery_codes where person = ?', person);
      this.state.run('delete from sessions where person = ?', person);
      this.act('second-factor-dropped', person, actor);
    });
  }

  /** The link of the first start: an administrator to set up, where none has a password yet. */
  firstInvitation(name: string): Invited | null {
    const administrators = this.list().filter(({ grants, ended_at }) => ended_at === null && grants.some(({ role }) => role === 'administrator'));
    if (administrators.some(({ person, has_password }) => has_password || this.state.get('select 1 from subjects where person = ?', person))) return null;
    const person = administrators[0]?.person ?? this.add(name, null, [{ role: 'administrator', agency: '', area: '' }], 'system');
    return this.invite(person, 'first', 'system');
  }

  /** @throws HttpError 422, 409 where it is another person's */
  checkAddress(email: string | null, known: string | null): void {
    if (email === null || !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)) throw new HttpError(422, 'email-wrong', { given: (email ?? '').slice(0, 80) });
    if (email !== known && this.state.get('select 1 from people where email = ?', email)) throw new HttpError(409, 'email-taken', { given: email });
  }

  /** With what it proves itself by. @throws HttpError 404 */
  row(person: string): PersonRow {
    const row = this.state.get<PersonRow>(`${ROW} where person = ?`, person);
    if (!row) throw new HttpError(404, 'unknown-person');
    return row;
  }

  private give(person: string, { role, agency, area }: Grant, at: string): void {
    this.state.run('insert or ignore into grants (person, role, agency, area, given_at) values (?, ?, ?, ?, ?)', person, role, agency, area, at);
  }

  private someoneAdministers(): boolean {
    return this.state.get("select 1 from grants as g inner join people as p on p.person = g.person where g.role = 'administrator' and p.ended_at is null") !== undefined;
  }

  /** @throws HttpError 409 where a change took the last administrator away */
  private stillAdministered(before: boolean): void {
    if (before && !this.someoneAdministers()) throw new HttpError(409, 'last-administrator');
  }

  voidInvitations(person: string): void {
    this.state.run('update invitations set used_at = ? where person = ? and used_at is null', new Date().toISOString(), person);
  }

  act(kind: string, person: string | null, actor: string, detail: object = {}): void {
    this.state.act({ at: new Date().toISOString(), actor, kind, submission: person, detail: JSON.stringify(detail) });
  }
}
