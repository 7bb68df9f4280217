import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../words.ts';
import { Miniature } from './Miniature.tsx';
import { titleOf } from './sayings.ts';
import type { Shown, Slide } from './slides.ts';
import type { Theme } from './themes.ts';

const COLUMNS = 4;

/** All slides; arrows walk, Enter chooses. */
export function StageGrid({ shown, slides, at, theme, choose, close }: { shown: Shown; slides: Slide[]; at: number; theme: Theme; choose: (to: number) => void; close: () => void }) {
  const { lang, say } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const button = (to: number): HTMLElement | null => list.current?.querySelectorAll<HTMLElement>('button')[to] ?? null;
  useEffect(() => button(at)?.focus(), [at]);
  const walk = (event: KeyboardEvent, from: number): void => {
    const step = ({ ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS, PageDown: 1, PageUp: -1 } as Record<string, number>)[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? slides.length - 1 : step === undefined ? null : from + step;
    if (to === null) return;
    event.preventDefault();
    button(Math.min(Math.max(0, to), slides.length - 1))?.focus();
  };
  return (
    <section className="stage-over" aria-label={say('briefing:stage.grid')} onClick={(event) => { if (event.target === event.currentTarget) close(); }}>
      <div ref={list} className="stage-grid">
        {slides.map((slide, place) => (
          <button key={slide.id} type="button" className="stage-choice" aria-current={place === at || undefined} onClick={() => choose(place)} onKeyDown={(event) => walk(event, place)}>
            <Miniature shown={shown} slide={slide} place={place + 1} of={slides.length} theme={theme} />
            <span><span className="num">{place + 1}</span> {titleOf(shown, slide, lang, say)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
