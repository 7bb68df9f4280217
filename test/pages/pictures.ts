// npm run pictures: every page at three widths in both languages, with all made-up figures landed, into test/pages/pictures/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPages, settled } from './house.ts';

const OUT = join(import.meta.dirname, 'pictures');
const PAGES: Record<string, string> = {
  overview: '/', catalogue: '/chi-tieu', 'catalogue-filtered': '/chi-tieu?tt=cham,nguy-co&mo=bg30-identity-verified',
    target: '/chi-tieu/bg30-online-dossiers', 'target-conflict': '/chi-tieu/bg30-online-payment',
  'target-count': '/chi-tieu/bg30-public-service-units', 'target-rank': '/chi-tieu/bg30-dx-rank',
    'target-none': '/chi-tieu/bg30-compliance-cost-cut', trace: '/chi-tieu/bg30-online-dossiers?tab=nguon',
  definition: '/chi-tieu/bg30-online-dossiers?tab=dinh-nghia', activities: '/hoat-dong', 'activities-year': '/hoat-dong?kh=bac-giang-2025',
    submit: '/nop?cq=bn-so-noi-vu', plans: '/ke-hoach', lost: '/khong-co',
};

const only = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
const house = await openPages();
try {
  await house.later();
  for (const width of [1440, 1024, 390]) {
    for (const lang of ['vi', 'en']) {
      const { page, context, said } = await house.page(width);
      for (const [name, path] of Object.entries(PAGES)) {
        if (only.length > 0 && !only.includes(name)) continue;
        await page.goto(`${house.url}${path}${lang === 'en' ? `${path.includes('?') ? '&' : '?'}lang=en` : ''}`);
        await settled(page);
        await page.waitForTimeout(300);
        // A bar that sticks to the screen would lie across a picture of the whole page.
        await page.evaluate(() =>
          document.querySelectorAll<HTMLElement>('.topbar, .rail').forEach((bar) => { bar.style.position = 'static'; }));
        await page.screenshot({ path: join(OUT, `${name}-${width}-${lang}.png`), fullPage: true });
      }
      for (const line of said) console.log(`${width} ${lang}: ${line}`);
      await context.close();
    }
  }
  console.log(`Pictures stand in ${OUT}.`);
} finally {
  await house.close();
}
