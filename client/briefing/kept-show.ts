// What an unattended screen keeps in its browser: its secret, and the last good picture of everything, which is replaced whole or not at all.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Shown, SlideKind } from './slides.ts';

export interface ScreenSettings { screen: string; name: string; plan: string; seconds: number; kinds: SlideKind[]; paces?: Partial<Record<SlideKind, number>>; distance: number; height: number; theme: 'dark' | 'light' | 'day' }
/** What the server says: how to show, and the deck; null before anything is published. */
export interface Show { screen: ScreenSettings; shown: Shown | null }
/** `lostSince`: from when on the server did not answer; null while it does. */
export interface KeptShow { show: Show; lostSince: number | null }

interface Shelf extends DBSchema { tokens: { key: string; value: string }; shows: { key: string; value: KeptShow } }

let opened: Promise<IDBPDatabase<Shelf>> | null = null;

function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>('cot-moc-screen', 1, { upgrade: (db) => { db.createObjectStore('tokens'); db.createObjectStore('shows'); } });
  opened.catch(() => { opened = null; });
  return opened;
}

/** A browser that keeps nothing shows what it has until it is closed. */
async function tried<T>(work: (db: IDBPDatabase<Shelf>) => Promise<T>): Promise<T | null> {
  try {
    return await work(await shelf());
  } catch {
    return null;
  }
}

/** @returns whether this browser keeps it */
export async function keepToken(screen: string, token: string): Promise<boolean> {
  return await tried((db) => db.put('tokens', token, screen)) !== null;
}

export async function recallToken(screen: string): Promise<string | null> {
  return (await tried((db) => db.get('tokens', screen))) ?? null;
}

export async function keepShow(kept: KeptShow): Promise<void> {
  await tried((db) => db.put('shows', kept, kept.show.screen.screen));
}

export async function recallShow(screen: string): Promise<KeptShow | null> {
  return (await tried((db) => db.get('shows', screen))) ?? null;
}

/** After its secret was revoked no figure stays on a device. */
export async function forgetShow(screen: string): Promise<void> {
  await tried(async (db) => { await db.delete('shows', screen); await db.delete('tokens', screen); });
}
