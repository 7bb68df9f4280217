// What is shown by agency in each state: three maps, few cases, estimates, who moved the total, how each went.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { plain, stage, TARGET } from './stage.ts';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('agency states', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('by agency: three maps in the address, few cases apart and unranked, empty states told, estimates and joined names marked', async () => {
    const { page, close, answering } = await stage(house);
    await answering('breakdown', (rows) => rows.map((row, place) => (place === 0 ? { ...row, ranked: false, numerator: 9, denominator: 20, actual: 45, shortfall: 7 }
      : place === 1 ? { ...row, estimate: true, bodies: 2 } : place === 2 ? { ...row, state: 'not-applicable', actual: null, numerator: null, denominator: null, shortfall: null }
        : place === 3 ? { ...row, state: 'nothing-to-report', actual: null, numerator: 0, denominator: 0, shortfall: 0 } : row)));
    await visit(page, `${house.url}/chi-tieu/${TARGET}?bd=sao-hoa`);
    await page.waitForSelector('.band');
    expect(await page.locator('.bands').innerText()).toContain('bd=sao-hoa');
    expect(await page.locator('.boundary [aria-pressed=true]').allInnerTexts()).toEqual(['Như đã báo cáo']);
    await page.getByRole('button', { name: 'Theo bản đồ năm gốc' }).click();
    await page.waitForFunction(() => location.search.includes('bd=baseline'));
    await settled(page);
    expect(await page.locator('.boundary [aria-pressed=true]').allInnerTexts()).toEqual(['Theo bản đồ năm gốc']);
    await page.locator('.agencies + p button').click();
    const groups = await page.locator('.agencies tbody').allInnerTexts();
    expect(groups[0]).toContain('ước tính');
    expect(groups[0]).toContain('2 cơ quan gộp lại');
    expect(groups[1]).toContain('Ít trường hợp, không xếp hạng');
    expect(await page.locator('.agencies tbody').nth(1).locator('rect[stroke-dasharray]').count()).toBe(1);
    expect(await page.locator('[data-state=not-applicable]').innerText()).toContain('không áp dụng');
    expect(await page.locator('[data-state=nothing-to-report] td').first().innerText()).toMatch(/^–\s*không phát sinh/);
    await close();
  });

  test('who moved the total: rate, mix and both of each body, and nothing where a quarter has no figure', async () => {
    const { page, close, answering } = await stage(house);
    const body = { agency: 'a', name_vi: 'Sở Một', name_en: 'One', weight_before: 0.5, weight_after: 0.4, total_before: 50, total_after: 56, carried_before: 0, carried_after: 0, adds_up: true, estimate: false };
    const year = (value: number | null) => answering('trend', (rows) => {
      const end = rows.findLast((row) => row.actual !== null)!.q;
      return rows.map((row) => (row.q === end - 4 ? { ...row, actual: value, state: 'reported' } : row));
    });
    await year(50);
    await answering('movement', () => [{ ...body, before: 40, after: 52, by_rate: 5.4, by_mix: 1.1, change: 6.5 },
      { ...body, agency: 'b', name_vi: 'Sở Hai', before: 60, after: 58.7, by_rate: -0.7, by_mix: 0.2, change: -0.5 }]);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.movement');
    const block = plain(await page.locator('.movement').innerText());
    for (const part of ['Từ 50,0% (quý III/2025) lên 56,0% (quý III/2026)', 'phần tăng: Sở Một (+6,50 điểm %)', 'phần giảm: Sở Hai (−0,50 điểm %)']) expect(block).toContain(part);
    expect(await page.locator('.movement tbody tr').first().locator('td').allTextContents()).toEqual(['40,0%', '52,0%', '+5,40', '+1,10', '+6,50']);
    await answering('movement', () => [{ ...body, before: 40, after: null, change: null, by_rate: null, by_mix: null, adds_up: false }, { ...body, agency: 'b', before: 60, after: 58.7, change: null, by_rate: null, by_mix: null, adds_up: false }]);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.movement');
    expect(plain(await page.locator('.movement').innerText())).toContain('không cộng đúng bằng tổng');
    expect(await page.locator('.movement a').getAttribute('href')).toContain('bd=current');
    expect(await page.locator('.movement table').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await year(null);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.agencies');
    expect(await page.locator('.movement').count()).toBe(0);
    await close();
  });

  test('how each went: one scale, gaps as gaps, estimates hollow, breaks marked, the past apart; the one chosen with its figures', async () => {
    const { page, close, answering } = await stage(house);
    const quarters = ['2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3'];
    await answering('agency_trend', (rows) => rows.filter((row) => row.quarter === '2026Q3').flatMap((row) => quarters.map((quarter, place) => ({ ...row, quarter, q: 8102 + place, estimate: row.agency === 'bn-so-noi-vu' && quarter === '2025Q4' })))
      .filter((row) => !(row.agency === 'bn-so-noi-vu' && row.quarter === '2026Q1')).concat(rows.slice(0, 1).map((row) => ({ ...row, agency: 'cu', name_vi: 'Sở cũ', name_en: 'Old', quarter: '2025Q2', q: 8102 }))));
    await answering('trend', (rows) => rows.map((row) => (row.q < 8107 && row.q > 8101 ? { ...row, state: 'reported', actual: 50, ...(row.quarter === '2025Q3' ? { break_vi: 'Địa giới mới', break_en: 'New map' } : {}) } : row)));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.agency-ways');
    const panel = page.locator('.way[data-agency=bn-so-noi-vu]');
    expect(await panel.locator('[data-gap="8105"]').count()).toBe(1);
    expect(await panel.locator('[data-hollow]').count()).toBe(1);
    expect(plain((await panel.locator('svg').getAttribute('aria-label'))!)).toMatch(/^từ [\d,]+% \(quý .*thiếu 1 kỳ$/);
    expect(plain(await page.locator('.agency-ways > .note').innerText())).toMatch(/cùng một thang, từ 0 đến 100%\. Đường tím: mốc 2030, 80%.*Vùng gạch: thiếu số liệu/);
    expect(await page.locator('.ways-past .way').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.agency))).toEqual(['cu']);
    expect(await panel.locator('[data-break="8103"]').count()).toBe(1);
    await panel.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('cq=bn-so-noi-vu'));
    await page.waitForSelector('.way-chosen');
    expect(await page.locator('.way-chosen h3').innerText()).toBe('Sở Nội vụ');
    expect(plain(await page.locator('.way-chosen tr[data-q="8105"]').innerText())).toMatch(/Quý I\/2026\s+–\s+chưa có số/);
    expect(await page.locator('.way-chosen tr[data-q="8104"]').innerText()).toContain('ước tính');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('.ways-table summary').click();
    await page.locator('.ways-table tbody tr').first().waitFor();
    expect(await page.locator('.ways-table tbody tr').count()).toBe(await page.locator('.way').count() + await hidden(page));
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('.way-chosen .traced').first().click();
    await page.waitForFunction(() => location.search.includes('hoi=agency_trend'));
    await close();
  });

  test('how each went: nothing where one body alone reports, a sentence and a way out where it cannot be loaded', async () => {
    const { page, close, answering } = await stage(house);
    await answering('agency_trend', (rows) => rows.filter((row) => row.agency === 'bn-so-noi-vu'));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.agencies');
    expect(await page.locator('.agency-ways').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await page.route('**/api/q/agency_trend.arrow*', (route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/wrong', detail: 'Sai.' }) }));
    await page.reload();
    await page.waitForSelector('.by-agency [role=alert]');
    expect(await page.locator('.by-agency [role=alert]').innerText()).toContain('Không tải được diễn biến của từng cơ quan');
    expect(await page.locator('.agencies').count()).toBe(1);
    await close();
  });
});

/** Bodies that are not drawn until all are asked for. */
async function hidden(page: Page): Promise<number> {
  const all = await page.locator('.agency-ways > p .button-text').innerText();
  return Number(/\d+/.exec(all)![0]) - 12;
}
