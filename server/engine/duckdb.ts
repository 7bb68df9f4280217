// The only door to DuckDB: an in-memory instance, locked down, with leased connections.
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { Asker } from './asker.ts';
import { Lease } from './lease.ts';
import { Pool } from './pool.ts';
import type { Bound, Columns, Form } from './values.ts';

/** Asks a statement of a connection; `form`: see Asker. */
export type Ask = (sql: string, params?: Bound, form?: Form | null) => Promise<Columns>;

/** Leased at once at most: some wait for files, and none may bar a renewal. */
const MOST_LEASES = 6;
/** Asked at once at most: one for each core and one that is waiting for its answer to be converted; more would take turns, and each come later than in a queue. */
const MOST_ASKERS = availableParallelism() + 1;

/** A pool over one in-memory instance. One statement at a time on a connection: a second would silently cut the first short. */
export class DuckDB {
  private readonly instance: DuckDBInstance;
  private readonly leases: Pool<Lease>;
  private readonly askers: Pool<Asker>;
  private generation = 0;

  private constructor(instance: DuckDBInstance) {
    this.instance = instance;
    this.leases = new Pool(async () => new Lease(await instance.connect()), MOST_LEASES);
    this.askers = new Pool(async () => Asker.open(await instance.connect()), MOST_ASKERS);
  }

  /** @param folders the only folders whose files may be read or written; @param memory that it may take */
  static async open(folders: string[], memory = '2GB'): Promise<DuckDB> {
    // One thread a statement: several at once share the cores, and to cut one of a few milliseconds in two costs a third more work.
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: memory });
    const db = new DuckDB(instance);
    await db.use(async (lease) => {
      // Apart from the tables that stay: what is defined beside those makes DuckDB plan anew whatever reads them.
      await lease.run("attach ':memory:' as workings");
      await lease.run('set autoinstall_known_extensions = false');
      await lease.run('set autoload_known_extensions = false');
      await lease.run("set temp_directory = ''");
      await lease.run('set enable_external_file_cache = false');
      await lease.run("set timezone = 'UTC'");
      await lease.run(`set allowed_directories = [${folders.map((folder) => `'${folder.replaceAll("'", "''")}/'`).join(', ')}]`);
      await lease.run('set enable_external_access = false');
      await lease.run('set lock_configuration = true');
    });
    return db;
  }

  /** A connection for as long as some work takes. */
  use<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    return this.leases.use(work);
  }

  /** A connection that keeps its plans, for questions over ready tables while these stay as they are. */
  asking<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.askers.use((asker) => work((sql, params = {}, form = null) => asker.ask(sql, params, this.generation, form)));
  }

  /** To be said after tables were filled or defined anew: a kept plan is of the values that its tables then had, and is wrong for others. */
  redefined(): void {
    this.generation += 1;
  }

  close(): void {
    for (const lease of [...this.leases.idle, ...this.askers.idle]) lease.close();
    this.instance.closeSync();
  }
}
