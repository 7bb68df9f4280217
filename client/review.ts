// The reviewer's desk, asked of the server: what waits, one sheet, and what deciding would change.
import type { Row } from '../queries/types.ts';
import { askAnew, useJson } from './api.ts';
import type { Answered } from './api.ts';
import type { Thought } from './thoughts.ts';

/** `unusual`: figures with a remark. `marked`: figures that a reviewer has a thought of. `is_own`: whoever asks handed it in. */
export type Waiting = Row<'waiting'> & { unusual: number; marked: number; is_own: boolean };
export type Line = Row<'sheet_lines'>;
export type Earlier = Row<'earlier'>;
/** What intake found unusual. `given` and `other` in the unit of the figure, `low` and `high` its usual range; `reports`: what it was compared with. */
export interface Remark { indicator: string; part: string; code: string; field: string; given: number | null; other: number | null; low: number | null; high: number | null; reports: string }
export interface Mark { indicator: string; part: string; mark: 'accept' | 'return'; reason: string; told: string; person: string; name: string | null; at: string }
export interface Sheet { submission: string; agency: string; name_vi: string; name_en: string; report: string; revision: number; received_at: string; reason: string | null; basis: string | null; absent: { indicator: string; part: string; reason: string }[]; figures: number; stage: string }
/** `others`: names of who else is looking. `why`: why it cannot be decided, `own-sheet` or `not-approved`. */
export interface Desk {
  sheet: Sheet; lines: Line[]; earlier: Earlier[]; remarks: Remark[]; marks: Mark[]; acts: { at: string; kind: string; name: string | null }[]; others: string[];
  can: { decide: boolean; approve: boolean; withdraw: boolean }; why: string | null;
}
/** A page of a plan that would change. Levels in `unit`. */
export interface Effect {
  target: string; plan: string; short_vi: string; short_en: string; kind: string; unit: string; before: number | null; after: number | null; status_before: string; status_after: string;
  agencies_before: number | null; agencies_after: number | null; agencies_expected: number | null;
}
export interface Granted { agency: string; report: string; until: string; reason: string; opened_at: string; by: string | null }

const LIST_MS = 60_000;
/** Says too that whoever asks is still there. */
const SHEET_MS = 15_000;

export function useWaiting(isAsked = true): Answered<Waiting[]> {
  return useJson<Waiting[]>(isAsked ? 'reviews' : null, { every: LIST_MS });
}

export function useDesk(submission: string): Answered<Desk> {
  return useJson<Desk>(`reviews/${submission}`, { every: SHEET_MS, isKept: false });
}

/** @param returned which figures are given back: what it would change is asked anew with each of them; null where it is not asked */
export function useEffectOf(submission: string, returned: string | null): Answered<Effect[]> {
  return useJson<Effect[]>(returned === null ? null : `reviews/${submission}/effect`, returned === null ? {} : { again: returned });
}

/** What accepting several sheets at once would change. */
export function useEffectOfMany(submissions: string[]): Answered<Effect[]> {
  return useJson<Effect[]>(submissions.length === 0 ? null : 'reviews/effect', { of: { submissions } });
}

export function useOpenings(isAsked: boolean): Answered<Granted[]> {
  return useJson<Granted[]>(isAsked ? 'openings' : null);
}

/** Asks the list and the sheets anew. */
export function useDeskAnew(): () => Promise<void> {
  return async () => {
    // What deciding would change is asked of sheets that are not decided yet.
    await Promise.all(['reviews', 'openings', 'q'].map((name) => askAnew({ queryKey: [name], predicate: ({ queryKey }) => !String(queryKey[2]).endsWith('effect') })));
  };
}

export function keyOf({ indicator, part }: { indicator: string; part: string }): string {
  return `${indicator}\t${part}`;
}

/** What is thought of each figure: as the server has it, and over that what is not saved yet. */
export function thoughtsOf(marks: Mark[], unsaved: Map<string, Thought>): Map<string, Mark | Thought> {
  const all = new Map<string, Mark | Thought>(marks.map((one) => [keyOf(one), one]));
  for (const [key, one] of unsaved) {
    if (one.mark === 'none') all.delete(key);
    else all.set(key, one);
  }
  return all;
}
