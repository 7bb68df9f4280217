// Accounts against the running server: signing in, second factor, sessions, delays, invitations.
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COOKIE } from '../../server/access/guard.ts';
import type { Role } from '../../server/access/rights.ts';
import { carrying, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';

const AGENCY = 'bg-so-noi-vu';
const OTHER = 'bg-so-tu-phap';
const PASSWORD = 'sông Thương mùa nước lên';
let opened: Opened;
beforeAll(async () => {
  opened = await open({ COT_MOC_ANONYMOUS: 'off' });
});
afterAll(() => opened.close());

interface Answer { status: number; body: { detail?: string; type?: string; signed?: { needs: string | null; grants: unknown[] } | null; codes?: string[]; secret?: string; token?: string; person?: string }; token: string | null; headers: Headers }
async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method, headers: { 'X-Cot-Moc': '1', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  const set = new RegExp(`${COOKIE}=([^;]*)`).exec(answer.headers.get('Set-Cookie') ?? '');
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) as never, token: set?.[1] ?? null, headers: answer.headers };
}
const problem = ({ status, body }: Answer): [number, string] => [status, (body.type ?? '').replace('/problems/', '')];
const code = (secret: string, ahead = 0): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });

/** A person with a password, signed in by it alone. */
async function enrolled(role: Role, agency = ''): Promise<{ person: string; email: string; carried: Carried }> {
  const email = `${crypto.randomUUID().slice(0, 8)}@tinh.gov.vn`;
  const person = opened.house.people.add('Nguyễn An', email, [{ role, agency, area: '' }], 'test');
  const { token } = opened.house.people.invite(person, 'invite', 'test');
  const accepted = await call('POST', `access/invitations/${token}`, { password: PASSWORD });
  expect(accepted.status).toBe(204);
  return { person, email, carried: carrying(accepted.token!) };
}
/** The same with a second factor in force. */
async function whole(role: Role, agency = ''): Promise<{ person: string; email: string; carried: Carried; secret: string; codes: string[] }> {
  const { person, email, carried } = await enrolled(role, agency);
  const { body: { secret } } = await call('POST', 'access/second-factor', undefined, { ...carried });
  const confirmed = await call('PUT', 'access/second-factor', { secret, code: code(secret!) }, { ...carried });
  expect(confirmed.status).toBe(200);
  return { person, email, carried: carrying(confirmed.token!), secret: secret!, codes: confirmed.body.codes! };
}
const acts = (kind: string): { actor: string; detail: string }[] => opened.house.home.state.acts().filter((act) => act.kind === kind);

