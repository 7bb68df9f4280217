// Devices that show briefings unattended: each has a secret of its own that opens what was published, and nothing else, until it is revoked.
import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { KINDS } from '../../client/briefing/slides.ts';
import type { Shown, SlideKind } from '../../client/briefing/slides.ts';
import { mustBeAllowed } from '../access/guard.ts';
import { may } from '../access/rights.ts';
import { kept, newToken } from '../access/secrets.ts';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { forViewers } from './decks.ts';
import { nameOf, shownOf } from './show.ts';

const SECONDS = z.number().int().min(5).max(600);
const Given = z.object({
  name: z.string().trim().min(2).max(80), plan: z.string().max(80), seconds: SECONDS, kinds: z.array(z.enum(KINDS)).min(1).max(KINDS.length), paces: z.partialRecord(z.enum(KINDS), SECONDS).default({}),
  distance: z.number().min(1).max(30), height: z.number().min(0.2).max(5), theme: z.enum(['dark', 'light', 'day']),
});
const Faults = z.object({ faults: z.array(z.object({ at: z.iso.datetime(), slide: z.string().max(130), what: z.string().max(500) })).max(50) });
/** How many of a device's faults are kept, the latest. */
const MOST_FAULTS = 20;
const MINUTE_MS = 60_000;

/** `paces`: seconds of the kinds of slides that stay longer or shorter than `seconds`; `distance` of its readers and `height` of its picture in metres. `theme` `day`: light from 6 to 18 o'clock. */
type Settings = z.infer<typeof Given>;
interface Row { screen: string; name: string; plan: string; seconds: number; kinds: string; distance: number; height: number; theme: Settings['theme']; made_at: string; revoked_at: string | null; seen_at: string | null; faults: string }

const COLUMNS = 'screen, name, plan, seconds, kinds, distance, height, theme, made_at, revoked_at, seen_at, faults';

/** GET /api/screens. */
export function screens({ home: { state } }: House): RequestHandler {
  return (_req, res) => void res.set('Cache-Control', 'no-store').json(state.all<Row>(`select ${COLUMNS} from screens order by revoked_at is not null, made_at`).map((row) => ({ ...settingsOf(state, row), made_at: row.made_at, revoked_at: row.revoked_at, seen_at: row.seen_at, faults: JSON.parse(row.faults) as object[] })));
}

/** POST /api/screens: another device. @returns its secret, which nobody can read again */
export function makeScreen(house: House): RequestHandler {
  const { state } = house.home;
  return (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'administer');
    const { name, plan, seconds, kinds, paces, distance, height, theme } = given(house, req);
    const [screen, token, at] = [`mh-${randomBytes(4).toString('hex')}`, newToken(), state.now()];
    state.transaction(() => {
      state.run('insert into screens (screen, name, plan, seconds, kinds, distance, height, theme, token, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', screen, name, plan, seconds, JSON.stringify(kinds), distance, height, theme, kept(token), at);
      keepPaces(state, screen, paces);
      state.act({ at, actor: person, kind: 'screen-made', submission: screen, detail: JSON.stringify({ name, plan }) });
    });
    res.status(201).set('Cache-Control', 'no-store').json({ screen, token });
  };
}

/** PUT /api/screens/:screen: how it shows what. */
export function setScreen(house: House): RequestHandler {
  const { state } = house.home;
  return (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'administer');
    const screen = known(house, req);
    const { name, plan, seconds, kinds, paces, distance, height, theme } = given(house, req);
    state.transaction(() => {
      state.run('update screens set name = ?, plan = ?, seconds = ?, kinds = ?, distance = ?, height = ?, theme = ? where screen = ?', name, plan, seconds, JSON.stringify(kinds), distance, height, theme, screen);
      keepPaces(state, screen, paces);
      state.act({ at: state.now(), actor: person, kind: 'screen-set', submission: screen, detail: JSON.stringify({ name, plan, seconds, kinds, paces, distance, height, theme }) });
    });
    res.status(204).end();
  };
}

/** POST /api/screens/:screen/token: a new secret; the one before opens nothing any more. */
export function renewScreen(house: House): RequestHandler {
  const { state } = house.home;
  return (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'administer');
    const [screen, token] = [known(house, req), newToken()];
    state.transaction(() => {
      state.run('update screens set token = ?, revoked_at = null where screen = ?', kept(token), screen);
      state.act({ at: state.now(), actor: person, kind: 'screen-renewed', submission: screen, detail: '{}' });
    });
    res.status(201).set('Cache-Control', 'no-store').json({ screen, token });
  };
}

