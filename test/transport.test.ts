// Encrypted transport: an address that others reach is refused without it, and works with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openApp } from '../server/app.ts';
import { readSettings } from '../server/settings.ts';
import { listen } from '../server/transport.ts';
import { open, signedIn } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'cot-moc-tls-'));
/** An address of this machine that others reach; loopback where it has no other. */
const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an address that others reach', () => {
  test.each(['0.0.0.0', '192.0.2.7', 'cotmoc.tinh.gov.vn', '::'])('%s is refused without encryption, with the reason and what to set', (HOST) => {
    expect(() => readSettings({ HOST })).toThrow(/HOST is “.+”, which others can reach.*TLS_CERT and TLS_KEY, or TRUSTED_PROXY/);
    expect(readSettings({ HOST, TRUSTED_PROXY: '10.0.0.5, 10.1.0.0/16' }).proxy).toEqual(['10.0.0.5', '10.1.0.0/16']);
  });

  test('half a certificate, a file that is not there, a proxy that is no address: each named', () => {
    expect(() => readSettings({ TLS_CERT: 'package.json' })).toThrow('TLS_KEY is not set');
    expect(() => readSettings({ TLS_CERT: 'package.json', TLS_KEY: 'khong-co.pem' })).toThrow('TLS_KEY is “khong-co.pem”');
    expect(() => readSettings({ TRUSTED_PROXY: 'proxy' })).toThrow('TRUSTED_PROXY names “proxy”');
  });
});

test('over encrypted transport, at the address that others reach: signed in by password, cookie kept, figures read; browsers are told to come back encrypted; the reporting cycle goes round; and without encryption the same house answers nothing', async () => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=cotmoc.tinh.gov.vn', '-addext', `subjectAltName=IP:${own}`], { stdio: 'ignore' });
  const others = { HOST: '0.0.0.0', TLS_CERT: cert, TLS_KEY: key };
  const opened = await open({ COT_MOC_ANONYMOUS: 'off', COT_MOC_REVIEW: 'on', COT_MOC_DATA: resolve('test/queries/data'), COT_MOC_SOURCES: '/nowhere', ...others });
  const { server, origin } = await listen(openApp(opened.house, null), readSettings({ PORT: '0', ...others }));
  const port = Number(new URL(origin).port);
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<{ status: number; headers: Record<string, unknown>; text: string }> => new Promise((resolve, reject) => {
    const asked = request({ host: own, port, path, method, ca: readFileSync(cert), headers: { 'X-Cot-Moc': '1', 'Content-Type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += String(chunk); });
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
  const { people, proofs } = opened.house;
  const person = people.add('Lê Bình', 'binh@tinh.gov.vn', [{ role: 'viewer', agency: '', area: '' }], 'test');
  await proofs.accept(people.invite(person, 'invite', 'test').token, 'sông Thương mùa nước lên', null);
  expect((await ask('GET', '/api/q/plans.json')).status).toBe(401);
  const signed = await ask('POST', '/api/access/session', {}, JSON.stringify({ email: 'binh@tinh.gov.vn', password: 'sông Thương mùa nước lên' }));
  expect([signed.status, signed.headers['strict-transport-security']]).toEqual([204, 'max-age=31536000; includeSubDomains']);
  const Cookie = String(signed.headers['set-cookie']).split(';')[0]!;
  const plans = await ask('GET', '/api/q/plans.json', { Cookie });
  expect([plans.status, (JSON.parse(plans.text) as unknown[]).length]).toEqual([200, expect.any(Number)]);

  const as = (role: 'reporter' | 'reviewer' | 'secretary'): { Cookie: string } => ({ Cookie: signedIn(opened.house, role, role === 'reporter' ? 'a' : '').Cookie });
  const [reporter, reviewer, secretary] = [as('reporter'), as('reviewer'), as('secretary')];
  const told = async <T>(who: { Cookie: string }, method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await ask(method, `/api/${path}`, { ...who, ...headers }, body ? JSON.stringify(body) : '');
    expect([200, 201], `${path}: ${answer.text}`).toContain(answer.status);
    return JSON.parse(answer.text) as T;
  };
  const { lines } = await told<{ lines: { indicator: string; part: string }[] }>(reporter, 'GET', 'drafts/a/2022Q1');
  const { version } = await told<{ version: number }>(reporter, 'PUT', 'drafts/a/2022Q1', {
    cells: lines.flatMap(({ indicator, part }) => (indicator === 'online' ? [['numerator', '60'], ['denominator', '100']] : [['state', 'no-data'], ['note', 'Chưa có kết quả']]).map(([field, text]) => ({ indicator, part, field, text, reading: '', base: 0 }))),
  });
  const { submission } = await told<{ submission: string }>(reporter, 'POST', 'drafts/a/2022Q1/submission', { version }, { 'Idempotency-Key': 'over-encrypted-transport' });
  await told(reviewer, 'PUT', `reviews/${submission}/marks`, { lines: [{ indicator: 'online', part: '', mark: 'accept' }] });
  expect(await told(reviewer, 'POST', `reviews/${submission}/decision`)).toEqual({ stage: 'accepted' });
  const { snapshot } = await told<{ snapshot: number }>(secretary, 'GET', 'publications/draft');
  expect(await told(secretary, 'POST', 'publications', { title: 'Quý I/2022', note: '', snapshot })).toEqual({ number: 1 });
  expect(await told<{ actual: number }[]>({ Cookie }, 'GET', 'q/target.json?target=online&published=1')).toMatchObject([{ actual: 60 }, {}]);
  // The same house where nothing encrypts on the way, signed in or not.
  for (const path of ['/api/health', '/api/q/plans.json', '/']) {
    const plain = await fetch(`${opened.url}${path}`, { headers: { Cookie } });
    expect([plain.status, plain.headers.get('strict-transport-security'), ((await plain.json()) as { type: string }).type], path).toEqual([403, null, '/problems/not-encrypted']);
  }
  const typed = await fetch(`${opened.url}/api/access/session`, { method: 'POST', headers: { 'X-Cot-Moc': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ email: 'binh@tinh.gov.vn', password: 'sông Thương mùa nước lên' }) });
  expect([typed.status, typed.headers.get('set-cookie')]).toEqual([403, null]);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await opened.close();
});
