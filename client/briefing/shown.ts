// The decks there are, and one of them with everything that its slides show.
import { useJson } from '../api.ts';
import type { Answered } from '../api.ts';
import type { ScreenSettings } from './kept-show.ts';
import type { Shown, Slide, SlideKind } from './slides.ts';

/** A deck in the list. `changed_at`: when it was arranged; null where it is as the rule makes it. */
export interface DeckLine { deck: string; plan: string; report: string; data_to: string; number: number; at: string; title: string; changed_at: string | null }

export function useDecks(): Answered<DeckLine[]> {
  return useJson<DeckLine[]>('decks');
}

export function useShown(deck: string): Answered<Shown> {
  return useJson<Shown>(`decks/${deck}`);
}

/** A wall takes half as long again to be read. */
const LONGER = 1.5;

/** How long a slide of a kind stays on a screen: as set for the kind, else as all do. */
export function secondsOf({ seconds, paces }: Pick<ScreenSettings, 'seconds' | 'paces'>, kind: SlideKind): number {
  return paces?.[kind] ?? seconds * (kind === 'wall' ? LONGER : 1);
}

/** The slides that are shown, in their order. */
export function visibleOf({ slides }: Shown): Slide[] {
  return slides.filter(({ hidden }) => !hidden);
}
