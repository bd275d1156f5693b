import { expect, test } from 'vitest';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { contactSheet } from '#core/modules/clients/contacts.sheet.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { priceListSheet } from '#core/modules/products/price-list.sheet.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';
import * as XLSX from 'xlsx';
import { contentOf, refusedIn, workbookOf } from './workbook-makers.ts';
import { mapping, read, seen, type Rows } from './zoo-reading.ts';

// Workbooks of offices we never met, each with the habit that once made it come in wrong or not at all.

const TAX = '91110000710925462X';
const TAX2 = '914403001922038216';
const LEDGER = ['合同编号', '签订日期', '客户名称', '产品编码', '单位', '数量', '含税单价', '金额'];
const line = (number: string, ...more: readonly unknown[]) => [
  number,
  '2026-01-05',
  '恒泰',
  'WE-210',
  '桶',
  1,
  586,
  586,
  ...more,
];
const merged =
  (...ranges: readonly string[]) =>
  (sheet: XLSX.WorkSheet) => {
    sheet['!merges'] = ranges.map((range) => XLSX.utils.decode_range(range));
  };
const leftOut = (preview: ReturnType<typeof seen>) => preview.leftOut.map((row) => `${row.rowNumber} ${row.reason}`);
const noted = (preview: ReturnType<typeof seen>) => preview.notes.map(({ reason }) => reason);

test('a list in groups: 华东区 and 华东区小计 are no clients, whichever columns they stand in', () => {
  const preview = seen([
    ['客户名称', '税号', '业务员', '信用额度'],
    ['华东区'],
    ['甲公司', TAX, '周敏', 100],
    ['华东区小计', '', '', 100],
    ['华南区'],
    ['乙公司', TAX2, '周敏', 200],
    ['华南区 合计：', '', '', 200],
    ['总计', '', '', 300],
  ]);
  expect(preview.rows.map(({ values }) => values['name'])).toEqual(['甲公司', '乙公司']);
  expect(leftOut(preview)).toEqual(['2 group_title', '4 totals_row', '5 group_title', '7 totals_row', '8 totals_row']);
  expect(preview.notes).toContainEqual({ reason: 'group_titles_left_out', details: { count: 2, rows: '2、5' } });
});

test('months between the contracts of a ledger, merged bands between products; a line without a number is not given to the month before', () => {
  const ledger = seen(
    [
      LEDGER,
      ['一月'],
      line('XS-1'),
      ['一月合计', '', '', '', '', 1, '', 586],
      ['二月'],
      line('XS-2'),
      ['三月'],
      line(''),
    ],
    contractSheet,
  );
  expect(ledger.rows.map(({ values }) => values['externalNumber'])).toEqual(['XS-1', 'XS-2']);
  expect(refusedIn(ledger)).toEqual(['客户!A8 externalNumber required']);
  const products = seen(
    workbookOf(
      [
        ['编码', '品名', '单位', '税率'],
        ['一、涂料类'],
        ['T01', '底漆', '桶', '13%'],
        ['二、稀释剂类'],
        ['T03', '稀释剂', '桶', '13%'],
      ],
      merged('A2:D2', 'A4:D4'),
    ),
    productSheet,
  );
  expect([products.counts.accepted, leftOut(products)]).toEqual([2, ['2 group_title', '4 group_title']]);
});

test('among fuller rows one with a name only may be a title: it comes in, and the person is told to look', () => {
  const preview = seen([
    ['客户名称', '税号', '联系人'],
    ['华东', '', ''],
    ['甲公司', TAX, '张'],
    ['乙公司', '', '李'],
  ]);
  expect([preview.counts.accepted, preview.notes]).toEqual([
    3,
    [{ reason: 'rows_with_one_cell', details: { count: 1, rows: '2' } }],
  ]);
});

test('the foot of a printed list is no client, wherever its words fall', () => {
  const preview = seen([
    ['序号', '单位编号', '单位全名', '联系人', '手机'],
    [1, '00018', '恒泰塑业', '沈国梁', 13857120486],
    ['制表人：周敏', '', '审核：', '', '第1页/共1页'],
    ['共 1 条记录'],
  ]);
  expect([preview.rows.length, leftOut(preview)]).toEqual([1, ['3 note_row', '4 note_row']]);
});

test('three thousand rows of spaces below a list are not counted: the checker counts what can be seen', () => {
  const blanks = Array.from({ length: 3_000 }, () => [' ', '\u00A0', '\u3000\u200B']);
  expect(seen([['客户名称', '税号'], ['甲公司', TAX], ...blanks]).counts).toEqual({
    inFile: 1,
    accepted: 1,
    refused: 0,
    leftOut: 0,
  });
});

test('a second table below the first, with its columns in another order, is not read by the heads of the first', () => {
  const preview = seen([
    ['A类客户'],
    ['客户名称', '税号', '联系人'],
    ['甲公司', TAX, '张'],
    [],
    ['B类客户'],
    ['客户名称', '联系人', '税号'],
    ['乙公司', '李', TAX2],
  ]);
  expect(preview.rows.map(({ values }) => values['name'])).toEqual(['甲公司']);
  expect(preview.notes).toEqual([{ reason: 'second_table_not_read', details: { row: 5, count: 3 } }]);
});

