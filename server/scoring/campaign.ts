// A campaign: one criteria set scored in one period, with the day on which each stage ends and exceptions from it. Each change is an act of the chain.
import { z } from 'zod';
import type { Act, State } from '../lake/state.ts';
import { plain } from '../plain.ts';

/** In the order in which they follow one another. */
export const STAGES = ['self', 'first', 'explain', 'final'] as const;
export type Stage = (typeof STAGES)[number];

const LEAST_REASON = 15;
const day = z.iso.date();
const name = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** `agencies`: the bodies scored; none is all that the set applies to. */
export const Opened = z.object({ self_until: day, first_until: day, explain_until: day, final_until: day, agencies: z.array(name).max(1000).default([]) });
/** A stage stays open for one card, or for one component of it, until a day; it begins no earlier for that. */
export const Exception = z.object({
  scored: name, component: z.string().regex(/^[0-9a-z.]{0,20}$/).default(''), stage: z.enum(STAGES), until: day, note: z.string().overwrite(plain).normalize('NFC').trim().min(LEAST_REASON).max(1000),
});
export type Opened = z.infer<typeof Opened>;
export type Exception = z.infer<typeof Exception>;
export interface Campaign extends Opened { exceptions: Exception[] }
/** Of which card, and of which of its components; '' is the whole card. */
export interface Scored { scored: string; component: string }

const KIND = /^campaign-(opened|changed|exception)$/;
const SUBJECT = /^([^/]+)\/([^/]+)$/;

export const campaignSubject = (criteria: string, period: string): string => `${criteria}/${period}`;

/** The set and the period that a subject of the chain names; empty where it is no campaign. */
export function campaignOfSubject(subject: string | null): { criteria: string; period: string } {
  const [, criteria = '', period = ''] = SUBJECT.exec(subject ?? '') ?? [];
  return { criteria, period };
}

/** What an act says of a campaign; null where it says nothing of one. */
export function campaignStepOf({ kind, submission, detail }: Act): { step: 'opened' | 'changed' | 'exception'; criteria: string; period: string; said: Partial<Opened & Exception> } | null {
  const [step, of] = [KIND.exec(kind)?.[1], SUBJECT.exec(submission ?? '')];
  return step && of ? { step: step as 'opened', criteria: of[1]!, period: of[2]!, said: JSON.parse(detail) as Partial<Opened & Exception> } : null;
}

/** A campaign as its acts leave it, the first act first; null where none opened it. */
export function campaignOf(acts: Act[]): Campaign | null {
  const steps = acts.flatMap((act) => campaignStepOf(act) ?? []);
  const last = steps.findLast(({ step }) => step !== 'exception');
  return last ? { ...(last.said as Opened), exceptions: steps.filter(({ step }) => step === 'exception').map(({ said }) => said as Exception) } : null;
}

export function readCampaign(state: State, criteria: string, period: string): Campaign | null {
  return campaignOf(state.all<Act>("select * from acts where submission = ? and kind like 'campaign-%' order by seq", campaignSubject(criteria, period)));
}

/** In which stage a campaign is on a day, exceptions apart. */
export function stageOn(campaign: Opened, today: string): Stage | 'closed' {
  return STAGES.find((stage) => today <= campaign[`${stage}_until`]) ?? 'closed';
}

/** The last day of a stage before this one; null of the first, which is open from the beginning. */
export function dayBefore(campaign: Opened, stage: Stage): string | null {
  const before = STAGES[STAGES.indexOf(stage) - 1];
  return before ? campaign[`${before}_until`] : null;
}

/** The last day on which a stage is open for something, exceptions included. */
export function lastDay(campaign: Campaign, stage: Stage, of: Scored): string {
  return exceptionsOf(campaign, of).filter((one) => one.stage === stage).reduce((last, { until }) => (until > last ? until : last), campaign[`${stage}_until`]);
}

/** Whether a stage is open for something on a day: it is the campaign's, or it has begun and an exception keeps it open. */
export function isOpen(campaign: Campaign, stage: Stage, of: Scored, today: string): boolean {
  return today > (dayBefore(campaign, stage) ?? '') && today <= lastDay(campaign, stage, of);
}

/** Whether any stage is. */
export function isRunning(campaign: Campaign, of: Scored, today: string): boolean {
  return STAGES.some((stage) => isOpen(campaign, stage, of, today));
}

function exceptionsOf({ exceptions }: Campaign, { scored, component }: Scored): Exception[] {
  return exceptions.filter((one) => one.scored === scored && (one.component === '' || one.component === component));
}
