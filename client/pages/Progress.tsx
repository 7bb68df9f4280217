// Who has handed in a report, who has not, and how far the sheets have come; closed reports are opened here.
import { useNavigate } from '@tanstack/react-router';
import { may, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, reportLabel } from '../format.ts';
import { HANDED, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { Openings } from '../parts/Openings.tsx';
import { useTitle } from '../parts/page-title.ts';
import { afterPlans, usePlace } from '../parts/place.ts';
import { ProgressRows } from '../parts/ProgressRows.tsx';
import '../parts/review-words.ts';
import '../parts/review.css';
import { useWords } from '../words.ts';

type Count = 'on_time' | 'late' | 'absent' | 'waiting' | 'accepted' | 'returned';
/** The count that each filter keeps. */
const COUNT_OF: Record<(typeof HANDED)[number], Count> = { 'dung-han': 'on_time', muon: 'late', 'chua-nop': 'absent', 'cho-duyet': 'waiting', 'da-duyet': 'accepted', 'tra-lai': 'returned' };

export function Progress() {
  const { say } = useWords();
  const { bc } = useAddress();
  const place = usePlace();
  const { plan } = place;
  const me = useMe();
  const progress = useQuestion('hand_ins', plan ? { plan: plan.plan } : null);
  useTitle(say('review:progress.title'));
  return (
    <div className="page">
      <h1>{say('review:progress.title')}</h1>
      <Answer of={afterPlans(place, progress)} thing={say('review:progress.thing')} skeleton={<Skeleton lines={8} tall />} empty={<p className="card empty">{say('review:progress.none')}</p>}>
        {(rows) => {
          const row = rows.find(({ report }) => report === bc) ?? rows.find((one) => one.is_next) ?? rows[0]!;
          return (
            <>
              <Counts rows={rows} row={row} />
              <ProgressRows plan={plan!.plan} report={row.report} />
              {may(me?.signed ?? null, 'review') && <Openings reports={rows.map(({ report }) => report)} report={row.report} />}
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function Counts({ rows, row }: { rows: Row<'hand_ins'>[]; row: Row<'hand_ins'> }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const { nop } = useAddress();
  const left = row.days_left === 0 ? say('review:progress.dueToday') : say(row.days_left > 0 ? 'review:progress.daysLeft' : 'review:progress.overdue', { count: Math.abs(row.days_left) });
  const filter = (chosen: Address['nop']): void => void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, nop: chosen }) });
  return (
    <section className="card stack" aria-label={say('review:progress.report')}>
      <div className="row">
        <label className="row"><span className="label small">{say('review:progress.report')}</span>
          <select className="select progress-report" value={row.report} onChange={(event) => void navigate({ to: '.', search: (now: Address) => ({ ...now, bc: event.target.value }) })}>
            {rows.map(({ report }) => <option key={report} value={report}>{reportLabel(report, lang)}</option>)}
          </select>
        </label>
        <p className="dots"><span>{say('review:progress.due', { date: dateLabel(row.due, lang) })}</span><span>{left}</span><span>{say('review:progress.closes', { date: dateLabel(row.closes, lang) })}</span></p>
      </div>
      <p className="section-title num">{say('review:progress.counts.received', { ...row })}</p>
      <div className="row no-print" role="group" aria-label={say('review:progress.filter')}>
        <button type="button" className="chip" aria-pressed={nop === undefined} onClick={() => filter(undefined)}>{say('review:progress.all')}</button>
        {HANDED.map((one) => (
          <button key={one} type="button" className="chip num" aria-pressed={nop === one} data-count={COUNT_OF[one]} onClick={() => filter(nop === one ? undefined : one)}>{say(`review:progress.counts.${COUNT_OF[one]}`, { count: row[COUNT_OF[one]] })}</button>
        ))}
      </div>
    </section>
  );
}
