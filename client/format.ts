// How numbers, quarters and dates are written, in Vietnamese and English. Pure: no clock, no locale of the machine, and always the
// time of Asia/Ho_Chi_Minh, so that a server in UTC and a browser anywhere print the same.
import { find, say } from './charts/words.ts';
import type { Lang } from './charts/words.ts';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;
const zone = 'Asia/Ho_Chi_Minh';
const nbsp = '\u00a0';
const minus = '\u2212';
/** What stands where there is no value. Never a zero. */
export const nothing = '\u2013';

/** What a figure is held against, so that its rounding never contradicts its verdict. */
export interface Held {
  goal?: number | null;
  goalMax?: number | null;
  comparator?: string | null;
  /** rounding step of the indicator, within half of which “=” is met; else that of the unit */
  step?: number | null;
}

/** `of`: how many were ranked beside a rank. `decimals`: smallest number of decimals; else that of the unit. `bare`: without the unit. `plain`: no trailing zeros. */
export interface FigureOptions extends Held {
  of?: number | null;
  decimals?: number;
  bare?: boolean;
  plain?: boolean;
}

/** Each formatter is made once: to make one takes as long as a hundred figures. */
function once<Given extends (string | number | boolean)[], Made>(make: (...given: Given) => Made): (...given: Given) => Made {
  const made = new Map<string, Made>();
  return (...given) => {
    const key = given.join(' ');
    if (!made.has(key)) made.set(key, make(...given));
    return made.get(key)!;
  };
}

const numbers = once((lang: Lang, least: number, most: number, sign: boolean) => new Intl.NumberFormat(locale[lang], {
  minimumFractionDigits: least, maximumFractionDigits: most, roundingMode: 'halfExpand', signDisplay: sign ? 'exceptZero' : 'negative',
}));
const halvesUp = once((most: number) => new Intl.NumberFormat('en-US', { maximumFractionDigits: most, roundingMode: 'halfExpand', useGrouping: false }));
const days = once((lang: Lang) => new Intl.DateTimeFormat(locale[lang], lang === 'vi' ? { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone } : { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }));
const hours = once(() => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }));
const months = once((lang: Lang) => new Intl.DateTimeFormat(locale[lang], { month: 'long', year: 'numeric', timeZone: zone }));
const lists = once((lang: Lang) => new Intl.ListFormat(locale[lang], { type: 'conjunction' }));
const collators = once((lang: Lang) => new Intl.Collator(lang, { numeric: true, usage: 'sort' }));

const places: Record<string, number> = { percent: 1, index: 2, point: 2, 'million-vnd': 0 };

function decimal(value: number, lang: Lang, least: number, most: number, sign = false): string {
  // toFixed(9) first: 1.005 is meant as 1.005, not as the binary number a hair below it
  return numbers(lang, least, most, sign).format(value.toFixed(9) as Intl.StringNumericLiteral).replace('-', minus);
}

/** Half away from zero, on the decimal that is meant. */
export function rounded(value: number, most: number): number {
  return Number(halvesUp(most).format(value.toFixed(9) as Intl.StringNumericLiteral));
}

function meets(value: number, held: Held, unit: string): boolean | null {
  const { goal, goalMax, comparator } = held;
  if (goal === null || goal === undefined) return null;
  const at = (n: number) => Number(n.toFixed(9));
  const [v, low] = [at(value), at(goal)];
  if (comparator === '>') return v > low;
  if (comparator === '<') return v < low;
  if (comparator === '<=') return v <= low;
  if (comparator === 'range') return v >= low && (goalMax === null || goalMax === undefined || v <= at(goalMax));
  if (comparator === '=') return at(Math.abs(v - low)) < at((held.step ?? 10 ** -(places[unit] ?? 0)) / 2);
  return v >= low;
}

function decimalsFor(value: number, least: number, held: Held, unit: string): number {
  const verdict = meets(value, held, unit);
  if (verdict === null) return least;
  for (let decimals = least; decimals < 9; decimals += 1) if (meets(rounded(value, decimals), held, unit) === verdict) return decimals;
  return 9;
}

