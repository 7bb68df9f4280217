// What stands in the cells of a sheet here, put together with what the server has: nothing typed is lost, and nobody's is overwritten unseen.
import type { EntryField } from '../cell-checks.ts';
import { handedText, keyOf } from './grid.ts';
import type { Line } from './grid.ts';
import type { KeptCell } from './local.ts';

/** What somebody else wrote in a cell that was changed here too; `by` is '' where the draft was begun anew. `sheet`: it was handed in meanwhile, with this one, then. */
export interface Theirs { text: string; reading: '' | 'vi' | 'en'; version: number; by: string; sheet?: string; at?: string }
/** Who handed in a sheet, when. */
export interface Sent { by: string; at: string }
export type Held = KeptCell & { theirs?: Theirs };
export type Cells = ReadonlyMap<string, Held>;
/** A cell as the server has it. */
export interface Cell { indicator: string; part: string; field: EntryField; text: string; reading: '' | 'vi' | 'en'; version: number; by: string }
/** What the server made of the cells that it was sent. */
export interface Answered { kept: { indicator: string; part: string; field: EntryField; version: number }[]; conflicts: (Omit<Cell, 'text'> & { theirs: string; sheet?: string; at?: string })[] }

export function heldOf({ indicator, part, field, text, reading, version }: Cell): Held {
  return { indicator, part, field, text, reading, base: version, isPending: false };
}

/** The server's cells, and over them what is pending here. @param lines as they were last handed in: what was handed in since a cell was typed is another's value of it */
export function together(there: readonly Cell[], own: ReadonlyMap<string, KeptCell>, lines: readonly Line[] = [], sent: Readonly<Record<string, Sent>> = {}): Cells {
  const cells = new Map(there.map((cell) => [keyOf(cell, cell.field), heldOf(cell)]));
  for (const [key, cell] of own) if (cell.isPending) cells.set(key, cells.has(key) ? merged(cell, cells.get(key)) : overtaken(cell, lines, sent));
  return cells;
}

/** What others wrote since: taken where nothing was typed here, else a conflict. */
export function taken(own: Cells, others: readonly Cell[]): Cells {
  const cells = new Map(own);
  for (const other of others) {
    const key = keyOf(other, other.field);
    const mine = cells.get(key);
    cells.set(key, mine?.isPending ? merged(mine, heldOf(other), other.by) : heldOf(other));
  }
  return cells;
}

/** The cells after some of them were sent: kept there, or met by another's. */
export function answered(own: Cells, sent: readonly Held[], { kept, conflicts }: Answered): Cells {
  const cells = new Map(own);
  for (const one of kept) {
    const key = keyOf(one, one.field);
    const [cell, was] = [cells.get(key), sent.find((each) => keyOf(each, each.field) === key)];
    // Typed on since: the newer text is still to be sent, over the version that the older one made.
    if (cell && was) cells.set(key, { ...cell, base: one.version, isPending: cell.text !== was.text || cell.reading !== was.reading });
  }
  for (const { theirs, reading, version, by, sheet, at, ...one } of conflicts) {
    const key = keyOf(one, one.field);
    const cell = cells.get(key);
    if (cell) cells.set(key, { ...cell, theirs: { text: theirs, reading, version, by, ...(sheet ? { sheet, at } : {}) } });
  }
  return cells;
}

/** A conflict ended: one's own value goes to the server over the other one, or gives way. */
export function settled({ theirs, ...own }: Held, mine: boolean): Held {
  if (!theirs) return own;
  const over = theirs.sheet ? { over: theirs.sheet } : {};
  return mine ? { ...own, ...over, base: theirs.version, isPending: true } : { ...own, text: theirs.text, reading: theirs.reading, base: theirs.version, isPending: false };
}

/** One's own pending cell where the draft is gone: beside what somebody handed in since it was typed. */
function overtaken(own: KeptCell, lines: readonly Line[], sent: Readonly<Record<string, Sent>>): Held {
  const line = lines.find(({ indicator, part }) => indicator === own.indicator && part === own.part);
  const sheet = line?.handed_submission ?? null;
  if (!line || sheet === null || own.over === undefined || own.over === sheet) return own;
  const text = handedText(line, own.field);
  return text === own.text.trim() ? own : { ...own, theirs: { text, reading: '', version: 0, by: sent[sheet]?.by ?? '', sheet, at: sent[sheet]?.at } };
}

/** One's own pending cell beside what the server has. */
function merged(own: KeptCell, there: Held | undefined, by = ''): Held {
  if (!there) return own;
  if (there.text === own.text && (there.reading === own.reading || there.reading === '')) return { ...own, base: there.base, isPending: there.reading !== own.reading };
  return there.base === own.base ? own : { ...own, theirs: { text: there.text, reading: there.reading, version: there.base, by } };
}
