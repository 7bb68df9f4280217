// npm run bench:home: the commands on a home of a province's size. Prints seconds for verify, backup, restore and seal, and for a start before and
// after the seal; asserts nothing but that the commands end well.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openHouse } from '../../server/house.ts';
import { filesUnder, keepBytes } from '../../server/lake/durable.ts';
import { land } from '../../server/lake/land.ts';
import type { Observation } from '../../server/lake/land.ts';
import { sweep } from '../../server/lake/sweep.ts';
import { readSettings } from '../../server/settings.ts';

const SUBMISSIONS = Number(process.env.SUBMISSIONS ?? 3000);
const EACH = Number(process.env.EACH ?? 130);
const root = mkdtempSync(join(tmpdir(), 'cot-moc-bench-'));
const home = join(root, 'home');
const settings = readSettings({ COT_MOC_HOME: home, COT_MOC_DEMO: 'off' });
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);

const reports = await make();
const say = (what: string, since: number): void => console.log(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
await start(`start, ${filesUnder(join(home, 'lake')).length} files`);
command('verify', home);
command('backup', join(root, 'backup'), '--home', home);
command('restore', join(root, 'backup'), join(root, 'again'));
let since = performance.now();
for (const report of reports) command('seal', report, '--home', home);
say(`seal of ${reports.length} reports, a process each`, since);
await start('start, sealed');
since = performance.now();
await openHouse(settings, () => undefined).then(async ({ house, close }) => {
  await sweep(house.home, 0, Date.now() + 8 * 86_400_000);
  await close();
});
await start(`start, sealed, ${filesUnder(join(home, 'lake')).length} files after seven days`);
command('verify', home);
command('backup', join(root, 'backup-sealed'), '--home', home);
rmSync(root, { recursive: true });

/** @returns the reports handed in for */
async function make(): Promise<string[]> {
  const { house, close } = await openHouse(settings, () => undefined);
  const { engine, home: kept } = house;
  const column = async (sql: string): Promise<string[][]> => (await engine.db.use((lease) => lease.run(sql))).values as string[][];
  const [agencies] = await column("select agency from bodies where territory = 'bac-giang' and kind <> 'collective' order by agency") as [string[]];
  const [closed] = await column("select report from registry_calendar where kind <> 'M' and closes < current_date order by ends") as [string[]];
  const [indicators, parts, kinds] = await column(`select distinct r.indicator, r.part, i.kind from registry_targets as r inner join registry_indicators as i on i.id = r.indicator
    inner join registry_plans as p on p.id = r.plan and p.territory = 'bac-giang' order by 1, 2`) as [string[], string[], string[]];
  for (let number = 0; number < SUBMISSIONS; number += 1) {
    const [report, agency] = [closed[number % closed.length]!, agencies[Math.floor(number / closed.length) % agencies.length]!];
    const observations = Array.from({ length: EACH }, (_, row): Observation => {
      const pick = row % indicators.length;
      const [denominator, isShare] = [500 + ((row * 7919 + number * 104_729) % 900), kinds[pick] === 'share'];
      return {
        indicator: indicators[pick]!, part: row < indicators.length ? parts[pick]! : `field=f${Math.floor(row / indicators.length)}`, state: 'reported', numerator: isShare ? Math.round(denominator * 0.6) : null,
        denominator: isShare ? denominator : null, value: isShare ? null : denominator, sample: null, standard_error: null, reference: '', note: '', sheet: '', line: row + 2, cell: `C${row + 2}`,
      };
    });
    const sha256 = await keepBytes(Buffer.from(`${number}\n`.repeat(4000)), kept.received, kept.staging);
    await land([{ agency, report, observations, sha256, fileName: 'bench.csv', idempotencyKey: `bench-key-${number}`, reason: null, accept: true, actor: 'bench', at: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString() }], kept, engine.db);
  }
  await close();
  return [...new Set(closed)].slice(0, SUBMISSIONS);
}

async function start(what: string): Promise<void> {
  const begun = performance.now();
  const { close } = await openHouse(settings, () => undefined);
  say(what, begun);
  await close();
}

function command(...line: string[]): void {
  const begun = performance.now();
  const ended = spawnSync(process.execPath, [resolve('server/commands/main.ts'), ...line], { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${line[0]} ended with ${ended.status}: ${ended.stderr}`);
  if (line[0] !== 'seal') say(`${line[0]} (${ended.stdout.trim().slice(0, 200)})`, begun);
}
