import { describe, expect, test } from 'vitest';
import {
  type Allocatable,
  allocationForm,
  amountsGone,
  cellOfFault,
  faultyCells,
  newAllocationForm,
  oldestFirst,
  readAllocationForm,
  sentPairs,
  usedReceipts,
  withReceipt,
} from '#renderer/features/receipts/allocation-form-model.ts';
import {
  isThirdParty,
  newReceiptForm,
  readReceiptForm,
  receiptForm,
} from '#renderer/features/receipts/receipt-form-model.ts';
import type { AllocatableReceipt, AllocatableTarget } from '#shared/receipts/receipts.contract.ts';
import { Allocation, Receipt } from '#shared/receipts/receipts.schema.ts';

const TODAY = '2026-11-20';
const receipt = (receiptId: string, leftFen: number | null): AllocatableReceipt => ({
  receiptId,
  number: `SK-${receiptId}`,
  receivedOn: TODAY,
  method: 'transfer',
  payerName: '无锡恒泰塑业有限公司',
  amountFen: 100_000,
  leftFen,
  pendingHidden: leftFen === null,
});
const owed = (target: AllocatableTarget['target'], targetId: string, openFen: number | null): AllocatableTarget => ({
  target,
  targetId,
  number: targetId,
  contractNumbers: [],
  on: TODAY,
  dueOn: TODAY,
  daysLate: 0,
  amountFen: 100_000,
  openFen,
  pendingHidden: openFen === null,
});
const FROM: Allocatable = {
  receipts: [receipt('r1', 30_000), receipt('r2', 50_000)],
  targets: [owed('opening', 'o1', 20_000), owed('invoice', 'i1', 40_000), owed('contract', 'c1', 90_000)],
};
const BEGUN = newAllocationForm('client', undefined, TODAY);

describe('an allocation as it is keyed', () => {
  test('oldest first fills receipt by receipt, document by document, and leaves contracts alone', () => {
    const filled = oldestFirst(BEGUN, FROM);
    expect(sentPairs(filled, FROM)).toEqual([
      { row: 'opening/o1', receiptId: 'r1', text: '200.00' },
      { row: 'invoice/i1', receiptId: 'r1', text: '100.00' },
      { row: 'invoice/i1', receiptId: 'r2', text: '300.00' },
    ]);
  });

  test('an advance that was typed stays and is taken off what oldest first may spend', () => {
    const advance = { ...BEGUN, lines: [{ id: 'contract/c1', cells: { r1: '250' } }] };
    expect(sentPairs(oldestFirst(advance, FROM), FROM)).toEqual([
      { row: 'opening/o1', receiptId: 'r1', text: '50.00' },
      { row: 'contract/c1', receiptId: 'r1', text: '250' },
      { row: 'opening/o1', receiptId: 'r2', text: '150.00' },
      { row: 'invoice/i1', receiptId: 'r2', text: '350.00' },
    ]);
  });

  test('what is hidden is neither spent nor settled', () => {
    const hidden = { receipts: [receipt('r1', null), receipt('r2', 50_000)], targets: [owed('invoice', 'i1', null)] };
    expect(sentPairs(oldestFirst(BEGUN, hidden), hidden)).toEqual([]);
  });

  test('opened from a receipt, that receipt alone takes part until another is ticked', () => {
    const one = newAllocationForm('client', 'r2', TODAY);
    expect(usedReceipts(one, FROM).map(({ receiptId }) => receiptId)).toEqual(['r2']);
    expect(usedReceipts(withReceipt(one, FROM, 'r1', true), FROM)).toHaveLength(2);
  });

  test('a receipt that is left out takes its amounts with it', () => {
    const without = withReceipt(oldestFirst(BEGUN, FROM), FROM, 'r1', false);
    expect(sentPairs(without, FROM).map(({ receiptId }) => receiptId)).toEqual(['r2']);
    expect(amountsGone(without, FROM)).toBe(0);
  });

  test('amounts at what can take nothing any more are counted, never lost unseen', () => {
    const typed = oldestFirst(BEGUN, FROM);
    const later = { ...FROM, targets: FROM.targets.filter(({ targetId }) => targetId !== 'o1') };
    expect(amountsGone(typed, later)).toBe(1);
  });

  test('a fault of a sent line is the cell it was typed in, and no line at all the first cell', () => {
    const typed = oldestFirst(BEGUN, FROM);
    expect(faultyCells([{ path: 'lines.2.amountFen', reason: 'x' }], typed, FROM)).toEqual([
      { lineId: 'invoice/i1', column: 'r2', tone: 'wrong' },
    ]);
    expect(cellOfFault('lines', BEGUN, FROM)).toEqual({ lineId: 'opening/o1', column: 'r1' });
    expect(cellOfFault('allocatedOn', typed, FROM)).toBeUndefined();
  });

  test('an amount that cannot be read is a fault at its line, and nothing keyed is asked for', () => {
    const wrong = { ...BEGUN, lines: [{ id: 'invoice/i1', cells: { r1: '一百' } }] };
    expect(readAllocationForm(wrong, FROM, TODAY)).toEqual({
      ok: false,
      faults: [{ path: 'lines.0.amountFen', reason: 'not_an_amount' }],
    });
    expect(readAllocationForm(BEGUN, FROM, TODAY)).toEqual({
      ok: false,
      faults: [{ path: 'lines', reason: 'required' }],
    });
  });

  test('an allocation that is amended keeps the keys of its lines', () => {
    const line = { receiptId: 'r1', receiptNumber: 'SK-r1', target: 'invoice', targetId: 'i1', targetNumber: 'i1' };
    const signed = Allocation.parse({
      clientId: 'client',
      allocatedOn: TODAY,
      note: null,
      lines: [{ ...line, lineKey: 'L7', amountFen: 10_000 }],
      amountFen: 10_000,
    });
    const read = readAllocationForm(allocationForm(signed), FROM, TODAY);
    expect(read.ok && read.draft.lines).toEqual([
      { lineKey: 'L7', receiptId: 'r1', target: 'invoice', targetId: 'i1', amountFen: 10_000 },
    ]);
  });
});

