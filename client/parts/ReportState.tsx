// The next deadline of a report, and how well the last one came in.
import type { ReactNode } from 'react';
import { today, useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel, reportLabel } from '../format.ts';
import { collator } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { midSentence, named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import type { Place } from './place.ts';
import { Told } from './Told.tsx';

const BARS = 8;
const NAMES = 3;

/** @param above what stands over it in the same card */
export function ReportState({ plan, place, above }: { plan: string; place: Place; above?: ReactNode }) {
  const { lang, say } = useWords();
  const looked = place.report ?? place.latest?.report;
  const reporting = useQuestion('reporting', looked ? { plan, report: looked } : null);
  const missing = reporting.state === 'ready' ? reporting.rows.filter((row) => row.state === 'missing') : [];
  const names = missing.map((row) => named(row, 'name', lang)).toSorted(collator(lang).compare);
  return (
    <Answer of={place.reports} thing={say('thing.reports')} skeleton={<Skeleton lines={4} tall />}
      empty={<section className="card rows report-state">{above}<p>{say('reports.none')}</p></section>}>
      {(reports) => {
        const next = reports.find((row) => row.due >= today() && row.agencies_expected > 0);
        const at = reports.findIndex((row) => row.report === looked);
        const quality = at < 0 ? null : reports[at]!;
        const past = at < 0 ? [] : reports.slice(Math.max(0, at - BARS + 1), at + 1);
        return (
          <section className="card rows report-state">
            {above}
            <div className="stack-tight">
              <h2 className="title">{say('reports.next')}</h2>
              {next ? (
                <>
                  <p className="spread small">
                    <span>{say('reports.handIn', { report: midSentence(reportLabel(next.report, lang)) })}</span> <strong className="num">
                      {dateLabel(next.due, lang)}
                    </strong>
                  </p>
                  <p className="spread small ink-2">
                    <span>{say('reports.received')}</span> <span className="num">
                      {say('reports.agencies', { received: next.agencies_received, expected: next.agencies_expected })}
                    </span>
                  </p>
                </>
              ) : <p className="small ink-2">{say('reports.noNext')}</p>}
            </div>
            {quality && (
              <div className="stack-tight">
                <h2 className="title">{say('reports.quality')}</h2>
                <div className="spread">
                  <p><strong className="block-value num">
                    {quality.agencies_on_time}/{quality.agencies_expected}
                  </strong> <span className="small ink-2">{say('reports.onTime', { report: midSentence(reportLabel(quality.report, lang)) })}</span></p>
                  <OnTimeBars rows={past} />
                </div>
                {names.length > 0 && (
                  <details className="small">
                    <summary><Icon name="chevron-down" size={14} />{say('reports.missing', { count: names.length })}</summary>
                    <ul className="plain">{names.map((name) => <li key={name}>{name}</li>)}</ul>
                  </details>
                )}
                {names.length === 0 && reporting.state === 'ready' && quality.agencies_received === quality.agencies_expected
                  && <p className="small ink-2"><Told text={say('reports.complete')} /></p>}
              </div>
            )}
          </section>
        );
      }}
    </Answer>
  );
}

/** A bar a report, as high as the part handed in on time; the one looked at in ink. */
function OnTimeBars({ rows }: { rows: Row<'reports'>[] }) {
  const { lang, say } = useWords();
  const last = rows.at(-1);
  if (rows.length < NAMES || !last) return null;
  const [width, height, step] = [rows.length * 13, 36, 13];
  return (
    <svg width={width} height={height} role="img"
      aria-label={say('reports.bars', { count: rows.length, report: reportLabel(last.report, lang) })}>
      {rows.map((row, at) => {
        const tall = row.agencies_expected > 0 ? (row.agencies_on_time / row.agencies_expected) * height : 0;
        return <rect key={row.report} x={at * step} y={height - tall} width="9" height={tall}
          fill={at === rows.length - 1 ? 'var(--data-actual)' : 'var(--data-compare)'} />;
      })}
      <path d={`M0 ${height - 0.5}H${width - 4}`} stroke="var(--border-strong)" />
    </svg>
  );
}
