// One body's own figure of one indicator in a line: what it is, how it stands, against the province and the bodies of its kind.
import type { ReactNode } from 'react';
import type { Row } from '../../queries/types.ts';
import { signed } from '../format.ts';
import { OwnBullet } from '../marks/OwnBullet.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import { useWords } from '../words.ts';
import { unitOf } from './figures.ts';
import { cellText, cellWords } from './matrix-grid.ts';
import type { Cell } from './matrix-grid.ts';

/** @param props.title leads to the indicator, or to the body */
export function CellLine({ cell, column, title, place }: { cell: Cell; column: Row<'targets'>; title: ReactNode; place?: number | null }) {
  const { lang, say } = useWords();
  const unit = unitOf(column);
  const text = cellText(cell, column, 'value', lang, say);
  const isLevel = column.kind === 'share' || column.kind === 'survey';
  const change = cell.change === null || cell.moved === 'same' ? '' : signed(cell.change, unit, lang);
  return (
    <li className="cell-line" data-agency={cell.agency} data-target={cell.target}>
      <span className="cell-line-name">{place !== undefined && <span className="num ink-3 cell-line-place">{place ?? ''}</span>}<span>{title}</span></span>
      <span className="cell-line-value num"><strong>{text && cell.state !== 'not-applicable' && column.unit === 'percent' && isLevel ? percent(text) : text || '–'}</strong></span>
      <span className="cell-line-bullet">{isLevel && <OwnBullet actual={cell.actual} whole={column.actual} median={cell.median} goal={column.goal} goalMax={column.goal_max} unit={unit} />}</span>
      <span className="cell-line-word">{cell.status ? <StatusWord status={cell.status} /> : <span className="small ink-3">{cellWords(cell, say)}</span>}
        {/* a change that rounds to nothing is none to read */}
        {/[1-9]/.test(change) && <span className="sub">{say(`matrix:moved.${cell.moved}`, { change })}</span>}
        {cell.reason ? <span className="sub">{say(`matrix:reason.${cell.reason}`)}</span> : null}
      </span>
    </li>
  );
}

/** A bare figure with its sign of percent, before the asterisk. */
function percent(text: string): string {
  return text === '' ? '–' : text.endsWith('*') ? `${text.slice(0, -1)}%*` : /\d$/.test(text) ? `${text}%` : text;
}
