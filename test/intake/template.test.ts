// A template made, filled the way an official fills it, and read back.
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { STAMP_SHEET } from '../../server/intake/stamp.ts';
import { readSheet } from '../../server/intake/sheets.ts';
import type { ReadSheet } from '../../server/intake/sheets.ts';
import { template } from '../../server/intake/template.ts';
import type { TemplateInput, TemplateRow } from '../../server/intake/template.ts';

const line = (indicator: string, kind: string, more: Partial<TemplateRow> = {}): TemplateRow => ({
  indicator, kind, timing: kind === 'survey' ? 'survey' : 'stock', name: 'Tỷ lệ', part: '', partLabel: '', unit: '%', numerator_label: 'hồ sơ nộp trực tuyến', denominator_label: 'tổng số hồ sơ', previous: '', previousReport: '', ...more,
});
const INPUT: TemplateInput = {
  agency: 'bac-giang-so-noi-vu', agencyName: 'Sở Nội vụ tỉnh Bắc Giang', report: '2026Q3', reportLabel: 'Quý III/2026', lang: 'vi',
  rows: [
    line('online-dossiers', 'share', { previous: '12.940 / 20.671', previousReport: '6 tháng/2026' }),
    line('digitised-results', 'share', { part: 'level=province', partLabel: 'Cấp tỉnh' }), line('digitised-results', 'share', { part: 'level=commune', partLabel: 'Cấp xã' }),
    line('public-service-units', 'count', { name: '=1+1', unit: 'đơn vị', previous: '-3', denominator_label: '' }), line('satisfaction-procedures', 'survey'),
    line('dx-rank', 'rank', { numerator_label: '', denominator_label: '' }), line('direct-spending', 'money', { unit: 'triệu đồng' }), line('untouched', 'share'),
  ],
};

async function filled(input: TemplateInput, fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<ReadSheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await template(input) as never);
  fill(book.worksheets[0]!, book);
  return readSheet(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), 'Mẫu quý III.xlsx');
}

describe('the template', () => {
  test('as it comes, it says for whom it is and reports nothing', async () => {
    expect(await readSheet(await template(INPUT), 'mau.xlsx')).toEqual({ agency: INPUT.agency, report: '2026Q3', template: '1', rows: [], problems: [] });
  });

  test.each(['vi', 'en'] as const)('filled in %s, it is read back from the right cells', async (lang) => {
    const sheet = await filled({ ...INPUT, lang }, (page) => {
      for (const [at, value] of Object.entries({ F5: 12940, G5: 20671, F6: 5, G6: 10, L7: lang === 'vi' ? 'không áp dụng' : 'not applicable', H8: 364, H9: 0.926, I9: 1200, J9: '0,8', K9: 2025, H10: 12, I10: 34, H11: '1.234,5', M11: '+ phụ cấp' })) page.getCell(at).value = value;
      page.getCell('H9').numFmt = '0.0%';
    });
    expect(sheet.problems).toEqual([]);
    expect(sheet.rows.map(({ line: at, indicator, part, state, numerator, denominator, value, sample, standard_error, reference, note, cells }) => [at, indicator, part, state, numerator, denominator, value, sample, standard_error, reference, note, cells.numerator ?? cells.value ?? cells.state])).toEqual([
      [5, 'online-dossiers', '', 'reported', 12940, 20671, null, null, null, '', '', 'F5'],
      [6, 'digitised-results', 'level=province', 'reported', 5, 10, null, null, null, '', '', 'F6'],
      [7, 'digitised-results', 'level=commune', 'not-applicable', null, null, null, null, null, '', '', 'L7'],
      [8, 'public-service-units', '', 'reported', null, null, 364, null, null, '', '', 'H8'],
      [9, 'satisfaction-procedures', '', 'reported', null, null, 92.6, 1200, 0.8, '2025', '', 'H9'],
      [10, 'dx-rank', '', 'reported', null, null, 12, 34, null, '', '', 'H10'],
      [11, 'direct-spending', '', 'reported', null, null, 1234.5, null, null, '', '+ phụ cấp', 'H11'],
    ]);
  });

  test('cells that a kind does not owe are locked, the others are open and checked', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await template(INPUT) as never);
    const page = book.worksheets[0]!;
    const open = (at: string): boolean => page.getCell(at).protection?.locked === false;
    expect((page as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    expect(['A5', 'B5', 'E5', 'F5', 'G5', 'H5', 'I5', 'J5', 'K5', 'L5', 'M5'].filter(open)).toEqual(['F5', 'G5', 'L5', 'M5']);
    expect(['F8', 'G8', 'H8', 'I8'].filter(open)).toEqual(['H8']);
    expect(['F9', 'G9', 'H9', 'I9', 'J9', 'K9'].filter(open)).toEqual(['H9', 'I9', 'J9', 'K9']);
    expect(page.getCell('F5').dataValidation).toMatchObject({ type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] });
    expect(page.getCell('H8').dataValidation).toMatchObject({ type: 'whole' });
    expect(page.getCell('L5').dataValidation).toMatchObject({ type: 'list', formulae: ['"không phát sinh,không áp dụng,rút số liệu"'] });
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    expect(book.getWorksheet(STAMP_SHEET)!.state).toBe('veryHidden');
  });

  test('the columns of a survey stand only where a line is one; a rank may be that of a survey', async () => {
    const headers = async (...rows: TemplateRow[]): Promise<unknown[]> => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await template({ ...INPUT, lang: 'en', rows }) as never);
      return (book.worksheets[0]!.getRow(4).values as unknown[]).slice(9);
    };
    expect(await headers(line('a', 'share'), line('b', 'rank'))).toEqual(['Sample / number ranked', 'State', 'Note']);
    expect(await headers(line('a', 'share'), line('b', 'survey'))).toEqual(['Sample / number ranked', 'Standard error', 'Survey year / quarter', 'State', 'Note']);
    expect(await headers(line('b', 'rank', { timing: 'survey' }))).toEqual(['Sample / number ranked', 'Survey year / quarter', 'State', 'Note']);
  });

  test('it holds no formula, and no text that would become one', async () => {
    const bytes = await template({ ...INPUT, agencyName: '@x', rows: [line('a', 'count', { name: '+x', partLabel: '-y', unit: '=z', previous: '=1' })] });
    const files = unzipSync(bytes);
    for (const [name, content] of Object.entries(files)) if (name.includes('worksheets/')) expect(Buffer.from(content).toString()).not.toMatch(/<f[ >]/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => expect(cell.text).not.toMatch(/^[=+\-@]/)));
  });

  test('a hidden sheet that was changed is not believed', async () => {
    const sheet = await filled(INPUT, (page, book) => {
      page.getCell('F5').value = 1;
      book.getWorksheet(STAMP_SHEET)!.getCell('B3').value = 'bac-giang-so-tu-phap';
    });
    expect([sheet.agency, sheet.rows, sheet.problems.map(({ code }) => code)]).toEqual([null, [], ['template-changed']]);
  });

  test('a code of an older template that is typed in is kept for the registry to judge', async () => {
    const sheet = await filled(INPUT, (page) => {
      page.getCell('A13').value = 'old-code';
      page.getCell('C13').value = 'level=district';
      page.getCell('F13').value = 3;
    });
    expect(sheet.rows.map(({ indicator, part }) => [indicator, part])).toEqual([['old-code', 'level=district']]);
  });
});
