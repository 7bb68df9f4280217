// A CSV file as a workbook, each cell where it stood and as it stood: text, which no spreadsheet takes for a formula, typed over or not.
import { letters, SheetFault } from './cells.ts';
import { LIMITS } from './limits.ts';
import { repack } from './repack.ts';
import type { TableRow } from './tables.ts';
import { xmlText } from './xml.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The format “text”, so that what is typed over stays text; the quote in front, so that what is there does. */
const STYLES = '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
  + '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>';

/** @param name of its one worksheet. @throws SheetFault too-many-cells */
export function textWorkbook(name: string, rows: readonly TableRow[]): Buffer {
  const count = rows.reduce((sum, { cells }) => sum + cells.reduce((filled, text) => filled + (text === '' ? 0 : 1), 0), 0);
  if (count > LIMITS.cells) throw new SheetFault('too-many-cells', { given: count, most: LIMITS.cells });
  const cell = (text: string, at: string): string => (text === '' ? '' : `<c r="${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`);
  const data = rows.map(({ line, cells }) => `<row r="${line}">${cells.map((text, column) => cell(text, `${letters(column)}${line}`)).join('')}</row>`).join('');
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="200" width="18" customWidth="1"/></cols><sheetData>${data}</sheetData></worksheet>`,
  };
  return repack(null, new Map(Object.entries(parts).map(([entry, text]) => [entry, Buffer.from(XML + text)])));
}
