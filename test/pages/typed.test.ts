// Nothing typed is lost: without a connection, with a colleague in the same cell, after a session’s end, on a full disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carrying, signedIn } from '../open.ts';
import { axeFaults } from './faults.ts';
import { BROWSER, hasChromium } from './browser.ts';
import { openPages, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AFAR, AGENCY, anew, cookieOf, KEPT, REPORT, SHEET, spot, texts, type } from './sheet.ts';

describe.skipIf(!hasChromium)('nothing typed is lost', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());
  beforeEach(() => anew(house));

  test('without a connection it stays here, and goes to the server after the browser was closed and opened again; nobody else sees it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cot-moc-browser-'));
    const person = signedIn(house.house, 'reporter', AGENCY);
    const launch = async (as: { Cookie: string }): Promise<{ context: BrowserContext; page: Page }> => {
      const context = await chromium.launchPersistentContext(folder, { ...BROWSER, viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
      await context.addCookies([cookieOf(as)]);
      const page = context.pages()[0] ?? await context.newPage();
      await page.goto(`${house.url}${SHEET}`);
      await page.waitForSelector('.entry-grid');
      return { context, page };
    };
    const first = await launch(person);
    await first.context.setOffline(true);
    await type(first.page, '0.0', '77');
    await first.page.locator('.entry-save[aria-busy="false"]', { hasText: AFAR }).waitFor();
    expect(texts(house)).toEqual([]);
    await first.context.close();

    const stranger = await launch(signedIn(house.house, 'head', AGENCY));
    expect(await spot(stranger.page, '0.0').inputValue(), 'another account on the same computer').toBe('');
    await stranger.context.close();

    const again = await launch(person);
    await expect.poll(() => texts(house), { timeout: 15_000 }).toEqual(['77']);
    expect(await spot(again.page, '0.0').inputValue()).toBe('77');
    await again.page.locator('.entry-save[aria-busy="false"]', { hasText: KEPT }).waitFor();
    await again.page.goto(`${house.url}/tai-khoan`);
    await again.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await again.page.waitForURL(/dang-nhap/);
    const left = await again.page.evaluate(() => new Promise((tell) => {
      const opened = indexedDB.open('cot-moc');
      opened.onsuccess = () => {
        const all = opened.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => tell(all.result.map((kept: { person: string }) => kept.person));
      };
    })) as string[];
    expect(left, 'what the server has goes with the one who signs out').not.toContain(person.person);
    await again.context.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('two people in one cell: both values, until one is chosen', async () => {
    const [a, b] = [await house.page(1440, { as: { role: 'reporter', agency: AGENCY } }), await house.page(1440, { as: { role: 'head', agency: AGENCY } })];
    for (const { page } of [a, b]) {
      await visit(page, `${house.url}${SHEET}`);
      await page.waitForSelector('.entry-grid');
    }
    await type(a.page, '1.0', '31');
    await expect.poll(() => texts(house)).toContain('31');
    await type(b.page, '1.0', '32');
    await b.page.locator('.conflicts').waitFor();
    expect(await axeFaults(b.page)).toEqual([]);
    const told = await b.page.locator('.conflicts').innerText();
    expect(told).toContain('Của tôi: 32');
    expect(told).toContain(`reporter ${AGENCY}: 31`);
    expect(await b.page.locator('.entry-save').innerText()).toContain('Xung đột');
    expect(texts(house), 'nothing was overwritten').not.toContain('32');
    expect(await b.page.locator('.entry-others').innerText()).toContain('đang nhập');
    await b.page.getByRole('button', { name: 'Giữ số của tôi' }).click();
    await expect.poll(() => texts(house), { timeout: 15_000 }).toContain('32');
    await b.page.locator('.conflicts').waitFor({ state: 'detached' });
    await a.context.close();
    await b.context.close();
  });

  test('a session that ends asks to sign in elsewhere, and goes on by itself', async () => {
    const person = signedIn(house.house, 'reporter', AGENCY);
    const { page, context } = await house.page(1440);
    await context.addCookies([cookieOf(person)]);
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    for (const session of house.house.sessions.of(person.person)) house.house.sessions.end(person.person, session.session);
    await type(page, '2.0', '55');
    await page.locator('dialog', { hasText: 'Phiên làm việc đã hết' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(texts(house)).not.toContain('55');
    expect(await page.locator('dialog a[target="_blank"]').getAttribute('href')).toContain('/dang-nhap');
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'PUT' && sent.push(request.url())));
    await page.waitForResponse((answer) => answer.url().includes('/api/access/me'));
    await page.waitForResponse((answer) => answer.url().includes('/api/access/me'));
    expect(sent, 'each refused change would be an act of the chain').toEqual([]);
    await context.addCookies([cookieOf(carrying(house.house.sessions.open(person.person, 'sso-strong', true, 'test')))]);
    await expect.poll(() => texts(house), { timeout: 15_000 }).toContain('55');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await context.close();
  });

  test('somebody else signs in at the same browser: nothing goes out under their name, what was typed is kept', async () => {
    anew(house);
    const [person, other] = [signedIn(house.house, 'reporter', AGENCY), signedIn(house.house, 'reporter', AGENCY)];
    const { page, context } = await house.page(1440);
    await context.addCookies([cookieOf(person)]);
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await context.addCookies([cookieOf(other)]);
    await type(page, '2.0', '56');
    await page.locator('dialog', { hasText: 'Người khác đã đăng nhập trên trình duyệt này' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(texts(house)).not.toContain('56');
    await page.close({ runBeforeUnload: false });
    expect(texts(house)).not.toContain('56');
    await context.addCookies([cookieOf(person)]);
    const again = await context.newPage();
    await visit(again, `${house.url}${SHEET}`);
    await expect.poll(() => house.house.drafts.cells(AGENCY, REPORT).filter(({ text }) => text === '56').map((cell) => cell.person), { timeout: 15_000 }).toEqual([person.person]);
    await context.close();
  });

  test('typed without a network while a colleague sent the sheet: both values are shown before it becomes a correction', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'head', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    const { house: { intake, drafts, home: { state }, engine } } = house;
    const line = (await engine.rows('owed', { agency: AGENCY, report: REPORT }))[4]!;
    const figures = line.kind === 'share' || line.kind === 'done' ? 'numerator;denominator' : 'value;sample';
    await page.route('**/api/drafts/**', (route) => route.abort());
    await type(page, '4.0', '13');
    await page.locator('.entry-save', { hasText: 'trên máy này' }).waitFor();
    const { person } = signedIn(house.house, 'reporter', AGENCY);
    const { submission } = await intake.submit({ agency: AGENCY, report: REPORT, bytes: Buffer.from(`indicator;part;${figures};note\n${line.indicator};${line.part};9000120;10000000;Đúng theo sổ theo dõi của cơ quan\n`), fileName: 'a.csv', idempotencyKey: crypto.randomUUID(), reason: null, actor: person }, { accept: false });
    state.transaction(() => drafts.clear(AGENCY, REPORT, drafts.version(AGENCY, REPORT)));
    await page.unroute('**/api/drafts/**');
    await page.locator('.conflicts').waitFor();
    const told = await page.locator('.conflicts').innerText();
    expect(told).toContain('Của tôi: 13');
    expect(told).toMatch(/Đã gửi lúc .+ bởi reporter .+: 9000120/);
    expect(texts(house), 'no correction was begun').not.toContain('13');
    await page.getByRole('button', { name: 'Lấy số kia' }).click();
    await page.locator('.conflicts').waitFor({ state: 'detached' });
    expect(texts(house)).not.toContain('13');
    // The other lines are still owed, and the due list says so; the plan is that of the agency's own map.
    const { owed } = (await engine.rows('dues', { agency: AGENCY, report: REPORT }))[0]!;
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await visit(page, `${house.url}/nop`);
      const card = page.locator('.due-card', { hasText: 'Nộp chưa đủ' });
      expect((await card.innerText()).replaceAll('\u00a0', ' ')).toContain(`1/${owed} đã nhập`);
      expect(await card.innerText()).toContain(`còn thiếu ${owed - 1} dòng`);
      expect([await sideways(page, width), await axeFaults(page)]).toEqual([0, []]);
    }
    const [own] = (await house.ask('plans', {})).filter(({ territory }) => territory === house.house.engine.names.territoryOf(AGENCY));
    expect(await page.locator('header .picker-plan select').first().inputValue()).toBe(own!.plan);
    // The other tests fill the sheet.
    state.transaction(() => state.act({ at: state.now(), actor: person, kind: 'withdraw', submission, detail: JSON.stringify({ agency: AGENCY, report: REPORT }) }));
    await engine.absorb();
    expect(said.filter((line) => !/Failed to load resource/.test(line))).toEqual([]);
    await context.close();
  });

  test('a server without room is told; what was typed goes there once it has some', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await page.route('**/api/drafts/**', (route) => (route.request().method() === 'PUT' ? route.fulfill({ status: 507, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/disk-draft', detail: 'Máy chủ hết chỗ' }) }) : route.continue()));
    await type(page, '3.0', '66');
    await page.locator('.entry-save[aria-busy="false"]', { hasText: 'Máy chủ hết chỗ, đã lưu trên máy này' }).waitFor();
    await page.unroute('**/api/drafts/**');
    await expect.poll(() => texts(house), { timeout: 15_000 }).toContain('66');
    await context.close();
  });
});
