// Where a number comes from: each number has an address, and its panel says what the trace of the API says.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure } from '../../client/format.ts';
import { parseAddress, readAddress, writeAddress } from '../../client/parts/address.ts';
import { tellSteps } from '../../client/parts/trace-steps.ts';
import { traceSearch, wantedBy } from '../../client/parts/trace-address.ts';
import type { AnyRow, TracedQuestion } from '../../client/parts/trace-address.ts';
import type { TraceAnswer } from '../../client/trace.ts';
import type { Params, Row } from '../../queries/types.ts';
import { axeFaults } from './faults.ts';
import { hasChromium } from './browser.ts';
import { PLAN, openPages, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const TARGET = 'bg30-online-dossiers';
const REPORT = '2026Q3';

// A browser beside other work may lose a press: once more, and the runner says so.
describe.skipIf(!hasChromium)('where a number comes from', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages();
  });
  afterAll(() => house?.close());

  const traced = async (params: Record<string, string>): Promise<TraceAnswer> => (await fetch(`${house.url}/api/trace?${new URLSearchParams(params).toString()}`)).json() as Promise<TraceAnswer>;
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  const panel = async (width: number, query: string): Promise<{ page: Page; close: () => Promise<void>; said: string[] }> => {
    const { page, context, said } = await house.page(width);
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=nguon${query}`);
    return { page, close: () => context.close(), said };
  };
  /** Lets the trace answer as the server does, with something changed. */
  const changed = (page: Page, change: (answer: TraceAnswer) => TraceAnswer) => page.route('**/api/trace?*', async (route) => {
    await route.fulfill({ json: change(await (await fetch(route.request().url())).json() as TraceAnswer) });
  });

  test('every question\'s row is found again by its address', async () => {
    const asks: [TracedQuestion, Record<string, string>, string][] = [
      ['trend', { target: TARGET }, 'actual'], ['targets', { plan: PLAN, report: REPORT }, 'gap'], ['target', { target: TARGET, report: REPORT }, 'goal'],
      ['breakdown', { target: TARGET, report: REPORT }, 'shortfall'], ['agency_trend', { target: TARGET, boundary: 'current' }, 'actual'],
    ];
    for (const [question, params, column] of asks) {
      const rows = await house.ask(question, params) as AnyRow[];
      const row = rows.find((each) => !('target' in each) || each.target === TARGET)!;
      const search = traceSearch(question, params as unknown as Params<TracedQuestion>, row as Row<TracedQuestion>, column as never);
      const { address, refused } = readAddress(parseAddress(writeAddress(search)));
      expect(refused, question).toEqual([]);
      const wanted = wantedBy(address, TARGET, PLAN, REPORT, undefined);
      expect([wanted.question, wanted.column]).toEqual([question, column]);
      const found = await house.ask(question, Object.fromEntries(Object.entries(wanted.params).filter(([, value]) => value !== undefined)) as Record<string, string>) as AnyRow[];
      expect(found.find(wanted.isRow), question).toEqual(row);
    }
  });

  test('a target\'s own figure is traced as a point of its way', () => {
    const row = { target: TARGET, quarter: '2026Q2' } as Row<'targets'>;
    expect(traceSearch('targets', { plan: PLAN }, row, 'actual')).toMatchObject({ tab: 'nguon', hoi: undefined, cot: undefined, diem: '2026H1' });
  });

  test('the figure: value, steps, sheets by role, and a sum that is the derivation\'s', async () => {
    const { page, close, said } = await panel(1440, '');
    const trend = await house.ask('trend', { target: TARGET });
    const at = trend.findIndex((row) => row.report === REPORT);
    const answer = await traced({ question: 'trend', target: TARGET, row: String(at), column: 'actual' });
    await page.waitForSelector('.trace tfoot');
    const text = figure(answer.value as number, 'percent', 'vi', { goal: 80 });
    expect(await page.locator('.trace .key-number').innerText()).toBe(text);
    const steps = tellSteps(answer.derivation!, { kind: 'share', unit: 'percent' }, 'vi', (key) => key).flatMap((group) => group.steps.map((each) => each.step));
    expect(await page.locator('.steps [data-step]').evaluateAll((all) => all.map((each) => each.getAttribute('data-step')))).toEqual(steps);
    expect(await page.locator('.steps [data-own]').getAttribute('data-step')).toBe('figure');
    expect(await page.locator('.trace-agencies tbody tr:not(.trace-role)').count()).toBe(answer.observations!.length);
    const step = (name: string): number => answer.derivation!.find((each) => each.step === name)!.number!;
    expect(await page.locator('.trace tfoot td').allTextContents()).toEqual([figure(step('numerator'), 'count', 'vi'), figure(step('denominator'), 'count', 'vi'), text]);
    expect(await page.locator('.trace-head').first().innerText()).toBe('Con số');
    expect(said).toEqual([]);
    await close();
  });

  test('added, taken off and carried stand apart; a taken-off figure carries its minus', async () => {
    const { page, context } = await house.page(1440);
    await changed(page, (answer) => ({ ...answer, observations: answer.observations!.slice(0, 4).map((each, at) => (at === 1 ? { ...each, role: 'taken-off', weight: -1, report: '2026H1' }
      : at === 2 ? { ...each, role: 'carried', weight: 0.4 } : at === 3 ? { ...each, revision: 2, reason: 'recount', origin: 'correction' } : each)) }));
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=nguon`);
    await page.waitForSelector('.trace-role');
    const roles = await page.locator('.trace-role').allTextContents();
    expect(roles.map((role) => role.split(':')[0])).toEqual(['Cộng vào', 'Trừ đi', 'Mang sang']);
    const less = page.locator('.trace-agencies tbody').nth(1).locator('tr').nth(1);
    expect(await less.locator('td').first().innerText()).toMatch(/^\u2212\d/);
    expect(plain(await less.innerText())).toContain('6 tháng/2026');
    expect(await page.locator('.trace-agencies tbody').nth(2).innerText()).toContain('tính 0,4 lần');
    await page.locator('.trace-agencies tr', { hasText: 'bản 2' }).locator('a').click();
    await page.waitForFunction(() => document.querySelectorAll('.trace > div')[2]?.textContent?.includes('Đếm lại'));
    await context.close();
  });

  test('one agency\'s number: its own sum, its own sheet, down to the hash, which can be copied', async () => {
    const rows = await house.ask('breakdown', { target: TARGET, report: REPORT });
    const row = rows.find((each) => each.actual !== null)!;
    const { page, context } = await house.page(1440);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=nguon&hoi=breakdown&cq=${row.agency}`);
    await page.waitForSelector('.trace tfoot');
    expect(await page.locator('.trace .key-number').innerText()).toBe(figure(row.actual, 'percent', 'vi'));
    expect(await page.locator('.trace > div').first().innerText()).toContain(row.name_vi);
    const [one] = await house.ask('observations', { target: TARGET, report: REPORT, agency: row.agency });
    const sheet = (await page.locator('.trace > div').nth(2).innerText()).replaceAll('\n', '');
    for (const part of [one!.sha256, one!.submission, one!.file, `dòng ${one!.line}`, `ô ${one!.cell}`]) expect(sheet).toContain(part);
    await page.getByRole('button', { name: 'Chép mã băm SHA-256' }).click();
    await page.getByText('Đã chép').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(one!.sha256);
    await context.close();
  });

  test('the milestone\'s number leads to the words of the plan', async () => {
    const row = (await house.ask('target', { target: TARGET, report: REPORT })).find((each) => each.own)!;
    const { page, close } = await panel(1440, `&hoi=target&cot=goal&moc=${row.milestone}`);
    await page.waitForSelector('.steps blockquote');
    expect(await page.locator('.steps blockquote').innerText()).toBe(row.quote);
    expect(await page.locator('.steps [data-own]').getAttribute('data-step')).toBe('milestone');
    await close();
  });

  test('two clicks by keyboard: a number, then a sheet', async () => {
    const { page, close } = await panel(1440, '');
    const column = page.locator('.trace-others .traced[href*="cot=denominator"]');
    await column.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('cot='));
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.id === 'trace-title');
    await page.locator('.trace-agencies a').nth(2).focus();
    const name = await page.locator('.trace-agencies a').nth(2).innerText();
    await page.keyboard.press('Enter');
    await page.waitForFunction((said) => document.querySelectorAll('.trace-head')[2]?.textContent?.includes(said), name);
    expect(await page.locator('.trace-agencies [aria-current] a').innerText()).toBe(name);
    await close();
  });

  test('the statement is what ran: opened, with its parameters, and copied whole', async () => {
    const { page, context } = await house.page(1440);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=nguon`);
    await page.locator('.statement summary').click();
    const answer = await traced({ question: 'trend', target: TARGET, row: '0', column: 'actual' });
    expect(await page.locator('.sql').textContent()).toBe(answer.statement);
    expect(await page.locator('.statement').innerText()).toContain(`bản dữ liệu số ${answer.snapshot}`);
    await page.getByRole('button', { name: 'Chép Câu lệnh SQL' }).click();
    await page.getByText('Đã chép').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`-- $target = '${TARGET}'`);
    expect(copied.endsWith(answer.statement)).toBe(true);
    await context.close();
  });

  test('failed, empty and moved are each said, with a way on', async () => {
    const { page, context } = await house.page(1440);
    let broken = true;
    await page.route('**/api/trace?*', (route) => (broken ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"type":"/problems/unexpected"}' }) : route.continue()));
    await page.goto(`${house.url}/chi-tieu/${TARGET}?tab=nguon`);
    await page.waitForSelector('.target-tabs [role=alert]');
    expect(await page.locator('.target-tabs [role=alert]').innerText()).toContain('Không tải được nguồn của con số');
    broken = false;
    await page.locator('.target-tabs [role=alert] button').click();
    await page.waitForSelector('.trace');
    await visit(page, `${house.url}/chi-tieu/${TARGET}?tab=nguon&hoi=breakdown&cq=khong-co`);
    await page.getByText('Không có con số này trong kỳ đã chọn.').waitFor();
    await page.getByRole('link', { name: 'Xem con số của cả chỉ tiêu' }).click();
    await page.waitForSelector('.trace');
    await page.unrouteAll({ behavior: 'wait' });
    await changed(page, (answer) => ({ ...answer, cells: { ...answer.cells, report: '2021Q1' } }));
    await page.goto(`${house.url}/chi-tieu/${TARGET}?tab=nguon`);
    await page.getByText('Số liệu vừa thay đổi').waitFor();
    expect(await page.locator('.trace').count()).toBe(0);
    await context.close();
  });

  test.each([1440, 1024, 390])('stays within the screen and free of faults at %i, in both languages', async (width) => {
    const own = (await house.ask('target', { target: TARGET, report: REPORT })).find((each) => each.own)!;
    const agency = (await house.ask('breakdown', { target: TARGET, report: REPORT }))[0]!.agency;
    for (const query of ['', '&cot=path', `&hoi=breakdown&cq=${agency}`, `&hoi=target&cot=goal&moc=${own.milestone}`, '&hoi=targets&cot=remaining', '&lang=en']) {
      const { page, close } = await panel(width, query);
      await page.waitForSelector('.trace');
      await page.locator('.statement summary').click();
      expect(await sideways(page, width), query).toBeLessThanOrEqual(0);
      // Between the two the layout is that of the wider.
      if (width !== 1024) expect(await axeFaults(page), query).toEqual([]);
      expect(await page.locator('.target-tabs').innerText(), query).not.toMatch(/\{\{|undefined|NaN|\[object|terms:|screen:|trace:|\*\*/);
      await close();
    }
  });
});
