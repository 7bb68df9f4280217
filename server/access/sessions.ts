// Where people are signed in: a token that only the browser has, thirty minutes after it was last seen, eight hours at most.
import { randomBytes } from 'node:crypto';
import type { State } from '../lake/state.ts';
import { kept, newToken } from './secrets.ts';

/** `sso-strong`: a provider asked for more than a password. `guest`: a visitor of made-up figures, who proves nothing. */
export type Way = 'password' | 'invitation' | 'sso' | 'sso-strong' | 'guest';
/** `is_whole`: both factors were proved, where there are two. `session` is the name by which its owner may end it. */
export interface Session { session: string; person: string; is_whole: number; way: Way; agent: string; made_at: string; seen_at: string; ends_at: string }

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const LONGEST_MS = 8 * 60 * MINUTE_MS;
const COLUMNS = 'session, person, is_whole, way, agent, made_at, seen_at, ends_at';

export class Sessions {
  private readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  /** @returns the token, which nobody can read again */
  open(person: string, way: Way, isWhole: boolean, agent: string): string {
    const token = newToken();
    const now = Date.now();
    const at = new Date(now).toISOString();
    this.state.transaction(() => {
      this.state.run('delete from sessions where ends_at < ? or seen_at < ?', at, new Date(now - IDLE_MS).toISOString());
      this.state.run(`insert into sessions (token, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        kept(token), randomBytes(8).toString('hex'), person, isWhole ? 1 : 0, way, agent.slice(0, 200), at, at, new Date(now + LONGEST_MS).toISOString());
      this.state.act({ at, actor: person, kind: 'signed-in', submission: person, detail: JSON.stringify({ way, whole: isWhole }) });
    });
    return token;
  }

  /** The session of a token, seen now; null where it is over or never was. @param isAlive somebody is there: what a page asks by itself keeps no session alive */
  seen(token: string, isAlive = true): Session | null {
    const session = this.state.get<Session>(`select ${COLUMNS} from sessions where token = ?`, kept(token));
    if (!session) return null;
    const now = Date.now();
    if (Date.parse(session.ends_at) <= now || Date.parse(session.seen_at) + IDLE_MS <= now) {
      this.state.run('delete from sessions where token = ?', kept(token));
      return null;
    }
    // Written once a minute: each question of a page would else wait for the disk.
    if (isAlive && Date.parse(session.seen_at) + MINUTE_MS <= now) this.state.run('update sessions set seen_at = ? where token = ?', new Date(now).toISOString(), kept(token));
    return session;
  }

  of(person: string): Session[] {
    return this.state.all<Session>(`select ${COLUMNS} from sessions where person = ? order by seen_at desc`, person);
  }

  /** Ends every session of a person but one. */
  endOthers(person: string, session: string): void {
    this.state.transaction(() => {
      const ended = this.state.run('delete from sessions where person = ? and session <> ?', person, session);
      if (ended > 0) this.state.act({ at: new Date().toISOString(), actor: person, kind: 'sessions-ended', submission: person, detail: JSON.stringify({ ended }) });
    });
  }

  /** @returns whether the person had such a session */
  end(person: string, session: string): boolean {
    return this.state.transaction(() => {
      const ended = this.state.run('delete from sessions where person = ? and session = ?', person, session) > 0;
      if (ended) this.state.act({ at: new Date().toISOString(), actor: person, kind: 'signed-out', submission: person, detail: '{}' });
      return ended;
    });
  }
}
