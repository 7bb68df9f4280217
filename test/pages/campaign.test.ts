// A campaign where there is none yet, opened by the secretary by keys alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateLabel, dayInVietnam } from '../../client/format.ts';
import { hasChromium } from './browser.ts';
import { axeFaults } from './faults.ts';
import { openPages, settled, visit } from './house.ts';
import type { Viewed } from './house.ts';
import { tabTo } from './keys.ts';
import { plain } from './stage.ts';

const OF = { criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang' };
const DESK = `/par/${OF.period}?bo=${OF.criteria}`;
const DAY_MS = 24 * 3600 * 1000;

describe.skipIf(!hasChromium)('a campaign', () => {
  let house: Viewed;
  beforeAll(async () => {
    house = await openPages({ COT_MOC_DEMO: 'off' });
  });
  afterAll(() => house?.close());

  test('no campaign yet: the desk says so, and the secretary opens one', async () => {
    const { page, context, said } = await house.page(1440, { as: { role: 'secretary' } });
    await visit(page, `${house.url}${DESK}`);
    expect(await axeFaults(page)).toEqual([]);
    await tabTo(page, 'Mở đợt chấm điểm');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor();
    const days = [10, 20, 30, 40].map((days) => dayInVietnam(new Date(Date.now() + days * DAY_MS)));
    for (const [at, label] of ['Tự chấm đến hết ngày', 'Thẩm định lần 1 đến hết ngày', 'Giải trình đến hết ngày', 'Thẩm định lần 2 đến hết ngày'].entries()) {
      if (!await page.getByLabel(label).evaluate((field) => field === document.activeElement)) await tabTo(page, label);
      await page.getByLabel(label).fill(days[at]!);
    }
    await tabTo(page, 'Mở đợt chấm điểm');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await settled(page);
    expect(plain(await page.locator('.score-total').innerText())).toContain(`Chốt tự chấm ${dateLabel(days[0]!, 'vi')}, còn 10 ngày`);
    const [campaign] = (await house.ask('campaigns', {})).filter(({ criteria }) => criteria === OF.criteria);
    expect(campaign).toMatchObject({ stage: 'self', self_until: days[0], first_until: days[1], explain_until: days[2], final_until: days[3] });
    expect(said).toEqual([]);
    await context.close();
  });
});
