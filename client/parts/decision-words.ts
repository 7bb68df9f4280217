// What is said of a thing that waits for a ruling: on the overview, on a slide, on paper.
import type { Row } from '../../queries/types.ts';
import { distance, listLabel } from '../format.ts';
import { named } from '../names.ts';
import type { Lang, Say } from '../words.ts';
import { answersFor, askedBy, unitOf } from './figures.ts';
import { disagreementOf, mayChangeOf, whyOf } from './why.ts';

/** Why a target is late and who leads it; `**` stands around what is bold on a screen. */
export function behindTold(row: Row<'targets'>, lang: Lang, say: Say): string {
  const gap = row.status !== 'missed' ? [whyOf(row, lang, say), mayChangeOf(row, lang, say), disagreementOf(row, say)].filter((part) => part !== null).join(' ')
    : row.remaining === null || row.due === null ? null
      : say('decide.missed', { due: row.due, value: distance(row.remaining, unitOf(row), lang) });
  return [gap, say('decide.lead', { lead: answersFor(row, lang) })].filter((part) => part !== null && part !== '').join(' ');
}

/** Which levels the plans ask for in one year, and which is in use. @param due the year @param milestones those of the target's page @returns `isKnown`: the levels are told */
export function disputeTold(row: Row<'targets'>, due: number | null, milestones: Row<'target'>[], lang: Lang, say: Say): { name: string; told: string; isKnown: boolean } {
  const same = milestones.filter((each) => each.due === due && each.conflict && each.goal !== null);
  const goals = [...new Set(same.map((each) => askedBy(each, row, lang, say)))];
  const inUse = same.find((each) => each.operative);
  const name = named(row, 'short', lang);
  if (goals.length < 2) return { name, told: say('decide.conflictPlain'), isKnown: false };
  const said = [...new Set(same.map((each) => say('decide.planSays', { plan: named(each, 'plan_short', lang), goal: askedBy(each, row, lang, say) })))];
  return {
    isKnown: true, name: say('decide.conflict', { name, due, goals: `${goals.slice(0, -1).join(', ')}${say('decide.or')}${goals.at(-1)}` }),
    told: say('decide.conflictTold', { said: listLabel(said, lang), goal: inUse ? askedBy(inUse, row, lang, say) : '' }),
  };
}
