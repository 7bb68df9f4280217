// users: people seen to by whoever holds the machine, with the server running or not; each time an act of the chain, never a password.
import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState } from '../../server/home.ts';
import type { Act } from '../../server/lake/state.ts';
import { run, serve, smallHome } from './run.ts';

const PASSWORD = 'sông Thương mùa nước lên';
let root: string;
let whole: string;
beforeAll(async () => {
  ({ root, home: whole } = await smallHome());
});
afterAll(() => rmSync(root, { recursive: true }));

const copied = (name: string): string => {
  cpSync(whole, join(root, name), { recursive: true });
  return join(root, name);
};
const users = (home: string, ...line: string[]): ReturnType<typeof run> => run(['users', ...line, '--home', home], { COT_MOC_ORIGIN: 'https://cotmoc.tinh.gov.vn' });
const linkIn = (said: string): string => /\/vao\/([\w-]{43})\n$/.exec(said)![1]!;
const personIn = (said: string): string => /p-[0-9a-f]{12}/.exec(said)![0];
const acts = (home: string): Act[] => {
  const state = openState(home);
  try {
    expect(state.brokenLink()).toBeNull();
    return state.acts();
  } finally {
    state.close();
  }
};
const told = (all: Act[]): string[] => all.filter(({ actor }) => actor === 'command').map(({ kind }) => kind);

/** Everything that can be done with a person, the same with and without a server. */
async function course(home: string): Promise<void> {
  const added = await users(home, 'invite', '--name', 'Trần Chi', '--email', 'Chi@tinh.gov.vn', '--role', 'reporter:a,viewer');
  expect(added).toEqual({ code: 0, said: expect.stringMatching(/^Trần Chi \(p-[0-9a-f]{12}\) sets a password by this link, once, until 20[^\n]+:\nhttps:\/\/cotmoc\.tinh\.gov\.vn\/vao\/[\w-]{43}\n$/) });
  const person = personIn(added.said);
  expect((await users(home)).said).toContain(`${person}  Trần Chi <chi@tinh.gov.vn>  reporter:a,viewer  no password yet\n`);
  expect(await users(home, 'roles', 'CHI@tinh.gov.vn', '--role', 'head:b')).toMatchObject({ code: 0, said: `Trần Chi (${person}) has these roles now.\n` });
  expect((await users(home, 'list')).said).toContain('  head:b  ');
  expect((await users(home, 'invite', person)).said).toContain('by this link');
  expect(await users(home, 'reset', person)).toMatchObject({ code: 0, said: expect.stringContaining('is dropped') });
  expect(await users(home, 'erase', person), 'not before it has ended').toEqual({ code: 1, said: 'End the account before erasing its name and address.\n' });
  const administrator = personIn((await users(home, 'invite', '--role', 'administrator')).said);
  expect(await users(home, 'end', person)).toMatchObject({ code: 0 });
  expect(await users(home, 'erase', person)).toEqual({ code: 0, said: `Name and address of ${person} are erased; the pseudonym stays in the journal.\n` });
  expect((await users(home)).said).toContain(`${person}  identity erased  head:b  ended\n`);
  expect(await users(home, 'end', administrator)).toEqual({ code: 1, said: expect.stringContaining('Nobody would administer after this') });
  expect(await users(home, 'invite', person)).toMatchObject({ code: 1, said: expect.stringContaining('signs in no more') });
}
const COURSE = ['person-added', 'person-invited', 'grants-set', 'person-invited', 'second-factor-dropped', 'person-added', 'person-invited', 'person-ended', 'person-erased'];

test('without a server: listed, invited, given roles, ended, erased; each an act by command', async () => {
  const home = copied('alone');
  await course(home);
  const all = acts(home);
  expect(told(all)).toEqual(COURSE);
  expect(JSON.stringify(all)).not.toMatch(/Trần Chi|tinh\.gov/);
  expect(await run(['verify', home])).toMatchObject({ code: 0 });
});

