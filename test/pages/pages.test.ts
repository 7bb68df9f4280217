// Every page as a reader meets it: both languages, phone and desk, no errors, no sideways scrolling, axe, and the figures of the API.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure } from '../../client/format.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { PLAN, openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const TARGET = 'bg30-online-dossiers';
const PAGES: [string, RegExp, RegExp][] = [
  ['/', /chỉ tiêu/, /targets/],
  ['/chi-tieu', /Danh mục chỉ tiêu/, /Targets/],
  ['/chi-tieu?tt=cham,khong-dat&mo=bg30-identity-verified', /Danh mục chỉ tiêu/, /Targets/],
  [`/chi-tieu/${TARGET}`, /trực tuyến/, /online/i],
  [`/chi-tieu/${TARGET}?tab=nguon`, /trực tuyến/, /online/i],
  [`/chi-tieu/${TARGET}?tab=dinh-nghia&v=bang`, /trực tuyến/, /online/i],
  ['/chi-tieu/bg30-dx-rank', /chuyển đổi số/i, /digital/i],
  ['/hoat-dong', /hoạt động/, /activities/],
  ['/nop', /Ai đã nộp/, /Who has handed in/],
  ['/nop/2026Y/bn-so-noi-vu', /Nộp số liệu/, /Hand in/],
  ['/ke-hoach', /Kế hoạch/, /Plans/],
  ['/tim?tim=truc%20tuyen', /Tìm kiếm/, /Search/],
  ['/tai-lieu', /Tài liệu/, /Documents/],
  ['/so-tay/moi-nhat', /Bắc Giang 2021–2030/, /Bac Giang 2021–2030/],
  ['/khong-co', /Không có trang này/, /no such page/i],
];

