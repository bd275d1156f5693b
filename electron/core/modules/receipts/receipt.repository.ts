import type { Insertable, Selectable } from 'kysely';
import type { ReceiptTable } from '#core/database/tables/receipts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type ReceiptTableRow = Selectable<ReceiptTable>;

export function findReceipt(db: ReadDb, id: string): Promise<ReceiptTableRow | undefined> {
  return db.selectFrom('receipt').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The receipt in force with a bank's reference or a bill's number. */
export function findReceiptBy(
  db: ReadDb,
  column: 'bank_reference' | 'bill_number',
  value: string,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  return db
    .selectFrom('receipt')
    .select(['id', 'number'])
    .where(column, '=', value)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

/** Receipts in force of one day and amount, by what tells them apart. */
export function listReceiptsAlike(
  db: ReadDb,
  { receivedOn, amountFen, except }: { receivedOn: string; amountFen: number; except: string | undefined },
) {
  return db
    .selectFrom('receipt')
    .select(['number', 'payer_name as payerName'])
    .select((eb) => eb.fn.coalesce('bank_reference', 'bill_number').as('reference'))
    .where('received_on', '=', receivedOn)
    .where('amount_fen', '=', amountFen)
    .where('status', '=', 'active')
    .where('id', '<>', except ?? '')
    .orderBy('number')
    .execute();
}

/** The latest opening document of a client that reaches to this day or beyond it. */
export function findOpeningReaching(db: ReadDb, clientId: string, day: string) {
  return db
    .selectFrom('contract as c')
    .innerJoin('opening_document as d', 'd.contract_id', 'c.id')
    .select(['d.number', 'd.as_of as asOf'])
    .where('c.client_id', '=', clientId)
    .where('d.status', '=', 'active')
    .where('d.received_fen', '>', 0)
    .where('d.as_of', '>=', day)
    .orderBy('d.as_of', 'desc')
    .executeTakeFirst();
}

export async function insertReceipt(db: WriteDb, row: Insertable<ReceiptTable>): Promise<void> {
  await db.insertInto('receipt').values(row).execute();
}

export async function updateReceipt(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<ReceiptTable>, 'number'>,
): Promise<void> {
  await db.updateTable('receipt').set(values).where('id', '=', id).execute();
}

/** Legal names of clients, in the order asked for. */
export async function listClientNames(
  db: ReadDb,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly code: string; readonly name: string }[]> {
  const rows = await db.selectFrom('client').select(['id', 'code', 'name']).where('id', 'in', ids).execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** Whether money may come in there: an account of this office that is not closed. */
export async function isOpenOwnAccount(db: ReadDb, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('own_account')
    .select('account')
    .where('account', '=', account)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
