// The method once more, from its text alone: plain, slow, and sharing nothing with the SQL.
import { pagesOf, readFacts } from './reference/facts.ts';
import type { Facts, Page, Quarter } from './reference/facts.ts';
import { forecast } from './reference/forecast.ts';
import { milestonesOf } from './reference/goals.ts';
import type { Milestone } from './reference/goals.ts';
import { headline } from './reference/headlines.ts';
import { pathOf } from './reference/paths.ts';
import { seriesOf } from './reference/series.ts';
import type { Series } from './reference/series.ts';
import { verdict } from './reference/verdicts.ts';
import type { Judged } from './reference/verdicts.ts';
import type { Computed, SeriesRow, World } from './world.ts';

/** Every figure, status, headline and forecast of a world. */
export function compute(world: World): Computed {
  const computed: Computed = { series: [], verdicts: [], headlines: [], forecasts: [] };
  for (const { facts, judged, quarters } of judgedIn(world)) {
    computed.series.push(...seriesRows(facts, judged.page, judged.series));
    judgePage(facts, judged, quarters, computed);
  }
  return computed;
}

/** Each page of a world with its path, and each quarter that it is looked at. */
export function judgedIn(world: World): { facts: Facts; judged: Judged; quarters: Quarter[] }[] {
  const facts = readFacts(world);
  const pages = pagesOf(world).map((page) => {
    const series = seriesOf(facts, page.quantity);
    return { page, series, own: milestonesOf(facts, page, series) };
  });
  const all = pages.flatMap((one) => one.own);
  return pages.map(({ page, series, own }) => ({ facts, judged: { page, series, path: pathOf(facts, page, own, all) }, quarters: quartersOf(facts, page) }));
}

const quartersOf = (facts: Facts, page: Page): Quarter[] => facts.quarters.filter((one) => one.year >= page.plan.first_year && one.report.ends <= facts.world.today);

/** The milestones of a world with their levels and bases, page by page. */
export function milestonesIn(world: World): Milestone[] {
  const facts = readFacts(world);
  return pagesOf(world).flatMap((page) => milestonesOf(facts, page, seriesOf(facts, page.quantity)));
}

function judgePage(facts: Facts, judged: Judged, quarters: Quarter[], computed: Computed): void {
  for (const quarter of quarters) {
    const verdicts = judged.path.milestones.map((milestone) => verdict(facts, judged, milestone, quarter));
    const said = headline(facts, judged, new Map(verdicts.map((one) => [one.milestone, one])), quarter);
    const line = forecast(facts, judged, said, quarter);
    computed.verdicts.push(...verdicts);
    computed.headlines.push(said.row);
    if (line) computed.forecasts.push(line);
  }
}

function seriesRows(facts: Facts, page: Page, series: Series): SeriesRow[] {
  const quarterOf = new Map(facts.quarters.map((one) => [one.q, one]));
  return series.points.filter((point) => point.shown).map((point) => {
    const { quarter, year: at } = quarterOf.get(point.q)!;
    const year = quarter === 4 ? series.years.get(at) : undefined;
    return {
      target: page.id, q: point.q, actual: point.actual, numerator: point.numerator, denominator: point.denominator, standard_error: point.standardError, coverage: point.coverage,
      low: point.low, high: point.high, carried: point.carried, is_half: point.isHalf, problem: point.problem, agencies: point.agencies, agencies_expected: point.expected,
      year_actual: year?.actual ?? null, year_low: year?.low ?? null, year_high: year?.high ?? null, year_problem: year?.problem ?? '',
    };
  });
}
