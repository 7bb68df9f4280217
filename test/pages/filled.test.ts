// A sheet from files, on phones and for readers; taken back, given back, mended.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownWorkbook } from '../intake/own-workbook.ts';
import { signedIn } from '../open.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AGENCY, REPORT, SHEET } from './sheet.ts';

describe.skipIf(!hasChromium)('files, phones and readers', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('a filled sheet is looked at, then stands in the draft; other columns are told once by hand and remembered', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    const give = (name: string, text: string) => page.setInputFiles('.upload input', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await give('phieu.csv', 'indicator,part,state,numerator,denominator,note\nonline-dossiers,,,"1.234","5.678",từ sổ\nno-resubmission,,,x,3,\n');
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('“x” không phải là số');
    expect(await dialog.locator('.doubt-question').count()).toBe(1);
    await dialog.getByRole('button', { name: '1.234 (hàng nghìn)' }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(() => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text }) => `${field} ${text}`), { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 1234', 'denominator 5678', 'note từ sổ']));
    await give('rieng.csv', 'Tên;Đã làm;Tất cả\nHồ sơ giải quyết trực tuyến;40;60\n');
    await dialog.waitFor();
    for (const [column, meaning] of [['Cột A', 'indicator'], ['Cột B', 'numerator'], ['Cột C', 'denominator']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(() => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text }) => `${field} ${text}`), { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 40', 'denominator 60']));
    await give('rieng.csv', 'Tên;Đã làm;Tất cả\nHồ sơ giải quyết trực tuyến;41;60\n');
    await dialog.getByRole('button', { name: 'Áp dụng' }).waitFor();
    expect(await dialog.locator('select').count(), 'remembered').toBe(0);
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    await context.close();
  });

  test('an office\'s own workbook: the worksheet, its headings and columns are chosen once, looked at, then in the draft', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    const bytes = Buffer.from(await ownWorkbook());
    const give = (buffer: Buffer) => page.setInputFiles('.upload input', { name: 'bieu.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
    await give(bytes);
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await dialog.getByLabel('Trang tính').locator('option').allInnerTexts()).toEqual(['Biểu 01 (5 dòng)', 'Ghi chú (1 dòng)']);
    expect(await dialog.getByRole('radio', { name: 'Dòng 4 là dòng tiêu đề' }).isChecked(), 'found below the titles').toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'Dòng 1 là' }).check();
    await dialog.getByRole('radio', { name: 'Dòng 4 là' }).check();
    for (const [column, meaning] of [['Cột B', 'indicator'], ['Cột C', 'numerator'], ['Cột D', 'denominator'], ['Cột G', 'note']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.locator('.paste-counts').waitFor();
    expect(await dialog.innerText()).toContain('Từ tệp bieu.xlsx, trang tính Biểu 01');
    const drafted = (): string[] => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text, reading }) => `${field} ${text} ${reading}`.trim());
    const before = drafted();
    expect(await dialog.locator('.doubt-question').innerText()).toContain('1.250');
    await dialog.getByRole('button', { name: '1.250 (hàng nghìn)' }).click();
    expect(drafted(), 'looked at first').toEqual(before);
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(drafted, { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 40', 'denominator 1.250 vi', 'note từ sổ theo dõi một cửa']));
    await give(bytes);
    await dialog.locator('.paste-counts').waitFor();
    expect(await dialog.locator('select').count(), 'remembered').toBe(0);
    await dialog.getByRole('button', { name: 'Chọn lại cột' }).click();
    expect(await dialog.getByLabel('Cột C').inputValue()).toBe('numerator');
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    await give(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]));
    await dialog.getByText('mật khẩu').first().waitFor();
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    expect(said).toEqual([]);
    await context.close();
  });

  test('on a phone one line at a time, with the number pad', async () => {
    const { page, context } = await house.page(390, { height: 844, as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-card');
    const inputs = page.locator('.entry-pair input');
    expect([await inputs.count(), await inputs.first().getAttribute('inputmode')]).toEqual([2, 'decimal']);
    await inputs.nth(0).fill('9');
    await inputs.nth(1).fill('8');
    await page.locator('.entry-told', { hasText: 'lớn hơn mẫu số' }).waitFor();
    await page.getByRole('button', { name: 'Đổi hai ô' }).click();
    expect(await page.locator('.entry-result').innerText()).toContain('88,9%');
    await page.getByRole('button', { name: 'Lưu và nhập tiếp' }).click();
    await page.locator('.entry-card', { hasText: '2 trên' }).waitFor();
    expect(page.url()).toContain('mo=');
    expect(await sideways(page, 390)).toBe(0);
    await page.getByRole('button', { name: 'Trước' }).click();
    expect(await inputs.nth(0).inputValue()).toBe('8');
    await context.close();
  });

  test.each([[390, 'vi'], [768, 'vi'], [1440, 'vi'], [1440, 'en']] as const)('at %d in %s nothing serious stands in the way of a reader, and nothing lies outside', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'reporter', agency: AGENCY } });
    for (const path of ['/nop?', `${SHEET}?`, `${SHEET}?buoc=gui&`]) {
      await visit(page, `${house.url}${path}lang=${lang}`);
      if (path.startsWith(SHEET)) await page.waitForSelector('.entry-head');
      if (path === `${SHEET}?` && width >= 768) await page.locator('[data-spot="1.0"]').click();
      await settled(page);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await sideways(page, width), path).toBe(0);
      expect(await page.locator('main').innerText(), path).not.toMatch(/entry:|\bundefined\b|\bnull\b/);
    }
    expect(said).toEqual([]);
    await context.close();
  });

  test('whoever hands nothing in sees who has', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/nop`);
    await page.waitForSelector('[data-agency]');
    const dues = (await house.ask('dues', { plan: 'bac-giang-2021-2030' })).filter((row) => row.report === REPORT);
    expect(await page.locator('section.card').first().locator('[data-agency]').count()).toBe(dues.length);
    await visit(page, `${house.url}${SHEET}`);
    expect(await page.locator('main').innerText()).toContain('Đăng nhập để nhập số liệu');
    await context.close();
  });

  test('a sheet that waits can be taken back with its figures still there; what a reviewer gives back says why and stands there to be mended', async () => {
    const { home: { state }, engine, drafts } = house.house;
    house.house.review = true;
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    const send = async (receipt: string): Promise<void> => {
      await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
      await page.getByRole('button', { name: /^Gửi/ }).click();
      await page.locator('.receipt', { hasText: receipt }).waitFor();
    };
    state.transaction(() => drafts.clear(AGENCY, REPORT, drafts.version(AGENCY, REPORT)));
    const [line, ...rest] = await house.ask('owed', { agency: AGENCY, report: REPORT });
    drafts.write(AGENCY, REPORT, signedIn(house.house, 'reporter', AGENCY).person, [
      ...(['numerator', 'denominator'] as const).map((field) => ({ indicator: line!.indicator, part: line!.part, field, text: field === 'numerator' ? '45' : '90', reading: '' as const, base: 0 })),
      ...rest.flatMap(({ indicator, part }) => (['state', 'note'] as const).map((field) => ({ indicator, part, field, text: field === 'state' ? 'no-data' : 'Chờ kết quả cuối năm', reading: '' as const, base: 0 }))),
    ], new Date().toISOString());
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await send('-01');
    expect(await page.getByRole('button', { name: 'Đính chính' }).count(), 'no second one while it waits').toBe(0);
    await page.getByRole('button', { name: 'Rút lại' }).click();
    await page.waitForSelector('.entry-grid');
    expect([await page.locator('[data-spot="0.0"]').inputValue(), await page.locator('[data-spot="0.1"]').inputValue()], 'taken back, not lost').toEqual(['45', '90']);
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.waitForSelector('.check-rows');
    expect(await page.locator('.empties').count(), 'the reasons of the other lines stand again too').toBe(0);
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('.receipt', { hasText: '-02' }).waitFor();
    state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'return', submission: `PN-${REPORT}-${AGENCY}-02`, detail: JSON.stringify({ agency: AGENCY, report: REPORT, figures: 0, returned: [{ indicator: line!.indicator, part: line!.part, reason: 'wrong-denominator', told: 'Mẫu số gồm cả hồ sơ chưa đến hạn.' }] }) }));
    await engine.absorb();
    await visit(page, `${house.url}/nop`);
    const card = page.locator('.due-card', { hasText: 'Mẫu số gồm cả hồ sơ chưa đến hạn.' });
    await card.getByRole('link', { name: 'Sửa số liệu' }).click();
    await page.waitForSelector('.entry-grid');
    expect(await page.locator('.given-back').innerText()).toContain('Sai mẫu số');
    expect(await page.locator('[data-spot="0.1"]').inputValue(), 'what was given back stands there').toBe('90');
    await page.locator('[data-spot="0.1"]').click();
    await page.keyboard.type('80');
    await page.keyboard.press('Enter');
    await expect.poll(() => drafts.cells(AGENCY, REPORT).map(({ text }) => text), { timeout: 15_000 }).toContain('80');
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.waitForSelector('.check-rows');
    expect(await page.locator('.empties').count(), 'lines that were explained are not asked about again').toBe(0);
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('.receipt', { hasText: '-03' }).waitFor();
    const rows = await house.ask('observations', { indicator: line!.indicator, report: REPORT, agency: AGENCY });
    expect(rows[0]).toMatchObject({ revision: 3, numerator: 45, denominator: 80 });
    house.house.review = false;
    await context.close();
  });
});
