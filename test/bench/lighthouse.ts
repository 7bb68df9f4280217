// npm run lighthouse: performance and accessibility of the overview and of a target as Lighthouse (desktop preset) sees them, on the production build, with every made-up figure where the suite has landed them.
// Lighthouse is fetched when it is asked for: its hundreds of packages would otherwise come with every installation.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholeHome } from '../made-up.ts';
import { openPages } from '../pages/house.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PAGES = ['/', '/chi-tieu/bg30-online-dossiers'];
const RUNS = Number(process.env.RUNS ?? 3);
/** Elements that are named of each audit. */
const MOST_NAMED = 6;
const LEAST = { performance: 95, accessibility: 100 };

interface Item { node?: { selector: string }; score?: number }
interface Report { categories: Record<string, { score: number }>; audits: Record<string, { displayValue?: string; score: number | null; title: string; details?: { items?: Item[] } }> }

const folder = mkdtempSync(join(tmpdir(), 'cot-moc-lighthouse-'));
const house = await openPages({}, 0, wholeHome);
if (house.house.progress.done < house.house.progress.total) await house.later();
// As a server is that has been up for a while.
await house.house.engine.answers.whole();
let isEnough = true;
try {
  for (const path of PAGES) {
    const reports: Report[] = [];
    for (let run = 0; run < RUNS; run += 1) reports.push(await look(house.url + path));
    for (const [category, least] of Object.entries(LEAST)) {
      const scores = reports.map(({ categories }) => Math.round(100 * categories[category]!.score)).toSorted((a, b) => a - b);
      const median = scores[RUNS >> 1]!;
      isEnough &&= median >= least;
      console.log(`${path} ${category}: ${median} of ${RUNS} (${scores.join(', ')}); ${least} are asked for`);
    }
    const { audits } = reports[0]!;
    console.log(['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((name) => `  ${audits[name]!.title}: ${audits[name]!.displayValue}`).join('\n'));
    for (const { title, score, details } of Object.values(audits)) {
      if (score === null || score >= 0.9) continue;
      console.log(`  below 0.9: ${title} (${score})`);
      for (const { node, score: own } of details?.items?.slice(0, MOST_NAMED) ?? []) if (node) console.log(`    ${own === undefined ? '' : `${own.toFixed(3)} `}${node.selector}`);
    }
  }
} finally {
  await house.close();
  rmSync(folder, { recursive: true });
}
process.exit(isEnough ? 0 : 1);

async function look(url: string): Promise<Report> {
  const out = join(folder, 'report.json');
  const args = ['--yes', LIGHTHOUSE, url, '--preset=desktop', '--only-categories=performance,accessibility', '--output=json', `--output-path=${out}`, '--quiet', '--chrome-flags=--headless=new --no-sandbox'];
  const code = await new Promise((done) => spawn('npx', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' } }).once('close', done));
  if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}`);
  return JSON.parse(readFileSync(out, 'utf8')) as Report;
}
