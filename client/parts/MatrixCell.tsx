// One cell: glyph left, value right, the asterisk hanging outside; the colour, the shape and the words say the same.
import { memo } from 'react';
import type { Row } from '../../queries/types.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { toneOf } from '../marks/status.ts';
import { useWords } from '../words.ts';
import { cellText, cellWords, glyphOf, isProblem } from './matrix-grid.ts';
import type { Cell, Shown } from './matrix-grid.ts';

/** How a cell is tinted: by its status; one that is not judged not at all, one without a figure that is due hatched. */
function toneOfCell(cell: Cell | undefined): string | undefined {
  if (!cell) return undefined;
  if (cell.state === 'missing' && cell.provisional === null) return 'missing';
  return cell.status === null || cell.status === 'not-assessable' ? undefined : toneOf(cell.status);
}

export const MatrixCell = memo(function MatrixCell({ cell, column, shown, problems, at, active, chosen }: {
  cell: Cell | undefined; column: Row<'targets'>; shown: Shown; problems: boolean; at: { row: number; column: number }; active: boolean; chosen: boolean;
}) {
  const { lang, say } = useWords();
  const isQuiet = problems && !isProblem(cell);
  const text = cellText(cell, column, shown, lang, say);
  const glyph = cell && glyphOf(cell);
  return (
    <td className="cell" data-row={at.row} data-column={at.column} data-tone={isQuiet ? undefined : toneOfCell(cell)} data-state={cell?.state ?? 'not-asked'} data-status={cell?.status ?? undefined} aria-colindex={at.column + 2}
      aria-selected={chosen} tabIndex={active ? 0 : -1}>
      {isQuiet ? <span className="cell-dot" aria-hidden="true" /> : (
        <span className="cell-in" aria-hidden="true">
          {glyph && <StatusGlyph status={glyph} size={14} />}
          <span className="cell-value num">{text.endsWith('*') ? <>{text.slice(0, -1)}<span className="cell-star">*</span></> : text}</span>
        </span>
      )}
      <span className="hidden-look">{text} {cellWords(cell, say)}</span>
    </td>
  );
});
