// Documents to be added: chosen or dropped, several at once, each described in a few words. Whatever fails stays as it was typed, and is sent again under the same key.
import { useId, useRef, useState } from 'react';
import type { DragEvent, FormEvent } from 'react';
import { Failure, askAnew, today } from '../api.ts';
import { addEvidence } from '../evidence.ts';
import type { Draft, Proven } from '../evidence.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { size } from './file-size.ts';

const KINDS = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods';
const FIELDS = [['subject', 500], ['number', 100], ['dated', 10], ['issuer', 200]] as const;

/** `id`: among those that wait. `told`: why it was not kept. `isLost`: no answer came, and it may have been. */
interface Waiting extends Draft { id: string; told: string; isLost: boolean; signIn: boolean }

export function AddEvidence({ of }: { of: Proven }) {
  const { lang, say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const chooser = useId();
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [isOver, setOver] = useState(false);
  const [isSending, setSending] = useState(false);
  const [done, setDone] = useState(0);

  function choose(files: FileList | null): void {
    const chosen = [...(files ?? [])].map((file): Waiting => ({ id: crypto.randomUUID(), key: crypto.randomUUID(), file, number: '', dated: '', issuer: '', subject: nameOf(file), told: '', isLost: false, signIn: false }));
    setWaiting((before) => [...before, ...chosen]);
    setDone(0);
    if (input.current) input.current.value = '';
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  }
  /** A change makes another document of it, under a key of its own. */
  function edit(which: string, field: string, text: string): void {
    setWaiting((before) => before.map((one) => (one.id === which ? { ...one, [field]: text, key: one.told === '' ? one.key : crypto.randomUUID(), told: '', isLost: false } : one)));
  }
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSending(true);
    setDone(0);
    let sent = 0;
    for (const { id: which, told: _, isLost: __, signIn: ___, ...draft } of waiting) {
      try {
        await addEvidence(of, draft, lang);
        sent += 1;
        setWaiting((before) => before.filter((one) => one.id !== which));
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure(0, 'evidence/unreadable');
        const told = failure.status === 0 ? say(await isChanged(draft.file) ? 'evidence:changed' : 'evidence:lost') : failure.detail || say('state.unknown');
        setWaiting((before) => before.map((one) => (one.id === which ? { ...one, told, isLost: failure.status === 0, signIn: failure.status === 401 } : one)));
        if (failure.status === 401) void askAnew({ queryKey: ['me'] });
      }
    }
    setSending(false);
    setDone(sent);
    if (sent > 0) void askAnew();
  }

  return (
    <form className="stack evidence-add" aria-label={say('evidence:add')} onSubmit={(event) => void send(event)}>
      <div className="drop drop-slim" data-over={isOver} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="row"><Icon name="upload" size={20} /><span className="desk-only">{say('evidence:drop')}</span><label className="button button-small" htmlFor={chooser}>{say('evidence:choose')}</label></p>
        <input ref={input} id={chooser} className="file-input" type="file" multiple accept={KINDS} aria-describedby={`${chooser}-hint`} disabled={isSending} onChange={(event) => choose(event.target.files)} />
        <p className="hint" id={`${chooser}-hint`}>{say('evidence:hint')}</p>
      </div>
      {waiting.map((one) => <Described key={one.id} one={one} edit={(field, text) => edit(one.id, field, text)} isSending={isSending}
        leave={() => setWaiting((before) => before.filter((each) => each.id !== one.id))} />)}
      {waiting.length > 0 && (
        <p className="row"><button type="submit" className="button button-primary" disabled={isSending}>{say(isSending ? 'evidence:sending' : waiting.some(({ isLost }) => isLost) ? 'evidence:again' : 'evidence:send', { count: waiting.length })}</button></p>
      )}
      <p className="small" role="status">{done > 0 && <span className="mark-text"><Icon name="check" size={16} />{say('evidence:added', { count: done })}</span>}</p>
    </form>
  );
}

function Described({ one, edit, leave, isSending }: { one: Waiting; edit: (field: string, text: string) => void; leave: () => void; isSending: boolean }) {
  const { lang, say } = useWords();
  const id = useId();
  return (
    <fieldset className="evidence-draft" disabled={isSending}>
      <legend className="hidden-look">{one.file.name}</legend>
      <p className="spread"><span className="mark-text break"><Icon name="file" size={16} /><strong>{one.file.name}</strong> <span className="ink-3 num">{size(one.file.size, lang)}</span></span>
        <button type="button" className="button button-small button-quiet" onClick={leave} aria-label={say('evidence:leaveOf', { file: one.file.name })}><Icon name="close" size={16} />{say('evidence:leave')}</button></p>
      <div className="evidence-fields">
        {FIELDS.map(([field, most]) => (
          <div className="field" key={field} data-field={field}>
            <label htmlFor={`${id}-${field}`}>{say(`evidence:field.${field}`)}{field === 'subject' ? '' : <span className="ink-3"> {say('evidence:optional')}</span>}</label>
            <input id={`${id}-${field}`} className="input" type={field === 'dated' ? 'date' : 'text'} {...(field === 'dated' ? { max: today() } : { maxLength: most })} required={field === 'subject'} value={one[field]}
              aria-invalid={one.told !== '' && !one.isLost && field === 'subject' && one.subject === '' ? true : undefined} onChange={(event) => edit(field, event.target.value)} />
          </div>
        ))}
      </div>
      {one.told !== '' && (
        <div className="field-error" role="alert"><Icon name={one.isLost ? 'chain-break' : 'error'} size={16} /><p>{one.told} {one.signIn && <a href={`/dang-nhap?lang=${lang}`} target="_blank" rel="opener">{say('send.toSignIn')}</a>}</p></div>
      )}
    </fieldset>
  );
}

/** The name of a file as the first words of a subject: without its ending. */
function nameOf(file: File): string {
  return file.name.replace(/\.[a-z0-9]{1,10}$/i, '').replaceAll(/[_]+/g, ' ').normalize('NFC');
}

/** A file mended after it was chosen can no longer be read; that is not a lost connection. */
async function isChanged(file: File): Promise<boolean> {
  return file.slice(0, 1).arrayBuffer().then(() => false, () => true);
}
