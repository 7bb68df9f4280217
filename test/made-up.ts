// Homes with made-up figures, made once for the whole suite (prepare.ts): with the latest report, and with every one. Each test has a copy of its own.
// As a program it makes the whole one from the other: minutes of one core, while the first tests run.
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { open } from './open.ts';
import type { Opened } from './open.ts';

const SETTINGS = { COT_MOC_DEMO: 'on', LOCKED: 'on' };
const LATEST = process.env.PAGES_HOME ? resolve(process.env.PAGES_HOME) : null;
const WHOLE = LATEST && `${LATEST}-whole`;
const FAILED = `${WHOLE}-failed`;
const PATIENCE_MS = 600_000;

/** Makes the home of the latest report anew, where the suite wants one. */
export async function makeLatest(): Promise<void> {
  if (!LATEST) return;
  for (const path of [LATEST, WHOLE!, FAILED]) rmSync(path, { recursive: true, force: true });
  await (await open({ ...SETTINGS, COT_MOC_HOME: LATEST })).close();
}

/** The path of a home with the latest report, or of an empty one, where it lands now. */
export function latestHome(): string {
  return copyOf(LATEST);
}

/** The path of a home with every report where one was made, else as `latestHome`. */
export function wholeHome(): string {
  return copyOf(WHOLE && existsSync(WHOLE) ? WHOLE : LATEST);
}

/** A house with the latest report. */
export function openLatest(env: Record<string, string>): Promise<Opened> {
  return openIn(latestHome(), env);
}

/** A house with every made-up sheet. */
export async function openWhole(env: Record<string, string> = {}): Promise<Opened> {
  for (let waited = 0; LATEST && !existsSync(WHOLE!) && waited < PATIENCE_MS; waited += 250) {
    if (existsSync(FAILED)) throw new Error('the whole made-up home could not be made; the reason stands at the beginning of the output');
    await wait(250);
  }
  const opened = await openIn(copyOf(WHOLE), env);
  await opened.later();
  return opened;
}

/** The home goes with its house. */
async function openIn(home: string, env: Record<string, string>): Promise<Opened> {
  const opened = await open({ COT_MOC_DEMO: 'on', COT_MOC_HOME: home, ...env });
  return { ...opened, close: () => opened.close().finally(() => rmSync(resolve(home, '..'), { recursive: true, force: true })) };
}

function copyOf(made: string | null): string {
  const home = join(mkdtempSync(join(tmpdir(), 'cot-moc-')), 'home');
  if (made && existsSync(made)) cpSync(made, home, { recursive: true });
  return home;
}

if (import.meta.main && LATEST) {
  const home = copyOf(LATEST);
  try {
    const opened = await open({ ...SETTINGS, COT_MOC_HOME: home });
    await opened.later();
    await opened.close();
    cpSync(home, `${WHOLE}-unfinished`, { recursive: true });
    renameSync(`${WHOLE}-unfinished`, WHOLE!);
  } catch (error) {
    writeFileSync(FAILED, '');
    throw error;
  } finally {
    rmSync(resolve(home, '..'), { recursive: true, force: true });
  }
}
