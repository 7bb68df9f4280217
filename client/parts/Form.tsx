// A form of a few fields: sends what was typed, says what was wrong, keeps what was typed.
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { toldOf } from '../access.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';

export interface FieldProps { name: string; label: string; type?: string; autoComplete?: string; hint?: string; value?: string; inputMode?: 'numeric' | 'decimal' | 'email' | 'text'; required?: boolean }

export function Field({ name, label, type = 'text', hint, value, required = true, ...more }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" name={name} type={type} required={required} defaultValue={value} aria-describedby={hint ? `${id}-hint` : undefined} {...more} />
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

/** @param send what was typed, by the names of the fields; whatever it throws is told above the button @param id by which a field that stands elsewhere belongs to it */
export function Form({ label, send, id, children }: { label: string; send: (typed: Record<string, string>) => Promise<void>; id?: string; children: ReactNode }) {
  const { say } = useWords();
  const [told, setTold] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    setSending(true);
    setTold(null);
    try {
      await send(typed);
      form.reset();
    } catch (error) {
      setTold(toldOf(error, say('state.no-answer')));
    } finally {
      setSending(false);
    }
  }
  return (
    <form id={id} className="stack form" onSubmit={(event) => void submit(event)}>
      {children}
      {told !== null && <p className="field-error" role="alert"><Icon name="error" size={16} />{told}</p>}
      <p><button type="submit" className="button button-primary button-wide" disabled={isSending}>{label}</button></p>
    </form>
  );
}
