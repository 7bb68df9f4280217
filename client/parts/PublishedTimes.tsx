// A target as each publication told it, the latest first, and the way to any other moment.
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { toldOf } from '../access.ts';
import { nowAtServer, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, dayInVietnam, quarterLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { PublishedContext } from '../published.ts';
import { usePublications, useReadPublication } from '../publications.ts';
import type { Publication } from '../publications.ts';
import { useWords } from '../words.ts';
import type { Address } from './address.ts';
import { Skeleton } from './Answer.tsx';
import { actualOf } from './figures.ts';

/** Each is asked as of its own moment. */
const AT_ONCE = 4;

export function PublishedTimes({ row }: { row: Row<'targets'> }) {
  const { say } = useWords();
  const list = usePublications();
  const read = useReadPublication();
  const [shown, setShown] = useState(AT_ONCE);
  const ofPlan = list.data?.filter(({ plans }) => plans.some(({ plan, report }) => plan === row.plan && report !== null)) ?? [];
  return (
    <section className="card stack-tight" aria-labelledby="published-times">
      <div className="spread"><h2 className="title" id="published-times">{say('history:published')}</h2><AsOfDay /></div>
      {list.isPending && <Skeleton lines={3} />}
      {list.error && <p className="notice" data-kind="error" role="alert"><Icon name="error" />{toldOf(list.error, say('state.no-answer'))}</p>}
      {list.data && ofPlan.length === 0 && <p className="ink-2">{say('history:nonePublished')}</p>}
      {ofPlan.length > 0 && (
        <>
          <p className="small ink-2">{say('history:publishedTold')}</p>
          <div className="scroll">
            <table className="table table-stacked">
              <caption className="hidden-look">{say('history:published')}</caption>
              <thead><tr><th scope="col">{say('history:publication')}</th><th scope="col" className="num">{say('history:figure')}</th><th scope="col">{say('history:verdictPlain')}</th><th scope="col"><span className="hidden-look">{say('history:see')}</span></th></tr></thead>
              <tbody>
                {ofPlan.slice(0, shown).map((one) => <PublishedContext key={one.number} value={String(one.number)}><Time one={one} row={row} isSeen={read?.number === one.number} /></PublishedContext>)}
              </tbody>
            </table>
          </div>
          {ofPlan.length > shown && <p><button type="button" className="button button-small" onClick={() => setShown(shown + 2 * AT_ONCE)}>{say('history:earlier', { count: Math.min(2 * AT_ONCE, ofPlan.length - shown) })}</button></p>}
        </>
      )}
    </section>
  );
}

function Time({ one, row, isSeen }: { one: Publication; row: Row<'targets'>; isSeen: boolean }) {
  const { lang, say } = useWords();
  const answer = useQuestion('targets', { plan: row.plan });
  const told = answer.state === 'ready' && !answer.renewing ? answer.rows.find(({ target }) => target === row.target) ?? null : undefined;
  return (
    <tr>
      <th scope="row">{say('history:number', { number: one.number, date: dateLabel(one.at, lang) })}{one.title !== '' && <span className="sub">{one.title}</span>}</th>
      <td className="num" data-of={say('history:figure')}>
        {told && <>{actualOf(told, lang)}{told.quarter !== null && <span className="sub">{quarterLabel(told.quarter, 'inline', lang)}</span>}</>}
        {told === null && <span className="ink-2">{say('history:notThen')}</span>}
        {told === undefined && (answer.state === 'failed' ? <span className="ink-2">{say('state.no-answer')}</span> : <Skeleton lines={1} />)}
      </td>
      <td data-of={say('history:verdictPlain')}>
        {told && (
          <ul className="stack-none">
            <li><StatusWord status={told.status} /> <span className="small ink-2">{say('history:verdict', { due: told.due })}</span></li>
            {told.passed_due !== null && told.passed_milestone !== told.milestone && <li><StatusWord status={told.passed_status} /> <span className="small ink-2">{say('history:passed', { due: told.passed_due })}</span></li>}
          </ul>
        )}
      </td>
      <td>{isSeen ? <span className="small ink-2">{say('history:seen')}</span>
        : <Link to="." search={(now: Address) => ({ ...now, cb: String(one.number), tai: undefined, ky: undefined })} resetScroll={false} aria-label={say('history:seeOf', { number: one.number })}>{say('history:see')}</Link>}</td>
    </tr>
  );
}

/** Any day up to today: what was known when it ended. */
function AsOfDay() {
  const { say } = useWords();
  const navigate = useNavigate();
  const today = dayInVietnam(new Date(nowAtServer()));
  const id = useId();
  const [day, setDay] = useState('');
  function go(): void {
    if (day === '' || day > today) return;
    // A day ends at midnight in Vietnam; of today what is known by now.
    const tai = day === today ? `${nowAtServer().slice(0, 19)}Z` : `${day}T16:59:59Z`;
    void navigate({ to: '.', search: (now: Address) => ({ ...now, tai, cb: undefined, ky: undefined }), resetScroll: false });
  }
  return (
    <form className="row no-print" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <label htmlFor={id} className="small">{say('history:day')}</label>
      <input id={id} className="input input-day" type="date" required min="2020-01-01" max={today} value={day} onChange={(event) => setDay(event.target.value)} />
      <button type="submit" className="button button-small">{say('history:go')}</button>
    </form>
  );
}
