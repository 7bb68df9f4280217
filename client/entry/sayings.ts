// How lines, cells and what is wrong with them are said.
import { checkFigure, figuresOf } from '../cell-checks.ts';
import type { EntryField, FigureField } from '../cell-checks.ts';
import { figure, signed } from '../format.ts';
import { partOf, unitOf } from '../parts/figures.ts';
import { saying } from '../parts/entry-words.ts';
import { sentences } from '../problem-words.ts';
import { named } from '../words.ts';
import type { Lang, Say } from '../words.ts';
import type { Line, Typed } from './grid.ts';
import type { Told } from './line-look.ts';

export function nameOf(line: Line, lang: Lang, say: Say): string {
  return [named(line, 'name', lang), partOf(line, say)].filter(Boolean).join(', ');
}

/** The name of a field as this kind of line calls it. */
export function fieldName(line: Line, field: EntryField, say: Say): string {
  if (line.kind === 'rank' && field === 'value') return say('entry:field.rank');
  if (line.kind === 'rank' && field === 'sample') return say('entry:field.ranked');
  return say(`entry:field.${field}`);
}

/** "Dòng II.06, Tử số: 3.286 lớn hơn mẫu số 3.186. Kiểm tra lại, hoặc đổi hai ô." */
export function toldOf(problem: Told, line: Line, lang: Lang, say: Say): string {
  const { what, how } = problem.what !== undefined ? { what: problem.what, how: problem.how ?? '' } : sentences({ ...problem, line: null }, lang, saying);
  const field = problem.column as EntryField | null;
  const place = { code: line.code || nameOf(line, lang, say), what, field: field === null ? '' : fieldName(line, field, say) };
  return [say(field === null ? 'entry:lineOnly' : 'entry:line', place), how].filter(Boolean).join(' ');
}

/** A level in the unit of its line; `isBare` where that unit stands beside the line's name. */
export function levelText(level: number | null, line: Line, lang: Lang, isBare = false): string {
  return figure(level, unitOf(line), lang, { plain: line.kind === 'money', bare: isBare && (line.kind === 'count' || line.kind === 'money') });
}

export function changeText(change: number | null, line: Line, lang: Lang): string {
  return signed(change, unitOf(line), lang, { bare: true });
}

/** What stands in a cell while nobody types in it: a number that is read in one way as it is written here, anything else as it was typed. */
export function shownText(line: Line, field: EntryField, { text, reading }: Typed, lang: Lang): string {
  if (!([...figuresOf(line.kind), 'standard_error'] as string[]).includes(field) || text.trim() === '') return text;
  const checked = checkFigure(text, field as FigureField, reading || undefined);
  if ('code' in checked || checked.number === null) return text;
  const number = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 9 }).format(checked.number).replace('-', '\u2212');
  return text.trim().endsWith('%') ? `${number}%` : number;
}
