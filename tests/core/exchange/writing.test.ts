import { strFromZip } from './zip-text.ts';
import * as XLSX from 'xlsx';
import { expect, test } from 'vitest';
import { blankTemplate } from '#core/exchange/blank-template.ts';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { refusedRowsWorkbook } from '#core/exchange/refused-rows.ts';
import { writeCsv } from '#core/exchange/write-csv.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { sheetName } from '#core/exchange/writing/spreadsheet-text.ts';
import { clientSheet } from './definitions.ts';
import { contentOf, workbookOf } from './workbook-makers.ts';
import { hardRows, properties, report } from './report.ts';

test('what is written reads back the same: 18-digit ids, leading zeros, dates, formula-like text, error words', async () => {
  const content = contentOf(await readWorkbook(await writeWorkbook([report], properties), '客户清单.xlsx'));
  const sheet = content.sheets[0]!;
  expect(sheet.name).toBe('客户清单');
  const texts = sheet.rows
    .slice(4, -1)
    .map((row) => row.cells.filter(([column]) => column <= 2).map(([, type, value]) => `${type}:${value}`));
  expect(texts).toEqual(hardRows.map(([code, name, taxNumber]) => [`s:${code}`, `s:${name}`, `s:${taxNumber}`]));
  expect(sheet.rows.slice(4, -1).map((row) => row.cells.find(([column]) => column === 4)?.slice(0, 3))).toEqual(
    hardRows.map((row) => [4, 'd', row[4]]),
  );
});

test('totals are SUM formulas with the exact sum as their stored value', async () => {
  const bytes = await writeWorkbook([report], properties);
  const sheet = XLSX.read(bytes, { type: 'array' }).Sheets['客户清单']!;
  const row = 5 + hardRows.length;
  expect(sheet[`A${row}`]).toMatchObject({ t: 's', v: '合计' });
  expect(sheet[`D${row}`]).toMatchObject({ t: 'n', v: 0.3, f: `SUM(D5:D${row - 1})` });
  expect(sheet[`D5`]).toMatchObject({ t: 'n', v: 0.1 });
});

