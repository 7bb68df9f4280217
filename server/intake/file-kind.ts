// What a file is, by its size, its name and its first bytes, before anything reads it.
import { LIMITS } from './limits.ts';

const ZIP = 'PK\x03\x04';
const OLD_OFFICE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

export interface Refusal { code: string; params: Record<string, string | number> }

/** Why a file is not even opened, or null: a code of data/words/problems. */
export function refusal(bytes: Uint8Array, name: string): Refusal | null {
  const refuse = (code: string, params: Refusal['params'] = {}): Refusal => ({ code, params });
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (bytes.length > LIMITS.bytes) return refuse('file-too-large', { most: LIMITS.bytes / 1024 / 1024 });
  if (['xlsm', 'xltm', 'xlam'].includes(extension)) return refuse('macros');
  if (extension === 'xls') return refuse('old-excel');
  if (extension !== 'xlsx' && extension !== 'csv') return refuse('wrong-kind', { given: extension === '' ? name.slice(-40) : `.${extension}` });
  if (bytes.length === 0) return refuse('empty-file');

  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith(OLD_OFFICE)) return refuse(extension === 'xlsx' ? 'protected' : 'renamed', { given: `.${extension}` });
  const isZip = start.startsWith(ZIP);
  if (isZip !== (extension === 'xlsx') || start.startsWith('%PDF')) return refuse('renamed', { given: `.${extension}` });
  return null;
}
