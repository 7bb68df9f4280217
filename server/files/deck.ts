// What each slide says, in words and figures, before it is drawn: the slides are those of the briefing, as the secretary arranged them, else
// as the rule makes them; the sentences are those of the pages.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { quarterLabel, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { actualOf, answersFor, goalOf } from '../../client/parts/figures.ts';
import { behindTold, disputeTold } from '../../client/parts/decision-words.ts';
import { bridgeHeadline, bridgingOf, turnedIn, turnedWords, turnLabel } from '../../client/parts/bridging.ts';
import { headline } from '../../client/parts/headline.ts';
import { mayChangeOf, whyOf } from '../../client/parts/why.ts';
import { askOf, asksAt } from '../../client/briefing/asking.ts';
import { areaTitle } from '../../client/briefing/titles.ts';
import { cardIn, decisionsIn, followedIn, MOST_IN_AREA, moreOf, waitingIn, keyOf, rowsOf, slidesByRule } from '../../client/briefing/slides.ts';
import type { Answers, Deck as Arranged, Slide } from '../../client/briefing/slides.ts';
import { lookedAt } from '../../client/charts/as-at.ts';
import { pointsWords } from '../../client/charts/score-sayings.ts';
import { lostNote, lostOf, lostTitle } from '../../client/briefing/lost.ts';
import { isSpeaker } from '../briefing/decks.ts';
import { arrangementOf, beforeOf, nameOf, scoredOf } from '../briefing/show.ts';
import type { Asking, Say } from './asked.ts';
import { factsOf, line, told } from './facts.ts';
import type { Facts } from './facts.ts';
import type { Lang } from '../words.ts';

/** A figure of a count, with the verdict whose shape stands before it. */
export interface Count { status: string; word: string; count: number }
/** Quarters of a chart; null where there is no figure. `marks`: milestones at their quarters. `isJoined`: between two figures nothing was owed, as between those of years: they are joined. */
export interface Course { quarters: string[]; actual: (number | null)[]; path: (number | null)[]; marks: (number | null)[]; ahead: (number | null)[]; isJoined: boolean; unit: string; names: { actual: string; path: string; marks: string; ahead: string } }
/** A step of a bridge, from one count to another. */
export interface Step { name: string; from: number; to: number; tone: 'whole' | 'gain' | 'loss' }
export type Told =
  | { kind: 'cover'; title: string; over: string; counts: Count[]; notes: string }
  | { kind: 'wall'; title: string; counts: Count[]; areas: { name: string; statuses: string[] }[]; notes: string }
  | { kind: 'changes'; title: string; steps: Step[]; told: string[]; notes: string }
  | { kind: 'conclusions'; title: string; items: { isLate: boolean; text: string; told: string }[]; more: string; notes: string }
  | { kind: 'decide'; title: string; heads: { issue: string; ask: string }; items: { status: string; name: string; figure: string; told: string; ask: string }[]; more: string; notes: string }
  | { kind: 'area'; title: string; items: { status: string; name: string; figure: string; told: string }[]; more: string; notes: string }
  | { kind: 'target'; title: string; status: string; word: string; key: string; keyOf: string; milestone: string; told: string[]; ask: string; course: Course; notes: string }
  | { kind: 'scores'; title: string; steps: Step[]; notes: string }
  | { kind: 'quality'; title: string; lines: { name: string; count: number }[]; told: string[]; notes: string };
export interface Deck { facts: Facts; title: string; foot: string; slides: Told[] }

const COUNTS = { achieved: 'achieved', on_track: 'on-track', at_risk: 'at-risk', off_track: 'off-track', not_assessed: 'no-data', ended: 'ended' } as const;
/** Open conclusions that have room on a slide. */
const MOST_ITEMS = 6;
const FRESHNESS = ['current', 'provisional', 'late', 'missing', 'revised', 'break'];

/** What every slide is told from. `own`: what the secretary asks for instead of what the rule would; `before`: the publication before, null where there is none; `sources`: what the file says of itself. */
interface Ground { asking: Asking; facts: Facts; overview: Row<'overview'>[]; known: Answers; own: Arranged['asks']; before: Arranged['before']; sources: string }

