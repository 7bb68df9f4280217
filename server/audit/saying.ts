// An act as an official would write it: one sentence, with the names of today where they are known.
import { dateLabel, figure, reportLabel } from '../../client/format.ts';
import type { Linked } from '../lake/chain.ts';
import type { State } from '../lake/state.ts';
import { campaignOfSubject } from '../scoring/campaign.ts';
import { readSubject } from '../scoring/steps.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { groupOf } from './kinds.ts';
import type { Group } from './kinds.ts';

/** `who` the name, or what stands for it. `is_erased`: the account was, and its name with it. */
export interface Told { seq: number; at: string; actor: string; who: string; is_erased: boolean; kind: string; group: Group; subject: string | null; said: string; hash: string }
type Detail = Record<string, unknown>;

const RECEIPT = /^PN-(20\d\d[A-Z0-9]{1,3})-(.+)-\d+$/;
/** Actors that are no person. */
const PARTS = ['system', 'command', 'anonymous', 'guest', 'demo'];

/** Which of its sentences an act takes, by its detail; kinds that are not here have one. */
const VARIANTS: Record<string, (detail: Detail, subject: string | null) => string> = {
  submit: ({ revision }) => (Number(revision) > 1 ? 'again' : 'first'),
  accept: ({ review }) => (review === 'off' ? 'unreviewed' : 'reviewed'),
  proof: ({ done_on }) => (done_on === null ? 'back' : 'done'),
  publication: ({ locks }) => (Array.isArray(locks) ? 'verdicts' : 'whole'),
  'score-official': (_, subject) => (readSubject(subject)?.component === '' ? 'card' : 'one'),
  'campaign-exception': ({ component }) => (component === undefined || component === '' ? 'card' : 'one'),
  'receipt-mailed': ({ outcome }) => oneOf(outcome, ['sent', 'refused', 'unknown']),
  remind: ({ outcome }) => oneOf(outcome, ['sent', 'refused', 'unknown']),
  'person-invited': ({ kind }) => oneOf(kind, ['first', 'invite', 'reset']),
  'signed-in': ({ way }) => oneOf(way, ['password', 'invitation', 'sso', 'sso-strong', 'guest']),
  'sign-in-refused': ({ what, issuer }, subject) => (issuer !== undefined ? 'provider' : subject === null ? 'stranger' : oneOf(what, ['password', 'code'])),
  refused: ({ deed, agency, why }) => (deed === undefined ? oneOf(why, ['sign-in-needed', 'cross-site', 'wait', 'many']) : agency === undefined ? 'deed' : 'deed-of'),
};

function oneOf(given: unknown, known: string[]): string {
  return known.includes(String(given)) ? String(given) : 'other';
}

/** Says acts in a language; names that were looked up are kept for the next one. */
export class Teller {
  private readonly state: State;
  private readonly bodies: ReadonlyMap<string, string>;
  private readonly lang: Lang;
  private readonly people = new Map<string, string | null>();

  /** @param bodies agencies by their ids, with their names in the language */
  constructor(state: State, bodies: ReadonlyMap<string, string>, lang: Lang) {
    this.state = state;
    this.bodies = bodies;
    this.lang = lang;
  }

  tell(act: Linked): Told {
    const { seq, at, actor, kind, submission: subject, hash } = act;
    return { seq, at, actor, who: this.who(actor), is_erased: this.nameOf(actor) === '', kind, group: groupOf(kind), subject, said: this.sentence(act), hash };
  }

  /** The name of an actor, or what stands for it. */
  who(actor: string): string {
    if (PARTS.includes(actor)) return say(this.lang, `audit:part.${actor}`);
    return this.nameOf(actor) || actor;
  }

  private sentence({ kind, submission: subject, detail: text }: Linked): string {
    const detail = read(text);
    const params = this.params(detail, subject);
    if (groupOf(kind) === 'others') return say(this.lang, `audit:general.${subject === null ? 'alone' : 'of'}`, { ...params, kind });
    const variant = VARIANTS[kind]?.(detail, subject);
    const said = say(this.lang, `audit:said.${kind}${variant === undefined ? '' : `.${variant}`}`, params);
    return detail.further === undefined ? said : say(this.lang, 'audit:further', { said, count: Number(detail.further) });
  }

  /** The fields of an act as words. Texts that strangers wrote do not stand in sentences. */
  private params(detail: Detail, subject: string | null): Record<string, string | number> {
    const receipt = RECEIPT.exec(subject ?? '');
    const agency = String(detail.agency ?? receipt?.[2] ?? '');
    const report = String(detail.report ?? receipt?.[1] ?? subject ?? '');
    const score = readSubject(subject) ?? { ...campaignOfSubject(subject), scored: String(detail.scored ?? ''), component: String(detail.component ?? '') };
    const needs = detail.needs ?? detail.why ?? 'not-allowed';
    return {
      subject: this.subject(subject), agency: this.bodies.get(agency) ?? agency, report: /^20\d\d/.test(report) ? reportLabel(report, this.lang) : report,
      revision: Number(detail.revision ?? 1), hash: String(detail.hash ?? '').slice(0, 12), document: String(detail.document ?? ''), notice: String(detail.notice ?? ''), due: this.day(detail.due), until: this.day(detail.until), criteria: score.criteria, period: this.period(score.period), scored: this.bodies.get(score.scored) ?? score.scored, component: score.component,
      points: typeof detail.points === 'number' ? figure(detail.points, 'point', this.lang, { decimals: 2, bare: true }) : '', rows: Number(detail.rows ?? 0),
      count: Array.isArray(detail.locks) ? detail.locks.length : Array.isArray(detail.grants) ? detail.grants.length : 0,
      deed: detail.deed === undefined ? '' : say(this.lang, `audit:deed.${String(detail.deed)}`), why: say(this.lang, `audit:why.${String(needs)}`),
    };
  }

  private period(period: string): string {
    return /^\d{4}(M\d\d)?$/.test(period) ? reportLabel(period.length === 4 ? `${period}Y` : period, this.lang) : period;
  }

  private day(given: unknown): string {
    return /^\d{4}-\d\d-\d\d$/.test(String(given)) ? dateLabel(String(given), this.lang) : '';
  }

  private subject(subject: string | null): string {
    if (subject === null) return '';
    const name = this.nameOf(subject);
    return name === '' ? say(this.lang, 'audit:erasedPerson', { person: subject }) : name ?? this.bodies.get(subject) ?? subject;
  }

  /** Null where there is no such person, '' where the name is erased. */
  private nameOf(person: string): string | null {
    let name = this.people.get(person);
    if (name === undefined) {
      name = this.state.get<{ name: string }>('select name from people where person = ?', person)?.name ?? null;
      this.people.set(person, name);
    }
    return name;
  }
}

/** A detail that is no object any more, since somebody changed it, says nothing. */
function read(text: string): Detail {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null ? detail as Detail : {};
  } catch {
    return {};
  }
}
