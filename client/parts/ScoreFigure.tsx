// The figure that a component is scored by, as the way to its own trace where a target shows it; and what stands behind the points in any case: the sheets, or the report of what was done.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { measureLabel } from '../charts/score-sayings.ts';
import { dateLabel, figure, quarterLabel, reportLabel } from '../format.ts';
import type { Component, OfCard } from '../scores.ts';
import { midSentence } from '../names.ts';
import { useTrace } from '../trace.ts';
import { named, useWords } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { keep } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { reportOf } from './trace-address.ts';
import { Traced } from './Traced.tsx';
import { TraceStatement } from './TraceStatement.tsx';
import './trace-words.ts';

/** Of which period a figure is: a quarter, a year, a month. */
function atLabel(period: string, lang: Lang): string {
  return /Q\d$/.test(period) ? quarterLabel(period, 'inline', lang) : midSentence(reportLabel(period, lang));
}

export function ScoreFigure({ row, of, kind, target }: { row: Component; of: OfCard; kind: string; target: Row<'targets'> | undefined }) {
  const { lang, say } = useWords();
  if (row.measure === null && row.done_on === null) return null;
  const count = (value: number): string => figure(value, 'count', lang, { plain: true, bare: true });
  const when = row.at_period ? atLabel(row.at_period, lang) : '';
  const said = row.subject !== '' ? say(row.done_on === null ? 'scores:notDone' : 'scores:doneOn', { date: dateLabel(row.done_on, lang) }) : row.numerator !== null && row.denominator !== null ? `${count(row.numerator)}/${count(row.denominator)}` : measureLabel(row.measure, row, lang);
  const words = [[target?.code, when].filter(Boolean).join(' '), said].filter(Boolean).join(': ');
  const isOwn = kind !== 'province';
  const at = row.at_period && /^20\d\d(Q[1-4]|H1|Y)$/.test(row.at_period) ? reportOf(row.at_period) : null;
  return (
    <p className="num small">
      {target && at ? (isOwn ? <Traced question="breakdown" params={{ target: target.target, report: at }} row={{ agency: of.scored } as Row<'breakdown'>} column="actual" target={target.target}>{words}</Traced>
        : <Traced question="trend" params={{ target: target.target }} row={{ report: at } as Row<'trend'>} column="actual" target={target.target}>{words}</Traced>) : <span>{words}</span>}
      <span className="sub">{row.read_at !== null ? say('scores:readSnapshot', { date: dateLabel(row.read_at, lang) }) : say(row.reading === 'snapshot' ? 'scores:readUnpublished' : 'scores:readLive')}</span>
    </p>
  );
}

/** Who reported what was done, when, and by which document. */
function doneWords(report: Row<'progress'>, lang: Lang, say: Say): string {
  const said = say(report.state === 'done' ? 'scores:doneOn' : 'scores:notDone', { date: dateLabel(report.done_on, lang) });
  return [say('scores:reportedBy', { agency: named(report, 'name', lang), date: dateLabel(report.reported_at, lang), said }), report.document].filter(Boolean).join('; ');
}

/** What stands behind the points, sheets or a report of what was done, and the question as it was asked. */
export function ScoreBehind({ of, component }: { of: OfCard; component: string }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="no-print small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('scores:from')}</summary>
      {isOpen && <Sheets of={of} component={component} />}
    </details>
  );
}

function Sheets({ of, component }: { of: OfCard; component: string }) {
  const { lang, say } = useWords();
  const rows = useQuestion('scorecard', of);
  const at = rows.state === 'ready' ? rows.rows.findIndex((row) => row.component === component) : -1;
  const answer = useTrace(at < 0 ? null : { question: 'scorecard', params: of, row: at, column: 'data' });
  const count = (value: number | null): string => figure(value, 'count', lang, { plain: true, bare: true });
  return (
    <Answer of={answer} thing={say('trace:thing')} skeleton={<Skeleton lines={3} />}>
      {(traced) => (
        <div className="stack">
          {traced.counted?.question === 'progress' ? <ul className="stack-tight">{(traced.counted.rows as Row<'progress'>[]).map((each) => <li key={each.subject}>{doneWords(each, lang, say)}</li>)}</ul> : (traced.observations ?? []).length === 0 ? <p className="ink-2">{say('scores:noSheets')}</p> : (
            <div className="scroll score-sheets" tabIndex={0} role="group" aria-label={say('trace:sheets.label')}>
              <table className="table table-dense"><caption className="hidden-look">{say('trace:sheets.label')}</caption>
                <thead><tr><th scope="col">{say('agency.name')}</th><th scope="col" className="num">{say('scores:measured')}</th><th scope="col">{say('trace.receipt')}</th></tr></thead>
                <tbody>{traced.observations!.map((each) => (
                  <tr key={`${each.agency} ${each.report} ${each.part} ${each.submission}`}>
                    <th scope="row" lang="vi">{named(each, 'name', lang)}<span className="sub">{reportLabel(each.report, lang)}</span></th>
                    <td className="num">{each.denominator === null ? count(each.value) : `${count(each.numerator)}/${count(each.denominator)}`}</td>
                    <td><Link to="/phieu/$phieu" params={{ phieu: each.submission }} search={keep} className="mono">{each.submission}</Link><span className="sub">{[each.sheet, say('trace.inLine', { line: each.line })].filter(Boolean).join(', ')}</span></td>
                  </tr>
                ))}</tbody></table>
            </div>
          )}
          <TraceStatement traced={traced} />
        </div>
      )}
    </Answer>
  );
}
