// The home folder: everything that runs lies here, outside the code.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACCESS_TABLES } from './access/tables.ts';
import { AUDIT_TABLES } from './audit/acts.ts';
import { BRIEFING_TABLES } from './briefing/tables.ts';
import { CONCLUSION_TABLES } from './conclusions/tables.ts';
import { CYCLE_TABLES } from './cycle/tables.ts';
import { DRAFT_TABLES } from './drafts/tables.ts';
import { EVIDENCE_TABLES } from './evidence/tables.ts';
import { SEALS } from './lake/seals.ts';
import { State } from './lake/state.ts';
import { RECEIPT_TABLES } from './reminders/receipt-mails.ts';
import { REMINDER_TABLES } from './reminders/tables.ts';
import { SCORE_TABLES } from './scoring/tables.ts';

export interface Home { root: string; received: string; lake: string; evidence: string; staging: string; quarantine: string; registry: string; state: State }

/** @throws Error with one sentence where the folder cannot be used */
export function openHome(folder: string): Home {
  const root = resolve(folder);
  const under = (name: string): string => join(root, name);
  const home = { root, received: under('received'), lake: under('lake'), evidence: under('evidence'), staging: under('staging'), quarantine: under('quarantine'), registry: under('registry') };
  try {
    for (const path of Object.values(home)) mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Error(`COT_MOC_HOME ${root} cannot be written: ${(error as Error).message}`);
  }
  return { ...home, state: openState(root) };
}

/** Tables of every room in a home's database. */
export const ROOMS = [SEALS, CYCLE_TABLES, ACCESS_TABLES, EVIDENCE_TABLES, AUDIT_TABLES, REMINDER_TABLES, DRAFT_TABLES, RECEIPT_TABLES, BRIEFING_TABLES, CONCLUSION_TABLES, SCORE_TABLES];

/** The database of a home, or a copy of it in a folder of its own, with the tables of every room. */
export function openState(root: string): State {
  return new State(join(root, 'state.sqlite'), ROOMS);
}
