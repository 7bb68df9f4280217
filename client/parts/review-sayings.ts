// What is said of a figure that waits: its level, how it moved, and why it is looked at. Chosen and formatted, never computed.
import { figure, nothing, reportLabel, signed } from '../format.ts';
import type { Line, Remark } from '../review.ts';
import { midSentence, named } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import { partOf, unitOf } from './figures.ts';

export function nameOf(line: Line, lang: Lang, say: Say): string {
  const part = partOf(line, say);
  return part === '' ? named(line, 'name', lang) : `${named(line, 'name', lang)}: ${midSentence(part)}`;
}

/** Its level, or that there is none and why. */
export function levelOf(line: Line, lang: Lang, say: Say): string {
  if (line.state !== 'reported') return say(`review:state.${line.state}`);
  return figure(line.level, unitOf(line), lang, { of: line.kind === 'rank' ? line.sample : null });
}

export function previousOf(line: Line, lang: Lang): string {
  return figure(line.previous, unitOf(line), lang);
}

export function changeOf(line: Line, lang: Lang): string {
  return line.change === null ? nothing : signed(line.change, unitOf(line), lang);
}

/** What it was counted from, where it is a share. */
export function countsOf(line: Line, lang: Lang, say: Say): string | null {
  if (line.numerator === null || line.denominator === null) return null;
  const bare = { bare: true, plain: true };
  return say('review:figure.counts', { numerator: figure(line.numerator, 'count', lang, bare), denominator: figure(line.denominator, 'count', lang, bare) });
}

/** Why a figure is looked at, with the numbers. */
export function remarkSentence(remark: Remark, line: Line, lang: Lang, say: Say): string {
  const unit = unitOf(line);
  const before = /^20\d\d/.test(remark.reports) ? midSentence(reportLabel(remark.reports, lang)) : remark.reports;
  const plain = (value: number | null): string => figure(value, 'count', lang, { bare: true, plain: true });
  if (remark.code === 'jump') {
    const { given, other, low, high } = remark;
    const range = low === null || high === null || given === null ? 'over' : given < low || given > high ? 'outside' : 'within';
    const way = (given ?? 0) >= (other ?? 0) ? 'up' : 'down';
    return `${say(`review:remark.jump.${way}`, { other: figure(other, unit, lang), given: figure(given, unit, lang), report: before })}${say(`review:remark.jump.${range}`, { low: figure(low, unit, lang, { bare: true }), high: figure(high, unit, lang) })}`;
  }
  if (remark.code === 'same-as-before') return say(`review:remark.same.${line.kind === 'share' ? 'share' : 'value'}`, { report: before });
  if (remark.code === 'none-after-many') return say('review:remark.none', { report: before, other: plain(remark.other) });
  if (remark.code === 'not-applicable-anew') return say('review:remark.notApplicable');
  if (remark.code === 'sheet-same') return say('review:remark.sheet', { given: plain(remark.given), report: before });
  if (remark.code === 'parts-unlike-total')
    return say('review:remark.parts', { of: say(`review:remark.dimension.${remark.reports}`), field: say(`review:remark.field.${remark.field}`), given: plain(remark.given), other: plain(remark.other) });
  return remark.code;
}
