// Every route on one screen.
import express from 'express';
import type { Express, RequestHandler } from 'express';
import compression from 'compression';
import type { Logger } from 'pino';
import { addresses } from './addresses.ts';
import { ask } from './engine/ask.ts';
import { arrange, byRule, deck, decks } from './briefing/decks.ts';
import { faultsOfScreen, makeScreen, renewScreen, revokeScreen, screens, setScreen, showOnScreen } from './briefing/screens.ts';
import { putOff } from './conclusions/putting-off.ts';
import { noteConclusion, takeStep } from './conclusions/taking.ts';
import { openings, openReport } from './cycle/openings.ts';
import type { Presence } from './cycle/presence.ts';
import { check, draft, publications, publish } from './cycle/publications.ts';
import { acceptMany, decide, effect, effectOfMany } from './cycle/deciding.ts';
import { review, reviews } from './cycle/desk.ts';
import { mark } from './cycle/marks.ts';
import { approve, giveBack, withdraw } from './cycle/sending.ts';
import { list, openApi } from './engine/describe.ts';
import { acts, actsCsv, chain, oneAct } from './audit/journal.ts';
import type { Engine } from './engine/engine.ts';
import { trace } from './engine/trace.ts';
import { addEvidence } from './evidence/add.ts';
import { evidenceFile } from './evidence/file.ts';
import { linkEvidence, unlinkEvidence, withdrawEvidence } from './evidence/links.ts';
import { reportProgress } from './evidence/progress.ts';
import { book, orderBook, press } from './files/books.ts';
import type { Books } from './files/books.ts';
import { files } from './files/routes.ts';
import type { Home } from './home.ts';
import { LIMITS } from './intake/limits.ts';
import { paper } from './cycle/paper.ts';
import { receive } from './intake/receive.ts';
import type { Intake } from './intake/submit.ts';
import { recordRuling, rulingEffect, withdrawRuling } from './rulings/rulings.ts';
import { scorers } from './scoring/assignable.ts';
import { changeCampaign, exceptFrom, openCampaign } from './scoring/campaigns.ts';
import { takeScore } from './scoring/taking.ts';
import { sheetToFill } from './intake/sheet-to-fill.ts';
import { received } from './lake/received.ts';
import { health } from './health.ts';
import type { Progress } from './health.ts';
import { headers } from './headers.ts';
import type { Examples } from './method/examples.ts';
import { acceptInvitation, beginSecond, changePassword, confirmSecond, endOwnSession, guest, invitation, me, ownSessions, proveSecond, signIn, signOut } from './access/account.ts';
import { addPerson, dropSecondFactor, endPerson, erasePerson, invitePerson, people, setGrants } from './access/administration.ts';
import { asking } from './access/asking.ts';
import { fromOurPages, only, reading, signedOnly, whoAsks } from './access/guard.ts';
import type { People } from './access/people.ts';
import type { Proofs } from './access/proofs.ts';
import { notesRefusals } from './access/refusals.ts';
import type { Refusals } from './access/refusals.ts';
import type { Sessions } from './access/sessions.ts';
import { CALLBACK } from './access/sso.ts';
import type { Provider } from './access/sso.ts';
import { beginAnew, fromFile, readDraft, send, tablesOfFile, type } from './drafts/routes.ts';
import type { Drafts } from './drafts/drafts.ts';
import { notesOnFile } from './drafts/faults.ts';
import { HttpError, problemHandler } from './problem.ts';
import { ownCalendar, renewCalendar } from './reminders/calendars.ts';
import type { Calendars } from './reminders/calendars.ts';
import { calendar } from './reminders/deadlines.ts';
import { ownMatters } from './reminders/list.ts';
import type { ReceiptMails } from './reminders/receipt-mails.ts';
import type { Rounds } from './reminders/rounds.ts';
import { ownWish, setWish } from './reminders/wishes.ts';
import { pages } from './static.ts';

/** `review`: sheets wait for a reviewer before they count. `approval`: and for the head of their agency before that. `anonymous`: figures may be read without signing in. `guests`: a visitor may take a role, since everything is made up. `data`: the folder of the registry. */
export interface House {
  home: Home; engine: Engine; intake: Intake; drafts: Drafts; people: People; proofs: Proofs; sessions: Sessions; refusals: Refusals; rounds: Rounds; receiptMails: ReceiptMails; calendars: Calendars; books: Books; data: string; provider: Provider | null; anonymous: boolean; guests: boolean; encryptedOnly: boolean; review: boolean; approval: boolean; presence: Presence; demo: boolean; progress: Progress; examples: Examples; log: Logger;
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

