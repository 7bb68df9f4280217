// What no single threshold shows: versions in disorder, and thresholds that contradict each other.
import type { Problem, Registry, Row } from './read.ts';

/** Pairs of which the first may not be above the second; a number stands for itself. */
const ORDERED: [lower: string, upper: string | number][] = [
  ['on_track_pace', 1], ['tolerance_of_way', 1], ['most_error_of_way', 1], ['least_coverage', 1], ['most_carried', 1],
  ['forecast_least', 'forecast_points'], ['forecast_least_yearly', 'forecast_points'],
];
const ABOVE_ZERO = ['at_risk_pace', 'most_error_of_way', 'forecast_quantile', 'residual_factor'];

export function rulesProblems(registry: Registry): Problem[] {
  const found: Problem[] = [];
  const versions = registry.tables.get('registry_rules') ?? [];
  const says = ({ file, at }: Row, column: string, problem: string, mend: string): void => void found.push({ file, row: at, column, problem, mend });
  versions.forEach((row, index) => {
    const value = (name: string | number): number => (typeof name === 'number' ? name : Number(row.cells[name]));
    const known = (name: string): boolean => row.cells[name] !== null;
    for (const name of ABOVE_ZERO) if (known(name) && value(name) <= 0) says(row, name, `${value(name)} is not above 0.`, 'Give it as a number above 0.');
    for (const [lower, upper] of ORDERED) {
      if (known(lower) && (typeof upper === 'number' || known(upper)) && value(lower) > value(upper)) {
        says(row, lower, `${value(lower)} is more than ${typeof upper === 'number' ? upper : `${upper}, ${value(upper)}`}.`, 'Compare it with the document.');
      }
    }
    if (known('at_risk_pace') && known('on_track_pace') && value('at_risk_pace') >= value('on_track_pace')) {
      says(row, 'at_risk_pace', `${value('at_risk_pace')} is not below on_track_pace, ${value('on_track_pace')}.`, 'At risk begins below on track.');
    }
    const before = versions[index - 1]?.cells.holds_from;
    const holds = row.cells.holds_from;
    if (before && holds && String(holds) <= String(before)) {
      says(row, 'holds_from', `${String(holds)} is not after ${String(before)} of the version before.`, 'Put versions in the order of their days, each with a day of its own.');
    }
  });
  const first = versions[0];
  const ends = firstWindow(registry);
  if (first?.cells.holds_from && ends && String(first.cells.holds_from) > ends) {
    says(first, 'holds_from', `The first version holds from ${String(first.cells.holds_from)}, but the first window of the plans ends on ${ends}.`, 'Let it hold from that day or earlier.');
  }
  return found;
}

/** The last day of the first window in the first year of a plan. */
function firstWindow(registry: Registry): string | null {
  const years = (registry.tables.get('registry_plans') ?? []).flatMap((row) => (row.cells.first_year === null ? [] : [Number(row.cells.first_year)]));
  const from = Math.min(...years);
  return (registry.tables.get('registry_calendar') ?? []).flatMap((row) => (row.cells.ends && Number(row.cells.year) >= from ? [String(row.cells.ends)] : [])).sort()[0] ?? null;
}
