// The head of the matrix: areas over their indicators, each with its code, its name and the milestone that its cells are held against.
import type { Row } from '../../queries/types.ts';
import { named, useWords } from '../words.ts';
import { goalOf } from './figures.ts';
import { areasOf } from './matrix-grid.ts';

/** @param props.counts whether the rows end with their counts */
export function MatrixHead({ columns, counts = true }: { columns: Row<'targets'>[]; counts?: boolean }) {
  const { lang, say } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" rowSpan={2} className="matrix-corner" aria-colindex={1}>{say('matrix:agency')}</th>
        {areasOf(columns).map(({ area, number, columns: own }) => (
          <th key={area} scope="colgroup" colSpan={own.length} className="matrix-area" title={say(`terms:area.${area}`)}>
            {own.length > 1 ? <span>{number}. {say(`terms:areaShort.${area}`)}</span> : <span>{number}<span className="hidden-look">. {say(`terms:areaShort.${area}`)}</span></span>}
          </th>
        ))}
        {counts && <th scope="col" rowSpan={2} className="matrix-end" aria-colindex={columns.length + 2}>{say('matrix:attention')}</th>}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map((column, at) => (
          <th key={column.target} scope="col" className="matrix-column" aria-colindex={at + 2} title={named(column, 'short', lang)}>
            <span className="ink-3 num">{column.code}</span>
            <span className="matrix-name">{named(column, 'short', lang)}</span>
            {column.milestone !== null && (
              <span className="plan-ink matrix-goal">
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M5 .8 9.2 5 5 9.2.8 5Z" fill="none" stroke="var(--data-plan)" strokeWidth="1.6" /></svg> {goalOf(column, lang, say, true)}{column.closed && ` (${column.due})`}
              </span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
