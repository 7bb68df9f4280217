// Every case file: computed by DuckDB and PostgreSQL with the product's steps, and by the reference.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, quarterOf, worldOf } from './case.ts';
import { Duck } from './duck.ts';
import { installed, Postgres } from './postgres.ts';
import { compute } from './reference.ts';
import { stepsOf, takes } from './tables.ts';
import type { Asked, Case } from './case.ts';
import type { Computed } from './world.ts';

let duck: Duck;
let postgres: Postgres | null = null;
beforeAll(async () => {
  duck = await Duck.open();
  if (installed()) postgres = await Postgres.open();
});
afterAll(async () => {
  duck.close();
  await postgres?.close();
});

type Cells = Record<string, unknown>;
type Step = keyof Computed;
const isStep = (name: string): name is Step => ['series', 'verdicts', 'headlines', 'forecasts'].includes(name);
/** The steps that a case looks at, and answers to what it asks; the reference answers no questions. */
interface Held { step: (name: Step) => Promise<Cells[]> | Cells[]; ask?: <Row>(name: string, params: Record<string, string | null>) => Promise<Row[]> }

/** Holds every cell that the case names against the row it names, and every question against its answer. */
async function hold(given: Case, held: Held): Promise<void> {
  for (const [name, expected] of Object.entries(given.expect)) {
    if (!isStep(name)) for (const one of expected as Asked[]) await holdAnswer(name, one, held);
    else for (const one of expected as (Cells & { at?: string })[]) holdRow(name, one, await held.step(name));
  }
}

/** Makes of a case's world what the case looks at and asks; of a question about another moment than the world's, nothing that it reads. */
async function holdIn(given: Case, engine: Duck | Postgres): Promise<void> {
  const isOfNow = (asked: unknown): boolean => (asked as { with?: { as_of?: string } }[]).every((one) => one.with?.as_of === undefined);
  await engine.load(worldOf(given), Object.entries(given.expect).flatMap(([name, expected]) => (isStep(name) ? [name] : isOfNow(expected) ? stepsOf(name) : [])));
  await hold(given, engine);
}

function holdRow(part: Step, { at, ...wanted }: Cells & { at?: string }, rows: Cells[]): void {
  const q = at ? quarterOf(at) : wanted.q;
  const key = part === 'verdicts' ? 'milestone' : 'target';
  const found = rows.filter((row) => row[key] === (wanted[key] ?? 'page') && row.q === q);
  if (wanted.absent === true) {
    expect(found, `${part} ${at}`).toEqual([]);
    return;
  }
  expect(found.length, `${part} at ${at}`).toBe(1);
  holdCells(found[0]!, wanted, `${part} at ${at}`);
}

async function holdAnswer(name: string, { with: params = {}, rows, has = [] }: Asked, held: Held): Promise<void> {
  if (!held.ask) return;
  const scope = Object.fromEntries([['target', 'page'], ['plan', 'p']].filter(([param]) => takes(name, param!)));
  const answer = await held.ask<Cells>(name, { ...scope, ...params });
  const said = `${name} ${JSON.stringify(params)}: ${JSON.stringify(answer)}`;
  if (rows) expect(answer.length, said).toBe(rows.length);
  for (const [at, wanted] of (rows ?? []).entries()) holdCells(answer[at]!, wanted as Cells, `${said}, row ${at}`);
  for (const wanted of has) expect(answer.some((row) => Object.entries(wanted).every(([column, value]) => (typeof value === 'number' && typeof row[column] === 'number' ? Math.abs(row[column] - value) < 5e-10 : row[column] === value))), `${said} has no ${JSON.stringify(wanted)}`).toBe(true);
}

function holdCells(row: Cells, wanted: Cells, said: string): void {
  for (const [column, value] of Object.entries(wanted)) {
    if (typeof value === 'number') expect(row[column], `${said}, ${column}`).toBeCloseTo(value, 9);
    else expect(row[column], `${said}, ${column}`).toEqual(value);
  }
}

// CASE=cuts takes only the cases whose name begins so.
const taken = cases().filter(([name]) => name.startsWith(process.env.CASE ?? ''));

describe('cases, in DuckDB', () => {
  test.each(taken)('%s', async (_, given) => holdIn(given, duck));
});

// One in three, since the generated data sets are computed in PostgreSQL too; with THOROUGH or a CASE all.
const portable = process.env.THOROUGH || process.env.CASE ? taken : taken.filter((_, at) => at % 3 === 0);
describe.skipIf(!installed())('cases, in PostgreSQL', () => {
  test.each(portable)('%s', async (_, given) => holdIn(given, postgres!));
});

describe('cases, in the reference', () => {
  test.each(taken)('%s', async (_, given) => {
    const computed = compute(worldOf(given));
    await hold(given, { step: (name) => computed[name] as unknown as Cells[] });
  });
});
