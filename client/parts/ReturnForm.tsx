// Why a figure is given back: a reason of the list and words to whoever sent it. What is typed stays until it is sent or dropped.
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Icon } from '../marks/Icon.tsx';
import { draftOf, keepDraft } from '../thoughts.ts';
import type { Draft } from '../thoughts.ts';
import { useWords } from '../words.ts';

const REASONS = ['missing-evidence', 'wrong-denominator', 'unlike-before', 'other'] as const;
/** The server takes no fewer characters. */
const LEAST_TOLD = 5;

interface Props { submission: string; id: string; name: string; label: string; before: Draft | null; onSend: (draft: Draft) => void; onDrop: () => void; onLift: (() => void) | null; hasReasons?: boolean }

export function ReturnForm({ submission, id, name, label, before, onSend, onDrop, onLift, hasReasons = true }: Props) {
  const { say } = useWords();
  const own = useId();
  const [draft, setDraft] = useState<Draft>(draftOf(submission, id) ?? before ?? { reason: '', told: '' });
  const [wrong, setWrong] = useState<'reason' | 'told' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('button[aria-pressed], textarea')?.focus(), []);
  function set(next: Draft): void {
    setDraft(next);
    keepDraft(submission, id, next);
    setWrong(null);
  }
  function send(event: FormEvent): void {
    event.preventDefault();
    const told = draft.told.trim();
    const missing = hasReasons && draft.reason === '' ? 'reason' : told.length < LEAST_TOLD ? 'told' : null;
    setWrong(missing);
    if (missing !== null) form.current?.querySelector<HTMLElement>(missing === 'reason' ? 'button[aria-pressed]' : 'textarea')?.focus();
    else onSend({ reason: draft.reason, told });
  }
  return (
    <form ref={form} className="return-form stack" aria-label={say('review:return.of', { name })} onSubmit={send}>
      {hasReasons && (
        <div className="row" role="group" aria-labelledby={`${own}-why`}>
          <span id={`${own}-why`} className="small ink-2">{say('review:return.why')}</span>
          {REASONS.map((reason) => (
            <button key={reason} type="button" className="chip" aria-pressed={draft.reason === reason} onClick={() => set({ ...draft, reason })}>
              {draft.reason === reason && <Icon name="check" size={16} />}{say(`review:reason.${reason}`)}
            </button>
          ))}
        </div>
      )}
      <div className="field">
        <label htmlFor={`${own}-told`}>{say('review:return.told')}</label>
        <textarea id={`${own}-told`} className="textarea" rows={2} maxLength={1000} value={draft.told} aria-invalid={wrong === 'told'} aria-describedby={wrong ? `${own}-wrong` : `${own}-hint`} onChange={(event) => set({ ...draft, told: event.target.value })} />
        {wrong === null ? <p className="hint" id={`${own}-hint`}>{say('review:return.hint', { least: LEAST_TOLD })}</p>
          : <p className="field-error" id={`${own}-wrong`} role="alert"><Icon name="error" size={16} />{say(`review:return.${wrong}Wrong`, { least: LEAST_TOLD })}</p>}
      </div>
      <div className="row">
        <button type="submit" className="button button-primary"><Icon name="arrow-left" size={16} />{label}</button>
        <button type="button" className="button button-quiet" onClick={onDrop}>{say('review:return.drop')}</button>
        {onLift && <button type="button" className="button button-quiet" onClick={onLift}>{say('review:return.lift')}</button>}
      </div>
    </form>
  );
}
