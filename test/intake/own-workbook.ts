// A workbook as an office keeps its own: titles above the headings, numbers as numbers and as words, blank rows, a second and a hidden worksheet.
import ExcelJS from 'exceljs';

export const SHEETS = ['Biểu 01', 'Ghi chú'] as const;

export async function ownWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const table = book.addWorksheet(SHEETS[0]);
  table.mergeCells('A1:E1');
  table.getCell('A1').value = 'BIỂU TỔNG HỢP KẾT QUẢ CẢI CÁCH HÀNH CHÍNH';
  table.mergeCells('A2:E2');
  table.getCell('A2').value = 'Số liệu minh họa';
  table.getRow(4).values = ['TT', 'Nội dung', 'Đã giải quyết', 'Tổng số', 'Tỷ lệ', 'Cập nhật', 'Diễn giải'];
  table.getRow(5).values = [1, 'Hồ sơ giải quyết trực tuyến', 40, '1.250', { formula: 'C5/D5', result: 0.032 }, new Date(Date.UTC(2026, 8, 14)), 'từ sổ theo dõi\nmột cửa'];
  table.getCell('E5').numFmt = '0.0%';
  table.getRow(8).values = [2, 'Một dòng không có trong mẫu', 1234.567, '62,6', 0.62626, { error: '#REF!' }];
  table.getCell('E8').numFmt = '0%';
  const notes = book.addWorksheet(SHEETS[1]);
  notes.getCell('B3').value = 'Lập theo công văn của Sở';
  book.addWorksheet('Trống');
  book.addWorksheet('Ẩn', { state: 'hidden' }).getCell('A1').value = 'không ai thấy';
  return new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer);
}
