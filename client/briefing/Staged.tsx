// What is on the stage: the slide, a bar that shows itself when something moves, and overlays: help, all slides, notes.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { may, useMe } from '../access.ts';
import { ConclusionDialog } from '../parts/ConclusionDialog.tsx';
import { useTitle } from '../parts/page-title.ts';
import { useWords } from '../words.ts';
import { Canvas } from './Canvas.tsx';
import { concludingAt } from './concluding.ts';
import { turnOf, useConducted } from './conduct.ts';
import { livePathOf, titleOf } from './sayings.ts';
import type { Shown, Slide } from './slides.ts';
import { SlideView } from './SlideView.tsx';
import './stage.css';
import { StageBar } from './StageBar.tsx';
import { StageGrid } from './StageGrid.tsx';
import { StageHelp } from './StageHelp.tsx';
import type { Theme } from './themes.ts';
import { backOnStage, leaveStage } from './way-back.ts';

export type Overlay = 'help' | 'grid' | 'notes' | 'conclude' | null;

const SECONDS = 20;
const HIDDEN_AFTER_MS = 3_000;
const SWIPE_PX = 60;
const SAID_MS = 5_000;

export function Staged({ shown, slides, first }: { shown: Shown; slides: Slide[]; first: number }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const of = slides.length;
  const { state: { at, isBlank }, move } = useConducted(shown.deck, of, Math.min(Math.max(0, first), of - 1));
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [isRunning, setRunning] = useState(false);
  const [theme, setTheme] = useState<Theme>('briefing-light');
  const isAwake = useAwake();
  const mayConclude = may(useMe()?.signed ?? null, 'conclude');
  const [kept, setKept] = useState<string | null>(null);
  const began = useRef<{ x: number; y: number } | null>(null);
  const [isPointing, setPointing] = useState(false);
  const dot = useRef<HTMLSpanElement>(null);
  const slide = slides[at]!;
  useTitle(titleOf(shown, slide, lang, say));
  useEffect(backOnStage, []);
  const turnTo = useRef(navigate);
  turnTo.current = navigate;
  // The place stands in the address; what leads away from the stage is no turn of a slide.
  useEffect(() => void turnTo.current({ to: '.', replace: true, search: (now: object) => ({ ...now, trang: String(at + 1) }) }), [at]);
  useEffect(() => {
    if (kept === null) return undefined;
    const timer = setTimeout(() => setKept(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [kept]);
  useEffect(() => {
    if (!isRunning || overlay !== null || isBlank) return undefined;
    const timer = setTimeout(() => move({ at: (at + 1) % of }), SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [isRunning, overlay, isBlank, at, of]);

  const toggle = (one: Overlay): void => setOverlay((now) => (now === one ? null : one));
  const open = (): void => {
    leaveStage(location.pathname + location.search);
    void navigate({ href: livePathOf(shown, slide, lang) });
  };
  const DEEDS: Record<string, () => void> = {
    b: () => move({ isBlank: !isBlank }), '.': () => move({ isBlank: !isBlank }), f: fullScreen, l: () => setPointing((now) => !now), g: () => toggle('grid'), n: () => toggle('notes'), ...(mayConclude ? { c: () => toggle('conclude') } : {}), p: () => setRunning((now) => !now), t: () => setTheme((now) => (now === 'briefing' ? 'briefing-light' : 'briefing')), '?': () => toggle('help'), h: () => toggle('help'),
    Enter: open, Escape: () => setOverlay(null),
  };
  const deeds = useRef({ DEEDS, at, of, overlay, move });
  deeds.current = { DEEDS, at, of, overlay, move };
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const now = deeds.current;
      if (event.ctrlKey || event.metaKey || event.altKey || now.overlay === 'conclude') return;
      // A button that has the focus is pressed by Enter and Space; all slides are walked through by their own arrows.
      if (event.target instanceof HTMLElement && event.target.closest('button, a') && (event.key === 'Enter' || event.key === ' ')) return;
      const turn = now.overlay === 'grid' ? null : turnOf(event.key, now);
      const deed = now.DEEDS[event.key] ?? now.DEEDS[event.key.toLowerCase()];
      if (turn === null && !deed) return;
      event.preventDefault();
      if (turn !== null) now.move({ at: turn });
      else deed!();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);

  const swipe = ({ clientX, clientY }: PointerEvent): void => {
    const from = began.current;
    began.current = null;
    if (!from || Math.abs(clientX - from.x) < SWIPE_PX || Math.abs(clientX - from.x) < Math.abs(clientY - from.y)) return;
    move({ at: clientX < from.x ? at + 1 : at - 1 });
  };
  return (
    <div className="stage" data-theme={theme} data-awake={isAwake || overlay !== null || undefined} onPointerDown={({ clientX: x, clientY: y }) => { began.current = { x, y }; }} onPointerUp={swipe} data-pointing={isPointing || undefined}
      onPointerMove={({ clientX, clientY }) => { if (dot.current) dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`; }}>
      <Canvas theme={theme}>
        <div className="slide-turn" key={`${slide.id} ${theme}`}><SlideView shown={shown} slide={slide} place={at + 1} of={of} /></div>
      </Canvas>
      {isBlank && <div className="stage-blank"><span className="hidden-look" role="status">{say('briefing:stage.isBlank')}</span></div>}
      <p className="hidden-look" aria-live="polite">{say('briefing:stage.at', { at: at + 1, of, title: titleOf(shown, slide, lang, say) })}</p>
      <div className="stage-edge stage-edge-left" aria-hidden="true" onClick={() => move({ at: at - 1 })} />
      <div className="stage-edge stage-edge-right" aria-hidden="true" onClick={() => move({ at: at + 1 })} />
      {isPointing && <span ref={dot} className="stage-dot" aria-hidden="true" />}
      {isRunning && <span key={at} className="stage-line" style={{ animationDuration: `${SECONDS}s` }} />}
      <StageBar at={at} of={of} isRunning={isRunning} deck={shown.deck} mayConclude={mayConclude} turn={(to) => move({ at: to })} blank={() => move({ isBlank: !isBlank })} run={() => setRunning((now) => !now)} show={toggle} open={open} full={fullScreen} />
      {overlay === 'grid' && <StageGrid shown={shown} slides={slides} at={at} theme={theme} choose={(to) => { move({ at: to }); setOverlay(null); }} close={() => setOverlay(null)} />}
      {overlay === 'help' && <StageHelp mayConclude={mayConclude} close={() => setOverlay(null)} />}
      {overlay === 'conclude' && <ConclusionDialog {...concludingAt(shown, slide, at + 1, say)} close={() => setOverlay(null)} kept={setKept} />}
      <p className="stage-said" role="status">{kept !== null && say('conclusions:form.kept', { conclusion: kept })}</p>
      {overlay === 'notes' && <aside className="stage-notes" aria-label={say('briefing:notes')}><h2>{say('briefing:notes')}</h2><p className="stage-note-text">{slide.notes || say('briefing:noNotes')}</p></aside>}
    </div>
  );
}

/** The whole screen, or back; Esc is then ours where the browser lets it be, to come back from a live page. */
function fullScreen(): void {
  if (document.fullscreenElement) return void document.exitFullscreen();
  void document.documentElement.requestFullscreen().then(() => (navigator as unknown as { keyboard?: { lock: (keys: string[]) => Promise<void> } }).keyboard?.lock(['Escape'])).catch(() => undefined);
}

/** Whether something moved within the last seconds. */
function useAwake(): boolean {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wake = (): void => {
      setAwake(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAwake(false), HIDDEN_AFTER_MS);
    };
    wake();
    for (const kind of ['pointermove', 'pointerdown']) window.addEventListener(kind, wake);
    return () => {
      clearTimeout(timer);
      for (const kind of ['pointermove', 'pointerdown']) window.removeEventListener(kind, wake);
    };
  }, []);
  return isAwake;
}
