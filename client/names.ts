// Which of a row's two names a language takes, and a name within a sentence. Pure.
import type { Lang } from './charts/words.ts';

/** The name of a row in the language: `short_vi` or `short_en`. The other one stands in where it is empty. */
export function named<Stem extends string>(row: { [Key in `${Stem}_vi` | `${Stem}_en`]: string | null }, stem: Stem, lang: Lang): string {
  const [own, other] = lang === 'vi' ? (['vi', 'en'] as const) : (['en', 'vi'] as const);
  return row[`${stem}_${own}`] || row[`${stem}_${other}`] || '';
}

/** A name inside a sentence: its first letter small, unless the word is an abbreviation. */
export function midSentence(name: string): string {
  const [first = '', second = ''] = name;
  return second === second.toLocaleLowerCase() && /\p{L}/u.test(second || 'a') ? first.toLocaleLowerCase() + name.slice(first.length)
    : name;
}
