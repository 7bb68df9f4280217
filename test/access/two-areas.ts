// A house whose sheets and documents are of two areas, those who lead them, and whoever asks as one of these.
import { expect } from 'vitest';
import type { TraceAnswer } from '../../client/trace.ts';
import { COOKIE } from '../../server/access/guard.ts';
import type { Grant } from '../../server/access/rights.ts';
import { readRegistry } from '../../server/registry/read.ts';
import { pdf } from '../evidence/files.ts';
import { explained, handIn, open, reporterOf } from '../open.ts';
import type { Opened } from '../open.ts';

export const PLAN = 'bac-giang-2021-2030';
export const AGENCY = 'bg-so-noi-vu';
export const OTHER = 'bg-so-tu-phap';
export const REPORT = '2024Q1';
/** An indicator of each area, as both bodies hand them in. */
export const OF: Record<string, string> = { procedures: 'online-dossiers', digital: 'work-files-online' };
export type Cells = Record<string, string | number | boolean | null>;
export type Headers = Record<string, string>;

const { tables } = readRegistry('data', false);
export let opened: Opened;
export let reviewer: Headers;
/** Receipts: of both areas and accepted but for the digital figure, of the digital area alone and waiting. */
export let mixed: string;
export let digital: string;
/** After all that beforeAll does: one for all, since each is worked out once. */
export let moment: string;
export const hashes: Record<string, string> = {};
export const activities: Record<string, string> = {};

/** Somebody with all these roles. */
export function as(...grants: Partial<Grant>[]): Headers {
  const person = opened.house.people.add('Nguyễn An', `${crypto.randomUUID()}@tinh.gov.vn`, grants.map((grant) => ({ role: 'viewer', agency: '', area: '', ...grant })), 'test');
  return { Cookie: `${COOKIE}=${opened.house.sessions.open(person, 'sso-strong', true, 'test')}`, 'X-Cot-Moc': '1' };
}
export const lead = (...areas: string[]): Headers => as(...areas.map((area): Partial<Grant> => ({ role: 'area-lead', area })));
export const get = (path: string, carried: Headers): Promise<Response> => fetch(`${opened.url}/api/${path}`, { headers: carried });
export async function json<T>(path: string, carried: Headers): Promise<T> {
  const answer = await get(path, carried);
  expect(answer.status, `${path} ${await answer.clone().text().then((text) => text.slice(0, 300))}`).toBe(200);
  return answer.json() as Promise<T>;
}
export const ask = (name: string, params: Record<string, string>, carried: Headers): Promise<Cells[]> => json(`q/${name}.json?${new URLSearchParams(params)}`, carried);
export const trace = (question: string, column: string, row: number, params: Record<string, string>, carried: Headers): Promise<TraceAnswer> =>
  json(`trace?${new URLSearchParams({ ...params, question, column, row: String(row) })}`, carried);
export const send = async (agency: string, indicators: string[]): Promise<string> => {
  const answer = await handIn(opened.url, agency, REPORT, explained(`indicator;numerator;denominator\n${indicators.map((indicator) => `${indicator};80;100`).join('\n')}\n`));
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { submission: string }).submission;
};
export async function prove(agency: string, fields: Record<string, string>): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ agency, number: '12/QĐ-UBND', dated: '2024-03-20', issuer: 'UBND tỉnh', subject: 'Phê duyệt kết quả', ...fields })) form.set(name, value);
  form.set('file', new Blob([pdf(crypto.randomUUID()) as BlobPart]), 'Quyết định 12.pdf');
  const answer = await fetch(`${opened.url}/api/evidence`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, agency), 'Idempotency-Key': crypto.randomUUID() } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { sha256: string }).sha256;
}
export const change = async (method: string, path: string, body: object): Promise<void> => {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { ...reviewer, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.status, await answer.clone().text()).toBe(200);
};
/** Indicators of areas on the map of both plans of the province. */
export const measured = (areas: string[]): Set<string> => new Set(tables.get('registry_targets')!.filter(({ cells }) => String(cells.plan).startsWith('bac-giang') && areas.includes(String(cells.area))).map(({ cells }) => String(cells.indicator)));
export const refusals = (): number => opened.house.home.state.acts().filter(({ kind }) => kind === 'refused').length;

/** Opens the house, hands in a sheet of both areas and one of one, and documents of both. */
export async function openAreas(): Promise<void> {
  opened = await open({ COT_MOC_ANONYMOUS: 'off', COT_MOC_REVIEW: 'on' });
  reviewer = as({ role: 'reviewer' });
  mixed = await send(AGENCY, Object.values(OF));
  await change('PUT', `reviews/${mixed}/marks`, { lines: [{ indicator: OF.procedures, part: '', mark: 'accept' }, { indicator: OF.digital, part: '', mark: 'return', reason: 'wrong-denominator', told: 'Tính cả việc chưa đến hạn.' }] });
  await change('POST', `reviews/${mixed}/decision`, {});
  digital = await send(OTHER, [OF.digital!]);
  const led = await ask('activities', { plan: PLAN }, reviewer);
  for (const area of Object.keys(OF)) {
    hashes[area] = await prove(AGENCY, { kind: 'figure', report: REPORT, indicator: OF[area]!, part: '' });
    const { activity, reporter } = led.find((row) => row.area === area && row.reporter !== null)!;
    activities[area] = String(activity);
    hashes[`activity of ${area}`] = await prove(String(reporter), { kind: 'activity', of: String(activity) });
  }
  moment = new Date().toISOString();
}
