// One slide: its picture by kind, and the line that says of which report, moment and publication its figures are.
import { useMemo } from 'react';
import type { ComponentType, CSSProperties } from 'react';
import { renderSVG } from 'uqr';
import { useWords } from '../words.ts';
import '../parts/briefing-words.ts';
import './briefing.css';
import { AreaSlide } from './AreaSlide.tsx';
import { ChangesSlide } from './ChangesSlide.tsx';
import { ConclusionsSlide } from './ConclusionsSlide.tsx';
import { Cover } from './Cover.tsx';
import { DecideSlide } from './DecideSlide.tsx';
import { QualitySlide } from './QualitySlide.tsx';
import { ScoresSlide } from './ScoresSlide.tsx';
import { HIGH, isFar, WIDE } from './scale.ts';
import { footOf, livePathOf } from './sayings.ts';
import type { Shown, Slide, SlideKind } from './slides.ts';
import { TargetSlide } from './TargetSlide.tsx';
import { WallSlide } from './WallSlide.tsx';

/** `raise`: by how much small letters are larger than at a table. */
export interface SlideProps { shown: Shown; slide: Slide; raise: number }

/** What a display may cut off at each edge. */
const SAFE = 0.05;

const PICTURES: Record<SlideKind, ComponentType<SlideProps>> = { cover: Cover, wall: WallSlide, changes: ChangesSlide, decide: DecideSlide, area: AreaSlide, target: TargetSlide, conclusions: ConclusionsSlide, scores: ScoresSlide, quality: QualitySlide };

/** @param place of how many; @param line what else is to be known, as that the network is lost */
export function SlideView({ shown, slide, raise = 1, place, of, line }: Omit<SlideProps, 'raise'> & { raise?: number } & { place: number; of: number; line?: string | null }) {
  const { lang, say } = useWords();
  const Picture = PICTURES[slide.kind];
  const code = useMemo(() => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(location.origin + livePathOf(shown, slide, lang), { border: 1 }))}`, [shown, slide, lang]);
  return (
    <article className="slide" data-kind={slide.kind} data-far={isFar(raise) || undefined} style={{ padding: `${HIGH * SAFE}px ${WIDE * SAFE}px`, '--up': raise } as CSSProperties}>
      <Picture shown={shown} slide={slide} raise={raise} />
      <footer className="slide-foot">
        <p>{footOf(shown, lang, say, isFar(raise))}{' · '}<strong className="num">{place}/{of}</strong>{line && <><br />{line}</>}</p>
        {shown.demo && <p className="slide-demo">{say('frame.demo')}</p>}
        <img className="slide-code" alt={say('briefing:code')} src={code} />
      </footer>
    </article>
  );
}
