import type { Row } from '../../queries/types.ts';
import { dateLabel, figure } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import './evidence-words.ts';

/** The sign of a state that the calendar or a document tells: never the shape of a verdict. */
export function stateIcon(state: string): { name: IconName; className: string } {
  const icons: Record<string, { name: IconName; className: string }> = {
    overdue: { name: 'clock', className: 'late-ink' }, 'due-soon': { name: 'clock', className: 'soon-ink' },
      'on-schedule': { name: 'calendar', className: 'ink-2' },
    'not-started': { name: 'calendar', className: 'ink-3' }, recurring: { name: 'refresh', className: 'ink-2' },
      done: { name: 'check', className: 'ink-2' }, ended: { name: 'minus', className: 'ink-3' },
  };
  return icons[state] ?? { name: 'question', className: 'ink-3' };
}

export function ActivityState({ row }: { row: Row<'activities'> }) {
  const { lang, say } = useWords();
  const late = row.state === 'overdue';
  return (
    <span className="activity-state">
      <span className={late ? 'mark-text strong late-ink' : 'mark-text'}>
        <Icon {...stateIcon(row.state)} size={16} />
        {late && row.days_late !== null ? say('activity.days', { count: row.days_late, days: figure(row.days_late, 'count', lang) })
          : say(`activity.state.${row.state}`)}
      </span>
      {row.state === 'done' && row.done_on !== null
        && <span className="sub">{say('activity.proof', { date: dateLabel(row.done_on, lang), document: row.document ?? '' })}</span>}
      {row.progress !== null && row.state !== 'done'
        && <span className="sub">{say('evidence:progress.says', { state: say(`evidence:progress.states.${row.progress}`) })}</span>}
      {(row.documents ?? 0) > 0
        && <span className="sub"><Icon name="evidence" size={14} /><span className="hidden-look">{say('evidence:title')}: </span> {row.documents}</span>}
    </span>
  );
}
