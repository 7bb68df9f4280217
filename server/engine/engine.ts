// Asks: loads the lake, keeps the model's steps ready as tables, and answers named questions at a snapshot.
import { join } from 'node:path';
import type { Home } from '../home.ts';
import { DuckDB } from './duckdb.ts';
import type { Lease } from './lease.ts';
import type { Bound, Columns } from './values.ts';
import { dayInVietnam } from './day.ts';
import { createMirror, takeIn } from './mirror.ts';
import { compose, inOrder, readFolder } from './question.ts';
import type { Question } from './question.ts';
import { DAILY, makeAll, makeRegistry, NOT_KEPT, REGISTRY, renew, TIMELESS } from './ready.ts';
import { stagesBetween } from './stages.ts';
import type { Stage } from './stages.ts';
import { Versions } from './versions.ts';
import { Workings } from './workings.ts';
import type { Ground } from './workings.ts';

/** An answer with the commit number it was true at. */
export interface Answer { columns: Columns; snapshot: number }

const folder = new URL('../../queries/', import.meta.url).pathname;
/** Renewals after which the room of the rows that they replaced is given back. */
const RENEWALS = 50;
/** Up to when each kind of news is known; one moment for all, except where two moments are compared step by step. */
const MOMENTS = ['as_of', 'new_as_of', 'late_as_of', 'corrected_as_of', 'ruled_as_of'];
/** What a statement is scoped to where nothing narrower is asked; a question's own parameters stand over these. */
const EVERYTHING: Bound = {
  plan: { kind: 'text', value: null }, target: { kind: 'text', value: null }, touched: { kind: 'text', value: null }, report: { kind: 'text', value: null }, lately: { kind: 'boolean', value: null },
};
/** What is computed on the way is computed for what is asked alone. */
const LATELY: Bound = { lately: { kind: 'boolean', value: true } };

/** What parameters of a name may take: the steps that tell it, and the column of them. */
const KNOWN: Record<string, { steps: string[]; sql: string }> = {
  plan: { steps: [], sql: 'select id from registry_plans' }, target: { steps: ['pages'], sql: 'select target from pages' }, report: { steps: ['reports'], sql: 'select report from reports' },
  quarter: { steps: ['reports'], sql: 'select quarter from reports' }, agency: { steps: ['bodies'], sql: 'select agency from bodies' }, area: { steps: [], sql: 'select distinct area from registry_areas' },
  territory: { steps: ['bodies'], sql: 'select distinct territory from bodies' }, indicator: { steps: [], sql: 'select id from registry_indicators' },
  milestone: { steps: ['goals'], sql: 'select milestone from goals' }, month: { steps: [], sql: "select report from registry_calendar where kind = 'M'" },
};

export class Engine {
  readonly db: DuckDB;
  readonly questions: Map<string, Question>;
  readonly steps: Map<string, Question>;
  private readonly home: Home;
  private readonly ready = new Set<string>();
  /** Names that parameters may take now, by parameter. */
  private readonly known = new Map<string, Set<string>>();
  private readonly versions: Versions;
  private readonly workings: Workings;
  /** Whose page a target is. */
  private planOf = new Map<string, string>();
  private snapshotNow = 0;
  private renewals = 0;
  /** The latest snapshot; none while a renewal is under way. A statement over which it stayed the same saw just that one. */
  private resting: { snapshot: number } | null = null;

  private constructor(db: DuckDB, home: Home) {
    this.db = db;
    this.home = home;
    this.versions = new Versions(db, home);
    this.questions = readFolder(folder);
    this.steps = readFolder(join(folder, 'model'));
    this.workings = new Workings(db, this.steps);
  }

  /** @param memory that the tables may take */
  static async open(home: Home, memory?: string): Promise<Engine> {
    const engine = new Engine(await DuckDB.open([home.lake, home.staging], memory), home);
    await engine.db.use(createMirror);
    return engine;
  }

  /** The commit number of what is answered now. */
  get snapshot(): number {
    return this.snapshotNow;
  }