/** @throws HttpError 400, 404 */
export async function deckOf(asking: Asking, res: Response): Promise<Deck> {
  const { given: { plan = '', report }, say, lang } = asking;
  const [overview, rows] = [await asking.rows('overview', { plan, report }), await asking.rows('targets', { plan, report })];
  const known = { [keyOf('targets')]: rows, [keyOf('decisions')]: await asking.rows('decisions', { plan, report }), [keyOf('conclusions')]: await asking.rows('conclusions', { plan }), ...await scoredOf((name, params) => asking.rows(name, params), plan) };
  const facts = await factsOf(asking, res, plan, report);
  const published = report ? null : facts.published;
  const before = published && beforeOf(asking.house, published);
  const { slides, asks } = (published && arrangementOf(asking.house, nameOf(published, plan))) ?? { slides: slidesByRule(known, before === null), asks: {} };
  const ground = { asking, facts, overview, known, own: asks, before, sources: told(facts).map(({ name, value }) => `${name}: ${value}`).join('\n') };
  const made: Told[] = [];
  for (const slide of slides.filter(({ hidden }) => !hidden)) {
    const one = await tell(ground, slide);
    // What the speaker wrote down is for those who are signed in.
    if (one) made.push(slide.notes !== '' && isSpeaker(res) ? { ...one, notes: `${slide.notes}\n\n${one.notes}` } : one);
  }
  return { facts, title: facts.whole ? headline(facts.whole, rows, lang, say) : named(facts.plan, 'short', lang), foot: line(facts), slides: made };
}

/** @returns null of a target that is not there any more, and where there is nothing to compare with */
async function tell(ground: Ground, slide: Slide): Promise<Told | null> {
  const { asking: { say, lang }, facts, overview, known, sources } = ground;
  const rows = rowsOf(known, 'targets');
  switch (slide.kind) {
    case 'cover': return facts.whole && { kind: 'cover', title: headline(facts.whole, rows, lang, say), over: [named(facts.plan, 'name', lang), facts.report && reportLabel(facts.report.report, lang)].filter(Boolean).join(' · '), counts: countsOf(facts.whole, say), notes: sources };
    case 'wall': {
      const areas = overview.filter(({ area }) => area !== '').map((area) => ({ area, own: rows.filter((row) => row.area === area.area) })).filter(({ own }) => own.length > 0);
      return {
        kind: 'wall', title: say('files:slide.wall', { count: facts.whole?.total ?? 0 }), counts: facts.whole ? countsOf(facts.whole, say) : [],
        areas: areas.map(({ area, own }) => ({ name: `${area.number}. ${say(`terms:areaShort.${area.area}`)}`, statuses: own.map(({ status }) => status) })),
        notes: [...areas.map(({ area, own }) => `${named(area, 'name', lang)}: ${own.map((row) => `${named(row, 'short', lang)} (${say(`terms:status.${row.status}`)})`).join('; ')}`), sources].join('\n'),
      };
    }
    case 'changes': return changesOf(ground);
    case 'decide': return decideOf(ground);
    case 'conclusions': return conclusionsOf(ground);
    case 'area': return areaTold(ground, slide.about);
    case 'scores': return scoresOf(ground);
    case 'target': {
      const row = rows.find(({ target }) => target === slide.about);
      return row ? targetOf(ground, row) : null;
    }
    case 'quality': {
      const lines = FRESHNESS.map((code) => ({ name: say(`terms:freshness.${code}`), count: rows.filter(({ freshness }) => freshness === code).length }));
      const said = told(facts).filter(({ name }) => name !== say('files:fact.name.plan')).map(({ name, value }) => `${name}: ${value}`);
      return { kind: 'quality', title: say('files:slide.quality'), lines, told: said, notes: sources };
    }
  }
}

