// What a home keeps in files beside its database: written once under a name never used again, and named by the manifest.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf } from '../registry/read.ts';
import { filesUnder, sha256Of } from './durable.ts';
import { readNow, replaced, seals } from './seals.ts';
import type { State } from './state.ts';

/** A file, or the folder of a registry version, that the manifest names: its path in the home, its hash, and what it belongs to. One that a seal replaced may be gone. */
export interface Named { path: string; sha256: string; of: string; mayBeGone?: boolean }
/** One folder of the home. `byHash`: whatever stands in it bears its hash as its name, whether the manifest names it or not. */
interface Shelf { folder: string; byHash: boolean; named: (state: State) => Named[]; standing: (path: string) => string[] }

export const SHELVES: Shelf[] = [
  { folder: 'lake', byHash: false, standing: filesUnder, named: (state) => lakeFiles(state).map((file) => ({ ...file, path: join('lake', file.path) })) },
  kept('received', (state) => state.submissions().map(({ sha256, submission }) => [sha256, submission])),
  kept('evidence', (state) => state.all<{ sha256: string; evidence: string }>('select sha256, evidence from evidence order by seq').map(({ sha256, evidence }) => [sha256, evidence])),
  { folder: 'registry', byHash: true, standing: folders, named: (state) => once(state.registryVersions().map(({ hash, at }) => ({ path: join('registry', hash), sha256: hash, of: at }))) },
];

function lakeFiles(state: State): Named[] {
  const acts = seals(state).filter(({ holds }) => holds === 'acts').map(({ path, sha256, report }) => ({ path, sha256, of: report }));
  return [...readNow(state), ...acts, ...replaced(state).map(({ path, sha256, of }) => ({ path, sha256, of, mayBeGone: true }))];
}

/** A shelf whose files lie under their hash, in folders of its first two letters. */
function kept(folder: string, owners: (state: State) => [sha256: string, of: string][]): Shelf {
  return { folder, byHash: true, standing: filesUnder, named: (state) => once(owners(state).map(([sha256, of]) => ({ path: join(folder, sha256.slice(0, 2), sha256), sha256, of }))) };
}

function once(named: Named[]): Named[] {
  return [...new Map(named.map((one) => [one.path, one])).values()];
}

function folders(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

/** What stands on every shelf of a home, by its path in the home. */
export function standing(root: string): string[] {
  return SHELVES.flatMap(({ folder, standing: list }) => list(join(root, folder)).map((name) => join(folder, name)));
}

/** The hash of a file, or of a folder by the names and bytes of its files. @throws where it cannot be read */
export async function hashAt(path: string): Promise<string> {
  if (!statSync(path).isDirectory()) return sha256Of(path);
  return hashOf(new Map(filesUnder(path).map((file) => [file, readFileSync(join(path, file))])));
}

/** Whether what stands at a path bears its own hash as its name, where it lies on a shelf that asks for it. */
export function bearsHash(path: string): boolean {
  return SHELVES.some(({ folder, byHash }) => byHash && path.startsWith(`${folder}/`)) && /^[0-9a-f]{64}$/.test(basename(path));
}
