// Filling in a sheet as a focal point does: real keys, a real paste, a lost connection, a closed browser, two people, a session that ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import { ownWorkbook } from '../intake/own-workbook.ts';
import { carrying, signedIn } from '../open.ts';
import { axeFaults } from './faults.ts';
import { BROWSER, hasChromium } from './browser.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { AGENCY, anew, cookieOf, KEPT, REPORT, SHEET } from './sheet.ts';

describe.skipIf(!hasChromium)('filling in a sheet', { retry: 1 }, () => {
  let house: Viewed;
  let owed: Row<'owed'>[];
  beforeAll(async () => {
    house = await openPages();
    owed = await house.ask('owed', { agency: AGENCY, report: REPORT });
  });
  afterAll(() => house?.close());

  const spot = (page: Page, at: string) => page.locator(`[data-spot="${at}"]`);
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
    expect(said).toEqual([]);
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

describe.skipIf(!hasChromium)('nothing typed is lost', { retry: 1 }, () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());
  beforeEach(() => anew(house));
  const texts = (): string[] => house.house.drafts.cells(AGENCY, REPORT).map(({ text }) => text);
  const type = async (page: Page, at: string, text: string): Promise<void> => {
    await page.locator(`[data-spot="${at}"]`).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

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
    await first.page.locator('.entry-save[aria-busy="false"]', { hasText: 'Ngoại tuyến, đã lưu trên máy này' }).waitFor();
    expect(texts()).toEqual([]);
    await first.context.close();

    const stranger = await launch(signedIn(house.house, 'head', AGENCY));
    expect(await stranger.page.locator('[data-spot="0.0"]').inputValue(), 'another account on the same computer').toBe('');
    await stranger.context.close();

    const again = await launch(person);
    await expect.poll(texts, { timeout: 15_000 }).toEqual(['77']);
    expect(await again.page.locator('[data-spot="0.0"]').inputValue()).toBe('77');
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
    await expect.poll(texts).toContain('31');
    await type(b.page, '1.0', '32');
    await b.page.locator('.conflicts').waitFor();
    const told = await b.page.locator('.conflicts').innerText();
    expect(told).toContain('Của tôi: 32');
    expect(told).toContain(`reporter ${AGENCY}: 31`);
    expect(await b.page.locator('.entry-save').innerText()).toContain('Xung đột');
    expect(texts(), 'nothing was overwritten').not.toContain('32');
    expect(await b.page.locator('.entry-others').innerText()).toContain('đang nhập');
    await b.page.getByRole('button', { name: 'Giữ số của tôi' }).click();
    await expect.poll(texts, { timeout: 15_000 }).toContain('32');
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
    expect(texts()).not.toContain('55');
    expect(await page.locator('dialog a[target="_blank"]').getAttribute('href')).toContain('/dang-nhap');
    await context.addCookies([cookieOf(carrying(house.house.sessions.open(person.person, 'sso-strong', true, 'test')))]);
    await expect.poll(texts, { timeout: 15_000 }).toContain('55');
    await page.locator('dialog').waitFor({ state: 'detached' });
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
    await page.locator('.conflicts').waitFor({ timeout: 20_000 });
    const told = await page.locator('.conflicts').innerText();
    expect(told).toContain('Của tôi: 13');
    expect(told).toMatch(/Đã gửi lúc .+ bởi reporter .+: 9000120/);
    expect(texts(), 'no correction was begun').not.toContain('13');
    await page.getByRole('button', { name: 'Lấy số kia' }).click();
    await page.locator('.conflicts').waitFor({ state: 'detached' });
    expect(texts()).not.toContain('13');
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
    await expect.poll(texts, { timeout: 15_000 }).toContain('66');
    await context.close();
  });
});

