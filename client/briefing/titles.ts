// How long the message of a slide may be, and what the one of an area says. The same on the stage and in the file.
import type { Row } from '../../queries/types.ts';
import { midSentence, named } from '../names.ts';
import type { Lang, Say } from '../words.ts';

/** The most that a title has, so that it is read at one glance. */
export const MOST_WORDS = 14;

export function wordsIn(text: string): number {
  return text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many of an area are late, with the worst of them where fourteen words hold its name. */
export function areaTitle(row: Row<'overview'>, targets: Row<'targets'>[], lang: Lang, say: Say): string {
  const [column, count] = row.off_track > 0 ? ['late', row.off_track] : row.at_risk > 0 ? ['risk', row.at_risk] : row.not_assessed > 0 ? ['unassessed', row.not_assessed] : ['fine', 0];
  const worst = targets.find(({ area }) => area === row.area);
  const params = { area: say(`terms:areaShort.${row.area}`), count, total: row.total, name: worst ? midSentence(named(worst, 'short', lang)) : '' };
  const plain = say(`briefing:area.${column}`, params);
  const whole = say('briefing:area.worst', { ...params, said: plain });
  return column === 'late' && worst && wordsIn(whole) <= MOST_WORDS ? whole : plain;
}
