import type { Insertable, Selectable } from 'kysely';
import type { InvoiceTable } from '#core/database/tables/invoicing.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type InvoiceTableRow = Selectable<InvoiceTable>;

export function findInvoice(db: ReadDb, id: string): Promise<InvoiceTableRow | undefined> {
  return db.selectFrom('invoice').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The invoice recorded for a request that is in force; there is one at most. */
export function findInvoiceOf(db: ReadDb, requestId: string): Promise<InvoiceTableRow | undefined> {
  return db
    .selectFrom('invoice')
    .selectAll()
    .where('invoice_request_id', '=', requestId)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

/** The invoice in force with an official number, and code where it has one. */
export function findInvoiceByNumber(
  db: ReadDb,
  invoiceCode: string | null,
  invoiceNumber: string,
): Promise<InvoiceTableRow | undefined> {
  return db
    .selectFrom('invoice')
    .selectAll()
    .where('invoice_number', '=', invoiceNumber)
    .where('invoice_code', 'is', invoiceCode)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export async function insertInvoice(db: WriteDb, row: Insertable<InvoiceTable>): Promise<void> {
  await db.insertInto('invoice').values(row).execute();
}

export async function updateInvoice(db: WriteDb, { id, ...values }: Insertable<InvoiceTable>): Promise<void> {
  await db.updateTable('invoice').set(values).where('id', '=', id).execute();
}
