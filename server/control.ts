// What commands ask of a server that holds their home: over a socket in the home folder, which the home's own user alone may open.
import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { runErrand } from './access/by-command.ts';
import type { Errand } from './access/by-command.ts';
import type { House } from './app.ts';
import { dayInVietnam } from '../client/format.ts';
import type { Home } from './home.ts';
import type { Finding } from './lake/finding.ts';
import { Refused } from './lake/finding.ts';
import { seal } from './lake/seal.ts';

/** A request is one line of JSON; so is the answer. `copy` leaves a copy of the database in the staging folder, for the asker to take away. */
export type Asked = { command: 'copy' } | { command: 'seal'; report: string } | { command: 'users'; errand: Errand };
export type Answered = { done: object } | { refused: Finding[] } | { failed: string };

const LONGEST = 10_000;
/** What the system takes as a socket's name. */
const LONGEST_NAME = 107;

export function socketOf(root: string): string {
  return join(root, 'control.sock');
}

/** Call it while the home is held: a socket that a killed server left behind is removed. @returns what closes it */
export function openControl(house: House): () => void {
  const path = socketOf(house.home.root);
  if (Buffer.byteLength(path) > LONGEST_NAME) {
    house.log.warn({ path }, `the home's path is too long for its socket: backup, verify, seal and users need the server stopped; ${LONGEST_NAME} bytes are the most`);
    return () => undefined;
  }
  rmSync(path, { force: true });
  const server = createServer((socket) => void serve(socket, house));
  server.on('error', (error) => house.log.warn({ err: error }, 'the home takes no socket: backup, verify, seal and users need the server stopped'));
  server.listen(path);
  // Nobody is let in before the event loop turns, by when the mode holds.
  if (server.listening) chmodSync(path, 0o600);
  server.unref();
  return () => void server.close();
}

async function serve(socket: Socket, house: House): Promise<void> {
  socket.on('error', () => socket.destroy());
  let said = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    said += chunk.toString();
    if (said.includes('\n') || said.length > LONGEST) break;
  }
  const answer = await obey(said, house).catch((error: unknown): Answered => {
    if (error instanceof Refused) return { refused: error.findings };
    house.log.error({ err: error }, 'a command failed');
    return { failed: (error as Error).message };
  });
  socket.end(`${JSON.stringify(answer)}\n`);
}

async function obey(said: string, { home, intake, engine, people }: House): Promise<Answered> {
  const asked = JSON.parse(said) as Asked;
  if (asked.command === 'copy') return { done: { path: await intake.inTurn(() => copyState(home)) } };
  if (asked.command === 'seal') {
    return { done: await intake.inTurn(async () => {
      const now = new Date();
      const done = await seal(asked.report, home, engine.db, dayInVietnam(now), now.toISOString());
      await engine.absorb();
      return { ...done };
    }) };
  }
  if (asked.command === 'users') return { done: runErrand(asked.errand, people, (name) => engine.names.of(name)!) };
  throw new Error(`this server knows no ${JSON.stringify((asked as { command: unknown }).command)}; it is of another version than the command`);
}

/** A folder in staging with a copy of the database; what an asker leaves there goes with the next sweep. */
async function copyState(home: Home): Promise<string> {
  const folder = join(home.staging, `${randomUUID()}.copy`);
  await mkdir(folder);
  await home.state.copy(join(folder, 'state.sqlite'));
  return folder;
}