test('a table on its side is told from a card, and what to do with it', () => {
  const preview = seen([
    ['客户名称', '甲公司', '乙公司', '丙公司'],
    ['税号', TAX, TAX2, ''],
    ['联系人', '张', '李', '王'],
  ]);
  expect([preview.counts.inFile, noted(preview)]).toEqual([0, ['table_sideways']]);
});

test('a list of another kind is not read as this one, unless the person says where its header is', () => {
  const others = [clientSheet, productSheet, contractSheet];
  const content = (rows: Rows) => contentOf(read(workbookOf(rows), 'x.xlsx'));
  const products = content([
    ['物料编码', '物料名称', '规格型号', '计量单位', '税率', '含税单价'],
    ['A1', '胶', '10kg', '桶', '13%', 12],
  ]);
  const dropped = previewSheet(products, clientSheet, {}, others);
  expect([dropped.counts.inFile, dropped.notes]).toEqual([
    0,
    [{ reason: 'looks_like_other', details: { sheet: '客户', kind: 'products', zh: '产品档案', en: 'Products' } }],
  ]);
  const ledger = content([LEDGER, line('XS-1')]);
  expect(noted(previewSheet(ledger, clientSheet, {}, others))).toEqual(['looks_like_other']);
  expect(previewSheet(ledger, clientSheet, { headerRow: 1 }, others).counts.accepted).toBe(1);
  expect(previewSheet(products, productSheet, {}, others).counts.accepted).toBe(1);
});

test('traditional characters in heads and choices are the words we know; what is kept stays as written', () => {
  const preview = seen([
    ['客戶編號', '客戶名稱', '統一社會信用代碼', '聯絡人', '電話', '開戶銀行', '銀行帳號', '信用額度', '客戶類型'],
    ['C001', '蘇州明遠電子有限公司', TAX, '李梅', '0512-66881234', '工商銀行', '1102020409000012345', 500, '經銷商'],
    ['總計', '', '', '', '', '', '', 500, ''],
  ]);
  expect(preview.counts).toMatchObject({ accepted: 1, leftOut: 1 });
  expect(preview.rows[0]?.values).toMatchObject({
    name: '蘇州明遠電子有限公司',
    contactName: '李梅',
    kind: 'distributor',
  });
});

test.each([
  [
    '上海市浦东新区张江路100号（021）58901234',
    '招商银行上海张江支行，账号：121907654310901',
    ['上海市浦东新区张江路100号', '(021)58901234', '招商银行上海张江支行', '121907654310901'],
  ],
  [
    '北京市中关村大街1号 电话：010-62511234-801',
    '开户行：建设银行北京分行\n账号：11001018800053001234',
    ['北京市中关村大街1号', '010-62511234-801', '建设银行北京分行', '11001018800053001234'],
  ],
  [
    '张江路100 021-58901234',
    '622848 0402 5648 90018 农行',
    ['张江路100', '021-58901234', '农行', '6228480402564890018'],
  ],
  ['锡士路88号', '工行 1103-0216-0900', ['锡士路88号', undefined, '工行', '1103-0216-0900']],
  ['无', '暂无', [undefined, undefined, undefined, undefined]],
])('an invoice profile in two cells: %s', (address, bank, expected) => {
  const preview = seen([
    ['购货单位名称', '纳税人识别号', '单位地址及电话号码', '开户银行及帐号'],
    ['甲公司', TAX, address, bank],
  ]);
  const values = preview.rows[0]?.values ?? {};
  expect(['invoiceAddress', 'invoicePhone', 'bank', 'bankAccount'].map((key) => values[key])).toEqual(expected);
});

test('a cell of two facts is never overwritten by a column that resembles one of them', () => {
  const preview = seen([
    ['客户名称', '地址、电话', '收件人及电话', '邮寄地址'],
    ['甲公司', '无锡市 0510-85221234', '沈国梁 13857120486', '江苏省无锡市新吴区锡士路88号'],
  ]);
  expect(preview.rows[0]?.values).toEqual({
    name: '甲公司',
    invoiceAddress: '无锡市',
    invoicePhone: '0510-85221234',
    consignee: '沈国梁',
    consigneePhone: '13857120486',
    shipTo: '江苏省无锡市新吴区锡士路88号',
  });
});

test('two columns of one name: the second is left out and said, not taken for something that resembles it', () => {
  const preview = seen([
    ['客户名称', '电话', '电话', '地址', '地址'],
    ['甲公司', '0510-85221234', '13857120486', '注册地', '收货地'],
  ]);
  expect(mapping(preview)).toEqual({ 客户名称: 'name', 电话: 'invoicePhone', 地址: 'invoiceAddress' });
  expect(noted(preview)).toEqual(['same_header_twice', 'same_header_twice']);
});

