// What a deck is made of: its slides, and the questions whose answers each of them shows. The server asks them as of the publication; pages and screens draw from the answers.
import type { Params, Questions, Row } from '../../queries/types.ts';
import { decisionsOf, isBehind, isFollowed } from '../deciding.ts';
import type { Decision } from '../deciding.ts';

/** Kinds of slides, in the order in which the rule puts them; areas are shown where the secretary adds them. A new kind: its name here, its questions in ASKS, its picture in Slide.tsx, its word in briefing.*.json. */
export const KINDS = ['cover', 'wall', 'changes', 'decide', 'area', 'target', 'conclusions', 'scores', 'quality'] as const;
export type SlideKind = (typeof KINDS)[number];
/** Kinds of which there is one for each thing that they can be about. */
export const OF_ONE = ['area', 'target'] as const satisfies SlideKind[];
export type SlideOf = (typeof OF_ONE)[number];

export function isOfOne(kind: SlideKind): kind is SlideOf {
  return (OF_ONE as readonly SlideKind[]).includes(kind);
}

/** `about`: the target or the area that the slide is of, '' of every other kind. `notes`: for whoever speaks. */
export interface Slide { id: string; kind: SlideKind; about: string; hidden: boolean; notes: string }

/** A publication of one plan as slides. `asks`: what the secretary asks for instead of what the rule would, by the key of a decision. `version`: how often it was changed; `isArranged`: it is not as the rule makes it. `before`: the publication before, null of the first. */
export interface Deck { deck: string; plan: string; publication: { number: number; at: string; title: string }; before: { number: number; at: string } | null; version: number; isArranged: boolean; slides: Slide[]; asks: Record<string, string> }

/** Rows by the question and what it was asked about. */
export type Answers = Record<string, unknown[]>;

/** A deck with everything that its slides show. `demo`: the figures are made up. */
export interface Shown extends Deck { demo: boolean; answers: Answers }

/** How many targets of an area stand on its slide. */
export const MOST_IN_AREA = 8;
/** How many late targets get a slide of their own. */
const MOST_TARGETS = 5;

/** One question of a slide; all are about the deck's plan, or one target of it. */
export type Asked = { [Name in keyof Questions]: { name: Name; params: Params<Name> } }[keyof Questions];

/** What is asked for is asked of bodies that there are. */
const TODAY = 'current';

const ofTarget = (target: string): Asked[] => [{ name: 'target', params: { target } }, { name: 'trend', params: { target } }, { name: 'breakdown', params: { target, boundary: TODAY } }];

/** Whose slides they are. */
type Of = Pick<Deck, 'plan' | 'publication' | 'before'>;

/** What the slides of each kind ask beside what every deck knows: targets, decisions, conclusions, overview, plans, reports. */
const ASKS: Record<SlideKind, (slide: Slide, of: Of, known: Answers) => Asked[]> = {
  cover: () => [],
  wall: () => [],
  changes: (_slide, { plan, publication, before }) => (before ? [{ name: 'bridge', params: { plan, from: before.at, to: publication.at } }, { name: 'changes', params: { plan, from: before.at, to: publication.at } }] : []),
  decide: (_slide, _of, known) => decisionsIn(known).map(({ row, kind }): Asked => (kind === 'behind' ? { name: 'breakdown', params: { target: row.target, boundary: TODAY } } : { name: 'target', params: { target: row.target } })),
  area: () => [],
  target: ({ about }) => ofTarget(about),
  conclusions: (_slide, { plan }) => [{ name: 'conclusion_counts', params: { plan } }],
  scores: (_slide, _of, known) => {
    const card = cardIn(known);
    return card ? [{ name: 'score_tree', params: card }, { name: 'criteria_sets', params: {} }] : [];
  },
  quality: (_slide, { plan }) => [{ name: 'readiness', params: { plan } }, { name: 'reporting', params: { plan } }],
};

/** A card of the map as a whole. */
export interface Card { criteria: string; period: string; scored: string }

