// Milestones that contradict each other, side by side, and the ruling between them as a secretary records and withdraws it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../../client/format.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, PLAN, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { plain } from './stage.ts';

const TARGET = 'bg30-online-payment';
const DOCUMENT = '09/TB-BCĐ';

describe.skipIf(!hasChromium)('rulings', () => {
  let house: Viewed;
  let rows: Row<'conflicts'>[];
  beforeAll(async () => {
    house = await openPages();
    rows = await house.ask('conflicts', { plan: PLAN });
  });
  afterAll(() => house?.close());

  test('what each document says, which is in use and why; nobody but the secretary is offered a ruling', async () => {
    const { page, context, said } = await house.page(1440);
    await visit(page, `${house.url}/ke-hoach`);
    const own = rows.filter(({ target }) => target === TARGET);
    const shown = page.locator(`#xung-dot-${TARGET}`);
    const words = plain(await shown.innerText());
    for (const row of own) expect(words).toContain(plain(dateLabel(row.signed, 'vi')));
    for (const goal of ['tối thiểu 30%', 'trên 60%', 'tối thiểu 60%']) expect(words).toContain(goal);
    expect(plain(await shown.locator('.conflict-side', { hasText: 'Đang dùng' }).innerText())).toContain('trên 60%');
    expect(words).toContain('Đang dùng văn bản ký sau cùng: Bắc Giang 2025');
    const groups = new Set(rows.map(({ target, due }) => `${target} ${due}`)).size;
    expect(plain(await page.locator('.conflicts .card-head').innerText())).toContain(`${groups} mốc, ${groups} chưa có phán quyết`);
    expect(await page.getByRole('button', { name: /Ghi phán quyết/ }).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sideways(page, 320)).toBe(0);
    await visit(page, `${house.url}/ke-hoach?kh=gia-lai-gddt-2021-2030&lang=en`);
    expect(plain(await page.locator('main').innerText())).toContain('no milestone contradicts another document');
    expect(said).toEqual([]);
    await context.close();
  });

  test('the overview’s decision leads there', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/`);
    await page.getByRole('link', { name: /Ghi phán quyết: Thanh toán trực tuyến/ }).click();
    await page.waitForURL(/\/ke-hoach.*#xung-dot-/);
    expect(said).toEqual([]);
    await context.close();
  });

  test('its effect is shown first, then it is recorded', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/ke-hoach`);
    const shown = page.locator(`#xung-dot-${TARGET}`);
    await shown.getByRole('button', { name: /Ghi phán quyết/ }).click();
    await settled(page);
    expect(plain(await page.locator('.ruling-effect').innerText())).toContain('Không thay đổi gì so với hiện nay');
    await page.getByRole('radio', { name: /30%/ }).check();
    await page.waitForFunction(() => document.querySelector('.ruling-effect')!.textContent!.includes('Đổi mốc được dùng'));
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel(/Văn bản làm căn cứ/).fill(DOCUMENT);
    await page.locator('dialog').getByRole('button', { name: 'Ghi phán quyết' }).click();
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.waitForFunction(([id, document_]) => document.getElementById(id!)!.innerText.includes(`Theo ${document_}`), [`xung-dot-${TARGET}`, DOCUMENT]);
    expect(plain(await shown.locator('.conflict-side', { hasText: 'Đang dùng' }).innerText())).toContain('tối thiểu 30%');
    expect(said).toEqual([]);
    await context.close();
  });

  test('the target’s page says so, until it is withdrawn', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect(plain(await page.locator('#moc').innerText())).toMatch(/Mốc 2025: 30%\s*Đang dùng/);
    const shown = page.locator(`#xung-dot-${TARGET}`);
    await visit(page, `${house.url}/ke-hoach`);
    await shown.getByRole('button', { name: /Rút phán quyết/ }).click();
    await page.getByLabel(/Lý do rút/).fill('Ban hành văn bản khác thay thế');
    await page.locator('dialog').getByRole('button', { name: 'Rút phán quyết' }).click();
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.waitForFunction((id) => document.getElementById(id)!.innerText.includes('ký sau cùng'), `xung-dot-${TARGET}`);
    expect(await house.ask('conflicts', { plan: PLAN })).toEqual(rows);
    expect(said).toEqual([]);
    await context.close();
  });
});
