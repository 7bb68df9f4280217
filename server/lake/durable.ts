// Files that survive a crash: written aside, synced, and linked to a name that is never used twice.
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
