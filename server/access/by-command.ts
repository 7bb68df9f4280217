// What the command `users` does with people, in whichever process holds the home: the running server, or the command itself.
import { Refused } from '../lake/finding.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import type { People, Person } from './people.ts';
import type { Grant } from './rights.ts';

/** `person` is the pseudonym or the address. `invite` without a person adds one. */
export type Errand =
  | { what: 'list' }
  | { what: 'invite'; person: string }
  | { what: 'add'; name: string; email: string | null; grants: Grant[] }
  | { what: 'roles'; person: string; grants: Grant[] }
  | { what: 'end' | 'erase' | 'reset'; person: string };
export type Listed = ReturnType<People['list']>[number];
/** `token` of a link that sets a password, once, until `ends_at`. */
export interface Run { person: string; name: string; token: string; ends_at: string; people: Listed[] }

/** Whoever holds the machine: no person of the house. */
const ACTOR = 'command';

/**
 * @param known the agencies or areas that a role may name
 * @throws Refused in the words of the house's own answers
 */
export function runErrand(errand: Errand, people: People, known: (name: 'agency' | 'area') => Iterable<string>): Run {
  try {
    return run(errand, people, known);
  } catch (error) {
    if (error instanceof HttpError) throw new Refused({ code: `api:${error.code}`, params: error.params });
    throw error;
  }
}

function run(errand: Errand, people: People, known: Parameters<typeof runErrand>[2]): Run {
  const done = { person: '', name: '', token: '', ends_at: '', people: [] };
  if (errand.what === 'list') return { ...done, people: people.list() };
  if ('grants' in errand) for (const grant of errand.grants) for (const name of ['agency', 'area'] as const) mustBeKnown(name, grant[name], known(name));
  if (errand.what === 'add') {
    const person = people.add(errand.name, errand.email, errand.grants, ACTOR);
    return { ...done, person, name: errand.name, ...people.invite(person, 'invite', ACTOR) };
  }
  const { person, name } = found(errand.person, people);
  if (errand.what === 'invite') return { ...done, person, name, ...people.invite(person, 'reset', ACTOR) };
  if (errand.what === 'roles') people.setGrants(person, errand.grants, ACTOR);
  else if (errand.what === 'end') people.end(person, ACTOR);
  else if (errand.what === 'erase') people.erase(person, ACTOR);
  else people.dropSecondFactor(person, ACTOR);
  return { ...done, person, name };
}

/** @throws Refused with the nearest ones */
function found(given: string, people: People): Person {
  const all = people.list();
  const one = all.find(({ person, email }) => person === given || (email !== null && email === given.toLowerCase()));
  if (!one) throw new Refused({ code: 'person-unknown', params: { given, nearest: nearest(given, all.flatMap(({ person, email }) => email ?? person)).join(', ') || '–' } });
  return one;
}

/** @throws HttpError 400 */
function mustBeKnown(name: string, given: string, known: Iterable<string>): void {
  const all = [...known];
  if (given !== '' && !all.includes(given)) throw new HttpError(400, 'wrong-parameter', { name, given, allowed: nearest(given, all, 10).join(', ') });
}
