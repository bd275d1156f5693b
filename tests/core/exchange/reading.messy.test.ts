import * as XLSX from 'xlsx';
import { expect, test } from 'vitest';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { encodeGbk } from '../../../resources/sample-office/gbk-encoder.ts';
import { clientSheet, contractSheet } from './definitions.ts';
import { contentOf, makeZip, refusedIn, workbookOf, xlsxParts, xmlRow } from './workbook-makers.ts';

async function previewOf(bytes: Uint8Array, fileName: string, definition = clientSheet) {
  return previewSheet(contentOf(await readWorkbook(bytes, fileName)), definition);
}

test('a CSV that Excel saved in GBK keeps 18-digit ids, leading zeros and text that looks like a formula', async () => {
  const csv = encodeGbk(
    '客户编号,客户名称,税号,账号,备注\r\n007,无锡锐泽钢结构工程有限公司,914403001922038216,0012345678901234567,=1+1\r\n',
  );
  const content = contentOf(await readWorkbook(csv, '客户.csv'));
  expect(content).toMatchObject({ format: 'csv', encoding: 'gb18030' });
  expect(previewSheet(content, clientSheet).rows[0]?.values).toEqual({
    code: '007',
    name: '无锡锐泽钢结构工程有限公司',
    taxNumber: '914403001922038216',
    bankAccount: '0012345678901234567',
    note: '=1+1',
  });
});

