// Questions and model steps as files: reads their headers, puts the steps before a question, checks parameters.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HttpError } from '../problem.ts';
import type { Kind, Plain } from './values.ts';

export interface Param { name: string; kind: Kind; optional: boolean; words: string }
/** A column that is not `optional` never holds null. */
export interface Column { name: string; kind: Kind; optional: boolean; unit: string | null; words: string }
/**
 * Where the numbers of some columns come from, as the header says it: `@origin before,after figure quarter=from boundary='baseline'`.
 * `terms`: what the kind needs (see trace.ts), each the name of a column or parameter, or a word between quotes.
 */
export interface Origin { columns: string[]; kind: string; terms: Map<string, string> }
/** One SQL file: a question (`queries/*.sql`), a step (`queries/model/*.sql`) or a check (`queries/intake/*.sql`). */
/** `replay`: the step that is computed at each stage between two moments before the question is asked. `deed`: what its reader must be allowed, where that is more than to read. `keeps`: each the parameters
 * for whose values the answer for now is kept ready, none where it is kept of the question alone. `narrow`: parameters that leave out the rows whose column of that name holds something else, and do nothing more. */
export interface Question { name: string; purpose: string; steps: string[]; replay: string | null; deed: string | null; keeps: string[][]; narrow: string[]; params: Param[]; columns: Column[]; origins: Origin[]; body: string; file: string }
/** Each by name. */
export interface Files { questions: ReadonlyMap<string, Question>; steps: Map<string, Question> }

const KINDS = new Set<string>(['text', 'number', 'integer', 'boolean', 'date', 'timestamp']);

/** @throws Error naming file and line where a header cannot be read */
export function readQuestion(file: string): Question {
  const lines = readFileSync(file, 'utf8').split('\n');
  const question: Question = { name: basename(file, '.sql'), purpose: '', steps: [], replay: null, deed: null, keeps: [], narrow: [], params: [], columns: [], origins: [], body: '', file };
  let at = 0;
  for (; at < lines.length && lines[at]!.startsWith('--'); at += 1) {
    const text = lines[at]!.slice(2).trim();
    const [tag, first, second, third, ...rest] = text.split(/\s+/);
    const kind = second?.replace('?', '') ?? '';
    if (tag === '@with') {
      question.steps.push(...text.slice(5).split(',').map((step) => step.trim()));
    } else if (tag === '@replay') {
      question.replay = first ?? null;
    } else if (tag === '@deed') {
      question.deed = first ?? null;
    } else if (tag === '@keep') {
      question.keeps.push(first?.split(',') ?? []);
    } else if (tag === '@narrow') {
      question.narrow = first?.split(',') ?? [];
    } else if (tag === '@origin') {
      const terms = [third, ...rest].filter((term) => term !== undefined).map((term) => term.split('=') as [string, string?]);
      question.origins.push({ columns: first!.split(','), kind: second!, terms: new Map(terms.map(([term, of]) => [term, of ?? term])) });
    } else if (tag === '@param' || tag === '@column') {
      if (!first || !KINDS.has(kind)) throw new Error(`${file}:${at + 1}: “${text}” needs a name and one of ${[...KINDS].join(', ')}`);
      if (tag === '@param') {
        question.params.push({ name: first, kind: kind as Kind, optional: second!.endsWith('?'), words: [third, ...rest].join(' ').trim() });
      } else {
        question.columns.push({ name: first, kind: kind as Kind, optional: second!.endsWith('?'), unit: third === '-' ? null : third ?? null, words: rest.join(' ') });
      }
    } else if (text && !tag!.startsWith('@')) {
      question.purpose = `${question.purpose} ${text}`.trim();
    } else if (text) {
      throw new Error(`${file}:${at + 1}: unknown tag ${tag}`);
    }
  }
  question.body = lines.slice(at).join('\n').trim().replace(/;$/, '');
  return question;
}

/** Every question of a folder by name, in the order of their names. */
export function readFolder(folder: string): Map<string, Question> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort();
  return new Map(files.map((file) => [basename(file, '.sql'), readQuestion(join(folder, file))]));
}

/**
 * One statement: the steps as common table expressions, each once and in order, then the question.
 * Steps named in `ready` are left out, since a table of that name stands in for them.
 * @param shadows registry tables that stand for those of the same name, as of another version
 */
