import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  listContractsInForce,
  listInvoicesOpen,
  listOpeningsOwed,
  listReceiptsLeft,
} from '#core/modules/receipts/allocatable.repository.ts';
import { listAdvances } from '#core/modules/receipts/allocation-list.repository.ts';
import {
  findContractMoney,
  findInvoiceSide,
  findOpeningSide,
  findReceiptSide,
  sharesOfInvoice,
} from '#core/modules/receipts/allocation.repository.ts';
import { findOpeningReaching, listReceiptsAlike } from '#core/modules/receipts/receipt.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;
beforeEach(async () => {
  store = await openQuantityStore();
  for (const table of ['allocation_line', 'allocation_share']) {
    store.database.exec(`DROP TRIGGER ${table}_countersigned_insert; DROP TRIGGER ${table}_countersigned_delete`);
  }
  for (const id of ['K', 'L'])
    store.put('client', { id, code: id, name: `客户${id}`, kind: 'direct', payment_days: 30 });
  store.put('contract', { id: 'H', number: 'HT-H', client_id: 'K' });
  store.put('opening_document', { id: 'O', number: 'QC-1', contract_id: 'H', invoiced_fen: 100, received_fen: 30 });
  const invoice = { kind: 'ordinary', invoice_number: '1'.padStart(20, '2'), net_fen: 100, gross_fen: 100 };
  store.put('invoice', { id: 'I', invoice_request_id: 'Q', client_id: 'K', ...invoice });
  store.put('receipt', { id: 'R', number: 'SK-1', client_id: 'K', method: 'cash', amount_fen: 120, payer_name: '甲' });
  store.put('receipt', { id: 'S', number: 'SK-2', client_id: 'L', method: 'cash', amount_fen: 120, payer_name: '乙' });
  store.put('allocation', { id: 'A', number: 'HX-1', client_id: 'K', amount_fen: 100 });
});
afterEach(() => store.close());

let line = 0;
function put(target: 'invoice' | 'contract' | 'opening', amount: number, receipt = 'R'): void {
  line += 1;
  const column = { invoice: 'invoice_id', contract: 'contract_id', opening: 'opening_document_id' }[target];
  const id = { invoice: 'I', contract: 'H', opening: 'O' }[target];
  store.put('allocation_line', {
    allocation_id: 'A',
    line_key: `L${line}`,
    position: line,
    receipt_id: receipt,
    target,
    [column]: id,
    amount_fen: amount,
  });
}

test('the store lets nothing be taken above a receipt, an invoice or what an opening brought in', () => {
  put('invoice', 100);
  expect(() => put('invoice', 1)).toThrow('guard:allocation_line_within_invoice');
  expect(() => put('contract', 21)).toThrow('guard:allocation_line_within_receipt');
  put('contract', 10);
  put('opening', 10);
  expect(() => put('opening', 1)).toThrow('guard:allocation_line_within_receipt');
  store.database.exec(`UPDATE receipt SET amount_fen = 500 WHERE id = 'R'`);
  expect(() => put('opening', 61)).toThrow('guard:allocation_line_within_opening');
  put('opening', 60);
});

test('both sides are of one client, and what an allocation stands on stays as it is', () => {
  expect(() => put('invoice', 1, 'S')).toThrow('guard:allocation_line_of_its_receipt');
  put('invoice', 60);
  put('contract', 1);
  put('opening', 1);
  for (const [table, id, set] of [
    ['receipt', 'R', `status = 'void'`],
    ['receipt', 'R', 'amount_fen = 61'],
    ['receipt', 'R', 'client_id = NULL'],
    ['invoice', 'I', `status = 'void'`],
    ['invoice', 'I', 'gross_fen = 59, net_fen = 59'],
    ['contract', 'H', `status = 'void'`],
    ['opening_document', 'O', `status = 'void'`],
  ]) {
    const change = `UPDATE ${table} SET ${set} WHERE id = '${id}'`;
    expect(() => store.database.exec(change), change).toThrow(`guard:${table}_settled_stays`);
  }
  expect(() => store.database.exec(`UPDATE allocation_line SET amount_fen = 1`)).toThrow('guard:allocation_line_fixed');
  store.database.exec(`UPDATE allocation SET status = 'void'`);
  store.database.exec(`UPDATE invoice SET status = 'void'`);
  expect(() => store.database.exec(`UPDATE allocation SET status = 'active'`)).toThrow('guard:allocation_void_stays');
});

test('the parts of a line are never more than the line', () => {
  put('invoice', 60);
  const share = { allocation_id: 'A', line_key: `L${line}`, amount_fen: 31 };
  store.put('allocation_share', { ...share, contract_id: 'H' });
  expect(() => store.put('allocation_share', { ...share, contract_id: 'G' })).toThrow(
    'guard:allocation_share_within_line',
  );
});

test('what is open follows every document it hangs on', () => {
  const open = () => [
    store.database.prepare('SELECT due_on, open_fen FROM open_invoice').all(),
    store.database.prepare(`SELECT receipt_id, left_fen FROM open_receipt ORDER BY 1`).all(),
  ];
  const left = (fen: number) => [
    { receipt_id: 'R', left_fen: fen },
    { receipt_id: 'S', left_fen: 120 },
  ];
  expect(open()).toEqual([[{ due_on: '2026-12-11', open_fen: 100 }], left(120)]);
  put('invoice', 40);
  expect(open()).toEqual([[{ due_on: '2026-12-11', open_fen: 60 }], left(80)]);
  store.database.exec(`UPDATE client SET payment_days = 60 WHERE id = 'K'`);
  expect(open()[0]).toEqual([{ due_on: '2027-01-10', open_fen: 60 }]);
  put('invoice', 60);
  expect(open()).toEqual([[], left(20)]);
  store.database.exec(`UPDATE allocation SET status = 'void'`);
  expect(open()).toEqual([[{ due_on: '2027-01-10', open_fen: 100 }], left(120)]);
  store.database.exec(`UPDATE invoice SET status = 'void'; UPDATE receipt SET status = 'void' WHERE id = 'S'`);
  expect(open()).toEqual([[], [{ receipt_id: 'R', left_fen: 120 }]]);
});

test('what an allocation asks of one document or one client is found by indexes, however many there are', async () => {
  const { db } = store;
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    receipt: () => findReceiptSide(db, 'R'),
    invoice: () => findInvoiceSide(db, 'I'),
    opening: () => findOpeningSide(db, 'O'),
    contract: () => findContractMoney(db, 'H'),
    shares: () => sharesOfInvoice(db, 'I'),
    receipts: () => listReceiptsLeft(db, 'K', ['R']),
    invoices: () => listInvoicesOpen(db, 'K', ['I']),
    openings: () => listOpeningsOwed(db, 'K'),
    contracts: () => listContractsInForce(db, 'K'),
    advances: () => listAdvances(db, 'K'),
    reaching: () => findOpeningReaching(db, 'K', '2026-11-20'),
    alike: () => listReceiptsAlike(db, { receivedOn: '2026-11-20', amountFen: 1, except: undefined }),
  };
  for (const [what, ask] of Object.entries(asked)) {
    const steps = await store.plansOf(ask);
    expect(
      steps.filter((step) => /SCAN|MATERIALIZE/.test(step)),
      what,
    ).toEqual([]);
  }
});
