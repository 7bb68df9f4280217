// Several cases of one day in one database: every id of a case begins with its prefix.
import type { World } from '../method/world.ts';
import type { Scoring } from './world.ts';

/** Cells that hold an id of the case's own; `subject` of a document names set and body, `agencies` of a campaign several between bars. */
const IDS = new Set(['id', 'criteria', 'scored', 'territory', 'province', 'agency', 'indicator', 'plan', 'submission', 'subject', 'follows']);

/** The same rows under ids that no other case has. */
export function prefixed(prefix: string, scoring: Scoring): Scoring {
  const one = <Row extends object>(row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, renamed(prefix, name, value)])) as Row;
  const all = <Row extends object>(rows: Row[]): Row[] => rows.map(one);
  const { world, ...own } = scoring;
  // The subject of a document names a set and a body.
  const also = Object.fromEntries(Object.entries(world.also ?? {}).map(([table, rows]) => [table, table !== 'evidence' ? all(rows) : rows.map((row) => {
    const [criteria, scored] = (row as { subject: string }).subject.split('/');
    return { ...row, subject: `${prefix}${criteria}/${prefix}${scored}` };
  })]));
  return {
    world: { ...world, plans: all(world.plans), agencies: all(world.agencies), indicators: all(world.indicators), landed: all(world.landed), submissions: all(world.submissions), acts: all(world.acts), returns: all(world.returns), also },
    sets: all(own.sets), areas: all(own.areas), classes: all(own.classes), criteria: all(own.criteria), components: all(own.components), steps: all(own.steps), said: all(own.said), campaigns: all(own.campaigns), kept: all(own.kept),
  };
}

function renamed(prefix: string, name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  if (name === 'agencies') return value.replaceAll(/[^|]+/g, (id) => prefix + id);
  return IDS.has(name) ? prefix + value : value;
}

/** What was asked of them, with the ids as the case has them. */
export function unprefixed<Row extends object>(prefix: string, rows: Row[]): Row[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'string' && value.startsWith(prefix) ? value.slice(prefix.length) : value])) as Row);
}

/** One scoring of several that have no id in common: of one day, one calendar and the same thresholds. */
export function merged(several: Scoring[]): Scoring {
  const first = several[0]!.world;
  const all = <Name extends Exclude<keyof Scoring, 'world'>>(name: Name): Scoring[Name] => several.flatMap((one) => one[name] as never[]) as unknown as Scoring[Name];
  const rows = <Name extends 'plans' | 'agencies' | 'indicators' | 'landed' | 'submissions' | 'acts' | 'returns'>(name: Name): World[Name] => several.flatMap((one) => one.world[name] as never[]) as unknown as World[Name];
  const tables = new Set(several.flatMap((one) => Object.keys(one.world.also ?? {})));
  return {
    world: {
      ...first, plans: rows('plans'), agencies: rows('agencies'), indicators: rows('indicators'), landed: rows('landed'), submissions: rows('submissions'), acts: rows('acts'), returns: rows('returns'),
      also: Object.fromEntries([...tables].map((table) => [table, several.flatMap((one) => one.world.also?.[table] ?? [])])),
    },
    sets: all('sets'), areas: all('areas'), classes: all('classes'), criteria: all('criteria'), components: all('components'), steps: all('steps'), said: all('said'), campaigns: all('campaigns'), kept: all('kept'),
  };
}
