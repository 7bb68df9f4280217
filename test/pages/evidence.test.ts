// Progress and evidence as a lead body enters them and as everybody sees them: real files, a lost connection, an ended session, previews.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { office, pdf, png } from '../evidence/files.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const PLAN = 'dak-nong-2021';

describe.skipIf(!hasChromium)('progress and evidence', () => {
  let house: Viewed;
  let rows: Row<'activities'>[];
  /** Activities of one body that are past their date, with money in the plan: one for each test that changes something. */
  let own: Row<'activities'>[];
  let agency: string;
  beforeAll(async () => {
    house = await openPages();
    rows = await house.ask('activities', { plan: PLAN });
    agency = rows.find((row) => row.state === 'overdue' && row.budget_million_vnd !== null && row.reporter !== null)!.reporter!;
    own = rows.filter((row) => row.reporter === agency).toSorted((a, b) => Number(b.budget_million_vnd !== null) - Number(a.budget_million_vnd !== null));
  });
  afterAll(() => house?.close());

  const start = async (row: Row<'activities'>, width = 1440, lang = 'vi', as: Parameters<Viewed['page']>[1] = { as: { role: 'reporter', agency } }): Promise<{ page: Page; context: BrowserContext; said: string[] }> => {
    const opened = await house.page(width, as);
    opened.page.setDefaultTimeout(8_000);
    await visit(opened.page, `${house.url}/hoat-dong?kh=${PLAN}&mo=${row.activity}&lang=${lang}`);
    await opened.page.waitForSelector('.progress .evidence');
    return opened;
  };
  const give = (page: Page, ...files: [name: string, bytes: Buffer][]): Promise<void> =>
    page.setInputFiles('.evidence .file-input', files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
  const send = (page: Page): Promise<void> => page.locator('.evidence-add button[type=submit]').click();
  const kept = (row: Row<'activities'>): Promise<Row<'evidence'>[]> => house.ask('evidence', { activity: row.activity });

  test('several files at once: what is sound is kept, what is not stays with its reason', async () => {
    const { page, context, said } = await start(own[0]!);
    await give(page, ['Quyết định 12.pdf', pdf('muoi hai')], ['Ảnh hội nghị.png', png(300, 200)], ['chay.pdf', Buffer.from('MZ chương trình')], ['Báo cáo.docx', office('docx')]);
    const drafts = page.locator('.evidence-draft');
    expect(await drafts.count()).toBe(4);
    expect(await drafts.first().getByLabel('Trích yếu').inputValue()).toBe('Quyết định 12');
    await drafts.first().getByLabel(/Số, ký hiệu/).fill('12/QĐ-UBND');
    await drafts.first().getByLabel(/Ngày ban hành/).fill('2021-06-20');
    await drafts.first().getByLabel(/Cơ quan ban hành/).fill('UBND tỉnh');
    await send(page);
    await page.waitForSelector('.evidence-draft [role=alert]');
    await page.waitForFunction(() => document.querySelectorAll('.evidence-item').length === 3);
    expect(await drafts.count()).toBe(1);
    expect(await drafts.innerText()).toContain('“chay.pdf”');
    await drafts.getByRole('button', { name: /Bỏ tệp/ }).click();
    expect(await drafts.count()).toBe(0);
    const first = page.locator('.evidence-item', { hasText: 'Quyết định 12' });
    expect(await first.innerText()).toMatch(/12\/QĐ-UBND[\s\S]*20\/06\/2021[\s\S]*UBND tỉnh[\s\S]*PDF, 1\sKB/);
    expect((await kept(own[0]!)).length).toBe(3);
    // The refused one is a 422, which a browser notes.
    expect(said.filter((line) => !line.includes('422'))).toEqual([]);
    await context.close();
  });

  test('a picture is a small one in the list and a large one over the page; a PDF opens in a tab of its own, an office file is saved', async () => {
    const { page, context, said } = await start(own[0]!);
    const thumb = page.locator('button.thumb');
    await thumb.locator('img').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => (document.querySelector('button.thumb img') as HTMLImageElement | null)?.naturalWidth === 300);
    await thumb.click();
    await page.waitForSelector('dialog.picture[open]');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.picture', { state: 'detached' });
    const link = page.locator('.evidence-item a', { hasText: 'Quyết định 12' });
    expect([await link.getAttribute('target'), await link.getAttribute('href')]).toEqual(['_blank', expect.stringMatching(/^\/api\/evidence\/[0-9a-f]{64}$/)]);
    // What the tab makes of it is the browser's own; not every one has a viewer.
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await tab.close();
    const shown = await page.request.get(`${house.url}${await link.getAttribute('href')}`);
    expect([shown.headers()['content-type'], shown.headers()['content-disposition']]).toEqual(['application/pdf', expect.stringMatching(/^inline/)]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.evidence-item a', { hasText: 'Báo cáo' }).click()]);
    expect(download.suggestedFilename()).toBe('Báo cáo.docx');
    expect(said).toEqual([]);
    await context.close();
  });

  test('a lost connection and an ended session keep file and words; sent again it is kept once', async () => {
    const { page, context } = await start(own[1]!);
    const keys: string[] = [];
    await page.route('**/api/evidence', async (route) => {
      keys.push((await route.request().allHeaders())['idempotency-key']!);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await give(page, ['Biên bản.pdf', pdf('bien ban')]);
    await page.getByLabel(/Số, ký hiệu/).fill('7/BB');
    await send(page);
    await page.waitForSelector('.evidence-draft [data-icon=chain-break]');
    expect(await page.getByLabel(/Số, ký hiệu/).inputValue()).toBe('7/BB');
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.waitForSelector('.evidence-draft', { state: 'detached' });
    expect([keys[0] === keys[1], (await kept(own[1]!)).map(({ number }) => number)]).toEqual([true, ['7/BB']]);

    const cookies = await context.cookies();
    await context.clearCookies();
    await give(page, ['Biên bản 2.pdf', pdf('bien ban hai')]);
    await send(page);
    await page.waitForSelector('.evidence-draft [role=alert]');
    expect(await page.locator('.evidence-draft [role=alert] a').getAttribute('href')).toBe('/dang-nhap?lang=vi');
    await context.addCookies(cookies);
    await send(page);
    await page.waitForSelector('.evidence-draft', { state: 'detached' });
    expect((await kept(own[1]!)).length).toBe(2);
    await context.close();
  });

  test('progress: under way with money spent, an amount that can be read two ways is asked about, done by a document, seen by everybody', async () => {
    const row = own[0]!;
    const { page, context } = await start(row);
    await page.getByRole('button', { name: 'Cập nhật tiến độ' }).click();
    await page.getByLabel(/Kinh phí đã sử dụng đến nay/).fill('1.234');
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click();
    expect(await page.locator('.progress-form [role=alert]').innerText()).toContain('“1.234” có thể hiểu hai cách');
    await page.getByLabel(/Kinh phí đã sử dụng đến nay/).fill('20,5');
    await page.getByLabel(/Ghi chú/).fill('Đang thẩm định');
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click();
    await page.waitForSelector('.progress-form', { state: 'detached' });
    await settled(page);
    expect(await page.locator('.progress').innerText()).toMatch(/Đang thực hiện[\s\S]*20,5\striệu\sđồng \/ \d+\striệu\sđồng theo kế hoạch[\s\S]*Đang thẩm định/u);
    expect(await page.locator(`tr[data-activity="${row.activity}"] .a-state`).innerText()).toMatch(/Quá hạn[\s\S]*Báo cáo: Đang thực hiện/);

    await page.getByRole('button', { name: 'Cập nhật tiến độ' }).click();
    expect(await page.getByLabel(/Kinh phí đã sử dụng đến nay/).inputValue()).toBe('20,5');
    await page.getByLabel('Đã hoàn thành').check();
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click();
    await page.waitForSelector('.progress-form [role=alert]');
    expect(await page.getByLabel(/Ghi chú/).inputValue()).toBe('Đang thẩm định');
    await page.getByLabel('Ngày hoàn thành').fill('2021-06-30');
    const named = page.getByLabel('Chứng minh bằng');
    await named.selectOption({ label: (await named.locator('option').allInnerTexts()).find((option) => option.includes('12/QĐ-UBND'))! });
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click();
    await page.waitForSelector('.progress-form', { state: 'detached' });
    await settled(page);
    expect(await page.locator(`tr[data-activity="${row.activity}"] .a-state`).innerText()).toMatch(/Đã xong[\s\S]*30\/06\/2021, theo 12\/QĐ-UBND/);
    expect((await house.ask('activities', { plan: PLAN })).find(({ activity }) => activity === row.activity)).toMatchObject({ state: 'done', progress: 'done', document: '12/QĐ-UBND', spent_million_vnd: 20.5 });
    expect(await axeFaults(page)).toEqual([]);
    await context.close();

    const anybody = await start(row, 1440, 'en', {});
    expect(await anybody.page.locator('.progress').innerText()).toMatch(/Done[\s\S]*30 Jun 2021[\s\S]*12\/QĐ-UBND[\s\S]*20\.5/);
    expect(await anybody.page.locator('.evidence-add, .evidence-remove, .progress button.button').count()).toBe(0);
    expect(await anybody.page.locator('.evidence-item a, .evidence-item button').count()).toBeGreaterThan(0);
    await anybody.context.close();
  });

  test('a milestone without a number takes documents and progress the same way', async () => {
    const row = (await house.ask('milestones', { plan: PLAN })).find(({ reporter, state }) => reporter === agency && state === 'overdue')!;
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/hoat-dong?kh=${PLAN}`);
    const item = page.locator(`[data-milestone="${row.milestone}"]`);
    await item.locator('summary').click();
    await item.locator('.evidence .file-input').setInputFiles({ name: 'Sổ tay.pdf', mimeType: 'application/pdf', buffer: pdf('so tay') });
    await item.locator('.evidence-add button[type=submit]').click();
    await item.locator('.evidence-item').waitFor();
    await item.getByRole('button', { name: 'Cập nhật tiến độ' }).click();
    await item.getByLabel('Đã hoàn thành').check();
    await item.getByLabel('Ngày hoàn thành').fill('2021-01-15');
    await item.getByLabel('Chứng minh bằng').selectOption({ label: 'Sổ tay' });
    await item.getByRole('button', { name: 'Lưu tiến độ' }).click();
    await item.locator('.progress-form').waitFor({ state: 'detached' });
    await settled(page);
    expect(await item.locator('summary').innerText()).toMatch(/Đã xong/);
    expect((await house.ask('milestones', { plan: PLAN })).find(({ milestone }) => milestone === row.milestone)).toMatchObject({ progress: 'done', done_on: '2021-01-15', document: 'Sổ tay', documents: 1 });
    expect(await axeFaults(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
  });

  test('removing asks once more; what proves that a thing is done stays, and says why', async () => {
    const { page, context } = await start(own[0]!);
    const item = (words: string) => page.locator('.evidence-item', { hasText: words });
    await item('Báo cáo').getByRole('button', { name: 'Gỡ' }).click();
    await item('Báo cáo').getByRole('button', { name: 'Giữ lại' }).click();
    await item('Báo cáo').getByRole('button', { name: 'Gỡ' }).click();
    await item('Báo cáo').getByRole('button', { name: 'Gỡ', exact: true }).click();
    await item('Báo cáo').waitFor({ state: 'detached' });
    await item('Quyết định 12').getByRole('button', { name: 'Gỡ' }).click();
    await item('Quyết định 12').getByRole('button', { name: 'Gỡ', exact: true }).click();
    expect(await item('Quyết định 12').locator('[role=alert]').innerText()).toContain('được ghi là hoàn thành theo tài liệu');
    await context.close();
  });

  test('the reporter of another body sees it and can change nothing', async () => {
    const other = rows.find((row) => row.reporter !== null && row.reporter !== agency)!.reporter!;
    const { page, context } = await start(own[0]!, 1440, 'vi', { as: { role: 'reporter', agency: other } });
    expect(await page.locator('.evidence-add, .evidence-remove, .progress button.button').count()).toBe(0);
    await context.close();
  });

  test.each([[390, 'vi'], [390, 'en'], [1920, 'vi']] as const)('at %i px, %s: nothing lies beside the screen, no fault of access', async (width, lang) => {
    const { page, context, said } = await start(own[0]!, width, lang);
    await page.locator('.progress button', { hasText: lang === 'vi' ? 'Cập nhật tiến độ' : 'Report progress' }).click();
    await give(page, ['Một tên tệp rất dài không có chỗ nào để ngắt_'.repeat(3) + '.pdf', pdf('dai')]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
  });
});