  /** Takes in what was committed since the last snapshot; only the steps it touches are renewed. */
  async absorb(): Promise<void> {
    await this.moveOn(async (lease) => {
      const after = await takeIn(lease, this.home, this.snapshotNow);
      await renew(lease, this.steps, this.now(), this.snapshotNow);
      return after;
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
      await this.learn(lease);
      return after;
    });
  }

  /** @param work that changes the tables, in one transaction, and returns the commit number reached */
  private async moveOn(work: (lease: Lease) => Promise<number>): Promise<void> {
    this.resting = null;
    try {
      this.snapshotNow = await this.db.use((lease) => lease.transaction(() => work(lease)));
    } finally {
      this.db.redefined();
      this.resting = { snapshot: this.snapshotNow };
    }
  }

  /**
   * Answers a question: for now over the ready tables; for a past moment, or where a step is needed that is not kept, over the workings of
   * its plan, or by computing every step where it is about no one plan.
   * @param params as read by readParams; `as_of` null means now
   */
  async run(question: Question, params: Bound): Promise<Answer> {
    if (question.replay !== null) return this.compare(question, params);
    for (let tries = 0; tries < 2; tries += 1) {
      const ground = await this.ground(question, params);
      if (!ground) break;
      const columns = await this.workings.answer(ground, question, { ...params, as_of: ground.bound.as_of! });
      if (columns) return { columns, snapshot: ground.snapshot };
    }
    const { sql, bound, isKept } = await this.planned(question, params);
    const resting = this.resting;
    if (resting) {
      const columns = isKept ? await this.db.asking((ask) => ask(sql, bound)) : await this.db.use((lease) => lease.work(sql, bound));
      if (this.resting === resting) return { columns, snapshot: resting.snapshot };
    }
    return this.db.use((lease) => lease.transaction(async () => {
      const seq = await lease.run('select seq from snapshot_now');
      return { columns: await lease.work(sql, bound), snapshot: Number(seq.values[0]![0]) };
    }));
  }

  /** From what the workings of a question are made; null where the ready tables answer it, or where it is about no one plan. */
  private async ground(question: Question, params: Bound): Promise<Ground | null> {
    const past = params.as_of?.value ?? null;
    if (past === null && !this.isPassing(question)) return null;
    const plan = params.plan?.value ?? this.planOf.get(String(params.target?.value)) ?? null;
    if (plan === null) return null;
    const snapshot = this.snapshotNow;
    const moment = past === null ? this.now() : this.moment(String(past));
    const version = past === null ? null : this.versions.at(String(past));
    const tables = await this.versions.tables(version);
    if (tables.size === 0) for (const name of [...REGISTRY, ...TIMELESS]) tables.set(name, `memory.main.${name}`);
    const report = params.report ?? EVERYTHING.report!;
    return {
      key: JSON.stringify([plan, report.value, past ?? moment.today!.value, past === null]), snapshot, tables,
      bound: { ...moment, ...LATELY, plan: { kind: 'text', value: plan }, report },
    };
  }

  /** A question as it is run: its statement, what that is bound to, and whether its plan is worth keeping. */
  private async planned(question: Question, params: Bound): Promise<{ sql: string; bound: Bound; isKept: boolean }> {
    const past = params.as_of?.value ?? null;
    if (past !== null) return { sql: this.pastStatement(question, await this.versions.tables(this.versions.at(String(past)))), bound: { ...this.moment(String(past)), ...LATELY, ...params }, isKept: false };
    const now = this.now();
    return { sql: this.statement(question), bound: { ...now, ...LATELY, ...params, as_of: now.as_of! }, isKept: !this.isPassing(question) };
  }

  /** The stages between the two moments that are compared. */
  stages(params: Bound): Promise<Stage[]> {
    return stagesBetween(String(params.from!.value), String(params.to!.value), this.versions, this.home);
  }

