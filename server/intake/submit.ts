// From a sheet as received to a receipt, or to everything that is wrong with it.
import { createHash } from 'node:crypto';
import { checkRow } from '../../client/cell-checks.ts';
import type { Logger } from 'pino';
import { dayInVietnam } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { Home } from '../home.ts';
import { keepBytes } from '../lake/durable.ts';
import { land } from '../lake/land.ts';
import type { Observation } from '../lake/land.ts';
import type { Submission } from '../lake/state.ts';
import { nearest } from '../nearest.ts';
import { HttpError } from '../problem.ts';
import { checkAgainstRegistry, indicatorsOf } from './against-registry.ts';
import { capped, readSheet } from './sheets.ts';
import type { ReadSheet, SheetProblem } from './sheets.ts';

export const REASONS = ['late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] as const;

export interface Handed {
  agency: string; report: string; bytes: Uint8Array; fileName: string; idempotencyKey: string;
  numbers?: 'vi' | 'en'; reason: string | null; actor: string;
}
/** `targets`: pages whose figures the sheet touches. */
export interface Receipt {
  receipt: string; submission: string; agency: string; report: string; revision: number; figures: number;
  sha256: string; received_at: string; accepted: boolean; targets: string[];
}
/** `read` lets a batch share one reading process; `at` and `accept` are for made-up data that has a past. */
export interface How { accept: boolean; at?: string; read?: (bytes: Uint8Array, name: string) => Promise<ReadSheet>; absorb?: boolean }

const TOUCHED = `select distinct p.target from landed as l
  inner join bodies as b on b.agency = l.agency
  inner join registry_plans as t on t.territory = b.territory
  inner join pages as p on p.plan = t.id and p.indicator = l.indicator and p.part in (l.part, '')
  where l.submission = $submission order by p.target`;

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
   * @throws SheetRefused with every problem; HttpError 400 for an unknown agency or report, 409 for a key used with another file
   */
  async submit(handed: Handed, how: How): Promise<Receipt> {
    if (!/^[\x21-\x7e]{8,200}$/.test(handed.idempotencyKey)) throw new HttpError(400, 'missing-key');
    const earlier = await this.earlier(handed);
    if (earlier) return earlier;
    const indicators = await indicatorsOf(this.engine);
    const opens = await this.known(handed);

    const sheet = await (how.read ?? ((bytes, name) => readSheet(bytes, name, handed.numbers)))(handed.bytes, handed.fileName);
    const problems = [...sheet.problems, ...stranger(sheet, handed)];
    if (opens > dayInVietnam(new Date())) problems.push({ code: 'report-not-open', sheet: '', line: null, column: null, cell: null, params: { report: handed.report } });
    for (const row of sheet.rows) {
      const indicator = indicators.get(row.indicator);
      if (indicator) problems.push(...checkRow(row, indicator));
    }
    problems.push(...await checkAgainstRegistry(this.engine, sheet.rows, handed, [...indicators.keys()]));
    if (problems.length === 0 && sheet.rows.length === 0) problems.push({ code: 'nothing-in-sheet', sheet: '', line: null, column: null, cell: null, params: {} });
    if (problems.length > 0) throw new SheetRefused(capped(problems.sort((a, b) => a.sheet.localeCompare(b.sheet) || (a.line ?? 0) - (b.line ?? 0))));

    return this.inTurn(async () => {
      const again = await this.earlier(handed);
      if (again) return again;
      const sha256 = await keepBytes(handed.bytes, this.home.received, this.home.staging);
      const observations = sheet.rows.map((row): Observation => ({
        indicator: row.indicator, part: row.part, state: row.state, numerator: row.numerator, denominator: row.denominator, value: row.value,
        sample: row.sample, note: row.note, sheet: row.sheet, line: row.line, cell: row.cells.numerator ?? row.cells.value ?? row.cells.state ?? '',
      }));
      const { submission } = await land({
        agency: handed.agency, report: handed.report, observations, sha256, fileName: handed.fileName, idempotencyKey: handed.idempotencyKey,
        reason: handed.reason, accept: how.accept, actor: handed.actor, at: how.at ?? new Date().toISOString(),
      }, this.home, this.engine.db);
      if (how.absorb !== false) await this.showNow();
      return this.receipt(submission);
    });
  }

  /** Lets one landing follow the other, so that revisions and commit numbers do. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** The sheet is stored by now, whatever happens here: what cannot be shown at once is shown with the next sheet or the hourly renewal. */
  private async showNow(): Promise<void> {
    await this.engine.absorb().catch((error: unknown) => this.log.error({ err: error }, 'a stored sheet could not be shown at once'));
  }

  private async earlier(handed: Handed): Promise<Receipt | null> {
    const submission = this.home.state.submissionByKey(handed.idempotencyKey);
    if (!submission) return null;
    const sha256 = createHash('sha256').update(handed.bytes).digest('hex');
    if (submission.sha256 !== sha256 || submission.agency !== handed.agency || submission.report !== handed.report) {
      throw new HttpError(409, 'key-reused', { receipt: submission.submission });
    }
    return this.receipt(submission);
  }

  private async receipt(submission: Submission): Promise<Receipt> {
    const { agency, report, revision, figures, sha256, received_at, accepted } = submission;
    const touched = await this.engine.db.use((lease) => lease.run(TOUCHED, { submission: { kind: 'text', value: submission.submission } }));
    const targets = touched.values[0] as string[];
    return { receipt: submission.submission, submission: submission.submission, agency, report, revision, figures, sha256, received_at, accepted: accepted === 1, targets };
  }

  /** @returns the first day of the report's window */
  private async known(handed: Handed): Promise<string> {
    const given = { agency: { kind: 'text' as const, value: handed.agency }, report: { kind: 'text' as const, value: handed.report } };
    return this.engine.db.use(async (lease) => {
      const names = async (sql: string): Promise<string[]> => (await lease.run(sql)).values[0] as string[];
      const found = await lease.run('select (select count(*) from bodies where agency = $agency), (select count(*) from reports where report = $report), (select max(opens) from reports where report = $report)', given);
      if (found.values[0]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'agency', given: handed.agency.slice(0, 80), allowed: nearest(handed.agency, await names('select agency from bodies')).join(', ') });
      }
      if (found.values[1]![0] === 0) {
        throw new HttpError(400, 'wrong-parameter', { name: 'report', given: handed.report.slice(0, 80), allowed: nearest(handed.report, await names('select report from reports')).join(', ') });
      }
      return String(found.values[2]![0]);
    });
  }
}

/** A template names whom and which report it was made for. */
function stranger(sheet: ReadSheet, handed: Handed): SheetProblem[] {
  const problem = (code: string, meant: string, given: string): SheetProblem => ({ code, sheet: '', line: null, column: null, cell: null, params: { meant, given } });
  return [
    ...(sheet.agency && sheet.agency !== handed.agency ? [problem('wrong-agency', sheet.agency, handed.agency)] : []),
    ...(sheet.report && sheet.report !== handed.report ? [problem('wrong-report', sheet.report, handed.report)] : []),
  ];
}
