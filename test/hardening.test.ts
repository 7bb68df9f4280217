// What a stranger sends by hand: methods, bodies and parameters of forms that no page of ours sends. Each is refused plainly, and says nothing of the inside.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, signedIn } from './open.ts';
import type { Opened } from './open.ts';

let opened: Opened;
let dist: string;
beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'cot-moc-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Cột Mốc</title>');
  writeFileSync(join(dist, 'assets', 'a-1.js'), 'export {};');
  opened = await open({}, dist);
});
afterAll(async () => {
  await opened.close();
  rmSync(dist, { recursive: true });
});

/** What fetch would not send. */
function sent(method: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    request(`${opened.url}${path}`, { method, headers: { 'X-Secret': 'of-the-sender' } }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      answer.on('end', () => done({ status: answer.statusCode!, body }));
    }).on('error', fail).end();
  });
}
/** Bytes as they are; what comes back until the server closes. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(opened.url).port), '127.0.0.1', () => socket.write(text));
    let said = '';
    socket.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    socket.on('close', () => done(said));
    socket.on('error', () => done(said));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

test.each(['TRACE', 'PROPFIND', 'OPTIONS', 'PATCH', 'PUT', 'DELETE'])('%s is not answered with anything of the sender’s or the house’s', async (method) => {
  for (const path of ['/', '/api/q/plans.json', '/assets/a-1.js']) {
    const { status, body } = await sent(method, path);
    if (method !== 'OPTIONS') expect([path, status]).toEqual([path, 404]);
    expect(body).not.toContain('of-the-sender');
  }
});

test('a folder is not listed, a path cannot leave it, nothing beside the pages is served', async () => {
  for (const path of ['/assets/', '/assets', '/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/.git/config', '/package.json', '/assets/b.js']) {
    const { status, body } = await sent('GET', path);
    expect([404, 400, 403, 200], path).toContain(status);
    if (status === 200) expect(body, path).toContain('<title>Cột Mốc</title>');
    expect(body, path).not.toMatch(/a-1\.js|"dependencies"/);
  }
});

test('no answer says which software gives it', async () => {
  for (const path of ['/', '/api/health', '/api/nothing', '/api/q/plans.csv']) {
    const { headers } = await fetch(`${opened.url}${path}`);
    expect([headers.get('Server'), headers.get('X-Powered-By')], path).toEqual([null, null]);
  }
});

test('every answer says what it is, with its charset', async () => {
  for (const [path, type] of [['/', 'text/html; charset=utf-8'], ['/api/health', 'application/json; charset=utf-8'], ['/api/nothing', 'application/problem+json; charset=utf-8'], ['/api/q/plans.csv', 'text/csv; charset=utf-8'], ['/api/q/plans.json', 'application/json; charset=utf-8']]) {
    expect((await fetch(`${opened.url}${path}`)).headers.get('Content-Type')?.toLowerCase(), path).toBe(type);
  }
});

test('two lengths in one request are refused: no second request is smuggled in', async () => {
  const smuggled = 'GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n';
  const said = await raw(`POST /api/access/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${smuggled.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`);
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
  expect(said.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

describe('bodies', () => {
  const post = async (body: string, type = 'application/json'): Promise<{ status: number; text: string }> => {
    const { person: _, ...carried } = signedIn(opened.house, 'administrator');
    const answer = await fetch(`${opened.url}/api/people`, { method: 'POST', headers: { ...carried, 'Content-Type': type }, body });
    return { status: answer.status, text: await answer.text() };
  };

  test.each([['no JSON', '{"name":'], ['a list', '[]'], ['null', 'null'], ['a text', '"x"'], ['a number for a text', '{"name":1,"email":"a@b.vn","grants":[]}'], ['an object for a text', '{"name":{"toString":"x"},"email":"a@b.vn","grants":[]}'],
    ['no list of roles', '{"name":"An","email":"a@b.vn","grants":{"length":1}}'], ['a role that is none', '{"name":"An","email":"a@b.vn","grants":[null]}'], ['a role of an object', '{"name":"An","email":"a@b.vn","grants":[{"role":{"x":1}}]}'],
  ])('%s: refused, and nothing of the inside is told', async (_what, body) => {
    const before = opened.house.people.list().length;
    const { status, text } = await post(body);
    expect([400, 422]).toContain(status);
    expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules|SyntaxError|TypeError|select /);
    expect(opened.house.people.list().length, 'the administrator who asked').toBe(before + 1);
  });

  test('too long: 413', async () => {
    expect((await post(`{"name":"${'x'.repeat(40_000)}"}`)).status).toBe(413);
  });

  test('fields that nobody asked for change nothing, and no prototype', async () => {
    const { status, text } = await post('{"name":"An Mẫu","email":"anmau@b.vn","grants":[],"person":"p-mine","ended_at":"2020-01-01","password":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(status).toBe(201);
    const { person } = JSON.parse(text) as { person: string };
    expect(opened.house.people.list().find((one) => one.person === person)).toMatchObject({ ended_at: null, has_password: false, grants: [] });
    expect(person).not.toBe('p-mine');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('what is asked for people has no secret in it', async () => {
    const { person: _, ...carried } = signedIn(opened.house, 'administrator');
    const people = await (await fetch(`${opened.url}/api/people`, { headers: { ...carried } })).json() as Record<string, unknown>[];
    for (const one of people) expect(Object.keys(one).sort()).toEqual(['email', 'ended_at', 'grants', 'has_password', 'made_at', 'mail_refused', 'name', 'person', 'second_factor']);
  });
});

test('a parameter given twice is refused, not chosen from', async () => {
  expect((await fetch(`${opened.url}/api/q/targets.json?plan=bac-giang-2021-2030&plan=bac-giang-2025`)).status).toBe(400);
});
