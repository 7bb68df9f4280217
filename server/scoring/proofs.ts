// Documents that prove a self-score: each in one of the slots that its component asks for, and only while it may still be changed.
import { dayInVietnam } from '../../client/format.ts';
import type { LinkRow, Target } from '../evidence/records.ts';
import type { State } from '../lake/state.ts';
import { HttpError } from '../problem.ts';
import { isOpen, lastDay, readCampaign } from './campaign.ts';
import { LEAST_NOTE, readStand } from './steps.ts';
import type { Subject } from './steps.ts';

/** A link says which component by its report, indicator and subject, and which slot by its part. */
type Linked = Pick<Target, 'report' | 'indicator' | 'part' | 'subject'>;
const SLOT = /^slot=([1-9]\d?)$/;

/** The names of a component's slots, in their order. */
export function slotsOf(slots: string): string[] {
  return slots.split(' | ').map((slot) => slot.trim()).filter((slot) => slot !== '');
}

/** The link of a slot. */
export function slotLink({ criteria, period, scored, component }: Subject, part: string): Linked {
  return { report: period, indicator: component, part, subject: `${criteria}/${scored}` };
}

/** @throws HttpError 400 where a component has no such slot */
export function mustBeSlot(part: string, slots: string): void {
  const asked = slotsOf(slots);
  const slot = Number(SLOT.exec(part)?.[1] ?? 0);
  if (slot < 1 || slot > asked.length) {
    throw new HttpError(400, 'wrong-parameter', { name: 'part', given: part.slice(0, 40), allowed: asked.map((_, at) => `slot=${at + 1}`).join(', ') || '–' });
  }
}

/** The slots of a component that no document stands in, by their names. */
export function missingSlots(state: State, subject: Subject, slots: string): string[] {
  const { report, indicator, subject: of } = slotLink(subject, '');
  const filled = new Set(state.all<{ part: string }>("select distinct part from evidence_links where kind = 'component' and report = ? and indicator = ? and subject = ? and unlinked_at is null", report, indicator, of).map(({ part }) => part));
  return slotsOf(slots).filter((_, at) => !filled.has(`slot=${at + 1}`));
}

/** Documents are added before there is a campaign, while its self-scoring is open, and to an explanation. @throws HttpError 409 */
export function mustTakeProof(state: State, subject: Subject): void {
  const campaign = readCampaign(state, subject.criteria, subject.period);
  const today = dayInVietnam(new Date());
  if (campaign && !isOpen(campaign, 'self', subject, today) && !isOpen(campaign, 'explain', subject, today)) throw new HttpError(409, 'score-proof-closed');
}

/**
 * What a self-score rests on stays once it is locked or appraised, and what one without an explanation rests on, unless another document stands in the same slot; what was
 * added to the explanation, after the last day of self-scoring, may be taken away while that is open. @throws HttpError 409
 */
export function mustLetGo(state: State, links: LinkRow[]): void {
  const today = dayInVietnam(new Date());
  for (const { report, indicator, subject, part, linked_at } of links.filter(({ kind, unlinked_at }) => kind === 'component' && unlinked_at === null)) {
    const [criteria = '', scored = ''] = subject.split('/');
    const campaign = readCampaign(state, criteria, report);
    const of = { scored, component: indicator };
    const { self, first, final } = readStand(state, { criteria, period: report, scored, component: indicator }).last;
    const isSelf = !campaign || (isOpen(campaign, 'self', of, today) && first === undefined && final === undefined);
    if (!isSelf && !(isOpen(campaign, 'explain', of, today) && dayInVietnam(linked_at) > lastDay(campaign, 'self', of))) throw new HttpError(409, 'score-proof-closed');
    if (self === undefined || self.note!.length >= LEAST_NOTE) continue;
    const others = state.get<{ n: number }>(`select count(*) as n from evidence_links where kind = 'component' and report = ? and indicator = ? and subject = ? and part = ? and unlinked_at is null
      and link not in (select value from json_each(?))`, report, indicator, subject, part, JSON.stringify(links.map(({ link }) => link)))!;
    if (Number(others.n) === 0) throw new HttpError(409, 'score-proof-stands', { least: LEAST_NOTE });
  }
}
