// An archive anew with some of its entries changed or added: all others stay byte for byte.
import { crc32, deflateRawSync } from 'node:zlib';
import type { Zip } from './zip.ts';

const UTF8_NAMES = 0x0800;
/** 1 January 1980: the archive says nothing of when it was made. */
const DAY = 0x0021;

/** @param changed the bytes of each entry that is changed or new, by its name; the first new one stands behind the old ones */
export function repack(zip: Zip | null, changed: ReadonlyMap<string, Buffer>): Buffer {
  const names = [...new Set([...(zip?.names() ?? []), ...changed.keys()])];
  const [pieces, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const name of names) {
    const fresh = changed.get(name);
    const { bytes, isDeflated, crc, size } = fresh ? { bytes: deflateRawSync(fresh), isDeflated: true, crc: crc32(fresh), size: fresh.length } : zip!.packed(name);
    const named = Buffer.from(name);
    const about = Buffer.alloc(26);
    [20, UTF8_NAMES, isDeflated ? 8 : 0, 0, DAY].forEach((value, at) => about.writeUInt16LE(value, at * 2));
    [crc, bytes.length, size].forEach((value, at) => about.writeUInt32LE(value, 10 + at * 4));
    about.writeUInt16LE(named.length, 22);
    pieces.push(sign('PK\x03\x04'), about, named, bytes);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(sign('PK\x01\x02'), Buffer.from([20, 0]), about, where, named);
    offset += 30 + named.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  [0, 0, names.length, names.length].forEach((value, at) => end.writeUInt16LE(value, at * 2));
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, listed, sign('PK\x05\x06'), end]);
}

function sign(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
