// The foot of the matrix: the median of the bodies shown, and how the province stands.
import type { Row } from '../../queries/types.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { toneOf } from '../marks/status.ts';
import { figure } from '../format.ts';
import { useWords } from '../words.ts';
import { actualOf, unitOf } from './figures.ts';
import type { Shown } from './matrix-grid.ts';

/** @param props.shown what the cells above hold: under differences these rows say that they are values */
export function MatrixFoot({ columns, medians, shown, from, counts = true }: { columns: Row<'targets'>[]; medians: Map<string, Row<'medians'>>; shown: Shown; from: number; counts?: boolean }) {
  const { lang, say } = useWords();
  const bare = (column: Row<'targets'>): string => (column.unit === 'percent' && column.kind !== 'rank' ? figure(column.actual, column.unit, lang, { goal: column.goal, goalMax: column.goal_max, comparator: column.comparator, step: column.rounding, bare: true }) : actualOf(column, lang));
  const head = (name: string): string => (shown === 'value' ? name : say('matrix:asValue', { name }));
  return (
    <tfoot>
      <tr aria-rowindex={from}>
        <th scope="row" aria-colindex={1}>{head(say('matrix:median'))}</th>
        {columns.map((column, at) => <td key={column.target} className="cell-foot num" aria-colindex={at + 2}>{figure(medians.get(column.target)?.median, unitOf(column), lang, { bare: true })}</td>)}
        {counts && <td className="matrix-end" aria-colindex={columns.length + 2} />}
      </tr>
      <tr aria-rowindex={from + 1}>
        <th scope="row" className="strong" aria-colindex={1}>{head(say('matrix:whole'))}</th>
        {columns.map((column, at) => (
          <td key={column.target} className="cell" data-tone={toneOf(column.status) === 'none' || column.met_late ? undefined : toneOf(column.status)} aria-colindex={at + 2}>
            <span className="cell-in"><StatusGlyph status={column.status} size={14} named /><span className="cell-value num">{bare(column)}</span></span>
          </td>
        ))}
        {counts && <td className="matrix-end" aria-colindex={columns.length + 2} />}
      </tr>
    </tfoot>
  );
}
