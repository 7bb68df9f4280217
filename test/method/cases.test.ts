// Every case file: computed by DuckDB and PostgreSQL with the product's steps, and by the reference.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, quarterOf, worldOf } from './case.ts';
import { Duck } from './duck.ts';
import { installed, Postgres } from './postgres.ts';
import { compute } from './reference.ts';
import { takes } from './tables.ts';
import type { Asked, Case } from './case.ts';
import type { Computed, World } from './world.ts';

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

const STEPS = ['series', 'verdicts', 'headlines', 'forecasts'];
/** The reference answers no questions. */
interface Engine { compute: (world: World) => Promise<Computed> | Computed; ask?: <Row>(name: string, params: Record<string, string | null>) => Promise<Row[]> }
type Cells = Record<string, unknown>;

/** Holds every cell that the case names against the row it names, and every question against its answer. */
async function hold(given: Case, engine: Engine): Promise<void> {
  const computed = await engine.compute(worldOf(given));
  for (const [name, expected] of Object.entries(given.expect)) {
    if (!STEPS.includes(name)) for (const one of expected as Asked[]) await holdAnswer(name, one, engine);
    else for (const one of expected as (Cells & { at?: string })[]) holdRow(name as keyof Computed, one, computed);
  }
}

function holdRow(part: keyof Computed, { at, ...wanted }: Cells & { at?: string }, computed: Computed): void {
  const q = at ? quarterOf(at) : wanted.q;
  const key = part === 'verdicts' ? 'milestone' : 'target';
  const found = (computed[part] as unknown as Cells[]).filter((row) => row[key] === (wanted[key] ?? 'page') && row.q === q);
  if (wanted.absent === true) {
    expect(found, `${part} ${at}`).toEqual([]);
    return;
  }
  expect(found.length, `${part} at ${at}`).toBe(1);
  holdCells(found[0]!, wanted, `${part} at ${at}`);
}

async function holdAnswer(name: string, { with: params = {}, rows, has = [] }: Asked, engine: Engine): Promise<void> {
  if (!engine.ask) return;
  const scope = Object.fromEntries([['target', 'page'], ['plan', 'p']].filter(([param]) => takes(name, param!)));
  const answer = await engine.ask<Cells>(name, { ...scope, ...params });
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
  test.each(taken)('%s', async (_, given) => hold(given, duck));
});

describe.skipIf(!installed())('cases, in PostgreSQL', () => {
  test.each(taken)('%s', async (_, given) => hold(given, postgres!));
});

describe('cases, in the reference', () => {
  test.each(taken)('%s', async (_, given) => hold(given, { compute }));
});
