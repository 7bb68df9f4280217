// Who lacks how much of the milestone: a bar for each agency, what is above it outlined to the left.
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, level, listLabel, quarterLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { unitOf } from './figures.ts';
import type { Address } from './address.ts';

const SHOWN = 12;
const NAMED = 3;

export function ByAgency({ row, report }: { row: Row<'targets'>; report: string | undefined }) {
  const { say } = useWords();
  const breakdown = useQuestion('breakdown', { target: row.target, ...(report ? { report } : {}) });
  return (
    <Answer of={breakdown} thing={say('thing.breakdown')} skeleton={<Skeleton lines={8} />}
      empty={<p className="card ink-2">{say('agency.none')}</p>}>
      {(rows, renewing) => <Bars row={row} rows={rows} renewing={renewing} />}
    </Answer>
  );
}

function Bars({ row, rows, renewing }: { row: Row<'targets'>; rows: Row<'breakdown'>[]; renewing: boolean }) {
  const { lang, say } = useWords();
  const [all, setAll] = useState(false);
  const hasParts = rows.some((each) => each.numerator !== null);
  const hasShortfall = rows.some((each) => each.shortfall !== null);
  const shown = all ? rows : rows.slice(0, SHOWN);
  const widest = Math.max(1, ...rows.map((each) => Math.abs(each.shortfall ?? 0)));
  const least = Math.min(0, ...rows.map((each) => each.shortfall ?? 0));
  const most = Math.max(0, ...rows.map((each) => each.shortfall ?? 0));
  const worst = rows.filter((each) => (each.shortfall ?? 0) > 0).slice(0, NAMED).map((each) => named(each, 'name', lang));
  const missing = rows.filter((each) => each.state === 'missing');
  const goal = rows.find((each) => each.goal !== null)?.goal ?? null;
  const quarter = rows[0]?.quarter;
  const unit = unitOf(row);
  const title = !hasShortfall ? say('agency.values')
    : worst.length > 0 ? say('agency.worst', { names: listLabel(worst, lang) }) : say('agency.noneBehind');
  return (
    <div className={renewing ? 'card dimmed' : 'card'}>
      <h2 className="title">{title}</h2>
      <p className="note">
        {quarter && quarterLabel(quarter, 'long', lang)}
          {hasShortfall && goal !== null && `. ${say('agency.measure', { goal: level(goal, row.unit, lang) })}`}
            {missing.length > 0 && `. ${say('agency.missing', { count: missing.length })}`}
      </p>
      <table className="table table-dense agencies">
        <caption className="hidden-look">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('agency.name')}</th>
            <th scope="col" className="num">{say('agency.figure')}</th>
            {hasParts && <th scope="col" className="num desk-only">{say('agency.parts')}</th>}
            {hasShortfall && <th scope="col" className="agency-bar">{say('agency.shortfall')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <tr key={each.agency}>
              <th scope="row">
                <Link to="." resetScroll={false} search={(now: Address) => ({ ...now, tab: 'nguon' as const, cq: each.agency })}>
                  {named(each, 'name', lang)}
                </Link>
              </th>
              <td className="num">
                {each.state === 'missing' ? <span className="ink-3">{say('agency.state.missing')}</span> : figure(each.actual, unit, lang)}
              </td>
              {hasParts
                && <td className="num desk-only ink-2">
                  {each.numerator !== null && each.denominator !== null
                    ? `${figure(each.numerator, 'count', lang)} / ${figure(each.denominator, 'count', lang)}` : ''}
                </td>}
              {hasShortfall
                && <td className="agency-bar">
                  <Bar value={each.shortfall} least={least} most={most} widest={widest}
                    label={each.shortfall === null ? '' : figure(each.shortfall, 'count', lang)} />
                </td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN
        && <p><button type="button" className="button-text strong" onClick={() => setAll(!all)} aria-expanded={all}>
          {say(all ? 'agency.fewer' : 'agency.all', { count: rows.length })}
        </button></p>}
    </div>
  );
}

/** Missing cases solid to the right of zero, cases above the milestone outlined to the left. */
function Bar({ value, least, most, widest, label }: { value: number | null; least: number; most: number; widest: number; label: string }) {
  if (value === null)
    return <svg className="bar" height="20" aria-hidden="true">
      <path d="M0 10h24" stroke="var(--missing-line)" strokeDasharray="3 2" />
    </svg>;
  const [room, span] = [22, Math.max(most - least, widest)];
  const zero = least < 0 ? (-least / span) * (100 - 2 * room) + room : 0;
  const wide = Math.max(0.4, (Math.abs(value) / span) * (100 - (least < 0 ? 2 : 1) * room));
  const [x, at] = value >= 0 ? [zero, zero + wide] : [zero - wide, zero - wide];
  return (
    <svg className="bar" height="20" role="img" aria-label={label}>
      {value >= 0 ? <rect x={`${x}%`} y="4" width={`${wide}%`} height="12" fill="var(--data-actual)" />
        : <rect x={`${x}%`} y="4.75" width={`${wide}%`} height="10.5" fill="var(--surface)" stroke="var(--data-actual)"
          strokeWidth="1.5" />}
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="20" stroke="var(--border-strong)" />
      <text x={`${at}%`} dx={value >= 0 ? 7 : -7} y="14.5" textAnchor={value >= 0 ? 'start' : 'end'} className="bar-label">{label}</text>
    </svg>
  );
}
