// Who gets today's mail: once a working day, outside quiet hours, where there is something that the person was not told yet.
// Sent at most once: what became of a mail that was under way when something broke nobody can say, so it is not sent again that day; its
// matters count as not told, and stand in the mail of the next working day. The list in the product has them all along.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { People } from '../access/people.ts';
import { dayInVietnam } from '../../client/format.ts';
import type { Engine } from '../engine/engine.ts';
import type { State } from '../lake/state.ts';
import { isWorkingDay } from '../registry/calendar.ts';
import type { Holidays } from '../registry/calendar.ts';
import type { Quiet } from '../settings.ts';
import { letterOf } from './letter.ts';
import type { Letter } from './letter.ts';
import { allMatters, isEscalation, keyOf, mattersOf, reported } from './matters.ts';
import type { Matter } from './matters.ts';
import type { Outcome, Post } from './post.ts';
import { toldOf } from './told.ts';
import { wishOf } from './wishes.ts';

type Digest = { state: 'sending' | 'sent' | 'waiting' | 'refused' | 'unknown'; tries: number; next_try_at: string };
interface Addressee { person: string; name: string; email: string }

const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = 5 * MINUTE_MS;
const LONGEST_DELAY_MS = 120 * MINUTE_MS;

export interface Ground { state: State; engine: Engine; people: People; approval: boolean; demo: boolean; log: Logger }
/** `post`: null where no mail is sent. `origin`: under which people reach this house. */
export interface Ways { post: Post | null; quiet: Quiet | null; holidays: Holidays; origin: string | null }

export class Rounds {
  private readonly ground: Ground;
  private readonly ways: Ways;
  private readonly ending = new AbortController();
  private underWay: Promise<void> | null = null;
  /** How often in a row the server took nothing, and until when it is left alone. */
  private down = 0;
  private leftUntil = 0;

  constructor(ground: Ground, ways: Ways) {
    this.ground = ground;
    this.ways = ways;
  }

  /** Whether mail is sent, and whether the server takes it. */
  get mail(): 'off' | 'ok' | 'down' {
    return this.ways.post === null ? 'off' : this.down > 0 ? 'down' : 'ok';
  }

  /** Sends what is to be sent at a moment; one round at a time. */
  async round(at: Date): Promise<void> {
    if (this.underWay || this.ending.signal.aborted || !this.ways.post) return;
    this.underWay = this.tellAll(this.ways.post, at).finally(() => { this.underWay = null; });
    await this.underWay;
  }

  /** People whose address the server refused when it was last tried, with the day. */
  refusals(): ReadonlyMap<string, string> {
    const rows = this.ground.state.all<{ person: string; day: string }>("select person, day from digests as d where state = 'refused' and day = (select max(day) from digests where person = d.person and state in ('sent', 'refused'))");
    return new Map(rows.map(({ person, day }) => [person, day]));
  }

  /** Ends what is under way: a letter that the server has in hand counts as of unknown fate. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.underWay;
  }

  private async tellAll(post: Post, at: Date): Promise<void> {
    const { state, engine, people, approval } = this.ground;
    const started = performance.now();
    const now = (): Date => new Date(at.getTime() + performance.now() - started);
    this.settle(at);
    if (!this.isTime(at) || at.getTime() < this.leftUntil) return;
    const all = await allMatters(engine, approval, at);
    const withReporter = reported(state);
    for (const { person, name, email, ended_at, grants } of people.list()) {
      if (this.ending.signal.aborted || !this.isTime(now())) return;
      if (ended_at !== null || email === null) continue;
      const outcome = await this.tell(post, { person, name, email }, mattersOf(all, grants, withReporter), now);
      if (outcome === 'down') return;
    }
  }

  /** Tells one person, where there is something new. @returns what became of it; null where nothing was sent */
  private async tell(post: Post, { person, name, email }: Addressee, matters: Matter[], now: () => Date): Promise<Outcome['outcome'] | null> {
    const { state, demo, log } = this.ground;
    const [at, day] = [now().toISOString(), dayInVietnam(now())];
    const { mails, lang } = wishOf(state, person);
    const wanted = mails ? matters : matters.filter(isEscalation);
    const before = state.get<Digest>('select state, tries, next_try_at from digests where person = ? and day = ?', person, day);
    if (before && (before.state !== 'waiting' || before.next_try_at > at)) return null;
    const keys = wanted.map(keyOf);
    if (keys.every((key) => state.get('select 1 from told where person = ? and matter = ?', person, key))) return null;
    const letter = letterOf(wanted.map((matter) => toldOf(matter, lang)), { name, lang, origin: this.ways.origin, demo });
    const hash = hashOf(person, letter);
    const tries = (before?.tries ?? 0) + 1;
    state.run("insert or replace into digests (person, day, hash, state, tries, changed_at) values (?, ?, ?, 'sending', ?, ?)", person, day, hash, tries, at);
    const { outcome, why } = await post.send(email, letter, `${day}.${hash.slice(0, 24)}`, this.ending.signal);
    if (outcome !== 'sent') log.warn({ person, outcome, why }, 'a mail was not sent');
    this.heed(outcome, now());
    state.transaction(() => {
      if (outcome === 'later' || outcome === 'down') {
        state.run("update digests set state = 'waiting', changed_at = ?, next_try_at = ? where person = ? and day = ?", now().toISOString(), new Date(now().getTime() + delayOf(tries)).toISOString(), person, day);
        return;
      }
      state.run('update digests set state = ?, changed_at = ? where person = ? and day = ?', outcome, now().toISOString(), person, day);
      if (outcome === 'sent') for (const key of keys) state.run('insert or ignore into told (person, matter, day) values (?, ?, ?)', person, key, day);
      this.act(person, now(), { day, outcome, matters: keys.length, hash, ...(why ? { why } : {}) });
    });
    return outcome;
  }

  /** A server that takes nothing is left alone, each time longer. */
  private heed(outcome: Outcome['outcome'], now: Date): void {
    this.down = outcome === 'down' ? this.down + 1 : 0;
    if (this.down > 0) this.leftUntil = now.getTime() + delayOf(this.down);
  }

  /** Mails that were under way when the server ended. */
  private settle(at: Date): void {
    const { state } = this.ground;
    for (const { person, day, hash } of state.all<{ person: string; day: string; hash: string }>("select person, day, hash from digests where state = 'sending'")) {
      state.transaction(() => {
        state.run("update digests set state = 'unknown', changed_at = ? where person = ? and day = ?", at.toISOString(), person, day);
        this.act(person, at, { day, outcome: 'unknown', hash, why: 'the server ended meanwhile' });
      });
    }
  }

  private act(person: string, at: Date, detail: object): void {
    this.ground.state.act({ at: at.toISOString(), actor: 'system', kind: 'remind', submission: person, detail: JSON.stringify(detail) });
  }

  /** Whether it is a working day, outside quiet hours. */
  private isTime(at: Date): boolean {
    const { quiet, holidays } = this.ways;
    const hour = new Date(at.getTime() + 7 * 60 * MINUTE_MS).getUTCHours();
    const isQuiet = quiet !== null && (quiet.from > quiet.to ? hour >= quiet.from || hour < quiet.to : hour >= quiet.from && hour < quiet.to);
    return !isQuiet && isWorkingDay(dayInVietnam(at), holidays);
  }
}

function delayOf(tries: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
}

function hashOf(person: string, { subject, text }: Letter): string {
  return createHash('sha256').update(person).update('\0').update(subject).update('\0').update(text).digest('hex');
}
