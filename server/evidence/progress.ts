// How far an activity, or a milestone without a number, has come, as the body that leads it reports: the latest report counts, whole.
import type { Request, RequestHandler, Response } from 'express';
import { mustBeAllowed, signedOf } from '../access/guard.ts';
import { may } from '../access/rights.ts';
import type { House } from '../app.ts';
import { isDisk } from '../lake/durable.ts';
import { PROGRESS_STATES } from '../lake/state.ts';
import type { Proof } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { dayOf, keyOf } from './add.ts';
import { linksOf, record } from './records.ts';
import { leadsOf } from './targets.ts';

const MOST_TEXT = { document: 300, note: 2_000 } as const;
/** Million dong: more than the budget of any province. */
const MOST_SPENT = 1e9;

/** POST /api/activities/:id/progress and /api/milestones/:id/progress: JSON of state, done_on, document, evidence, spent, note. */
export function reportProgress(house: House, kind: 'activity' | 'milestone'): RequestHandler {
  const { home: { state }, engine, intake, log } = house;
  return async (req, res) => {
    mustBeAllowed(house, req, res, 'submit');
    const key = keyOf(req);
    const subject = String(req.params.subject);
    const agency = leadingFor(house, req, res, await leadsOf(engine, kind, subject));
    const { person } = mustBeAllowed(house, req, res, 'submit', agency);
    const proof = { ...proofIn(house, req.body, kind, subject), agency };
    const said = JSON.stringify(proof);
    try {
      const reported = await intake.inTurn(async () => {
        const earlier = state.get<{ subject: string; said: string; seq: number }>('select subject, said, seq from progress_keys where idempotency_key = ?', key);
        if (earlier && (earlier.subject !== subject || earlier.said !== said)) throw new HttpError(409, 'key-reused', { receipt: earlier.subject });
        if (earlier) return earlier.seq;
        const { seq } = state.transaction(() => {
          const act = state.act({ at: state.now(), actor: person, kind: 'proof', submission: subject, detail: said });
          state.run('insert into progress_keys (idempotency_key, subject, said, seq) values (?, ?, ?, ?)', key, subject, said, act.seq);
          return act;
        });
        await intake.showNow();
        return seq;
      });
      res.status(201).set('Cache-Control', 'no-store').json({ subject, ...proof, seq: reported });
    } catch (error) {
      if (!isDisk(error)) throw error;
      log.error({ err: error }, 'the disk refused a report of progress');
      throw new HttpError(507, 'disk');
    }
  };
}

/** The body for which somebody reports: that which carries the work on, or the one that the plan names. @throws HttpError 403, which is an act of the chain */
function leadingFor(house: House, req: Request, res: Response, leads: string[]): string {
  const grants = signedOf(res)!.grants;
  const own = leads.find((agency) => may(grants, 'submit', agency));
  if (own === undefined) mustBeAllowed(house, req, res, 'submit', leads[0]);
  return own!;
}

/** @throws HttpError 400 or 422 saying what is wrong */
function proofIn({ home: { state } }: House, body: unknown, kind: 'activity' | 'milestone', subject: string): Omit<Proof, 'agency'> {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name].normalize('NFC').trim() : '');
  for (const [name, most] of Object.entries(MOST_TEXT)) if (text(name).length > most) throw new HttpError(422, 'text-long', { name, most, given: text(name).length });
  const said = PROGRESS_STATES.find((one) => one === given.state);
  if (!said) throw new HttpError(400, 'wrong-parameter', { name: 'state', given: String(given.state).slice(0, 40), allowed: PROGRESS_STATES.join(', ') });
  const spent = given.spent ?? null;
  if (spent !== null && !(typeof spent === 'number' && spent >= 0 && spent <= MOST_SPENT)) throw new HttpError(422, 'progress-spent', { given: String(spent).slice(0, 40) });
  const done_on = dayOf('done_on', text('done_on'));
  if ((said === 'done') !== (done_on !== null)) throw new HttpError(422, 'progress-day');
  if (said === 'cannot' && text('note') === '') throw new HttpError(422, 'progress-why');
  const evidence = text('evidence');
  const proving = evidence === '' ? undefined : record(state, evidence);
  const proves = linksOf(state, evidence).some((link) => link.kind === kind && link.subject === subject && link.unlinked_at === null);
  if (evidence !== '' && !proves) throw new HttpError(400, 'wrong-parameter', { name: 'evidence', given: evidence.slice(0, 40), allowed: '' });
  const document = said === 'done' ? text('document') || proving?.number || proving?.subject || '' : '';
  if (said === 'done' && document === '') throw new HttpError(422, 'progress-document');
  return { state: said, done_on, document, evidence: said === 'done' ? evidence : '', spent: spent as number | null, note: text('note') };
}
