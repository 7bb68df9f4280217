// Who lacks how much of the milestone: a bar for each agency, what is above it outlined to the left; few cases apart, unranked.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Params, Row } from '../../queries/types.ts';
import { figure, level, listLabel, quarterLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { ShortfallBar } from './ShortfallBar.tsx';
import { Traced } from './Traced.tsx';
import { unitOf } from './figures.ts';
import { usePrinting } from './printing.ts';

const SHOWN = 12;
const NAMED = 3;

type Line = Row<'breakdown'>;

/** Ranked first in the order of the answer, then those of few cases, then those without a figure. */
function inGroups(rows: Line[]): { key: 'ranked' | 'few' | 'without'; rows: Line[] }[] {
  const has = (row: Line): boolean => row.state === 'reported' || (row.state === 'nothing-to-report' && row.actual !== null);
  return [
    { key: 'ranked' as const, rows: rows.filter((row) => has(row) && row.ranked) },
    { key: 'few' as const, rows: rows.filter((row) => has(row) && !row.ranked) },
    { key: 'without' as const, rows: rows.filter((row) => !has(row)) },
  ].filter((group) => group.rows.length > 0);
}

export function AgencyRows({ row, rows, params, renewing }: { row: Row<'targets'>; rows: Line[]; params: Params<'breakdown'>; renewing: boolean }) {
  const { lang, say } = useWords();
  const [isWhole, setWhole] = useState(false);
  const all = usePrinting() || isWhole;
  const groups = inGroups(rows);
  const shown = new Set((all ? rows : groups.flatMap((group) => group.rows).slice(0, SHOWN)).map((each) => each.agency));
  const hasParts = rows.some((each) => each.numerator !== null);
  const hasShortfall = rows.some((each) => each.shortfall !== null);
  const hasBaseline = !hasParts && rows.some((each) => each.baseline !== null);
  const bars = rows.filter((each) => shown.has(each.agency)).map((each) => each.shortfall ?? 0);
  const scale = { least: Math.min(0, ...bars), most: Math.max(0, ...bars) };
  const worst = rows.filter((each) => each.ranked && (each.shortfall ?? 0) > 0).slice(0, NAMED);
  const missing = rows.filter((each) => each.state === 'missing').length;
  const goal = rows.find((each) => each.goal !== null)?.goal ?? null;
  const title = !hasShortfall ? say('agency.values')
    : worst.length > 0 ? say('agency.worst', { count: worst.length, share: figure(worst.at(-1)!.missing_share, 'percent', lang, { decimals: 0 }), names: listLabel(worst.map((each) => named(each, 'name', lang)), lang) }) : say('agency.noneBehind');
  const sums = rows.find((each) => each.missing_all !== null);
  // What is not shown of what is missing, in the order in which shares add up.
  const rest = groups.flatMap((group) => group.rows).filter((each) => !shown.has(each.agency) && each.missing_from !== null);
  const columns = 2 + Number(hasShortfall) + Number(hasParts) + Number(hasBaseline) + Number(hasShortfall);
  return (
    <div className={renewing ? 'card dimmed' : 'card'}>
      <h2 className="title">{title}</h2>
      <p className="note">
        {[rows[0] && (rows[0].span === 'year' ? say('agency.year', { year: rows[0].quarter.slice(0, 4) }) : quarterLabel(rows[0].quarter, 'long', lang)), hasShortfall && goal !== null && say('agency.measure', { goal: level(goal, row.unit, lang) }), hasShortfall && sums && say(sums.over_all! < 0 ? 'agency.sums' : 'agency.sum', { missing: figure(sums.missing_all, 'count', lang), over: figure(-sums.over_all!, 'count', lang) }),
          missing > 0 && say('agency.missing', { count: missing })].filter(Boolean).join('. ')}
      </p>
      <table className="table table-dense agencies">
        <caption className="hidden-look">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('agency.name')}</th>
            <th scope="col" className="num">{say('agency.figure')}</th>
            {hasParts && <th scope="col" className="num desk-only">{say('agency.parts')}</th>}
            {hasBaseline && <th scope="col" className="num desk-only">{say('agency.baseline')}</th>}
            {hasShortfall && <th scope="col" className="agency-bar">{say('agency.shortfall')}</th>}
            {hasShortfall && <th scope="col" className="num desk-only">{say('agency.addedUp')}</th>}
          </tr>
        </thead>
        {groups.map((group) => {
          const lines = group.rows.filter((each) => shown.has(each.agency));
          return lines.length > 0 && (
            <tbody key={group.key}>
              {group.key !== 'ranked' && groups.length > 1 && <tr className="agency-group"><th scope="rowgroup" colSpan={columns}>{say(`agency.${group.key}`)}</th></tr>}
              {lines.map((each) => (
                <tr key={each.agency} data-agency={each.agency} data-state={each.state}>
                  <th scope="row"><Name each={each} /></th>
                  <td className="num"><Figure row={row} each={each} params={params} /></td>
                  {hasParts && <td className="num desk-only ink-2"><Parts each={each} /></td>}
                  {hasBaseline && <td className="num desk-only ink-2">{figure(each.baseline, unitOf(row), lang)}</td>}
                  {hasShortfall
                    && <td className="agency-bar">
                      <ShortfallBar value={each.shortfall} {...scale} hollow={!each.ranked} label={each.shortfall === null ? '' : figure(each.shortfall, 'count', lang)} />
                    </td>}
                  {hasShortfall && <td className="num desk-only ink-2">{each.missing_share === null ? '' : figure(each.missing_share, 'percent', lang, { decimals: 0 })}</td>}
                </tr>
              ))}
            </tbody>
          );
        })}
        {rest.length > 0 && (
          <tbody><tr className="ink-2">
            <th scope="row">{say('agency.rest', { count: rest.length })}</th><td />{hasParts && <td className="desk-only" />}{hasBaseline && <td className="desk-only" />}
            <td className="agency-bar">{figure(rest[0]!.missing_from, 'count', lang)}</td><td className="num desk-only">{figure(rest.at(-1)!.missing_share, 'percent', lang, { decimals: 0 })}</td>
          </tr></tbody>
        )}
      </table>
      {rows.length > SHOWN
        && <p className="no-print"><button type="button" className="button-text strong" onClick={() => setWhole(!all)} aria-expanded={all}>
          {say(all ? 'agency.fewer' : 'agency.all', { count: rows.length })}
        </button></p>}
    </div>
  );
}

