// Folders named on the line: as the caller means them, wherever npm runs.
import { resolve } from 'node:path';

export function place(given: string): string {
  return resolve(process.env.INIT_CWD ?? '.', given);
}

/** The home meant: named on the line, else as the server finds it. */
export function homeOf(given: string | undefined): string {
  return given === undefined ? resolve(process.env.COT_MOC_HOME || './home') : place(given);
}
