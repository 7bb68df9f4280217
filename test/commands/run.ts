// A command as an administrator runs it: a process of its own, with what it said and how it ended. Homes to run it on.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { People } from '../../server/access/people.ts';
import { Sessions } from '../../server/access/sessions.ts';
import { openHome } from '../../server/home.ts';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { knowReporter, signedIn } from '../open.ts';

export interface Ended { code: number | null; said: string }

export function run(line: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [resolve('server/commands/main.ts'), ...line], { env: { ...process.env, LANG: 'en_GB.UTF-8', ...env } });
  let said = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

/** The registry of the small homes. */
export const SMALL = { COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere', COT_MOC_DEMO: 'off', COT_MOC_ANONYMOUS: 'on', COT_MOC_REVIEW: 'off' };

/** A folder of the test's own with a small home in it, that today's server has opened once: six files, fifteen acts. */
export async function smallHome(): Promise<{ root: string; home: string }> {
  const root = mkdtempSync(join(tmpdir(), 'cot-moc-commands-'));
  const home = join(root, 'home');
  cpSync('test/lake/homes/second', home, { recursive: true });
  const { close } = await openHouse(readSettings({ ...SMALL, COT_MOC_HOME: home }), () => undefined);
  await close();
  return { root, home };
}

/** A real server process on a home, with a reporter of each of two agencies. @returns its address, and what kills it at once */
export async function serve(home: string): Promise<{ url: string; kill: () => Promise<void> }> {
  const { state } = openHome(home);
  const house = { people: new People(state), sessions: new Sessions(state) };
  const reporters = ['a', 'b'].map((agency) => ({ agency, carried: signedIn(house, 'reporter', agency) }));
  state.close();
  const child = spawn(process.execPath, [resolve('test/commands/serve.ts')], { env: { ...process.env, ...SMALL, COT_MOC_HOME: home, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim()));
    child.once('exit', () => fail(new Error('the server did not start')));
  });
  for (const { agency, carried: { person: _, ...carried } } of reporters) knowReporter(url, agency, carried);
  return { url, kill: async () => {
    const gone = new Promise((done) => child.once('close', done));
    child.kill('SIGKILL');
    await gone;
  } };
}

/** Runs a command and kills it after a while. @returns whether it was killed before it ended */
export async function runAndKill(line: string[], afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [resolve('server/commands/main.ts'), ...line], { stdio: 'ignore' });
  const kill = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const signal = await new Promise((done) => child.once('close', (_code, name) => done(name)));
  clearTimeout(kill);
  return signal === 'SIGKILL';
}
