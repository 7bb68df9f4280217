// A house where sheets wait for a reviewer, and what its senders and reviewers do over HTTP.
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { stageOf } from '../../server/lake/stage.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

/** What a reviewer is told of a sheet. */
export interface Told { sheet: { stage: string }; lines: { indicator: string; level: number; in_force: number | null; previous: number | null; change: number | null; returned: string | null }[]; remarks: { indicator: string; code: string }[]; marks: { indicator: string; mark: string; name: string }[]; others: string[]; can: Record<string, boolean>; acts: { kind: string; name: string }[] }

export interface Desk extends Opened {
  reviewer: Carried & { person: string };
  other: Carried & { person: string };
  call: <T = { type: string; detail: string }>(method: string, path: string, carried: Carried, body?: object) => Promise<{ status: number; json: T; code: string }>;
  /** a sheet that an agency handed in and that waits: its receipt number */
  sent: (agency: string, report: string, lines: string[], reason?: string) => Promise<string>;
  /** of the target “online”: what counts in a report, and what would */
  trend: (report: string) => Promise<{ actual: number | null; provisional: number | null }>;
  acts: (submission: string) => string[];
  dues: (agency: string, report: string) => Promise<Record<string, unknown>>;
  /** how far a report has come, which is as the due list has it */
  progress: (report: string) => Promise<{ received: number }>;
  /** of each sheet, by which acts are written: those that the answers tell */
  stages: () => Promise<string[]>;
}

/** @param env settings beside those of a review */
export async function openDesk(env: Record<string, string> = {}): Promise<Desk> {
  const opened = await open({ COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere', COT_MOC_REVIEW: 'on', ...env });
  const { url, house } = opened;
  const question = async (asked: string): Promise<Record<string, unknown>[]> => (await (await fetch(`${url}/api/q/${asked}`)).json()) as Record<string, unknown>[];
  return {
    ...opened, reviewer: signedIn(house, 'reviewer'), other: signedIn(house, 'reviewer'),
    call: async <T>(method: string, path: string, carried: Carried, body?: object) => {
      const answer = await fetch(`${url}/api/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
      const json = (await answer.json()) as T & { type?: string };
      return { status: answer.status, json, code: String(json.type ?? '').split('/').at(-1)! };
    },
    sent: async (agency, report, lines, reason) => {
      const answer = await handIn(url, agency, report, csv(...lines), reason ? { reason } : {});
      const { submission, accepted } = (await answer.json()) as { submission: string; accepted: boolean };
      expect([answer.status, accepted]).toEqual([201, false]);
      return submission;
    },
    trend: async (report) => {
      const { actual, provisional } = (await question('trend.json?target=online')).find((row) => row.report === report)! as { actual: number | null; provisional: number | null };
      return { actual, provisional };
    },
    acts: (submission) => house.home.state.acts().filter((act) => act.submission === submission).map(({ kind }) => kind),
    dues: async (agency, report) => (await question(`dues.json?agency=${agency}&report=${report}`))[0]!,
    progress: async (report) => {
      const [told] = await question(`hand_ins.json?report=${report}`);
      const rows = (await question(`dues.json?report=${report}`)) as { submission: string | null; timeliness: string; stage: string; returned: number }[];
      const count = (is: (row: (typeof rows)[number]) => boolean): number => rows.filter(is).length;
      expect(told).toMatchObject({
        report, agencies: rows.length, received: count(({ submission }) => submission !== null), absent: count(({ submission }) => submission === null), late: count(({ timeliness }) => timeliness === 'late'),
        on_time: count(({ timeliness }) => timeliness === 'on-time'), waiting: count(({ stage }) => stage === 'sent'), accepted: count(({ stage }) => stage === 'accepted'), returned: count(({ returned }) => returned > 0),
      });
      return told as unknown as { received: number };
    },
    stages: async () => {
      const { home: { state }, engine } = house;
      const { names: columns, values } = await engine.db.use((lease) => lease.run(engine.statement(engine.steps.get('handed')!), engine.now()));
      const [names, stages] = ['submission', 'stage'].map((name) => values[columns.indexOf(name)]) as [string[], string[]];
      expect(names.toSorted()).toEqual(state.submissions().map(({ submission }) => submission).sort());
      expect(Object.fromEntries(names.map((name, at) => [name, stages[at]]))).toEqual(Object.fromEntries(names.map((name) => [name, stageOf(state, name)])));
      return stages;
    },
  };
}

/** A sheet of some lines, each with a reason for whatever may be unusual about it. */
export function csv(...lines: string[]): string {
  return explained(['indicator;numerator;denominator;value', ...lines].join('\n'));
}

/** Marks that accept a sheet's figures. */
export function accept(...indicators: string[]): { lines: object[] } {
  return { lines: indicators.map((indicator) => ({ indicator, part: '', mark: 'accept' })) };
}
