// The browser that tests look through: Debian's Chromium without a window where it is there, since it takes half the work of the whole one.
import { existsSync } from 'node:fs';

const PATHS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const found = PATHS.find((path) => existsSync(path));

export const hasChromium = found !== undefined;
/** How it is launched; root has no sandbox. */
export const BROWSER = { executablePath: found ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
