import { expect, test } from 'vitest';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { refuseRecords } from '#core/exchange/preview/settle.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { groupRows } from '#shared/exchange/sheet-record.ts';
import { clientSheet, contractSheet } from './definitions.ts';
import { contentOf, refusedIn, workbookOf } from './workbook-makers.ts';

async function read(rows: readonly (readonly unknown[])[], merges: readonly string[] = []) {
  const bytes = workbookOf(rows, (sheet) => {
    sheet['!merges'] = merges.map((range) => {
      const [s, e] = range.split(':').map((cell) => ({ c: cell.charCodeAt(0) - 65, r: Number(cell.slice(1)) - 1 }));
      return { s: s!, e: e! };
    });
  });
  return contentOf(await readWorkbook(bytes, '客户.xlsx'));
}

/** The shape of a template many small offices use: a merged note of several lines above a starred header, numbers as text. */
const templateRows = [
  ['1、带*为必填项\n2、期初应收、税率须为数值\n3、请勿删除本行'],
  [
    '名称*',
    '联系人',
    '手机号码',
    '联系电话',
    '电子邮箱',
    '期初应收',
    '纳税人识别号',
    '税率(%)',
    '开户行',
    '账号',
    '地址',
    '备注',
    '排序',
  ],
  [
    '甲公司',
    '小梁',
    13_000_000_000,
    '0510-85012345',
    '',
    '100.00',
    '914403001922038216',
    7,
    '工行新区支行',
    '1103021609000123456',
    '锡士路 20 号',
    '',
    '',
  ],
];

test('a merged note above the starred header is no header: row 2 is found and every column mapped', async () => {
  const preview = previewSheet(await read(templateRows, ['A1:M1']), clientSheet);
  expect([preview.headerRow, preview.headerLastRow]).toEqual([2, 2]);
  expect(preview.columns.map((column) => column.target)).toEqual([
    'name',
    'contacts.0.name',
    'contacts.0.mobile',
    'invoicePhone',
    null,
    'openingReceivableFen',
    'taxNumber',
    'taxRateBasisPoints',
    'bankName',
    'bankAccount',
    'invoiceAddress',
    'note',
    null,
  ]);
  expect(preview.rows[0]?.values).toMatchObject({
    'contacts.0.mobile': '13000000000',
    openingReceivableFen: 10_000,
    taxRateBasisPoints: 700,
    bankAccount: '1103021609000123456',
  });
});

test('units, stars, brackets, line breaks and inner spaces in headers do not hide a column; 万元 multiplies by 10,000', async () => {
  const content = await read([
    ['单 位 名 称\n（全称）＊', '信用额度（万元）', '帐期(天)', '业务', '开户行及账号', '地址、电话'],
    ['甲公司', '12.3456', '60天', '沈佳怡', '工行无锡新区支行 1103 0216 0900 0123', '无锡市锡士路 20 号 0510-85012345'],
  ]);
  const preview = previewSheet(content, clientSheet);
  expect(preview.rows[0]?.values).toEqual({
    name: '甲公司',
    creditLimitFen: 12_345_600,
    paymentDays: 60,
    salesperson: '沈佳怡',
    bankName: '工行无锡新区支行',
    bankAccount: '1103021609000123',
    invoiceAddress: '无锡市锡士路 20 号',
    invoicePhone: '0510-85012345',
  });
  expect(preview.notes.map((note) => note.reason)).toEqual(['unit_factor_applied', 'column_split', 'column_split']);
});

test('a header of two rows with group titles maps by both', async () => {
  const content = await read(
    [
      ['客户档案登记表'],
      ['序号', '单位名称', '联系人', null, '开票', null],
      [null, null, '姓名', '手机', '税号', '账号'],
      [1, '甲公司', '许永康', '13812345678', '914403001922038216', '1103021609'],
    ],
    ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'],
  );
  const preview = previewSheet(content, clientSheet);
  expect([preview.headerRow, preview.headerLastRow]).toEqual([2, 3]);
  expect(preview.columns.map((column) => [column.header, column.target])).toEqual([
    ['序号', null],
    ['单位名称', 'name'],
    ['联系人 姓名', 'contacts.0.name'],
    ['联系人 手机', 'contacts.0.mobile'],
    ['开票 税号', 'taxNumber'],
    ['开票 账号', 'bankAccount'],
  ]);
  expect(preview.rows).toHaveLength(1);
});

