// Which rows a count counts, for each column of a question that is a count of rows.
import type { Cells } from './origins.ts';
import type { Plain } from './values.ts';

/** Which rows a count counts; `of` is the row that it stands in. */
const COUNTED: Record<string, (row: Cells, of: Cells) => boolean> = {
  'overview.achieved': ({ status }) => status === 'achieved', 'overview.on_track': ({ status }) => status === 'on-track', 'overview.at_risk': ({ status }) => status === 'at-risk',
  'overview.off_track': ({ status }) => ['off-track', 'reversing', 'missed'].includes(String(status)),
  'overview.not_assessed': ({ status }) => ['not-assessable', 'no-data', 'not-due'].includes(String(status)),
  'overview.ended': ({ status }) => status === 'ended', 'overview.with_data': ({ actual }) => actual !== null,
  'overview.better_than_before': ({ moved }) => moved === 'better', 'overview.worse_than_before': ({ moved }) => moved === 'worse',
  'overview.milestones_achieved': (page, of) => passed(page, of) === 'achieved', 'overview.milestones_missed': (page, of) => passed(page, of) === 'missed',
  'overview.milestones_ended': (page, of) => passed(page, of) === 'ended',
  'reporting.owed': ({ passed_from }) => passed_from === null, 'reporting.figures': ({ report }, of) => report === of.report, 'reporting.revisions': ({ report }, of) => report === of.report,
  'reports.agencies_received': ({ received_at }) => received_at !== null, 'reports.agencies_on_time': ({ state }) => state === 'received',
  'targets.conflicts': ({ conflict }) => conflict === true,
};
/** Counts of what several rows may share: each is listed by its first row. */
const ONCE: Record<string, string> = { 'reporting.owed': 'indicator', 'reporting.revisions': 'submission' };

/** The verdict of a page's milestone of the year whose milestones are counted: of the one beside its headline, or of a headline that is over. */
function passed(page: Cells, of: Cells): Plain {
  if (page.passed_due === of.milestones_due) return page.passed_status ?? null;
  return page.due === of.milestones_due && (page.closed === true || page.status === 'ended') ? page.status ?? null : null;
}

/** @param column as `overview.achieved`; @param of the row that the count stands in */
export function countedIn(column: string, rows: Cells[], of: Cells): Cells[] {
  const counted = rows.filter((row) => COUNTED[column]?.(row, of) ?? true);
  const once = ONCE[column];
  return once ? counted.filter((row, at) => counted.findIndex((one) => one[once] === row[once]) === at) : counted;
}
