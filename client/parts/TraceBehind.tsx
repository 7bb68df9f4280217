// What stands behind a number that is not added up from sheets: the numbers of its row, the milestones or quarters, the bodies, a file.
import type { Row } from '../../queries/types.ts';
import { figure, quarterLabel } from '../format.ts';
import type { TraceAnswer } from '../trace.ts';
import { named, useWords } from '../words.ts';
import type { Lang } from '../words.ts';
import { unitOf } from './figures.ts';
import { NothingSeen } from './NothingSeen.tsx';
import { TraceCell } from './TraceCell.tsx';
import { columnWords } from './trace-value.ts';

/** Kinds that have words of their own; of all others no sheet stands behind the number. */
const TOLD = new Set(['baseline', 'milestone', 'path', 'counted', 'change', 'expected', 'made', 'registry']);

export function TraceBehind({ traced, row }: { traced: TraceAnswer; row: Row<'targets'> }) {
  const { lang, say } = useWords();
  const { kind, of = [], file } = traced.origin;
  if (!TOLD.has(kind)) return <NothingSeen words={say('trace:sheets.none')} area={row.area} />;
  const words = traced.column.startsWith('forecast') ? say('trace:sheets.forecast') : say(`trace:behind.${file ? 'registry' : kind}`, { file: file ?? '' });
  const listed = (traced.counted?.rows ?? []).map((each) => listedAs(each, row, lang));
  return (
    <div className="stack-tight">
      <p className="ink-2 small">{words}</p>
      {of.length > 0 && (
        <dl className="facts small">
          {of.map((column) => (
            <div key={column} className="fact">
              <dt>{columnWords(column, say)}</dt>
              <dd className="num">
                <TraceCell traced={traced} row={row} column={column} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {listed.length > 0 && <ul className="small">{listed.map((each, at) => <li key={`${at} ${each}`}>{each}</li>)}</ul>}
    </div>
  );
}

/** One row of what is counted: a body, a milestone with its level, or a quarter with its figure. */
function listedAs(each: NonNullable<TraceAnswer['counted']>['rows'][number], row: Row<'targets'>, lang: Lang): string {
  if (typeof each.agency === 'string') return named(each as unknown as Row<'expected'>, 'name', lang);
  const when = typeof each.quarter === 'string' ? quarterLabel(each.quarter, 'long', lang) : String(each.due ?? '');
  const level = (each.quarter ? each.actual : each.goal_shown) as number | null | undefined;
  return `${when}: ${figure(level ?? null, unitOf(row), lang)}`;
}
