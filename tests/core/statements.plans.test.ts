import { afterEach, beforeEach, expect, test } from 'vitest';
import { invoicesOfLines, listMovements } from '#core/modules/statements/statement-movement.repository.ts';
import { findLastBefore, findOverlapping, listStatementLines } from '#core/modules/statements/statement.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;
beforeEach(async () => {
  store = await openQuantityStore();
});
afterEach(() => store.close());

const PERIOD = { clientId: 'K', from: '2026-11-01', to: '2026-11-30' };

test('the movements of a period are read from the entries of the client and those days, and from nothing else', async () => {
  const steps = await store.plansOf(() => listMovements(store.db, PERIOD));
  expect(steps.join('\n')).toMatch(
    /SEARCH e USING (COVERING )?INDEX ledger_entry_by_client \(client_id=\? AND date>\? AND date<\?\)/,
  );
  // What the grouped entries are joined to is found by its key; the groups themselves are walked once.
  expect(steps.filter((step) => /^SCAN (?!m\b)/.test(step))).toEqual([]);
});

test.each<[string, () => Promise<unknown>]>([
  ['the invoices of its lines', () => invoicesOfLines(store.db, ['N'], PERIOD.to)],
  ['the last statement before it', () => findLastBefore(store.db, 'K', PERIOD.from)],
  ['one that overlaps', () => findOverlapping(store.db, 'K', PERIOD.from, PERIOD.to)],
  ['the rows of one that was signed', () => listStatementLines(store.db, 'S')],
])('%s comes out of an index', async (_, ask) => {
  const steps = await store.plansOf(ask);
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
