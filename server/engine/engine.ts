// Asks: loads the lake, keeps the model's steps ready as tables, and answers named questions at a snapshot.
import { join } from 'node:path';
import type { Home } from '../home.ts';
import { landedColumns } from '../lake/land.ts';
import { wrong } from '../lake/sweep.ts';
import type { LakeFile } from '../lake/state.ts';
import { DuckDB } from './duckdb.ts';
import type { Columns, Kind, Lease, Plain } from './duckdb.ts';
import { dayInVietnam } from './day.ts';
import { compose, readFolder } from './question.ts';
import type { Question } from './question.ts';

/** An answer with the commit number it was true at. */
export interface Answer { columns: Columns; snapshot: number }
type Bound = Record<string, { kind: Kind; value: Plain }>;

const folder = new URL('../../queries/', import.meta.url).pathname;
/** Steps kept as tables for “now”; each renewed for the indicators that an act touches, in this order. */
const READY = ['observations', 'windows', 'figures', 'goals', 'rivals', 'paths', 'series', 'standings', 'verdicts', 'headlines', 'moment', 'catalogue'];
/** Steps that depend on the registry alone. */
const REGISTRY = ['bodies', 'reports', 'lineage', 'duties', 'lines', 'pages'];
/** How a step's rows are found by what an act touched; steps without a key are small and made anew. */
const KEY: Record<string, 'indicator' | 'target'> = {
  observations: 'indicator', windows: 'indicator', figures: 'indicator', goals: 'indicator',
  paths: 'target', series: 'target', standings: 'target', verdicts: 'target', headlines: 'target', catalogue: 'target',
};

const KNOWN: Record<string, string> = {
  plan: 'select id from registry_plans', target: 'select target from pages', report: 'select report from reports', agency: 'select agency from bodies',
  area: 'select distinct area from registry_areas', territory: 'select distinct territory from bodies',
};

export class Engine {
  readonly db: DuckDB;
  readonly questions: Map<string, Question>;
  readonly steps: Map<string, Question>;
  private readonly home: Home;
  private readonly ready = new Set<string>();
  /** Names that parameters may take, by parameter. */
  readonly known = new Map<string, Set<string>>();
  private snapshotNow = 0;

  private constructor(db: DuckDB, home: Home) {
    this.db = db;
    this.home = home;
    this.questions = readFolder(folder);
    this.steps = readFolder(join(folder, 'model'));
  }

  static async open(home: Home): Promise<Engine> {
    const engine = new Engine(await DuckDB.open([home.lake, home.staging]), home);
    await engine.db.use(async (lease) => {
      await lease.run(`create table landed (${landedColumns})`);
      await lease.run(`create table submissions (submission varchar, agency varchar, report varchar, revision bigint, received_at timestamp, sha256 varchar,
        file_name varchar, reason varchar, figures bigint, seq bigint)`);
      await lease.run('create table acts (seq bigint, acted_at timestamp, kind varchar, submission varchar)');
      await lease.run('create table snapshot_now (seq bigint)');
      await lease.run('insert into snapshot_now values (0)');
    });
    return engine;
  }

  /** The commit number of what is answered now. */
  get snapshot(): number {
    return this.snapshotNow;
  }

  /** Takes in what was committed since the last snapshot; only the steps it touches are renewed. */
  async absorb(): Promise<void> {
    this.snapshotNow = await this.db.use((lease) => lease.transaction(async () => {
      const after = await this.takeIn(lease);
      const touched = (await lease.run(
        `select distinct l.indicator from landed as l inner join submissions as s on s.submission = l.submission
         where s.seq > $seq or s.submission in (select submission from acts where seq > $seq)`,
        { seq: { kind: 'integer', value: this.snapshotNow } },
      )).values[0] as string[];
      await this.renew(lease, touched);
      return after;
    }));
  }

  /**
   * Makes every ready table anew, with all that was committed: at start, after the registry changed, and when the day turns.
   * Each file of the manifest is checked against its hash before it is first read.
   * @throws Error naming each file that is lost or broken
   */
  async makeReady(): Promise<void> {
    this.snapshotNow = await this.db.use((lease) => lease.transaction(async () => {
      const after = await this.takeIn(lease);
      this.ready.clear();
      for (const name of [...REGISTRY, ...READY]) {
        await lease.run(`create or replace table ${name} as ${this.statement(this.steps.get(name)!)}`, this.now());
        this.ready.add(name);
      }
      await this.learn(lease);
      return after;
    }));
  }

