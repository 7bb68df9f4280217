// A deck with everything that its slides show: each question asked once, as of the publication. It is the same for ever, so that it is worked out once.
import { askedBy, keyOf, knownOf, SCORED, slidesByRule } from '../../client/briefing/slides.ts';
import type { Answers, Asked, Deck, Shown } from '../../client/briefing/slides.ts';
import type { Params, Row } from '../../queries/types.ts';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import { HttpError } from '../problem.ts';

type Publication = ReturnType<typeof publicationsOf>[number];

/** Decks that were worked out lately, by home, number and version. */
const MOST_KEPT = 12;
const kept = new WeakMap<House['engine'], Map<string, Promise<Shown>>>();

/** The publication and the plan that a deck's name means: `3-bac-giang-2021-2030`. @throws HttpError 404 */
export function meantBy(house: House, deck: string): { publication: Publication; plan: string } {
  const [, number, plan] = /^([1-9]\d{0,5})-([a-z0-9-]{1,80})$/.exec(deck) ?? [];
  const publication = publicationsOf(house.home.state).find((one) => String(one.number) === number);
  if (!publication || !publication.plans.some((one) => one.plan === plan && one.report !== null)) throw new HttpError(404, 'unknown-deck', { deck: deck.slice(0, 90) });
  return { publication, plan: plan! };
}

export function nameOf(publication: { number: number }, plan: string): string {
  return `${publication.number}-${plan}`;
}

/** The publication before one; null of the first. */
export function beforeOf({ home }: House, { number }: { number: number }): Deck['before'] {
  const before = publicationsOf(home.state).find((one) => one.number < number);
  return before ? { number: before.number, at: before.at } : null;
}

/** How often a deck was changed. */
export function versionOf({ home }: House, deck: string): number {
  return home.state.get<{ version: number }>('select version from decks where deck = ?', deck)?.version ?? 0;
}

/** What the choice of slides rests on, as of a publication: the targets of the plan, worst first, what waits for a decision, and conclusions. */
async function groundOf({ engine }: House, { at: as_of }: Publication, plan: string): Promise<Answers> {
  return {
    [keyOf('targets')]: await engine.rows('targets', { plan, as_of }), [keyOf('decisions')]: await engine.rows('decisions', { plan, as_of }), [keyOf('conclusions')]: await engine.rows('conclusions', { plan, as_of }),
    ...await scoredOf((name, params) => engine.rows(name, { ...params, as_of } as never), plan),
  };
}

/** Where points of the index are lost on a plan's map. */
export async function scoredOf(ask: <Name extends 'plans' | 'score_areas'>(name: Name, params: Params<Name>) => Promise<Row<Name>[]>, plan: string): Promise<Answers> {
  const territory = (await ask('plans', {})).find((one) => one.plan === plan)?.territory ?? '';
  return { [SCORED]: [territory], [keyOf('score_areas')]: await ask('score_areas', { scored: territory }) };
}

/** How the secretary arranged a deck; null where it is as the rule makes it. */
export function arrangementOf({ home }: House, name: string): Pick<Deck, 'slides' | 'asks'> | null {
  const row = home.state.get<{ slides: string; asks: string }>("select slides, asks from decks where deck = ? and slides <> ''", name);
  return row ? { slides: JSON.parse(row.slides) as Deck['slides'], asks: JSON.parse(row.asks) as Deck['asks'] } : null;
}

/** A deck as it was arranged, else as the rule makes it. */
export async function deckOf(house: House, name: string): Promise<{ deck: Deck; known: Answers }> {
  const { publication, plan } = meantBy(house, name);
  const known = await groundOf(house, publication, plan);
  const arranged = arrangementOf(house, name);
  const before = beforeOf(house, publication);
  return { deck: { deck: name, plan, publication: { number: publication.number, at: publication.at, title: publication.title }, before, version: versionOf(house, name), isArranged: arranged !== null, ...(arranged ?? { slides: slidesByRule(known, before === null), asks: {} }) }, known };
}

/** @throws HttpError 404 where there is no such deck */
export async function shownOf(house: House, name: string): Promise<Shown> {
  meantBy(house, name);
  const shelf = kept.get(house.engine) ?? new Map<string, Promise<Shown>>();
  kept.set(house.engine, shelf);
  const key = `${name} ${versionOf(house, name)}`;
  const known = shelf.get(key) ?? workedOut(house, name);
  shelf.delete(key);
  shelf.set(key, known);
  known.catch(() => shelf.delete(key));
  if (shelf.size > MOST_KEPT) shelf.delete(shelf.keys().next().value!);
  return known;
}

async function workedOut(house: House, name: string): Promise<Shown> {
  const { deck, known } = await deckOf(house, name);
  const answers: Answers = { ...known };
  for (const one of [...knownOf(deck.plan), ...askedBy(deck.slides, deck, known)]) {
    const key = keyOf(one.name, targetOf(one));
    // What compares two moments is asked of both.
    const moment = house.engine.questions.get(one.name)!.replay === null ? { as_of: deck.publication.at } : {};
    answers[key] ??= await house.engine.rows(one.name, { ...one.params, ...moment } as never);
  }
  return { ...deck, demo: house.demo, answers };
}

function targetOf({ params }: Asked): string {
  return 'target' in params ? String(params.target) : '';
}