  app.get('/api/openapi.json', (_req, res) => void res.json(openApi(house.engine.questions.values(), addresses())));
  app.get('/api/q', (_req, res) => void res.json(list(house.engine.questions.values())));
  app.get('/api/q/:question', read, ask(house.engine, house.home, asking(house)));
  app.get('/api/trace', read, trace(house.engine, asking(house)));
  app.get('/api/files/binder.zip', read, files(house));
  app.get('/api/files/:file', read, files(house));
  app.get('/api/books', read, press(house));
  app.post('/api/books', read, orderBook(house));
  app.get('/api/books/:book', read, book(house));
  app.get('/api/examples/q/:question', house.examples.answer);
  app.get('/api/received/:sha256', received(house));
  app.get('/api/template.xlsx', read, sheetToFill(house));
  app.post('/api/submissions', receive(house));
  app.post('/api/submissions/:submission/withdrawal', withdraw(house));
  app.post('/api/submissions/:submission/approval', approve(house));
  app.post('/api/submissions/:submission/return', body, giveBack(house));
  app.get('/api/receipts/:submission', paper(house));
  app.get('/api/reviews', reviews(house));
  app.post('/api/reviews', body, acceptMany(house));
  app.post('/api/reviews/effect', body, effectOfMany(house));
  app.get('/api/reviews/:submission', review(house));
  app.put('/api/reviews/:submission/marks', signedOnly, express.json({ limit: '2mb' }), mark(house));
  app.get('/api/reviews/:submission/effect', effect(house));
  app.post('/api/reviews/:submission/decision', body, decide(house));
  app.get('/api/publications', read, publications(house));
  app.post('/api/publications', body, publish(house));
  app.get('/api/publications/draft', draft(house));
  app.get('/api/publications/:number/check', read, check(house));
  app.get('/api/openings', openings(house));
  app.post('/api/openings', body, openReport(house));

  app.get('/api/decks', read, decks(house));
  app.get('/api/decks/:deck', read, deck(house));
  app.put('/api/decks/:deck', signedOnly, express.json({ limit: '512kb' }), arrange(house));
  app.delete('/api/decks/:deck', byRule(house));
  app.get('/api/screens', administer, screens(house));
  app.post('/api/screens', body, makeScreen(house));
  app.put('/api/screens/:screen', body, setScreen(house));
  app.delete('/api/screens/:screen', revokeScreen(house));
  app.post('/api/screens/:screen/token', renewScreen(house));
  app.get('/api/screens/:screen/show', showOnScreen(house));
  app.post('/api/screens/:screen/faults', body, faultsOfScreen(house));

  app.get('/api/drafts/:agency/:report', readDraft(house));
  app.put('/api/drafts/:agency/:report', signedOnly, express.json({ limit: '1mb' }), type(house));
  app.delete('/api/drafts/:agency/:report', beginAnew(house));
  app.post('/api/drafts/:agency/:report/sheet', signedOnly, express.raw({ type: () => true, limit: LIMITS.bytes }), fromFile(house));
  app.post('/api/drafts/:agency/:report/tables', signedOnly, express.raw({ type: () => true, limit: LIMITS.bytes }), tablesOfFile(house));
  app.post('/api/drafts/:agency/:report/notes', notesOnFile(house));
  app.post('/api/drafts/:agency/:report/submission', body, send(house));

  app.post('/api/evidence', addEvidence(house));
  app.get('/api/evidence/:sha256', evidenceFile(house));
  app.delete('/api/evidence/:evidence', withdrawEvidence(house));
  app.post('/api/evidence/:evidence/links', body, linkEvidence(house));
  app.delete('/api/evidence/:evidence/links/:link', unlinkEvidence(house));
  app.post('/api/activities/:subject/progress', body, reportProgress(house, 'activity'));
  app.post('/api/milestones/:subject/progress', body, reportProgress(house, 'milestone'));

