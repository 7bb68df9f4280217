// Before the tests: brings Debian's Chromium and PostgreSQL where they are missing and the user is root; else says what was not run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PEERS = [
  { what: 'the page tests', there: '/usr/bin/chromium', named: 'chromium' },
  { what: 'the comparison with PostgreSQL', there: '/usr/lib/postgresql', named: 'postgresql' },
];

const missing = PEERS.filter((peer) => !existsSync(peer.there));
if (missing.length > 0) {
  const isRoot = process.getuid?.() === 0;
  const bring = `apt-get update && apt-get install -y ${missing.map((peer) => peer.named).join(' ')}`;
  if (isRoot) spawnSync('sh', ['-c', bring.replaceAll('apt-get', 'apt-get -qq')], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const left = missing.filter((peer) => !existsSync(peer.there));
  for (const peer of left) console.error(`Not run: ${peer.what}, since ${peer.there} is missing. Bring it with: ${isRoot ? '' : 'sudo '}sh -c "${bring}"`);
  if (left.length > 0 && process.env.CI === 'true') process.exit(1);
}
