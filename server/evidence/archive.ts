// An office file looked through before it is kept: every entry inflated and counted outside the main thread, its kind told by its own words.
import { crc32, createInflateRaw } from 'node:zlib';
import { SheetFault } from '../intake/cells.ts';
import { readXml } from '../intake/xml.ts';
import { Zip } from '../intake/zip.ts';
import { ARCHIVE, KINDS, READ } from './kinds.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const MANIFEST = 'META-INF/manifest.xml';

/**
 * @returns the media type of an office file, null where the archive is another thing
 * @throws SheetFault macros, protected, damaged, unpacks-too-large, too-many-entries, path-escape, doctype
 */
export async function officeKind(bytes: Uint8Array): Promise<string | null> {
  const zip = new Zip(bytes, ARCHIVE);
  let unpacked = 0;
  for (const name of zip.names()) {
    const size = await sizeOf(zip, name, ARCHIVE.unpacked - unpacked);
    unpacked += size;
    if ([CONTENT_TYPES, MANIFEST, 'mimetype'].includes(name) && size > READ) throw new SheetFault('damaged');
  }
  if (zip.names().some((name) => /vbaproject|\.bas$|^basic\/|^scripts\//i.test(name))) throw new SheetFault('macros');
  if (zip.has(CONTENT_TYPES)) return openXmlKind(zip);
  return zip.has('mimetype') ? openDocumentKind(zip) : null;
}

/** Bytes that an entry inflates to, its checksum compared; in the pool of threads, so that others are answered meanwhile. */
async function sizeOf(zip: Zip, name: string, most: number): Promise<number> {
  const { bytes, isDeflated, crc } = zip.packed(name);
  let [size, sum] = [0, 0];
  const take = (piece: Buffer): void => {
    size += piece.length;
    if (size > most) throw new SheetFault('unpacks-too-large', { most: ARCHIVE.unpacked / 1024 / 1024 });
    sum = crc32(piece, sum);
  };
  if (isDeflated) {
    const inflating = createInflateRaw({ chunkSize: 64 * 1024 });
    inflating.end(bytes);
    try {
      for await (const piece of inflating as AsyncIterable<Buffer>) take(piece);
    } catch (error) {
      throw error instanceof SheetFault ? error : new SheetFault('damaged');
    }
  } else take(bytes);
  if (sum !== crc) throw new SheetFault('damaged');
  return size;
}

function openXmlKind(zip: Zip): string | null {
  const types: string[] = [];
  readXml(zip, CONTENT_TYPES, { open: (_name, { ContentType }) => void (ContentType && types.push(ContentType)) });
  if (types.some((type) => /macroenabled|vbaproject/i.test(type))) throw new SheetFault('macros');
  return Object.values(KINDS).find((kind) => types.includes(`${kind}.main+xml`)) ?? null;
}

function openDocumentKind(zip: Zip): string | null {
  const pieces: Uint8Array[] = [];
  zip.inflate('mimetype', (piece) => void pieces.push(piece.slice()));
  const named = Buffer.concat(pieces).toString('latin1').trim();
  if (zip.has(MANIFEST)) {
    readXml(zip, MANIFEST, { open: (name) => {
      if (name === 'encryption-data') throw new SheetFault('protected');
    } });
  }
  return Object.values(KINDS).includes(named) ? named : null;
}
