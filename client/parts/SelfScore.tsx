// What a body gives itself for a component: the points stand in the field above, here what it says of them.
import { useId, useRef, useState } from 'react';
import { Failure } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { readPoints, takeScore } from '../scores.ts';
import type { Component, OfCard } from '../scores.ts';
import { useWords } from '../words.ts';
import { Form } from './Form.tsx';

/** The server takes no fewer characters where a reason is asked for. */
export const LEAST_NOTE = 15;

/** @param id of the form, to which the field of the points belongs @param needsNote more than the figures give, or evidence missing */
export function SelfScore({ id, row, of, needsNote, typed }: { id: string; row: Component; of: OfCard; needsNote: boolean; typed: string }) {
  const { lang, say } = useWords();
  const own = useId();
  const key = useRef<string | null>(null);
  const [done, setDone] = useState('');
  async function send({ points = '', note = '' }: Record<string, string>): Promise<void> {
    const given = readPoints(points, say('scores:wrongPoints'));
    key.current ??= crypto.randomUUID();
    setDone('');
    try {
      await takeScore(of, row.component, 'self', { points: given, note }, key.current, lang);
      key.current = null;
      setDone(points);
    } catch (error) {
      if (error instanceof Failure && error.status > 0) key.current = null;
      throw error;
    }
  }
  return (
    <Form id={id} label={say('scores:saveSelf')} send={send}>
      <div className="field">
        <label htmlFor={own}>{say('scores:explanation')} <span className="ink-3">{say(needsNote ? 'scores:required' : 'scores:requiredWhen')}</span></label>
        <textarea id={own} className="textarea" name="note" lang="vi" maxLength={2000} rows={2} required={needsNote} minLength={needsNote ? LEAST_NOTE : undefined} defaultValue={row.self_note} />
      </div>
      <p className="small" role="status">{done !== '' && done === typed && <span className="mark-text"><Icon name="check" size={16} />{say('scores:savedSelf')}</span>}</p>
    </Form>
  );
}
