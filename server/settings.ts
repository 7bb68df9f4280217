// Settings from the environment, each with a default; a wrong one ends the start with one sentence.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** A provider of accounts (OpenID Connect). `origin`: under which people reach this house, as the provider knows it. */
export interface Sso { issuer: string; client: string; secret: string; origin: string }
/** A server that takes mail. `encrypted`: from the first byte, once both are connected, or not, since nothing leaves this machine. */
export interface Smtp { host: string; port: number; encrypted: 'at-once' | 'then' | 'no'; user: { name: string; password: string } | null; from: { name: string; address: string } }
/** Hours of the day in Vietnam between which no mail is sent; the first may be the evening before. */
export interface Quiet { from: number; to: number }

export interface Settings { port: number; host: string; home: string; data: string; sources: string; demo: boolean; review: boolean; approval: boolean; anonymous: boolean | null; tls: { cert: string; key: string } | null; proxy: string[]; sso: Sso | null; origin: string | null; smtp: Smtp | null; quiet: Quiet | null; chromium: string | null }

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
    review: onOff('COT_MOC_REVIEW', env.COT_MOC_REVIEW, 'on'),
    approval: onOff('COT_MOC_APPROVAL', env.COT_MOC_APPROVAL, 'off'),
    anonymous: env.COT_MOC_ANONYMOUS === undefined ? null : onOff('COT_MOC_ANONYMOUS', env.COT_MOC_ANONYMOUS, 'off'),
    tls, proxy,
    sso: provider(env),
    origin: env.COT_MOC_ORIGIN ? new URL(address('COT_MOC_ORIGIN', env.COT_MOC_ORIGIN)).origin : null,
    smtp: mailing(env.SMTP_URL, env.MAIL_FROM),
    quiet: hours(env.COT_MOC_QUIET ?? '19-7'),
    chromium: printer(env.COT_MOC_CHROMIUM),
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
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (names.every((name) => !env[name])) return null;
  const all = [...names, 'COT_MOC_ORIGIN'] as const;
  const missing = all.find((name) => !env[name]);
  if (missing) throw new Error(`${missing} is not set, but signing in at a provider takes all of ${all.join(', ')}.`);
  return { issuer: address('OIDC_ISSUER', env.OIDC_ISSUER!), client: env.OIDC_CLIENT_ID!, secret: env.OIDC_CLIENT_SECRET!, origin: new URL(address('COT_MOC_ORIGIN', env.COT_MOC_ORIGIN!)).origin };
}

/** @throws Error where it is none, or others could read what is sent to it */
function address(name: string, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))) throw new Error(`${name} is “${given}”, but takes an encrypted address such as https://dangnhap.tinh.gov.vn.`);
  return given;
}

/** The address is never repeated: a password may stand in it. @throws Error where it is none, or nobody is named as the sender */
function mailing(given: string | undefined, from: string | undefined): Smtp | null {
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '' || !['', '/'].includes(url.pathname)) throw new Error('SMTP_URL is not an address of a mail server: it takes smtp://user:password@host:587 or smtps://user:password@host:465, with %40 for an @ within the name or password.');
  if ((url.username === '') !== (url.password === '')) throw new Error('SMTP_URL names a user without a password, or a password without a user: give both or neither.');
  if (!from) throw new Error('MAIL_FROM is not set, but SMTP_URL is: it takes the address that mail is sent from, such as Cột Mốc <nhacviec@tinh.gov.vn>.');
  const sender = /^(?:"?([^"<>@\p{Cc}]{0,80}?)"?\s*<([^\s<>@",;]+@[^\s<>@",;]+)>|([^\s<>@",;]+@[^\s<>@",;]+))$/u.exec(from.trim());
  if (!sender) throw new Error(`MAIL_FROM is “${from}”, but takes one address such as Cột Mốc <nhacviec@tinh.gov.vn>.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const encrypted = url.protocol === 'smtps:' ? 'at-once' : isLoopback(host) ? 'no' : 'then';
  return {
    host, encrypted, port: Number(url.port || (encrypted === 'at-once' ? 465 : 587)), from: { name: sender[1] ?? '', address: sender[2] ?? sender[3]! },
    user: url.username === '' ? null : { name: decoded(url.username), password: decoded(url.password) },
  };
}

/** Where Debian puts it; without a window it takes half the work. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** @returns null where none is wanted, or none is there @throws Error where the one named is not there */
function printer(given: string | undefined): string | null {
  if (given === 'off') return null;
  if (given && !existsSync(given)) throw new Error(`COT_MOC_CHROMIUM is “${given}”, but that file is not there: it takes the path of a Chromium, or off.`);
  return given ? resolve(given) : CHROMIUM.find((path) => existsSync(path)) ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('SMTP_URL has a % that begins no sign: write %25 for a % within the name or password.');
  }
}

/** @throws Error where they are not two different hours */
function hours(given: string): Quiet | null {
  if (given === 'off') return null;
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(given) ?? [];
  if (from === undefined || Number(from) > 23 || Number(to) > 23 || Number(from) === Number(to)) throw new Error(`COT_MOC_QUIET is “${given}”, but takes two different hours from 0 to 23 such as 19-7 (no mail from 19:00 to 7:00), or off.`);
  return { from: Number(from), to: Number(to) };
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
