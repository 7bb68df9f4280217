import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { askKey } from '../deciding.ts';
import type { Decision } from '../deciding.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { ruleAsk } from './asking.ts';
import { subjectName, targetOf, titleOf } from './sayings.ts';
import { decisionsIn, freeFor, isOfOne } from './slides.ts';
import type { Shown, Slide } from './slides.ts';

export interface ArrangedSlideProps {
  shown: Shown; slide: Slide; at: number; of: number; isAlone: boolean; hold: () => void; move: (to: number) => void; edit: (next: Slide) => void; ask: (key: string, text: string) => void; remove: (() => void) | null;
}

/** One slide of the list: its place, whether it is shown, and what can be written for it. */
export function ArrangedSlide({ shown, slide, at, of, isAlone, hold, move, edit, ask, remove }: ArrangedSlideProps) {
  const { lang, say } = useWords();
  const id = useId();
  const title = titleOf(shown, slide, lang, say);
  const row = slide.kind === 'target' ? targetOf(shown, slide.about) : undefined;
  const decisions: Decision[] = slide.kind === 'decide' ? decisionsIn(shown.answers) : row ? [{ row, kind: 'behind', due: null }] : [];
  const keys = (event: KeyboardEvent): void => {
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null;
    if (to === null) return;
    event.preventDefault();
    move(to);
  };
  const free = isOfOne(slide.kind) ? freeFor(shown, slide.kind, slide.about) : [];
  return (
    <article className="card arrange-slide" data-hidden={slide.hidden || undefined}>
      <button type="button" className="button button-quiet arrange-grip" aria-label={say('briefing:arrange.grip', { title, place: at + 1, of })} title={say('briefing:arrange.gripHint')} onKeyDown={keys} onPointerDown={hold}>
        <Icon name="menu" size={20} /><span className="num">{at + 1}</span>
      </button>
      <div className="stack-tight grow">
        <p className="small ink-2">{say(`briefing:kind.${slide.kind}`)}{slide.hidden && <> · {say('briefing:arrange.hidden')}</>}</p>
        <h2 className="title balance">{title}</h2>
        <details>
          <summary>{say('briefing:arrange.more')}</summary>
          <div className="stack arrange-more">
            {isOfOne(slide.kind) && (
              <div className="field">
                <label htmlFor={`${id}-about`}>{say(`briefing:arrange.${slide.kind}`)}</label>
                <select id={`${id}-about`} className="select" value={slide.about} onChange={({ target: { value } }) => edit({ ...slide, about: value })}>
                  {free.map((each) => <option key={each} value={each}>{subjectName(shown, slide.kind, each, lang, say)}</option>)}
                </select>
              </div>
            )}
            {decisions.map((decision) => {
              const key = askKey(decision.row.target, decision.kind);
              const rule = ruleAsk(shown, decision, lang, say);
              return (
                <div key={key} className="field">
                  <label htmlFor={`${id}-${key}`}>{say('briefing:arrange.ask', { name: named(decision.row, 'short', lang) })}</label>
                  <input id={`${id}-${key}`} className="input" maxLength={200} value={shown.asks[key] ?? ''} placeholder={rule.ask} onChange={({ target: { value } }) => ask(key, value)} />
                </div>
              );
            })}
            {decisions.length > 0 && <p className="hint">{say('briefing:arrange.askHint')}</p>}
            <div className="field">
              <label htmlFor={`${id}-notes`}>{say('briefing:notes')}</label>
              <textarea id={`${id}-notes`} className="input" rows={4} maxLength={4000} value={slide.notes} onChange={({ target: { value } }) => edit({ ...slide, notes: value })} />
            </div>
          </div>
        </details>
      </div>
      <div className="arrange-deeds">
        <button type="button" className="button button-icon" disabled={at === 0} aria-label={say('briefing:arrange.up', { title })} onClick={() => move(at - 1)}><Icon name="arrow-up" size={18} /></button>
        <button type="button" className="button button-icon" disabled={at === of - 1} aria-label={say('briefing:arrange.down', { title })} onClick={() => move(at + 1)}><Icon name="arrow-down" size={18} /></button>
        <button type="button" className="button" disabled={isAlone && !slide.hidden} aria-pressed={slide.hidden} aria-label={say(slide.hidden ? 'briefing:arrange.unhideOf' : 'briefing:arrange.hideOf', { title })} onClick={() => edit({ ...slide, hidden: !slide.hidden })}>{say(slide.hidden ? 'briefing:arrange.unhide' : 'briefing:arrange.hide')}</button>
        {remove && <button type="button" className="button button-icon" disabled={isAlone && !slide.hidden} aria-label={say('briefing:arrange.removeOf', { title })} onClick={remove}><Icon name="close" size={18} /></button>}
      </div>
    </article>
  );
}
