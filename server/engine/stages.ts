// The stages between two moments: one kind of news after the other, so that what differs has a cause.
import type { Home } from '../home.ts';
import type { Bound } from './values.ts';
import { dayInVietnam } from '../../client/format.ts';
import type { Lease } from './lease.ts';
import { compose, inOrder } from './question.ts';
import type { Question } from './question.ts';
import { REGISTRY, TIMELESS } from './ready.ts';
import { GROUPS } from './versions.ts';
import type { Versions } from './versions.ts';

/** What is known at a stage: `tables` of which registry version, up to when each kind of act, on which day. */
export interface Stage { cause: string; tables: Map<string, string>; day: string; known: Bound }

const DATA = { new: 'new_as_of', late: 'late_as_of', correction: 'corrected_as_of' } as const;

/**
 * From what was known at a moment to what was known at a later one, in the order of the method: rules, definitions, targets, map, time,
 * new reports, late sheets, corrections. A stage that changes nothing is left out.
 */
export async function stagesBetween(from: string, to: string, versions: Versions, home: Home): Promise<Stage[]> {
  const [before, after] = [versions.at(from), versions.at(to)];
  const [tablesBefore, tablesAfter] = [await versions.tables(before), await versions.tables(after)];
  const acts = home.state.acts().filter((act) => act.at > from && act.at <= to);
  const stages: Stage[] = [];
  let tables = new Map(tablesBefore);
  let day = from;
  let known = moments(from);
  const add = (cause: string): void => {
    stages.push({ cause, tables: new Map(tables), day, known: { ...known } });
  };
  add('before');
  for (const [group, names] of Object.entries(GROUPS)) {
    const ruled = group === 'targets' && acts.some((act) => act.kind.startsWith('ruling') || act.kind === 'publication');
    const timed = group === 'time';
    if (before === after && !ruled && !timed) continue;
    tables = new Map(tables);
    for (const name of names) {
      const of = tablesAfter.get(name);
      if (of) tables.set(name, of);
      else tables.delete(name);
    }
    if (ruled) known = { ...known, ruled_as_of: { kind: 'timestamp', value: to } };
    if (timed) {
      if (before === after && dayInVietnam(new Date(from)) === dayInVietnam(new Date(to))) continue;
      day = to;
    }
    add(group);
  }
  for (const [cause, name] of Object.entries(DATA)) {
    if (!acts.some((act) => act.kind === 'accept')) break;
    known = { ...known, [name]: { kind: 'timestamp', value: to } };
    add(cause);
  }
  return stages;
}

/**
 * What is worked out over the tables of a registry that need not be today's. Of another one the steps that today are kept for every moment are made first: within one statement nothing
 * is known of how much they hold, and what was handed in is joined with what is owed in an order that takes all memory.
 */
export async function withTables<T>(lease: Lease, steps: Map<string, Question>, question: Question, given: ReadonlyMap<string, string>, bound: Bound, work: (tables: Map<string, string>) => Promise<T>): Promise<T> {
  const tables = new Map(given);
  const first = tables.size === 0 ? [] : inOrder(question.steps, steps).filter(({ name }) => REGISTRY.includes(name) || TIMELESS.includes(name));
  for (const step of first) {
    await lease.work(`create or replace temp table stage_${step.name} as ${compose(step, steps, new Set(tables.keys()), tables)}`, bound);
    tables.set(step.name, `temp.main.stage_${step.name}`);
  }
  const done = await work(tables);
  for (const { name } of first) await lease.run(`drop table temp.main.stage_${name}`);
  return done;
}

function moments(at: string): Bound {
  return Object.fromEntries([...Object.values(DATA), 'ruled_as_of'].map((name) => [name, { kind: 'timestamp' as const, value: at }]));
}
