// A province of its own: a registry that a test may edit, a home that stays while it does, sheets that land on the moment that the clock says.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { land } from '../../server/lake/land.ts';
import type { Observation } from '../../server/lake/land.ts';
import { open } from '../open.ts';
import type { Opened } from '../open.ts';

const NOTHING = { part: '', state: 'nothing-to-report', numerator: null, denominator: null, value: null, sample: null, standard_error: null, reference: '', note: '', sheet: '' };

export class Province {
  private readonly root = mkdtempSync(join(tmpdir(), 'cot-moc-province-'));
  private readonly data = join(this.root, 'data');
  private opened: Opened | null = null;

  constructor() {
    cpSync('test/queries/data', this.data, { recursive: true });
  }

  get url(): string {
    return this.opened!.url;
  }

  get house(): Opened['house'] {
    return this.opened!.house;
  }

  get engine(): Opened['house']['engine'] {
    return this.house.engine;
  }

  edit(file: string, of: (text: string) => string): void {
    const before = readFileSync(join(this.data, file), 'utf8');
    const after = of(before);
    expect(after, file).not.toBe(before);
    writeFileSync(join(this.data, file), after);
  }

  append(file: string, rows: string): void {
    this.edit(file, (text) => `${text.trimEnd()}\n${rows}\n`);
  }

  /** A plan that has no targets. */
  addPlan(id: string): void {
    const folder = join(this.data, 'plans', id);
    cpSync(join(this.data, 'plans/p'), folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), name === 'plan.json' ? text.replace('"id": "p"', `"id": "${id}"`) : `${text.split('\n')[0]}\n`);
    }
  }

  /** Opens the house, on the same home each time. */
  async start(): Promise<void> {
    this.opened = await open({ COT_MOC_DATA: this.data, COT_MOC_SOURCES: '/nowhere', COT_MOC_HOME: join(this.root, 'home') });
  }

  async stop(): Promise<void> {
    await this.opened!.close();
  }

  /** Nothing is left of it. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Lands a sheet on the moment that it is; “online 9/10”, “units 780”, “units -” for nothing to report. @returns its receipt number */
  async hand(agency: string, report: string, rows: string[], accept = true): Promise<string> {
    const observations = rows.map((row, place): Observation => {
      const [indicator, figure] = row.split(' ') as [string, string];
      const [numerator, denominator] = figure.split('/').map(Number);
      const share = denominator !== undefined;
      if (figure === '-') return { ...NOTHING, indicator, line: place + 2, cell: `C${place + 2}` };
      return { ...NOTHING, indicator, state: 'reported', numerator: share ? numerator! : null, denominator: share ? denominator : null, value: share ? null : numerator!, line: place + 2, cell: `C${place + 2}` };
    });
    const [landed] = await land([{ agency, report, observations, sha256: 'x', fileName: 'x.csv', idempotencyKey: crypto.randomUUID(), reason: null, accept, actor: 'test', at: new Date().toISOString() }], this.house.home, this.engine.db);
    await this.engine.absorb();
    return landed!.submission.submission;
  }
}
