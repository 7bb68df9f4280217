// Every method and address of OpenAPI by role and owner, asked of the running server: who is let on, and that whoever is not changes nothing.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { ROLES } from '../../server/access/rights.ts';
import { pdf } from '../evidence/files.ts';
import { carrying, explained, handIn, open, signedIn } from '../open.ts';
import type { Opened } from '../open.ts';

/**
 * `+` let on, for one's own agency as for another; `o` for one's own alone; `-` refused, which the chain tells; `~` one's own account before both factors are given: refused, which no act tells;
 * `x` not in this house, or opened by the secret of a device alone: refused to everybody. The reporter and the head are of one agency, the heir is head of the body that carries the other's work on, all others are of none. `no-factor`
 * has every role but no second factor yet, `no-code` has one and has not given its code. Refused is 401 for nobody and 403 for whoever is signed in. A question in `<…>` is each of those below.
 */
const TABLE = `
method address                                           viewer reporter head heir area-lead reviewer secretary administrator screen no-factor no-code nobody
GET    /api/health                                       +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/openapi.json                                 +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/q                                            +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/examples/q/{question}                        +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/q/<figures>.{format}                         +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/q/<sheets>.{format}                          -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/q/<all-sheets>.{format}                      -      -        -    -    +         +        +         +             -      -         -       -
GET    /api/q/<to-publish>.{format}                      -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/trace?question=targets&column=target         +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/trace?question=sheet_lines&column=indicator  -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/trace?question=readiness&column=plan         -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/files/{file}                                +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/books                                        +      +        +    +    +         +        +         +             +      -         -       -
POST   /api/books                                        +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/books/{book}                                 +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/template.xlsx                                -      o        o    o    +         +        +         +             -      -         -       -
GET    /api/received/{sha256}                            -      o        o    o    +         +        +         +             -      -         -       -

POST   /api/submissions                                  -      o        o    o    -         -        -         -             -      -         -       -
GET    /api/receipts/{submission}                        -      o        o    o    +         +        +         +             -      -         -       -
POST   /api/submissions/{submission}/withdrawal          -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/submissions/{submission}/approval            -      -        o    o    -         -        -         -             -      -         -       -
POST   /api/submissions/{submission}/return              -      -        o    o    -         -        -         -             -      -         -       -
GET    /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
PUT    /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
DELETE /api/drafts/{agency}/{report}                     -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/sheet               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/notes               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/tables              -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/drafts/{agency}/{report}/submission          -      o        o    o    -         -        -         -             -      -         -       -

GET    /api/reviews                                      -      -        +    +    -         +        -         -             -      -         -       -
POST   /api/reviews                                      -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/reviews/effect                               -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/reviews/{submission}                         -      o        o    o    +         +        +         +             -      -         -       -
PUT    /api/reviews/{submission}/marks                   -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/reviews/{submission}/effect                  -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/reviews/{submission}/decision                -      -        -    -    -         +        -         -             -      -         -       -
GET    /api/openings                                     -      -        -    -    -         +        -         -             -      -         -       -
POST   /api/openings                                     -      -        -    -    -         +        -         -             -      -         -       -

GET    /api/publications                                 +      +        +    +    +         +        +         +             +      -         -       -
POST   /api/publications                                 -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/publications/draft                           -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/publications/{number}/check                  +      +        +    +    +         +        +         +             +      -         -       -

GET    /api/decks                                        +      +        +    +    +         +        +         +             +      -         -       -
GET    /api/decks/{deck}                                 +      +        +    +    +         +        +         +             +      -         -       -
PUT    /api/decks/{deck}                                 -      -        -    -    -         -        +         -             -      -         -       -
DELETE /api/decks/{deck}                                 -      -        -    -    -         -        +         -             -      -         -       -
GET    /api/screens                                      -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/screens                                      -      -        -    -    -         -        -         +             -      -         -       -
PUT    /api/screens/{screen}                             -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/screens/{screen}                             -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/screens/{screen}/token                       -      -        -    -    -         -        -         +             -      -         -       -
GET    /api/screens/{screen}/show                        x      x        x    x    x         x        x         x             x      x         x       x
POST   /api/screens/{screen}/faults                      x      x        x    x    x         x        x         x             x      x         x       x

POST   /api/evidence                                     -      o        o    o    -         -        -         -             -      -         -       -
GET    /api/evidence/{sha256}                            -      o        o    o    +         +        +         +             -      -         -       -
DELETE /api/evidence/{evidence}                          -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/evidence/{evidence}/links                    -      o        o    o    -         -        -         -             -      -         -       -
DELETE /api/evidence/{evidence}/links/{link}             -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/activities/{subject}/progress                -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/milestones/{subject}/progress                -      o        o    o    -         -        -         -             -      -         -       -

POST   /api/conclusions                                  -      -        -    -    -         +        +         -             -      -         -       -
PUT    /api/conclusions/{conclusion}                     -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/signature           -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/progress            -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/conclusions/{conclusion}/claim               -      o        o    o    -         -        -         -             -      -         -       -
POST   /api/conclusions/{conclusion}/return              -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/confirmation        -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/extension           -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/conclusions/{conclusion}/stop                -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/decisions/later                              -      -        -    -    -         +        +         -             -      -         -       -
POST   /api/rulings                                      -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/rulings/effect                               -      -        -    -    -         -        +         -             -      -         -       -
POST   /api/rulings/{milestone}/withdrawal               -      -        -    -    -         -        +         -             -      -         -       -

GET    /api/access/me                                    +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/session                               +      +        +    +    +         +        +         +             +      +         +       +
DELETE /api/access/session                               +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/code                                  +      +        +    +    +         +        +         +             +      +         +       -
POST   /api/access/second-factor                         +      +        +    +    +         +        +         +             +      +         ~       -
PUT    /api/access/second-factor                         +      +        +    +    +         +        +         +             +      +         ~       -
PUT    /api/access/password                              +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/access/sessions                              +      +        +    +    +         +        +         +             +      ~         ~       -
DELETE /api/access/sessions                              +      +        +    +    +         +        +         +             +      ~         ~       -
DELETE /api/access/sessions/{session}                    +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/access/invitations/{token}                   +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/invitations/{token}                   +      +        +    +    +         +        +         +             +      +         +       +
POST   /api/access/guest                                 x      x        x    x    x         x        x         x             x      x         x       x
GET    /api/access/sso                                   +      +        +    +    +         +        +         +             +      +         +       +
GET    /api/access/sso/callback                          +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/reminders                                    +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/reminders/wish                               +      +        +    +    +         +        +         +             +      ~         ~       -
PUT    /api/reminders/wish                               +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/reminders/calendar                           +      +        +    +    +         +        +         +             +      ~         ~       -
POST   /api/reminders/calendar                           +      +        +    +    +         +        +         +             +      ~         ~       -
GET    /api/deadlines/{token}.ics                        +      +        +    +    +         +        +         +             +      +         +       +

GET    /api/people                                       -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people                                       -      -        -    -    -         -        -         +             -      -         -       -
PUT    /api/people/{person}/grants                       -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people/{person}/invitation                   -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/people/{person}/second-factor                -      -        -    -    -         -        -         +             -      -         -       -
POST   /api/people/{person}/erasure                      -      -        -    -    -         -        -         +             -      -         -       -
DELETE /api/people/{person}                              -      -        -    -    -         -        -         +             -      -         -       -

GET    /api/acts                                         -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts.csv                                     -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts/chain                                   -      -        -    -    -         +        +         +             -      -         -       -
GET    /api/acts/{seq}                                   -      -        -    -    -         +        +         +             -      -         -       -
`;
const QUESTIONS: Record<string, string> = {
  figures: 'activities agencies agency_trend behind breakdown changes coming conclusion conclusion_counts conclusion_reminders conclusions conflicts cuts decisions derivation dues evidence evidence_due evidence_missing expected hand_ins indicators matrix matrix_agencies medians milestones months movement observations overview plans points progress reporting reports target targets thresholds trend',
  sheets: 'earlier owed returned sheet_lines unfilled', 'all-sheets': 'reminders waiting', 'to-publish': 'closings readiness',
};
const OWN = 'bg-so-noi-vu';
const ANOTHER = 'bg-so-tu-phap';
const HEIR = 'bn-so-tu-phap';
const HEADER = 'indicator;numerator;denominator\n';

