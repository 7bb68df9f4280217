// Starts: settings, home, registry, engine, app, listen.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openApp } from './app.ts';
import { openHouse } from './house.ts';
import { keepSpare } from './intake/sheets.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { listen } from './transport.ts';

let settings: Settings;
try {
  settings = readSettings(process.env);
} catch (error) {
  end((error as Error).message);
}
const dist = resolve(import.meta.dirname, '../dist');
if (!existsSync(dist)) end('The pages are not built yet: run “npm run build” first, or start with “npm start”.');

try {
  const { house, close, later } = await openHouse(settings, console.log);
  const { server, origin } = await listen(openApp(house, dist), settings);
  console.log(`Cột Mốc: ${origin}`);
  keepSpare();
  const first = house.people.firstInvitation('Quản trị viên');
  if (first) console.log(`Nobody administers yet. This link sets the administrator's password, once, until ${first.ends_at}:\n${settings.origin ?? origin}/vao/${first.token}`);
  later().catch((error: unknown) => house.log.error({ err: error }, 'the made-up figures could not all land'));
  const stop = (): void => {
    server.close(() => void close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  end((error as Error).message);
}

function end(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
