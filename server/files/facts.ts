// What every file says about itself: plan, report, moment, snapshot, coverage, filter, and that figures are made up where they are.
import type { Row } from '../../queries/types.ts';
import { dateLabel, moment, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { readsLive } from '../access/asking.ts';
import { publicationsOf } from '../cycle/publications.ts';
import type { Publication } from '../cycle/publications.ts';
import type { Response } from 'express';
import { HttpError } from '../problem.ts';
import type { Asking, Say } from './asked.ts';
import type { Lang } from '../words.ts';

/** `latest`: quarter of the latest report with figures. `at`: what was known then is what the file says. `snapshot`: number of the last act taken in. `published`: as what, null where nobody has published it. `filters`: as words, none where nothing was left out. */
export interface Facts {
  plan: Row<'plans'>; report: Row<'reports'> | null; latest: number | null; whole: Row<'overview'> | null; at: string; snapshot: number; published: { number: number; title: string } | null; filters: string[]; demo: boolean; lang: Lang; say: Say;
}

/** @param asked the report looked at; the latest with figures if left out @throws HttpError 400, 404 */
export async function factsOf(asking: Asking, res: Response, plan: string, asked: string | undefined, filters: string[] = []): Promise<Facts> {
  const [plans, reports, overview] = [await asking.rows('plans', {}), await asking.rows('reports', { plan }), await asking.rows('overview', { plan, report: asked })];
  const found = plans.find((one) => one.plan === plan);
  if (!found) throw new HttpError(404, 'nothing-in-file');
  const whole = overview.find(({ area }) => area === '') ?? null;
  const published = publicationOf(asking, res);
  return {
    plan: found, report: reports.find(({ report }) => report === whole?.report) ?? null, latest: reports.find(({ is_latest }) => is_latest)?.q ?? null, whole, filters, demo: asking.house.demo, lang: asking.lang, say: asking.say,
    at: asking.given.as_of ?? published?.at ?? new Date().toISOString(), snapshot: published?.seq ?? asking.house.engine.snapshot, published: published && { number: published.number, title: published.title },
  };
}

/** The publication that is read: the one asked for, or for whoever reads nothing else the last one before the moment. */
export function publicationOf(asking: Asking, res: Response): Publication | null {
  const all = publicationsOf(asking.house.home.state);
  const { published, as_of: at } = asking.given;
  if (published) return all.find(({ number }) => String(number) === published) ?? null;
  return readsLive(res) ? null : all.find((one) => at === undefined || one.at <= at) ?? null;
}

/** The facts as names and values, in their order. */
export function told(facts: Facts): { name: string; value: string }[] {
  const { say, lang, plan, report, whole } = facts;
  const lines: [string, string | null][] = [
    ['plan', `${named(plan, 'short', lang)} (${plan.number})`],
    ['report', report && reportLabel(report.report, lang)], ['dataTo', report && dateLabel(report.ends, lang)],
    ['moment', moment(facts.at, lang)],
    ['snapshot', facts.published ? say('files:fact.published', { ...facts.published, snapshot: facts.snapshot }) : say('files:fact.live', { snapshot: facts.snapshot })],
    ['coverage', coverageOf(facts)],
    ['targets', whole && say('overview.withData', { with_data: whole.with_data, total: whole.total })],
    ['filters', facts.filters.length > 0 ? facts.filters.join('; ') : say('files:fact.unfiltered')],
    ['demo', facts.demo ? say('frame.demoNote') : null],
  ];
  return lines.flatMap(([name, value]) => (value === null ? [] : [{ name: say(`files:fact.name.${name}`), value }]));
}

/** How much of what is owed came in; null where nothing is owed. */
function coverageOf({ say, report }: Facts): string | null {
  return report && report.agencies_expected > 0 ? say('print.coverage', { received: report.agencies_received, expected: report.agencies_expected }) : null;
}

/** All of it in one line: under a chart, at the foot of a page, in the last column of a CSV. */
export function line(facts: Facts): string {
  const { say, lang, plan, report } = facts;
  return [
    facts.demo ? say('frame.demo').toLocaleUpperCase(lang) : null, named(plan, 'short', lang), report && reportLabel(report.report, lang), report && say('overview.dataTo', { date: dateLabel(report.ends, lang) }),
    say(facts.published ? 'print.published' : 'print.live', { ...facts.published, snapshot: facts.snapshot, moment: moment(facts.at, lang) }), coverageOf(facts), facts.filters.length > 0 ? say('print.filters', { filters: facts.filters.join('; ') }) : null,
  ].filter((part) => part !== null && part !== '').join(' · ');
}
