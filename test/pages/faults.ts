// What axe finds on a page.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Every fault from moderate on, such as a heading out of order or words outside a landmark, each with the elements that have it. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Colours on their way from one state to the next are nobody's.
  await page.evaluate(() => {
    for (const motion of document.getAnimations()) if (Number.isFinite(motion.effect?.getComputedTiming().endTime)) motion.finish();
  });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact !== 'minor').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
