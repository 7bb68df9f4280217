import { Canvas } from './Canvas.tsx';
import type { Shown, Slide } from './slides.ts';
import { SlideView } from './SlideView.tsx';
import type { Theme } from './themes.ts';

/** A slide in small, to be recognised; its title stands beside it in words. */
export function Miniature({ shown, slide, place, of, theme }: { shown: Shown; slide: Slide; place: number; of: number; theme: Theme }) {
  return (
    <div className="miniature" aria-hidden="true" inert>
      <Canvas theme={theme}><SlideView key={`${slide.id} ${theme}`} shown={shown} slide={slide} place={place} of={of} /></Canvas>
    </div>
  );
}
