import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgeing, listOpenItems } from '#core/modules/reports/ageing.repository.ts';
import {
  countContracts,
  findDispatchFigures,
  findInvoicingFigures,
  listDispatchedMonths,
  listInvoicedMonths,
  listPapers,
  listReturnedMonths,
} from '#core/modules/reports/client-story.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeAll(async () => {
  store = await openQuantityStore();
});
afterAll(() => store.close());

const YEAR = { clientId: 'K1', from: '2026-01-01', to: '2026-12-31' };
/** A table read from end to end; what a query made itself before may be. */
const READ_THROUGH =
  /^SCAN (?!.*USING)(?!charge\b|run\b|settled\b|cut\b|aged\b|added\b|item\b|p\b|m\b|n\b|q\b|\(|v_|CONSTANT)/;

async function stepsOf(ask: () => Promise<unknown>): Promise<string> {
  const steps = await store.plansOf(ask);
  expect(steps.filter((step) => READ_THROUGH.test(step))).toEqual([]);
  return steps.join('\n');
}

test('the months of one client come out of the indexes of his documents', async () => {
  expect(await stepsOf(() => listInvoicedMonths(store.db, YEAR))).toMatch(/USING INDEX invoice_by_client/);
  expect(await stepsOf(() => listDispatchedMonths(store.db, YEAR))).toMatch(
    /USING COVERING INDEX dispatch_note_of_client_by_day/,
  );
  expect(await stepsOf(() => listReturnedMonths(store.db, YEAR))).toMatch(
    /USING COVERING INDEX return_note_of_client_by_day/,
  );
});

test('what is open of one client is looked up by him, never searched for among all', async () => {
  expect(await stepsOf(() => listAgeing(store.db, ['K1'], '2026-11-20'))).toMatch(
    /SEARCH e USING COVERING INDEX ledger_entry_of_account/,
  );
  expect(await stepsOf(() => listOpenItems(store.db, { clientId: 'K1', asOf: '2026-11-20', limit: 50 }))).toMatch(
    /SEARCH e USING COVERING INDEX ledger_entry_of_account/,
  );
  for (const ask of [
    () => findDispatchFigures(store.db, 'K1', '2026-11-20'),
    () => findInvoicingFigures(store.db, 'K1'),
  ]) {
    expect(await stepsOf(ask)).toMatch(/client_id=\?/);
  }
  store.contract('C', { L1: 100 }, { client_id: 'K1', kind: 'sale' });
  expect(await stepsOf(() => countContracts(store.db, 'K1'))).toMatch(/dispatch_line_by_contract_line/);
});

test('his papers are found through his own documents', async () => {
  const kinds = ['client', 'contract', 'dispatch_note', 'sign_back', 'invoice'];
  const steps = await stepsOf(() => listPapers(store.db, { clientId: 'K1', kinds, limit: 50, after: [10, 0] }));
  expect(steps).toMatch(/SEARCH s USING INDEX submission_by_record/);
});
