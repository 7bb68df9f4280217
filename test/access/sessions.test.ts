// Sessions against the running server: signing in, waits, how long they last, ending them, requests of other sites.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { carrying, open } from '../open.ts';
import type { Carried } from '../open.ts';
import { openDoor, PASSWORD, problem } from './door.ts';
import type { Answer, Door } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('signing in', () => {
  test('a wrong password and an unknown address say the same; nothing is readable before', async () => {
    const { email } = await door.enrolled('viewer');
    const wrong = await door.call('POST', 'access/session', { email, password: 'sai mật khẩu rồi' });
    const unknown = await door.call('POST', 'access/session', { email: 'khong.co@tinh.gov.vn', password: 'sai mật khẩu rồi' });
    expect(problem(wrong)).toEqual([401, 'sign-in-wrong']);
    expect(unknown.body).toEqual(wrong.body);
    expect(problem(await door.call('GET', 'q/plans.json'))).toEqual([401, 'sign-in-needed']);
    const right = await door.call('POST', 'access/session', { email: email.toUpperCase(), password: PASSWORD });
    expect(right.status).toBe(204);
    expect(right.headers.get('Set-Cookie')).toMatch(/^__Host-cot-moc=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carrying(right.token!) })).status).toBe(200);
  });

  test('the same password in another Unicode form is the same; Vietnamese letters count once', async () => {
    const { email } = await door.enrolled('viewer');
    expect((await door.call('POST', 'access/session', { email, password: PASSWORD.normalize('NFD') })).status).toBe(204);
  });

  test('after three wrong ones each further one doubles the wait; a right one is not looked at meanwhile, and ends it', async () => {
    const { email } = await door.enrolled('viewer');
    for (let at = 0; at < 4; at += 1) expect((await door.call('POST', 'access/session', { email, password: 'sai' })).status).toBe(401);
    const waiting = await door.call('POST', 'access/session', { email, password: PASSWORD });
    expect([...problem(waiting), waiting.body.detail]).toEqual([429, 'wait', expect.stringMatching(/sau [12] giây/)]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_000 });
    try {
      expect((await door.call('POST', 'access/session', { email, password: 'sai' })).status).toBe(401);
      expect((await door.call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(429);
      vi.setSystemTime(Date.now() + 3_000);
      expect((await door.call('POST', 'access/session', { email, password: PASSWORD })).status, 'two seconds became four').toBe(429);
      vi.setSystemTime(Date.now() + 2_000);
      expect((await door.call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(204);
    } finally {
      vi.useRealTimers();
    }
    expect((await door.call('POST', 'access/session', { email, password: 'sai' })).status, 'counted from the start again').toBe(401);
    expect((await door.call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(204);
  });

  test('many guesses at once are counted as one after the other, and an unknown address waits as long', async () => {
    const { email } = await door.enrolled('viewer');
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => door.call('POST', 'access/session', { email, password: at === 29 ? PASSWORD : `sai ${at}` })));
    expect(guesses.filter(({ status }) => status !== 429).length).toBeLessThanOrEqual(4);
    expect(guesses.at(-1)!.status).toBe(429);
    const unknown = await Promise.all(Array.from({ length: 6 }, () => door.call('POST', 'access/session', { email: 'khong.ai@tinh.gov.vn', password: 'sai' })));
    expect(unknown.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 429, 429]);
  });

  test.each([['ngắn', 'password-short'], ['x'.repeat(129), 'password-long'], ['password123', 'password-common'], ['12345678', 'password-common'], ['aaaaaaaaaa', 'password-common'], ['nguyen.an', 'password-common']])('“%s” will not do: %s', async (password, why) => {
    const person = door.house.people.add('Nguyễn An', `nguyen.an.${crypto.randomUUID().slice(0, 4)}@x.vn`, [], 'test');
    const { token } = door.house.people.invite(person, 'invite', 'test');
    const email = door.house.people.one(person).email!;
    expect(problem(await door.call('POST', `access/invitations/${token}`, { password: password === 'nguyen.an' ? email.split('@')[0] : password }))).toEqual([422, why]);
    expect((await door.call('GET', `access/invitations/${token}`)).status, 'the link still counts').toBe(200);
  });

  test('a session ends after thirty minutes without a word, and after eight hours in any case', async () => {
    const { carried } = await door.enrolled('viewer');
    const read = async (): Promise<number> => (await door.call('GET', 'q/plans.json', undefined, { ...carried })).status;
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
    const away = await door.enrolled('viewer');
    const alone = async (minutes: number): Promise<number> => {
      vi.useFakeTimers({ toFake: ['Date'], now: begun + minutes * 60_000 });
      return (await door.call('GET', 'q/plans.json', undefined, { ...away.carried, 'X-Cot-Moc': 'unattended' })).status;
    };
    try {
      expect([await alone(15), await alone(29), await alone(31)], 'what a page asks while nobody is there').toEqual([200, 200, 401]);
    } finally {
      vi.useRealTimers();
    }
    const other = await door.enrolled('viewer');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 });
    try {
      expect((await door.call('GET', 'q/plans.json', undefined, { ...other.carried })).status).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('own sessions', () => {
  test('are listed and ended; those of others are not found', async () => {
    const { email, carried } = await door.enrolled('viewer');
    const second = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD }, { 'User-Agent': 'May o phong hop' })).token!);
    const listed = (await door.call('GET', 'access/sessions', undefined, { ...carried })).body as unknown as { session: string; agent: string; is_this: boolean; token?: string }[];
    expect(listed.map(({ is_this }) => is_this).sort()).toEqual([false, true]);
    expect(JSON.stringify(listed)).not.toContain(second.Cookie.split('=')[1]!);
    const stranger = await door.enrolled('viewer');
    const other = listed.find(({ is_this }) => !is_this)!;
    const end = (path: string, password: string, whose: Carried): Promise<Answer> => door.call('DELETE', `access/sessions${path}`, { password }, { ...whose });
    expect((await end(`/${other.session}`, PASSWORD, stranger.carried)).status).toBe(404);
    expect(problem(await end(`/${other.session}`, 'không phải', carried)), 'the password is asked for again').toEqual([401, 'sign-in-wrong']);
    expect(problem(await door.call('DELETE', `access/sessions/${other.session}`, undefined, { ...carried }))).toEqual([401, 'sign-in-wrong']);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...second })).status).toBe(200);
    expect((await end(`/${other.session}`, PASSWORD, carried)).status).toBe(204);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...second })).status).toBe(401);
    const [third, fourth] = [carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!), carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!)];
    expect(problem(await end('', 'không phải', carried))).toEqual([401, 'sign-in-wrong']);
    expect((await end('', PASSWORD, carried)).status).toBe(204);
    for (const over of [third, fourth]) expect((await door.call('GET', 'q/plans.json', undefined, { ...over })).status).toBe(401);
    expect(door.acts('sessions-ended').at(-1)!.detail).toBe('{"ended":2}');
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(200);
    const out = await door.call('DELETE', 'access/session', undefined, { ...carried });
    expect(out.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(401);
  });
});

