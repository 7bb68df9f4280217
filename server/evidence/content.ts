// What a file is by its content, whatever its name says: the only door to file-type.
import { fileTypeFromBuffer } from 'file-type';
import { SheetFault } from '../intake/cells.ts';
import { HttpError } from '../problem.ts';
import { officeKind } from './archive.ts';
import { ARCHIVE, KINDS, MOST_BYTES } from './kinds.ts';

/** Enough for every first sign of a kind; what follows is looked at by our own count. */
const START = 4_100;
const MACROS = ['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm', 'potm', 'ppsm'];
const OLD = ['doc', 'dot', 'xls', 'xlt', 'ppt', 'pps', 'rtf'];
const PHONE = ['heic', 'heif', 'avif'];
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * @param name as the sender called it; its extension must agree with the content
 * @returns the media type
 * @throws HttpError 422 saying what is wrong and how to mend it, 413 where it is too large
 */
export async function kindOf(bytes: Buffer, name: string): Promise<string> {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const given = extension === '' ? name.slice(-40) : `.${extension}`;
  const refuse = (code: string, params: Record<string, string | number> = {}): HttpError => new HttpError(422, `evidence-${code}`, { name: name.slice(-80), given, ...params });
  if (bytes.length > MOST_BYTES) throw new HttpError(413, 'too-large');
  if (bytes.length === 0) throw refuse('empty');
  if (MACROS.includes(extension)) throw refuse('macros');
  if (OLD.includes(extension)) throw refuse('old-office');
  const meant = KINDS[extension];
  if (!meant) throw refuse(PHONE.includes(extension) ? 'phone-picture' : 'kind', { allowed: Object.keys(KINDS).map((one) => `.${one}`).join(', ') });

  const isOffice = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
  const found = isOffice ? await office(bytes, refuse) : await first(bytes);
  if (bytes.subarray(0, 8).equals(OLD_OFFICE)) throw refuse(/^(docx|xlsx|pptx)$/.test(extension) ? 'protected' : 'renamed', { is: ' (Office 97–2003)' });
  if (found === 'image/heic' || found === 'image/heif' || found === 'image/avif') throw refuse('phone-picture');
  if (found !== meant) throw refuse('renamed', { is: wordOf(found) });
  if (!isOffice) whole(bytes, meant, refuse);
  return meant;
}

async function first(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, START)).catch(() => undefined);
  return found?.mime ?? null;
}

type Refuse = (code: string, params?: Record<string, string | number>) => HttpError;

async function office(bytes: Buffer, refuse: Refuse): Promise<string | null> {
  try {
    return await officeKind(bytes);
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    const known: Record<string, string> = { macros: 'macros', protected: 'protected', 'unpacks-too-large': 'unpacks', 'too-many-entries': 'unpacks' };
    throw refuse(known[error.code] ?? 'damaged', { most: ARCHIVE.unpacked / 1024 / 1024 });
  }
}

/** Whether a picture or a PDF reaches its end, and whether it is at the same time an archive: a file that two programs read as two things. */
function whole(bytes: Buffer, kind: string, refuse: Refuse): void {
  const last = bytes.subarray(-1_100).toString('latin1');
  const ends: Record<string, () => boolean> = {
    'application/pdf': () => bytes.subarray(0, 5).toString('latin1') === '%PDF-' && last.includes('%%EOF'),
    'image/png': () => bytes.includes('IEND\xae\x42\x60\x82', 8, 'latin1'),
    // Phones put more behind the end of the picture.
    'image/jpeg': () => bytes.includes(Buffer.from([0xff, 0xd9]), 4),
    'image/webp': () => bytes.readUInt32LE(4) + 8 <= bytes.length,
  };
  if (isArchive(bytes)) throw refuse('two-kinds');
  if (!ends[kind]!()) throw refuse('damaged');
}

/** Whether an archive's directory stands near the end, as a reader of archives looks for it: right before the record that closes it. */
function isArchive(bytes: Buffer): boolean {
  const end = Buffer.from('PK\x05\x06', 'latin1');
  for (let at = bytes.indexOf(end, Math.max(0, bytes.length - 65_557)); at >= 0 && at + 22 <= bytes.length; at = bytes.indexOf(end, at + 1)) {
    const directory = at - bytes.readUInt32LE(at + 12);
    if (directory >= 0 && bytes.readUInt32LE(directory) === 0x02014b50) return true;
  }
  return false;
}

/** A kind as its usual extension, else its media type, in brackets; nothing where it is not known. */
function wordOf(mediaType: string | null): string {
  if (mediaType === null) return '';
  const extension = Object.entries(KINDS).find(([, kind]) => kind === mediaType)?.[0];
  return ` (${extension ? `.${extension}` : mediaType})`;
}
