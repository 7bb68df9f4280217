// Which rows a count counts, for each column of a question that is a count of rows.
import type { Cells } from './values.ts';
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
  'bridge.before': ({ status }) => status === 'achieved' || status === 'on-track', 'bridge.after': ({ status }) => status === 'achieved' || status === 'on-track',
  'reporting.owed': ({ passed_from }) => passed_from === null, 'reporting.figures': ({ report, stands, state }, of) => report === of.report && stands === true && state !== 'withdrawn', 'reporting.revisions': ({ report, taken_back }, of) => report === of.report && taken_back === false,
  'readiness.agencies_received': ({ received_at }) => received_at !== null, 'readiness.agencies_accepted': ({ accepted }) => accepted === true,
  'readiness.waiting': ({ report }, of) => ends(report) <= ends(of.report), 'readiness.returned': ({ is_open, report }, of) => is_open === true && ends(report) <= ends(of.report), 'readiness.not_assessed': ({ status }) => ['not-assessable', 'no-data', 'not-due'].includes(String(status)),
  'dues.owed': ({ passed_from }) => passed_from === null, 'dues.covered': ({ report, stands, state }, of) => report === of.report && stands === true && state !== 'withdrawn', 'dues.figures': ({ submission }, of) => submission === of.submission, 'dues.revisions': ({ report }, of) => report === of.report,
  'dues.excused': ({ reason }) => reason !== null, 'reminders.excused': ({ reason }) => reason !== null, 'reminders.owed': ({ passed_from }) => passed_from === null,
  'dues.returned': ({ is_open }) => is_open === true,
  'reports.agencies_received': ({ received_at }) => received_at !== null, 'reports.agencies_on_time': ({ state }) => state === 'received',
  'evidence_due.documents': ({ part }, of) => part === of.part, 'evidence_missing.documented': ({ documents }) => documents !== 0, 'evidence_missing.missing': ({ documents }) => documents === 0,
  'hand_ins.received': ({ first_received_at }) => first_received_at !== null, 'hand_ins.absent': ({ first_received_at }) => first_received_at === null, 'hand_ins.on_time': ({ timeliness }) => timeliness === 'on-time',
  'hand_ins.late': ({ timeliness }) => timeliness === 'late', 'hand_ins.waiting': ({ stage }) => stage === 'sent' || stage === 'approved', 'hand_ins.accepted': ({ stage }) => stage === 'accepted',
  'hand_ins.returned': ({ returned }) => Number(returned) > 0,
  'conclusions.extensions': ({ step }) => step === 'extended', 'conclusion_counts.total': ({ state, notice }) => notice !== null && state !== 'stopped', 'conclusion_counts.done': ({ state }) => state === 'done',
  'conclusion_counts.in_time': ({ state, notice }) => notice !== null && ['new', 'under-way', 'extended'].includes(String(state)), 'conclusion_counts.to_confirm': ({ state }) => state === 'to-confirm',
  'conclusion_counts.overdue': ({ state }) => state === 'overdue', 'conclusion_counts.stopped': ({ state, notice }) => notice !== null && state === 'stopped',
  'matrix.median': (cell, of) => isCompared(cell) && isOfKind(cell, of), 'matrix.ranked': (cell, of) => isCompared(cell) && isOfKind(cell, of), 'medians.agencies': isOfKind, 'medians.compared': (cell, of) => isCompared(cell) && isOfKind(cell, of), 'medians.median': (cell, of) => isCompared(cell) && isOfKind(cell, of),
  ...Object.fromEntries(Object.entries({ achieved: ['achieved'], on_track: ['on-track'], at_risk: ['at-risk'], off_track: ['off-track', 'missed'], not_assessed: ['not-assessable'] })
    .map(([name, held]) => [`matrix_agencies.${name}`, ({ status, peers }: Cells) => Number(peers) > 1 && held.includes(String(status))])),
  'matrix_agencies.cells': ({ peers }) => Number(peers) > 1, 'matrix_agencies.missing': ({ state, peers }) => Number(peers) > 1 && state === 'missing', 'matrix.peers': isOfKind,
  'targets.conflicts': ({ conflict }) => conflict === true,
};
/** Counts of what several rows may share: each is listed by its first row. */
const ONCE: Record<string, string[]> = { 'reporting.owed': ['indicator'], 'reporting.revisions': ['submission'], 'dues.revisions': ['submission'], 'dues.covered': ['indicator', 'part'], 'reporting.figures': ['indicator', 'part'] };

/** Cells that are compared with one another have a place among those of their kind. */
function isCompared({ ranking }: Cells): boolean {
  return ranking !== null;
}

function isOfKind({ kind }: Cells, of: Cells): boolean {
  return of.kind === '' || of.kind === kind;
}

/** The quarter that a report closes, as text that sorts. */
function ends(report: Plain | undefined): string {
  return String(report).replace('H1', 'Q2').replace('Y', 'Q4');
}

/** The verdict of a page's milestone of the year whose milestones are counted: of the one beside its headline, or of a headline that is over. */
function passed(page: Cells, of: Cells): Plain {
  if (page.passed_due === of.milestones_due) return page.passed_status ?? null;
  return page.due === of.milestones_due && (page.closed === true || page.status === 'ended') ? page.status ?? null : null;
}

/** @param column as `overview.achieved`; @param of the row that the count stands in */
export function countedIn(column: string, rows: Cells[], of: Cells): Cells[] {
  const counted = rows.filter((row) => COUNTED[column]?.(row, of) ?? true);
  const once = ONCE[column];
  return once ? counted.filter((row, at) => counted.findIndex((one) => once.every((name) => one[name] === row[name])) === at) : counted;
}
