// What may be done next with a conclusion, by whoever looks at it: the server decides again.
import { useRef, useState } from 'react';
import { may, useMe } from '../access.ts';
import { Failure, today, useQuestion } from '../api.ts';
import { take } from '../conclusions.ts';
import type { Taken } from '../conclusions.ts';
import type { Row } from '../../queries/types.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { ConclusionDialog } from './ConclusionDialog.tsx';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';

type Conclusion = Row<'conclusions'>;
const OPEN = ['new', 'under-way', 'extended', 'overdue'];
const ICONS: Record<Taken, IconName> = { signature: 'check-square', progress: 'pencil', claim: 'check', return: 'arrow-left', confirmation: 'check-square', extension: 'calendar', stop: 'minus' };

/** The body of the lead for which whoever looks on may speak: it, or the one that carries its work on; null where for none. */
export function useLeads({ lead }: Conclusion): string | null {
  const me = useMe();
  const agencies = useQuestion('agencies', {});
  const heirs = agencies.state === 'ready' ? agencies.rows.filter(({ agency }) => agency === lead).map(({ successor }) => successor) : [];
  return [lead, ...heirs].find((agency) => agency !== null && may(me?.signed ?? null, 'submit', agency)) === undefined ? null : lead;
}

export function ConclusionActs({ row }: { row: Conclusion }) {
  const { say } = useWords();
  const me = useMe();
  const published = usePublished();
  const leads = useLeads(row) !== null;
  const [taking, setTaking] = useState<Taken | 'edit' | null>(null);
  const signed = me?.signed ?? null;
  const [concludes, confirms] = [may(signed, 'conclude'), may(signed, 'confirm')];
  const isOpen = OPEN.includes(row.state);
  const acts: Taken[] = [
    ...(concludes && row.state === 'draft' ? ['signature' as const] : []), ...(confirms && row.state === 'to-confirm' ? ['confirmation' as const, 'return' as const] : []),
    ...(leads && isOpen ? ['claim' as const, 'progress' as const] : []), ...(concludes && isOpen ? ['extension' as const] : []), ...(concludes && !['done', 'stopped'].includes(row.state) ? ['stop' as const] : []),
  ];
  if (acts.length === 0 || published !== undefined) return null;
  const [first, ...others] = acts;
  return (
    <section className="card row conclusion-acts" aria-label={say('conclusions:next')}>
      <button type="button" className="button button-primary" onClick={() => setTaking(first!)}><Icon name={ICONS[first!]} size={16} />{say(`conclusions:take.${first}`)}</button>
      {concludes && row.state === 'draft' && <button type="button" className="button" onClick={() => setTaking('edit')}><Icon name="pencil" size={16} />{say('conclusions:form.edit')}</button>}
      {others.map((one) => <button key={one} type="button" className="button" onClick={() => setTaking(one)}><Icon name={ICONS[one]} size={16} />{say(`conclusions:take.${one}`)}</button>)}
      {taking === 'edit' && <ConclusionDialog plan={row.plan} draft={row} close={() => setTaking(null)} />}
      {taking !== null && taking !== 'edit' && <Taking row={row} step={taking} close={() => setTaking(null)} />}
    </section>
  );
}

function Taking({ row, step, close }: { row: Conclusion; step: Taken; close: () => void }) {
  const { lang, say } = useWords();
  const key = useRef<string | null>(null);
  const documents = useQuestion('evidence', step === 'claim' ? { conclusion: row.conclusion } : null);
  const attached = documents.state === 'ready' ? documents.rows : [];
  async function send(typed: Record<string, string>): Promise<void> {
    key.current ??= crypto.randomUUID();
    try {
      await take(row.conclusion, step, typed, key.current, lang);
      close();
    } catch (error) {
      if (error instanceof Failure && error.status > 0) key.current = null;
      throw error;
    }
  }
  const isReason = ['return', 'extension', 'stop'].includes(step);
  return (
    <Dialog title={say(`conclusions:take.${step}`)} onClose={close}>
      <p className="small ink-2 clamp" lang="vi">{row.text}</p>
      <Form label={say(`conclusions:take.${step}`)} send={send}>
        {step === 'signature' && <><Field name="notice" label={say('conclusions:notice')} hint={say('conclusions:noticeHint')} /><Field name="signed_on" type="date" label={say('conclusions:signedOn')} value={today()} /></>}
        {step === 'extension' && <Field name="due" type="date" label={say('conclusions:newDueField')} />}
        {step === 'claim' && (
          <>
            <Field name="done_on" type="date" label={say('conclusions:doneOn')} value={today()} />
            <Field name="document" label={say('conclusions:document')} hint={say('conclusions:documentHint')} required={attached.length === 0} />
            {attached.length > 0 && (
              <div className="field"><label htmlFor="claim-evidence">{say('conclusions:attached')}</label>
                <select id="claim-evidence" className="select" name="evidence" defaultValue={attached[0]!.evidence}><option value="">{say('conclusions:byNumber')}</option>{attached.map((one) => <option key={one.link} value={one.evidence} lang="vi">{[one.number, one.title].filter(Boolean).join(' · ')}</option>)}</select></div>
            )}
          </>
        )}
        {step !== 'signature' && (
          <div className="field"><label htmlFor="taking-note">{say(isReason ? 'conclusions:reason' : 'conclusions:note')}</label>
            <textarea id="taking-note" className="textarea" name="note" lang="vi" maxLength={1000} required={isReason || step === 'progress'} minLength={isReason ? 15 : undefined} data-first={step === 'progress' || isReason || undefined} /></div>
        )}
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('conclusions:form.leave')}</button></p>
    </Dialog>
  );
}
