// What stands behind points, in words and figures: pure, so that pages, files and slides say the same. It chooses and formats; every number comes from an answer.
import { dateLabel, figure } from '../format.ts';
import { find, say } from './words.ts';
import type { Lang } from './words.ts';

/** What a component's points are made of; columns of the question `scorecard`. `indicator`: '' where nothing is measured. `measure`: 100 · n/d of a share, else the value. */
export interface Scored {
  kind: string; mode: string; indicator: string; is_share: boolean; rule: string; max: number; threshold: number | null; floor: number | null; each: number | null; zero: string; measure: number | null; numerator: number | null; denominator: number | null;
  done_on: string | null; data: number | null; data_state: string; other_threshold: number | null; other: number | null;
}
/** A step of a rule; columns of the question `score_bands`. `by`: a day of the year, `+` of the next one. */
export interface Band { least: number | null; below: number | null; by: string; option: string; points: number; words_vi: string; words_en: string }

/** `0,75`, `0`: points to two decimals, nothing where there are none. */
export function pointsLabel(value: number | null | undefined, lang: Lang): string {
  return value === 0 ? '0' : figure(value, 'point', lang, { bare: true });
}

/** A number at an axis, without needless decimals: `0,5`, `1`. */
export function tickLabel(value: number, lang: Lang): string {
  return figure(value, 'point', lang, { bare: true, plain: true, decimals: 0 });
}

/** `0,75 điểm`. */
export function pointsWords(value: number | null | undefined, lang: Lang): string {
  return say(lang, 'charts:score.points', { points: pointsLabel(value, lang) });
}

/** Whether what is measured is a share, so that it is said in percent. */
export function isShare(row: Pick<Scored, 'is_share' | 'denominator'>): boolean {
  return row.is_share || row.denominator !== null;
}

/** What is measured, never rounded across the threshold that it is held against: `62,6%`, `3`. */
export function measureLabel(value: number | null, row: Pick<Scored, 'is_share' | 'denominator' | 'threshold'>, lang: Lang): string {
  const held = { goal: row.threshold, comparator: '>=' };
  return isShare(row) ? figure(value, 'percent', lang, held) : figure(value, 'none', lang, { ...held, plain: true });
}

/** The level at which a rule is full, as a plan prints it. */
function levelLabel(value: number | null, row: Pick<Scored, 'is_share' | 'denominator'>, lang: Lang): string {
  return figure(value, isShare(row) ? 'percent' : 'none', lang, { plain: true });
}

/** Who gives points where no figure does. */
const BY_WHOM: Record<string, string> = { survey: 'survey', appraised: 'appraised' };

/** How the points of a figure came about: `1,50 × 21,0% ÷ 50% = 0,63`; or why there are none. */
export function arithmetic(row: Scored, bands: Band[], lang: Lang): string {
  if (row.data_state === 'not-scored') return say(lang, 'charts:score.zero.not-scored');
  if (row.data === null) {
    const state = row.data_state === 'no-rule' || row.data_state === 'no-data' && row.indicator === '' ? BY_WHOM[row.mode] ?? 'no-rule' : row.data_state;
    return find(lang, `charts:score.state.${state}`, { zero: find(lang, `charts:score.zero.${row.zero}`) ?? '' }) ?? say(lang, 'charts:score.state.no-data');
  }
  if (row.data_state === 'zero-denominator') return say(lang, `charts:score.zero.${row.zero}`, worded(row, lang));
  const given = worded(row, lang);
  if (row.rule === 'steps') return stepSaid(row, bands, lang);
  const isFull = row.data >= row.max;
  const key = row.rule === 'ratio-floor' && row.measure !== null && row.floor !== null && row.measure < row.floor ? 'ratio-floor-under'
    : row.rule === 'ratio-threshold' && isFull || row.rule === 'index' && isFull ? 'reached'
      : row.rule === 'survey' && row.numerator === null && row.measure === null ? 'survey-options'
        : (row.rule === 'count' || row.rule === 'bonus' || row.rule === 'penalty') && Math.abs(row.data) >= row.max ? `${row.rule}-capped`
          : row.rule === 'deduction' && row.data <= 0 ? 'deduction-none' : row.rule === 'ratio-floor' ? 'ratio' : row.rule;
  return find(lang, `charts:score.sum.${key}`, given) ?? say(lang, 'charts:score.sum.other', given);
}

