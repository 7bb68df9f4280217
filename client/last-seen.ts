// What somebody last saw here of their own work, for when the server is out of reach: who they are, what they have to hand in, the figures of before.
// Each person's own, never another's; signing out takes it away.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/** `at`: when the server said so. Under no person's name stands what is the same for everybody. */
export interface SeenAnswer<Rows = unknown> { person: string; what: string; rows: Rows; at: number }

interface Shelf extends DBSchema { answers: { key: [string, string]; value: SeenAnswer; indexes: { person: string } } }

/** Whoever was signed in last: under no person's name. */
const WHO = ['', 'me'] as const;

let opened: Promise<IDBPDatabase<Shelf>> | null = null;

function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>('cot-moc-seen', 1, {
    upgrade: (db) => void db.createObjectStore('answers', { keyPath: ['person', 'what'] }).createIndex('person', 'person'),
    // A later version of the application wants other shelves: this page goes on without.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

export async function keepSeen(person: string, what: string, rows: unknown, at: number): Promise<void> {
  try {
    await (await shelf()).put('answers', { person, what, rows, at });
  } catch {
    // A browser that keeps nothing has nothing to show without a network.
  }
}

/** Null where it was never seen, or where this browser keeps nothing. */
export async function recallSeen<Rows>(person: string, what: string): Promise<SeenAnswer<Rows> | null> {
  try {
    return (await (await shelf()).get('answers', [person, what]) as SeenAnswer<Rows> | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Who is signed in; null once nobody is. */
export async function keepWho<Who extends { signed: { person: string } | null }>(who: Who | null): Promise<void> {
  try {
    if (who) await (await shelf()).put('answers', { person: WHO[0], what: WHO[1], rows: who, at: Date.now() });
    else await (await shelf()).delete('answers', [...WHO]);
  } catch {
    // As above.
  }
}

export async function recallWho<Who>(): Promise<Who | null> {
  return (await recallSeen<Who>(...WHO))?.rows ?? null;
}

export async function forgetSeen(person: string): Promise<void> {
  try {
    const db = await shelf();
    const who = await recallWho<{ signed: { person: string } | null }>();
    if (who?.signed?.person === person) await keepWho(null);
    for (const key of await db.getAllKeysFromIndex('answers', 'person', person)) await db.delete('answers', key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
