// The filled sheet: chosen or dropped, kept through every failure, sent under one key until an answer has come.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { maySubmit, useMe } from '../access.ts';
import { Failure, submit } from '../api.ts';
import type { Receipt } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { midSentence, named, useWords } from '../words.ts';
import { Problems } from './Problems.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';

type Sent = { state: 'idle' } | { state: 'sending' } | { state: 'refused'; failure: Failure } | { state: 'lost';
  changed: boolean } | { state: 'done'; receipt: Receipt };

const REASONS = ['late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] as const;

export function SendSheet({ plan, agency, report }: { plan: Row<'plans'>; agency: Row<'reporting'>; report: Row<'reports'> }) {
  const { lang, say } = useWords();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [numbers, setNumbers] = useState<'vi' | 'en' | undefined>();
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState<Sent>({ state: 'idle' });
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(false);
  const key = useRef<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  function choose(chosen: File | undefined | null): void {
    if (!chosen) return;
    setFile(chosen);
    setNumbers(undefined);
    setSent({ state: 'idle' });
    setAsked(false);
    key.current = null;
  }

  async function send(as: 'vi' | 'en' | undefined = numbers): Promise<void> {
    if (!file) {
      setAsked(true);
      input.current?.focus();
      return;
    }
    key.current ??= crypto.randomUUID();
    setSent({ state: 'sending' });
    try {
      const receipt = await submit({ agency: agency.agency, report: report.report, file, key: key.current, ...(as ? { numbers: as } : {}),
        ...(reason ? { reason } : {}) }, lang);
      key.current = null;
      setSent({ state: 'done', receipt });
      setFile(null);
      if (input.current) input.current.value = '';
      void queries.invalidateQueries();
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(0, 'submissions/unreadable');
      // No answer, or one that leaves open whether it was kept: the same key makes sending again safe.
      if (failure.status === 0) setSent({ state: 'lost', changed: await isChanged(file) });
      else setSent({ state: 'refused', failure });
      if (failure.status > 0 && failure.status < 500) key.current = null;
      if (failure.status === 401) void queries.invalidateQueries({ queryKey: ['me'] });
    }
  }

  function answer(as: 'vi' | 'en'): void {
    setNumbers(as);
    void send(as);
  }

  const sending = sent.state === 'sending';
  const me = useMe();
  const isAllowed = me === null || maySubmit(me.signed, agency.agency);
  return (
    <>
      <section className="card stack" aria-labelledby="send">
        <h2 id="send" className="title">{say('send.title')}</h2>
        <div className="drop" data-over={over} onDragOver={(event) => { event.preventDefault(); setOver(true); }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); choose(event.dataTransfer.files[0]); }}>
          <Icon name={file ? 'file' : 'upload'} size={24} />
          {file ? <p><strong className="break">{file.name}</strong> <span className="ink-3 num">{size(file.size, lang)}</span></p>
            : <p>{say('send.drop')}</p>}
          <label className="button" htmlFor="sheet">{say(file ? 'send.other' : 'send.choose')}</label>
          <input ref={input} id="sheet" className="file-input" type="file"
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="send-hint" aria-invalid={asked || undefined} disabled={sending}
              onChange={(event) => choose(event.target.files?.[0])} />
          <p className="hint" id="send-hint">{say('send.hint')}</p>
        </div>
        {!isAllowed && (
          <div className="notice" role="status">
            <Icon name="question" />
            <p className="grow">{say(me.signed === null ? 'send.signIn' : 'send.notYours')}</p>
            {me.signed === null && <a className="button button-small" href={`/dang-nhap?lang=${lang}`} target="_blank" rel="opener">{say('send.toSignIn')}</a>}
          </div>
        )}
        {asked && <p className="field-error" role="alert"><Icon name="error" size={16} />{say('send.noFile')}</p>}
        {agency.received_at !== null && (
          <div className="field reason">
            <label htmlFor="reason">{say('send.reason')}</label>
            <select id="reason" className="select" value={reason} onChange={(event) => setReason(event.target.value)}>
              <option value="">{say('send.noReason')}</option>
              {REASONS.map((code) => <option key={code} value={code}>{say(`reason.${code}`)}</option>)}
            </select>
            <p className="hint">{say('send.reasonHint')}</p>
          </div>
        )}
        <div className="row">
          <button type="button" className="button button-primary button-wide" disabled={sending} onClick={() => void send()}>
            {say(sending ? 'send.sending' : 'send.send', { report: midSentence(reportLabel(report.report, lang)) })}
          </button>
          <p className="small ink-2 grow">{say('send.for', { agency: named(agency, 'name', lang) })}</p>
        </div>
      </section>
      <div aria-live="polite">
        {sending && <p className="hidden-look">{say('send.sending')}</p>}
        {sent.state === 'lost' && (
          <div className="notice" data-kind="error" role="alert">
            <Icon name="chain-break" />
            <div className="grow stack-tight">
              <p className="strong">{say(sent.changed ? 'send.changed' : 'send.lost')}</p>
              <p>{say(sent.changed ? 'send.changedTold' : 'send.lostTold')}</p>
            </div>
            {sent.changed ? <label className="button button-small" htmlFor="sheet">{say('send.again')}</label>
              : <button type="button" className="button button-small" onClick={() => void send()}>{say('send.resend')}</button>}
          </div>
        )}
        {sent.state === 'refused' && <Problems failure={sent.failure} onNumbers={answer} onRetry={() => void send()} />}
        {sent.state === 'done' && <ReceiptCard receipt={sent.receipt} plan={plan} agency={agency} />}
      </div>
    </>
  );
}

/** A file mended after it was chosen can no longer be read; that is not a lost connection. */
async function isChanged(file: File): Promise<boolean> {
  return file.slice(0, 1).arrayBuffer().then(() => false, () => true);
}

function size(bytes: number, lang: string): string {
  const format = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return bytes < 1024 * 1024 ? `${format.format(Math.max(1, Math.round(bytes / 1024)))}\u00a0KB`
    : `${format.format(bytes / 1024 / 1024)}\u00a0MB`;
}
