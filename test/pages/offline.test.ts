// Without a network: the application opens as it was kept, a sheet goes on where it was left, nothing of one person is seen by another, versions do not mix.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openApp } from '../../server/app.ts';
import { signedIn } from '../open.ts';
import { axeFaults } from './faults.ts';
import { BROWSER, hasChromium } from './browser.ts';
import { openPages, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AFAR, AGENCY, anew, cookieOf, KEPT, REPORT, SHEET, spot, texts, type } from './sheet.ts';

describe.skipIf(!hasChromium)('without a network', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());
  beforeEach(() => anew(house));

  /** Visited once with a network, until everything is kept. */
  const visited = async (path: string, more: { width?: number; person?: { Cookie: string } } = {}): Promise<{ context: BrowserContext; page: Page; said: string[] }> => {
    const opened = await house.page(more.width ?? 1440, { keeps: true, ...(more.person ? {} : { as: { role: 'reporter', agency: AGENCY } }) });
    if (more.person) await opened.context.addCookies([cookieOf(more.person)]);
    await visit(opened.page, `${house.url}${path}`);
    await isKept(opened.page);
    return opened;
  };
  const isKept = (page: Page): Promise<unknown> => page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((next) => setTimeout(next, 20));
  });
  const open = async (context: BrowserContext, path: string, wait: string, url = house.url): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${url}${path}`);
    await page.waitForSelector(wait);
    return page;
  };

  test('a sheet opens again as it was left, takes figures, cannot be sent, and goes to the server once there is a connection', async () => {
    const { context, page } = await visited(SHEET);
    await type(page, '0.0', '77');
    await expect.poll(() => texts(house), { timeout: 15_000 }).toEqual(['77']);
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    const earlier = (await page.locator('#line-0').innerText()).replace(/\s+/g, ' ');
    await page.close();

    await context.setOffline(true);
    const first = await open(context, SHEET, '.entry-grid');
    await first.locator('.entry-save[aria-busy="false"]', { hasText: AFAR }).waitFor();
    expect(await spot(first, '0.0').inputValue()).toBe('77');
    expect((await first.locator('#line-0').innerText()).replace(/\s+/g, ' '), 'with the figures of before').toBe(earlier);
    await type(first, '1.0', '31');
    expect(await axeFaults(first)).toEqual([]);
    await first.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await first.getByText('Đang ngoại tuyến nên chưa gửi được').waitFor();
    expect(await first.getByRole('button', { name: /^Gửi / }).isDisabled()).toBe(true);
    await first.close();

    const again = await open(context, SHEET, '.entry-grid');
    expect([await spot(again, '0.0').inputValue(), await spot(again, '1.0').inputValue()]).toEqual(['77', '31']);
    expect(texts(house)).toEqual(['77']);
    await context.setOffline(false);
    await expect.poll(() => texts(house).sort(), { timeout: 20_000 }).toEqual(['31', '77']);
    await again.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    await again.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await again.getByRole('button', { name: /^Gửi / }).waitFor();
    expect(await again.getByText('Đang ngoại tuyến').count(), 'the connection is back').toBe(0);
    await context.close();
  });

  test('what a colleague wrote meanwhile is not overwritten', async () => {
    const { context, page } = await visited(SHEET);
    await page.waitForSelector('.entry-grid');
    await page.close();
    await context.setOffline(true);
    const mine = await open(context, SHEET, '.entry-grid');
    await type(mine, '2.0', '12');
    const line = (await house.ask('owed', { agency: AGENCY, report: REPORT }))[2]!;
    house.house.drafts.write(AGENCY, REPORT, signedIn(house.house, 'head', AGENCY).person, [{ indicator: line.indicator, part: line.part, field: 'numerator', text: '13', reading: '', base: 0 }], new Date().toISOString());
    await context.setOffline(false);
    await mine.locator('.conflicts').waitFor();
    expect(await mine.locator('.conflicts').innerText()).toMatch(/Của tôi: 12[^]*13/);
    expect(texts(house)).toEqual(['13']);
    await context.close();
  });

  test.each([1440, 390])('the due list as it was last seen says since when; the phone too (%d px)', async (width) => {
    const { context, page } = await visited('/nop', { width });
    const cards = await page.locator('.due-card').count();
    expect(cards).toBeGreaterThan(0);
    await page.close();
    await context.setOffline(true);
    const later = await open(context, '/nop', '.due-card');
    await later.getByText(/Không tải được bản mới của danh sách phải nộp\. Đang hiển thị bản lưu lúc \d/).waitFor();
    expect(await later.locator('.due-card').count()).toBe(cards);
    expect(await later.locator('.demo-mark:visible').count(), 'made-up figures are so without a network too').toBe(1);
    expect(await axeFaults(later)).toEqual([]);
    expect(await sideways(later, width)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test('other pages, and sheets never seen here, tell of the lost connection', async () => {
    const { context, page } = await visited('/nop');
    await page.close();
    await context.setOffline(true);
    for (const path of ['/', '/chi-tieu', '/hoat-dong', '/ke-hoach', '/han-nop', '/nop/2026H1/gl-so-giao-duc-dao-tao']) {
      const lost = await open(context, path, '[role="alert"]');
      expect(await lost.locator('[role="alert"]').first().innerText(), path).toContain('Máy chủ không trả lời');
      expect(await lost.locator('.bands').innerText(), path).toContain('Đang ngoại tuyến');
      await lost.close();
    }
    await context.close();
  });

  test('whoever signed out, or whose session ended, leaves nothing to be seen; another person sees nothing of theirs', async () => {
    for (const way of ['signed out', 'session ended', 'another person'] as const) {
      const person = signedIn(house.house, 'reporter', AGENCY);
      const { context, page } = await visited(SHEET, { person });
      await page.waitForSelector('.entry-grid');
      await page.goto(`${house.url}/nop`);
      await page.waitForSelector('.due-card');
      if (way === 'signed out') {
        await page.goto(`${house.url}/tai-khoan`);
        await page.getByRole('button', { name: 'Đăng xuất' }).click();
        await page.waitForURL(/dang-nhap/);
      } else {
        for (const session of house.house.sessions.of(person.person)) house.house.sessions.end(person.person, session.session);
        if (way === 'another person') await context.addCookies([cookieOf(signedIn(house.house, 'reporter', 'bg-so-tu-phap'))]);
        await visit(page, `${house.url}/`);
        await page.locator(way === 'another person' ? '.account-link.signed' : '.account-link:not(.signed)').waitFor();
      }
      const left = await page.evaluate(() => Promise.all([['cot-moc', 'drafts'], ['cot-moc-seen', 'answers']].map(([name, store]) => new Promise((tell) => {
        const asked = indexedDB.open(name!);
        asked.onsuccess = () => {
          const all = asked.result.transaction(store!).objectStore(store!).getAll();
          all.onsuccess = () => tell(JSON.stringify(all.result));
        };
      })))) as string[];
      if (way === 'signed out') expect(left.join(''), way).not.toContain(person.person);
      else expect(left[1], way).not.toMatch(new RegExp(`"signed":\\{"person":"${person.person}`));
      await page.close();
      await context.setOffline(true);
      const stranger = await open(context, SHEET, '[role="alert"]');
      expect(await stranger.locator('[data-spot]').count(), way).toBe(0);
      const due = await open(context, '/nop', '[role="alert"]');
      expect(await due.locator('.due-card').count(), way).toBe(0);
      await context.close();
    }
  });

  test('signing out without a network takes away what is kept here, and says that the server does not know', async () => {
    const { context, page } = await visited(SHEET);
    await page.waitForSelector('.entry-grid');
    await page.close();
    await context.setOffline(true);
    const account = await open(context, '/tai-khoan', 'h1');
    await account.getByRole('button', { name: 'Đăng xuất' }).click();
    await account.getByText('Máy chủ không trả lời nên chưa đăng xuất được ở đó').waitFor();
    const later = await open(context, SHEET, '[role="alert"]');
    expect(await later.locator('[data-spot]').count()).toBe(0);
    await context.close();
  });

  test('what is kept is the application alone: no answer of the server', async () => {
    const { context, page, said } = await visited(SHEET);
    await page.waitForSelector('.entry-grid');
    await visit(page, `${house.url}/`);
    const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat());
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path !== '/index.html' && !path.startsWith('/assets/'))).toEqual([]);
    const built = readdirSync(join(house.dist, 'assets')).filter((name) => !name.endsWith('.br')).map((name) => `/assets/${name}`);
    expect(kept.filter((path) => path.startsWith('/assets/')).sort()).toEqual(built.sort());
    expect(said).toEqual([]);
    await context.close();
    const { headers } = await fetch(`${house.url}/sw.js`);
    expect([headers.get('Cache-Control'), headers.get('Content-Type')]).toEqual(['no-cache', 'text/javascript; charset=utf-8']);
    expect(headers.get('Content-Security-Policy')).toContain("worker-src 'self'");
  });

  test('the page that is kept is as guarded as the one that is served', async () => {
    const { context, page } = await visited('/nop');
    await page.close();
    await context.setOffline(true);
    const later = await context.newPage();
    const answer = await later.goto(`${house.url}/nop`);
    expect(answer!.fromServiceWorker()).toBe(true);
    expect(answer!.headers()['content-security-policy']).toBe((await fetch(house.url)).headers.get('Content-Security-Policy'));
    await context.close();
  });

  test('over plain transport from elsewhere there is no worker, and nothing breaks', async () => {
    const browser = await chromium.launch({ ...BROWSER, args: [...BROWSER.args, '--host-resolver-rules=MAP cotmoc.test 127.0.0.1'] });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(`http://cotmoc.test:${new URL(house.url).port}/`);
      await page.waitForSelector('h1');
      await page.waitForLoadState('load');
      expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('a new version: an open page goes on with its own files, the next opening has the new ones, the old ones go when nobody uses them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cot-moc-next-'));
    const next = join(folder, 'dist');
    rebuilt(house.dist, next);
    let server = await listen(house.dist);
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const isNext = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type="module"]')!.src.includes('-next.js'));
    const shelves = (page: Page): Promise<number> => page.evaluate(async () => (await caches.keys()).length);
    const { page: old, context } = await house.page(1440, { keeps: true });
    await visit(old, `${url}/`);
    await isKept(old);
    expect([await isNext(old), await shelves(old)]).toEqual([false, 1]);

    await closed(server);
    server = await listen(next, port);
    await old.getByRole('link', { name: 'Chỉ tiêu' }).first().click();
    await old.waitForURL(/chi-tieu/);
    await old.waitForSelector('main h1');
    const fresh = await open(context, '/ke-hoach', 'main h1', url);
    expect(await isNext(fresh)).toBe(true);
    await expect.poll(() => fresh.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), { timeout: 30_000 }).toBe('installed');
    expect(await shelves(fresh), 'both, while a page has the old one').toBe(2);
    await old.getByRole('link', { name: 'Hoạt động' }).first().click();
    await old.waitForURL(/hoat-dong/);
    await old.waitForSelector('main h1');
    expect(await isNext(old), 'goes on').toBe(false);
    await old.close();
    await fresh.close();

    // A browser may take a moment to know that a page is closed: then it is the opening after the next that has the old files gone.
    const left = async (): Promise<number> => {
      const alone = await open(context, '/', 'main h1', url);
      const gone = () => caches.keys().then((names) => names.length === 1);
      const many = await alone.waitForFunction(gone, undefined, { timeout: 10_000 }).then(() => 1, () => shelves(alone));
      await alone.close();
      return many;
    };
    await expect.poll(left, { timeout: 90_000 }).toBe(1);
    await closed(server);
    const without = await open(context, '/ke-hoach', 'main h1', url);
    expect(await isNext(without), 'the server is gone').toBe(true);
    await without.locator('[role="alert"]').first().waitFor();
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function listen(dist: string, port = 0): Promise<Server> {
    const server = openApp(house.house, dist).listen(port, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    return server;
  }

  function closed(server: Server): Promise<unknown> {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  }
});

/** The same pages as a later build would have them: other names for every script, and a worker of another version. */
function rebuilt(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const names = readdirSync(join(to, 'assets')).filter((name) => name.endsWith('.js'));
  for (const name of names) renameSync(join(to, 'assets', name), join(to, 'assets', name.replace(/\.js$/, '-next.js')));
  const scripts = [...readdirSync(join(to, 'assets')).filter((name) => name.endsWith('.js')).map((name) => join(to, 'assets', name)), join(to, 'index.html'), join(to, 'sw.js')];
  for (const path of scripts) {
    const text = names.reduce((given, name) => given.replaceAll(name, name.replace(/\.js$/, '-next.js')), readFileSync(path, 'utf8'));
    writeFileSync(path, text.replace(/("?version"?:\s*["'`])([0-9a-f]{16})/, '$1next$2'));
  }
}
