// Accounts against the running server: the first one, the second factor, administration, whose sheets may be read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/access/rights.ts';
import { carrying, handIn, open, signedIn } from '../open.ts';
import { codeOf, openDoor, PASSWORD, problem } from './door.ts';
import type { Door } from './door.ts';

const AGENCY = 'bg-so-noi-vu';
const OTHER = 'bg-so-tu-phap';
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

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

describe('the second factor', () => {
  test('who may change figures can do nothing before it is set up; its code counts once; a recovery code too', async () => {
    const { email, carried } = await door.enrolled('reporter', AGENCY);
    expect((await door.call('GET', 'access/me', undefined, { ...carried })).body.signed!.needs).toBe('second-factor');
    expect(problem(await door.call('GET', 'q/plans.json', undefined, { ...carried }))).toEqual([403, 'second-factor-needed']);
    const { body: { secret } } = await door.call('POST', 'access/second-factor', undefined, { ...carried });
    expect(problem(await door.call('PUT', 'access/second-factor', { secret, code: '000000' }, { ...carried }))).toEqual([401, 'code-wrong']);
    const now = codeOf(secret!);
    const confirmed = await door.call('PUT', 'access/second-factor', { secret, code: now }, { ...carried });
    expect(new Set(confirmed.body.codes).size).toBe(10);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carrying(confirmed.token!) })).status).toBe(200);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carried })).status, 'the earlier token is over').toBe(401);

    const first = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await door.call('GET', 'q/plans.json', undefined, { ...first }))).toEqual([403, 'code-needed']);
    expect(problem(await door.call('POST', 'access/second-factor', undefined, { ...first })), 'no other factor is set up with half a session').toEqual([403, 'code-needed']);
    expect(problem(await door.call('POST', 'access/code', { code: now }, { ...first })), 'used already').toEqual([401, 'code-wrong']);
    const later = await door.call('POST', 'access/code', { code: codeOf(secret!, 1) }, { ...first });
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carrying(later.token!) })).status).toBe(200);

    const again = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const [spare] = confirmed.body.codes!;
    const recovered = await door.call('POST', 'access/code', { code: spare!.toUpperCase().replace('-', ' ') }, { ...again });
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carrying(recovered.token!) })).status).toBe(200);
    const third = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await door.call('POST', 'access/code', { code: spare }, { ...third }))).toEqual([401, 'code-wrong']);
  });

  test('a password that somebody knows buys no guesses: wrong codes go on counting through every sign-in', async () => {
    const { email } = await door.whole('reporter', AGENCY);
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { status, token } = await door.call('POST', 'access/session', { email, password: PASSWORD });
      statuses.push(status);
      if (token) for (let nth = 0; nth < 2; nth += 1) statuses.push((await door.call('POST', 'access/code', { code: '000000' }, { ...carrying(token) })).status);
    }
    expect(statuses).toEqual([204, 401, 401, 204, 401, 401, 429]);
  });

  test('another one is set up with the password alone; whoever else is signed in is signed out', async () => {
    const { carried, email, secret } = await door.whole('reporter', AGENCY);
    const first = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const other = carrying((await door.call('POST', 'access/code', { code: codeOf(secret, 1) }, { ...first })).token!);
    const { body: { secret: next } } = await door.call('POST', 'access/second-factor', undefined, { ...carried });
    expect(problem(await door.call('PUT', 'access/second-factor', { secret: next, code: codeOf(next!) }, { ...carried }))).toEqual([401, 'sign-in-wrong']);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...other })).status).toBe(200);
    const set = await door.call('PUT', 'access/second-factor', { secret: next, code: codeOf(next!), password: PASSWORD }, { ...carried });
    expect([set.status, set.body.codes!.length]).toEqual([200, 10]);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...other })).status).toBe(401);
    const own = carrying(set.token!);
    expect(problem(await door.call('PUT', 'access/password', { old: 'không phải', password: 'một câu khác hẳn' }, { ...own }))).toEqual([401, 'sign-in-wrong']);
    expect((await door.call('PUT', 'access/password', { old: PASSWORD, password: 'một câu khác hẳn' }, { ...own })).status).toBe(204);
    expect((await door.call('POST', 'access/session', { email, password: PASSWORD })).status).toBe(401);
    expect((await door.call('POST', 'access/session', { email, password: 'một câu khác hẳn' })).status).toBe(204);
  });

  test('whoever signs in at a provider alone proves the factor in force by a code of it', async () => {
    const { person, carried, secret } = await door.whole('reporter', AGENCY);
    door.house.home.state.run('update people set password = null where person = ?', person);
    const { body: { secret: next } } = await door.call('POST', 'access/second-factor', undefined, { ...carried });
    expect(problem(await door.call('PUT', 'access/second-factor', { secret: next, code: codeOf(next!), password: PASSWORD }, { ...carried }))).toEqual([401, 'code-wrong']);
    expect((await door.call('PUT', 'access/second-factor', { secret: next, code: codeOf(next!), password: codeOf(secret, 1) }, { ...carried })).status).toBe(200);
  });

  test('a session of before the second factor proves one factor only, and is over once there are two', async () => {
    const { email, carried } = await door.enrolled('administrator');
    const other = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    const { body: { secret } } = await door.call('POST', 'access/second-factor', undefined, { ...carried });
    const set = await door.call('PUT', 'access/second-factor', { secret, code: codeOf(secret!) }, { ...carried });
    expect((await door.call('GET', 'people', undefined, { ...carrying(set.token!) })).status).toBe(200);
    expect((await door.call('GET', 'people', undefined, { ...other })).status).toBe(401);
  });

  test('half a session neither sees nor ends the others', async () => {
    const { email, carried } = await door.whole('reporter', AGENCY);
    const half = carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!);
    expect(problem(await door.call('GET', 'access/sessions', undefined, { ...half }))).toEqual([403, 'code-needed']);
    expect((await door.call('GET', 'q/plans.json', undefined, { ...carried })).status).toBe(200);
  });

  test('a recovery code given twice at once counts once', async () => {
    const { email, codes } = await door.whole('reporter', AGENCY);
    const halves = await Promise.all([1, 2].map(async () => carrying((await door.call('POST', 'access/session', { email, password: PASSWORD })).token!)));
    const answers = await Promise.all(halves.map((half) => door.call('POST', 'access/code', { code: codes[0] }, { ...half })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    const stored = door.house.home.state.all<{ code: string }>('select code from recovery_codes');
    expect(stored.every(({ code: hashed }) => hashed.startsWith('$argon2id$'))).toBe(true);
  });

  test('the secret is not readable in the database', async () => {
    const { secret, person } = await door.whole('reporter', AGENCY);
    const kept = door.house.home.state.get<{ second_factor: string }>('select second_factor from people where person = ?', person)!.second_factor;
    for (const form of [kept, Buffer.from(kept, 'base64').toString('latin1')]) expect(form).not.toContain(secret);
  });
});

