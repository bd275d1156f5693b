import type { ReadDb } from '#core/kernel/context.ts';

/** Receipts of a client with something left, and those named, oldest first. */
export function listReceiptsLeft(db: ReadDb, clientId: string, also: readonly string[]) {
  return db
    .selectFrom('receipt as r')
    .innerJoin('v_receipt_balance as b', 'b.receipt_id', 'r.id')
    .select([
      'r.id as receiptId',
      'r.number',
      'r.received_on as receivedOn',
      'r.method',
      'r.payer_name as payerName',
      'r.amount_fen as amountFen',
      'b.unallocated_fen as leftFen',
    ])
    .where((eb) =>
      eb(
        'r.id',
        'in',
        eb.selectFrom('open_receipt as o').select('o.receipt_id').where('o.client_id', '=', clientId),
      ).or('r.id', 'in', also.length > 0 ? also : ['']),
    )
    .orderBy('r.received_on')
    .orderBy('r.number')
    .execute();
}

/** Invoices of a client that are not received in full, and those named, oldest first. */
export function listInvoicesOpen(db: ReadDb, clientId: string, also: readonly string[]) {
  return db
    .selectFrom('v_invoice_receivable as v')
    .selectAll()
    .where((eb) =>
      eb(
        'v.invoice_id',
        'in',
        eb.selectFrom('open_invoice as o').select('o.invoice_id').where('o.client_id', '=', clientId),
      ).or('v.invoice_id', 'in', also.length > 0 ? also : ['']),
    )
    .orderBy('v.issued_on')
    .orderBy('v.invoice_number')
    .execute();
}

/** Contracts that invoices stand on, in the order of their lines. */
export async function listContractsOfInvoices(db: ReadDb, invoiceIds: readonly string[]) {
  if (invoiceIds.length === 0) return [];
  return db
    .selectFrom('invoice as i')
    .innerJoin('invoice_request_line as l', 'l.invoice_request_id', 'i.invoice_request_id')
    .innerJoin('contract as c', 'c.id', 'l.contract_id')
    .select(['i.id as invoiceId', 'c.number'])
    .where('i.id', 'in', invoiceIds)
    .orderBy('l.position')
    .execute();
}

/** What opening documents of a client brought in, oldest first. */
export function listOpeningsOwed(db: ReadDb, clientId: string) {
  return db
    .selectFrom('contract as k')
    .innerJoin('v_opening_receivable as v', 'v.contract_id', 'k.id')
    .selectAll('v')
    .where('k.client_id', '=', clientId)
    .where('v.owed_fen', '>', 0)
    .orderBy('v.as_of')
    .orderBy('v.number')
    .execute();
}

/** Contracts of a client in force, with what they received, oldest first. */
export function listContractsInForce(db: ReadDb, clientId: string) {
  return db
    .selectFrom('contract as c')
    .leftJoin('v_contract_received as r', 'r.contract_id', 'c.id')
    .select(['c.id', 'c.number', 'c.signed_on as signedOn', 'c.gross_fen as grossFen', 'r.received_fen as receivedFen'])
    .where('c.client_id', '=', clientId)
    .where('c.status', '=', 'active')
    .orderBy('c.signed_on')
    .orderBy('c.number')
    .execute();
}
