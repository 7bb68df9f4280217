// How the columns and states of a sheet are called, in a file and in what is pasted.
import { FIGURE_FIELDS } from './cell-checks.ts';
import type { Field } from './cell-checks.ts';

const NAMES: Record<Field, readonly string[]> = {
  indicator: ['ma chi tieu', 'ma', 'indicator', 'indicator code', 'code'],
  part: ['phan', 'part'],
  state: ['tinh trang', 'state'],
  numerator: ['tu so', 'numerator'],
  denominator: ['mau so', 'denominator'],
  value: ['gia tri', 'value'],
  sample: ['so mau / so duoc xep hang', 'so mau', 'so duoc xep hang', 'sample', 'sample / number ranked', 'number ranked'],
  standard_error: ['sai so chuan', 'standard error'],
  reference: ['nam / quy khao sat', 'nam khao sat', 'quy khao sat', 'survey year / quarter', 'survey year', 'survey quarter', 'reference'],
  note: ['ghi chu', 'note', 'notes'],
};
const FIELD_OF = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)));
const STATE_OF = new Map([
  ['', 'reported'], ['co so lieu', 'reported'], ['reported', 'reported'],
  ['khong phat sinh', 'nothing-to-report'], ['nothing to report', 'nothing-to-report'], ['nothing-to-report', 'nothing-to-report'],
  ['khong ap dung', 'not-applicable'], ['not applicable', 'not-applicable'], ['not-applicable', 'not-applicable'],
  ['rut so lieu', 'withdrawn'], ['withdrawn', 'withdrawn'], ['withdraw', 'withdrawn'],
]);

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Composed, on one line, without invisible signs. */
export function clean(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** For comparing words: no marks, no case, đ as d. */
export function folded(text: string): string {
  return clean(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** The state that a word of a sheet means; the word itself where it means none. */
export function stateOf(word: string): string {
  return STATE_OF.get(folded(word)) ?? word;
}

/** @returns which column holds which field (a field twice where the sheet has it twice), or null where this is no header row */
export function headerOf(cells: Iterable<[column: number, text: string]>): [number, Field][] | null {
  const found: [number, Field][] = [];
  for (const [column, text] of cells) {
    const field = FIELD_OF.get(folded(text));
    if (field) found.push([column, field]);
  }
  const fields = new Set(found.map(([, field]) => field));
  return fields.has('indicator') && FIGURE_FIELDS.some((field) => fields.has(field)) ? found : null;
}
