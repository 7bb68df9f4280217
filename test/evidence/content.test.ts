// What a file is by its content: what is taken, and what is refused before it is kept, with the reason.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../server/evidence/content.ts';
import { KINDS } from '../../server/evidence/kinds.ts';
import { HttpError } from '../../server/problem.ts';
import { say } from '../../server/words.ts';
import { compound, jpeg, office, open, pdf, png, webp } from './files.ts';

describe('taken', () => {
  test.each([
    ['qd.pdf', pdf(), 'pdf'], ['anh.png', png(), 'png'], ['anh.jpg', jpeg(), 'jpg'], ['anh.JPEG', jpeg(), 'jpg'], ['anh.webp', webp(), 'webp'], ['bc.docx', office('docx'), 'docx'], ['bieu.xlsx', office('xlsx'), 'xlsx'],
    ['trinh.pptx', office('pptx'), 'pptx'], ['bc.odt', open('text'), 'odt'], ['bieu.ods', open('spreadsheet'), 'ods'],
    ['a phone’s picture with something behind its end', Buffer.concat([jpeg(), Buffer.alloc(3_000, 9)]), 'jpg'],
  ] as const)('%s', async (name, bytes, kind) => {
    expect(await kindOf(bytes, name.includes('.') ? name : 'IMG_0001.jpg')).toBe(KINDS[kind]);
  });
});

describe('refused', () => {
  const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), ...Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`word/${at}.xml`, new Uint8Array(50 * 1024 * 1024)])) });
  /** The same, whose directory says that it is small. */
  const lying = (): Buffer => {
    const bytes = Buffer.from(bomb);
    for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) bytes.writeUInt32LE(100, at + 24);
    return bytes;
  };
  const encrypted = (): Buffer => {
    const bytes = office('docx');
    for (const [sign, at] of [['PK\x01\x02', 8], ['PK\x03\x04', 6]] as const) bytes.writeUInt16LE(1, bytes.indexOf(sign, 0, 'latin1') + at);
    return bytes;
  };
  const flipped = (): Buffer => {
    const bytes = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': [strToU8('x'.repeat(500)), { level: 0 }] }));
    bytes[bytes.indexOf('xxxx') + 100]! ^= 1;
    return bytes;
  };
  test.each<[string, string, Buffer, string]>([
    ['an empty file', 'qd.pdf', Buffer.alloc(0), 'evidence-empty'],
    ['a program under another name', 'qd.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'evidence-renamed'],
    ['a program of Linux as a picture', 'anh.png', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(600)]), 'evidence-renamed'],
    ['a page as a PDF', 'qd.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'evidence-renamed'],
    ['a page as a document', 'bc.docx', Buffer.from('<html>…</html>'), 'evidence-renamed'],
    ['a picture that is a PDF', 'anh.png', pdf(), 'evidence-renamed'],
    ['a document that is a spreadsheet', 'bc.docx', office('xlsx'), 'evidence-renamed'],
    ['an archive as a document', 'bc.docx', Buffer.from(zipSync({ 'a.exe': strToU8('MZ') })), 'evidence-renamed'],
    ['an archive', 'ho-so.zip', Buffer.from(zipSync({ a: strToU8('a') })), 'evidence-kind'],
    ['a drawing, which may hold programs', 'so-do.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'evidence-kind'],
    ['a program', 'cai-dat.exe', Buffer.from('MZ'), 'evidence-kind'],
    ['no ending', 'quyet-dinh', pdf(), 'evidence-kind'],
    ['two endings', 'qd.pdf.exe', pdf(), 'evidence-kind'],
    ['a phone’s own format', 'IMG_1.HEIC', Buffer.from('00000018667479706865696300000000', 'hex'), 'evidence-phone-picture'],
    ['the same, renamed', 'IMG_1.jpg', Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), 'evidence-phone-picture'],
    ['macros, by the name', 'bieu.xlsm', office('xlsx'), 'evidence-macros'],
    ['macros, by a file inside', 'bieu.xlsx', office('xlsx', { 'xl/vbaProject.bin': strToU8('x') }), 'evidence-macros'],
    ['macros, by the content type', 'bc.docx', office('docx', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'evidence-macros'],
    ['macros, by a content type in numbers', 'bc.docx', office('docx', {}, 'application/vnd.ms-word.document.macro&#69;nabled.main+xml'), 'evidence-macros'],
    ['macros of an open document', 'bc.odt', open('text', undefined, { 'Basic/Standard/Module1.xml': strToU8('x') }), 'evidence-macros'],
    ['an old office file', 'bc.doc', compound(), 'evidence-old-office'],
    ['an encrypted office file', 'bc.docx', compound(), 'evidence-protected'],
    ['an old office file as a PDF', 'bc.pdf', compound(), 'evidence-renamed'],
    ['an encrypted entry', 'bc.docx', encrypted(), 'evidence-protected'],
    ['an encrypted open document', 'bc.odt', open('text', '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'), 'evidence-protected'],
    ['a document cut short', 'bc.docx', office('docx').subarray(0, -40), 'evidence-damaged'],
    ['a flipped bit', 'bc.docx', flipped(), 'evidence-damaged'],
    ['a PDF cut short', 'qd.pdf', pdf().subarray(0, -120), 'evidence-damaged'],
    ['a picture cut short', 'anh.png', png().subarray(0, -20), 'evidence-damaged'],
    ['a JPEG cut short', 'anh.jpg', jpeg().subarray(0, -2), 'evidence-damaged'],
    ['a WEBP cut short', 'anh.webp', webp().subarray(0, -2), 'evidence-damaged'],
    ['entities of its own', 'bc.docx', Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Types>&b;</Types>') })), 'evidence-damaged'],
    ['a way out of the folder', 'bc.docx', office('docx', { '../../x': strToU8('x') }), 'evidence-damaged'],
    ['a PDF that is an archive too', 'qd.pdf', Buffer.concat([pdf(), office('docx'), Buffer.from('\n%%EOF')]), 'evidence-two-kinds'],
    ['a picture that is an archive too', 'anh.jpg', Buffer.concat([jpeg(), Buffer.from(zipSync({ 'a.exe': strToU8('MZ') }))]), 'evidence-two-kinds'],
    ['a bomb', 'bc.docx', Buffer.from(bomb), 'evidence-unpacks'],
    ['a bomb that says it is none', 'bc.docx', lying(), 'evidence-unpacks'],
    ['too many files', 'bc.docx', Buffer.from(zipSync(Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}`, new Uint8Array(0)])))), 'evidence-unpacks'],
    ['more than ten megabytes', 'qd.pdf', Buffer.alloc(10 * 1024 * 1024 + 1), 'too-large'],
  ])('%s', async (_, name, bytes, code) => {
    const refused = await kindOf(bytes, name).then(() => null, (error: unknown) => error);
    expect(refused).toBeInstanceOf(HttpError);
    const { status, code: is, params } = refused as HttpError;
    expect([status, is]).toEqual([code === 'too-large' ? 413 : 422, code]);
    for (const lang of ['vi', 'en'] as const) expect(say(lang, `api:${is}.detail`, params)).not.toMatch(/\{\{|^api:|undefined/);
  });

  test('a bomb takes no memory: what it unpacks to is counted and let go', async () => {
    const before = process.memoryUsage().rss;
    await expect(kindOf(lying(), 'bc.docx')).rejects.toMatchObject({ code: 'evidence-unpacks' });
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024);
  });
});
