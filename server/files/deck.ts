// What each slide says, in words and figures, before it is drawn: the slides are chosen by client/slides.ts, the sentences are those of the pages.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { quarterLabel, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { actualOf, goalOf } from '../../client/parts/figures.ts';
import { behindTold, disputeTold } from '../../client/parts/decision-words.ts';
import { headline } from '../../client/parts/headline.ts';
import { mayChangeOf, whyOf } from '../../client/parts/why.ts';
import { slidesOf } from '../../client/slides.ts';
import type { Slide } from '../../client/slides.ts';
import { asAt } from '../../client/charts/as-at.ts';
import type { Asking, Say } from './asked.ts';
import { factsOf, line, told } from './facts.ts';
import type { Facts } from './facts.ts';
import type { Lang } from '../words.ts';

/** A figure of a count, with the verdict whose shape stands before it. */
export interface Count { status: string; word: string; count: number }
/** Quarters of a chart; null where there is no figure. `marks`: milestones at their quarters. */
export interface Course { quarters: string[]; actual: (number | null)[]; path: (number | null)[]; marks: (number | null)[]; ahead: (number | null)[]; unit: string; names: { actual: string; path: string; marks: string; ahead: string } }
export type Told =
  | { kind: 'cover'; title: string; over: string; counts: Count[]; notes: string }
  | { kind: 'wall'; title: string; counts: Count[]; areas: { name: string; statuses: string[] }[]; notes: string }
  | { kind: 'decide'; title: string; items: { status: string; name: string; figure: string; told: string }[]; notes: string }
  | { kind: 'target'; title: string; status: string; word: string; key: string; keyOf: string; milestone: string; told: string[]; course: Course; notes: string }
  | { kind: 'quality'; title: string; lines: { name: string; count: number }[]; told: string[]; notes: string };
export interface Deck { facts: Facts; title: string; foot: string; slides: Told[] }

const COUNTS = { achieved: 'achieved', on_track: 'on-track', at_risk: 'at-risk', off_track: 'off-track', not_assessed: 'no-data', ended: 'ended' } as const;
const FRESHNESS = ['current', 'provisional', 'late', 'missing', 'revised', 'break'];

/** @throws HttpError 400, 404 */
export async function deckOf(asking: Asking, res: Response): Promise<Deck> {
  const { given: { plan = '', report }, say, lang } = asking;
  const [overview, rows] = [await asking.rows('overview', { plan, report }), await asking.rows('targets', { plan, report })];
  const waiting = await asking.rows('decisions', { plan, report });
  const facts = await factsOf(asking, res, plan, report);
  const slides: Told[] = [];
  for (const slide of slidesOf(overview, rows, waiting)) slides.push(await tell(asking, facts, slide));
  return { facts, title: facts.whole ? headline(facts.whole, rows, lang, say) : named(facts.plan, 'short', lang), foot: line(facts), slides };
}

async function tell(asking: Asking, facts: Facts, slide: Slide): Promise<Told> {
  const { say, lang } = asking;
  const sources = told(facts).map(({ name, value }) => `${name}: ${value}`).join('\n');
  switch (slide.kind) {
    case 'cover': return { kind: 'cover', title: headline(slide.whole, slide.rows, lang, say), over: [named(facts.plan, 'name', lang), facts.report && reportLabel(facts.report.report, lang)].filter(Boolean).join(' · '), counts: countsOf(slide.whole, say), notes: sources };
    case 'wall': return {
      kind: 'wall', title: say('files:slide.wall', { count: facts.whole?.total ?? 0 }), counts: facts.whole ? countsOf(facts.whole, say) : [],
      areas: slide.areas.map(({ area, rows }) => ({ name: `${area.number}. ${say(`terms:areaShort.${area.area}`)}`, statuses: rows.map(({ status }) => status) })),
      notes: [...slide.areas.map(({ area, rows }) => `${named(area, 'name', lang)}: ${rows.map((row) => `${named(row, 'short', lang)} (${say(`terms:status.${row.status}`)})`).join('; ')}`), sources].join('\n'),
    };
    case 'decide': {
      const items = [];
      for (const { row, kind } of slide.decisions) items.push(kind === 'behind' ? itemOf(row, lang, say) : { status: '', figure: '', ...bare(disputeTold(row, await asking.rows('target', { target: row.target, report: asking.given.report }), lang, say)) });
      return { kind: 'decide', title: say('decide.title'), items, notes: [...items.map(({ name, figure, told: why }) => [name, figure, why].filter(Boolean).join('. ')), sources].join('\n') };
    }
    case 'target': return targetOf(asking, facts, slide.row, sources);
    case 'quality': {
      const lines = FRESHNESS.map((code) => ({ name: say(`terms:freshness.${code}`), count: slide.rows.filter(({ freshness }) => freshness === code).length }));
      const said = told(facts).filter(({ name }) => name !== say('files:fact.name.plan')).map(({ name, value }) => `${name}: ${value}`);
      return { kind: 'quality', title: say('files:slide.quality'), lines, told: said, notes: sources };
    }
  }
}

