// cot-moc criteria: the criteria sets of a data folder, listed, put into a workbook, checked and taken in from one, copied to a next year, compared. No server is needed, and none notices before it starts again.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { criteriaBook } from '../files/criteria-book.ts';
import { indicatorsOf } from '../files/criteria-file.ts';
import { readTablesOf } from '../intake/sheets.ts';
import { readTables } from '../intake/tables.ts';
import { Refused } from '../lake/finding.ts';
import type { Finding } from '../lake/finding.ts';
import { nearest } from '../nearest.ts';
import { differences } from '../registry/criteria-compare.ts';
import { copiedSet } from '../registry/criteria-copy.ts';
import { keepSet } from '../registry/criteria-keep.ts';
import { idOf, setTextsOf } from '../registry/criteria-set.ts';
import type { SetTexts } from '../registry/criteria-set.ts';
import { readSetSheets } from '../registry/criteria-sheets.ts';
import type { Fault, ReadSet } from '../registry/criteria-sheets.ts';
import { placed, registryOf, triedIn } from '../registry/criteria-trial.ts';
import type { Registry } from '../registry/read.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { Misused, usage } from './command.ts';
import type { Command, Given, Tell } from './command.ts';
import { dataOf, place } from './places.ts';

/** The words that follow each. */
const TAKES: Record<string, string[]> = { list: [], export: ['set', 'file'], check: ['file'], import: ['file'], copy: ['set', 'new-id', 'year'], compare: ['earlier', 'later'] };

export const criteria: Command = {
  name: 'criteria', takes: ['what?', 'first?', 'second?', 'third?'], options: ['data'], flags: ['replace'],
  forms: ['[--data <folder>]', 'export <set> <file.xlsx>', 'check <file.xlsx>', 'import <file.xlsx> [--replace]', 'copy <set> <new-id> <year>', 'compare <earlier> <later>'],
  run: async (given, tell, lang) => {
    const what = given.words.what ?? 'list';
    const [first = '', second = '', third = ''] = wordsOf(what, given);
    const data = dataOf(given.options.data);
    if (!existsSync(join(data, 'plans'))) throw new Refused({ code: 'no-data', params: { data } });
    if (what === 'list') list(registryOf(data), tell);
    else if (what === 'export') await exported(data, first, place(second), lang, tell);
    else if (what === 'check') await checked(data, place(first), tell);
    else if (what === 'import') await imported(data, place(first), given.options.replace !== undefined, tell);
    else if (what === 'copy') await copied(data, first, second, third, tell);
    else compared(data, first, second, tell);
  },
};

/** @throws Misused where one is missing or too many, or where nothing is replaced */
function wordsOf(what: string, { words, options }: Given): string[] {
  const takes = Object.hasOwn(TAKES, what) ? TAKES[what]! : null;
  if (!takes) throw new Misused('unknown-what', { command: 'criteria', given: what, nearest: nearest(what, Object.keys(TAKES), 1)[0]!, known: Object.keys(TAKES).join(', ') });
  const given = [words.first, words.second, words.third].filter((word) => word !== undefined);
  if (given.length < takes.length) throw new Misused('missing-word', { command: `criteria ${what}`, missing: `<${takes[given.length]!}>`, usage: usage(criteria) });
  if (given.length > takes.length) throw new Misused('too-many-words', { command: `criteria ${what}`, given: given[takes.length]!, usage: usage(criteria) });
  if (options.replace !== undefined && what !== 'import') throw new Misused('unknown-option', { command: `criteria ${what}`, given: '--replace', nearest: '--data', known: '--data, --help' });
  return given;
}

function list(registry: Registry, tell: Tell): void {
  const sets = idsOf(registry).map((id) => setTextsOf(registry, id)!);
  for (const set of sets) tell('criteria', { id: idOf(set), name: set.set[0]!.name_vi!, components: new Set(set.components.map(({ component }) => component)).size, total: set.set[0]!.total!, certainty: set.set[0]!.certainty!, follows: set.set[0]!.follows || '–' });
  tell('criteria-count', { count: sets.length });
}

