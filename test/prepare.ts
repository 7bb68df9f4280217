// Before the tests: brings Debian's Chromium and PostgreSQL where they are missing and the user is root; else says what was not run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeLatest } from './made-up.ts';
import { MISSES_NOTHING } from './needed.ts';
import { buildPages } from './pages/built.ts';

interface Peer { what: string; there: string; named: string }
const NEEDED: Peer[] = [
  { what: 'the page tests', there: '/usr/bin/chromium', named: 'chromium' },
  { what: 'the comparison with PostgreSQL', there: '/usr/lib/postgresql', named: 'postgresql' },
];
/** Without a window the browser takes half the work; with one the tests are the same. */
const QUICKER: Peer[] = [{ what: 'the page tests at twice the pace', there: '/usr/bin/chromium-headless-shell', named: 'chromium-headless-shell' }];

/** @returns which are still missing */
function bring(peers: Peer[]): Peer[] {
  const missing = (): Peer[] => peers.filter(({ there }) => !existsSync(there));
  if (missing().length === 0) return [];
  const isRoot = process.getuid?.() === 0;
  const command = `apt-get update && apt-get install -y ${missing().map(({ named }) => named).join(' ')}`;
  if (isRoot) spawnSync('sh', ['-c', command.replaceAll('apt-get', 'apt-get -qq -o Acquire::http::Timeout=20')], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  for (const { what, there } of missing()) console.error(`Not run: ${what}, since ${there} is missing. Bring it with: ${isRoot ? '' : 'sudo '}sh -c "${command}"`);
  return missing();
}

if (bring(NEEDED).length > 0 && MISSES_NOTHING) process.exit(1);
bring(QUICKER);
// Looked for only now: it may just have been brought.
const { hasChromium } = await import('./pages/browser.ts');

// Every page test looks at the same pages, and begins with the same made-up figures: both are made once for the whole suite.
if (hasChromium && process.env.PAGES_DIST) await buildPages(resolve(process.env.PAGES_DIST));
await makeLatest();
if (process.env.PAGES_HOME) spawn(process.execPath, [fileURLToPath(new URL('made-up.ts', import.meta.url))], { detached: true, stdio: ['ignore', 'ignore', 'inherit'] }).unref();
