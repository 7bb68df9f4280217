// Answers kept ready: of a question whose header says `@keep target`, what it answers now for every target, where nothing else is asked for; of
// one that says `@keep` alone, what it answers where nothing is; of one that says several parameters, what it answers for those values of them that
// pages ask with at first. They are rows of a table, made by the question's own statement for many keys at
// once, each row as the one JSON text that a kept statement would give. They are made once a renewal has come to rest, so that nobody waits for
// them: until then the question is computed.
import { makeAnswers, renewAnswers, tableOf } from './answer-tables.ts';
import type { Touched } from './answer-tables.ts';
import type { DuckDB } from './duckdb.ts';
import type { Files, Question } from './question.ts';
import type { Bound, Columns } from './values.ts';

/** So long after the last renewal, and at first after a failure: where one follows another, only the last is worth it. */
const REST_MS = 10_000;
/** So long at most, where one failure follows another. */
const MOST_REST_MS = 600_000;

/** Answers held in memory as they were read from their tables, those asked for last. */
const MOST_HELD = 1000;

/** What answers are made from: the steps that are tables, what a statement over them is bound to now, and the renewal that they are of; null while one is under way. */
export interface Standing { files: Files; ready: ReadonlySet<string>; now: () => Bound; resting: () => object | null }

export const NOTHING: Touched = { targets: [], sheets: false, others: false };

/** For which parameters a question is kept that is asked so: for now, of one key, with nothing else that does more than leave rows out; null where it is not kept as it is asked. */
export function keptFor({ keeps, narrow }: Question, params: Bound): string[] | null {
  return keeps.find((keep) => Object.entries(params).every(([name, { value }]) => (keep.includes(name) ? value !== null : value === null || narrow.includes(name)))) ?? null;
}

export class Answers {
  private readonly db: DuckDB;
  private readonly standing: Standing;
  private readonly tell: (error: unknown) => void;
  /** What moved since the answers were made; null where everything did. */
  private moved: Touched | null = null;
  /** The renewal that the answers are of. */
  private of: object | null = null;
  private readonly held = new Map<string, Columns | null>();
  private timer: NodeJS.Timeout | undefined;
  private rest = REST_MS;
  private making: Promise<void> | null = null;

  /** @param tell hears why answers could not be made; the questions are computed then */
  constructor(db: DuckDB, standing: Standing, tell: (error: unknown) => void) {
    [this.db, this.standing, this.tell] = [db, standing, tell];
  }

  /** Whether they are what their questions would answer now. */
  get areWhole(): boolean {
    return this.of !== null && this.of === this.standing.resting();
  }

  /** What a question that is asked as it is kept answers now, to be read while they are whole, and not to be changed; null where it is not kept for these values. */
  async read(question: Question, keep: string[], params: Bound): Promise<Columns | null> {
    const whole = await this.wholeOf(question, keep, keep.map((name) => String(params[name]!.value)).join('|'));
    return whole && narrowed(question, params, whole);
  }

  private async wholeOf(question: Question, keep: string[], key: string): Promise<Columns | null> {
    const { of } = this;
    const table = tableOf(question, keep);
    const place = `${table} ${key}`;
    const held = this.areWhole ? this.held.get(place) : undefined;
    this.held.delete(place);
    const columns = held === undefined ? await this.fromTable(question, table, key) : held;
    if (this.areWhole && this.of === of) this.held.set(place, columns);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_HELD) this.held.delete(oldest!);
    return columns;
  }

  private async fromTable(question: Question, table: string, key: string): Promise<Columns | null> {
    const [given, one] = [{ key: { kind: 'text', value: key } } satisfies Bound, { names: ['kept'], kinds: ['integer' as const] }];
    const form = { names: question.columns.map(({ name }) => name), kinds: question.columns.map(({ kind }) => kind) };
    const columns = await this.db.asking((ask) => ask(`select line from ${table} where "key" = $key and line is not null order by place`, given, form));
    if (columns.rows > 0) return columns;
    const { rows } = await this.db.asking((ask) => ask(`select json_array(1) as kept from ${table} where "key" = $key`, given, one));
    return rows > 0 ? columns : null;
  }

  /** To be said of each renewal, once it is done. @param touched null where everything was made anew */
  add(touched: Touched | null): void {
    this.of = null;
    this.held.clear();
    this.moved = together(this.moved, touched);
    this.makeAfter(REST_MS);
  }

  private makeAfter(rest: number): void {
    this.rest = rest;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.whole().catch(this.tell), rest);
    this.timer.unref();
  }

  /** Makes what is behind now. @throws Error where that fails; it stays behind, and is tried again by itself */
  async whole(): Promise<void> {
    while (!this.areWhole) {
      this.making ??= this.make().finally(() => {
        this.making = null;
      });
      await this.making;
    }
  }

  /** Nothing is made any more. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.making?.catch(() => undefined);
    clearTimeout(this.timer);
  }

  private async make(): Promise<void> {
    const { resting, files, ready, now } = this.standing;
    const [of, behind] = [resting(), this.moved];
    // A renewal is under way.
    if (!of) return void await new Promise((next) => setTimeout(next, 10));
    this.moved = NOTHING;
    try {
      // Nobody reads them until they are whole; what moves meanwhile is made anew after.
      await this.db.use((lease) => (behind ? renewAnswers(lease, files, ready, now(), behind) : makeAnswers(lease, files, ready, now())));
      this.of = of;
    } catch (error) {
      // What stands half made is made anew.
      this.moved = null;
      this.makeAfter(Math.min(this.rest * 2, MOST_REST_MS));
      throw error;
    } finally {
      this.db.redefined();
    }
  }
}

function together(one: Touched | null, other: Touched | null): Touched | null {
  if (!one || !other) return null;
  return { targets: [...new Set([...one.targets, ...other.targets])], sheets: one.sheets || other.sheets, others: one.others || other.others };
}

/** The rows whose columns hold what is asked for besides. */
function narrowed({ narrow }: Question, params: Bound, columns: Columns): Columns {
  const asked = narrow.filter((name) => (params[name]?.value ?? null) !== null).map((name) => ({ values: columns.values[columns.names.indexOf(name)]!, wanted: params[name]!.value }));
  if (asked.length === 0) return columns;
  const rows = Array.from({ length: columns.rows }, (_, row) => row).filter((row) => asked.every(({ values, wanted }) => values[row] === wanted));
  return { ...columns, values: columns.values.map((values) => rows.map((row) => values[row]!)), rows: rows.length };
}
