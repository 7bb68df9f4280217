// The second factor: a code of six digits that changes every thirty seconds, and ten recovery codes for when the telephone is lost.
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** Steps before and after now that are taken, since clocks differ. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Without letters that are read for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface Begun { secret: string; address: string }

/** A secret to be read by an authenticator, as text and as an address. */
export function begin(name: string): Begun {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, address: of(secret.base32, name).toString() };
}

/** @returns the step that a code belongs to, or null; a step that was used counts no more */
export function stepOf(secret: string, code: string, used: number, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = of(secret, '').validate({ token: code, window: WINDOW, timestamp: now });
  if (delta === null) return null;
  const step = Math.floor(now / 1000 / PERIOD) + delta;
  return step > used ? step : null;
}

export function recoveryCodes(): string[] {
  const letters = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${letters()}-${letters()}`);
}

/** As somebody may type it. */
export function plainCode(code: string): string {
  return code.trim().toLowerCase().replace(/[\s-]/g, '').replace(/^(.{5})(.{5})$/, '$1-$2');
}

function of(secret: string, name: string): TOTP {
  return new TOTP({ issuer: 'Cột Mốc', label: name || 'Cột Mốc', secret: Secret.fromBase32(secret), digits: 6, period: PERIOD, algorithm: 'SHA1' });
}
