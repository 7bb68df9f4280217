// From sheets as received to receipts, or to everything that is wrong with them.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { levelOf } from '../../client/cell-checks.ts';
import type { Level } from '../../client/cell-checks.ts';
import type { Engine } from '../engine/engine.ts';
import type { Home } from '../home.ts';
import { keepBytes } from '../lake/durable.ts';
import { land } from '../lake/land.ts';
import { keyOf as lineOf } from '../lake/line.ts';
import type { Absent, Landing, Observation } from '../lake/land.ts';
import type { Submission } from '../lake/state.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { indicatorsOf } from './against-registry.ts';
import type { IndicatorForm } from './against-registry.ts';
import { check } from './check.ts';
import { closedTo } from './closing.ts';
import type { Closed, Offered } from './closing.ts';
import { receiptFor } from './receipts.ts';
import { remarksOf } from './remarks.ts';
import type { Receipt } from './receipts.ts';
import { capped, readSheet } from './sheets.ts';
import type { ReadSheet, SheetProblem } from './sheets.ts';

export const REASONS = ['late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] as const;

/** One sheet of an agency, for one report. */
export interface Sheet { report: string; bytes: Uint8Array; fileName: string; reason: string | null }
/** What is handed in at once. `basis`: the document that a correction rests on. `hands`: whoever typed in it, beside its sender. `absent`: lines without a figure, and why. `together`: sheets of the same agency for other reports, checked with this one and stored with it or not at all. */
export interface Handed extends Sheet { agency: string; idempotencyKey: string; numbers?: 'vi' | 'en'; actor: string; basis?: string | null; hands?: string[]; absent?: Absent[]; together?: Sheet[] }
/** `read` lets a batch share one reading process; `at` and `accept` are for made-up data that has a past: nobody asks it for reasons, and no report is closed to it. */
export interface How { accept: boolean; at?: string; read?: (bytes: Uint8Array, name: string) => Promise<ReadSheet>; absorb?: boolean }
/** A sheet as it was read, under a key of its own. */
interface Keyed extends Sheet, Offered { key: string }

/** A sheet refused: every problem at once, nothing stored. */
export class SheetRefused extends Error {
  readonly problems: SheetProblem[];
  constructor(problems: SheetProblem[]) {
    super(`${problems.length} problems: ${problems.slice(0, 3).map((problem) => problem.code).join(', ')}`);
    this.problems = problems;
  }
}

export class Intake {
  private readonly home: Home;
  private readonly engine: Engine;
  private readonly log: Logger;
  private queue: Promise<unknown> = Promise.resolve();
  private showing: Promise<void> | null = null;

  constructor(home: Home, engine: Engine, log: Logger) {
    this.log = log;
    this.home = home;
    this.engine = engine;
  }

  /**
   * @throws SheetRefused with every problem; HttpError 400 for an unknown agency or report or one report twice, 409 for a key used with other files
   */
  async submit(handed: Handed, how: How): Promise<Receipt> {
    if (!/^[\x21-\x7e]{8,200}$/.test(handed.idempotencyKey)) throw new HttpError(400, 'missing-key');
    const sheets = [handed, ...(handed.together ?? [])];
    const doubled = sheets.find(({ report }, at) => sheets.findIndex((sheet) => sheet.report === report) < at);
    if (doubled) throw new HttpError(400, 'doubled-report', { report: doubled.report.slice(0, 80) });
    const earlier = await this.earlier(handed.agency, handed.idempotencyKey, sheets);
    if (earlier) return earlier;
    const indicators = await indicatorsOf(this.engine);
    for (const { report } of sheets) await this.known(handed.agency, report);

    const taken: Keyed[] = [];
    for (const [at, { report, bytes, fileName, reason }] of sheets.entries()) {
      const read = await (how.read ?? ((given, name) => readSheet(given, name, handed.numbers)))(bytes, fileName);
      taken.push({ report, bytes, fileName, reason, basis: handed.basis ?? null, key: keyOf(handed.idempotencyKey, at), read, absent: at === 0 ? handed.absent ?? [] : [] });
    }
    const checkedAt = this.engine.snapshot;
    const found = await this.found(handed.agency, taken, indicators, how);
    // The same sheet may have landed while this one was read: then it is no correction of itself.
    const settled = found.some(({ problems }) => problems.length > 0) ? await this.inTurn(async () => this.stored(handed.agency, handed.idempotencyKey, sheets)) : null;
    if (settled) return (await this.earlier(handed.agency, handed.idempotencyKey, sheets))!;
    refuse(taken, found);

    const landed = await this.inTurn(async () => {
      const again = this.stored(handed.agency, handed.idempotencyKey, sheets);
      if (again) return again;
      // Another sheet of the agency that landed since may contradict these.
      const beside = this.home.state.submissions(checkedAt).filter(({ agency }) => agency === handed.agency);
      if (how.absorb !== false && !this.isShown(beside)) await this.showNow();
      const last = beside.length > 0 ? await this.found(handed.agency, taken, indicators, how) : found;
      refuse(taken, last);
      const landings: Landing[] = [];
      for (const [at, { report, bytes, fileName, reason, basis, key, read }] of taken.entries()) {
        const { problems, unchanged } = last[at]!;
        landings.push({
          agency: handed.agency, report, observations: observationsOf(read, unchanged), sha256: await keepBytes(bytes, this.home.received, this.home.staging),
          fileName, idempotencyKey: key, reason, accept: how.accept, actor: handed.actor, at: how.at ?? this.home.state.now(), remarks: remarksOf(problems).filter((remark) => !unchanged.has(lineOf(remark))), unchanged: unchanged.size, ...(handed.hands ? { hands: handed.hands } : {}), ...(reason !== null && basis ? { basis } : {}), ...(at === 0 && handed.absent?.length ? { absent: handed.absent } : {}),
        });
      }
      return (await land(landings, this.home, this.engine.db)).map(({ submission }) => submission);
    });
    if (how.absorb !== false) await this.showSoon();
    return receiptFor(landed, this.engine, this.home.state);
  }

  /** Lets one landing follow the other, so that revisions and commit numbers do. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** What there is to say of each sheet, and whether its report takes it. */
  private async found(agency: string, taken: Keyed[], indicators: Map<string, IndicatorForm>, how: How): Promise<Closed[]> {
    const found: Closed[] = [];
    for (const [at, wrong] of (await check(this.engine, agency, taken, indicators, how.at === undefined)).entries()) {
      const { problems, unchanged } = await closedTo(this.engine, this.home.state, agency, taken[at]!, how.at);
      found.push({ problems: [...wrong, ...problems], unchanged });
    }
    return found;
  }

  /** Everything wrong with a sheet, or unusual, or worth knowing, without keeping anything. @throws HttpError 400 for an unknown agency or report */
  async look({ agency, bytes, fileName, numbers, ...sheet }: Omit<Handed, 'idempotencyKey' | 'actor' | 'together'>, reading?: How['read']): Promise<(SheetProblem & { level: Level })[]> {
    await this.known(agency, sheet.report);
    const read = await (reading ?? ((given, name) => readSheet(given, name, numbers)))(bytes, fileName);
    const [found] = await check(this.engine, agency, [{ report: sheet.report, read }], await indicatorsOf(this.engine), true);
    const { problems } = await closedTo(this.engine, this.home.state, agency, { report: sheet.report, reason: sheet.reason, basis: sheet.basis ?? null, read });
    return capped([...found!, ...problems]).map((problem) => ({ ...problem, level: levelOf(problem.code) }));
  }

  /** Shows what was committed, within its turn. It is stored by now, whatever happens here: what cannot be shown at once is shown with the next act. */
  async showNow(): Promise<void> {
    await this.engine.absorb().catch((error: unknown) => this.log.error({ err: error }, 'what was stored could not be shown at once'));
  }

  /** The same for what landed in its turn: sheets that come at once are shown at once, by one renewal for all of them. */
  private showSoon(): Promise<void> {
    this.showing ??= this.inTurn(async () => {
      this.showing = null;
      if (this.engine.snapshot < this.home.state.snapshot()) await this.showNow();
    });
    return this.showing;
  }

  private isShown(stored: Submission[]): boolean {
    return stored.every(({ seq }) => seq <= this.engine.snapshot);
  }

  private async earlier(agency: string, key: string, sheets: Sheet[]): Promise<Receipt | null> {
    const stored = this.stored(agency, key, sheets);
    if (!stored) return null;
    if (!this.isShown(stored)) await this.showSoon();
    return receiptFor(stored, this.engine, this.home.state);
  }

  /** What was stored under a key; null where nothing was. @throws HttpError 409 where it was another sheet */
  private stored(agency: string, key: string, sheets: Sheet[]): Submission[] | null {
    const first = this.home.state.submissionByKey(key);
    if (!first) return null;
    const stored = [first, ...sheets.slice(1).map((_, at) => this.home.state.submissionByKey(keyOf(key, at + 1)))];
    const same = (submission: Submission | undefined, { report, bytes }: Sheet): boolean => submission !== undefined && submission.agency === agency
      && submission.report === report && submission.sha256 === createHash('sha256').update(bytes).digest('hex');
    if (this.home.state.submissionByKey(keyOf(key, sheets.length)) || sheets.some((sheet, at) => !same(stored[at], sheet))) {
      throw new HttpError(409, 'key-reused', { receipt: first.submission });
    }
    return stored as Submission[];
  }

  private async known(agency: string, report: string): Promise<void> {
    const given = { agency: { kind: 'text' as const, value: agency }, report: { kind: 'text' as const, value: report } };
    await this.engine.db.use(async (lease) => {
      const names = async (sql: string): Promise<string[]> => (await lease.run(sql)).values[0] as string[];
      const found = await lease.run('select (select count(*) from bodies where agency = $agency), (select count(*) from registry_calendar where report = $report)', given);
      if (found.values[0]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'agency', given: agency.slice(0, 80), allowed: nearest(agency, await names('select agency from bodies')).join(', ') });
      }
      if (found.values[1]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'report', given: report.slice(0, 80), allowed: nearest(report, await names('select report from registry_calendar')).join(', ') });
      }
    });
  }
}

