// Encrypted transport: an address that others reach is refused without it, and works with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openApp } from '../server/app.ts';
import { readSettings } from '../server/settings.ts';
import { listen } from '../server/transport.ts';
import { open } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'cot-moc-tls-'));
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

test('over encrypted transport on every address: signed in by password, cookie kept, figures read; browsers are told to come back encrypted', async () => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=cotmoc.tinh.gov.vn', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
  const opened = await open({ COT_MOC_ANONYMOUS: 'off' });
  const { server, origin } = await listen(openApp(opened.house, null), readSettings({ HOST: '0.0.0.0', PORT: '0', TLS_CERT: cert, TLS_KEY: key }));
  const port = Number(new URL(origin).port);
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<{ status: number; headers: Record<string, unknown>; text: string }> => new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, ca: readFileSync(cert), headers: { 'X-Cot-Moc': '1', 'Content-Type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += String(chunk); });
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
  const { people } = opened.house;
  const person = people.add('Lê Bình', 'binh@tinh.gov.vn', [{ role: 'viewer', agency: '', area: '' }], 'test');
  await people.accept(people.invite(person, 'invite', 'test').token, 'sông Thương mùa nước lên', null);
  expect((await ask('GET', '/api/q/plans.json')).status).toBe(401);
  const signed = await ask('POST', '/api/access/session', {}, JSON.stringify({ email: 'binh@tinh.gov.vn', password: 'sông Thương mùa nước lên' }));
  expect([signed.status, signed.headers['strict-transport-security']]).toEqual([204, 'max-age=31536000; includeSubDomains']);
  const Cookie = String(signed.headers['set-cookie']).split(';')[0]!;
  const plans = await ask('GET', '/api/q/plans.json', { Cookie });
  expect([plans.status, (JSON.parse(plans.text) as unknown[]).length]).toEqual([200, expect.any(Number)]);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await opened.close();
});
