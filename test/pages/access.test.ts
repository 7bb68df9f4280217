// Accounts as people use them: the administrator's link, the second factor, a person added, roles tried, sheets refused without a role.
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, PLAN, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const PASSWORD = 'sông Thương mùa nước lên';
const REPORT = '2026Q3';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('accounts', () => {
  let house: Viewed;
  let agency: string;
  beforeAll(async () => {
    house = await openPages();
    agency = (await house.ask('reporting', { plan: PLAN, report: REPORT })).find((row) => row.agency.includes('so-noi-vu'))!.agency;
  });
  afterAll(() => house?.close());

  test.each([1440, 390])('at %i: the link of the first start, the second factor, recovery codes, a person added and ended', async (width) => {
    const { page, context } = await house.page(width);
    const { people } = house.house;
    const administrator = people.add('Quản trị viên', null, [{ role: 'administrator', agency: '', area: '' }], 'test');
    const email = `qt${width}@tinh.gov.vn`;
    await visit(page, `${house.url}/vao/${people.invite(administrator, 'first', 'test').token}`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', '12345678');
    await page.locator('form button').click();
    await page.getByText('ai cũng thử trước').waitFor();
    expect(await page.inputValue('input[name=email]'), 'what was typed stays').toBe(email);
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('input[name=password]', PASSWORD);
    await page.locator('form button').click();
    await page.waitForSelector('.secret');
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    const secret = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '');
    await page.fill('input[name=code]', '000000');
    await page.locator('form button').click();
    await page.getByText('Mã này sai').waitFor();
    await page.fill('input[name=code]', new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.locator('form button').click();
    await page.waitForSelector('.codes');
    expect(await page.locator('.codes li').count()).toBe(10);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tôi đã cất giữ' }).click();
    await page.locator('.account-link', { hasText: 'Quản trị viên' }).click();
    await page.getByRole('link', { name: 'Người dùng' }).click();
    await page.waitForSelector('#add');
    await page.fill('input[name=name]', `Trần Chi ${width}`);
    await page.fill('input[name=email]', `chi${width}@tinh.gov.vn`);
    await page.getByRole('button', { name: 'Thêm và tạo đường dẫn' }).click();
    await page.waitForSelector('.notice code');
    expect(await page.locator('.notice code').innerText()).toMatch(/\/vao\/[\w-]{43}$/);
    const added = page.locator('.person', { hasText: `Trần Chi ${width}` });
    await added.locator('summary').click();
    expect(await added.locator('select[name=agency]').count(), 'no role is chosen for anybody').toBe(0);
    await added.locator('select[id^=role-]').selectOption('reporter');
    await added.locator('select[name=agency] option').first().waitFor({ state: 'attached' });
    await added.locator('select[name=agency]').selectOption(agency);
    await added.getByRole('button', { name: 'Giao vai này' }).click();
    await added.getByText('Người báo cáo · Sở Nội vụ').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    await added.getByRole('button', { name: 'Kết thúc tài khoản' }).click();
    await added.getByRole('button', { name: 'Bấm lần nữa' }).click();
    await added.getByText('đã kết thúc').waitFor();
    await page.goto(`${house.url}/tai-khoan`);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.locator('.account-link', { hasText: 'Đăng nhập' }).waitFor();
    await page.goto(`${house.url}/dang-nhap`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', PASSWORD);
    await page.locator('input[name=password]').press('Enter');
    await page.waitForSelector('input[name=code]');
    expect(await page.locator('h1').innerText()).toBe('Mã xác thực');
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });

  test('a visitor tries a role; without one nobody fills in a sheet; an account of another agency is told', async () => {
    const { page, context } = await house.page(1200);
    await visit(page, `${house.url}/nop/${REPORT}/${agency}`);
    await page.locator('main').getByText('Đăng nhập để nhập số liệu').waitFor();
    await visit(page, `${house.url}/dang-nhap`);
    await page.locator('#guest-agency option').first().waitFor({ state: 'attached' });
    expect(await axeFaults(page)).toEqual([]);
    await page.selectOption('#guest-agency', agency);
    await page.getByRole('button', { name: 'Vào với vai này' }).click();
    await page.locator('.account-link', { hasText: 'Khách xem thử' }).waitFor();
    await visit(page, `${house.url}/nop/${REPORT}/${agency}`);
    await page.locator('.entry-title').waitFor();
    const other = (await house.ask('reporting', { plan: PLAN, report: REPORT })).find((row) => row.agency !== agency)!.agency;
    await visit(page, `${house.url}/nop/${REPORT}/${other}`);
    await page.getByText('Vai trò của anh/chị không nhập số liệu cho cơ quan này').waitFor();
    await context.close();
  });

  test('a home that is not open to everybody asks to sign in, whatever page was meant', async () => {
    const { page, context } = await house.page(1200);
    house.house.anonymous = false;
    try {
      await page.goto(`${house.url}/chi-tieu?lang=en`);
      await page.waitForSelector('input[name=password]');
      expect(await page.locator('h1').innerText()).toBe('Sign in');
      expect(await axeFaults(page)).toEqual([]);
      await page.goto(`${house.url}/vao/khong-co`);
      await page.getByText('đã được dùng hoặc đã quá hạn').waitFor();
      await page.locator('.topbar').getByText('EN', { exact: true }).click();
      await page.getByText('This link was used or is over').waitFor();
    } finally {
      house.house.anonymous = true;
      await context.close();
    }
  });

  test.each([1440, 390])('at %i: a lead of one area is told that sheets of another are not shown; of the own area they are', async (width) => {
    for (const [area, isOwn] of [['digital', false], ['procedures', true]] as const) {
      const { page, context, said } = await house.page(width, { as: { role: 'area-lead', area } });
      await visit(page, `${house.url}/chi-tieu/bg30-online-dossiers?tab=nguon`);
      const told = page.getByText('Bạn chỉ xem được phiếu và tài liệu thuộc lĩnh vực: Chính quyền số.');
      await (isOwn ? page.locator('.trace-agencies') : told).first().waitFor();
      expect([await told.count(), await page.locator('.trace-agencies').count()]).toEqual(isOwn ? [0, 1] : [1, 0]);
      expect(await page.getByText('Từ 0 phiếu').count(), 'it is not said that there are none').toBe(0);
      expect(await axeFaults(page)).toEqual([]);
      expect(await sideways(page, width)).toBeLessThanOrEqual(0);
      expect(said).toEqual([]);
      await context.close();
    }
  });

  test('another session of one’s own is ended with the password', async () => {
    const { page, context } = await house.page(390);
    const { people, sessions } = house.house;
    const person = people.add('Vũ Hà', `${crypto.randomUUID()}@tinh.gov.vn`, [{ role: 'viewer', agency: '', area: '' }], 'test');
    await visit(page, `${house.url}/vao/${people.invite(person, 'invite', 'test').token}`);
    await page.fill('input[name=password]', PASSWORD);
    await page.locator('form button').click();
    await page.locator('.account-link', { hasText: 'Vũ Hà' }).waitFor();
    sessions.open(person, 'password', true, 'Máy ở phòng họp');
    await visit(page, `${house.url}/tai-khoan`);
    await page.locator('#sessions').waitFor();
    const others = page.locator('section[aria-labelledby=sessions]');
    await others.getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await others.locator('input[name=password]').fill('không phải');
    await others.getByRole('button', { name: 'Kết thúc phiên này' }).click();
    await others.getByRole('alert').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    await others.locator('input[name=password]').fill(PASSWORD);
    await others.getByRole('button', { name: 'Kết thúc phiên này' }).click();
    await others.locator('li', { hasText: 'Máy ở phòng họp' }).waitFor({ state: 'detached' });
    expect(sessions.of(person)).toHaveLength(1);
    await context.close();
  });

  test('one’s own account: sessions, the password changed, signed out', async () => {
    const { page, context } = await house.page(1200, { as: { role: 'viewer' } });
    await visit(page, `${house.url}/`);
    await settled(page);
    await page.locator('.account-link').click();
    await page.waitForSelector('#sessions');
    await page.getByText('Trình duyệt này').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForSelector('input[name=password]');
    await context.close();
  });
});
