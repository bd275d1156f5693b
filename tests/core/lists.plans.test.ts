import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listProgress } from '#core/modules/contracts/contract-list.repository.ts';
import { findByExternalNumber } from '#core/modules/contracts/contract.repository.ts';
import { listLineQuantities } from '#core/modules/contracts/quantity.repository.ts';
import { findCorrection, isHeld, listEntries, listSubjectLabels } from '#core/modules/daily/daily-entry.repository.ts';
import { countStruck, findTaken, listFilesOfDay, listStanding } from '#core/modules/daily/daily-file.repository.ts';
import {
  listDaysOfOthers,
  listDaysWithoutPage,
  listForPage,
  listOpenSources,
  listPageEntries,
  listPagesOfDay,
  listPeopleOfDay,
} from '#core/modules/daily/day-page.repository.ts';
import { listProductsByCodes, listUses } from '#core/modules/products/products.repository.ts';
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

describe('daily entries come out of the index of what is asked for, newest first', () => {
  const kinds = ['tracking_event', 'sign_back_chase'];
  const asked = (by: object) => ({ kinds, unreviewed: false, limit: 50, ...by });

  test.each([
    ['of one document', { subject: { kind: 'dispatch_note', id: 'F' } }, 'daily_entry_by_subject'],
    ['of one day', { officeDate: '2026-11-20' }, 'daily_entry_by_day'],
    ['of one person and day', { officeDate: '2026-11-20', personId: 'P' }, 'daily_entry_by_person'],
    ['unreviewed of one day', { officeDate: '2026-11-20', unreviewed: true }, 'daily_entry_unreviewed'],
  ])('entries %s', async (_name, by, index) => {
    for (const after of [undefined, [100]]) {
      const ask = () => listEntries(store.db, asked(by), after);
      expect(await slowSteps(ask)).toEqual([]);
      expect((await store.plansOf(ask)).join('\n')).toContain(`INDEX ${index} `);
    }
  });

  test('all of them, by the order of keying', async () => {
    expect(await slowSteps(() => listEntries(store.db, asked({}), undefined))).toEqual(['SCAN e']);
  });

  test('a page, the days without one and what holds an entry are looked up, never searched for', async () => {
    for (const ask of [
      () => listForPage(store.db, 'P', '2026-11-20', null, 500),
      () => listForPage(store.db, 'P', '2026-11-20', 'F', 1000),
      () => findTaken(store.db, 'register_call', 'H'),
      () => listStanding(store.db, 'F'),
      () => countStruck(store.db, 'F'),
      () => listDaysWithoutPage(store.db, 'P', 100),
      () => listDaysOfOthers(store.db, 'P', kinds, 100),
      () => listPagesOfDay(store.db, '2026-11-20'),
      () => listPageEntries(store.db, 'D'),
      () => isHeld(store.db, 'E'),
      () => findCorrection(store.db, 'E'),
      () => listSubjectLabels(store.db, ['F', 'C']),
    ]) {
      expect(await slowSteps(ask)).toEqual([]);
    }
    for (const ask of [
      () => listOpenSources(store.db, 'P', '2026-11-20'),
      () => listFilesOfDay(store.db, '2026-11-20', kinds),
    ]) {
      // What is grouped or few of a day is put in order; nothing is searched for.
      expect((await slowSteps(ask)).filter((step) => !step.startsWith('USE TEMP B-TREE'))).toEqual([]);
    }
    const steps = await store.plansOf(() => listPeopleOfDay(store.db, '2026-11-20', kinds));
    expect(steps.join('\n')).toContain('daily_entry_by_day');
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