const [heading = '', ...lines] = TABLE.trim().split('\n').filter((line) => line !== '');
const ASKERS = heading.split(/\s+/).slice(2);
const ROWS = lines.flatMap((line) => {
  const [method = '', address = '', ...cells] = line.split(/\s+/);
  const names = QUESTIONS[/<(.+)>/.exec(address)?.[1] ?? '']?.split(' ') ?? [''];
  return names.map((name) => ({ method, address: address.replace(/<.+>/, name), cells: new Map(cells.map((cell, at) => [ASKERS[at]!, cell])) }));
});

/** What there is of one agency, by the names of OpenAPI; where a name means several things, with the word before it. */
type There = Record<string, string>;
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
  [own, another] = [await made(OWN, 'bg30-a-024', 'bg30-m-communes-merged-2025'), await made(ANOTHER, 'bg30-a-002', 'bg30-m-institutions-basically-complete')];
  const secretary = signedIn(opened.house, 'secretary');
  const { snapshot } = await done<{ snapshot: number }>('GET', 'publications/draft', secretary);
  await done('POST', 'publications', secretary, { title: 'Quý I/2023', note: '', snapshot });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

/** Something done on the way to what there is. */
async function done<T = object>(method: string, path: string, carried: { Cookie: string }, body?: object | FormData): Promise<T> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { Cookie: carried.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID(), ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}) });
  expect(answer.ok, `${method} ${path}: ${await answer.clone().text()}`).toBe(true);
  return (await answer.json().catch(() => ({}))) as T;
}

