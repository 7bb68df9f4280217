// Handing in as an agency does: the sheet to fill, everything wrong at its cell, the question asked once, a lost connection, the receipt.
import { createHash } from 'node:crypto';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLAN, hasChromium, openPages, visit } from './house.ts';
import type { Viewed } from './house.ts';

const HEAD = 'indicator,part,state,numerator,denominator,value,sample,note';
const REPORT = '2026Q3';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('handing in', { retry: 1 }, () => {
  let house: Viewed;
  let agency: string;
  beforeAll(async () => {
    house = await openPages();
    const bodies = await house.ask('reporting', { plan: PLAN, report: REPORT });
    agency = (bodies.find((row) => row.agency.includes('so-noi-vu')) ?? bodies[0]!).agency;
  });
  afterAll(() => house?.close());

  const start = async (width = 1200): Promise<{ page: Page; close: () => Promise<void> }> => {
    const { page, context } = await house.page(width, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/nop?cq=${agency}&bc=${REPORT}`);
    await page.waitForSelector('#sheet', { state: 'attached' });
    return { page, close: () => context.close() };
  };
  const give = (page: Page, text: string,
    name = 'phieu.csv') => page.setInputFiles('#sheet', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const send = (page: Page) => page.locator('.button-primary').click();

  test('who and which report are remembered, the sheet to fill holds the lines owed', async () => {
    const { page, context } = await house.page(1200, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/nop`);
    await page.selectOption('#report', REPORT);
    await page.waitForFunction((id) => document.querySelector(`#agency option[value="${id}"]`) !== null, agency);
    await page.selectOption('#agency', agency);
    await page.waitForSelector('#sheet', { state: 'attached' });
    const owed = await house.ask('owed', { agency, report: REPORT });
    expect(await page.locator('.owed summary').innerText()).toContain(String(owed.length));
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile((await download.path())!);
    const cells: string[] = [];
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(String(cell.value))));
    for (const line of owed) expect(cells).toContain(line.indicator);
    await visit(page, `${house.url}/nop`);
    await page.waitForSelector('#sheet', { state: 'attached' });
    expect(await page.inputValue('#agency')).toBe(agency);
    expect(await page.inputValue('#report')).toBe(REPORT);
    await context.close();
  });

  test('all problems at once, each at its cell, the file still chosen', async () => {
    const { page, close } = await start();
    await give(page,
      [HEAD, 'online-dossiers,,,25000,20671,,,', 'khong-co-ma,,,1,2,,,', 'online-payment,,,-3,10,,,',
        'public-payroll-posts,,,,,abc,,'].join('\n'));
    await send(page);
    await page.waitForSelector('.problem-rows');
    const problems = await page.locator('.problem-rows tbody tr').evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute('data-cell'), row.getAttribute('data-code'), row.textContent]));
    expect(problems.map(([cell]) => cell)).toEqual(expect.arrayContaining(['D2', 'A3', 'D4', 'F5']));
    expect(problems.find(([cell]) => cell === 'D2')?.[2]).toMatch(/25\.000.*20\.671/s);
    expect(await page.locator('.problems .notice').innerText()).toContain(`Có ${problems.length} chỗ cần sửa`);
    await page.locator('.problem-links a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('p1');
    expect(await page.locator('.drop').innerText()).toContain('phieu.csv');
    expect((await house.ask('observations', { target: 'bg30-online-dossiers', report: REPORT, agency })).some((row) =>
      row.file === 'phieu.csv')).toBe(false);
    await close();
  });

  test('numbers that can be read two ways are asked about once, a lost connection is safe, the receipt tells all', async () => {
    const { page, close } = await start();
    const text = [HEAD, 'online-dossiers,,,"1.234","5.678",,,'].join('\n');
    await give(page, text, 'mo-ho.csv');
    await send(page);
    await page.waitForSelector('.doubt');
    expect(await page.locator('.doubt').count()).toBe(1);
    expect(await page.locator('.doubt button').allInnerTexts()).toEqual([expect.stringContaining('1234'),
      expect.stringContaining('1,234')]);
    const keys: string[] = [];
    await page.route('**/api/submissions*', async (route) => {
      keys.push((await route.request().allHeaders())['idempotency-key']!);
      if (keys.length > 1) return route.continue();
      // The server takes it in, but its answer never arrives.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.locator('.doubt button').first().click();
    await page.waitForSelector('[role=alert] [data-icon=chain-break]');
    expect(await page.locator('[role=alert]').innerText()).toContain('Mất kết nối');
    expect(await page.locator('.drop').innerText()).toContain('mo-ho.csv');
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.waitForSelector('.receipt');
    expect(keys[1]).toBe(keys[0]);
    const receipt = (await page.locator('.receipt').innerText()).replaceAll('\n', ' ');
    expect(receipt).toContain(`PN-${REPORT}-${agency}-`);
    expect(receipt.replaceAll(' ', '')).toContain(createHash('sha256').update(text).digest('hex'));
    await page.waitForSelector('.receipt .touched a[href*="bg30-online-dossiers"]');
    const links = await page.locator('.receipt .touched a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.some((link) => link?.startsWith('/chi-tieu/bg30-online-dossiers'))).toBe(true);
    const kept = (await house.ask('observations', { target: 'bg30-online-dossiers', report: REPORT, agency })).filter((row) =>
      row.file === 'mo-ho.csv');
    expect(kept.map((row) => [row.numerator, row.denominator])).toEqual([[1234, 5678]]);
    await close();
  });

  test('a file changed after it was chosen is told as that', async () => {
    const { page, close } = await start();
    const path = join(mkdtempSync(join(tmpdir(), 'cot-moc-sheet-')), 'sua.csv');
    writeFileSync(path, `${HEAD}\nonline-dossiers,,,1,2,,,`);
    await page.setInputFiles('#sheet', path);
    writeFileSync(path, `${HEAD}\nonline-dossiers,,,1,2,,,\n\n\n\n`);
    const later = new Date(Date.now() + 60_000);
    utimesSync(path, later, later);
    await send(page);
    await page.waitForSelector('[role=alert], .receipt');
    expect(await page.locator('[role=alert]').innerText()).toContain('đã thay đổi');
    await close();
  });

  test('nothing chosen, a wrong kind of file, and a phone', async () => {
    const { page, close } = await start(390);
    await send(page);
    expect(await page.locator('.field-error').innerText()).toContain('Chọn tệp trước khi gửi');
    await give(page, 'không phải bảng', 'thu.docx');
    await send(page);
    await page.waitForSelector('.problem-rows');
    expect(await page.locator('.problem-rows').innerText()).toContain('.xlsx');
    await close();
  });
});
