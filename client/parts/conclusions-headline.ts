// How the conclusions that are followed stand, in a sentence.
import type { Row } from '../../queries/types.ts';
import type { Say } from '../words.ts';

/** All that are followed, and the worst of them. */
export function conclusionsHeadline({ total, done, overdue, days_over, to_confirm }: Row<'conclusion_counts'>, say: Say): string {
  if (overdue > 0) return say('conclusions:headline.overdue', { total, done, overdue, days: days_over });
  return to_confirm > 0 ? say('conclusions:headline.confirm', { total, done, to_confirm }) : say('conclusions:headline.calm', { total, done });
}
