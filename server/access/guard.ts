// Who asks, and whether they may: read from the cookie at every request, decided by the table of rights.
import type { Request, RequestHandler, Response } from 'express';
import type { House } from '../app.ts';
import { HttpError } from '../problem.ts';
import { may, needsSecondFactor } from './rights.ts';
import type { Deed, Grant } from './rights.ts';
import type { Way } from './sessions.ts';

/** `needs`: what is to be done before anything else: a second factor set up, or its code given. */
export interface Signed { person: string; name: string; grants: Grant[]; session: string; way: Way; needs: 'second-factor' | 'code' | null }

export const COOKIE = '__Host-cot-moc';
/** A form of another site cannot send it. */
const OWN_HEADER = 'X-Cot-Moc';
/** What it says where nobody has touched the page for a while. */
const UNATTENDED = 'unattended';
/** For whom a page acts: at one browser somebody else may have signed in since it was opened. */
const ACTING = 'X-Cot-Moc-Person';

/** Reads who is signed in, for every later handler. @throws HttpError 409 where a page acts for somebody else: nothing goes out under another's name */
export function whoAsks(house: House): RequestHandler {
  return (req, res, next) => {
    const signed = signedIn(house, tokenOf(req), req.get(OWN_HEADER) !== UNATTENDED);
    const acting = req.get(ACTING);
    if (signed && acting && acting !== signed.person) throw new HttpError(409, 'other-person', { name: signed.name });
    res.locals.signed = signed;
    next();
  };
}

export function signedOf(res: Response): Signed | null {
  return res.locals.signed as Signed | null;
}

export function tokenOf(req: Request): string | null {
  const found = (req.get('Cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`));
  return found ? found.slice(COOKIE.length + 1) : null;
}

function signedIn({ people, sessions, guests }: House, token: string | null, isAlive: boolean): Signed | null {
  const session = token === null ? null : sessions.seen(token, isAlive);
  if (!session) return null;
  const { name, second_factor: hasSecond, ended_at } = people.one(session.person);
  if (ended_at !== null) return null;
  const grants = people.grantsOf(session.person);
  const needs = (session.way === 'guest' && guests) || session.way === 'sso-strong' ? null : !hasSecond && needsSecondFactor(grants) ? 'second-factor' : session.is_whole === 0 ? 'code' : null;
  return { person: session.person, name, grants, session: session.session, way: session.way, needs };
}

/** A change comes from a page of ours: a browser says whose page asks, and only a page of ours can add the header. */
export const fromOurPages: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  const site = req.get('Sec-Fetch-Site');
  if (site && site !== 'same-origin' && site !== 'none') throw new HttpError(403, 'cross-site');
  if (tokenOf(req) !== null && !req.get(OWN_HEADER)) throw new HttpError(403, 'cross-site');
  next();
};

/** Whether a deed may be done for an agency, by its own people or by those of the body that carries its work on. */
export function mayFor({ engine }: House, grants: readonly Grant[], deed: Deed, agency?: string): boolean {
  return agency === undefined || agency === '' ? may(grants, deed, agency) : engine.names.answering(agency).some((one) => may(grants, deed, one));
}

/** @throws HttpError 401 where nobody is signed in, 403 where a factor is missing or the right; the refusal is an act of the chain */
export function mustBeAllowed(house: House, req: Request, res: Response, deed: Deed, agency?: string): Signed {
  const signed = signedOf(res);
  if (!signed) throw new HttpError(401, 'sign-in-needed');
  if (!signed.needs && mayFor(house, signed.grants, deed, agency)) return signed;
  throw refused(house, req, signed, deed, agency);
}

/** A refusal to throw, told to the chain: of the deed, or of what lies outside the areas in which somebody may do it. */
export function refused(house: House, req: Request, signed: Signed, deed: Deed, agency?: string): HttpError {
  const known: { agency?: string } = agency !== undefined && house.engine.names.of('agency')!.has(agency) ? { agency } : {};
  const route = `${req.method} ${String((req.route as { path?: unknown } | undefined)?.path ?? '')}`;
  house.refusals.note({ actor: signed.person, kind: 'refused', detail: { deed, ...known, route, ...(signed.needs ? { needs: signed.needs } : {}) } });
  return new HttpError(403, signed.needs ? `${signed.needs}-needed` : 'not-allowed');
}

/** Lets on whoever is signed in: a large body is not read for a stranger. @throws HttpError 401 */
export const signedOnly: RequestHandler = (_req, res, next) => {
  if (!signedOf(res)) throw new HttpError(401, 'sign-in-needed');
  next();
};

/** Lets on who may do a deed that is for no one agency. */
export function only(house: House, deed: Deed): RequestHandler {
  return (req, res, next) => {
    mustBeAllowed(house, req, res, deed);
    next();
  };
}

/** Published and live figures: for whoever is signed in, or for everybody where the home is open to them. */
export function reading(house: House): RequestHandler {
  const signedOnly = only(house, 'read');
  return (req, res, next) => (house.anonymous ? next() : signedOnly(req, res, next));
}
