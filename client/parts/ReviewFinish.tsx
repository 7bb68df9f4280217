// The end of a sheet: how much is marked, what deciding will do, and the press that does it.
import { useState } from 'react';
import { change } from '../access.ts';
import { Failure } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { keyOf, useDeskAnew } from '../review.ts';
import type { Desk, Line, Mark } from '../review.ts';
import { draftOf, keepDraft } from '../thoughts.ts';
import type { Thought } from '../thoughts.ts';
import { named, useWords } from '../words.ts';
import { ReturnForm } from './ReturnForm.tsx';
import { useDeskEffect } from './ReviewEffect.tsx';

interface Props { desk: Desk; unusual: Line[]; thoughts: Map<string, Mark | Thought>; unsaved: number; onDone: (told: string) => void; onRefused: (failure: Failure) => void }

/** Under which the words about a sheet of reasons alone are kept. */
const REASONS = 'reasons';

export function ReviewFinish({ desk, unusual, thoughts, unsaved, onDone, onRefused }: Props) {
  const { sheet, lines, marks } = desk;
  const { lang, say } = useWords();
  const anew = useDeskAnew();
  const [isSending, setSending] = useState(false);
  // What deciding changes is seen before it is decided, unless it cannot be told.
  const { isTold } = useDeskEffect(desk);
  const isReasons = lines.length === 0;
  const [isOpen, setOpen] = useState(draftOf(sheet.submission, REASONS) !== undefined);
  const isMarked = (line: Line): boolean => thoughts.has(keyOf(line));
  const open = lines.filter((line) => !isMarked(line)).length;
  const returned = lines.filter((line) => thoughts.get(keyOf(line))?.mark === 'return').length;
  const counts = { accepted: lines.length - returned, returned };
  const what = isReasons ? say('review:finish.noted', { count: sheet.absent.length }) : say(returned === 0 ? 'review:finish.accept' : returned === lines.length ? 'review:finish.return' : 'review:finish.both', counts);
  /** @param told why reasons alone are not enough */
  async function finish(told?: string): Promise<void> {
    setSending(true);
    try {
      await change('POST', `reviews/${sheet.submission}/decision`, lang, { seen: marks.map(({ at }) => at).sort().at(-1) ?? '', ...(told ? { told } : {}) });
      keepDraft(sheet.submission, REASONS, null);
      onDone(say('review:finish.done', { agency: named(sheet, 'name', lang), what: told ? say('review:finish.returnReasons') : what }));
    } catch (error) {
      onRefused(error instanceof Failure ? error : new Failure(0, 'decision/unreadable'));
    } finally {
      setSending(false);
      void anew();
    }
  }
  return (
    <footer className="review-finish stack-tight">
      {unusual.length > 0 && <p className="small ink-2 num">{say('review:finish.unusual', { done: unusual.filter(isMarked).length, count: unusual.length })}</p>}
      {open > 0 ? <p className="small ink-2 num">{say('review:finish.open', { count: open })}</p> : <p className="strong">{say('review:finish.will', { what })}</p>}
      <button type="button" className="button button-primary button-wide review-wide" disabled={open > 0 || unsaved > 0 || isSending || !isTold} onClick={() => void finish()}><Icon name="check" size={16} />{say(isSending ? 'review:finish.sending' : 'review:finish.press')}</button>
      {isReasons && <button type="button" className="button review-wide" aria-expanded={isOpen} disabled={isSending} onClick={() => setOpen(!isOpen)}><Icon name="arrow-left" size={16} />{say('review:head.return')}</button>}
      {isReasons && isOpen && <ReturnForm submission={sheet.submission} id={REASONS} name={named(sheet, 'name', lang)} label={say('review:head.send')} before={null} hasReasons={false} onDrop={() => { keepDraft(sheet.submission, REASONS, null); setOpen(false); }} onLift={null} onSend={({ told }) => void finish(told)} />}
      <p className="note">{say('review:finish.note')}</p>
    </footer>
  );
}