/** An agency with an accepted sheet, one that waits and is marked, a draft, a document that proves a done activity, a person with a calendar and an invitation. */
async function made(agency: string, activity: string, milestone: string): Promise<There> {
  const [reporter, head, reviewer] = [signedIn(opened.house, 'reporter', agency), signedIn(opened.house, 'head', agency), signedIn(opened.house, 'reviewer')];
  const sheets: Record<string, string>[] = [];
  for (const report of ['2023Q1', '2024Q1']) {
    const sheet = (await (await handIn(opened.url, agency, report, explained(`${HEADER}online-dossiers;80;${agency.length * 10}`))).json()) as Record<string, string>;
    await done('POST', `submissions/${sheet.submission}/approval`, head);
    await done('PUT', `reviews/${sheet.submission}/marks`, reviewer, { lines: [{ indicator: 'online-dossiers', part: '', mark: 'accept' }] });
    if (report === '2023Q1') await done('POST', `reviews/${sheet.submission}/decision`, reviewer);
    sheets.push(sheet);
  }
  await done('PUT', `drafts/${agency}/2024Q1`, reporter, { cells: [{ indicator: 'online-dossiers', part: '', field: 'numerator', text: '81', base: 0 }] });
  const { evidence, link, sha256 } = await done<Record<string, string>>('POST', 'evidence', reporter, form({ agency, subject: 'Kết quả', kind: 'activity', of: activity }, pdf(agency)));
  await done('POST', `activities/${activity}/progress`, reporter, { state: 'done', done_on: '2023-03-20', evidence });
  const secretary = signedIn(opened.house, 'secretary');
  const { conclusion } = await done<{ conclusion: string }>('POST', 'conclusions', secretary, { text: 'Hoàn thành kết nối thanh toán', plan: 'bac-giang-2021-2030', lead: agency, due: '2024-12-31', meeting: 'Họp', met_on: '2024-01-10' });
  await done('POST', `conclusions/${conclusion}/signature`, secretary, { notice: '1/TB', signed_on: '2024-01-12' });
  const { token: calendar } = await done<{ token: string }>('POST', 'reminders/calendar', reviewer);
  const person = opened.house.people.add('Lê Bình', `${agency}@tinh.gov.vn`, [{ role: 'reporter', agency, area: '' }], 'test');
  return {
    agency, report: '2024Q1', submission: sheets[1]!.submission!, 'received/sha256': sheets[1]!.sha256!, evidence: evidence!, link: link!, 'evidence/sha256': sha256!, 'activities/subject': activity, 'milestones/subject': milestone,
    person, conclusion: conclusion!, milestone: 'bg30-online-payment-2025', 'invitations/token': opened.house.people.invite(person, 'invite', 'test').token, 'deadlines/token': calendar, number: '1', seq: '1', deck: '1-bac-giang-2021-2030', screen: screenOf(), file: 'overview.csv', book: 'none', format: 'json', question: 'plans.json',
  };
}

function form(fields: Record<string, string>, bytes: Buffer | string, name = 'a.pdf'): FormData {
  const filled = new FormData();
  for (const [field, value] of Object.entries(fields)) filled.set(field, value);
  filled.set('file', new Blob([bytes as BlobPart]), name);
  return filled;
}

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
const ELSE: Record<string, number> = { 'GET /api/books/{book}': 404, 'DELETE /api/access/sessions/{session}': 404, 'GET /api/access/sso': 503 };

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

/** A device. */
function screenOf(): string {
  const { state } = opened.house.home;
  state.run("insert into screens (screen, name, plan, seconds, kinds, distance, height, theme, made_at) values (?, 'TV', 'bac-giang-2021-2030', 20, '[]', 4, 0.7, 'dark', '')", `mh-${crypto.randomUUID().slice(0, 8)}`);
  return state.get<{ screen: string }>('select screen from screens order by rowid desc limit 1')!.screen;
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
  for (const asker of ASKERS) {
    for (const there of [own!, another!]) {
      const cell = row.cells.get(asker)!;
      const isLetOn = cell === '+' || (cell === 'o' && there === (asker === 'heir' ? another : own));
      const before = isLetOn ? '' : kept();
      // Those of a minute that are alike are counted: each is to be told here.
      opened.house.refusals.turn();
      opened.house.refusals.turn();
      const { seq } = opened.house.home.state.head();
      const status = await ask(row, asker, { ...there, session: sessionOf(there === own ? people.get(asker) : undefined) });
      const refusals = opened.house.home.state.all<{ actor: string }>("select actor from acts where kind = 'refused' and seq > ?", seq).map(({ actor }) => actor);
      const isTold = cell === 'o' || (cell === '-' && (asker !== 'nobody' || row.method !== 'GET'));
      const right = isLetOn ? [...LET_ON[row.method === 'GET' ? 'reading' : 'changing'], ELSE[`${row.method} ${row.address}`]].includes(status) : status === (asker === 'nobody' && cell !== 'x' ? 401 : 403);
      const say = (what: string): void => void wrong.push(`${asker}, ${there.agency}: ${what}`);
      if (!right) say(String(status));
      if (refusals.join() !== (isTold && !isLetOn ? people.get(asker) ?? 'anonymous' : '')) say(`${status}, told of ${refusals.join() || 'nobody'}`);
      if (!isLetOn && kept() !== before) say('something changed');
    }
  }
  expect(wrong).toEqual([]);
});
