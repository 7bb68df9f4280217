// Starts: settings, home, registry, engine, app, listen.
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { resolve } from 'node:path';
import { openApp } from './app.ts';
import { openHouse } from './house.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

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
  const app = openApp(house, dist);
  if (settings.proxy.length > 0) app.set('trust proxy', settings.proxy);
  const server = settings.tls ? createSecure({ cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) }, app) : createPlain(app);
  server.on('error', (error) => end(`PORT ${settings.port} on ${settings.host} cannot be used: ${error.message}.`));
  server.listen(settings.port, settings.host, () => {
    const address = server.address();
    const origin = `http${settings.tls ? 's' : ''}://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${typeof address === 'object' && address ? address.port : settings.port}`;
    console.log(`Cột Mốc: ${origin}`);
    const first = house.people.firstInvitation('Quản trị viên');
    if (first) console.log(`Nobody administers yet. This link sets the administrator's password, once, until ${first.ends_at}:\n${origin}/vao/${first.token}`);
    later().catch((error: unknown) => house.log.error({ err: error }, 'the made-up figures could not all land'));
  });
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
