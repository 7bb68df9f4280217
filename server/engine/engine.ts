// Asks: loads the lake, keeps the model's steps ready as tables, and answers named questions at a snapshot.
import { join } from 'node:path';
import type { Params, Questions, Row } from '../../queries/types.ts';
import type { Home } from '../home.ts';
import { Answers, keptFor, NOTHING } from './answers.ts';
import type { Touched } from './answer-tables.ts';
import { DuckDB } from './duckdb.ts';
import type { Lease } from './lease.ts';
import { namedRows, paramsOf } from './named.ts';
import type { Bound, Columns } from './values.ts';
import { Comparisons } from './comparison.ts';
import { createMirror, takeIn } from './mirror.ts';
import { EVERYTHING, LATELY, momentOf } from './moments.ts';
import { KNOWN, Names } from './names.ts';
import { compose, inOrder, readFolder, scopedOf } from './question.ts';
import type { Question } from './question.ts';
import { DAILY, makeAll, makeRegistry, NOT_KEPT, REGISTRY, renew, TIMELESS } from './ready.ts';
import { stagesBetween, withTables } from './stages.ts';
import type { Stage } from './stages.ts';
import { Versions } from './versions.ts';
import { Workings } from './workings.ts';
import type { Ground } from './workings.ts';

/** An answer with the commit number it was true at. */
export interface Answer { columns: Columns; snapshot: number }

const folder = new URL('../../queries/', import.meta.url).pathname;
/** Renewals after which the room of the rows that they replaced is given back. */
const RENEWALS = 50;
export class Engine {
  readonly db: DuckDB;
  readonly questions: Map<string, Question>;
  readonly steps: Map<string, Question>;
  readonly answers: Answers;
  readonly names = new Names();
  private readonly home: Home;
  private readonly ready = new Set<string>();
  private readonly versions: Versions;
  private readonly workings: Workings;
  private readonly comparisons = new Comparisons(this);
  /** Questions whose answer depends on who asks. */
  private readonly scoped: ReadonlySet<string>;
  /** Moments at which something was published: what was known then is asked for again and again. */
  private published: ReadonlySet<string> = new Set();
  private snapshotNow = 0;
  private renewals = 0;
  /** No act that was taken in is later. */
  private notBefore = '';
  private tablesOf = '';
  /** The latest snapshot; none while a renewal is under way. A statement over which it stayed the same saw just that one. */
  private resting: { snapshot: number } | null = null;

  private constructor(db: DuckDB, home: Home, tell: (error: unknown) => void) {
    this.db = db;
    this.home = home;
    this.versions = new Versions(db, home);
    this.questions = readFolder(folder);
    this.steps = readFolder(join(folder, 'model'));
    this.workings = new Workings(db, this.steps);
    this.scoped = scopedOf(this.questions, this.steps);
    this.answers = new Answers(db, { files: this, ready: this.ready, now: () => this.now(), resting: () => this.resting }, tell);
  }

  /** @param tell hears why answers could not be kept ready; @param memory that the tables may take */
  static async open(home: Home, tell: (error: unknown) => void, memory?: string): Promise<Engine> {
    const engine = new Engine(await DuckDB.open([home.lake, home.staging], memory), home, tell);
    await engine.db.use(createMirror);
    return engine;
  }

  /** The commit number of what is answered now. */
  get snapshot(): number {
    return this.snapshotNow;
  }

  /** The day that the ready tables are of: for a moment after midnight the one before. */
  get day(): string {
    return this.tablesOf;
  }

  /** Takes in what was committed since the last snapshot; only the steps it touches are renewed. */
  async absorb(): Promise<void> {
    await this.moveOn(async (lease) => {
      const after = await takeIn(lease, this.home, this.snapshotNow);
      const touched = await renew(lease, this.steps, this.now(), this.snapshotNow);
      await this.learnSheets(lease);
      return { after, touched };
    });
    this.renewals += 1;
    // A reader that is under way bars it; then the next renewal tries again.
    if (this.renewals >= RENEWALS) await this.db.use((lease) => lease.run('checkpoint')).then(() => { this.renewals = 0; }, () => undefined);
  }

