// What bodies handed in: figures on grids, with everything that can be missing, late, wrong or taken back.
import { dayAfter } from './draw.ts';
import type { Draw } from './draw.ts';
import type { Bodies } from './bodies.ts';
import type { Frame } from './frame.ts';
import type { Pages } from './pages.ts';
import type { Act, Agency, Indicator, Landed, Report, Return, Submission } from '../world.ts';

export interface Sheets { submissions: Submission[]; landed: Landed[]; acts: Omit<Act, 'seq'>[]; returns: Return[] }

/** How an indicator goes: its first figure, its step each quarter, what one body weighs, and the reports that nobody gives. */
interface Story { start: number; step: number; mass: number; silent: Set<string>; samples: (number | null)[]; errors: (number | null)[]; gives: 'total' | 'parts' | 'either' }
/** What is odd about a body: from when it is silent, what never applies to it. */
interface Habit { silentFrom: string; silentOn: string; never: string; missed: number }
type Cells = Pick<Landed, 'numerator' | 'denominator' | 'value' | 'sample' | 'standard_error' | 'reference'>;

const EMPTY: Cells = { numerator: null, denominator: null, value: null, sample: null, standard_error: null, reference: '' };

/** Every body hands in every report that is over, or nearly. */
export function drawSheets(draw: Draw, prefix: string, { agencies, succession }: Bodies, pages: Pages, frame: Frame): Sheets {
  const made: Sheets = { submissions: [], landed: [], acts: [], returns: [] };
  const over = frame.calendar.filter((report) => report.ends < frame.today);
  const stories = new Map(pages.indicators.map((one) => [one.id, drawStory(draw, one, over)]));
  const lives = [...Map.groupBy(agencies, (one) => one.id).values()];
  const gaps = drawGaps(draw);
  for (const rows of lives) {
    const body = rows.at(-1)!;
    const [from, to] = [rows.map((row) => row.valid_from ?? '').sort()[0]!, rows.map((row) => row.valid_to ?? '9999').sort().at(-1)!];
    const habit: Habit = {
      silentFrom: draw.chance(12) ? draw.pick(over.length > 0 ? over.map((one) => one.ends) : ['9999']) : '9999', silentOn: draw.chance(35) ? draw.pick(pages.indicators).id : draw.pick(['', '', '*']),
      never: draw.chance(10) ? draw.pick(pages.indicators).id : '', missed: gaps,
    };
    for (const report of over.filter((one) => (from <= one.ends && to >= one.ends) || draw.chance(2))) {
      if (draw.chance(gaps)) continue;
      hand(draw, prefix, made, body, report, frame, (indicator, part) => cellsOf(draw, stories.get(indicator.id)!, indicator, part, report, weightOf(body.id, report, agencies, succession)), { stories, habit, pages });
    }
  }
  return made;
}

function drawGaps(draw: Draw): number {
  return draw.pick([0, 2, 8]);
}

function drawStory(draw: Draw, indicator: Indicator, over: Report[]): Story {
  const isPercent = indicator.kind === 'share' || indicator.kind === 'survey';
  const way = (indicator.better === 'up' ? 1 : -1) * draw.pick([1, 1, 1, 0, -1]);
  return {
    start: isPercent ? draw.pick(indicator.better === 'up' ? [20, 40, 50, 90, 95] : [80, 60, 50, 40]) : draw.pick([100, 20, 40]), step: way * (isPercent ? draw.pick([2.5, 1, 5, 0.1, 2]) : draw.pick([1, 2, 5])),
    mass: draw.pick([1000, 100, 200, 40]), silent: new Set(draw.chance(40) && over.length > 0 ? [draw.pick(over).report, draw.pick(over).report] : []),
    samples: draw.pick([[400], [400, 100, 900], [null], [400, null]]), errors: draw.pick([[null], [0.1, 0.5], [0.8, 6], [2, null]]), gives: draw.pick(['total', 'total', 'parts', 'either']),
  };
}

interface Around { stories: Map<string, Story>; habit: Habit; pages: Pages }
type CellsFor = (indicator: Indicator, part: string) => Cells;