/** The other reading of a rule on which the sources differ, with the points that it would give; '' where there is one reading alone. */
export function otherReading(row: Scored, lang: Lang): string {
  if (row.other_threshold === null) return '';
  return say(lang, row.other === null ? 'charts:score.otherUnknown' : 'charts:score.other', { ...worded(row, lang), threshold: levelLabel(row.threshold ?? 100, row, lang), other: levelLabel(row.other_threshold, row, lang), points: pointsLabel(row.other, lang) });
}

/** What the rule asks, before anything is measured: `tỷ lệ thuận đến 50%`. */
export function ruleWords(row: Scored, lang: Lang): string {
  return find(lang, `charts:score.rule.${row.rule}`, worded(row, lang)) ?? row.rule;
}

/** A step of a rule in its own words, else in its figures. */
export function bandWords(band: Band, lang: Lang, share: boolean): string {
  const own = lang === 'vi' ? band.words_vi || band.words_en : band.words_en || band.words_vi;
  if (own) return own;
  const at = (value: number): string => figure(value, share ? 'percent' : 'none', lang, { plain: true });
  const [least, below] = [band.least === null ? '' : at(band.least), band.below === null ? '' : at(band.below)];
  const range = least && below ? say(lang, 'charts:score.band.between', { least, below }) : least ? say(lang, 'charts:score.band.least', { least }) : below ? say(lang, 'charts:score.band.below', { below }) : '';
  const day = band.by.replace('+', '');
  const by = band.by ? say(lang, band.by.startsWith('+') ? 'charts:score.band.byNext' : 'charts:score.band.by', { day: `${day.slice(3)}/${day.slice(0, 2)}` }) : '';
  return [range, by].filter(Boolean).join(', ') || say(lang, 'charts:score.band.any');
}

function stepSaid(row: Scored, bands: Band[], lang: Lang): string {
  // The answer says which step counts: the one with its points.
  const band = bands.find(({ points }) => Math.abs(points - row.data!) < 1e-9);
  const given = { ...worded(row, lang), words: band ? bandWords(band, lang, isShare(row)) : '' };
  if (row.done_on !== null) return say(lang, band ? 'charts:score.sum.step-day' : 'charts:score.sum.step-day-none', { ...given, day: dateLabel(row.done_on, lang) });
  return say(lang, band ? 'charts:score.sum.step' : 'charts:score.sum.step-none', given);
}

function worded(row: Scored, lang: Lang): Record<string, string> {
  return {
    max: pointsLabel(row.max, lang), points: pointsLabel(row.data, lang), measure: measureLabel(row.measure, row, lang), threshold: levelLabel(row.threshold ?? 100, row, lang),
    floor: levelLabel(row.floor, row, lang), each: pointsLabel(row.each, lang),
  };
}

/** What the drawing of a rule says, for those who do not see it. */
export function ruleSentence(row: Scored, tried: { measure: number; points: number } | null, lang: Lang): string {
  const now = row.measure === null || row.data === null ? say(lang, 'charts:score.drawn.none') : say(lang, 'charts:score.drawn.now', { measure: measureLabel(row.measure, row, lang), points: pointsLabel(row.data, lang) });
  const more = tried ? say(lang, 'charts:score.drawn.tried', { measure: measureLabel(tried.measure, row, lang), points: pointsLabel(tried.points, lang) }) : '';
  return [say(lang, 'charts:score.drawn.rule', { rule: ruleWords(row, lang), max: pointsLabel(row.max, lang) }), now, more].filter(Boolean).join('. ');
}