describe('while the server runs', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let home: string;
  beforeAll(async () => {
    home = copied('running');
    server = await serve(home);
  });

  test('an administrator who can no longer come in: a new one by the link, at once', async () => {
    const invited = await users(home, 'invite', '--role', 'administrator');
    expect(invited).toMatchObject({ code: 0, said: expect.stringContaining('Quản trị viên') });
    const set = async (): Promise<number> => (await fetch(`${server.url}/api/access/invitations/${linkIn(invited.said)}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ password: PASSWORD, email: 'qt@tinh.gov.vn' }),
    })).status;
    expect(await set()).toBe(204);
    expect(await set(), 'once').toBe(410);
    expect((await users(home)).said).toContain('Quản trị viên <qt@tinh.gov.vn>  administrator  password only\n');
    expect((await users(home, 'end', 'qt@tinh.gov.vn')).code, 'the only one').toBe(1);
  });

  test('a session of an account that is ended is over', async () => {
    const invited = await users(home, 'invite', '--name', 'Lê Bình', '--email', 'binh@tinh.gov.vn');
    const accepted = await fetch(`${server.url}/api/access/invitations/${linkIn(invited.said)}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ password: PASSWORD }) });
    const Cookie = accepted.headers.get('Set-Cookie')!.split(';')[0]!;
    const signed = async (): Promise<unknown> => (await (await fetch(`${server.url}/api/access/me`, { headers: { Cookie } })).json() as { signed: unknown }).signed;
    expect(await signed()).not.toBeNull();
    expect((await users(home, 'end', 'binh@tinh.gov.vn')).code).toBe(0);
    expect(await signed()).toBeNull();
  });

  test('killed and looked through: every act of it is there', async () => {
    await server.kill();
    expect(told(acts(home))).toEqual(['person-added', 'person-invited', 'person-added', 'person-invited', 'person-ended']);
    expect(await run(['verify', home])).toMatchObject({ code: 0 });
  });
});

test('the whole course with a server', async () => {
  const home = copied('course');
  const server = await serve(home);
  try {
    await course(home);
  } finally {
    await server.kill();
  }
  expect(told(acts(home))).toEqual(COURSE);
});

test('what is not understood ends with 2 and how to mend it; nothing is done', async () => {
  const home = copied('misused');
  const before = acts(home).length;
  expect(await users(home, 'invit')).toEqual({ code: 2, said: 'users has no “invit”. Nearest: invite. It has list, invite, roles, end, erase, reset.\n' });
  for (const [line, said] of [[['invite'], '--name is missing'], [['end'], '<person> is missing'], [['roles', 'p-1'], '--role is missing'], [['end', 'p-1', '--role', 'viewer'], 'knows no option “--role”'], [['list', 'a', 'b'], 'one word too many']] as const) {
    expect(await users(home, ...line)).toEqual({ code: 2, said: expect.stringContaining(said) });
  }
  expect(await users(home, 'end', 'an@tinh.gov.vn')).toEqual({ code: 1, said: expect.stringContaining('Nobody has the pseudonym or address “an@tinh.gov.vn”') });
  expect(await users(home, 'invite', '--name', 'An', '--role', 'reporter:aa')).toEqual({ code: 1, said: expect.stringContaining('“agency” was given “aa”; allowed: a') });
  expect(await users(home, 'invite', '--name', 'An', '--role', 'repoter:a')).toEqual({ code: 1, said: expect.stringContaining('There is no role “repoter”') });
  expect(await users(home, 'invite', '--name', 'An', '--role', 'reporter')).toEqual({ code: 1, said: expect.stringContaining('reporter and head are of one agency') });
  expect(await users(home, 'invite', '--name', 'An', '--email', 'an')).toEqual({ code: 1, said: expect.stringContaining('is not an e-mail address') });
  expect(acts(home)).toHaveLength(before);
  expect(await users(join(root, 'nothing'))).toMatchObject({ code: 1, said: expect.stringContaining('is no home') });
});

test('where acts were cut off, nobody is added: the chain is mended first', async () => {
  const home = copied('cut');
  appendFileSync(join(home, 'chain.log'), `999 ${'0'.repeat(64)}\n`);
  expect(await users(home, 'invite', '--role', 'administrator')).toEqual({ code: 1, said: expect.stringContaining('The chain of acts is cut at its end') });
  expect((await users(home)).code).toBe(1);
});

test('help in both languages', async () => {
  expect(await run(['users', '--help'])).toMatchObject({ code: 0, said: expect.stringMatching(/^Says who there is[^]*users \[what\] \[person\] \[--name <…>\][^]*invite --role administrator/) });
  expect(await run(['help', 'users'], { LANG: 'vi_VN.UTF-8' })).toMatchObject({ code: 0, said: expect.stringMatching(/^Cho biết có những ai[^]*invite --role administrator/) });
});
