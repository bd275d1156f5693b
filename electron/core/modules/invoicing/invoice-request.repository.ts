import type { Insertable, Selectable } from 'kysely';
import type { InvoiceRequestLineTable, InvoiceRequestTable } from '#core/database/tables/invoicing.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type InvoiceRequestRow = Selectable<InvoiceRequestTable>;
export type InvoiceRequestLineRow = Selectable<InvoiceRequestLineTable>;

export function findRequest(db: ReadDb, id: string): Promise<InvoiceRequestRow | undefined> {
  return db.selectFrom('invoice_request').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listRequestLines(db: ReadDb, id: string): Promise<InvoiceRequestLineRow[]> {
  return db
    .selectFrom('invoice_request_line')
    .selectAll()
    .where('invoice_request_id', '=', id)
    .orderBy('position')
    .execute();
}

export async function insertRequest(
  db: WriteDb,
  head: Insertable<InvoiceRequestTable>,
  lines: readonly Insertable<InvoiceRequestLineTable>[],
): Promise<void> {
  await db.insertInto('invoice_request').values(head).execute();
  await db.insertInto('invoice_request_line').values(lines).execute();
}

export async function updateRequest(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<InvoiceRequestTable>, 'number'>,
  lines: readonly Insertable<InvoiceRequestLineTable>[],
): Promise<void> {
  await db.updateTable('invoice_request').set(values).where('id', '=', id).execute();
  await db.deleteFrom('invoice_request_line').where('invoice_request_id', '=', id).execute();
  await db.insertInto('invoice_request_line').values(lines).execute();
}

/** The client as an invoice names it. */
export function findBuyer(db: ReadDb, clientId: string) {
  return db
    .selectFrom('client')
    .select([
      'id',
      'code',
      'name',
      'status',
      'tax_number',
      'invoice_title',
      'invoice_tax',
      'invoice_address',
      'invoice_phone',
      'invoice_bank',
      'invoice_account',
      'invoice_email',
    ])
    .where('id', '=', clientId)
    .executeTakeFirst();
}
