import { expect, test } from 'vitest';
import { openTradeOffice, primerContract, refusal } from '../support/trade-office.ts';
import { rowsOf, sheetsOf, textOf } from './printing/sheet-text.ts';

/** A list as its page asks for it on paper. */
function listed(list: string, filter: unknown = {}, columns?: readonly string[]) {
  return { document: 'list', recordId: JSON.stringify({ list, filter, ...(columns && { columns }) }) };
}

test('a list is printed as it stands on the screen: its filter in words, its columns, its sums, and no phone whole', async () => {
  const office = await openTradeOffice();
  for (const [at, name] of ['苏州和润流体设备有限公司', '常州天衡机电有限公司', '无锡锐泽精密铸造有限公司'].entries()) {
    const contacts = [{ name: '沈国梁', phone: `1385712048${at}` }];
    const content = { name, creditLimitFen: (at + 1) * 1_000_000, ownerName: '孙伟', contacts };
    await office.submitAndSign('clients.submit', { action: 'create', content });
  }
  const asked = {
    where: [{ column: 'ownerName', op: 'contains', text: '孙伟' }],
    sort: { column: 'creditLimitFen', descending: true },
  };
  const columns = ['code', 'name', 'ownerName', 'creditLimitFen', 'contactPhone'];
  const print = await office.maker.get('printing.print', listed('clients', asked, columns));
  expect(print).toMatchObject({ sheets: 1, printNumber: 1 });
  const [sheet = ''] = sheetsOf(print.html);
  expect(textOf(sheet)).toContain('业务员 包含「孙伟」');
  const rows = rowsOf(sheet);
  expect(rows[0]?.slice(0, 5)).toEqual(['序', '客户编号', '客户全称', '业务员', '信用额度']);
  expect(rows.slice(1, 4).map((cells) => [cells[2], cells[4]])).toEqual([
    ['无锡锐泽精密铸造有限公司', '30,000.00'],
    ['常州天衡机电有限公司', '20,000.00'],
    ['苏州和润流体设备有限公司', '10,000.00'],
  ]);
  expect(rows.at(-1)).toContain('60,000.00');
  expect(print.html).not.toMatch(/1385712048\d/);
  expect(textOf(sheet)).toContain('138****0482');
});

test('a price list, its prices and the files of products and contracts go on paper with all their columns', async () => {
  const office = await openTradeOffice();
  await primerContract(office, 100);
  const { recordId: id } = await office.submitAndSign('products.submitPriceList', {
    action: 'create',
    content: {
      name: '2027 春季',
      scope: 'everyone',
      validFrom: '2027-03-01',
      lines: [{ productId: office.primer, priceE6: 12_500_000 }],
    },
  });
  const prices = await office.maker.get('printing.preview', listed('prices', { id }));
  expect(textOf(prices.html)).toContain('2027 春季');
  expect(textOf(prices.html)).toContain('12.50');
  for (const list of ['products', 'contracts', 'price_lists']) {
    const sheets = await office.maker.get('printing.preview', listed(list));
    expect(sheets.sheets, list).toBeGreaterThan(0);
  }
});

test('nothing is printed of nothing, of a list nobody knows, or for who may not read it', async () => {
  const office = await openTradeOffice();
  const { maker } = office;
  const none = { where: [{ column: 'name', op: 'contains', text: '查无此人' }] };
  expect(refusal(await maker.ask('printing.preview', listed('clients', none)))).toMatchObject({
    rule: 'print.list_empty',
  });
  expect(refusal(await maker.ask('printing.preview', listed('secrets')))).toMatchObject({
    rule: 'export.unknown_list',
  });
  expect(refusal(await maker.ask('printing.preview', { document: 'list', recordId: '{"list":' }))).toMatchObject({
    rule: 'print.list_unreadable',
  });
  const wide = await maker.ask('printing.preview', listed('client_files'));
  expect(refusal(wide)).toMatchObject({ rule: 'print.list_too_wide' });
  const wrong = await maker.ask('printing.preview', listed('clients', { where: 'everything' }));
  expect(wrong).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
  expect(await maker.ask('printing.preview', listed('audit_log'))).toMatchObject({
    ok: false,
    failure: { code: 'forbidden' },
  });
});