  /**
   * Makes every ready table anew, with all that was committed: at start and when the day turns.
   * Each file of the manifest is checked against its hash before it is first read.
   * @throws Error naming each file that is lost or broken
   */
  async makeReady(): Promise<void> {
    if (!this.ready.has('pages')) await this.db.use((lease) => lease.transaction(async () => { for (const name of await makeRegistry(lease, this.steps, this.now())) this.ready.add(name); }));
    await this.moveOn(async (lease) => {
      const after = await takeIn(lease, this.home, this.snapshotNow);
      for (const name of await makeAll(lease, this.steps, this.now())) this.ready.add(name);
      await this.names.learn(lease);
      await this.learnSheets(lease);
      return { after, touched: null };
    });
  }

  /** @param work that changes the tables, in one transaction, and returns the commit number reached and what that touched */
  private async moveOn(work: (lease: Lease) => Promise<{ after: number; touched: Touched | null }>): Promise<void> {
    this.resting = null;
    this.notBefore = this.home.state.now();
    const day = String(this.now().today!.value);
    let moved: Touched | null = NOTHING;
    try {
      const { after, touched } = await this.db.use((lease) => lease.transaction(() => work(lease)));
      // A day makes everything anew; what acts touch is made for the day that it is.
      if (touched === null) this.tablesOf = day;
      [this.snapshotNow, moved] = [after, touched];
    } finally {
      this.db.redefined();
      this.resting = { snapshot: this.snapshotNow };
      this.answers.add(moved);
    }
  }

  /**
   * Answers a question: for now with what is kept of it, or over the ready tables; for a past moment, or where a step is needed that is not kept, over the workings of
   * its plan, or by computing every step where it is about no one plan.
   * @param params as read by readParams; `as_of` null means now
   */
  async run(question: Question, params: Bound): Promise<Answer> {
    if (question.replay !== null) return this.comparisons.answer(question, params);
    const keep = this.answers.areWhole ? keptFor(question, params) : null;
    const kept = keep && await this.atRest(() => this.answers.read(question, keep, params));
    if (kept) return kept;
    for (let tries = 0; tries < 2; tries += 1) {
      const ground = await this.ground(question, params);
      if (!ground) break;
      const columns = await this.workings.answer(ground, question, { ...params, as_of: ground.bound.as_of! });
      if (columns) return { columns, snapshot: ground.snapshot };
    }
    const { sql, bound, isKept } = await this.planned(question, params);
    const answer = await this.atRest(() => (isKept ? this.db.asking((ask) => ask(sql, bound)) : this.db.use((lease) => lease.work(sql, bound))));
    return answer ?? this.db.use((lease) => lease.transaction(async () => {
      const seq = await lease.run('select seq from snapshot_now');
      return { columns: await lease.work(sql, bound), snapshot: Number(seq.values[0]![0]) };
    }));
  }

  /** The rows of a question of its name. @param scope what its reader may read of sheets and documents; everything if left out @throws HttpError 400 as an address would get */
  async rows<Name extends keyof Questions>(name: Name, params: Params<Name>, scope: Bound = {}): Promise<Row<Name>[]> {
    const question = this.questions.get(name)!;
    return namedRows(name, (await this.run(question, { ...paramsOf(question, params), ...scope })).columns);
  }

  /** @returns null where the tables were renewed meanwhile, or the work gave nothing */
  private async atRest(work: () => Promise<Columns | null>): Promise<Answer | null> {
    const resting = this.resting;
    if (!resting) return null;
    const columns = await work();
    return columns && this.resting === resting ? { columns, snapshot: resting.snapshot } : null;
  }

  /** Whether nothing that comes later changes an answer: it is of a moment at which something was published. */
  isFixed(params: Bound): boolean {
    return this.published.has(String(params.as_of?.value));
  }

  /** From what the workings of a question are made; null where the ready tables answer it, or where it is about no one plan. */
  private async ground(question: Question, params: Bound): Promise<Ground | null> {
    const past = params.as_of?.value ?? null;
    if (past === null && !this.isPassing(question)) return null;
    const plan = params.plan?.value ?? this.names.planOf(String(params.target?.value));
    const ofCards = plan === null && inOrder(question.steps, this.steps).some(({ name }) => name === 'tallies');
    if (plan === null && !ofCards) return null;
    const snapshot = this.snapshotNow;
    const moment = past === null ? this.now() : momentOf(String(past));
    const version = past === null ? null : this.versions.at(String(past));
    const tables = await this.versions.tables(version);
    if (tables.size === 0) for (const name of [...REGISTRY, ...TIMELESS]) tables.set(name, `memory.main.${name}`);
    const report = params.report ?? EVERYTHING.report!;
    return {
      key: JSON.stringify([plan, ofCards, report.value, past ?? moment.today!.value, past === null]), snapshot, isFixed: this.isFixed(params), tables,
      bound: { ...moment, ...LATELY, plan: { kind: 'text', value: plan }, report, ...(ofCards ? { touched: { kind: 'text', value: await this.measuredAt(tables) } } : {}) },
    };
  }