/** What waits for a ruling: the fact, and what is asked for in the secretary's words where there are some. */
async function decideOf(ground: Ground): Promise<Told> {
  const { asking, known, sources } = ground;
  const { say, lang } = asking;
  const items = [];
  for (const { row, kind, due } of decisionsIn(known)) {
    const item = kind === 'behind' ? itemOf(row, lang, say) : { status: '', figure: '', ...bare(disputeTold(row, due, await asking.rows('target', { target: row.target, report: asking.given.report }), lang, say)) };
    items.push({ ...item, ask: await askAt(ground, { row, kind }) });
  }
  const waiting = waitingIn(known);
  return { kind: 'decide', title: say('briefing:decide.title', { count: waiting }), heads: { issue: say('briefing:decide.issue'), ask: say('briefing:decide.ask') }, items, more: moreOf(known, items.length, say), notes: [...items.map(({ name, figure, told: why, ask }) => [name, figure, why, say('files:slide.ask', { ask })].filter(Boolean).join('. ')), sources].join('\n') };
}

/** What is asked for of a target, with the bodies to which it is laid. */
async function askAt({ asking, own }: Ground, asked: { row: Row<'targets'>; kind: 'behind' | 'disputed' }): Promise<string> {
  const { target } = asked.row;
  const answers = asked.kind === 'behind' ? { [keyOf('breakdown', target)]: await asking.rows('breakdown', { target, boundary: 'current', report: asking.given.report }) } : {};
  const { ask, of } = askOf({ answers, asks: own }, asked, asking.lang, asking.say);
  return of ? `${ask}: ${of}` : ask;
}

/** From the count of one publication to that of the next. */
async function changesOf({ asking, facts, before, sources }: Ground): Promise<Told | null> {
  if (!before || !facts.published) return null;
  const { say, lang } = asking;
  const between = { plan: facts.plan.plan, from: before.at, to: facts.at };
  const [steps, changes] = [await asking.rows('bridge', between), await asking.rows('changes', between)];
  const bridge = bridgingOf(steps);
  if (!bridge) return null;
  const names = new Map(changes.map((row) => [row.target, named(row, 'short', lang)]));
  const whole = (number: number, count: number): Step => ({ name: say('briefing:changes.end', { number }), from: 0, to: count, tone: 'whole' });
  const all = turnedIn(changes).map((one) => turnedWords(one, lang, say));
  const turned = all.length > 0 ? all : [say('publication:bridge.noneTurned')];
  const said = bridge.turns.map((turn) => `${turnLabel(turn, say)}: ${turn.targets.flatMap((target) => names.get(target) ?? []).join('; ')}`);
  return {
    kind: 'changes', title: bridgeHeadline(steps, say), told: bridge.turns.length > 0 ? [] : turned, notes: [...said, ...turned, sources].join('\n'),
    steps: [whole(before.number, bridge.start), ...bridge.turns.map((turn): Step => ({ ...turn, name: turnLabel(turn, say) })), whole(facts.published.number, bridge.end)],
  };
}

/** Where points of the index are lost, area by area. */
async function scoresOf({ asking, known, sources }: Ground): Promise<Told | null> {
  const { say, lang } = asking;
  const card = cardIn(known);
  const lost = card && lostOf(await asking.rows('score_tree', card));
  if (!card || !lost) return null;
  const steps = lost.areas.map((area): Step => ({ name: named(area, 'name', lang), from: area.lost_before ?? 0, to: (area.lost_before ?? 0) + area.lost!, tone: 'loss' }));
  return {
    kind: 'scores', title: lostTitle(card, lost, lang, say), steps: [...steps, { name: say('briefing:scores.sum'), from: 0, to: lost.whole.lost!, tone: 'whole' }],
    notes: [...lost.areas.map((area) => `${named(area, 'name', lang)}: ${pointsWords(area.lost, lang)}`), lostNote(card, lost, await asking.rows('criteria_sets', {}), lang, say), sources].join('\n'),
  };
}