function withUnit(number: string, unit: string, lang: Lang, of?: number | null): string {
  if (unit === 'percent') return `${number}%`;
  if (unit === 'rank') return of === null || of === undefined ? say(lang, 'terms:mark.rank', { n: number }) : say(lang, 'terms:mark.rankOf', { n: number, of: decimal(of, lang, 0, 0) });
  const word = (number === '1' ? find(lang, `terms:unitOne.${unit}`) : null) ?? find(lang, `terms:unit.${unit}`);
  return word === null ? number : `${number}${nbsp}${word.replaceAll(' ', nbsp)}`;
}

/**
 * A value in the unit of its indicator: `62,6%`, `405 đơn vị`, `hạng 12`, `hạng 12 trên 34`; a dash for null.
 * Rounds half away from zero and adds decimals while the rounded figure would contradict its verdict against `goal`.
 */
export function figure(value: number | null | undefined, unit: string, lang: Lang, options: FigureOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing;
  const least = options.decimals ?? places[unit] ?? 0;
  const needed = decimalsFor(value, least, options, unit);
  const whole = unit === 'percent' && (value === 0 || value === 100);
  const text = options.plain
    ? decimal(value, lang, 0, Math.max(needed, 2))
    : decimal(value, lang, whole ? 0 : needed, needed);
  return options.bare ? text : withUnit(text, unit, lang, options.of);
}

/** A level as a plan prints it: `80%`, `12,5%`, `25–35%`, `405 đơn vị`. `low` and `high` are absolute. */
export function level(low: number | null | undefined, unit: string, lang: Lang, high?: number | null): string {
  if (low === null || low === undefined) return nothing;
  if (high === null || high === undefined) return figure(low, unit, lang, { plain: true });
  const ends = { low: figure(low, unit, lang, { plain: true, bare: true }), high: figure(high, unit, lang, { plain: true }) };
  return say(lang, 'charts:range', ends);
}

/** A level with its comparator in words: `tối thiểu 80%`, `trên 95%`, `từ 25% đến 35%`, `trong nhóm 15`. */
export function goalWords(low: number | null | undefined, unit: string, comparator: string | null, lang: Lang, high?: number | null): string {
  if (low === null || low === undefined) return nothing;
  if (unit === 'rank') return say(lang, 'terms:comparator.rank', { n: figure(low, unit, lang, { bare: true, plain: true }) });
  return say(lang, `terms:comparator.${comparator ?? '>='}`, { goal: level(low, unit, lang), max: level(high, unit, lang) });
}

/** Whether a level is said as one that must be passed. @param comparator as it is shown beside the level */
export function isStrict(comparator: string | null): boolean {
  return comparator === '>' || comparator === '<';
}

/** A difference: `+8,4 điểm %`, `−12 đơn vị`. A difference of shares is in percentage points. */
export function signed(value: number | null | undefined, unit: string, lang: Lang, options: FigureOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing;
  const decimals = options.decimals ?? places[unit] ?? 0;
  const text = decimal(value, lang, decimals, decimals, true);
  if (options.bare) return text;
  if (unit === 'percent') return `${text}${nbsp}${say(lang, 'terms:points')}`;
  return unit === 'rank' ? text : withUnit(text, unit, lang);
}

/** Percentage points with their sign: `−17,4 điểm %`. */
export function percentPoints(value: number | null | undefined, lang: Lang, options: FigureOptions = {}): string {
  return signed(value, 'percent', lang, options);
}

/** How far apart two values are, without a sign: `8,4 điểm %`, `12 đơn vị`. */
export function distance(value: number | null | undefined, unit: string, lang: Lang, options: FigureOptions = {}): string {
  if (value === null || value === undefined) return nothing;
  return signed(Math.abs(value), unit, lang, options).replace('+', '');
}

