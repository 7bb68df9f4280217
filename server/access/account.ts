// One's own account: signing in and out, the second factor, the password, where one is signed in.
import type { Request, RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { COOKIE, signedOf } from './guard.ts';
import type { Signed } from './guard.ts';
import { ROLES } from './rights.ts';
import type { Role } from './rights.ts';
import type { Way } from './sessions.ts';

/** Set by this server alone, for all of it, over encrypted transport, out of reach of scripts. */
const COOKIE_WORDS = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** @throws HttpError 400 */
export function text(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  if (typeof value !== 'string' || value === '') throw new HttpError(400, 'missing-field', { name });
  return value.normalize('NFC');
}

/** @throws HttpError 401 */
function self(res: Response): Signed {
  const signed = signedOf(res);
  if (!signed) throw new HttpError(401, 'sign-in-needed');
  return signed;
}

/** @throws HttpError 401, 403 where a factor is missing */
function whole(res: Response): Signed {
  const signed = self(res);
  if (signed.needs) throw new HttpError(403, `${signed.needs}-needed`);
  return signed;
}

/** A new session with a new token; the one before ends. */
export function open(house: House, req: Request, res: Response, person: string, way: Way, isWhole: boolean): void {
  const before = signedOf(res);
  if (before) house.sessions.end(before.person, before.session);
  const token = house.sessions.open(person, way, isWhole, req.get('User-Agent') ?? '');
  res.set('Set-Cookie', `${COOKIE}=${token}; ${COOKIE_WORDS}`);
  res.locals.signed = null;
}

export function me(house: House): RequestHandler {
  return (_req, res) => {
    const signed = signedOf(res);
    const hasSecond = signed !== null && house.people.one(signed.person).second_factor;
    res.set('Cache-Control', 'no-store').json({ signed: signed && { ...signed, has_second_factor: hasSecond }, anonymous: house.anonymous, guests: house.guests, sso: house.provider !== null });
  };
}

export function signIn({ people, ...house }: House): RequestHandler {
  return async (req, res) => {
    const person = await people.signIn(text(req, 'email'), text(req, 'password'));
    const { second_factor: hasSecond } = people.one(person);
    open({ people, ...house }, req, res, person, 'password', !hasSecond);
    res.status(204).end();
  };
}

export function proveSecond(house: House): RequestHandler {
  return async (req, res) => {
    const signed = self(res);
    await house.people.proveSecondFactor(signed.person, text(req, 'code'));
    open(house, req, res, signed.person, signed.way, true);
    res.status(204).end();
  };
}

export function signOut({ sessions }: House): RequestHandler {
  return (_req, res) => {
    const signed = signedOf(res);
    if (signed) sessions.end(signed.person, signed.session);
    res.set('Set-Cookie', `${COOKIE}=; ${COOKIE_WORDS}; Max-Age=0`).status(204).end();
  };
}

/** A second factor is set up while nothing else may be done, or by whoever gave both factors. */
export function beginSecond({ people }: House): RequestHandler {
  return (_req, res) => {
    const signed = self(res);
    if (signed.needs === 'code') throw new HttpError(403, 'code-needed');
    res.set('Cache-Control', 'no-store').json(people.beginSecondFactor(signed.person));
  };
}

export function confirmSecond(house: House): RequestHandler {
  return async (req, res) => {
    const signed = self(res);
    if (signed.needs === 'code') throw new HttpError(403, 'code-needed');
    const codes = await house.people.confirmSecondFactor(signed.person, text(req, 'secret'), text(req, 'code').replaceAll(' ', ''), String((req.body as { password?: unknown }).password ?? ''));
    open(house, req, res, signed.person, signed.way, true);
    res.set('Cache-Control', 'no-store').json({ codes });
  };
}

/** Whoever else is signed in as this person gives the new password first. */
export function changePassword({ people, sessions }: House): RequestHandler {
  return async (req, res) => {
    const signed = whole(res);
    await people.changePassword(signed.person, text(req, 'old'), text(req, 'password'));
    sessions.endOthers(signed.person, signed.session);
    res.status(204).end();
  };
}

export function ownSessions({ sessions }: House): RequestHandler {
  return (_req, res) => {
    const signed = whole(res);
    res.set('Cache-Control', 'no-store').json(sessions.of(signed.person).map(({ person: _, ...session }) => ({ ...session, is_this: session.session === signed.session })));
  };
}

export function endOwnSession({ sessions }: House): RequestHandler {
  return (req, res) => {
    if (!sessions.end(whole(res).person, String(req.params.session))) throw new HttpError(404, 'unknown-session');
    res.status(204).end();
  };
}

export function invitation({ people }: House): RequestHandler {
  return (req, res) => {
    const { name, email } = people.invited(String(req.params.token));
    res.set('Cache-Control', 'no-store').json({ name, email });
  };
}

export function acceptInvitation(house: House): RequestHandler {
  return async (req, res) => {
    const person = await house.people.accept(String(req.params.token), text(req, 'password'), 'email' in (req.body as object) ? text(req, 'email') : null);
    open(house, req, res, person, 'invitation', !house.people.one(person).second_factor);
    res.status(204).end();
  };
}

/** A visitor of made-up figures takes a role, to see what it sees; only where everything is made up and nobody else can reach it. */
export function guest(house: House): RequestHandler {
  return (req, res) => {
    if (!house.guests) throw new HttpError(403, 'no-guests');
    const role = text(req, 'role') as Role;
    if (!ROLES.includes(role) || role === 'administrator') throw new HttpError(422, 'grant-wrong', { role: role.slice(0, 40), allowed: ROLES.filter((each) => each !== 'administrator').join(', ') });
    const { agency } = req.body as { agency?: unknown };
    if (agency !== undefined && agency !== '' && !house.engine.names('agency')!.has(String(agency))) throw new HttpError(400, 'wrong-parameter', { name: 'agency', given: String(agency).slice(0, 80), allowed: nearest(String(agency).slice(0, 80), house.engine.names('agency')!, 10).join(', ') });
    const person = house.people.add('Khách xem thử', null, [{ role, agency: typeof agency === 'string' ? agency : '', area: '' }], 'guest');
    open(house, req, res, person, 'guest', true);
    res.status(204).end();
  };
}
