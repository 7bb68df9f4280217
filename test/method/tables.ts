// A world as base tables of the full width that the steps read, and the steps of queries/model in the order that each follows what it needs.
import { EVERYTHING } from '../../server/engine/moments.ts';
import { compose, inOrder, readFolder } from '../../server/engine/question.ts';
import type { Question } from '../../server/engine/question.ts';
import type { Bound, Kind, Plain } from '../../server/engine/values.ts';
import { LANDED } from '../../server/lake/land.ts';
import { ALL_SHAPES } from '../../server/registry/shape.ts';
import type { World } from './world.ts';

export interface Table { name: string; columns: [name: string, kind: Kind][]; rows: Plain[][] }

const MODEL = new URL('../../queries/model/', import.meta.url).pathname;
export const steps = readFolder(MODEL);

/** The steps that end in what is compared, each after those that it needs. */
export function ordered(ends = ['series', 'verdicts', 'headlines', 'forecasts']): Question[] {
  return inOrder(ends, steps);
}

const OWN: [name: string, world: keyof World, columns: [string, Kind][]][] = [
  ['landed', 'landed', LANDED],
  ['submissions', 'submissions', [['submission', 'text'], ['agency', 'text'], ['report', 'text'], ['revision', 'integer'], ['received_at', 'timestamp'], ['sha256', 'text'], ['file_name', 'text'], ['reason', 'text'], ['figures', 'integer'], ['seq', 'integer']]],
  ['acts', 'acts', [['seq', 'integer'], ['acted_at', 'timestamp'], ['kind', 'text'], ['subject', 'text'], ['actor', 'text']]],
  ['returns', 'returns', [['submission', 'text'], ['indicator', 'text'], ['part', 'text'], ['reason', 'text'], ['told', 'text'], ['returned_at', 'timestamp'], ['seq', 'integer']]],
  ['locks', 'locks', [['milestone', 'text'], ['published_at', 'timestamp'], ['actual', 'number'], ['goal', 'number'], ['goal_max', 'number'], ['status', 'text']]],
];
const OPENINGS: [string, Kind][] = [['agency', 'text'], ['report', 'text'], ['until', 'date'], ['reason', 'text'], ['opened_at', 'timestamp'], ['seq', 'integer']];
const CONCLUSION_STEPS: [string, Kind][] = [
  ['conclusion', 'text'], ['step', 'text'], ['taken_at', 'timestamp'], ...['text', 'plan', 'area', 'target', 'lead', 'partners', 'product'].map((name): [string, Kind] => [name, 'text']), ['due', 'date'], ['meeting', 'text'], ['met_on', 'date'],
  ['seen_at', 'timestamp'], ['notice', 'text'], ['signed_on', 'date'], ['done_on', 'date'], ['document', 'text'], ['evidence', 'text'], ['note', 'text'], ['seq', 'integer'],
];
const PUT_OFFS: [string, Kind][] = [['kind', 'text'], ['subject', 'text'], ['until', 'date'], ['reason', 'text'], ['put_at', 'timestamp'], ['seq', 'integer']];
const ABSENT: [string, Kind][] = [['submission', 'text'], ['indicator', 'text'], ['part', 'text'], ['reason', 'text'], ['seq', 'integer']];
const PROOFS: [string, Kind][] = [['subject', 'text'], ['state', 'text'], ['done_on', 'date'], ['document', 'text'], ['evidence', 'text'], ['spent', 'number'], ['note', 'text'], ['agency', 'text'], ['proved_at', 'timestamp'], ['seq', 'integer']];
const EVIDENCE: [string, Kind][] = [
  ...['link', 'evidence', 'kind', 'agency', 'report', 'indicator', 'part', 'subject', 'sha256'].map((name): [string, Kind] => [name, 'text']), ['bytes', 'integer'], ['media_type', 'text'], ['file_name', 'text'], ['number', 'text'], ['dated', 'date'],
  ['issuer', 'text'], ['title', 'text'], ['added_at', 'timestamp'], ['linked_at', 'timestamp'], ['unlinked_at', 'timestamp'], ['seq', 'integer'],
];
/** What these do not say is null, as the mirror of acts has it. */
const SAID: Record<string, [string, Kind][]> = {
  score_steps: [
    ...['criteria', 'period', 'scored', 'component', 'step'].map((name): [string, Kind] => [name, 'text']), ['taken_at', 'timestamp'], ['points', 'number'], ['data', 'number'],
    ...['note', 'agency', 'person', 'document'].map((name): [string, Kind] => [name, 'text']), ['seq', 'integer'],
  ],
  campaign_steps: [
    ['criteria', 'text'], ['period', 'text'], ['step', 'text'], ['taken_at', 'timestamp'], ...['self_until', 'first_until', 'explain_until', 'final_until'].map((name): [string, Kind] => [name, 'date']),
    ...['agencies', 'scored', 'component', 'stage'].map((name): [string, Kind] => [name, 'text']), ['until', 'date'], ['note', 'text'], ['seq', 'integer'],
  ],
  snapshot_tallies: [
    ...['criteria', 'period', 'scored', 'component'].map((name): [string, Kind] => [name, 'text']), ...['numerator', 'denominator', 'value'].map((name): [string, Kind] => [name, 'number']), ['done_on', 'date'], ['at_period', 'text'],
    ['published_at', 'timestamp'], ['seq', 'integer'],
  ],
};
const REGISTRY: Record<string, keyof World> = {
  registry_indicators: 'indicators', registry_plans: 'plans', registry_targets: 'targets', registry_baselines: 'baselines', registry_agencies: 'agencies',
  registry_succession: 'succession', registry_breaks: 'breaks', registry_calendar: 'calendar', registry_rules: 'rules',
};

