// The calendar in working days: weekends and days off are none, a make-up day is one.
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isWeekend } from 'date-fns/isWeekend';
import { parseISO } from 'date-fns/parseISO';

/** Days that differ from the week, as ISO dates: `off` where nobody works, `make-up` where a Saturday is worked for a day off elsewhere. */
export type Holidays = ReadonlyMap<string, 'off' | 'make-up'>;

/** @param day ISO date */
export function isWorkingDay(day: string, holidays: Holidays): boolean {
  const kind = holidays.get(day);
  return kind === undefined ? !isWeekend(parseISO(day)) : kind === 'make-up';
}

/** The day itself where it is worked, else the next one that is: Bộ luật Dân sự 2015, Điều 148. */
export function nextWorkingDay(day: string, holidays: Holidays): string {
  let next = day;
  while (!isWorkingDay(next, holidays)) next = following(next);
  return next;
}

/** The day itself where it is worked, else the last one before it that is. */
export function lastWorkingDay(day: string, holidays: Holidays): string {
  let last = day;
  while (!isWorkingDay(last, holidays)) last = shifted(last, -1);
  return last;
}

/** The day on which so many working days have passed after a day; the first counted is the day after it. */
export function addWorkingDays(day: string, count: number, holidays: Holidays): string {
  let last = day;
  for (let left = count; left > 0; left -= 1) last = nextWorkingDay(following(last), holidays);
  return last;
}

/** A day so many days of the calendar later, worked or not. */
export function shifted(day: string, count: number): string {
  return formatISO(addDays(parseISO(day), count), { representation: 'date' });
}

function following(day: string): string {
  return shifted(day, 1);
}
