import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';
import rulesZh from '#shared/locales/zh-CN/rules-exchange.json' with { type: 'json' };
import { refusedIn, workbookOf } from './workbook-makers.ts';
import { mapping, read, seen } from './zoo-reading.ts';

// Files as offices have them lying about, each read with the real sheet of its kind: a sensible mapping, or a word on why not.

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const TAX = '914403001922038216';

test('a client list of an accounting program: title lines, its own words for our fields, a state we know by another name', () => {
  const preview = seen([
    ['客户资料'],
    ['公司名称：无锡恒泰贸易有限公司', null, null, '打印日期：2026-03-05'],
    [],
    [
      '客户代码',
      '客户名称',
      '客户全名',
      '客户分类名称',
      '助记码',
      '联系人',
      '联系电话',
      '移动电话',
      '纳税登记号',
      '结算期限',
      '信用额度',
      '专营业务员名称',
      '状态',
    ],
    [
      '01.001',
      '恒泰',
      '无锡恒泰塑业有限公司',
      '经销商',
      'HT',
      '沈国梁',
      '0510-85221234',
      '138 5712 0486',
      TAX,
      '30',
      '500,000.00',
      '周敏',
      '使用',
    ],
    ['合计', null, null, null, null, null, null, null, null, null, '500,000.00'],
  ]);
  expect(preview.counts).toEqual({ inFile: 2, accepted: 1, refused: 0, leftOut: 1 });
  expect(preview.rows[0]?.values).toEqual({
    code: '01.001',
    name: '无锡恒泰塑业有限公司',
    shortName: '恒泰',
    kind: 'distributor',
    contactName: '沈国梁',
    contactPhone: '13857120486',
    contactPhone2: '0510-85221234',
    taxNumber: TAX,
    paymentDays: 30,
    creditLimitFen: 50_000_000,
    ownerName: '周敏',
    status: 'active',
  });
});

test('codes of a foreign classification are no grades of ours: the column is left out and said, the rows come in', () => {
  const preview = seen([
    ['客户编码', '客户名称', '所属分类', '税号', '信用期限'],
    ['0001', '苏州明远电子有限公司', '01', TAX, 60],
    ['0002', '苏州景和五金有限公司', '02', '91110000710925462X', 30],
  ]);
  expect(preview.counts).toEqual({ inFile: 2, accepted: 2, refused: 0, leftOut: 0 });
  expect(preview.columns[2]).toMatchObject({ target: null, confidence: 'misfit' });
  expect(preview.notes).toEqual([
    { reason: 'column_does_not_fit', details: { column: 'C', header: '所属分类', value: '01' } },
  ]);
});

test('headers in English, in both languages, with notes and units, in any order', () => {
  const english = seen([
    [
      'Customer Code',
      'Customer Name',
      'Tax No.',
      'Contact Person',
      'Mobile',
      'Address',
      'Bank Name',
      'Account No.',
      'Credit Limit',
      'Payment Terms (days)',
      'Sales Rep',
      'Remarks',
    ],
    [
      'C001',
      'Bright Co., Ltd.',
      TAX,
      'Li Lei',
      '+86 138 1234 5678',
      '1 Nanjing Rd',
      'ICBC',
      '1103021609000123456',
      '500,000',
      '30',
      'Zhou',
      '',
    ],
  ]);
  expect(Object.values(mapping(english))).toEqual([
    'code',
    'name',
    'taxNumber',
    'contactName',
    'contactPhone',
    'invoiceAddress',
    'bank',
    'bankAccount',
    'creditLimitFen',
    'paymentDays',
    'ownerName',
    'remark',
  ]);
  expect(english.rows[0]?.values).toMatchObject({ contactPhone: '13812345678', paymentDays: 30 });
  const both = seen([
    ['客户编号\nCustomer No.', '客户名称 Customer Name', '税号/Tax ID', '手机(Mobile)', '信用额度 Credit Limit(RMB)'],
    ['C001', '上海明光有限公司', TAX, '138 1234 5678', '￥500,000.00'],
  ]);
  expect(Object.values(mapping(both))).toEqual(['code', 'name', 'taxNumber', 'contactPhone', 'creditLimitFen']);
  const noted = seen([
    [
      '备注（选填，200字内）',
      '账期/天',
      '授信额度（单位：万元）',
      '统一社会信用代码（18位，请以文本格式填写）',
      '单位全称（与营业执照一致）',
      '跟单业务员（我方）',
    ],
    ['老客户', '45天', '20.5', TAX, '甲公司', '周敏'],
  ]);
  expect(noted.rows[0]?.values).toEqual({
    remark: '老客户',
    paymentDays: 45,
    creditLimitFen: 20_500_000,
    taxNumber: TAX,
    name: '甲公司',
    ownerName: '周敏',
  });
});

