// Prints a page of this house as a tagged PDF, with Chromium where there is one: one at a time, with limits, and with no way to any other address.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';

const LONGEST_MS = 120_000;
/** Carried by every request of the printing browser: nobody else is answered at its door. */
const KEY = 'x-cot-moc-press';

export class Press {
  private readonly chromium: string;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(chromium: string) {
    this.chromium = chromium;
  }

  /** How many are being printed or wait for it. */
  get busy(): number {
    return this.waiting;
  }

  /**
   * @param path of a page of the house; it is printed once what `ready` selects stands there and nothing is awaited any more
   * @param cookie of whoever asks, whose rights the page has; null for nobody
   * @throws Error where it takes longer than allowed, or the page said that something failed
   */
  print(app: Express, path: string, ready: string, cookie: { name: string; value: string } | null): Promise<Buffer> {
    this.waiting += 1;
    const printed = this.turn.then(() => this.printNow(app, path, ready, cookie)).finally(() => { this.waiting -= 1; });
    this.turn = printed.catch(() => undefined);
    return printed;
  }

  private async printNow(app: Express, path: string, ready: string, cookie: { name: string; value: string } | null): Promise<Buffer> {
    const key = randomBytes(24).toString('base64url');
    const door = createServer((req: IncomingMessage, res: ServerResponse) => {
      if (req.headers[KEY] !== key) return void res.writeHead(403).end();
      // It never leaves this process and its browser: to the house it is as good as encrypted.
      (req.socket as Socket & { encrypted?: boolean }).encrypted = true;
      app(req, res);
    });
    await new Promise<void>((done, failed) => door.once('error', failed).listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({ executablePath: this.chromium, timeout: 30_000, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking'] })
      .catch((error: unknown) => { door.close(); throw error; });
    const late = setTimeout(() => void browser.close(), LONGEST_MS);
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
      await context.route('**/*', (route) => {
        const url = new URL(route.request().url());
        return url.origin === origin ? route.continue({ headers: { ...route.request().headers(), [KEY]: key } }) : url.protocol === 'data:' ? route.continue() : route.abort('blockedbyclient');
      });
      if (cookie) await context.addCookies([{ ...cookie, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      page.setDefaultTimeout(LONGEST_MS);
      await page.goto(`${origin}${path}`);
      await page.waitForFunction((selector) => document.querySelector(selector) !== null && document.querySelector('[aria-busy="true"], .chart-pending, .skeleton') === null || document.querySelector('[role="alert"]') !== null, ready);
      const failed = await page.locator('[role="alert"]').first().textContent({ timeout: 200 }).catch(() => null);
      if (failed !== null) throw new Error(`the page to be printed says: ${failed}`);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    } finally {
      clearTimeout(late);
      await browser.close();
      door.closeAllConnections();
      door.close();
    }
  }
}
