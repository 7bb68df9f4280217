// How people prove who they are: passwords, second factors, recovery codes, and the subject of a provider. Every change is an act of the chain.
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { checkPassword, hashPassword, isRight } from './passwords.ts';
import type { People, PersonRow } from './people.ts';
import type { Refusals } from './refusals.ts';
import { begin, plainCode, recoveryCodes, stepOf } from './second-factor.ts';
import type { Begun } from './second-factor.ts';
import { kept } from './secrets.ts';
import type { Vault } from './secrets.ts';
import { mayTry, nextTry, Strangers } from './waiting.ts';

export class Proofs {
  private readonly state: State;
  private readonly people: People;
  private readonly vault: Vault;
  private readonly refusals: Refusals;
  private readonly strangers = new Strangers();

  constructor(state: State, people: People, vault: Vault, refusals: Refusals) {
    this.state = state;
    this.people = people;
    this.vault = vault;
    this.refusals = refusals;
  }

  /**
   * Sets the password of an invitation and ends it; everyone signed in as this person is signed out.
   * @param address to sign in with, where the person has none yet: the first administrator gives it here
   */
  async accept(token: string, password: string, address: string | null): Promise<string> {
    const { person, name, email: known } = this.people.invited(token);
    const email = known ?? address?.trim().toLowerCase() ?? null;
    this.people.checkAddress(email, known);
    await checkPassword(password, [name, email ?? '']);
    const hashed = await hashPassword(password);
    this.state.transaction(() => {
      const used = this.state.run('update invitations set used_at = ? where token = ? and used_at is null', new Date().toISOString(), kept(token));
      if (used === 0 || this.people.row(person).ended_at !== null) throw new HttpError(410, 'invitation-over');
      this.people.checkAddress(email, known);
      this.state.run("update people set password = ?, email = ?, failures = 0, next_try_at = '' where person = ?", hashed, email, person);
      this.state.run('delete from sessions where person = ?', person);
      this.people.act('password-set', person, person);
    });
    return person;
  }

  /** @throws HttpError 401 where it is wrong, 422 where the new one will not do */
  async changePassword(person: string, old: string, password: string): Promise<void> {
    const row = this.attempt(this.people.row(person));
    if (!(await isRight(row.password, old))) throw this.failed(person, 'password');
    await checkPassword(password, [row.name, row.email ?? '']);
    const hashed = await hashPassword(password);
    this.state.transaction(() => {
      this.state.run("update people set password = ?, failures = 0, next_try_at = '' where person = ? and ended_at is null", hashed, person);
      this.people.voidInvitations(person);
      this.people.act('password-set', person, person);
    });
  }

  /** Asks for the password again, of whoever has one here. @throws HttpError 401, 429 */
  async proveAgain(person: string, password: string): Promise<void> {
    const row = this.people.row(person);
    if (row.password === null) return;
    const { tried } = this.attempt(row);
    if (!(await isRight(row.password, password))) throw this.failed(person, 'password');
    this.passed(row, tried);
  }

  /**
   * The first factor. An address that nobody has takes as long and says the same.
   * @throws HttpError 401 where it is wrong, 429 with the seconds to wait
   */
  async signIn(email: string, password: string): Promise<string> {
    const address = email.trim().toLowerCase();
    const row = this.people.atAddress(address);
    const tried = row ? this.attempt(row).tried : '';
    if (!row) this.strangers.attempt(address);
    if (!(await isRight(row?.password ?? null, password))) throw this.failed(row?.person ?? null, 'password');
    this.passed(row!, tried);
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
    if (!known) {
      this.refusals.note({ actor: 'anonymous', kind: 'sign-in-refused', detail: { issuer } });
      throw new HttpError(403, 'sso-unknown');
    }
    this.state.transaction(() => {
      // Whose account has ended may come back with another one.
      this.state.run('insert or replace into subjects (issuer, subject, person) values (?, ?, ?)', issuer, subject, known.person);
      this.people.act('subject-bound', known.person, known.person, { issuer });
    });
    return known.person;
  }

  /** A new secret, not yet in force: `confirm` puts it there. */
  beginSecondFactor(person: string): Begun {
    return begin(this.people.row(person).email ?? person);
  }

  /**
   * Puts a second factor in force by a code made with it.
   * @param password asked for again where another second factor is in force; of whoever has none here, a code of that factor instead
   * @returns recovery codes, shown this once @throws HttpError 401, 429
   */
  async confirmSecondFactor(person: string, secret: string, code: string, password: string): Promise<string[]> {
    const { second_factor: before, password: own } = this.people.row(person);
    if (before !== null && own === null) await this.proveSecondFactor(person, password);
    this.attempt(this.people.row(person));
    if (before !== null && own !== null && !(await isRight(own, password))) throw this.failed(person, 'password');
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
      this.people.act('second-factor-set', person, person);
    });
    return codes;
  }

  /** The second factor, or a recovery code, which counts once. @throws HttpError 401, 429 */
  async proveSecondFactor(person: string, code: string): Promise<'code' | 'recovery'> {
    const row = this.attempt(this.people.row(person));
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
      if (used > 0) this.people.act('recovery-code-used', person, person);
      return used > 0;
    });
    if (!isSpent) throw this.failed(person, 'code');
    this.succeeded(person);
    return 'recovery';
  }

  /**
   * Counts an answer as wrong before it is looked at, so that many at once do not go by uncounted; a right one takes that back.
   * @throws HttpError 429 with the seconds to wait
   */
  private attempt(row: PersonRow): PersonRow & { tried: string } {
    mayTry(row.next_try_at);
    const failures = row.failures + 1;
    const tried = nextTry(failures);
    this.state.run('update people set failures = ?, next_try_at = ? where person = ?', failures, tried, row.person);
    return { ...row, tried };
  }

  /**
   * A right password takes its own attempt back. Where a second factor is still to come, wrong codes before it go on counting: else a password that
   * somebody knows would buy them free guesses again and again.
   */
  private passed({ person, second_factor, next_try_at: before }: PersonRow, tried: string): void {
    if (second_factor === null) this.succeeded(person);
    else this.state.run('update people set failures = max(failures - 1, 0), next_try_at = case when next_try_at = ? then ? else next_try_at end where person = ?', tried, before, person);
  }

  /** @param person null for an address that nobody has: it is not kept, since it may be a password in the wrong field */
  private failed(person: string | null, what: 'password' | 'code'): HttpError {
    this.refusals.note({ actor: 'anonymous', kind: 'sign-in-refused', subject: person, detail: { what } });
    return new HttpError(401, what === 'password' ? 'sign-in-wrong' : 'code-wrong');
  }

  /** Null where there is none, or none that the home's key opens: then a recovery code still helps. */
  private secretOf({ second_factor: closed }: PersonRow): string | null {
    try {
      return closed === null ? null : this.vault.open(closed);
    } catch {
      return null;
    }
  }

  private succeeded(person: string): void {
    this.state.run("update people set failures = 0, next_try_at = '' where person = ?", person);
  }
}
