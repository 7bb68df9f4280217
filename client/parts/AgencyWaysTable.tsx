// The figures of every body, quarter by quarter, newest first: the same as drawn.
import { useState } from 'react';
import type { Row } from '../../queries/types.ts';
import { isHollow } from '../charts/ways.ts';
import type { Ways } from '../charts/ways.ts';
import { figure, quarterLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { unitOf } from './figures.ts';

export function AgencyWaysTable({ row, ways, name }: { row: Row<'targets'>; ways: Ways; name: string }) {
  const { lang, say } = useWords();
  const [open, setOpen] = useState(false);
  const quarters = ways.owed.toReversed();
  return (
    <details className="ways-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('trend.table')}</summary>
      {open && (
        <div className="scroll" tabIndex={0} role="group" aria-label={name}>
          <table className="table table-dense">
            <caption className="hidden-look">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{say('agency.name')}</th>
                {quarters.map((q) => <th key={q} scope="col" className="num nowrap">{quarterLabel(q, 'table', lang)}</th>)}
              </tr>
            </thead>
            <tbody>
              {ways.ways.map((way) => {
                const byQ = new Map(way.known.map((each) => [each.q, each]));
                return (
                  <tr key={way.agency}>
                    <th scope="row">{named(way, 'name', lang)}</th>
                    {quarters.map((q) => {
                      const each = byQ.get(q);
                      return <td key={q} className={each && !isHollow(each) ? 'num' : 'num ink-3'}>{each ? figure(each.actual, unitOf(row), lang, { bare: row.unit !== 'percent' }) : cell(way.gaps.includes(q))}</td>;
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );

  /** A dash where a figure is missing; nothing before the first one and after the last. */
  function cell(isGap: boolean): string {
    return isGap ? figure(null, '', lang) : '';
  }
}
