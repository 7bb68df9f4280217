// How a target came to be told as it is: publications, changed figures and what they changed, other days, and a pace that is tried.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure, quarterLabel, signed } from '../../client/format.ts';
import type { Row } from '../../queries/types.ts';
import { wholeHome } from '../made-up.ts';
import { signedIn } from '../open.ts';
import { publish } from '../published.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, PLAN, settled, sideways, visit } from './house.ts';
import type { Viewed } from './house.ts';

const TARGET = 'bg30-online-dossiers';

describe.skipIf(!hasChromium)('the history of a target', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' }, 0, wholeHome);
    await house.later();
    await publish(house, 'Lần đầu');
  });
  afterAll(() => house?.close());

  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  const told = async (page: Page, selector: string): Promise<string> => plain((await page.locator(selector).allInnerTexts()).join('\n'));
  const open = async (width = 1440) => {
    const opened = await house.page(width, { as: { role: 'secretary', agency: '' } });
    await visit(opened.page, `${house.url}/chi-tieu/${TARGET}?tab=lich-su`);
    await opened.page.locator('#versions').waitFor();
    await settled(opened.page);
    return opened;
  };

  test('each changed figure stands with both values, reason and moments, as the question tells it; what it changed is told when asked', async () => {
    const { page, context, said } = await open();
    const versions = await house.ask('corrections', { target: TARGET });
    expect(versions.length).toBeGreaterThan(0);
    const rows = page.locator('[aria-labelledby="versions"] tbody tr');
    expect(await rows.count()).toBe(versions.length);
    for (const [at, one] of versions.entries()) {
      const text = plain(await rows.nth(at).innerText());
      for (const part of [one.name_vi, figure(one.previous, 'percent', 'vi'), figure(one.level, 'percent', 'vi'), signed(one.change, 'percent', 'vi'), one.submission]) expect(text).toContain(plain(part));
    }
    const at = versions.findIndex(({ accepted_at }) => accepted_at !== null);
    await rows.nth(at).locator('summary', { hasText: 'Làm đổi gì?' }).click();
    const effectOf = rows.nth(at).locator('details', { hasText: 'Làm đổi gì?' });
    await effectOf.locator('p', { hasText: 'Kết luận' }).waitFor();
    const accepted = versions[at]!.accepted_at!;
    const { Cookie } = signedIn(house.house, 'secretary');
    const changes = await (await fetch(`${house.url}/api/q/changes.json?${new URLSearchParams({ plan: PLAN, target: TARGET, from: new Date(Date.parse(accepted) - 1).toISOString(), to: accepted })}`, { headers: { Cookie } })).json() as Row<'changes'>[];
    const effect = plain(await effectOf.innerText());
    expect(effect).toContain(plain(figure(changes[0]!.whole_before, 'percent', 'vi')));
    expect(effect).toContain(plain(figure(changes[0]!.whole_after, 'percent', 'vi')));
    expect(await axeFaults(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
  });

  test('a publication tells figure and verdict as they were, and the page as it was opens from there; so does the end of any day', async () => {
    const { page, context } = await open();
    const [row] = (await house.ask('targets', { plan: PLAN })).filter(({ target }) => target === TARGET);
    const line = page.locator('[aria-labelledby="published-times"] tbody tr').first();
    await line.locator('.status-word').first().waitFor();
    expect(plain(await line.innerText())).toContain(plain(figure(row!.actual, 'percent', 'vi', { goal: row!.goal, comparator: row!.comparator, step: row!.rounding })));
    await line.getByRole('link', { name: 'Xem như lúc đó: công bố số 1' }).click();
    await page.waitForURL(/cb=1/);
    await page.locator('[aria-labelledby="published-times"] tbody tr', { hasText: 'Đang xem' }).waitFor();
    await page.fill('input[type=date]', '2026-07-20');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.waitForURL(/tai=2026-07-20T16(:|%3A)59(:|%3A)59Z/);
    await settled(page);
    const [then] = (await house.ask('targets', { plan: PLAN, as_of: '2026-07-20T16:59:59Z' })).filter(({ target }) => target === TARGET);
    await page.locator('.key-number', { hasText: figure(then!.actual, 'percent', 'vi', { goal: then!.goal, comparator: then!.comparator, step: then!.rounding }) }).waitFor();
    expect(then!.quarter).not.toBe(row!.quarter);
    await context.close();
  });

  test('a pace that is tried is told as the question answers it, by keys alone', async () => {
    const { page, context } = await open();
    const slider = page.locator('input[type=range]');
    await slider.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
    const more = Number(await slider.inputValue());
    expect(more).toBeGreaterThan(0);
    const [tried] = await house.ask('pace_if', { target: TARGET, more: String(more) });
    await page.locator('[aria-live] strong', { hasText: quarterLabel(tried!.reached!, 'inline', 'vi') }).waitFor();
    const [plainly] = await house.ask('pace_if', { target: TARGET });
    expect(tried!.reached! < plainly!.reached!).toBe(true);
    await context.close();
  });

  test('on a phone nothing lies outside', async () => {
    const { page, context } = await open(390);
    expect(await sideways(page, 390)).toBeLessThanOrEqual(0);
    expect(await told(page, '[aria-labelledby="versions"]')).toContain('Làm đổi gì?');
    await context.close();
  });
});
