// After a crash: leftovers removed, strangers set aside, anything lost named. What a seal replaced goes once its days are over.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Home } from '../home.ts';
import { filesUnder, sha256Of } from './durable.ts';
import { readNow, replaced, seals } from './seals.ts';

const DAY_MS = 86_400_000;
/** How long the files stay that a seal replaced: for backups and readers that began before it. */
const REPLACED_STAY_DAYS = 7;

/** `retired`: files that a seal replaced and whose days are over. */
export interface Sweep { removed: number; quarantined: string[]; alarms: string[]; retired: string[] }

/**
 * Staging is emptied, lake files without a manifest row go to quarantine, and manifest rows without a file or with
 * another hash are named. Call it while nothing lands.
 * @param olderThanMs leaves younger files of staging alone, since an answer may be under way
 */
export async function sweep(home: Home, olderThanMs = 0, now = Date.now()): Promise<Sweep> {
  const found: Sweep = { removed: 0, quarantined: [], alarms: [], retired: [] };
  for (const name of readdirSync(home.staging)) {
    const path = join(home.staging, name);
    // A file of this very millisecond is younger than its clock says.
    if (olderThanMs > 0 && now - statSync(path).mtimeMs < olderThanMs) continue;
    rmSync(path, { recursive: true });
    found.removed += 1;
  }
  const old = replaced(home.state);
  const needed = [...readNow(home.state), ...seals(home.state).filter(({ holds }) => holds === 'acts').map(({ path, sha256, report }) => ({ path, sha256, of: report }))];
  const known = new Set([...needed, ...old].map((file) => file.path));
  for (const path of filesUnder(home.lake)) {
    if (known.has(path)) continue;
    const aside = join(home.quarantine, path);
    await mkdir(dirname(aside), { recursive: true });
    await rename(join(home.lake, path), aside);
    found.quarantined.push(path);
  }
  const broken = new Set<string>();
  for (const file of needed) {
    const why = await wrong(join(home.lake, file.path), file.sha256);
    if (!why) continue;
    found.alarms.push(`${file.path} (${file.of}): ${why}`);
    broken.add(file.path);
  }
  for (const { path, since, by } of old) {
    if (broken.has(by) || now - Date.parse(since) < REPLACED_STAY_DAYS * DAY_MS || !existsSync(join(home.lake, path))) continue;
    await unlink(join(home.lake, path));
    found.retired.push(path);
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
