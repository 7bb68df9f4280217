// What people said of a component up to the moment, and the documents that stand behind it.
import { isKnownAt } from '../../method/reference/facts.ts';
import type { CampaignStep, Component, ScoreStep, Scoring } from '../world.ts';
import type { Card } from './measured.ts';

/** The last word of each kind; null where nothing was said. */
export interface Said { self: number | null; first: number | null; final: number | null; survey: number | null; official: number | null; isExcused: boolean }

/** `component` '' is the card as a whole. */
export function saidOf({ said, world }: Scoring, { set, period, scored }: Card, component: string): Said {
  const steps = said.filter((one) => one.criteria === set.id && one.period === period && one.scored === scored && one.component === component && isKnownAt(one.taken_at, world.as_of)).sort((a, b) => a.seq - b.seq);
  const last = (...names: ScoreStep['step'][]): ScoreStep | undefined => steps.findLast((one) => names.includes(one.step));
  return {
    self: last('self')?.points ?? null, first: last('first')?.points ?? null, final: last('final')?.points ?? null, survey: last('survey')?.points ?? null, official: last('official')?.points ?? null,
    isExcused: last('excused', 'included')?.step === 'excused',
  };
}

interface Link { kind: string; report: string; indicator: string; part: string; subject: string; linked_at: string; unlinked_at?: string | null }
/** Slots of evidence asked for, and those with a document. */
export function evidenceOf({ world }: Scoring, { set, period, scored }: Card, { component, evidence }: Component): { asked: number; given: number } {
  const slots = evidence.split('|').filter((one) => one.trim() !== '').length;
  const links = ((world.also?.evidence ?? []) as Link[]).filter((one) => one.kind === 'component' && one.report === period && one.indicator === component && one.subject === `${set.id}/${scored}`
    && isKnownAt(one.linked_at, world.as_of) && !(one.unlinked_at && isKnownAt(one.unlinked_at, world.as_of)));
  const given = new Set(links.map((one) => Number(one.part.replace('slot=', ''))).filter((slot) => slot >= 1 && slot <= slots));
  return { asked: slots, given: given.size };
}

/** The campaign of a set's period as it was said last. */
export function daysOf({ campaigns, world }: Scoring, criteria: string, period: string): CampaignStep | undefined {
  return campaigns.filter((one) => one.criteria === criteria && one.period === period && one.step !== 'exception' && isKnownAt(one.taken_at, world.as_of)).sort((a, b) => a.seq - b.seq).at(-1);
}

const STAGES = ['self', 'first', 'explain', 'final'] as const;
/** The stage of a set's period on the day of the world, none without a campaign. */
export function stageOf(scoring: Scoring, criteria: string, period: string): string {
  const days = daysOf(scoring, criteria, period);
  if (!days) return 'none';
  return STAGES.find((stage) => scoring.world.today <= (days[`${stage}_until`] ?? '')) ?? 'closed';
}
