// What people may do, against the acts that gave it: a role that no act gave is nobody's.
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../lake/finding.ts';
import type { Act, State } from '../lake/state.ts';
import type { Grant } from './rights.ts';

const GIVING = ['person-added', 'grants-set'];

/** What somebody may do, as a set: the order of the roles says nothing. */
export function setOf(grants: readonly Grant[]): Set<string> {
  return new Set(grants.map(({ role, agency, area }) => `${role} ${agency} ${area}`));
}

export function grantsAgainstActs(acts: Act[], state: State): Finding[] {
  const given = new Map(acts.filter(({ kind }) => GIVING.includes(kind)).map((act) => [act.submission!, act]));
  const held = Map.groupBy(state.all<Grant & { person: string }>('select person, role, agency, area from grants'), ({ person }) => person);
  const people = state.all<{ person: string }>('select person from people').map(({ person }) => person);
  return [...new Set([...people, ...given.keys()])].flatMap((person): Finding[] => {
    const act = given.get(person);
    const was = act ? (JSON.parse(act.detail) as { grants: Grant[] }).grants : [];
    return isDeepStrictEqual(setOf(held.get(person) ?? []), setOf(was)) ? [] : [{ code: 'grants-unlike-acts', params: { row: person, seq: act?.seq ?? '–' } }];
  });
}