/** Never over a file; read back before it counts as written. */
async function exported(data: string, id: string, file: string, lang: Lang, tell: Tell): Promise<void> {
  const registry = registryOf(data);
  const set = mustHave(registry, id);
  if (existsSync(file)) throw new Refused({ code: 'file-taken', params: { file } });
  const facts = [{ name: say(lang, 'scorefile:fact.certainty'), value: say(lang, `scorefile:certainty.${set.set[0]!.certainty!}`) }, { name: say(lang, 'scorefile:fact.version'), value: registry.hash.slice(0, 12) }];
  const bytes = await criteriaBook({ set, lang, facts, indicators: indicatorsOf(registry, lang), at: new Date().toISOString() });
  const { parts, faults } = readSetSheets(readTables(bytes, 'a.xlsx'));
  const lost = differences(set, textsOf(parts));
  if (faults.length + lost.length > 0) throw new Refused(...findingsOf(faults), ...lost.map(({ sheet, key, column }): Finding => ({ code: 'criteria-lost', params: { place: [sheet, key].filter(Boolean).join(' '), column } })));
  await writeFile(file, bytes, { flag: 'wx' }).catch((error: unknown) => { throw new Refused({ code: 'file-unwritable', params: { file, why: (error as Error).message } }); });
  tell('criteria-exported', { id, file });
}

async function checked(data: string, file: string, tell: Tell): Promise<void> {
  const set = await soundSet(data, file);
  tell('criteria-sound', { file, id: idOf(set), components: set.components.length, steps: set.steps.length });
}

async function imported(data: string, file: string, replaces: boolean, tell: Tell): Promise<void> {
  const set = await soundSet(data, file);
  const [id, isThere] = [idOf(set), existsSync(join(data, 'criteria', idOf(set)))];
  if (isThere && !replaces) throw new Refused({ code: 'criteria-there', params: { id, data } });
  const folder = await keepSet(data, set);
  tell(isThere ? 'criteria-replaced' : 'criteria-imported', { id, folder, components: set.components.length });
}

async function copied(data: string, id: string, to: string, year: string, tell: Tell): Promise<void> {
  const registry = registryOf(data);
  const set = mustHave(registry, id);
  if (set.set[0]!.every !== 'year') throw new Refused({ code: 'criteria-monthly', params: { id } });
  if (existsSync(join(data, 'criteria', to)) || idsOf(registry).includes(to)) throw new Refused({ code: 'criteria-there', params: { id: to, data } });
  const copy = copiedSet(set, to, year);
  mustBeSound(triedIn(data, { parts: placed(copy), faults: [] }));
  const folder = await keepSet(data, copy);
  tell('criteria-copied', { id, to, year, folder });
}

function compared(data: string, earlier: string, later: string, tell: Tell): void {
  const registry = registryOf(data);
  const found = differences(mustHave(registry, earlier), mustHave(registry, later));
  for (const { change, sheet, key, name, column, before, after } of found) tell(`criteria-${change}`, { place: [sheet, key].filter(Boolean).join(' '), name, column, before: before || '–', after: after || '–' });
  tell('criteria-compared', { earlier, later, count: found.length });
}

function idsOf(registry: Registry): string[] {
  return (registry.tables.get('registry_criteria_sets') ?? []).map(({ cells }) => String(cells.id));
}

/** @throws Refused where there is none of the id */
function mustHave(registry: Registry, id: string): SetTexts {
  const set = setTextsOf(registry, id);
  if (!set) throw new Refused({ code: 'criteria-unknown', params: { given: id, nearest: nearest(id, idsOf(registry), 3).join(', ') || '–' } });
  return set;
}

/** A set out of somebody's workbook, read in a process that may do nothing else. @throws Refused naming everything that is wrong */
async function soundSet(data: string, file: string): Promise<SetTexts> {
  const bytes = await readFile(file).catch((error: unknown) => { throw new Refused({ code: 'file-unread', params: { file, why: (error as Error).message } }); });
  const tables = await readTablesOf(bytes, basename(file), {});
  if (tables.problems.length > 0) throw new Refused(...tables.problems.map(({ code, params }): Finding => ({ code: `problems:${code}`, params })));
  const read = readSetSheets(tables);
  mustBeSound(triedIn(data, read));
  return textsOf(read.parts);
}

function mustBeSound(faults: Fault[]): void {
  if (faults.length > 0) throw new Refused(...findingsOf(faults));
}

function findingsOf(faults: Fault[]): Finding[] {
  return faults.map(({ sheet, line, column, cell, problem, mend }) => ({ code: cell === '' ? 'criteria-fault-line' : 'criteria-fault', params: { sheet, line, column, cell, problem, mend } }));
}

function textsOf(parts: ReadSet['parts']): SetTexts {
  return Object.fromEntries(Object.entries(parts).map(([part, rows]) => [part, rows.map(({ texts }) => texts)])) as SetTexts;
}
