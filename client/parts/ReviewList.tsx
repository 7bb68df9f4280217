// What waits, the longest first: agency, figures, how many of them are unusual, since when. Those with nothing unusual can be taken at once.
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { change, toldOf } from '../access.ts';
import { moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useDeskAnew } from '../review.ts';
import type { Waiting } from '../review.ts';
import { named, useWords } from '../words.ts';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { ManyEffect } from './ReviewEffect.tsx';

interface Props { rows: Waiting[]; all: Waiting[]; chosen: string | null; mayAccept: boolean; onDone: (told: string, gone: string[]) => void }

export function ReviewList({ rows, all, chosen, mayAccept, onDone }: Props) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const { bc } = useAddress();
  const reports = [...new Set(all.map(({ report }) => report))].sort().toReversed();
  const list = useRef<HTMLElement>(null);
  useEffect(() => { void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  const plain = rows.filter((row) => row.figures > 0 && row.unusual === 0 && row.marked === 0 && !row.is_own);
  return (
    <nav ref={list} className="card card-flush review-list" aria-label={say('review:list.title')}>
      <div className="card-head">
        <p className="small">{say('review:list.count', { count: rows.length })}</p>
        {(reports.length > 1 || bc) && (
          <label className="small"><span className="hidden-look">{say('review:list.report')}</span>
            <select className="select" value={bc ?? ''} onChange={(event) => void navigate({ to: '.', search: (now: Address) => ({ ...now, bc: event.target.value || undefined, pn: undefined }) })}>
              <option value="">{say('review:list.all')}</option>
              {reports.map((report) => <option key={report} value={report}>{reportLabel(report, lang)}</option>)}
              {bc && !reports.includes(bc) && <option value={bc}>{reportLabel(bc, lang)}</option>}
            </select>
          </label>
        )}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.submission}>
            <Link to="." className="review-item" resetScroll={false} search={(now: Address) => ({ ...now, pn: row.submission })} aria-current={row.submission === chosen ? 'true' : undefined}>
              <span className="strong review-item-name">{named(row, 'name', lang)}</span>
              <span className="small ink-2">
                {row.figures === 0 ? say('review:list.reasons') : <>{say('review:figures', { count: row.figures })} · {row.unusual > 0 ? <strong className="ink">{say('review:list.unusual', { count: row.unusual })}</strong> : say('review:list.plain')}</>}
              </span>
              <span className="small ink-3 review-item-since">{row.days_waiting > 0 ? say('review:list.days', { count: row.days_waiting }) : say('review:list.today', { at: moment(row.staged_at, lang).slice(0, 5) })}</span>
              <span className="note review-item-more">{reportLabel(row.report, lang)}{row.revision > 1 && ` · ${say('review:revision', { count: row.revision })}`}{row.marked > 0 && ` · ${say('review:list.marked', { count: row.marked })}`}{row.is_own && ` · ${say('review:list.own')}`}</span>
            </Link>
          </li>
        ))}
      </ul>
      {mayAccept && plain.length > 1 && <PlainOnes rows={plain} onDone={onDone} />}
    </nav>
  );
}

/** Several sheets at once: each is named and can be left out; all of them are taken or none. */
function PlainOnes({ rows, onDone }: { rows: Waiting[]; onDone: (told: string, gone: string[]) => void }) {
  const { lang, say } = useWords();
  const anew = useDeskAnew();
  const [left, setLeft] = useState<Set<string>>(new Set());
  const [wrong, setWrong] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const taken = rows.filter(({ submission }) => !left.has(submission));
  async function accept(): Promise<void> {
    setSending(true);
    setWrong(null);
    try {
      await change('POST', 'reviews', lang, { submissions: taken.map(({ submission }) => submission) });
      onDone(say('review:many.done', { count: taken.length }), taken.map(({ submission }) => submission));
    } catch (error) {
      setWrong(toldOf(error, say('state.no-answer')));
    } finally {
      setSending(false);
      void anew();
    }
  }
  return (
    <details className="review-many" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Icon name="check-square" size={16} />{say('review:many.title', { count: rows.length })}</summary>
      <p className="note">{say('review:many.told')}</p>
      <ul>
        {rows.map(({ submission, report, figures, ...row }) => (
          <li key={submission}>
            <label className="check small"><input type="checkbox" checked={!left.has(submission)} onChange={() => setLeft((now) => { const next = new Set(now); if (!next.delete(submission)) next.add(submission); return next; })} />
              <span>{named(row, 'name', lang)} <span className="ink-3">{reportLabel(report, lang)}, {say('review:figures', { count: figures })}</span></span></label>
          </li>
        ))}
      </ul>
      {isOpen && <ManyEffect submissions={taken.map(({ submission }) => submission)} figures={taken.reduce((sum, { figures }) => sum + figures, 0)} />}
      {wrong !== null && <p className="field-error" role="alert"><Icon name="error" size={16} />{wrong}</p>}
      <button type="button" className="button review-wide" disabled={taken.length === 0 || isSending} onClick={() => void accept()}><Icon name="check" size={16} />{say('review:many.press', { count: taken.length })}</button>
    </details>
  );
}
