// DuckDB computes a world by the product's own steps.
import { DuckDB } from '../../server/engine/duckdb.ts';
import { compose } from '../../server/engine/question.ts';
import type { Columns } from '../../server/engine/values.ts';
import { ordered, paramsOf, questionOf, steps, tablesOf } from './tables.ts';
import type { Computed, World } from './world.ts';

const SQL_TYPE = { text: 'varchar', number: 'double', integer: 'bigint', boolean: 'boolean', date: 'date', timestamp: 'timestamp' } as const;

export class Duck {
  readonly db: DuckDB;
  private world: World | null = null;
  private made = new Set<string>();
  private constructor(db: DuckDB) {
    this.db = db;
  }

  static async open(): Promise<Duck> {
    return new Duck(await DuckDB.open([]));
  }

  /** Fills the base tables and makes every step a table, but those that are to be written into whoever needs them. */
  async load(world: World, ends?: string[], written: ReadonlySet<string> = new Set()): Promise<void> {
    this.world = world;
    const tables = ordered(ends).filter((step) => !written.has(step.name));
    this.made = new Set(tables.map((step) => step.name));
    await this.db.use(async (lease) => {
      for (const table of tablesOf(world)) {
        await lease.run(`create or replace table ${table.name} (${table.columns.map(([name, kind]) => `"${name}" ${SQL_TYPE[kind]}`).join(', ')})`);
        await lease.append(table.name, table.columns.map(([, kind]) => kind), table.rows);
      }
      for (const step of tables) await lease.work(`create or replace table ${step.name} as ${compose(step, steps, this.made)}`, paramsOf(world));
    });
    this.db.redefined();
  }

  async rows<Row>(sql: string): Promise<Row[]> {
    return rowsOf<Row>(await this.db.use((lease) => lease.run(sql)));
  }

  /** Asks a question of the world that was loaded, as the product asks again and again; steps that were not made tables are computed on the way. */
  async ask<Row>(name: string, params: Record<string, string | number | null> = {}): Promise<Row[]> {
    const { sql, bound } = questionOf(this.world!, name, params, this.made);
    return rowsOf<Row>(await this.db.asking((ask) => ask(sql, bound)));
  }

  async compute(world: World): Promise<Computed> {
    await this.load(world);
    return {
      series: await this.step('series'), verdicts: await this.step('verdicts'), headlines: await this.step('headlines'), forecasts: await this.step('forecasts'),
    };
  }

  /** The rows of a step of the world that was loaded. */
  step<Row>(name: string): Promise<Row[]> {
    return this.rows(`select * from ${name}`);
  }

  close(): void {
    this.db.close();
  }
}

export function rowsOf<Row>(columns: Columns): Row[] {
  return Array.from({ length: columns.rows }, (_, at) => Object.fromEntries(columns.names.map((name, index) => [name, columns.values[index]![at]])) as Row);
}
