// The server that holds a home, asked over its socket; or the home itself, where no server runs.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { socketOf } from '../control.ts';
import type { Answered, Asked } from '../control.ts';
import { openHome, openState } from '../home.ts';
import type { Home } from '../home.ts';
import { Refused } from '../lake/finding.ts';
import type { State } from '../lake/state.ts';

const BUSY = 5;

/**
 * @returns what the server did; null where none runs
 * @throws Refused with its reasons
 */
export async function ask<Done = Record<string, string | number>>(root: string, asked: Asked): Promise<Done | null> {
  const said = await talk(socketOf(root), `${JSON.stringify(asked)}\n`);
  if (said === null) return null;
  const answer = (said.endsWith('\n') ? JSON.parse(said) : { failed: 'it ended before it answered' }) as Answered;
  if ('refused' in answer) throw new Refused(...answer.refused);
  if ('failed' in answer) throw new Refused({ code: 'server-failed', params: { home: root, why: answer.failed } });
  return answer.done as Done;
}

/** @returns null where nobody listens */
function talk(path: string, line: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    let said = '';
    socket.on('connect', () => socket.write(line));
    socket.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    socket.on('close', () => resolve(said));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTDIR' || error.code === 'EINVAL') resolve(null);
      else if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve('');
      else reject(new Refused({ code: 'server-unreachable', params: { file: path, why: error.message } }));
    });
  });
}

/**
 * Reads the database of a home as it stands at a moment: a copy that the running server makes, or the home's own, which stays held meanwhile.
 * @throws Refused where there is no home, or where neither can be had
 */
export async function withState<T>(root: string, work: (state: State) => Promise<T>): Promise<T> {
  if (!existsSync(join(root, 'state.sqlite'))) throw new Refused({ code: 'no-home', params: { home: root } });
  const copied = await ask(root, { command: 'copy' });
  const folder = copied ? String(copied.path) : root;
  const state = opened(folder, openState);
  try {
    return await work(state);
  } finally {
    state.close();
    if (copied) await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a home to work on, where no server runs. @throws Refused */
export async function withHome<T>(root: string, work: (home: Home) => Promise<T>): Promise<T> {
  if (!existsSync(join(root, 'state.sqlite'))) throw new Refused({ code: 'no-home', params: { home: root } });
  const home = opened(root, openHome);
  try {
    return await work(home);
  } finally {
    home.state.close();
  }
}

/** @throws Refused where it is held or no database */
function opened<T>(root: string, open: (root: string) => T): T {
  try {
    return open(root);
  } catch (error) {
    const { message, cause } = error as Error;
    const held = ((cause as { errcode?: number } | undefined)?.errcode ?? 0) % 256 === BUSY;
    throw new Refused(held ? { code: 'home-held', params: { home: root } } : { code: 'database-damaged', params: { why: message } });
  }
}
