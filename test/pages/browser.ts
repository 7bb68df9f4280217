// The browser that tests look through: Debian's Chromium without a window where it is there, since it takes half the work of the whole one.
import { existsSync } from 'node:fs';
import { unlessMissing } from '../needed.ts';

const PATHS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const found = unlessMissing(PATHS.find((path) => existsSync(path)), 'what is looked at in a browser', 'chromium');

export const hasChromium = found !== null;
/** How it is launched; root has no sandbox. */
export const BROWSER = { executablePath: found ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
