// The home folder: everything that runs lies here, outside the code.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACCESS_TABLES } from './access/tables.ts';
import { SEALS } from './lake/seals.ts';
import { State } from './lake/state.ts';

export interface Home { root: string; received: string; lake: string; staging: string; quarantine: string; registry: string; state: State }

/** @throws Error with one sentence where the folder cannot be used */
export function openHome(folder: string): Home {
  const root = resolve(folder);
  const under = (name: string): string => join(root, name);
  const home = { root, received: under('received'), lake: under('lake'), staging: under('staging'), quarantine: under('quarantine'), registry: under('registry') };
  try {
    for (const path of Object.values(home)) mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Error(`COT_MOC_HOME ${root} cannot be written: ${(error as Error).message}`);
  }
  return { ...home, state: openState(root) };
}

/** Tables of every room in a home's database. */
export const ROOMS = [SEALS, ACCESS_TABLES];

/** The database of a home, or a copy of it in a folder of its own, with the tables of every room. */
export function openState(root: string): State {
  return new State(join(root, 'state.sqlite'), ROOMS);
}
