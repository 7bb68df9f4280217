// The whole cycle in a browser, with real keys and a real paste: from a closed report that is opened to a published figure that stays, whatever comes after it.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { plain } from './stage.ts';

const PLAN = 'gia-lai-gddt-2021-2030';
const REPORT = '2026Q3';
const KEPT = /Đã lưu \d\d:\d\d trên máy này và máy chủ/;
interface Seat { page: Page; context: BrowserContext }

describe.skipIf(!hasChromium)('the reporting cycle', () => {
  let house: Viewed;
  const agency = 'gl-so-giao-duc-dao-tao';
  let owed: Row<'owed'>[] = [];
  let share: Row<'owed'>;
  let target = '';
  let short = '';
  const seats = new Map<Role | 'anonymous', Seat>();
  beforeAll(async () => {
    house = await openPages({ COT_MOC_DEMO: 'off', COT_MOC_REVIEW: 'on', LOCKED: 'on' });
    owed = await house.ask('owed', { agency, report: REPORT });
    share = owed.find(({ kind }) => kind === 'share')!;
  });
  afterAll(() => house?.close());

  const seat = async (role: Role | 'anonymous'): Promise<Page> => {
    const known = seats.get(role) ?? await house.page(1440, role === 'anonymous' ? {} : { as: { role, agency: role === 'reporter' ? agency : '' } });
    if (!seats.has(role)) await known.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    seats.set(role, known);
    return known.page;
  };
  const go = async (role: Role | 'anonymous', path: string): Promise<Page> => {
    const page = await seat(role);
    await visit(page, `${house.url}${path}`);
    return page;
  };
  /** A line as it stands in the Excel sheet. */
  const cells = (line: Row<'owed'>): string[] => {
    if (line === share) return ['1.234', '5000'];
    return line.kind === 'survey' ? ['88,5', '400'] : line.kind === 'share' ? ['450', '900'] : ['12', ''];
  };
  const send = async (page: Page, reason?: string): Promise<void> => {
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.waitForSelector('.check-rows');
    expect(await page.locator('#reason').count(), 'a reason is asked for where a figure in force is corrected').toBe(reason ? 1 : 0);
    if (reason) {
      await page.selectOption('#reason', reason);
      await page.getByLabel('Văn bản làm căn cứ').fill('Công văn 12/CV-ĐC ngày 05/01/2026');
    }
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.waitForSelector('.receipt');
  };
  /** Takes every figure of the sheet on the desk; with `giveBack` but for that line. */
  const judge = async (page: Page, sheet: string, giveBack?: { name: string; told: string }): Promise<void> => {
    await visit(page, `${house.url}/duyet?pn=${sheet}`);
    if (giveBack) {
      await page.locator('.review-plain .button-text').click();
      const line = page.locator('.plain-lines > li', { hasText: giveBack.name }).first();
      await line.getByRole('button', { name: 'Trả lại' }).click();
      await page.getByRole('button', { name: 'Sai mẫu số' }).click();
      await page.locator('.return-form textarea').fill(giveBack.told);
      await page.getByRole('button', { name: 'Trả lại số này' }).click();
      await line.locator('text=Sai mẫu số').first().waitFor();
    }
    const odd = page.locator('.review-figure');
    for (let at = 0; at < await odd.count(); at += 1) await odd.nth(at).getByRole('button', { name: 'Duyệt số này' }).click();
    const plain = page.getByRole('button', { name: /^Duyệt \d+ số bình thường$/ });
    if (await plain.count() > 0) await plain.click();
    await page.locator('.review-finish button:enabled').click();
    await page.getByText(/Đã hoàn tất phiếu của/).waitFor();
  };
  const publish = async (title: string): Promise<void> => {
    const page = await go('secretary', '/cong-bo');
    await page.getByLabel('Tên lần công bố').fill(title);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Công bố số/ }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /Bấm lần nữa/ }).click();
    await page.getByText(/^Đã công bố số \d+\.$/).waitFor();
  };
  const figureOf = async (role: Role | 'anonymous', path = `/chi-tieu/${target}`): Promise<string> => {
    const page = await go(role, path);
    const level = page.locator('main').getByText(/^\d+,\d+\s?%$/).first();
    await level.waitFor();
    return level.innerText();
  };

  test('a closed report is opened; 24 figures and more are pasted, the one that reads in two ways is asked about; the sheet is sent', async () => {
    const closed = await go('reporter', `/nop/${REPORT}/${agency}`);
    await closed.getByText(/Kỳ này đã đóng từ sau ngày .*mở lại được/).waitFor();
    const opened = await (await seat('reviewer')).request.post(`${house.url}/api/openings`, { headers: { 'X-Cot-Moc': '1' }, data: { agency, report: REPORT, until: '2999-01-01', reason: 'Sáp nhập, bàn giao chậm' } });
    expect(opened.status()).toBe(201);

    const page = await go('reporter', '/nop');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator(`a.button[href*="/nop/${REPORT}/"]`).first().click();
    await page.waitForSelector('.entry-grid');
    const sheet = owed.map((line) => cells(line).join('\t')).join('\r\n');
    expect(sheet.split(/[\t\r\n]+/).filter(Boolean).length).toBeGreaterThanOrEqual(24);
    await page.locator('[data-spot="0.0"]').click();
    await page.evaluate((given) => navigator.clipboard.writeText(given), `${sheet}\r\n`);
    await page.keyboard.press('Control+v');
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await page.locator('.doubt-question').count(), 'asked once').toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: /hàng nghìn/ }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await send(page);
    expect(await page.locator('.receipt').innerText()).toContain(`PN-${REPORT}-${agency}-01`);
    expect(await axeFaults(page)).toEqual([]);
    ({ target, short_vi: short } = (await house.ask('targets', { plan: PLAN })).find(({ indicator, part }) => indicator === share.indicator && part === share.part)!);
  });

  test('one figure is given back with words, mended and sent again, and all of it accepted', async () => {
    const desk = await seat('reviewer');
    await judge(desk, `PN-${REPORT}-${agency}-01`, { name: share.name_vi, told: 'Tính cả hồ sơ chưa đến hạn.' });
    const page = await go('reporter', '/nop');
    await page.locator('main').getByText('Tính cả hồ sơ chưa đến hạn.').waitFor();
    await page.getByRole('link', { name: 'Sửa số liệu' }).click();
    await page.waitForSelector('.entry-grid');
    const at = owed.indexOf(share);
    await page.locator(`[data-spot="${at}.1"]`).click();
    await page.keyboard.type('4900');
    await page.keyboard.press('Enter');
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    await send(page);
    expect(await page.locator('.receipt').innerText()).toContain(`${agency}-02`);
    await judge(desk, `PN-${REPORT}-${agency}-02`);
    expect(await house.ask('dues', { agency, report: REPORT })).toMatchObject([{ stage: 'accepted', returned: 0 }]);
  });

  test('it is published; a correction changes the latest figure and not the published one, and each page says which it shows', async () => {
    await publish('Quý III/2026');
    const published = await figureOf('anonymous');
    expect(published, '1 234 of 4 900').toMatch(/^25,2/);
    expect(await figureOf('reviewer')).toBe(published);
    // Links for the minutes: of whoever reads what is published, and of whoever reads the latest figures.
    const copied = async (role: Role | 'anonymous'): Promise<string> => {
      const here = await seat(role);
      await here.locator('.foot').getByRole('button', { name: 'Liên kết họp' }).click();
      await here.locator('.foot').getByText('Đã chép').waitFor();
      return here.evaluate(() => navigator.clipboard.readText());
    };
    const [ofPublished, ofMoment] = [await copied('anonymous'), await copied('reviewer')];
    expect(new URL(ofPublished).searchParams.get('cb')).toBe('1');
    expect(new URL(ofMoment).searchParams.get('tai')).toMatch(/^20\d\d-.*Z$/);
    for (const link of [ofPublished, ofMoment]) expect([new URL(link).searchParams.get('kh'), new URL(link).searchParams.get('ky')]).toEqual([PLAN, REPORT]);
    const page = await go('reporter', `/nop/${REPORT}/${agency}`);
    await page.getByRole('button', { name: 'Đính chính' }).click();
    await page.waitForSelector('.entry-grid');
    const at = owed.indexOf(share);
    await page.locator(`[data-spot="${at}.1"]`).click();
    await page.keyboard.type('2500');
    await page.keyboard.press('Enter');
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    await send(page, 'recount');
    // Given back, it is sent again, and would still correct what counts.
    await judge(await seat('reviewer'), `PN-${REPORT}-${agency}-03`, { name: share.name_vi, told: 'Gửi kèm biên bản rà soát.' });
    await go('reporter', '/nop');
    await page.locator('main').getByText('Gửi kèm biên bản rà soát.').waitFor();
    await page.getByRole('link', { name: 'Sửa số liệu' }).click();
    await page.waitForSelector('.entry-grid');
    await page.locator(`[data-spot="${at}.1"]`).click();
    await page.keyboard.type('2501');
    await page.keyboard.press('Enter');
    await page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    await send(page, 'recount');
    await judge(await seat('reviewer'), `PN-${REPORT}-${agency}-04`);
    expect(await figureOf('anonymous')).toBe(published);
    expect(await figureOf('reviewer'), '1 234 of 2 501').toMatch(/^49,3/);
    for (const [role, link] of [['anonymous', ofPublished], ['reviewer', ofPublished], ['reviewer', ofMoment], ['anonymous', ofMoment]] as const) {
      expect(await figureOf(role, link.slice(house.url.length)), `${role} ${link}`).toBe(published);
      const then = await seat(role);
      if (link === ofMoment) expect(plain(await then.locator('.bands').innerText())).toMatch(role === 'reviewer' ? /Số liệu như đã biết lúc \d\d:\d\d \d\d\/\d\d\/\d{4}/ : /công bố số 1/);
    }
    expect(await figureOf('anonymous')).toBe(published);
    expect(await figureOf('reviewer')).toMatch(/^49,3/);
    expect(await (await seat('anonymous')).locator('.bands').innerText()).toMatch(/Số liệu công bố số 1, .*: Quý III\/2026\./);
    expect(await (await seat('reviewer')).locator('.bands').innerText()).toContain('gồm cả phần chưa công bố');
  });

  test('the next publication says what has changed and why; the first stays', async () => {
    await publish('Quý III/2026, đính chính');
    const page = await go('anonymous', `/cong-bo?kh=${PLAN}`);
    await page.getByText('Đã đổi gì so với số 1').click();
    await settled(page);
    const row = page.locator('tbody tr', { hasText: short }).last();
    await row.waitFor();
    expect(await row.innerText()).toContain('đính chính');
    expect(await page.locator('.bridge tbody tr').first().innerText()).toMatch(/^Công bố số 1, /);
    expect(await axeFaults(page)).toEqual([]);
    await go('anonymous', `/cong-bo?kh=${PLAN}`);
    await page.getByRole('button', { name: 'Kiểm tra bản công bố' }).last().click();
    await page.getByText('Số công bố còn nguyên như khi công bố.').waitFor();
    expect(await axeFaults(await go('secretary', `/thay-doi?kh=${PLAN}`))).toEqual([]);
  });
});
