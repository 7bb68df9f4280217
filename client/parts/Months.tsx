// The months of an indicator that is reported monthly, beside its quarters: the last ones drawn, all of them as rows.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, reportLabel } from '../format.ts';
import { Spark } from '../marks/Spark.tsx';
import { useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { unitOf } from './figures.ts';

/** Months that are shown before all are asked for. */
const SHOWN = 6;

/** Nothing where the indicator is not asked for by month. */
export function Months({ row, indicator }: { row: Row<'targets'>; indicator: Row<'indicators'> | null }) {
  const { say } = useWords();
  const isMonthly = indicator !== null && indicator.reports.split(' ').includes('M');
  const months = useQuestion('months', isMonthly ? { plan: row.plan, indicator: row.indicator } : null);
  if (!isMonthly) return null;
  const none = <section className="card"><p className="small ink-2">{say('months.none')}</p></section>;
  return (
    <Answer of={months} thing={say('thing.months')} skeleton={<Skeleton lines={4} />} empty={none}>
      {(rows, renewing) => {
        const own = rows.filter((each) => each.part === row.part);
        return own.length === 0 ? none : <Known row={row} rows={own} renewing={renewing} />;
      }}
    </Answer>
  );
}

function Known({ row, rows, renewing }: { row: Row<'targets'>; rows: Row<'months'>[]; renewing: boolean }) {
  const { lang, say } = useWords();
  const [all, setAll] = useState(false);
  const unit = unitOf(row);
  const last = rows.findLast((each) => each.actual !== null);
  const hasParts = rows.some((each) => each.numerator !== null);
  const title = last ? say('months.title', { month: reportLabel(last.report, lang), value: figure(last.actual, unit, lang) }) : say('months.noFigure');
  const newest = rows.toReversed();
  return (
    <section className={renewing ? 'card months dimmed' : 'card months'} aria-labelledby="months-title">
      <div className="spread">
        <h2 className="title" id="months-title">{title}</h2>
        <Spark rows={rows.map((each, place) => ({ q: place, actual: each.actual }))} unit={unit} />
      </div>
      <p className="note">{say('months.told')}</p>
      <table className="table table-dense">
        <caption className="hidden-look">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('months.month')}</th><th scope="col" className="num">{say('agency.figure')}</th>
            {hasParts && <th scope="col" className="num desk-only">{say('agency.parts')}</th>}<th scope="col" className="num">{say('months.agencies')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? newest : newest.slice(0, SHOWN)).map((each) => (
            <tr key={each.report} data-month={each.report}>
              <th scope="row">{reportLabel(each.report, lang)}</th>
              <td className="num strong">{figure(each.actual, unit, lang)}{each.agencies_reported === 0 && <span className="sub">{say('agency.state.missing')}</span>}</td>
              {hasParts && <td className="num ink-2 desk-only">{each.numerator === null ? '' : `${figure(each.numerator, 'count', lang)} / ${figure(each.denominator, 'count', lang)}`}</td>}
              <td className="num ink-2">{each.agencies_reported}/{each.agencies_expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN
        && <p><button type="button" className="button-text strong" onClick={() => setAll(!all)} aria-expanded={all}>{say(all ? 'agency.fewer' : 'months.all', { count: rows.length })}</button></p>}
    </section>
  );
}
