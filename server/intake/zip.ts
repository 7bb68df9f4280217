// An archive by its directory: every entry looked at before any is inflated, every inflated byte counted.
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { SheetFault } from './cells.ts';
import { LIMITS } from './limits.ts';

interface Entry { name: string; method: number; crc: number; packed: number; size: number; offset: number }
/** `entries`: files in the archive; `unpacked`: bytes out of all of them. */
export interface ZipLimits { entries: number; unpacked: number }

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** One step in inflates to 4 MB at most, so the count is never far behind. */
const STEP = 4096;

export class Zip {
  private readonly bytes: Buffer;
  private readonly entries: Map<string, Entry>;
  private readonly limits: ZipLimits;
  private unpacked = 0;

  /** @throws SheetFault where the archive is broken, too large, or holds what no sheet needs */
  constructor(bytes: Uint8Array, limits: ZipLimits = LIMITS) {
    this.limits = limits;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.entries = this.directory();
    } catch (error) {
      throw error instanceof RangeError ? new SheetFault('damaged') : error;
    }
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** An entry as it stands in the archive, for whoever inflates it elsewhere and counts. @throws SheetFault damaged */
  packed(name: string): { bytes: Buffer; isDeflated: boolean; crc: number; size: number } {
    const entry = this.entries.get(name);
    if (!entry) throw new SheetFault('damaged');
    return { bytes: this.content(entry), isDeflated: entry.method === 8, crc: entry.crc, size: entry.size };
  }

  /** Inflates an entry piece by piece. @throws SheetFault unpacks-too-large, damaged */
  inflate(name: string, take: (piece: Uint8Array) => void): void {
    const entry = this.entries.get(name);
    if (!entry) throw new SheetFault('damaged');
    const packed = this.content(entry);
    let sum = 0;
    const count = (piece: Uint8Array): void => {
      this.unpacked += piece.length;
      if (this.unpacked > this.limits.unpacked) throw new SheetFault('unpacks-too-large', { most: this.limits.unpacked / 1024 / 1024 });
      sum = crc32(piece, sum);
      take(piece);
    };
    if (entry.method === 0) count(packed);
    else this.stepwise(packed, count);
    if (sum !== entry.crc) throw new SheetFault('damaged');
  }

  private stepwise(packed: Buffer, count: (piece: Uint8Array) => void): void {
    let taking = false;
    const stream = new Inflate((piece) => {
      taking = true;
      count(piece);
      taking = false;
    });
    try {
      for (let at = 0; at < packed.length || at === 0; at += STEP) stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch (error) {
      throw taking || error instanceof SheetFault ? error : new SheetFault('damaged');
    }
  }

  private content({ name, packed, offset, method }: Entry): Buffer {
    const { bytes } = this;
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new SheetFault('damaged');
    const nameLength = bytes.readUInt16LE(offset + 26);
    const start = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
    const same = bytes.toString('utf8', offset + 30, offset + 30 + nameLength) === name && bytes.readUInt16LE(offset + 8) === method;
    if (!same || start + packed > bytes.length) throw new SheetFault('damaged');
    return bytes.subarray(start, start + packed);
  }

  private directory(): Map<string, Entry> {
    const { bytes } = this;
    let end = -1;
    for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535) && end < 0; at -= 1) if (bytes.readUInt32LE(at) === END) end = at;
    if (end < 0) throw new SheetFault('damaged');
    const total = bytes.readUInt16LE(end + 10);
    if (total > this.limits.entries) throw new SheetFault('too-many-entries', { given: total, most: this.limits.entries });
    const entries = new Map<string, Entry>();
    let declared = 0;
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < total; index += 1) {
      if (bytes.readUInt32LE(at) !== CENTRAL) throw new SheetFault('damaged');
      const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      if (escapes(name)) throw new SheetFault('path-escape', { given: name.slice(0, 80) });
      if ((flags & 1) !== 0) throw new SheetFault('protected');
      if ((method !== 0 && method !== 8) || entries.has(name)) throw new SheetFault('damaged');
      declared += bytes.readUInt32LE(at + 24);
      if (declared > this.limits.unpacked) throw new SheetFault('unpacks-too-large', { most: this.limits.unpacked / 1024 / 1024 });
      entries.set(name, { name, method, crc: bytes.readUInt32LE(at + 16), packed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42) });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return entries;
  }
}

function escapes(name: string): boolean {
  return name === '' || /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').includes('..');
}
