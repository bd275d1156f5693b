import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { up as lookups } from '#core/database/migrations/0020_lookups.ts';
import * as due from '#core/modules/reports/due.repository.ts';
import { sumDispatched, sumInvoiced, sumReceived, sumSigned } from '#core/modules/reports/figures.repository.ts';
import { listPaymentDays, listPaymentSchedules } from '#core/modules/reports/payment-days.repository.ts';
import * as search from '#core/modules/reports/search.repository.ts';
import { openQuantityStore } from '../support/quantity-store.ts';

let store: Awaited<ReturnType<typeof openQuantityStore>>;

beforeEach(async () => {
  store = await openQuantityStore();
  store.put('client', { id: 'K', code: 'KH-000007', name: '华东集团有限公司', pinyin: 'hdjtyxgs', kind: 'direct' });
});
afterEach(() => store.close());

const partsOf = (kind: string): unknown[] =>
  store.database.prepare('SELECT part FROM search_part WHERE kind = ? ORDER BY part').pluck().all(kind);
const kept = () => ({
  open: store.database.prepare('SELECT * FROM open_item ORDER BY 1, 2, 3').all(),
  parts: store.database.prepare('SELECT * FROM search_part ORDER BY 1, 2, 3').all(),
  clients: store.database.prepare('SELECT rowid, * FROM client_part ORDER BY 1').all(),
});

