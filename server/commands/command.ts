// What a command is, and how its words on the line are read: nothing unknown is passed over.
import { nearest } from '../nearest.ts';
import type { Lang } from '../words.ts';

/** An option that takes no value is there as ''. */
export interface Given { words: Record<string, string>; options: Record<string, string> }
/** `takes`: words in their order, one with a ? may be left out. `options`: names that take a value each; `flags` take none. `forms`: how its line is written, where that is more than one way. */
export interface Command {
  name: string; takes: string[]; options: string[]; flags?: string[]; forms?: string[];
  /** @param tell prints a sentence: `said.<code>` of the words */
  run: (given: Given, tell: Tell, lang: Lang) => Promise<void>;
}
export type Tell = (code: string, params?: Record<string, string | number>) => void;

/** The line is not one that can be done: `misused.<code>` of the words. */
export class Misused extends Error {
  readonly code: string;
  readonly params: Record<string, string>;
  constructor(code: string, params: Record<string, string>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** @throws Misused with what, the nearest, and how to mend */
export function readLine(command: Command, line: string[]): Given {
  const given: Given = { words: {}, options: {} };
  const takes = command.takes.map((name) => name.replace('?', ''));
  const waiting = line.values();
  for (const word of waiting) {
    if (word.startsWith('-')) {
      const [name, inline] = word.replace(/^--?/, '').split(/=(.*)/s) as [string, string | undefined];
      if (command.flags?.includes(name) && inline === undefined) {
        given.options[name] = '';
        continue;
      }
      if (!command.options.includes(name)) {
        const known = [...command.options, ...(command.flags ?? []), 'help'];
        throw new Misused('unknown-option', { command: command.name, given: word, nearest: `--${nearest(name, known, 1)[0]!}`, known: known.map((option) => `--${option}`).join(', ') });
      }
      const value = inline ?? waiting.next().value;
      if (!value) throw new Misused('option-without-value', { command: command.name, option: `--${name}` });
      given.options[name] = value;
    } else {
      const name = takes[Object.keys(given.words).length];
      if (!name) throw new Misused('too-many-words', { command: command.name, given: word, usage: usage(command) });
      given.words[name] = word;
    }
  }
  const missing = command.takes.find((name) => !name.endsWith('?') && !(name in given.words));
  if (missing) throw new Misused('missing-word', { command: command.name, missing: `<${missing}>`, usage: usage(command) });
  return given;
}

export function usage({ name, takes, options, flags = [], forms }: Command): string {
  if (forms) return forms.map((form) => `npm run -s cot-moc -- ${name} ${form}`.trimEnd()).join('\n');
  const words = takes.map((word) => (word.endsWith('?') ? `[${word.slice(0, -1)}]` : `<${word}>`));
  return [`npm run -s cot-moc -- ${name}`, ...words, ...options.map((option) => `[--${option} <…>]`), ...flags.map((flag) => `[--${flag}]`)].join(' ');
}
