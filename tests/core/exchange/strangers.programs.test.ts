import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { contactSheet } from '#core/modules/clients/contacts.sheet.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';
import { encodeGbk } from '../../../resources/sample-office/gbk-encoder.ts';
import { refusedIn, workbookOf } from './workbook-makers.ts';
import { mapping, seen } from './zoo-reading.ts';

// What other programs give out: ledgers of ERPs, lists of company registers, phone books, the tax-control client, forms of the tax bureau.

const TAX = '91320214MA1XWKPQ4H';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const noted = (preview: ReturnType<typeof seen>) => preview.notes.map(({ reason }) => reason);
const leftOut = (preview: ReturnType<typeof seen>) => preview.leftOut.map((row) => `${row.rowNumber} ${row.reason}`);

test('用友: the code of a region, a seller or a class is no region, no seller, no class', () => {
  const preview = seen([
    ['客户档案'],
    ['客户编码', '客户名称', '客户简称', '所属分类码', '所属地区码', '纳税人登记号', '专管业务员编码', '信用额度(元)'],
    ['0101001', '江阴市宏达机械有限公司', '宏达机械', '01', '02', TAX, '001', '500000.00'],
  ]);
  expect(preview.rows[0]?.values).toEqual({
    code: '0101001',
    name: '江阴市宏达机械有限公司',
    shortName: '宏达机械',
    taxNumber: TAX,
    creditLimitFen: 50_000_000,
  });
});

test('金蝶 K3: beside 全名 the 名称 is the short name; 云星空: (客户)名称#中文(简体), over a row of field names', () => {
  const k3 = seen([
    ['代码', '名称', '全名', '状态'],
    ['01.001', '宏达', '江阴市宏达机械有限公司', '使用'],
  ]);
  expect(mapping(k3)).toEqual({ 代码: 'code', 名称: 'shortName', 全名: 'name', 状态: 'status' });
  const cloud = seen([
    ['*(客户)单据头(序号)', '(客户)编码', '*(客户)名称#中文(简体)', '(客户)客户分组#编码', '(商务信息)销售员#名称'],
    ['FCustId', 'FNumber', 'FName', 'FGroup', 'FSELLER'],
    ['100001', 'CUST0001', '江阴市宏达机械有限公司', '01', '周敏'],
  ]);
  expect(cloud.rows.map(({ values }) => values)).toEqual([
    { code: 'CUST0001', name: '江阴市宏达机械有限公司', ownerName: '周敏' },
  ]);
  expect(leftOut(cloud)).toEqual(['2 repeated_header']);
});

test('速达: the 发票抬头 beside a name is the title on invoices; alone it is the name', () => {
  const head = ['客户编号', '客户名称', '发票抬头'];
  const both = seen([head, ['C1', '宏达机械', '江阴市宏达机械有限公司']]);
  expect(both.rows[0]?.values['invoiceProfile.title']).toBe('江阴市宏达机械有限公司');
  const alone = seen([
    ['发票抬头', '税号'],
    ['江阴市宏达机械有限公司', TAX],
  ]);
  expect(alone.rows[0]?.values).toEqual({ name: '江阴市宏达机械有限公司', taxNumber: TAX });
});

test('a list of a company register: its states are not ours, a dash is no e-mail, and of two tax ids the one filled in counts', () => {
  const preview = seen([
    ['企业名称', '登记状态', '统一社会信用代码', '纳税人识别号', '企业注册地址', '邮箱'],
    ['江阴市宏达机械有限公司', '存续（在营、开业、在册）', TAX, '-', '江阴市澄江中路12号', '-'],
    ['常州恒远化工厂', '注销', '-', '', '常州', '暂无'],
  ]);
  expect(preview.rows.map(({ values }) => values)).toEqual([
    { name: '江阴市宏达机械有限公司', taxNumber: TAX, invoiceAddress: '江阴市澄江中路12号' },
    { name: '常州恒远化工厂', invoiceAddress: '常州' },
  ]);
  expect(noted(preview)).toEqual(['column_does_not_fit']);
});

test('the list of the tax-control client: fields between ~~, heads in a comment, bank and account in one', () => {
  const file = `{客户编码}[分隔符]"~~"\r\n//每行格式:编码~~名称~~简码~~税号~~地址电话~~银行账号~~备注\r\n0001~~江阴市宏达机械有限公司~~HD~~${TAX}~~江阴市澄江中路12号0510-86801234、0510-86801235~~农行江阴支行10641101040012345~~\r\n0002~~常州恒远化工厂~~~~~~~~~~\r\n`;
  const preview = seen(encodeGbk(file), clientSheet, '客户编码.txt');
  expect(preview.rows.map(({ values }) => values)).toEqual([
    {
      code: '0001',
      name: '江阴市宏达机械有限公司',
      taxNumber: TAX,
      invoiceAddress: '江阴市澄江中路12号',
      invoicePhone: '0510-86801234、0510-86801235',
      bank: '农行江阴支行',
      bankAccount: '10641101040012345',
    },
    { code: '0002', name: '常州恒远化工厂' },
  ]);
});

test('the form of the tax bureau: 购买方邮箱 is the e-mail, 购买方手机 of nobody is said', () => {
  const preview = seen([
    ['填写说明：1.带*为必填项；2.纳税人识别号请填写15-20位'],
    ['*购买方名称', '购买方纳税人识别号', '地址、电话', '开户行及账号', '购买方邮箱', '购买方手机'],
    ['江阴市宏达机械有限公司', TAX, '江阴 0510-86801234', '农行 10641101040012345', 'hd@x.cn', '13961612345'],
  ]);
  expect(preview.rows[0]?.values).toMatchObject({ taxNumber: TAX, contactEmail: 'hd@x.cn', bank: '农行' });
  expect(noted(preview)).toContain('column_lonely');
});