test('a note in brackets that tells two columns apart keeps them apart', () => {
  const rows = [
    ['物料代码', '物料名称', '计量单位', '增值税税率(%)', '销售单价(含税)', '销售单价(不含税)', '条形码'],
    ['1.01', '密封胶', '支', 13, 11.3, null, '6901234567892'],
  ];
  expect(mapping(seen(rows, productSheet))).toMatchObject({ '销售单价(含税)': 'listPriceE6', 条形码: 'barcode' });
  expect(mapping(seen(rows, productSheet))['销售单价(不含税)']).not.toBe('listPriceE6');
});

test('the header is found in row 9, in the second of two rows without merges, and over a bare list of names', () => {
  const form = seen([
    ['无锡恒泰贸易有限公司'],
    ['客户信息登记表'],
    ['填表说明：'],
    ['1. 带*必填'],
    ['2. 税号逐位填写'],
    ['3. 请勿改动表头'],
    [],
    ['部门：销售部', null, '日期：2026-03-05'],
    ['客户名称*', '税号*', '电话', '备注'],
    ['甲公司', TAX, '0510-85221234', ''],
  ]);
  expect([form.headerRow, form.counts.accepted]).toEqual([9, 1]);
  const two = seen([
    ['序号', '客户', '', '联系方式', '', '开票信息', ''],
    ['', '编号', '名称', '联系人', '手机', '税号', '账号'],
    [1, 'K001', '甲公司', '许永康', '13812345678', TAX, '1103021609000123456'],
  ]);
  expect([two.headerRow, two.counts.accepted]).toEqual([2, 1]);
  const bare = seen([['客户名称'], ['甲公司'], ['乙公司']]);
  expect(bare.rows.map((row) => row.values['name'])).toEqual(['甲公司', '乙公司']);
});

test('a card of one client is no list: nothing is read from it and the person is told what to do', () => {
  for (const card of [
    [
      ['客户信息卡'],
      ['客户名称', '恒泰塑业', '客户编号', 'K001'],
      ['税号', TAX, '业务员', '周敏'],
      ['开户行', '工行', '账号', '1103'],
      ['联系人', '沈', '手机', '13857120486'],
    ],
    [
      ['客户名称', '恒泰塑业'],
      ['税号', TAX],
      ['开户行', '工行'],
      ['联系人', '沈国梁'],
    ],
  ]) {
    const preview = seen(card);
    expect(preview.counts).toEqual({ inFile: 0, accepted: 0, refused: 0, leftOut: 0 });
    expect(preview.notes).toEqual([{ reason: 'card_not_list', details: { sheet: '客户' } }]);
  }
});

test('a ledger with subtotals, blank rows and notes; 单位：万元 above the header counts for amounts that say nothing themselves', () => {
  const preview = seen(
    [
      ['2026年销售合同台账'],
      ['金额单位：人民币万元'],
      ['序号', '合同编号', '签订时间', '客户', '产品名称', '单位', '数量', '单价（元）', '合同金额', '交货时间'],
      [1, 'XS-001', '2026/3/5', '恒泰塑业', '密封胶', '支', '1,000', '12.50', '1.25', '2026年4月1日'],
      ['小计', null, null, null, null, null, '1,000', null, '1.25'],
      [],
      [2, 'XS-002', '2026.3.6', '明远电子', '胶枪', '把', '10', '85', '0.085', '2026-4-2'],
      ['合计', null, null, null, null, null, '1,010', null, '1.335'],
      ['备注：以上金额均含税'],
    ],
    contractSheet,
  );
  expect(
    preview.rows.map(({ values }) => [values['lines.grossFen'], values['lines.priceE6'], values['lines.dueOn']]),
  ).toEqual([
    [1_250_000, 12_500_000, '2026-04-01'],
    [85_000, 85_000_000, '2026-04-02'],
  ]);
  expect(preview.leftOut.map(({ reason }) => reason)).toEqual(['totals_row', 'totals_row', 'note_row']);
  expect(preview.notes[0]).toEqual({
    reason: 'unit_factor_applied',
    details: { column: 'I', field: 'lines.grossFen', factor: 10_000, unit: '万元' },
  });
});

test('what was done on contracts: amounts are no quantities', () => {
  const preview = seen(
    [
      ['合同号', '客户', '产品', '合同数', '已发货数', '未发数', '已开票额', '回款额', '截至'],
      ['HT-1', '甲公司', '胶', 100, 60, 40, 700, 500, '2026-03-31'],
    ],
    openingSheet,
  );
  expect(Object.values(mapping(preview))).toEqual([
    'externalNumber',
    'clientName',
    'lines.productName',
    'lines.contractedE6',
    'lines.dispatchedE6',
    'lines.invoicedFen',
    'lines.receivedFen',
    'asOf',
  ]);
});

