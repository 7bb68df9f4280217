// kill -9 at any moment of a loop of submissions: nothing acknowledged is lost, anything else is whole or absent.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';

const CYCLES = Number(process.env.KILLS ?? 50);
const PAIRS = Math.ceil(CYCLES / 4);
// A small registry: most of a start is spent on it, and the landing is the same.
const SMALL = { COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere', COT_MOC_DEMO: 'off', LOG_LEVEL: 'silent' };
const AGENCY = 'a';
const REPORT = '2023Q1';
const INDICATOR = 'online';

/** Kills one lander after another at a moment of its own. @returns the receipts that they acknowledged, by number */
async function landAndKill(env: NodeJS.ProcessEnv, reports: string, cycles: number): Promise<Map<number, { submission: string; sha256: string }>> {
  const acknowledged = new Map<number, { submission: string; sha256: string }>();
  let number = 1;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const child = spawn(process.execPath, [resolve('test/lake/lander.ts'), AGENCY, reports, INDICATOR, String(number)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let kill: NodeJS.Timeout | undefined;
    const wanted = cycle % 3;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const receipts = said.split('\n').length - 2;
      if (said.includes('ready\n') && receipts >= wanted) kill ??= setTimeout(() => child.kill('SIGKILL'), Math.floor(Math.random() * 220));
    });
    const signal = await new Promise((done) => child.once('exit', (_code, name) => done(name)));
    expect(signal).toBe('SIGKILL');
    for (const line of said.split('\n').slice(0, -1)) {
      const [at, submission, sha256] = line.split(' ');
      if (!submission) continue;
      acknowledged.set(Number(at), { submission, sha256: sha256! });
      number = Number(at) + 1;
    }
    number += 1;
  }
  return acknowledged;
}

test(`${CYCLES} kills while sheets land`, { timeout: 3_600_000 }, async () => {
  const root = mkdtempSync(join(tmpdir(), 'cot-moc-kill-'));
  const env = { ...process.env, COT_MOC_HOME: join(root, 'home'), ...SMALL };
  const acknowledged = await landAndKill(env, REPORT, CYCLES);

  const { house, close } = await openHouse(readSettings(env), () => undefined);
  try {
    expect(acknowledged.size).toBeGreaterThanOrEqual(Math.floor((CYCLES * 2) / 3));
    expect(house.home.state.brokenLink()).toBeNull();
    const { columns } = await house.engine.db.use(async (lease) => ({ columns: await lease.run('select submission, numerator, count(*) over (partition by submission) from landed') }));
    const landed = new Map(columns.values[0]!.map((submission, row) => [submission, { numerator: columns.values[1]![row], rows: columns.values[2]![row] }]));
    for (const [at, receipt] of acknowledged) {
      expect(landed.get(receipt.submission), receipt.submission).toEqual({ numerator: at, rows: 1 });
      const kept = readFileSync(join(root, 'home/received', receipt.sha256.slice(0, 2), receipt.sha256));
      expect(createHash('sha256').update(kept).digest('hex')).toBe(receipt.sha256);
    }
    const submissions = house.home.state.submissions();
    expect([...landed.keys()].sort()).toEqual(submissions.map((row) => row.submission).sort());
    expect(submissions.map((row) => row.revision).sort((a, b) => a - b)).toEqual(submissions.map((_, index) => index + 1));
    expect(readdirSync(join(root, 'home/staging'))).toEqual([]);
    const files = (readdirSync(join(root, 'home/lake'), { recursive: true }) as string[]).filter((name) => name.endsWith('.parquet'));
    expect(files.length).toBe(submissions.length);
    const again = await house.intake.submit({
      agency: AGENCY, report: REPORT, bytes: Buffer.from(`indicator;numerator;denominator;note\n${INDICATOR};${[...acknowledged.keys()][0]};1000000;Đúng theo sổ theo dõi\n`), fileName: 'kill.csv',
      idempotencyKey: `kill-${[...acknowledged.keys()][0]}-key`, reason: 'recount', basis: 'Công văn 12/CV-ĐC', actor: 'test',
    }, { accept: true });
    expect(again.submission).toBe([...acknowledged.values()][0]!.submission);
  } finally {
    await close();
    rmSync(root, { recursive: true, force: true });
  }
});

test(`${PAIRS} kills while pairs land: of each pair both sheets are stored, or none`, { timeout: 3_600_000 }, async () => {
  const root = mkdtempSync(join(tmpdir(), 'cot-moc-kill-'));
  const env = { ...process.env, COT_MOC_HOME: join(root, 'home'), ...SMALL };
  const acknowledged = await landAndKill(env, `2023H1 ${REPORT}`, PAIRS);
  const { house, close } = await openHouse(readSettings(env), () => undefined);
  try {
    expect(acknowledged.size).toBeGreaterThanOrEqual(Math.floor((PAIRS * 2) / 3));
    expect(house.home.state.brokenLink()).toBeNull();
    const submissions = house.home.state.submissions();
    const byKey = new Map(submissions.map((row) => [row.idempotency_key, row]));
    for (const row of submissions) {
      const partner = byKey.get(row.idempotency_key.endsWith(' 2') ? row.idempotency_key.slice(0, -2) : `${row.idempotency_key} 2`);
      expect([partner?.sha256, partner?.revision], row.submission).toEqual([row.sha256, row.revision]);
    }
    for (const { submission } of acknowledged.values()) expect(submissions.map((row) => row.submission)).toContain(submission);
    const { values } = await house.engine.db.use((lease) => lease.run('select submission from landed order by submission'));
    expect(values[0]).toEqual(submissions.map((row) => row.submission).sort());
  } finally {
    await close();
    rmSync(root, { recursive: true, force: true });
  }
});
