// What a page shows, as worksheets: the overview, the catalogue as it is filtered, one target.
import type { Row } from '../../queries/types.ts';
import { ordered, passes } from '../../client/filters.ts';
import type { Filters, Order } from '../../client/filters.ts';
import { named } from '../../client/names.ts';
import { lookedAt } from '../../client/charts/as-at.ts';
import { actualOf, leadOfArea, partOf } from '../../client/parts/figures.ts';
import { filterWords } from '../../client/parts/filter-words.ts';
import { headline } from '../../client/parts/headline.ts';
import { collator } from '../../client/format.ts';
import type { Asking } from './asked.ts';
import * as columns from './columns.ts';
import { factsOf, line } from './facts.ts';
import type { Facts } from './facts.ts';
import { text, whole } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { targetOf } from './target.ts';
import type { Response } from 'express';

/** A page as a file: its name without an ending, what it says of itself, its sheets, tidy first, and what its words mean. */
export interface Page { name: string; facts: Facts; title: string; sheets: Sheet<never>[]; notes: { name: string; value: string }[] }

/** Beside plan, report and target: what narrows the catalogue, as the page does. */
export const NARROWING = ['area', 'status', 'part', 'lead', 'freshness', 'text', 'count', 'order'] as const;
const GROUPS = ['achieved', 'on_track', 'at_risk', 'off_track', 'not_assessed', 'ended'] as const;

/** The catalogue with its filters. @throws HttpError 400, 404 */
export async function cataloguePage(asking: Asking, res: Response): Promise<Page> {
  const { given, say, lang } = asking;
  const { plan = '', report } = given;
  const all = await asking.rows('targets', { plan, report });
  const list = (name: string): string[] | undefined => (given[name] ? given[name].split(',') : undefined);
  const counted = given.count ? await asking.counted(given.count, { plan, report }) : undefined;
  const filters: Filters = { areas: list('area'), statuses: list('status'), parts: list('part'), leads: list('lead'), freshness: list('freshness'), text: given.text, targets: counted };
  const rows = ordered(all.filter((row) => passes(row, filters)), given.order as Order | undefined, lang);
  const facts = await factsOf(asking, res, plan, report, filterWords(filters, given.count, all, rows.length, lang, say));
  return { ...await targetSheets(asking, facts, rows, 'files:sheet.shown'), name: `cot-moc-${plan}${facts.report ? `-${facts.report.report}` : ''}`, title: say('catalogue.title') };
}

/** The overview: every target of the plan, and how the areas stand. @throws HttpError 400, 404 */
export async function overviewPage(asking: Asking, res: Response): Promise<Page> {
  const { given: { plan = '', report }, say, lang } = asking;
  const [rows, areas] = [await asking.rows('targets', { plan, report }), await asking.rows('overview', { plan, report })];
  const facts = await factsOf(asking, res, plan, report);
  const made = await targetSheets(asking, facts, rows, 'files:sheet.shown');
  const title = facts.whole ? headline(facts.whole, rows, lang, say) : say('room.overview');
  const shown: Sheet<Row<'overview'>> = {
    name: say('files:sheet.shown'), title: [title, line(facts)], wraps: true, rows: [...areas.filter(({ area }) => area !== ''), ...areas.filter(({ area }) => area === '')],
    columns: [
      text(say('files:column.code'), 8, (row) => row.number || null), text(say('areas.title'), 44, (row) => (row.area === '' ? named(facts.plan, 'short', lang) : named(row, 'name', lang))), text(say('files:column.lead'), 34, (row) => leadOfArea(row, rows, lang) || null),
      whole(say('files:column.targets'), (row) => row.total), ...GROUPS.map((group) => whole<Row<'overview'>>(say(`terms:group.${group.replace('_', '-')}`), (row) => row[group], 13)), whole(say('files:column.withData'), (row) => row.with_data),
      whole(say('files:column.better_than_before'), (row) => row.better_than_before), whole(say('files:column.worse_than_before'), (row) => row.worse_than_before),
    ],
  };
  return { ...made, sheets: made.sheets.map((sheet, at) => (at === 1 ? shown as unknown as Sheet<never> : sheet)), name: `cot-moc-tong-quan-${plan}${facts.report ? `-${facts.report.report}` : ''}`, title };
}

