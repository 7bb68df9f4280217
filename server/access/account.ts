// One's own account: signing in and out, the second factor, the password, where one is signed in.
import type { Request, RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import { readsLive } from './asking.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { COOKIE, signedOf } from './guard.ts';
import type { Signed } from './guard.ts';
import { rightsOf, ROLES } from './rights.ts';
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
export function whole(res: Response): Signed {
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

/** Who is signed in, with what this person may do now: nothing while a factor is missing. */
export function me(house: House): RequestHandler {
  return (_req, res) => {
    const signed = signedOf(res);
    const known = signed && house.people.one(signed.person);
    res.set('Cache-Control', 'no-store').json({ signed: signed && { ...signed, rights: signed.needs === null ? rightsOf(signed.grants) : [], territories: territoriesOf(house, signed), has_second_factor: known!.second_factor, has_password: known!.has_password }, anonymous: house.anonymous, guests: house.guests, sso: house.provider !== null, live: readsLive(res), published: house.anonymous || signed ? latest(house) : null, approval: house.approval });
  };
}

/** The maps of the agencies that somebody's roles are of, so that their plan is shown first. */
function territoriesOf({ engine }: House, { grants }: Signed): string[] {
  return [...new Set(grants.flatMap(({ agency }) => engine.names.territoryOf(agency) ?? []))];
}

/** The last publication, as every page says it. */
function latest({ home }: House): { number: number; at: string; title: string; seq: number } | null {
  const [last] = publicationsOf(home.state);
  return last ? { number: last.number, at: last.at, title: last.title, seq: last.seq } : null;
}

export function signIn(house: House): RequestHandler {
  return async (req, res) => {
    const person = await house.proofs.signIn(text(req, 'email'), text(req, 'password'));
    const { second_factor: hasSecond } = house.people.one(person);
    open(house, req, res, person, 'password', !hasSecond);
    res.status(204).end();
  };
}

export function proveSecond(house: House): RequestHandler {
  return async (req, res) => {
    const signed = self(res);
    await house.proofs.proveSecondFactor(signed.person, text(req, 'code'));
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
export function beginSecond({ proofs }: House): RequestHandler {
  return (_req, res) => {
    const signed = self(res);
    if (signed.needs === 'code') throw new HttpError(403, 'code-needed');
    res.set('Cache-Control', 'no-store').json(proofs.beginSecondFactor(signed.person));
  };
}

export function confirmSecond(house: House): RequestHandler {
  return async (req, res) => {
    const signed = self(res);
    if (signed.needs === 'code') throw new HttpError(403, 'code-needed');
    const codes = await house.proofs.confirmSecondFactor(signed.person, text(req, 'secret'), text(req, 'code').replaceAll(' ', ''), String((req.body as { password?: unknown }).password ?? ''));
    open(house, req, res, signed.person, signed.way, true);
    res.set('Cache-Control', 'no-store').json({ codes });
  };
}

/** Whoever else is signed in as this person gives the new password first. */
export function changePassword({ proofs, sessions }: House): RequestHandler {
  return async (req, res) => {
    const signed = whole(res);
    await proofs.changePassword(signed.person, text(req, 'old'), text(req, 'password'));
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

/** Another session of one's own, or all of them, with the password: whoever finds a browser left open cannot shut its owner out. */
export function endOwnSession({ proofs, sessions }: House): RequestHandler {
  return async (req, res) => {
    const signed = whole(res);
    await proofs.proveAgain(signed.person, String((req.body as { password?: unknown } | undefined)?.password ?? ''));
    if (req.params.session === undefined) sessions.endOthers(signed.person, signed.session);
    else if (!sessions.end(signed.person, String(req.params.session))) throw new HttpError(404, 'unknown-session');
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
    const person = await house.proofs.accept(String(req.params.token), text(req, 'password'), 'email' in (req.body as object) ? text(req, 'email') : null);
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
    if (agency !== undefined && agency !== '' && !house.engine.names.of('agency')!.has(String(agency))) throw new HttpError(400, 'wrong-parameter', { name: 'agency', given: String(agency).slice(0, 80), allowed: nearest(String(agency).slice(0, 80), house.engine.names.of('agency')!, 10).join(', ') });
    const person = house.people.add('Khách xem thử', null, [{ role, agency: typeof agency === 'string' ? agency : '', area: '' }], 'guest');
    open(house, req, res, person, 'guest', true);
    res.status(204).end();
  };
}
