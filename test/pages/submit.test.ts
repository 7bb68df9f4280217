// Handing in: the sheet to fill, everything wrong named at its line, a lost connection that counts nothing twice, the receipt.
import { createHash } from 'node:crypto';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { openPages, visit } from './house.ts';
import type { Viewed } from './house.ts';

const AGENCY = 'bn-so-noi-vu';
const REPORT = '2026Y';
const HEAD = 'indicator,part,state,numerator,denominator,value,sample,note';

describe.skipIf(!hasChromium)('handing in', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const start = async (width = 1200): Promise<{ page: Page; close: () => Promise<void> }> => {
    const { page, context } = await house.page(width, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}/nop/${REPORT}/${AGENCY}`);
    await page.waitForSelector('.entry-head');
    return { page, close: () => context.close() };
  };
  const give = (page: Page, text: string, name = 'phieu.csv') => page.setInputFiles('.upload input', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  test('the due list leads to the sheet, the sheet to fill holds the lines owed', async () => {
    const { page, context } = await house.page(1200, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}/nop`);
    await page.locator(`a.button[href*="/nop/${REPORT}/"]`).click();
    await page.waitForSelector('.entry-grid');
    const owed = await house.ask('owed', { agency: AGENCY, report: REPORT });
    expect(await page.locator('.entry-line').count()).toBe(owed.length);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile((await download.path())!);
    const cells: string[] = [];
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(String(cell.value))));
    for (const line of owed) expect(cells).toContain(line.indicator);
    await context.close();
  });

  // Between a phone and a desk stood neither's way to hand in.
  test.each([1440, 1023, 1000, 768, 767, 390])('at %i px a sheet can be handed in', async (width) => {
    const { page, close } = await start(width);
    const onward = width < 768 ? page.locator('.entry-foot .button-primary') : page.getByRole('button', { name: 'Kiểm tra và gửi' });
    expect(await onward.first().isVisible()).toBe(true);
    if (width >= 768) {
      expect(await page.getByRole('button', { name: 'Dán từ Excel' }).isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await onward.click();
      expect(new URL(page.url()).searchParams.get('buoc')).toBe('gui');
    }
    await close();
  });

  test('all that is wrong with a file is named before anything changes; so is a file that is no sheet', async () => {
    const { page, close } = await start();
    await give(page, [HEAD, 'online-dossiers,,,25000,abc,,,', 'online-payment,,,3%,10,,,', 'public-payroll-posts,,,,,1.2.3,,'].join('\n'));
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    const told = await dialog.innerText();
    for (const place of ['E2', 'D3', 'F4']) expect(told).toContain(place);
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    expect(house.house.drafts.cells(AGENCY, REPORT)).toEqual([]);
    await give(page, 'không phải bảng', 'thu.docx');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('.xlsx');
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    await close();
  });

  test('a file that changed after it was chosen', async () => {
    const { page, close } = await start();
    const path = join(mkdtempSync(join(tmpdir(), 'cot-moc-sheet-')), 'sua.csv');
    writeFileSync(path, `${HEAD}\nonline-dossiers,,,1,2,,,`);
    // The page reads a file as soon as it is chosen: here it is mended between the two.
    await page.evaluate(() => {
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = async function wait(this: File) {
        await new Promise((next) => setTimeout(next, 1_500));
        return read.call(this);
      };
    });
    await page.setInputFiles('.upload input', path);
    writeFileSync(path, `${HEAD}\nonline-dossiers,,,1,2,,,\n\n\n\n`);
    const later = new Date(Date.now() + 60_000);
    utimesSync(path, later, later);
    await page.getByText('đã thay đổi sau khi chọn').waitFor();
    await close();
  });

  test('a lost answer is safe: sent again under the same key it is the same receipt, with the hash of the sheet and the pages it touches', async () => {
    const { page, close } = await start();
    const [line] = (await house.ask('owed', { agency: AGENCY, report: REPORT })).filter(({ indicator }) => indicator === 'online-dossiers');
    const [n, d] = [line!.previous_numerator! * 10, line!.previous_denominator! * 10];
    await give(page, `${HEAD}\nonline-dossiers,,,${n},${d},,,\n`);
    await page.locator('dialog').getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.getByRole('button', { name: 'Ghi tất cả là chưa có số' }).click();
    await page.locator('.empties').waitFor({ state: 'detached' });
    const keys: string[] = [];
    await page.route('**/submission*', async (route) => {
      keys.push((await route.request().allHeaders())['idempotency-key']!);
      if (keys.length > 1) return route.continue();
      // The server takes it in, but its answer never arrives.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('[role=alert]', { hasText: 'không bị nộp hai lần' }).waitFor();
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.waitForSelector('.receipt');
    expect(keys[1]).toBe(keys[0]);
    const [kept] = (await house.ask('observations', { indicator: 'online-dossiers', report: REPORT, agency: AGENCY })).filter((row) => row.report === REPORT);
    expect([kept!.revision, kept!.numerator, kept!.denominator]).toEqual([1, n, d]);
    const receipt = (await page.locator('.receipt').innerText()).replaceAll(/\s/g, '');
    expect(receipt).toContain(`PN-${REPORT}-${AGENCY}-01`);
    expect(receipt).toContain(kept!.sha256);
    const bytes = await page.evaluate(async (sha) => [...new Uint8Array(await (await fetch(`/api/received/${sha}`)).arrayBuffer())], kept!.sha256);
    expect(createHash('sha256').update(Buffer.from(bytes)).digest('hex')).toBe(kept!.sha256);
    await page.waitForSelector('.receipt .touched a[href*="bg30-online-dossiers"]');
    await close();
  });
});
