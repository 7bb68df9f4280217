// Milestones of a plan without a number: done where a document proves it, else judged by the calendar; each with its progress and documents.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import { stateIcon } from './ActivityState.tsx';
import { Answer, Skeleton } from './Answer.tsx';
import { Progress } from './Progress.tsx';

type Milestone = Row<'milestones'>;

export function PlainMilestones({ plan }: { plan: Row<'plans'> }) {
  const { say } = useWords();
  const milestones = useQuestion('milestones', { plan: plan.plan });
  return (
    <Answer of={milestones} thing={say('evidence:milestones.thing')} skeleton={<Skeleton lines={4} />} empty={<></>}>
      {(rows) => (
        <section className="card card-flush" aria-labelledby="moc-khong-so">
          <div className="card-head">
            <h2 className="section-title" id="moc-khong-so">{say('evidence:milestones.title')}</h2>
            <ul className="row small">
              {['overdue', 'due-soon', 'on-schedule', 'done', 'done-late'].map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(({ count }) => count > 0)
                .map(({ state, count }) => <li key={state} className="mark-text"><Icon {...iconOf(state)} size={15} /> <strong className="num">{count}</strong> {say(`evidence:milestones.state.${state}`).toLocaleLowerCase()}</li>)}
            </ul>
          </div>
          <ul className="plain-milestones">{rows.map((row) => <Item key={row.milestone} row={row} />)}</ul>
        </section>
      )}
    </Answer>
  );
}

function Item({ row }: { row: Milestone }) {
  const { lang, say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const late = row.state === 'overdue';
  return (
    <li data-milestone={row.milestone}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="plain-milestone">
          <span className="num plan-ink">{row.due.length === 4 ? row.due : dateLabel(row.due, lang)}</span>
          <span className="grow ink">{named(row, 'short', lang)}<span className="sub" lang="vi">{row.lead}</span></span>
          <span className={late ? 'mark-text strong late-ink' : 'mark-text ink-2'}><Icon {...iconOf(row.state)} size={16} />{say(`evidence:milestones.state.${row.state}`)}{(row.documents ?? 0) > 0 && <><Icon name="evidence" size={14} /><span className="hidden-look">{say('evidence:title')}: </span>{row.documents}</>}</span>
          <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={18} />
        </summary>
        {isOpen && (
          <div className="activity-opened">
            <div className="stack-tight plan-tint">
              <blockquote lang="vi" className="small">{row.quote}</blockquote>
              <p className="note">{[row.clause, say('activity.source', { source: row.source, line: row.line })].filter((words) => words !== '').join(', ')}</p>
              {row.passed_from !== null && <p className="note">{say('activity.passedOn', { from: named(row, 'passed_from', lang), to: named(row, 'agency', lang) })}</p>}
            </div>
            <Progress kind="milestone" of={row.milestone} row={row} budget={null} />
          </div>
        )}
      </details>
    </li>
  );
}

function iconOf(state: string): ReturnType<typeof stateIcon> {
  return stateIcon(state === 'done-late' ? 'done' : state);
}
