// The journal as a secretary reads it: what was done, by whom, whether the chain is whole; by keyboard, in both languages, at each width.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const AGENCY = 'bg-so-noi-vu';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('the journal', () => {
  let house: Viewed;
  let erased: string;
  beforeAll(async () => {
    house = await openPages();
    const { people, home } = house.house;
    people.add('Quản trị viên', null, [{ role: 'administrator', agency: '', area: '' }], 'system');
    erased = people.add('Phạm Thị Mẫu', 'mau@tinh.gov.vn', [], 'system');
    home.state.transaction(() => {
      home.state.act({ at: new Date().toISOString(), actor: erased, kind: 'password-set', submission: erased, detail: '{}' });
      home.state.act({ at: '2026-04-01T03:00:00.000Z', actor: 'system', kind: 'withdraw', submission: `PN-2024Q1-${AGENCY}-01`, detail: JSON.stringify({ agency: AGENCY, report: '2024Q1' }) });
      for (let at = 1; at <= 120; at += 1) home.state.act({ at: `2026-03-${at % 2 === 0 ? '10' : '11'}T03:00:00.000Z`, actor: 'system', kind: 'remind', submission: `nhac-${at}`, detail: '{}' });
    });
    people.end(erased, 'system');
    people.erase(erased, 'system');
  });
  afterAll(() => house?.close());

  test.each([[1440, 'vi'], [390, 'vi'], [1440, 'en'], [390, 'en'], [1920, 'vi']] as const)('at %i in %s: the chain is whole, acts are opened, nothing is wrong with the page', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/nhat-ky?lang=${lang}`);
    const { seq, hash } = house.house.home.state.head();
    expect(await page.locator('h1').innerText()).toBe(lang === 'vi' ? 'Nhật ký' : 'Journal');
    const line = await page.locator('.notice[data-kind=done]').innerText();
    expect(line).toMatch(lang === 'vi' ? /^Chuỗi [\d.]+ việc nguyên vẹn, kiểm tra lúc \d\d:\d\d .*; vết cuối [0-9a-f]{12}\./ : /^The chain of [\d,]+ acts is whole, checked at \d\d:\d\d, .*; last hash [0-9a-f]{12}\./);
    expect(await page.locator('.acts tbody').count()).toBe(50);
    await page.locator('.acts tbody').first().getByRole('button').click();
    await page.locator('.act-facts').waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('mo')).toMatch(/^\d+$/);
    if (Number(new URL(page.url()).searchParams.get('mo')) === seq) expect(await page.locator('.act-facts').innerText()).toContain(hash);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    expect(said).toEqual([]);
    await context.close();
  });

  test('page after page, and back; the address holds it all, and leads there again', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/nhat-ky?viec=reminders`);
    const numbers = (): Promise<number[]> => page.locator('.acts tbody').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.seq)));
    const seen = await numbers();
    await page.getByRole('link', { name: 'Cũ hơn' }).click();
    await page.waitForURL(/truoc=/);
    await settled(page);
    seen.push(...await numbers());
    await page.getByRole('link', { name: 'Cũ hơn' }).click();
    await page.waitForURL(new RegExp(`truoc=${seen.at(-1)}`));
    await settled(page);
    const last = await numbers();
    seen.push(...last);
    expect([seen.length, new Set(seen).size, [...seen].sort((a, b) => b - a)]).toEqual([120, 120, seen]);
    expect(await page.getByRole('link', { name: 'Cũ hơn' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Mới hơn' }).click();
    await page.waitForURL(/sau=/);
    await settled(page);
    expect(await numbers()).toEqual(seen.slice(50, 100));
    const other = await context.newPage();
    await visit(other, page.url());
    expect(await other.locator('.acts tbody').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.seq)))).toEqual(seen.slice(50, 100));
    await context.close();
  });

  test('by keyboard alone: an agency by its name, days, the button; then lifted', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/nhat-ky`);
    await page.locator('#act-of').focus();
    await page.keyboard.type('Phiếu');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sở nội vụ tỉnh bắc giang');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.waitForURL(/ve=/);
    await settled(page);
    const search = new URL(page.url()).searchParams;
    expect([search.get('viec'), search.get('ve')]).toEqual(['sheets', AGENCY]);
    expect(await page.inputValue('#act-subject')).toBe('Sở Nội vụ tỉnh Bắc Giang');
    const said = await page.locator('.act-said').allInnerTexts();
    expect(said.length).toBeGreaterThan(0);
    expect(said.every((line) => line.includes(`-${AGENCY}-`))).toBe(true);
    await page.fill('#act-subject', 'một câu không là gì');
    await page.keyboard.press('Enter');
    await page.getByText('Không hiểu “một câu không là gì”').waitFor();
    expect(new URL(page.url()).searchParams.get('ve'), 'nothing changes').toBe(AGENCY);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bỏ lọc' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('ve'));
    await visit(page, `${house.url}/nhat-ky?tu=2026-03-10&den=2026-03-10&viec=remind`);
    expect(await page.locator('.acts tbody').count()).toBe(50);
    expect(await page.locator('.act-at').first().innerText()).toBe('10:00 10/03/2026');
    await page.locator('.act-more button').first().focus();
    await page.keyboard.press('Space');
    await page.locator('.act-facts').waitFor();
    await context.close();
  });

  test('an erased identity is a pseudonym; what nobody did is told so; the filter is taken along as CSV', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'administrator' } });
    await visit(page, `${house.url}/nhat-ky?ai=${erased}`);
    const row = page.locator('.acts tbody').first();
    expect(await row.locator('.act-who').innerText()).toBe(`${erased}\ndanh tính đã xóa`);
    expect(await page.content()).not.toContain('Phạm Thị Mẫu');
    const csv = await page.request.get(`${house.url}${await page.getByRole('link', { name: 'Tải CSV' }).getAttribute('href')}`);
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(2);
    await visit(page, `${house.url}/nhat-ky?tu=2031-01-01`);
    await page.getByText('Không có việc nào như đang lọc').waitFor();
    await context.close();
  });

  test('a broken chain says which act', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'secretary' } });
    const { state } = house.house.home;
    const { seq, actor } = state.get<{ seq: number; actor: string }>("select seq, actor from acts where kind = 'remind' limit 1")!;
    state.run("update acts set actor = 'p-khac' where seq = ?", seq);
    try {
      await visit(page, `${house.url}/nhat-ky`);
      await page.getByRole('button', { name: 'Kiểm tra lại từ đầu' }).click();
      await page.locator('.notice[data-kind=error]').waitFor();
      expect(await page.locator('.notice[data-kind=error]').innerText()).toContain(`Thao tác ${seq} đã bị sửa sau khi ghi`);
      expect(await axeFaults(page)).toEqual([]);
    } finally {
      state.run('update acts set actor = ? where seq = ?', actor, seq);
      await page.getByRole('button', { name: 'Kiểm tra lại từ đầu' }).click();
      await page.locator('.notice[data-kind=done]').waitFor();
      await context.close();
    }
  });

  test('the way there is for whoever may read it: in the rail, on a phone at the account', async () => {
    for (const [role, isThere] of [['secretary', true], ['reviewer', true], ['administrator', true], ['viewer', false], ['area-lead', false]] as const) {
      const { page, context } = await house.page(1200, { as: { role } });
      await visit(page, `${house.url}/`);
      await page.locator('.account-link', { hasText: role }).waitFor();
      expect([role, await page.locator('.rail').getByRole('link', { name: 'Nhật ký' }).count()]).toEqual([role, isThere ? 1 : 0]);
      await context.close();
    }
    const phone = await house.page(390, { as: { role: 'secretary' } });
    await visit(phone.page, `${house.url}/tai-khoan`);
    await phone.page.locator('main').getByRole('link', { name: 'Nhật ký' }).click();
    await phone.page.waitForURL(/nhat-ky/);
    await phone.context.close();
    const viewer = await house.page(1200, { as: { role: 'viewer' } });
    await viewer.page.goto(`${house.url}/nhat-ky`);
    await viewer.page.getByText('Vai của bạn không được làm việc này').first().waitFor();
    await viewer.context.close();
  });
});
