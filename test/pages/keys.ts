// A page gone through by keys alone.
import type { Page } from 'playwright-core';

const MOST = 200;

/** Goes on with Tab until the focus is on what has a name that begins so. @throws where nothing so named is reached */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let at = 0; at < MOST; at += 1) {
    await page.keyboard.press('Tab');
    const on = await page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement | null;
      return (here?.getAttribute('aria-label') ?? here?.labels?.[0]?.textContent ?? here?.textContent ?? '').trim();
    });
    if (on.startsWith(name)) return;
  }
  throw new Error(`nothing named ${name} can be reached by keys`);
}
