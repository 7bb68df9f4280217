import chartsEn from '../../data/words/charts.en.json' with { type: 'json' };
import chartsVi from '../../data/words/charts.vi.json' with { type: 'json' };
import termsEn from '../../data/words/terms.en.json' with { type: 'json' };
import termsVi from '../../data/words/terms.vi.json' with { type: 'json' };

export type Lang = 'vi' | 'en';

const catalogues: Record<string, unknown> = {
  'vi:terms': termsVi, 'en:terms': termsEn, 'vi:charts': chartsVi, 'en:charts': chartsEn,
};

/**
 * A word or sentence of `terms` or `charts`, with its {{placeholders}} filled. Pure, so that the server's files say the same as
 * the screen without an i18next instance.
 * @param key `terms:unit.percent`
 * @returns null where the catalogues do not know the key
 */
export function find(lang: Lang, key: string, params: Record<string, unknown> = {}): string | null {
  const [noun, path] = key.split(':') as [string, string];
  let found = catalogues[`${lang}:${noun}`];
  for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step];
  if (typeof found !== 'string') return null;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The same, or the last step of the key where the catalogues do not know it: an unknown code is shown, never hidden. */
export function say(lang: Lang, key: string, params: Record<string, unknown> = {}): string {
  return find(lang, key, params) ?? key.slice(key.search(/[:.][^:.]*$/) + 1);
}
