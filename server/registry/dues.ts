// When each report is due, when it closes and when it is reminded of: derived once, as the registry is read, so that every question reads
// plain dates.
import { addWorkingDays, nextWorkingDay } from './calendar.ts';
import type { Holidays } from './calendar.ts';
import { stepsOf } from './ladder.ts';
import type { Problem, Registry, Row } from './read.ts';

/**
 * Gives each calendar row its table's cells: `due` the printed day, or the next working day where it is a day off; `closes` so many
 * working days later; `due_printed` as written. A row that could not be read keeps null in them; its problem is told already. Fills
 * `registry_ladder` with the days of each report's reminders.
 */
export function deriveDues(registry: Registry): void {
  const holidays = holidaysOf(registry);
  for (const row of registry.tables.get('registry_calendar') ?? []) {
    const { closes_after: after, ...cells } = row.cells;
    const printed = cells.due as string | null;
    const due = printed && nextWorkingDay(printed, holidays);
    const closes = due && typeof after === 'number' ? addWorkingDays(due, after, holidays) : null;
    row.cells = { ...cells, due, closes, due_printed: printed };
    const steps = due && cells.report ? stepsOf(due, holidays) : [];
    registry.tables.get('registry_ladder')!.push(...steps.map((step) => ({ cells: { report: cells.report!, ...step }, file: row.file, at: row.at })));
  }
}

/** The days that differ from the week. */
export function holidaysOf(registry: Registry): Holidays {
  return new Map((registry.tables.get('registry_holidays') ?? []).flatMap(({ cells: { day, kind } }) => (day && kind ? [[String(day), kind as 'off' | 'make-up']] : [])));
}

/** Windows that cannot be, and days for which nobody has said which are off. */
export function duesProblems(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const days = (registry.tables.get('registry_holidays') ?? []).map((row) => String(row.cells.day ?? ''));
  const years = new Set(days.map((day) => day.slice(0, 4)));
  for (const row of registry.tables.get('registry_calendar') ?? []) {
    const { report, year, kind, opens, ends, due_printed: due, closes } = row.cells as Record<string, string>;
    const says = (column: string, what: string, mend: string): void => void found.push({ file: row.file, row: row.at, column, problem: what, mend });
    if (!report || !opens || !ends || !due || !closes) continue;
    if (!report.startsWith(`${year}${kind}`)) says('report', `“${report}” is not of ${year} and ${kind}.`, 'Write the year and the kind as in the id.');
    if (opens >= ends) says('ends', `${ends} is not after ${opens}.`, 'Give the first and the last day of the window.');
    if (ends >= due) says('due', `${due} is not after ${ends}.`, 'A report is due after its window.');
    if (kind === 'M' && ends.slice(0, 7) !== `${year}-${report.slice(5)}`) says('ends', `${ends} is not in the month of “${report}”.`, 'A month is named by the month in which it ends.');
    for (const day of [due, closes]) {
      if (!years.has(day.slice(0, 4))) says('due', `holidays.csv has no day of ${day.slice(0, 4)}.`, `Add the days off of that year, so that ${report} can be due and close.`);
    }
  }
  for (const row of registry.tables.get('registry_holidays') ?? []) wrongMakeUp(row, found);
  return found;
}

function wrongMakeUp({ cells: { day, kind }, file, at }: Row, found: Problem[]): void {
  if (!day || kind !== 'make-up') return;
  if (![0, 6].includes(new Date(`${String(day)}T00:00:00Z`).getUTCDay())) {
    found.push({ file, row: at, column: 'kind', problem: `${String(day)} is a weekday.`, mend: 'Only a Saturday or a Sunday is worked to make up.' });
  }
}