/** The key of one of several sheets; no sender can write a blank. */
function keyOf(key: string, at: number): string {
  return at === 0 ? key : `${key} ${at + 1}`;
}

/** @throws SheetRefused where anything is wrong, or unusual without a reason; of several sheets each problem names its report */
function refuse(taken: Keyed[], found: Closed[]): void {
  const problems = found.flatMap((of, at) => of.problems.filter(({ code, explained }) => levelOf(code) !== 'note' && !explained)
    .sort((a, b) => a.sheet.localeCompare(b.sheet) || (a.line ?? 0) - (b.line ?? 0))
    .map((problem) => (taken.length > 1 ? { ...problem, report: taken[at]!.report } : problem)));
  if (problems.length > 0) throw new SheetRefused(capped(problems));
}

function observationsOf({ rows }: ReadSheet, unchanged: ReadonlySet<string>): Observation[] {
  return rows.filter((row) => !unchanged.has(lineOf(row))).map((row) => ({
    indicator: row.indicator, part: row.part, state: row.state, numerator: row.numerator, denominator: row.denominator, value: row.value, sample: row.sample,
    standard_error: row.standard_error, reference: row.reference, note: row.note, sheet: row.sheet, line: row.line, cell: row.cells.numerator ?? row.cells.value ?? row.cells.state ?? '',
  }));
}
