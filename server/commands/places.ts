// Folders named on the line: as the caller means them, wherever npm runs.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';

export function place(given: string): string {
  return resolve(process.env.INIT_CWD ?? '.', given);
}

/** The home meant: named on the line, else as the server finds it. */
export function homeOf(given: string | undefined): string {
  return given === undefined ? resolve(process.env.COT_MOC_HOME || './home') : place(given);
}

/** The data folder meant: named on the line, else as the server finds it. */
export function dataOf(given: string | undefined): string {
  return given === undefined ? resolve(process.env.COT_MOC_DATA || './data') : place(given);
}

/** Whether a folder is missing or empty. */
export function isFree(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
}

export function isWithin(path: string, folder: string): boolean {
  return !relative(folder, path).startsWith('..');
}
