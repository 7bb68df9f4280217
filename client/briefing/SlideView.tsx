// One slide: its picture by kind, and the line that says of which report, moment and publication its figures are.
import { useMemo } from 'react';
import type { ComponentType } from 'react';
import { renderSVG } from 'uqr';
import { useWords } from '../words.ts';
import '../parts/briefing-words.ts';
import './briefing.css';
import { Cover } from './Cover.tsx';
import { DecideSlide } from './DecideSlide.tsx';
import { QualitySlide } from './QualitySlide.tsx';
import { footOf, livePathOf } from './sayings.ts';
import type { Shown, Slide, SlideKind } from './slides.ts';
import { TargetSlide } from './TargetSlide.tsx';
import { WallSlide } from './WallSlide.tsx';

/** `room`: the canvas in px. */
export interface SlideProps { shown: Shown; slide: Slide; room: { width: number; height: number } }

const PICTURES: Record<SlideKind, ComponentType<SlideProps>> = { cover: Cover, wall: WallSlide, decide: DecideSlide, target: TargetSlide, quality: QualitySlide };

/** @param place of how many; @param line what else is to be known, as that the network is lost */
export function SlideView({ shown, slide, room, place, of, line }: SlideProps & { place: number; of: number; line?: string | null }) {
  const { lang, say } = useWords();
  const Picture = PICTURES[slide.kind];
  const code = useMemo(() => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(location.origin + livePathOf(shown, slide, lang), { border: 1 }))}`, [shown, slide, lang]);
  return (
    <article className="slide" data-kind={slide.kind} style={{ padding: `${room.height * 0.05}px ${room.width * 0.05}px` }}>
      <Picture shown={shown} slide={slide} room={room} />
      <footer className="slide-foot">
        <p>{footOf(shown, lang, say)}{' · '}<strong className="num">{place}/{of}</strong>{line && <><br />{line}</>}</p>
        {shown.demo && <p className="slide-demo">{say('frame.demo')}</p>}
        <img className="slide-code" alt={say('briefing:code')} src={code} />
      </footer>
    </article>
  );
}
