// A receipt on the screen and on paper: one page of A4 with everything that proves what was handed in, and nothing of the application around it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

describe.skipIf(!hasChromium)('a receipt', () => {
  let house: Viewed;
  let sheet: { submission: string; agency: string; sha256: string; figures: number };
  beforeAll(async () => {
    house = await openPages();
    sheet = house.house.home.state.submissions().filter(({ report, accepted }) => report === '2026Q3' && accepted === 1).toSorted((a, b) => b.figures - a.figures)[0]!;
  });
  afterAll(() => house?.close());

  test('is reached from what was handed in, prints by its button on one page, and says that it is made up', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency: sheet.agency } });
    await visit(page, `${house.url}/nop/2026Q3/${sheet.agency}`);
    await page.getByRole('link', { name: 'In phiếu nhận' }).click();
    await page.waitForSelector('.receipt-paper');
    await settled(page);
    const text = await page.locator('.receipt-paper').innerText();
    for (const needed of [sheet.submission, sheet.sha256, 'Quý III/2026', 'Số liệu minh họa']) expect(text.replaceAll('\u00a0', ' ')).toContain(needed);
    expect(await page.locator('.receipt-rows tbody tr').count()).toBe(sheet.figures);
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate(() => {
      window.print = () => void (document.body.dataset.printed = 'yes');
    });
    await page.getByRole('button', { name: 'In phiếu nhận' }).click();
    expect(await page.evaluate(() => document.body.dataset.printed)).toBe('yes');

    const pages = async (): Promise<number> => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)!.length;
    expect(await pages()).toBe(1);
    // As many lines as the longest sheet that is asked for: 40.
    await page.evaluate(() => {
      const rows = document.querySelector('.receipt-rows tbody')!;
      for (let at = 0; rows.children.length < 40; at += 1) rows.append(rows.children[at]!.cloneNode(true));
      document.querySelector('.receipt-paper')!.setAttribute('data-long', 'true');
    });
    expect(await pages()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.topbar, .rail, .receipt-tools, .foot').evaluateAll((parts) => parts.filter((part) => part.getClientRects().length > 0).length)).toBe(0);
    expect(said).toEqual([]);
    await context.close();
  });

  test.each(['vi', 'en'] as const)('lines without a figure stand on it with their reason, in %s: 40 lines on one page, on a phone too', async (lang) => {
    const { intake, engine } = house.house;
    const [agency, report] = ['bn-so-noi-vu', lang === 'vi' ? '2025Q3' : '2025Q1'];
    const owed = await engine.rows('owed', { agency, report });
    const absent = owed.map(({ indicator, part }) => ({ indicator, part, reason: 'Đang đối chiếu với Cổng, có số trước ngày 15' }));
    const { submission } = await intake.submit({ agency, report, bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'a.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent }, { accept: true });
    const { page, context, said } = await house.page(390, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/phieu/${submission}?lang=${lang}`);
    await page.waitForSelector('.receipt-paper');
    await settled(page);
    expect(await page.locator('.receipt-why').allInnerTexts()).toEqual(absent.map(({ reason }) => `${lang === 'vi' ? 'chưa có số' : 'no figure yet'}: ${reason}`));
    expect([await sideways(page, 390), await axeFaults(page)]).toEqual([0, []]);
    expect((await page.locator('main').innerText()).match(/\b(receipt|entry|terms):|undefined|NaN|\{\{/g)).toBeNull();
    await page.evaluate(() => {
      const rows = document.querySelector('.receipt-rows tbody')!;
      for (let at = 0; rows.children.length < 40; at += 1) rows.append(rows.children[at]!.cloneNode(true));
      document.querySelector('.receipt-paper')!.setAttribute('data-long', 'true');
    });
    expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)!.length).toBe(1);
    expect(said).toEqual([]);
    await context.close();
  });

  test('fits a phone, and is nobody\'s who may not read the sheet', async () => {
    const { page, context } = await house.page(390, { as: { role: 'reporter', agency: sheet.agency } });
    await visit(page, `${house.url}/phieu/${sheet.submission}?lang=en`);
    await page.waitForSelector('.receipt-paper');
    await settled(page);
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await page.locator('.receipt-paper').innerText()).toContain('Made-up data');
    await context.close();
    const stranger = await house.page(1440, { as: { role: 'viewer' } });
    await visit(stranger.page, `${house.url}/phieu/${sheet.submission}`);
    await stranger.page.waitForSelector('[role=alert], .failed, .notice');
    expect(await stranger.page.locator('.receipt-paper').count()).toBe(0);
    await stranger.context.close();
  });
});
