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
function grantsIn({ engine }: House, grants: unknown): Grant[] {
  if (!Array.isArray(grants) || grants.length > 200) throw new HttpError(400, 'missing-field', { name: 'grants' });
  return grants.map((grant: Partial<Record<keyof Grant, unknown>>) => {
    const word = (value: unknown): string => (typeof value === 'string' ? value : '');
    const scope = { agency: word(grant?.agency), area: word(grant?.area) };
    for (const [name, given] of Object.entries(scope)) {
      const known = engine.names.of(name)!;
      if (given !== '' && !known.has(given)) throw new HttpError(400, 'wrong-parameter', { name, given: given.slice(0, 80), allowed: nearest(given.slice(0, 80), known, 10).join(', ') });
    }
    return { role: word(grant?.role) as Grant['role'], ...scope };
  });
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
    house.people.setGrants(String(req.params.person), grantsIn(house, grants), signedOf(res)!.person, seen === undefined ? undefined : grantsIn(house, seen));
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