/** How conclusions stand, and the worst of those that are open. */
async function conclusionsOf({ asking, facts, known, sources }: Ground): Promise<Told> {
  const { say, lang } = asking;
  const [counts] = await asking.rows('conclusion_counts', { plan: facts.plan.plan });
  const open = followedIn(known).filter(({ state }) => state !== 'done');
  const items = open.map((row) => ({ isLate: row.state === 'overdue', text: row.text, told: [named(row, 'lead', lang), row.state === 'overdue' ? say('conclusions:overdueBy', { count: -(row.days_left ?? 0) }) : say(`conclusions:state.${row.state}`)].join(' · ') }));
  const title = !counts || counts.total === 0 ? say('briefing:conclusions.none') : say(`briefing:conclusions.${counts.overdue > 0 ? 'late' : 'fine'}`, { count: counts.total, done: counts.done, overdue: counts.overdue });
  return { kind: 'conclusions', title, items: items.slice(0, MOST_ITEMS), more: items.length > MOST_ITEMS ? say('briefing:conclusions.more', { count: items.length - MOST_ITEMS }) : '', notes: [...items.map(({ text, told: said }) => `${text} (${said})`), sources].join('\n') };
}

/** Each target of an area, the worst first. */
function areaTold({ asking: { say, lang }, overview, known, sources }: Ground, area: string): Told | null {
  const row = overview.find((one) => one.area === area);
  const targets = rowsOf(known, 'targets').filter((one) => one.area === area);
  if (!row || targets.length === 0) return null;
  const items = targets.map((one) => itemOf(one, lang, say));
  return { kind: 'area', title: areaTitle(row, targets, lang, say), items: items.slice(0, MOST_IN_AREA), more: items.length > MOST_IN_AREA ? say('briefing:area.more', { count: items.length - MOST_IN_AREA }) : '', notes: [...items.map(({ name, figure, told: why }) => [name, figure, why].filter(Boolean).join('. ')), sources].join('\n') };
}

async function targetOf(ground: Ground, row: Row<'targets'>): Promise<Told> {
  const { asking, facts, own, sources } = ground;
  const { say, lang } = asking;
  const [trend, milestones] = [await asking.rows('trend', { target: row.target }), await asking.rows('target', { target: row.target, report: asking.given.report })];
  const q = facts.report?.q ?? 0;
  const end = Math.max(row.due === null ? q : row.due * 4 + 4, q);
  const known = lookedAt(trend, q, facts.latest).filter((one) => one.q <= end);
  const marks = known.map((one) => milestones.find((each) => each.own && each.drawn && each.q === one.q)?.goal ?? null);
  const why = [whyOf(row, lang, say), mayChangeOf(row, lang, say)].filter((part) => part !== null);
  const word = say(`terms:status.${row.status}`);
  const ask = asksAt({ asks: own }, row) ? say('files:slide.ask', { ask: await askAt(ground, { row, kind: 'behind' }) }) : '';
  const [from, to] = [known.findIndex((one) => one.actual !== null), known.findLastIndex((one) => one.actual !== null)];
  return {
    kind: 'target', title: say('files:slide.target', { name: named(row, 'short', lang), status: word.toLocaleLowerCase(lang) }), status: row.status, word, key: actualOf({ ...row, ranked_of: null }, lang), keyOf: row.quarter ? quarterLabel(row.quarter, 'long', lang) : say('target.noFigure'),
    milestone: row.due === null ? '' : say('milestone.label', { due: row.due, goal: goalOf(row, lang, say) }), told: [...why, say('decide.lead', { lead: answersFor(row, lang) })].map((one) => one.replaceAll('**', '')),
    ask,
    course: {
      isJoined: known.slice(Math.max(0, from), to + 1).every((one) => one.actual !== null || one.state === 'not-owed'),
      quarters: known.map((one) => quarterLabel(one.q, 'table', lang)), actual: known.map((one) => one.actual), path: known.map((one) => one.path), marks, ahead: known.map((one) => one.forecast), unit: row.unit,
      names: { actual: say('files:column.actual'), path: say('files:column.path'), marks: say('files:sheet.milestones'), ahead: say('files:column.forecast') },
    },
    notes: [`${row.code} ${named(row, 'short', lang)}`, behindTold(row, lang, say).replaceAll('**', ''), ...(ask ? [ask] : []), ...milestones.filter(({ own }) => own).map((one) => `${say('milestone.due', { due: one.due })}: “${one.quote}” (${one.clause})`), sources].join('\n'),
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