  /** What criteria sets of a registry version measure, between bars; nothing too, as what people alone say does. */
  private async measuredAt(tables: ReadonlyMap<string, string>): Promise<string> {
    const { values } = await this.db.use((lease) => lease.run(`select distinct indicator from ${tables.get('registry_components') ?? 'registry_components'}`));
    return `|${values[0]!.join('|')}|`;
  }

  /** A question as it is run: its statement, what that is bound to, and whether its plan is worth keeping. */
  private async planned(question: Question, params: Bound): Promise<{ sql: string; bound: Bound; isKept: boolean }> {
    const past = params.as_of?.value ?? null;
    if (past !== null) return { sql: this.pastStatement(question, await this.versions.tables(this.versions.at(String(past)))), bound: { ...momentOf(String(past)), ...LATELY, ...params }, isKept: false };
    const now = this.now();
    return { sql: this.statement(question), bound: { ...now, ...LATELY, ...params, as_of: now.as_of! }, isKept: !this.isPassing(question) };
  }

  /** The stages between the two moments that are compared. */
  stages(params: Bound): Promise<Stage[]> {
    return stagesBetween(String(params.from!.value), String(params.to!.value), this.versions, this.home);
  }

  /** Answers a question with what is known at a stage between two moments. */
  async runAt(stage: Stage, question: Question, params: Bound): Promise<Columns> {
    const bound = { ...momentOf(stage.day), ...LATELY, ...params, ...stage.known };
    return this.db.use((lease) => lease.transaction(() => withTables(lease, this.steps, question, stage.tables, bound, (tables) => lease.work(this.pastStatement(question, tables), bound))));
  }

  /** The whole statement with every step written out, as shown to a reader. */
  fullStatement(question: Question): string {
    return compose(question.replay === null ? question : this.steps.get(question.replay)!, this.steps, new Set());
  }

  /** The statement for a past moment: over what holds every moment at once, every other step computed. */
  pastStatement(question: Question, tables: Map<string, string>): string {
    return compose(question, this.steps, new Set(tables.size === 0 ? [...REGISTRY, ...TIMELESS] : tables.keys()), tables);
  }

  /** The statement over the ready tables, as run for now. Where a step is needed that is not kept, all that it is made of is computed
   * for what is asked alone: beside whole tables it would be made for everything. */
  statement(question: Question): string {
    return compose(question, this.steps, this.isPassing(question) ? new Set([...REGISTRY, ...DAILY, ...TIMELESS].filter((name) => this.ready.has(name))) : this.ready);
  }

  /** Whether an answer depends on what its reader may read of sheets and documents. */
  isScoped({ name }: Question): boolean {
    return this.scoped.has(name);
  }

  private isPassing(question: Question): boolean {
    return inOrder(question.steps, this.steps, this.ready).some((step) => NOT_KEPT.has(step.name));
  }

  async close(): Promise<void> {
    await this.answers.end();
    this.db.close();
  }

  /** What a statement over the ready tables is bound to: this moment, though a clock be set back behind what was done, and the day that it is in Vietnam. */
  now(): Bound {
    const clock = new Date().toISOString();
    return momentOf(clock > this.notBefore ? clock : this.notBefore);
  }

  private async learnSheets(lease: Lease): Promise<void> {
    this.published = new Set(this.home.state.all<{ at: string }>("select at from acts where kind = 'publication'").map(({ at }) => at));
    await this.names.learnSheets(lease);
  }

  /** Whether the registry in force at a moment knew a name, though it is not known now. */
  async knew(param: string, value: string, moment: string): Promise<boolean> {
    const tables = await this.versions.tables(this.versions.at(moment));
    if (tables.size === 0) return false;
    const { steps, sql } = KNOWN[param] ?? { steps: [], sql: '' };
    if (sql === '') return false;
    const asked: Question = { name: param, purpose: '', steps, replay: null, deed: null, keeps: [], narrow: [], params: [], columns: [], origins: [], body: sql, file: '' };
    const then = await this.db.use((lease) => lease.work(this.pastStatement(asked, tables), momentOf(moment)));
    return (then.values[0] as string[]).includes(value);
  }
}
