// What a slide asks of the Committee: the secretary's words, else the rule's. The same on the stage, in the presenter's window and in the file.
import { askKey, pressing } from '../deciding.ts';
import type { Decision } from '../deciding.ts';
import { listLabel } from '../format.ts';
import { named } from '../names.ts';
import { answersFor } from '../parts/figures.ts';
import type { Lang, Say } from '../words.ts';
import { rowsOf } from './slides.ts';
import type { Shown } from './slides.ts';

/** What an ask rests on: of a target that is behind its bodies, from `breakdown`; what the secretary wrote. */
type Ground = Pick<Shown, 'answers' | 'asks'>;
/** `of` names the bodies that miss most. */
export interface Asked { ask: string; of: string }

/** To how many bodies a shortfall is laid. */
const MOST_BODIES = 3;

/** Of a target that does well nothing is asked, unless the secretary does. */
export function asksAt({ asks }: Pick<Shown, 'asks'>, row: Decision['row']): boolean {
  return pressing([row]).length > 0 || asks[askKey(row.target, 'behind')] !== undefined;
}

/** What is asked for: the secretary's words, else the rule's. */
export function askOf(ground: Ground, { row, kind }: Pick<Decision, 'row' | 'kind'>, lang: Lang, say: Say): Asked {
  const own = ground.asks[askKey(row.target, kind)];
  return own ? { ask: own, of: '' } : ruleAsk(ground, { row, kind }, lang, say);
}

/** What the rule asks for, whatever the secretary wrote. */
export function ruleAsk({ answers }: Pick<Shown, 'answers'>, { row, kind }: Pick<Decision, 'row' | 'kind'>, lang: Lang, say: Say): Asked {
  if (kind === 'disputed') return { ask: say('briefing:ask.choose'), of: '' };
  const bodies = rowsOf(answers, 'breakdown', row.target).filter(({ shortfall, ranked }) => shortfall !== null && shortfall > 0 && ranked).slice(0, MOST_BODIES);
  if (bodies.length === 0) return { ask: say('briefing:ask.explain', { lead: answersFor(row, lang) }), of: '' };
  if (bodies.length === 1) return { ask: say('briefing:ask.assignOne', { name: named(bodies[0]!, 'name', lang) }), of: '' };
  return { ask: say('briefing:ask.assign', { count: bodies.length }), of: listLabel(bodies.map((body) => named(body, 'name', lang)), lang) };
}