test('phone books: the columns of Google, of Outlook, of a card reader; a mobile comes before a landline', () => {
  const google = seen(
    text(
      'Name,Organization 1 - Name,Organization 1 - Title,Phone 1 - Type,Phone 1 - Value,Phone 2 - Value\n王建国,恒泰公司,经理,Mobile,+86 139 6161 2345,0510-86801234\n',
    ),
    contactSheet,
    'contacts.csv',
  );
  expect(google.rows[0]?.values).toEqual({
    'contacts.name': '王建国',
    clientName: '恒泰公司',
    'contacts.title': '经理',
    'contacts.phone': '13961612345',
    'contacts.phone2': '0510-86801234',
  });
  const cards = seen(
    [
      ['姓名', '公司', '电话', '手机', '电子邮件地址'],
      ['王建国', '恒泰公司', '0510-86801234', '13961612345', 'w@x.cn'],
    ],
    contactSheet,
  );
  expect(mapping(cards)).toMatchObject({ 手机: 'contacts.phone', 电话: 'contacts.phone2' });
});

test('管家婆: 赋税名称 is no name of a product, a second unit without its factor is left out and said', () => {
  const preview = seen(
    [
      ['行号', '商品编号', '商品全名', '基本单位', '辅助单位1', '换算关系', '零售价', '税率', '赋税名称'],
      [1, '00001', '水性底漆', '桶', '箱', '1箱=24桶', '586元/桶', 13, '涂料'],
    ],
    productSheet,
  );
  expect(preview.rows[0]?.values).toEqual({
    code: '00001',
    name: '水性底漆',
    unit: '桶',
    listPriceE6: 586_000_000,
    taxRateBasisPoints: 1_300,
  });
  expect(noted(preview)).toEqual(['column_lonely']);
});

test('heads of a foreign subsidiary, of Japan and of Taiwan', () => {
  const english = seen([
    ['Cust #', 'Legal entity name', 'Tax ID (USCC)', 'Bank & branch', 'Bank A/C No.', 'Reg. address'],
    ['10023', 'Hongda Co., Ltd.', TAX, 'ABC Jiangyin', '10641101040012345', 'Jiangyin'],
  ]);
  expect(Object.values(mapping(english))).toEqual([
    'code',
    'name',
    'taxNumber',
    'bank',
    'bankAccount',
    'invoiceAddress',
  ]);
  const sap = seen([
    ['Customer', 'Name 1', 'Search term', 'VAT Reg. No.'],
    ['0000100023', 'Hongda', 'HD', TAX],
  ]);
  expect(mapping(sap)).toEqual({
    Customer: 'code',
    'Name 1': 'name',
    'Search term': 'shortName',
    'VAT Reg. No.': 'taxNumber',
  });
  const japan = seen([
    ['得意先コード', '得意先名', '略称', '電話番号', '担当者', '備考'],
    ['A001', '上海三井貿易有限公司', '三井', '021-58881234', '田中', ''],
  ]);
  expect(Object.values(mapping(japan))).toEqual(['code', 'name', 'shortName', 'invoicePhone', 'contactName', 'remark']);
  const products = seen(
    [
      ['品番', '品名', '単位', '単価', '税率'],
      ['A1', '下塗り', '缶', 586, '13%'],
    ],
    productSheet,
  );
  expect(products.counts.accepted).toBe(1);
  const taiwan = seen([
    ['客戶代號', '客戶全名', '客戶簡稱', '送貨地址'],
    ['T001', '台達電子', '台達', '桃園市'],
  ]);
  expect(mapping(taiwan)['客戶代號']).toBe('code');
  const parts = seen(
    [
      ['P/N', 'Part description', 'U/M', 'HS code', 'VAT%', 'Unit price (CNY)'],
      ['A1', 'Primer', 'PCS', '3209', 0.13, 586],
    ],
    productSheet,
  );
  expect(parts.rows[0]?.values).toMatchObject({ code: 'A1', unit: 'PCS', taxRateBasisPoints: 1_300 });
});

test('an order in dollars is not taken for one in yuan', () => {
  const preview = seen(
    [
      ['PO#', 'PO date', 'Customer', 'Item', 'Qty', 'UOM', 'Unit price', 'Req. date', 'Currency'],
      ['PO1', '5-Mar-26', '恒泰', 'WE-210', 10, '桶', 586, 'Apr 5, 2026', 'CNY'],
      ['PO2', '5-Mar-26', '恒泰', 'WE-210', 10, '桶', 80, 'Apr 5, 2026', 'USD'],
    ],
    contractSheet,
  );
  expect(preview.rows[0]?.values).toMatchObject({ signedOn: '2026-03-05', 'lines.dueOn': '2026-04-05' });
  expect(refusedIn(preview)).toEqual(['客户!I3  foreign_currency']);
});

test('a pivot table before its data, the sum of a column of amounts is no credit limit', () => {
  const preview = seen(
    workbookOf(
      [
        ['行标签', '求和项:金额'],
        ['江苏', 100],
        ['总计', 100],
      ],
      (_sheet, book) => {
        const rows = [
          ['客户名称', '省份', '金额'],
          ['甲公司', '江苏', 100],
        ];
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '明细');
      },
    ),
  );
  expect([preview.sheet, preview.rows[0]?.values]).toEqual(['明细', { name: '甲公司', region: '江苏' }]);
});
