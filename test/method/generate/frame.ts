// What all worlds of one database share: calendar, thresholds, the day and the moment.
import { dayAfter } from './draw.ts';
import type { Draw } from './draw.ts';
import type { Report, Rules } from '../world.ts';

export interface Frame { calendar: Report[]; rules: Rules[]; today: string; as_of: string }

/** The thresholds of the method. */
export const METHOD_RULES: Rules = {
  version: '1', holds_from: '2020-01-01', on_track_pace: 0.95, at_risk_pace: 0.6, tolerance_of_way: 0.02, error_factor: 1.64, most_error_of_way: 0.25, maintain_points: 5,
  least_coverage: 0.8, most_carried: 0.2, few_cases: 30, forecast_points: 8, forecast_least: 5, forecast_least_yearly: 4, forecast_quantile: 1.2816, residual_factor: 1.4826,
};

/** The four national reports of each year. */
export function calendarOf(first: number, last: number): Report[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((year) => [
    report(year, 'Q1', `${year - 1}-12-15`, `${year}-03-14`), report(year, 'H1', `${year - 1}-12-15`, `${year}-06-14`),
    report(year, 'Q3', `${year}-06-15`, `${year}-09-14`), report(year, 'Y', `${year - 1}-12-15`, `${year}-12-14`),
  ]);
}

/** Five or six years, one or two versions of the rules, a day on which something is just due, just closed or just over. */
export function drawFrame(draw: Draw): Frame {
  const calendar = calendarOf(2021, draw.pick([2026, 2025]));
  const late = calendar.filter((one) => one.year >= 2023);
  const near = late[late.length - 1 - draw.whole(late.length - 1)]!;
  const today = draw.chance(40) ? draw.pick([near.ends, near.due, dayAfter(near.due, 1), near.closes, dayAfter(near.closes, 1), dayAfter(near.ends, 1)]) : dayAfter(late.at(-1)!.closes, draw.pick([40, 3, -90, -180, -400]));
  const second = {
    ...METHOD_RULES, version: '2', holds_from: draw.pick(['2023-06-14', '2023-06-15', '2024-01-01', '2022-12-14']), on_track_pace: draw.pick([0.9, 1]), at_risk_pace: 0.5,
    tolerance_of_way: draw.pick([0.05, 0]), most_error_of_way: 0.5, maintain_points: draw.pick([3, 10]), least_coverage: draw.pick([0.6, 1]), most_carried: draw.pick([0.4, 0]), forecast_points: 6,
  };
  const months = draw.chance(30) ? [{ ...report(2023, 'M', '2023-08-15', '2023-09-14'), report: '2023M09' }] : [];
  const asOf = draw.chance(40) ? dayAfter(today, -draw.pick([30, 120, 250])) : today;
  return { calendar: [...calendar, ...months], rules: draw.chance(40) ? [METHOD_RULES, second] : [METHOD_RULES], today, as_of: `${asOf}T${draw.pick(['16:59:59', '03:00:00'])}.000Z` };
}

function report(year: number, kind: Report['kind'], opens: string, ends: string): Report {
  const due = `${ends.slice(0, 8)}20`;
  return { report: `${year}${kind}`, year, kind, opens, ends, due, closes: dayAfter(due, 15) };
}
