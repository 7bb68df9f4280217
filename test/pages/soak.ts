// npm run soak: an unattended screen for 72 hours by the clock of this machine, with the network cut, the server restarted and new publications at random. HOURS=0.5 for less, SECONDS a slide.
import { publish } from '../published.ts';
import { openPages } from './house.ts';
import { openScreen } from './unattended.ts';

const HOURS = Number(process.env.HOURS ?? 72);
const SECONDS = Number(process.env.SECONDS ?? 20);
const HOUR_MS = 3_600_000;
/** Out of so many slides one meets something. */
const RARELY = 40;
/** What a browser may hold more than after its first hundred slides. */
const MORE = 1.5;

if (!(HOURS > 0) || !(SECONDS >= 5)) throw new Error('HOURS is a number above 0, SECONDS one of at least 5.');

const house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' });
const faults: string[] = [];
try {
  const published = (): Promise<number> => {
    house.house.progress.total = house.house.progress.done;
    return publish(house, 'Quý III/2026');
  };
  let latest = await published();
  const life = await openScreen(house, { seconds: SECONDS });
  const until = Date.now() + HOURS * HOUR_MS;
  let [slides, isOffline, told] = [0, false, Date.now()];
  let first: Awaited<ReturnType<typeof life.held>> | null = null;
  const MET: Record<string, () => Promise<void>> = {
    'the network is cut': async () => { isOffline = true; await life.page.context().setOffline(true); },
    'the network is back': async () => { isOffline = false; await life.page.context().setOffline(false); },
    'the server is restarted': () => house.restart(),
    'something new is published': async () => { latest = await published(); },
  };
  while (Date.now() < until) {
    await life.turn();
    slides += 1;
    if (slides === 100) first = await life.held();
    const shown = Number(await life.publication());
    if (!(shown >= 1 && shown <= latest)) faults.push(`slide ${slides}: publication ${shown}, the latest is ${latest}`);
    for (const what of life.wrong.splice(0)) faults.push(`slide ${slides}: ${what}`);
    if (Math.random() < 1 / RARELY) {
      const may = Object.keys(MET).filter((name) => name !== (isOffline ? 'the network is cut' : 'the network is back'));
      const name = may[Math.floor(Math.random() * may.length)]!;
      console.log(`${new Date().toISOString()} ${name}`);
      await MET[name]!();
    }
    if (Date.now() - told > HOUR_MS || Date.now() >= until) {
      told = Date.now();
      const { bytes, nodes, listeners } = await life.held();
      console.log(`${new Date().toISOString()} ${slides} slides, ${(bytes / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners, publication ${shown}, ${faults.length} faults`);
      if (first && bytes > first.bytes * MORE) faults.push(`slide ${slides}: ${bytes} bytes are held, ${first.bytes} after the first hundred slides`);
    }
  }
  await life.close();
} finally {
  await house.close();
}
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? `${HOURS} hours without a fault.` : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
