import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ONE, openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeEach(async () => {
  store = await openQuantityStore();
});
afterEach(() => store.close());

const units = (row: Record<string, unknown>, ...names: string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, Number(row[`${name}_e6`]) / ONE]));

describe('the quantities of one contract line', () => {
  test('the worked case: 60 of 100 sent, 58 signed, 2 to be sent again, 58 invoiced, 10 back for replacement', async () => {
    store.contract('C', { L1: 100 });
    const first = store.dispatch('C', 'L1', 60);
    store.signBack(first, 60, 58, 'resend');
    store.issue(store.request('C', 'L1', 58));
    store.returned(first, 'C', 'L1', 10, 'replacement');
    const before = await store.quantities('C', 'L1');
    expect(units(before, 'dispatchable', 'net_dispatched', 'net_delivered', 'invoiceable', 'credit_due')).toEqual({
      dispatchable: 52,
      net_dispatched: 48,
      net_delivered: 48,
      invoiceable: 0,
      credit_due: 0,
    });

    const again = store.dispatch('C', 'L1', 10, 'replacement');
    store.signBack(again, 10, 10, null);
    const after = await store.quantities('C', 'L1');
    expect(units(after, 'dispatchable', 'invoiceable', 'credit_due', 'to_sign_back')).toEqual({
      dispatchable: 42,
      invoiceable: 0,
      credit_due: 0,
      to_sign_back: 0,
    });

    store.closeShort('C', 'L1', 42);
    const closed = await store.quantities('C', 'L1');
    expect(units(closed, 'dispatchable', 'closed_short')).toEqual({ dispatchable: 0, closed_short: 42 });
  });

  test('a line nothing happened to has all of it left, and a zero everywhere else', async () => {
    store.contract('C', { L1: 100, L2: 7 });
    const row = await store.quantities('C', 'L2');
    expect(units(row, 'contracted', 'dispatchable', 'remaining', 'invoiceable', 'to_sign_back', 'credit_due')).toEqual({
      contracted: 7,
      dispatchable: 7,
      remaining: 7,
      invoiceable: 0,
      to_sign_back: 0,
      credit_due: 0,
    });
    expect(row.contracted_fen).toBe(7000);
  });

  test('open submissions are pending and lessen what is left, and nothing else', async () => {
    store.contract('C', { L1: 100, L2: 100 });
    store.dispatch('C', 'L1', 30);
    store.claim('dispatch.contract_line', 'C/L1', 20);
    store.claim('dispatch.contract_line', 'C/L1', 5);
    store.claim('invoice.contract_line', 'C/L1', 12);
    const row = await store.quantities('C', 'L1');
    expect(units(row, 'pending_dispatch', 'dispatchable', 'remaining', 'pending_invoice', 'invoiceable')).toEqual({
      pending_dispatch: 25,
      dispatchable: 45,
      remaining: 70,
      pending_invoice: 12,
      invoiceable: 18,
    });
    expect(units(await store.quantities('C', 'L2'), 'pending_dispatch', 'dispatchable')).toEqual({
      pending_dispatch: 0,
      dispatchable: 100,
    });
  });

  test('a request waits as pending until its invoice is recorded, then counts as invoiced', async () => {
    store.contract('C', { L1: 100 });
    store.dispatch('C', 'L1', 40);
    const request = store.request('C', 'L1', 25);
    expect(units(await store.quantities('C', 'L1'), 'requested', 'pending_invoice', 'invoiced', 'invoiceable')).toEqual(
      {
        requested: 25,
        pending_invoice: 25,
        invoiced: 0,
        invoiceable: 15,
      },
    );
    store.issue(request);
    expect(units(await store.quantities('C', 'L1'), 'requested', 'pending_invoice', 'invoiced', 'invoiceable')).toEqual(
      {
        requested: 0,
        pending_invoice: 0,
        invoiced: 25,
        invoiceable: 15,
      },
    );
  });

  test('what may be invoiced follows the base the contract agreed on', async () => {
    for (const base of ['before_dispatch', 'with_goods', 'after_signing', 'after_statement']) {
      store.contract(base, { L1: 100 }, { invoice_base: base });
      const note = store.dispatch(base, 'L1', 60);
      store.signBack(note, 60, 50, 'open');
    }
    const invoiceable = async (base: string) => units(await store.quantities(base, 'L1'), 'invoiceable')['invoiceable'];
    expect(await invoiceable('before_dispatch')).toBe(100);
    expect(await invoiceable('with_goods')).toBe(60);
    expect(await invoiceable('after_signing')).toBe(50);
    expect(await invoiceable('after_statement')).toBe(50);
  });

  test('an open difference is still to be signed for; a settled one is not, and closed short it is closed', async () => {
    store.contract('C', { L1: 100, L2: 100 });
    store.signBack(store.dispatch('C', 'L1', 60), 60, 55, 'open');
    store.signBack(store.dispatch('C', 'L2', 60), 60, 55, 'close_short');
    expect(units(await store.quantities('C', 'L1'), 'to_sign_back', 'net_dispatched', 'dispatchable')).toEqual({
      to_sign_back: 5,
      net_dispatched: 60,
      dispatchable: 40,
    });
    expect(
      units(await store.quantities('C', 'L2'), 'to_sign_back', 'net_dispatched', 'closed_short', 'dispatchable'),
    ).toEqual({
      to_sign_back: 0,
      net_dispatched: 55,
      closed_short: 5,
      dispatchable: 40,
    });
  });

  test('goods returned for credit after the invoice are a credit due; goods under way are not', async () => {
    store.contract('C', { L1: 100, L2: 100 });
    const note = store.dispatch('C', 'L1', 60);
    store.signBack(note, 60, 60, null);
    store.issue(store.request('C', 'L1', 60));
    store.returned(note, 'C', 'L1', 7, 'credit');
    expect(units(await store.quantities('C', 'L1'), 'credit_due', 'dispatchable', 'invoiceable')).toEqual({
      credit_due: 7,
      dispatchable: 40,
      invoiceable: 0,
    });
    store.dispatch('C', 'L2', 30);
    store.issue(store.request('C', 'L2', 30));
    expect(units(await store.quantities('C', 'L2'), 'credit_due', 'to_sign_back')).toEqual({
      credit_due: 0,
      to_sign_back: 30,
    });
  });

  test('an opening document feeds the same numbers as if its documents had been keyed here', async () => {
    store.contract('C', { L1: 100 });
    store.put('opening_document', { id: 'Q', number: 'QC-1', contract_id: 'C', received_fen: 30_000 });
    store.put('opening_line', {
      opening_document_id: 'Q',
      contract_id: 'C',
      line_key: 'L1',
      dispatched_e6: 60 * ONE,
      signed_e6: 50 * ONE,
      invoiced_e6: 40 * ONE,
      invoiced_fen: 40_000,
      dispatched_fen: 60_000,
    });
    const row = await store.quantities('C', 'L1');
    expect(units(row, 'dispatched', 'signed', 'invoiced', 'dispatchable', 'invoiceable', 'to_sign_back')).toEqual({
      dispatched: 60,
      signed: 50,
      invoiced: 40,
      dispatchable: 40,
      invoiceable: 20,
      to_sign_back: 10,
    });
    expect(row).toMatchObject({ dispatched_fen: 60_000, invoiced_fen: 40_000 });
  });

  test('a void contract has no lines to take from, and a framework nothing to dispatch', async () => {
    store.contract('V', { L1: 100 }, { status: 'void' });
    store.contract('F', { L1: 100 }, { kind: 'framework' });
    await expect(store.quantities('V', 'L1')).rejects.toThrow();
    expect(units(await store.quantities('F', 'L1'), 'contracted', 'dispatchable')).toEqual({
      contracted: 0,
      dispatchable: 0,
    });
  });

  test('twelve-digit amounts and the largest quantities stay whole numbers', async () => {
    store.put('contract', { id: 'C', number: 'HT-C', client_id: 'K', gross_fen: 0 });
    store.put('contract_line', {
      contract_id: 'C',
      line_key: 'L1',
      quantity_e6: 8_999_999_999_000_000,
      gross_fen: 999_999_999_999_99,
      net_fen: 999_999_999_999_99,
    });
    store.put('close_short', { id: 'X', number: 'X', contract_id: 'C' });
    store.put('close_short_line', {
      close_short_id: 'X',
      contract_id: 'C',
      line_key: 'L1',
      quantity_e6: 8_999_999_999_000_000,
    });
    const row = await store.quantities('C', 'L1');
    expect(row).toMatchObject({
      contracted_e6: 8_999_999_999_000_000,
      dispatchable_e6: 0,
      contracted_fen: 99_999_999_999_999,
      closed_short_fen: 99_999_999_999_999,
    });
    expect(Object.values(row).filter((value) => typeof value === 'number')).toSatisfy((values: number[]) =>
      values.every((value) => Number.isSafeInteger(value)),
    );
  });
});

