// What is known of a conclusion that is spoken while a slide is shown: its plan, its target, and which figures were looked at.
import { decisionsIn, rowsOf } from './slides.ts';
import type { Shown, Slide } from './slides.ts';
import type { Prefilled } from '../parts/ConclusionForm.tsx';
import type { Say } from '../words.ts';

/** @param place of the slide, from 1 */
export function concludingAt(shown: Shown, slide: Slide, place: number, say: Say): Prefilled {
  const { plan, publication: { at, number } } = shown;
  return {
    plan, target: rowsOf(shown.answers, 'targets').find(({ target }) => slide.kind === 'target' && target === slide.about), among: slide.kind === 'decide' ? decisionsIn(shown.answers).map(({ row }) => row) : [],
    seen: { at, told: say('briefing:conclude.seen', { place, number }) },
  };
}
