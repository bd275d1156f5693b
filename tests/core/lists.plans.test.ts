import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContractListInput } from '#shared/contracts/contracts.contract.ts';
import { ProductListInput } from '#shared/products/products.contract.ts';
import { listContractPage, listProgress } from '#core/modules/contracts/contract-list.repository.ts';
import { findByExternalNumber } from '#core/modules/contracts/contract.repository.ts';
import { listLineQuantities } from '#core/modules/contracts/quantity.repository.ts';
import { listProductPage, listProductsByCodes, listUses } from '#core/modules/products/products.repository.ts';
import { listMovements, listPerformance } from '#core/modules/reports/performance.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeEach(async () => {
  store = await openQuantityStore();
});
afterEach(() => store.close());

/** A table read from end to end without even an index to say in which order. */
const READ_THROUGH = /^SCAN (?!.*USING)(?!\(|m\b|n\b|q\b|v_|CONSTANT)/;
const SORTED_BY_HAND = 'USE TEMP B-TREE FOR ORDER BY';

async function slowSteps(ask: () => Promise<unknown>): Promise<string[]> {
  const steps = await store.plansOf(ask);
  expect(steps.length).toBeGreaterThan(0);
  return steps.filter((step) => READ_THROUGH.test(step) || step === SORTED_BY_HAND);
}

const contracts = (asked: object) => ContractListInput.parse(asked);

describe('lists come out of an index in the order they are shown', () => {
  test.each([
    ['by number', {}, undefined],
    ['by number, the next page', {}, ['HT-2026-000100']],
    ['by signing date', { sort: 'signedOn' }, undefined],
    ['by signing date, the next page', { sort: 'signedOn' }, ['2026-11-02', 'x']],
    ['of one client', { clientId: 'K' }, undefined],
    ['of one salesperson', { salespersonId: 'P' }, undefined],
  ])('contracts %s', async (_name, asked, after) => {
    expect(await slowSteps(() => listContractPage(store.db, contracts(asked), after))).toEqual([]);
  });

  test.each([
    ['by code', {}, undefined],
    ['by code, the next page', {}, ['A-1']],
    ['by name', { sort: 'name' }, undefined],
    ['by name, the next page', { sort: 'name' }, ['漆', 'x']],
    ['of one class', { productClass: 'A' }, undefined],
    ['archived', { status: 'archived' }, undefined],
  ])('products %s', async (_name, asked, after) => {
    expect(await slowSteps(() => listProductPage(store.db, ProductListInput.parse(asked), after))).toEqual([]);
  });
});

describe('single records are found, never searched for', () => {
  test("a product by its code, a contract by the client's number, a product's contracts", async () => {
    expect(await slowSteps(() => listProductsByCodes(store.db, ['A-1']))).toEqual([]);
    expect(await slowSteps(() => findByExternalNumber(store.db, 'K', 'X'))).toEqual([]);
    const steps = await store.plansOf(() => listUses(store.db, 'P'));
    expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
  });

  test('the quantities, the progress and the events of named contracts, through every document table', async () => {
    const tables = [
      'dispatch_line',
      'sign_back_line',
      'return_line',
      'invoice_request_line',
      'opening_line',
      'close_short_line',
    ];
    for (const ask of [
      () => listLineQuantities(store.db, 'C'),
      () => listProgress(store.db, ['C', 'D']),
      () => listMovements(store.db, 'C'),
    ]) {
      const steps = await store.plansOf(ask);
      expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
      for (const table of tables)
        expect(steps.join('\n')).toMatch(new RegExp(`USING (COVERING )?INDEX ${table}_by_|PRIMARY KEY`));
    }
  });

  test('a filtered schedule reads only the contracts its filter leaves', async () => {
    store.put('client', { id: 'K', code: 'K', name: 'K', kind: 'direct' });
    store.contract('C', { L1: 100 });
    store.contract('D', { L1: 100 }, { signed_on: '2025-01-01' });
    const steps = await store.plansOf(() => listPerformance(store.db, { signedFrom: '2026-01-01' }));
    expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
    expect(steps.join('\n')).toContain('dispatch_line_by_contract_line');
    expect(await listPerformance(store.db, { signedFrom: '2026-01-01' })).toMatchObject([{ contract_id: 'C' }]);
  });
});
