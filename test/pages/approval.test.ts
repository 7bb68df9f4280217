// Where heads approve: the same sheet, before it comes to the desk.
import { describe, expect, test } from 'vitest';
import { hasChromium } from './browser.ts';
import { AGENCY, deskOf, sent } from './desk.ts';
import { axeFaults } from './faults.ts';
import { openPages, settled, visit } from './house.ts';

describe.skipIf(!hasChromium)('where heads approve', () => {
  test('the head sees the same sheet, sends it on or gives it back; then it stands with the reviewer', async () => {
    const house = await openPages({ COT_MOC_APPROVAL: 'on', COT_MOC_REVIEW: 'on' });
    try {
      const { submission } = await sent(house, '2026H1', 0.55);
      const { page, context } = await house.page(390, { as: { role: 'head', agency: AGENCY } });
      await visit(page, `${house.url}/duyet`);
      await page.locator(`.review-item[href*="${submission}"]`).click();
      await page.getByRole('button', { name: 'Duyệt và chuyển Sở Nội vụ' }).waitFor();
      expect(await page.locator('.review-mark button').count()).toBe(0);
      await settled(page);
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Duyệt và chuyển Sở Nội vụ' }).click();
      await page.getByText('Đã duyệt và chuyển phiếu của Xã Cẩm Lý.').waitFor();
      expect((await deskOf(house)).map((row) => row.submission)).toContain(submission);
      const next = await sent(house, '2026Q3', 0.86);
      await visit(page, `${house.url}/duyet?pn=${next.submission}`);
      await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
      await page.locator('.return-form textarea').fill('Thiếu số của hai thôn.');
      await page.getByRole('button', { name: 'Trả lại cả phiếu' }).click();
      await page.getByText('Đã trả lại phiếu của Xã Cẩm Lý.').waitFor();
      expect(house.house.home.state.acts().filter((act) => act.submission === next.submission).map(({ kind }) => kind)).toEqual(['submit', 'return']);
      await context.close();
    } finally {
      await house.close();
    }
  });
});