test('a person moves the header and the mapping; the fingerprint of the same header stays the same', async () => {
  const rows = [
    ['客户名称', '甲', '乙'],
    ['客户名称', '编', '额'],
    ['甲公司', 'K1', '5'],
  ];
  const content = await read(rows);
  const preview = previewSheet(content, clientSheet, {
    headerRow: 2,
    mapping: { B: { target: 'code' }, C: { target: 'creditLimitFen', factor: 10_000 }, A: { target: 'name' } },
  });
  expect(preview.columns.map((column) => column.confidence)).toEqual(['set', 'set', 'set']);
  expect(preview.rows[0]?.values).toEqual({ name: '甲公司', code: 'K1', creditLimitFen: 5_000_000 });
  const starred = await read([rows[0]!, ['客户名称＊', ' 编', '额\n'], rows[2]!]);
  expect(previewSheet(starred, clientSheet, { headerRow: 2 }).headerFingerprint).toBe(preview.headerFingerprint);
  const other = await read([rows[0]!, ['客户名称', '编', '额(万元)'], rows[2]!]);
  expect(previewSheet(other, clientSheet, { headerRow: 2 }).headerFingerprint).not.toBe(preview.headerFingerprint);
});

test('a required value, a duplicate tax id and an unknown choice are refused by cell, personal data masked', async () => {
  const preview = previewSheet(
    await read([
      ['客户名称', '税号', '客户类别', '信用额度', '手机'],
      [null, '914403001922038216', '直供', 1, '13812345678'],
      ['甲公司', '91110000710925462X', '代理商', 1, '13812345678'],
      ['乙公司', '91110000710925462x', '直供', 1, '13812345678'],
      ['丙公司', '9144030071526726XG', '合伙', '五十', '13812345678'],
    ]),
    clientSheet,
  );
  expect(refusedIn(preview)).toEqual([
    '客户!A2 name required',
    '客户!B4 taxNumber duplicate_in_file',
    '客户!C5 kind unknown_choice',
    '客户!D5 creditLimitFen not_an_amount',
  ]);
  expect(preview.refused.map((cell) => cell.shape)).toEqual(['', '9111…62x (18)', '合伙', '五十']);
  expect(preview.refused[1]?.details).toEqual({ first: '客户!B3' });
  expect(preview.counts).toEqual({ inFile: 4, accepted: 1, refused: 3, leftOut: 0 });
  expect(preview.rows[0]?.values['kind']).toBe('distributor');
});

test('control totals cover the accepted rows: money added up, digits of double-keyed ids added up', async () => {
  const preview = previewSheet(
    await read([
      ['客户名称', '税号', '信用额度'],
      ['甲公司', '914403001922038216', '1,234.56'],
      ['乙公司', '91110000710925462X', '0.44'],
      ['丙公司', '9144030071526726XG', 'x'],
    ]),
    clientSheet,
  );
  expect(preview.controlTotals).toEqual([
    { key: 'taxNumber', measure: 'digit_sum', value: 57 + 46 },
    { key: 'creditLimitFen', measure: 'sum', value: 123_500 },
  ]);
});

test('faults a module finds in a draft come back at the cell the value stood in, and refuse the whole contract', async () => {
  const content = await read([
    ['合同号', '签订日期', '客户名称', '品名', '数量', '单价'],
    ['HT-1', '2026-03-05', '甲公司', '密封胶', 10, 12.5],
    ['HT-1', '2026-03-05', '甲公司', '胶枪', 2, 85],
    ['HT-2', '2026-03-06', '乙公司', '胶带', 3, 9],
  ]);
  const preview = previewSheet(content, contractSheet);
  const records = groupRows(contractSheet, preview.rows);
  expect(records.map((record) => [record.values['contractNumber'], record.lines.length])).toEqual([
    ['HT-1', 2],
    ['HT-2', 1],
  ]);
  const settled = refuseRecords(contractSheet, preview, [
    {
      record: records[0]!,
      faults: [{ path: 'lines.1.priceE6', reason: 'price_below_authority', details: { floor: '90.00' } }],
    },
  ]);
  expect(refusedIn(settled)).toEqual(['客户!2  record_has_refused_row', '客户!F3 lines.priceE6 price_below_authority']);
  expect(settled.refused[1]?.details).toEqual({ floor: '90.00' });
  expect(settled.counts).toEqual({ inFile: 3, accepted: 1, refused: 2, leftOut: 0 });
  expect(settled.rows.map((row) => row.values['contractNumber'])).toEqual(['HT-2']);
});

test("a sheet with none of the kind's words says that no header was found and imports nothing", async () => {
  const preview = previewSheet(
    await read([
      ['天气', '温度'],
      ['晴', 20],
    ]),
    clientSheet,
  );
  expect(preview.headerRow).toBe(0);
  expect(preview.rows).toEqual([]);
  expect(preview.notes[0]).toEqual({ reason: 'header_not_found', details: { kind: 'clients' } });
});

test('the sheet that fits is taken, a required column that is missing is named, a column mapped twice too', async () => {
  const content = await read([
    ['税号', '纳税人识别号', '账期'],
    ['914403001922038216', '91110000710925462X', 30],
  ]);
  const preview = previewSheet(content, clientSheet, { mapping: { B: { target: 'taxNumber' } } });
  expect(preview.notes).toEqual([
    { reason: 'required_column_missing', details: { field: 'name' } },
    { reason: 'column_mapped_twice', details: { column: 'B', field: 'taxNumber' } },
  ]);
  expect(refusedIn(preview)).toEqual(['客户!2 name required']);
});
