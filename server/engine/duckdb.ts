// The only door to DuckDB: an in-memory instance, locked down, with leased connections.
import { DuckDBInstance } from '@duckdb/node-api';
import { Lease } from './lease.ts';

/** Connections open at most: more only wait for each other on a small machine. */
const CONNECTIONS = 6;
/** A pool over one in-memory instance. One statement at a time on a connection: a second would silently cut the first short. */
export class DuckDB {
  private readonly instance: DuckDBInstance;
  private readonly idle: Lease[] = [];
  private readonly waiting: ((lease: Lease) => void)[] = [];
  private open = 0;
  private readonly most: number;

  private constructor(instance: DuckDBInstance, most: number) {
    this.instance = instance;
    this.most = most;
  }

  /** @param folders the only folders whose files may be read or written; @param memory that it may take */
  static async open(folders: string[], memory = '2GB'): Promise<DuckDB> {
    // One thread a statement: several at once share the cores, and to cut one of a few milliseconds in two costs a third more work.
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: memory });
    const db = new DuckDB(instance, CONNECTIONS);
    await db.use(async (lease) => {
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

  async use<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await this.lease();
    try {
      return await work(lease);
    } finally {
      const next = this.waiting.shift();
      if (next) next(lease);
      else this.idle.push(lease);
    }
  }

  close(): void {
    for (const lease of this.idle) lease.close();
    this.instance.closeSync();
  }

  private async lease(): Promise<Lease> {
    const lease = this.idle.pop();
    if (lease) return lease;
    if (this.open < this.most) {
      this.open += 1;
      return new Lease(await this.instance.connect());
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
