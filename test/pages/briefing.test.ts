// Briefings in a browser: a deck arranged, shown and presented by keys alone; a screen that nobody looks after, through three hours at sixty times their pace.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../client/parts/briefing-words.ts';
import { titleOf } from '../../client/briefing/sayings.ts';
import { areaTitle, MOST_WORDS, wordsIn } from '../../client/briefing/titles.ts';
import { slideOf } from '../../client/briefing/slides.ts';
import type { Shown } from '../../client/briefing/slides.ts';
import { statuses } from '../../client/marks/status.ts';
import { sayIn } from '../../client/words.ts';
import { signedIn } from '../open.ts';
import { publish } from '../published.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { openScreen, PLAN } from './unattended.ts';

const DECK = `1-${PLAN}`;

describe.skipIf(!hasChromium)('briefings', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' });
  }, 240_000);
  afterAll(() => house?.close());

  /** Earlier made-up reports do not land here: what there is counts as all. */
  const published = (title: string): Promise<number> => {
    house.house.progress.total = house.house.progress.done;
    return publish(house, title);
  };
  const h1 = (page: Page): Promise<string> => page.locator('h1').first().innerText();
  const place = (page: Page): Promise<string> => page.locator('.slide-foot strong').first().innerText();

  test('from nothing published to a deck that is arranged, shown and presented, with the keyboard alone', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/trinh-chieu`);
    expect(await page.locator('main').innerText()).toMatch(/Chưa có lần công bố nào[^]*Tới trang Công bố/);
    expect(await published('Quý III/2026')).toBe(1);

    await visit(page, `${house.url}/trinh-chieu/${DECK}/sap-xep`);
    expect(await axeFaults(page)).toEqual([]);
    const slides = (): Promise<(string | null)[]> => page.locator('[data-slide]').evaluateAll((all) => all.map((one) => one.getAttribute('data-slide')));
    const added = 'target-bg30-online-dossiers';
    // With the latest report alone no target is late: the rule makes no slide of one.
    expect(await slides()).toEqual(['cover', 'wall', 'decide', 'conclusions', 'scores', 'quality']);
    await page.getByLabel('Thêm trang cho một chỉ tiêu').selectOption(added.replace('target-', ''));
    await page.getByRole('button', { name: 'Thêm: Một chỉ tiêu' }).click();
    await page.locator(`[data-slide="${added}"] .arrange-grip`).press('ArrowUp');
    await expect.poll(slides).toEqual(['cover', 'wall', 'decide', 'conclusions', 'scores', added, 'quality']);
    await page.locator('[data-slide="wall"] .arrange-grip').press('ArrowDown');
    const first = ['cover', 'decide', 'wall', 'conclusions', 'scores', added, 'quality'];
    await expect.poll(slides).toEqual(first);
    await page.getByLabel('Thêm trang cho một lĩnh vực').selectOption('procedures');
    await page.getByRole('button', { name: 'Thêm: Một lĩnh vực' }).press('Enter');
    first.push('area-procedures');
    await expect.poll(slides).toEqual(first);
    expect(await page.getByLabel('Thêm trang cho một lĩnh vực').locator('option[value="procedures"]').count(), 'each once').toBe(0);
    await page.locator('[data-slide="quality"]').getByRole('button', { name: /^Ẩn/ }).press('Enter');
    const late = page.locator(`[data-slide="${added}"]`);
    await late.locator('summary').press('Enter');
    await late.getByLabel(/^Đề nghị/).fill('Giao Sở Nội vụ trình phương án trước 15/12');
    await late.getByLabel('Ghi chú người trình bày').fill('Nhắc lại kết luận kỳ trước.');
    // Another page in between: what was typed is there again.
    await visit(page, `${house.url}/trinh-chieu`);
    await visit(page, `${house.url}/trinh-chieu/${DECK}/sap-xep`);
    await page.getByRole('button', { name: 'Lưu' }).press('Enter');
    await page.getByText('Đã lưu.').waitFor();
    await page.locator(`[data-slide="${added}"] summary`).press('Enter');
    expect(await page.locator(`[data-slide="${added}"]`).getByLabel(/^Đề nghị/).inputValue()).toContain('trước 15/12');

    await page.getByRole('link', { name: 'Trình chiếu', exact: true }).last().press('Enter');
    await page.waitForSelector('.slide');
    await settled(page);
    const count = first.length - 1;
    const [whole] = (await house.ask('overview', { plan: PLAN, published: '1' } as never)).filter(({ area }) => area === '');
    expect(await place(page)).toBe(`1/${count}`);
    expect(await page.locator('.cover-count').allInnerTexts()).toEqual([whole!.achieved, whole!.on_track, whole!.at_risk, whole!.off_track, whole!.not_assessed, whole!.ended].map(String));
    expect(await page.locator('.slide-foot').innerText()).toMatch(/Số liệu quý\sIII\/2026, đến 14\/09\/2026 · bản số 1, công bố .*Số liệu minh họa/s);
    for (const [key, at] of [['ArrowRight', 2], ['PageDown', 3], ['Space', 4], ['PageUp', 3], ['End', count], ['Home', 1], ['ArrowLeft', 1]] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => place(page), { message: key }).toBe(`${at}/${count}`);
      expect((await h1(page)).split(/\s+/).length, await h1(page)).toBeLessThanOrEqual(at === 1 ? 25 : 14);
    }
    for (let at = 1; at <= count; at += 1) {
      await settled(page);
      expect(await page.locator('.slide').evaluate((slide) => [slide, ...slide.querySelectorAll('h1, p, li, .wall-tile')].filter((one) => one.getBoundingClientRect().bottom > slide.getBoundingClientRect().bottom + 1).length), `slide ${at} is cut`).toBe(0);
      if (at === 2 || at >= 4) expect(await axeFaults(page), `slide ${at}`).toEqual([]);
      if (at < count) await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('g');
    const focused = (): Promise<number> => page.locator('.stage-choice').evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
    await expect.poll(focused).toBe(count - 1);
    for (const [key, at] of [['Home', 0], ['ArrowRight', 1], ['ArrowRight', 2], ['ArrowRight', 3], ['ArrowRight', 4], ['ArrowRight', 5]] as const) {
      await page.keyboard.press(key);
      await expect.poll(focused).toBe(at);
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => place(page)).toBe(`6/${count}`);
    expect(await page.locator('.target-ask').innerText()).toContain('trước 15/12');
    await page.keyboard.press('l');
    await page.mouse.move(640, 300);
    const dot = await page.locator('.stage-dot').boundingBox();
    expect([dot!.x + dot!.width / 2, dot!.y + dot!.height / 2]).toEqual([640, 300]);
    await page.keyboard.press('l');
    expect(await page.locator('.stage-dot').count()).toBe(0);
    await page.keyboard.press('?');
    expect(await page.locator('.stage-card').innerText()).toContain('Toàn màn hình');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await page.locator('.stage-notes').innerText()).toContain('Nhắc lại kết luận kỳ trước.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.waitForURL(/chi-tieu\/.*cb=1/);
    await settled(page);
    expect(page.url()).toContain(added.replace('target-', ''));
    // Until the page is there the keys are still those of the stage.
    await page.getByText('Mở từ trang trình chiếu.').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/trinh-chieu/);
    await expect.poll(() => place(page)).toBe(`6/${count}`);

    const presenter = await context.newPage();
    await visit(presenter, `${house.url}/trinh-chieu/${DECK}/dieu-khien`);
    await presenter.getByText('Đang nối với màn chiếu').waitFor();
    await presenter.getByText(`Đang chiếu 6/${count}`).waitFor();
    expect(await presenter.locator('.presenter-notes').innerText()).toBe('Nhắc lại kết luận kỳ trước.');
    expect(await presenter.getByRole('link', { name: 'Mở màn chiếu' }).count()).toBe(0);
    expect(await axeFaults(presenter)).toEqual([]);
    await presenter.keyboard.press('PageUp');
    await expect.poll(() => place(page)).toBe(`5/${count}`);
    await presenter.keyboard.press('b');
    await page.locator('.stage-blank').waitFor();
    await page.keyboard.press('ArrowRight');
    await presenter.getByText(`Đang chiếu 6/${count}`).waitFor();
    expect(await page.locator('.stage-blank').count()).toBe(0);
    // Concluded while a slide is shown: its target and its publication are known, and turning on takes nothing away.
    const noted = (): { actor: string; detail: string }[] => house.house.home.state.acts().filter(({ kind }) => kind === 'conclusion-noted').slice(-1);
    const before = house.house.home.state.acts().filter(({ kind }) => kind === 'conclusion-noted').length;
    await presenter.getByRole('button', { name: 'Ghi kết luận' }).click();
    const form = presenter.locator('.presenter-conclude');
    expect(await form.locator('.sentence').innerText()).toMatch(/Về chỉ tiêu .*, trang 6, số liệu bản số 1/);
    await form.getByLabel('Nội dung kết luận').fill('Giao chỉ tiêu riêng cho ba đơn vị thiếu nhiều nhất');
    await presenter.locator('.presenter-jump button').nth(4).click();
    await expect.poll(() => place(page)).toBe(`5/${count}`);
    expect(await axeFaults(presenter)).toEqual([]);
    await presenter.setViewportSize({ width: 390, height: 800 });
    expect(await sideways(presenter, 390)).toBeLessThanOrEqual(0);
    await form.getByRole('button', { name: 'Ghi nháp' }).click();
    await presenter.getByRole('link', { name: /Đã ghi nháp kết luận số/ }).waitFor();
    expect(JSON.parse(noted()[0]!.detail)).toMatchObject({ target: added.replace('target-', ''), text: 'Giao chỉ tiêu riêng cho ba đơn vị thiếu nhiều nhất', seen_at: (await (await fetch(`${house.url}/api/decks/${DECK}`)).json() as Shown).publication.at });
    await presenter.locator('.presenter-jump button').nth(5).click();
    // At the stage itself, by a key.
    await page.keyboard.press('c');
    await page.getByLabel('Nội dung kết luận').fill('Bố trí nội dung này vào phiên họp sau');
    await page.keyboard.press('Tab');
    expect(await place(page), 'keys are those of the form').toBe(`6/${count}`);
    await page.getByRole('button', { name: 'Ghi nháp' }).click();
    await page.locator('.stage-said', { hasText: /Đã ghi nháp kết luận số/ }).waitFor();
    expect(house.house.home.state.acts().filter(({ kind }) => kind === 'conclusion-noted').length).toBe(before + 2);
    expect(said).toEqual([]);
    // Without a stage nothing is shown, and there is a way to open one.
    await page.close();
    await presenter.getByText(`Trang 6/${count}`, { exact: true }).waitFor();
    const [stage] = await Promise.all([context.waitForEvent('page'), presenter.getByRole('link', { name: 'Mở màn chiếu' }).click()]);
    await expect.poll(() => place(stage)).toBe(`6/${count}`);
    await presenter.getByText(`Đang chiếu 6/${count}`).waitFor();
    await context.close();

    const deck = await (await fetch(`${house.url}/api/decks/${DECK}`)).json() as Shown;
    expect(JSON.stringify(deck), 'notes are the speaker’s').not.toContain('Nhắc lại');
    const { person: _, ...secretary } = signedIn(house.house, 'secretary');
    const arranged = async (given: Partial<Shown>): Promise<number> => (await fetch(`${house.url}/api/decks/${DECK}`, { method: 'PUT', headers: { ...secretary, 'Content-Type': 'application/json' }, body: JSON.stringify({ version: deck.version, slides: deck.slides, asks: deck.asks, ...given }) })).status;
    expect(await arranged({ version: 0 }), 'somebody arranged it meanwhile').toBe(409);
    expect(await arranged({ slides: deck.slides.map((slide) => ({ ...slide, hidden: true })) })).toBe(422);
    expect(await arranged({ slides: [...deck.slides, slideOf('target', 'no-such')] })).toBe(422);
    expect(await arranged({ slides: [...deck.slides, slideOf('area', 'finance-of-another')] })).toBe(422);
    expect(await arranged({ slides: deck.slides.map((slide) => (slide.kind === 'cover' ? { ...slide, about: 'procedures' } : slide)) })).toBe(422);
  });

  test('no title has more than fourteen words, whatever the target', async () => {
    for (const lang of ['vi', 'en'] as const) for (const plan of await house.ask('plans', {})) {
      const targets = await house.ask('targets', { plan: plan.plan });
      for (const row of targets) for (const status of statuses) {
        const title = titleOf({ answers: { 'targets/': [{ ...row, status, outlook: 'uncertain' }], 'overview/': [{ area: '' }] } } as unknown as Shown, slideOf('target', row.target), lang, sayIn(lang));
        expect(wordsIn(title), title).toBeLessThanOrEqual(MOST_WORDS);
        expect(title).not.toMatch(/briefing:|undefined|\{\{/);
      }
      for (const row of (await house.ask('overview', { plan: plan.plan })).filter(({ area }) => area !== '')) for (const column of ['off_track', 'at_risk', 'not_assessed', 'none']) {
        const title = areaTitle({ ...row, off_track: 0, at_risk: 0, not_assessed: 0, [column]: row.total }, targets.filter(({ area }) => area === row.area), lang, sayIn(lang));
        expect(wordsIn(title), title).toBeLessThanOrEqual(MOST_WORDS);
        expect(title).not.toMatch(/briefing:|undefined|\{\{/);
      }
    }
  });

  test('a screen through three hours: no network, a night, a restart, a new publication, a fault, its secret revoked', async () => {
    if ((await (await fetch(`${house.url}/api/decks`)).json() as unknown[]).length === 0) await published('Quý III/2026');
    const shown = await (await fetch(`${house.url}/api/decks/${DECK}`)).json() as Shown;
    const round = shown.slides.filter(({ hidden }) => !hidden).length;
    const life = await openScreen(house, { seconds: 60, at: new Date('2026-11-22T17:50:00Z') });
    const { page } = life;
    const lost = async (): Promise<boolean> => /Mất kết nối từ 0\d:\d\d, số liệu quý\sIII\/2026 vẫn đúng kỳ/.test(await life.foot());
    expect(page.url(), 'the secret is not left to be read').not.toContain('#');
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' && navigator.serviceWorker.controller !== null);
    await life.turns(2 * round);
    const before = await life.held();
    expect(await life.publication()).toBe('1');

    await page.context().setOffline(true);
    await expect.poll(async () => { await life.turn(); return lost(); }).toBe(true);
    // Past three o'clock the page is opened anew, without a network too, and goes on with what it kept.
    const opened = await life.life();
    await page.clock.fastForward(120 * 60_000);
    await expect.poll(async () => { await life.turn(); return life.life(); }).not.toBe(opened);
    expect([await life.publication(), await lost()]).toEqual(['1', true]);
    await page.context().setOffline(false);
    await expect.poll(async () => { await life.turn(); return lost(); }).toBe(false);

    await house.restart();
    await life.turns(2);
    expect(await published('Quý III/2026, đính chính')).toBe(2);
    expect(await life.publication(), 'not in the middle of a slide').toBe('1');
    await expect.poll(async () => { await life.turn(); return life.publication(); }).toBe('2');
    expect(await life.foot()).toContain('bản số 2');

    await page.evaluate(() => queueMicrotask(() => { throw new Error('made by the test'); }));
    const faults = (): string => house.house.home.state.get<{ faults: string }>('select faults from screens where screen = ?', life.screen)!.faults;
    await expect.poll(async () => { await life.turn(); return faults(); }).toContain('made by the test');
    expect(life.wrong.splice(0).filter((what) => !what.includes('made by the test'))).toEqual([]);

    await life.turns(2 * round);
    const after = await life.held();
    expect(after.nodes, `${before.nodes} nodes before`).toBeLessThan(before.nodes * 1.5 + 500);
    expect(after.listeners, `${before.listeners} listeners before`).toBeLessThan(before.listeners * 1.5 + 100);
    expect(after.bytes, `${before.bytes} bytes before`).toBeLessThan(before.bytes * 1.5);

    await life.revoke();
    await expect.poll(async () => { await page.clock.runFor(60_000); return page.getByText('chưa có quyền chiếu').count(); }).toBe(1);
    expect(await page.locator('[data-slide], input, [role="alert"]').count()).toBe(0);
    await page.reload();
    await page.getByText('chưa có quyền chiếu').waitFor();
    expect(life.wrong).toEqual([]);
    await life.close();
  });

  test('a kind of slide stays on a screen as long as is set for it; the form keeps that', async () => {
    if ((await (await fetch(`${house.url}/api/decks`)).json() as unknown[]).length === 0) await published('Quý III/2026');
    const life = await openScreen(house, { seconds: 60, at: new Date('2026-11-22T02:00:00Z'), set: { kinds: ['cover', 'quality'], paces: { quality: 150 } } });
    const at = (): Promise<string | null> => life.page.locator('[data-slide]').first().getAttribute('data-slide');
    expect(await at()).toBe('cover');
    await life.page.clock.runFor(60_100);
    await expect.poll(at).toBe('quality');
    await life.page.clock.runFor(140_000);
    expect(await at()).toBe('quality');
    await life.page.clock.runFor(10_200);
    await expect.poll(at).toBe('cover');
    const { page, context } = await house.page(390, { as: { role: 'administrator' } });
    await visit(page, `${house.url}/man-hinh`);
    const line = page.locator(`[data-screen="${life.screen}"]`);
    await line.locator('summary').click();
    const pace = line.getByLabel('Số giây của trang Chất lượng số liệu');
    expect(await pace.inputValue()).toBe('150');
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await pace.fill('');
    await line.getByRole('button', { name: 'Lưu' }).click();
    const { person: _, ...admin } = signedIn(house.house, 'administrator');
    const kept = async (): Promise<unknown> => (await (await fetch(`${house.url}/api/screens`, { headers: admin })).json() as { screen: string; paces: object }[]).find(({ screen }) => screen === life.screen)!.paces;
    await expect.poll(kept).toEqual({});
    expect((await fetch(`${house.url}/api/screens/${life.screen}`, { method: 'PUT', headers: { ...admin, 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'Tivi', plan: PLAN, seconds: 20, kinds: ['wall'], paces: { wall: 2 }, distance: 4, height: 0.7, theme: 'dark' }) })).status).toBe(422);
    await context.close();
    await life.close();
  });

  test('where a deck is arranged every slide says what it is, what has changed since the publication before too', async () => {
    while ((await (await fetch(`${house.url}/api/publications`)).json() as unknown[]).length < 2) await published('Quý III/2026');
    const { page, context } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}/trinh-chieu/2-${PLAN}/sap-xep`);
    const titles = await page.locator('.arrange-slide h2').allInnerTexts();
    expect(titles.some((title) => title.includes('chỉ tiêu đạt hoặc đúng tiến độ')), titles.join('\n')).toBe(true);
    expect(titles.filter((title) => /^[\w-]+[.:][\w.:-]+$/.test(title)), 'a word that is not loaded').toEqual([]);
    // Put back to the rule with a second press: what was moved and saved, and what was moved since, is gone, and stays gone.
    const slides = (): Promise<(string | null)[]> => page.locator('[data-slide]').evaluateAll((all) => all.map((one) => one.getAttribute('data-slide')));
    const byRule = await slides();
    const down = (id: string): Promise<void> => page.locator(`[data-slide="${id}"] .arrange-grip`).press('ArrowDown');
    await down('cover');
    await page.getByRole('button', { name: 'Lưu' }).press('Enter');
    await page.getByText('Đã lưu.').waitFor();
    await down('cover');
    await page.getByRole('button', { name: 'Về mặc định' }).press('Enter');
    expect(await slides()).not.toEqual(byRule);
    await page.getByRole('button', { name: /Bấm lần nữa/ }).press('Enter');
    await expect.poll(slides).toEqual(byRule);
    await visit(page, page.url());
    expect(await slides()).toEqual(byRule);
    // Where the count is the same and nothing turned the slide says so.
    await visit(page, `${house.url}/trinh-chieu/2-${PLAN}?trang=${byRule.indexOf('changes') + 1}`);
    await page.waitForSelector('.changes-rows');
    expect(await page.locator('.changes-row:not([data-whole])').allInnerTexts()).toEqual(['Không chỉ tiêu nào đổi trạng thái.']);
    await context.close();
  });
});