/** Routes that axe looks at in English too. */
const IN_ENGLISH = new Set(['/', `/chi-tieu/${TARGET}`, '/nop/2026Y/bn-so-noi-vu']);

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('pages', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  describe.each([1440, 390])('at %i', (width) => {
    let looked: Awaited<ReturnType<Viewed['page']>>;
    beforeAll(async () => {
      looked = await house.page(width);
    });
    afterAll(() => looked.context.close());

    test.each(PAGES)('%s', async (path, vi, en) => {
      const { page, said } = looked;
      said.length = 0;
      for (const [lang, title] of [['vi', vi], ['en', en]] as const) {
        await visit(page, `${house.url}${path}${lang === 'en' ? (path.includes('?') ? '&' : '?') + 'lang=en' : ''}`);
        expect(await page.textContent('h1'), `${path} ${lang}`).toMatch(title);
        expect(await page.title()).toMatch(/.+ · Cột Mốc$/);
        expect(await page.getAttribute('html', 'lang')).toBe(lang);
        // it follows from the health of the server, which may answer after the rest
        await page.locator('.demo-mark:visible').waitFor();
        expect(await sideways(page, width), `${path} ${lang} sideways`).toBeLessThanOrEqual(0);
        // What axe looks at is the same in both languages; with THOROUGH in both.
        if (lang === 'vi' || IN_ENGLISH.has(path) || process.env.THOROUGH) expect(await axeFaults(page), `${path} ${lang}`).toEqual([]);
        const text = await page.locator('body').innerText();
        expect(text).not.toMatch(/\{\{|undefined|NaN|\[object|terms:|screen:/);
        if (lang === 'en') expect(text).not.toMatch(/Chủ trì|Lộ trình:|Đang tải|Mốc đã chốt/);
      }
      expect(said, path).toEqual([]);
    });
  });

  test('no page scrolls sideways at 1024, nor at 320 (with larger letters below; with THOROUGH with the usual ones too)', async () => {
    for (const width of process.env.THOROUGH ? [320, 1024] : [1024]) {
      const { page, context } = await house.page(width);
      for (const [path] of PAGES) {
        await visit(page, house.url + path);
        expect(await sideways(page, width), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
      await context.close();
    }
  });

  test('dark ground and larger letters: chosen once, kept, in charts too, and never on paper', async () => {
    const { page, context, said } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const lines = (): Promise<(string | null)[]> => page.locator('.chart svg path[stroke]').evaluateAll((paths) => [...new Set(paths.map((path) => path.getAttribute('stroke')))].sort());
    await expect.poll(lines).not.toEqual([]);
    const light = await lines();
    await page.getByRole('button', { name: 'Cách hiển thị' }).first().click();
    await page.getByRole('radio', { name: 'Tối' }).check();
    await page.getByRole('radio', { name: '130' }).check();
    await page.getByRole('button', { name: 'Đóng' }).click();
    expect(await page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.documentElement).fontSize])).toEqual(['dark', '20.8px']);
    await expect.poll(lines).not.toEqual(light);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect.poll(lines).toEqual(light);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    for (const path of ['/', '/chi-tieu', `/chi-tieu/${TARGET}`]) {
      await visit(page, `${house.url}${path}`);
      expect(await page.getAttribute('html', 'data-theme'), path).toBe('dark');
      expect(await axeFaults(page), path).toEqual([]);
    }
    await visit(page, `${house.url}/?che-do=sang`);
    expect(await page.getAttribute('html', 'data-theme')).toBe('light');
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [path] of PAGES) {
      await visit(page, `${house.url}${path}`);
      expect(await sideways(page, 320), path).toBeLessThanOrEqual(0);
    }
    expect(said).toEqual([]);
    await context.close();
  });

  test('what officials call it by is found: conclusions by number, pages by what is done there, bodies once', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    for (const [typed, path] of [['KL 4', '/ket-luan/4'], ['KL4', '/ket-luan/4'], ['kết luận 4', '/ket-luan/4'], ['một cửa', '/hoat-dong?mo='], ['sổ tay', '/so-tay/moi-nhat'], ['nhắc việc', '/nhac-viec'], ['nộp quý IV', '/nop'], ['chấm điểm', '/par'], ['tài liệu', '/tai-lieu'], ['tlhstt', '/chi-tieu/']] as const) {
      await visit(page, `${house.url}/tim?tim=${encodeURIComponent(typed)}`);
      const found = await page.locator('.found-line').evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
      expect(found.slice(0, 12).some((href) => href.startsWith(path)), `${typed}: ${found.slice(0, 12).join(' ')}`).toBe(true);
    }
    await visit(page, `${house.url}/tim?tim=${encodeURIComponent('sở xây dựng')}`);
    const names = await page.locator('section', { hasText: 'Cơ quan' }).locator('.found-line').allInnerTexts();
    expect(new Set(names).size, names.join('\n')).toBe(names.length);
    // A row of a list opens where it is found.
    await visit(page, `${house.url}/tim?tim=${encodeURIComponent('một cửa')}`);
    await page.locator('.found-line[href*="/hoat-dong"]').first().click();
    await page.waitForURL(/hoat-dong\?.*mo=/);
    await page.locator('.activities [aria-expanded="true"], .activities tr[data-open]').first().waitFor();
    expect(said).toEqual([]);
    await context.close();
  });

  test('Ctrl K finds by initials, by keys alone; Enter without a choice opens the page of all that was found', async () => {
    const { page, context, said } = await house.page(1440);
    await visit(page, `${house.url}/?ky=2026Q3`);
    const options = page.getByRole('listbox', { name: 'Tìm thấy' }).getByRole('option');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hstt');
    await options.first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.found [aria-selected="true"]').innerText()).toContain('Hồ sơ trực tuyến');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/chi-tieu/${TARGET}`);
    await settled(page);
    await page.keyboard.press('/');
    expect(await options.count(), 'what was found before').toBe(1);
    await page.keyboard.type('thanh toan');
    await options.nth(1).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/tim' && url.searchParams.get('tim') === 'thanh toan');
    await settled(page);
    expect(await page.locator('main [role="status"]').innerText()).toMatch(/^\d+ kết quả cho “thanh toan”$/);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('link', { name: 'Tìm chỉ tiêu, cơ quan, kết luận' }).click();
    await page.waitForURL((url) => url.pathname === '/tim' && !url.searchParams.has('tim'));
    expect(said).toEqual([]);
    await context.close();
  });

  test('the overview says what the API says', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, house.url);
    const whole = (await house.ask('overview', { plan: PLAN })).find((row) => row.area === '')!;
    const counts = await page.locator('.strip-count').allTextContents();
    expect(counts.map(Number)).toEqual([whole.achieved, whole.on_track, whole.at_risk, whole.off_track, whole.not_assessed,
      ...(whole.ended ? [whole.ended] : [])]);
    const sentence = (await page.textContent('h1'))!;
    for (const count of [whole.achieved, whole.on_track, whole.off_track].filter((each) =>
      each > 0)) expect(sentence).toContain(String(count));
    expect(await page.textContent('.dots')).toContain(`${whole.with_data}/${whole.total}`);
    const areas = (await house.ask('overview', { plan: PLAN })).filter((row) => row.area !== '');
    expect(await page.locator('.areas tbody tr').count()).toBe(areas.length);
    await page.locator('a.strip-achieved').click();
    await page.waitForSelector('tr[data-target]');
    expect(await page.locator('tr[data-target]').count()).toBe(whole.achieved);
    expect(new URL(page.url()).searchParams.get('tt')).toBe('dat');
    await context.close();
  });

  test('each count of the overview leads to the pages that it counts, with the question that counted them', async () => {
    const { page, context } = await house.page(1440);
    const whole = (await house.ask('overview', { plan: PLAN })).find((row) => row.area === '')!;
    for (const [column, count] of [['with_data', whole.with_data], ['milestones_missed', whole.milestones_missed]] as const) {
      await visit(page, house.url);
      await page.locator(`a.traced[href*="dem=${column}"]`).click();
      await page.waitForSelector('.statement');
      expect(await page.locator('tr[data-target]').count(), column).toBe(count);
      expect(await page.locator('.chip-on').innerText()).toContain(String(count));
      expect(await page.locator('.statement').innerText()).toContain('queries/overview.sql');
      expect(await axeFaults(page)).toEqual([]);
    }
    await page.locator('.chip-on').click();
    await page.waitForFunction(() => !location.search.includes('dem='));
    await context.close();
  });

  test('the catalogue keeps the order of the answer, and sorts as Vietnamese does', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu`);
    const rows = await house.ask('targets', { plan: PLAN });
    const shown = await page.locator('tr[data-target]').evaluateAll((all) => all.map((row) => row.getAttribute('data-target')));
    expect(shown).toEqual(rows.map((row) => row.target));
    const one = rows.find((row) => row.target === TARGET)!;
    expect(await page.textContent(`tr[data-target=${TARGET}] .t-value strong`)).toBe(figure(one.actual, one.unit, 'vi',
      { goal: one.goal, comparator: one.comparator }));
    await page.selectOption('.order select', 'ten');
    const names = await page.locator('.t-name a').allTextContents();
    expect(names).toEqual([...names].sort(new Intl.Collator('vi', { numeric: true }).compare));
    await context.close();
  });

  test('filters stand in the address, and an empty result offers the way back', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu`);
    const rows = await house.ask('targets', { plan: PLAN });
    await page.locator('.filter', { hasText: 'Lĩnh vực' }).locator('summary').click();
    await page.locator('.filter[open] label', { hasText: 'Thủ tục' }).click();
    await page.waitForFunction(() => location.search.includes('lv=procedures'));
    expect(await page.locator('tr[data-target]').count()).toBe(rows.filter((row) => row.area === 'procedures').length);
    await page.keyboard.press('Escape');
    expect(await page.locator('.filter[open]').count()).toBe(0);
    await visit(page, `${house.url}/chi-tieu?lv=institutions&tt=thut-lui&tim=kh%C3%B4ng`);
    expect(await page.textContent('.empty')).toContain('3 bộ lọc');
    await page.getByRole('button', { name: 'Bỏ tất cả' }).click();
    await page.waitForSelector('tr[data-target]');
    expect(await page.locator('tr[data-target]').count()).toBe(rows.length);
    await visit(page, `${house.url}/chi-tieu?tim=${encodeURIComponent('ho so truc tuyen')}`);
    expect(await page.locator('tr[data-target]').count()).toBeGreaterThan(0);
    // A count of the overview that nothing passes is lifted like a filter.
    await visit(page, `${house.url}/chi-tieu?dem=with_data&tim=xyzw`);
    expect(await page.textContent('.empty')).toContain('2 bộ lọc');
    await page.getByRole('button', { name: 'Bỏ tất cả' }).click();
    await page.waitForFunction(() => !location.search.includes('dem='));
    await page.waitForSelector('tr[data-target]');
    // Who may not look after people is shown no way to add one; a book that there is not says so.
    await visit(page, `${house.url}/nguoi-dung`);
    await page.locator('[role="alert"]').first().waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    await visit(page, `${house.url}/so-tay/999`);
    expect([await page.textContent('h1'), await page.locator('main').innerText()]).toEqual(['Sổ tay họp', expect.stringContaining('999')]);
    await context.close();
  });

  test('what an address holds wrongly falls back with a notice', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu?tt=mau-hong,cham&ky=2099Q9&kh=khong-co&utm_source=x`);
    await page.waitForSelector('.band');
    const notice = await page.locator('.bands').innerText();
    for (const part of ['tt=mau-hong', 'ky=2099Q9', 'kh=khong-co']) expect(notice).toContain(part);
    expect(notice).not.toContain('utm_source');
    expect(await page.locator('.chip-on').count()).toBe(1);
    await context.close();
  });

  test('a target: four blocks, the point leads to the sheet it came from', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const row = (await house.ask('targets', { plan: PLAN })).find((each) => each.target === TARGET)!;
    expect(await page.textContent('.blocks .key-number'), 'the figure, then where it comes from').toContain(figure(row.actual, row.unit, 'vi',
      { goal: row.goal, comparator: row.comparator }));
    await page.waitForSelector('.chart-canvas svg');
    await page.getByRole('link', { name: 'Bảng số liệu' }).click();
    const trend = await house.ask('trend', { target: TARGET });
    const last = trend.findLast((each) => each.actual !== null)!;
    await page.locator('.twin tbody tr',
      { has: page.getByText(figure(last.actual, row.unit, 'vi', { goal: row.goal }), { exact: true }) }).first().locator('button').click();
    await page.waitForSelector('.trace');
    await settled(page);
    expect(new URL(page.url()).searchParams.get('diem')).toBe(last.report);
    const observations = await house.ask('observations', { target: TARGET, report: last.report });
    const agency = observations[3]!;
    await page.locator('.trace-agencies a', { hasText: agency.name_vi }).first().click();
    await page.waitForFunction((name) => document.querySelectorAll('.trace-head')[2]?.textContent?.includes(name), agency.name_vi);
    const sheet = await page.locator('.trace > div').nth(2).innerText();
    for (const part of [agency.sha256, agency.submission, agency.file,
      `dòng ${agency.line}`]) expect(sheet.replaceAll('\n', '')).toContain(part);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.trace > div').nth(2).locator('a[download]').first().click()]);
    expect(file.suggestedFilename()).toBe(agency.file);
    expect(createHash('sha256').update(readFileSync(await file.path())).digest('hex')).toBe(agency.sha256);
    await context.close();
  });

  test('a code instead of an id leads to the page', async () => {
    const { page, context } = await house.page(1440);
    const row = (await house.ask('targets', { plan: PLAN })).find((each) => each.target === TARGET)!;
    await visit(page, `${house.url}/chi-tieu/${row.code.replace('.', '-')}`);
    await page.waitForURL(`**/chi-tieu/${TARGET}`);
    await visit(page, `${house.url}/chi-tieu/ho-so-truc-tuyen`);
    expect(await page.textContent('h1')).toBe('Không có trang này');
    expect(await page.locator('.rows a').count()).toBeGreaterThan(0);
    await context.close();
  });

  test('language and plan keep the place; the keyboard reaches the content first', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=dinh-nghia`);
    await page.locator('.language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(page.url()).toContain(`/chi-tieu/${TARGET}?`);
    expect(new URL(page.url()).searchParams.get('tab')).toBe('dinh-nghia');
    await visit(page, `${house.url}/hoat-dong`);
    await page.selectOption('.picker-plan select', 'bac-giang-2025');
    await page.waitForFunction(() => location.search.includes('kh=bac-giang-2025'));
    expect(page.url()).toContain('/hoat-dong');
    await visit(page, house.url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });

  test('the first page loads at most 250 kB of script, and no charts', async () => {
    const { page, context } = await house.page(1440);
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(new URL(response.url()).pathname);
    });
    await visit(page, house.url);
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(house.dist + path), { level: 9 }).length, 0);
    expect(scripts.filter((path) => path.includes('canvas'))).toEqual([]);
    expect(bytes).toBeLessThan(250 * 1024);
    // The fonts are on their way before the first words are laid out, and each is taken once.
    const fonts = readdirSync(join(house.dist, 'assets')).filter((name) => name.endsWith('.woff2')).map((name) => `/assets/${name}`);
    expect(await page.locator('link[rel=preload][as=font]').evaluateAll((links) => links.map((link) => link.getAttribute('href')).sort())).toEqual(fonts.sort());
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.endsWith('.woff2')).sort())).toEqual(fonts);
    await context.close();
  });
});
