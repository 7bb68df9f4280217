// The steps of a score: who may take each, in which stage, and what is said with it. Each is an act of the chain.
import { z } from 'zod';
import type { Deed } from '../access/rights.ts';
import type { Act, State } from '../lake/state.ts';
import { plain } from '../plain.ts';
import type { Stage } from './campaign.ts';

/** Characters of an explanation that is needed. */
export const LEAST_NOTE = 15;
const name = z.string().regex(/^[a-z0-9-]{1,80}$/);
const words = (most: number) => z.string().overwrite(plain).normalize('NFC').trim().max(most);
const note = words(2000);
const points = z.number().min(-1000).max(1000);
const document = words(300).min(1);

/**
 * `deeds`: one of them is to be allowed; `of`: for which body, the one that owns the component or the one in charge of surveys. `stage`: which is to be open, `any` of a
 * campaign, null where it needs none.
 */
interface Rule { deeds: readonly Deed[]; of?: 'owner' | 'surveyor'; stage: Stage | 'any' | null; given: z.ZodType<Partial<Said>> }
export const STEPS = {
  assigned: { deeds: ['publish'], stage: 'any', given: z.object({ agency: name, person: name.or(z.literal('')).default('') }) },
  self: { deeds: ['submit'], of: 'owner', stage: 'self', given: z.object({ points, note: note.default('') }) },
  first: { deeds: ['review'], stage: 'first', given: z.object({ points, note: note.default('') }) },
  explained: { deeds: ['submit'], of: 'owner', stage: 'explain', given: z.object({ note: note.min(LEAST_NOTE) }) },
  final: { deeds: ['confirm'], stage: 'final', given: z.object({ points, note: note.default('') }) },
  survey: { deeds: ['submit', 'confirm'], of: 'surveyor', stage: 'any', given: z.object({ points, document }) },
  excused: { deeds: ['review'], stage: 'any', given: z.object({ note: note.min(LEAST_NOTE) }) },
  included: { deeds: ['review'], stage: 'any', given: z.object({ note: note.min(LEAST_NOTE) }) },
  official: { deeds: ['review', 'confirm'], stage: null, given: z.object({ points, document }) },
} as const satisfies Record<string, Rule>;
export type Step = keyof typeof STEPS;

/** Everything that a step may say; `data`: the points that the measured data gave when it was taken; `agency`: to which body it was assigned, or which body took it. */
export interface Said { points: number; note: string; data: number | null; agency: string; person: string; document: string }
/** One component of a card; its `component` is '' where it is the whole card. */
export interface Subject { criteria: string; period: string; scored: string; component: string }

const KIND = /^score-(.+)$/;
const SUBJECT = /^([^/]+)\/([^/]+)\/([^/]+)\/([^/]*)$/;

export const kindOf = (step: Step): string => `score-${step}`;
/** What the chain and the journal call a score. */
export const subjectOf = ({ criteria, period, scored, component }: Subject): string => [criteria, period, scored, component].join('/');

/** What a subject of the chain names; null where it is no score. */
export function readSubject(subject: string | null): Subject | null {
  const [, criteria, period, scored, component] = SUBJECT.exec(subject ?? '') ?? [];
  return criteria === undefined ? null : { criteria, period: period!, scored: scored!, component: component! };
}

/** The step that an act is, with the score that it is of; null where it is none. */
export function stepOf({ kind, submission, detail }: Act): (Subject & { step: Step; said: Partial<Said> }) | null {
  const [step, subject] = [KIND.exec(kind)?.[1], readSubject(submission)];
  return step !== undefined && subject !== null && Object.hasOwn(STEPS, step) ? { ...subject, step: step as Step, said: JSON.parse(detail) as Partial<Said> } : null;
}

/** What was said of a score last, and by whom each step was ever taken. */
export interface Stand { last: Partial<Record<Step, Partial<Said>>>; takers: Partial<Record<Step, Set<string>>>; isExcused: boolean }

/** A score as its acts leave it, the first act first. */
export function standOf(acts: Act[]): Stand {
  const stand: Stand = { last: {}, takers: {}, isExcused: false };
  for (const act of acts) {
    const taken = stepOf(act);
    if (!taken) continue;
    stand.last[taken.step] = taken.said;
    (stand.takers[taken.step] ??= new Set()).add(act.actor);
    if (taken.step === 'excused' || taken.step === 'included') stand.isExcused = taken.step === 'excused';
  }
  return stand;
}

export function readStand(state: State, subject: Subject): Stand {
  return standOf(state.all<Act>("select * from acts where submission = ? and kind like 'score-%' order by seq", subjectOf(subject)));
}
