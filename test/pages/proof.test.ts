// Documents of the figures of a sheet, without leaving it: counted, missing ones told, opened, added, linked, taken away; by keys, and on a phone.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { pdf } from '../evidence/files.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const AGENCY = 'gl-so-giao-duc-dao-tao';
const REPORT = '2026Y';

describe.skipIf(!hasChromium)('documents at the sheet', () => {
  let house: Viewed;
  let owed: Row<'owed'>[];
  /** Rows of a survey, which should have a document, and of a share, which need none. */
  let survey: number;
  let share: number;
  beforeAll(async () => {
    house = await openPages();
    owed = await house.ask('owed', { agency: AGENCY, report: REPORT });
    survey = owed.findIndex(({ proof }) => proof === 'always');
    share = owed.findIndex(({ kind, proof }) => kind === 'share' && proof === null);
  });
  afterAll(() => house?.close());

  const start = async (width = 1440, more = ''): Promise<{ page: Page; context: BrowserContext; said: string[] }> => {
    const opened = await house.page(width, { as: { role: 'reporter', agency: AGENCY } });
    await visit(opened.page, `${house.url}/nop/${REPORT}/${AGENCY}?${more}`);
    await opened.page.waitForSelector(width < 768 ? '.entry-card' : '.entry-grid');
    await settled(opened.page);
    return opened;
  };
  const clip = (page: Page, row: number) => page.locator(`#line-${row} .proof-button`);
  const seen = (page: Page, row: number) => clip(page, row).locator('span').first().innerText();
  const give = async (page: Page, name: string): Promise<void> => {
    await page.setInputFiles('dialog .file-input', { name, mimeType: 'application/pdf', buffer: pdf(name) });
    await page.locator('dialog .evidence-add button[type=submit]').click();
    await page.locator('dialog .evidence-item', { hasText: name.replace('.pdf', '') }).waitFor();
  };
  const documents = (row: number): Promise<Row<'evidence'>[]> => house.ask('evidence', { agency: AGENCY, report: REPORT, indicator: owed[row]!.indicator, part: owed[row]!.part });

  test('the lines that should have a document are those of the rule', () => {
    expect([survey >= 0, share >= 0]).toEqual([true, true]);
    for (const { kind, proof } of owed) expect([kind, proof]).toEqual([kind, ['done', 'survey', 'rank'].includes(kind) ? 'always' : null]);
  });

  test('one that should have a document and has none is counted once it has a figure; added by keys alone it is counted no more, and the caret is back', async () => {
    const { page, context, said } = await start();
    expect(await seen(page, survey)).toBe('Thêm');
    expect(await page.locator('[data-jump="proof"]').count(), 'an empty line lacks nothing').toBe(0);
    await page.locator(`[data-spot="${survey}.0"]`).focus();
    await page.keyboard.type('88,5');
    await page.keyboard.press('Tab');
    await page.keyboard.type('400');
    await page.locator('[data-jump="proof"]', { hasText: '1 thiếu minh chứng' }).waitFor();
    expect(await seen(page, survey)).toBe('Thiếu');
    await page.locator(`[data-spot="${share}.0"]`).focus();
    await page.keyboard.type('40');
    await page.keyboard.press('Tab');
    await page.keyboard.type('90');
    expect(await seen(page, share), 'a share needs none').toBe('Thêm');

    await page.locator(`[data-spot="${survey}.1"]`).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).textContent)).toMatch(/^Thiếu minh chứng, dòng /);
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await settled(page);
    expect(await dialog.innerText()).toContain('Số này cần có tài liệu kiểm chứng.');
    expect(await axeFaults(page)).toEqual([]);
    await give(page, 'Báo cáo khảo sát.pdf');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction((row) => document.querySelector(`#line-${row} .proof-button span`)?.textContent === '1', survey);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('proof-button');
    expect(await page.locator('[data-jump="proof"]').count()).toBe(0);
    expect(await page.locator(`[data-spot="${survey}.0"]`).inputValue(), 'what was typed stands').toBe('88,5');
    expect((await documents(survey)).map(({ title }) => title)).toEqual(['Báo cáo khảo sát']);
    expect(said).toEqual([]);
    await context.close();
  });

  test('a document that is there already proves another line too, found by a few letters, and is taken away again; pasting in the dialogue changes no cell', async () => {
    const { page, context } = await start();
    const before = await page.locator(`[data-spot="${share}.0"]`).inputValue();
    await clip(page, share).click();
    await settled(page);
    await page.getByText('Dùng tài liệu đã có').click();
    await page.getByRole('button', { name: 'Gắn tài liệu: Báo cáo khảo sát' }).click();
    await page.locator('dialog .evidence-item', { hasText: 'PDF' }).waitFor();
    expect((await documents(share)).map(({ title }) => title)).toEqual(['Báo cáo khảo sát']);
    expect((await documents(survey)).length, 'it still proves the first').toBe(1);
    await page.getByText('Cơ quan chưa có tài liệu nào khác.').waitFor();
    await page.locator('.evidence-remove button').click();
    await page.locator('.evidence-remove').getByRole('button', { name: 'Gỡ', exact: true }).click();
    await page.locator('dialog').getByText('Chưa có tài liệu kiểm chứng.').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction((row) => document.querySelector(`#line-${row} .proof-button span`)?.textContent === 'Thêm', share);
    expect(await page.locator(`[data-spot="${share}.0"]`).inputValue()).toBe(before);
    expect((await documents(share)).length).toBe(0);
    await context.close();
  });

  test('before it is sent every line says how many documents it has, and what is missing stops nothing', async () => {
    const other = owed.findIndex(({ proof }, row) => proof === 'always' && row !== survey);
    const { page, context } = await start();
    await page.locator(`[data-spot="${other}.0"]`).focus();
    await page.keyboard.type('80');
    await page.keyboard.press('Tab');
    await page.keyboard.type('300');
    await page.locator('[data-jump="proof"]').waitFor();
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.waitForSelector('.check-rows');
    await settled(page);
    expect(await page.locator('.notice', { hasText: '1 số cần minh chứng mà chưa có' }).count()).toBe(1);
    expect(await page.locator('.check-rows tbody tr').nth(survey).locator('.proof-button span').first().innerText()).toBe('1');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm minh chứng', exact: true }).click();
    await page.locator('dialog[open]').waitFor();
    await give(page, 'Kết quả đo lường.pdf');
    await page.getByRole('button', { name: 'Về bảng nhập' }).click();
    await page.locator('.notice', { hasText: 'cần minh chứng' }).waitFor({ state: 'detached' });
    await context.close();
  });

  test('one added before the list has come is in it: what was asked before a change is asked anew', async () => {
    const { page, context } = await start();
    const [late, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(({ pathname, search }) => pathname === '/api/q/evidence.arrow' && search.includes('indicator='), async (route) => {
      const answer = await route.fetch();
      late.resolve();
      await release.promise;
      await route.fulfill({ response: answer });
    }, { times: 1 });
    // What is handed in elsewhere has everything asked anew, and would hide it.
    await page.route('**/api/health', () => new Promise(() => undefined));
    await clip(page, share).click();
    await late.promise;
    await page.setInputFiles('dialog .file-input', { name: 'Sổ theo dõi.pdf', mimeType: 'application/pdf', buffer: pdf('Sổ theo dõi') });
    await page.locator('dialog .evidence-add button[type=submit]').click();
    await page.getByText('Đã lưu 1 tài liệu.').waitFor();
    release.resolve();
    await page.locator('dialog .evidence-item', { hasText: 'Sổ theo dõi' }).waitFor();
    await context.close();
  });

  test('the page of its target lists them by report and body, for whoever may read them', async () => {
    const page_ = (await house.ask('targets', { plan: 'gia-lai-gddt-2021-2030' })).find(({ indicator }) => indicator === owed[share]!.indicator)!;
    const { page, context, said } = await house.page(390, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}/chi-tieu/${page_.target}?kh=gia-lai-gddt-2021-2030`);
    await page.getByRole('link', { name: 'Minh chứng' }).click();
    const group = page.getByRole('region', { name: 'Năm 2026' });
    await group.waitFor();
    await settled(page);
    expect(await group.locator('h3').allInnerTexts()).toEqual(['Sở Giáo dục và Đào tạo tỉnh Gia Lai']);
    expect(await group.locator('.evidence-item').count()).toBe((await documents(share)).length);
    expect(await group.innerText()).toContain('Sổ theo dõi');
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
    // What was not accepted yet is its agency's own.
    const anybody = await house.page(1440);
    await visit(anybody.page, `${house.url}/chi-tieu/${page_.target}?tab=minh-chung`);
    expect(await anybody.page.locator('main').innerText()).not.toContain('Sổ theo dõi');
    await anybody.context.close();
  });

  test('on a phone the card says it in words and opens the same', async () => {
    const { page, context } = await start(390, `mo=${owed[survey]!.indicator}${owed[survey]!.part ? `-${owed[survey]!.part.replace('=', '-')}` : ''}`);
    const button = page.locator('.entry-card .proof-button');
    expect(await button.innerText()).toMatch(/^(1 minh chứng|0 minh chứng|thiếu minh chứng) · chụp hoặc thêm tệp$/);
    await button.click();
    await page.locator('dialog[open]').waitFor();
    await settled(page);
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });
});