export function compose(question: Question, steps: Map<string, Question>, ready: ReadonlySet<string>, shadows: ReadonlyMap<string, string> = new Map()): string {
  const needed = inOrder(question.steps, steps, ready);
  const text = [...needed, question].map((step) => step.body).join('\n');
  const parts = [...shadows].filter(([table]) => new RegExp(`\\b${table}\\b`).test(text)).map(([table, of]) => `${table} as (\n  select * from ${of}\n)`);
  for (const step of needed) parts.push(`${step.name} as (\n${step.body}\n)`);
  const own = /^with\s+(recursive\s+)?/i.exec(question.body);
  if (parts.length === 0) return question.body;
  return `with ${own?.[1] ?? ''}${parts.join(',\n')}${own ? ',\n' : '\n'}${own ? question.body.slice(own[0].length) : question.body}`;
}

/** The steps a question needs, directly and through others, each before whoever needs it. */
export function inOrder(names: string[], steps: Map<string, Question>, ready: ReadonlySet<string> = new Set()): Question[] {
  const found: Question[] = [];
  const visit = (name: string, trail: string[]): void => {
    if (ready.has(name) || found.some((step) => step.name === name)) return;
    const step = steps.get(name);
    if (!step) throw new Error(`step ${name} is asked for by ${trail.at(-1) ?? 'a question'} but queries/model/${name}.sql is not there`);
    if (trail.includes(name)) throw new Error(`steps need each other in a circle: ${[...trail, name].join(', ')}`);
    for (const needed of step.steps) visit(needed, [...trail, name]);
    found.push(step);
  };
  for (const name of names) visit(name, []);
  return found;
}

/** Names of the questions or steps that depend on who asks: the step `readable` tells what somebody may read. */
export function scopedOf(questions: Map<string, Question>, steps: Map<string, Question>): ReadonlySet<string> {
  return new Set([...questions.values()].filter(({ name, steps: needed }) => name === 'readable' || inOrder(needed, steps).some((step) => step.name === 'readable')).map(({ name }) => name));
}

/** Names of the steps that are made for the values of some parameters alone, themselves or through others that are not kept for all of them. */
export function narrowedBy(params: readonly string[], steps: Map<string, Question>, kept: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...steps.keys()].filter((name) => inOrder([name], steps, kept).some((step) => step.params.some((param) => params.includes(param.name)))));
}

/** @throws HttpError 400 naming the parameter, what was given and what is allowed */
export function readParams(question: Question, given: Record<string, unknown>): Record<string, { kind: Kind; value: Plain }> {
  const allowed = question.params.map((param) => param.name);
  const unknown = Object.keys(given).filter((name) => !allowed.includes(name) && name !== 'lang');
  if (unknown.length > 0) {
    throw new HttpError(400, 'unknown-parameter', { name: unknown[0]!, allowed: allowed.join(', ') || '–' });
  }
  const read: Record<string, { kind: Kind; value: Plain }> = {};
  for (const param of question.params) {
    const text = given[param.name];
    if (text === undefined || text === '') {
      if (!param.optional) throw new HttpError(400, 'missing-parameter', { name: param.name, words: param.words });
      read[param.name] = { kind: param.kind, value: null };
      continue;
    }
    if (typeof text !== 'string') throw new HttpError(400, 'doubled-parameter', { name: param.name });
    read[param.name] = { kind: param.kind, value: readValue(param, text) };
  }
  return read;
}

/** Whether a day stands in the calendar: 30 February does not. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
}

function readValue(param: Param, text: string): Plain {
  const wrong = (allowed: string): HttpError => new HttpError(400, 'wrong-parameter', { name: param.name, given: text.slice(0, 80), allowed });
  switch (param.kind) {
    case 'integer':
      if (!/^-?\d{1,15}$/.test(text)) throw wrong('12');
      return Number(text);
    case 'number':
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw wrong('62.6');
      return Number(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw wrong('true, false');
      return text === 'true';
    case 'date':
      if (!isDay(text)) throw wrong('2026-10-15');
      return text;
    case 'timestamp': {
      const moment = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T16:59:59.999Z` : text);
      if (!isDay(text.slice(0, 10)) || Number.isNaN(moment) || !/^.{10}(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) throw wrong('2026-10-15, 2026-10-15T08:00:00Z');
      return new Date(moment).toISOString();
    }
    default:
      return text.normalize('NFC');
  }
}
