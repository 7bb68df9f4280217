// The number itself, its quarter and state, and the sentences that tell how it was made.
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { RefObject } from 'react';
import type { Answered } from '../api.ts';
import { stateWords } from '../charts/told.ts';
import type { Row } from '../../queries/types.ts';
import { figure, quarterLabel, reportLabel } from '../format.ts';
import { StatusWord } from '../marks/StatusWord.tsx';
import type { TraceAnswer } from '../trace.ts';
import { named, useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { unitOf } from './figures.ts';
import { Told } from './Told.tsx';
import { STEPS_OF, tellSteps, tellsAnother, verdictOf } from './trace-steps.ts';
import { columnWords, tracedValue } from './trace-value.ts';
import { TraceCell } from './TraceCell.tsx';

/** Numbers whose verdict belongs beside them. */
const JUDGED = new Set(['actual', 'passed_actual', 'numerator', 'denominator', 'gap', 'remaining', 'pace', 'lag']);

export interface TraceFigureProps {
  traced: TraceAnswer; row: Row<'targets'>; trend: Answered<Row<'trend'>[]>; title: RefObject<HTMLHeadingElement | null>;
}

export function TraceFigure({ traced, row, trend, title }: TraceFigureProps) {
  const { lang, say } = useWords();
  const { column } = traced;
  const cells = traced.cells as Partial<Row<'trend'> & Row<'breakdown'> & Row<'targets'> & Row<'target'>>;
  const steps = traced.derivation ?? [];
  const year = column.startsWith('passed_') ? cells.passed_due : /^(goal|printed)/.test(column) ? cells.due : cells.span === 'year' ? Number(cells.quarter?.slice(0, 4)) : null;
  const quarter = cells.actual_quarter ?? cells.quarter;
  const when = year ? say('charts:run.wholeYear', { year }) : quarter ? quarterLabel(quarter, 'inline', lang) : '';
  const verdict = JUDGED.has(column) ? verdictOf(steps) : null;
  const label = columnWords(column, say);
  const text = tracedValue(traced, row, lang);
  return (
    <div>
      <h2 className="trace-head" id="trace-title" ref={title} tabIndex={-1}>{say('trace.figure')}</h2>
      {traced.question === 'trend' && <PointPicker trend={trend} report={String(cells.report ?? '')} />}
      <div className="stack-tight">
        <p className="block-label">{[label, when].filter(Boolean).join(', ')}</p>
        {cells.name_vi !== undefined && <p className="strong">{named(cells as Row<'breakdown'>, 'name', lang)}</p>}
        <p className={text.length < 9 ? 'key-number' : 'key-number key-number-long'}>{text}</p>
        {verdict && <p><StatusWord status={verdict.status} /></p>}
        {verdict?.reason && <p className="small ink-2">{say(`trace:reason.${verdict.reason}`)}</p>}
        {!year && <StateOf traced={traced} cells={cells} row={row} />}
      </div>
      <Others traced={traced} row={row} />
      <Steps traced={traced} row={row} own={STEPS_OF[column] ?? []} />
    </div>
  );
}

const OTHERS = ['actual', 'provisional', 'revised_from', 'numerator', 'denominator', 'path', 'gap', 'remaining', 'shortfall'];

/** The other numbers of the same row, each a way to its own trace. */
function Others({ traced, row }: { traced: TraceAnswer; row: Row<'targets'> }) {
  const { say } = useWords();
  const known = OTHERS.filter((column) => column !== traced.column && typeof traced.cells[column] === 'number');
  if (known.length === 0) return null;
  return (
    <dl className="facts trace-others">
      {known.map((column) => (
        <Fragment key={column}>
          <dt>{say(`trace:column.${column}`)}</dt>
          <dd className="num">
            <TraceCell traced={traced} row={row} column={column} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Freshness in words: accepted, provisional, corrected, partial, missing. */
function StateOf({ traced, cells, row }: { traced: TraceAnswer; cells: Partial<Row<'trend'> & Row<'breakdown'> & Row<'targets'>>; row: Row<'targets'> }) {
  const { lang, say } = useWords();
  if (traced.question === 'trend') {
    const told = stateWords(cells as Row<'trend'>, { lang, indicator: { unit: unitOf(row), kind: row.kind, better: row.better } });
    return <p className="small ink-2 sentence">{told}.</p>;
  }
  if (traced.question === 'targets') return <p className="small ink-2">{say(cells.freshness === 'provisional' ? 'trace:newer' : `terms:freshnessMeaning.${cells.freshness}`)}.</p>;
  if (cells.state === undefined) return null;
  const word = cells.state in { missing: 1, 'not-due': 1 } ? say(`terms:point.${cells.state}`) : say(`terms:observation.${cells.state}`);
  return <p className="small ink-2">{word}.{cells.estimate && ` ${say('trace:estimate')}`}</p>;
}

function Steps({ traced, row, own }: { traced: TraceAnswer; row: Row<'targets'>; own: string[] }) {
  const { lang, say } = useWords();
  const here = useAddress();
  const { column } = traced;
  const groups = tellSteps(traced.derivation ?? [], { kind: row.kind, unit: unitOf(row) }, lang, say);
  const quote = traced.source?.quote;
  return (
    <div className="stack steps">
      <h3>{say('trace:how')}</h3>
      {column.startsWith('forecast') && <p className="small">{say('trace:forecast')}</p>}
      {column === 'shortfall' && <p className="small">{say('trace:shortfall')}</p>}
      {!column.startsWith('passed_') && tellsAnother(traced.derivation ?? [], traced.cells.actual) && <p className="small">{say('trace:another')}</p>}
      {groups.length === 0 && !column.startsWith('forecast') && <Own traced={traced} row={row} />}
      {groups.map(({ group, steps }) => (
        <div key={group} className="stack-tight">
          <h4>{say(`trace:group.${group}`)}</h4>
          <ol className="small">
            {steps.map((each) => <li key={each.step} data-step={each.step} data-own={own.includes(each.step) || undefined}><Told text={each.text} /></li>)}
          </ol>
        </div>
      ))}
      {quote && traced.source && (
        <div className="stack-tight">
          <h4>{say('trace:source')}</h4>
          <blockquote className="small" lang="vi">{quote}</blockquote>
          <p className="note">{say('trace:sourceAt', { ...traced.source })}</p>
        </div>
      )}
      <p className="small"><Link to="/phuong-phap" search={keep(here)}>{say('trace:method')}</Link></p>
    </div>
  );
}

/** The sums of one agency, which the derivation of the whole does not tell. */
function Own({ traced, row }: { traced: TraceAnswer; row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const { numerator, denominator, actual } = traced.cells as { numerator?: number | null; denominator?: number | null; actual?: number | null };
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return <p className="small"><Told text={say(`trace:step.${typeof actual === 'number' ? 'own' : 'figure.none'}`)} /></p>;
  return (
    <p className="small">
      <strong className="num">{say('trace.formula', { numerator: figure(numerator, 'count', lang), denominator: figure(denominator, 'count', lang) })}</strong>
      {' = '}<strong className="num">{figure(actual, unitOf(row), lang)}</strong>
    </p>
  );
}

function PointPicker({ trend, report }: { trend: Answered<Row<'trend'>[]>; report: string }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const points = trend.state === 'ready' ? trend.rows.filter((each) => each.report === report || (each.state !== 'not-owed' && each.state !== 'not-due')) : [];
  return (
    <label className="picker">
      <span className="hidden-look">{say('trace.point')}</span>
      <select className="select" value={report}
        onChange={(event) => void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, diem: event.target.value }) })}>
        {points.toReversed().map((each) => <option key={each.report} value={each.report}>{[...new Set([quarterLabel(each.quarter, 'long', lang), reportLabel(each.report, lang)])].join(' · ')}</option>)}
      </select>
    </label>
  );
}
