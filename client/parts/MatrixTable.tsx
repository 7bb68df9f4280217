// The matrix as a real table that is walked through with keys. Over 60 rows only those in sight are drawn; the head and the names stay.
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { named, useWords } from '../words.ts';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { MatrixCounts } from './MatrixCounts.tsx';
import { MatrixFoot } from './MatrixFoot.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { asTable, keyOf, moved } from './matrix-grid.ts';
import type { Grid, Place, Selection, Shown } from './matrix-grid.ts';

const MOST_WHOLE = 60;
const SPARE = 3;
/** So few rows are shown whole where the window has room for them. */
const FEW = 14;

export function MatrixTable({ grid, shown, problems, dense }: { grid: Grid; shown: Shown; problems: boolean; dense: boolean }) {
  const { lang, say } = useWords();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const wants = useRef(false);
  const [selection, setSelection] = useState<Selection>({ from: { row: 0, column: 0 }, to: { row: 0, column: 0 } });
  const [copied, setCopied] = useState(0);
  const height = dense ? 32 : 40;
  const { rows, columns, cells } = grid;
  const [first, last] = useInSight(box, height, rows.length);
  const now: Place = { row: Math.min(selection.to.row, rows.length - 1), column: Math.min(selection.to.column, columns.length - 1) };
  const place = (to: Place, extend: boolean): void => {
    wants.current = true;
    setSelection((before) => ({ from: extend ? before.from : to, to }));
  };
  const open = (at: Place): void => void navigate({ to: '.', replace: true, resetScroll: false, search: (here: Address) => ({ ...here, cq: rows[at.row]!.agency, mo: columns[at.column]!.target }) });

  // A cell that is out of sight is brought there first, and drawn; then it gets the focus.
  useLayoutEffect(() => {
    if (!wants.current || !box.current) return;
    const found = box.current.querySelector<HTMLElement>(`td[data-row="${now.row}"][data-column="${now.column}"]`);
    if (!found) {
      box.current.scrollTop = Math.max(0, now.row * height - box.current.clientHeight / 2);
      return;
    }
    wants.current = false;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onKey = (event: KeyboardEvent): void => {
    const held = event.ctrlKey || event.metaKey;
    if (held && event.key.toLowerCase() === 'c' && String(window.getSelection()) === '') {
      event.preventDefault();
      void navigator.clipboard.writeText(asTable(grid, selection, shown, lang, say)).then(() => setCopied((Math.abs(selection.from.row - selection.to.row) + 1) * (Math.abs(selection.from.column - selection.to.column) + 1)), () => setCopied(0));
      return;
    }
    if (held && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      setSelection({ from: { row: 0, column: 0 }, to: { row: rows.length - 1, column: columns.length - 1 } });
      return;
    }
    // A link among the heads goes where it leads.
    if (!(event.target as HTMLElement).closest('td[data-row]')) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(now);
      return;
    }
    const next = moved(now, event.key, held, Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 5), grid);
    if (next) {
      event.preventDefault();
      place(next, event.shiftKey);
    }
  };
  const cellOf = (event: MouseEvent): Place | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-row]');
    return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
  };
  const onClick = (event: MouseEvent): void => {
    const at = cellOf(event);
    if (!at) return;
    place(at, event.shiftKey);
    if (!event.shiftKey) open(at);
  };
  const isChosen = (row: number, column: number): boolean => {
    const { from, to } = selection;
    const isOne = from.row === to.row && from.column === to.column;
    return !isOne && row >= Math.min(from.row, to.row) && row <= Math.max(from.row, to.row) && column >= Math.min(from.column, to.column) && column <= Math.max(from.column, to.column);
  };
  return (
    <>
      <div ref={box} className="matrix-box card card-flush no-print" data-dense={dense || undefined} data-few={rows.length <= FEW || undefined} style={{ '--columns': columns.length } as CSSProperties}>
        <table role="grid" className="matrix" aria-multiselectable="true" aria-rowcount={rows.length + 4} aria-colcount={columns.length + 2}>
          <caption className="hidden-look">{say('matrix:caption')}</caption>
          <MatrixHead columns={columns} />
          <tbody onKeyDown={onKey} onClick={onClick}>
            {first > 0 && <tr aria-hidden="true" style={{ height: first * height }}><td colSpan={columns.length + 2} /></tr>}
            {rows.slice(first, last).map((row, at) => (
              <tr key={row.agency} aria-rowindex={first + at + 3} data-agency={row.agency} style={{ height }}>
                <th scope="row" aria-colindex={1}><Link to="/co-quan/$ma" params={{ ma: row.agency }} search={keep} className="balance">{named(row, 'name', lang)}</Link></th>
                {columns.map((column, place_) => (
                  <MatrixCell key={column.target} cell={cells.get(keyOf(row.agency, column.target))} column={column} shown={shown} problems={problems} row={first + at} place={place_} lang={lang} say={say}
                    active={now.row === first + at && now.column === place_} chosen={isChosen(first + at, place_)} />
                ))}
                <td className="matrix-end" aria-colindex={columns.length + 2}><MatrixCounts row={row} /></td>
              </tr>
            ))}
            {last < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - last) * height }}><td colSpan={columns.length + 2} /></tr>}
          </tbody>
          <MatrixFoot columns={columns} medians={grid.medians} shown={shown} from={rows.length + 3} />
        </table>
      </div>
      <p className="hidden-look" role="status">{copied > 0 ? say('matrix:copied', { count: copied }) : ''}</p>
    </>
  );
}

/** The rows that are drawn: all of them where they are few. */
function useInSight(box: RefObject<HTMLDivElement | null>, height: number, count: number): [number, number] {
  const isWhole = count <= MOST_WHOLE;
  const [top, setTop] = useState(0);
  const look = useCallback(() => setTop(Math.floor((box.current?.scrollTop ?? 0) / height)), [box, height]);
  useEffect(() => {
    const element = box.current;
    if (isWhole || !element) return undefined;
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [box, isWhole, look]);
  if (isWhole) return [0, count];
  const seen = Math.ceil((typeof window === 'undefined' ? 800 : window.innerHeight) / height);
  return [Math.max(0, top - SPARE), Math.min(count, top + seen + SPARE)];
}
