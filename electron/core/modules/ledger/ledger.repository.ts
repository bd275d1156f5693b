import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import type { Insertable, Selectable } from 'kysely';
import type {
  AccountTable,
  ClientExposureView,
  LedgerEntryTable,
  PeriodTable,
  VoucherTable,
} from '#core/database/tables/ledger.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type VoucherRow = Selectable<VoucherTable>;
export type EntryRow = Selectable<LedgerEntryTable>;
export type PeriodRow = Selectable<PeriodTable>;
export type AccountRow = Selectable<AccountTable>;

export async function insertVoucher(
  db: WriteDb,
  voucher: Insertable<VoucherTable>,
  entries: readonly Insertable<LedgerEntryTable>[],
): Promise<void> {
  await db.insertInto('voucher').values(voucher).execute();
  await db.insertInto('ledger_entry').values(entries).execute();
}

export function findVoucher(db: ReadDb, id: string): Promise<VoucherRow | undefined> {
  return db.selectFrom('voucher').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findReversalOf(db: ReadDb, id: string): Promise<{ readonly id: string } | undefined> {
  return db.selectFrom('voucher').select('id').where('reverses_id', '=', id).executeTakeFirst();
}

/** In the order they were posted. */
export function listVouchersOf(db: ReadDb, sourceKind: string, sourceId: string): Promise<VoucherRow[]> {
  return db
    .selectFrom('voucher')
    .selectAll()
    .where('source_kind', '=', sourceKind)
    .where('source_id', '=', sourceId)
    .orderBy('number')
    .execute();
}

/** Vouchers of a document that still stand: neither reversed nor reversals themselves. */
export function listStandingVouchers(db: ReadDb, sourceKind: string, sourceId: string): Promise<VoucherRow[]> {
  return db
    .selectFrom('voucher as v')
    .selectAll('v')
    .where('v.source_kind', '=', sourceKind)
    .where('v.source_id', '=', sourceId)
    .where('v.reverses_id', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('voucher as r').select('r.id').whereRef('r.reverses_id', '=', 'v.id'))),
    )
    .orderBy('v.number')
    .execute();
}

export function listEntries(db: ReadDb, voucherId: string): Promise<EntryRow[]> {
  return db.selectFrom('ledger_entry').selectAll().where('voucher_id', '=', voucherId).orderBy('position').execute();
}

/** Entries with the words a reader needs beside the codes. */
export function listNamedEntries(db: ReadDb, voucherId: string) {
  return db
    .selectFrom('ledger_entry as e')
    .innerJoin('account as a', 'a.code', 'e.account_code')
    .leftJoin('client as c', 'c.id', 'e.client_id')
    .leftJoin('contract as k', 'k.id', 'e.contract_id')
    .select([
      'e.position',
      'e.account_code as accountCode',
      'a.name_zh as accountNameZh',
      'a.name_en as accountNameEn',
      'c.name as clientName',
      'k.number as contractNumber',
      'e.memo',
      'e.debit_fen as debitFen',
      'e.credit_fen as creditFen',
    ])
    .where('e.voucher_id', '=', voucherId)
    .orderBy('e.position')
    .execute();
}

export function listAccounts(db: ReadDb): Promise<AccountRow[]> {
  return db.selectFrom('account').selectAll().orderBy('code').execute();
}

/** 1122.01 of the lines of one dispatch note, by line key. */
export async function listShippedFen(db: ReadDb, dispatchNoteId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('v_dispatch_line_posted')
    .select(['dispatch_line_key', 'shipped_fen'])
    .where('dispatch_note_id', '=', dispatchNoteId)
    .execute();
  return new Map(rows.map((row) => [row.dispatch_line_key, row.shipped_fen]));
}

/** Balance of 1122.01 of each line of a contract, in fen, whatever dispatched line its entries name. */
export async function listContractShippedFen(db: ReadDb, contractId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select((eb) => [
      'contract_line_key as lineKey',
      eb.fn.sum<number>(eb('debit_fen', '-', eb.ref('credit_fen'))).as('fen'),
    ])
    .where('contract_id', '=', contractId)
    .where('account_code', '=', ACCOUNT.shippedNotInvoiced)
    .groupBy('contract_line_key')
    .execute();
  return new Map(rows.flatMap(({ lineKey, fen }) => (lineKey === null ? [] : [[lineKey, fen]])));
}

export function findExposure(db: ReadDb, clientId: string): Promise<Selectable<ClientExposureView> | undefined> {
  return db.selectFrom('v_client_exposure').selectAll().where('client_id', '=', clientId).executeTakeFirst();
}

export function findPeriod(db: ReadDb, month: number): Promise<PeriodRow | undefined> {
  return db.selectFrom('period').selectAll().where('month', '=', month).executeTakeFirst();
}

export function findPeriodById(db: ReadDb, id: string): Promise<PeriodRow | undefined> {
  return db.selectFrom('period').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listPeriods(db: ReadDb): Promise<PeriodRow[]> {
  return db.selectFrom('period').selectAll().orderBy('month', 'desc').execute();
}

/** The latest month before `month` that has vouchers and is not closed. */
export async function findOpenMonthBefore(db: ReadDb, month: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('voucher as v')
    .select('v.period')
    .where('v.period', '<', month)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('period as p').select('p.id').whereRef('p.month', '=', 'v.period').where('p.closed', '=', 1),
        ),
      ),
    )
    .orderBy('v.period', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.period;
}

export async function insertPeriod(db: WriteDb, row: Insertable<PeriodTable>): Promise<void> {
  await db.insertInto('period').values(row).execute();
}

export async function updatePeriod(db: WriteDb, { id, ...values }: Insertable<PeriodTable>): Promise<void> {
  await db.updateTable('period').set(values).where('id', '=', id).execute();
}
