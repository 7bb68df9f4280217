// The desk: what waits on the left, one sheet in the middle, on the right what deciding it would change.
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { may, useMe } from '../access.ts';
import { acting } from '../acting.ts';
import { useQuestion } from '../api.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import { useNarrow } from '../parts/phone.ts';
import { usePlace } from '../parts/place.ts';
import { ReviewList } from '../parts/ReviewList.tsx';
import { ReviewSheet } from '../parts/ReviewSheet.tsx';
import '../parts/review-words.ts';
import '../parts/review.css';
import { useWaiting } from '../review.ts';
import type { Waiting } from '../review.ts';
import { named, useWords } from '../words.ts';

export function Review() {
  const { say } = useWords();
  const waiting = useWaiting();
  useTitle(say('review:title'));
  return (
    <div className="page review-page">
      <header className="row baseline">
        <h1>{say('review:title')}</h1>
        <Standing />
      </header>
      <Answer of={waiting} thing={say('review:thing.list')} skeleton={<Skeleton lines={8} tall />}>{(rows) => <Desk all={rows} />}</Answer>
    </div>
  );
}

/** How far the report has come whose turn it is, on the plan's map. */
function Standing() {
  const { lang, say } = useWords();
  const me = useMe();
  const { bc } = useAddress();
  const { plan } = usePlace();
  const progress = useQuestion('hand_ins', plan ? { plan: plan.plan } : null);
  const row = progress.state === 'ready' ? progress.rows.find(({ report }) => report === bc) ?? progress.rows.find((one) => one.waiting > 0) ?? progress.rows.find((one) => one.is_next) : undefined;
  if (!row || !plan) return null;
  return (
    <p className="ink-2">{say('review:standing', { ...row, plan: named(plan, 'short', lang), report: reportLabel(row.report, lang) })}{may(me?.signed ?? null, 'follow') && <> <Link to="/han-nop" search={(now: Address) => ({ ...keep(now), bc: row.report })}>{say('room.progress')}</Link></>}</p>
  );
}

function Desk({ all }: { all: Waiting[] }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const me = useMe();
  const isPhone = useNarrow();
  const { bc, pn } = useAddress();
  const [told, setTold] = useState<string | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const rows = bc ? all.filter(({ report }) => report === bc) : all;
  // A sheet that the address names is shown though it waits no longer; on a phone the list comes first.
  const chosen = pn ?? (isPhone ? null : rows[0]?.submission ?? null);
  useEffect(() => {
    if (told !== null) notice.current?.focus();
  }, [told]);
  // Once a sheet is looked at, it stays although others before it are decided elsewhere.
  useEffect(() => {
    if (!pn && chosen !== null) void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, pn: chosen }) });
  }, [pn, chosen, navigate]);
  function done(what: string, gone: string[]): void {
    const left = rows.filter(({ submission }) => !gone.includes(submission));
    const before = rows.slice(0, rows.findIndex(({ submission }) => submission === chosen)).filter((row) => left.includes(row)).length;
    const next = chosen !== null && !gone.includes(chosen) ? chosen : isPhone ? undefined : (left[before] ?? left.at(-1))?.submission;
    setTold(what);
    void navigate({ to: '.', search: (now: Address) => ({ ...now, pn: next }) });
  }
  return (
    <>
      <div ref={notice} tabIndex={-1} className="review-told" role="status">{told !== null && <p className="notice" data-kind="done"><Icon name="check" /><span className="grow">{told}</span><button type="button" className="button button-small" onClick={() => setTold(null)}>{say('frame.close')}</button></p>}</div>
      {isPhone && pn && <p><Link to="." className="mark-text" search={(now: Address) => ({ ...now, pn: undefined })}><Icon name="chevron-left" size={16} />{say('review:list.back', { count: rows.length })}</Link></p>}
      <div className="review">
        {!(isPhone && pn) && (rows.length > 0 || bc) && <ReviewList rows={rows} all={all} chosen={chosen} mayAccept={may(me?.signed ?? null, 'review')} onDone={done} />}
        {chosen !== null ? <ReviewSheet key={`${acting()} ${chosen}`} submission={chosen} row={all.find(({ submission }) => submission === chosen)} onDone={(what) => done(what, [chosen])} />
          : rows.length === 0 && <p className="card empty" role="status">{say(bc ? 'review:list.noneOf' : 'review:list.none')}</p>}
      </div>
    </>
  );
}