test('UTF-8 with and without its mark, UTF-16 and tab-separated text under the name of a workbook are read alike', async () => {
  const text = '客户名称\t税号\t备注\r\n甲公司\t914403001922038216\t"两行\n备注"\r\n乙公司\t91110000710925462X\t\r\n';
  const files: readonly (readonly [Buffer, string])[] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\uFEFF${text}`), 'utf-8'],
    [Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
  ];
  for (const [bytes, encoding] of files) {
    const content = contentOf(await readWorkbook(bytes, '客户.xls'));
    expect(content.encoding).toBe(encoding);
    expect(previewSheet(content, clientSheet).rows.map((row) => row.values)).toEqual([
      { name: '甲公司', taxNumber: '914403001922038216', note: '两行\n备注' },
      { name: '乙公司', taxNumber: '91110000710925462X' },
    ]);
  }
});

test('a page of HTML saved as .xls by an old system is read as its table, digits untouched', async () => {
  const html =
    '<html><head><meta charset="gbk"></head><body><table><tr><th>客户名称</th><th>纳税人识别号</th><th>信用额度(万元)</th></tr><tr><td>甲公司</td><td>914403001922038216</td><td>12.5</td></tr></table></body></html>';
  const content = contentOf(await readWorkbook(encodeGbk(html), '导出.xls'));
  expect(content.format).toBe('html');
  expect(previewSheet(content, clientSheet).rows[0]?.values).toEqual({
    name: '甲公司',
    taxNumber: '914403001922038216',
    creditLimitFen: 12_500_000,
  });
});

test('an XML spreadsheet of 2003 and a BIFF8 workbook are read like any other', async () => {
  const rows = [
    ['客户名称', '税号', '账期'],
    ['甲公司', '914403001922038216', 45],
  ];
  for (const [bookType, format] of [
    ['xlml', 'xml'],
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
  ] as const) {
    const content = contentOf(await readWorkbook(workbookOf(rows, undefined, bookType), 'a.et'));
    expect(content.format).toBe(format);
    expect(previewSheet(content, clientSheet).rows[0]?.values).toEqual({
      name: '甲公司',
      taxNumber: '914403001922038216',
      paymentDays: 45,
    });
  }
});

test('a sheet that lost its name in a damaged file is read, and called by its place', async () => {
  const rows = [
    ['客户名称', '账期'],
    ['甲公司', 45],
  ];
  const whole = Buffer.from(workbookOf(rows, undefined, 'xlml')).toString('utf8');
  const nameless = whole.replace(/<Worksheet ss:Name="[^"]*"/, '<Worksheet');
  expect(nameless).not.toBe(whole);
  const content = contentOf(await readWorkbook(Buffer.from(nameless), 'a.xml'));
  expect(content.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(previewSheet(content, clientSheet).rows[0]?.values).toEqual({ name: '甲公司', paymentDays: 45 });
});

test('a BIFF5 workbook with text in GBK reads as Chinese', async () => {
  const preview = await previewOf(
    workbookOf(
      [
        ['Name', '税号'],
        ['甲公司', '91'],
      ],
      undefined,
      'biff5',
    ),
    'a.xls',
  );
  expect(preview.sheets[0]?.rows).toBe(2);
});

test('an id kept as a number has lost its last digits: the row is refused by its cell', async () => {
  const preview = await previewOf(
    workbookOf([
      ['客户名称', '税号', '账号'],
      ['甲公司', 913_202_140_000_123_392, '6222'],
      ['乙公司', '9.13202E+17', '6222'],
      ['丙公司', '914403001922038216', 123_456_789_012_345],
    ]),
    'a.xlsx',
  );
  expect(refusedIn(preview)).toEqual(['客户!B2 taxNumber digits_lost', '客户!B3 taxNumber digits_lost']);
  expect(preview.rows.map((row) => row.values['bankAccount'])).toEqual(['123456789012345']);
});

test('error cells are refused by their sign, not read as the number inside', async () => {
  const sheet = `<sheetData>${xmlRow(1, ['客户名称', '信用额度'])}${xmlRow(2, ['甲公司', { xml: '<c t="e"><v>#DIV/0!</v></c>' }])}${xmlRow(3, [{ xml: '<c t="e"><f>A9</f><v>#N/A</v></c>' }, 5])}</sheetData>`;
  const preview = await previewOf(makeZip(xlsxParts(sheet)), 'a.xlsx');
  expect(preview.refused.map(({ address, reason, details }) => [address, reason, details['error']])).toEqual([
    ['客户!B2', 'error_cell', '#DIV/0!'],
    ['客户!A3', 'error_cell', '#N/A'],
  ]);
});

test('a formula counts with its stored value; without one its row is refused and the sheet warned of', async () => {
  const sheet = `<sheetData>${xmlRow(1, ['客户名称', '信用额度'])}${xmlRow(2, ['甲公司', { xml: '<c><f>100*5</f><v>500</v></c>' }])}${xmlRow(3, ['乙公司', { xml: '<c><f>100*6</f></c>' }])}</sheetData>`;
  const preview = await previewOf(makeZip(xlsxParts(sheet)), 'a.xlsx');
  expect(preview.rows.map((row) => row.values['creditLimitFen'])).toEqual([50_000]);
  expect(refusedIn(preview)).toEqual(['客户!B3 creditLimitFen formula_without_value']);
  expect(preview.notes).toContainEqual({ reason: 'formulas_without_value', details: { count: 1, first: '客户!B3' } });
});

test('dates are read in both date systems, as serial numbers and as written; what could be two dates is refused', async () => {
  const rows = (first: string): string =>
    `<sheetData>${xmlRow(1, ['客户名称', '许可证有效期至'])}${xmlRow(2, ['甲', { xml: first }])}${xmlRow(3, ['乙', '2026年3月5日'])}${xmlRow(4, ['丙', '２０２６．３．５'])}${xmlRow(5, ['丁', '3/4/2026'])}${xmlRow(6, ['戊', 20260305])}</sheetData>`;
  const dates = async (xml: string, date1904: boolean) => {
    const preview = await previewOf(makeZip(xlsxParts(rows(xml), { date1904 })), 'a.xlsx');
    expect(refusedIn(preview)).toEqual(['客户!B5 licences.0.expiresOn ambiguous_date']);
    return preview.rows.map((row) => row.values['licences.0.expiresOn']);
  };
  const all = ['2026-03-05', '2026-03-05', '2026-03-05', '2026-03-05'];
  expect(await dates('<c s="1"><v>46086</v></c>', false)).toEqual(all);
  expect(await dates('<c><v>46086</v></c>', false)).toEqual(all);
  expect(await dates('<c s="1"><v>44624</v></c>', true)).toEqual(all);
  expect(await dates('<c><v>44624</v></c>', true)).toEqual(all);
  expect(await dates('<c s="1"><v>46086.7</v></c>', false)).toEqual(all);
});

test('hidden rows, columns and sheets come in only with a word about them', async () => {
  const bytes = workbookOf(
    [
      ['客户名称', '税号'],
      ['甲公司', '914403001922038216'],
      ['乙公司', '91110000710925462X'],
    ],
    (sheet, book) => {
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([
          ['客户名称', '税号'],
          ['藏', '1'],
        ]),
        '旧名单',
      );
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    },
  );
  const preview = await previewOf(bytes, 'a.xlsx');
  expect(preview.rows).toHaveLength(2);
  expect(preview.sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.hiddenRows])).toEqual([
    ['客户', false, 1],
    ['旧名单', true, 0],
  ]);
  expect(preview.notes).toEqual([
    { reason: 'other_sheets_not_read', details: { count: 1, sheets: '旧名单' } },
    { reason: 'hidden_rows_included', details: { count: 1, rows: '3' } },
    { reason: 'hidden_columns_included', details: { count: 1, columns: 'B' } },
  ]);
});

test('totals, repeated headers, notes and rows with only a number are left out and said; the counts add up', async () => {
  const preview = await previewOf(
    workbookOf([
      ['序号', '客户名称', '税号', '信用额度'],
      [1, '甲公司', '914403001922038216', 100],
      [null, '小 计', null, 100],
      ['序号', '客户名称', '税号', '信用额度'],
      [2, '乙公司', '91110000710925462X', 200],
      [3, null, null, null],
      [null, null, null, null],
      ['合计：', null, null, 300],
      ['制表人：周敏', null, null, '审核：李梅'],
    ]),
    'a.xlsx',
  );
  expect(preview.leftOut).toEqual([
    { rowNumber: 3, reason: 'totals_row' },
    { rowNumber: 4, reason: 'repeated_header' },
    { rowNumber: 6, reason: 'only_number' },
    { rowNumber: 8, reason: 'totals_row' },
    { rowNumber: 9, reason: 'note_row' },
  ]);
  expect(preview.counts).toEqual({ inFile: 7, accepted: 2, refused: 0, leftOut: 5 });
  expect(preview.controlTotals).toContainEqual({ key: 'creditLimitFen', measure: 'sum', value: 30_000 });
});

test('merged contract numbers and blank ones below them both belong to the line above; one faulty line refuses its contract', async () => {
  const bytes = workbookOf(
    [
      ['合同号', '签订日期', '客户名称', '品名', '数量', '单价'],
      ['HT-1', '2026-03-05', '甲公司', '密封胶', 10, 12.5],
      [null, null, null, '胶枪', 2, 85],
      ['HT-2', '2026-03-06', '乙公司', '密封胶', 10, 12.5],
      [null, null, null, '胶带', '若干', 9],
      ['HT-3', '2026-03-07', '甲公司', '密封胶', 1, 1],
      ['HT-3', '2026-03-08', '甲公司', '胶带', 1, 1],
    ],
    (sheet) => {
      sheet['!merges'] = [0, 1, 2].map((c) => ({ s: { r: 1, c }, e: { r: 2, c } }));
    },
  );
  const preview = await previewOf(bytes, 'a.xlsx', contractSheet);
  expect(
    preview.rows.map((row) => [row.rowNumber, row.values['contractNumber'], row.values['lines.quantityE6']]),
  ).toEqual([
    [2, 'HT-1', 10_000_000],
    [3, 'HT-1', 2_000_000],
  ]);
  expect(refusedIn(preview)).toEqual([
    '客户!4  record_has_refused_row',
    '客户!E5 lines.quantityE6 not_a_quantity',
    '客户!6  record_has_refused_row',
    '客户!B7 signedOn differs_within_record',
  ]);
  expect(preview.counts).toEqual({ inFile: 6, accepted: 2, refused: 4, leftOut: 0 });
});