/** DELETE /api/screens/:screen: its secret opens nothing any more; the device takes away what it kept as soon as it hears of it. */
export function revokeScreen(house: House): RequestHandler {
  const { state } = house.home;
  return (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'administer');
    const screen = known(house, req);
    state.transaction(() => {
      state.run('update screens set token = null, revoked_at = ? where screen = ?', state.now(), screen);
      state.act({ at: state.now(), actor: person, kind: 'screen-revoked', submission: screen, detail: '{}' });
    });
    res.status(204).end();
  };
}

/** GET /api/screens/:screen/show: how the device shows, and the deck of the last publication of its plan; null before there is one. */
export function showOnScreen(house: House): RequestHandler {
  const { state } = house.home;
  return async (req, res) => {
    const row = bearer(house, req);
    const now = Date.now();
    if (row.seen_at === null || Date.parse(row.seen_at) + MINUTE_MS <= now) state.run('update screens set seen_at = ? where screen = ?', new Date(now).toISOString(), row.screen);
    const publication = publicationsOf(state).find(({ plans }) => plans.some(({ plan, report }) => plan === row.plan && report !== null));
    const shown: Shown | null = publication ? forViewers(await shownOf(house, nameOf(publication, row.plan))) : null;
    res.set('Cache-Control', 'private, no-cache').json({ screen: settingsOf(state, row), shown });
  };
}

/** POST /api/screens/:screen/faults {faults}: what went wrong on the device, which nobody sees there. */
export function faultsOfScreen(house: House): RequestHandler {
  return (req, res) => {
    const row = bearer(house, req);
    const read = Faults.safeParse(req.body);
    if (!read.success) throw new HttpError(422, 'screen-wrong', { where: read.error.issues[0]!.path.join(' ') });
    for (const fault of read.data.faults) house.log.warn({ screen: row.screen, ...fault }, 'a screen met a fault');
    house.home.state.run('update screens set faults = ? where screen = ?', JSON.stringify([...(JSON.parse(row.faults) as object[]), ...read.data.faults].slice(-MOST_FAULTS)), row.screen);
    res.status(204).end();
  };
}

function settingsOf(state: State, { screen, name, plan, seconds, kinds, distance, height, theme }: Row): Settings & { screen: string } {
  const paces = Object.fromEntries(state.all<{ kind: SlideKind; seconds: number }>('select kind, seconds from screen_paces where screen = ? order by kind', screen).map((one) => [one.kind, one.seconds]));
  return { screen, name, plan, seconds, kinds: JSON.parse(kinds) as SlideKind[], paces, distance, height, theme };
}

function keepPaces(state: State, screen: string, paces: Settings['paces']): void {
  state.run('delete from screen_paces where screen = ?', screen);
  for (const [kind, seconds] of Object.entries(paces)) state.run('insert into screen_paces (screen, kind, seconds) values (?, ?, ?)', screen, kind, seconds);
}

/** @throws HttpError 422 */
function given({ engine }: House, req: Request): Settings {
  const read = Given.safeParse(req.body);
  const where = read.success ? (engine.names.of('plan')!.has(read.data.plan) ? null : 'plan') : read.error.issues[0]!.path.join(' ');
  if (where !== null) throw new HttpError(422, 'screen-wrong', { where });
  return read.data!;
}

/** @throws HttpError 404 */
function known({ home: { state } }: House, req: Request): string {
  const screen = String(req.params.screen);
  if (!state.get('select 1 from screens where screen = ?', screen)) throw new HttpError(404, 'unknown-screen', { screen: screen.slice(0, 40) });
  return screen;
}

/** The device whose secret comes along; it may do what the role of a screen may. @throws HttpError 403 where there is none such */
function bearer({ home: { state } }: House, req: Request): Row {
  const token = /^Bearer ([\w-]{20,100})$/.exec(req.get('Authorization') ?? '')?.[1];
  const row = token && may([{ role: 'screen', agency: '', area: '' }], 'read') ? state.get<Row>(`select ${COLUMNS} from screens where screen = ? and token = ?`, String(req.params.screen), kept(token)) : undefined;
  if (!row) throw new HttpError(403, 'screen-revoked');
  return row;
}
