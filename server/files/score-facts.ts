// What every file of scorecards says about itself: the set and how certain it is, its version, the card, the days of its campaign, moment and snapshot.
import type { Response } from 'express';
import type { Row } from '../../queries/types.ts';
import { dateLabel, moment, reportLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import { HttpError } from '../problem.ts';
import type { Lang } from '../words.ts';
import type { Asking, Say } from './asked.ts';
import { publicationOf } from './facts.ts';

/** `card`: the one that the file is of, null where it is of all. `version`: of the registry that was in force. `at`: what was known then is what the file says. */
export interface ScoreFacts {
  set: Row<'criteria_sets'>; campaign: Row<'campaigns'> | null; period: string; card: Row<'scorecards'> | null; cards: Row<'scorecards'>[]; version: { hash: string; at: string } | null;
  at: string; snapshot: number; published: { number: number; title: string } | null; demo: boolean; lang: Lang; say: Say;
}
export interface Told { name: string; value: string }

const STAGES = ['self', 'first', 'explain', 'final'] as const;
const SHOWN_OF_HASH = 12;

/** @throws HttpError 400, 404 where there is no such set or card */
export async function scoreFactsOf(asking: Asking, res: Response): Promise<ScoreFacts> {
  const { criteria = '', period = '', scored } = asking.given;
  const set = (await asking.rows('criteria_sets', {})).find((one) => one.criteria === criteria);
  const cards = await asking.rows('scorecards', { criteria, period, body: scored });
  if (!set || cards.length === 0) throw new HttpError(404, 'nothing-in-scores');
  const campaign = (await asking.rows('campaigns', { family: set.family })).find((one) => one.criteria === criteria && one.period === period) ?? null;
  return { set, campaign, period, card: scored ? cards[0]! : null, cards, ...momentOf(asking, res) };
}

/** As of when a file is made, and of which version of the registry. */
export function momentOf(asking: Asking, res: Response): Pick<ScoreFacts, 'version' | 'at' | 'snapshot' | 'published' | 'demo' | 'lang' | 'say'> {
  const { house, lang, say } = asking;
  const published = publicationOf(asking, res);
  const at = asking.given.as_of ?? published?.at ?? new Date().toISOString();
  const versions = house.home.state.registryVersions();
  return {
    at, version: versions.findLast((version) => version.at <= at) ?? versions[0] ?? null, snapshot: published?.seq ?? house.engine.snapshot, published: published && { number: published.number, title: published.title },
    demo: house.demo, lang, say,
  };
}

/** 2026 as a year, 2026M09 as a month. */
export function periodLabel(period: string, lang: Lang): string {
  return reportLabel(/^\d{4}$/.test(period) ? `${period}Y` : period, lang);
}

/** What is to be known of a set, in names and values. */
export function toldOfSet({ set, version, published, snapshot, at, lang, say }: Pick<ScoreFacts, 'set' | 'version' | 'published' | 'snapshot' | 'at' | 'lang' | 'say'>): Told[] {
  return listed(say, [
    ['set', `${named(set, 'name', lang)} (${set.criteria})`], ['certainty', say(`scorefile:certainty.${set.certainty}`)], ['setNote', named(set, 'note', lang)], ['document', set.document], ['source', set.source],
    ['version', version && say('scorefile:version', { hash: version.hash.slice(0, SHOWN_OF_HASH), moment: moment(version.at, lang) })], ['moment', moment(at, lang)],
    ['snapshot', published ? say('files:fact.published', { ...published, snapshot }) : say('files:fact.live', { snapshot })],
  ]);
}

/** The facts as names and values, in their order. */
export function told(facts: ScoreFacts): Told[] {
  const { say, lang, period, card, cards } = facts;
  return [
    ...listed(say, [['scored', card ? named(card, 'name', lang) : say('scorefile:all', { count: cards.length })], ['period', periodLabel(period, lang)]]), ...toldOfSet(facts),
    ...listed(say, [['campaign', campaignOf(facts)], ['ranking', card ? rankOf(facts, 'ranked') : say('scorefile:ranking')], ['rounding', say('scorefile:rounding')], ['demo', facts.demo ? say('scorefile:demo') : null]]),
  ];
}

/** The stage of the campaign and the last day of each; null where none was opened. */
export function campaignOf({ campaign, say, lang }: ScoreFacts): string | null {
  if (!campaign || campaign.stage === 'none') return say('scorefile:stage.none');
  const days = STAGES.map((stage) => say(`scorefile:until.${stage}`, { day: dateLabel(campaign[`${stage}_until`], lang) }));
  return [say(`scorefile:stage.${campaign.stage}`), ...days].join('; ');
}

/** The place of a card among those of its kind, in the words of that name; null where nobody else is ranked. */
export function rankOf({ card, say }: ScoreFacts, words: 'ranked' | 'rankOf'): string | null {
  return card === null || card.rank === null || card.ranked < 2 ? null : say(`scorefile:${words}`, { rank: card.rank, ranked: card.ranked });
}

/** All of it in one line: under a title, at the foot of a page, in the last column of a CSV. */
export function line({ set, card, period, published, snapshot, version, at, demo, lang, say }: ScoreFacts): string {
  return [
    demo ? say('frame.demo').toLocaleUpperCase(lang) : null, card && named(card, 'name', lang), periodLabel(period, lang), `${named(set, 'short', lang)} (${say(`scorefile:certain.${set.certainty}`)})`,
    say(published ? 'print.published' : 'print.live', { ...published, snapshot, moment: moment(at, lang) }), version && say('scorefile:versionShort', { hash: version.hash.slice(0, SHOWN_OF_HASH) }),
  ].filter((part) => part !== null && part !== '').join(' · ');
}

function listed(say: Say, lines: [string, string | null][]): Told[] {
  return lines.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name: say(`scorefile:fact.${name}`), value }]));
}
