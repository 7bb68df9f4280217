// The sheet that a page has open, and what of it is seen.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLang } from '../marks/language.tsx';
import { Draft } from './draft.ts';
import type { Seen } from './seen.ts';

export function useDraft(person: string, agency: string, report: string): { draft: Draft; seen: Seen } {
  const lang = useLang();
  const draft = useMemo(() => new Draft(person, agency, report, lang), [person, agency, report, lang]);
  const seen = useSyncExternalStore(draft.listen, draft.look);
  useEffect(() => {
    void draft.open();
    return () => draft.close();
  }, [draft]);
  return { draft, seen };
}
