// A house that writes mails, at moments that are given, to whoever is there in a test.
import type { Grant, Role } from '../../server/access/rights.ts';
import { holidaysOf } from '../../server/registry/dues.ts';
import { readRegistry } from '../../server/registry/read.ts';
import { Post } from '../../server/reminders/post.ts';
import { Rounds } from '../../server/reminders/rounds.ts';
import type { Smtp } from '../../server/settings.ts';
import { open } from '../open.ts';
import type { Opened } from '../open.ts';

export const AGENCY = 'bg-so-noi-vu';
/** The hours in which nobody is written to. */
export const QUIET = { from: 19, to: 7 };
export const holidays = holidaysOf(readRegistry('data', false));

export interface Mailing extends Opened {
  rounds: (port: number, more?: { patience?: number; demo?: boolean; approval?: boolean; origin?: string | null }) => Rounds;
  /** somebody with a mail address */
  somebody: (role: Role, agency?: string, name?: string) => { person: string; email: string };
  /** nobody is left to write to */
  dismiss: () => void;
  /** what the chain tells of the mails to somebody */
  acts: (person: string) => Record<string, unknown>[];
  stateOf: (person: string, day: string) => string | undefined;
}

export async function openMailing(): Promise<Mailing> {
  const opened = await open({ LOCKED: 'on' });
  const { home: { state }, engine, people, log } = opened.house;
  people.add('Quản trị viên', null, [{ role: 'administrator', agency: '', area: '' }], 'test');
  let number = 0;
  return {
    ...opened,
    rounds: (port, { patience = 2_000, demo = false, approval = false, origin = 'https://cotmoc.tinh.gov.vn' } = {}) =>
      new Rounds({ state, engine, people, approval, demo, log }, { post: new Post(smtp(port), patience), quiet: QUIET, holidays, origin }),
    somebody: (role, agency = '', name = 'Nguyễn An') => {
      const email = `${role}${number += 1}@tinh.gov.vn`;
      return { person: people.add(name, email, [{ role, agency, area: '' } satisfies Grant], 'test'), email };
    },
    dismiss: () => {
      for (const { person, email, ended_at } of people.list()) if (email !== null && ended_at === null) people.end(person, 'test');
    },
    acts: (person) => state.acts().filter((act) => act.kind === 'remind' && act.submission === person).map(({ actor, detail }) => ({ actor, ...(JSON.parse(detail) as object) })),
    stateOf: (person, day) => state.get<{ state: string }>('select state from digests where person = ? and day = ?', person, day)?.state,
  };
}

/** A mail server of this machine. */
export function smtp(port: number, more: Partial<Smtp> = {}): Smtp {
  return { host: '127.0.0.1', port, encrypted: 'no', user: null, from: { name: 'Cột Mốc', address: 'nhacviec@tinh.gov.vn' }, ...more };
}

/** A moment of the clock in Vietnam. */
export function at(day: string, time = '08:00'): Date {
  return new Date(`${day}T${time}:00+07:00`);
}
