// Everything of a home against everything that should know of it: files and their hashes, the chain of acts, rows and their acts.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { againstLinks, againstLog, ChainLog } from './chain.ts';
import type { Link } from './chain.ts';
import { filesUnder, someAtATime } from './durable.ts';
import type { Finding } from './finding.ts';
import { againstActs } from './rows.ts';
import { bearsHash, hashAt, SHELVES, standing } from './shelves.ts';
import type { Named } from './shelves.ts';
import type { State } from './state.ts';

/** What stood in a home before its database was read: whatever is named later is no stranger, whatever is logged later no lost act. */
export interface Seen { files: string[]; log: ReturnType<ChainLog['read']> }
export interface Verified { findings: Finding[]; counts: Record<'acts' | 'submissions' | 'files' | 'megabytes' | 'unnamed', number> }

export function look(root: string): Seen {
  return { files: standing(root), log: new ChainLog(join(root, 'chain.log')).read() };
}

/**
 * @param state the home's own, or a copy of it made after `seen`
 * @param known links of the chain that a backup knew
 */
export async function verify(root: string, state: State, seen: Seen, known: Link[] = []): Promise<Verified> {
  const chain = await soundly(() => chainFindings(state, seen, known));
  const rows = await soundly(() => againstActs(state));
  const counts = { acts: 0, submissions: 0, files: 0, megabytes: 0, unnamed: 0 };
  const files = await soundly(() => fileFindings(root, state, seen, counts));
  await soundly(() => {
    counts.acts = state.head().seq;
    counts.submissions = state.submissions().length;
    return [];
  });
  const all = [...chain, ...rows, ...files].map((finding): [string, Finding] => [JSON.stringify(finding), finding]);
  return { findings: [...new Map(all).values()], counts };
}

/** The chain alone: what a backup must not carry on. */
export function chainFindings(state: State, seen: Seen, known: Link[] = []): Finding[] {
  return [...state.damages().map((why): Finding => ({ code: 'database-damaged', params: { why } })), ...state.breaks().map(({ finding }) => finding),
    ...againstLog(seen.log, state), ...againstLinks(known, state)];
}

/** A database so damaged that it cannot be read through is a finding too. */
async function soundly(work: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    return [{ code: 'database-damaged', params: { why: (error as Error).message } }];
  }
}

async function fileFindings(root: string, state: State, seen: Seen, counts: Verified['counts']): Promise<Finding[]> {
  const findings: Finding[] = [];
  const named = SHELVES.flatMap((shelf) => shelf.named(state));
  const names = new Set(named.map(({ path }) => path));
  const strangers: Named[] = seen.files.filter((path) => !names.has(path)).map((path) => ({ path, sha256: bearsHash(path) ? path.slice(-64) : '', of: '' }));
  await someAtATime([...named, ...strangers], async ({ path, sha256, of, mayBeGone }) => {
    if (mayBeGone && !existsSync(join(root, path))) return;
    if (sha256 === '') {
      findings.push({ code: 'file-stranger', params: { file: join(root, path) } });
      return;
    }
    const finding = await against(join(root, path), sha256, of);
    if (finding) findings.push(finding);
    else count(join(root, path), counts);
  });
  counts.unnamed = strangers.filter(({ sha256 }) => sha256 !== '').length;
  return findings.sort((a, b) => (String(a.params.file) < String(b.params.file) ? -1 : 1));
}

/** What is wrong with a file, or with a folder of a registry version; null where nothing is. `of` is '' where the manifest does not name it. */
export async function against(file: string, meant: string, of: string): Promise<Finding | null> {
  try {
    const is = await hashAt(file);
    if (is === meant) return null;
    return { code: of ? 'file-changed' : 'file-misnamed', params: { file, of, is, meant } };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { code: 'file-missing', params: { file, of } } : { code: 'file-unreadable', params: { file, of, why: message } };
  }
}

function count(path: string, counts: Verified['counts']): void {
  for (const file of statSync(path).isDirectory() ? filesUnder(path).map((name) => join(path, name)) : [path]) {
    counts.files += 1;
    counts.megabytes += statSync(file).size / 1e6;
  }
}
