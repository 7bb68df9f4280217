// A real house on a temporary home, with a real server on a free port.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COOKIE } from '../server/access/guard.ts';
import type { Role } from '../server/access/rights.ts';
import { openApp } from '../server/app.ts';
import type { House } from '../server/app.ts';
import { openHouse } from '../server/house.ts';
import { readSettings } from '../server/settings.ts';
import { openEverything } from './everything-open.ts';

process.env.LOG_LEVEL ??= 'error';

/** What a signed-in person's requests carry. */
export interface Carried { Cookie: string; 'X-Cot-Moc': string }

/** Houses by their address, for those who know only that. */
const houses = new Map<string, House>();
const reporters = new Map<string, Carried>();

export interface Opened { url: string; home: string; house: House; later: () => Promise<void>; close: () => Promise<void> }

/** @param env settings beside the temporary home; the demo is off unless asked for, and every report stays open unless LOCKED is on */
export async function open(env: Record<string, string> = {}, dist: string | null = null, port = 0): Promise<Opened> {
  const home = env.COT_MOC_HOME ?? join(mkdtempSync(join(tmpdir(), 'cot-moc-')), 'home');
  const { house, close, later } = await openHouse(readSettings({ COT_MOC_DEMO: 'off', COT_MOC_ANONYMOUS: 'on', COT_MOC_REVIEW: 'off', COT_MOC_DATA: resolve('data'), COT_MOC_HOME: home, ...env }), () => undefined);
  if (env.LOCKED !== 'on') await openEverything(house);
  const server = openApp(house, dist).listen(port, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  houses.set(url, house);
  return {
    url, home, house, later,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await close();
      if (!env.COT_MOC_HOME) rmSync(resolve(home, '..'), { recursive: true, force: true });
    },
  };
}

/** Somebody with a role, signed in with both factors. */
export function signedIn({ people, sessions }: Pick<House, 'people' | 'sessions'>, role: Role, agency = '', area = ''): Carried & { person: string } {
  const person = people.add(`${role} ${agency}`, `${crypto.randomUUID()}@tinh.gov.vn`, [{ role, agency, area }], 'test');
  return { person, ...carrying(sessions.open(person, 'sso-strong', true, 'test')) };
}

export function carrying(token: string): Carried {
  return { Cookie: `${COOKIE}=${token}`, 'X-Cot-Moc': '1' };
}

/** The reporter of an agency at an address: one for each. */
export function reporterOf(url: string, agency: string): Carried {
  const key = `${url} ${agency}`;
  const { Cookie, 'X-Cot-Moc': own } = reporters.get(key) ?? signedIn(houses.get(url)!, 'reporter', agency);
  reporters.set(key, { Cookie, 'X-Cot-Moc': own });
  return { Cookie, 'X-Cot-Moc': own };
}

/** For a house of another process: who its reporter is was settled before it started. */
export function knowReporter(url: string, agency: string, carried: Carried): void {
  reporters.set(`${url} ${agency}`, carried);
}

/** The same lines, each with a reason for whatever may be unusual about it. */
export function explained(csv: string): string {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const fields = header.split(';').length;
  return [`${header};note`, ...lines.map((line) => `${line}${';'.repeat(fields + 1 - line.split(';').length)}Đúng theo sổ theo dõi của cơ quan`)].join('\n');
}

/** Hands in a CSV as a browser would, as the agency's reporter. */
export async function handIn(url: string, agency: string, report: string, csv: string | Uint8Array, more: { key?: string; name?: string; numbers?: string; reason?: string; basis?: string; lang?: string } = {}): Promise<Response> {
  const form = new FormData();
  form.set('agency', agency);
  form.set('report', report);
  if (more.numbers) form.set('numbers', more.numbers);
  if (more.reason) form.set('reason', more.reason);
  if (more.reason) form.set('basis', more.basis ?? 'Công văn 12/CV-ĐC ngày 05/01/2026');
  form.set('file', new Blob([csv as BlobPart]), more.name ?? 'sheet.csv');
  return fetch(`${url}/api/submissions?lang=${more.lang ?? 'vi'}`, { method: 'POST', body: form, headers: { ...reporterOf(url, agency), 'Idempotency-Key': more.key ?? crypto.randomUUID() } });
}
