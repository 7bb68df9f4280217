// Passwords: argon2id, at least eight characters, none of those that everybody tries.
import { hash, verify } from '@node-rs/argon2';
import { HttpError } from '../problem.ts';

const LEAST = 8;
/** Longer ones cost the server time and nobody anything. */
const MOST = 128;
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** What an unknown address is checked against, so that it takes as long as a known one. */
const NOBODY = hash('nobody has this password', COST);
/** The list is large and seldom needed. */
let common: Promise<Set<string>> | null = null;

/** @throws HttpError 422 saying what is wrong with it */
export async function checkPassword(password: string, about: string[]): Promise<void> {
  const length = [...password].length;
  if (length < LEAST) throw new HttpError(422, 'password-short', { least: LEAST });
  if (length > MOST) throw new HttpError(422, 'password-long', { most: MOST });
  const plain = password.normalize('NFC').toLowerCase();
  const own = about.flatMap((text) => text.toLowerCase().split(/[@\s]+/)).filter((part) => part.length > 3);
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'] as string[]));
  if ((await common).has(plain) || own.some((part) => plain === part || plain === `${part}123`) || new Set(plain).size < 3) throw new HttpError(422, 'password-common');
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** @param kept hash of the person's password; null where there is no such person, or none was set: then it takes as long and is never right */
export async function isRight(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? await NOBODY, password.normalize('NFC').slice(0, MOST * 4));
  return right && kept !== null;
}
