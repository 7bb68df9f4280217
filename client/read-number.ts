// Numbers as Vietnamese officials type them. Two readings are told, never chosen.

/** Why a text is no number: a bare `dash`, `text` (letters or signs), `grouping` (separators in wrong places), `long` (over 15 digits). */
export type NotANumber = 'empty' | 'dash' | 'text' | 'grouping' | 'long';
/** `percent`: a percent sign stood behind it; the number is as written, 80 for 80%. */
export type NumberReading =
  | { number: number; percent: boolean }
  | { ambiguous: { vi: number | null; en: number | null }; percent: boolean }
  | { bad: NotANumber };

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const DASHES = /[\u2010-\u2013\u2212]/g;
const GROUPED_BY_BLANKS = /^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;
const PLAIN = /^\d+$/;
const DECIMAL = /^\d+[.,]\d+$/;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;
const POINTS_GROUP = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const COMMAS_GROUP = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/;
const VIETNAMESE = /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/;
const ENGLISH = /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;

/**
 * Reads a figure: `62,6` and `62.6` are 62.6, `1.234,5` is 1234.5, `12.345.678` whole, `(3,2)` and `−3,2` negative.
 * `1.234`, `1,234`, `1,234.5` have two readings (null where one language cannot mean it) until `numbers` settles them.
 */
export function readNumber(text: string, numbers?: 'vi' | 'en'): NumberReading {
  let rest = text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().replace(DASHES, '-');
  if (rest === '') return { bad: 'empty' };
  if (/^-+$/.test(rest)) return { bad: 'dash' };

  let negative = false;
  const bracketed = /^\((.*)\)( ?%)?$/.exec(rest);
  if (bracketed) {
    negative = true;
    rest = `${bracketed[1]!.trim()}${bracketed[2] ?? ''}`;
  }
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trimEnd();
  const sign = /^[+-] ?/.exec(rest);
  if (sign) {
    if (negative) return { bad: 'text' };
    negative = rest.startsWith('-');
    rest = rest.slice(sign[0].length);
  }
  if (!/^\d[\d.,]*( \d[\d.,]*)*$/.test(rest)) return { bad: 'text' };
  if (rest.replace(/\D/g, '').replace(/^0+/, '').length > 15) return { bad: 'long' };

  const signed = (size: number): number => (negative && size !== 0 ? -size : size);
  const sure = (digits: string): NumberReading => ({ number: signed(Number(digits)), percent });
  const either = (vi: string | null, en: string | null): NumberReading => {
    const ambiguous = { vi: vi === null ? null : signed(Number(vi)), en: en === null ? null : signed(Number(en)) };
    if (!numbers) return { ambiguous, percent };
    const settled = ambiguous[numbers];
    return settled === null ? { bad: 'grouping' } : { number: settled, percent };
  };

  if (PLAIN.test(rest)) return sure(rest);
  if (GROUPED_BY_BLANKS.test(rest)) return sure(rest.replaceAll(' ', '').replace(',', '.'));
  if (ONE_GROUP.test(rest)) {
    const together = rest.replace(/[.,]/, '');
    const apart = rest.replace(',', '.');
    return rest.includes('.') ? either(together, apart) : either(apart, together);
  }
  if (DECIMAL.test(rest)) return sure(rest.replace(',', '.'));
  if (POINTS_GROUP.test(rest)) return sure(rest.replaceAll('.', ''));
  if (VIETNAMESE.test(rest)) return sure(rest.replaceAll('.', '').replace(',', '.'));
  if (COMMAS_GROUP.test(rest) || ENGLISH.test(rest)) return either(null, rest.replaceAll(',', ''));
  return { bad: 'grouping' };
}

/** Made once: a sheet has hundreds of thousands of numbers. */
const WHOLE = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 15 });

/** A number as a Vietnamese official, or a reader of the English page, would type it; readable in one way only: 1,234 has two readings, 1,2340 has one. */
export function typedNumber(number: number, lang: 'vi' | 'en' = 'vi'): string {
  const text = WHOLE.format(number);
  const told = lang === 'vi' ? text.replace('.', ',') : text;
  return /[.,]\d{3}$/.test(told) ? `${told}0` : told;
}
