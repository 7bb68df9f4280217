// How each body went through time: one reading of the answers for the drawing, its table and its sentence.
import type { Questions } from '../../queries/types.ts';

export type WayRow = Questions['agency_trend']['row'];
/** What the page's own course says of a quarter: whether it was asked for, and whether a break lies before it. */
export type CourseRow = Pick<Questions['trend']['row'], 'q' | 'state' | 'break_vi' | 'break_en'>;

/** One body. `runs` are drawn as lines: each ends at a gap or a break. */
export interface Way {
  agency: string;
  name_vi: string;
  name_en: string;
  /** oldest first, with a figure */
  known: WayRow[];
  runs: WayRow[][];
  /** quarters asked for between its first figure and its last, without one */
  gaps: number[];
  last: WayRow;
  /** asked for nothing any more: a predecessor, or a body that ended */
  isPast: boolean;
}

/** Every body on one pair of axes. */
export interface Ways {
  ways: Way[];
  /** quarters that the page is asked for, oldest first */
  owed: number[];
  breaks: CourseRow[];
  first: number;
  last: number;
}

/** By a share stated at a split, with a value carried for an absent body, of a half-year, or of too few cases: drawn hollow. */
export function isHollow(row: WayRow): boolean {
  return row.estimate || row.carried > 0 || row.half_year || row.few_cases;
}

/**
 * @param rows of `agency_trend`, on one map
 * @param course of `trend`
 * @param order bodies of today, first first; whoever is not among them is of the past
 * @param until the quarter looked at: later ones are not known yet
 */
export function readWays(rows: WayRow[], course: CourseRow[], order: string[], until: number): Ways {
  const known = rows.filter((row) => row.actual !== null && row.q <= until).toSorted((a, b) => a.q - b.q);
  const [first, last] = [Math.min(...known.map((row) => row.q)), Math.max(...known.map((row) => row.q))];
  const own = new Set(known.map((row) => row.q));
  const owed = course.filter((row) => row.q >= first && row.q <= last && (own.has(row.q) || (row.state !== 'not-owed' && row.state !== 'not-due'))).map((row) => row.q);
  const breaks = course.filter((row) => row.break_vi !== null && row.q > first && row.q <= last);
  const ways = [...Map.groupBy(known, (row) => row.agency)].map(([agency, mine]) => wayOf(agency, mine, owed, breaks, !order.includes(agency)));
  const place = (way: Way): number => (way.isPast ? order.length : order.indexOf(way.agency));
  return { ways: ways.toSorted((a, b) => place(a) - place(b) || b.last.q - a.last.q || (a.agency < b.agency ? -1 : 1)), owed, breaks, first, last };
}

function wayOf(agency: string, known: WayRow[], owed: number[], breaks: CourseRow[], isPast: boolean): Way {
  const last = known.at(-1)!;
  const byQ = new Map(known.map((row) => [row.q, row]));
  const gaps = owed.filter((q) => q > known[0]!.q && q < last.q && !byQ.has(q));
  const isParted = (from: number, to: number): boolean => [...gaps, ...breaks.map((row) => row.q - 0.5)].some((at) => at > from && at < to);
  const runs = known.reduce<WayRow[][]>((all, row) => {
    const before = all.at(-1)?.at(-1);
    if (before && !isParted(before.q, row.q)) all.at(-1)!.push(row);
    else all.push([row]);
    return all;
  }, []);
  return { agency, name_vi: last.name_vi, name_en: last.name_en, known, runs, gaps, last, isPast };
}
