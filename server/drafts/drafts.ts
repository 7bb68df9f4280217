// What agencies are typing: kept cell by cell, and never overwritten by somebody who had not seen it.
import type { EntryField } from '../../client/cell-checks.ts';
import { NO_DATA } from '../../client/entry/line-look.ts';
import type { Absent } from '../lake/land.ts';
import { keyOf } from '../lake/line.ts';
import type { State } from '../lake/state.ts';

/** Which cell: a line of the sheet, and what of it. */
export interface Where { indicator: string; part: string; field: EntryField }
/** `text` is as typed; `reading` settles 1.234 and is '' where nobody had to ask. */
export interface Cell extends Where { text: string; reading: '' | 'vi' | 'en'; version: number; person: string; at: string }
/** A cell as it comes in. `base`: the version that its writer had seen, 0 for none. `over`: the sheet that had handed in what stood there, null for none; not said by earlier versions. */
export interface Typed extends Where { text: string; reading: '' | 'vi' | 'en'; base: number; over?: string | null }
/** What stands where another one was to be written; `person` is null where the draft was begun anew meanwhile. `sheet`: it was handed in since, with this one. */
export interface Conflict extends Where { theirs: string; reading: '' | 'vi' | 'en'; version: number; person: string | null; at: string | null; sheet?: string }
/** `kept`: cells that now stand as they came, with their version. */
export interface Written { version: number; kept: (Where & { version: number })[]; conflicts: Conflict[] }

const COLUMNS = 'indicator, part, field, text, reading, version, person, at';

export class Drafts {
  private readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  /** 0 where nothing was ever typed. */
  version(agency: string, report: string): number {
    return this.state.get<{ version: number }>('select version from drafts where agency = ? and report = ?', agency, report)?.version ?? 0;
  }

  /** @param after only cells written since that version */
  cells(agency: string, report: string, after = 0): Cell[] {
    return this.state.all<Cell>(`select ${COLUMNS} from draft_cells where agency = ? and report = ? and version > ? order by indicator, part, field`, agency, report, after);
  }

  /** Writes every cell whose writer had seen what stands there, or means the same; the others come back with what stands there. */
  write(agency: string, report: string, person: string, typed: Typed[], at: string): Written {
    return this.state.transaction(() => this.put(agency, report, person, typed, at));
  }

  /** Puts the reasons of lines without a figure back, as they were typed; a line of which something is typed meanwhile stays as it is. Call it within a transaction. */
  giveBack(agency: string, report: string, person: string, reasons: readonly Absent[], at: string): void {
    const cells = this.cells(agency, report);
    const typed = new Set(cells.filter(({ text }) => text !== '').map((cell) => keyOf(cell)));
    this.put(agency, report, person, reasons.filter((line) => !typed.has(keyOf(line))).flatMap(({ indicator, part, reason }) => ([['state', NO_DATA], ['note', reason]] as const).map(([field, text]): Typed => (
      { indicator, part, field, text, reading: '', base: cells.find((cell) => keyOf(cell) === keyOf({ indicator, part }) && cell.field === field)?.version ?? 0 }))), at);
  }

  private put(agency: string, report: string, person: string, typed: readonly Typed[], at: string): Written {
    const before = this.version(agency, report);
    const version = before + 1;
    const kept: Written['kept'] = [];
    const conflicts: Conflict[] = [];
    let isChanged = false;
    for (const { indicator, part, field, text, reading, base, over = null } of typed) {
      const found = this.state.get<Cell>(`select ${COLUMNS} from draft_cells where agency = ? and report = ? and indicator = ? and part = ? and field = ?`, agency, report, indicator, part, field);
      const now = found ?? { text: '', reading: '' as const, version: 0, person: null, at: null };
      // Nothing where something was handed in says that it is taken out.
      const isTakenOut = found === undefined && text === '' && over !== null;
      if (!isTakenOut && now.text === text && now.reading === reading) kept.push({ indicator, part, field, version: now.version });
      // To say how the same text is read is no conflict while nobody has said so.
      else if (now.version !== base && (now.text !== text || now.reading !== '')) conflicts.push({ indicator, part, field, theirs: now.text, reading: now.reading, version: now.version, person: now.person, at: now.at });
      else {
        this.state.run(`insert or replace into draft_cells (agency, report, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, agency, report, indicator, part, field, text, reading, version, person, at);
        kept.push({ indicator, part, field, version });
        isChanged = true;
      }
    }
    if (isChanged) this.state.run('insert or replace into drafts (agency, report, version) values (?, ?, ?)', agency, report, version);
    return { version: isChanged ? version : before, kept, conflicts };
  }

  /** Takes away what was typed up to a version, and up to a moment: what came after it stays. Call it within a transaction. */
  clear(agency: string, report: string, upTo: number, until = '9999'): void {
    if (this.state.run('delete from draft_cells where agency = ? and report = ? and version <= ? and at <= ?', agency, report, upTo, until) === 0) return;
    this.state.run('update drafts set version = version + 1 where agency = ? and report = ?', agency, report);
  }
}