/** A table read from end to end. */
const scans = async (ask: () => Promise<unknown>): Promise<string[]> =>
  (await store.plansOf(ask)).filter((step) =>
    /^SCAN (?!.*VIRTUAL TABLE)(?!.*USING COVERING INDEX contract_payment_term)(?!d\b|\(|CONSTANT)/.test(step),
  );

describe('what is kept for looking up follows the records', () => {
  test('a number is found by its ends, an amended one by the new ends only, a product from any place of its name', () => {
    store.contract('C', { L1: 10 }, { number: 'HT-2026-000123', external_number: 'XG/26 889', client_id: 'K' });
    expect(partsOf('contract')).toEqual(
      [
        '123',
        '0123',
        '00123',
        '000123',
        '26000123',
        '2026000123',
        'HT2026000123',
        '889',
        '6889',
        '26889',
        'G26889',
        'XG26889',
      ].sort(),
    );
    store.database.exec(`UPDATE contract SET external_number = NULL`);
    expect(partsOf('contract')).not.toContain('889');
    expect(partsOf('contract')).toContain('000123');
    store.put('product', { id: 'P', code: 'we-210', name: '富锌底漆', pinyin: 'fxdq', unit: '桶' });
    expect(partsOf('product')).toEqual(expect.arrayContaining(['底漆', '富锌底漆', 'WE210', '210', 'DQ']));
    store.database.exec(`UPDATE product SET name = '面漆', pinyin = 'mq'`);
    expect(partsOf('product')).toEqual(['0', '10', '210', 'E210', 'MQ', 'Q', 'WE210', '漆', '面漆'].sort());
  });

  test('a client is found by its new tax id and no longer by the old one', async () => {
    store.database.exec(`UPDATE client SET tax_number = '914403001922038216'`);
    store.database.exec(`UPDATE client SET tax_number = '91320412MA1MGBX87E'`);
    expect(await search.clientsWithPart(store.db, '1922038', 8)).toEqual([]);
    expect(await search.clientsWithPart(store.db, 'MA1MG', 8)).toEqual(['K']);
    expect(await search.clientsWithPart(store.db, 'djt', 8)).toEqual(['K']);
  });

  test('a store that had its records before finds them all the same', async () => {
    store.contract('C', { L1: 10, L2: 5 }, { number: 'HT-2026-000123', external_number: '88-1', client_id: 'K' });
    store.database.exec(`UPDATE contract_line SET due_on = '2026-11-01'`);
    const note = store.dispatch('C', 'L1', 10);
    store.request('C', 'L2', 2);
    store.put('product', { id: 'P', code: 'we-210', name: '富锌底漆', pinyin: 'fxdq', unit: '桶' });
    const before = kept();
    expect(before.open).toHaveLength(3);
    expect(before.open).toContainEqual({ kind: 'sign_back', record_id: note, line_key: '', due_on: '2026-11-12' });
    const made = store.database
      .prepare(
        `SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND (name LIKE 'open_item%' OR name LIKE 'search_part%'
          OR name IN ('client_part', 'client_place', 'client_part_insert', 'client_part_update', 'client_by_initials', 'client_by_short_name',
            'client_contact_by_birthday', 'contract_payment_term_by_day', 'contract_payment_term_by_trigger', 'contract_by_end',
            'client_by_limit', 'contract_value_by_day', 'dispatch_note_value_by_day', 'invoice_value_by_day'))
         ORDER BY type DESC`,
      )
      .all() as { type: string; name: string }[];
    for (const { type, name } of made) store.database.exec(`DROP ${type} IF EXISTS ${name}`);
    await lookups(store.db as unknown as Kysely<unknown>);
    expect(kept()).toEqual(before);
  });
});

describe('the workbench and the search come out of indexes', () => {
  const year = ['2026-01-01', '2026-12-31'] as const;
  test.each<[string, () => Promise<unknown>]>([
    ['contracts late', () => due.listContractsDue(store.db, { to: '2026-11-19' }, 8)],
    ['how many are late', () => due.countContractsDue(store.db, { to: '2026-11-19' })],
    ['contracts due soon', () => due.countContractsDue(store.db, { from: '2026-11-20', to: '2026-11-27' })],
    ['signed copies late', () => due.listSignBacksLate(store.db, '2026-11-20', 8)],
    ['how many copies are late', () => due.countOpen(store.db, 'sign_back', '2026-11-20')],
    ['requests without an invoice', () => due.listRequestsOpen(store.db, 8)],
    ['how many requests', () => due.countOpen(store.db, 'invoice')],
    ['receivables late', () => due.listReceivables(store.db, { to: '2026-11-19' }, 8)],
    ['how many receivables', () => due.countReceivables(store.db, { from: '2026-11-20', to: '2026-11-27' })],
    ['statements nobody answered', () => due.listStatementsLate(store.db, '2026-11-20', 8)],
    ['how many of them', () => due.countStatementsLate(store.db, '2026-11-20')],
    ['frameworks that end', () => due.countFrameworksEnding(store.db, { from: year[0], to: year[1] })],
    ['licences', () => due.listLicencesEnding(store.db, '2027-01-19', 8)],
    ['how many licences', () => due.countLicencesEnding(store.db, '2027-01-19')],
    ['clients above their limit', () => due.listOverLimit(store.db)],
    ['birthdays', () => due.countBirthdays(store.db, { solar: ['11-20', '11-21'], lunar: ['10-12'] })],
    ['payment days', () => listPaymentDays(store.db, '2026-11-20', '2026-11-27')],
    ['payment schedules', () => listPaymentSchedules(store.db, ['C'])],
    ['clients by the beginning of a name', () => search.clientsBeginning(store.db, 'name', '华东', 8)],
    ['by initials', () => search.clientsBeginning(store.db, 'pinyin', 'hdjt', 8)],
    ['by short name', () => search.clientsBeginning(store.db, 'short_name', '华', 8)],
    ['by tax id', () => search.clientsBeginning(store.db, 'tax_number', '9144', 8)],
    ['documents by an end', () => search.recordsWithPart(store.db, 'dispatch_note', '0123', 'desc', 8)],
    ['a serial', () => search.findSerial(store.db, 1024)],
  ])('%s', async (_name, ask) => {
    expect(await scans(ask)).toEqual([]);
  });

  test('the figures of a year are read from an index that holds day and value', async () => {
    for (const [ask, index] of [
      [sumSigned, 'contract_value_by_day'],
      [sumDispatched, 'dispatch_note_value_by_day'],
      [sumInvoiced, 'invoice_value_by_day'],
      [sumReceived, 'receipt_value_by_day'],
    ] as const) {
      const steps = await store.plansOf(() => ask(store.db, ...year));
      expect(steps.join('\n')).toContain(`USING COVERING INDEX ${index}`);
    }
  });

  test('parts of a tax id and characters of a name are matched in their indexes', async () => {
    for (const ask of [
      () => search.clientsWithPart(store.db, '1922', 8),
      () => search.clientsWithTokens(store.db, '华 东', 8),
    ]) {
      expect((await store.plansOf(ask)).join('\n')).toMatch(/VIRTUAL TABLE INDEX \d+:(?=.*M)/);
    }
  });
});
