// What was taken in, when, under which number; and the targets it touches.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Receipt } from '../api.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { usePlace } from './place.ts';
import './receipt-words.ts';

export function ReceiptCard({ receipt, plan, agency }: { receipt: Receipt; plan: Row<'plans'>; agency: { name_vi: string; name_en: string } }) {
  const { lang, say } = useWords();
  const box = useRef<HTMLElement>(null);
  const { plans } = usePlace();
  useEffect(() => box.current?.focus(), [receipt]);
  const same = plans.state === 'ready' ? plans.rows.filter((row) => row.territory === plan.territory) : [plan];
  return (
    <section className="card stack receipt" tabIndex={-1} ref={box} aria-labelledby="receipt">
      <h2 id="receipt" className="title mark-text"><Icon name="check" /> {say('receipt.title')}</h2>
      <dl className="facts">
        <dt>{say('trace.receipt')}</dt><dd className="strong mono">{receipt.receipt}</dd>
        <dt>{say('submit.agency')}</dt><dd>{named(agency, 'name', lang)}</dd>
        <dt>{say('submit.report')}</dt><dd>{reportLabel(receipt.report, lang)}</dd>
        <dt>{say('trace.received')}</dt><dd className="num">{moment(receipt.received_at, lang)}</dd>
        <dt>{say('receipt.figures')}</dt><dd className="num">{receipt.figures}</dd>
        {receipt.unchanged > 0 && <><dt>{say('receipt.unchanged')}</dt><dd className="num">{receipt.unchanged}</dd></>}
        <dt>{say('receipt.revision')}</dt><dd className="num">{receipt.revision}</dd>
        <dt>{say('receipt.state')}</dt><dd>{say(receipt.accepted ? 'receipt.accepted' : 'receipt.waiting')}</dd>
        <dt>SHA-256</dt><dd className="mono hash">{receipt.sha256}</dd>
      </dl>
      <p className="no-print"><Link className="button" to="/phieu/$phieu" params={{ phieu: receipt.receipt }} search={keep}><Icon name="print" />{say('receipt:print')}</Link></p>
      {receipt.targets.length > 0 && <h3 className="small strong">{say('receipt.targets', { count: receipt.targets.length })}</h3>}
      {same.map((each) => <Touched key={each.plan} plan={each} ids={receipt.targets} titled={same.length > 1} />)}
    </section>
  );
}

function Touched({ plan, ids, titled }: { plan: Row<'plans'>; ids: string[]; titled: boolean }) {
  const { lang } = useWords();
  const targets = useQuestion('targets', { plan: plan.plan });
  const rows = targets.state === 'ready' ? targets.rows.filter((row) => ids.includes(row.target)) : [];
  if (rows.length === 0) return null;
  return (
    <div className="stack-tight">
      {titled && <p className="note">{named(plan, 'short', lang)}</p>}
      <ul className="touched">
        {rows.map((row) => (
          <li key={row.target}>
            <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={(now: Address) => ({ ...keep(now), kh: plan.plan })}
              className="mark-text">
              <StatusGlyph status={row.status} size={14} /> <span className="ink-3 num">{row.code}</span> {named(row, 'short', lang)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
