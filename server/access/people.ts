// Who there is: people, what they were given to do, and how they prove who they are. Every change is an act of the chain.
import { randomBytes } from 'node:crypto';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { checkPassword, hashPassword, isRight } from './passwords.ts';
import { checkGrant } from './rights.ts';
import type { Grant } from './rights.ts';
import { begin, plainCode, recoveryCodes, stepOf } from './second-factor.ts';
import type { Begun } from './second-factor.ts';
import { kept, newToken } from './secrets.ts';
import type { Vault } from './secrets.ts';
import { mayTry, nextTry, Strangers } from './waiting.ts';

/** `name` and `email` are empty and null once erased. */
export interface Person { person: string; name: string; email: string | null; made_at: string; ended_at: string | null }
interface Row extends Person { password: string | null; second_factor: string | null; second_factor_step: number; failures: number; next_try_at: string }
export interface Invited { token: string; ends_at: string }

const HOUR_MS = 3_600_000;
const INVITED_HOURS = { first: 24, invite: 72, reset: 2 };
const ROW = 'select person, name, email, made_at, ended_at, password, second_factor, second_factor_step, failures, next_try_at from people';

export class People {
  private readonly state: State;
  private readonly vault: Vault;
  private readonly strangers = new Strangers();

  constructor(state: State, vault: Vault) {
    this.state = state;
    this.vault = vault;
  }

  list(): (Person & { grants: Grant[]; second_factor: boolean; has_password: boolean })[] {
    return this.state.all<Row>(`${ROW} order by ended_at is not null, made_at, person`).map((row) => ({
      person: row.person, name: row.name, email: row.email, made_at: row.made_at, ended_at: row.ended_at, grants: this.grantsOf(row.person),
      second_factor: row.second_factor !== null, has_password: row.password !== null,
    }));
  }

