// Letters as large as they may be chosen, on pages that are full: with every made-up report landed nothing lies outside the screen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../published.ts';
import { wholeHome } from '../made-up.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways } from './house.ts';
import type { Viewed } from './house.ts';

const PATHS = ['/', '/chi-tieu', '/chi-tieu/bg30-online-payment', '/chi-tieu/bg30-public-payroll-posts?tab=nguon', '/linh-vuc', '/linh-vuc/II', '/co-quan', '/co-quan/bn-so-xay-dung', '/ma-tran', '/ke-hoach', '/hoat-dong', '/ket-luan', '/ket-luan?xem=thoi-gian', '/so-tay/moi-nhat', '/phieu/PN-2026Q3-bn-so-noi-vu-01', '/par', '/thay-doi', '/phuong-phap'];
const LARGEST = JSON.stringify({ ground: 'light', size: 130 });

describe.skipIf(!hasChromium)('letters at 130 %', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' }, 0, wholeHome);
    await house.later();
    await publish(house, 'Quý III/2026');
  }, 240_000);
  afterAll(() => house?.close());

  test.each([320, 768, 1024])('at %i', async (width) => {
    const { page, context, said } = await house.page(width, { as: { role: 'secretary' } });
    await page.addInitScript((look) => localStorage.setItem('cot-moc-look', look), LARGEST);
    for (const path of PATHS) {
      await page.goto(`${house.url}${path}`);
      await settled(page);
      expect(await sideways(page, width), path).toBeLessThanOrEqual(0);
    }
    expect(said).toEqual([]);
    // Whoever is not signed in has words where others have a sign.
    await context.clearCookies();
    await page.goto(house.url);
    await settled(page);
    await page.getByRole('link', { name: 'Đăng nhập' }).first().waitFor();
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    const cut = await page.locator('.topbar a:visible, .topbar button:visible').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.clientWidth < 24).map((one) => one.textContent));
    expect(cut, 'what is cut in the bar on top').toEqual([]);
    await context.close();
  });
});
