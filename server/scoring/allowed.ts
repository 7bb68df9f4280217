// Which points may be given, and what has to be said with them.
import { rounded } from '../../client/format.ts';
import { HttpError } from '../problem.ts';
import { LEAST_NOTE } from './steps.ts';
import type { Said, Stand, Step } from './steps.ts';

/**
 * A component as far as it decides what may be said of it. `data`: points from measured data, null where there are none; `steps`: points of its steps, null where it is not of
 * the rule `steps` or has data; `missing`: slots of evidence without a document; `whole`: what the card can have in all, with its bonus.
 */
export interface Judged { kind: string; mode: string; applies: boolean; max: number; whole: number; data: number | null; steps: number[] | null; missing: string[] }

const SCORES: readonly Step[] = ['self', 'first', 'explained', 'final'];
/** Whoever took one of these does not take that: a score, its appraisal and its settlement are of different people, in whichever order they come. */
const APART: Partial<Record<Step, readonly Step[]>> = {
  self: ['first', 'final'], first: ['self', 'explained', 'final'], explained: ['first', 'final'], final: ['self', 'first', 'explained'], excused: ['self', 'explained'], included: ['self', 'explained'],
};
const ALMOST = 1e-9;
const isSame = (one: number | null | undefined, other: number | null | undefined): boolean => (one ?? null) === (other ?? null) || (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < ALMOST);

/** @throws HttpError 409 where such a component takes no such step, or this person may not take it, 422 where it cannot be said so */
export function mayNow(step: Step, said: Partial<Said>, of: Judged, stand: Stand, person: string): void {
  if (SCORES.includes(step) && of.mode === 'survey') throw new HttpError(409, 'score-survey');
  if (step === 'survey' && of.mode !== 'survey') throw new HttpError(409, 'score-not-survey');
  if ((step === 'self' || step === 'explained') && of.mode === 'appraised') throw new HttpError(409, 'score-appraised');
  if (step === 'excused' ? !of.applies : step === 'included' ? !stand.isExcused : !of.applies && step !== 'official') throw new HttpError(409, step === 'included' ? 'score-included' : 'score-not-applicable');
  if (APART[step]?.some((one) => stand.takers[one]?.has(person))) throw new HttpError(409, 'score-own');
  const { self, first, final } = stand.last;
  // It would lie behind the appraisal's points, in force for nobody; what is lower there is explained.
  if (step === 'self' && (first !== undefined || final !== undefined)) throw new HttpError(409, 'score-after-appraisal');
  if (step === 'explained' && !(self?.points !== undefined && first?.points !== undefined && first.points < self.points - ALMOST)) throw new HttpError(409, 'score-not-lower');
  if (said.points === undefined) return;
  // An official score is another's, by maxima that ours may only reconstruct.
  const max = step === 'official' ? of.whole : of.max;
  mustBeWithin(said.points, of.kind === 'penalty' ? [-max, 0] : [0, max]);
  if (step === 'self') mustBeFounded(said as Said, of);
  if (step === 'first' || step === 'final') mustBeReasoned(step, said as Said, of, stand);
}

/** @throws HttpError 422 */
export function mustBeWithin(points: number, [least, most]: [number, number]): void {
  if (points < least - ALMOST || points > most + ALMOST) throw new HttpError(422, 'score-range', { least, most });
}

/** Higher than the data, beside the steps, or without a document: only with an explanation. */
function mustBeFounded({ points, note }: Said, { data, steps, missing }: Judged): void {
  if (note.length >= LEAST_NOTE) return;
  if (data !== null && points > rounded(data, 2) + ALMOST) throw new HttpError(422, 'score-over-data', { data: rounded(data, 2), least: LEAST_NOTE });
  if (steps !== null && !steps.some((one) => isSame(one, points))) throw new HttpError(422, 'score-step', { allowed: steps.join('; '), least: LEAST_NOTE });
  if (missing.length > 0) throw new HttpError(422, 'score-unproven', { slots: missing.join('; '), least: LEAST_NOTE }, { slots: missing });
}

/** Whoever gives other points than were given before says why. What is another body's to score was not scored before. */
function mustBeReasoned(step: 'first' | 'final', { points, note }: Said, { mode }: Judged, { last }: Stand): void {
  const before = step === 'final' && last.first ? last.first : last.self;
  const isFirst = before === undefined && mode === 'appraised';
  if (!isFirst && !isSame(before?.points, points) && note.length < LEAST_NOTE) throw new HttpError(422, 'score-differs', { least: LEAST_NOTE });
}
