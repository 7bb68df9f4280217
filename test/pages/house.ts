// A browser before a real house: the pages built, made-up figures of the latest report landed, Chromium opened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { Questions, Row } from '../../queries/types.ts';
import type { Role } from '../../server/access/rights.ts';
import { latestHome } from '../made-up.ts';
import { open, signedIn } from '../open.ts';
import { BROWSER } from './browser.ts';
import { buildPages } from './built.ts';
import type { Opened } from '../open.ts';

export const PLAN = 'bac-giang-2021-2030';

/** What a page has asked the server and has no answer to yet. */
const underWay = new WeakMap<Page, Set<Request>>();
/** How long a page must have asked nothing: one answer is drawn, and leads to the next question, within a few frames. */
const QUIET_MS = 100;

export interface Viewed extends Opened {
  dist: string;
  browser: Browser;
  /** ends the server and starts another on the same home and port; whoever is signed in stays so */
  restart: () => Promise<void>;
  /** rows of a question as JSON: what a page must show */
  ask: <Name extends keyof Questions>(name: Name, params: Record<string, string>) => Promise<Row<Name>[]>;
  /** a fresh context; `said` gathers what a console must not say. `keeps`: it keeps the application for when there is no network, which others need not load */
  page: (width: number, more?: { height?: number; as?: { role: Role; agency?: string; area?: string }; keeps?: boolean }) => Promise<{ page: Page; context: BrowserContext; said: string[] }>;
}

/** @param env settings beside the made-up home; @param port where it listens, where somebody must know it before; @param made the path of that home */
export async function openPages(env: Record<string, string> = {}, port = 0, made = latestHome): Promise<Viewed> {
  // The whole suite builds them once, before it begins (test/prepare.ts).
  const built = process.env.PAGES_DIST;
  const dist = built ? resolve(built) : mkdtempSync(join(tmpdir(), 'cot-moc-dist-'));
  if (!built) await buildPages(dist);
  const home = env.COT_MOC_HOME ?? (env.COT_MOC_DEMO === 'off' ? join(mkdtempSync(join(tmpdir(), 'cot-moc-')), 'home') : made());
  const settings = { COT_MOC_DEMO: 'on', COT_MOC_HOME: home, ...env };
  let opened = await open(settings, dist, port);
  // Made with the first question: a test may count who there is.
  let reader: { Cookie: string } | null = null;
  const browser = await chromium.launch(BROWSER);
  const viewed: Viewed = {
    ...opened, dist, browser,
    restart: async () => {
      const at = Number(new URL(opened.url).port);
      await opened.close();
      opened = await open(settings, dist, at);
      viewed.house = opened.house;
      viewed.later = opened.later;
    },
    ask: async (name,
      params) => {
      reader ??= signedIn(opened.house, 'area-lead');
      return (await fetch(`${opened.url}/api/q/${name}.json?${new URLSearchParams(params).toString()}`, { headers: { Cookie: reader.Cookie } })).json() as never;
    },
    page: async (width, more = {}) => {
      const context = await browser.newContext({ serviceWorkers: more.keeps ? 'allow' : 'block', viewport: { width, height: more.height ?? 900 }, hasTouch: width < 500, locale: 'vi-VN',
        timezoneId: 'America/Los_Angeles' });
      if (more.as) {
        const [name, value] = signedIn(opened.house, more.as.role, more.as.agency, more.as.area).Cookie.split('=') as [string, string];
        await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      const asked = new Set<Request>();
      underWay.set(page, asked);
      page.on('request', (request) => void (request.url().includes('/api/') && asked.add(request)));
      page.on('requestfinished', (request) => void asked.delete(request));
      page.on('requestfailed', (request) => void asked.delete(request));
      const said: string[] = [];
      page.on('console', (message) => {
        if ((message.type() === 'error' || message.type() === 'warning') && !message.text().startsWith('Service Worker registration blocked')) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      return { page, context, said };
    },
    close: async () => {
      await browser.close();
      await opened.close();
      if (!built) rmSync(dist, { recursive: true, force: true });
      if (!env.COT_MOC_HOME) rmSync(resolve(home, '..'), { recursive: true, force: true });
    },
  };
  return viewed;
}

/** Goes there and waits until nothing is being loaded. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

/** Waits until every question has its answer and every answer is drawn. */
export async function settled(page: Page): Promise<void> {
  const isAsked = (): boolean => (underWay.get(page)?.size ?? 0) > 0;
  do {
    for (let since = performance.now(); performance.now() - since < QUIET_MS; await new Promise((next) => setTimeout(next, 20))) if (isAsked()) since = performance.now();
    // On a loaded machine an answer may have come long before it is drawn; and what is drawn may ask more. A page that draws no frame is told late that it is idle.
    await page.waitForFunction(() => new Promise<boolean>((idle) => { requestAnimationFrame(() => requestIdleCallback(() => idle(true), { timeout: 10_000 })); }));
  } while (isAsked());
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"], .chart-pending, .skeleton.chart-size') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** How many pixels of the page lie outside the screen sideways. */
export function sideways(page: Page, width: number): Promise<number> {
  return page.evaluate((wide) => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - wide, width);
}