async function targetOf(asking: Asking, facts: Facts, row: Row<'targets'>, sources: string): Promise<Told> {
  const { say, lang } = asking;
  const [trend, milestones] = [await asking.rows('trend', { target: row.target }), await asking.rows('target', { target: row.target, report: asking.given.report })];
  const q = facts.report?.q ?? 0;
  const end = Math.max(row.due === null ? q : row.due * 4 + 4, q);
  const known = trend.filter((one) => one.q <= end).map((one) => (asking.given.report ? asAt(one, q) : one));
  const marks = known.map((one) => milestones.find((each) => each.own && each.drawn && each.q === one.q)?.goal ?? null);
  const why = [whyOf(row, lang, say), mayChangeOf(row, lang, say)].filter((part) => part !== null);
  const word = say(`terms:status.${row.status}`);
  return {
    kind: 'target', title: say('files:slide.target', { name: named(row, 'short', lang), status: word.toLocaleLowerCase(lang) }), status: row.status, word, key: actualOf({ ...row, ranked_of: null }, lang), keyOf: row.quarter ? quarterLabel(row.quarter, 'long', lang) : say('target.noFigure'),
    milestone: row.due === null ? '' : say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) }), told: [...why, say('decide.lead', { lead: named(row, 'lead', lang) })].map((one) => one.replaceAll('**', '')),
    course: {
      quarters: known.map((one) => quarterLabel(one.q, 'table', lang)), actual: known.map((one) => one.actual), path: known.map((one) => one.path), marks, ahead: known.map((one) => one.forecast), unit: row.unit,
      names: { actual: say('files:column.actual'), path: say('files:column.path'), marks: say('files:sheet.milestones'), ahead: say('files:column.forecast') },
    },
    notes: [`${row.code} ${named(row, 'short', lang)}`, behindTold(row, lang, say).replaceAll('**', ''), ...milestones.filter(({ own }) => own).map((one) => `${say('milestone.due', { due: one.due })}: “${one.quote}” (${one.clause})`), sources].join('\n'),
  };
}

function itemOf(row: Row<'targets'>, lang: Lang, say: Say): { status: string; name: string; figure: string; told: string } {
  const figure = [actualOf(row, lang), row.due === null ? '' : say('milestone.inline', { due: row.due, goal: goalOf(row, lang, say) })].filter(Boolean).join(', ');
  return { status: row.status, figure, ...bare({ name: named(row, 'short', lang), told: behindTold(row, lang, say) }) };
}

function bare({ name, told: said }: { name: string; told: string }): { name: string; told: string } {
  return { name, told: said.replaceAll('**', '') };
}

function countsOf(whole: Row<'overview'>, say: Say): Count[] {
  return Object.entries(COUNTS).map(([group, status]) => ({ status, word: say(`terms:group.${group.replace('_', '-')}`), count: whole[group as keyof typeof COUNTS] })).filter(({ status, count }) => count > 0 || status !== 'ended');
}
