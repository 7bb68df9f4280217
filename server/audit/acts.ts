// The acts of the chain as they are looked through: newest first, a page at a time by sequence number, kept to what is asked for.
import type { SQLInputValue } from 'node:sqlite';
import type { Linked } from '../lake/chain.ts';
import type { State } from '../lake/state.ts';
import { GROUPS, KINDS } from './kinds.ts';

/** `of` a group or a kind, `subject` a receipt, agency, milestone or person, `from` and `to` days in Vietnam. `before` or `after` a sequence number. */
export interface Sought { of?: string; actor?: string; subject?: string; from?: string; to?: string; before?: number; after?: number }

const AGENCY = "iif(json_valid(detail), json_extract(detail, '$.agency'), null)";
/** So that what is asked for is found without reading every act. */
export const AUDIT_TABLES = `
create index if not exists acts_by_kind on acts (kind, seq);
create index if not exists acts_by_actor on acts (actor, seq);
create index if not exists acts_by_subject on acts (submission, seq);
create index if not exists acts_by_agency on acts (${AGENCY}, seq);
create index if not exists acts_by_day on acts (at, seq);`;

export const PAGE = 50;

/** A page of acts, newest first; `older` and `newer` are the numbers to go on from, null where there is nothing more. */
export function page(state: State, sought: Sought): { acts: Linked[]; older: number | null; newer: number | null } {
  const isBack = sought.after !== undefined;
  const found = some(state, sought, PAGE + 1);
  const isMore = found.length > PAGE;
  const acts = isBack ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE);
  const [first, last] = [acts[0]?.seq ?? null, acts.at(-1)?.seq ?? null];
  const isThere = (more: Partial<Sought>): boolean => some(state, { ...sought, before: undefined, after: undefined, ...more }, 1).length > 0;
  return {
    acts,
    older: last !== null && (isBack ? isThere({ before: last }) : isMore) ? last : null,
    newer: first !== null && (isBack ? isMore : sought.before !== undefined && isThere({ after: first })) ? first : null,
  };
}

/** At most so many acts: before a number downwards, after one upwards. */
export function some(state: State, { of, actor, subject, from, to, before, after }: Sought, most: number): Linked[] {
  const where: string[] = [];
  const values: SQLInputValue[] = [];
  const only = (condition: string, ...given: SQLInputValue[]): void => {
    where.push(condition);
    values.push(...given);
  };
  if (of !== undefined) {
    const kinds = of === 'others' ? unknownKinds(state) : Object.hasOwn(GROUPS, of) ? GROUPS[of as keyof typeof GROUPS] : [of];
    only(`kind in (${kinds.map(() => '?').join(', ')})`, ...kinds);
  }
  if (actor !== undefined) only('actor = ?', actor);
  if (subject !== undefined) only(`(submission = ? or ${AGENCY} = ? or submission in (select submission from submissions where agency = ?))`, subject, subject, subject);
  // A day in Vietnam begins seven hours before it does where moments are counted.
  if (from !== undefined) only('at >= ?', new Date(`${from}T00:00:00+07:00`).toISOString());
  if (to !== undefined) only('at < ?', new Date(Date.parse(`${to}T00:00:00+07:00`) + 86_400_000).toISOString());
  if (before !== undefined) only('seq < ?', before);
  if (after !== undefined) only('seq > ?', after);
  return state.all<Linked>(`select * from acts${where.length > 0 ? ` where ${where.join(' and ')}` : ''} order by seq ${after === undefined ? 'desc' : 'asc'} limit ?`, ...values, most);
}

/** Kinds in the chain that are not known here: from one to the next along the index, since acts of others are many. */
function unknownKinds(state: State): string[] {
  return state.all<{ kind: string }>(`with recursive k (kind) as (select min(kind) from acts union all select (select min(kind) from acts where acts.kind > k.kind) from k where k.kind is not null)
    select kind from k where kind is not null`).map(({ kind }) => kind).filter((kind) => !KINDS.includes(kind));
}

/** Whoever is known by name and has acted. */
export function actors(state: State): { person: string; name: string }[] {
  return state.all('select person, name from people as p where name <> \'\' and exists (select 1 from acts as a where a.actor = p.person) order by name, person limit 1000');
}
