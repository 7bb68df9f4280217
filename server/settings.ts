// Settings from the environment, each with a default; a wrong one ends the start with one sentence.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export interface Settings { port: number; host: string; home: string; data: string; sources: string; demo: boolean; review: boolean }

/** @throws Error whose message is one sentence: which setting, what it was given, what it takes */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = env.PORT ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`PORT is “${port}”, but takes a whole number from 0 to 65535.`);
  const host = env.HOST ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9.-]+$/i.test(host)) throw new Error(`HOST is “${host}”, but takes an address such as 127.0.0.1.`);
  if (host !== 'localhost' && host !== '::1' && !host.startsWith('127.')) {
    throw new Error(`HOST is “${host}”, but only a loopback address is served until encrypted transport is set up; put a proxy in front of 127.0.0.1.`);
  }
  const data = folder('COT_MOC_DATA', env.COT_MOC_DATA, './data');
  if (!existsSync(join(data, 'plans'))) throw new Error(`COT_MOC_DATA is “${data}”, but takes a folder with the registry: its folder plans is not there.`);
  if (env.LOG_LEVEL && !LEVELS.includes(env.LOG_LEVEL)) throw new Error(`LOG_LEVEL is “${env.LOG_LEVEL}”, but takes one of ${LEVELS.join(', ')}.`);
  return {
    port: Number(port), host,
    home: folder('COT_MOC_HOME', env.COT_MOC_HOME, './home'),
    data,
    sources: folder('COT_MOC_SOURCES', env.COT_MOC_SOURCES, '../shared/sources'),
    demo: onOff('COT_MOC_DEMO', env.COT_MOC_DEMO, 'on'),
    review: onOff('COT_MOC_REVIEW', env.COT_MOC_REVIEW, 'off'),
  };
}

function folder(name: string, given: string | undefined, otherwise: string): string {
  if (given !== undefined && given.trim() === '') throw new Error(`${name} is empty, but takes the path of a folder.`);
  return resolve(given ?? otherwise);
}

function onOff(name: string, given: string | undefined, otherwise: 'on' | 'off'): boolean {
  const word = given ?? otherwise;
  if (word !== 'on' && word !== 'off') throw new Error(`${name} is “${word}”, but takes on or off.`);
  return word === 'on';
}