describe.skipIf(!hasChromium)('files, phones and readers', { retry: 1 }, () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  test('a filled sheet is looked at, then stands in the draft; other columns are told once by hand and remembered', async () => {
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    const give = (name: string, text: string) => page.setInputFiles('.upload input', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await give('phieu.csv', 'indicator,part,state,numerator,denominator,note\nonline-dossiers,,,"1.234","5.678",từ sổ\nno-resubmission,,,x,3,\n');
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('“x” không phải là số');
    expect(await dialog.locator('.doubt-question').count()).toBe(1);
    await dialog.getByRole('button', { name: '1.234 (hàng nghìn)' }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(() => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text }) => `${field} ${text}`), { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 1234', 'denominator 5678', 'note từ sổ']));
    await give('rieng.csv', 'Tên;Đã làm;Tất cả\nHồ sơ giải quyết trực tuyến;40;60\n');
    await dialog.waitFor();
    for (const [column, meaning] of [['Cột A', 'indicator'], ['Cột B', 'numerator'], ['Cột C', 'denominator']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(() => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text }) => `${field} ${text}`), { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 40', 'denominator 60']));
    await give('rieng.csv', 'Tên;Đã làm;Tất cả\nHồ sơ giải quyết trực tuyến;41;60\n');
    await dialog.getByRole('button', { name: 'Áp dụng' }).waitFor();
    expect(await dialog.locator('select').count(), 'remembered').toBe(0);
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    await context.close();
  });

  test('an office\'s own workbook: the worksheet, its headings and columns are chosen once, looked at, then in the draft', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    const bytes = Buffer.from(await ownWorkbook());
    const give = (buffer: Buffer) => page.setInputFiles('.upload input', { name: 'bieu.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
    await give(bytes);
    const dialog = page.locator('dialog');
    await dialog.waitFor();
    expect(await dialog.getByLabel('Trang tính').locator('option').allInnerTexts()).toEqual(['Biểu 01 (5 dòng)', 'Ghi chú (1 dòng)']);
    expect(await dialog.getByRole('radio', { name: 'Dòng 4 là dòng tiêu đề' }).isChecked(), 'found below the titles').toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'Dòng 1 là' }).check();
    await dialog.getByRole('radio', { name: 'Dòng 4 là' }).check();
    for (const [column, meaning] of [['Cột B', 'indicator'], ['Cột C', 'numerator'], ['Cột D', 'denominator'], ['Cột G', 'note']] as const) await dialog.getByLabel(column).selectOption(meaning);
    await dialog.getByRole('button', { name: 'Đọc bảng' }).click();
    await dialog.locator('.paste-counts').waitFor();
    expect(await dialog.innerText()).toContain('Từ tệp bieu.xlsx, trang tính Biểu 01');
    const drafted = (): string[] => house.house.drafts.cells(AGENCY, REPORT).map(({ field, text, reading }) => `${field} ${text} ${reading}`.trim());
    const before = drafted();
    expect(await dialog.locator('.doubt-question').innerText()).toContain('1.250');
    await dialog.getByRole('button', { name: '1.250 (hàng nghìn)' }).click();
    expect(drafted(), 'looked at first').toEqual(before);
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await expect.poll(drafted, { timeout: 15_000 }).toEqual(expect.arrayContaining(['numerator 40', 'denominator 1.250 vi', 'note từ sổ theo dõi một cửa']));
    await give(bytes);
    await dialog.locator('.paste-counts').waitFor();
    expect(await dialog.locator('select').count(), 'remembered').toBe(0);
    await dialog.getByRole('button', { name: 'Chọn lại cột' }).click();
    expect(await dialog.getByLabel('Cột C').inputValue()).toBe('numerator');
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    await give(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]));
    await dialog.getByText('mật khẩu').first().waitFor();
    await dialog.getByRole('button', { name: 'Bỏ' }).click();
    expect(said).toEqual([]);
    await context.close();
  });

  test('on a phone one line at a time, with the number pad', async () => {
    const { page, context } = await house.page(390, { height: 844, as: { role: 'reporter', agency: AGENCY } });
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-card');
    const inputs = page.locator('.entry-pair input');
    expect([await inputs.count(), await inputs.first().getAttribute('inputmode')]).toEqual([2, 'decimal']);
    await inputs.nth(0).fill('9');
    await inputs.nth(1).fill('8');
    await page.locator('.entry-told', { hasText: 'lớn hơn mẫu số' }).waitFor();
    await page.getByRole('button', { name: 'Đổi hai ô' }).click();
    expect(await page.locator('.entry-result').innerText()).toContain('88,9%');
    await page.getByRole('button', { name: 'Lưu và nhập tiếp' }).click();
    await page.locator('.entry-card', { hasText: '2 trên' }).waitFor();
    expect(page.url()).toContain('mo=');
    expect(await sideways(page, 390)).toBe(0);
    await page.getByRole('button', { name: 'Trước' }).click();
    expect(await inputs.nth(0).inputValue()).toBe('8');
    await context.close();
  });

  test.each([[390, 'vi'], [1440, 'vi'], [1440, 'en']] as const)('at %d in %s nothing serious stands in the way of a reader, and nothing lies outside', async (width, lang) => {
    const { page, context, said } = await house.page(width, { as: { role: 'reporter', agency: AGENCY } });
    for (const path of ['/nop?', `${SHEET}?`, `${SHEET}?buoc=gui&`]) {
      await visit(page, `${house.url}${path}lang=${lang}`);
      if (path.startsWith(SHEET)) await page.waitForSelector('.entry-head');
      if (path === `${SHEET}?` && width > 768) await page.locator('[data-spot="1.0"]').click();
      await settled(page);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await sideways(page, width), path).toBe(0);
      expect(await page.locator('main').innerText(), path).not.toMatch(/entry:|\bundefined\b|\bnull\b/);
    }
    expect(said).toEqual([]);
    await context.close();
  });

  test('whoever hands nothing in sees who has', async () => {
    const { page, context } = await house.page(1440);
    await visit(page, `${house.url}/nop`);
    await page.waitForSelector('[data-agency]');
    const dues = (await house.ask('dues', { plan: 'bac-giang-2021-2030' })).filter((row) => row.report === REPORT);
    expect(await page.locator('section.card').first().locator('[data-agency]').count()).toBe(dues.length);
    await visit(page, `${house.url}${SHEET}`);
    expect(await page.locator('main').innerText()).toContain('Đăng nhập để nhập số liệu');
    await context.close();
  });

  test('a sheet that waits can be taken back with its figures still there; what a reviewer gives back says why and stands there to be mended', async () => {
    const { home: { state }, engine, drafts } = house.house;
    house.house.review = true;
    const { page, context } = await house.page(1440, { as: { role: 'reporter', agency: AGENCY } });
    const send = async (receipt: string): Promise<void> => {
      await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
      await page.getByRole('button', { name: /^Gửi/ }).click();
      await page.locator('.receipt', { hasText: receipt }).waitFor();
    };
    state.transaction(() => drafts.clear(AGENCY, REPORT, drafts.version(AGENCY, REPORT)));
    const [line, ...rest] = await house.ask('owed', { agency: AGENCY, report: REPORT });
    drafts.write(AGENCY, REPORT, signedIn(house.house, 'reporter', AGENCY).person, [
      ...(['numerator', 'denominator'] as const).map((field) => ({ indicator: line!.indicator, part: line!.part, field, text: field === 'numerator' ? '45' : '90', reading: '' as const, base: 0 })),
      ...rest.flatMap(({ indicator, part }) => (['state', 'note'] as const).map((field) => ({ indicator, part, field, text: field === 'state' ? 'no-data' : 'Chờ kết quả cuối năm', reading: '' as const, base: 0 }))),
    ], new Date().toISOString());
    await visit(page, `${house.url}${SHEET}`);
    await page.waitForSelector('.entry-grid');
    await send('-01');
    expect(await page.getByRole('button', { name: 'Đính chính' }).count(), 'no second one while it waits').toBe(0);
    await page.getByRole('button', { name: 'Rút lại' }).click();
    await page.waitForSelector('.entry-grid');
    expect([await page.locator('[data-spot="0.0"]').inputValue(), await page.locator('[data-spot="0.1"]').inputValue()], 'taken back, not lost').toEqual(['45', '90']);
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.getByRole('button', { name: 'Ghi tất cả là chưa có số' }).click();
    await page.locator('.empties').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('.receipt', { hasText: '-02' }).waitFor();
    state.transaction(() => state.act({ at: state.now(), actor: 'test', kind: 'return', submission: `PN-${REPORT}-${AGENCY}-02`, detail: JSON.stringify({ agency: AGENCY, report: REPORT, figures: 0, returned: [{ indicator: line!.indicator, part: line!.part, reason: 'wrong-denominator', told: 'Mẫu số gồm cả hồ sơ chưa đến hạn.' }] }) }));
    await engine.absorb();
    await visit(page, `${house.url}/nop`);
    const card = page.locator('.due-card', { hasText: 'Mẫu số gồm cả hồ sơ chưa đến hạn.' });
    await card.getByRole('link', { name: 'Sửa số liệu' }).click();
    await page.waitForSelector('.entry-grid');
    expect(await page.locator('.given-back').innerText()).toContain('Sai mẫu số');
    expect(await page.locator('[data-spot="0.1"]').inputValue(), 'what was given back stands there').toBe('90');
    await page.locator('[data-spot="0.1"]').click();
    await page.keyboard.type('80');
    await page.keyboard.press('Enter');
    await expect.poll(() => drafts.cells(AGENCY, REPORT).map(({ text }) => text), { timeout: 15_000 }).toContain('80');
    await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
    await page.waitForSelector('.check-rows');
    expect(await page.locator('.empties').count(), 'lines that were explained are not asked about again').toBe(0);
    await page.getByRole('button', { name: /^Gửi/ }).click();
    await page.locator('.receipt', { hasText: '-03' }).waitFor();
    const rows = await house.ask('observations', { indicator: line!.indicator, report: REPORT, agency: AGENCY });
    expect(rows[0]).toMatchObject({ revision: 3, numerator: 45, denominator: 80 });
    house.house.review = false;
    await context.close();
  });
});
