// Areas, agencies and the matrix: walked through with keys, in every state, on a phone and on paper. What a cell says is what the target's page says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { PLAN, openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { plain, stage } from './stage.ts';

describe.skipIf(!hasChromium)('matrix, areas, agencies', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('a cell holds what the target’s page says of the body, on every map', async () => {
    for (const boundary of ['reported', 'current', 'baseline']) {
      const cells = await house.ask('matrix', { plan: PLAN, boundary });
      for (const target of ['bg30-online-dossiers', 'bg30-public-service-units', 'bg30-digital-inspection']) {
        const lines = (await house.ask('breakdown', { target, boundary })).map(({ agency, state, actual, shortfall, estimate }) => ({ agency, state, actual, shortfall, estimate }));
        const own = cells.filter((cell) => cell.target === target).map(({ agency, state, actual, shortfall, estimate }) => ({ agency, state, actual, shortfall, estimate }));
        const order = (rows: typeof own): typeof own => rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1));
        expect(own.length, target).toBeGreaterThan(0);
        expect(order(own), `${target} ${boundary}`).toEqual(order(lines));
      }
    }
  });

  test('keys: arrows, home, end, a selection copied for a spreadsheet, a cell opened and closed with the focus where it was', async () => {
    const { page, context, said } = await house.page(1440);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page, `${house.url}/ma-tran`);
    const at = (): Promise<string> => page.evaluate(() => `${(document.activeElement as HTMLElement).dataset.row} ${(document.activeElement as HTMLElement).dataset.column}`);
    const columns = await page.locator('.matrix-column').count();
    const rows = await page.locator('.matrix tbody tr').count();
    expect(await page.locator('td[tabindex="0"]').count()).toBe(1);
    await page.locator('td[tabindex="0"]').focus();
    for (const [key, place] of [['ArrowRight', '0 1'], ['ArrowDown', '1 1'], ['Home', '1 0'], ['End', `1 ${columns - 1}`], ['Control+End', `${rows - 1} ${columns - 1}`], ['ArrowDown', `${rows - 1} ${columns - 1}`], ['Control+Home', '0 0']] as const) {
      await page.keyboard.press(key);
      await expect.poll(at, { message: key }).toBe(place);
    }
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => page.locator('td[aria-selected=true]').count()).toBe(4);
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain('Đã chép 4 ô');
    const table = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
    expect(table.map((line) => line.length)).toEqual([3, 3, 3]);
    expect(table[1]![0]).toBe(await page.locator('.matrix tbody th').first().innerText());
    expect(table[1]![1]).toBe(await page.locator('td[data-row="0"][data-column="0"] .cell-value').innerText());
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog [data-cell]');
    await settled(page);
    expect(page.url()).toMatch(/cq=.*mo=/);
    expect(await page.locator('dialog').innerText()).toContain('Trung vị cùng loại');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await expect.poll(at).toBe('1 1');
    expect(said).toEqual([]);
    await context.close();
  });

  test('the address holds what is shown; what it cannot mean is told; paper has a table for each area', async () => {
    const { page, close } = await stage(house);
    await visit(page, `${house.url}/ma-tran?cap=sao&xem=sao-hoa`);
    expect(await page.locator('.matrix-page').innerText()).toContain('Không có cấp “sao”');
    expect(await page.locator('.bands').innerText()).toContain('xem=sao-hoa');
    await page.getByRole('button', { name: /Xã, phường/ }).click();
    await page.getByRole('button', { name: 'Khoảng cách đến mốc' }).click();
    await page.getByRole('switch', { name: 'Chỉ hiện ô có vấn đề' }).check();
    await page.waitForFunction(() => /cap=xa/.test(location.search) && /xem=khoang-cach/.test(location.search) && /loc=van-de/.test(location.search));
    await settled(page);
    const shown = await page.locator('.matrix tbody').innerText();
    await visit(page, page.url());
    expect(await page.locator('.matrix tbody').innerText()).toBe(shown);
    const areas = await page.locator('.matrix-area').count();
    await page.emulateMedia({ media: 'print' });
    await page.waitForSelector('.matrix-paper');
    expect(await page.locator('.matrix-paper table').count()).toBe(areas);
    expect(await page.locator('.matrix-paper thead').count()).toBe(areas);
    await close();
  });

  test('135 bodies and 45 targets: only what is in sight is drawn, and the last cell is reached', async () => {
    const { page, close, answering } = await stage(house);
    const kinds = Array.from({ length: 45 }, (_, at) => `t-${at}`);
    const bodies = Array.from({ length: 135 }, (_, at) => `b-${String(at).padStart(3, '0')}`);
    await answering('targets', (rows) => kinds.map((target, at) => ({ ...rows.find(({ target: each }) => each === 'bg30-online-dossiers')!, target, code: `II.${String(at).padStart(2, '0')}` })));
    await answering('matrix_agencies', (rows) => bodies.map((agency) => ({ ...rows[0]!, agency, name_vi: `Xã ${agency}`, kind: 'commune', level: 'commune' })));
    await answering('medians', (rows) => kinds.flatMap((target) => ['', 'commune'].map((kind) => ({ ...rows[0]!, target, kind, agencies: 135, compared: 135, median: 50 }))));
    const empty = { state: 'nothing-to-report', actual: null, status: null, reason: null, provisional: null };
    await answering('matrix', (rows) => bodies.flatMap((agency, row) => kinds.map((target, column): Row<'matrix'> => ({ ...rows.find((cell) => cell.actual !== null)!, agency, target, kind: 'commune', peers: 135, provisional: null, actual: row % 100, status: 'on-track', reason: '',
      ...(row === 0 ? [empty, { ...empty, state: 'not-applicable' }, { ...empty, state: 'missing' }, { ...empty, state: 'not-due' }, { provisional: 44.7 }, { ...empty, state: 'missing', provisional: 12.3 }][column] : {}) }))));
    await visit(page, `${house.url}/ma-tran?sx=ten`);
    expect(await page.locator('.matrix').getAttribute('aria-rowcount')).toBe('139');
    expect(await page.locator('.matrix tbody tr[data-agency]').count()).toBeLessThan(60);
    const first = page.locator('.matrix tbody tr[data-agency]').first().locator('td.cell');
    expect((await first.evaluateAll((cells) => cells.slice(0, 6).map((cell) => cell.querySelector('.cell-value')!.textContent)))).toEqual(['–', 'K/A', '', '', '0*', '12,3*']);
    expect(await first.evaluateAll((cells) => cells.slice(0, 6).map((cell) => cell.getAttribute('data-tone')))).toEqual([null, null, 'missing', null, 'on-track', null]);
    await page.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.row)).toBe('134');
    expect(await page.evaluate(() => {
      const [cell, foot, end] = [document.activeElement!, document.querySelector('.matrix tfoot th')!, document.querySelector('.matrix tbody .matrix-end')!].map((each) => each.getBoundingClientRect());
      return cell!.bottom <= foot!.top + 1 && cell!.right <= end!.left + 1;
    })).toBe(true);
    await close();
  });

  test('on a phone: an indicator as a ranked list, a body as a list of indicators, nothing sideways', async () => {
    const { page, context } = await house.page(390);
    await visit(page, `${house.url}/ma-tran?mo=bg30-online-payment`);
    const places = (await page.locator('.cell-line-place').allInnerTexts()).filter(Boolean).map(Number);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await page.getByRole('button', { name: 'Cơ quan', exact: true }).click();
    await expect.poll(() => page.locator('.cell-line[data-target]').count()).toBeGreaterThan(1);
    for (const path of ['/ma-tran', '/linh-vuc/II', '/co-quan', '/co-quan/bn-so-noi-vu']) {
      await visit(page, `${house.url}${path}`);
      expect(await sideways(page, 390), path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  test('an agency: what it took over, what it became, duties, dots with words, three maps', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/co-quan/bn-so-noi-vu`);
    expect(plain(await page.locator('.agency-line').innerText())).toMatch(/Tiếp nhận số liệu của .+ từ \d\d\/\d\d\/\d{4}/);
    expect(await page.locator('.times li').allInnerTexts()).not.toEqual([]);
    expect(await page.locator('.cell-lines li').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Theo bản đồ năm gốc' }).click();
    await page.waitForFunction(() => location.search.includes('bd=baseline'));
    await settled(page);
    expect(await page.locator('.agency-page').innerText()).toContain('đứng chung với');
    await page.locator('.agency-line a').first().click();
    await page.waitForURL(/co-quan\/bg-/);
    await settled(page);
    expect(await page.locator('.agency-line').innerText()).toContain('Số liệu đã chuyển sang');
    await visit(page, `${house.url}/co-quan/sao-hoa`);
    expect(await page.locator('h1').innerText()).toContain('sao-hoa');
    await context.close();
  });

  test('an area: its strip filters, both lanes; and what stands where there is nothing, or no answer', async () => {
    const { page, close, answering } = await stage(house);
    await visit(page, `${house.url}/linh-vuc/ii`);
    const all = await page.locator('.area-targets tbody tr').count();
    expect(await page.locator('h2').allInnerTexts()).toEqual(['Kết quả', 'Nhiệm vụ']);
    await page.locator('.strip a').first().click();
    await expect.poll(() => page.locator('.area-targets tbody tr').count()).toBeLessThan(all);
    await visit(page, `${house.url}/linh-vuc/XX`);
    expect(await page.locator('h1').innerText()).toContain('XX');
    for (const [now, said] of [
      [{ off_track: 1 }, /^(\d+) chỉ tiêu chậm ở \1 lĩnh vực$/], [{ off_track: 0, at_risk: 1 }, /^Không có chỉ tiêu chậm; (\d+) có nguy cơ ở \1 lĩnh vực$/],
      [{ off_track: 0, at_risk: 0, not_assessed: 1 }, /^\d+ trên \d+ chỉ tiêu chưa đủ cơ sở đánh giá/], [{ off_track: 0, at_risk: 0, not_assessed: 0 }, /^Không chỉ tiêu nào trong \d+ chỉ tiêu/], [{ off_track: 0, at_risk: 0, with_data: 0 }, /^Chưa chỉ tiêu nào/],
    ] as const) {
      await answering('overview', (rows) => rows.map((row) => ({ ...row, ...Object.fromEntries(Object.entries(now).map(([column, count]) => [column, row.area === '' ? count * (rows.length - 1) : count])) })));
      await visit(page, `${house.url}/linh-vuc`);
      expect(await page.locator('h1').innerText()).toMatch(said);
      await page.unroute('**/api/q/overview.arrow*');
    }
    await answering('matrix', () => []);
    await visit(page, `${house.url}/ma-tran`);
    expect(await page.locator('main').innerText()).toContain('chưa có số liệu theo cơ quan');
    await page.route('**/api/q/medians.arrow*', (route) => route.abort());
    await page.goto(`${house.url}/ma-tran`);
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').innerText()).toContain('ma trận');
    await close();
  });

  test('a phone has the four rooms that its reader needs most at its foot, every other behind one button', async () => {
    for (const [as, foot, others] of [
      [undefined, ['Tổng quan', 'Chỉ tiêu', 'Ma trận', 'Kết luận'], ['Lĩnh vực', 'Cơ quan', 'Hoạt động', 'Nộp số liệu', 'Kế hoạch', 'Chấm điểm']],
      [{ role: 'reviewer' as const }, ['Tổng quan', 'Chỉ tiêu', 'Ma trận', 'Duyệt'], ['Lĩnh vực', 'Cơ quan', 'Hoạt động', 'Nộp số liệu', 'Kế hoạch', 'Kết luận', 'Chấm điểm', 'Tiến độ nộp', 'Nhật ký']],
    ] as const) {
      const { page, context, said } = await house.page(390, as ? { as } : {});
      await visit(page, `${house.url}/`);
      const names = (within: string): Promise<string[]> => page.locator(`${within} .rail-link > span:first-of-type`).allInnerTexts();
      await expect.poll(() => names('.rail > ul')).toEqual([...foot, 'Thêm']);
      await page.getByRole('button', { name: 'Thêm' }).click();
      await page.locator('dialog').waitFor();
      expect(await names('dialog')).toEqual(others);
      expect(await axeFaults(page)).toEqual([]);
      await page.locator('dialog').getByRole('link', { name: 'Lĩnh vực' }).click();
      await page.waitForURL(/linh-vuc/);
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(said).toEqual([]);
      await context.close();
    }
  });
});