test('the sheet prints as a form: A4 landscape, one page wide, header on every page, page x of y, frozen and filtered', async () => {
  const bytes = await writeWorkbook([report], properties);
  const sheet = strFromZip(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
  expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
  expect(sheet).toMatch(/<pageSetup[^>]*fitToWidth="1"[^>]*fitToHeight="0"/);
  expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
  expect(sheet).toContain('第 &amp;P 页 共 &amp;N 页');
  expect(sheet).toContain(`<autoFilter ref="A4:G${4 + hardRows.length}"/>`);
  expect(sheet).toMatch(/<pane xSplit="1" ySplit="4" topLeftCell="B5" state="frozen"/);
  expect(strFromZip(bytes, 'xl/workbook.xml')).toContain(
    'name="_xlnm.Print_Titles" localSheetId="0">\'客户清单\'!$4:$4<',
  );
  expect(strFromZip(bytes, 'docProps/core.xml')).toContain('<dc:creator>周敏</dc:creator>');
  expect(strFromZip(bytes, 'docProps/core.xml')).toContain('2026-11-20T06:32:00');
});

test('the same report gives the same bytes, whatever the time of day', async () => {
  const first = await writeWorkbook([report], properties);
  const second = await writeWorkbook([report], properties);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test('text beyond what a cell holds is cut with a mark, never within a character', async () => {
  const long = '长'.repeat(32_700) + '😀'.repeat(100);
  const bytes = await writeWorkbook(
    [{ ...report, columns: [{ header: '备注', type: 'text' }], rows: [[long]] }],
    properties,
  );
  const content = contentOf(await readWorkbook(bytes, 'a.xlsx'));
  const written = String(content.sheets[0]?.rows.at(-1)?.cells[0]?.[2]);
  expect(written.length).toBeLessThanOrEqual(32_767);
  expect(written.endsWith(' …（截断/cut）')).toBe(true);
  expect(written.isWellFormed()).toBe(true);
});

test('sheet names are cleaned, cut to 31 characters and kept apart', () => {
  expect(sheetName('客户/清单:[2026]*?', new Set())).toBe('客户 清单  2026');
  expect(sheetName("'引号'", new Set())).toBe('引号');
  expect(sheetName('', new Set())).toBe('Sheet');
  expect(sheetName('History', new Set())).toBe('Sheet History');
  expect(sheetName('长'.repeat(40), new Set(['长'.repeat(31)]))).toBe(`${'长'.repeat(27)} (2)`);
});

test('CSV carries a byte order mark and escapes what a spreadsheet would calculate; our reader takes it back', async () => {
  const { bytes } = writeCsv({
    columns: [
      { header: '客户名称', type: 'text' },
      { header: '税号', type: 'identifier' },
      { header: '信用额度', type: 'fen' },
    ],
    rows: [
      ['=HYPERLINK("http://x")', '914403001922038216', -150],
      ['+8610, "甲"', '007', 100_000_00],
      ['-\n@', '@SUM(1)', null],
    ],
  });
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    '\uFEFF客户名称,税号,信用额度\r\n"\'=HYPERLINK(""http://x"")",914403001922038216,-1.50\r\n"\'+8610, ""甲""",007,100000.00\r\n"\'-\n@",\'@SUM(1),\r\n',
  );
  const preview = previewSheet(contentOf(await readWorkbook(bytes, '客户.csv')), clientSheet);
  expect(preview.rows.map((row) => row.values)).toEqual([
    { name: '=HYPERLINK("http://x")', taxNumber: '914403001922038216', creditLimitFen: -150 },
    { name: '+8610, "甲"', taxNumber: '007', creditLimitFen: 10_000_000 },
    // A name has no lines.
    { name: '-@', taxNumber: '@SUM(1)' },
  ]);
});

test('refused rows go out with their reasons, are corrected in place and come in again', async () => {
  const original = workbookOf([
    ['客户名称*', '税号', '信用额度(万元)'],
    ['甲公司', '914403001922038216', 5],
    ['乙公司', 913_202_140_000_123_392, '五十'],
  ]);
  const content = contentOf(await readWorkbook(original, '客户.xlsx'));
  const preview = previewSheet(content, clientSheet);
  const words = {
    reasonHeader: '不收的原因',
    sourceRowHeader: '原行号',
    title: '不收的行',
    sentence: (cell: { reason: string }) => cell.reason,
  };
  const refused = await refusedRowsWorkbook(content, preview, clientSheet, words, properties);
  const book = XLSX.read(refused, { type: 'array', cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  expect(XLSX.utils.sheet_to_json(sheet, { header: 1 })).toEqual([
    ['不收的行'],
    ['客户.xlsx'],
    ['客户名称*', '税号', '信用额度(万元)', '原行号', '不收的原因'],
    ['乙公司', '9.13202E+17', '五十', 3, 'B3 digits_lost\nC3 not_an_amount'],
  ]);
  sheet['B4'] = { t: 's', v: '91110000710925462X' };
  sheet['C4'] = { t: 's', v: '50' };
  const corrected = new Uint8Array(XLSX.write(book, { type: 'array' }) as ArrayBuffer);
  const again = previewSheet(contentOf(await readWorkbook(corrected, '改好.xlsx')), clientSheet);
  expect(again.refused).toEqual([]);
  expect(again.rows.map((row) => row.values)).toEqual([
    { name: '乙公司', taxNumber: '91110000710925462X', creditLimitFen: 50_000_000 },
  ]);
});

test('the blank form of a kind maps onto itself completely, in both languages, with choices to pick from', async () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    const bytes = await blankTemplate(clientSheet, { ...properties, language });
    const preview = previewSheet(contentOf(await readWorkbook(bytes, '空白.xlsx')), clientSheet);
    expect(preview.headerRow).toBe(2);
    expect(preview.columns.map((column) => column.target)).toEqual(clientSheet.columns.map((column) => column.key));
    expect(preview.rows).toEqual([]);
    expect(strFromZip(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<dataValidation type="list"[^>]*sqref="E4:E2003"/);
  }
});
