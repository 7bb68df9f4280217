// Files that survive a crash: written aside, synced, and linked to a name that is never used twice.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { link, mkdir, open, readFile, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

export async function sha256Of(path: string): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('hex');
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives a synced file of the staging folder its final name. `link` fails where the name is taken; `rename` would overwrite.
 * @throws EEXIST where the name is taken
 */
export async function publishFile(staged: string, final: string): Promise<void> {
  const folder = dirname(final);
  if (await mkdir(folder, { recursive: true })) await syncFolder(dirname(folder));
  await link(staged, final);
  await syncFolder(folder);
  await unlink(staged);
}

/** Keeps bytes under their hash, durably; the same bytes are kept once. @returns their SHA-256 */
export async function keepBytes(bytes: Uint8Array, folder: string, staging: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const staged = join(staging, `${randomUUID()}.received`);
  try {
    const handle = await open(staged, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await publishFile(staged, join(folder, sha256.slice(0, 2), sha256));
  } catch (error) {
    await rm(staged, { force: true });
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return sha256;
}

/** Copies a file to a name that is not taken, synced. @returns the hash and size of what was read */
export async function copyFile(from: string, to: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx');
    try {
      for await (const chunk of source.createReadStream({ autoClose: false, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        await target.appendFile(chunk);
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Every file in a folder and those below, by its path within; none where there is no folder. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Does work on every item, some at a time: enough to keep a disk busy, few enough for what else it does. After a failure what is under way ends, nothing more begins. */
export async function someAtATime<T>(items: T[], work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const waiting = items.values();
  let failed: { error: unknown } | null = null;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const item of waiting) {
      if (failed) return;
      await work(item).catch((error: unknown) => { failed ??= { error }; });
    }
  }));
  if (failed) throw (failed as { error: unknown }).error;
}

/** Whether the disk refused: told by Node's code, by SQLite's (disk I/O, read-only, full), or by DuckDB's words. */
export function isDisk(error: unknown): boolean {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  return ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'].includes(code ?? '') || [8, 10, 13].includes(errcode ?? 0) || /No space left|Read-only file system/.test(message ?? '');
}
