// The secretary's act: what it would freeze and lock, its title, and two presses.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Row } from '../../queries/types.ts';
import { change, toldOf } from '../access.ts';
import { askAnew, call } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { Skeleton } from './Answer.tsx';
import { Field } from './Form.tsx';
import { Readiness } from './Readiness.tsx';

interface Draft { snapshot: number; plans: Row<'readiness'>[]; closings: Row<'closings'>[] }

export function Publishing({ number, published }: { number: number; published: (number: number) => Promise<void> }) {
  const { lang, say } = useWords();
  const draft = useQuery({ queryKey: ['publications', 'draft'], retry: false, queryFn: async () => (await call('/api/publications/draft', lang)).json() as Promise<Draft> });
  const [isAsked, setAsked] = useState(false);
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  async function publish(form: HTMLFormElement): Promise<void> {
    const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    setTold(null);
    setSending(true);
    try {
      const done = await change<{ number: number }>('POST', 'publications', lang, { title: typed.title, note: typed.note, snapshot: draft.data!.snapshot });
      form.reset();
      await published(done.number);
    } catch (error) {
      setTold(toldOf(error, say('state.no-answer')));
      // What has come meanwhile is looked at before it is published, this very publication too where only its answer was lost; title and note stay.
      await askAnew({ queryKey: ['publications'] });
    } finally {
      setAsked(false);
      setSending(false);
    }
  }
  return (
    <section className="card stack" aria-labelledby="next">
      <h2 id="next" className="title">{say('publication:next', { number })}</h2>
      {draft.isPending && <Skeleton lines={4} />}
      {draft.error && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{toldOf(draft.error, say('state.no-answer'))}</p>}
      {draft.data && (
        <>
          <Readiness rows={draft.data.plans} />
          <Closings rows={draft.data.closings} />
          <form className="stack form" onSubmit={(event) => { event.preventDefault(); if (isAsked) void publish(event.currentTarget); else setAsked(true); }}>
            <Field name="title" label={say('publication:name')} hint={say('publication:nameHint')} autoComplete="off" />
            <Field name="note" label={say('publication:note')} required={false} autoComplete="off" />
            {told !== null && <p className="field-error" role="alert"><Icon name="error" size={16} />{told}</p>}
            <p><button type="submit" className="button button-primary button-wide" disabled={isSending} onBlur={() => setAsked(false)}>{isAsked ? say('publication:sure') : say('publication:button', { number })}</button></p>
          </form>
        </>
      )}
    </section>
  );
}

/** Verdicts that the publication locks, by the short name of their page. */
function Closings({ rows }: { rows: Row<'closings'>[] }) {
  const { lang, say } = useWords();
  if (rows.length === 0) return <p className="small ink-2">{say('publication:noLocks')}</p>;
  return (
    <details className="small">
      <summary>{say('publication:locks', { count: rows.length })}</summary>
      <ul className="list">
        {rows.map((row) => <li key={row.milestone} className="spread"><span>{named(row, 'short', lang)}, {row.due}</span><StatusWord status={row.status} /></li>)}
      </ul>
    </details>
  );
}
