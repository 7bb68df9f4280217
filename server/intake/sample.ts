// Made-up sheets on which a waiting reader compiles its code.
import { strToU8, zipSync } from 'fflate';

const HEADER = ['Mã chỉ tiêu', 'Phần', 'Tử số', 'Mẫu số', 'Tình trạng', 'Ghi chú'];
const LINES = 60;

export function sampleCsv(): Uint8Array {
  return strToU8(`${HEADER.join(';')}\n${'online-dossiers;;12.940.000;20671,5;;ghi chú\n'.repeat(LINES)}`);
}

export function sampleXlsx(): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const texts = [...HEADER, 'online-dossiers'];
  const rows = Array.from({ length: LINES }, (_, index) => {
    const line = index + 2;
    return `<row r="${line}"><c r="A${line}" t="s"><v>6</v></c><c r="C${line}" s="1"><v>12940.5</v></c><c r="D${line}"><v>20671</v></c></row>`;
  });
  const header = HEADER.map((_, column) => `<c r="${String.fromCharCode(65 + column)}1" t="s"><v>${column}</v></c>`).join('');
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const around = relation('r1', 'worksheet', 'a.xml') + relation('r2', 'sharedStrings', 's.xml') + relation('r3', 'styles', 't.xml');
  const styles = '<numFmts><numFmt numFmtId="200" formatCode="#,##0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(`<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': strToU8('<workbook xmlns:id="x"><sheets><sheet name="a" id:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${around}</Relationships>`),
    'xl/s.xml': strToU8(`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
    'xl/t.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    'xl/a.xml': strToU8(`<worksheet><sheetData><row r="1">${header}</row>${rows.join('')}</sheetData></worksheet>`),
  });
}
