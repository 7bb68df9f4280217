// After a crash: leftovers removed, strangers set aside, anything lost named.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Home } from '../home.ts';
import { filesUnder, sha256Of } from './durable.ts';

export interface Sweep { removed: number; quarantined: string[]; alarms: string[] }

/**
 * Staging is emptied, lake files without a manifest row go to quarantine, and manifest rows without a file or with
 * another hash are named. Call it while nothing lands.
 * @param olderThanMs leaves younger files of staging alone, since an answer may be under way
 */
export async function sweep(home: Home, olderThanMs = 0): Promise<Sweep> {
  const found: Sweep = { removed: 0, quarantined: [], alarms: [] };
  for (const name of readdirSync(home.staging)) {
    const path = join(home.staging, name);
    if (Date.now() - statSync(path).mtimeMs < olderThanMs) continue;
    rmSync(path, { recursive: true });
    found.removed += 1;
  }
  const files = home.state.files();
  const known = new Set(files.map((file) => file.path));
  for (const path of filesUnder(home.lake)) {
    if (known.has(path)) continue;
    const aside = join(home.quarantine, path);
    await mkdir(dirname(aside), { recursive: true });
    await rename(join(home.lake, path), aside);
    found.quarantined.push(path);
  }
  for (const file of files) {
    const why = await wrong(join(home.lake, file.path), file.sha256);
    if (why) found.alarms.push(`${file.path} (${file.submission}): ${why}`);
  }
  return found;
}

/** @returns what is wrong with a lake file, or null: the check before a file is first read */
export async function wrong(path: string, sha256: string): Promise<string | null> {
  try {
    const actual = await sha256Of(path);
    return actual === sha256 ? null : `hash is ${actual}, the manifest has ${sha256}`;
  } catch (error) {
    return `cannot be read: ${(error as Error).message}`;
  }
}
