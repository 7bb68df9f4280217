// The other lane of an area: the tasks of the plan, how many are done and late, the late ones first.
import { Link } from '@tanstack/react-router';
import { useQuestion } from '../api.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { stateIcon } from './ActivityState.tsx';
import { keep } from './address.ts';
import type { Address } from './address.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { usePrinting } from './printing.ts';

const SHOWN = 6;
const ORDER = ['overdue', 'due-soon', 'on-schedule', 'not-started', 'recurring', 'undated', 'done', 'ended'];

export function AreaTasks({ area, plan, agency }: { area?: string; plan: string; agency?: string }) {
  const { lang, say } = useWords();
  const isPrinting = usePrinting();
  const activities = useQuestion('activities', { plan, ...(agency ? { agency } : {}) });
  return (
    <section className="stack" aria-labelledby="area-tasks">
      <h2 id="area-tasks">{say('matrix:area.tasks')}</h2>
      <Answer of={activities} thing={say('thing.activities')} skeleton={<Skeleton lines={4} />} empty={<p className="card ink-2">{say('matrix:area.noTasks')}</p>}>
        {(all) => {
          const rows = area ? all.filter((row) => row.area === area) : all;
          if (rows.length === 0) return <p className="card ink-2">{say('matrix:area.noTasks')}</p>;
          const states = ORDER.map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(({ count }) => count > 0);
          const shown = rows.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, isPrinting ? undefined : SHOWN);
          return (
            <div className="card stack">
              <ul className="row small">{states.map(({ state, count }) => <li key={state} className="mark-text"><Icon {...stateIcon(state)} size={15} /> <strong className="num">{count}</strong> {say(`activity.state.${state}`).toLocaleLowerCase(lang)}</li>)}</ul>
              <ul className="rows">
                {shown.map((row) => (
                  <li key={row.activity} className="area-task">
                    <span lang="vi">{row.text}{row.output !== '' && <span className="sub">{row.output}</span>}</span>
                    <span className="small ink-2">{row.agency ? <Link to="/co-quan/$ma" params={{ ma: row.agency }} search={keep}>{row.lead}</Link> : row.lead}</span>
                    <span className="small area-task-state"><Icon {...stateIcon(row.state)} size={15} /><span>{say(`activity.state.${row.state}`)}{row.due && <span className="ink-3">, {dateLabel(row.due, lang)}</span>}</span></span>
                  </li>
                ))}
              </ul>
              <p className="no-print"><Link to="/hoat-dong" search={(now: Address) => ({ ...keep(now), ...(area ? { lv: [area] } : {}) })}>{say('matrix:area.allTasks', { count: rows.length })}</Link></p>
            </div>
          );
        }}
      </Answer>
    </section>
  );
}
