// The one sentence of the overview, chosen by rule from the counts and the target that is furthest behind.
import type { Row } from '../../queries/types.ts';
import { groupOf } from '../marks/status.ts';
import { midSentence, named } from '../names.ts';
import type { Lang, Say } from '../words.ts';

/** @param targets worst first, as the answer gives them */
export function headline(whole: Row<'overview'>, targets: Row<'targets'>[], lang: Lang, say: Say): string {
  const worst = targets.find((row) => groupOf(row.status) === 'off-track' && !row.met_late);
  const counts = { ...whole, worst: worst ? midSentence(named(worst, 'short', lang)) : '' };
  if (whole.total === 0) return say('headline.no-targets');
  if (whole.total === whole.ended) return say('headline.ended', counts);
  if (whole.with_data === 0) return say('headline.no-data', counts);
  const good = whole.achieved > 0 && whole.on_track > 0 ? 'both'
    : whole.achieved > 0 ? 'achieved' : whole.on_track > 0 ? 'on-track' : 'none';
  const bad = whole.off_track > 0 ? (!worst ? 'late' : whole.off_track === 1 ? 'one' : 'worst')
    : whole.at_risk > 0 ? 'at-risk' : whole.not_assessed > 0 ? 'unknown' : 'fine';
  return say('headline.joined', { good: say(`headline.good.${good}`, counts), bad: say(`headline.bad.${bad}`, counts) });
}

/** The one sentence of the page of areas: how many targets are late, and in how many areas. @param rows of the question `overview`, the whole plan among them */
export function areasHeadline(rows: Row<'overview'>[], say: Say): string {
  const whole = rows.find(({ area }) => area === '');
  if (!whole || whole.total === 0) return say('headline.no-targets');
  const within = (column: 'off_track' | 'at_risk'): string => say('areas.within', { count: rows.filter((row) => row.area !== '' && row[column] > 0).length });
  if (whole.off_track > 0) return say('areas.behind', { count: whole.off_track, areas: within('off_track') });
  if (whole.at_risk > 0) return say('areas.risk', { count: whole.at_risk, areas: within('at_risk') });
  if (whole.with_data === 0) return say('areas.noData');
  return whole.not_assessed > 0 ? say('areas.unassessed', { unassessed: whole.not_assessed, total: whole.total }) : say('areas.calm', { total: whole.total });
}