  app.post('/api/conclusions', body, noteConclusion(house));
  app.put('/api/conclusions/:conclusion', body, takeStep(house, 'noted'));
  app.post('/api/conclusions/:conclusion/signature', body, takeStep(house, 'signed'));
  app.post('/api/conclusions/:conclusion/progress', body, takeStep(house, 'progress'));
  app.post('/api/conclusions/:conclusion/claim', body, takeStep(house, 'claimed'));
  app.post('/api/conclusions/:conclusion/return', body, takeStep(house, 'returned'));
  app.post('/api/conclusions/:conclusion/confirmation', body, takeStep(house, 'confirmed'));
  app.post('/api/conclusions/:conclusion/extension', body, takeStep(house, 'extended'));
  app.post('/api/conclusions/:conclusion/stop', body, takeStep(house, 'stopped'));
  app.post('/api/campaigns', body, openCampaign(house));
  app.put('/api/campaigns/:criteria/:period', body, changeCampaign(house));
  app.post('/api/campaigns/:criteria/:period/exceptions', body, exceptFrom(house));
  app.get('/api/scores/people', scorers(house));
  app.post('/api/scores/:criteria/:period/:scored/:component/assigned', body, takeScore(house, 'assigned'));
  app.post('/api/scores/:criteria/:period/:scored/:component/self', body, takeScore(house, 'self'));
  app.post('/api/scores/:criteria/:period/:scored/:component/first', body, takeScore(house, 'first'));
  app.post('/api/scores/:criteria/:period/:scored/:component/explained', body, takeScore(house, 'explained'));
  app.post('/api/scores/:criteria/:period/:scored/:component/final', body, takeScore(house, 'final'));
  app.post('/api/scores/:criteria/:period/:scored/:component/survey', body, takeScore(house, 'survey'));
  app.post('/api/scores/:criteria/:period/:scored/:component/excused', body, takeScore(house, 'excused'));
  app.post('/api/scores/:criteria/:period/:scored/:component/included', body, takeScore(house, 'included'));
  app.post('/api/scores/:criteria/:period/:scored/:component/official', body, takeScore(house, 'official'));
  app.post('/api/decisions/later', body, putOff(house));
  app.post('/api/rulings', body, recordRuling(house));
  app.post('/api/rulings/effect', body, rulingEffect(house));
  app.post('/api/rulings/:milestone/withdrawal', body, withdrawRuling(house));

  app.get('/api/access/me', me(house));
  app.post('/api/access/session', body, signIn(house));
  app.delete('/api/access/session', signOut(house));
  app.post('/api/access/code', body, proveSecond(house));
  app.post('/api/access/second-factor', beginSecond(house));
  app.put('/api/access/second-factor', body, confirmSecond(house));
  app.put('/api/access/password', body, changePassword(house));
  app.get('/api/access/sessions', ownSessions(house));
  app.delete('/api/access/sessions', body, endOwnSession(house));
  app.delete('/api/access/sessions/:session', body, endOwnSession(house));
  app.get('/api/access/invitations/:token', invitation(house));
  app.post('/api/access/invitations/:token', body, acceptInvitation(house));
  app.post('/api/access/guest', body, guest(house));
  if (house.provider) {
    app.get('/api/access/sso', house.provider.there());
    app.get(CALLBACK, house.provider.back(house));
  }

  app.get('/api/reminders', ownMatters(house));
  app.get('/api/reminders/wish', ownWish(house));
  app.put('/api/reminders/wish', body, setWish(house));
  app.get('/api/reminders/calendar', ownCalendar(house));
  app.post('/api/reminders/calendar', renewCalendar(house));
  app.get('/api/deadlines/:token.ics', calendar(house));

  app.get('/api/people', administer, people(house));
  app.post('/api/people', administer, body, addPerson(house));
  app.put('/api/people/:person/grants', administer, body, setGrants(house));
  app.post('/api/people/:person/invitation', administer, invitePerson(house));
  app.delete('/api/people/:person/second-factor', administer, dropSecondFactor(house));
  app.delete('/api/people/:person', administer, endPerson(house));
  app.post('/api/people/:person/erasure', administer, erasePerson(house));

  const audit = only(house, 'audit');
  app.get('/api/acts', audit, acts(house));
  app.get('/api/acts.csv', audit, actsCsv(house));
  app.get('/api/acts/chain', audit, chain(house));
  app.get('/api/acts/:seq', audit, oneAct(house));

  const lost: RequestHandler = (req) => {
    throw new HttpError(404, 'not-found', { path: req.originalUrl.slice(0, 80) });
  };
  // A program that asks for what is not there is not given a page.
  app.use('/api', lost);
  if (dist) app.use(pages(dist));
  app.use(lost);
  app.use(notesRefusals(house.refusals));
  app.use(problemHandler((error) => house.log.error({ err: error }, 'unexpected')));
  return app;
}
