// Filling in a sheet with real keys and a real paste, from the due list to the receipt.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import { hasChromium } from './browser.ts';
import { openPages, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AGENCY, anew, KEPT, REPORT, SHEET, spot } from './sheet.ts';

describe.skipIf(!hasChromium)('filling in a sheet', () => {
  let house: Viewed;
  let owed: Row<'owed'>[];
  beforeAll(async () => {
    house = await openPages();
    owed = await house.ask('owed', { agency: AGENCY, report: REPORT });
  });
  afterAll(() => house?.close());

  const drafted = (): Record<string, string> => Object.fromEntries(house.house.drafts.cells(AGENCY, REPORT).map(({ indicator, field, text }) => [`${indicator} ${field}`, text]));
  const saved = async (page: Page, holds: () => boolean): Promise<void> => {
    await expect.poll(holds, { timeout: 15_000 }).toBe(true);
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
  };
  const start = async (width = 1440, role: Role = 'reporter', path = SHEET): Promise<{ page: Page; context: BrowserContext; said: string[] }> => {
    const opened = await house.page(width, { as: { role, agency: AGENCY } });
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(opened.page, `${house.url}${path}`);
    if (path.startsWith(SHEET)) await opened.page.waitForSelector(width < 768 ? '.entry-card' : '.entry-grid, .check-rows');
    return opened;
  };
  /** Through the clipboard, by the key. */
  const paste = async (page: Page, text: string): Promise<void> => {
    await page.evaluate((given) => navigator.clipboard.writeText(given), text);
    await page.keyboard.press('Control+v');
  };
  /** Figures that no check finds fault with: like those of before, larger where they add up. */
  const figures = (line: Row<'owed'>): [string, string] => {
    if (line.kind === 'survey') return ['88,5', '400'];
    if (line.kind !== 'share') return [String(line.previous_value === null ? 1200 : line.previous_value + 1), ''];
    return line.previous_numerator === null || line.previous_denominator === null ? ['450', '900'] : [String(line.previous_numerator * 10), String(line.previous_denominator * 10)];
  };

  test('keys do what they do in Excel', async () => {
    anew(house);
    const { page, context, said } = await start();
    expect(await page.locator('.entry-due').innerText()).toMatch(/^Hạn \d\d\/\d\d\/\d{4},\s(còn|quá) [\d.]+ ngày$|hôm nay/);
    expect(await page.locator('body').innerText()).not.toContain('{{');
    await spot(page, '0.0').click();
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.spot), 'Enter goes down').toBe('1.1');
    expect(await page.locator('#line-0').innerText()).toContain('30,0%');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('80');
    expect(await spot(page, '0.1').inputValue(), 'typing replaces').toBe('80');
    await page.keyboard.press('Escape');
    expect(await spot(page, '0.1').inputValue(), 'Escape takes it back').toBe('40');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('5');
    expect(await spot(page, '0.1').inputValue(), 'F2 moves within').toBe('450');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    expect(await spot(page, '0.1').inputValue()).toBe('40');
    await page.keyboard.press('Control+y');
    expect(await spot(page, '0.1').inputValue()).toBe('450');
    await spot(page, '0.0').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    expect([await spot(page, '1.0').inputValue(), await spot(page, '1.1').inputValue()], 'filled down').toEqual(['12', '450']);
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('12\t450\n12\t450');
    await page.keyboard.press('Delete');
    expect([await spot(page, '0.0').inputValue(), await spot(page, '1.1').inputValue()]).toEqual(['', '']);
    await page.keyboard.press('Control+z');
    await saved(page, () => drafted()[`${owed[1]!.indicator} denominator`] === '450');
    await page.keyboard.press('Escape');
    await spot(page, '3.0').focus();
    await page.keyboard.type('3286');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3186');
    await page.keyboard.press('Enter');
    await page.locator('.entry-told', { hasText: 'lớn hơn mẫu số' }).first().waitFor();
    expect(await page.locator('[data-jump="error"]').innerText()).toContain('1 lỗi');
    expect(await spot(page, '3.0').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Đổi hai ô' }).click();
    expect([await spot(page, '3.0').inputValue(), await spot(page, '3.1').inputValue()]).toEqual(['3.186', '3.286']);
    await saved(page, () => Object.entries(drafted()).some(([at, text]) => at.endsWith('numerator') && text.replace('.', '') === '3186'));
    expect(said).toEqual([]);
    await context.close();
  });

  test('who leaves a cell in the frame in which it is taken back stays where he went', async () => {
    anew(house);
    const { page, context } = await start();
    await spot(page, '0.1').focus();
    await page.keyboard.type('80');
    const after = await page.evaluate(async () => {
      const at = (spot: string) => document.querySelector<HTMLElement>(`[data-spot="${spot}"]`)!;
      at('0.1').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      at('3.0').focus();
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      return { on: (document.activeElement as HTMLElement).dataset.spot, value: (at('0.1') as HTMLInputElement).value };
    });
    expect(after).toEqual({ on: '3.0', value: '' });
    await context.close();
  });

  test('24 figures pasted: looked at first, one that can be read in two ways asked about once, undone in one step', async () => {
    anew(house);
    const { page, context } = await start();
    const shares = owed.slice(0, 7);
    const rows = [...shares.map((_, at) => (at === 2 ? '1.234\t5000' : `${40 + at}\t${90 + at}`)), '88,5\t400', '50\t100', '51\t100', '18761\t', '90,2\t500', '91\t500'];
    await spot(page, '0.0').focus();
    await paste(page, `${rows.join('\r\n')}\r\n`);
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect((await dialog.locator('.paste-counts').innerText()).replaceAll('\n', ' ')).toContain('25 ô mới');
    expect(await page.locator('.doubt-question').count(), 'asked once').toBe(1);
    expect(await dialog.locator('tr[data-kind="doubt"]').count()).toBe(1);
    expect(drafted(), 'nothing changes before').toEqual({});
    await dialog.getByRole('button', { name: '1.234 (hàng nghìn)' }).click();
    expect(await dialog.locator('tr[data-kind="doubt"]').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.doubt-question').count(), 'and not again').toBe(0);
    await saved(page, () => drafted()[`${owed[2]!.indicator} numerator`] === '1.234');
    expect(house.house.drafts.cells(AGENCY, REPORT).find(({ text }) => text === '1.234')!.reading).toBe('vi');
    expect(await page.locator('#line-2').innerText()).toContain('24,7%');
    await page.keyboard.press('Control+z');
    expect(await spot(page, '2.0').inputValue()).toBe('');
    await saved(page, () => Object.values(drafted()).every((text) => text === ''));
    await context.close();
  });

  test('a sheet of over 40 figures from the due list to the receipt in under 40 presses; then read only', async () => {
    anew(house);
    const { page, context, said } = await start(1440, 'reporter', '/nop');
    let presses = 0;
    const click = async (name: string | RegExp, within = 'main'): Promise<void> => {
      presses += 1;
      await page.locator(within).getByRole('button', { name }).or(page.locator(within).getByRole('link', { name })).first().click();
    };
    const sheet = owed.map((line) => figures(line).join('\t')).join('\r\n');
    expect(sheet.split(/[\t\r\n]+/).filter(Boolean).length).toBeGreaterThanOrEqual(40);
    await page.evaluate((given) => navigator.clipboard.writeText(given), sheet);
    presses += 1;
    await page.locator(`a.button[href*="/nop/${REPORT}/"]`).click();
    await page.waitForSelector('.entry-grid');
    presses += 1;
    await spot(page, '0.0').click();
    presses += 2;
    await page.keyboard.press('Control+v');
    await page.locator('dialog').waitFor();
    presses += 1;
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await saved(page, () => Object.values(drafted()).filter((text) => text !== '').length >= 40);
    await click('Kiểm tra và gửi');
    await page.waitForSelector('.check-rows');
    expect(await page.locator('.notice[role="alert"]').count(), await page.locator('main').innerText()).toBe(0);
    expect(await page.locator('.declaration').innerText()).toContain('xác nhận các số trên đúng');
    await click(/^Gửi/);
    await page.waitForSelector('.receipt');
    expect(presses).toBeLessThan(40);
    expect(await page.locator('.receipt').innerText()).toContain(`PN-${REPORT}-${AGENCY}-01`);
    expect(drafted()).toEqual({});
    expect(await page.locator('.entry-grid').count(), 'read only').toBe(0);
    const [row] = await house.ask('observations', { indicator: owed[0]!.indicator, report: REPORT, agency: AGENCY });
    expect(row).toMatchObject({ revision: 1, file: `cot-moc-${REPORT}-${AGENCY}.csv` });
    expect(said).toEqual([]);
    await page.getByRole('button', { name: 'Đính chính' }).click();
    await page.waitForSelector('.entry-grid');
    const before = await spot(page, '0.1').inputValue();
    await spot(page, '0.1').click();
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    expect(before).not.toBe('1.000');
    await saved(page, () => Object.values(drafted()).includes('1000'));
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    expect(await page.getByRole('button', { name: /^Gửi/ }).isDisabled(), 'a correction says why').toBe(true);
    await page.selectOption('#reason', 'recount');
    await page.getByLabel('Văn bản làm căn cứ').fill('Công văn 12/CV-ĐC');
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('.receipt', { hasText: `${AGENCY}-02` }).waitFor();
    expect(await page.locator('.receipt').innerText(), 'only what differs').toMatch(/Số liệu nhận\s+1|Số đã nhận\s+1|\n1\n/);
    await context.close();
  });
});
