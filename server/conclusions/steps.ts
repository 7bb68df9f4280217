// The steps of a conclusion: who may take each, when, and what is said with it. Each is an act of the chain.
import { z } from 'zod';
import type { Deed } from '../access/rights.ts';
import type { Act } from '../lake/state.ts';
import { plain } from '../plain.ts';

const LEAST_REASON = 15;
const day = z.iso.date();
const name = z.string().regex(/^[a-z0-9-]{1,80}$/);
const words = (most: number) => z.string().overwrite(plain).normalize('NFC').trim().max(most);
const reason = words(1000).min(LEAST_REASON);

/** As it was recorded: word for word, of which target or area, whose it is, until when. `seen_at`: as of when the figures were looked at. */
const Noted = z.object({
  text: words(2000).min(10), plan: name, area: name.or(z.literal('')).default(''), target: name.or(z.literal('')).default(''), lead: name, partners: z.array(name).max(20).default([]), product: words(300).default(''), due: day,
  meeting: words(300).min(1), met_on: day, seen_at: z.iso.datetime().or(z.literal('')).default(''),
});

/** `deed`: what whoever takes it must be allowed, of its lead body where the deed is to submit; `from`: in which states; `given`: what is said. */
interface Rule { deed: Deed; from: readonly string[]; given: z.ZodType<Partial<Said>> }
const OPEN = ['new', 'under-way', 'extended', 'overdue'];
export const STEPS = {
  noted: { deed: 'conclude', from: ['draft'], given: Noted },
  signed: { deed: 'conclude', from: ['draft'], given: z.object({ notice: words(100).min(1), signed_on: day }) },
  progress: { deed: 'submit', from: OPEN, given: z.object({ note: words(1000).min(1) }) },
  claimed: { deed: 'submit', from: OPEN, given: z.object({ done_on: day, document: words(300).default(''), evidence: words(40).default(''), note: words(1000).default('') }) },
  returned: { deed: 'confirm', from: ['to-confirm'], given: z.object({ note: reason }) },
  confirmed: { deed: 'confirm', from: ['to-confirm'], given: z.object({ note: words(1000).default('') }) },
  extended: { deed: 'conclude', from: OPEN, given: z.object({ due: day, note: reason }) },
  stopped: { deed: 'conclude', from: ['draft', 'to-confirm', ...OPEN], given: z.object({ note: reason }) },
} as const satisfies Record<string, Rule>;
export type Step = keyof typeof STEPS;
export type Noted = z.infer<typeof Noted>;
/** Everything that a step may say. */
export interface Said extends Noted { notice: string; signed_on: string; done_on: string; document: string; evidence: string; note: string }

const KIND = /^conclusion-(.+)$/;
const SUBJECT = /^KL-([1-9]\d{0,8})$/;

export const kindOf = (step: Step): string => `conclusion-${step}`;
/** What the chain and the journal call a conclusion. */
export const subjectOf = (conclusion: string | number): string => `KL-${conclusion}`;

/** The step that an act is, with the number of its conclusion; null where it is none. */
export function stepOf({ kind, submission, detail }: Act): { step: Step; conclusion: string; said: Partial<Said> } | null {
  const [step, conclusion] = [KIND.exec(kind)?.[1], SUBJECT.exec(submission ?? '')?.[1]];
  return step !== undefined && conclusion !== undefined && Object.hasOwn(STEPS, step) ? { step: step as Step, conclusion, said: JSON.parse(detail) as Partial<Said> } : null;
}
