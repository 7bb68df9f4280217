// Before the tests: brings Debian's Chromium where it is missing and the user is root; else says what was not run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = '/usr/bin/chromium';
const BRING = 'apt-get update && apt-get install -y chromium';

if (!existsSync(CHROMIUM)) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync('sh', ['-c', BRING.replaceAll('apt-get', 'apt-get -qq')], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (!existsSync(CHROMIUM)) {
    console.error(`Not run: the page tests, since ${CHROMIUM} is missing. Bring it with: ${isRoot ? '' : 'sudo '}sh -c "${BRING}"`);
    if (process.env.CI === 'true') process.exit(1);
  }
}
