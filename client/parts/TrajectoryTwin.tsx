// The figures of a trajectory as rows: what was reported, newest first, then where it leads.
import { useState } from 'react';
import { forecastTable, trajectoryTable } from '../charts/told.ts';
import type { TrajectoryInput } from '../charts/rows.ts';
import { useWords } from '../words.ts';

/** Quarters on a phone before the rest is asked for. */
const FEW = 6;

/** The table twin of a chart. Each quarter leads to the sheets behind it; a forecast has none. */
export function Twin({ input, name, onRow, few = false }: { input: TrajectoryInput; name: string; onRow: (q: number) => void; few?: boolean }) {
  const { say } = useWords();
  const [all, setAll] = useState(!few);
  const known = trajectoryTable(input);
  const ahead = forecastTable(input);
  const rows = all ? known : known.slice(0, FEW);
  // where there is little room the unit stands in the head instead of in each cell
  const unit = few && input.indicator.unit !== 'percent' && input.indicator.kind !== 'rank' ? say(`terms:unit.${input.indicator.unit}`) : null;
  const cell = (text: string): string => (unit === null ? text : text.replaceAll(`\u00a0${unit.replaceAll(' ', '\u00a0')}`, ''));
  const head = unit === null ? null : <span className="sub">{unit}</span>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('trend.table')}>
      <table className="table table-dense twin">
        <caption className="hidden-look">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('charts:table.quarter')}</th>
            <th scope="col" className="num">{say('charts:table.actual')}{head}</th>
            <th scope="col" className="num desk-only">{say('charts:table.figures')}</th>
            <th scope="col" className="num">{say('charts:table.path')}{head}</th>
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
              <td className="num strong">{cell(row.actual)}</td>
              <td className="num desk-only nowrap">{row.figures}</td>
              <td className="num plan-ink">{cell(row.path)}</td>
              <td className="desk-only">{[row.state, row.note].filter(Boolean).join('. ')}</td>
            </tr>
          ))}
        </tbody>
        {ahead.length > 0 && (
          <tbody className="twin-ahead">
            <tr><th scope="rowgroup" colSpan={5}>{say('charts:table.forecast')}</th></tr>
            {ahead.map((row) => (
              <tr key={row.q}>
                <th scope="row">{row.quarter}<span className="sub phone-only">{say('charts:state.band', { range: row.figures })}</span></th>
                <td className="num">{cell(row.actual)}</td>
                <td className="num desk-only" />
                <td className="num plan-ink">{cell(row.path)}</td>
                <td className="desk-only">{row.state}, {say('charts:state.band', { range: row.figures })}</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
      {known.length > FEW && few
        && <p><button type="button" className="button-text strong" onClick={() => setAll(!all)} aria-expanded={all}>
          {say(all ? 'agency.fewer' : 'trend.all', { count: known.length })}
        </button></p>}
    </div>
  );
}
