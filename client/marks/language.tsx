import { createContext, useContext } from 'react';
import type { Lang } from '../charts/words.ts';

/** The language of the accessible names of marks. Without a provider the language of the page's html element holds. */
export const LanguageContext = createContext<Lang | null>(null);

/** The language that a mark speaks; an explicit one wins. */
export function useLang(explicit?: Lang): Lang {
  const given = useContext(LanguageContext);
  if (explicit) return explicit;
  if (given) return given;
  return typeof document !== 'undefined' && document.documentElement.lang.startsWith('en') ? 'en' : 'vi';
}
