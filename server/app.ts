// Every route on one screen.
import express from 'express';
import type { Express } from 'express';
import compression from 'compression';
import type { Logger } from 'pino';
import { ask } from './engine/ask.ts';
import { list, openApi } from './engine/describe.ts';
import type { Engine } from './engine/engine.ts';
import { trace } from './engine/trace.ts';
import type { Home } from './home.ts';
import { receive } from './intake/receive.ts';
import type { Intake } from './intake/submit.ts';
import { sheetToFill } from './intake/sheet-to-fill.ts';
import { received } from './lake/received.ts';
import { health } from './health.ts';
import type { Progress } from './health.ts';
import { headers } from './headers.ts';
import type { Examples } from './method/examples.ts';
import { acceptInvitation, beginSecond, changePassword, confirmSecond, endOwnSession, guest, invitation, me, ownSessions, proveSecond, signIn, signOut } from './access/account.ts';
import { addPerson, dropSecondFactor, endPerson, erasePerson, invitePerson, people, setGrants } from './access/administration.ts';
import { fromOurPages, only, reading, whoAsks } from './access/guard.ts';
import type { People } from './access/people.ts';
import type { Sessions } from './access/sessions.ts';
import { CALLBACK } from './access/sso.ts';
import type { Provider } from './access/sso.ts';
import { HttpError, problemHandler } from './problem.ts';
import { pages } from './static.ts';

/** `anonymous`: figures may be read without signing in. `guests`: a visitor may take a role, since everything is made up. */
export interface House {
  home: Home; engine: Engine; intake: Intake; people: People; sessions: Sessions; provider: Provider | null; anonymous: boolean; guests: boolean; encryptedOnly: boolean; review: boolean; demo: boolean; progress: Progress; examples: Examples; log: Logger;
}

/** @param dist folder of the built pages; null where a development server answers them */
export function openApp(house: House, dist: string | null): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(headers);
  app.use(compression());
  app.use((req, _res, next) => {
    if (house.encryptedOnly && !req.secure) throw new HttpError(403, 'not-encrypted');
    next();
  });
  // Before it is looked who asks: a page asks for it every minute, and would keep its session for ever.
  app.get('/api/health', health(house));
  app.use('/api', whoAsks(house), fromOurPages);
  const [read, administer, body] = [reading(house), only(house, 'administer'), express.json({ limit: '32kb' })];

  app.get('/api/openapi.json', (_req, res) => void res.json(openApi(house.engine.questions.values())));
  app.get('/api/q', (_req, res) => void res.json(list(house.engine.questions.values())));
  app.get('/api/q/:question', read, ask(house.engine, house.home));
  app.get('/api/trace', read, trace(house.engine));
  app.get('/api/examples/q/:question', house.examples.answer);
  app.get('/api/received/:sha256', received(house));
  app.get('/api/template.xlsx', read, sheetToFill(house));
  app.post('/api/submissions', receive(house));

  app.get('/api/access/me', me(house));
  app.post('/api/access/session', body, signIn(house));
  app.delete('/api/access/session', signOut(house));
  app.post('/api/access/code', body, proveSecond(house));
  app.post('/api/access/second-factor', beginSecond(house));
  app.put('/api/access/second-factor', body, confirmSecond(house));
  app.put('/api/access/password', body, changePassword(house));
  app.get('/api/access/sessions', ownSessions(house));
  app.delete('/api/access/sessions/:session', endOwnSession(house));
  app.get('/api/access/invitations/:token', invitation(house));
  app.post('/api/access/invitations/:token', body, acceptInvitation(house));
  app.post('/api/access/guest', body, guest(house));
  if (house.provider) {
    app.get('/api/access/sso', house.provider.there());
    app.get(CALLBACK, house.provider.back(house));
  }

  app.get('/api/people', administer, people(house));
  app.post('/api/people', administer, body, addPerson(house));
  app.put('/api/people/:person/grants', administer, body, setGrants(house));
  app.post('/api/people/:person/invitation', administer, invitePerson(house));
  app.delete('/api/people/:person/second-factor', administer, dropSecondFactor(house));
  app.delete('/api/people/:person', administer, endPerson(house));
  app.post('/api/people/:person/erasure', administer, erasePerson(house));

  if (dist) app.use(pages(dist));
  app.use((req) => {
    throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
  });
  app.use(problemHandler((error) => house.log.error({ err: error }, 'unexpected')));
  return app;
}
