// A backup: a home's database as it stood at a moment, and every file that it names, in the form of a home. backup.json comes last.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { KEY } from '../access/secrets.ts';
import type { Link } from './chain.ts';
import { copyFile, filesUnder, sha256Of, someAtATime, syncFile, syncFolder } from './durable.ts';
import type { Finding } from './finding.ts';
import { Refused } from './finding.ts';
import { SHELVES } from './shelves.ts';
import type { State } from './state.ts';
import { against, chainFindings } from './verify.ts';
import type { Seen } from './verify.ts';

const FORMAT = 1;

export interface Listed { path: string; sha256: string; bytes: number }
/** backup.json. `last` is the last act of the chain; `files` are all that belong to the backup beside itself. */
export interface Backup { format: number; made_at: string; snapshot: number; last: Link; files: Listed[] }

/**
 * @param state that nobody writes to meanwhile: a copy, or the home's own
 * @param to a folder that is missing or empty
 * @throws Refused with everything that keeps the home from being backed up; then nothing is left there
 */
export async function makeBackup(root: string, state: State, seen: Seen, to: string, at: string): Promise<Backup> {
  const broken = chainFindings(state, seen);
  if (broken.length > 0) throw new Refused(...broken);
  const existed = existsSync(to);
  try {
    await mkdir(to, { recursive: true });
    await state.copy(join(to, 'state.sqlite'));
    if (seen.log) await writeFile(join(to, 'chain.log'), seen.log.links.map(({ seq, hash }) => `${seq} ${hash}\n`).join(''));
    // Without it nobody could give a second factor in the home made of this.
    if (existsSync(join(root, KEY))) {
      await copyFile(join(root, KEY), join(to, KEY));
      await chmod(join(to, KEY), 0o600);
    }
    const files = [...await Promise.all(['state.sqlite', 'chain.log', KEY].filter((name) => existsSync(join(to, name))).map((name) => own(to, name))), ...await copyNamed(root, state, to)];
    for (const folder of new Set(files.flatMap(({ path }) => above(path)))) await syncFolder(join(to, folder));
    const head = state.head();
    const backup: Backup = { format: FORMAT, made_at: at, snapshot: head.seq, last: head, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
    await writeFile(join(to, 'backup.json.part'), `${JSON.stringify(backup, null, 1)}\n`);
    await syncFile(join(to, 'backup.json.part'));
    await rename(join(to, 'backup.json.part'), join(to, 'backup.json'));
    await syncFolder(to);
    await syncFolder(dirname(to));
    return backup;
  } catch (error) {
    for (const name of existsSync(to) ? readdirSync(to) : []) await rm(join(to, name), { recursive: true, force: true });
    if (!existed) await rm(to, { recursive: true, force: true });
    throw error;
  }
}

async function own(folder: string, path: string): Promise<Listed> {
  await syncFile(join(folder, path));
  return { path, sha256: await sha256Of(join(folder, path)), bytes: statSync(join(folder, path)).size };
}

/** @throws Refused naming each file that is lost or changed */
async function copyNamed(root: string, state: State, to: string): Promise<Listed[]> {
  const findings: Finding[] = [];
  const wanted: { path: string; meant: string | null; of: string }[] = [];
  for (const { path, sha256, of, mayBeGone } of SHELVES.flatMap((shelf) => shelf.named(state))) {
    if (mayBeGone) continue;
    const isFolder = existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
    if (!isFolder) {
      wanted.push({ path, meant: sha256, of });
      continue;
    }
    const wrong = await against(join(root, path), sha256, of);
    if (wrong) findings.push(wrong);
    wanted.push(...filesUnder(join(root, path)).map((name) => ({ path: join(path, name), meant: null, of })));
  }
  const files: Listed[] = [];
  for (const folder of new Set(wanted.map(({ path }) => dirname(path)))) await mkdir(join(to, folder), { recursive: true });
  await someAtATime(wanted, async ({ path, meant, of }) => {
    try {
      const copied = await copyFile(join(root, path), join(to, path));
      if (meant !== null && copied.sha256 !== meant) findings.push({ code: 'file-changed', params: { file: join(root, path), of, is: copied.sha256, meant } });
      files.push({ path, ...copied });
    } catch (error) {
      if (!existsSync(join(root, path))) findings.push({ code: 'file-missing', params: { file: join(root, path), of } });
      else throw new Refused({ code: 'copy-failed', params: { file: join(root, path), to: join(to, path), why: (error as Error).message } });
    }
  });
  if (findings.length > 0) throw new Refused(...findings);
  return files;
}

/** The folder of a path and those above it, down to the backup's own. */
function above(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? ['.'] : [folder, ...above(folder)];
}

/** @throws Refused where a folder is no backup, or none that this version reads */
export function readBackup(folder: string): Backup {
  const file = join(folder, 'backup.json');
  if (!existsSync(file)) throw new Refused({ code: existsSync(folder) ? 'backup-unfinished' : 'backup-missing', params: { folder } });
  let backup: Backup;
  try {
    backup = JSON.parse(readFileSync(file, 'utf8')) as Backup;
  } catch (error) {
    throw new Refused({ code: 'backup-unreadable', params: { file, why: (error as Error).message } });
  }
  const isInside = (path: unknown): boolean => typeof path === 'string' && !isAbsolute(path) && !normalize(path).startsWith('..');
  const isSound = typeof backup?.last?.seq === 'number' && Array.isArray(backup.files) && backup.files.every(({ path, sha256 }) => isInside(path) && typeof sha256 === 'string');
  if (backup?.format !== FORMAT || !isSound) throw new Refused({ code: 'backup-format', params: { file, format: String(backup?.format), known: FORMAT } });
  return backup;
}
