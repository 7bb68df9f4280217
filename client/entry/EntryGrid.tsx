// The grid: native inputs, moved through, filled and pasted into as in Excel.
import { Fragment, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, MouseEvent } from 'react';
import type { Row } from '../../queries/types.ts';
import { reportLabel } from '../format.ts';
import { clean } from '../sheet-headings.ts';
import { useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Seen } from './seen.ts';
import { EntryRow } from './EntryRow.tsx';
import { between, cleared, COLUMNS, copied, fieldAt, filledDown, isWithin, next, textOf } from './grid.ts';
import type { Direction, Line, Spot } from './grid.ts';
import { meaningOf } from './keys.ts';
import type { Mode } from './keys.ts';
import type { Look } from './line-look.ts';
import { isOneCell } from './paste.ts';
import type { Proof } from './proof.ts';

export interface GridProps {
  draft: Draft; seen: Seen; looks: readonly Look[]; proofs: readonly Proof[]; onProof: (line: Line) => void; past: readonly Row<'earlier'>[]; isReadOnly: boolean;
  /** the first line whose number has two readings: there the question is asked */
  doubtAt: number;
  onPaste: (text: string, at: Spot) => void;
  /** where the caret is, kept by the page so that pasting by a button knows it */
  spot: Spot; onSpot: (spot: Spot) => void;
}

