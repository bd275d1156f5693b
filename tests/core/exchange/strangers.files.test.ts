import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { encodeGbk } from '../../../resources/sample-office/gbk-encoder.ts';
import { makeZip, workbookOf, xlsxParts, xmlRow } from './workbook-makers.ts';
import { read, seen } from './zoo-reading.ts';

// What a list may come dressed as: text files, other programs' formats, hidden sheets, files that only look like workbooks.

const TAX = '914403001922038216';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const noted = (preview: ReturnType<typeof seen>) => preview.notes.map(({ reason }) => reason);

test('text files in every dress: semicolons, tabs, GBK, UTF-16 of both orders', () => {
  const table = '客户编号,客户名称,税号\r\n007,甲公司,914403001922038216\r\n';
  const tabs = table.replaceAll(',', '\t');
  const wide = (mark: number[], bytes: Buffer): Uint8Array => Buffer.concat([Buffer.from(mark), bytes]);
  for (const [bytes, name] of [
    [text(table.replaceAll(',', ';')), 'a.csv'],
    [text(`sep=;\r\n${table.replaceAll(',', ';')}`), 'a.csv'],
    [text(tabs), 'a.txt'],
    [encodeGbk(table), 'a.csv'],
    [wide([0xff, 0xfe], Buffer.from(tabs, 'utf16le')), 'a.csv'],
    [wide([0xfe, 0xff], Buffer.from(tabs, 'utf16le').swap16()), '客户.xls'],
  ] as const) {
    expect(seen(bytes, clientSheet, name).rows.map((row) => row.values)).toEqual([
      { code: '007', name: '甲公司', taxNumber: TAX },
    ]);
  }
});

test('what other programs save: BIFF under .et, HTML and XML under .xls', () => {
  const rows = [
    ['客户名称', '税号'],
    ['甲公司', TAX],
  ];
  const html = `<html><body><table><tr><td>导航</td></tr></table><table><tr><td colspan=2>客户列表</td></tr><tr><th>客户名称</th><th>税号</th></tr><tr><td>甲公司</td><td>${TAX}</td></tr></table></body></html>`;
  for (const [bytes, name] of [
    [workbookOf(rows, undefined, 'biff8'), '客户.et'],
    [text(html), '客户.xls'],
    [workbookOf(rows, undefined, 'xlml'), '客户.xls'],
  ] as const) {
    expect(seen(bytes, clientSheet, name).rows.map((row) => row.values)).toEqual([{ name: '甲公司', taxNumber: TAX }]);
  }
});

test('a quote that is never closed does not swallow the rows below; ="007" is how a program keeps zeros', () => {
  const file = `客户编号,客户名称,备注\r\n="00-7A",甲公司,"没有关\r\n0019,乙公司,好\r\n`;
  const preview = seen(text(file), clientSheet, '客户.csv');
  expect(preview.rows.map(({ values }) => [values['code'], values['remark']])).toEqual([
    ['00-7A', '"没有关'],
    ['0019', '好'],
  ]);
});

test('the list on a hidden sheet is read when the visible ones hold none; sheets with the same header are named', () => {
  const hidden = workbookOf([['目录']], (_sheet, book) => {
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ['客户名称', '税号'],
        ['甲公司', TAX],
      ]),
      '数据',
    );
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
  });
  expect([seen(hidden).sheet, noted(seen(hidden))]).toEqual(['数据', ['hidden_sheet_used', 'other_sheets_not_read']]);
  const regions = workbookOf(
    [
      ['客户名称', '税号'],
      ['甲公司', TAX],
    ],
    (_sheet, book) => {
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['客户名称', '税号'], ['乙公司']]), '华南');
    },
  );
  expect(seen(regions).notes).toEqual([{ reason: 'like_sheets_not_read', details: { count: 1, sheets: '华南' } }]);
});

test('strict OOXML, a time of day, and what Excel keeps beside an open workbook', () => {
  const parts = xlsxParts(
    `<sheetData>${xmlRow(1, ['客户名称', '税号', '备注'])}${xmlRow(2, ['甲公司', TAX, '好'])}</sheetData>`,
  ).map((part) => ({
    ...part,
    data: String(part.data)
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      ),
  }));
  expect(seen(makeZip(parts)).rows[0]?.values).toEqual({ name: '甲公司', taxNumber: TAX, remark: '好' });
  const timed = workbookOf(
    [
      ['客户名称', '备注'],
      ['甲公司', 0.5],
    ],
    (sheet) => {
      (sheet['B2'] as XLSX.CellObject).z = 'h:mm';
    },
  );
  expect(seen(timed).rows[0]?.values['remark']).toBe('12:00');
  const lock = Buffer.concat([Buffer.from([6]), Buffer.from('zhoumin'.padEnd(54)), Buffer.alloc(110)]);
  expect(read(lock, '~$客户.xlsx')).toMatchObject({ refusal: { details: { found: 'lock_file' } } });
});
