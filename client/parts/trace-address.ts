// Which number is traced, as it stands in the address: question, column, and what names the row. Rows are found by name, never by place.
import type { Params, Questions, Row } from '../../queries/types.ts';
import type { Address, TRACED } from './address.ts';

export type TracedQuestion = (typeof TRACED)[number];

/** A row as far as an address can name it. */
type Names = { target?: string; report?: string; quarter?: string | null; agency?: string; milestone?: string | null };

/** Columns of a target's row that are those of its latest quarter, and so are traced as a point of its way. */
const OF_POINT = new Set(['actual', 'numerator', 'denominator', 'revised_from']);

/** The address of a number's trace on its target's page. */
export function traceSearch<Name extends TracedQuestion>(question: Name, params: Params<Name>, row: Row<Name>, column: keyof Row<Name> & string): Partial<Address> {
  const [names, asked] = [row as Names, params as { report?: string; boundary?: Address['bd'] }];
  if (question === 'targets' && OF_POINT.has(column) && names.quarter) return traceSearch('trend', { target: names.target ?? '' }, { report: reportOf(names.quarter) } as Row<'trend'>, column as keyof Row<'trend'> & string);
  const known = {
    trend: { diem: names.report }, targets: {}, target: { moc: names.milestone ?? undefined },
    breakdown: { cq: names.agency, diem: asked.report }, agency_trend: { cq: names.agency, diem: names.quarter ? reportOf(names.quarter) : undefined },
  }[question];
  return { tab: 'nguon', hoi: question === 'trend' ? undefined : question, cot: column === 'actual' ? undefined : column, diem: undefined, cq: undefined,
    moc: undefined, phieu: undefined, bd: asked.boundary === 'reported' ? undefined : asked.boundary, ...known };
}

/** What to ask so that the number can be found, and how its row is known among the answer's. */
export interface Wanted { question: TracedQuestion; column: string; params: Record<string, string | undefined>; isRow: (row: Names) => boolean }

/**
 * The number that an address names; without `hoi` the target's figure in a report.
 * @param looked the report that the page looks at; `point` the one of the figure shown
 */
export function wantedBy(address: Address, target: string, plan: string, looked: string | undefined, point: string | undefined): Wanted {
  const { hoi: question = 'trend', cot: column = 'actual', cq, moc, bd: boundary, diem } = address;
  const report = diem ?? looked;
  const of: Record<TracedQuestion, Omit<Wanted, 'question' | 'column'>> = {
    trend: { params: { target }, isRow: (row) => row.report === (diem ?? point) },
    targets: { params: { plan, report: looked }, isRow: (row) => row.target === target },
    target: { params: { target, report: looked }, isRow: (row) => row.milestone === moc },
    breakdown: { params: { target, report, boundary }, isRow: (row) => row.agency === cq },
    agency_trend: { params: { target, agency: cq, boundary }, isRow: (row) => row.agency === cq && row.quarter !== undefined && row.quarter !== null && reportOf(row.quarter) === report },
  };
  return { question, column, ...of[question] };
}

/** The report that closes a quarter: `2026Q2` → `2026H1`, `2026Q4` → `2026Y`. */
export function reportOf(quarter: string): string {
  return quarter.replace('Q2', 'H1').replace('Q4', 'Y');
}

export type AnyRow = Questions[TracedQuestion]['row'];
