// A scorecard in a browser: a campaign from its opening to the points that are settled, each role with its own forms; and the pages where points are looked at.
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateLabel, dayInVietnam, figure } from '../../client/format.ts';
import type { Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import { pdf } from '../evidence/files.ts';
import { handIn, signedIn } from '../open.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { tabTo } from './keys.ts';
import { plain } from './stage.ts';

const OF = { criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang' };
const COMPONENT = '7.2.3';
const OWNER = 'bn-so-khoa-hoc-cong-nghe';
const REASON = 'Cổng dịch vụ công chưa kết xuất đủ giao dịch';
const DESK = `/par/${OF.period}?bo=${OF.criteria}`;
const SHEET = `/par/${OF.period}/${COMPONENT}?bo=${OF.criteria}`;
const STAGES = ['Tự chấm đến hết ngày', 'Thẩm định lần 1 đến hết ngày', 'Giải trình đến hết ngày', 'Thẩm định lần 2 đến hết ngày'];
const DAY_MS = 24 * 3600 * 1000;
const day = (days: number): string => dayInVietnam(new Date(Date.now() + days * DAY_MS));
/** Deadlines with so many stages behind. */
const deadlines = (behind: number): string[] => [0, 1, 2, 3].map((at) => day((at - behind) * 5 + (at < behind ? -1 : 1)));
const points = (value: number): string => figure(value, 'point', 'vi', { bare: true });

describe.skipIf(!hasChromium)('scorecards', () => {
  let house: Viewed;
  const seats = new Map<string, { page: Page; context: BrowserContext; said: string[] }>();
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const go = async (role: Role | '', path: string): Promise<Page> => {
    const seat = seats.get(role) ?? await house.page(1440, role === '' ? {} : { as: { role, agency: role === 'reporter' ? OWNER : '' } });
    seats.set(role, seat);
    await visit(seat.page, `${house.url}${path}`);
    return seat.page;
  };
  const told = async (page: Page): Promise<string> => plain(await page.locator('main').innerText());
  const one = async (component = COMPONENT): Promise<Row<'scorecard'>> => (await house.ask('scorecard', OF)).find((row) => row.component === component)!;
  const press = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await settled(page);
  };
  /** The main button of a form in a dialogue, and that it is gone when it is done. */
  const submit = async (page: Page, name: string): Promise<void> => {
    await page.locator('dialog').getByRole('button', { name, exact: true }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await settled(page);
  };
  const move = async (behind: number): Promise<void> => {
    const { person: _, ...headers } = signedIn(house.house, 'secretary');
    const [self_until, first_until, explain_until, final_until] = deadlines(behind);
    const answer = await fetch(`${house.url}/api/campaigns/${OF.criteria}/${OF.period}`, { method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ self_until, first_until, explain_until, final_until, agencies: [] }) });
    expect(answer.status).toBe(201);
  };

  test('everybody sees how the card stands, and nobody who is not signed in can give any points', async () => {
    const page = await go('', DESK);
    const whole = (await house.ask('score_tree', OF)).find(({ area }) => area === '')!;
    expect(plain(await page.locator('#score-total').innerText())).toContain(`${points(whole.points!)} trên ${points(whole.maximum)} điểm`);
    expect(await told(page)).toContain('bộ tiêu chí minh họa, không phải bộ chính thức');
    expect(await page.locator('.score-acts, .score-input, .conclusion-acts, #campaign ~ p button').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    // Sums of areas are those of the server.
    for (const { area, maximum, self, data, points: standing, lost, unassessed } of (await house.ask('score_tree', OF)).filter(({ area: of, criterion }) => of !== '' && criterion === '')) {
      const cells = await page.locator(`tr[data-branch="${area}"] td`).allInnerTexts();
      expect(cells.slice(0, 4), area).toEqual([points(maximum), ...[self, data, standing].map((value) => (value === null ? '–' : value === 0 ? '0' : points(value)))]);
      // What is had, what is lost and what is not scored yet make up the maximum; each is told where there is any.
      expect((standing ?? 0) + (lost ?? 0) + unassessed, area).toBeCloseTo(maximum, 9);
      expect(plain(cells[4]!).includes('chưa chấm'), area).toBe(unassessed > 0);
      if (unassessed > 0) expect(plain(cells[4]!)).toContain(`${points(unassessed)} chưa chấm`);
    }
  });

  test('a month of a set for every map has points from figures alone: no campaign is offered that nobody could open', async () => {
    const month = '2026M09';
    expect((await handIn(house.url, 'bn-so-noi-vu', month, 'indicator;numerator;denominator\non-time-dossiers-month;9;10')).status).toBe(201);
    const page = await go('secretary', `/par/${month}?bo=qd-766`);
    expect(await told(page)).toContain('điểm tính từ số liệu, không có đợt tự chấm');
    expect(await page.locator('.score-tree thead th').allInnerTexts()).toEqual(['Lĩnh vực, tiêu chí, thành phần', 'Tối đa', 'Từ số liệu', 'Còn thiếu']);
    expect(await page.getByRole('button', { name: 'Mở đợt chấm điểm' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ghi điểm chính thức' }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('the secretary moves its days and gives a component to somebody', async () => {
    const page = await go('secretary', DESK);
    await press(page, 'Đổi thời hạn');
    expect(await axeFaults(page)).toEqual([]);
    for (const [at, until] of STAGES.entries()) await page.getByLabel(until).fill(at === 1 ? day(0) : deadlines(0)[at]!);
    await page.locator('dialog').getByRole('button', { name: 'Lưu thời hạn' }).click();
    // Stages that do not follow one another are refused, and what was typed stays.
    await page.locator('dialog [role=alert]').waitFor();
    await page.getByLabel('Thẩm định lần 1 đến hết ngày').fill(deadlines(0)[1]!);
    await submit(page, 'Lưu thời hạn');
    expect(plain(await page.locator('.score-total').innerText())).toContain(`Chốt tự chấm ${dateLabel(day(1), 'vi')}, còn 1 ngày`);
    const [stake] = await house.ask('stakes', OF);
    expect(plain(await page.locator('tr[data-stake]').first().innerText())).toContain(points(stake!.obtainable));
    expect(await page.locator('tr[data-stake]').first().getAttribute('data-stake')).toBe(stake!.component);
    await go('reporter', '/par');
    await visit(page, `${house.url}${SHEET}`);
    await press(page, 'Giao người chấm');
    await page.getByLabel('Người chấm', { exact: true }).selectOption({ label: `reporter ${OWNER}` });
    await submit(page, 'Giao người chấm');
    expect(await told(page)).toContain(`giao reporter ${OWNER}`);
  });

  test('a body finds on its page of sheets what it has to score, and goes to the first of it', async () => {
    const page = await go('reporter', '/nop');
    const [first] = await house.ask('score_work', { agency: OWNER });
    expect(first!.to_score).toBeGreaterThan(0);
    await page.locator('.score-work li').first().waitFor();
    expect(await page.locator('.score-work li').count()).toBe((await house.ask('score_work', { agency: OWNER })).length);
    const said = plain(await page.locator('.score-work li').first().innerText());
    for (const words of [dateLabel(first!.until, 'vi'), first!.name_vi, `${first!.to_score} thành phần chưa có điểm`]) expect(said).toContain(words);
    await page.locator('.score-work li a').first().click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('cq')).toBe(first!.scored);
    expect(plain(await page.locator('#component').innerText()).startsWith(`${first!.component} `)).toBe(true);
    expect(await page.locator('.score-input').count(), 'where it gives its points').toBe(1);
  });

  test('by keys alone a body goes down its tree, opens a component, and gives points with a reason for what has no document', async () => {
    const page = await go('reporter', `${DESK}&cq=${OWNER}`);
    const card = { ...OF, scored: OWNER };
    const before = (await house.ask('scorecard', card)).find((row) => row.kind === 'inside' && row.mode === 'self' && row.applies && row.self === null && row.evidence_asked > row.evidence_given)!;
    for (const name of [`${before.area}${before.area_vi}`, `${before.criterion}${before.criterion_vi}`, before.name_vi]) {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    }
    await page.waitForFunction((at) => location.pathname.endsWith(`/${at}`), before.component);
    await settled(page);
    await tabTo(page, 'Điểm tự chấm của');
    await page.keyboard.type('0,25');
    await tabTo(page, 'Giải trình');
    await page.keyboard.type(REASON);
    await tabTo(page, 'Lưu điểm tự chấm');
    await page.keyboard.press('Enter');
    await settled(page);
    expect((await house.ask('scorecard', card)).find(({ component }) => component === before.component)).toMatchObject({ self: 0.25, self_note: REASON });
  });

  test('its body takes the points of the data; evidence that is missing asks for words, and is then added', async () => {
    const page = await go('reporter', SHEET);
    const before = await one();
    expect(await told(page)).toContain('giao cho bạn');
    await page.locator('.score-input').fill('0,5');
    expect(plain(await page.locator('.score-above').innerText())).toContain(`Tự chấm 0,50 cao hơn số liệu ${points(before.data!)}. Sửa hoặc giải trình.`);
    await press(page, `Dùng ${points(before.data!)}`);
    expect(await page.locator('.score-above').count()).toBe(0);
    // The browser holds it back; a program that sends it is refused in words.
    await press(page, 'Lưu điểm tự chấm');
    await page.locator('textarea:invalid').waitFor();
    expect(await page.locator('textarea:invalid').count()).toBe(1);
    await page.locator('.score-sheet form').evaluate((form) => { (form as HTMLFormElement).noValidate = true; });
    await press(page, 'Lưu điểm tự chấm');
    expect(plain(await page.locator('.score-sheet form [role=alert]').innerText())).toContain('Danh mục thủ tục hành chính có thanh toán trực tuyến');
    expect((await one()).self_note).toBe('');
    await page.getByLabel(/^Giải trình/).fill(REASON);
    await press(page, 'Lưu điểm tự chấm');
    await page.getByText('Đã lưu điểm tự chấm').waitFor();
    expect(await one()).toMatchObject({ self: Math.round(before.data! * 100) / 100, self_note: REASON, state: 'self-scored' });
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Tải lên: Danh mục thủ tục hành chính có thanh toán trực tuyến');
    await page.locator('dialog input[type=file]').setInputFiles({ name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('Báo cáo')) });
    await page.getByLabel(/^Số, ký hiệu/).fill('402/BC-VPUBND');
    await page.locator('dialog').getByRole('button', { name: /^Lưu .*tài liệu/ }).click();
    await page.locator('dialog .evidence-list li').waitFor();
    await press(page, 'Về thành phần');
    await page.waitForSelector('.score-slot[data-given="true"]');
    expect(plain(await page.locator('.score-proof').innerText())).toMatch(/Minh chứng 1\/1[\s\S]*402\/BC-VPUBND[\s\S]*có số, ký hiệu/);
  });

  test('what another figure would give is the answer of the server, by keys too', async () => {
    const page = await go('reporter', SHEET);
    const slider = page.locator('.score-what input[type=range]');
    await slider.focus();
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
    const measure = await slider.inputValue();
    await page.waitForSelector('.score-what .strong + .small');
    await settled(page);
    const tried = (await house.ask('what_if', { ...OF, supposed: COMPONENT, measure })).find(({ is_now }) => !is_now)!;
    const said = plain(await page.locator('.score-what').innerText());
    expect(said).toContain(`${points(tried.points!)} điểm, hơn điểm đang tính ${points(tried.difference!)}`);
    expect(said).toContain(`cần thêm ${figure(tried.needed, 'count', 'vi', { plain: true, bare: true })} trường hợp`);
    expect(said).toContain(`từ ${points(tried.total_now!)} thành ${points(tried.total!)}`);
    expect(await page.locator('.rule-chart').getAttribute('aria-label')).toContain(`Nếu ${figure(tried.measure, 'percent', 'vi')}, được ${points(tried.points!)} điểm`);
    // The figure leads to its own trace, the points to the sheets behind them.
    await page.getByText('Điểm này từ đâu?').click();
    await page.waitForSelector('.score-sheets tbody tr');
    await page.locator('.score-rule a.traced').click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('tab')).toBe('nguon');
    await page.waitForSelector('#trace-title');
  });

  test('locked at the deadline; appraised lower with a reason, explained, settled by somebody else', async () => {
    const { self } = await one();
    await move(1);
    const reporter = await go('reporter', SHEET);
    expect(await reporter.locator('.score-input, .score-slot button').count()).toBe(0);
    expect(await reporter.getByRole('button', { name: 'Giải trình', exact: true }).count()).toBe(0);

    const reviewer = await go('reviewer', SHEET);
    await press(reviewer, 'Thẩm định lần 1');
    await reviewer.getByLabel('Điểm', { exact: true }).fill('0,25');
    await reviewer.locator('dialog').getByRole('button', { name: 'Thẩm định lần 1' }).click();
    await reviewer.locator('dialog [role=alert]').waitFor();
    expect(await reviewer.getByLabel('Điểm', { exact: true }).inputValue(), 'what was typed stays').toBe('0,25');
    expect(await axeFaults(reviewer)).toEqual([]);
    await reviewer.getByLabel(/^Lý do/).fill('Thiếu kết xuất từ Cổng quốc gia');
    await submit(reviewer, 'Thẩm định lần 1');
    expect(plain(await reviewer.locator('.score-figures').innerText())).toContain('0,25');

    await move(2);
    await visit(reporter, `${house.url}${SHEET}`);
    await press(reporter, 'Giải trình');
    await reporter.getByLabel(/^Lý do/).fill('Kết xuất đã được gửi bổ sung kèm công văn');
    await submit(reporter, 'Giải trình');
    expect(await told(reporter)).toContain('Đã giải trình');

    await move(3);
    const secretary = await go('secretary', SHEET);
    await press(secretary, 'Thẩm định lần 2');
    await secretary.getByLabel('Điểm', { exact: true }).fill('0,4');
    await secretary.getByLabel(/^Lý do/).fill('Chấp nhận một phần giải trình của cơ quan');
    await submit(secretary, 'Thẩm định lần 2');
    expect(await one()).toMatchObject({ self, first: 0.25, final: 0.4, points: 0.4, state: 'final' });
    await secretary.getByText('Lịch sử chấm điểm').click();
    await secretary.waitForSelector('.score-history li');
    expect((await secretary.locator('.score-history li strong').allInnerTexts()).slice(0, 5)).toEqual(['Thẩm định lần 2', 'Giải trình', 'Thẩm định lần 1', 'Tự chấm', 'Giao người chấm']);
    await move(4);
    await visit(secretary, `${house.url}${SHEET}`);
    expect(await secretary.getByRole('button', { name: 'Thẩm định lần 2' }).count()).toBe(0);
    await visit(secretary, `${house.url}${DESK}`);
    await secretary.getByText('Xuất bảng và minh chứng').click();
    for (const [name, ending] of [['Bảng điểm (XLSX)', 'xlsx'], ['Báo cáo tự chấm và giải trình (DOCX)', 'docx'], ['Hồ sơ minh chứng (ZIP)', 'zip']] as const) {
      const [file] = await Promise.all([secretary.waitForEvent('download'), secretary.getByRole('link', { name, exact: true }).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
      const bytes = readFileSync(await file.path());
      expect([bytes.subarray(0, 2).toString(), bytes.length > 2_000], name).toEqual(['PK', true]);
    }
  });

  test('points of what was done lead to who reported it, by which document', async () => {
    const { person: _, ...lead } = signedIn(house.house, 'reporter', 'bn-so-noi-vu');
    const [row] = (await house.ask('scorecard', OF)).filter(({ subject }) => subject !== '');
    const document = 'Kế hoạch số 12/KH-SNV';
    const answer = await fetch(`${house.url}/api/activities/${row!.subject}/progress`, { method: 'POST', headers: { ...lead, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify({ state: 'done', done_on: '2026-02-20', document }) });
    expect(answer.status).toBe(201);
    const page = await go('', `/par/${OF.period}/${row!.component}?bo=${OF.criteria}`);
    expect(await told(page)).toContain('xong ngày 20/02/2026');
    await page.getByText('Điểm này từ đâu?').click();
    await page.getByText(document).waitFor();
    expect(plain(await page.locator('.score-rule').innerText())).toMatch(new RegExp(`Sở Nội vụ báo cáo ngày ${dateLabel(new Date(), 'vi')}: xong ngày 20/02/2026; ${document}`));
  });

  test('where points are lost: by area, self against appraised, body by body; signs for appraisers alone', async () => {
    const page = await go('reviewer', `/par/${OF.period}/so-sanh?bo=${OF.criteria}`);
    const tree = await house.ask('score_tree', OF);
    const whole = tree.find(({ area }) => area === '')!;
    expect(plain(await page.locator('#lost').innerText())).toContain(`Còn thiếu ${points(whole.lost!)} điểm`);
    const areas = tree.filter(({ area, criterion, lost }) => area !== '' && criterion === '' && lost !== null && lost > 0).toSorted((a, b) => b.lost! - a.lost!);
    expect(await page.locator('.score-lost tr[data-area]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.area))).toEqual(areas.map(({ area }) => area));
    expect(await house.ask('stakes', OF), 'self-scoring is over').toEqual([]);
    expect(plain(await page.locator('.score-stakes').innerText())).toContain('Đã hết hạn tự chấm');
    expect(plain(await page.locator('#against').innerText())).toContain('tự chấm cao hơn thẩm định');
    expect(await page.locator('.score-against circle[data-self], .score-against circle[data-appraised]').count()).toBe(2);
    expect(await page.locator('.score-signs').count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    const other = await go('', `/par/${OF.period}/so-sanh?bo=${OF.criteria}`);
    expect(await other.locator('.score-signs').count()).toBe(0);
    const bodies = (await house.ask('scorecards', { criteria: OF.criteria, period: OF.period })).filter(({ kind }) => kind !== 'province');
    expect(await other.locator('.score-bodies tbody tr:not(.body-kind)').count()).toBe(bodies.length);
    await other.locator('.score-bodies tbody a').first().click();
    await settled(other);
    expect(new URL(other.url()).searchParams.get('cq')).toBe(bodies.find(({ kind }) => kind === 'department')!.scored);
  });

  test('every card and the years, on a phone and in English too; an address that leads nowhere says so', async () => {
    const page = await go('', '/par');
    expect(await told(page)).toMatch(/Bảng điểm Minh họa 2026[\s\S]*Qua các năm[\s\S]*PAR Index năm 2023 tăng từ 88,54 lên 91,16/);
    const before = page.locator('.family-earlier');
    await expect.poll(() => before.count(), { message: 'families with earlier periods' }).toBeGreaterThan(1);
    expect(await axeFaults(page)).toEqual([]);
    for (const path of ['/par', DESK, SHEET, `/par/${OF.period}/so-sanh?bo=${OF.criteria}`]) {
      await page.setViewportSize({ width: 320, height: 800 });
      await visit(page, `${house.url}${path}`);
      expect(await sideways(page, 320), path).toBe(0);
      await visit(page, `${house.url}${path}${path.includes('?') ? '&' : '?'}lang=en`);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    await visit(page, `${house.url}${SHEET}`);
    expect(await page.locator('.score-tree').count(), 'a component is a page of its own').toBe(0);
    await page.getByRole('link', { name: 'Về bảng chấm điểm' }).click();
    await page.waitForSelector('.score-tree');
    await page.setViewportSize({ width: 1440, height: 900 });
    // Another map has its own bodies alone, and a page of this one's cards is none of its pages.
    await visit(page, `${house.url}/par?kh=dak-nong-2021`);
    const elsewhere = await told(page);
    expect(elsewhere).toContain('Đắk Nông');
    expect(elsewhere).not.toContain('Sở Tài chính');
    expect(elsewhere).not.toContain('Chưa tải được');
    for (const path of ['/par/2026?kh=dak-nong-2021', '/par/2026/99.9?bo=minh-hoa-2026', '/par/2026?bo=khong-co', '/par/1999', '/par/abc']) {
      await visit(page, `${house.url}${path}`);
      expect(await page.locator('h1').innerText(), path).toBe('Không có trang này');
    }
  });

  test('no console said anything', () => {
    // A refusal is an answer that browsers print.
    expect([...seats.values()].flatMap(({ said }) => said).filter((line) => !/status of (403|409|422)/.test(line))).toEqual([]);
  });
});
