import { expect, test } from 'vitest';
import { openTradeOffice, primerContract } from '../support/trade-office.ts';
import { e6 } from '../support/sales-office.ts';

type Desk = Awaited<ReturnType<typeof openTradeOffice>>['maker'];

/** The found rows by group, as `kind text`. */
async function found(desk: Desk, text: string): Promise<Record<string, string[]>> {
  const groups = await desk.get('search.find', { text });
  return Object.fromEntries(groups.map(({ name, rows }) => [name, rows.map((row) => `${row.kind} ${row.text}`)]));
}

test('a client is found by name, short name, initials, code and any part of the tax id, what begins with it first', async () => {
  const office = await openTradeOffice();
  const client = async (name: string, more: object = {}) =>
    office.submitAndSign('clients.submit', { action: 'create', content: { name, ...more } });
  await client('上海华东集团配件有限公司');
  await client('华东集团有限公司', { shortName: '华东', taxNumber: '91320412MA1MGBX87E' });
  const both = ['client 华东集团有限公司', 'client 上海华东集团配件有限公司'];
  expect((await found(office.maker, 'hdjt'))['clients']).toEqual(both);
  expect((await found(office.maker, '华东'))['clients']).toEqual(both);
  for (const text of ['MA1MGBX', 'ma1mgb', '91320412', 'KH-000003', 'kh000003', 'HDJTYXGS']) {
    expect((await found(office.maker, text))['clients'], text).toEqual(['client 华东集团有限公司']);
  }
  expect((await found(office.maker, '没有这家'))['clients']).toBeUndefined();
});

test('documents are found by our number, theirs, the waybill and the last digits, products by any part, people by initials', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 20, 100, { externalNumber: 'LY-CG-2026-1100' });
  const note = await office.note([take(8)], { waybill: 'DPK364020118' });
  await office.signBack(note.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(8) }]);
  const request = await office.request([
    { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(8) },
  ]);
  await office.invoice(request.recordId);
  expect(await found(office.maker, '0001')).toMatchObject({
    contracts: ['contract HT-2026-000001'],
    dispatch: ['dispatch_note FH-2026-000001', 'sign_back HD-2026-000001'],
    invoicing: ['invoice_request KP-2026-000001', 'invoice 26320000000000000001'],
  });
  for (const text of ['ht-2026', 'HT2026000001', 'ly-cg-2026-1100', 'LYCG', '1100', '2026 1100']) {
    expect((await found(office.maker, text))['contracts'], text).toEqual(['contract HT-2026-000001']);
  }
  expect((await found(office.maker, 'dpk364020'))['dispatch']).toEqual(['dispatch_note FH-2026-000001']);
  expect((await found(office.maker, '0118'))['dispatch']).toEqual(['dispatch_note FH-2026-000001']);
  for (const text of ['富锌底漆', 'we-2', 'WE210', 'xdq']) {
    expect((await found(office.maker, text))['products'], text).toEqual(['product 水性环氧富锌底漆 20 kg/桶 灰']);
  }
  expect((await found(office.maker, 'zm'))['people']).toEqual(['person 周敏']);
});

test('a submission is found by its serial and shows nothing but its kind; nothing else tells what only it holds', async () => {
  const office = await openTradeOffice();
  const ticket = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '鲁岳重机有限公司', taxNumber: '91370983MA3CXL2M01' },
  });
  const shown = [
    {
      name: 'submissions',
      rows: [{ kind: 'submission', id: ticket.id, recordId: null, text: String(ticket.serial), note: 'client' }],
    },
  ];
  expect(await office.checker.get('search.find', { text: `#${ticket.serial}` })).toEqual(shown);
  for (const text of ['鲁岳', 'lyzj', '91370983', 'MA3CXL', '鲁岳重机有限公司']) {
    expect(await office.checker.get('search.find', { text })).toEqual([]);
  }
});

test('nobody finds what they may not read, and a group holds no more than is asked for', async () => {
  const cashier = { name: '何志远', roles: ['cashier' as const] };
  const people = [
    { name: '周敏', roles: ['clerk' as const] },
    { name: '陈国强', roles: ['checker' as const] },
    { name: '陆海生', roles: ['director' as const, 'manager' as const] },
    cashier,
  ];
  const office = await openTradeOffice({ people });
  for (let count = 0; count < 3; count += 1) await primerContract(office, 20, 100);
  const desk = await office.desk(cashier);
  expect(await found(desk, 'HT-2026')).toEqual({});
  expect((await found(office.maker, 'HT-2026'))['contracts']).toEqual([
    'contract HT-2026-000003',
    'contract HT-2026-000002',
    'contract HT-2026-000001',
  ]);
  const two = await office.maker.get('search.find', { text: 'HT-2026', limit: 2 });
  expect(two.map(({ rows }) => rows.length)).toEqual([2]);
});
