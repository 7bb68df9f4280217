// What a target's page shows beside its quarters: what a count was cut by, and the months of an indicator; in each of their states.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { TARGET, plain, stage } from './stage.ts';

const UNITS = 'bg30-public-service-units';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('cut states', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const cut = (change: Partial<Row<'cuts'>>): Row<'cuts'> => ({
    agency: 'a', name_vi: 'Sở Một', name_en: 'One', cause: 'merger', before: 100, after: 74, change: -26, quarter_before: '2021Q4', quarter_after: '2026Q3', carried: 0, total_before: 140, total_after: 111, of_cause: -26, whole: -29, ...change,
  });

  test('cut by merger apart from cut by reform, adding up to the whole; each body in a row of its own', async () => {
    const { page, close, answering } = await stage(house);
    await answering('cuts', () => [cut({}), cut({ agency: 'b', name_vi: 'Sở Hai', cause: 'reform', before: 40, after: 32, change: -8, of_cause: -3 }), cut({ agency: 'c', name_vi: 'Sở Ba', cause: 'reform', before: null, after: 5, change: 5, of_cause: -3 })]);
    await visit(page, `${house.url}/chi-tieu/${UNITS}`);
    await page.waitForSelector('.cuts');
    expect(plain(await page.locator('#cuts-title').innerText())).toBe('Giảm 29 đơn vị từ quý IV/2021 đến quý III/2026');
    expect(await page.locator('.cuts > .table tr[data-cause]').evaluateAll((rows) => rows.map((row) => [(row as HTMLElement).dataset.cause, row.querySelector('td')!.textContent]))).toEqual([['merger', '−26'], ['reform', '−3'], ['whole', '−29']]);
    await page.locator('.cuts-bodies summary').click();
    expect(await page.locator('.cuts-bodies tbody tr').last().locator('td').allTextContents()).toEqual(['–', '5', '+5']);
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  test('a side that is not known, what it leaves of the whole, two rows of one body: never a zero', async () => {
    const { page, close, answering } = await stage(house, 390);
    await answering('cuts', () => [cut({ change: null, after: null, of_cause: null }), cut({ cause: 'reform', change: -2, of_cause: -2 }), cut({ agency: null, name_vi: null, name_en: null, cause: 'unknown', before: null, after: null, change: -27, of_cause: -27 })]);
    await visit(page, `${house.url}/chi-tieu/${UNITS}?lang=en`);
    await page.waitForSelector('.cuts');
    expect(plain(await page.locator('#cuts-title').innerText())).toBe('Down by 29 units from Q4 2021 to Q3 2026');
    const told = await page.locator('.cuts > .table tr[data-cause]').allInnerTexts();
    expect(told.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(['By bodies merged or ended – a part is not known', 'By reform −2', 'Of bodies of which too little is known −27', 'The whole change −29']);
    expect(await page.locator('.cuts > .table [data-unknown]').count()).toBe(1);
    await page.locator('.cuts-bodies summary').click();
    expect(await page.locator('.cuts-bodies tbody tr').count()).toBe(2);
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  test('no cuts: said where a count is to fall, nothing elsewhere; what cannot be loaded says so', async () => {
    const { page, close, answering } = await stage(house);
    await answering('cuts', () => []);
    await visit(page, `${house.url}/chi-tieu/${UNITS}`);
    expect(await page.locator('main').innerText()).toContain('chưa tách được phần giảm do sáp nhập và do cải cách');
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect(await page.locator('main').innerText()).not.toContain('do cải cách');
    await page.unrouteAll({ behavior: 'wait' });
    await page.route('**/api/q/cuts.arrow*', (route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/wrong', detail: 'Sai.' }) }));
    await visit(page, `${house.url}/chi-tieu/${UNITS}`);
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').innerText()).toContain('Không tải được phần giảm do sáp nhập và do cải cách');
    await close();
  });

  test('months stand beside the quarters: a month without a figure is a dash; nothing where no month is asked for', async () => {
    const { page, close, answering } = await stage(house);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect(await page.locator('.months').count()).toBe(0);
    await answering('indicators', (rows) => rows.map((row) => (row.indicator === 'online-dossiers' ? { ...row, reports: 'Q1 H1 Q3 Y M' } : row)));
    const month = (n: number, actual: number | null): Row<'months'> => ({ report: `2026M${String(n).padStart(2, '0')}`, opens: '2026-01-15', ends: '2026-02-14', part: '', actual, numerator: actual, denominator: actual === null ? null : 100, agencies_reported: actual === null ? 0 : 30, agencies_expected: 37 });
    await answering('months', () => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => month(n, n === 8 ? null : 50 + n)));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.months');
    expect(plain(await page.locator('#months-title').innerText())).toBe('Tháng 9/2026: 59,0%');
    expect(plain(await page.locator('[data-month="2026M08"]').innerText()).replace(/\s+/g, ' ')).toBe('Tháng 8/2026 – chưa có số 0/37');
    expect(await page.locator('.months .spark path[stroke="var(--data-actual)"], .months .spark circle[r="1.5"]').count(), 'the line is parted').toBe(2);
    await page.locator('.months .button-text').click();
    expect(await page.locator('.months tbody tr').count()).toBe(9);
    expect(await axeFaults(page)).toEqual([]);
    await answering('months', () => []);
    await page.reload();
    await page.getByText('chưa có tháng nào đến hạn').waitFor();
    await close();
  });

  test('the overview leads to the pages that turned', async () => {
    const { page, close, answering } = await stage(house);
    await answering('overview', (rows) => rows.map((row) => ({ ...row, better_than_before: 0, worse_than_before: 2 })));
    await visit(page, `${house.url}/`);
    const way = page.locator('.standing-foot a', { hasText: 'xấu đi' });
    expect(await way.getAttribute('href')).toContain('dem=worse_than_before');
    expect(await page.locator('.standing-foot a', { hasText: 'tốt lên' }).count()).toBe(0);
    await way.click();
    await page.waitForSelector('.chip-on');
    expect(plain(await page.locator('.chip-on').innerText())).toContain('xấu đi so với quý trước');
    await close();
  });
});