/** Every base table; cells that a world does not name are '' for text and null for the rest. */
export function tablesOf(world: World): Table[] {
  const fill = (name: string, columns: [string, Kind][], rows: object[], unsaid: Plain = ''): Table => ({
    name, columns, rows: rows.map((row) => columns.map(([column, kind]) => ((row as Record<string, Plain>)[column] ?? (kind === 'text' ? unsaid : null)))),
  });
  const figures = new Map<string, number>();
  for (const { submission } of world.landed) figures.set(submission, (figures.get(submission) ?? 0) + 1);
  return [
    ...OWN.map(([name, from, columns]) => fill(name, columns, from === 'submissions' ? world.submissions.map((one) => ({ figures: figures.get(one.submission) ?? 0, ...one })) : world[from] as object[])),
    ...ALL_SHAPES.map((shape) => fill(shape.table, shape.cells.map((cell) => [cell.name, cell.kind] as [string, Kind]), REGISTRY[shape.table] ? (world[REGISTRY[shape.table]!] as object[]) : world.also?.[shape.table] ?? [])),
    fill('proofs', PROOFS, world.also?.proofs ?? []),
    fill('absent', ABSENT, world.also?.absent ?? []),
    fill('openings', OPENINGS, world.also?.openings ?? []),
    fill('conclusion_steps', CONCLUSION_STEPS, world.also?.conclusion_steps ?? []),
    fill('put_offs', PUT_OFFS, world.also?.put_offs ?? []),
    fill('evidence', EVIDENCE, world.also?.evidence ?? []),
    ...Object.entries(SAID).map(([name, columns]) => fill(name, columns, world.also?.[name] ?? [], null)),
  ];
}

const questions = readFolder(new URL('../../queries/', import.meta.url).pathname);

/** The statement of a question over the steps that were made tables, and what it is bound to: `as_of` is the world's moment unless it is given. */
export function questionOf(world: World, name: string, params: Record<string, string | number | null>, made: ReadonlySet<string>): { sql: string; bound: Bound } {
  const question = questions.get(name);
  if (!question || question.replay !== null) throw new Error(`there is no question ${name} that can be asked of a world`);
  const strange = Object.keys(params).filter((param) => !question.params.some((one) => one.name === param));
  if (strange.length > 0) throw new Error(`${name} has no parameter ${strange.join(', ')}`);
  const moments = paramsOf(world);
  const own = Object.fromEntries(question.params.map(({ name: param, kind }) => [param, { kind, value: params[param] ?? (param === 'as_of' ? moments.as_of!.value : null) }]));
  return { sql: compose(question, steps, made), bound: { ...moments, ...own } };
}

/** The steps that a question reads. */
export function stepsOf(name: string): string[] {
  return questions.get(name)?.steps ?? [];
}

/** Whether a question takes a parameter. */
export function takes(name: string, param: string): boolean {
  return questions.get(name)?.params.some((one) => one.name === param) ?? false;
}

/** What every parameter of a step is in a world: everything is asked for, as known at its moment. */
export function paramsOf(world: World): Bound {
  const moment = { kind: 'timestamp' as const, value: world.as_of };
  return { ...EVERYTHING, as_of: moment, new_as_of: moment, late_as_of: moment, corrected_as_of: moment, ruled_as_of: moment, today: { kind: 'date', value: world.today } };
}