/** A body, or the joined names of a group; estimates say so. */
function Name({ each }: { each: Line }) {
  const { lang, say } = useWords();
  return (
    <>
      <Link to="/co-quan/$ma" params={{ ma: each.agency }} search={keep}>{named(each, 'name', lang)}</Link>{each.estimate && <> <span className="pill">{say('agency.estimate')}</span></>}
      {each.bodies > 1 && <span className="sub">{say('agency.joined', { count: each.bodies })}</span>}
    </>
  );
}

function Figure({ row, each, params }: { row: Row<'targets'>; each: Line; params: Params<'breakdown'> }) {
  const { lang, say } = useWords();
  const unit = unitOf(row);
  if (each.state === 'reported' && each.actual !== null) {
    return <Traced question="breakdown" params={params} row={each} column="actual">{figure(each.actual, unit, lang)}</Traced>;
  }
  if (each.state === 'nothing-to-report') {
    return each.actual ? <>{figure(each.actual, unit, lang)}</> : <>{figure(null, unit, lang)}<span className="sub">{say('agency.state.nothing-to-report')}</span></>;
  }
  return <span className="ink-3">{say(`agency.state.${each.state}`)}</span>;
}

/** Numerator and denominator; of an absent body what was last known. */
function Parts({ each }: { each: Line }) {
  const { lang, say } = useWords();
  if (each.numerator !== null && each.denominator !== null) return <>{figure(each.numerator, 'count', lang)} / {figure(each.denominator, 'count', lang)}</>;
  return each.last_value === null ? null : <span className="ink-3">{say('agency.lastDenominator', { value: figure(each.last_value, 'count', lang) })}</span>;
}
