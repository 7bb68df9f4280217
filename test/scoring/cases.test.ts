// Every case file: scored by the product's SQL in DuckDB, and by the reference. CASE=rule takes only the cases whose name begins so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardOf, cases, scoringOf } from './case.ts';
import type { Asked, Case } from './case.ts';
import { Board } from './duck.ts';
import { score } from './reference.ts';
import { merged, prefixed, unprefixed } from './together.ts';
import type { CardId } from './world.ts';

type Cells = Record<string, unknown>;
const TOLD = ['scorecard', 'scorecards', 'score_areas'] as const;
const KEYS = ['criteria', 'period', 'scored', 'component', 'area'];

/** The rows of a part in which a card is told. */
type Tell = (part: (typeof TOLD)[number], card: CardId) => Promise<Cells[]> | Cells[];

/** Each row that a case names, found by its card, component or area, against the row that was scored; only the cells that are named. */
async function hold(given: Case, tell: Tell, isReference = false): Promise<void> {
  for (const part of TOLD) {
    for (const { absent, ...wanted } of (given.expect[part] ?? []) as (Cells & { absent?: boolean })[]) {
      const key = { ...cardOf(given), ...Object.fromEntries(KEYS.filter((name) => name in wanted).map((name) => [name, wanted[name]])) };
      const found = (await tell(part, { criteria: key.criteria, period: key.period, scored: key.scored })).filter((row) => Object.entries(key).every(([name, value]) => row[name] === value));
      expect(found.length, `${part} ${JSON.stringify(key)}`).toBe(absent ? 0 : 1);
      if (!absent) holdCells(found[0]!, wanted, `${part} ${JSON.stringify(key)}`, isReference);
    }
  }
}

/** What the product answers of a case, each question asked once; the cards as a whole once for all cases that lie in the database. */
function told(board: Board, prefix: string, whole: Promise<Cells[]>): Tell {
  const known = new Map<string, Promise<Cells[]>>();
  const ask = async (part: (typeof TOLD)[number], { criteria, period, scored }: CardId): Promise<Cells[]> => {
    const rows = part === 'scorecards' ? (await whole).filter((row) => String(row.criteria).startsWith(prefix)) : part === 'score_areas' ? await board.scoreAreas(prefix + scored) : await board.scorecard({ criteria: prefix + criteria, period, scored: prefix + scored });
    return unprefixed(prefix, rows as Cells[]);
  };
  return (part, card) => {
    const key = part === 'scorecards' ? part : part === 'score_areas' ? `${part} ${card.scored}` : `${part} ${Object.values(card).join(' ')}`;
    known.set(key, known.get(key) ?? ask(part, card));
    return known.get(key)!;
  };
}

/** @param isReference which need not compute every cell */
function holdCells(row: Cells, wanted: Cells, said: string, isReference = false): void {
  for (const [column, value] of Object.entries(wanted)) {
    if (!(column in row)) expect(isReference, `${said} has no ${column}`).toBe(true);
    else if (typeof value === 'number') expect(row[column], `${said}, ${column}`).toBeCloseTo(value, 9);
    else expect(row[column], `${said}, ${column}`).toEqual(value);
  }
}

/** Questions that only the product answers, row by row. */
async function holdAsked(given: Case, board: Board, prefix: string): Promise<void> {
  for (const [name, all] of Object.entries(given.expect).filter(([part]) => !TOLD.includes(part as (typeof TOLD)[number]))) {
    for (const { with: params = {}, rows } of all as Asked[]) {
      const { criteria, period, scored } = cardOf(given);
      // A parameter that is null is none of the question.
      const { agency } = params;
      const asked = Object.entries<string | number | null>({ criteria: prefix + criteria, period, scored: prefix + scored, ...params, ...(agency ? { agency: prefix + String(agency) } : {}) }).filter((each): each is [string, string | number] => each[1] !== null);
      const answer = unprefixed(prefix, await board.ask<Cells>(name, Object.fromEntries(asked)));
      const said = `${name} ${JSON.stringify(params)}: ${JSON.stringify(answer)}`;
      expect(answer.length, said).toBe(rows.length);
      for (const [at, wanted] of rows.entries()) holdCells(answer[at]!, wanted, `${said}, row ${at}`);
    }
  }
}

const taken = cases().filter(([name]) => name.startsWith(process.env.CASE ?? ''));

describe('cases, in the reference', () => {
  test.each(taken)('%s', async (_, given) => {
    const scores = score(scoringOf(given));
    await hold(given, (part) => scores[part] as unknown as Cells[], true);
  });
});

// Cases of one moment lie in one database, which takes much longer to make than to ask.
const moments = [...Map.groupBy(taken.map(([name, given], at) => ({ name, given, prefix: `k${at}-`, scoring: prefixed(`k${at}-`, scoringOf(given)) })), ({ scoring }) => scoring.world.as_of)];

describe.each(moments)('cases, in DuckDB as of %s', (_, alike) => {
  let board: Board;
  let whole: Promise<Cells[]>;
  beforeAll(async () => {
    board = await Board.open();
    await board.load(merged(alike.map(({ scoring }) => scoring)));
    whole = board.scorecards() as Promise<unknown> as Promise<Cells[]>;
  });
  afterAll(() => board.close());
  test.each(alike.map(({ name, given, prefix }) => [name, given, prefix] as const))('%s', async (_name, given, prefix) => {
    await hold(given, told(board, prefix, whole));
    await holdAsked(given, board, prefix);
  });
});
