// What is said of a thing that waits for a ruling: on the overview, on a slide, on paper.
import type { Row } from '../../queries/types.ts';
import { distance, level, listLabel } from '../format.ts';
import { named } from '../names.ts';
import type { Lang, Say } from '../words.ts';
import { unitOf } from './figures.ts';
import { disagreementOf, mayChangeOf, whyOf } from './why.ts';

/** Why a target is late and who leads it; `**` stands around what is bold on a screen. */
export function behindTold(row: Row<'targets'>, lang: Lang, say: Say): string {
  const gap = row.status !== 'missed' ? [whyOf(row, lang, say), mayChangeOf(row, lang, say), disagreementOf(row, say)].filter((part) => part !== null).join(' ')
    : row.remaining === null || row.due === null ? null
      : say('decide.missed', { due: row.due, value: distance(row.remaining, unitOf(row), lang) });
  return [gap, say('decide.lead', { lead: named(row, 'lead', lang) })].filter((part) => part !== null && part !== '').join(' ');
}

/** Which levels the plans ask for in one year, and which is in use. @param milestones those of the target's page */
export function disputeTold(row: Row<'targets'>, milestones: Row<'target'>[], lang: Lang, say: Say): { name: string; told: string } {
  const disputed = milestones.filter((each) => each.conflict && each.goal !== null);
  const due = disputed[0]?.due;
  const same = disputed.filter((each) => each.due === due);
  const goals = [...new Set(same.map((each) => level(each.goal, unitOf(row), lang, each.goal_max)))];
  const inUse = same.find((each) => each.operative);
  const name = named(row, 'short', lang);
  if (due === undefined || goals.length < 2) return { name, told: say('decide.conflictPlain') };
  const said = [...new Set(same.map((each) => say('decide.planSays', { plan: named(each, 'plan_short', lang), goal: level(each.goal, unitOf(row), lang, each.goal_max) })))];
  return {
    name: say('decide.conflict', { name, due, goals: goals.join(say('decide.or')) }),
    told: say('decide.conflictTold', { said: listLabel(said, lang), goal: inUse ? level(inUse.goal, unitOf(row), lang, inUse.goal_max) : '' }),
  };
}
