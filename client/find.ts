// Finds pages, targets, bodies, areas, conclusions, activities and reports by what somebody types: without marks, by initials, with one slip of the hand. Pure.
import { fold } from './format.ts';

export const FOUND_KINDS = ['page', 'target', 'area', 'agency', 'conclusion', 'activity', 'report'] as const;
/** `also`: what else it is called: its code, its full and former names. `href`: where it leads, without what goes along. `sign`: the status of a target. */
export interface Findable { kind: (typeof FOUND_KINDS)[number]; href: string; name: string; code?: string; also: string[]; sign?: string }

/** How near a name is to what was typed. */
const SCORE = { whole: 100, begins: 80, words: 60, initials: 50, within: 40, slip: 20 };
/** Of so many initials some may be left out. */
const LEAST_SKIPPED = 4;
/** A slip is forgiven in words of so many letters. */
const LEAST_SLIPPED = 4;

/** @param abbreviations what short forms stand for, both folded @returns the nearest first, then in the order given */
export function find(items: readonly Findable[], typed: string, abbreviations: ReadonlyMap<string, string>, most: number): Findable[] {
  const plain = fold(typed);
  if (plain === '') return [];
  const asked = [...new Set([plain, plain.split(' ').map((word) => abbreviations.get(word) ?? word).join(' ')])];
  const scored = items.map((item, at) => ({ item, at, score: Math.max(...[item.code ?? '', item.name, ...item.also].filter((text) => text !== '').map((text) => Math.max(...asked.map((one) => scoreOf(fold(text), one))))) }));
  // A slip is supposed where nothing is called so.
  const least = scored.some(({ score }) => score > SCORE.slip) ? SCORE.slip : 0;
  return scored.filter(({ score }) => score > least).toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, most).map(({ item }) => item);
}

function scoreOf(name: string, asked: string): number {
  if (name === asked) return SCORE.whole;
  if (name.startsWith(asked)) return SCORE.begins;
  const [words, wanted] = [wordsOf(name), wordsOf(asked)];
  if (wanted.length === 0) return 0;
  if (wanted.every((one) => words.some((word) => word.startsWith(one)))) return SCORE.words;
  const bare = asked.replaceAll(' ', '');
  const initials = words.map(([first]) => first).join('');
  if (bare.length > 1 && (initials.includes(bare) || (bare.length >= LEAST_SKIPPED && isWithin(bare, initials)))) return SCORE.initials;
  if (asked.length > 2 && name.includes(asked)) return SCORE.within;
  return wanted.every((one) => words.some((word) => word.startsWith(one) || (one.length >= LEAST_SLIPPED && isSlip(one, word)))) ? SCORE.slip : 0;
}

/** Whether letters stand in a text in their order, the first at its beginning. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return text[0] === letters[0] && at === letters.length;
}

function wordsOf(text: string): string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** Whether a word, or its beginning, is one letter away: another, one more, one less, or two that changed places. */
function isSlip(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [rest, over] = [typed.slice(at), word.slice(at)];
  return over.startsWith(rest.slice(1)) || over.slice(1).startsWith(rest.slice(1)) || over.slice(1).startsWith(rest)
    || (rest.length > 1 && over[0] === rest[1] && over[1] === rest[0] && over.slice(2).startsWith(rest.slice(2)));
}
