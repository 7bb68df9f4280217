// The way of a target through time: chart, its table twin, and the rows as a file.
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState, useSyncExternalStore } from 'react';
import { address, together } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { reportTo } from '../format.ts';
import type { TrajectoryDrawing } from '../charts/trajectory.ts';
import { trajectoryConclusion, trajectoryTable } from '../charts/told.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer } from './Answer.tsx';
import { partOf } from './figures.ts';
import type { Place } from './place.ts';

/** Quarters of the twin on a phone before the rest is asked for. */
const FEW = 6;

const Drawing = lazy(() => import('./TrajectoryDrawing.tsx'));

export interface TrajectoryCardProps {
  row: Row<'targets'>; place: Place; indicator: Row<'indicators'> | null; trend: Answered<Row<'trend'>[]>;
    milestones: Answered<Row<'target'>[]>;
}

export function TrajectoryCard({ row, place, trend, milestones, indicator }: TrajectoryCardProps) {
  const { say } = useWords();
  return (
    <section className="card trajectory">
      <Answer of={together({ trend, milestones })} thing={say('thing.trend')}
        skeleton={<div className="skeleton chart-size" aria-hidden="true" />}>
        {(known,
          renewing) => <Known row={row} place={place} indicator={indicator} trend={known.trend} milestones={known.milestones}
            renewing={renewing} />}
      </Answer>
    </section>
  );
}

function Known({ row, place, indicator, trend, milestones,
  renewing }: Omit<TrajectoryCardProps, 'trend' | 'milestones'> & { trend: Row<'trend'>[]; milestones: Row<'target'>[];
    renewing: boolean }) {
  const { lang, say } = useWords();
  const { v } = useAddress();
  const navigate = useNavigate();
  const size = usePhone() ? 'phone' as const : 'desk' as const;
  const reports = place.reports.state === 'ready' ? place.reports.rows : [];
  const looked = reports.find((each) => each.report === place.report) ?? place.latest;
  const dataTo = looked?.ends ?? '';
  const input = useMemo((): Omit<TrajectoryDrawing, 'theme' | 'size'> => ({
    rows: looked
      ? trend.map((each) => (
        each.q > looked.q ? { ...each, actual: null, numerator: null, denominator: null, revised_from: null, state: 'not-due' } : each))
          : trend,
    milestones, indicator: { unit: row.unit, kind: row.kind, better: row.better }, lang, dataTo,
  }), [trend, milestones, row, lang, dataTo, looked]);
  if (!dataTo) return <p className="ink-2">{say('fresh.none')}</p>;
  const title = trajectoryConclusion(input);
  const open = (q: number): void => {
    const report = trend.find((each) => each.q === q)?.report;
    if (report)
      void navigate({ to: '.', resetScroll: false, hash: 'so-lieu', hashScrollIntoView: true,
        search: (now: Address) => ({ ...now, diem: report, tab: 'nguon' as const, cq: undefined }) });
  };
  const subtitle = [indicator ? named(indicator, 'name', lang) : named(row, 'short', lang), partOf(row, say),
    say('trend.by')].filter(Boolean).join(', ');
  const table = v === 'bang';
  const actions = (
    <>
      <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, v: table ? undefined : 'bang' as const })}
        className="button button-quiet button-small">
          <Icon name={table ? 'bars' : 'table'} size={16} />{say(table ? 'trend.chart' : 'trend.table')}
        </Link>
      <a className="button button-quiet button-small" href={address('trend', { target: row.target }, 'csv')}
        download={`cot-moc-${row.target}.csv`}><Icon name="download" size={16} />CSV</a>
    </>
  );
  const footer = (
    <p className="note dots chart-foot">
      <span>{say('trend.source')}</span>
      {looked && <span>{reportTo(looked.report, looked.ends, lang)}</span>}
      {input.rows.some((each) => each.provisional !== null) && <span>{say('terms:asterisk')}</span>}
      {input.rows.some((each) => each.revised_from !== null) && <span>{say('trend.revised')}</span>}
      <span>{say('trend.click')}</span>
    </p>
  );
  if (table) {
    return (
      <div className="chart">
        <div className="spread"><h2 className="chart-title">{title}</h2><div className="row">{actions}</div></div>
        <p className="chart-subtitle">{subtitle}</p>
        <Twin input={input} name={title} onRow={open} />
        {footer}
      </div>
    );
  }
  return (
    <Suspense fallback={<div className="skeleton chart-size" aria-hidden="true" />}>
      <Drawing input={input} size={size} title={title} subtitle={subtitle} onPoint={open} waiting={renewing} actions={actions}>
        {footer}
        <div className={size === 'phone' ? undefined : 'print-only'}>
          <Twin input={input} name={title} onRow={open} few={size === 'phone'} />
        </div>
      </Drawing>
    </Suspense>
  );
}

/** The same figures as rows, newest first; each leads to the sheets behind it. */
function Twin({ input, name, onRow,
  few = false }: { input: Omit<TrajectoryDrawing, 'theme' | 'size'>; name: string; onRow: (q: number) => void; few?: boolean }) {
  const { say } = useWords();
  const [all, setAll] = useState(!few);
  const known = trajectoryTable(input);
  const rows = all ? known : known.slice(0, FEW);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('trend.table')}>
      <table className="table table-dense twin">
        <caption className="hidden-look">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('charts:table.quarter')}</th>
            <th scope="col" className="num">{say('charts:table.actual')}</th>
            <th scope="col" className="num desk-only">{say('charts:table.figures')}</th>
            <th scope="col" className="num">{say('charts:table.path')}</th>
            <th scope="col" className="desk-only">{say('charts:table.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.q}>
              <th scope="row">
                <button type="button" className="button-text nowrap" onClick={() => onRow(row.q)}>{row.quarter}</button>
                  <span className="sub phone-only">{[row.state, row.note].filter(Boolean).join('. ')}</span>
              </th>
              <td className="num strong">{row.actual}</td>
              <td className="num desk-only">{row.figures}</td>
              <td className="num plan-ink">{row.path}</td>
              <td className="desk-only">{[row.state, row.note].filter(Boolean).join('. ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {known.length > FEW && few
        && <p><button type="button" className="button-text strong" onClick={() => setAll(!all)} aria-expanded={all}>
          {say(all ? 'agency.fewer' : 'trend.all', { count: known.length })}
        </button></p>}
    </div>
  );
}

const phone = '(max-width: 767px)';
function usePhone(): boolean {
  return useSyncExternalStore((changed) => {
    const media = window.matchMedia(phone);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, () => window.matchMedia(phone).matches);
}
