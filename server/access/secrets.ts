// Secrets: tokens that are kept as hashes only, and what must be read again kept under a key that lies beside the database.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The file of a home's key. */
export const KEY = 'secret.key';

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random throughout, so that no slow hash is needed. */
export function kept(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export class Vault {
  private readonly key: Buffer;

  /** @param path of the key; made where it is not there, readable by its owner alone */
  constructor(path: string) {
    if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
    this.key = readFileSync(path);
    if (this.key.length !== 32) throw new Error(`${path} holds ${this.key.length} bytes instead of the 32 of a key: put it back from a backup.`);
  }

  close(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  }

  /** @throws Error where it was closed under another key, or changed */
  open(closed: string): string {
    const bytes = Buffer.from(closed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}