export function EntryGrid({ draft, seen, looks, proofs, onProof, past, isReadOnly, doubtAt, onPaste, spot, onSpot }: GridProps) {
  const { lang, say } = useWords();
  const { lines, cells } = seen;
  const table = useRef<HTMLTableElement>(null);
  const [isActive, setActive] = useState(false);
  const [corner, setCorner] = useState<Spot>(spot);
  const mode = useRef<Mode>('select');
  const before = useRef('');
  const isRange = corner.row !== spot.row || corner.column !== spot.column;
  const states = looks.map((look) => look.state);

  const focus = useCallback((to: Spot): void => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-spot="${to.row}.${to.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest' });
  }, []);

  // The text of a chosen cell is marked, so that the first key replaces it; after the browser has put the typed text in place of the shown one.
  useLayoutEffect(() => {
    const cell = document.activeElement;
    if (isActive && mode.current === 'select' && cell instanceof HTMLInputElement && cell.dataset.spot === `${spot.row}.${spot.column}`) cell.select();
  }, [isActive, spot]);

  function enter(at: Spot): void {
    const line = lines[at.row]!;
    const field = fieldAt(line, COLUMNS[at.column]!, states[at.row]);
    before.current = field === null ? '' : textOf(line, field, cells);
    mode.current = 'select';
    draft.rest();
    setActive(true);
    setCorner(at);
    onSpot(at);
  }

  function move(to: Direction, isExtending: boolean): void {
    if (isExtending) {
      const end = next(lines, states, corner, to);
      setCorner(end);
      return;
    }
    const at = next(lines, states, spot, to);
    mode.current = 'select';
    setCorner(at);
    focus(at);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target as HTMLElement;
    if (target.dataset.spot === undefined) return;
    const meaning = meaningOf({ ...event, key: event.key, isComposing: event.nativeEvent.isComposing, shiftKey: event.shiftKey, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey }, mode.current, isRange);
    if (!meaning) return;
    // A list of states opens by the browser's own keys (Space, Alt+↓); up and down move on: on a closed list they would change what the line says.
    if (target instanceof HTMLSelectElement && meaning.does === 'edit') return;
    event.preventDefault();
    if (meaning.does === 'move' || meaning.does === 'extend') move(meaning.to, meaning.does === 'extend');
    else if (meaning.does === 'edit') {
      mode.current = 'edit';
      if (target instanceof HTMLInputElement) target.setSelectionRange(target.value.length, target.value.length);
    } else if (isReadOnly) return;
    else if (meaning.does === 'undo') draft.undo();
    else if (meaning.does === 'redo') draft.redo();
    else if (meaning.does === 'revert') revert(target);
    else if (meaning.does === 'fill') draft.write(filledDown(lines, cells, isRange ? spot : { ...spot, row: Math.max(0, spot.row - 1) }, isRange ? corner : spot));
    else if (meaning.does === 'clear') draft.write(cleared(lines, cells, spot, corner));
  }

  function revert(target: HTMLElement): void {
    const line = lines[spot.row]!;
    const field = fieldAt(line, COLUMNS[spot.column]!, states[spot.row]);
    if (field !== null && field !== 'state') draft.write([{ line, field, text: before.current, reading: '' }], true);
    mode.current = 'select';
    setCorner(spot);
    // select() brings the focus along: who has gone on by then is let go.
    if (target instanceof HTMLInputElement) requestAnimationFrame(() => document.activeElement === target && target.select());
  }

  function paste(event: ClipboardEvent): void {
    if (isReadOnly || !(event.target instanceof HTMLElement) || event.target.dataset.spot === undefined) return;
    const text = event.clipboardData.getData('text/plain');
    if (isOneCell(text)) {
      if (mode.current === 'edit') return;
      event.preventDefault();
      const one = clean(text);
      draft.write(between(spot, corner).flat().flatMap(({ row, column }) => {
        const field = fieldAt(lines[row]!, COLUMNS[column]!, states[row]);
        return field === null || field === 'state' ? [] : [{ line: lines[row]!, field, text: one, reading: '' as const }];
      }));
      return;
    }
    event.preventDefault();
    onPaste(text, { row: Math.min(spot.row, corner.row), column: Math.min(spot.column, corner.column) });
  }

  function copy(event: ClipboardEvent, isCutting: boolean): void {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.spot === undefined || mode.current === 'edit') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied(lines, cells, spot, corner, (state) => say(`entry:state.${state}`)));
    if (isCutting && !isReadOnly) draft.write(cleared(lines, cells, spot, corner));
  }

  function extendByMouse(event: MouseEvent): void {
    const at = event.target instanceof HTMLElement ? event.target.dataset.spot : undefined;
    if (at === undefined) return;
    const [row, column] = at.split('.').map(Number) as [number, number];
    if (event.shiftKey && isActive) {
      event.preventDefault();
      setCorner({ row, column });
    } else if (event.target === document.activeElement) mode.current = 'edit';
  }

  const usual = (of: 'previous_report' | 'last_year_report'): string | null => {
    const counts = new Map<string, number>();
    for (const line of lines) if (line[of] !== null) counts.set(line[of], (counts.get(line[of]) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  };
  const lastYear = usual('last_year_report');
  // Two columns of one name tell nothing: then each line names the report of its latest figure.
  const previous = usual('previous_report') === lastYear ? null : usual('previous_report');
  const areas = lines.map((line) => line.area);
  return (
    // The events of all cells are heard here once; the cells themselves are inputs and lists.
    <div className="card card-flush scroll" onKeyDown={press} onPaste={paste} onCopy={(event) => copy(event, false)} onCut={(event) => copy(event, true)} onMouseDown={extendByMouse}
      onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) { setActive(false); setCorner(spot); } }}>
      <table className="entry-grid" ref={table}>
        <caption className="hidden-look">{say('entry:keys')}</caption>
        <thead><tr>
          <th scope="col">{say('entry:column.code')}</th>
          <th scope="col">{say('entry:column.line')}</th>
          <th scope="col" className="num">{previous ? reportLabel(previous, lang) : say('entry:column.previous')}</th>
          <th scope="col" className="num desk-only">{lastYear ? reportLabel(lastYear, lang) : say('entry:column.lastYear')}</th>
          <th scope="col" className="num">{say('entry:column.first')}<span className="sub">{say('entry:column.firstMore')}</span></th>
          <th scope="col" className="num">{say('entry:column.second')}<span className="sub">{say('entry:column.secondMore')}</span></th>
          <th scope="col" className="num">{say('entry:column.result')}</th>
          <th scope="col" className="num desk-only">{say('entry:column.change')}</th>
          <th scope="col">{say('entry:column.proof')}</th>
          <th scope="col">{say('entry:column.note')}</th>
        </tr></thead>
        <tbody>
          {lines.map((line, row) => (
            <Fragment key={`${line.indicator} ${line.part}`}>
              {line.area !== areas[row - 1] && <AreaRow area={line.area} number={line.area_number} looks={looks.filter((_, at) => areas[at] === line.area)} />}
              <EntryRow draft={draft} line={line} row={row} look={looks[row]!} many={proofs[row]!.many} isMissing={proofs[row]!.isMissing} onProof={onProof} cells={cells} isCurrent={isActive && spot.row === row} isReadOnly={isReadOnly} asks={doubtAt === row}
                chosen={isActive ? COLUMNS.map((_, column) => isRange && isWithin({ row, column }, spot, corner)) : null} typedIn={isActive && spot.row === row ? spot.column : null}
                past={past} usual={{ previous, lastYear }} onEnter={enter} onFocus={focus} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AreaRow({ area, number, looks }: { area: string; number: string; looks: readonly Look[] }) {
  const { say } = useWords();
  return (
    <tr className="entry-area"><th scope="colgroup" colSpan={10}>
      {area === '' ? say('entry:forScores') : `${number}. ${say(`terms:area.${area}`)}`} <span className="ink-3">{say('entry:progress', { done: looks.filter(({ progress }) => progress === 'done').length, all: looks.length })} {say('entry:filled')}</span>
    </th></tr>
  );
}
