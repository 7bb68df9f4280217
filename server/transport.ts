// How requests reach the house: encrypted where others can reach it, plain on this machine or behind a proxy that encrypts.
import { readFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import type { Express } from 'express';
import type { Settings } from './settings.ts';

/** @returns where it listens, as an origin @throws Error with one sentence where it cannot */
export async function listen(app: Express, { tls, proxy, host, port }: Pick<Settings, 'tls' | 'proxy' | 'host' | 'port'>): Promise<{ server: Server; origin: string }> {
  if (proxy.length > 0) app.set('trust proxy', proxy);
  const server = tls ? createEncrypted({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, app) : createPlain(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`PORT ${port} on ${host} cannot be used: ${error.message}.`)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, origin: `http${tls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' && address ? address.port : port}` };
}