/** One target: its quarters, its bodies, its milestones. @throws HttpError 400, 404 */
export async function targetPage(asking: Asking, res: Response): Promise<Page> {
  const { given: { target = '', report }, say, lang } = asking;
  const { row, plan, milestones } = await targetOf(asking);
  const facts = await factsOf(asking, res, plan, report);
  const [trend, breakdown] = [await asking.rows('trend', { target }), await asking.rows('breakdown', { target, report })];
  const withUnit = <T>(some: T[]): (T & { unit: string })[] => some.map((one) => ({ ...one, unit: row.unit }));
  const name = [named(row, 'short', lang), partOf(row, say)].filter(Boolean).join(', ');
  const sheets = [
    { name: say('files:sheet.tidy'), columns: columns.quarters(facts), rows: withUnit(facts.report ? lookedAt(trend, facts.report.q, facts.latest) : trend) },
    { name: say('files:sheet.shown'), title: [`${row.code} ${name}: ${actualOf(row, lang)} (${say(`terms:status.${row.status}`)})`, line(facts)], wraps: true, columns: columns.bodies(facts), rows: withUnit(breakdown) },
    { name: say('files:sheet.milestones'), wraps: true, columns: columns.milestones(facts), rows: withUnit(milestones).map((one) => ({ ...one, code: row.code, short: named(row, 'short', lang) })) },
  ] as unknown as Sheet<never>[];
  return { name: `cot-moc-${target}${facts.report ? `-${facts.report.report}` : ''}`, facts, title: `${row.code} ${name}`, sheets, notes: await notesOf(asking, [row]) };
}

async function targetSheets(asking: Asking, facts: Facts, rows: Row<'targets'>[], shown: string): Promise<Omit<Page, 'name' | 'title'>> {
  const { say, lang } = asking;
  const own: (Row<'target'> & { unit: string; short: string; code: string })[] = [];
  for (const row of rows) for (const one of await asking.rows('target', { target: row.target, report: asking.given.report })) if (one.own) own.push({ ...one, unit: row.unit, code: row.code, short: named(row, 'short', lang) });
  const inPlan = rows.toSorted((a, b) => collator(lang).compare(a.area_number, b.area_number));
  const area = (row: Row<'targets'>): string => `${row.area_number}. ${say(`terms:areaShort.${row.area}`)}`;
  const sheets = [
    { name: say('files:sheet.tidy'), columns: columns.tidyTargets(facts), rows },
    { name: say(shown), title: [named(facts.plan, 'short', lang), line(facts)], wraps: true, columns: columns.shownTargets(facts), rows: inPlan, group: area },
    { name: say('files:sheet.milestones'), wraps: true, columns: columns.milestones(facts), rows: own },
  ] as unknown as Sheet<never>[];
  return { facts, sheets, notes: await notesOf(asking, rows) };
}

/** What the words and numbers of the file mean: verdicts, and each quantity as it is defined. */
async function notesOf(asking: Asking, rows: Row<'targets'>[]): Promise<{ name: string; value: string }[]> {
  const { say, lang } = asking;
  const wanted = new Set(rows.map(({ indicator }) => indicator));
  const indicators = (await asking.rows('indicators', {})).filter(({ indicator }) => wanted.has(indicator));
  return [
    { name: say('files:note.empty'), value: say('frame.zone') },
    { name: say('files:note.numbers'), value: say('files:note.asKept') },
    ...['achieved', 'on-track', 'at-risk', 'off-track', 'reversing', 'missed', 'not-assessable', 'no-data', 'not-due', 'ended'].map((status) => ({ name: say(`terms:status.${status}`), value: say(`terms:statusMeaning.${status}`) })),
    ...indicators.map((one) => ({ name: named(one, 'name', lang), value: [named(one, 'definition', lang), one.numerator_vi === '' ? '' : `${named(one, 'numerator', lang)} / ${named(one, 'denominator', lang)}`].filter(Boolean).join(' ') })),
  ];
}
