// The one mail a person gets in a day: everything to be done, the most urgent in the subject.
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { sectionsOf } from './told.ts';
import type { Told } from './told.ts';

export interface Letter { subject: string; text: string; html: string }
/** `origin`: under which people reach this house; without one, mails give paths. `demo`: everything is made up, and the mail says so. */
export interface Setting { name: string; lang: Lang; origin: string | null; demo: boolean }

/** Urgencies that a subject names. */
const NAMED = 3;
/** Lines of a section; the list in the product has them all. */
const MOST = 60;
const LIST = '/nhac-viec';

export function letterOf(told: Told[], { name, lang, origin, demo }: Setting): Letter {
  const word = (key: string, params: object = {}): string => say(lang, `reminders:${key}`, { ...params });
  const sections = sectionsOf(told);
  const addressOf = (path: string): string => `${origin ?? ''}${path}`;
  const headings = sections.map(({ urgency, lines }) => word(`counted.${urgency}`, { count: lines.length }));
  const counted = headings.slice(0, NAMED).join(', ');
  const paragraphs = [word('mail.greeting', { name: plain(name) }), ...(demo ? [word('mail.demo')] : []), word('mail.opening')];
  const left = (count: number): string[] => (count > MOST ? [word('mail.more', { count: count - MOST })] : []);
  const closing = [word('mail.why', { address: addressOf('/tai-khoan') }), word('mail.list', { address: addressOf(LIST) })];
  const text = [
    ...paragraphs.flatMap((line) => [line, '']),
    ...sections.flatMap(({ urgency, lines }) => [
      word(`heading.${urgency}`).toLocaleUpperCase(lang), ...lines.slice(0, MOST).flatMap((line) => [`- ${line.title}: ${line.sentence}`, `  ${addressOf(line.path)}`]), ...left(lines.length), '',
    ]),
    ...closing, '',
  ].join('\n');
  const item = (line: Told): string => `<li>${origin ? `<a href="${escaped(addressOf(line.path))}">${escaped(line.title)}</a>` : `<b>${escaped(line.title)}</b>`}: ${escaped(line.sentence)}${origin ? '' : `<br>${escaped(line.path)}`}</li>`;
  const html = [
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escaped(counted)}</title><body>`,
    ...paragraphs.map((line) => `<p>${escaped(line)}</p>`),
    ...sections.flatMap(({ urgency, lines }) => [`<h2>${escaped(word(`heading.${urgency}`))}</h2><ul>`, ...lines.slice(0, MOST).map(item), '</ul>', ...left(lines.length).map((line) => `<p>${escaped(line)}</p>`)]),
    ...closing.map((line) => `<p>${escaped(line)}</p>`), '</body></html>',
  ].join('\n');
  return { subject: plain(`[Cột Mốc] ${counted}${demo ? ` (${word('mail.demoShort')})` : ''}`), text, html };
}

/** On one line: no sign that ends a line, or a header, stays. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
