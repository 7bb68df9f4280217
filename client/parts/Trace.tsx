// Where a figure comes from: the figure, the agencies it is made of, and the sheet of one of them down to the cell.
import { Link, useNavigate } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Answered } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { collator, figure, moment, quarterLabel, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import type { Say } from '../words.ts';
import { useAddress } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { partOf, unitOf } from './figures.ts';

export function Trace({ row, report, trend,
  indicator }: { row: Row<'targets'>; report: string | undefined; trend: Answered<Row<'trend'>[]>; indicator: Row<'indicators'> | null }) {
  const { lang, say } = useWords();
  const { cq } = useAddress();
  const { compare } = collator(lang);
  const sorted = (rows: Row<'observations'>[]): Row<'observations'>[] =>
    rows.toSorted((a, b) => compare(named(a, 'name', lang), named(b, 'name', lang)));
  const observations = useQuestion('observations', report ? { target: row.target, report } : null);
  const points = trend.state === 'ready' ? trend.rows.filter((each) => each.state !== 'not-owed' && each.state !== 'not-due') : [];
  const point = points.find((each) => each.report === report) ?? null;
  if (trend.state === 'ready' && !report) return <p className="card ink-2">{say('trace.noPoint')}</p>;
  return (
    <Answer of={observations} thing={say('thing.observations')} skeleton={<Skeleton lines={8} />}>
      {(rows, renewing) => (
        <section className={renewing ? 'card trace dimmed' : 'card trace'} aria-labelledby="trace-title">
          <div>
            <h2 className="trace-head" id="trace-title">{say('trace.figure')}</h2>
            <PointPicker points={points} report={report} />
            {point ? <FigureOf point={point} row={row} indicator={indicator} rows={rows} />
              : <p className="ink-2">{say('trace.noPoint')}</p>}
          </div>
          <Agencies rows={sorted(rows)} row={row} point={point} chosen={cq ?? sorted(rows)[0]?.agency} />
          <Sheet rows={rows} row={row} chosen={cq ?? sorted(rows)[0]?.agency} />
        </section>
      )}
    </Answer>
  );
}

function PointPicker({ points, report }: { points: Row<'trend'>[]; report: string | undefined }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  return (
    <label className="picker">
      <span className="hidden-look">{say('trace.point')}</span>
      <select className="select" value={report}
        onChange={(event) =>
          void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, diem: event.target.value }) })}>
        {points.toReversed().map((each) => <option key={each.report} value={each.report}>
          {quarterLabel(each.quarter, 'long', lang)} · {reportLabel(each.report, lang)}
        </option>)}
        {report && !points.some((each) => each.report === report) && <option value={report}>{reportLabel(report, lang)}</option>}
      </select>
    </label>
  );
}

function FigureOf({ point, row, indicator,
  rows }: { point: Row<'trend'>; row: Row<'targets'>; indicator: Row<'indicators'> | null; rows: Row<'observations'>[] }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  const held = point.quarter === row.quarter ? { goal: row.goal, goalMax: row.goal_max, comparator: row.comparator } : {};
  const earlier = new Set(rows.map((each) => each.report)).size > 1;
  return (
    <div className="stack">
      <p className="key-number">{figure(point.actual, unit, lang, held)}</p>
      {row.kind === 'share' && point.numerator !== null && point.denominator !== null && (
        <p className="small">
          <strong className="num">
            {say('trace.formula',
              { numerator: figure(point.numerator, 'count', lang), denominator: figure(point.denominator, 'count', lang) })}
          </strong>
          <br /><span className="ink-2">{say('trace.sums')}</span>
        </p>
      )}
      {earlier && <p className="small ink-2">{say('trace.cumulative')}</p>}
      <dl className="facts">
        <dt>{say('trace.coverage')}</dt>
          <dd>{say('reports.agencies', { received: point.agencies_reported, expected: point.agencies_expected })}</dd>
        {point.path !== null && <><dt>{say('charts:table.path')}</dt><dd className="num plan-ink">{figure(point.path, unit, lang)}</dd></>}
        {point.provisional !== null
          && <><dt>{say('terms:freshness.provisional')}</dt><dd className="num">{figure(point.provisional, unit, lang)}*</dd></>}
        {point.revised_from !== null
          && <><dt>{say('terms:freshness.revised')}</dt>
            <dd className="num">{figure(point.revised_from, unit, lang)} {say('trace.became')} {figure(point.actual, unit, lang)}</dd></>}
        {indicator && <><dt>{say('definition.timing')}</dt><dd>{say(`terms:timing.${indicator.timing}`)}</dd></>}
      </dl>
    </div>
  );
}