/** One sheet, perhaps corrected once or twice, perhaps accepted in another order or never. */
function hand(draw: Draw, prefix: string, made: Sheets, body: Agency, report: Report, frame: Frame, cells: CellsFor, around: Around): void {
  const rows = rowsOf(draw, body, report, cells, around);
  const revisions = [rows, ...(draw.chance(12) ? [corrected(draw, rows)] : [])];
  if (revisions.length > 1 && draw.chance(40)) revisions.push(corrected(draw, rows));
  const received = revisions.map((_, at) => dayAfter(report.ends, 1 + draw.pick([2, 1, 5, 12, 30]) + at * draw.pick([20, 70, 200])));
  let last = '';
  for (const [at, revision] of revisions.entries()) {
    const day = received[at]! > last ? received[at]! : dayAfter(last, 1);
    last = day;
    if (day > frame.today || revision.length === 0) break;
    const submission = `${prefix}s${made.submissions.length + 1}`;
    made.submissions.push({ submission, agency: body.id, report: report.report, revision: at + 1, received_at: `${day}T02:00:00.000Z` });
    for (const row of revision) made.landed.push({ submission, agency: body.id, report: report.report, revision: at + 1, ...row });
    const wait = draw.pick([0, 1, 4, at < revisions.length - 1 ? 250 : 0]);
    const accepted = dayAfter(day, wait);
    decideOn(draw, made, submission, accepted, revision, frame, at);
  }
}

/** Accepted, perhaps but for some figures; or never, and then perhaps given back or taken back. */
function decideOn(draw: Draw, made: Sheets, submission: string, day: string, rows: Row[], frame: Frame, at: number): void {
  if (day > frame.today) return;
  const isAccepted = !draw.chance(at === 0 ? 4 : 20);
  if (isAccepted) made.acts.push({ acted_at: `${day}T08:00:00.000Z`, kind: 'accept', subject: submission });
  if (isAccepted ? draw.chance(6) : draw.chance(50)) {
    for (const { indicator, part } of rows) if (!isAccepted || draw.chance(30)) made.returns.push({ submission, indicator, part, returned_at: `${day}T08:00:00.000Z` });
  } else if (!isAccepted && draw.chance(50)) made.acts.push({ acted_at: `${day}T08:00:00.000Z`, kind: 'withdraw', subject: submission });
}

type Row = Omit<Landed, 'submission' | 'agency' | 'report' | 'revision'>;

function rowsOf(draw: Draw, body: Agency, report: Report, cells: CellsFor, { stories, habit, pages }: Around): Row[] {
  return pages.indicators.flatMap((indicator) => {
    const story = stories.get(indicator.id)!;
    const owes = indicator.reports.split(' ').includes(report.kind) && (indicator.owed_by === 'lead' ? body.office.split(' ').includes(indicator.lead) : indicator.owed_by.split(' ').includes(body.kind));
    const isSilent = story.silent.has(report.report) || (report.ends >= habit.silentFrom && (habit.silentOn === '*' || habit.silentOn === indicator.id || habit.silentOn === ''));
    if (isSilent || draw.chance(habit.missed) || (!owes && !draw.chance(2))) return [];
    return drawParts(draw, indicator, body, pages, story).map((part): Row => {
      const row = { indicator: indicator.id, part, ...cells(indicator, part) };
      const odd = draw.whole(99);
      const isPlain = ['share', 'count', 'money'].includes(indicator.kind);
      if (habit.never === indicator.id || odd >= 97) return { ...row, ...EMPTY, state: 'not-applicable' };
      if (isPlain && odd >= 95) return { ...row, ...EMPTY, state: 'nothing-to-report' };
      if (odd === 94) return { ...row, ...EMPTY, state: 'withdrawn' };
      if (isPlain && indicator.kind === 'share' && odd === 93) return { ...row, numerator: 0, denominator: 0, state: 'reported' };
      return { ...row, state: 'reported' };
    });
  });
}