describe('requests of other sites', () => {
  test('a change needs our own header, and never comes from elsewhere; a read is not a change', async () => {
    const { carried } = await door.enrolled('viewer');
    const { Cookie } = carried;
    const end = (headers: Record<string, string>): Promise<number> => fetch(`${door.url}/api/access/session`, { method: 'DELETE', headers: { Cookie, ...headers } }).then(({ status }) => status);
    expect(await end({})).toBe(403);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect((await fetch(`${door.url}/api/q/plans.json`, { headers: { Cookie, 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200);
    expect(await end({ 'X-Cot-Moc': '1', 'Sec-Fetch-Site': 'same-origin' })).toBe(204);
  });
  test('a page that acts for one person changes nothing under the name of another', async () => {
    const [{ carried, person }, { person: other }] = [await door.enrolled('viewer'), await door.enrolled('viewer')];
    const acts = door.acts('reminder-wish').length;
    const asked = await door.call('PUT', 'reminders/wish', { mail: false }, { ...carried, 'X-Cot-Moc-Person': other });
    expect(problem(asked)).toEqual([409, 'other-person']);
    expect(asked.body.detail).toContain(door.house.people.nameOf(person));
    expect(door.acts('reminder-wish')).toHaveLength(acts);
    expect((await door.call('GET', 'access/me', undefined, { ...carried, 'X-Cot-Moc-Person': person })).status).toBe(200);
  });
});

test('a provider that does not answer is told where one signs in', async () => {
  const house = await open({ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'cot-moc', OIDC_CLIENT_SECRET: 'a secret of the test', COT_MOC_ORIGIN: 'http://127.0.0.1:2' });
  const asked = await fetch(`${house.url}/api/access/sso`, { redirect: 'manual' });
  expect([asked.status, asked.headers.get('Location')]).toEqual([303, '/dang-nhap?loi=sso-silent']);
  await house.close();
});

test('figures that are open may be read by everybody, and changed by nobody who is not signed in', async () => {
  const house = await open({ COT_MOC_ANONYMOUS: 'on' });
  expect((await fetch(`${house.url}/api/q/plans.json`)).status).toBe(200);
  expect((await fetch(`${house.url}/api/submissions`, { method: 'POST', body: new FormData() })).status).toBe(401);
  expect((await fetch(`${house.url}/api/access/guest`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"role":"reporter"}' })).status, 'roles to try are of the made-up home alone').toBe(403);
  await house.close();
});