describe('administration', () => {
  test('add with a link, grant, end, erase: each an act; the last administrator stays', async () => {
    const { carried, person: self } = await door.whole('administrator');
    const own = { ...carried };
    const added = await door.call('POST', 'people', { name: 'Trần Chi', email: 'chi@tinh.gov.vn', grants: [{ role: 'reporter', agency: AGENCY }] }, own);
    expect(added.status).toBe(201);
    const person = added.body.person!;
    expect((await door.call('GET', `access/invitations/${added.body.token}`)).body).toEqual({ name: 'Trần Chi', email: 'chi@tinh.gov.vn' });
    expect(problem(await door.call('POST', 'people', { name: 'Khác', email: 'CHI@tinh.gov.vn', grants: [] }, own))).toEqual([409, 'email-taken']);
    expect(problem(await door.call('PUT', `people/${person}/grants`, { grants: [{ role: 'reporter' }] }, own))).toEqual([422, 'grant-scope']);
    expect(problem(await door.call('PUT', `people/${person}/grants`, { grants: [{ role: 'reporter', agency: 'bg-so-noi-vo' }] }, own))).toEqual([400, 'wrong-parameter']);
    expect((await door.call('PUT', `people/${person}/grants`, { grants: [{ role: 'reviewer' }, { role: 'area-lead', area: 'institutions' }] }, own)).status).toBe(204);
    // Whoever decided by a list of before takes nothing away that was given since.
    const [reporter, since] = [{ role: 'reporter', agency: AGENCY }, [{ role: 'area-lead', area: 'institutions' }, { role: 'reviewer' }]];
    expect(problem(await door.call('PUT', `people/${person}/grants`, { grants: [], seen: [reporter] }, own))).toEqual([409, 'grants-changed']);
    expect((await door.call('PUT', `people/${person}/grants`, { grants: since, seen: since }, own)).status).toBe(204);
    expect(problem(await door.call('POST', `people/${person}/erasure`, undefined, own))).toEqual([409, 'person-not-ended']);
    const theirs = carrying((await door.call('POST', `access/invitations/${added.body.token}`, { password: PASSWORD })).token!);
    expect((await door.call('DELETE', `people/${person}`, undefined, own)).status).toBe(204);
    expect((await door.call('GET', 'access/me', undefined, { ...theirs })).body.signed).toBeNull();
    expect((await door.call('POST', 'access/session', { email: 'chi@tinh.gov.vn', password: PASSWORD })).status).toBe(401);
    expect((await door.call('POST', `people/${person}/erasure`, undefined, own)).status).toBe(204);
    expect(JSON.stringify(door.house.home.state.all('select * from people where person = ?', person))).not.toMatch(/Chi|tinh\.gov/);
    expect(door.acts('person-erased').at(-1)).toMatchObject({ actor: self });
    expect(JSON.stringify(door.house.home.state.acts())).not.toContain('Trần Chi');
    expect(door.house.home.state.brokenLink()).toBeNull();
    const late = door.house.people.add('Lê Muộn', 'muon@tinh.gov.vn', [], 'test');
    const { token: link } = door.house.people.invite(late, 'invite', 'test');
    door.house.people.end(late, 'test');
    expect((await door.call('POST', `access/invitations/${link}`, { password: PASSWORD })).status, 'a link of an ended account').toBe(410);
    for (const { person: other, grants, ended_at } of door.house.people.list()) if (other !== self && ended_at === null && grants.some(({ role }) => role === 'administrator')) door.house.people.end(other, 'test');
    expect(problem(await door.call('DELETE', `people/${self}`, undefined, own))).toEqual([409, 'last-administrator']);
    expect(problem(await door.call('PUT', `people/${self}/grants`, { grants: [{ role: 'viewer' }] }, own))).toEqual([409, 'last-administrator']);
    expect((await door.call('GET', 'people', undefined, own)).status, 'nothing of it happened').toBe(200);
  });
});

describe('sheets as they came', () => {
  test('are read by their own agency and by whoever reads all; of others not even with the hash', async () => {
    const csv = 'indicator;numerator;denominator\nonline-dossiers;71;99\n';
    expect((await handIn(door.url, OTHER, '2024Q3', csv)).status).toBe(201);
    const sha256 = door.house.home.state.submissions().at(-1)!.sha256;
    const read = async (role: Role, agency = ''): Promise<number> => {
      const { person: _, ...carried } = signedIn(door.house, role, agency);
      return (await fetch(`${door.url}/api/received/${sha256}`, { headers: { ...carried } })).status;
    };
    expect([await read('reporter', OTHER), await read('reporter', AGENCY), await read('head', AGENCY), await read('reviewer'), await read('viewer')]).toEqual([200, 403, 403, 200, 403]);
    expect((await fetch(`${door.url}/api/received/${sha256}`)).status).toBe(401);
    // The same bytes of a second agency are its own, too.
    expect((await handIn(door.url, AGENCY, '2024Q3', csv)).status).toBe(201);
    expect([await read('reporter', OTHER), await read('reporter', AGENCY), await read('reporter', 'bg-so-tai-chinh'), await read('viewer')]).toEqual([200, 200, 403, 403]);
  });
});
