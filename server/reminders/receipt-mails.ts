// Receipts by mail: to whoever handed a sheet in, at once, whatever the hour. A mail is sent at most once: what became of one that was under way when something
// broke nobody can say, so it is not sent again; the receipt is in the product all along.
import { createHash } from 'node:crypto';
import type { House } from '../app.ts';
import { paperOf } from '../cycle/paper.ts';
import { sheetOf } from '../cycle/sheet.ts';
import type { Post } from './post.ts';
import { receiptLetter } from './receipt-letter.ts';
import { wishOf } from './wishes.ts';

/** `state`: waiting (to be sent, or tried again), sending (written before the mail server is spoken to), sent, refused (the address was, or it was tried for too long), unknown. */
export const RECEIPT_TABLES = `
create table if not exists receipt_mails (
  submission text primary key references submissions (submission), person text not null, state text not null, tries integer not null, changed_at text not null, next_try_at text not null) strict;`;

type Mail = { submission: string; person: string; tries: number };
type Ground = Pick<House, 'home' | 'engine' | 'people' | 'demo' | 'log'>;

const MINUTE_MS = 60_000;
const LONGEST_DELAY_MS = 120 * MINUTE_MS;
/** About two days; who still has no mail then has the receipt itself. */
const MOST_TRIES = 30;
/** Of sheets this new it is looked whether a server ended before their mail was put down. */
const NEW_MS = 3 * 24 * 60 * MINUTE_MS;

export class ReceiptMails {
  private readonly ground: Ground;
  private readonly post: Post | null;
  private readonly origin: string | null;
  private readonly ending = new AbortController();
  private underWay: Promise<void> = Promise.resolve();
  private isBegun = false;

  /** @param post null where no mail is sent */
  constructor(ground: Ground, post: Post | null, origin: string | null) {
    [this.ground, this.post, this.origin] = [ground, post, origin];
  }

  /** A sheet was handed in by somebody; told again of the same one it does nothing more. Nobody waits for it, and nothing of it fails whoever calls. */
  handed(submissions: readonly string[], person: string): void {
    if (!this.post) return;
    const { home: { state }, log } = this.ground;
    const at = new Date().toISOString();
    try {
      for (const submission of submissions) state.run("insert or ignore into receipt_mails (submission, person, state, tries, changed_at, next_try_at) values (?, ?, 'waiting', 0, ?, ?)", submission, person, at, at);
    } catch (error) {
      log.error({ err: error }, 'a receipt could not be put down to be mailed');
      return;
    }
    void this.round(new Date());
  }

  /** Sends what waits; one round after the other. */
  round(at: Date): Promise<void> {
    const { log } = this.ground;
    this.underWay = this.underWay.then(() => this.sendAll(at)).catch((error: unknown) => log.error({ err: error }, 'receipts could not be mailed'));
    return this.underWay;
  }

  /** Ends what is under way: a mail that the server has in hand counts as of unknown fate. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.underWay;
  }

  private async sendAll(at: Date): Promise<void> {
    const { home: { state } } = this.ground;
    if (!this.post || this.ending.signal.aborted) return;
    if (!this.isBegun) this.begin(at);
    // One round at a time: what is under way now was so when the server ended.
    for (const { submission } of state.all<Mail>("select submission from receipt_mails where state = 'sending'")) this.settle(submission, 'unknown', at, 'the server ended meanwhile');
    for (const mail of state.all<Mail>("select submission, person, tries from receipt_mails where state = 'waiting' and next_try_at <= ? order by next_try_at", at.toISOString())) {
      if (this.ending.signal.aborted || !await this.send(this.post, mail, at)) return;
    }
  }

  /** A sheet may be stored and its server end before its mail is put down. */
  private begin(at: Date): void {
    const [now, since] = [at.toISOString(), new Date(at.getTime() - NEW_MS).toISOString()];
    this.ground.home.state.run(`
      insert or ignore into receipt_mails (submission, person, state, tries, changed_at, next_try_at)
      select s.submission, p.person, 'waiting', 0, ?, ? from submissions as s
      inner join acts as a on a.submission = s.submission and a.kind = 'submit' inner join people as p on p.person = a.actor where s.received_at > ?`, now, now, since);
    this.isBegun = true;
  }

  /** @returns whether the mail server is there for the next one */
  private async send(post: Post, { submission, person, tries }: Mail, at: Date): Promise<boolean> {
    const { ground: { home, people, demo }, origin } = this;
    const { state } = home;
    const [to, handed] = [state.get<{ name: string; email: string | null; ended_at: string | null }>('select name, email, ended_at from people where person = ?', person), sheetOf(state, submission)];
    const { mails, lang } = wishOf(state, person);
    if (!to || to.email === null || to.ended_at !== null || !mails) {
      state.run('delete from receipt_mails where submission = ?', submission);
      return true;
    }
    const letter = receiptLetter(await paperOf({ home, engine: this.ground.engine, people, demo }, handed), { name: to.name, lang, origin, demo });
    state.run("update receipt_mails set state = 'sending', tries = ?, changed_at = ? where submission = ?", tries + 1, at.toISOString(), submission);
    const { outcome, why } = await post.send(to.email, letter, `receipt.${createHash('sha256').update(`${submission} ${person}`).digest('hex').slice(0, 24)}`, this.ending.signal);
    if (outcome === 'sent' || outcome === 'refused' || outcome === 'unknown') this.settle(submission, outcome, at, why);
    else if (tries + 1 >= MOST_TRIES) this.settle(submission, 'refused', at, why);
    else {
      const delay = Math.min(LONGEST_DELAY_MS, 5 * MINUTE_MS * 2 ** tries);
      state.run("update receipt_mails set state = 'waiting', changed_at = ?, next_try_at = ? where submission = ?", at.toISOString(), new Date(at.getTime() + delay).toISOString(), submission);
    }
    return outcome !== 'down';
  }

  private settle(submission: string, outcome: 'sent' | 'refused' | 'unknown', at: Date, why: string): void {
    const { home: { state }, log } = this.ground;
    if (outcome !== 'sent') log.warn({ submission, outcome, why }, 'a receipt was not mailed');
    state.transaction(() => {
      state.run('update receipt_mails set state = ?, changed_at = ? where submission = ?', outcome, at.toISOString(), submission);
      state.act({ at: at.toISOString(), actor: 'system', kind: 'receipt-mailed', submission, detail: JSON.stringify({ outcome, ...(why ? { why } : {}) }) });
    });
  }
}
