// The presenter's window: what is shown, what comes next, the notes, the time.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { may, useMe } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import type { Address } from '../parts/address.ts';
import { ConclusionForm } from '../parts/ConclusionForm.tsx';
import type { Prefilled } from '../parts/ConclusionForm.tsx';
import '../parts/conclusion-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { KeptConclusion } from '../parts/RecordConclusion.tsx';
import { useWords } from '../words.ts';
import { concludingAt } from './concluding.ts';
import { turnOf, useConducted } from './conduct.ts';
import { Miniature } from './Miniature.tsx';
import './presenter.css';
import { footOf, livePathOf, titleOf } from './sayings.ts';
import type { Shown, Slide } from './slides.ts';
import './stage.css';

const SECOND_MS = 1_000;
/** Sizes of notes, px. */
const SIZES = [18, 22, 28];

export function Presented({ shown, slides, first }: { shown: Shown; slides: Slide[]; first: number }) {
  const { lang, say } = useWords();
  const of = slides.length;
  const { state: { at, isBlank }, move, isHeard } = useConducted(shown.deck, of, Math.min(Math.max(0, first), of - 1));
  const now = useNow();
  const [began, setBegan] = useState(() => Date.now());
  const [turned, setTurned] = useState(began);
  const [size, setSize] = useState(0);
  const mayConclude = may(useMe()?.signed ?? null, 'conclude');
  /** Of the slide at which it was begun, whichever is shown since. */
  const [concluding, setConcluding] = useState<Prefilled | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => setTurned(Date.now()), [at]);
  useTitle(say('briefing:presenter.title'));
  const held = useRef({ at, of, move, isBlank });
  held.current = { at, of, move, isBlank };
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('input, textarea, select')) return;
      if ((event.target as HTMLElement).closest('button, a') && (event.key === 'Enter' || event.key === ' ')) return;
      const to = turnOf(event.key, held.current);
      if (to === null && event.key.toLowerCase() !== 'b') return;
      event.preventDefault();
      held.current.move(to === null ? { isBlank: !held.current.isBlank } : { at: to });
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  const [slide, next] = [slides[at]!, slides[at + 1]];
  return (
    <div className="presenter">
      <header className="presenter-top">
        <h1>{shown.publication.title}</h1>
        <p className="presenter-heard" role="status"><span className="presenter-dot" data-on={isHeard || undefined} />{say(isHeard ? 'briefing:presenter.heard' : 'briefing:presenter.alone')}{!isHeard && <Link to="/trinh-chieu/$id" params={{ id: shown.deck }} search={(here: Address) => ({ lang: here.lang, trang: at + 1 })} target="_blank">{say('briefing:presenter.openStage')}</Link>}</p>
        {shown.demo && <span className="pill pill-demo">{say('frame.demo')}</span>}
        <p className="presenter-clock num" aria-label={say('briefing:presenter.clock')}>{clock(now)}</p>
      </header>
      <section className="presenter-now" aria-label={say('briefing:presenter.now')}>
        <p className="presenter-line"><strong>{say(isHeard ? 'briefing:presenter.showing' : 'briefing:presenter.slide', { at: at + 1, of })}</strong> <span className="ink-2">{say(`briefing:kind.${slide.kind}`)}</span><span className="ink-2 push">{footOf(shown, lang, say)}</span></p>
        <div className="presenter-slide" data-blank={isBlank || undefined}>
          <Miniature key={slide.id} shown={shown} slide={slide} place={at + 1} of={of} theme="briefing" />
          {isBlank && <p className="presenter-blank">{say('briefing:stage.isBlank')}</p>}
        </div>
        <p className="hidden-look" aria-live="polite">{say('briefing:stage.at', { at: at + 1, of, title: titleOf(shown, slide, lang, say) })}</p>
        <div className="presenter-deeds">
          <button type="button" className="button" aria-label={say('briefing:stage.before')} disabled={at === 0} onClick={() => move({ at: at - 1 })}><Icon name="chevron-left" size={22} /></button>
          <button type="button" className="button button-primary presenter-next" disabled={at === of - 1} onClick={() => move({ at: at + 1 })}>{say('briefing:stage.next')}<Icon name="chevron-right" size={22} /></button>
          <button type="button" className="button" aria-pressed={isBlank} onClick={() => move({ isBlank: !isBlank })}><Icon name="screen" size={22} />{say(isBlank ? 'briefing:presenter.light' : 'briefing:stage.blank')}</button>
          {mayConclude && <button type="button" className="button" disabled={concluding !== null} onClick={() => { setKept(null); setConcluding(concludingAt(shown, slide, at + 1, say)); }}><Icon name="pencil" size={22} />{say('conclusions:record')}</button>}
          <a className="button" href={livePathOf(shown, slide, lang)} target="_blank" rel="noopener">{say('briefing:stage.open')}</a>
        </div>
        <KeptConclusion conclusion={kept} blank />
        <nav aria-label={say('briefing:presenter.jump')}>
          <ol className="presenter-jump">
            {slides.map((each, place) => (
              <li key={each.id}><button type="button" aria-current={place === at || undefined} title={titleOf(shown, each, lang, say)} aria-label={say('briefing:presenter.to', { at: place + 1, title: titleOf(shown, each, lang, say) })} onClick={() => move({ at: place })}><span data-past={place < at || undefined} />{place + 1}</button></li>
            ))}
          </ol>
        </nav>
      </section>
      <section className="presenter-side" aria-label={say('briefing:presenter.side')}>
        <div className="presenter-pair">
          <div>
            <p className="presenter-line">{next ? say('briefing:presenter.coming', { at: at + 2, of }) : say('briefing:presenter.last')}</p>
            {next && <Miniature key={next.id} shown={shown} slide={next} place={at + 2} of={of} theme="briefing" />}
          </div>
          <div className="presenter-times">
            <p className="presenter-line">{say('briefing:presenter.page')}</p>
            <p className="presenter-timer num">{lasting(now - turned)}</p>
            <p className="ink-2 num">{say('briefing:presenter.whole', { time: lasting(now - began) })}</p>
            <button type="button" className="button button-small" onClick={() => { setBegan(Date.now()); setTurned(Date.now()); }}>{say('briefing:presenter.anew')}</button>
          </div>
        </div>
        <div className="spread"><h2>{say('briefing:notes')}</h2><button type="button" className="button-text" onClick={() => setSize((size + 1) % SIZES.length)}>{say('briefing:presenter.size')}</button></div>
        <p className="presenter-notes" style={{ fontSize: SIZES[size] }}>{slide.notes || say('briefing:noNotes')}</p>
      </section>
      {concluding && (
        <section className="presenter-conclude card" aria-labelledby="concluding">
          <h2 id="concluding" className="mark-text"><Icon name="pencil" size={20} />{say('conclusions:record')}</h2>
          <ConclusionForm {...concluding} close={() => setConcluding(null)} kept={setKept} />
        </section>
      )}
    </div>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function clock(now: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Ho_Chi_Minh' }).format(now);
}

/** `02:40`, `1:02:40`. */
function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}