describe('a receipt as it is keyed', () => {
  const typed = (fields: Readonly<Record<string, string>>, clientId = '') => ({
    clientId,
    fields: { ...newReceiptForm('', TODAY).fields, amountFen: '1200*3', payerName: '沈国梁', ...fields },
  });

  test('nobody chosen is money nobody knows the owner of', () => {
    const read = readReceiptForm(typed({}), TODAY);
    expect(read.ok && read.draft).toMatchObject({ clientId: null, amountFen: 360_000, receivedOn: TODAY });
  });

  test('number and due day of a bill count while the method says bill', () => {
    const bill = { billNumber: '5102', billDueOn: '2027-05-20' };
    const kept = readReceiptForm(typed({ ...bill, method: 'acceptance_bill' }), TODAY);
    expect(kept.ok && kept.draft).toMatchObject(bill);
    const left = readReceiptForm(typed({ ...bill, method: 'cash' }), TODAY);
    expect(left.ok && left.draft).toMatchObject({ billNumber: null, billDueOn: null });
  });

  test('a due day that is no date is a fault, not an empty one', () => {
    const read = readReceiptForm(typed({ method: 'acceptance_bill', billNumber: '1', billDueOn: '明年' }), TODAY);
    expect(read).toMatchObject({ ok: false, faults: [{ path: 'billDueOn' }] });
  });

  test('what was signed stands in the form as it reads again', () => {
    const signed = Receipt.parse({
      clientId: 'c',
      receivedOn: TODAY,
      method: 'transfer',
      amountFen: 5_860_000,
      payerName: '无锡恒泰塑业有限公司',
      payerAccount: '6222',
      bankReference: 'NY1',
      ownAccount: null,
      billNumber: null,
      billDueOn: null,
      note: '货款',
    });
    expect(readReceiptForm(receiptForm(signed), TODAY)).toEqual({ ok: true, draft: signed });
  });

  test('brackets and blanks are no other payer; another name is', () => {
    expect(isThirdParty('澜川（苏州）有限公司 ', '澜川(苏州)有限公司')).toBe(false);
    expect(isThirdParty('沈国梁', '澜川（苏州）有限公司')).toBe(true);
    expect(isThirdParty('', '澜川（苏州）有限公司')).toBe(false);
  });
});
