// How a process is started that may do next to nothing: read these files, use this much memory, and die with its parent.
import { execFile, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { LIMITS } from './limits.ts';
import { readerScript, SOURCES } from './reader-script.ts';

/** A network namespace without interfaces, as a namespace's own root or as the machine's. */
const PRIVATE_NETS = [['unshare', '--map-root-user', '--net', '--'], ['unshare', '--net', '--']];
/** Killed when the parent dies, nothing to gain from set-uid programs; and without any of root's powers. */
const BOUND = ['setpriv', '--no-new-privs', '--pdeathsig', 'KILL', '--'];
const POWERLESS = ['setpriv', '--no-new-privs', '--pdeathsig', 'KILL', '--bounding-set=-all', '--inh-caps=-all', '--'];
const WRAPPERS: string[][] = [...PRIVATE_NETS.map((net) => [...net, ...POWERLESS]), ...PRIVATE_NETS, BOUND, []];

let wrapper: Promise<string[]> | null = null;

/** The command before the reader's own: tried once, the strictest that this machine allows. */
export function strictest(): Promise<string[]> {
  wrapper ??= (async () => {
    for (const tried of WRAPPERS) if (await works(tried)) return tried;
    return [];
  })();
  return wrapper;
}

function works(tried: string[]): Promise<boolean> {
  const [command, ...rest] = [...tried, process.execPath, '--version'];
  return new Promise((resolve) => {
    execFile(command!, rest, { timeout: 5_000, env: {} }, (error) => resolve(!error));
  });
}

/** What Node itself is told: how much memory, and that it may read these files and do nothing else. */
export function permitted(heapMb: number, readable: string[]): string[] {
  return [
    `--max-old-space-size=${heapMb}`, '--disallow-code-generation-from-strings', '--disable-proto=delete', '--no-warnings',
    '--permission', ...readable.map((path) => `--allow-fs-read=${path}`),
  ];
}

/** @param program the script to run in the limits; only tests give another */
export async function startLimited(heapMb: number = LIMITS.heapMb, program?: string): Promise<ChildProcessWithoutNullStreams> {
  const { path, readable } = program === undefined ? await readerScript() : { path: program, readable: [...SOURCES, program] };
  const [command, ...rest] = [...(await strictest()), process.execPath, ...permitted(heapMb, readable), path];
  // No environment: no secrets, no NODE_OPTIONS.
  return spawn(command!, rest, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}
