// Progress reported by the lead body: the whole of it each time, beginning with what was reported last. What was typed stays until it is kept.
import { useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Failure, askAnew, today, useQuestion } from '../api.ts';
import { asked, reportProgress } from '../evidence.ts';
import type { Proven } from '../evidence.ts';
import { Icon } from '../marks/Icon.tsx';
import { readNumber } from '../read-number.ts';
import { useWords } from '../words.ts';
import type { Progressing } from './Progress.tsx';

const STATES = ['not-started', 'under-way', 'done', 'cannot'] as const;
type Typed = Record<'state' | 'done_on' | 'document' | 'evidence' | 'spent' | 'note', string>;

export function ProgressForm({ proven, row, close, kept }: { proven: Proven & { kind: 'activity' | 'milestone'; of: string }; row: Progressing; close: () => void; kept: () => void }) {
  const { lang, say } = useWords();
  const id = useId();
  const key = useRef<string | null>(null);
  const [since] = useState(row.reported_at);
  const [typed, setTyped] = useState<Typed>(() => ({
    state: row.progress ?? 'under-way', done_on: row.done_on ?? '', document: row.evidence === null ? row.document ?? '' : '', evidence: row.evidence ?? '',
    spent: row.spent_million_vnd === null ? '' : String(row.spent_million_vnd).replace('.', lang === 'vi' ? ',' : '.'), note: row.progress_note ?? '',
  }));
  const [told, setTold] = useState<{ words: string; isLost: boolean; signIn: boolean } | null>(null);
  const [isSending, setSending] = useState(false);
  const documents = useQuestion('evidence', asked(proven));
  const attached = documents.state === 'ready' ? documents.rows : [];
  const isDone = typed.state === 'done';

  function type(field: keyof Typed, text: string): void {
    setTyped((before) => ({ ...before, [field]: text }));
    key.current = null;
  }
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const spent = amount(typed.spent);
    if (typeof spent === 'string') {
      setTold({ words: say(`evidence:progress.${spent}`, { given: typed.spent }), isLost: false, signIn: false });
      return;
    }
    key.current ??= crypto.randomUUID();
    setSending(true);
    setTold(null);
    try {
      const { state, note } = typed;
      await reportProgress(proven, { state, note, spent, done_on: isDone ? typed.done_on : '', document: isDone ? typed.document : '', evidence: isDone ? typed.evidence : '' }, key.current, lang);
      await askAnew();
      kept();
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(0, 'progress/unreadable');
      setTold({ words: failure.status === 0 ? say('evidence:progress.lost') : failure.detail || say('state.unknown'), isLost: failure.status === 0, signIn: failure.status === 401 });
      if (failure.status === 401) void askAnew({ queryKey: ['me'] });
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="stack progress-form" aria-label={say('evidence:progress.report')} onSubmit={(event) => void send(event)} noValidate>
      {row.reported_at !== since && <p className="notice" role="status"><Icon name="conflict" /><span className="grow">{say('evidence:progress.moved')}</span></p>}
      <fieldset className="choices" disabled={isSending}>
        <legend className="label">{say('evidence:progress.state')}</legend>
        {STATES.map((state) => <label key={state} className="check"><input type="radio" name={`${id}-state`} value={state} checked={typed.state === state} onChange={() => type('state', state)} />{say(`evidence:progress.states.${state}`)}</label>)}
      </fieldset>
      <fieldset className="evidence-fields" disabled={isSending}>
        <legend className="hidden-look">{say('evidence:progress.report')}</legend>
        {isDone && (
          <>
            <div className="field"><label htmlFor={`${id}-day`}>{say('evidence:progress.doneOn')}</label><input id={`${id}-day`} className="input" type="date" max={today()} value={typed.done_on} onChange={(event) => type('done_on', event.target.value)} /></div>
            {attached.length > 0 && (
              <div className="field"><label htmlFor={`${id}-evidence`}>{say('evidence:progress.provenBy')}</label>
                <select id={`${id}-evidence`} className="select" value={typed.evidence} onChange={(event) => type('evidence', event.target.value)}>
                  <option value="">{say('evidence:progress.byNumber')}</option>
                  {attached.map((each) => <option key={each.link} value={each.evidence} lang="vi">{[each.number, each.title].filter((words) => words !== '').join(' · ')}</option>)}
                </select></div>
            )}
            {typed.evidence === '' && (
              <div className="field"><label htmlFor={`${id}-document`}>{say('evidence:progress.documentNumber')}</label><input id={`${id}-document`} className="input" maxLength={300} value={typed.document} aria-describedby={`${id}-document-hint`} onChange={(event) => type('document', event.target.value)} />
                <p className="hint" id={`${id}-document-hint`}>{say('evidence:progress.documentHint')}</p></div>
            )}
          </>
        )}
        <div className="field"><label htmlFor={`${id}-spent`}>{say('evidence:progress.spentAll')} <span className="ink-3">{say('evidence:optional')}</span></label><input id={`${id}-spent`} className="input num" inputMode="decimal" autoComplete="off" value={typed.spent} onChange={(event) => type('spent', event.target.value)} /></div>
        <div className="field field-wide"><label htmlFor={`${id}-note`}>{say('evidence:progress.note')} {typed.state !== 'cannot' && <span className="ink-3">{say('evidence:optional')}</span>}</label><textarea id={`${id}-note`} className="textarea" maxLength={2000} value={typed.note} onChange={(event) => type('note', event.target.value)} /></div>
      </fieldset>
      {told && <div className="field-error" role="alert"><Icon name={told.isLost ? 'chain-break' : 'error'} size={16} /><p>{told.words} {told.signIn && <a href={`/dang-nhap?lang=${lang}`} target="_blank" rel="opener">{say('send.toSignIn')}</a>}</p></div>}
      <p className="row">
        <button type="submit" className="button button-primary" disabled={isSending}>{say(isSending ? 'evidence:sending' : told?.isLost ? 'evidence:again' : 'evidence:progress.send')}</button>
        <button type="button" className="button button-quiet" disabled={isSending} onClick={close}>{say('evidence:progress.leave')}</button>
      </p>
    </form>
  );
}

/** An amount as typed; null where nothing is, the reason where it is none. */
function amount(text: string): number | null | 'ambiguous' | 'wrong' {
  const read = readNumber(text);
  if ('bad' in read) return read.bad === 'empty' ? null : 'wrong';
  if ('ambiguous' in read) return 'ambiguous';
  return read.percent || read.number < 0 ? 'wrong' : read.number;
}
