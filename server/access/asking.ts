// Who may ask which question, of what, and as of when: the latest figures are for those who work on them, what is published for everybody.
import type { Request, Response } from 'express';
import type { House } from '../app.ts';
import { draftsSeenBy } from '../conclusions/seeing.ts';
import { publicationsOf } from '../cycle/publications.ts';
import type { Doorkeeper } from '../engine/ask.ts';
import type { Question } from '../engine/question.ts';
import type { Bound } from '../engine/values.ts';
import { HttpError } from '../problem.ts';
import { mayFor, mustBeAllowed, signedOf } from './guard.ts';
import { may } from './rights.ts';
import type { Deed } from './rights.ts';
import { ownOf, scopeOf } from './scope.ts';

/** Parameters that say as of when. */
const MOMENTS = ['as_of', 'from', 'to'];

/**
 * Where a question names a deed, its reader may do it for the agency asked about: the one named, the sheet's own, or every one. Whoever reads sheets of some areas alone
 * is answered with what belongs to these, whichever question tells of sheets or documents.
 * `published=3` asks for what was published then; whoever may not read what is not published gets the last publication before the moment asked about.
 */
export function asking(house: House): Doorkeeper {
  const agencyOf = ({ agency, submission }: Bound): string => (submission?.value ? ownerOf(String(submission.value)) : String(agency?.value ?? ''));
  const ownerOf = (submission: string): string => house.home.state.get<{ agency: string }>('select agency from submissions where submission = ?', submission)?.agency ?? '';
  const withDrafts = (res: Response, question: Question, params: Bound): Bound => (question.body.includes('$drafts') && !isSettled(question, params) ? { ...params, ...draftsSeenBy(house, res) } : params);
  const scoped = (res: Response, question: Question, params: Bound): Bound => (house.engine.isScoped(question) ? { ...params, ...(question.body.includes('$own') ? ownOf(house, res) : {}), ...scopeOf(house, res, question.deed === 'read-sheets' ? agencyOf(params) : undefined) } : withDrafts(res, question, params));
  return {
    let: (req, res, question, params) => {
      if (question.deed !== null) mustBeAllowed(house, req, res, question.deed as Deed, agencyOf(params));
      return scoped(res, question, seenBy(house, req, res, params));
    },
    seen: (res, question, params) => {
      const signed = signedOf(res);
      const sees = question.deed === null || (signed !== null && signed.needs === null && mayFor(house, signed.grants, question.deed as Deed, agencyOf(params)));
      return sees ? scoped(res, question, params) : null;
    },
  };
}

/** What waited for a decision at a past moment is one list for everybody: a draft that few see takes nothing off it. */
function isSettled({ name }: Question, { as_of: moment }: Bound): boolean {
  return name === 'decisions' && (moment?.value ?? null) !== null;
}

function seenBy({ home }: House, req: Request, res: Response, params: Bound): Bound {
  const asked = req.query.published;
  const published = publicationsOf(home.state);
  const one = asked === undefined || asked === '' ? null : published.find(({ number }) => String(number) === asked);
  if (one === undefined) throw new HttpError(404, 'unknown-publication', { number: String(asked).slice(0, 20) });
  const given: Bound = one && params.as_of?.value === null ? { ...params, as_of: { kind: 'timestamp', value: one.at } } : params;
  if (published.length === 0 || readsLive(res)) return given;
  const seen = (moment: string | null): string | null => published.find(({ at }) => moment === null || at <= moment)?.at ?? moment;
  return Object.fromEntries(Object.entries(given).map(([name, bound]) => [name, MOMENTS.includes(name) && bound.kind === 'timestamp' ? { ...bound, value: seen(bound.value as string | null) } : bound]));
}

/** Whether somebody sees figures that are not published yet. */
export function readsLive(res: Response): boolean {
  const signed = signedOf(res);
  return signed !== null && signed.needs === null && may(signed.grants, 'read-live');
}
