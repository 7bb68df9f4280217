// The catalogues of data/words for what the server says: sheets, problems, receipts.
import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';

export type Lang = 'vi' | 'en';

const folder = new URL('../data/words/', import.meta.url);
const resources: Record<string, Record<string, unknown>> = { vi: {}, en: {} };
for (const file of readdirSync(folder)) {
  const [noun, lang] = file.split('.') as [string, string];
  if (resources[lang]) resources[lang][noun] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

const words = createInstance();
await words.init({ lng: 'vi', fallbackLng: 'vi', resources: resources as never, interpolation: { escapeValue: false } });

/** @param key `noun:path`, as in data/words/<noun>.<lang>.json */
export function say(lang: Lang, key: string, params: Record<string, unknown> = {}): string {
  return words.t(key, { ...params, lng: lang }) as string;
}
