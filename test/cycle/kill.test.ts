// kill -9 at any moment of the reporting cycle: what was acknowledged is there, what was not is whole or absent, and the chain holds.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { subjectOf } from '../../server/conclusions/steps.ts';
import { publicationsOf } from '../../server/cycle/publications.ts';
import { stageOf } from '../../server/lake/stage.ts';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { addSet } from '../scoring/made-set.ts';

const KILLS = Math.ceil(Number(process.env.KILLS ?? 50) * 0.66);

test(`${KILLS} kills while drafts are typed, sheets sent, taken back, approved and decided, reports opened, progress told, rulings recorded, components scored and figures published`, { timeout: 3_600_000 }, async () => {
  const root = mkdtempSync(join(tmpdir(), 'cot-moc-cycle-'));
  // With an activity to report on, and two milestones for one year to rule between.
  const data = join(root, 'data');
  cpSync('test/queries/data', data, { recursive: true });
  const agencies = join(data, 'agencies.csv');
  writeFileSync(agencies, readFileSync(agencies, 'utf8').replace(/^(a,.*,illustrative,)/m, '$1Cơ quan a'));
  appendFileSync(join(data, 'plans/p/activities.csv'), 'task,p,procedures,1,,Việc,Việc,,Cơ quan a,,,2026-01-01,2030-12-31,once,,002,1,\n');
  appendFileSync(join(data, 'plans/p/targets.csv'), 'online-30-other,online,p,procedures,online,province,,level,>=,70,,percent,,2030,ramp,,I,q,003,1,,online,online,\n');
  addSet(data);
  const env = { ...process.env, COT_MOC_HOME: join(root, 'home'), COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere', COT_MOC_DEMO: 'off', COT_MOC_REVIEW: 'on', COT_MOC_APPROVAL: 'on', LOG_LEVEL: 'silent' };
  const acknowledged: [what: string, of: string][] = [];
  for (let cycle = 0, number = 1; cycle < KILLS; cycle += 1, number += 100) {
    const child = spawn(process.execPath, [resolve('test/cycle/cycler.ts'), String(number)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let kill: NodeJS.Timeout | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready\n') && said.split('\n').length - 2 >= cycle % 9) kill ??= setTimeout(() => child.kill('SIGKILL'), Math.floor(Math.random() * 120));
    });
    expect(await new Promise((done) => child.once('exit', (_code, name) => done(name)))).toBe('SIGKILL');
    acknowledged.push(...said.split('\n').slice(1, -1).map((line) => line.split(' ') as [string, string]));
  }
  const { house, close } = await openHouse(readSettings(env), () => undefined);
  try {
    const { state } = house.home;
    expect(state.breaks()).toEqual([]);
    expect(state.damages()).toEqual([]);
    const published = publicationsOf(state).map((one) => String(one.number));
    expect(published.toSorted((a, b) => Number(a) - Number(b))).toEqual(published.map((_, at) => String(at + 1)));
    const opened = state.acts().filter(({ kind }) => kind === 'opening').map(({ detail }) => (JSON.parse(detail) as { reason: string }).reason);
    const drafted = Number(house.drafts.cells('a', '2022H1')[0]?.text);
    for (const [what, of] of acknowledged) {
      if (what === 'published') expect(published, `publication ${of}`).toContain(of);
      else if (what === 'sent') expect(state.submissions().map(({ submission }) => submission)).toContain(of);
      else if (what === 'progress') expect(state.acts().some(({ kind, seq }) => kind === 'proof' && String(seq) === of), `progress ${of}`).toBe(true);
      else if (what === 'ruled') expect(state.acts().some(({ kind, detail }) => kind === 'ruling' && detail.includes(`Kết luận ${of}"`)), `ruling ${of}`).toBe(true);
      else if (what === 'scored') expect(state.acts().some(({ kind, detail }) => kind === 'score-self' && detail.includes(`Lần ${of},`)), `score ${of}`).toBe(true);
      else if (what === 'opened') expect(opened, `opening ${of}`).toContain(`Mở lại kỳ báo cáo, lần ${of}`);
      else if (what === 'typed') expect(drafted, `draft ${of}`).toBeGreaterThanOrEqual(Number(of));
      else if (['conclusion-noted', 'conclusion-signed'].includes(what)) expect(state.acts().some(({ kind, submission }) => kind === what && submission === subjectOf(of)), `${what} ${of}`).toBe(true);
      else if (what === 'at-once') expect(stageOf(state, of)).toBe('accepted');
      else if (what === 'approved') expect(['approved', 'accepted', 'returned'], of).toContain(stageOf(state, of));
      else expect(stageOf(state, of), of).toBe(what);
    }
    for (const what of ['typed', 'progress', 'ruled', 'scored', 'sent', 'approved', 'accepted', 'published', 'conclusion-signed']) expect(acknowledged.filter(([one]) => one === what).length, what).toBeGreaterThan(2);
    expect(state.get<{ n: number }>('select count(*) as n from score_keys')!.n, 'each step was taken once').toBe(state.acts().filter(({ kind }) => kind === 'score-self').length);
    const decided = state.acts().filter(({ kind }) => kind === 'accept' || kind === 'return').map(({ submission }) => submission);
    expect(new Set(decided).size, 'each sheet was decided once').toBe(decided.length);
    const { values } = await house.engine.db.use((lease) => lease.run('select submission from landed order by submission'));
    expect(values[0]).toEqual(state.submissions().map(({ submission }) => submission).sort());
  } finally {
    await close();
    rmSync(root, { recursive: true, force: true });
  }
});
