// Why a verdict is what it is, and where the target is heading: two signs, told apart, in words and figures.
import { courseWords } from '../charts/sayings.ts';
import type { Row } from '../../queries/types.ts';
import { distance, figure, signed } from '../format.ts';
import type { Lang, Say } from '../words.ts';
import { share, unitOf } from './figures.ts';

/** What a verdict is told from: a row of `targets`, or a milestone with the coverage of the figure that it is judged by, where that is known. */
export type Judged = Pick<Row<'targets'>, 'status' | 'reason' | 'may_change' | 'closed' | 'due' | 'comparator' | 'goal' | 'gap' | 'pace' | 'unit' | 'kind'>
  & Partial<Pick<Row<'targets'>, 'coverage' | 'low' | 'high' | 'carried' | 'standard_error'>> & { path: number | string | null; baseline_year?: string };

function upper(text: string, lang: Lang): string {
  return text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);
}

/** Reasons that are told with figures where these are known, and without them where not. */
const WITH_FIGURES: Record<string, (row: Judged) => boolean> = {
  'coverage-low': (row) => row.coverage !== null && row.coverage !== undefined,
  'range-crosses': (row) => row.low !== null && row.low !== undefined,
  'carried-too-many': (row) => (row.carried ?? 0) > 0,
  'survey-error': (row) => row.standard_error !== null && row.standard_error !== undefined,
  'no-level': (row) => (row.baseline_year ?? '') !== '',
};

/** The reason of a verdict as a sentence; null where the verdict says all there is, as a closed one does. */
export function whyOf(row: Judged, lang: Lang, say: Say): string | null {
  const unit = unitOf(row);
  if (row.reason !== '') {
    const plain = WITH_FIGURES[row.reason]?.(row) === false ? '-plain' : '';
    return say(`why.${row.reason}${plain}`, {
      due: row.due, year: row.baseline_year, count: row.carried ?? 0, coverage: share(row.coverage ?? 0, lang),
      low: figure(row.low, unit, lang), high: figure(row.high, unit, lang), error: distance(row.standard_error, unit, lang, { decimals: 2 }),
    });
  }
  if (row.closed || row.gap === null || !['on-track', 'at-risk', 'off-track', 'reversing'].includes(row.status)) return null;
  const course = upper(courseWords(row.gap, row.comparator, unit, lang), lang);
  if (row.status === 'reversing') return say('why.reversing', { course });
  // where the path asks for the level itself there is no way to have gone a part of
  return row.pace === null || row.path === 'maintain' || row.path === row.goal ? say('why.course', { course }) : say('why.path', { course, share: share(row.pace, lang) });
}

/** That an end of what the figure may be has another verdict. */
export function mayChangeOf(row: Judged, lang: Lang, say: Say): string | null {
  if (!row.may_change) return null;
  if (row.low === null || row.low === undefined) return say('why.may-change-plain');
  return say('why.may-change', { low: figure(row.low, unitOf(row), lang), high: figure(row.high, unitOf(row), lang) });
}

/** That the forecast does not agree with the verdict; null where it does. It never changes the verdict. */
export function disagreementOf(row: Pick<Row<'targets'>, 'status' | 'outlook' | 'closed'>, say: Say): string | null {
  if (row.closed) return null;
  const isGood = row.status === 'on-track' || row.status === 'achieved';
  const isBad = row.status === 'at-risk' || row.status === 'off-track' || row.status === 'reversing';
  const key = isGood && row.outlook === 'unlikely' ? 'ahead' : isBad && row.outlook === 'likely' ? 'behind' : null;
  return key && say(`outlook.${key}`, { status: say(`terms:status.${row.status}`) });
}

/** Pace needed and pace kept, each quarter, in the indicator's own unit. */
export function paceOf(row: Pick<Row<'targets'>, 'pace_needed' | 'pace_kept' | 'remaining' | 'unit' | 'kind'>, lang: Lang, say: Say): string | null {
  const { pace_needed: needed, pace_kept: kept } = row;
  const unit = unitOf(row);
  const decimals = decimalsOf([needed, kept]);
  const told = (value: number | null, bare = false) => signed(value, unit, lang, { decimals, bare });
  if (needed === null || row.remaining === 0) return kept === null ? null : say('pace.kept', { kept: told(kept) });
  return kept === null ? say('pace.needed', { needed: told(needed) }) : say('pace.both', { needed: told(needed), kept: told(kept, true) });
}

/** So many decimals that the smaller of two paces still has a figure to read. */
export function decimalsOf(values: (number | null)[]): number {
  const least = Math.min(...values.filter((value): value is number => value !== null && value !== 0).map(Math.abs));
  return least >= 100 ? 0 : least >= 1 ? 1 : 2;
}
