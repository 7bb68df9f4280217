// What the head of an agency does with its sheet before it leaves the house: approve it as a whole, or give it back.
import { useState } from 'react';
import { change } from '../access.ts';
import { Failure } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useDeskAnew } from '../review.ts';
import type { Desk } from '../review.ts';
import { draftOf, keepDraft } from '../thoughts.ts';
import { named, useWords } from '../words.ts';
import { ReturnForm } from './ReturnForm.tsx';

/** Under which the words of the whole sheet are kept. */
const WHOLE = 'whole';

interface Props { desk: Desk; onDone: (told: string) => void; onRefused: (failure: Failure) => void }

export function ReviewHead({ desk: { sheet, lines, remarks }, onDone, onRefused }: Props) {
  const { lang, say } = useWords();
  const anew = useDeskAnew();
  const [isOpen, setOpen] = useState(draftOf(sheet.submission, WHOLE) !== undefined);
  const [isSending, setSending] = useState(false);
  const agency = named(sheet, 'name', lang);
  async function act(path: 'approval' | 'return', body: object | undefined, done: string): Promise<void> {
    setSending(true);
    try {
      await change('POST', `submissions/${sheet.submission}/${path}`, lang, body);
      keepDraft(sheet.submission, WHOLE, null);
      onDone(done);
    } catch (error) {
      onRefused(error instanceof Failure ? error : new Failure(0, `${path}/unreadable`));
    } finally {
      setSending(false);
      void anew();
    }
  }
  function drop(): void {
    keepDraft(sheet.submission, WHOLE, null);
    setOpen(false);
  }
  return (
    <section className="card stack" aria-labelledby="head">
      <h3 id="head" className="title">{say('review:head.title')}</h3>
      <p className="small ink-2">{say('review:head.told', { count: lines.length, unusual: new Set(remarks.map(({ indicator, part }) => `${indicator} ${part}`)).size })}</p>
      <button type="button" className="button button-primary button-wide review-wide" disabled={isSending} onClick={() => void act('approval', undefined, say('review:head.approved', { agency }))}><Icon name="check" size={16} />{say('review:head.approve')}</button>
      <button type="button" className="button review-wide" aria-expanded={isOpen} disabled={isSending} onClick={() => setOpen(!isOpen)}><Icon name="arrow-left" size={16} />{say('review:head.return')}</button>
      {isOpen && <ReturnForm submission={sheet.submission} id={WHOLE} name={agency} label={say('review:head.send')} before={null} hasReasons={false} onDrop={drop} onLift={null} onSend={({ told }) => { keepDraft(sheet.submission, WHOLE, { reason: '', told }); void act('return', { told }, say('review:head.returned', { agency })); }} />}
    </section>
  );
}
