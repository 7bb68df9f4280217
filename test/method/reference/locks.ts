// Whether a published verdict is judged again.
import { isKnownAt, keyOf, owes } from './facts.ts';
import type { Facts, Page } from './facts.ts';
import { baselineYears } from './goals.ts';
import type { Milestone } from './goals.ts';
import { endOfYear } from './series.ts';
import { referenceOf } from './windows.ts';
import type { Landed } from '../world.ts';

/** README 32: a later sheet for a report of its window, accepted after the publication. */
export function isReopened(facts: Facts, { quantity }: Page, milestone: Milestone): boolean {
  const { world } = facts;
  const { indicator, part, territory } = quantity;
  const reports = new Map(facts.quarters.map((one) => [one.report.report, one]));
  const bodies = new Map(facts.bodies.map((body) => [body.id, body]));
  const acceptedAt = new Map(world.acts.filter((act) => act.kind === 'accept' && isKnownAt(act.acted_at, world.as_of)).map((act) => [act.subject, act.acted_at]));
  const returned = new Set(world.returns.map((one) => `${one.submission} ${one.indicator} ${one.part}`));
  const counts = (row: Landed): boolean => acceptedAt.has(row.submission) && !returned.has(`${row.submission} ${row.indicator} ${row.part}`);
  const given = world.landed.filter((row) => {
    const [body, at] = [bodies.get(row.agency), reports.get(row.report)];
    return body?.territory === territory && at !== undefined && row.indicator === indicator.id && (part === '' || row.part === part) && counts(row) && owes(facts, body, indicator, at.report);
  });
  const from = milestone.row.relation === 'period-mean' ? baselineYears(milestone.row).at(-1)! + 1 : milestone.year;
  const isOfWindow = (row: Landed): boolean => {
    const at = (indicator.timing === 'survey' ? referenceOf(row.reference) : null) ?? reports.get(row.report)!.q;
    const year = Math.ceil(at / 4) - 1;
    const { to } = bodies.get(row.agency)!;
    return year >= from && year <= milestone.year && (at % 4 === 0 || (indicator.timing === 'flow' && to !== null && to < endOfYear(facts, year)));
  };
  const window = new Set(given.filter(isOfWindow).map((row) => keyOf(row.agency, row.report, row.indicator, row.part)));
  const firstOf = (row: Landed): number => Math.min(...world.landed.filter((one) => one.agency === row.agency && one.report === row.report && acceptedAt.has(one.submission)).map((one) => one.revision));
  return given.some((row) => window.has(keyOf(row.agency, row.report, row.indicator, row.part)) && !isKnownAt(acceptedAt.get(row.submission)!, milestone.lock!.published_at) && row.revision > firstOf(row));
}
