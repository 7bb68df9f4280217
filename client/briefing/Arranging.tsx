// The slides as a list that is moved by keys, by buttons and by dragging. What is not saved yet stays in this window, whatever else is opened in between.
import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { change, toldOf } from '../access.ts';
import { Failure, askAnew } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { useAddress } from '../parts/address.ts';
import { Twice } from '../parts/Twice.tsx';
import { ArrangedSlide } from './ArrangedSlide.tsx';
import './arrange.css';
import { subjectName, titleOf } from './sayings.ts';
import { freeFor, isOfOne, OF_ONE, slideOf } from './slides.ts';
import type { Deck, Shown, Slide, SlideOf } from './slides.ts';

type Draft = Pick<Deck, 'slides' | 'asks'>;

export function Arranging({ shown, renew }: { shown: Shown; renew: () => void }) {
  const { lang, say } = useWords();
  const here = useAddress();
  const key = `cot-moc-arranging ${shown.deck} ${shown.version}`;
  /** What is not saved yet; null where everything is as the server has it. */
  const [own, setOwn] = useState<Draft | null>(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null);
  const there: Draft = { slides: shown.slides, asks: shown.asks };
  const draft = own ?? there;
  const [told, setTold] = useState<{ text: string; isStale: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(there);
  useEffect(() => {
    if (isChanged) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  }, [key, draft, isChanged]);
  const now: Shown = { ...shown, ...draft };

  const put = (slides: Slide[]): void => setOwn((before) => ({ ...(before ?? there), slides }));
  function move(from: number, to: number): void {
    if (to < 0 || to >= draft.slides.length || from === to) return;
    const slides = draft.slides.toSpliced(from, 1).toSpliced(to, 0, draft.slides[from]!);
    put(slides);
    setSaid(say('briefing:arrange.moved', { title: titleOf(now, draft.slides[from]!, lang, say), place: to + 1, of: slides.length }));
  }
  async function send(work: () => Promise<unknown>): Promise<void> {
    setTold(null);
    try {
      await work();
      sessionStorage.removeItem(key);
      setSaid(say('briefing:arrange.saved'));
      await askAnew({ queryKey: ['decks'] });
      setOwn(null);
    } catch (error) {
      setTold({ text: toldOf(error, say('state.no-answer')), isStale: error instanceof Failure && error.status === 409 });
    }
  }
  const save = (): Promise<void> => send(() => change('PUT', `decks/${shown.deck}`, lang, { version: shown.version, ...draft }));
  const byRule = (): Promise<void> => send(() => change('DELETE', `decks/${shown.deck}?version=${shown.version}`, lang));
  const add = (kind: SlideOf, about: string): void => {
    const slide = slideOf(kind, about);
    put([...draft.slides, { ...slide, id: freeId(draft.slides, slide.id) }]);
    setSaid(say('briefing:arrange.added'));
  };
  return (
    <div className="stack">
      <div className="arrange-bar card">
        <p className="grow" role="status">{said || (isChanged ? say('briefing:arrange.unsaved') : say(shown.isArranged ? 'briefing:arrange.isArranged' : 'briefing:arrange.isByRule'))}</p>
        {shown.isArranged && <Twice label={say('briefing:arrange.byRule')} sure={say('briefing:arrange.byRuleSure')} press={() => void byRule()} />}
        {isChanged && <button type="button" className="button" onClick={() => { setOwn(null); setSaid(''); }}>{say('briefing:arrange.undo')}</button>}
        <Link to="/trinh-chieu/$id" params={{ id: shown.deck }} search={{ lang: here.lang }} className="button"><Icon name="screen" size={18} />{say('briefing:show')}</Link>
        <button type="button" className="button button-primary" disabled={!isChanged} onClick={() => void save()}>{say('briefing:arrange.save')}</button>
      </div>
      {told && (
        <div className="notice" data-kind="error" role="alert"><Icon name="error" /><p className="grow">{told.text}</p>
          {told.isStale && <button type="button" className="button button-small" onClick={() => { setOwn(null); setTold(null); renew(); }}>{say('briefing:arrange.latest')}</button>}</div>
      )}
      <ol className="arrange-list">
        {draft.slides.map((slide, at) => (
          <li key={slide.id} draggable={dragged === at} data-slide={slide.id} onDragStart={(event) => event.dataTransfer.setData('text/plain', slide.id)} onPointerUp={() => setDragged(null)} data-over={dragged !== null && dragged !== at ? '' : undefined} onDragOver={(event) => { if (dragged !== null) event.preventDefault(); }}
            onDrop={(event) => { event.preventDefault(); if (dragged !== null) move(dragged, at); setDragged(null); }} onDragEnd={() => setDragged(null)}>
            <ArrangedSlide shown={now} slide={slide} at={at} of={draft.slides.length} isAlone={draft.slides.filter(({ hidden }) => !hidden).length === 1} hold={() => setDragged(at)} move={(to) => move(at, to)}
              edit={(next) => put(draft.slides.with(at, next))} ask={(name, text) => setOwn((before) => { const now = before ?? there; return { ...now, asks: { ...now.asks, [name]: text } }; })}
              remove={isOfOne(slide.kind) ? () => put(draft.slides.toSpliced(at, 1)) : null} />
          </li>
        ))}
      </ol>
      <div className="card stack arrange-add">
        {OF_ONE.toReversed().map((kind) => <AddSlide key={kind} shown={now} kind={kind} add={(about) => add(kind, about)} />)}
        <p className="hint">{say('briefing:arrange.addHint')}</p>
      </div>
    </div>
  );
}

function AddSlide({ shown, kind, add }: { shown: Shown; kind: SlideOf; add: (about: string) => void }) {
  const { lang, say } = useWords();
  const [about, setAbout] = useState('');
  return (
    <div className="field">
      <label htmlFor={`add-${kind}`}>{say(`briefing:arrange.add.${kind}`)}</label>
      <div className="row">
        <select id={`add-${kind}`} className="select" value={about} onChange={({ target: { value } }) => setAbout(value)}>
          <option value="">{say(`briefing:arrange.choose.${kind}`)}</option>
          {freeFor(shown, kind).map((each) => <option key={each} value={each}>{subjectName(shown, kind, each, lang, say)}</option>)}
        </select>
        <button type="button" className="button" disabled={about === ''} aria-label={`${say('briefing:arrange.addIt')}: ${say(`briefing:kind.${kind}`)}`} onClick={() => { add(about); setAbout(''); }}>{say('briefing:arrange.addIt')}</button>
      </div>
    </div>
  );
}

/** A slide keeps its name while what it is about is changed: another of that gets one of its own. */
function freeId(slides: Slide[], wanted: string): string {
  const taken = new Set(slides.map(({ id }) => id));
  for (let nth = 1; ; nth += 1) {
    const id = nth === 1 ? wanted : `${wanted}-${nth}`;
    if (!taken.has(id)) return id;
  }
}
