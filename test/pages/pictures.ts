// npm run pictures [-- name …]: every page at four widths in both languages (or at WIDTHS=390,768 in LANGS=vi), with all made-up figures landed, into test/pages/pictures/; the main pages at a desk on dark ground and as on paper too (or on GROUNDS=toi alone).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_PAGE } from './every-page.ts';
import type { Pictured } from './every-page.ts';
import { publish } from '../published.ts';
import { wholeHome } from '../made-up.ts';
import { openPages, settled } from './house.ts';

const OUT = join(import.meta.dirname, 'pictures');
const WIDTHS = (process.env.WIDTHS ?? '1920,1440,768,390').split(',').map(Number);
const LANGS = (process.env.LANGS ?? 'vi,en').split(',');
/** '' is the usual one. */
const GROUNDS = (process.env.GROUNDS ?? ',toi,in').split(',');
const MAIN = new Set(['score-desk', 'score-compare', 'score-component', 'overview', 'catalogue', 'target', 'area', 'matrix', 'agency', 'conclusions']);
const DESK = 1440;

const only = process.argv.slice(2);
const chosen = Object.entries(EVERY_PAGE).filter(([name]) => only.length === 0 || only.includes(name));
mkdirSync(OUT, { recursive: true });
const house = await openPages({ COT_MOC_REVIEW: 'on', LOCKED: 'on' }, 0, wholeHome);
try {
  await house.later();
  await picture(chosen.filter(([, page]) => !page.published));
  if (chosen.some(([, page]) => page.published)) await publish(house, 'Quý III/2026');
  await picture(chosen.filter(([, page]) => page.published));
  console.log(`Pictures stand in ${OUT}.`);
} finally {
  await house.close();
}

async function picture(all: [string, Pictured][]): Promise<void> {
  const readers = [...new Set(all.map(([, page]) => readerOf(page)))];
  for (const width of WIDTHS) {
    for (const reader of readers) {
      const pages = all.filter(([, page]) => readerOf(page) === reader);
      const { as, agency } = pages[0]![1];
      const { page, context, said } = await house.page(width, as ? { as: { role: as, agency: agency ?? '' } } : {});
      for (const [name, { path }] of pages) {
        const grounds = GROUNDS.filter((ground) => ground === '' || (width === DESK && MAIN.has(name)));
        for (const [lang, ground] of LANGS.flatMap((each) => grounds.map((one) => [each, one] as const))) {
          await page.goto(`${house.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}${ground && `&che-do=${ground}`}`);
          await settled(page);
          await page.waitForTimeout(300);
          if (name !== 'lost' && /Không có trang này|no such page/i.test(await page.locator('h1').first().innerText())) throw new Error(`${name}: no page at ${path}`);
          // A bar that sticks to the screen would lie across a picture of the whole page.
          await page.evaluate(() => {
            const bars = [...document.querySelectorAll<HTMLElement>('.topbar, .rail')].map((bar) => ({ bar, isFixed: getComputedStyle(bar).position === 'fixed' }));
            for (const { bar, isFixed } of bars) bar.style.position = isFixed ? 'absolute' : 'static';
            document.querySelector<HTMLElement>('.frame')?.style.setProperty('position', 'relative');
          });
          await page.screenshot({ path: join(OUT, `${name}-${width}-${lang}${ground && `-${ground}`}.png`), fullPage: true });
        }
      }
      for (const line of said) console.log(`${width} ${reader}: ${line}`);
      await context.close();
    }
  }
}

function readerOf({ as, agency }: Pictured): string {
  return `${as ?? ''} ${agency ?? ''}`;
}
