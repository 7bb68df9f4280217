// A home made from a backup: filled beside its place, looked through whole, and only then given its name.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openState } from '../home.ts';
import type { Backup, Listed } from './backup.ts';
import { copyFile, sha256Of, someAtATime, syncFolder } from './durable.ts';
import type { Finding } from './finding.ts';
import { Refused } from './finding.ts';
import { look, verify } from './verify.ts';
import type { Verified } from './verify.ts';

/**
 * @param home a folder that is missing or empty
 * @throws Refused with everything that is wrong with the backup; then there is no home
 */
export async function restore(folder: string, backup: Backup, home: string): Promise<Verified['counts']> {
  await mkdir(dirname(home), { recursive: true });
  const aside = await mkdtemp(`${home}.restoring-`);
  try {
    for (const within of new Set(backup.files.map(({ path }) => dirname(path)))) await mkdir(join(aside, within), { recursive: true });
    refuse(await againstList(folder, backup, (file, path) => copyFile(file, join(aside, path))));
    const state = openState(aside);
    let counts: Verified['counts'];
    try {
      const verified = await verify(aside, state, look(aside), [backup.last]);
      refuse(verified.findings.map(({ code, params }) => ({ code, params: { ...params, ...(params.file ? { file: String(params.file).replace(aside, folder) } : {}) } })));
      state.log.catchUp(state);
      counts = verified.counts;
    } finally {
      state.close();
    }
    for (const entry of readdirSync(aside, { recursive: true, withFileTypes: true })) if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name));
    await syncFolder(aside);
    await rename(aside, home);
    await syncFolder(dirname(home));
    return counts;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** A backup looked through where it lies; its database is read from a copy, since reading one may change its file. */
export async function verifyBackup(folder: string, backup: Backup): Promise<Verified> {
  const listed = await againstList(folder, backup, async (file) => ({ sha256: await sha256Of(file) }));
  const copy = await mkdtemp(join(tmpdir(), 'cot-moc-verify-'));
  try {
    if (!existsSync(join(folder, 'state.sqlite'))) return { findings: listed, counts: { acts: 0, submissions: 0, files: 0, megabytes: 0, unnamed: 0 } };
    await copyFile(join(folder, 'state.sqlite'), join(copy, 'state.sqlite'));
    const state = openState(copy);
    try {
      const { findings, counts } = await verify(folder, state, look(folder), [backup.last]);
      const known = new Set(listed.map(({ params }) => params.file));
      return { findings: [...listed, ...findings.filter(({ params }) => !known.has(params.file!))], counts };
    } finally {
      state.close();
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function refuse(findings: Finding[]): void {
  if (findings.length > 0) throw new Refused(...findings);
}

/** @param read gives the hash of a file, and may copy it on the way */
async function againstList(folder: string, backup: Backup, read: (file: string, path: string) => Promise<{ sha256: string }>): Promise<Finding[]> {
  const findings: Finding[] = [];
  await someAtATime(backup.files, async ({ path, sha256 }: Listed) => {
    const file = join(folder, path);
    try {
      const { sha256: is } = await read(file, path);
      if (is !== sha256) findings.push({ code: 'backup-file-changed', params: { file, is, meant: sha256 } });
    } catch (error) {
      if (!existsSync(file)) findings.push({ code: 'backup-file-missing', params: { file } });
      else throw new Refused({ code: 'copy-failed', params: { file, to: path, why: (error as Error).message } });
    }
  });
  return findings.sort((a, b) => (String(a.params.file) < String(b.params.file) ? -1 : 1));
}