describe('the first start', () => {
  test('an administrator is made once, by a link that is over once used; the address is given with the password', async () => {
    const fresh = await open({ COT_MOC_ANONYMOUS: 'off' });
    const { people } = fresh.house;
    const { token } = people.firstInvitation('Quản trị viên')!;
    expect(people.firstInvitation('Quản trị viên')!.token, 'a new link while nobody has used one').not.toBe(token);
    const link = people.firstInvitation('Quản trị viên')!.token;
    expect(people.list()).toHaveLength(1);
    const set = (given: string, body: object): Promise<Response> => fetch(`${fresh.url}/api/access/invitations/${given}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    expect((await set(token, { password: PASSWORD, email: 'qt@tinh.gov.vn' })).status, 'only the newest link counts').toBe(410);
    expect((await set(link, { password: PASSWORD })).status, 'an address is needed').toBe(422);
    expect((await set(link, { password: PASSWORD, email: 'QT@tinh.gov.vn' })).status).toBe(204);
    expect((await set(link, { password: PASSWORD, email: 'qt@tinh.gov.vn' })).status).toBe(410);
    expect(people.firstInvitation('Quản trị viên')).toBeNull();
    expect(await fresh.house.proofs.signIn('qt@tinh.gov.vn', PASSWORD)).toBe(people.list()[0]!.person);
    await fresh.close();
  });
});

describe('signing in', () => {
  test('a wrong password and an unknown address say the same; nothing is readable before', async () => {
    const { email } = await enrolled('viewer');
    const wrong = await call('POST', 'access/session', { email, password: 'sai mật khẩu rồi' });
    const unknown = await call('POST', 'access/session', { email: 'khong.co@tinh.gov.vn', password: 'sai mật khẩu rồi' });
    expect(problem(wrong)).toEqual([401, 'sign-in-wrong']);
    expect(unknown.body).toEqual(wrong.body);
    expect(problem(await call('GET', 'q/plans.json'))).toEqual([401, 'sign-in-needed']);
    const right = await call('POST', 'access/session', { email: email.toUpperCase(), password: PASSWORD });
    expect(right.status).toBe(204);
    expect(right.headers.get('Set-Cookie')).toMatch(/^__Host-cot-moc=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect((await call('GET', 'q/plans.json', undefined, { ...carrying(right.token!) })).status).toBe(200);
  });

  test('the same password in another Unicode form is the same; Vietnamese letters count once', async () => {
    const { email } = await enrolled('viewer');
    expect((await call('POST', 'access/session', { email, password: PASSWORD.normalize('NFD') })).status).toBe(204);
  });

  test('after three wrong ones each further one doubles the wait; a right one is not looked at meanwhile, and ends it', async () => {
    const { email } = await enrolled('viewer');
    for (let at = 0; at < 4; at += 1) expect((await call('POST', 'access/session', { email, password: 'sai' })).status).toBe(401);
    const waiting = await call('POST', 'access/session', { email, password: PASSWORD });
    expect([...problem(waiting), waiting.body.detail]).toEqual([429, 'wait', expect.stringMatching(/sau [12] giây/)]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_000 });
    try {
      expect((await call('POST', 'access/session', { email, password: 'sai' })).status).toBe(401);
      expect((await call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(429);
      vi.setSystemTime(Date.now() + 3_000);
      expect((await call('POST', 'access/session', { email, password: PASSWORD })).status, 'two seconds became four').toBe(429);
      vi.setSystemTime(Date.now() + 2_000);
      expect((await call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(204);
    } finally {
      vi.useRealTimers();
    }
    expect((await call('POST', 'access/session', { email, password: 'sai' })).status, 'counted from the start again').toBe(401);
    expect((await call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(204);
  });

  test('many guesses at once are counted as one after the other, and an unknown address waits as long', async () => {
    const { email } = await enrolled('viewer');
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => call('POST', 'access/session', { email, password: at === 29 ? PASSWORD : `sai ${at}` })));
    expect(guesses.filter(({ status }) => status !== 429).length).toBeLessThanOrEqual(4);
    expect(guesses.at(-1)!.status).toBe(429);
    const unknown = await Promise.all(Array.from({ length: 6 }, () => call('POST', 'access/session', { email: 'khong.ai@tinh.gov.vn', password: 'sai' })));
    expect(unknown.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 429, 429]);
  });

  test.each([['ngắn', 'password-short'], ['x'.repeat(129), 'password-long'], ['password123', 'password-common'], ['12345678', 'password-common'], ['aaaaaaaaaa', 'password-common'], ['nguyen.an', 'password-common']])('“%s” will not do: %s', async (password, why) => {
    const person = opened.house.people.add('Nguyễn An', `nguyen.an.${crypto.randomUUID().slice(0, 4)}@x.vn`, [], 'test');
    const { token } = opened.house.people.invite(person, 'invite', 'test');
    const email = opened.house.people.one(person).email!;
    expect(problem(await call('POST', `access/invitations/${token}`, { password: password === 'nguyen.an' ? email.split('@')[0] : password }))).toEqual([422, why]);
    expect((await call('GET', `access/invitations/${token}`)).status, 'the link still counts').toBe(200);
  });

  test('a session ends after thirty minutes without a word, and after eight hours in any case', async () => {
    const { carried } = await enrolled('viewer');
    const read = async (): Promise<number> => (await call('GET', 'q/plans.json', undefined, { ...carried })).status;
    const begun = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: begun });
    try {
      for (let minutes = 25; minutes < 480; minutes += 25) {
        vi.setSystemTime(begun + minutes * 60_000);
        expect(await read(), `${minutes}`).toBe(200);
      }
      vi.setSystemTime(begun + 481 * 60_000);
      expect(await read()).toBe(401);
    } finally {
      vi.useRealTimers();
    }
    const other = await enrolled('viewer');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 });
    try {
      expect((await call('GET', 'q/plans.json', undefined, { ...other.carried })).status).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the second factor', () => {
  test('who may change figures can do nothing before it is set up; its code counts once; a recovery code too', async () => {
    const { email, carried } = await enrolled('reporter', AGENCY);
    expect((await call('GET', 'access/me', undefined, { ...carried })).body.signed!.needs).toBe('second-factor');
    expect(problem(await call('GET', 'q/plans.json', undefined, { ...carried }))).toEqual([403, 'second-factor-needed']);
    const { body: { secret } } = await call('POST', 'access/second-factor', undefined, { ...carried });
    expect(problem(await call('PUT', 'access/second-factor', { secret, code: '000000' }, { ...carried }))).toEqual([401, 'code-wrong']);
    const now = code(secret!);
    const confirmed = await call('PUT', 'access/second-factor', { secret, code: now }, { ...carried });
    expect(new Set(confirmed.body.codes).size).toBe(10);
    expect((await call('GET', 'q/plans.json', undefined, { ...carrying(confirmed.token!) })).status).toBe(200);
    expect((await call('GET', 'q/plans.json', undefined, { ...carried })).status, 'the earlier token is over').toBe(401);

    const first = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await call('GET', 'q/plans.json', undefined, { ...first }))).toEqual([403, 'code-needed']);
    expect(problem(await call('POST', 'access/second-factor', undefined, { ...first })), 'no other factor is set up with half a session').toEqual([403, 'code-needed']);
    expect(problem(await call('POST', 'access/code', { code: now }, { ...first })), 'used already').toEqual([401, 'code-wrong']);
    const later = await call('POST', 'access/code', { code: code(secret!, 1) }, { ...first });
    expect((await call('GET', 'q/plans.json', undefined, { ...carrying(later.token!) })).status).toBe(200);

    const again = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const [spare] = confirmed.body.codes!;
    const recovered = await call('POST', 'access/code', { code: spare!.toUpperCase().replace('-', ' ') }, { ...again });
    expect((await call('GET', 'q/plans.json', undefined, { ...carrying(recovered.token!) })).status).toBe(200);
    const third = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await call('POST', 'access/code', { code: spare }, { ...third }))).toEqual([401, 'code-wrong']);
  });

  test('another one is set up with the password alone; whoever else is signed in is signed out', async () => {
    const { carried, email, secret } = await whole('reporter', AGENCY);
    const first = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const other = carrying((await call('POST', 'access/code', { code: code(secret, 1) }, { ...first })).token!);
    const { body: { secret: next } } = await call('POST', 'access/second-factor', undefined, { ...carried });
    expect(problem(await call('PUT', 'access/second-factor', { secret: next, code: code(next!) }, { ...carried }))).toEqual([401, 'sign-in-wrong']);
    expect((await call('GET', 'q/plans.json', undefined, { ...other })).status).toBe(200);
    const set = await call('PUT', 'access/second-factor', { secret: next, code: code(next!), password: PASSWORD }, { ...carried });
    expect([set.status, set.body.codes!.length]).toEqual([200, 10]);
    expect((await call('GET', 'q/plans.json', undefined, { ...other })).status).toBe(401);
    const own = carrying(set.token!);
    expect(problem(await call('PUT', 'access/password', { old: 'không phải', password: 'một câu khác hẳn' }, { ...own }))).toEqual([401, 'sign-in-wrong']);
    expect((await call('PUT', 'access/password', { old: PASSWORD, password: 'một câu khác hẳn' }, { ...own })).status).toBe(204);
    expect((await call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(401);
    expect((await call('POST', 'access/session', { email, password: 'một câu khác hẳn' })).status).toBe(204);
  });

  test('a session of before the second factor proves one factor only, and is over once there are two', async () => {
    const { email, carried } = await enrolled('administrator');
    const other = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const { body: { secret } } = await call('POST', 'access/second-factor', undefined, { ...carried });
    const set = await call('PUT', 'access/second-factor', { secret, code: code(secret!) }, { ...carried });
    expect((await call('GET', 'people', undefined, { ...carrying(set.token!) })).status).toBe(200);
    expect((await call('GET', 'people', undefined, { ...other })).status).toBe(401);
  });

  test('half a session neither sees nor ends the others', async () => {
    const { email, carried } = await whole('reporter', AGENCY);
    const half = carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await call('GET', 'access/sessions', undefined, { ...half }))).toEqual([403, 'code-needed']);
    expect((await call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(200);
  });

  test('a recovery code given twice at once counts once', async () => {
    const { email, codes } = await whole('reporter', AGENCY);
    const halves = await Promise.all([1, 2].map(async () => carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!)));
    const answers = await Promise.all(halves.map((half) => call('POST', 'access/code', { code: codes[0] }, { ...half })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    const stored = opened.house.home.state.all<{ code: string }>('select code from recovery_codes');
    expect(stored.every(({ code: hashed }) => hashed.startsWith('$argon2id$'))).toBe(true);
  });

  test('the secret is not readable in the database', async () => {
    const { secret, person } = await whole('reporter', AGENCY);
    const kept = opened.house.home.state.get<{ second_factor: string }>('select second_factor from people where person = ?', person)!.second_factor;
    for (const form of [kept, Buffer.from(kept, 'base64').toString('latin1')]) expect(form).not.toContain(secret);
  });
});

describe('administration', () => {
  test('add with a link, grant, end, erase: each an act; the last administrator stays', async () => {
    const { carried, person: self } = await whole('administrator');
    const own = { ...carried };
    const added = await call('POST', 'people', { name: 'Trần Chi', email: 'chi@tinh.gov.vn', grants: [{ role: 'reporter', agency: AGENCY }] }, own);
    expect(added.status).toBe(201);
    const person = added.body.person!;
    expect((await call('GET', `access/invitations/${added.body.token}`)).body).toEqual({ name: 'Trần Chi', email: 'chi@tinh.gov.vn' });
    expect(problem(await call('POST', 'people', { name: 'Khác', email: 'CHI@tinh.gov.vn', grants: [] }, own))).toEqual([409, 'email-taken']);
    expect(problem(await call('PUT', `people/${person}/grants`, { grants: [{ role: 'reporter' }] }, own))).toEqual([422, 'grant-scope']);
    expect(problem(await call('PUT', `people/${person}/grants`, { grants: [{ role: 'reporter', agency: 'bg-so-noi-vo' }] }, own))).toEqual([400, 'wrong-parameter']);
    expect((await call('PUT', `people/${person}/grants`, { grants: [{ role: 'reviewer' }, { role: 'area-lead', area: 'institutions' }] }, own)).status).toBe(204);
    expect(problem(await call('POST', `people/${person}/erasure`, undefined, own))).toEqual([409, 'person-not-ended']);
    const theirs = carrying((await call('POST', `access/invitations/${added.body.token}`, { password: PASSWORD })).token!);
    expect((await call('DELETE', `people/${person}`, undefined, own)).status).toBe(204);
    expect((await call('GET', 'access/me', undefined, { ...theirs })).body.signed).toBeNull();
    expect((await call('POST', 'access/session', { email: 'chi@tinh.gov.vn', password: PASSWORD })).status).toBe(401);
    expect((await call('POST', `people/${person}/erasure`, undefined, own)).status).toBe(204);
    expect(JSON.stringify(opened.house.home.state.all('select * from people where person = ?', person))).not.toMatch(/Chi|tinh\.gov/);
    expect(acts('person-erased').at(-1)).toMatchObject({ actor: self });
    expect(JSON.stringify(opened.house.home.state.acts())).not.toContain('Trần Chi');
    expect(opened.house.home.state.brokenLink()).toBeNull();
    const late = opened.house.people.add('Lê Muộn', 'muon@tinh.gov.vn', [], 'test');
    const { token: link } = opened.house.people.invite(late, 'invite', 'test');
    opened.house.people.end(late, 'test');
    expect((await call('POST', `access/invitations/${link}`, { password: PASSWORD })).status, 'a link of an ended account').toBe(410);
    for (const { person: other, grants, ended_at } of opened.house.people.list()) if (other !== self && ended_at === null && grants.some(({ role }) => role === 'administrator')) opened.house.people.end(other, 'test');
    expect(problem(await call('DELETE', `people/${self}`, undefined, own))).toEqual([409, 'last-administrator']);
    expect(problem(await call('PUT', `people/${self}/grants`, { grants: [{ role: 'viewer' }] }, own))).toEqual([409, 'last-administrator']);
    expect((await call('GET', 'people', undefined, own)).status, 'nothing of it happened').toBe(200);
  });
});

describe('sheets as they came', () => {
  test('are read by their own agency and by whoever reads all; of others not even with the hash', async () => {
    const csv = 'indicator;numerator;denominator\nonline-dossiers;71;99\n';
    expect((await handIn(opened.url, OTHER, '2024Q3', csv)).status).toBe(201);
    const sha256 = opened.house.home.state.submissions().at(-1)!.sha256;
    const read = async (role: Role, agency = ''): Promise<number> => {
      const { person: _, ...carried } = signedIn(opened.house, role, agency);
      return (await fetch(`${opened.url}/api/received/${sha256}`, { headers: { ...carried } })).status;
    };
    expect([await read('reporter', OTHER), await read('reporter', AGENCY), await read('head', AGENCY), await read('reviewer'), await read('viewer')]).toEqual([200, 403, 403, 200, 403]);
    expect((await fetch(`${opened.url}/api/received/${sha256}`)).status).toBe(401);
    // The same bytes of a second agency are its own, too.
    expect((await handIn(opened.url, AGENCY, '2024Q3', csv)).status).toBe(201);
    expect([await read('reporter', OTHER), await read('reporter', AGENCY), await read('reporter', 'bg-so-tai-chinh'), await read('viewer')]).toEqual([200, 200, 403, 403]);
  });
});

describe('own sessions', () => {
  test('are listed and ended; those of others are not found', async () => {
    const { email, carried } = await enrolled('viewer');
    const second = carrying((await call('POST', 'access/session', { email, password: PASSWORD }, { 'User-Agent': 'May o phong hop' })).token!);
    const listed = (await call('GET', 'access/sessions', undefined, { ...carried })).body as unknown as { session: string; agent: string; is_this: boolean; token?: string }[];
    expect(listed.map(({ is_this }) => is_this).sort()).toEqual([false, true]);
    expect(JSON.stringify(listed)).not.toContain(second.Cookie.split('=')[1]!);
    const stranger = await enrolled('viewer');
    const other = listed.find(({ is_this }) => !is_this)!;
    const end = (path: string, password: string, whose: Carried): Promise<Answer> => call('DELETE', `access/sessions${path}`, { password }, { ...whose });
    expect((await end(`/${other.session}`, PASSWORD, stranger.carried)).status).toBe(404);
    expect(problem(await end(`/${other.session}`, 'không phải', carried)), 'the password is asked for again').toEqual([401, 'sign-in-wrong']);
    expect(problem(await call('DELETE', `access/sessions/${other.session}`, undefined, { ...carried }))).toEqual([401, 'sign-in-wrong']);
    expect((await call('GET', 'q/plans.json', undefined, { ...second })).status).toBe(200);
    expect((await end(`/${other.session}`, PASSWORD, carried)).status).toBe(204);
    expect((await call('GET', 'q/plans.json', undefined, { ...second })).status).toBe(401);
    const [third, fourth] = [carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!), carrying((await call('POST', 'access/session', { email, password: PASSWORD })).token!)];
    expect(problem(await end('', 'không phải', carried))).toEqual([401, 'sign-in-wrong']);
    expect((await end('', PASSWORD, carried)).status).toBe(204);
    for (const over of [third, fourth]) expect((await call('GET', 'q/plans.json', undefined, { ...over })).status).toBe(401);
    expect(acts('sessions-ended').at(-1)!.detail).toBe('{"ended":2}');
    expect((await call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(200);
    const out = await call('DELETE', 'access/session', undefined, { ...carried });
    expect(out.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect((await call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(401);
  });
});

describe('requests of other sites', () => {
  test('a change needs our own header, and never comes from elsewhere; a read is not a change', async () => {
    const { carried } = await enrolled('viewer');
    const { Cookie } = carried;
    const end = (headers: Record<string, string>): Promise<number> => fetch(`${opened.url}/api/access/session`, { method: 'DELETE', headers: { Cookie, ...headers } }).then(({ status }) => status);
    expect(await end({})).toBe(403);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect((await fetch(`${opened.url}/api/q/plans.json`, { headers: { Cookie, 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'same-origin' })).toBe(204);
  });
});

test('figures that are open may be read by everybody, and changed by nobody who is not signed in', async () => {
  const house = await open({ COT_MOC_ANONYMOUS: 'on' });
  expect((await fetch(`${house.url}/api/q/plans.json`)).status).toBe(200);
  expect((await fetch(`${house.url}/api/submissions`, { method: 'POST', body: new FormData() })).status).toBe(401);
  expect((await fetch(`${house.url}/api/access/guest`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"role":"reporter"}' })).status, 'roles to try are of the made-up home alone').toBe(403);
  await house.close();
});
