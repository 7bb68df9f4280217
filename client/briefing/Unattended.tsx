// Slides that turn by themselves, for days, with nobody at the keys.
import { useEffect, useRef, useState } from 'react';
import { today } from '../api.ts';
import { dateLabel, dayInVietnam, moment, reportLabel } from '../format.ts';
import { midSentence, useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { Canvas } from './Canvas.tsx';
import { turnOf } from './conduct.ts';
import { expectedBy, isOld } from './expected.ts';
import type { KeptShow, ScreenSettings } from './kept-show.ts';
import { raiseOf, shiftOf } from './scale.ts';
import { wholeOf } from './sayings.ts';
import { SlideGuard } from './SlideGuard.tsx';
import { rowsOf } from './slides.ts';
import type { Shown } from './slides.ts';
import { secondsOf, visibleOf } from './shown.ts';
import { SlideView } from './SlideView.tsx';
import type { Theme } from './themes.ts';
import { minuteInVietnam, useTurn } from './watch.ts';

const PAUSE_MS = 60_000;
const BROKEN_MS = 1_000;
/** From six to eighteen o'clock it is day. */
const DAY = [360, 1080] as const;

/** @param kept what is to be shown now: it takes its place when the slide turns, never in the middle of one */
export function Unattended({ kept, note }: { kept: KeptShow; note: (fault: { slide: string; what: string }) => void }) {
  const { lang, say } = useWords();
  const [show, setShow] = useState(kept.show);
  const [at, setAt] = useState(0);
  const [turned, setTurned] = useState(0);
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const turn = useTurn();
  const { screen, shown } = show;
  const slides = shown ? visibleOf(shown).filter(({ kind }) => screen.kinds.includes(kind)) : [];
  const slide = slides[Math.min(at, slides.length - 1)];
  const lasts = secondsOf(screen, slide?.kind ?? 'cover');
  const held = useRef({ kept, slide, slides, at, note });
  held.current = { kept, slide, slides, at, note };

  const go = (to: (now: number) => number): void => {
    const { kept: next, slides: before, at: now } = held.current;
    setShow(next.show);
    setAt(before.length === 0 ? 0 : (to(now) + before.length) % before.length);
    setTurned((count) => count + 1);
  };
  useEffect(() => {
    // Nothing is on the screen yet: what comes first need not wait.
    if (slides.length === 0 && kept.show !== show) setShow(kept.show);
  }, [kept, show, slides.length]);
  useEffect(() => {
    if (pausedAt !== null) return undefined;
    const timer = setTimeout(() => go((now) => now + 1), lasts * 1000);
    return () => clearTimeout(timer);
  }, [turned, pausedAt, lasts]);
  useEffect(() => {
    if (pausedAt === null) return undefined;
    const timer = setTimeout(() => setPausedAt(null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [pausedAt]);
  useEffect(() => {
    // The button says itself what it does.
    const isButton = ({ target }: Event): boolean => target instanceof Element && target.closest('button') !== null;
    const keys = (event: KeyboardEvent): void => {
      if (isButton(event) && (event.key === 'Enter' || event.key === ' ')) return;
      const { at: now, slides: all } = held.current;
      const to = turnOf(event.key, { at: now, of: all.length });
      if (event.key.toLowerCase() === 'p') setPausedAt((before) => (before === null ? Date.now() : null));
      else setPausedAt(Date.now());
      if (to !== null) go(() => to);
    };
    const touched = (event: PointerEvent): void => { if (!isButton(event)) setPausedAt(Date.now()); };
    const broken = (event: ErrorEvent | PromiseRejectionEvent): void => {
      event.preventDefault();
      fault(String('reason' in event ? event.reason : event.message));
    };
    window.addEventListener('keydown', keys);
    window.addEventListener('pointerdown', touched);
    window.addEventListener('error', broken);
    window.addEventListener('unhandledrejection', broken);
    return () => {
      window.removeEventListener('keydown', keys);
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('error', broken);
      window.removeEventListener('unhandledrejection', broken);
    };
  }, []);
  const breaking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  function fault(what: string): void {
    held.current.note({ slide: held.current.slide?.id ?? '', what });
    clearTimeout(breaking.current);
    breaking.current = setTimeout(() => go((now) => now + 1), BROKEN_MS);
  }
  useEffect(() => () => clearTimeout(breaking.current), []);

  const theme = themeOf(screen);
  const { raise } = raiseOf(screen.distance, screen.height);
  const old = shown ? oldOf(shown, lang, say) : null;
  return (
    <div className="unattended" data-theme={theme} data-publication={shown?.publication.number} data-slide={slide?.id} data-turned={turned}>
      <Canvas theme={theme} shift={shiftOf(turn)}>
        {shown && slide ? (
          <SlideGuard key={`${shown.deck} ${shown.version} ${slide.id} ${theme} ${turned}`} fault={fault}>
            <SlideView shown={shown} slide={slide} raise={raise} place={slides.indexOf(slide) + 1} of={slides.length} line={lineOf(kept, shown, old !== null, lang, say)} />
          </SlideGuard>
        ) : <Card title={screen.name} text={say(shown ? 'briefing:screen.nothingFits' : 'briefing:screen.nothing')} />}
      </Canvas>
      {old !== null && <p className="unattended-old" role="status">{old}</p>}
      {pausedAt !== null && <p className="unattended-paused" role="status">{say('briefing:screen.paused')}</p>}
      {slide && pausedAt === null && <span key={turned} className="stage-line" style={{ animationDuration: `${lasts}s` }} />}
      {slide && <button type="button" className="unattended-pause" onClick={() => setPausedAt((before) => (before === null ? Date.now() : null))}>{say(pausedAt === null ? 'briefing:screen.pause' : 'briefing:screen.goOn')}</button>}
    </div>
  );
}

/** A quiet card where there is no slide. */
export function Card({ title, text }: { title: string; text: string }) {
  return <div className="slide unattended-card"><h1>{title}</h1><p>{text}</p></div>;
}

function themeOf({ theme }: ScreenSettings): Theme {
  const minute = minuteInVietnam(Date.now());
  return theme === 'light' || (theme === 'day' && minute >= DAY[0] && minute < DAY[1]) ? 'briefing-light' : 'briefing';
}

/** Since when the network is lost, and that the figures still are those of their report. */
function lineOf({ lostSince }: KeptShow, shown: Shown, isTooOld: boolean, lang: Lang, say: Say): string | null {
  if (lostSince === null) return null;
  const { report } = wholeOf(shown);
  const since = dayInVietnam(lostSince) === dayInVietnam(Date.now()) ? moment(lostSince, lang).slice(0, 5) : moment(lostSince, lang);
  return isTooOld || report === null ? say('briefing:screen.lost', { since }) : say('briefing:screen.lostInTime', { since, report: midSentence(reportLabel(report, lang)) });
}

/** That a publication has not come which was to be expected; null where none was missed. */
function oldOf(shown: Shown, lang: Lang, say: Say): string | null {
  const expected = expectedBy(rowsOf(shown.answers, 'reports'), wholeOf(shown).report);
  // A clock that was set back is not believed against what the server said last.
  const own = dayInVietnam(Date.now());
  const day = own > today() ? own : today();
  return isOld(day, expected) ? say('briefing:screen.old', { published: dateLabel(shown.publication.at, lang), expected: dateLabel(expected, lang) }) : null;
}

