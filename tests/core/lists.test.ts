import { expect, test } from 'vitest';
import { clientList, ClientRow } from '#shared/clients/clients.contract.ts';
import { contractList, ContractRow } from '#shared/contracts/contracts.contract.ts';
import { dispatchList, DispatchRow, signBackChaseList, SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import {
  invoiceList,
  InvoiceRow,
  invoiceRequestList,
  InvoiceRequestRow,
} from '#shared/invoicing/invoicing.contract.ts';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { ClientDetailRow, ledgerEntryList } from '#shared/ledger/ledger.contract.ts';
import { productList, ProductRow } from '#shared/products/products.contract.ts';
import { openTestOffice } from '../support/test-office.ts';

const LISTS = [
  { list: 'clients', columns: clientList.columns, row: ClientRow.shape },
  { list: 'contracts', columns: contractList.columns, row: ContractRow.shape },
  { list: 'products', columns: productList.columns, row: ProductRow.shape },
  { list: 'dispatch', columns: dispatchList.columns, row: DispatchRow.shape },
  { list: 'sign_back_chase', columns: signBackChaseList.columns, row: SignBackChaseRow.shape },
  { list: 'invoice_requests', columns: invoiceRequestList.columns, row: InvoiceRequestRow.shape },
  { list: 'invoices', columns: invoiceList.columns, row: InvoiceRow.shape },
  { list: 'client_ledger', columns: ledgerEntryList.columns, row: ClientDetailRow.shape },
];

test('every column of every list is a field of its row, and leaves with it', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '恒泰有限公司' } });
  const clientId = (await office.maker.get('clients.list', {})).rows[0]?.id ?? '';
  for (const { list, columns, row } of LISTS) {
    const keys = Object.keys(columns);
    expect({ list, strangers: keys.filter((key) => !Object.hasOwn(row, key)) }).toEqual({ list, strangers: [] });
    const filter = list === 'client_ledger' ? { clientId } : {};
    const reply = await office.maker.ask('exchange.export', { list, filter, columns: keys, format: 'csv' });
    expect({ list, reply }).toMatchObject({ list, reply: { ok: true } });
  }
});

test('an export shows what the list shows: its columns in their order, its filter and its sort', async () => {
  const office = await openTestOffice();
  for (const [name, creditLimitFen, kind] of [
    ['甲有限公司', 300_00, 'direct'],
    ['乙有限公司', 100_00, 'direct'],
    ['丙有限公司', 200_00, 'direct'],
    ['丁有限公司', 900_00, 'retailer'],
  ] as const) {
    await office.submitAndSign('clients.submit', { action: 'create', content: { name, creditLimitFen, kind } });
  }
  const filter = {
    where: [
      { column: 'kind', op: 'in', values: ['direct'] },
      { column: 'creditLimitFen', op: 'between', from: 100_00, to: 300_00 },
    ],
    sort: { column: 'creditLimitFen', descending: true },
  };
  const wish = { list: 'clients', filter, format: 'csv' as const, language: 'en-US' as const };
  const { contentBase64 } = await office.maker.get('exchange.export', { ...wish, columns: ['creditLimitFen', 'name'] });
  const lines = Buffer.from(contentBase64, 'base64').toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/);
  expect(lines).toEqual(['Credit limit,Legal name', '300.00,甲有限公司', '200.00,丙有限公司', '100.00,乙有限公司']);
  const unknown = await office.maker.ask('exchange.export', { ...wish, columns: ['name', 'shoeSize'] });
  expect(unknown).toMatchObject({
    ok: false,
    failure: { fields: [{ path: 'columns.1', reason: 'export.unknown_column', details: { column: 'shoeSize' } }] },
  });
});

test('what does not fit a column is refused by name, and a page key of another order is not taken', async () => {
  const office = await openTestOffice();
  for (const name of ['甲', '乙']) {
    await office.submitAndSign('clients.submit', { action: 'create', content: { name } });
  }
  const refused = async (where: ColumnFilter) => {
    const reply = await office.maker.ask('clients.list', { where: [where] });
    return reply.ok || reply.failure.code !== 'invalid_input' ? undefined : reply.failure.fields[0];
  };
  expect(await refused({ column: 'balanceFen', op: 'between', from: 1 })).toMatchObject({
    path: 'where.0.column',
    reason: 'wrong_operator',
  });
  expect(await refused({ column: 'shoeSize', op: 'empty', empty: true })).toMatchObject({ reason: 'unknown_column' });
  expect(await refused({ column: 'kind', op: 'in', values: ['friend'] })).toMatchObject({ reason: 'wrong_value' });
  const { next } = await office.maker.get('clients.list', { limit: 1, sort: { column: 'name', descending: false } });
  expect(next).toBeDefined();
  const other = await office.maker.ask('clients.list', { limit: 1, sort: { column: 'region' }, after: next });
  expect(other).toMatchObject({ ok: false, failure: { fields: [{ path: 'after', reason: 'page_key' }] } });
  const back = await office.maker.ask('clients.list', {
    limit: 1,
    sort: { column: 'name', descending: true },
    after: next,
  });
  expect(back).toMatchObject({ ok: false, failure: { fields: [{ path: 'after', reason: 'page_key' }] } });
});
