// Conclusions as a secretary records them in a meeting, as their lead body carries them out, and as everybody sees them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import { signedIn } from '../open.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, PLAN, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { cookieOf } from './sheet.ts';
import { plain } from './stage.ts';

const TARGET = 'bg30-online-payment';
const LEAD = 'bn-van-phong-ubnd';
const TEXT = 'Văn phòng UBND tỉnh giao chỉ tiêu thanh toán trực tuyến cho từng xã, phường';
const REASON = 'Chờ số liệu đối soát của ngân hàng';

describe.skipIf(!hasChromium)('conclusions', () => {
  let house: Viewed;
  let all: Row<'conclusions'>[];
  beforeAll(async () => {
    house = await openPages();
    all = await house.ask('conclusions', { plan: PLAN });
  });
  afterAll(() => house?.close());
  const press = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await settled(page);
  };
  const told = async (page: Page): Promise<string> => plain(await page.locator('main').innerText());

  /** The one that is recorded here, carried on from test to test. */
  let conclusion: string;

  test('from a target’s page: recorded in a few words, signed, and then seen by everybody, on the chart too', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    const before = await page.locator('#ket-luan .note').innerText();
    expect([await page.locator('.events li').count() > 0, await page.locator('.chart-canvas svg').innerHTML()]).toEqual([true, expect.stringContaining('Sự kiện')]);
    await press(page, 'Ghi kết luận');
    expect(await page.getByLabel('Chủ trì').inputValue()).toBe(LEAD);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Nội dung kết luận').fill(TEXT);
    // What was typed outlives the page.
    await page.reload();
    await press(page, 'Ghi kết luận');
    expect(await page.getByLabel('Nội dung kết luận').inputValue()).toBe(TEXT);
    // It outlives a failure, too; sent again it is one conclusion.
    await page.route('**/api/conclusions', (route) => route.fetch().then(() => route.abort('connectionreset')), { times: 1 });
    await page.getByRole('button', { name: 'Ghi nháp' }).click();
    await page.waitForSelector('dialog [role=alert]');
    expect(await page.getByLabel('Nội dung kết luận').inputValue()).toBe(TEXT);
    await page.getByRole('button', { name: 'Ghi nháp' }).click();
    await page.getByRole('link', { name: /Đã ghi nháp kết luận số \d+/ }).waitFor();
    expect(page.url(), 'the place is kept').toContain(`/chi-tieu/${TARGET}`);
    await press(page, 'Ghi kết luận');
    expect(await page.getByLabel('Nội dung kết luận').inputValue(), 'what was recorded is typed no more').toBe('');
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('link', { name: /Đã ghi nháp kết luận số \d+/ }).click();
    await page.waitForURL(/\/ket-luan\/\d+/);
    await page.waitForSelector('.conclusion-words');
    await settled(page);
    conclusion = /\/ket-luan\/(\d+)/.exec(page.url())![1]!;
    expect(await told(page)).toMatch(new RegExp(`${TEXT}[\\s\\S]*Thanh toán trực tuyến`));
    const anybody = await house.page(390);
    await visit(anybody.page, page.url());
    expect(await told(anybody.page)).not.toContain(TEXT);
    await anybody.context.close();

    await press(page, 'Đã ký thông báo');
    await page.getByLabel('Thông báo số').fill('18/TB-BCĐ');
    await page.locator('dialog').getByRole('button', { name: 'Đã ký thông báo' }).click();
    await page.waitForFunction(() => document.querySelector('main')!.innerText.includes('18/TB-BCĐ'));
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    expect([Number(await page.locator('#ket-luan .note').innerText()), await page.locator('.events').innerText()]).toEqual([Number(before) + 1, expect.stringContaining(`KL ${conclusion}`)]);
    // The connection that was broken is noted by the browser.
    expect(said.filter((line) => !line.includes('ERR_CONNECTION_RESET'))).toEqual([]);
    await context.close();
  });

  test('what one secretary typed is not recorded under the name of another who signs in at the same browser', async () => {
    const [{ page, context }, other] = [await house.page(1440, { as: { role: 'secretary' } }), signedIn(house.house, 'secretary')];
    await visit(page, `${house.url}/chi-tieu/${TARGET}`);
    await press(page, 'Ghi kết luận');
    await page.getByLabel('Nội dung kết luận').fill('Việc do người khác soạn');
    await context.addCookies([cookieOf(other)]);
    await page.getByRole('button', { name: 'Ghi nháp' }).click();
    await page.locator('dialog [role=alert]').waitFor();
    expect(await page.getByLabel('Nội dung kết luận').inputValue(), 'its writer may come back').toBe('Việc do người khác soạn');
    // With the next figures the page learns who it is.
    const { home: { state }, engine } = house.house;
    state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'opening', submission: null, detail: JSON.stringify({ agency: LEAD, report: '2026Y', until: '2999-12-31', reason: 'Thử' }) }));
    await engine.absorb();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await settled(page);
    expect(house.house.home.state.acts().some(({ detail }) => detail.includes('Việc do người khác soạn'))).toBe(false);
    await context.close();
  });

  test('carried out: claimed by its lead body, confirmed by the secretary', async () => {
    const lead = await house.page(390, { as: { role: 'head', agency: LEAD } });
    await visit(lead.page, `${house.url}/ket-luan/${conclusion}`);
    expect(await sideways(lead.page, 390)).toBe(0);
    await press(lead.page, 'Báo hoàn thành');
    await lead.page.getByLabel(/Văn bản chứng minh/).fill('Quyết định 12/QĐ-UBND');
    await lead.page.locator('dialog').getByRole('button', { name: 'Báo hoàn thành' }).click();
    await lead.page.waitForFunction(() => document.querySelector('h1 + p')!.textContent!.includes('Chờ xác nhận'));
    expect(await lead.page.getByRole('button', { name: 'Xác nhận hoàn thành' }).count()).toBe(0);
    expect(await axeFaults(lead.page)).toEqual([]);
    expect(lead.said).toEqual([]);
    await lead.context.close();

    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/ket-luan/${conclusion}`);
    await press(page, 'Xác nhận hoàn thành');
    await page.locator('dialog').getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
    await page.waitForFunction(() => document.querySelector('h1 + p')!.textContent!.includes('Hoàn thành'));
    expect(await page.locator('.conclusion-acts').count()).toBe(0);
    await page.waitForFunction(() => document.querySelectorAll('.conclusion-steps li').length === 4);
    expect(await page.locator('.conclusion-steps li .strong').allInnerTexts()).toEqual(['Xác nhận hoàn thành', 'Báo hoàn thành', 'Ký thông báo', 'Ghi nháp']);
    expect(said).toEqual([]);
    await context.close();
  });

  test('the list says the numbers of the server, worst first, in three views, filtered by the address; the overview leads there', async () => {
    const { page, context, said } = await house.page(1440);
    const [counts] = await house.ask('conclusion_counts', { plan: PLAN });
    await visit(page, `${house.url}/`);
    const pane = plain(await page.locator('.conclusion-pane').innerText());
    for (const words of [`${counts!.total} việc`, `${counts!.done} hoàn thành`, `${counts!.in_time} trong hạn`, `${counts!.overdue} quá hạn`]) expect(pane.replaceAll('\n', ' ')).toContain(words);
    await page.locator('.conclusion-pane').getByRole('link', { name: /quá hạn/ }).click();
    await settled(page);
    const overdue = all.filter(({ state }) => state === 'overdue').map(({ conclusion }) => conclusion);
    expect(await page.locator('tr[data-conclusion]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.conclusion))).toEqual(overdue);
    await visit(page, `${house.url}/ket-luan`);
    expect(plain(await page.locator('h1').innerText())).toBe(`${counts!.total} kết luận: ${counts!.done} hoàn thành, ${counts!.overdue} quá hạn, lâu nhất ${counts!.days_over} ngày`);
    expect(await told(page)).toMatch(/hạn gốc \d\d\/\d\d\/\d{4}, gia hạn 1 lần/);
    expect(await told(page)).not.toContain('Nháp');
    expect(await page.getByRole('button', { name: 'Ghi kết luận' }).count()).toBe(0);
    for (const view of ['Theo cơ quan', 'Dòng thời gian']) {
      await page.getByRole('link', { name: view }).click();
      await settled(page);
      expect(await page.getByRole('link', { name: view }).getAttribute('aria-current')).toBe('page');
      expect(await axeFaults(page)).toEqual([]);
    }
    expect(new URL(page.url()).searchParams.get('xem')).toBe('thoi-gian');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sideways(page, 320)).toBe(0);
    await visit(page, `${house.url}/ket-luan?kl=dung-lai&lang=en`);
    expect(await told(page)).toContain('Stopped');
    expect(said).toEqual([]);
    await context.close();
  });

  test('a decision put off goes from the queue with its reason, and says when it comes back', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/`);
    const first = page.locator('.decisions .decision').first();
    const name = plain(await first.locator('.decision-link').innerText());
    await first.getByRole('button', { name: /Để sau/ }).click();
    await page.getByLabel(/Lý do/).fill(REASON);
    await page.locator('dialog').getByRole('button', { name: 'Để sau' }).click();
    await page.waitForSelector('.decisions-later');
    expect((await page.locator('.decision-link').allInnerTexts()).map(plain)).not.toContain(name);
    await page.locator('.decisions-later summary').click();
    expect(plain(await page.locator('.decisions-later').innerText())).toMatch(new RegExp(`1 việc để sau[\\s\\S]*Quay lại \\d\\d/\\d\\d/\\d{4}: ${REASON}`));
    expect(said).toEqual([]);
    await context.close();
  });
});
