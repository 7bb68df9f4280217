// Rulings out of this browser: what one would change, one recorded, one withdrawn.
import { change } from './access.ts';
import { askAnew, useJson } from './api.ts';
import type { Answered } from './api.ts';

/** What a ruling would change of a page: the milestone in use and its verdict, the page's own verdict, that of the year passed. */
export interface RulingEffect {
  target: string; plan: string; short_vi: string; short_en: string; in_use_before: string | null; in_use_after: string | null; verdict_before: string | null; verdict_after: string | null; status_before: string; status_after: string; passed_before: string | null; passed_after: string | null;
}

/** Not asked while there is no milestone. */
export function useRulingEffect(milestone: string, withdrawn: boolean): Answered<RulingEffect[]> {
  return useJson<RulingEffect[]>(milestone === '' ? null : 'rulings/effect', { of: { milestone, withdrawn }, isKept: false });
}

/** @throws Failure */
export async function rule(milestone: string, document: string, note: string, lang: string): Promise<void> {
  await change('POST', 'rulings', lang, { milestone, document, note });
  await askAnew();
}

/** @throws Failure */
export async function withdrawRuling(milestone: string, reason: string, lang: string): Promise<void> {
  await change('POST', `rulings/${encodeURIComponent(milestone)}/withdrawal`, lang, { reason });
  await askAnew();
}