describe('money received, shared out over lines', () => {
  test('three lines of 33.33 share 100 yuan to the last fen', async () => {
    store.put('contract', { id: 'C', number: 'HT-C', client_id: 'K', gross_fen: 9999, net_fen: 9999 });
    for (const [position, line_key] of ['L1', 'L2', 'L3'].entries()) {
      store.put('contract_line', {
        contract_id: 'C',
        line_key,
        position,
        quantity_e6: ONE,
        gross_fen: 3333,
        net_fen: 3333,
      });
    }
    store.put('opening_document', { id: 'Q', number: 'QC-1', contract_id: 'C', received_fen: 10_000 });
    const rows = await store.db.selectFrom('v_contract_line_received').selectAll().orderBy('line_key').execute();
    expect(rows.map((row) => row.received_fen)).toEqual([3333, 3333, 3334]);
  });

  test('a contract without amounts keeps what it received on its first line', async () => {
    store.put('contract', { id: 'C', number: 'HT-C', client_id: 'K' });
    for (const [position, line_key] of ['L1', 'L2'].entries()) {
      store.put('contract_line', { contract_id: 'C', line_key, position, quantity_e6: ONE });
    }
    store.put('opening_document', { id: 'Q', number: 'QC-1', contract_id: 'C', received_fen: 500 });
    const rows = await store.db.selectFrom('v_contract_line_received').selectAll().orderBy('line_key').execute();
    expect(rows.map((row) => row.received_fen)).toEqual([500, 0]);
  });
});

describe('how the store finds them', () => {
  const plan = (text: string, ...values: string[]): string =>
    (store.database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[])
      .map((step) => step.detail)
      .join('\n');

  test('the quantities of one contract are found by index, without reading any table through', () => {
    const steps = plan('SELECT * FROM v_contract_line_quantity WHERE contract_id = ?', 'C');
    expect(steps).not.toMatch(/SCAN (?!n\b|m\b|\(subquery|v_|CONSTANT)/);
    expect(steps).toContain('dispatch_line_by_contract_line');
    expect(steps).toContain('invoice_request_line_by_contract_line');
    expect(steps).toContain('submission_claim_by_key');
  });
});