/** The latest yearly card of the plan's map that has points; null where none has. */
export function cardIn(known: Answers): Card | null {
  const scored = known[SCORED]?.[0] as string | undefined;
  const last = rowsOf(known, 'score_areas').filter(({ period, points }) => /^\d{4}$/.test(period) && points !== null).at(-1);
  return scored === undefined || !last ? null : { criteria: last.criteria, period: last.period, scored };
}

/** Where what is known says which map the scorecards are of. */
export const SCORED = 'scored';

/** What every deck knows, before its slides are looked at. */
export function knownOf(plan: string): Asked[] {
  return [{ name: 'overview', params: { plan } }, { name: 'plans', params: {} }, { name: 'reports', params: { plan } }];
}

/** What the slides ask; several may ask the same. */
export function askedBy(slides: readonly Slide[], of: Of, known: Answers): Asked[] {
  return slides.flatMap((slide) => ASKS[slide.kind](slide, of, known));
}

export function keyOf(name: keyof Questions, target = ''): string {
  return `${name}/${target}`;
}

/** Rows of a question; none where it was not asked. */
export function rowsOf<Name extends keyof Questions>(answers: Answers, name: Name, target = ''): Row<Name>[] {
  return (answers[keyOf(name, target)] ?? []) as Row<Name>[];
}

/**
 * The slides that the rule makes of a plan: cover, wall, what has changed, decisions, each late target, the worst first, what became of conclusions, where points of the index are lost, and how good the figures are.
 * @param known targets, worst first, what waits for a decision, conclusions, and the areas of scorecards @param isFirst there is no publication before
 */
export function slidesByRule(known: Answers, isFirst: boolean): Slide[] {
  const late = rowsOf(known, 'targets').filter(isBehind).slice(0, MOST_TARGETS);
  const plain = (kind: SlideKind, isThere = true): Slide[] => (isThere ? [{ id: kind, kind, about: '', hidden: false, notes: '' }] : []);
  return [...plain('cover'), ...plain('wall'), ...plain('changes', !isFirst), ...plain('decide', decisionsIn(known).length > 0), ...late.map(({ target }) => slideOf('target', target)), ...plain('conclusions', followedIn(known).length > 0), ...plain('scores', cardIn(known) !== null), ...plain('quality')];
}

/** Signed conclusions, the worst first. */
export function followedIn(known: Answers): Row<'conclusions'>[] {
  return rowsOf(known, 'conclusions').filter(isFollowed);
}

/** How much waits for a decision, conclusions that are overdue too. */
export function waitingIn(known: Answers): number {
  return rowsOf(known, 'decisions').filter(({ place }) => place !== null).length;
}

/** How much waits beside what is listed, and how many overdue conclusions are among it; nothing where all is listed. */
export function moreOf(known: Answers, listed: number, say: (key: string, params: Record<string, unknown>) => string): string {
  const count = waitingIn(known) - listed;
  const overdue = rowsOf(known, 'decisions').filter(({ place, kind }) => place !== null && kind === 'overdue').length;
  return count <= 0 ? '' : say(overdue > 0 ? 'briefing:decide.moreOverdue' : 'briefing:decide.more', { count, overdue });
}

/** What a slide of one can be about in a plan: its targets, or the areas that have any. */
export function subjectsOf(known: Answers, kind: SlideOf): string[] {
  return [...new Set(rowsOf(known, 'targets').map((row) => row[kind]))];
}

/** Of these, those that no slide of a deck is of yet, with the one that a slide is of. */
export function freeFor({ slides, answers }: Pick<Shown, 'slides' | 'answers'>, kind: SlideOf, own = ''): string[] {
  const taken = new Set(slides.filter((slide) => slide.kind === kind).map(({ about }) => about));
  return subjectsOf(answers, kind).filter((about) => about === own || !taken.has(about));
}

/** What waits for a ruling. */
export function decisionsIn(known: Answers): Decision[] {
  return decisionsOf(rowsOf(known, 'targets'), rowsOf(known, 'decisions'));
}

/** A slide of one target or of one area. */
export function slideOf(kind: SlideOf, about: string): Slide {
  return { id: `${kind}-${about}`, kind, about, hidden: false, notes: '' };
}
