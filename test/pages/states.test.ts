// What is shown when: each state of a figure, of an answer and of the connection, read from the page itself.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Questions, Row } from '../../queries/types.ts';
import type { Plain } from '../../server/engine/duckdb.ts';
import { toArrow } from '../../server/engine/arrow.ts';
import { PLAN, hasChromium, openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';

const TARGET = 'bg30-online-dossiers';

describe.skipIf(!hasChromium)('states', () => {
  let house: Viewed;
  let page: Page;
  let close: () => Promise<void>;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const begin = async (): Promise<void> => {
    const opened = await house.page(1440);
    page = opened.page;
    close = () => opened.context.close();
  };
  /** Lets a question answer with rows of ours, as the server would send them. */
  const answering = async <Name extends keyof Questions>(name: Name, change: (rows: Row<Name>[]) => Row<Name>[]): Promise<void> => {
    await page.route(`**/api/q/${name}.arrow*`, async (route) => {
      const asked = await fetch(route.request().url().replace('.arrow', '.json'));
      const rows = change((await asked.json()) as Row<Name>[]);
      const question = house.house.engine.questions.get(name)!;
      const values = question.columns.map((column) => rows.map((row) => (row as Record<string, Plain>)[column.name] ?? null));
      const columns = { names: question.columns.map((column) => column.name), kinds: question.columns.map((column) => column.kind), values,
        rows: rows.length };
      await route.fulfill({ body: Buffer.from(toArrow(question, columns, 1)), contentType: 'application/vnd.apache.arrow.stream' });
    });
  };
  const one = (change: Partial<Row<'targets'>>) =>
    answering('targets', (rows) => rows.map((row) => (row.target === TARGET ? { ...row, ...change } : row)));
  const quiet: Partial<Row<'targets'>> = { provisional: null, revised_from: null, agencies_reported: 37, agencies_expected: 37,
    freshness: 'current' };

  test('no data yet: a dash, an empty hatched track, its own word and no verdict', async () => {
    await begin();
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

  test('one point only: no conclusion about a trend', async () => {
    await begin();
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

  test('late, provisional, partial, revised, small: each said beside the figure', async () => {
    await begin();
    await one({ ...quiet, freshness: 'late', quarter: '2026Q2', q: 8106 });
    await visit(page, `${house.url}/chi-tieu`);
    const row = page.locator(`tr[data-target=${TARGET}]`);
    expect(await row.locator('.t-value strong').getAttribute('class')).toContain('ink-3');
    expect(await row.locator('.t-lead [data-icon=clock]').count()).toBe(1);
    expect((await row.locator('.t-lead').innerText()).replaceAll('\u00a0', ' ')).toContain('Quý II/2026');
    await page.unrouteAll();
    await one({ ...quiet, freshness: 'provisional', actual: 62.6, provisional: 63.2, agencies_reported: 28, agencies_expected: 38,
      revised_from: 61.2, numerator: 12, denominator: 19 });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const block = (await page.locator('.blocks > div').first().innerText()).replaceAll('\u00a0', ' ');
    for (const part of ['Tạm tính, chờ duyệt: 63,2%*', 'Tính trên 28/38 cơ quan', 'Đính chính: 61,2% thành 62,6%', 'Mẫu nhỏ (19)',
      '12 / 19']) expect(block).toContain(part);
    await close();
  });

  test('only a provisional figure: shown with an asterisk, never as accepted', async () => {
    await begin();
    await one({ ...quiet, freshness: 'provisional', actual: null, provisional: 63.2, status: 'no-data' });
    await visit(page, `${house.url}/chi-tieu`);
    const row = page.locator(`tr[data-target=${TARGET}]`);
    expect(await row.locator('.t-value strong').innerText()).toBe('63,2%*');
    expect(await row.locator('.bullet [data-provisional]').count()).toBe(1);
    expect(await row.locator('.bullet [data-actual]').count()).toBe(0);
    await close();
  });

  test('a gap, a break and a revision stand in the chart and in its table', async () => {
    await begin();
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
    await begin();
    await one({ ...quiet, baseline: null, path: null, gap: null, pace: null, arrow: null, status: 'not-assessable' });
    await answering('trend', (rows) => rows.map((row) => ({ ...row, path: null, baseline: null })));
    await answering('target', (rows) => rows.map((row) => ({ ...row, baseline: null, gap: null })));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.chart-canvas svg');
    expect(await page.locator('.blocks').innerText()).not.toContain('lộ trình yêu cầu');
    expect(await page.locator('.milestone-list').innerText()).toContain('Mốc 2030');
    await close();
  });

  test('milestones that contradict each other: a chip, the words, and which one is in use', async () => {
    await begin();
    const disputed = (await house.ask('targets', { plan: PLAN })).find((row) => row.conflicts > 0)!;
    await visit(page, `${house.url}/chi-tieu?mo=${disputed.target}`);
    expect(await page.locator(`tr[data-target=${disputed.target}] .pill-plan-dashed`).innerText()).toMatch(/mốc/);
    await page.waitForSelector('.legal');
    expect(await page.locator('.legal').innerText()).toContain('khác nhau');
    await page.locator('.legal a').click();
    await settled(page);
    await page.waitForSelector('.milestone-list');
    expect(await page.locator('.milestone-list').innerText()).toContain('Đang dùng');
    expect(await page.locator('.milestone-list').innerText()).toContain('Ghi khác');
    await close();
  });

  test('a milestone missed and reached since is not told as still missing', async () => {
    await begin();
    await one({ ...quiet, milestone: 'm', due: 2025, goal: 50, actual: 63, remaining: 0, gap: 13, status: 'missed', closed: true, met_late: '2026Q2', passed_milestone: 'm',
      passed_status: 'missed', passed_due: 2025, passed_goal: 50, passed_actual: 47 });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const blocks = await page.locator('.blocks').innerText();
    expect(blocks).toContain('Không đạt');
    expect(blocks).toContain('Đến nay đã tới mức');
    expect(await page.locator('.blocks > div').count()).toBe(2);
    await close();
  });

  test('waiting: nothing at once, then the shape, then a sentence', async () => {
    await begin();
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
    await begin();
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
    await begin();
    await visit(page, `${house.url}/chi-tieu`);
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.selectOption('.order select', 'ma');
    await page.locator('.t-name a').first().click();
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').first().innerText()).toContain('Máy chủ không trả lời');
    await page.goBack();
    await page.waitForSelector('tr[data-target]');
    await page.unrouteAll();
    await page.goForward();
    await page.waitForSelector('[role=alert] button');
    await page.locator('[role=alert] button').first().click();
    await page.waitForSelector('.chart-canvas svg');
    await close();
  });

  test('newer figures that cannot be loaded: the last ones stay, with their age', async () => {
    await begin();
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

  test('an older report is said to be older, with the way back', async () => {
    await begin();
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
