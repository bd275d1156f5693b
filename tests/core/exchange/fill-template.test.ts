import * as XLSX from 'xlsx';
import { expect, test } from 'vitest';
import { fillTemplate } from '#core/exchange/fill-template.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { readZipDirectory } from '#core/exchange/reading/zip-directory.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { properties, report } from './report.ts';
import { contentOf, makeZip, workbookOf, xlsxParts, xmlRow } from './workbook-makers.ts';

/** A form like the bureau's: instructions, marks, headers, data from row 4, a sheet of choices behind it. */
function form(): Uint8Array {
  return workbookOf([['填表说明'], ['必填', '必填'], ['发票流水号', '购买方名称', '备注'], ['样例']], (sheet, book) => {
    sheet['A4'] = { t: 's', v: '样例', z: '@' };
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['是'], ['否']]), '字典');
    book.SheetNames[0] = '1-发票基本信息(V260401)';
    book.Sheets['1-发票基本信息(V260401)'] = sheet;
  });
}

test("the bureau's form is filled cell by cell, as text, under the name it begins with", async () => {
  const filled = fillTemplate(form(), [
    {
      sheet: '1-发票基本信息',
      cells: [
        { row: 4, column: 'A', text: '0001' },
        { row: 4, column: 'C', text: '=1+1 <甲&乙> _x000D_' },
        { row: 6, column: 'B', text: '914403001922038216' },
        { row: 5, column: 'B', text: '第二行\n续' },
      ],
    },
  ]);
  if (!filled.ok) throw new Error(filled.rule);
  const content = contentOf(await readWorkbook(filled.bytes, '开票.xlsx'));
  expect(content.sheets.map((sheet) => sheet.name)).toEqual(['1-发票基本信息(V260401)', '字典']);
  expect(content.sheets[0]?.rows.slice(2).map((row) => [row.number, row.cells])).toEqual([
    [
      3,
      [
        [0, 's', '发票流水号'],
        [1, 's', '购买方名称'],
        [2, 's', '备注'],
      ],
    ],
    [
      4,
      [
        [0, 's', '0001'],
        [2, 's', '=1+1 <甲&乙> _x000D_'],
      ],
    ],
    [5, [[1, 's', '第二行\n续']]],
    [6, [[1, 's', '914403001922038216']]],
  ]);
});

test('every part but the sheet that was filled stays byte for byte', async () => {
  const template = Buffer.from(await writeWorkbook([report, { ...report, name: '第二张' }], properties));
  const filled = fillTemplate(template, [{ sheet: '第二张', cells: [{ row: 40, column: 'AB', text: 'x' }] }]);
  if (!filled.ok) throw new Error(filled.rule);
  const packed = (zip: Buffer) =>
    readZipDirectory(zip).map((part) => {
      const start =
        part.headerOffset + 30 + zip.readUInt16LE(part.headerOffset + 26) + zip.readUInt16LE(part.headerOffset + 28);
      return [part.name, zip.subarray(start, start + part.packedSize).toString('base64')] as const;
    });
  const before = packed(template);
  const changed = packed(Buffer.from(filled.bytes)).filter(
    ([name, data], at) => before[at]?.[0] !== name || before[at]?.[1] !== data,
  );
  expect(changed.map(([name]) => name)).toEqual(['xl/worksheets/sheet2.xml']);
});

test('a cell keeps its style, an empty sheet takes its first row, a missing sheet is named', async () => {
  const styled = makeZip(xlsxParts(`<sheetData>${xmlRow(1, [{ xml: '<c s="1"><v>1</v></c>' }, '右边'])}</sheetData>`));
  const filled = fillTemplate(styled, [{ sheet: '客户', cells: [{ row: 1, column: 'A', text: '左边' }] }]);
  if (!filled.ok) throw new Error(filled.rule);
  const sheet = XLSX.read(filled.bytes, { type: 'array', cellNF: true }).Sheets['客户'];
  expect(sheet?.['A1']).toMatchObject({ t: 's', v: '左边', z: 'm/d/yy' });
  expect(sheet?.['B1']).toMatchObject({ v: '右边' });
  const empty = fillTemplate(makeZip(xlsxParts('<sheetData/>')), [
    { sheet: '客户', cells: [{ row: 2, column: 'B', text: '一' }] },
  ]);
  if (!empty.ok) throw new Error(empty.rule);
  expect(contentOf(await readWorkbook(empty.bytes, 'a.xlsx')).sheets[0]?.rows).toEqual([
    { number: 2, cells: [[1, 's', '一']] },
  ]);
  expect(fillTemplate(styled, [{ sheet: '明细', cells: [] }])).toEqual({
    ok: false,
    rule: 'template_sheet_missing',
    details: { sheet: '明细' },
  });
});