  /** Answers a question with what is known at a stage between two moments. */
  async runAt(stage: Stage, question: Question, params: Bound): Promise<Columns> {
    return this.db.use((lease) => lease.work(this.pastStatement(question, stage.tables), { ...this.moment(stage.day), ...LATELY, ...params, ...stage.known }));
  }

  /** Computes the question's step at each stage between two moments, then asks the question of these. */
  private async compare(question: Question, params: Bound): Promise<Answer> {
    const step = this.steps.get(question.replay!)!;
    const stages = await this.stages(params);
    return this.db.use((lease) => lease.transaction(async () => {
      const seq = await lease.run('select seq from snapshot_now');
      await lease.run('drop table if exists stages');
      for (const [at, stage] of stages.entries()) {
        const into = at === 0 ? 'create temp table stages as' : 'insert into stages';
        await lease.work(`${into} select cast(${at} as bigint) as place, '${stage.cause}' as cause, s.* from (${this.pastStatement(step, stage.tables)}) as s`, { ...this.moment(stage.day), ...LATELY, ...params, ...stage.known });
      }
      const columns = await lease.run(question.body, params);
      await lease.run('drop table stages');
      return { columns, snapshot: Number(seq.values[0]![0]) };
    }));
  }

  /** The whole statement with every step written out, as shown to a reader. */
  fullStatement(question: Question): string {
    return compose(question.replay === null ? question : this.steps.get(question.replay)!, this.steps, new Set());
  }

  /** The statement for a past moment: over what holds every moment at once, every other step computed. */
  private pastStatement(question: Question, tables: Map<string, string>): string {
    return compose(question, this.steps, new Set(tables.size === 0 ? [...REGISTRY, ...TIMELESS] : []), tables);
  }

  /** The statement over the ready tables, as run for now. Where a step is needed that is not kept, all that it is made of is computed
   * for what is asked alone: beside whole tables it would be made for everything. */
  statement(question: Question): string {
    return compose(question, this.steps, this.isPassing(question) ? new Set([...REGISTRY, ...DAILY, ...TIMELESS].filter((name) => this.ready.has(name))) : this.ready);
  }

  private isPassing(question: Question): boolean {
    return inOrder(question.steps, this.steps, this.ready).some((step) => NOT_KEPT.has(step.name));
  }

  close(): void {
    this.db.close();
  }

  /** What a statement over the ready tables is bound to: this moment, and the day that it is in Vietnam. */
  now(): Bound {
    return this.moment(new Date().toISOString());
  }

  /** A moment, and the day that it is in Vietnam. */
  moment(at: string): Bound {
    const moments = Object.fromEntries(MOMENTS.map((name) => [name, { kind: 'timestamp' as const, value: at }]));
    return { ...EVERYTHING, ...moments, today: { kind: 'date', value: dayInVietnam(new Date(at)) } };
  }

  /** What parameters may name, so that a mistyped one is told instead of answered with nothing. */
  private async learn(lease: Lease): Promise<void> {
    const [targets, plans] = (await lease.run('select target, plan from pages')).values as [string[], string[]];
    this.planOf = new Map(targets.map((target, at) => [target, plans[at]!]));
    for (const [name, { sql }] of Object.entries(KNOWN)) this.known.set(name, new Set((await lease.run(sql)).values[0] as string[]));
  }

  /** Names that parameters of a name may take now; null where any text may stand. */
  names(param: string): ReadonlySet<string> | null {
    return this.known.get(param) ?? null;
  }

  /** Whether the registry in force at a moment knew a name, though it is not known now. */
  async knew(param: string, value: string, moment: string): Promise<boolean> {
    const tables = await this.versions.tables(this.versions.at(moment));
    if (tables.size === 0) return false;
    const { steps, sql } = KNOWN[param]!;
    const asked: Question = { name: param, purpose: '', steps, replay: null, params: [], columns: [], origins: [], body: sql, file: '' };
    const then = await this.db.use((lease) => lease.work(this.pastStatement(asked, tables), this.moment(moment)));
    return (then.values[0] as string[]).includes(value);
  }
}
