// The matrix on a phone: one indicator as a ranked list of bodies, or one body as a list of indicators.
import { Link, useNavigate } from '@tanstack/react-router';
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { keep, useAddress } from './address.ts';
import type { Address } from './address.ts';
import { CellLine } from './CellLine.tsx';
import { actualOf, goalOf, unitOf } from './figures.ts';
import { keyOf } from './matrix-grid.ts';
import type { Cell, Grid } from './matrix-grid.ts';

export function MatrixPhone({ grid }: { grid: Grid }) {
  const { lang, say } = useWords();
  const { cq, mo } = useAddress();
  const navigate = useNavigate();
  const body = grid.rows.find(({ agency }) => agency === cq);
  const column = grid.columns.find(({ target }) => target === mo) ?? grid.columns[0]!;
  const go = (search: Partial<Address>): void => void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, ...search }) });
  return (
    <div className="stack">
      <div className="segmented" role="group" aria-label={say('matrix:phone.by')}>
        <button type="button" aria-pressed={!body} onClick={() => go({ cq: undefined })}>{say('matrix:phone.indicator')}</button>
        <button type="button" aria-pressed={!!body} onClick={() => go({ cq: grid.rows[0]!.agency, mo: undefined })}>{say('matrix:agency')}</button>
      </div>
      {body ? (
        <>
          <select className="select" aria-label={say('matrix:agency')} value={body.agency} onChange={(event) => go({ cq: event.target.value })}>
            {grid.rows.map((row) => <option key={row.agency} value={row.agency}>{named(row, 'name', lang)}</option>)}
          </select>
          <ul className="card cell-lines">{grid.columns.map((each) => ({ each, cell: grid.cells.get(keyOf(body.agency, each.target)) })).filter(({ cell }) => cell).map(({ each, cell }) => (
            <CellLine key={each.target} cell={cell!} column={each} title={<Link to="/chi-tieu/$ma" params={{ ma: each.target }} search={keep}>{each.code} {named(each, 'short', lang)}</Link>} />
          ))}</ul>
          <p><Link to="/co-quan/$ma" params={{ ma: body.agency }} search={keep} className="button">{say('matrix:toAgency')}</Link></p>
        </>
      ) : (
        <>
          <select className="select" aria-label={say('matrix:phone.indicator')} value={column.target} onChange={(event) => go({ mo: event.target.value })}>
            {grid.columns.map((each) => <option key={each.target} value={each.target}>{each.code} {named(each, 'short', lang)}</option>)}
          </select>
          <div className="card stack-tight">
            <p className="spread"><strong>{say('matrix:whole')}: {actualOf(column, lang)}</strong> <StatusWord status={column.status} /></p>
            <p className="small ink-2">{say('matrix:fact.goal')}: <span className="plan-ink">{goalOf(column, lang, say)}</span> · {say('matrix:median')}: <span className="num">{figure(grid.medians.get(column.target)?.median, unitOf(column), lang)}</span></p>
          </div>
          <ul className="card cell-lines">{ranked(grid, column).map((cell) => {
            const row = grid.rows.find(({ agency }) => agency === cell.agency)!;
            return <CellLine key={cell.agency} cell={cell} column={column} place={cell.ranking} title={<Link to="/co-quan/$ma" params={{ ma: cell.agency }} search={keep}>{named(row, 'name', lang)}</Link>} />;
          })}</ul>
          <p className="note">{say('matrix:small')}</p>
        </>
      )}
    </div>
  );
}

/** The bodies of a column: those that are compared by their place, then those of few cases, then those without a figure. */
function ranked({ rows, cells }: Grid, { target }: Row<'targets'>): Cell[] {
  const order = (cell: Cell): number => cell.ranking ?? (cell.actual === null ? 1e6 : 1e5);
  return rows.flatMap(({ agency }) => cells.get(keyOf(agency, target)) ?? []).toSorted((a, b) => order(a) - order(b));
}
