// How a conclusion stands, as a sign and in words: never the shape of a verdict.
import type { Row } from '../../queries/types.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import './conclusion-words.ts';

const SIGNS: Record<string, { name: IconName; className: string }> = {
  overdue: { name: 'clock', className: 'late-ink' }, 'to-confirm': { name: 'inbox', className: 'soon-ink' }, draft: { name: 'pencil', className: 'ink-3' }, extended: { name: 'calendar', className: 'ink-2' },
  'under-way': { name: 'half', className: 'ink-2' }, new: { name: 'calendar', className: 'ink-2' }, done: { name: 'check', className: 'ink-2' }, stopped: { name: 'minus', className: 'ink-3' },
};

export function ConclusionSign({ state, size = 16 }: { state: string; size?: number }) {
  return <Icon {...(SIGNS[state] ?? { name: 'question' })} size={size} />;
}

export function ConclusionState({ row }: { row: Row<'conclusions'> }) {
  const { say } = useWords();
  const isLate = row.state === 'overdue';
  return (
    <span className={isLate ? 'mark-text strong late-ink' : 'mark-text'}>
      <ConclusionSign state={row.state} />{isLate ? say('conclusions:overdueBy', { count: -(row.days_left ?? 0) }) : say(`conclusions:state.${row.state}`)}
    </span>
  );
}

/** How long is left of an open one; what became of the others. */
export function timeLeft(row: Row<'conclusions'>, say: (key: string, params?: Record<string, unknown>) => string): string | null {
  if (row.state === 'done') return row.days_late === null ? say('conclusions:inTime') : say('conclusions:doneLate', { count: row.days_late });
  if (row.days_left === null || row.state === 'overdue') return null;
  return row.days_left < 0 ? say('conclusions:pastBy', { count: -row.days_left }) : row.days_left === 0 ? say('conclusions:dueToday') : say('conclusions:daysLeft', { count: row.days_left });
}
