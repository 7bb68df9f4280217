// Documents as people send them, whole and hostile, made byte by byte.
import { deflateSync, crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

export function pdf(words = 'Quyết định'): Buffer {
  const text = words.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/[()\\]/g, '');
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** A picture of one colour that changes from left to right. */
export function png(width = 240, height = 160): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.from([0, ...Array.from({ length: width }, (_, at) => [40, 80 + Math.floor((at / width) * 120), 160]).flat()]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))), chunk('IEND', Buffer.alloc(0))]);
}

/** The marks of a JPEG, with nothing to see between them. */
export function jpeg(): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1), Buffer.from('ffda0008010100003f00', 'hex'), Buffer.alloc(200, 0x55), Buffer.from('ffd9', 'hex')]);
}

export function webp(): Buffer {
  const body = Buffer.concat([Buffer.from('WEBPVP8 ', 'latin1'), Buffer.from([20, 0, 0, 0]), Buffer.alloc(20, 7)]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, body]);
}

const MAIN: Record<string, [folder: string, part: string, type: string]> = {
  docx: ['word', 'document.xml', 'wordprocessingml.document'], xlsx: ['xl', 'workbook.xml', 'spreadsheetml.sheet'], pptx: ['ppt', 'presentation.xml', 'presentationml.presentation'],
};

/** @param more further entries; @param main the main part's content type, where it is another */
export function office(kind: 'docx' | 'xlsx' | 'pptx', more: Zippable = {}, main?: string): Buffer {
  const [folder, part, type] = MAIN[kind]!;
  return Buffer.from(zipSync({
    '[Content_Types].xml': strToU8(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${folder}/${part}" ContentType="${main ?? `application/vnd.openxmlformats-officedocument.${type}.main+xml`}"/></Types>`),
    '_rels/.rels': strToU8('<Relationships/>'), [`${folder}/${part}`]: strToU8('<document>Quyết định</document>'), ...more,
  }));
}

/** An OpenDocument file. */
export function open(kind: 'text' | 'spreadsheet', manifest = '<manifest:manifest xmlns:manifest="m"/>', more: Zippable = {}): Buffer {
  return Buffer.from(zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }], 'content.xml': strToU8('<office/>'), 'META-INF/manifest.xml': strToU8(manifest), ...more }));
}

/** The sign of an old office file, which is that of an encrypted new one too. */
export function compound(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_040)]);
}
