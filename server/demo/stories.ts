// How the made-up figures go, and what befalls single sheets: data/demo/stories.csv and data/demo/events.csv.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** How one indicator (or part) goes in the made-up data; see data/demo/README.md. */
export interface Story {
  indicator: string; part: string; territory: string; start: number; end: number; mass: number; noise: number; first: number; silent: string[]; course: [q: number, level: number][];
}
/** What befalls one sheet, or one indicator in it. */
export type EventKind = 'absent' | 'nothing-to-report' | 'not-applicable' | 'late' | 'held' | 'corrected' | 'copied';
interface Event { kind: EventKind; report: string; agencies: string[]; indicator: string; part: string }

export const FIRST_Q = 4 * 2021 + 1;
export const LAST_Q = 4 * 2026 + 3;
export const FIRST_MONTH = '2026M07';
export const LAST_MONTH = '2026M10';

/** @returns the quarter with which a report closes */
export function quarterOf(report: string): number {
  return 4 * Number(report.slice(0, 4)) + { Q1: 1, H1: 2, Q3: 3, Y: 4 }[report.slice(4)]!;
}

/** @returns the stories by territory/indicator/part */
export function readStories(data: string): Map<string, Story> {
  return new Map(readRows(`${data}/demo/stories.csv`).map((row) => [`${row.territory!}/${row.indicator!}/${row.part!}`, {
    indicator: row.indicator!, part: row.part!, territory: row.territory!, start: Number(row.start), end: Number(row.end), mass: Number(row.mass), noise: Number(row.noise),
    first: row.first ? quarterOf(row.first) : FIRST_Q, silent: row.silent!.split(' ').filter(Boolean),
    course: row.course!.split(' ').filter(Boolean).map((knot) => [quarterOf(knot.split(':')[0]!), Number(knot.split(':')[1])]),
  }]));
}

/** The level that a story has reached, in percent or in its own unit, before the agency's own character. */
export function level(story: Story, q: number): number {
  if (story.course.length === 0) {
    const gone = (q - FIRST_Q) / (LAST_Q - FIRST_Q);
    return story.start + (story.end - story.start) * (0.75 * gone + 0.25 * Math.sin((gone * Math.PI) / 2));
  }
  const knots: [number, number][] = [[FIRST_Q, story.start], ...story.course, [LAST_Q, story.end]];
  const next = Math.max(1, knots.findIndex(([at]) => at >= q));
  const [[q0, from], [q1, to]] = [knots[next - 1]!, knots[next]!];
  return q1 === q0 ? to : from + ((to - from) * (q - q0)) / (q1 - q0);
}

/** What befalls sheets, by name; what is not named there is left to chance. */
export class Events {
  private readonly all: Event[];

  constructor(data: string) {
    this.all = readRows(`${data}/demo/events.csv`).map((row) => ({
      kind: row.kind as EventKind, report: row.report!, agencies: row.agency!.split(' '), indicator: row.indicator!, part: row.part!,
    }));
  }

  /** Whether it befalls the sheet as a whole, or with `line` this line of it. */
  has(kind: EventKind, agency: string, report: string, line: { indicator: string; part: string } | null = null): boolean {
    return this.all.some((event) => event.kind === kind && (event.report === '' || event.report === report) && event.agencies.includes(agency)
      && (line === null ? event.indicator === '' : event.indicator === line.indicator && event.part === line.part));
  }

  /** @returns the indicator whose figure is corrected later, where the list says so */
  corrected(agency: string, report: string): string | undefined {
    return this.all.find((event) => event.kind === 'corrected' && event.report === report && event.agencies.includes(agency))?.indicator;
  }
}

function readRows(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true, skipEmptyLines: true }) as Record<string, string>[];
}
