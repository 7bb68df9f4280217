// The catalogues of data/words in the browser: what stands on screens, and the terms and chart sentences that files share.
import { createInstance } from 'i18next';
import { useMemo } from 'react';
import chartsEn from '../data/words/charts.en.json' with { type: 'json' };
import chartsVi from '../data/words/charts.vi.json' with { type: 'json' };
import screenEn from '../data/words/screen.en.json' with { type: 'json' };
import screenVi from '../data/words/screen.vi.json' with { type: 'json' };
import termsEn from '../data/words/terms.en.json' with { type: 'json' };
import termsVi from '../data/words/terms.vi.json' with { type: 'json' };
import type { Lang } from './charts/words.ts';
import { useLang } from './marks/language.tsx';

export type { Lang } from './charts/words.ts';
export { midSentence, named } from './names.ts';

const words = createInstance();
void words.init({
  lng: 'vi', fallbackLng: 'vi', ns: ['screen', 'terms', 'charts'], defaultNS: 'screen', initAsync: false,
    interpolation: { escapeValue: false },
  resources: { vi: { screen: screenVi, terms: termsVi, charts: chartsVi }, en: { screen: screenEn, terms: termsEn, charts: chartsEn } },
});

/** A word or sentence: `overview.decide` of `screen`, or `terms:status.achieved`. `count` chooses the plural form. */
export type Say = (key: string, params?: Record<string, unknown>) => string;

export function sayIn(lang: Lang): Say {
  const fixed = words.getFixedT(lang);
  return (key, params) => fixed(key, params ?? {}) as string;
}

/** Adds a catalogue that only some pages need, so that the others do not load it: `method`, said as `method:title`. */
export function teach(noun: string, vi: object, en: object): void {
  words.addResourceBundle('vi', noun, vi);
  words.addResourceBundle('en', noun, en);
}

/** The words of the language that the address asks for. */
export function useWords(): { lang: Lang; say: Say } {
  const lang = useLang();
  return useMemo(() => ({ lang, say: sayIn(lang) }), [lang]);
}
