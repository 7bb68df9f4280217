// A file with something wrong in it: mended in the preview or saved with a note at each wrong cell.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownWorkbook } from '../intake/own-workbook.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';

const AGENCY = 'gl-so-giao-duc-dao-tao';
const SHEET = `/nop/2026Y/${AGENCY}`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.skipIf(!hasChromium)('a file with something wrong in it', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const notesOf = async (download: Download): Promise<string[]> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync((await download.path())!) as unknown as Parameters<typeof book.xlsx.load>[0]);
    const found: string[] = [];
    book.worksheets.forEach((sheet) => sheet.eachRow((line) => line.eachCell((cell) => {
      const { note } = cell;
      if (note) found.push(`${sheet.name} ${cell.address} ${typeof note === 'string' ? note : note.texts!.map((piece) => piece.text).join('')}`);
    })));
    return found;
  };
  const save = async (page: Page): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải lỗi.xlsx' }).click()]);
    return download;
  };

  test('comes back as lỗi.xlsx with notes at what intake finds, while the preview stays open; a sound one offers none', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await page.setInputFiles('.upload input', { name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from('indicator;numerator;denominator;note\nonline-dossiers;abc;2000;=1+1\nno-such;1;2;\n') });
    const dialog = page.locator('dialog');
    await dialog.locator('.paste-counts').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const download = await save(page);
    expect(download.suggestedFilename()).toBe('lỗi.xlsx');
    expect((await notesOf(download)).map((note) => note.split(' ').slice(0, 3).join(' ')).sort()).toEqual(['Số liệu A3', 'Số liệu B2']);
    expect(await dialog.count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.setInputFiles('.upload input', { name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from('indicator;numerator;denominator\nonline-dossiers;12;20\n') });
    await dialog.locator('.paste-counts').waitFor();
    expect(await page.getByRole('button', { name: 'Tải lỗi.xlsx' }).count()).toBe(0);
    expect(said).toEqual([]);
    await context.close();
  });

  test('of a table with columns of its own too, at its own cells; a lost connection is told', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await page.setInputFiles('.upload input', { name: 'bieu.xlsx', mimeType: XLSX, buffer: Buffer.from(await ownWorkbook()) });
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    for (const [column, meaning] of [['Cột B', 'indicator'], ['Cột F', 'numerator'], ['Cột D', 'denominator']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.locator('.paste-counts').waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Tải lỗi.xlsx' }).click();
    await dialog.locator('[role=alert]').waitFor();
    await context.setOffline(false);
    const notes = await notesOf(await save(page));
    expect(notes).toEqual([expect.stringMatching(/^Biểu 01 D5 /), expect.stringMatching(/^Biểu 01 F5 /), 'Biểu 01 B8 “Một dòng không có trong mẫu” không phải là mã hay tên chỉ tiêu phải nộp trong kỳ này.']);
    await settled(page);
    await context.close();
  });

  test('a heading of two rows with merged cells is asked about as one', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Biểu 02');
    sheet.getRow(2).values = ['TT', 'Nội dung', 'Hồ sơ', '', 'Ghi chú'];
    sheet.getRow(3).values = ['', '', 'Tổng số', 'Đã xử lý'];
    for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3']) sheet.mergeCells(range);
    sheet.getRow(4).values = [1, 'Hồ sơ giải quyết trực tuyến', 1200, 800, 'theo sổ một cửa'];
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await page.setInputFiles('.upload input', { name: 'bieu02.xlsx', mimeType: XLSX, buffer: Buffer.from(await book.xlsx.writeBuffer() as ArrayBuffer) });
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('radio', { name: 'Dòng 3 là dòng tiêu đề' }).isChecked()).toBe(true);
    expect(await dialog.locator('tr[data-place="heading"] td').allInnerTexts()).toEqual(expect.arrayContaining(['Hồ sơ / Tổng số', 'Hồ sơ / Đã xử lý']));
    for (const [column, meaning] of [['Cột B', 'indicator'], ['Cột C', 'denominator'], ['Cột D', 'numerator']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.locator('.paste-counts').waitFor();
    expect((await dialog.locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([expect.stringMatching(/Mẫu số 1200$/), expect.stringMatching(/Tử số 800$/)]);
    expect(said).toEqual([]);
    await context.close();
  });
});
