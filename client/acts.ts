// The acts of the journal, asked of the server.
import { searchOf, useJson } from './api.ts';
import type { Answered } from './api.ts';
import type { Address } from './parts/address.ts';

/** `who` the name of the actor, or what stands for it. `is_erased`: the account was, and its name with it. `at` a moment, ISO. */
export interface Act { seq: number; at: string; actor: string; who: string; is_erased: boolean; kind: string; group: string; subject: string | null; said: string; hash: string }
/** `older` and `newer`: numbers to go on from, null where there is nothing more. `actors`: whoever acted and is known by name. */
export interface Acts { acts: Act[]; older: number | null; newer: number | null; actors: { person: string; name: string }[] }
/** `detail` as it was hashed: JSON, if nobody changed it. */
export interface WholeAct extends Act { detail: string; previous: string }
/** `findings`: each place where the chain is broken, as a sentence. */
export interface Chain { acts: number; head: { seq: number; hash: string }; at: string; findings: { code: string; told: string }[] }

export const GROUPS = ['sheets', 'review', 'evidence', 'conclusions', 'scores', 'publication', 'reminders', 'registry', 'accounts', 'refused', 'others'] as const;

/** What of an address the server is asked for. */
export function askedOf({ viec, ai, ve, tu, den }: Address): Record<string, string | undefined> {
  return { of: viec, actor: ai, subject: ve, from: tu, to: den };
}

export function useActs(address: Address): Answered<Acts> {
  return useJson<Acts>(`acts?${searchOf({ ...askedOf(address), before: address.truoc, after: address.sau })}`);
}

export function useAct(seq: number): Answered<WholeAct> {
  return useJson<WholeAct>(`acts/${seq}`);
}

/** Followed from the first act where `anew` counts up. */
export function useChain(anew: number): Answered<Chain> {
  return useJson<Chain>(`acts/chain${anew > 0 ? '?anew=1' : ''}`, { again: String(anew) });
}
