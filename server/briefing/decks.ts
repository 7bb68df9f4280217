// Decks: one for each plan of each publication, made by rule, arranged by the secretary.
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { decisionsIn, isOfOne, KINDS, subjectsOf } from '../../client/briefing/slides.ts';
import type { Deck, Shown } from '../../client/briefing/slides.ts';
import { askKey } from '../../client/deciding.ts';
import { mustBeAllowed, signedOf } from '../access/guard.ts';
import type { House } from '../app.ts';
import { publicationsOf } from '../cycle/publications.ts';
import { plain } from '../plain.ts';
import { HttpError } from '../problem.ts';
import { deckOf, meantBy, nameOf, shownOf, versionOf } from './show.ts';

const Given = z.object({
  version: z.number().int().min(0),
  slides: z.array(z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,120}$/), kind: z.enum(KINDS), about: z.string().max(80), hidden: z.boolean(), notes: z.string().overwrite(plain).max(4000) })).min(1).max(60),
  asks: z.record(z.string().max(100), z.string().overwrite(plain).trim().max(200)),
});

/** GET /api/decks: what can be shown, the latest publication first. */
export function decks(house: House): RequestHandler {
  return (_req, res) => {
    const arranged = new Map(house.home.state.all<{ deck: string; version: number; changed_at: string }>("select deck, version, changed_at from decks where slides <> ''").map((row) => [row.deck, row]));
    res.set('Cache-Control', 'no-store').json(publicationsOf(house.home.state).flatMap((publication) => publication.plans.filter(({ report }) => report !== null).map(({ plan, report, data_to }) => {
      const deck = nameOf(publication, plan);
      return { deck, plan, report, data_to, number: publication.number, at: publication.at, title: publication.title, changed_at: arranged.get(deck)?.changed_at ?? null };
    })));
  };
}

/** GET /api/decks/:deck: the deck with everything that its slides show. What the speaker wrote down, and what is hidden, is for those who are signed in. */
export function deck(house: House): RequestHandler {
  return async (req, res) => {
    const shown = await shownOf(house, String(req.params.deck));
    res.set('Cache-Control', 'private, no-cache').json(isSpeaker(res) ? shown : forViewers(shown));
  };
}

/** PUT /api/decks/:deck {version, slides, asks}: the order of slides, what is hidden, notes and asks. @throws HttpError 409 where somebody arranged it meanwhile */
export function arrange(house: House): RequestHandler {
  const { state } = house.home;
  return async (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const name = String(req.params.deck);
    const { known } = await deckOf(house, name);
    const read = Given.safeParse(req.body);
    if (!read.success) throw new HttpError(422, 'deck-wrong', { where: read.error.issues[0]!.path.join(' ') });
    const { version, slides, asks } = read.data;
    const stranger = slides.find(({ kind, about }) => (isOfOne(kind) ? !subjectsOf(known, kind).includes(about) : about !== ''));
    if (stranger || new Set(slides.map(({ id }) => id)).size < slides.length) throw new HttpError(422, 'deck-wrong', { where: stranger?.id ?? 'slides' });
    if (slides.every(({ hidden }) => hidden)) throw new HttpError(422, 'deck-empty');
    const kept: Deck['asks'] = Object.fromEntries(Object.entries(asks).filter(([, ask]) => ask !== ''));
    state.transaction(() => {
      if (version !== versionOf(house, name)) throw new HttpError(409, 'deck-changed');
      write(house, { name, version: version + 1, slides: JSON.stringify(slides), asks: JSON.stringify(kept), person });
      state.act({ at: state.now(), actor: person, kind: 'deck-arranged', submission: name, detail: JSON.stringify({ version: version + 1, slides, asks: kept }) });
    });
    res.set('Cache-Control', 'no-store').json({ version: version + 1 });
  };
}

/** DELETE /api/decks/:deck?version=…: as the rule makes it. @throws HttpError 409 where somebody arranged it meanwhile */
export function byRule(house: House): RequestHandler {
  const { state } = house.home;
  return (req, res) => {
    const { person } = mustBeAllowed(house, req, res, 'publish');
    const name = String(req.params.deck);
    meantBy(house, name);
    state.transaction(() => {
      const before = versionOf(house, name);
      if (String(before) !== req.query.version) throw new HttpError(409, 'deck-changed');
      const version = before + 1;
      // Versions go on counting, so that nobody writes over what they had not seen.
      write(house, { name, version, slides: '', asks: '{}', person });
      state.act({ at: state.now(), actor: person, kind: 'deck-by-rule', submission: name, detail: JSON.stringify({ version }) });
    });
    res.status(204).end();
  };
}

function write({ home: { state } }: House, row: { name: string; version: number; slides: string; asks: string; person: string }): void {
  state.run('insert or replace into decks (deck, version, slides, asks, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)', row.name, row.version, row.slides, row.asks, row.person, state.now());
}

/** Whether somebody reads what was written down for the speaker: whoever is signed in with all that is asked for, and no device. */
export function isSpeaker(res: Response): boolean {
  const signed = signedOf(res);
  return signed !== null && signed.needs === null && signed.grants.some(({ role }) => role !== 'screen');
}

/** What whoever only looks gets to see: neither notes, nor what is hidden and what would be asked for there. */
export function forViewers(shown: Shown): Shown {
  const slides = shown.slides.filter(({ hidden }) => !hidden).map((slide) => ({ ...slide, notes: '' }));
  const asked = new Set(slides.flatMap(({ kind, about }) => (kind === 'target' ? [askKey(about, 'behind')] : kind === 'decide' ? decisionsIn(shown.answers).map((one) => askKey(one.row.target, one.kind)) : [])));
  return { ...shown, slides, asks: Object.fromEntries(Object.entries(shown.asks).filter(([key]) => asked.has(key))) };
}
