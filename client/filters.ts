// Which target pages a list shows, and in which order: the same on the page and in every file that is made of it. Pure.
import type { Row } from '../queries/types.ts';
import type { Lang } from './charts/words.ts';
import { collator, fold } from './format.ts';
import { asStatus } from './marks/status.ts';
import { named } from './names.ts';

/** Empty lists and texts let everything through. `parts` are slugs of their codes, `leads` as `leadOf` tells them. */
export interface Filters { areas?: string[]; statuses?: string[]; parts?: string[]; leads?: string[]; freshness?: string[]; text?: string; targets?: ReadonlySet<string> }
export type Order = 'code' | 'name';

/** A name as it stands in an address. */
export function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80) || 'chung';
}

/** Who leads a target, as it stands in an address: a plan may print one body's name in several ways. */
export function leadOf({ lead_agency, lead_vi }: Pick<Row<'targets'>, 'lead_agency' | 'lead_vi'>): string {
  return lead_agency ?? slug(lead_vi);
}

export function passes(row: Row<'targets'>, { areas, statuses, parts, leads, freshness, text, targets }: Filters): boolean {
  const within = (list: string[] | undefined, value: string): boolean => !list || list.length === 0 || list.includes(value);
  if (!within(areas, row.area) || !within(statuses, asStatus(row.status)) || !within(parts, slug(row.part)) || !within(leads, leadOf(row))) return false;
  if (!within(freshness, row.freshness) || (targets && !targets.has(row.target))) return false;
  return !text || fold(text).split(' ').every((word) => fold(`${row.code} ${row.short_vi} ${row.short_en} ${row.lead_vi} ${row.lead_heir_vi ?? ''} ${row.target.replaceAll('-', ' ')}`).includes(word));
}

/** Worst first as the answer comes; by name or by number as the language sorts. */
export function ordered(rows: Row<'targets'>[], by: Order | undefined, lang: Lang): Row<'targets'>[] {
  if (!by) return rows;
  const { compare } = collator(lang);
  const key = (row: Row<'targets'>): string => (by === 'code' ? row.code : named(row, 'short', lang));
  return rows.toSorted((a, b) => compare(key(a), key(b)));
}
