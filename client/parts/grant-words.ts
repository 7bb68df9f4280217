// A role with its scope in words: Người báo cáo · Sở Nội vụ.
import { useQuestion } from '../api.ts';
import type { Grant } from '../access.ts';
import { named, useWords } from '../words.ts';

/** Agencies stand by their ids until their names are known. */
export function useGrantWords(): (grant: Grant) => string {
  const { lang, say } = useWords();
  const agencies = useQuestion('agencies', {});
  const names = new Map(agencies.state === 'ready' ? agencies.rows.map((row) => [row.agency, named(row, 'name', lang)]) : []);
  return ({ role, agency, area }) => [say(`access:roles.${role}`), agency && (names.get(agency) ?? agency), area && say(`terms:areaShort.${area}`)].filter(Boolean).join(' · ');
}
