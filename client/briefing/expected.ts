// When the next publication is to be expected, and from when on a deck is too old to be shown without a word.
import type { Row } from '../../queries/types.ts';

/** Days after which a publication that did not come is missed. */
const GRACE_DAYS = 10;
const DAY_MS = 86_400_000;

/** The closing day of the report after the one that a deck is of; null where the plan has no further report. */
export function expectedBy(reports: readonly Pick<Row<'reports'>, 'report' | 'q' | 'closes'>[], report: string | null): string | null {
  const now = reports.find((row) => row.report === report);
  const later = reports.filter((row) => now !== undefined && row.q > now.q).toSorted((a, b) => a.q - b.q);
  return later[0]?.closes ?? null;
}

/** @param day today, and @param expected, as ISO days */
export function isOld(day: string, expected: string | null): boolean {
  return expected !== null && Date.parse(day) > Date.parse(expected) + GRACE_DAYS * DAY_MS;
}
