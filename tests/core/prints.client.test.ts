import { expect, test } from 'vitest';
import { openTradeOffice } from '../support/trade-office.ts';
import { sheetsOf, textOf } from './printing/sheet-text.ts';

const WATER = {
  name: '苏州和润流体设备有限公司',
  shortName: '和润流体',
  taxNumber: '91330206MA2AEXX28U',
  kind: 'distributor' as const,
  region: '苏州',
  ownerName: '孙伟',
  creditLimitFen: 50_000_000,
  paymentDays: 30,
  tags: ['水务', '老客户'],
  contacts: [
    { name: '沈国梁', title: '采购经理', phone: '13857120486' },
    { name: '周建明', title: '仓库主管', phone: '13962150738' },
  ],
  addresses: [
    {
      use: 'ship_to' as const,
      consignee: '周建明',
      phone: '13962150738',
      province: '江苏省',
      city: '苏州市',
      district: '吴中区',
      address: '胥口镇灵山路 818 号 3 号仓库',
    },
  ],
  bankAccounts: [{ bank: '工商银行苏州吴中支行', account: '6222021102034567890' }],
  licences: [{ kind: '危险化学品经营许可证', number: '苏E危化经字00123', expiresOn: '2027-06-30' }],
};

test('the sheet of a client holds its whole file and what it owes, and gives no telephone or account away', async () => {
  const office = await openTradeOffice();
  const { recordId } = await office.submitAndSign('clients.submit', { action: 'create', content: WATER });
  const print = await office.maker.get('printing.print', { document: 'client', recordId });
  const text = textOf(print.html);
  for (const part of [
    '客户情况表',
    '苏州和润流体设备有限公司',
    '编号：KH-000002',
    '经销',
    '30 天',
    '500,000.00',
    '水务、老客户',
    '采购经理',
    '江苏省苏州市吴中区胥口镇灵山路 818 号 3 号仓库',
    '危险化学品经营许可证',
    '有效期至 2027-06-30　未验原件',
    '往来余额',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toMatch(/录入：\S+ 2026-11-\d\d \d\d:\d\d　　复核：\S+ 2026-11-\d\d/);
  for (const whole of ['13857120486', '13962150738', '6222021102034567890']) expect(print.html).not.toContain(whole);
  expect(text).toContain('138****0486');
  expect((await office.maker.get('printing.print', { document: 'client', recordId })).html).toContain('第 2 次打印');
});

test('the file of a client with forty contacts goes on over sheets and is signed at its end', async () => {
  const office = await openTradeOffice();
  const contacts = Array.from({ length: 40 }, (_, at) => ({ name: `联系人${at + 1}`, phone: `138571${20000 + at}` }));
  const content = { ...WATER, contacts };
  const { recordId } = await office.submitAndSign('clients.submit', { action: 'create', content });
  const sheets = sheetsOf((await office.maker.get('printing.preview', { document: 'client', recordId })).html);
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.map((sheet) => textOf(sheet).includes('主管'))).toEqual(
    sheets.map((_, at) => at === sheets.length - 1),
  );
  expect(textOf(sheets.join(''))).toContain('联系人40');
});
