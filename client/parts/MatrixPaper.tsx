// The matrix on paper: a table for each area, twelve indicators wide at most, each with its head on every sheet. Drawn when it is printed.
import { named, useWords } from '../words.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { MatrixFoot } from './MatrixFoot.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { areasOf, keyOf } from './matrix-grid.ts';
import type { Grid, Shown } from './matrix-grid.ts';
import { usePrinting } from './printing.ts';

const WIDE = 12;

export function MatrixPaper({ grid, shown, problems }: { grid: Grid; shown: Shown; problems: boolean }) {
  const { lang, say } = useWords();
  if (!usePrinting()) return null;
  const parts = areasOf(grid.columns).flatMap(({ area, number, columns }) => Array.from({ length: Math.ceil(columns.length / WIDE) }, (_, at) => ({ area, number, columns: columns.slice(at * WIDE, (at + 1) * WIDE) })));
  return (
    <div className="matrix-paper">
      {parts.map(({ area, number, columns }) => (
        <section key={columns[0]!.target}>
          <h2>{number}. {say(`terms:area.${area}`)}</h2>
          <table className="matrix">
            <MatrixHead columns={columns} counts={false} />
            <tbody>
              {grid.rows.map((row, at) => (
                <tr key={row.agency}>
                  <th scope="row">{named(row, 'name', lang)}</th>
                  {columns.map((column, place) => <MatrixCell key={column.target} cell={grid.cells.get(keyOf(row.agency, column.target))} column={column} shown={shown} problems={problems} row={at} place={place} lang={lang} say={say} active={false} chosen={false} />)}
                </tr>
              ))}
            </tbody>
            <MatrixFoot columns={columns} medians={grid.medians} shown={shown} from={grid.rows.length + 3} counts={false} />
          </table>
        </section>
      ))}
    </div>
  );
}
