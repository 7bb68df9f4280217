// The way of a target through time: chart, its table twin, and the rows as a file.
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useMemo } from 'react';
import { together } from '../api.ts';
import { fileAddress } from '../files.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, reportTo } from '../format.ts';
import { lookedAt } from '../charts/as-at.ts';
import type { TrajectoryInput } from '../charts/rows.ts';
import { trajectoryConclusion, trajectoryTold } from '../charts/told.ts';
import { readTrajectory } from '../charts/reading.ts';
import { Icon } from '../marks/Icon.tsx';
import { asPublished, usePublished } from '../published.ts';
import { midSentence, named, useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer } from './Answer.tsx';
import './conclusion-words.ts';
import { partOf } from './figures.ts';
import { usePhone } from './phone.ts';
import type { Place } from './place.ts';
import { usePrinting } from './printing.ts';
import { Twin } from './TrajectoryTwin.tsx';

/** So much of a conclusion's words stands under the chart. */
const MOST_WORDS = 70;

const Drawing = lazy(() => import('./TrajectoryDrawing.tsx'));

export interface TrajectoryCardProps {
  row: Row<'targets'>; place: Place; indicator: Row<'indicators'> | null; trend: Answered<Row<'trend'>[]>;
    milestones: Answered<Row<'target'>[]>; conclusions: Row<'conclusions'>[];
}

export function TrajectoryCard({ row, place, trend, milestones, indicator, conclusions }: TrajectoryCardProps) {
  const { say } = useWords();
  return (
    <section className="card trajectory">
      <Answer of={together({ trend, milestones })} thing={say('thing.trend')}
        skeleton={<div className="skeleton chart-size" aria-hidden="true" />}>
        {(known,
          renewing) => <Known row={row} place={place} indicator={indicator} trend={known.trend} milestones={known.milestones} conclusions={conclusions}
            renewing={renewing} />}
      </Answer>
    </section>
  );
}

function Known({ row, place, indicator, trend, milestones, conclusions,
  renewing }: Omit<TrajectoryCardProps, 'trend' | 'milestones'> & { trend: Row<'trend'>[]; milestones: Row<'target'>[];
    renewing: boolean }) {
  const { lang, say } = useWords();
  const { v } = useAddress();
  const published = usePublished();
  const isPrinting = usePrinting();
  const navigate = useNavigate();
  const size = usePhone() ? 'phone' as const : 'desk' as const;
  const reports = place.reports.state === 'ready' ? place.reports.rows : [];
  const looked = reports.find((each) => each.report === place.report) ?? place.latest;
  const dataTo = looked?.ends ?? '';
  const events = useMemo(() => eventsOf(conclusions), [conclusions]);
  const input = useMemo((): TrajectoryInput => ({
    rows: looked ? lookedAt(trend, looked.q, place.latest?.q ?? null) : trend,
    milestones, indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo, events: events.map(({ n, q }) => ({ n, q })),
  }), [events, trend, milestones, row, lang, dataTo, looked, place.latest]);
  if (!dataTo) return <p className="ink-2">{say('fresh.none')}</p>;
  const title = trajectoryConclusion(input);
  const open = (q: number): void => {
    const report = trend.find((each) => each.q === q)?.report;
    if (report)
      void navigate({ to: '.', resetScroll: false, hash: 'so-lieu', hashScrollIntoView: true,
        search: (now: Address) => ({ ...now, diem: report, tab: 'nguon' as const, cq: undefined }) });
  };
  const subtitle = [indicator ? named(indicator, 'name', lang) : named(row, 'short', lang), midSentence(partOf(row, say)),
    say('trend.by')].filter(Boolean).join(', ');
  const table = v === 'bang';
  const actions = (
    <>
      <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, v: table ? undefined : 'bang' as const })}
        className="button button-quiet button-small">
          <Icon name={table ? 'bars' : 'table'} size={16} />{say(table ? 'trend.chart' : 'trend.table')}
        </Link>
      <a className="button button-quiet button-small" href={fileAddress('target.csv', { target: row.target, report: place.report, ...asPublished(published), lang })} download><Icon name="download" size={16} />CSV</a>
    </>
  );
  const told = events.length > 0 && !table && (
    <ol className="events small ink-2" aria-label={say('conclusions:title')}>
      {events.map(({ n, row: { conclusion, signed_on, text } }) => (
        <li key={conclusion}><strong className="num" aria-hidden="true">{n}</strong> <span className="num">{dateLabel(signed_on, lang)}</span>: <Link to="/ket-luan/$so" params={{ so: conclusion }} search={keep}>{say('conclusions:short', { conclusion })}</Link>, <span lang="vi">{text.length > MOST_WORDS && !isPrinting ? `${text.slice(0, MOST_WORDS).trimEnd()}…` : text}</span></li>
      ))}
    </ol>
  );
  const footer = (
    <p className="note dots chart-foot">
      <span>{say('trend.source')}</span>
      {looked && <span>{reportTo(looked.report, looked.ends, lang)}</span>}
      {input.rows.some((each) => each.provisional !== null) && <span>{say('terms:asterisk')}</span>}
      {!table && keysOf(input, size).map((key) => <span key={key}>{say(`trend.${key}`)}</span>)}
      {input.rows.some((each) => each.actual !== null || each.provisional !== null) && <span className="no-print">{say('trend.click')}</span>}
    </p>
  );
  if (table) {
    return (
      <div className="chart">
        <div className="spread"><h2 className="chart-title">{title}</h2><div className="row chart-actions">{actions}</div></div>
        <p className="chart-subtitle">{subtitle}</p>
        <Twin input={input} name={title} onRow={open} />
        {footer}
      </div>
    );
  }
  return (
    <Suspense fallback={<div className="skeleton chart-size" aria-hidden="true" />}>
      <Drawing input={input} size={size} title={title} told={trajectoryTold(input)} subtitle={subtitle} onPoint={open} waiting={renewing} actions={actions}>
        {told}
        {footer}
        <div className={size === 'phone' ? undefined : 'print-only'}>
          <Twin input={input} name={title} onRow={open} few={size === 'phone'} />
        </div>
      </Drawing>
    </Suspense>
  );
}

/** Conclusions that were signed, numbered in the order of their days. */
function eventsOf(rows: Row<'conclusions'>[]): { n: number; q: number; row: Row<'conclusions'> }[] {
  const signed = rows.filter((row) => row.q !== null).toSorted((a, b) => (a.signed_on! < b.signed_on! ? -1 : 1));
  return signed.map((row, at) => ({ n: at + 1, q: row.q!, row }));
}

/** What of the drawing's signs has to be explained: those that it holds. */
function keysOf(input: TrajectoryInput, size: 'desk' | 'phone'): string[] {
  const reading = readTrajectory(input);
  const here: Record<string, boolean> = {
    fan: size === 'desk' && reading.forecast.length > 0, whisker: size === 'desk' && reading.ranges.length > 0, hollow: reading.points.some((point) => point.hollow),
    revised: size === 'desk' && reading.ghosts.length > 0, half: reading.points.some((point) => point.row.half_year), dash: reading.silent.length > 0, slash: reading.exempt.length > 0,
  };
  return Object.keys(here).filter((key) => here[key]);
}
