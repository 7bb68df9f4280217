// An unattended screen as a test sees it: its clock in the test's hands, its slides counted, everything that must never be on it looked for.
import type { CDPSession, Page } from 'playwright-core';
import type { ScreenSettings } from '../../client/briefing/kept-show.ts';
import { signedIn } from '../open.ts';
import type { Viewed } from './house.ts';

export const PLAN = 'bac-giang-2021-2030';

export interface Life {
  page: Page; screen: string;
  /** lets the slide's time pass, and waits for the next one; while the page is opened anew, for the first */
  turn: () => Promise<void>;
  /** lets so many slides turn, each looked at */
  turns: (count: number) => Promise<void>;
  /** the page as it was opened: another one once it was opened anew */
  life: () => Promise<string>;
  publication: () => Promise<string | null>;
  foot: () => Promise<string>;
  /** what must never happen, as far as it did: dialogs, words of a fault, a way to sign in */
  wrong: string[];
  /** what is held after everything that can go has gone */
  held: () => Promise<{ bytes: number; nodes: number; listeners: number }>;
}

/** @param seconds of a slide; @param at what the screen's clock says; left out, it is the real one; @param set how else it shows */
export async function openScreen(house: Viewed, { seconds, at, set = {} }: { seconds: number; at?: Date; set?: Partial<ScreenSettings> }): Promise<Life & { close: () => Promise<void>; revoke: () => Promise<void> }> {
  const { person: _, ...admin } = signedIn(house.house, 'administrator');
  const change = (method: string, path: string, body?: object): Promise<Response> => fetch(`${house.url}/api/screens${path}`, { method, headers: { ...admin, 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const made = await change('POST', '', { name: 'Tivi sảnh', plan: PLAN, seconds, kinds: ['cover', 'wall', 'decide', 'target', 'quality'], distance: 4, height: 0.685, theme: 'dark', ...set });
  const { screen, token } = (await made.json()) as { screen: string; token: string };
  const { page, context } = await house.page(1920, { height: 1080, keeps: true });
  const wrong: string[] = [];
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('pageerror', (error) => wrong.push(String(error)));
  // Not even while it is being opened does the frame stand there, with its ways to sign in.
  await page.addInitScript(() => new MutationObserver(() => {
    if (document.querySelector('.topbar')) document.documentElement.dataset.framed = 'yes';
  }).observe(document, { childList: true, subtree: true }));
  if (at) await page.clock.install({ time: at });
  await page.goto(`${house.url}/man-hinh/${screen}#${token}`);
  await page.waitForSelector('[data-slide]');
  const life = (): Promise<string> => page.evaluate(() => document.documentElement.dataset.life ??= crypto.randomUUID()).catch(() => 'away');
  const now = async (): Promise<string> => `${await life()} ${await page.evaluate(() => document.querySelector('[data-turned]')?.getAttribute('data-turned')).catch(() => undefined)}`;
  const turn = async (): Promise<void> => {
    const before = await now();
    const isLong = await page.evaluate(() => document.querySelector('[data-slide="wall"]') !== null);
    const ms = seconds * 1000 * (isLong ? 1.5 : 1) + 50;
    if (at) await page.clock.runFor(ms).catch(() => undefined);
    else await page.waitForTimeout(ms);
    for (let since = Date.now(); ; await new Promise((next) => setTimeout(next, 5))) {
      const after = await now();
      if (after !== before && !after.startsWith('away') && !after.endsWith('undefined')) break;
      if (Date.now() - since > 20_000) throw new Error(`no slide came after ${before}`);
    }
    wrong.push(...await page.evaluate(() => [...document.querySelectorAll('[role="alert"], input, form, dialog, [data-framed]')].map(({ outerHTML }) => outerHTML.slice(0, 120))));
  };
  let cdp: CDPSession | null = null;
  return {
    page, screen, wrong, turn, life,
    turns: async (count) => { for (let at_ = 0; at_ < count; at_ += 1) await turn(); },
    publication: () => page.evaluate(() => document.querySelector('[data-publication]')?.getAttribute('data-publication') ?? null),
    foot: () => page.locator('.slide-foot').innerText(),
    held: async () => {
      cdp ??= await context.newCDPSession(page);
      for (let at_ = 0; at_ < 3; at_ += 1) await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      return { bytes: usedSize, nodes, listeners: jsEventListeners };
    },
    revoke: async () => void await change('DELETE', `/${screen}`),
    close: () => context.close(),
  };
}
