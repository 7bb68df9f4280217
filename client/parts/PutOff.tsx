// Something that waits for a decision, put off: until a day, with the reason.
import { useState } from 'react';
import { may, useMe } from '../access.ts';
import { today } from '../api.ts';
import { putOff } from '../conclusions.ts';
import { usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';
import './conclusion-words.ts';

const DAY_MS = 24 * 3600 * 1000;
const USUAL_DAYS = 14;

/** Nothing for whoever may not. @param name of what is put off */
export function PutOff({ kind, subject, name }: { kind: string; subject: string; name: string }) {
  const { lang, say } = useWords();
  const me = useMe();
  const published = usePublished();
  const [isOpen, setOpen] = useState(false);
  // What was published is looked at, not worked on.
  if (published !== undefined || !may(me?.signed ?? null, 'conclude')) return null;
  const after = (days: number): string => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10);
  async function send({ until = '', reason = '' }: Record<string, string>): Promise<void> {
    await putOff({ kind, subject, until, reason }, lang);
    setOpen(false);
  }
  return (
    <>
      <button type="button" className="button button-quiet button-small" onClick={() => setOpen(true)} aria-label={`${say('conclusions:later.do')}: ${name}`}>{say('conclusions:later.do')}</button>
      {isOpen && (
        <Dialog title={say('conclusions:later.title')} onClose={() => setOpen(false)}>
          <p className="small ink-2">{name}</p>
          <Form label={say('conclusions:later.do')} send={send}>
            <Field name="until" type="date" label={say('conclusions:later.until')} value={after(USUAL_DAYS)} />
            <div className="field"><label htmlFor="later-reason">{say('conclusions:reason')}</label><textarea id="later-reason" className="textarea" name="reason" lang="vi" required minLength={15} maxLength={1000} data-first /></div>
          </Form>
          <p><button type="button" className="button button-quiet" onClick={() => setOpen(false)}>{say('conclusions:form.leave')}</button></p>
        </Dialog>
      )}
    </>
  );
}
