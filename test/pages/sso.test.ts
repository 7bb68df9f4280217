// Signing in at a real provider of accounts, in a browser: there, back, bound by the checked address; refused where nobody here has it.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { openPages } from './house.ts';
import type { Viewed } from './house.ts';

const CLIENT = { client_id: 'cot-moc', client_secret: 'a secret of the test' };
/** What the provider knows of whom, by the name typed there. */
const CLAIMS: Record<string, { email: string; email_verified: boolean }> = {
  an: { email: 'an@tinh.gov.vn', email_verified: true }, binh: { email: 'binh@tinh.gov.vn', email_verified: false }, la: { email: 'la@noi-khac.vn', email_verified: true },
};

describe.skipIf(!hasChromium)('a provider of accounts', () => {
  let house: Viewed;
  let server: Server;
  beforeAll(async () => {
    // Both know the other's address before either listens.
    const free = async (): Promise<number> => {
      const probe = createServer().listen(0, '127.0.0.1');
      await new Promise((done) => probe.once('listening', done));
      const { port } = probe.address() as AddressInfo;
      await new Promise((done) => probe.close(done));
      return port;
    };
    const [own, other] = [await free(), await free()];
    const issuer = `http://127.0.0.1:${other}`;
    const origin = `http://127.0.0.1:${own}`;
    const provider = new Provider(issuer, {
      clients: [{ ...CLIENT, redirect_uris: [`${origin}/api/access/sso/callback`] }], claims: { openid: ['sub'], email: ['email', 'email_verified'] }, conformIdTokenClaims: false,
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...CLAIMS[sub] }) }), cookies: { keys: ['of the test'] },
    });
    server = createServer(provider.callback()).listen(other, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    house = await openPages({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.client_id, OIDC_CLIENT_SECRET: CLIENT.client_secret, COT_MOC_ORIGIN: origin }, own);
    house.house.people.add('Nguyễn An', 'an@tinh.gov.vn', [{ role: 'viewer', agency: '', area: '' }], 'test');
    house.house.people.add('Lê Bình', 'binh@tinh.gov.vn', [{ role: 'viewer', agency: '', area: '' }], 'test');
  });
  afterAll(async () => {
    await house?.close();
    server?.closeAllConnections();
    server?.close();
  });

  async function signIn(name: string): Promise<{ page: Page; close: () => Promise<void> }> {
    const { page, context } = await house.page(1200);
    await page.goto(`${house.url}/dang-nhap`);
    await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản của tỉnh' }).click();
    await page.fill('input[name=login]', name);
    await page.fill('input[name=password]', 'bất kỳ');
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: /continue/i }).click();
    await page.waitForURL((url) => url.origin === house.url);
    return { page, close: () => context.close() };
  }

  test('whoever was added here comes back signed in, and is known by the provider’s name the next time', async () => {
    const { page, close } = await signIn('an');
    await page.locator('.account-link', { hasText: 'Nguyễn An' }).waitFor();
    await close();
    expect(house.house.home.state.acts().filter(({ kind }) => kind === 'subject-bound').length).toBe(1);
    house.house.home.state.run("update people set email = 'an.moi@tinh.gov.vn' where email = 'an@tinh.gov.vn'");
    const again = await signIn('an');
    await again.page.locator('.account-link', { hasText: 'Nguyễn An' }).waitFor();
    await again.close();
    expect(house.house.home.state.acts().filter(({ kind }) => kind === 'signed-in').length).toBe(2);
    // Whoever left and came back has another account here, and the same name there.
    const { people } = house.house;
    people.end(people.list().find(({ email }) => email === 'an.moi@tinh.gov.vn')!.person, 'test');
    people.add('Nguyễn An, lần hai', 'an@tinh.gov.vn', [{ role: 'viewer', agency: '', area: '' }], 'test');
    const back = await signIn('an');
    await back.page.locator('.account-link', { hasText: 'Nguyễn An, lần hai' }).waitFor();
    await back.close();
  });

  test.each(['la', 'binh'])('%s: an address that nobody here has, or that the provider has not checked, is refused with the reason', async (name) => {
    const { page, close } = await signIn(name);
    await page.getByText('quản trị viên chưa thêm địa chỉ thư của bạn').waitFor();
    await close();
    expect(house.house.home.state.acts().at(-1)).toMatchObject({ kind: 'sign-in-refused', actor: 'anonymous' });
  });

  test('an answer that was not asked for is refused', async () => {
    const refused = async (headers: Record<string, string> = {}): Promise<string | null> => (await fetch(`${house.url}/api/access/sso/callback?code=x&state=of-another`, { headers, redirect: 'manual' })).headers.get('Location');
    expect(await refused()).toBe('/dang-nhap?loi=sso-refused');
    const { headers } = await fetch(`${house.url}/api/access/sso`, { redirect: 'manual' });
    expect(headers.get('Location')).toMatch(/code_challenge_method=S256/);
    const Cookie = headers.get('Set-Cookie')!.split(';')[0]!;
    expect(await refused({ Cookie })).toBe('/dang-nhap?loi=sso-refused');
  });
});
