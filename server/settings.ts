// Settings from the environment, each with a default; a wrong one ends the start with one sentence.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** A provider of accounts (OpenID Connect). `origin`: under which people reach this house, as the provider knows it. */
export interface Sso { issuer: string; client: string; secret: string; origin: string }

export interface Settings { port: number; host: string; home: string; data: string; sources: string; demo: boolean; review: boolean; anonymous: boolean | null; tls: { cert: string; key: string } | null; proxy: string[]; sso: Sso | null }

/** @throws Error whose message is one sentence: which setting, what it was given, what it takes */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = env.PORT ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`PORT is “${port}”, but takes a whole number from 0 to 65535.`);
  const host = env.HOST ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9.-]+$/i.test(host)) throw new Error(`HOST is “${host}”, but takes an address such as 127.0.0.1.`);
  const tls = transport(env.TLS_CERT, env.TLS_KEY);
  const proxy = (env.TRUSTED_PROXY ?? '').split(',').map((address) => address.trim()).filter((address) => address !== '');
  const stranger = proxy.find((address) => isIP(address.replace(/\/\d{1,3}$/, '')) === 0 || Number(/\/(\d+)$/.exec(address)?.[1] ?? 0) > (address.includes(':') ? 128 : 32));
  if (stranger) throw new Error(`TRUSTED_PROXY names “${stranger}”, but takes addresses such as 10.0.0.5 or 10.0.0.0/24, with commas between.`);
  if (!isLoopback(host) && !tls && proxy.length === 0) {
    throw new Error(`HOST is “${host}”, which others can reach, but nothing encrypts what they send: passwords could be read on the way. Set TLS_CERT and TLS_KEY, or TRUSTED_PROXY where a proxy encrypts, or serve 127.0.0.1.`);
  }
  const data = folder('COT_MOC_DATA', env.COT_MOC_DATA, './data');
  if (!existsSync(join(data, 'plans'))) throw new Error(`COT_MOC_DATA is “${data}”, but takes a folder with the registry: its folder plans is not there.`);
  if (env.LOG_LEVEL && !LEVELS.includes(env.LOG_LEVEL)) throw new Error(`LOG_LEVEL is “${env.LOG_LEVEL}”, but takes one of ${LEVELS.join(', ')}.`);
  return {
    port: Number(port), host,
    home: folder('COT_MOC_HOME', env.COT_MOC_HOME, './home'),
    data,
    sources: folder('COT_MOC_SOURCES', env.COT_MOC_SOURCES, '../shared/sources'),
    demo: onOff('COT_MOC_DEMO', env.COT_MOC_DEMO, 'on'),
    review: onOff('COT_MOC_REVIEW', env.COT_MOC_REVIEW, 'off'),
    anonymous: env.COT_MOC_ANONYMOUS === undefined ? null : onOff('COT_MOC_ANONYMOUS', env.COT_MOC_ANONYMOUS, 'off'),
    tls, proxy,
    sso: provider(env),
  };
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** @throws Error where only one of both is given, or a file is not there */
function transport(cert: string | undefined, key: string | undefined): { cert: string; key: string } | null {
  if (!cert && !key) return null;
  for (const [name, file] of [['TLS_CERT', cert], ['TLS_KEY', key]] as const) {
    if (!file) throw new Error(`${name} is not set, but both TLS_CERT and TLS_KEY are needed: files with a certificate and its key.`);
    if (!existsSync(file)) throw new Error(`${name} is “${file}”, but that file is not there.`);
  }
  return { cert: resolve(cert!), key: resolve(key!) };
}

/** @throws Error where only some of the four are given, or an address is none */
function provider(env: Record<string, string | undefined>): Sso | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'COT_MOC_ORIGIN'] as const;
  if (names.every((name) => !env[name])) return null;
  const missing = names.find((name) => !env[name]);
  if (missing) throw new Error(`${missing} is not set, but signing in at a provider takes all of ${names.join(', ')}.`);
  for (const name of ['OIDC_ISSUER', 'COT_MOC_ORIGIN'] as const) {
    const url = URL.canParse(env[name]!) ? new URL(env[name]!) : null;
    if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))) throw new Error(`${name} is “${env[name]}”, but takes an encrypted address such as https://dangnhap.tinh.gov.vn.`);
  }
  return { issuer: env.OIDC_ISSUER!, client: env.OIDC_CLIENT_ID!, secret: env.OIDC_CLIENT_SECRET!, origin: new URL(env.COT_MOC_ORIGIN!).origin };
}

function folder(name: string, given: string | undefined, otherwise: string): string {
  if (given !== undefined && given.trim() === '') throw new Error(`${name} is empty, but takes the path of a folder.`);
  return resolve(given ?? otherwise);
}

function onOff(name: string, given: string | undefined, otherwise: 'on' | 'off'): boolean {
  const word = given ?? otherwise;
  if (word !== 'on' && word !== 'off') throw new Error(`${name} is “${word}”, but takes on or off.`);
  return word === 'on';
}
