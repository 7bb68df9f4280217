// The method as a reader meets it: its rules with the thresholds in force, its worked examples, and what stands where one is missing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toArrow } from '../../server/engine/arrow.ts';
import type { Plain } from '../../server/engine/values.ts';
import type { Row } from '../../queries/types.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

/** What the method states of each worked example: its status, and where it says so the level expected and how much of the way is done. */
const STATED: Record<string, [status: string, path?: string, pace?: string]> = {
  'vd-giam-so-luong': ['at-risk', '760 đơn vị', '75%'], 'vd-giam-ty-le': ['at-risk', '5,0%', '75%'], 'vd-giam-02': ['off-track'], 'vd-5-80': ['off-track', '21,7%'], 'vd-30-80': ['at-risk', '52,2%', '77%'], 'vd-30-50-80': ['at-risk'],
  'vd-khao-sat-co-sai-so': ['not-assessable'], 'vd-khao-sat-khong-sai-so': ['reversing'], 'vd-giu-100': ['achieved'], 'vd-02-don-vi-1': ['on-track'], 'vd-02-don-vi-2': ['achieved'],
  'vd-do-phu': ['on-track'], 'vd-cat-nhau': ['not-assessable'],
};

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('the method', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const section = async (page: Page, id: string): Promise<string> => (await page.locator(`#${id}`).innerText()).replaceAll('\u00a0', ' ');
  const examples = async (plan: string): Promise<Row<'targets'>[]> => (await fetch(`${house.url}/api/examples/q/targets.json?plan=${plan}`)).json() as Promise<Row<'targets'>[]>;
  const answering = (page: Page, rows: Row<'thresholds'>[]) => page.route('**/api/q/thresholds.arrow*', async (route) => {
    const question = house.house.engine.questions.get('thresholds')!;
    const values = question.columns.map((column) => rows.map((row) => (row as unknown as Record<string, Plain>)[column.name] ?? null));
    const columns = { names: question.columns.map((column) => column.name), kinds: question.columns.map((column) => column.kind), values, rows: rows.length };
    await route.fulfill({ body: Buffer.from(toArrow(question, columns, 1)), contentType: 'application/vnd.apache.arrow.stream' });
  });

  test.each([1440, 1024, 390])('reads in both languages at %i', async (width) => {
    const { page, context, said } = await house.page(width);
    for (const [lang, title, other] of [['vi', 'Phương pháp tính', /Worked examples/], ['en', 'Method', /Ví dụ minh họa\b(?!,)|Lộ trình|Ngưỡng/]] as const) {
      await visit(page, `${house.url}/phuong-phap${lang === 'en' ? '?lang=en' : ''}`);
      expect(await page.textContent('h1')).toBe(title);
      await page.waitForSelector('[data-example]');
      expect(await page.locator('.method-section').count()).toBe(12);
      for (const each of await page.locator('.method-contents a').all()) expect(await page.locator(`${await each.getAttribute('href')} h2`).count()).toBe(1);
      expect(await sideways(page, width)).toBeLessThanOrEqual(0);
      expect(await axeFaults(page)).toEqual([]);
      const text = await page.locator('main').innerText();
      expect(text).not.toMatch(/\{\{|undefined|NaN|\[object|terms:|screen:|method:|trace:|\*\*/);
      expect(text).not.toMatch(other);
    }
    expect(said).toEqual([]);
    await context.close();
  });

  test('the footer of every page leads there, and the plan stays', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/ke-hoach?kh=bac-giang-2025`);
    await page.locator('footer').getByRole('link', { name: 'Phương pháp' }).click();
    await page.waitForURL('**/phuong-phap?kh=bac-giang-2025');
    await page.waitForSelector('.method-sections');
    expect(await page.title()).toBe('Phương pháp tính · Cột Mốc');
    await context.close();
  });

  test('its sentences take their numbers from the thresholds in force, and every version is listed', async () => {
    const { page, context } = await house.page(1440);
    const [first] = await house.ask('thresholds', {});
    const now: Row<'thresholds'> = { ...first!, version: '2026-9', document: 'QĐ thử nghiệm', holds_from: '2026-07-01', on_track_pace: 0.91, at_risk_pace: 0.57, tolerance_of_way: 0.03, error_factor: 1.96,
      most_error_of_way: 0.31, maintain_points: 7, least_coverage: 0.83, most_carried: 0.17, few_cases: 41, forecast_points: 11, forecast_least: 6, forecast_least_yearly: 3 };
    await answering(page, [{ ...first!, holds_until: '2026-07-01', in_force: false }, now]);
    await visit(page, `${house.url}/phuong-phap`);
    const status = await section(page, 'status');
    for (const part of ['3% quãng đường', '1,96 lần', '7 điểm %', '31% quãng đường', 'từ 91%', 'từ 57% đến dưới 91%']) expect(status, part).toContain(part);
    expect(status).not.toMatch(/60%|25%|1,64/);
    const coverage = await section(page, 'coverage');
    for (const part of ['83% mẫu số', '17% cơ quan', 'dưới 41 trường hợp']) expect(coverage, part).toContain(part);
    const forecast = await section(page, 'forecast');
    for (const part of ['11 kỳ gần nhất', 'ít nhất 6 kỳ', 'cần 3']) expect(forecast, part).toContain(part);
    expect(await page.locator('.method-sections > .notice').innerText()).toMatch(/2026-9.*01\/07\/2026.*QĐ thử nghiệm/s);
    const versions = page.locator('#thresholds table').nth(1).locator('tbody tr');
    expect(await versions.count()).toBe(2);
    expect(await versions.first().innerText()).toContain('đang áp dụng');
    expect(await versions.nth(1).innerText()).toContain('trước 01/07/2026');
    await context.close();
  });

  test('each worked example says the status that the method states, and opens its way', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/phuong-phap`);
    await page.waitForSelector('[data-example]');
    const plans = await (await fetch(`${house.url}/api/examples/q/plans.json`)).json() as Row<'plans'>[];
    const rows = (await Promise.all(plans.map((plan) => examples(plan.plan)))).flat();
    expect(rows.map((row) => row.target).sort()).toEqual(Object.keys(STATED).sort());
    expect(await page.locator('[data-example]').count()).toBe(rows.length);
    expect(await section(page, 'examples')).toContain('không phải kết quả của địa phương nào');
    for (const [target, [status, path, pace]] of Object.entries(STATED)) {
      const shown = page.locator(`[data-example="${target}"]`);
      expect(await shown.locator('.glyph').getAttribute('data-status'), target).toBe(status);
      const [asked, done] = await shown.locator('td.num').allInnerTexts();
      if (path) expect(asked!.replaceAll('\u00a0', ' '), target).toBe(path);
      if (pace) expect(done, target).toBe(pace);
      expect(await shown.locator('.example-told p').innerText()).toMatch(/\.$/);
    }
    expect(await page.locator('[data-example="vd-30-50-80"] .example-told p').innerText(), 'missed for 2025, then judged against 2030').toMatch(/2025.*47,0%.*không đạt.*có nguy cơ/i);
    const one = page.locator(`[data-example="${rows.find((row) => row.status === 'at-risk')!.target}"]`);
    await one.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await one.locator('.chart-canvas svg').waitFor();
    expect(await one.getByRole('button').first().getAttribute('aria-expanded')).toBe('true');
    expect(await one.locator('.chart').innerText()).toContain('Ví dụ minh họa');
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });

  test('examples that do not answer leave the rules standing, and can be asked again', async () => {
    const { page, context } = await house.page(1440);
    let broken = true;
    await page.route('**/api/examples/**', (route) => (broken ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"type":"/problems/unexpected"}' }) : route.continue()));
    await visit(page, `${house.url}/phuong-phap`);
    await page.waitForSelector('#examples [role=alert]');
    expect(await page.locator('#examples [role=alert]').innerText()).toContain('Không tải được các ví dụ minh họa');
    expect(await page.locator('.method-section').count()).toBe(12);
    broken = false;
    await page.locator('#examples').getByRole('button', { name: 'Thử lại' }).click();
    await page.waitForSelector('[data-example]');
    await context.close();
  });

  test('without thresholds no rule is told with a number that may be wrong', async () => {
    const { page, context } = await house.page(390);
    await page.route('**/api/q/thresholds.arrow*', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"type":"/problems/unexpected"}' }));
    await page.goto(`${house.url}/phuong-phap`);
    await page.waitForSelector('main [role=alert]');
    expect(await page.locator('main [role=alert]').innerText()).toContain('Không tải được các ngưỡng của phương pháp');
    expect(await page.locator('.method-section').count()).toBe(0);
    await context.close();
  });

  test('the cases that were decided are told in plain words', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/phuong-phap`);
    expect(await page.locator('#decided li').count()).toBeGreaterThanOrEqual(12);
    for (const lead of await page.locator('#decided li strong').allTextContents()) expect(lead).toMatch(/\?$/);
    await context.close();
  });
});
