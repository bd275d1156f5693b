import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { priceListSheet } from '#core/modules/products/price-list.sheet.ts';
import { registerSheet } from '#core/modules/registers/register.sheet.ts';
import { sealUse } from '#shared/registers/kinds/seal-use.ts';
import { encodeGbk } from '../../../resources/sample-office/gbk-encoder.ts';
import { refusedIn, workbookOf } from './workbook-makers.ts';
import { mapping, seen, type Rows } from './zoo-reading.ts';

// How people lay lists out: heads of three rows, facts above the table, prices by quantity, two lists side by side, 同上, and what they
// write into one cell.

const TAX = '914403001922038216';
const noted = (preview: ReturnType<typeof seen>) => preview.notes.map(({ reason }) => reason);
const leftOut = (preview: ReturnType<typeof seen>) => preview.leftOut.map((row) => `${row.rowNumber} ${row.reason}`);
const merged = (rows: Rows, ...ranges: readonly string[]) =>
  workbookOf(rows, (sheet) => {
    sheet['!merges'] = ranges.map((range) => XLSX.utils.decode_range(range));
  });

test('a header of three rows: 联系方式 over 电话 over 手机; the unit above the table; 制表： beside a name is no client', () => {
  const rows = [
    ['客户基本情况表'],
    ['单位：万元'],
    ['序号', '基本信息', null, '联系方式', null, null, '财务信息', null],
    [null, '客户名称', '税号', '联系人', '电话', null, '授信', '账期'],
    [null, null, null, null, '办公', '手机', '额度', '（天）'],
    [1, '甲公司', TAX, '王', '0510-86801234', '13961612345', 50, 30],
    ['制表：', '周敏', null, '审核：', null, null, '批准：'],
  ];
  const preview = seen(merged(rows, 'A1:H1', 'A3:A5', 'B3:C3', 'D3:F3', 'G3:H3', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:F4'));
  expect(preview.rows.map(({ values }) => values)).toEqual([
    {
      name: '甲公司',
      taxNumber: TAX,
      contactName: '王',
      contactPhone2: '0510-86801234',
      contactPhone: '13961612345',
      creditLimitFen: 50_000_000,
      paymentDays: 30,
    },
  ]);
  expect(leftOut(preview)).toEqual(['7 note_row']);
});

test('填表人签字： below a list is its foot, 合计 in a column of no ours a total', () => {
  const preview = seen([
    ['序号', '客户名称', '税号', '电话'],
    [1, '甲公司', TAX, '0510-86801234'],
    [2, '', '', ''],
    ['合计', '1 户', '', ''],
    ['填表人签字：', null, '负责人签字：', '2026年 月 日'],
  ]);
  expect([preview.counts.accepted, leftOut(preview)]).toEqual([1, ['3 only_number', '4 totals_row', '5 note_row']]);
});

test('an order form: number, client and day above the table are those of every line', () => {
  const preview = seen(
    [
      ['销售订单'],
      ['客户：', '江苏恒泰', null, '单号：SO-001', '日期：2026-3-5'],
      ['序号', '品名', '规格', '单位', '数量', '单价', '金额'],
      [1, '底漆', '20kg', '桶', 10, 586, 5860],
      [2, '稀释剂', '18L', '桶', 1, 200, 200],
      ['合计', null, null, null, 11, null, 6060],
      ['收货人签字：'],
    ],
    contractSheet,
  );
  expect(
    preview.rows.map(({ values }) => [values['externalNumber'], values['clientName'], values['signedOn']]),
  ).toEqual([
    ['SO-001', '江苏恒泰', '2026-03-05'],
    ['SO-001', '江苏恒泰', '2026-03-05'],
  ]);
  expect(refusedIn(preview)).toEqual([]);
  expect(noted(preview)).toEqual(['totals_rows_left_out', 'fact_above_used', 'fact_above_used', 'fact_above_used']);
});

test('whoever sends a client list in writes his own phone above it: that is nobody else’s', () => {
  const preview = seen([
    ['填表人：', '周敏', '电话：', '0512-12345678'],
    ['客户名称', '税号'],
    ['甲公司', TAX],
  ]);
  expect(preview.rows[0]?.values).toEqual({ name: '甲公司', taxNumber: TAX });
});

test('prices by quantity side by side are as many prices, each from its quantity on; the row counts once', () => {
  const preview = seen(
    merged(
      [
        ['2026年经销价目表'],
        ['执行日期：2026年4月1日'],
        ['产品编码', '品名', '单位', '数量区间单价（元）', null, null],
        [null, null, null, '1-99', '100-499', '500以上'],
        ['WE-210', '底漆', '桶', 586, 570, 550],
        ['XS-090', '稀释剂', '桶', 200, null, '面议'],
      ],
      'A1:F1',
      'A3:A4',
      'B3:B4',
      'C3:C4',
      'D3:F3',
    ),
    priceListSheet,
  );
  expect(refusedIn(preview)).toContain('客户!F6 lines.priceE6 not_a_price');
  expect(preview.counts).toEqual({ inFile: 2, accepted: 0, refused: 2, leftOut: 0 });
  const sound = seen(
    [
      ['产品编码', '100桶以下', '100-499', '≥500'],
      ['WE-210', 586, 570, 550],
    ],
    priceListSheet,
  );
  expect(sound.counts).toEqual({ inFile: 1, accepted: 1, refused: 0, leftOut: 0 });
  expect(
    sound.rows.map(({ values, cells }) => [
      values['lines.minQuantityE6'],
      values['lines.priceE6'],
      cells['lines.priceE6'],
    ]),
  ).toEqual([
    [0, 586_000_000, 'B'],
    [100_000_000, 570_000_000, 'C'],
    [500_000_000, 550_000_000, 'D'],
  ]);
});

test('prices by quantity one below the other: 100桶, ≥500桶', () => {
  const rows = [
    ['产品编码', '品名', '起订量', '单价'],
    ['WE-210', '底漆', '1桶', '￥586.00/桶'],
    [null, null, '100桶', 570],
    [null, null, '≥500桶', 550],
  ];
  const preview = seen(merged(rows, 'A2:A4', 'B2:B4'), priceListSheet);
  expect(preview.rows.map(({ values }) => values['lines.minQuantityE6'])).toEqual([1e6, 100e6, 500e6]);
});

test('a list in two halves side by side: what to do with the other half is said', () => {
  const preview = seen([
    ['客户名称', '电话', null, '客户名称', '电话'],
    ['甲公司', '0510-86801234', null, '乙公司', '0510-86801235'],
  ]);
  expect(preview.rows[0]?.values).toEqual({ name: '甲公司', invoicePhone: '0510-86801234' });
  expect(preview.notes).toEqual([{ reason: 'tables_side_by_side', details: { column: 'D' } }]);
});

test('同上 and 〃 are what stands above; a day without a year is of the year in the title', () => {
  const preview = seen(
    [
      ['2026年用印登记簿'],
      ['日期', '印章', '用印人', '文件名称', '用途', '份数', '监印人', '批准人'],
      ['3月5日', '公章', '周敏', '恒泰合同', '盖章', 2, '陈国强', '陆总'],
      ['〃', '同上', '周敏', '授权书', '投标', 1, '陈国强', '陆总'],
    ],
    registerSheet(sealUse),
  );
  expect(preview.rows.map(({ values }) => [values['fields.usedOn'], values['fields.seal']])).toEqual([
    ['2026-03-05', 'company'],
    ['2026-03-05', 'company'],
  ]);
  expect(noted(preview)).toEqual(['same_as_above_filled', 'year_from_title']);
});

test('balances and ageing by client are no fulfilment of contracts: what to bring instead is said; as clients they are a list of names', () => {
  const ageing = merged(
    [
      ['应收账款账龄分析表'],
      ['截止日期：2026年2月28日'],
      ['客户编码', '客户名称', '应收余额', '账龄', null, null],
      [null, null, null, '0-30天', '31-60天', '180天以上'],
      ['K001', '无锡恒太塑业有限公司', 12345, 10000, 2345, 0],
      ['合计', null, 12345, 10000, 2345, 0],
    ],
    'A1:F1',
    'A3:A4',
    'B3:B4',
    'C3:C4',
    'D3:F3',
  );
  expect(noted(seen(ageing, openingSheet))).toContain('balances_need_contracts');
  expect(seen(ageing).rows.map(({ values }) => values)).toEqual([{ code: 'K001', name: '无锡恒太塑业有限公司' }]);
  const balances = seen(
    [
      ['科目编码', '科目名称', '客户', '方向', '期初余额', '方向', '期末余额'],
      ['1122', '应收账款', '无锡恒泰', '借', 12345, '借', 12345],
    ],
    openingSheet,
  );
  expect(noted(balances)).toEqual(['header_not_found', 'balances_need_contracts']);
  const directions = seen(
    merged(
      [
        ['客户编码', '客户名称', '期初余额', null, '本期借方'],
        [null, null, '方向', '金额', null],
        ['01', '甲公司', '贷', '2,000.00', ''],
      ],
      'A1:A2',
      'B1:B2',
      'C1:D1',
    ),
  );
  expect(directions.rows[0]?.values).toEqual({ code: '01', name: '甲公司' });
});

test.each([
  ['+86 139 6161 2345', ['13961612345']],
  ['86-510-86801234', ['0510-86801234']],
  ['139-6161-2345', ['13961612345']],
  ['13961612345（微信同号）', ['13961612345']],
  ['手机：13961612345', ['13961612345']],
  ['0510-86801234转8012', ['0510-86801234-8012']],
  ['13961612345;13961612346', ['13961612345', '13961612346']],
  ['13961612345;13961612346;13961612347', ['too_many_numbers']],
])('a phone written as %s', (written, expected) => {
  const preview = seen([
    ['客户名称', '联系人', '联系电话'],
    ['甲公司', '王', written],
  ]);
  const values = preview.rows[0]?.values ?? {};
  const phones = [values['contactPhone'], values['contactPhone2']].filter((phone) => phone !== undefined);
  expect(phones.length > 0 ? phones : preview.refused.map(({ reason }) => reason)).toEqual(expected);
});

test('what a cell says of itself is no part of it; two people in one cell are refused as two', () => {
  const preview = seen([
    ['客户名称', '税号', '开户行', '联系人/电话'],
    ['甲公司', `税号：${TAX}`, '开户行：农行江阴支行', '王经理13961612345'],
    ['乙公司', '无', '暂无', '赵经理13961612345、钱会计13961612346'],
  ]);
  expect(preview.rows.map(({ values }) => values)).toEqual([
    { name: '甲公司', taxNumber: TAX, bank: '农行江阴支行', contactName: '王经理', contactPhone: '13961612345' },
  ]);
  expect(refusedIn(preview)).toEqual(['客户!D3 contactName two_in_one_cell']);
});

test.each([
  ['二〇二六年三月五日', '2026-03-05'],
  ['二零二六年十二月三十一日', '2026-12-31'],
  ['5-Mar-26', '2026-03-05'],
  ['March 5, 2026', '2026-03-05'],
  ['2026/3/5 星期四', '2026-03-05'],
  ['2026-3-5（周四）', '2026-03-05'],
  ['长期', undefined],
  ['3月5日', 'not_a_date'],
  ['2021.3.5-2026.3.4', 'not_a_date'],
])('a last day written as %s', (written, expected) => {
  const preview = seen([
    ['客户名称', '证照名称', '有效期至'],
    ['甲公司', '经营许可证', written],
  ]);
  expect(preview.refused[0]?.reason ?? preview.rows[0]?.values['licenceExpiresOn']).toBe(expected);
});

test('a CSV in GBK with commas, quotes and a line break within a name: the break goes, a remark keeps its own', () => {
  const file =
    '客户编号,客户名称,地址,备注\r\n001,"江阴市宏达机械有限公司\r\n（原宏达厂）","澄江中路12号,3楼","说:""好""\r\n第二行"\r\n';
  const preview = seen(encodeGbk(file), clientSheet, '客户.csv');
  expect(preview.rows[0]?.values).toEqual({
    code: '001',
    name: '江阴市宏达机械有限公司（原宏达厂）',
    invoiceAddress: '澄江中路12号,3楼',
    remark: '说:"好"\r\n第二行',
  });
});

test('of required columns a file lacks each is named once above, not in every row', () => {
  const preview = seen(
    [
      ['客户名称', '合同编号', '备注'],
      ['甲公司', 'HT-1', ''],
      ['乙公司', 'HT-2', ''],
    ],
    contractSheet,
  );
  expect(refusedIn(preview)).toEqual(['客户!2 signedOn required', '客户!3 signedOn required']);
  expect(mapping(preview)).toMatchObject({ 合同编号: 'externalNumber' });
});
