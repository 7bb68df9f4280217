// A line of the grid: what it was, what is typed, what that makes; and under it, while it is the current one, what helps to fill it.
import { memo } from 'react';
import type { Row } from '../../queries/types.ts';
import { MOST_LETTERS } from '../cell-checks.ts';
import type { EntryField } from '../cell-checks.ts';
import { reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import type { Draft } from './draft.ts';
import { COLUMNS, fieldAt, keyOf, textOf } from './grid.ts';
import type { Line, Spot } from './grid.ts';
import type { Held } from './held-cells.ts';
import { isDoubt, NO_DATA, problemAt } from './line-look.ts';
import type { Look } from './line-look.ts';
import { ProofButton } from './ProofButton.tsx';
import { RowMore } from './RowMore.tsx';
import { changeText, fieldName, levelText, nameOf, shownText } from './sayings.ts';
import { StateList } from './StateList.tsx';

interface Props {
  draft: Draft; line: Line; row: number; look: Look; many: number | null; isMissing: boolean; onProof: (line: Line) => void; cells: ReadonlyMap<string, Held>; isCurrent: boolean; isReadOnly: boolean; asks: boolean; chosen: boolean[] | null; typedIn: number | null;
  past: readonly Row<'earlier'>[]; usual: { previous: string | null; lastYear: string | null }; onEnter: (at: Spot) => void; onFocus: (at: Spot) => void;
}

export const EntryRow = memo(function EntryRow({ draft, line, row, look, many, isMissing, onProof, cells, isCurrent, isReadOnly, asks, chosen, typedIn, past, usual, onEnter, onFocus }: Props) {
  const { lang, say } = useWords();
  const more = `more-${row}`;
  const hasMore = isCurrent || asks || look.progress === 'error';
  const cell = (column: number) => {
    const field = fieldAt(line, COLUMNS[column]!);
    return field === null ? null : <CellInput draft={draft} line={line} field={field} spot={{ row, column }} look={look} held={cells.get(keyOf(line, field))} cells={cells} isTypedIn={typedIn === column}
      isChosen={chosen?.[column] ?? false} isReadOnly={isReadOnly} told={hasMore && look.problems.length > 0 ? more : undefined} onEnter={onEnter} />;
  };
  const unit = say(`terms:unit.${line.unit}`);
  return (
    <>
      <tr className="entry-line" data-current={isCurrent || undefined} data-progress={look.progress} id={`line-${row}`}>
        <td className="entry-code num">{line.code}</td>
        <th scope="row">{nameOf(line, lang, say)} {line.kind !== 'share' && <span className="ink-3">({unit})</span>}</th>
        <td className="num ink-2">{levelText(line.previous_level, line, lang, true)}{line.previous_report !== null && line.previous_report !== usual.previous && <span className="sub">{reportLabel(line.previous_report, lang)}</span>}</td>
        <td className="num ink-2 desk-only">{levelText(line.last_year_level, line, lang, true)}{line.last_year_report !== null && line.last_year_report !== usual.lastYear && <span className="sub">{reportLabel(line.last_year_report, lang)}</span>}</td>
        {look.state === ''
          ? <><td className="entry-cell">{cell(0)}</td><td className="entry-cell">{cell(1)}</td></>
          : <td className="entry-cell" colSpan={2}><StateList draft={draft} line={line} state={look.state} isReadOnly={isReadOnly} spot={`${row}.0`} onEnter={() => onEnter({ row, column: 0 })} /></td>}
        <td className="num strong">{levelText(look.level, line, lang, true)}</td>
        <td className="num ink-2 desk-only">{look.change === null ? '' : changeText(look.change, line, lang)}</td>
        <td className="entry-proof"><ProofButton line={line} proof={{ many, isMissing }} onOpen={onProof} /></td>
        <td className="entry-note">
          {cell(2)}
          {look.progress === 'explain' && look.state !== NO_DATA && <span className="entry-sign"><Icon name="note" size={16} className="soon-ink" label={say('entry:send.explain')} /></span>}
          {isCurrent && look.progress === 'empty' && !isReadOnly && (
            <button type="button" className="button-text small" onMouseDown={(event) => event.preventDefault()} onClick={() => {
              draft.write([{ line, field: 'state', text: NO_DATA, reading: '' }]);
              onFocus({ row, column: 2 });
            }}>{say('entry:state.choose')}</button>
          )}
        </td>
      </tr>
      {hasMore && <RowMore id={more} draft={draft} line={line} look={look} cells={cells} isCurrent={isCurrent} asks={asks} isReadOnly={isReadOnly} past={past} />}
    </>
  );
});

interface CellProps {
  draft: Draft; line: Line; field: EntryField; spot: Spot; look: Look; held: Held | undefined; cells: ReadonlyMap<string, Held>; isTypedIn: boolean; isChosen: boolean; isReadOnly: boolean; told: string | undefined; onEnter: (at: Spot) => void;
}

function CellInput({ draft, line, field, spot, look, held, cells, isTypedIn, isChosen, isReadOnly, told, onEnter }: CellProps) {
  const { lang, say } = useWords();
  const text = textOf(line, field, cells);
  const problem = problemAt(look, field);
  const kind = held?.theirs ? 'conflict' : !problem ? undefined : isDoubt(problem) ? 'doubt' : problem.level === 'error' ? 'error' : undefined;
  return (
    <span className="entry-input" data-kind={kind} data-chosen={isChosen || undefined}>
      {kind && <Icon name={kind === 'error' ? 'error' : kind === 'doubt' ? 'question' : 'conflict'} size={16} />}
      <input className={field === 'note' ? 'input' : 'input num'} data-spot={`${spot.row}.${spot.column}`} aria-label={`${fieldName(line, field, say)}, ${line.code} ${nameOf(line, lang, say)}`}
        aria-invalid={kind === 'error' || undefined} aria-describedby={told} value={isTypedIn ? text : shownText(line, field, { text, reading: held?.reading ?? '' }, lang)} readOnly={isReadOnly}
        placeholder={field === 'note' && look.state === NO_DATA ? say('entry:state.why') : undefined}
        inputMode={field === 'note' ? 'text' : 'decimal'} autoComplete="off" spellCheck={false} maxLength={field === 'note' ? MOST_LETTERS : 80} enterKeyHint="next"
        onFocus={() => onEnter(spot)} onChange={(event) => draft.write([{ line, field, text: event.target.value, reading: '' }], true)} />
    </span>
  );
}
