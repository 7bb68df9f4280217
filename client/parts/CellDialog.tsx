// A cell of the matrix opened: the body's figure, how it went, what it adds to the shortfall, and the ways onward.
import { Link, useNavigate } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { figure, quarterLabel, signed } from '../format.ts';
import { Spark } from '../marks/Spark.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { Answer } from './Answer.tsx';
import { Dialog } from './Dialog.tsx';
import { actualOf, goalOf, unitOf } from './figures.ts';
import { cellWords } from './matrix-grid.ts';
import type { Cell } from './matrix-grid.ts';
import { Traced } from './Traced.tsx';

export function CellDialog({ cell, column, name, asked }: { cell: Cell; column: Row<'targets'>; name: string; asked: { plan: string; report?: string } }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const unit = unitOf(column);
  const close = (): void => void navigate({ to: '.', replace: true, resetScroll: false, search: (now: Address) => ({ ...now, cq: undefined, mo: undefined }) });
  return (
    <Dialog title={name} onClose={close} wide>
      <div className="stack cell-dialog" data-cell={`${cell.agency} ${cell.target}`}>
        <p className="ink-2">{column.code} {named(column, 'short', lang)}</p>
        <p className="row">
          {cell.actual === null ? <strong>{cellWords(cell, say)}</strong> : <strong className="key-number-long num"><Traced question="breakdown" params={{ target: cell.target, report: asked.report }} row={cell as unknown as Row<'breakdown'>} column="actual">{actualOf({ ...column, actual: cell.actual, ranked_of: null }, lang)}</Traced></strong>}
          {cell.status && <StatusWord status={cell.status} />}
          <span className="note">{quarterLabel(cell.quarter, 'long', lang)}</span>
        </p>
        {cell.reason ? <p className="small">{say(`matrix:reason.${cell.reason}`)}</p> : null}
        {cell.provisional !== null && <p className="small">{say('matrix:waiting', { value: figure(cell.provisional, unit, lang) })}</p>}
        <dl className="cell-facts small">
          <div><dt>{say('matrix:fact.goal')}</dt><dd className="num plan-ink">{goalOf(column, lang, say)}</dd></div>
          <div><dt>{say('matrix:fact.path')}</dt><dd className="num">{figure(column.path, unit, lang)}</dd></div>
          <div><dt>{say('matrix:whole')}</dt><dd className="num">{figure(column.actual, unit, lang)}</dd></div>
          <div><dt>{say('matrix:fact.median')}</dt><dd className="num">{figure(cell.median, unit, lang)}</dd></div>
          {cell.distance !== null && <div><dt>{say('matrix:shown.khoang-cach')}</dt><dd className="num">{signed(cell.distance, unit, lang)}</dd></div>}
          {cell.change !== null && <div><dt>{say('matrix:fact.change', { quarter: quarterLabel(cell.changed_from!, 'inline', lang) })}</dt><dd className="num">{signed(cell.change, unit, lang)}</dd></div>}
          {cell.shortfall !== null && <div><dt>{say(cell.shortfall > 0 ? 'matrix:fact.short' : 'matrix:fact.over')}</dt><dd className="num">{figure(Math.abs(cell.shortfall), 'count', lang)}</dd></div>}
          {cell.ranking !== null && cell.ranked! > 1 && <div><dt>{say('matrix:fact.place')}</dt><dd className="num">{say('matrix:placeOf', { place: cell.ranking, places: cell.ranked })}</dd></div>}
        </dl>
        {cell.ranking !== null && cell.ranked! > 1 && <p className="note">{say('matrix:small')}</p>}
        <CellCourse cell={cell} column={column} />
        <div className="row">
          <Link to="/chi-tieu/$ma" params={{ ma: cell.target }} search={(now: Address) => ({ ...keep(now), tab: 'co-quan' as const, cq: cell.agency })} className="button">{say('matrix:toTarget')}</Link>
          <Link to="/co-quan/$ma" params={{ ma: cell.agency }} search={keep} className="button">{say('matrix:toAgency')}</Link>
          <button type="button" className="button button-quiet push" data-first onClick={close}>{say('frame.close')}</button>
        </div>
      </div>
    </Dialog>
  );
}

/** Eight quarters up to its own, drawn and as a table. */
function CellCourse({ cell: { target, agency, quarter, status }, column }: { cell: Cell; column: Row<'targets'> }) {
  const { lang, say } = useWords();
  const course = useQuestion('agency_trend', { target, agency });
  return (
    <Answer of={course} thing={say('thing.ways')} empty={<p className="small ink-3">{say('matrix:noCourse')}</p>}>
      {(all) => {
        const rows = all.filter((row) => quarter === null || row.quarter <= quarter);
        return (
          <div className="cell-course">
            <Spark rows={rows} status={status} goal={column.kind === 'share' || column.kind === 'survey' ? column.goal : null} unit={unitOf(column)} />
            <div className="scroll" tabIndex={0} role="group" aria-label={say('thing.ways')}>
              <table className="table table-dense">
                <caption className="hidden-look">{say('thing.ways')}</caption>
                <thead><tr>{rows.slice(-8).map((row) => <th key={row.q} scope="col" className="num">{quarterLabel(row.q, 'axis', lang)}</th>)}</tr></thead>
                <tbody><tr>{rows.slice(-8).map((row) => <td key={row.q} className="num">{figure(row.actual, unitOf(column), lang, { bare: true })}</td>)}</tr></tbody>
              </table>
            </div>
          </div>
        );
      }}
    </Answer>
  );
}
