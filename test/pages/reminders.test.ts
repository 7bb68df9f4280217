// What waits for somebody, as they find it: the bell, the list and where it leads, mails and the calendar on the account page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allMatters } from '../../server/reminders/matters.ts';
import { openInbox } from '../reminders/inbox.ts';
import type { Inbox } from '../reminders/inbox.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const PLAN = 'bac-giang-2021-2030';
const REPORT = '2026Q3';

describe.skipIf(!hasChromium)('reminders', () => {
  let house: Viewed;
  let inbox: Inbox;
  let agency: string;
  let name: string;
  beforeAll(async () => {
    inbox = await openInbox();
    house = await openPages({ SMTP_URL: `smtp://127.0.0.1:${inbox.port}`, MAIL_FROM: 'Cột Mốc <nhacviec@tinh.gov.vn>', LOCKED: 'on' });
    const missing = (await house.ask('dues', { plan: PLAN, report: REPORT })).find((row) => row.stage === 'none')!;
    [agency, name] = [missing.answers, missing.name_vi];
    const { home: { state }, engine } = house.house;
    // The report is open again for it, for a week.
    state.transaction(() => state.act({ at: new Date().toISOString(), actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency: missing.agency, report: REPORT, until: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10), reason: 'x' }) }));
    await engine.absorb();
  });
  afterAll(async () => {
    await house?.close();
    await inbox?.close();
  });

  test.each([[1440, 'vi'], [390, 'vi'], [1440, 'en'], [390, 'en']] as const)('at %i in %s: the bell counts, the list says what and leads there', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/?lang=${lang}`);
    const bell = page.getByRole('link', { name: lang === 'vi' ? 'Nhắc việc: 1 việc' : 'Reminders: 1 matter' });
    await bell.waitFor();
    expect(await page.locator('.bell-count').innerText()).toBe('1');
    const box = (await bell.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    await bell.click();
    await page.getByRole('heading', { level: 1, name: lang === 'vi' ? 'Nhắc việc' : 'Reminders' }).waitFor();
    await page.locator('.reminder').waitFor();
    expect(await page.locator('h2').first().innerText()).toMatch(lang === 'vi' ? /^Quá hạn/ : /^Overdue/);
    if (lang === 'vi') expect(await page.locator('.reminder').innerText()).toContain(name);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    await page.locator('.reminder').click();
    await page.locator(width < 768 ? '.entry-card' : '.entry-grid').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/nop/${REPORT}/${agency}`);
    expect(said).toEqual([]);
    await context.close();
  });

  test('the reviewer has the sheets that wait; a viewer has nothing, and whoever is not signed in has no bell', async () => {
    const reviewer = await house.page(1440, { as: { role: 'reviewer' } });
    await visit(reviewer.page, `${house.url}/nhac-viec`);
    const waiting = (await allMatters(house.house.engine, false)).filter((row) => row.role === 'reviewer');
    expect(waiting.length).toBeGreaterThan(0);
    expect(await reviewer.page.locator('.reminder').count()).toBe(waiting.length);
    const viewer = await house.page(390, { as: { role: 'viewer' } });
    await visit(viewer.page, `${house.url}/nhac-viec`);
    await viewer.page.getByText('Hiện không có việc nào chờ bạn.').waitFor();
    expect(await viewer.page.locator('.bell-count').count()).toBe(0);
    const nobody = await house.page(390);
    await visit(nobody.page, `${house.url}/`);
    expect(await nobody.page.locator('.bell').count()).toBe(0);
    for (const { context } of [reviewer, viewer, nobody]) await context.close();
  });

  test('a list that cannot be had says so, and can be asked again', async () => {
    const { page, context } = await house.page(390, { as: { role: 'reporter', agency } });
    await page.route('**/api/reminders', (route) => route.abort());
    await page.goto(`${house.url}/nhac-viec`);
    await page.getByText('Không tải được danh sách việc cần làm').waitFor();
    await page.unroute('**/api/reminders');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.locator('.reminder').waitFor();
    await context.close();
  });

  test.each([1440, 390])('at %i: on the account page mails are switched off, and the calendar’s address made, read and changed', async (width) => {
    const { page, context } = await house.page(width, { as: { role: 'reporter', agency } });
    await visit(page, `${house.url}/tai-khoan`);
    await page.waitForSelector('#wish');
    const box = page.getByLabel('Nhận thư nhắc việc');
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.selectOption('#letters', 'en');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu.').waitFor();
    await visit(page, `${house.url}/tai-khoan`);
    await page.waitForSelector('#wish');
    expect([await box.isChecked(), await page.inputValue('#letters')]).toEqual([false, 'en']);
    await page.getByRole('button', { name: 'Tạo địa chỉ' }).click();
    const address = await page.locator('.calendar-address').innerText();
    expect((await fetch(address)).status).toBe(200);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Đổi địa chỉ' }).click();
    await page.getByRole('button', { name: 'Bấm lần nữa' }).click();
    await page.waitForFunction((old) => document.querySelector('.calendar-address')?.textContent !== old, address);
    expect((await fetch(address)).status).toBe(404);
    await context.close();
  });

  test('the administrator sees which address was refused', async () => {
    const { people, home: { state } } = house.house;
    const person = people.add('Trần Chi', 'chi@tinh.gov.vn', [], 'test');
    state.run("insert into digests (person, day, hash, state, tries, changed_at) values (?, '2026-11-20', 'x', 'refused', 1, '2026-11-20T01:00:00.000Z')", person);
    const { page, context } = await house.page(390, { as: { role: 'administrator' } });
    await visit(page, `${house.url}/nguoi-dung`);
    expect(await page.locator(`[data-person=${person}]`).innerText()).toContain('thư bị từ chối ngày 20/11/2026');
    await context.close();
  });
});
