import type { TrendRow } from './rows.ts';

/** A quarter as it stands when an older report is looked at: later ones are not known, and the forecast was made from them. */
export function asAt<R extends TrendRow>(row: R, q: number): R {
  const ahead = { forecast: null, forecast_low: null, forecast_high: null };
  return row.q <= q ? { ...row, ...ahead }
    : { ...row, ...ahead, actual: null, numerator: null, denominator: null, low: null, high: null, carried: 0, half_year: false, problem: '', provisional: null, revised_from: null, state: 'not-due' };
}
