// What is shown of a figure in each of its states: none yet, late, provisional, partial, revised.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { openPages, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { quiet, stage, TARGET } from './stage.ts';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('figure states', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('no data yet: a dash, an empty hatched track, its own word and no verdict', async () => {
    const { page, close, answering, one } = await stage(house);
    await one({ ...quiet, actual: null, numerator: null, denominator: null, q: null, quarter: null, gap: null, remaining: null, pace: null,
      arrow: null, status: 'no-data', freshness: 'missing' });
    await answering('trend',
      (rows) =>
        rows.map((row) => (
          { ...row, actual: null, provisional: null, revised_from: null, state: row.state === 'reported' ? 'missing' : row.state })));
    await visit(page, `${house.url}/chi-tieu`);
    const row = page.locator(`tr[data-target=${TARGET}]`);
    expect(await row.locator('.t-value strong').innerText()).toBe('–');
    expect(await row.locator('.bullet [data-empty]').count()).toBe(1);
    expect(await row.locator('.t-open').innerText()).toContain('Chưa có số liệu');
    expect(await row.locator('.arrow').count()).toBe(0);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.chart-canvas svg');
    expect(await page.locator('.key-number').first().innerText()).toBe('–');
    expect(await page.locator('.chart-title').innerText()).toContain('Chưa có số liệu');
    expect(await page.locator('.blocks').innerText()).toContain('Chưa có số liệu.');
    await close();
  });

  test('late, provisional, partial, revised, small: each said beside the figure', async () => {
    const { page, close, one } = await stage(house);
    await one({ ...quiet, freshness: 'late', quarter: '2026Q2', q: 8106 });
    await visit(page, `${house.url}/chi-tieu`);
    const row = page.locator(`tr[data-target=${TARGET}]`);
    expect(await row.locator('.t-value strong').getAttribute('class')).toContain('ink-3');
    expect(await row.locator('.t-lead [data-icon=clock]').count()).toBe(1);
    expect((await row.locator('.t-lead').innerText()).replaceAll('\u00a0', ' ')).toContain('Quý II/2026');
    await page.unrouteAll({ behavior: 'wait' });
    await one({ ...quiet, freshness: 'provisional', actual: 62.6, provisional: 63.2, agencies_reported: 28, agencies_expected: 38,
      revised_from: 61.2, numerator: 12, denominator: 19, few_cases: true, coverage: 0.74, low: 51.2, high: 70.4, carried: 0 });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const block = (await page.locator('.blocks > div').first().innerText()).replaceAll('\u00a0', ' ');
    for (const part of ['Tạm tính, chờ duyệt: 63,2%*', '28/38 cơ quan; 74% trường hợp', 'Có thể từ 51,2% đến 70,4%', 'Đính chính: 61,2% thành 62,6%', 'Mẫu nhỏ (19)',
      '12 / 19']) expect(block).toContain(part);
    await close();
  });

  test('only a provisional figure: shown with an asterisk, never as accepted', async () => {
    const { page, close, one } = await stage(house);
    await one({ ...quiet, freshness: 'provisional', actual: null, provisional: 63.2, status: 'no-data' });
    await visit(page, `${house.url}/chi-tieu`);
    const row = page.locator(`tr[data-target=${TARGET}]`);
    expect(await row.locator('.t-value strong').innerText()).toBe('63,2%*');
    expect(await row.locator('.bullet [data-provisional]').count()).toBe(1);
    expect(await row.locator('.bullet [data-actual]').count()).toBe(0);
    await close();
  });
});
