// What was left out of a list, in words: on paper and in every file.
import type { Row } from '../../queries/types.ts';
import { passes } from '../filters.ts';
import type { Filters } from '../filters.ts';
import { listLabel } from '../format.ts';
import type { Lang, Say } from '../words.ts';
import { answersFor, partOf } from './figures.ts';

/** @param count of the overview whose pages are listed; @param all rows before filtering; @param left how many that leaves. @returns nothing where nothing was left out */
export function filterWords({ areas, statuses, parts, leads, freshness, text }: Filters, count: string | undefined, all: Row<'targets'>[], left: number, lang: Lang, say: Say): string[] {
  const words = (name: string, given: string[] | undefined, word: (code: string) => string): string | null => (given && given.length > 0 ? `${say(`filter.${name}`)}: ${listLabel(given.map(word), lang)}` : null);
  const by = (filters: Filters, word: (row: Row<'targets'>) => string, code: string): string => {
    const row = all.find((one) => passes(one, filters));
    return row ? word(row) : code;
  };
  const said = [
    words('area', areas, (code) => say(`terms:areaShort.${code}`)), words('status', statuses, (code) => say(`terms:status.${code}`)),
    words('part', parts, (code) => by({ parts: [code] }, (row) => partOf(row, say) || say('filter.whole'), code)), words('lead', leads, (code) => by({ leads: [code] }, (row) => answersFor(row, lang), code)),
    words('freshness', freshness, (code) => say(`terms:freshness.${code}`)), text ? `${say('filter.text')}: ${text}` : null, count ? say(`counted.${count}`, { count: left, year: Math.max(...all.map((row) => row.passed_due ?? 0)) }) : null,
  ].filter((part) => part !== null);
  return said.length > 0 ? [...said, say('catalogue.shown', { shown: left, total: all.length })] : [];
}
