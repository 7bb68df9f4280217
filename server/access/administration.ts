// What administrators do: who there is, what each may do, links to set a password, ending and erasing accounts.
import type { RequestHandler } from 'express';
import type { House } from '../app.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { text } from './account.ts';
import { signedOf } from './guard.ts';
import type { Grant } from './rights.ts';

const noStore = { 'Cache-Control': 'no-store' };

interface Asked { grants?: unknown; seen?: unknown }

/** @throws HttpError 400 where there are none, or one names an agency or area that is not there */
function grantsIn({ engine }: House, given: unknown): Grant[] {
  const grants = grantsOf(given);
  for (const { agency, area } of grants) {
    for (const [name, scope] of Object.entries({ agency, area })) {
      const known = engine.names.of(name)!;
      if (scope !== '' && !known.has(scope)) throw new HttpError(400, 'wrong-parameter', { name, given: scope.slice(0, 80), allowed: nearest(scope.slice(0, 80), known, 10).join(', ') });
    }
  }
  return grants;
}

/** As they were written, whether or not the registry still names their scope. @throws HttpError 400 where there are none */
function grantsOf(given: unknown): Grant[] {
  if (!Array.isArray(given) || given.length > 200) throw new HttpError(400, 'missing-field', { name: 'grants' });
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  return given.map((grant: Partial<Record<keyof Grant, unknown>>) => ({ role: word(grant?.role) as Grant['role'], agency: word(grant?.agency), area: word(grant?.area) }));
}

export function people(house: House): RequestHandler {
  return (_req, res) => {
    const refusals = house.rounds.refusals();
    res.set(noStore).json(house.people.list().map((row) => ({ ...row, mail_refused: refusals.get(row.person) ?? null })));
  };
}

export function addPerson(house: House): RequestHandler {
  return (req, res) => {
    const actor = signedOf(res)!.person;
    const person = house.people.add(text(req, 'name'), text(req, 'email'), grantsIn(house, (req.body as Asked)?.grants), actor);
    res.status(201).set(noStore).json({ person, ...house.people.invite(person, 'invite', actor) });
  };
}

/** PUT /api/people/:person/grants {grants, seen}: `seen` are those that the list showed, so that what somebody else gave or took meanwhile is not written over. */
export function setGrants(house: House): RequestHandler {
  return (req, res) => {
    const { grants, seen } = (req.body ?? {}) as Asked;
    house.people.setGrants(String(req.params.person), grantsIn(house, grants), signedOf(res)!.person, seen === undefined ? undefined : grantsOf(seen));
    res.status(204).end();
  };
}

/** A new link to set a password; the second factor stays. */
export function invitePerson(house: House): RequestHandler {
  return (req, res) => void res.status(201).set(noStore).json(house.people.invite(String(req.params.person), 'reset', signedOf(res)!.person));
}

export function dropSecondFactor(house: House): RequestHandler {
  return (req, res) => {
    house.people.dropSecondFactor(String(req.params.person), signedOf(res)!.person);
    res.status(204).end();
  };
}

export function endPerson(house: House): RequestHandler {
  return (req, res) => {
    house.people.end(String(req.params.person), signedOf(res)!.person);
    res.status(204).end();
  };
}

export function erasePerson(house: House): RequestHandler {
  return (req, res) => {
    house.people.erase(String(req.params.person), signedOf(res)!.person);
    res.status(204).end();
  };
}
