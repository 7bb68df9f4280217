// Every method and address of OpenAPI by role and owner, asked of the running server: who is let on, and that whoever is not changes nothing.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { ROLES } from '../../server/access/rights.ts';
import { pdf } from '../evidence/files.ts';
import { carrying, open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';
import { ASKERS, ROWS } from './table.ts';
import { done, form, HEADER, made } from './there.ts';
import type { There } from './there.ts';

const OWN = 'bg-so-noi-vu';
const ANOTHER = 'bg-so-tu-phap';
const HEIR = 'bn-so-tu-phap';
const data = mkdtempSync(join(tmpdir(), 'cot-moc-data-'));
let opened: Opened;
let [own, another]: There[] = [];
const people = new Map<string, string>();
beforeAll(async () => {
  cpSync('data', data, { recursive: true });
  appendFileSync(join(data, 'agencies.csv'), `${HEIR},Sở Tư pháp,Department of Justice,,department,province,bac-ninh,bac-giang,so-tu-phap,,2025-07-01,,,illustrative,,\n`);
  appendFileSync(join(data, 'succession.csv'), `${ANOTHER},${HEIR},merge,2025-07-01,,,,illustrative,\n`);
  opened = await open({ COT_MOC_DATA: data, COT_MOC_ANONYMOUS: 'off', COT_MOC_REVIEW: 'on', COT_MOC_APPROVAL: 'on', OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x', COT_MOC_ORIGIN: 'https://cotmoc.tinh.gov.vn' });
  for (const role of ROLES) people.set(role, signedIn(opened.house, role, role === 'reporter' || role === 'head' ? OWN : '').person);
  people.set('heir', signedIn(opened.house, 'head', HEIR).person);
  const every = ROLES.map((role) => ({ role, agency: role === 'reporter' || role === 'head' ? OWN : '', area: '' }));
  for (const asker of ['no-factor', 'no-code']) people.set(asker, opened.house.people.add(asker, `${asker}@tinh.gov.vn`, every, 'test'));
  const { secret } = opened.house.proofs.beginSecondFactor(people.get('no-code')!);
  await opened.house.proofs.confirmSecondFactor(people.get('no-code')!, secret, new TOTP({ secret: Secret.fromBase32(secret) }).generate(), '');
  [own, another] = [await made(opened, OWN, 'bg30-a-024', 'bg30-m-communes-merged-2025'), await made(opened, ANOTHER, 'bg30-a-002', 'bg30-m-institutions-basically-complete')];
  const secretary = signedIn(opened.house, 'secretary');
  const { snapshot } = await done<{ snapshot: number }>(opened.url, 'GET', 'publications/draft', secretary);
  await done(opened.url, 'POST', 'publications', secretary, { title: 'Quý I/2023', note: '', snapshot });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

/** Values of a question's parameters; those that it may be asked without are left out, but for whose it is. */
const ASKED: Record<string, string> = { plan: 'bac-giang-2021-2030', target: 'bg30-online-dossiers', quarter: '2023Q1', indicator: 'online-dossiers', conclusion: '1', from: '2023Q1', to: '2023Q1' };
const MOMENT = { from: '2023-01-01T00:00:00Z', to: '2023-06-01T00:00:00Z' };
function asked(question: string, there: There): Record<string, string> {
  const { params } = opened.house.engine.questions.get(question)!;
  return Object.fromEntries(params.filter(({ name, optional }) => !optional || name === 'agency').map(({ name, kind }) => [name, there[name] ?? (kind === 'timestamp' ? MOMENT[name as 'from'] : ASKED[name])!]));
}

/** Bodies and queries that let whoever is let on change nothing which another row needs; of every other change the body is `{}`, in which everything is missing. */
const SENT: Record<string, (there: There) => { query?: Record<string, string>; body?: object | string }> = {
  'GET /api/template.xlsx': ({ agency, report }) => ({ query: { agency: agency!, report: report! } }),
  'GET /api/files/{file}': () => ({ query: { plan: ASKED.plan! } }),
  'GET /api/files/binder.zip': ({ criteria, period, agency }) => ({ query: { criteria: criteria!, period: period!, scored: agency! } }),
  'GET /api/trace': () => ({ query: { row: '0' } }),
  'POST /api/submissions': ({ agency }) => ({ body: form({ agency: agency!, report: '2024H1' }, `${HEADER}no-such;1;2`, 'a.csv') }),
  'POST /api/reviews': ({ submission }) => ({ body: { submissions: [submission] } }),
  'POST /api/reviews/effect': ({ submission }) => ({ body: { submissions: [submission] } }),
  'POST /api/reviews/{submission}/decision': () => ({ body: { seen: 'long ago' } }),
  'POST /api/publications': () => ({ body: { title: 'Quý I/2023', note: '', snapshot: -1 } }),
  'DELETE /api/drafts/{agency}/{report}': () => ({ query: { version: '-1' } }),
  'POST /api/drafts/{agency}/{report}/sheet': () => ({ query: { name: 'a.csv' }, body: HEADER }),
  'POST /api/drafts/{agency}/{report}/notes': () => ({ body: form({}, `${HEADER}no-such;1;2`, 'a.csv') }),
  'POST /api/drafts/{agency}/{report}/tables': () => ({ query: { name: 'a.csv' }, body: HEADER }),
  'POST /api/drafts/{agency}/{report}/submission': () => ({ body: { version: -1 } }),
  'POST /api/evidence': ({ agency }) => ({ body: form({ agency: agency!, kind: 'none' }, pdf()) }),
};
/** How whoever is let on is answered; else that a session is somebody else's, or that the provider of accounts is silent. */
const LET_ON = { reading: [200, 303], changing: [200, 201, 204, 400, 409, 422] };
const ELSE: Record<string, number> = { 'GET /api/files/binder.zip': 400, 'GET /api/books/{book}': 404, 'DELETE /api/access/sessions/{session}': 404, 'GET /api/access/sso': 503 };

async function ask({ method, address }: { method: string; address: string }, asker: string, there: There): Promise<number> {
  const path = address.replace(/\?.*/, '');
  const question = /(?:question=|^\/api\/q\/)(\w+)/.exec(address)?.[1];
  const { query = {}, body = method === 'GET' || method === 'DELETE' ? undefined : {} } = SENT[`${method} ${path}`]?.(there) ?? {};
  const url = new URL(address.replaceAll(/(\w+)\/\{(\w+)\}|\{(\w+)\}/g, (_, before: string | undefined, name: string | undefined, alone: string | undefined) => {
    const value = there[`${before}/${name}`] ?? there[name ?? alone!];
    expect(value, `${address} {${name ?? alone}}`).toBeDefined();
    return `${before === undefined ? '' : `${before}/`}${value}`;
  }), opened.url);
  for (const [name, value] of Object.entries({ ...(question ? asked(question, there) : {}), ...query })) url.searchParams.set(name, value);
  const isJson = typeof body === 'object' && !(body instanceof FormData);
  const answer = await fetch(url, {
    method, redirect: 'manual', headers: { 'Idempotency-Key': crypto.randomUUID(), ...(isJson ? { 'Content-Type': 'application/json' } : {}), ...carriedBy(asker) },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body as BodyInit }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** A session of one request: some of them end it. */
function carriedBy(asker: string): Record<string, string> {
  const person = people.get(asker);
  if (person === undefined) return {};
  const isLacking = asker.startsWith('no-');
  return { ...carrying(opened.house.sessions.open(person, isLacking ? 'password' : 'sso-strong', !isLacking, 'test')) };
}

/** Another session: one's own, or somebody else's. */
function sessionOf(person = own!.person!): string {
  opened.house.sessions.open(person, 'sso-strong', true, 'test');
  return opened.house.sessions.of(person)[0]!.session;
}

/** Everything that is kept, but for refusals and sign-ins. */
function kept(): string {
  const { state } = opened.house.home;
  const tables = state.all<{ name: string }>("select name from sqlite_master where type = 'table' and name not in ('acts', 'sessions') and name not like 'sqlite_%' order by name");
  return JSON.stringify([state.all("select kind, submission, detail from acts where kind not in ('refused', 'signed-in')"), tables.map(({ name }) => [name, state.all(`select * from ${name}`)])]);
}

test('OpenAPI tells of every address of the table, and the table of every address of OpenAPI', async () => {
  const { paths } = (await (await fetch(`${opened.url}/api/openapi.json`)).json()) as { paths: Record<string, object> };
  const told = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect([...new Set(ROWS.map(({ method, address }) => `${method} ${address.replace(/\?.*/, '')}`))].toSorted()).toEqual(told.toSorted());
  expect(ASKERS.filter((asker) => asker !== 'heir')).toEqual([...ROLES, 'no-factor', 'no-code', 'nobody']);
  for (const { method, address, cells } of ROWS) expect([...cells.values()].join(''), `${method} ${address}`).toMatch(/^([+\-o~]{9}[+\-~]{2}[+-]|x{12})$/);
});

test.each(ROWS.map((row) => [row.method, row.address, row] as const))('%s %s', async (_method, _address, row) => {
  const wrong: string[] = [];
  // Of questions that are alike whoever reads, who has not given a code and nobody; with THOROUGH all.
  const askers = row.isAlike && !process.env.THOROUGH ? ASKERS.filter((asker) => ['viewer', 'no-code', 'nobody'].includes(asker)) : ASKERS;
  const asks = askers.flatMap((asker) => [own!, another!].map((there) => {
    const cell = row.cells.get(asker)!;
    return { asker, there, cell, isLetOn: cell === '+' || (cell === 'o' && there === (asker === 'heir' ? another : own)) };
  }));
  const put = async ({ asker, there, cell, isLetOn }: (typeof asks)[number]): Promise<void> => {
    // Those of a minute that are alike are counted: each is to be told here.
    opened.house.refusals.turn();
    opened.house.refusals.turn();
    const { seq } = opened.house.home.state.head();
    const status = await ask(row, asker, { ...there, session: sessionOf(there === own ? people.get(asker) : undefined) });
    const refusals = opened.house.home.state.all<{ actor: string }>("select actor from acts where kind = 'refused' and seq > ?", seq).map(({ actor }) => actor);
    const isTold = cell === 'o' || (cell === '-' && (asker !== 'nobody' || row.method !== 'GET'));
    const right = isLetOn ? [...LET_ON[row.method === 'GET' ? 'reading' : 'changing'], ELSE[`${row.method} ${row.address}`]].includes(status) : status === (asker === 'nobody' && cell !== 'x' ? 401 : 403);
    if (!right) wrong.push(`${asker}, ${there.agency}: ${status}`);
    if (refusals.join() !== (isTold && !isLetOn ? people.get(asker) ?? 'anonymous' : '')) wrong.push(`${asker}, ${there.agency}: ${status}, told of ${refusals.join() || 'nobody'}`);
  };
  // All who are refused, one after the other: what is kept stays as it was before the first of them.
  const before = kept();
  for (const one of asks.filter(({ isLetOn }) => !isLetOn)) await put(one);
  if (kept() !== before) wrong.push('somebody who was refused changed something');
  for (const one of asks.filter(({ isLetOn }) => isLetOn)) await put(one);
  expect(wrong).toEqual([]);
});
