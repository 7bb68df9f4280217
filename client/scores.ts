// Scorecards out of this browser: every step of a component's score, campaigns with their deadlines, and what of an answer a page looks at.
import { change, may, useMe } from './access.ts';
import type { Deed } from './access.ts';
import { askAnew, Failure, useQuestion } from './api.ts';
import type { Params, Row } from '../queries/types.ts';
import { reportLabel } from './format.ts';
import { usePublished } from './published.ts';
import { readNumber } from './read-number.ts';
import type { Lang } from './words.ts';

export type Component = Row<'scorecard'>;
export type Card = Row<'scorecards'>;
export type Campaign = Row<'campaigns'>;
/** Whether people score by it: what is scored on every map alike is scored from figures, without a campaign. */
export const isScoredByPeople = ({ territory }: Pick<Campaign, 'territory'>): boolean => territory !== '';
/** A card of a set in a period, as every question about one is asked. */
export type OfCard = Params<'scorecard'>;
export type ScoreStep = 'assigned' | 'self' | 'first' | 'explained' | 'final' | 'survey' | 'excused' | 'included' | 'official';
export const STAGES = ['self', 'first', 'explain', 'final'] as const;
export type Stage = (typeof STAGES)[number];
/** Days until which each stage stays open; `agencies` that are scored, all where it is empty. */
export interface Deadlines { self_until: string; first_until: string; explain_until: string; final_until: string; agencies: string[] }

/** Stands for a whole card where a component's id would stand. */
const WHOLE = '-';

/** @param component '' is the whole card @param key stays the same until an answer has come @throws Failure */
export async function takeScore({ criteria, period, scored }: OfCard, component: string, step: ScoreStep, said: object, key: string, lang: string): Promise<void> {
  const path = [criteria, period, scored, component || WHOLE].map(encodeURIComponent).join('/');
  await change('POST', `scores/${path}/${step}`, lang, said, { 'Idempotency-Key': key });
  await askAnew();
}

/** @param isNew whether it is opened; else its days are changed @throws Failure */
export async function keepCampaign(of: Pick<OfCard, 'criteria' | 'period'>, deadlines: Deadlines, isNew: boolean, lang: string): Promise<void> {
  const path = `campaigns/${encodeURIComponent(of.criteria)}/${encodeURIComponent(of.period)}`;
  await (isNew ? change('POST', 'campaigns', lang, { ...of, ...deadlines }) : change('PUT', path, lang, deadlines));
  await askAnew();
}

/** One stage stays open longer for a card, or for one of its components. @throws Failure */
export async function extendStage({ criteria, period, ...of }: OfCard & { component: string; stage: Stage; until: string; note: string }, lang: string): Promise<void> {
  await change('POST', `campaigns/${encodeURIComponent(criteria)}/${encodeURIComponent(period)}/exceptions`, lang, of);
  await askAnew();
}

/** Points as they were typed. @throws Failure in words of the page where it is no number */
export function readPoints(typed: string, told: string): number {
  const read = readNumber(typed, 'vi');
  if (!('number' in read) || read.percent) throw new Failure(0, 'scores/points', told);
  return read.number;
}

/** `Năm 2026`, `Tháng 9/2026`. */
export function periodLabel(period: string, lang: Lang): string {
  return reportLabel(/^\d{4}$/.test(period) ? `${period}Y` : period, lang);
}

/** Whether what is looked at can be changed: a publication cannot. */
export function useDeed(deed: Deed, agency?: string): boolean {
  const me = useMe();
  const published = usePublished();
  return published === undefined && may(me?.signed ?? null, deed, agency);
}

/** Whether whoever looks on may speak for a component's body: for itself, or for the one that carries its work on. */
export function useSpeaks(owner: string | null): boolean {
  const me = useMe();
  const published = usePublished();
  const agencies = useQuestion('agencies', owner === null ? null : {});
  const heirs = agencies.state === 'ready' ? agencies.rows.filter(({ agency }) => agency === owner).map(({ successor }) => successor) : [];
  return owner !== null && published === undefined && [owner, ...heirs].some((agency) => agency !== null && may(me?.signed ?? null, 'submit', agency));
}

/** The evidence slots of a component, in their order. */
export function slotsOf({ slots }: Pick<Component, 'slots'>): string[] {
  return slots.split(' | ').map((slot) => slot.trim()).filter(Boolean);
}
