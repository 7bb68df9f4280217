import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const tags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep', 'CFF ', 'VORG', 'EBDT', 'EBLC', 'gasp', 'hdmx',
  'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE', 'GDEF', 'GPOS', 'GSUB', 'EBSC', 'JSTF', 'MATH', 'CBDT', 'CBLC', 'COLR', 'CPAL', 'SVG ', 'sbix', 'acnt',
  'avar', 'bdat', 'bloc', 'bsln', 'cvar', 'fdsc', 'feat', 'fmtx', 'fvar', 'gvar', 'hsty', 'just', 'lcar', 'mort', 'morx', 'opbd', 'prop', 'trak', 'Zapf', 'Silf',
  'Glat', 'Gloc', 'Feat', 'Sill'];

/** The characters that a WOFF2 file can draw: its table directory, then the format 4 and 12 parts of its cmap. */
export function charactersOf(file: string): Set<number> {
  const bytes = readFileSync(file);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let n = 0; n < 5; n += 1) {
      const byte = bytes[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (!(byte & 128)) break;
    }
    return value;
  };
  let [offset, cmapAt, cmapLength] = [0, -1, 0];
  for (let n = bytes.readUInt16BE(12); n > 0; n -= 1) {
    const flags = bytes[at++] ?? 0;
    const tag = (flags & 63) === 63 ? bytes.toString('latin1', at, (at += 4)) : tags[flags & 63];
    const plain = base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const length = transformed ? base128() : plain;
    if (tag === 'cmap') [cmapAt, cmapLength] = [offset, length];
    offset += length;
  }
  const cmap = brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20))).subarray(cmapAt, cmapAt + cmapLength);
  const found = new Set<number>();
  for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
    const part = cmap.subarray(cmap.readUInt32BE(4 + 8 * n + 4));
    const format = part.readUInt16BE(0);
    if (format === 4) {
      const segments = part.readUInt16BE(6) / 2;
      for (let s = 0; s < segments; s += 1) {
        const [end, start] = [part.readUInt16BE(14 + 2 * s), part.readUInt16BE(16 + 2 * segments + 2 * s)];
        for (let code = start; code <= end && code !== 0xffff; code += 1) found.add(code);
      }
    } else if (format === 12) {
      for (let g = 0; g < part.readUInt32BE(12); g += 1) {
        for (let code = part.readUInt32BE(16 + 12 * g); code <= part.readUInt32BE(20 + 12 * g); code += 1) found.add(code);
      }
    }
  }
  return found;
}
