// What is shown when: each state of a figure, of an answer and of the connection, read from the page itself.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Questions, Row } from '../../queries/types.ts';
import type { Plain } from '../../server/engine/duckdb.ts';
import { toArrow } from '../../server/engine/arrow.ts';
import { PLAN, hasChromium, openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';

const TARGET = 'bg30-online-dossiers';
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

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
      revised_from: 61.2, numerator: 12, denominator: 19, few_cases: true, coverage: 0.74, low: 51.2, high: 70.4, carried: 0 });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const block = (await page.locator('.blocks > div').first().innerText()).replaceAll('\u00a0', ' ');
    for (const part of ['Tạm tính, chờ duyệt: 63,2%*', '28/38 cơ quan; 74% trường hợp', 'Có thể từ 51,2% đến 70,4%', 'Đính chính: 61,2% thành 62,6%', 'Mẫu nhỏ (19)',
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
    expect(await page.locator('.blocks').innerText()).not.toContain('quãng phải đi');
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
    expect(plain(blocks)).toContain('Tới mức sau thời hạn, vào quý II/2026');
    expect(blocks).not.toContain('Đến nay còn thiếu');
    expect(await page.locator('.blocks > div').count()).toBe(2);
    await close();
  });

  test('why it cannot be judged, and what may change, stand beside the verdict with their figures', async () => {
    await begin();
    await one({ ...quiet, status: 'not-assessable', reason: 'coverage-low', coverage: 0.72, low: 43.9, high: 71.9, agencies_reported: 24, outlook: null, forecast: null });
    await answering('target', (rows) => rows.map((row) => (row.closed ? row : { ...row, status: 'not-assessable', reason: 'coverage-low' })));
    await visit(page, `${house.url}/chi-tieu`);
    expect(plain(await page.locator(`tr[data-target=${TARGET}] .t-open`).innerText())).toContain('phủ thấp');
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const blocks = plain(await page.locator('.blocks').innerText());
    for (const part of ['Chưa đủ cơ sở', 'mới phủ 72%', '24/37 cơ quan; 72% trường hợp', 'Có thể từ 43,9% đến 71,9%']) expect(blocks).toContain(part);
    expect(plain(await page.locator('.milestone-list').innerText())).toContain('mới phủ 72%');
    await page.unrouteAll();
    await one({ ...quiet, status: 'at-risk', reason: '', may_change: true, gap: -5.2, pace: 0.77, low: 40.1, high: 66.2 });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const open = plain(await page.locator('.blocks > div').nth(1).innerText());
    for (const part of ['Thấp hơn lộ trình 5,2 điểm %; đã đi 77% quãng phải đi.', 'Có thể đổi khi đủ cơ quan: số từ 40,1% đến 66,2%.']) expect(open).toContain(part);
    await close();
  });

  test('the forecast is a sign of its own: in words, with its band and two paces, and against the verdict where it is', async () => {
    await begin();
    await one({ ...quiet, status: 'on-track', reason: '', outlook: 'unlikely', forecast: 71.2, forecast_low: 66.4, forecast_high: 75.9, pace_needed: 2.1, pace_kept: 1.8 });
    await visit(page, `${house.url}/chi-tieu`);
    expect(plain(await page.locator(`tr[data-target=${TARGET}] .t-open`).innerText())).toContain('dự báo: khó đạt');
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const block = page.locator('.blocks > div').nth(2);
    const said = plain(await block.innerText());
    for (const part of ['Dự báo cuối 2030: 71,2%', 'Khó đạt mốc', 'Khoảng 66,4–75,9%', 'Trạng thái là “Đúng tiến độ”, nhưng với đà hiện nay khó đạt mốc.',
      'Cần +2,1 điểm % mỗi quý; bốn quý gần nhất +1,8.']) expect(said).toContain(part);
    expect(await block.locator('.glyph').count()).toBe(0);
    await page.unrouteAll();
    await one({ ...quiet, status: 'on-track', reason: '', outlook: null, forecast: null, forecast_low: null, forecast_high: null, pace_needed: 2.1, pace_kept: null });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect(await page.locator('.blocks > div').nth(2).innerText()).toContain('Chưa đủ kỳ để dự báo');
    await close();
  });

  test('a forecast, a half-year and four empty states: each in the chart and in its table, none of them a zero', async () => {
    await begin();
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

  test('judged again after a correction, ruled, measured from the first figure: each said as such', async () => {
    await begin();
    const passed = (await house.ask('targets', { plan: PLAN })).find((row) => row.target === TARGET)!.passed_milestone;
    await one({ ...quiet, status: 'on-track', reason: '', passed_status: 'achieved', passed_actual: 56.1 });
    await answering('target', (rows) => rows.map((row) => (row.milestone === passed ? { ...row, locked_status: 'missed', status: 'achieved' }
      : { ...row, ruled_at: '2026-03-12T08:00:00.000Z', start_is: 'first-figure', start: 25.2, path: 'ramp', closed: false })));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.milestone-list');
    expect(plain(await page.locator('.blocks > div').last().innerText())).toMatch(/Đạt[^]*Lần chốt đầu:\s*Không đạt/);
    const list = plain(await page.locator('.milestone-list').innerText());
    for (const part of ['Lần chốt đầu:', 'kết luận ngày 12/03/2026', 'số đầu tiên có được (25,2%)']) expect(list).toContain(part);
    await close();
  });

  test('by agency: three maps in the address, few cases apart and unranked, empty states told, estimates and joined names marked', async () => {
    await begin();
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
    await begin();
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
    await page.unrouteAll();
    await year(null);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await page.waitForSelector('.agencies');
    expect(await page.locator('.movement').count()).toBe(0);
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
