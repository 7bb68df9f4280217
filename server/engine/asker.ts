// A connection that asks the same questions again and again: their plans stay, while the tables stay as they are. A plan is of the values
// that its tables had: a longer text or a larger number that came later would be cut. Nothing is ever defined on it, since DuckDB would
// then plan each kept statement anew at every run.
import type { DuckDBConnection } from '@duckdb/node-api';
import { Lease } from './lease.ts';
import { makePlaces, Statement } from './statement.ts';
import type { Bound, Columns, Form } from './values.ts';

/** Statements kept ready on each connection: planning costs as much as running where tables are small. */
const MOST_KEPT = 60;
/** Values replaced in a table in memory leave their text behind; after so many the table is made anew. */
const MOST_PLACED = 10_000;

export class Asker extends Lease {
  private readonly kept = new Map<string, Statement>();
  /** Of which tables the plans are. */
  private generation = 0;
  private placed = '';
  private placings = 0;

  static async open(connection: DuckDBConnection): Promise<Asker> {
    await makePlaces(connection);
    return new Asker(connection);
  }

  /**
   * Runs a statement over ready tables that will be asked again.
   * @param generation counts up whenever tables were filled or defined anew
   * @param form the columns that each row of it holds, where its rows are JSON texts already
   */
  async ask(sql: string, params: Bound, generation: number, form: Form | null = null): Promise<Columns> {
    if (this.generation !== generation || this.placings >= MOST_PLACED) await this.begin(generation);
    const key = Statement.key(sql, params);
    const statement = this.kept.get(key) ?? await Statement.prepare(this.connection, sql, params, form);
    this.kept.delete(key);
    this.kept.set(key, statement);
    const [oldest] = this.kept;
    if (this.kept.size > MOST_KEPT && oldest) {
      this.kept.delete(oldest[0]);
      oldest[1].close();
    }
    const wanted = `${key}\n${statement.valuesOf(params)}`;
    const isPlaced = this.placed === wanted;
    this.placed = '';
    const columns = await statement.run(params, isPlaced);
    this.placed = wanted;
    if (!isPlaced) this.placings += 1;
    return columns;
  }

  override close(): void {
    this.forget();
    super.close();
  }

  protected override forget(): void {
    for (const statement of this.kept.values()) statement.close();
    this.kept.clear();
    this.placed = '';
  }

  private async begin(generation: number): Promise<void> {
    this.forget();
    await makePlaces(this.connection);
    this.generation = generation;
    this.placings = 0;
  }
}
