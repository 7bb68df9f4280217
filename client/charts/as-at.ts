import type { TrendRow } from './rows.ts';

/** The quarters of a target as they stand when a report is looked at, on every page and in every file. @param latest quarter of the latest report with figures; null where there is none */
export function lookedAt<R extends TrendRow>(rows: R[], q: number, latest: number | null): R[] {
  return latest !== null && q < latest ? rows.map((row) => asAt(row, q)) : rows;
}

/** A quarter as it stands when an older report is looked at: later ones are not known, and the forecast was made from them. */
function asAt<R extends TrendRow>(row: R, q: number): R {
  const ahead = { forecast: null, forecast_low: null, forecast_high: null };
  return row.q <= q ? { ...row, ...ahead }
    : { ...row, ...ahead, actual: null, numerator: null, denominator: null, low: null, high: null, carried: 0, half_year: false, problem: '', provisional: null, revised_from: null, state: 'not-due' };
}
