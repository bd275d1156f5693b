import { expect, test } from 'vitest';
import { faultsOf } from '../support/compound-office.ts';
import { e6, type ContractDraft } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

/** Three pieces at 33.335 yuan: 100.01 together, 33.34 each. */
async function thirds(office: TradeOffice, head: Partial<ContractDraft>) {
  const line = { productId: office.primer, quantityE6: e6(3), priceE6: 33_335_000 };
  const { recordId } = await office.contract([line], head);
  return {
    contractId: recordId,
    ask: { contractId: recordId, contractLineKey: 'L1', quantityE6: e6(1) },
    take: (quantity: number) => ({ contractId: recordId, contractLineKey: 'L1', quantityE6: e6(quantity) }),
  };
}

async function invoiceOne(office: TradeOffice, ask: Parameters<TradeOffice['request']>[0][number]): Promise<void> {
  const request = await office.request([ask]);
  await office.invoice(request.recordId);
}

async function expectClosedAtZero(office: TradeOffice): Promise<void> {
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('6001.04')).not.toBe(0);
  expect((await office.trialBalance()).balanced).toBe(true);
  expect(await faultsOf(office)).toEqual([]);
}

test('invoiced in thirds before the goods leave, a contract line ends at zero when they have left', async () => {
  const office = await openTradeOffice();
  const { ask, take } = await thirds(office, { invoiceBase: 'before_dispatch' });
  for (let time = 0; time < 3; time += 1) await invoiceOne(office, ask);
  expect(await office.balanceOf('1122.01')).toBeLessThan(0);
  await office.note([take(3)]);
  await expectClosedAtZero(office);
});

test('goods of before go-live, invoiced in thirds, end at zero with the last invoice', async () => {
  const office = await openTradeOffice();
  const { contractId, ask } = await thirds(office, {});
  const lines = [{ lineKey: 'L1', dispatchedE6: e6(3), signedE6: e6(3) }];
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: { contractId, asOf: '2026-11-19', lines },
  });
  for (let time = 0; time < 2; time += 1) await invoiceOne(office, ask);
  expect(await office.balanceOf('6001.04')).toBe(0);
  await invoiceOne(office, ask);
  await expectClosedAtZero(office);
});

test('invoiced ahead, two pieces short and sent again one by one: the line ends at zero when the last has left', async () => {
  const office = await openTradeOffice();
  const { take, ask } = await thirds(office, { invoiceBase: 'before_dispatch' });
  await invoiceOne(office, { ...ask, quantityE6: e6(3) });
  const note = await office.note([take(3)]);
  expect(await office.balanceOf('1122.01')).toBe(0);
  const short = { dispatchLineKey: 'L1', signedE6: e6(1), settlement: 'resend' as const, reason: '破损' };
  await office.signBack(note.recordId, [short]);
  expect(await office.balanceOf('1122.01')).toBeLessThan(0);
  await office.note([take(1)], { kind: 'resend' });
  expect(await office.balanceOf('6001.04')).toBe(0);
  await office.note([take(1)], { kind: 'resend' });
  await expectClosedAtZero(office);
});

test('a difference that is no rounding stays to be seen: a price amended after it was invoiced ahead', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 3, 100, { invoiceBase: 'before_dispatch' });
  await invoiceOne(office, { contractId, contractLineKey: 'L1', quantityE6: e6(3) });
  const { version, content } = await office.reopened(contractId);
  const dearer = { ...content, lines: content.lines.map((line) => ({ ...line, priceE6: e6(101) })) };
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId: contractId,
    baseVersion: version,
    content: dearer,
  });
  await office.note([take(3)]);
  expect(await office.balanceOf('1122.01')).toBe(3_00);
  expect(await office.balanceOf('6001.04')).toBe(0);
});
