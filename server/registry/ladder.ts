// When an owed report is reminded of, and whom: the ladder. docs/reminders.md says why it is as it is.
import { addWorkingDays, lastWorkingDay, shifted } from './calendar.ts';
import type { Holidays } from './calendar.ts';

/** `days` before the due day are days of the calendar, those after it working days. */
interface Step { step: string; role: 'reporter' | 'head' | 'secretary'; days: number }

const LADDER: Step[] = [
  { step: 'ten-days', role: 'reporter', days: -10 },
  { step: 'three-days', role: 'reporter', days: -3 },
  { step: 'due-day', role: 'reporter', days: 0 },
  { step: 'day-after', role: 'reporter', days: 1 },
  { step: 'head', role: 'head', days: 3 },
  { step: 'secretary', role: 'secretary', days: 5 },
];

/**
 * The day of each step. A day off before the due day gives way to the last working day before it, so that nobody is told later than
 * meant; two steps may then share a day, and the later one speaks.
 * @param due a working day
 */
export function stepsOf(due: string, holidays: Holidays): { place: number; step: string; role: string; day: string }[] {
  return LADDER.map(({ step, role, days }, place) => ({
    place, step, role, day: days <= 0 ? lastWorkingDay(shifted(due, days), holidays) : addWorkingDays(due, days, holidays),
  }));
}