/** Large amounts in words: `12,3 triệu`. Intl's compact form says "12 Tr", which nobody writes. */
export function large(value: number | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return nothing;
  if (Math.abs(value) >= 1e9) return say(lang, 'terms:number.billion', { n: decimal(value / 1e9, lang, 0, 1) });
  if (Math.abs(value) >= 1e6) return say(lang, 'terms:number.million', { n: decimal(value / 1e6, lang, 0, 1) });
  return decimal(value, lang, 0, 0);
}

const roman = ['', 'I', 'II', 'III', 'IV'] as const;

/** Year and quarter of `2026Q3` or of q = 4 · year + quarter (8107). */
export function quarterOf(quarter: string | number): { year: number; quarter: 1 | 2 | 3 | 4; q: number } {
  const q = typeof quarter === 'number' ? quarter : 4 * Number(quarter.slice(0, 4)) + Number(quarter.slice(-1));
  const year = Math.floor((q - 1) / 4);
  return { year, quarter: (q - 4 * year) as 1 | 2 | 3 | 4, q };
}

/** `Quý III/2026` (long), `quý III/2026` (inline), `Q.III/26` (axis), `III/2026` (table). */
export function quarterLabel(quarter: string | number, form: 'long' | 'inline' | 'axis' | 'table', lang: Lang): string {
  const { year, quarter: n } = quarterOf(quarter);
  return say(lang, `terms:quarter.${form}`, { roman: roman[n], n, year, short: String(year).slice(2) });
}

/** A report: `Quý I/2026`, `6 tháng/2026`, `Năm 2026`, `Tháng 9/2026`. An unknown id is shown as it is. */
export function reportLabel(report: string, lang: Lang): string {
  const year = report.slice(0, 4);
  const kind = report.slice(4);
  if (/^M\d\d$/.test(kind)) return say(lang, 'terms:report.M', { month: Number(kind.slice(1)), year });
  return find(lang, `terms:report.${kind}`, { year }) ?? report;
}

/** A report with its cut-off: `Quý III/2026 (số liệu đến 14/09/2026)`. */
export function reportTo(report: string, dataTo: string | number | Date, lang: Lang): string {
  return say(lang, 'terms:reportTo', { report: reportLabel(report, lang), date: dateLabel(dataTo, lang) });
}

const plainDate = /^\d{4}-\d{2}-\d{2}$/;

function asDate(when: string | number | Date): Date {
  // noon there: a day without an hour stays that day in every zone
  return typeof when === 'string' && plainDate.test(when) ? new Date(`${when}T12:00:00+07:00`) : new Date(when);
}

/** The day in Viet Nam, where the clocks have been seven hours ahead since 1975: `2026-09-05`. */
export function dayInVietnam(when: string | number | Date): string {
  return new Date(new Date(when).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** `05/09/2026`, `5 Sep 2026`. Takes an ISO date, a timestamp or milliseconds. */
export function dateLabel(when: string | number | Date | null | undefined, lang: Lang): string {
  if (when === null || when === undefined || when === '') return nothing;
  return days(lang).format(asDate(when)).replace('Sept', 'Sep');
}

/** `10:04 05/09/2026`, `10:04, 5 Sep 2026`. */
export function moment(when: string | number | Date | null | undefined, lang: Lang): string {
  if (when === null || when === undefined || when === '') return nothing;
  const time = hours().format(asDate(when));
  return lang === 'vi' ? `${time} ${dateLabel(when, lang)}` : `${time}, ${dateLabel(when, lang)}`;
}

/** `tháng 9 năm 2026`, `September 2026`. */
export function monthLabel(when: string | number | Date, lang: Lang): string {
  return months(lang).format(asDate(when));
}

/** `Sở Nội vụ, Sở Tư pháp và Sở Tài chính`. */
export function listLabel(items: string[], lang: Lang): string {
  return lists(lang).format(items);
}

/** Sorts as the language does: An, Ăn, Ân; D before Đ; Xã 2 before Xã 10. */
export function collator(lang: Lang): Intl.Collator {
  return collators(lang);
}

/** For searching: no marks, đ as d, lower case, one blank between words. Takes NFC and NFD alike. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}
