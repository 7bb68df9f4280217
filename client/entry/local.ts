// What was typed, on this computer: written at every change, so that neither a lost connection nor a closed browser loses it. Each person
// has their own; nobody else's is ever read.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { EntryField } from '../cell-checks.ts';
import type { Row } from '../../queries/types.ts';
import { forgetSeen } from '../last-seen.ts';
import type { Line } from './grid.ts';
import type { Told } from './line-look.ts';

/** A cell as it stands here. `base`: its version at the server when it was last seen, 0 for none. `isPending`: the server does not have it yet. `over`: the sheet that had handed in what stood there when it was typed, null for none; missing in what earlier versions kept. */
export interface KeptCell { indicator: string; part: string; field: EntryField; text: string; reading: '' | 'vi' | 'en'; base: number; isPending: boolean; over?: string | null }
/** A sheet as it was last seen, so that it can be gone on with where the server is out of reach. `problems` and `isCorrection` are missing in what earlier versions kept. */
export interface Kept { person: string; agency: string; report: string; cells: KeptCell[]; lines: Line[]; due: Row<'dues'>; isCorrection?: boolean; problems?: Told[] }

interface Shelf extends DBSchema { drafts: { key: [string, string, string]; value: Kept; indexes: { person: string } } }

let opened: Promise<IDBPDatabase<Shelf>> | null = null;

function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>('cot-moc', 1, {
    upgrade: (db) => void db.createObjectStore('drafts', { keyPath: ['person', 'agency', 'report'] }).createIndex('person', 'person'),
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** Null where there is none, or where this browser keeps nothing. */
export async function recallDraft(person: string, agency: string, report: string): Promise<Kept | null> {
  try {
    return (await (await shelf()).get('drafts', [person, agency, report])) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a sheet as this page has it, beside what another page of the same person typed and the server does not have yet. @throws where the browser keeps nothing, or has no room */
export async function keepDraft(kept: Kept): Promise<void> {
  // Strict: it outlasts a computer that loses its power, too.
  const work = (await shelf()).transaction('drafts', 'readwrite', { durability: 'strict' });
  const before = await work.store.get([kept.person, kept.agency, kept.report]);
  const own = new Map(kept.cells.map((cell) => [nameOf(cell), cell]));
  for (const cell of before?.cells ?? []) {
    const mine = own.get(nameOf(cell));
    if (cell.isPending && (!mine || (!mine.isPending && mine.text !== cell.text && mine.base <= cell.base))) own.set(nameOf(cell), cell);
  }
  await work.store.put({ ...kept, cells: [...own.values()] });
  await work.done;
}

/** Forgets what was handed in; what was typed since and is not at the server stays. */
export async function forgetSent(person: string, agency: string, report: string): Promise<void> {
  try {
    const work = (await shelf()).transaction('drafts', 'readwrite');
    const kept = await work.store.get([person, agency, report]);
    const cells = kept?.cells.filter(({ isPending }) => isPending) ?? [];
    if (kept && cells.length > 0) await work.store.put({ ...kept, cells });
    else await work.store.delete([person, agency, report]);
    await work.done;
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

function nameOf({ indicator, part, field }: KeptCell): string {
  return `${indicator}\t${part}\t${field}`;
}

export async function forgetDraft(person: string, agency: string, report: string): Promise<void> {
  await (await shelf()).delete('drafts', [person, agency, report]).catch(() => undefined);
}

/** What the server has is taken away when somebody signs out; what it does not have yet waits for the same person. */
export async function forgetPerson(person: string): Promise<void> {
  await forgetSeen(person);
  try {
    const db = await shelf();
    for (const kept of await db.getAllFromIndex('drafts', 'person', person)) {
      if (!kept.cells.some(({ isPending }) => isPending)) await db.delete('drafts', [kept.person, kept.agency, kept.report]);
    }
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