const DAY = '2026-03-05';
test.each([
  ['2026-03-05', DAY],
  ['2026/3/5', DAY],
  ['2026.3.5', DAY],
  ['2026年3月5日', DAY],
  ['20260305', DAY],
  ['２０２６年３月５日', DAY],
  ['2026-03-05 00:00:00', DAY],
  ['2026年03月05日 14:30', DAY],
  ['05/03/2026', 'ambiguous_date'],
  ['2026-02-30', 'not_a_date'],
  ['2026年3月', 'not_a_date'],
  ['待定', 'not_a_date'],
  ['—', undefined],
])('a date written %s', (written, read) => {
  const preview = seen(
    [
      ['合同号', '客户名称', '签订日期', '数量', '交货日期'],
      ['H-1', '甲', '2026-01-01', 1, '2026-01-02'],
      ['H-2', '甲', '2026-01-01', 1, written],
    ],
    contractSheet,
  );
  expect(preview.rows.find((row) => row.rowNumber === 3)?.values['lines.dueOn'] ?? preview.refused[0]?.reason).toBe(
    read,
  );
});

test.each([
  ['￥1,234.50', 123_450],
  ['¥ 1,234.5元', 123_450],
  ['１，２３４．５０', 123_450],
  ['1234.5 元整', 123_450],
  ['RMB 1,234.50', 123_450],
  ['1.2万', 1_200_000],
  ['5万元整', 5_000_000],
  ['-', undefined],
  ['/', undefined],
  ['无', undefined],
  ['约5万', 'not_an_amount'],
  ['1.234,50', 'not_an_amount'],
  ['(1,234.50)', -123_450],
  ['（1,234.50）', -123_450],
  ['1,234.50-', -123_450],
])('an amount written %s', (written, fen) => {
  const preview = seen([
    ['客户名称', '信用额度'],
    ['甲公司', 1],
    ['乙公司', written],
  ]);
  expect(preview.rows[1]?.values['creditLimitFen'] ?? preview.refused[0]?.reason).toBe(fen);
});

test('identifiers: short numbers are their digits, long numbers are refused by cell, 暂无 is no value', () => {
  const preview = seen([
    ['客户编号', '客户名称', '税号', '银行账号', '手机', '开户行'],
    [1, '甲公司', Number('914403001922038216'), '1103021609000123456', 13812345678, '工行'],
    ['002', '乙公司', ' 9144 0300 1922 0382 16 ', 110302160900012, '+86 138-1234-5678', '工行'],
    ['３', '丙公司', '暂无', '无', '-'],
    [4, '丁公司', '9.14403E+17', null, null],
  ]);
  expect(refusedIn(preview)).toEqual(['客户!C2 taxNumber digits_lost', '客户!C5 taxNumber digits_lost']);
  expect(preview.rows.map(({ values }) => values)).toEqual([
    {
      code: '002',
      name: '乙公司',
      taxNumber: TAX,
      bank: '工行',
      bankAccount: '110302160900012',
      contactPhone: '13812345678',
    },
    { code: '3', name: '丙公司' },
  ]);
});

test('the data on the third sheet, a protected sheet and one with comments are read; the other sheets are named', () => {
  const bytes = workbookOf([['目录'], ['1', '说明']], (_sheet, book) => {
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ['版本', '日期'],
        ['1.0', '2026-01-01'],
      ]),
      '版本',
    );
    const list = XLSX.utils.aoa_to_sheet([
      ['客户名称', '税号'],
      ['甲公司', TAX],
    ]);
    list['!protect'] = { password: 'x' };
    XLSX.utils.cell_add_comment(list['A1'] as XLSX.CellObject, '必填');
    XLSX.utils.book_append_sheet(book, list, '名单');
  });
  const preview = seen(bytes);
  expect([preview.sheet, preview.counts.accepted]).toEqual(['名单', 1]);
  expect(preview.notes).toEqual([{ reason: 'other_sheets_not_read', details: { count: 2, sheets: '客户、版本' } }]);
});

test('a file with nothing in it, with only a header, with nothing of the kind, and rubbish 16,384 columns wide', () => {
  for (const bytes of [workbookOf([[]]), text(' \r\n\r\n')]) {
    expect(read(bytes, 'a.csv')).toEqual({ ok: false, refusal: { rule: 'workbook_empty', details: {} } });
  }
  expect(rulesZh).toHaveProperty('workbook_empty');
  expect(seen([['客户编号', '客户名称', '税号']]).counts.inFile).toBe(0);
  expect(
    seen([
      ['日期', '天气'],
      ['2026-03-05', '晴'],
    ]).notes.map(({ reason }) => reason),
  ).toEqual(['header_not_found']);
  // One stray cell in the last column a sheet can have.
  const wide = (name: string, stray: string): string[] => [name, ...Array.from({ length: 16_382 }, () => ''), stray];
  expect(seen([wide('客户名称', '列'), wide('甲公司', '值')]).rows[0]?.values).toEqual({ name: '甲公司' });
});
