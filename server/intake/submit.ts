// From sheets as received to receipts, or to everything that is wrong with them.
import { createHash } from 'node:crypto';
import { checkRow } from '../../client/cell-checks.ts';
import type { Logger } from 'pino';
import { dayInVietnam } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { Home } from '../home.ts';
import { keepBytes } from '../lake/durable.ts';
import { land } from '../lake/land.ts';
import type { Landing, Observation } from '../lake/land.ts';
import type { Submission } from '../lake/state.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { checkAgainstRegistry, indicatorsOf } from './against-registry.ts';
import type { IndicatorForm } from './against-registry.ts';
import { receiptFor } from './receipts.ts';
import type { Receipt } from './receipts.ts';
import { capped, readSheet } from './sheets.ts';
import type { ReadSheet, SheetProblem } from './sheets.ts';

export const REASONS = ['late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] as const;

/** One sheet of an agency, for one report. */
export interface Sheet { report: string; bytes: Uint8Array; fileName: string; reason: string | null }
/** What is handed in at once. `together`: sheets of the same agency for other reports, checked with this one and stored with it or not at all. */
export interface Handed extends Sheet { agency: string; idempotencyKey: string; numbers?: 'vi' | 'en'; actor: string; together?: Sheet[] }
/** `read` lets a batch share one reading process; `at` and `accept` are for made-up data that has a past. */
export interface How { accept: boolean; at?: string; read?: (bytes: Uint8Array, name: string) => Promise<ReadSheet>; absorb?: boolean }
/** A sheet as it was read, under a key of its own. */
interface Taken extends Sheet { key: string; read: ReadSheet }

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
    const opens = await Promise.all(sheets.map(({ report }) => this.known(handed.agency, report)));

    const taken: Taken[] = [];
    for (const [at, { report, bytes, fileName, reason }] of sheets.entries()) {
      const read = await (how.read ?? ((given, name) => readSheet(given, name, handed.numbers)))(bytes, fileName);
      taken.push({ report, bytes, fileName, reason, key: keyOf(handed.idempotencyKey, at), read });
    }
    const checkedAt = this.engine.snapshot;
    const found = await this.wrong(handed.agency, taken, indicators);
    const today = dayInVietnam(new Date());
    for (const [at, { report }] of taken.entries()) if (opens[at]! > today) found[at]!.push(wholeFile('report-not-open', { report }));
    refuse(taken, found);

    return this.inTurn(async () => {
      const again = await this.earlier(handed.agency, handed.idempotencyKey, sheets);
      if (again) return again;
      // Another report of the agency that landed since may contradict these.
      const since = this.home.state.submissions(checkedAt).some(({ agency, report }) => agency === handed.agency && !sheets.some((sheet) => sheet.report === report));
      if (since) refuse(taken, await this.wrong(handed.agency, taken, indicators));
      const landings: Landing[] = [];
      for (const { report, bytes, fileName, reason, key, read } of taken) {
        landings.push({
          agency: handed.agency, report, observations: observationsOf(read), sha256: await keepBytes(bytes, this.home.received, this.home.staging),
          fileName, idempotencyKey: key, reason, accept: how.accept, actor: handed.actor, at: how.at ?? new Date().toISOString(),
        });
      }
      const landed = await land(landings, this.home, this.engine.db);
      if (how.absorb !== false) await this.showNow();
      return receiptFor(landed.map(({ submission }) => submission), this.engine);
    });
  }

  /** Lets one landing follow the other, so that revisions and commit numbers do. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** @returns what is wrong with each sheet, given the others */
  private async wrong(agency: string, taken: Taken[], indicators: Map<string, IndicatorForm>): Promise<SheetProblem[][]> {
    const found: SheetProblem[][] = [];
    for (const { report, read } of taken) {
      const problems = [...read.problems, ...stranger(read, agency, report)];
      for (const row of read.rows) {
        const indicator = indicators.get(row.indicator);
        if (indicator) problems.push(...checkRow(row, indicator, report));
      }
      const beside = taken.filter((other) => other.report !== report).map((other) => ({ report: other.report, rows: other.read.rows }));
      problems.push(...await checkAgainstRegistry(this.engine, read.rows, { agency, report }, [...indicators.keys()], beside));
      if (problems.length === 0 && read.rows.length === 0) problems.push(wholeFile('nothing-in-sheet'));
      found.push(problems);
    }
    return found;
  }

  /** The sheets are stored by now, whatever happens here: what cannot be shown at once is shown with the next sheet or the hourly renewal. */
  private async showNow(): Promise<void> {
    await this.engine.absorb().catch((error: unknown) => this.log.error({ err: error }, 'a stored sheet could not be shown at once'));
  }

  private async earlier(agency: string, key: string, sheets: Sheet[]): Promise<Receipt | null> {
    const first = this.home.state.submissionByKey(key);
    if (!first) return null;
    const stored = [first, ...sheets.slice(1).map((_, at) => this.home.state.submissionByKey(keyOf(key, at + 1)))];
    const same = (submission: Submission | undefined, { report, bytes }: Sheet): boolean => submission !== undefined && submission.agency === agency
      && submission.report === report && submission.sha256 === createHash('sha256').update(bytes).digest('hex');
    if (this.home.state.submissionByKey(keyOf(key, sheets.length)) || sheets.some((sheet, at) => !same(stored[at], sheet))) {
      throw new HttpError(409, 'key-reused', { receipt: first.submission });
    }
    return receiptFor(stored as Submission[], this.engine);
  }

  /** @returns the first day of the report's window */
  private async known(agency: string, report: string): Promise<string> {
    const given = { agency: { kind: 'text' as const, value: agency }, report: { kind: 'text' as const, value: report } };
    return this.engine.db.use(async (lease) => {
      const names = async (sql: string): Promise<string[]> => (await lease.run(sql)).values[0] as string[];
      const found = await lease.run('select (select count(*) from bodies where agency = $agency), (select count(*) from registry_calendar where report = $report), (select max(opens) from registry_calendar where report = $report)', given);
      if (found.values[0]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'agency', given: agency.slice(0, 80), allowed: nearest(agency, await names('select agency from bodies')).join(', ') });
      }
      if (found.values[1]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'report', given: report.slice(0, 80), allowed: nearest(report, await names('select report from registry_calendar')).join(', ') });
      }
      return String(found.values[2]![0]);
    });
  }
}