/** The parts that the sheet asks for, or parts in place of the total, sometimes one left out or one too many. */
function drawParts(draw: Draw, indicator: Indicator, body: Agency, pages: Pages, story: Story): string[] {
  const named = [...new Set(pages.targets.filter((one) => one.indicator === indicator.id).map((one) => one.part))];
  const fit = named.filter((part) => !part.startsWith('level=') || part === `level=${body.level}` || (body.level === 'district' && part === 'level=commune') || indicator.owed_by === 'lead');
  const inParts = fit.filter((part) => part !== '');
  const givesParts = inParts.length > 0 && (story.gives === 'parts' || (story.gives === 'either' && draw.chance(50)));
  const chosen = givesParts ? inParts : fit;
  const kept = chosen.filter(() => !draw.chance(3));
  return draw.chance(2) && ['share', 'count', 'money'].includes(indicator.kind) ? [...new Set([...kept, draw.pick(['field=c', 'level=commune', ''])])] : kept;
}

function corrected(draw: Draw, rows: Row[]): Row[] {
  return rows.filter(() => draw.chance(60)).map((row): Row => {
    if (draw.chance(12)) return { ...row, ...EMPTY, state: 'withdrawn' };
    if (row.state !== 'reported') return row;
    const less = (value: number | null): number | null => (value === null ? null : Math.max(0, value - draw.pick([1, 0, 5])));
    return { ...row, numerator: less(row.numerator), value: row.value !== null && row.value <= 1 ? row.value : less(row.value) };
  });
}

/** How many bodies of one weight stand behind each quarter of the report's window: a successor's window holds its predecessors' too. */
function weightOf(id: string, report: Report, agencies: Agency[], succession: Bodies['succession']): (ends: string) => number {
  const weigh = (one: string, ends: string): number => {
    const from = agencies.filter((row) => row.id === one).map((row) => row.valid_from ?? '').sort()[0]!;
    if (from <= ends) return 1;
    return succession.filter((link) => link.successor === one && link.kind !== 'end').reduce((sum, link) => sum + (link.kind === 'split' ? link.share ?? 0 : 1) * weigh(link.predecessor, ends), 0);
  };
  return (ends) => weigh(id, ends > report.ends ? report.ends : ends);
}

function cellsOf(draw: Draw, story: Story, indicator: Indicator, part: string, report: Report, weight: (ends: string) => number): Cells {
  const quarter = { Q1: 1, H1: 2, Q3: 3, Y: 4, M: 3 }[report.kind];
  const first = report.kind === 'Q3' || report.kind === 'M' || indicator.timing !== 'flow' ? quarter : 1;
  const months = ['03', '06', '09', '12'];
  const figures = Array.from({ length: quarter - first + 1 }, (_, at) => first + at).map((one) => {
    const height = story.start + story.step * (4 * (report.year - 2021) + one - 1);
    const many = weight(`${report.year}-${months[one - 1]}-14`);
    return { height, many: indicator.timing === 'flow' ? many : 1 };
  });
  const whole = part === '' || part.startsWith('level=') ? 1 : 0.5;
  if (indicator.kind === 'share') {
    const share = (height: number): number => Math.min(1, Math.max(0, height / 100));
    const numerator = figures.reduce((sum, one) => sum + Math.round(one.many * whole * story.mass * share(one.height)), 0);
    const denominator = figures.reduce((sum, one) => sum + Math.round(one.many * whole * story.mass), 0);
    return { ...EMPTY, numerator, denominator };
  }
  if (indicator.kind === 'survey') {
    const reference = draw.chance(20) ? draw.pick([String(report.year - 1), String(report.year), `${report.year}Q3`, `${report.year - 1}Q4`]) : '';
    const value = Math.min(100, Math.max(0, story.start + story.step * (4 * (report.year - 2021) + quarter - 1)));
    return { ...EMPTY, value, sample: draw.pick(story.samples), standard_error: draw.pick(story.errors), reference };
  }
  if (indicator.kind === 'rank') return { ...EMPTY, value: draw.pick([15, 10, 16, 30, 5]), sample: 63, reference: draw.chance(15) ? String(report.year - 1) : '' };
  if (indicator.kind === 'done') return { ...EMPTY, value: draw.chance(12 * (report.year - 2020)) ? 1 : 0 };
  return { ...EMPTY, value: figures.reduce((sum, one) => sum + Math.max(0, Math.round(one.many * whole * one.height)), 0) };
}
