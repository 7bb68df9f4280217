// One conclusion: its words, whose it is, until when, what was said since, and what may be done next.
import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, listLabel, moment } from '../format.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { keep } from '../parts/address.ts';
import { ConclusionActs, useLeads } from '../parts/ConclusionActs.tsx';
import { Deadline, nameOf, usePartners } from '../parts/ConclusionRows.tsx';
import { ConclusionState, timeLeft } from '../parts/ConclusionState.tsx';
import { ConclusionSteps } from '../parts/ConclusionSteps.tsx';
import { Evidence } from '../parts/Evidence.tsx';
import { useTitle } from '../parts/page-title.ts';
import { named, useWords } from '../words.ts';
import { NotFound } from './NotFound.tsx';
import '../parts/conclusion-words.ts';
import '../parts/conclusions.css';

export function Conclusion() {
  const { say } = useWords();
  const { so } = useParams({ from: '/ket-luan/$so' });
  const answer = useQuestion('conclusions', { conclusion: so });
  useTitle(say('conclusions:one', { conclusion: so }));
  // A number that there never was is refused; one that this reader may not see has no rows.
  if (answer.state === 'failed' && answer.failure.status === 400) return <NotFound what={so} />;
  return (
    <Answer of={answer} thing={say('conclusions:thing')} skeleton={<div className="page"><div className="skeleton skeleton-title" /><Skeleton lines={6} tall /></div>} empty={<NotFound what={so} />}>
      {(rows) => <Whole key={so} row={rows[0]!} />}
    </Answer>
  );
}

function Whole({ row }: { row: Row<'conclusions'> }) {
  const { lang, say } = useWords();
  const partners = usePartners(row);
  const leads = useLeads(row);
  const facts: [string, ReactNode][] = [
    ['lead', <span lang="vi">{nameOf(row, lang)}</span>], ['partners', partners.length > 0 && <span lang="vi">{listLabel(partners, lang)}</span>], ['product', row.product && <span lang="vi">{row.product}</span>],
    ['due', <><Deadline row={row} /> {timeLeft(row, say) && <span className="ink-2">{timeLeft(row, say)}</span>}</>], ['whyExtended', row.why_extended && <span lang="vi">{row.why_extended}</span>],
    ['target', row.target && row.short_vi && <Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep}>{named({ short_vi: row.short_vi, short_en: row.short_en }, 'short', lang)}</Link>],
    ['area', row.area && say(`terms:areaShort.${row.area}`)], ['meeting', <span lang="vi">{row.meeting}, {dateLabel(row.met_on, lang)}</span>], ['seenAt', row.seen_at && moment(row.seen_at, lang)],
    ['notice', row.notice && <span className="num">{row.notice}, {dateLabel(row.signed_on, lang)}</span>],
  ];
  return (
    <div className="page">
      <header className="stack-tight">
        <nav className="crumbs" aria-label={say('target.crumbs')}><Link to="/ket-luan" search={keep}>{say('conclusions:title')}</Link><span className="num">{row.conclusion}</span></nav>
        <h1>{say('conclusions:one', { conclusion: row.conclusion })}</h1>
        <p className="row"><ConclusionState row={row} />{row.notice === null && <span className="pill">{say('conclusions:draftNote')}</span>}</p>
      </header>
      <div className="split">
        <div className="stack">
          <section className="card stack"><blockquote lang="vi" className="conclusion-words">{row.text}</blockquote>
            <dl className="facts">{facts.filter(([, words]) => Boolean(words)).map(([key, words]) => <Fragment key={key}><dt>{say(`conclusions:${key}`)}</dt><dd>{words}</dd></Fragment>)}</dl></section>
          <ConclusionActs row={row} />
          {row.notice !== null && <section className="card stack"><h2 className="title">{say('conclusions:proof')}</h2><Evidence of={{ kind: 'conclusion', agency: leads ?? row.lead, of: row.conclusion }} canAdd={leads !== null && !['done', 'stopped'].includes(row.state)} /></section>}
        </div>
        <ConclusionSteps row={row} />
      </div>
    </div>
  );
}