  /** @throws HttpError 404 */
  one(person: string): Person & { second_factor: boolean } {
    const { password: _, second_factor, second_factor_step: __, failures: ___, next_try_at: ____, ...known } = this.row(person);
    return { ...known, second_factor: second_factor !== null };
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

  /** What a person may do from now on. @throws HttpError 409 where nobody would be left who administers */
  setGrants(person: string, grants: Grant[], actor: string): void {
    this.row(person);
    grants.forEach(checkGrant);
    const at = new Date().toISOString();
    this.state.transaction(() => {
      this.state.run('delete from grants where person = ?', person);
      for (const grant of grants) this.give(person, grant, at);
      this.someoneAdministers();
      this.act('grants-set', person, actor, { grants });
    });
  }

  /** Ends an account: it signs in no more, and is signed out everywhere. */
  end(person: string, actor: string): void {
    this.row(person);
    this.state.transaction(() => {
      this.state.run('update people set ended_at = ? where person = ?', new Date().toISOString(), person);
      this.state.run('delete from sessions where person = ?', person);
      this.voidInvitations(person);
      this.someoneAdministers();
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

  /**
   * Sets the password of an invitation and ends it; everyone signed in as this person is signed out.
   * @param address to sign in with, where the person has none yet: the first administrator gives it here
   */
  async accept(token: string, password: string, address: string | null): Promise<string> {
    const { person, name, email: known } = this.invited(token);
    const email = known ?? address?.trim().toLowerCase() ?? null;
    this.checkAddress(email, known);
    await checkPassword(password, [name, email ?? '']);
    const hashed = await hashPassword(password);
    this.state.transaction(() => {
      const used = this.state.run('update invitations set used_at = ? where token = ? and used_at is null', new Date().toISOString(), kept(token));
      if (used === 0 || this.row(person).ended_at !== null) throw new HttpError(410, 'invitation-over');
      this.checkAddress(email, known);
      this.state.run("update people set password = ?, email = ?, failures = 0, next_try_at = '' where person = ?", hashed, email, person);
      this.state.run('delete from sessions where person = ?', person);
      this.act('password-set', person, person);
    });
    return person;
  }

  /** @throws HttpError 401 where it is wrong, 422 where the new one will not do */
  async changePassword(person: string, old: string, password: string): Promise<void> {
    const row = this.attempt(this.row(person));
    if (!(await isRight(row.password, old))) throw this.failed(person, 'password');
    await checkPassword(password, [row.name, row.email ?? '']);
    const hashed = await hashPassword(password);
    this.state.transaction(() => {
      this.state.run("update people set password = ?, failures = 0, next_try_at = '' where person = ? and ended_at is null", hashed, person);
      this.voidInvitations(person);
      this.act('password-set', person, person);
    });
  }

  /**
   * The first factor. An address that nobody has takes as long and says the same.
   * @throws HttpError 401 where it is wrong, 429 with the seconds to wait
   */
  async signIn(email: string, password: string): Promise<string> {
    const address = email.trim().toLowerCase();
    const row = this.state.get<Row>(`${ROW} where email = ? and ended_at is null`, address);
    if (row) this.attempt(row);
    else this.strangers.attempt(address);
    if (!(await isRight(row?.password ?? null, password))) throw this.failed(row?.person ?? null, 'password');
    this.succeeded(row!.person);
    return row!.person;
  }

  /**
   * Whose account a provider's subject is: bound at the first time by the address, where the provider has checked that.
   * @throws HttpError 403 where nobody here has it
   */
  bySubject(issuer: string, subject: string, email: string | null): string {
    const bound = this.state.get<{ person: string }>('select s.person from subjects as s inner join people as p on p.person = s.person where s.issuer = ? and s.subject = ? and p.ended_at is null', issuer, subject);
    if (bound) return bound.person;
    // One person has one name at a provider: an address that passed to somebody else does not take the account along. Letters that only look alike are none.
    const known = email === null || !/^[\x21-\x7e]+$/.test(email) ? undefined : this.state.get<{ person: string }>(
      'select p.person from people as p where p.email = ? and p.ended_at is null and not exists (select 1 from subjects as s where s.issuer = ? and s.person = p.person)', email.toLowerCase(), issuer);
    this.state.transaction(() => {
      if (known) this.state.run('insert into subjects (issuer, subject, person) values (?, ?, ?)', issuer, subject, known.person);
      this.act(known ? 'subject-bound' : 'sign-in-refused', known?.person ?? null, known?.person ?? 'anonymous', { issuer });
    });
    if (!known) throw new HttpError(403, 'sso-unknown');
    return known.person;
  }

  /** A new secret, not yet in force: `confirm` puts it there. */
  beginSecondFactor(person: string): Begun {
    return begin(this.row(person).email ?? person);
  }

  /**
   * Puts a second factor in force by a code made with it.
   * @param password asked for again where another second factor is in force
   * @returns recovery codes, shown this once @throws HttpError 401, 429
   */
  async confirmSecondFactor(person: string, secret: string, code: string, password: string): Promise<string[]> {
    const row = this.attempt(this.row(person));
    if (row.second_factor !== null && !(await isRight(row.password, password))) throw this.failed(person, 'password');
    const step = /^[A-Z2-7]{32}$/.test(secret) ? stepOf(secret, code, 0, Date.now()) : null;
    if (step === null) throw this.failed(person, 'code');
    const codes = recoveryCodes();
    const hashes = await Promise.all(codes.map(hashPassword));
    this.state.transaction(() => {
      this.state.run("update people set second_factor = ?, second_factor_step = ?, failures = 0, next_try_at = '' where person = ?", this.vault.close(secret), step, person);
      // Sessions of before proved one factor only.
      this.state.run('delete from sessions where person = ?', person);
      this.state.run('delete from recovery_codes where person = ?', person);
      for (const each of hashes) this.state.run('insert into recovery_codes (person, code) values (?, ?)', person, each);
      this.act('second-factor-set', person, person);
    });
    return codes;
  }

  /** The second factor, or a recovery code, which counts once. @throws HttpError 401, 429 */
  async proveSecondFactor(person: string, code: string): Promise<'code' | 'recovery'> {
    const row = this.attempt(this.row(person));
    const secret = this.secretOf(row);
    const step = secret === null ? null : stepOf(secret, code.replaceAll(' ', ''), row.second_factor_step, Date.now());
    if (step !== null) {
      this.state.run("update people set second_factor_step = ?, failures = 0, next_try_at = '' where person = ?", step, person);
      return 'code';
    }
    const unused = /^\d{6}$/.test(code) ? [] : this.state.all<{ code: string }>('select code from recovery_codes where person = ? and used_at is null', person);
    const right = await Promise.all(unused.map(({ code: hashed }) => isRight(hashed, plainCode(code))));
    const spent = unused[right.indexOf(true)];
    // Of two that give the same code at once, one finds it used.
    const isSpent = spent !== undefined && this.state.transaction(() => {
      const used = this.state.run('update recovery_codes set used_at = ? where person = ? and code = ? and used_at is null', new Date().toISOString(), person, spent.code);
      if (used > 0) this.act('recovery-code-used', person, person);
      return used > 0;
    });
    if (!isSpent) throw this.failed(person, 'code');
    this.succeeded(person);
    return 'recovery';
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
  private checkAddress(email: string | null, known: string | null): void {
    if (email === null || !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)) throw new HttpError(422, 'email-wrong', { given: (email ?? '').slice(0, 80) });
    if (email !== known && this.state.get('select 1 from people where email = ?', email)) throw new HttpError(409, 'email-taken', { given: email });
  }

  private row(person: string): Row {
    const row = this.state.get<Row>(`${ROW} where person = ?`, person);
    if (!row) throw new HttpError(404, 'unknown-person');
    return row;
  }

  private give(person: string, { role, agency, area }: Grant, at: string): void {
    this.state.run('insert or ignore into grants (person, role, agency, area, given_at) values (?, ?, ?, ?, ?)', person, role, agency, area, at);
  }

  private someoneAdministers(): void {
    if (!this.state.get("select 1 from grants as g inner join people as p on p.person = g.person where g.role = 'administrator' and p.ended_at is null")) throw new HttpError(409, 'last-administrator');
  }

  /**
   * Counts an answer as wrong before it is looked at, so that many at once do not go by uncounted; a right one takes that back.
   * @throws HttpError 429 with the seconds to wait
   */
  private attempt(row: Row): Row {
    mayTry(row.next_try_at);
    const failures = row.failures + 1;
    this.state.run('update people set failures = ?, next_try_at = ? where person = ?', failures, nextTry(failures), row.person);
    return row;
  }

  private failed(person: string | null, what: 'password' | 'code'): HttpError {
    this.state.transaction(() => this.act('sign-in-refused', person, 'anonymous', { what }));
    return new HttpError(401, what === 'password' ? 'sign-in-wrong' : 'code-wrong');
  }

  /** Null where there is none, or none that the home's key opens: then a recovery code still helps. */
  private secretOf({ second_factor: closed }: Row): string | null {
    try {
      return closed === null ? null : this.vault.open(closed);
    } catch {
      return null;
    }
  }

  private voidInvitations(person: string): void {
    this.state.run('update invitations set used_at = ? where person = ? and used_at is null', new Date().toISOString(), person);
  }

  private succeeded(person: string): void {
    this.state.run("update people set failures = 0, next_try_at = '' where person = ?", person);
  }

  private act(kind: string, person: string | null, actor: string, detail: object = {}): void {
    this.state.act({ at: new Date().toISOString(), actor, kind, submission: person, detail: JSON.stringify(detail) });
  }
}