test('prices with and without tax side by side: the first counts and the second is named; alone the second counts', () => {
  const both = seen(
    [
      ['存货编码', '存货名称', '无税单价', '单价（含税）'],
      ['WE-210', '底漆', 518.58, 586],
    ],
    priceListSheet,
  );
  expect([both.rows[0]?.values['lines.netPriceE6'], both.rows[0]?.values['lines.priceE6']]).toEqual([
    undefined,
    586_000_000,
  ]);
  expect(both.notes).toEqual([
    { reason: 'column_spare', details: { column: 'C', header: '无税单价', field: 'lines.priceE6' } },
  ]);
  // A form with both columns, of which a person filled in one.
  const form = seen(
    [
      ['产品编码', '含税单价', '不含税单价'],
      ['WE-210', null, 518.58],
    ],
    priceListSheet,
  );
  expect(form.rows[0]?.values['lines.netPriceE6']).toBe(518_580_000);
});

test('what says something of a column that is missing is not lost unsaid; the tax id on the invoice is the tax id', () => {
  const preview = seen([
    ['客户名称', '开票税号', '银行账号', '职务', '证照有效期'],
    ['甲公司', TAX, '1103021609000123456', '经理', '2028-03-05'],
  ]);
  expect(preview.rows[0]?.values).toEqual({ name: '甲公司', taxNumber: TAX });
  expect(preview.notes.map(({ reason, details }) => `${reason} ${details['column']} ${details['field']}`)).toEqual([
    'column_lonely C bank',
    'column_lonely D contactName',
    'column_lonely E licenceKind',
  ]);
});

test('further contacts of a client below it, merged or not, are refused as what they are', () => {
  const head = ['客户名称', '税号', '联系人', '手机'];
  const first = ['甲公司', TAX, '张', '13857120486'];
  const asMerged = workbookOf([head, first, [null, null, '李', '13857120487']], merged('A2:A3', 'B2:B3'));
  for (const file of [
    asMerged,
    [head, first, ['', '', '李', '13857120487']],
    [head, first, ['甲公司', TAX, '李', '1']],
  ]) {
    const preview = seen(file);
    expect([preview.counts.accepted, refusedIn(preview)]).toEqual([1, ['客户!C3 contactName belongs_above']]);
    expect(preview.refused[0]?.details).toEqual({ name: '甲公司' });
  }
});

test('the same name twice is one client twice, unless a code or tax id tells the two apart', () => {
  const preview = seen([
    ['客户编号', '客户名称', '税号'],
    ['', '甲公司', ''],
    ['', '甲公司', ''],
    ['K1', '乙公司', TAX],
    ['K2', '乙公司', TAX2],
  ]);
  expect([preview.counts.accepted, refusedIn(preview)]).toEqual([3, ['客户!B3 name same_in_file']]);
});

test('two phones in one cell become two phones; an apostrophe before a number is how it was kept whole', () => {
  const preview = seen(
    [
      ['客户名称', '联系人', '手机'],
      ['甲公司', '张', '13857120486/0510-85221234'],
      ['乙公司', '李', '13857120486、13857120487'],
      ['丙公司', '王', "'13857120488"],
      ['丁公司', '赵', '0510-85221234转801'],
    ],
    contactSheet,
  );
  expect(preview.rows.map(({ values }) => [values['contacts.phone'], values['contacts.phone2']])).toEqual([
    ['13857120486', '0510-85221234'],
    ['13857120486', '13857120487'],
    ['13857120488', undefined],
    ['0510-85221234-801', undefined],
  ]);
});

test('units written behind quantities and prices are read; one that is not the unit of the row is refused', () => {
  const preview = seen(
    [
      LEDGER,
      ['XS-1', '2026-01-05', '恒泰', 'WE-210', '', '1,000桶', '586元/桶', '￥586,000.00元'],
      ['XS-2', '2026-01-05', '恒泰', 'WE-210', '吨', '10桶', 586, 5860],
      ['XS-3', '2026-01-05', '恒泰', 'WE-210', '桶', '十桶', 586, 5860],
    ],
    contractSheet,
  );
  expect(preview.rows[0]?.values).toMatchObject({
    'lines.quantityE6': 1_000_000_000,
    'lines.unit': '桶',
    'lines.priceE6': 586_000_000,
  });
  expect(refusedIn(preview)).toEqual([
    '客户!F3 lines.quantityE6 unit_differs',
    '客户!F4 lines.quantityE6 not_a_quantity',
  ]);
});

test('units in heads: 单价（元/吨）, 数量/桶, 税率%', () => {
  const preview = seen(
    [
      ['产品代号', '品名', '主计量', '单价（元/吨）', '销项税率%'],
      ['P1', '聚丙烯', '吨', '8,500', 13],
    ],
    productSheet,
  );
  expect(preview.rows[0]?.values).toMatchObject({ listPriceE6: 8_500_000_000, taxRateBasisPoints: 1_300, unit: '吨' });
});

test('1E5 is a code where it was typed, 1.38123E+10 a phone that lost its digits', () => {
  const preview = seen([
    ['客户编号', '客户名称', '联系人', '手机'],
    ['1E5', '甲公司', '张', '1.38123E+10'],
    ['2E5', '乙公司', '李', ''],
  ]);
  expect(refusedIn(preview)).toEqual(['客户!D2 contactPhone digits_lost']);
  expect(preview.rows[0]?.values['code']).toBe('2E5');
});
