// The targets that a body leads, and those that it contributes to: its own figure beside the province's and the median of its kind.
import { Link } from '@tanstack/react-router';
import { together, useQuestion } from '../api.ts';
import { Bullet } from '../marks/Bullet.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import type { Address } from './address.ts';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { CellLine } from './CellLine.tsx';
import { actualOf, goalOf } from './figures.ts';
import { usePrinting } from './printing.ts';

const LEADS = 8;

/** @param props.unitName under whose name its figures stand on this map, where that is not its own */
export function AgencyResults(props: { agency: string; unit: string; plan: string; report: string | undefined; boundary: 'reported' | 'current' | 'baseline'; unitName: string | null }) {
  const { lang, say } = useWords();
  const { agency, unit, plan, report, boundary } = props;
  const asked = { plan, ...(report ? { report } : {}) };
  const isPrinting = usePrinting();
  const cells = useQuestion('matrix', { ...asked, agency: unit, ...(boundary === 'reported' ? {} : { boundary }) });
  const targets = useQuestion('targets', asked);
  return (
    <Answer of={together({ cells, targets })} thing={say('matrix:body.results')} skeleton={<Skeleton lines={8} tall />}>
      {(known, renewing) => {
        const byTarget = new Map(known.targets.map((row) => [row.target, row]));
        const led = known.targets.filter((row) => row.lead_agency === agency);
        const lines = known.cells.flatMap((cell) => {
          const column = byTarget.get(cell.target);
          // What it leads and reports alone stands above, with the verdict of the whole.
          return column && !(column.lead_agency === agency && column.agencies_expected === 1) ? [{ cell, column }] : [];
        });
        const total = lines.filter(({ cell }) => (cell.ranked ?? 0) > 1).length;
        return (
          <div className={renewing ? 'stack dimmed' : 'stack'}>
            {led.length > 0 && (
              <section className="card stack" aria-labelledby="agency-leads">
                <h2 id="agency-leads">{say('matrix:body.leads')} <span className="ink-3 num">{led.length}</span></h2>
                <ul className="cell-lines">
                  {led.slice(0, isPrinting ? undefined : LEADS).map((row) => (
                    <li key={row.target} className="cell-line">
                      <span className="cell-line-name"><Link to="/chi-tieu/$ma" params={{ ma: row.target }} search={keep}>{row.code} {named(row, 'short', lang)}</Link></span>
                      <span className="cell-line-value num"><strong>{actualOf(row, lang)}</strong> <span className="plan-ink">/ {goalOf(row, lang, say, true)}</span></span>
                      <span className="cell-line-bullet"><Bullet row={row} /></span>
                      <span className="cell-line-word"><StatusWord status={row.status} /></span>
                    </li>
                  ))}
                </ul>
                {led.length > LEADS && <p className="no-print"><Link to="/chi-tieu" search={(now: Address) => ({ ...keep(now), ct: [agency] })}>{say('matrix:body.allLed', { count: led.length })}</Link></p>}
              </section>
            )}
            <section className="card stack" aria-labelledby="agency-adds">
              <h2 id="agency-adds">{say('matrix:body.adds')} <span className="ink-3 num">{lines.length}</span></h2>
              {props.unitName !== null && <p className="small">{say('matrix:body.under', { name: props.unitName })}</p>}
              {lines.length === 0 ? <p className="ink-2">{say('matrix:body.none')}</p> : (
                <>
                  <ul className="row legend note">
                    <li><svg width="18" height="10" aria-hidden="true"><path d="M0 1h18v8H0z" fill="var(--data-actual)" /></svg> {say('matrix:body.own')}</li>
                    <li><svg width="9" height="18" aria-hidden="true"><path d="M2 1h5v16H2z" fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="1.5" /></svg> {say('matrix:whole')}</li>
                    <li><svg width="9" height="18" aria-hidden="true"><path d="M4.5 0V18" stroke="var(--data-base)" strokeWidth="2" strokeDasharray="2 1.6" /></svg> {say('matrix:fact.median')}</li>
                    <li><svg width="15" height="18" aria-hidden="true"><path d="M7.5 1.5 13 9 7.5 16.5 2 9Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" /></svg> {say('matrix:fact.goal')}</li>
                  </ul>
                  <ul className="cell-lines">
                    {lines.map(({ cell, column }) => (
                      <CellLine key={cell.target} cell={cell} column={column} title={(
                        <>
                          <Link to="/chi-tieu/$ma" params={{ ma: cell.target }} search={(now: Address) => ({ ...keep(now), tab: 'co-quan' as const, cq: cell.agency })}>{column.code} {named(column, 'short', lang)}</Link>
                          {cell.ranking !== null && cell.ranked! > 1 && <span className="sub num">{say('matrix:placeOf', { place: cell.ranking, places: cell.ranked })}</span>}
                        </>
                      )} />
                    ))}
                  </ul>
                  {total > 0 && <p className="note">{say('matrix:small')}</p>}
                  <p className="note measure">{say('matrix:honest')}</p>
                </>
              )}
            </section>
          </div>
        );
      }}
    </Answer>
  );
}