/** The key of one of several sheets; no sender can write a blank. */
function keyOf(key: string, at: number): string {
  return at === 0 ? key : `${key} ${at + 1}`;
}

/** @throws SheetRefused where anything is wrong; of several sheets each problem names its report */
function refuse(taken: Taken[], found: SheetProblem[][]): void {
  const problems = found.flatMap((list, at) => list
    .sort((a, b) => a.sheet.localeCompare(b.sheet) || (a.line ?? 0) - (b.line ?? 0))
    .map((problem) => (taken.length > 1 ? { ...problem, report: taken[at]!.report } : problem)));
  if (problems.length > 0) throw new SheetRefused(capped(problems));
}

function observationsOf({ rows }: ReadSheet): Observation[] {
  return rows.map((row) => ({
    indicator: row.indicator, part: row.part, state: row.state, numerator: row.numerator, denominator: row.denominator, value: row.value, sample: row.sample,
    standard_error: row.standard_error, reference: row.reference, note: row.note, sheet: row.sheet, line: row.line, cell: row.cells.numerator ?? row.cells.value ?? row.cells.state ?? '',
  }));
}

/** A template names whom and which report it was made for. */
function stranger(sheet: ReadSheet, agency: string, report: string): SheetProblem[] {
  return [
    ...(sheet.agency && sheet.agency !== agency ? [wholeFile('wrong-agency', { meant: sheet.agency, given: agency })] : []),
    ...(sheet.report && sheet.report !== report ? [wholeFile('wrong-report', { meant: sheet.report, given: report })] : []),
  ];
}

function wholeFile(code: string, params: SheetProblem['params'] = {}): SheetProblem {
  return { code, sheet: '', line: null, column: null, cell: null, params };
}