function Agencies({ rows, row, chosen,
  point }: { rows: Row<'observations'>[]; row: Row<'targets'>; chosen: string | undefined; point: Row<'trend'> | null }) {
  const { lang, say } = useWords();
  const latest = rows.filter((each) => each.report === (point?.report ?? rows[0]?.report));
  const lines = latest.filter((each) =>
    each.in_force || !latest.some((other) => other.agency === each.agency && other.part === each.part && other.in_force))
    .filter((each, at, list) => list.findIndex((other) => other.agency === each.agency && other.part === each.part) === at);
  const parts = new Set(lines.map((each) => each.part)).size > 1;
  const ratio = row.kind === 'share' || row.kind === 'done';
  return (
    <div>
      <h2 className="trace-head">{say('trace.agencies', { count: new Set(lines.map((each) => each.agency)).size })}</h2>
      {lines.length === 0 ? <p className="ink-2 small">{say('trace.noRows')}</p> : (
        <div className="scroll trace-agencies" tabIndex={0} role="group" aria-label={say('trace.agenciesLabel')}>
          <table className="table table-dense">
            <caption className="hidden-look">{say('trace.agenciesLabel')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('agency.name')}</th>
                {ratio && <>
                  <th scope="col" className="num">{say('trace.numerator')}</th>
                    <th scope="col" className="num">{say('trace.denominator')}</th>
                </>}
                {!ratio && <th scope="col" className="num">{say('trace.value')}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.map((each) => (
                <tr key={`${each.agency} ${each.part}`} aria-current={each.agency === chosen || undefined}>
                  <th scope="row">
                    <Link to="." replace resetScroll={false} search={(now: Address) => ({ ...now, cq: each.agency })}>
                      {named(each, 'name', lang)}
                    </Link>
                    {parts && <span className="sub">{partOf(each, say) || say('filter.whole')}</span>}
                    {each.revision > 1 && <> <span className="pill">{say('trace.revision', { revision: each.revision })}</span></>}
                    {!each.in_force && <> <span className="pill">{say('terms:freshness.provisional')}</span></>}
                    {each.state !== 'reported' && <span className="sub">{say(`terms:observation.${each.state}`)}</span>}
                  </th>
                  {ratio && <>
                    <td className="num">{figure(each.numerator, 'count', lang)}</td>
                      <td className="num">{figure(each.denominator, 'count', lang)}</td>
                  </>}
                  {!ratio && <td className="num">{figure(each.value, unitOf(row), lang)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function placeOf(row: Row<'observations'>, say: Say): string {
  const parts = [row.sheet && say('trace.inSheet', { sheet: row.sheet }), say('trace.inLine', { line: row.line }),
    row.cell && say('trace.inCell', { cell: row.cell })];
  return parts.filter(Boolean).join(', ');
}

/** All that one agency handed in for the figure, newest first: receipt, file, place in it, hash and moments. */
function Sheet({ rows, row, chosen }: { rows: Row<'observations'>[]; row: Row<'targets'>; chosen: string | undefined }) {
  const { lang, say } = useWords();
  const own = rows.filter((each) => each.agency === chosen);
  const first = own[0] ?? null;
  return (
    <div>
      <h2 className="trace-head">{first ? say('trace.sheetOf', { agency: named(first, 'name', lang) }) : say('trace.sheet')}</h2>
      {!first && <p className="ink-2 small">{say(chosen ? 'trace.nothingFrom' : 'trace.noRows')}</p>}
      <ol className="rows">
        {own.map((each) => (
          <li key={`${each.submission} ${each.line}`} className="stack-tight">
            <p className="spread small">
              <span><strong>{reportLabel(each.report, lang)}</strong>{each.part !== '' && ` · ${partOf(each, say)}`}</span>
              <span className="row">
                {each.in_force && <span className="pill pill-plan">{say('trace.inForce')}</span>}
                  <span className="pill">{say('trace.revision', { revision: each.revision })}</span>
              </span>
            </p>
            <p className="num">
              {each.numerator !== null || each.denominator !== null
                ? `${figure(each.numerator, 'count', lang)} / ${figure(each.denominator, 'count', lang)}`
                  : figure(each.value, unitOf(row), lang)}
                    {each.sample !== null && <span className="ink-3"> {say('trace.sample', { count: each.sample })}</span>}
            </p>
            <dl className="facts">
              <dt>{say('trace.receipt')}</dt><dd className="mono">{each.submission}</dd>
              <dt>{say('trace.file')}</dt><dd className="break">{each.file}</dd>
              <dt>{say('trace.place')}</dt><dd>{placeOf(each, say)}</dd>
              <dt>{say('trace.received')}</dt><dd className="num">{moment(each.received_at, lang)}</dd>
              <dt>{say('trace.accepted')}</dt>
                <dd className="num">{each.accepted_at === null ? say('trace.waiting') : moment(each.accepted_at, lang)}</dd>
              {each.reason && <><dt>{say('trace.reason')}</dt><dd>{say(`reason.${each.reason}`)}</dd></>}
              {each.note && <><dt>{say('trace.note')}</dt><dd lang="vi">{each.note}</dd></>}
              <dt>SHA-256</dt><dd className="mono hash">{each.sha256}</dd>
            </dl>
          </li>
        ))}
      </ol>
      {first && <p className="note mark-text"><Icon name="lock" size={14} />{say('trace.kept')}</p>}
    </div>
  );
}
