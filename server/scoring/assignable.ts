// Who may be given a component to score: whoever hands in for its body.
import type { RequestHandler } from 'express';
import { collator } from '../../client/format.ts';
import { mustBeAllowed } from '../access/guard.ts';
import type { People } from '../access/people.ts';
import { rightsOf } from '../access/rights.ts';
import type { House } from '../app.ts';
import type { Names } from '../engine/names.ts';

const { compare } = collator('vi');

/** Somebody who hands in for an agency, by name; who does so for several stands once for each. */
export interface Assignable { person: string; name: string; agency: string }

export function assignable(people: People, names: Names): Assignable[] {
  const known = names.of('agency')!;
  return people.list().filter(({ ended_at }) => ended_at === null).flatMap(({ person, name, grants }) => {
    const agencies = new Set(rightsOf(grants).filter(({ deed, agency }) => deed === 'submit' && known.has(agency)).map(({ agency }) => agency));
    return [...agencies].map((agency): Assignable => ({ person, name, agency }));
  }).sort((a, b) => compare(a.name, b.name));
}

/** GET /api/scores/people. */
export function scorers(house: House): RequestHandler {
  return (req, res) => {
    mustBeAllowed(house, req, res, 'publish');
    res.set('Cache-Control', 'no-store').json(assignable(house.people, house.engine.names));
  };
}
