// Where points of the index are lost, as a slide and a file say it.
import type { Row } from '../../queries/types.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { named } from '../names.ts';
import type { Lang } from '../charts/words.ts';
import type { Card } from './slides.ts';

type Summed = Row<'score_tree'>;
type Say = (key: string, params?: Record<string, unknown>) => string;
/** The areas that lost something, most first, and the card. */
export interface Lost { areas: Summed[]; whole: Summed }

/** @returns null where nothing is assessed, or nothing is lost */
export function lostOf(tree: Summed[]): Lost | null {
  const whole = tree.find(({ area }) => area === '');
  const areas = tree.filter(({ area, criterion, lost }) => area !== '' && criterion === '' && lost !== null && lost > 0).toSorted((a, b) => b.lost! - a.lost! || a.position - b.position);
  return whole && whole.lost !== null && whole.points !== null && areas.length > 0 ? { areas, whole } : null;
}

/** Which set it is, and what its points leave out. */
export function lostNote({ criteria }: Card, { whole }: Lost, sets: Row<'criteria_sets'>[], lang: Lang, say: Say): string {
  const set = sets.find((one) => one.criteria === criteria);
  return say('briefing:scores.set', { criteria: set ? named(set, 'name', lang) : criteria, of: pointsLabel(whole.assessed, lang) });
}

export function lostTitle({ period }: Card, { areas, whole }: Lost, lang: Lang, say: Say): string {
  return say('briefing:scores.title', { period, points: pointsLabel(whole.points, lang), of: pointsLabel(whole.assessed, lang), area: areas[0]!.area });
}
