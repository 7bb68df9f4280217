// The desk as a reviewer uses it: unusual figures first, one accepted, one returned with words, the plain ones at once, the effect, the end; with
// others at the same sheet, without a connection, as a head, by keyboard alone. And the due list, where closed reports are opened.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reporterOf, signedIn } from '../open.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { PLAN, openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AGENCY, deskOf, sent } from './desk.ts';

const card = (page: Page, at: number) => page.locator('.review-figure').nth(at);
const saved = (page: Page, method = 'PUT') => page.waitForResponse((answer) => answer.request().method() === method && answer.url().includes('/api/reviews/') && answer.ok());

describe.skipIf(!hasChromium)('the desk', () => {
  let house: Viewed;
  let odd: { submission: string; figures: number };
  beforeAll(async () => {
    house = await openPages({ COT_MOC_REVIEW: 'on' });
    await sent(house, '2026H1', 0.55);
    odd = await sent(house, '2026Q3', 0.86);
  });
  afterAll(() => house?.close());

  test.each([[1440, 'vi'], [390, 'en'], [1920, 'vi']] as const)('at %i in %s nothing is wrong with the page', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/duyet?lang=${lang}`);
    expect(await page.locator('h1').innerText()).toBe(lang === 'vi' ? 'Hộp duyệt' : 'Review inbox');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator(`.review-item[href*="${odd.submission}"]`).click();
    await page.locator('.review-figure').first().waitFor();
    await card(page, 1).locator('.review-mark button').nth(1).click();
    await page.locator('.return-form textarea').fill('Thiếu biên bản');
    await page.locator('.review-plain .button-text').click();
    await page.locator('.review-effect .rows li').first().waitFor();
    await settled(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    expect((await page.locator('main').innerText()).match(/\b(review|terms|charts):|undefined|NaN|\{\{/g)).toBeNull();
    expect(said).toEqual([]);
    await context.close();
  });

  test('from the list to the end: one accepted and undone, one returned, the plain ones at once; then the next', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/duyet`);
    const waiting = await deskOf(house);
    expect(await page.locator('.review-item').count()).toBe(waiting.length);
    expect(await page.locator('.rail-count').innerText()).toContain(String(waiting.length));
    expect(await page.locator('.review-item').first().getAttribute('href'), 'the longest waiting first').toContain(waiting[0]!.submission);
    await page.locator(`.review-item[href*="${odd.submission}"]`).click();
    await card(page, 1).waitFor();
    expect([await page.locator('.review-figure').count(), waiting.find(({ submission }) => submission === odd.submission)!.unusual]).toEqual([2, 2]);
    expect((await card(page, 0).innerText()).replaceAll('\u00a0', ' ')).toMatch(/55,0%[^]*86,1%[^]*\+31,1 điểm %[^]*Tăng từ 55,0% \(6 tháng\/2026\) lên 86,1%[^]*Số hóa xong kho lưu trữ[^]*284 trên 330/);
    const finish = page.getByRole('button', { name: 'Hoàn tất phiếu' });
    expect(await finish.isDisabled()).toBe(true);

    await Promise.all([saved(page), card(page, 0).getByRole('button', { name: 'Duyệt số này' }).click()]);
    await Promise.all([saved(page), page.getByRole('button', { name: 'Hoàn tác' }).click()]);
    expect(await card(page, 0).getAttribute('data-mark')).toBe('none');
    await Promise.all([saved(page), card(page, 0).getByRole('button', { name: 'Duyệt số này' }).click()]);

    await card(page, 1).getByRole('button', { name: 'Trả lại' }).click();
    await page.getByRole('button', { name: 'Trả lại số này' }).click();
    await page.getByText('Chọn một lý do.').waitFor();
    await page.getByRole('button', { name: 'Thiếu minh chứng' }).click();
    await page.locator('.return-form textarea').fill('Vì');
    await page.getByRole('button', { name: 'Trả lại số này' }).click();
    await page.getByText('Viết ít nhất 5 ký tự').waitFor();
    // Looked at another sheet, and back: the words are still there.
    await page.locator('.review-item').first().click();
    await page.locator(`.review-item[href*="${odd.submission}"]`).click();
    expect(await page.locator('.return-form textarea').inputValue()).toBe('Vì');
    await page.locator('.return-form textarea').fill('Gửi kèm biên bản bàn giao kho.');
    const held = Promise.withResolvers<void>();
    await page.route((url) => url.pathname.endsWith('/effect'), async (route) => {
      await held.promise;
      await route.continue();
    });
    await Promise.all([saved(page), page.getByRole('button', { name: 'Trả lại số này' }).click()]);
    expect(await card(page, 1).innerText()).toMatch(/Trả lại: Thiếu minh chứng\.[^]*Gửi kèm biên bản bàn giao kho\./);

    await Promise.all([saved(page), page.getByRole('button', { name: `Duyệt ${odd.figures - 2} số bình thường` }).click()]);
    await page.getByText(`Hoàn tất sẽ duyệt ${odd.figures - 1} số, trả lại 1 số.`).waitFor();
    expect(await finish.isDisabled(), 'before it is told what it changes').toBe(true);
    held.resolve();
    await page.getByText(`Tính thử khi duyệt ${odd.figures - 1} số, trả lại 1 số.`).waitFor();
    await settled(page);
    const effect = await (await page.request.get(`${house.url}/api/reviews/${odd.submission}/effect`)).json() as { short_vi: string; after: number }[];
    expect(effect.length).toBeGreaterThan(0);
    const shown = await page.locator('.review-effect').innerText();
    expect(effect.filter(({ short_vi: name }) => shown.includes(name)).length).toBe(Math.min(4, effect.length));
    expect(shown).toMatch(/Phủ số liệu từ \d+\/\d+ lên \d+\/\d+ cơ quan/);
    await page.getByText(`Hoàn tất sẽ duyệt ${odd.figures - 1} số, trả lại 1 số.`).waitFor();
    await finish.click();
    await page.getByText(/Đã hoàn tất phiếu của Xã Cẩm Lý/).waitFor();
    await settled(page);
    expect(await page.locator(`.review-item[href*="${odd.submission}"]`).count()).toBe(0);
    expect(await page.locator('.review-item[aria-current]').count(), 'the next one is open').toBe(1);
    const back = await (await fetch(`${house.url}/api/q/returned.json?agency=${AGENCY}`, { headers: { ...reporterOf(house.url, AGENCY) } })).json() as { reason: string; told: string; is_open: boolean }[];
    expect(back.map(({ reason, told, is_open }) => [reason, told, is_open])).toEqual([['missing-evidence', 'Gửi kèm biên bản bàn giao kho.', true]]);
    await context.close();
  });

  test('by keyboard alone a plain sheet is taken', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reviewer' } });
    const [first] = await deskOf(house);
    await visit(page, `${house.url}/duyet`);
    await page.locator('.review-plain').waitFor();
    const press = async (name: RegExp): Promise<void> => {
      for (let at = 0; at < 80; at += 1) {
        if (await page.evaluate((source) => new RegExp(source).test((document.activeElement as HTMLElement).innerText ?? ''), name.source) && await page.evaluate(() => document.activeElement!.tagName === 'BUTTON')) break;
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    };
    const marked = saved(page);
    await press(/^Duyệt \d+ số bình thường$/);
    await marked;
    await page.locator('.review-finish button:enabled').waitFor();
    await press(/^Hoàn tất phiếu$/);
    await page.getByText(/Đã hoàn tất phiếu của/).waitFor();
    expect((await deskOf(house)).map(({ submission }) => submission)).not.toContain(first!.submission);
    await context.close();
  });

  test('two at one sheet see each other and each other’s marks; who comes second is told', async () => {
    const sheet = (await deskOf(house)).find(({ agency }) => agency === AGENCY)!.submission;
    const [one, two] = [await house.page(1440, { as: { role: 'reviewer' } }), await house.page(1440, { as: { role: 'reviewer' } })];
    await visit(one.page, `${house.url}/duyet?pn=${sheet}`);
    await visit(two.page, `${house.url}/duyet?pn=${sheet}`);
    await two.page.getByText('reviewer cũng đang xem phiếu này.').waitFor();
    await Promise.all([saved(one.page), one.page.getByRole('button', { name: /^Duyệt \d+ số bình thường$/ }).click()]);
    await two.page.getByRole('button', { name: /^Đã duyệt \d+ số$/ }).waitFor();
    await one.page.getByText('reviewer cũng đang xem phiếu này.').waitFor();
    await one.page.locator('.review-finish button:enabled').click();
    await one.page.getByText(/Đã hoàn tất phiếu của/).waitFor();
    await two.page.locator('.review-finish button').click();
    await two.page.getByText(`Phiếu ${sheet} vừa được duyệt.`).waitFor();
    await two.page.getByText('Phiếu này đã được duyệt.').waitFor();
    expect(await two.page.locator('.review-finish').count()).toBe(0);
    await one.context.close();
    await two.context.close();
  });

  test('a lost connection or a session that ended keeps the marks, and they are saved afterwards', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/duyet`);
    await page.locator('.review-plain .button-text').click();
    const marks = page.locator('.plain-lines .review-mark');
    await context.setOffline(true);
    await marks.nth(0).getByRole('button', { name: 'Duyệt' }).click();
    await page.getByText('1 ý kiến chưa lưu').waitFor();
    expect(await marks.nth(0).getByRole('button', { name: 'Duyệt' }).getAttribute('aria-pressed')).toBe('true');
    await Promise.all([saved(page), context.setOffline(false)]);
    await page.getByText('Mất kết nối.').waitFor({ state: 'detached' });
    const cookies = await context.cookies();
    await context.clearCookies();
    await marks.nth(1).getByRole('button', { name: 'Duyệt' }).click();
    await page.getByText('Phiên đăng nhập đã hết.').waitFor();
    await context.addCookies(cookies);
    await Promise.all([saved(page), page.getByRole('button', { name: 'Lưu lại' }).click()]);
    await page.reload();
    await page.locator('.review-plain .button-text').click();
    await page.locator('.plain-lines li').first().waitFor();
    expect(await page.locator('.plain-lines li[data-mark=accept]').count()).toBe(2);
    await context.close();
  });

  test('several plain ones at once, but the one left out', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reviewer' } });
    const before = await deskOf(house);
    await visit(page, `${house.url}/duyet`);
    await page.locator('.review-many summary').click();
    const boxes = page.locator('.review-many input');
    await boxes.first().waitFor();
    const count = await boxes.count();
    await boxes.first().uncheck();
    await page.locator('.review-many', { hasText: 'Chưa ghi gì.' }).waitFor();
    expect(await page.locator('.review-many h3').innerText()).toMatch(/^Duyệt (sẽ|không) đổi/);
    expect((await deskOf(house)).length, 'nothing is written').toBe(before.length);
    await page.getByRole('button', { name: `Duyệt ${count - 1} phiếu` }).click();
    await page.getByText(`Đã duyệt ${count - 1} phiếu.`).waitFor();
    expect((await deskOf(house)).length).toBe(before.length - (count - 1));
    await context.close();
  });

  test('one’s own sheet says why it waits for somebody else; who may not is told', async () => {
    const both = signedIn(house.house, 'reviewer');
    house.house.people.setGrants(both.person, [{ role: 'reviewer', agency: '', area: '' }, { role: 'reporter', agency: AGENCY, area: '' }], 'test');
    const owed = (await house.ask('owed', { agency: AGENCY, report: '2026Q1' })).filter(({ kind }) => kind === 'share');
    const form = new FormData();
    for (const [name, value] of [['agency', AGENCY], ['report', '2026Q1']] as const) form.set(name, value);
    form.set('file', new Blob([['indicator;part;numerator;denominator', ...owed.map(({ indicator, part }) => `${indicator};${part};100;200`)].join('\n')]), 'a.csv');
    const { submission } = await (await fetch(`${house.url}/api/submissions`, { method: 'POST', body: form, headers: { Cookie: both.Cookie, 'X-Cot-Moc': '1', 'Idempotency-Key': crypto.randomUUID() } })).json() as { submission: string };
    const { page, context } = await house.page(1440);
    const [name, value] = both.Cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
    await visit(page, `${house.url}/duyet?pn=${submission}`);
    await page.getByText('Phiếu này do chính bạn gửi').waitFor();
    expect(await page.getByRole('button', { name: /Duyệt/ }).count()).toBe(0);
    await context.close();
    const viewer = await house.page(1200, { as: { role: 'viewer' } });
    await viewer.page.goto(`${house.url}/duyet`);
    await viewer.page.getByText('Vai của bạn không được làm việc này').first().waitFor();
    expect(await viewer.page.locator('.rail').getByRole('link', { name: 'Duyệt' }).count()).toBe(0);
    await viewer.context.close();
  });

  test.each([[1440, 'vi'], [390, 'en']] as const)('a sheet of reasons alone at %i in %s: read, given back with words, or taken as told', async (width, lang) => {
    const { intake } = house.house;
    const [agency, report] = [width === 390 ? 'bn-cap-xa-cam-ly' : 'bn-so-noi-vu', '2026Y'];
    const hand = async (): Promise<string> => (await intake.submit({ agency, report, bytes: Buffer.from('indicator;numerator;denominator\n'), fileName: 'a.csv', reason: null, idempotencyKey: crypto.randomUUID(), actor: 'test', absent: [{ indicator: 'online-dossiers', part: '', reason: 'Đang đối chiếu với Cổng dịch vụ công' }] }, { accept: false })).submission;
    const { page, context, said } = await house.page(width, { as: { role: 'reviewer' } });
    const look = async (submission: string): Promise<void> => {
      await visit(page, `${house.url}/duyet?pn=${submission}&lang=${lang}`);
      await page.getByText('Đang đối chiếu với Cổng dịch vụ công').waitFor();
    };
    await look(await hand());
    expect([await axeFaults(page), await sideways(page, width)]).toEqual([[], 0]);
    await page.getByRole('button', { name: lang === 'vi' ? 'Trả lại' : 'Return', exact: true }).click();
    await page.locator('.return-form textarea').fill('Đã có số ở Cổng, đề nghị nộp.');
    await Promise.all([saved(page, 'POST'), page.locator('.return-form button[type=submit]').click()]);
    expect((await house.ask('dues', { agency, report }))[0]).toMatchObject({ stage: 'returned', returned: 1, first_received_at: null });
    await look(await hand());
    await Promise.all([saved(page, 'POST'), page.getByRole('button', { name: lang === 'vi' ? 'Hoàn tất phiếu' : 'Complete the sheet' }).click()]);
    expect((await house.ask('dues', { agency, report }))[0]).toMatchObject({ stage: 'accepted', returned: 0, covered: 0, excused: 1 });
    expect((await page.locator('main').innerText()).match(/\b(review|terms):|undefined|NaN|\{\{/g)).toBeNull();
    expect(said).toEqual([]);
    await context.close();
  });

  test.each([[1440, 'vi'], [390, 'en']] as const)('the due list at %i in %s: counts, filters, a report opened', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'reviewer' } });
    await visit(page, `${house.url}/han-nop?bc=2026Q3&lang=${lang}`);
    const [progress] = await house.ask('hand_ins', { plan: PLAN, report: '2026Q3' });
    expect(await page.locator('.section-title').first().innerText()).toContain(`${progress!.received}/${progress!.agencies}`);
    expect(await page.locator('.progress-rows tbody tr').count()).toBe(progress!.agencies);
    for (const [filter, count] of [['late', progress!.late], ['waiting', progress!.waiting], ['on_time', progress!.on_time]] as const) {
      await page.locator(`.chip[data-count=${filter}]`).click();
      await settled(page);
      expect([filter, await page.locator('.progress-rows tbody tr').count()]).toEqual([filter, count]);
    }
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page, width)).toBeLessThanOrEqual(0);
    const form = page.locator('.openings form');
    await form.locator('select[name=agency]').selectOption(AGENCY);
    await form.locator('input[name=until]').fill('2999-12-30');
    await form.locator('textarea').fill('Sáp nhập');
    await form.getByRole('button').click();
    await form.locator('.field-error').waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('Sáp nhập');
    await form.locator('textarea').fill(`Sáp nhập, bàn giao số liệu chậm ${lang}`);
    await form.getByRole('button').click();
    await page.locator('.openings .rows').getByText(`Sáp nhập, bàn giao số liệu chậm ${lang}`).waitFor();
    expect(said.filter((line) => !line.includes('422'))).toEqual([]);
    await context.close();
    const secretary = await house.page(1440, { as: { role: 'secretary' } });
    await visit(secretary.page, `${house.url}/han-nop`);
    expect([await secretary.page.locator('.progress-rows').count(), await secretary.page.locator('.openings').count()]).toEqual([1, 0]);
    await secretary.context.close();
  });
});
