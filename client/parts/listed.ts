// What the catalogue lists for an address, and the same list as a file asks for it.
import type { Row } from '../../queries/types.ts';
import { ordered, passes } from '../filters.ts';
import type { Filters, Order } from '../filters.ts';
import type { Lang } from '../words.ts';
import { FRESHNESS_WORD, STATUS_WORD } from './address.ts';
import type { Address } from './address.ts';

const ORDER: Record<NonNullable<Address['sx']>, Order> = { ma: 'code', ten: 'name' };

/** The filters of an address, as codes. */
export function filtersOf({ lv, tt, cap, ct, dl, tim }: Address): Filters {
  const codes = (words: Record<string, string>, given: string[] | undefined): string[] | undefined =>
    given && Object.keys(words).filter((code) => given.includes(words[code]!));
  return { areas: lv, statuses: codes(STATUS_WORD, tt), parts: cap, leads: ct, freshness: codes(FRESHNESS_WORD, dl), text: tim };
}

/** The rows that pass the filters of the address, in its order. */
export function listed(rows: Row<'targets'>[], address: Address, lang: Lang): Row<'targets'>[] {
  const filters = filtersOf(address);
  return ordered(rows.filter((row) => passes(row, filters)), address.sx && ORDER[address.sx], lang);
}

/** The same filters as parameters of a file. */
export function narrowed(address: Address): Record<string, string | undefined> {
  const { areas, statuses, parts, leads, freshness, text } = filtersOf(address);
  const list = (items: string[] | undefined): string | undefined => items?.join(',') || undefined;
  return { area: list(areas), status: list(statuses), part: list(parts), lead: list(leads), freshness: list(freshness), text, count: address.dem, order: address.sx && ORDER[address.sx] };
}