  /**
   * Answers a question. Without `as_of` over the ready tables, with it by computing every step for that moment.
   * @param params as read by readParams; `as_of` null means now
   */
  async run(question: Question, params: Bound): Promise<Answer> {
    const past = params.as_of?.value ?? null;
    const bound = { ...params, ...(past === null ? this.now() : this.moment(String(past))) };
    const sql = past === null ? this.statement(question) : this.fullStatement(question);
    return this.db.use((lease) => lease.transaction(async () => {
      const seq = await lease.run('select seq from snapshot_now');
      return { columns: await lease.run(sql, bound), snapshot: Number(seq.values[0]![0]) };
    }));
  }

  /** The whole statement with every step written out, as shown to a reader and used for any past moment. */
  fullStatement(question: Question): string {
    return compose(question, this.steps, new Set());
  }

  /** The statement over the ready tables, as run for now. */
  statement(question: Question): string {
    return compose(question, this.steps, this.ready);
  }

  close(): void {
    this.db.close();
  }

  /** What a statement over the ready tables is bound to: this moment, and the day that it is in Vietnam. */
  now(): Bound {
    return this.moment(new Date().toISOString());
  }

  /** A moment, and the day that it is in Vietnam. */
  private moment(at: string): Bound {
    return { as_of: { kind: 'timestamp', value: at }, today: { kind: 'date', value: dayInVietnam(new Date(at)) } };
  }

  /** Reads the files and acts committed since the last snapshot. @returns the commit number reached */
  private async takeIn(lease: Lease): Promise<number> {
    const files = this.home.state.files(this.snapshotNow);
    const broken: string[] = [];
    for (const file of files) {
      const why = await wrong(join(this.home.lake, file.path), file.sha256);
      if (why) broken.push(`${file.path}: ${why}`);
    }
    if (broken.length > 0) throw new Error(`the lake does not match its manifest: ${broken.join('; ')}`);
    for (let at = 0; at < files.length; at += 500) await this.read(lease, files.slice(at, at + 500));
    return this.mirror(lease, this.snapshotNow);
  }

  private async read(lease: Lease, files: LakeFile[]): Promise<void> {
    const list = files.map((file) => `'${join(this.home.lake, file.path).replaceAll("'", "''")}'`).join(', ');
    await lease.run(`insert into landed select ${landedColumns.replace(/ (varchar|bigint|double)/g, '')} from read_parquet([${list}], hive_partitioning = false)`);
  }

  private async mirror(lease: Lease, after: number): Promise<number> {
    await lease.append('submissions', ['text', 'text', 'text', 'integer', 'timestamp', 'text', 'text', 'text', 'integer', 'integer'],
      this.home.state.submissions(after).map((s) => [s.submission, s.agency, s.report, s.revision, s.received_at, s.sha256, s.file_name, s.reason, s.figures, s.seq]));
    const acts = this.home.state.acts(after);
    await lease.append('acts', ['integer', 'timestamp', 'text', 'text'], acts.map((act) => [act.seq, act.at, act.kind, act.submission]));
    const seq = acts.at(-1)?.seq ?? after;
    await lease.run('update snapshot_now set seq = $seq', { seq: { kind: 'integer', value: seq } });
    return seq;
  }

  /** What parameters may name, so that a mistyped one is told instead of answered with nothing. */
  private async learn(lease: Lease): Promise<void> {
    for (const [name, sql] of Object.entries(KNOWN)) this.known.set(name, new Set((await lease.run(sql)).values[0] as string[]));
  }

  private async renew(lease: Lease, indicators: string[]): Promise<void> {
    const listed = (names: string[]): string => names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ');
    const targets = indicators.length === 0 ? [] : (await lease.run(`select target from pages where indicator in (${listed(indicators)})`)).values[0] as string[];
    const touched = { indicator: listed(indicators), target: listed(targets) };
    for (const name of READY) {
      const sql = this.statement(this.steps.get(name)!);
      const key = KEY[name];
      if (!key) {
        await lease.run(`create or replace table ${name} as ${sql}`, this.now());
      } else if (touched[key] !== '') {
        await lease.run(`delete from ${name} where ${key} in (${touched[key]})`);
        await lease.run(`insert into ${name} select * from (${sql}) as renewed where ${key} in (${touched[key]})`, this.now());
      }
    }
  }
}
