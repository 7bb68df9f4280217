// Every body that owes a report: when it handed in, how far its sheet has come, how much of it is there.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { hasDesk, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, dateLabel, fold, moment } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import type { HANDED } from './address.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';

type Due = Row<'dues'>;
const IS: Record<(typeof HANDED)[number], (row: Due) => boolean> = {
  'dung-han': ({ timeliness }) => timeliness === 'on-time', muon: ({ timeliness }) => timeliness === 'late', 'chua-nop': ({ first_received_at }) => first_received_at === null,
  'cho-duyet': ({ stage }) => stage === 'sent' || stage === 'approved', 'da-duyet': ({ stage }) => stage === 'accepted', 'tra-lai': ({ returned }) => returned > 0,
};
/** Those that somebody must ask for come first. */
const ORDER = ['missing', 'not-due', 'late', 'on-time'];
const SIGN: Record<string, IconName> = { 'on-time': 'check', late: 'clock', missing: 'error', 'not-due': 'calendar' };

export function ProgressRows({ plan, report }: { plan: string; report: string }) {
  const { lang, say } = useWords();
  const { nop } = useAddress();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const dues = useQuestion('dues', { plan, report });
  const { compare } = collator(lang);
  return (
    <Answer of={dues} thing={say('review:progress.rowsThing')} skeleton={<Skeleton lines={12} />}>
      {(all, renewing) => {
        const wanted = fold(typed);
        const rows = all.filter((row) => (nop === undefined || IS[nop](row)) && (wanted === '' || fold(named(row, 'name', lang)).includes(wanted)))
          .toSorted((a, b) => ORDER.indexOf(a.timeliness) - ORDER.indexOf(b.timeliness) || (b.days_late ?? 0) - (a.days_late ?? 0) || compare(named(a, 'name', lang), named(b, 'name', lang)));
        return (
          <section className={renewing ? 'card card-flush dimmed' : 'card card-flush'} aria-label={say('review:progress.rowsThing')}>
            <div className="card-head no-print">
              <label className="search progress-find"><span className="hidden-look">{say('review:progress.find')}</span><Icon name="search" size={16} /><input className="input" type="search" value={typed} placeholder={say('review:progress.find')} onChange={(event) => setTyped(event.target.value)} /></label>
            </div>
            {rows.length === 0 ? <p className="empty" role="status">{say('review:progress.nothing')}</p> : (
              <table className="table table-phone progress-rows">
                <thead><tr>{['agency', 'timeliness', 'stage', 'figures', 'open'].map((column) => <th key={column} scope="col" className={column === 'figures' ? 'num' : undefined}>{say(`review:progress.column.${column}`)}</th>)}</tr></thead>
                <tbody>{rows.map((row) => <Line key={row.agency} row={row} hasDesk={hasDesk(me)} />)}</tbody>
              </table>
            )}
          </section>
        );
      }}
    </Answer>
  );
}

function Line({ row, hasDesk: isLinked }: { row: Due; hasDesk: boolean }) {
  const { lang, say } = useWords();
  const name = named(row, 'name', lang);
  const until = row.open_until !== null && row.open_until > row.closes ? row.open_until : row.closes;
  const stage = say(`review:progress.stage.${row.stage}`);
  return (
    <tr data-timeliness={row.timeliness}>
      <th scope="row">{name}{row.answers !== row.agency && <span className="sub">{say('review:progress.answers', { name: named(row, 'answers', lang) })}</span>}</th>
      <td data-label={say('review:progress.column.timeliness')}>
        <span className={row.timeliness === 'missing' ? 'mark-text late-ink' : row.timeliness === 'late' ? 'mark-text soon-ink' : 'mark-text'}><Icon name={SIGN[row.timeliness] ?? 'clock'} size={16} />{say(`review:progress.${row.timeliness}`, { count: row.days_late ?? 0 })}</span>
        {row.first_received_at !== null && <span className="sub">{say('review:progress.first', { at: moment(row.first_received_at, lang) })}</span>}
      </td>
      <td data-label={say('review:progress.column.stage')}>
        {row.submission !== null && isLinked ? <Link to="/duyet" search={(now: Address) => ({ ...keep(now), pn: row.submission! })} aria-label={`${stage}: ${say('review:progress.look', { name })}`}>{stage}</Link> : stage}
        {row.returned > 0 && <span className="sub late-ink">{say('review:progress.returned', { count: row.returned })}</span>}
        {row.revisions > 1 && <span className="sub">{say('review:progress.revisions', { count: row.revisions })}</span>}
      </td>
      <td className="num" data-label={say('review:progress.column.figures')}>
        <span>{row.covered}/{row.owed}</span>
        <meter className="progress-meter" min={0} max={row.owed} value={row.covered} aria-hidden="true" />
        {row.excused > 0 && <span className="sub">{say('review:progress.excused', { count: row.excused })}</span>}
      </td>
      <td className="num progress-until" data-label={say('review:progress.column.open')}>{row.is_open ? dateLabel(until, lang) : <span className="ink-3"><Icon name="lock" size={14} /> {say('review:progress.closed')}</span>}</td>
    </tr>
  );
}
