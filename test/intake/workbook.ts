// A workbook from raw parts: for forms that no spreadsheet program would write.
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export const HEADER = ['Mã chỉ tiêu', 'Phần', 'Tử số', 'Mẫu số', 'Giá trị', 'Số mẫu', 'Tình trạng', 'Ghi chú'];

/** One cell as XML, `reference` such as C2. */
export function cell(reference: string, value: string | number): string {
  return typeof value === 'number' ? `<c r="${reference}"><v>${value}</v></c>` : `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
}

export function row(line: number, values: (string | number | null)[]): string {
  return `<row r="${line}">${values.map((value, column) => (value === null ? '' : cell(`${String.fromCharCode(65 + column)}${line}`, value))).join('')}</row>`;
}

export function sheetXml(rows: string, before = ''): string {
  return `${XML}${before}<worksheet xmlns="${MAIN}"><sheetData>${row(1, HEADER)}${rows}</sheetData></worksheet>`;
}

/** The parts of a good workbook with one sheet; `more` adds or replaces parts. */
export function parts(rows: string, more: Record<string, string | Uint8Array> = {}): Record<string, string | Uint8Array> {
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOC}"><sheets><sheet name="Nộp" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Type="$/worksheet" Target="worksheets/sheet1.xml"/>'),
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    ...more,
  };
}

/** `$` stands for the namespace of relation types. */
export function relations(inner: string): string {
  return `${XML}<Relationships xmlns="${PACKAGE}">${inner.replaceAll('$', DOC)}</Relationships>`;
}

export function zip(files: Record<string, string | Uint8Array>, level: 0 | 6 | 9 = 6): Uint8Array {
  const packed: Zippable = {};
  for (const [name, content] of Object.entries(files)) packed[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(packed, { level });
}

export function workbook(rows: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  return zip(parts(rows, more));
}
