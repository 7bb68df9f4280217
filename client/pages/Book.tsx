// The book of a meeting, on paper: one plan at one moment, from the sentence on the cover down to the method.
import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderSVG } from 'uqr';
import { together, useHealth, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { pressing } from '../deciding.ts';
import { dateLabel, moment, reportLabel } from '../format.ts';
import { groupOf } from '../marks/status.ts';
import { StatusStrip } from '../marks/StatusStrip.tsx';
import { useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Answer, Failed, Skeleton } from '../parts/Answer.tsx';
import { AreaSheets, QualityAnnex, Readings, WholeTable } from '../parts/BookAnnex.tsx';
import { BookConclusions } from '../parts/BookConclusions.tsx';
import { BookTable } from '../parts/BookTable.tsx';
import { BookTarget } from '../parts/BookTarget.tsx';
import { Decisions } from '../parts/Decisions.tsx';
import { headline } from '../parts/headline.ts';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import type { Place } from '../parts/place.ts';
import { useReadPublication } from '../publications.ts';
import { named, useWords } from '../words.ts';
import '../parts/book-words.ts';
import './book.css';

const NUMBER = /^[1-9]\d{0,5}$/;

/** Which publication it is of stands in the address as on every page, so that what stands around the book says the same. */
export function Book() {
  const { so } = useParams({ from: '/so-tay/$so' });
  const { cb, tai } = useAddress();
  const number = NUMBER.test(so) ? so : undefined;
  if (number !== cb || tai !== undefined) return <Navigate to="/so-tay/$so" params={{ so: number ?? cb ?? 'moi-nhat' }} search={(now: Address) => ({ ...now, cb: number ?? cb, tai: undefined })} replace />;
  return <Bound />;
}

function Bound() {
  const { lang, say } = useWords();
  const place = usePlace();
  const { plan, report } = place;
  const asked = plan && place.reports.state !== 'waiting' ? { plan: plan.plan, ...(report ? { report } : {}) } : null;
  const overview = useQuestion('overview', asked);
  const targets = useQuestion('targets', asked);
  const decisions = useQuestion('decisions', asked);
  // What was told of them is told at the moment, not of a report.
  const followed = plan ? { plan: plan.plan } : null;
  const [conclusions, counts] = [useQuestion('conclusions', followed), useQuestion('conclusion_counts', followed)];
  useTitle([say('book:title'), plan && named(plan, 'short', lang)].filter(Boolean).join(' · '));
  if (place.plans.state === 'failed') return <div className="page"><h1>{say('book:title')}</h1><Failed thing={say('book:thing')} {...place.plans} /></div>;
  return (
    <Answer of={together({ overview, targets, decisions, conclusions, counts })} thing={say('book:thing')} skeleton={<div className="page"><Skeleton lines={10} tall /></div>}>
      {(known) => {
        const whole = known.overview.find(({ area }) => area === '');
        return plan && whole ? <Pages plan={plan} place={place} whole={whole} areas={known.overview.filter(({ area }) => area !== '')} rows={known.targets} decisions={known.decisions} followed={<BookConclusions rows={known.conclusions} counts={known.counts[0]} />} /> : <p className="page">{say('plans.none')}</p>;
      }}
    </Answer>
  );
}

function Pages({ plan, place, whole, areas, rows, decisions, followed }: { plan: Row<'plans'>; place: Place; whole: Row<'overview'>; areas: Row<'overview'>[]; rows: Row<'targets'>[]; decisions: Row<'decisions'>[]; followed: ReactNode }) {
  const { lang, say } = useWords();
  const late = pressing(rows);
  const reachedLate = rows.filter(({ status, met_late }) => groupOf(status) === 'off-track' && met_late).length;
  return (
    <article className="book" data-book="ready">
      <Cover plan={plan} whole={whole} rows={rows} place={place} />
      <section className="book-page">
        <h2>{say('book:summary')}</h2>
        <p className="book-lead">{headline(whole, rows, lang, say)}</p>
        <StatusStrip counts={whole} tiles={rows} lang={lang} hrefOf={() => ''} link={({ className, style, children }) => <span className={className} style={style}>{children}</span>} />
        <AreaTable areas={areas} whole={whole} />
        <Decisions rows={rows} decisions={decisions} />
      </section>
      {followed}
      <AreaSheets areas={areas} rows={rows} />
      <section className="book-page book-begin">
        <h2>{say('book:pressing', { count: late.length })}</h2>
        <p className="ink-2">{say('book:pressingTold')}{reachedLate > 0 && ` ${say('book:reachedLate', { count: reachedLate })}`}</p>
      </section>
      {late.map((row) => <BookTarget key={row.target} row={row} place={place} />)}
      <WholeTable rows={rows} />
      <QualityAnnex plan={plan.plan} place={place} rows={rows} />
      <Readings />
    </article>
  );
}

function Cover({ plan, whole, rows, place }: { plan: Row<'plans'>; whole: Row<'overview'>; rows: Row<'targets'>[]; place: Place }) {
  const { lang, say } = useWords();
  const published = useReadPublication();
  const health = useHealth();
  const report = place.reports.state === 'ready' ? place.reports.rows.find((one) => one.report === whole.report) : undefined;
  const facts: [string, string][] = [
    [say('book:fact.plan'), `${named(plan, 'name', lang)} (${plan.number})`], ...(whole.report ? [[say('book:fact.report'), reportLabel(whole.report, lang)] as [string, string]] : []),
    ...(whole.data_to ? [[say('book:fact.dataTo'), dateLabel(whole.data_to, lang)] as [string, string]] : []),
    [say('book:fact.snapshot'), published ? say('print.published', { ...published, snapshot: published.seq, moment: moment(published.at, lang) }) : health ? say('print.live', { snapshot: health.snapshot, moment: moment(new Date(), lang) }) : ''],
    [say('book:fact.targets'), say('overview.withData', { with_data: whole.with_data, total: whole.total })],
    ...(report && report.agencies_expected > 0 ? [[say('book:fact.coverage'), say('print.coverage', { received: report.agencies_received, expected: report.agencies_expected })] as [string, string]] : []),
  ];
  return (
    <section className="book-page book-cover">
      <p className="book-kind">{say('book:title')}</p>
      {health?.demo && <p className="pill pill-demo">{say('frame.demo')}</p>}
      <h1>{named(plan, 'short', lang)}</h1>
      <p className="book-lead">{headline(whole, rows, lang, say)}</p>
      <dl className="book-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {health?.demo && <p>{say('frame.demoNote')}</p>}
      {location.hostname !== '127.0.0.1' && <p className="row"><img className="qr" alt={say('book:qr')} src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(location.origin, { border: 2 }))}`} /><span>{location.origin}</span></p>}
    </section>
  );
}

const GROUPS = ['achieved', 'on_track', 'at_risk', 'off_track', 'not_assessed', 'ended'] as const;

function AreaTable({ areas, whole }: { areas: Row<'overview'>[]; whole: Row<'overview'> }) {
  const { lang, say } = useWords();
  const line = (row: Row<'overview'>, name: string) => (
    <tr key={row.area}><th scope="row">{name}</th><td className="num">{row.total}</td>{GROUPS.map((group) => <td key={group} className="num">{row[group]}</td>)}</tr>
  );
  return (
    <BookTable name={say('areas.title')}>
      <thead><tr><th scope="col">{say('areas.title')}</th><th scope="col" className="num">{say('book:targets')}</th>{GROUPS.map((group) => <th key={group} scope="col" className="num">{say(`terms:group.${group.replace('_', '-')}`)}</th>)}</tr></thead>
      <tbody>{areas.map((row) => line(row, `${row.number}. ${named(row, 'name', lang)}`))}</tbody>
      <tbody>{line(whole, say('book:whole'))}</tbody>
    </BookTable>
  );
}
