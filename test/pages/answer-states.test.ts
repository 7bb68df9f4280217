// The states of an answer and of the connection: waiting, failed, no answer, outdated, offline, older.
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { openPages, PLAN, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { stage } from './stage.ts';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('answer states', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('waiting: nothing at once, then the shape, then a sentence', async () => {
    const { page, close } = await stage(house);
    await page.route('**/api/q/targets.arrow*', async (route: Route) => {
      await new Promise((done) => setTimeout(done, 6_000));
      await route.continue().catch(() => undefined);
    });
    await page.goto(`${house.url}/chi-tieu`);
    await page.waitForSelector('.waiting[data-shown=true] .skeleton');
    expect(await page.locator('.waiting [role=status]').innerText()).toContain('Đang tải danh mục chỉ tiêu');
    await page.waitForSelector('.waiting .notice');
    expect(await page.locator('.waiting .notice').innerText()).toContain('lâu hơn thường lệ');
    await page.waitForSelector('tr[data-target]');
    await close();
  });

  test('failed: the thing, the reason, a code, and trying again works', async () => {
    const { page, close } = await stage(house);
    let broken = true;
    await page.route('**/api/q/targets.arrow*', (route) => (broken
      ? route.fulfill({ status: 500, contentType: 'application/problem+json',
        body: JSON.stringify({ type: '/problems/unexpected', detail: 'Máy chủ gặp lỗi và chưa lưu gì.' }) }) : route.continue()));
    await page.goto(`${house.url}/chi-tieu`);
    await page.waitForSelector('[role=alert]');
    const told = await page.locator('[role=alert]').innerText();
    for (const part of ['Không tải được danh mục chỉ tiêu', 'Máy chủ gặp lỗi', 'q/targets/500/unexpected']) expect(told).toContain(part);
    broken = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.waitForSelector('tr[data-target]');
    await close();
  });

  test('no answer: the page that was there stays, and trying again brings the rest', async () => {
    const { page, close } = await stage(house);
    await visit(page, `${house.url}/chi-tieu`);
    let down = true;
    await page.route('**/api/**', (route) => (down ? route.abort('connectionrefused') : route.continue()));
    await page.selectOption('.order select', 'ma');
    await page.locator('.t-name a').first().click();
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').first().innerText()).toContain('Máy chủ không trả lời');
    // Every question of the page has had its answer: what is still under way when the server comes back may fail after the press.
    await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
    await page.goBack();
    await page.waitForSelector('tr[data-target]');
    down = false;
    await page.goForward();
    await page.waitForSelector('[role=alert] button');
    await page.locator('[role=alert] button').first().click();
    await page.waitForSelector('.chart-canvas svg');
    await close();
  });

  test('newer figures that cannot be loaded: the last ones stay, with their age', async () => {
    const { page, close } = await stage(house);
    await visit(page, `${house.url}/chi-tieu`);
    await page.route('**/api/q/targets.arrow*', (route) => route.abort('connectionrefused'));
    await page.route('**/api/health',
      (route) => route.fulfill({ json: { status: 'ok', snapshot: 999_999, demo: true, landing: { done: 1, total: 2 } } }));
    await page.waitForSelector('main .notice');
    expect(await page.locator('main .notice').innerText()).toContain('Đang hiển thị bản lưu lúc');
    expect(await page.locator('tr[data-target]').count()).toBeGreaterThan(0);
    await page.context().setOffline(true);
    await page.waitForFunction(() => document.querySelector('.bands')?.textContent?.includes('Đang ngoại tuyến'));
    await close();
  });

  test('from a target of one plan to one of another: neither is said to be missing, and what failed is said to have', async () => {
    const { page, close } = await stage(house);
    const [own, other] = [(await house.ask('targets', { plan: PLAN }))[0]!.target, (await house.ask('targets', { plan: 'gia-lai-gddt-2021-2030' }))[0]!.target];
    const go = (target: string): Promise<void> => page.evaluate((to) => {
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/chi-tieu/${target}`);
    await visit(page, `${house.url}/chi-tieu/${own}`);
    await page.evaluate(() => {
      const seen = new Set<string>();
      new MutationObserver(() => seen.add(document.querySelector('main h1')?.textContent ?? '')).observe(document.body, { childList: true, subtree: true });
      Object.assign(window, { seen });
    });
    await go(other);
    await page.waitForFunction((target) => document.querySelector(`main [href*="${target}"], main .crumbs .num`) !== null, other);
    await page.waitForFunction(() => document.querySelector('main [aria-busy=true], main .skeleton') === null);
    expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).not.toContain('Không có trang này');
    await page.route('**/api/q/target.arrow*', (route) => route.abort('connectionrefused'));
    await page.goto(`${house.url}/chi-tieu/${other}?kh=${PLAN}`);
    await page.waitForSelector('main [role=alert]');
    expect(await page.locator('main').innerText()).toContain('Không tải được');
    expect(await page.locator('main h1').count()).toBe(0);
    await close();
  });

  test('an older report is said to be older, with the way back', async () => {
    const { page, close } = await stage(house);
    const reports = await house.ask('reports', { plan: PLAN });
    const latest = reports.findIndex((row) => row.is_latest);
    await visit(page, `${house.url}/?ky=${reports[latest - 1]!.report}`);
    await page.waitForSelector('.band');
    expect(await page.locator('.bands').innerText()).toContain('không phải kỳ mới nhất');
    await page.getByRole('link', { name: 'Về kỳ mới nhất' }).click();
    await page.waitForFunction(() => !location.search.includes('ky='));
    await close();
  });
});
