// What the chart of a target and its table show in each state: gaps, breaks, revisions, one point, no baseline, forecast, half-years.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { openPages, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { plain, quiet, stage, TARGET } from './stage.ts';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('chart states', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('one point only: no conclusion about a trend', async () => {
    const { page, close, answering, one } = await stage(house);
    await one({ ...quiet, status: 'not-assessable', gap: null, pace: null, arrow: null });
    await answering('target', (rows) => rows.map((row) => ({ ...row, status: row.closed ? row.status : 'not-assessable', gap: null })));
    await answering('trend', (rows) => {
      const last = rows.findLast((row) => row.actual !== null)!.q;
      return rows.map((row) => (
        row.q === last ? row
          : { ...row, actual: null, revised_from: null, provisional: null, state: row.q < last ? 'not-owed' : row.state }));
    });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect(await page.locator('.chart-title').innerText()).toContain('Mới có 1');
    expect(await page.locator('.blocks').innerText()).toContain('Chưa đủ cơ sở');
    await close();
  });

  test('a gap, a break and a revision stand in the chart and in its table', async () => {
    const { page, close, answering } = await stage(house);
    await answering('trend', (rows) => {
      const end = rows.findLast((row) => row.actual !== null)!.q;
      return rows.map((row) => {
        if (row.q > end || row.q < end - 7) return { ...row, actual: row.q === end ? row.actual : null };
        if (row.q === end - 4) return { ...row, actual: null, state: 'missing' };
        const words = row.q === end - 2 ? { break_vi: 'Từ 01/07/2025 theo địa giới mới', break_en: 'New map since 1 July 2025' } : {};
        return { ...row, ...words, actual: 50 + (row.q - end), numerator: 50, denominator: 100, state: 'reported',
          revised_from: row.q === end - 1 ? 47 : null };
      });
    });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.chart-canvas svg');
    await page.waitForFunction(() => document.querySelector('.chart-canvas svg')?.textContent?.includes('Thiếu'));
    const drawn = (await page.locator('.chart-canvas svg').first().textContent())!;
    expect(drawn).toContain('địa giới mới');
    await page.getByRole('link', { name: 'Bảng số liệu' }).click();
    const table = await page.locator('.twin').innerText();
    expect(table).toMatch(/thiếu số liệu/i);
    expect(table).toContain('đính chính');
    expect(table).toContain('Từ 01/07/2025 theo địa giới mới');
    expect(table).not.toMatch(/\b0,0%/);
    await close();
  });

  test('no baseline: milestones without a path', async () => {
    const { page, close, answering, one } = await stage(house);
    await one({ ...quiet, baseline: null, path: null, gap: null, pace: null, arrow: null, status: 'not-assessable' });
    await answering('trend', (rows) => rows.map((row) => ({ ...row, path: null, baseline: null })));
    await answering('target', (rows) => rows.map((row) => ({ ...row, baseline: null, gap: null })));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.chart-canvas svg');
    expect(await page.locator('.blocks').innerText()).not.toContain('quãng phải đi');
    expect(await page.locator('.milestone-list').innerText()).toContain('Mốc 2030');
    await close();
  });

  test('a forecast, a half-year and four empty states: each in the chart and in its table, none of them a zero', async () => {
    const { page, close, answering } = await stage(house);
    await answering('trend', (rows) => {
      const end = rows.findLast((row) => row.actual !== null)!.q;
      const blank = { actual: null, numerator: null, denominator: null, low: null, high: null, problem: '', revised_from: null, provisional: null };
      return rows.map((row) => {
        if (row.q === end - 2) return { ...row, ...blank, state: 'nothing-to-report' };
        if (row.q === end - 4) return { ...row, ...blank, state: 'not-applicable' };
        if (row.q === end - 6) return { ...row, ...blank, state: 'missing' };
        if (row.q < end) return { ...row, ...blank, actual: 50, state: 'reported', half_year: row.q === end - 1 };
        if (row.q === end) return { ...row, ...blank, actual: 52, low: 48.5, high: 57.5, state: 'reported', forecast: 52, forecast_low: 51, forecast_high: 53 };
        return { ...row, ...blank, forecast: 60, forecast_low: 55, forecast_high: 65 };
      });
    });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForFunction(() => document.querySelector('.chart-canvas svg')?.textContent?.includes('Không áp dụng'));
    const drawn = plain((await page.locator('.chart-canvas svg').first().textContent())!);
    for (const part of ['Không phát sinh', 'Thiếu', '6 tháng', 'Dự báo: 60,0%', '(55–65%)']) expect(drawn).toContain(part);
    const told = plain((await page.locator('.chart > .hidden-look').first().textContent())!);
    for (const part of ['dự báo quý IV/2030 là 60,0%, khoảng 55,0–65,0%', 'khoảng 48,5–57,5%', '1 kỳ không phát sinh', '1 kỳ không áp dụng', '1 kỳ thiếu số liệu',
      '1 kỳ là số của 6 tháng']) expect(told).toContain(part);
    await page.getByRole('link', { name: 'Bảng số liệu' }).click();
    const table = plain(await page.locator('.twin').innerText());
    for (const part of ['không phát sinh', 'không áp dụng', 'thiếu số liệu', 'số của 6 tháng', 'có thể 48,5–57,5%', 'Dự báo cuối năm', 'khoảng 55,0–65,0%']) expect(table).toContain(part);
    expect(table).not.toMatch(/\s0(,0)?%/);
    await close();
  });
});
