// One cell: glyph left, value right, the asterisk hanging outside; the colour, the shape and the words say the same.
import { memo } from 'react';
import type { Row } from '../../queries/types.ts';
import { StatusGlyph } from '../marks/StatusGlyph.tsx';
import { toneOf } from '../marks/status.ts';
import type { Lang, Say } from '../words.ts';
import { cellText, cellWords, glyphOf, isProblem } from './matrix-grid.ts';
import type { Cell, Shown } from './matrix-grid.ts';

/** How a cell is tinted: by its status; one that is not judged not at all, one without a figure that is due hatched. */
function toneOfCell(cell: Cell | undefined): string | undefined {
  if (!cell) return undefined;
  if (cell.state === 'missing' && cell.provisional === null) return 'missing';
  return cell.status === null || cell.status === 'not-assessable' ? undefined : toneOf(cell.status);
}

export const MatrixCell = memo(function MatrixCell({ cell, column, shown, problems, row, place, active, chosen, lang, say }: {
  cell: Cell | undefined; column: Row<'targets'>; shown: Shown; problems: boolean; row: number; place: number; active: boolean; chosen: boolean; lang: Lang; say: Say;
}) {
  const isQuiet = problems && !isProblem(cell);
  const text = cellText(cell, column, shown, lang, say);
  const glyph = cell && glyphOf(cell);
  return (
    <td className="cell" data-row={row} data-column={place} data-tone={isQuiet ? undefined : toneOfCell(cell)} data-state={cell?.state ?? 'not-asked'} data-status={cell?.status ?? undefined} aria-colindex={place + 2}
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
