import type { ReadDb } from '#core/kernel/context.ts';

export interface Period {
  readonly clientId: string;
  readonly from: string;
  readonly to: string;
}

/** What moved a client's balance in a period, oldest first, with what people call it by. The only text that finds movements. */
export function listMovements(db: ReadDb, { clientId, from, to }: Period) {
  return db
    .selectFrom('v_statement_movement as m')
    .leftJoin('dispatch_line as l', (join) =>
      join.onRef('l.dispatch_note_id', '=', 'm.dispatch_note_id').onRef('l.line_key', '=', 'm.dispatch_line_key'),
    )
    .leftJoin('dispatch_note as n', 'n.id', 'm.source_id')
    .leftJoin('return_note as r', 'r.id', 'm.source_id')
    .leftJoin('sign_back as s', 's.id', 'm.source_id')
    .leftJoin('receipt as p', 'p.id', 'm.source_id')
    .leftJoin('invoice as i', 'i.id', 'm.source_id')
    .leftJoin('opening_document as o', 'o.id', 'm.source_id')
    .select((eb) => [
      'm.moved_on as on',
      'm.source_kind as sourceKind',
      'm.source_id as documentId',
      eb.fn
        .coalesce(
          eb.fn.coalesce('n.number', 'r.number', 's.number'),
          eb.fn.coalesce('p.number', 'i.invoice_number', 'o.number'),
        )
        .as('documentNumber'),
      'm.dispatch_note_id as dispatchNoteId',
      'm.dispatch_line_key as dispatchLineKey',
      'm.amount_fen as amountFen',
      'l.product_name as productName',
      'l.specification',
      'l.unit',
      'l.unit_decimals as unitDecimals',
      'l.quantity_e6 as dispatchedE6',
      'l.gross_fen as dispatchedFen',
      'l.price_e6 as priceE6',
      'l.price_basis as priceBasis',
      'l.tax_rate_basis_points as taxRateBasisPoints',
      'l.tax_treatment as taxTreatment',
      'p.method as receiptMethod',
      eb.fn.coalesce('p.bill_number', 'p.bank_reference').as('reference'),
    ])
    .select((eb) => [
      eb
        .selectFrom('return_line as b')
        .select((sum) => sum.fn.sum<number>('b.quantity_e6').as('e6'))
        .whereRef('b.return_note_id', '=', 'm.source_id')
        .whereRef('b.dispatch_note_id', '=', 'm.dispatch_note_id')
        .whereRef('b.dispatch_line_key', '=', 'm.dispatch_line_key')
        .as('returnedE6'),
      eb
        .selectFrom('sign_back_line as d')
        .select((sum) => sum.fn.sum<number>('d.difference_e6').as('e6'))
        .whereRef('d.sign_back_id', '=', 'm.source_id')
        .whereRef('d.dispatch_line_key', '=', 'm.dispatch_line_key')
        .as('settledE6'),
    ])
    .where('m.client_id', '=', clientId)
    .where('m.moved_on', '>=', from)
    .where('m.moved_on', '<=', to)
    .orderBy('m.moved_on')
    .orderBy('m.seq')
    .execute();
}

export type Movement = Awaited<ReturnType<typeof listMovements>>[number];

/** Official numbers of the invoices in force on dispatched lines until a day, by `note/line`. */
export async function invoicesOfLines(
  db: ReadDb,
  noteIds: readonly string[],
  until: string,
): Promise<ReadonlyMap<string, string>> {
  if (noteIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('v_invoice_request_line as q')
    .innerJoin('invoice as i', 'i.id', 'q.invoice_id')
    .select(['q.dispatch_note_id as noteId', 'q.dispatch_line_key as lineKey', 'i.invoice_number as number'])
    .distinct()
    .where('q.dispatch_note_id', 'in', noteIds)
    .where('i.status', '=', 'active')
    .where('i.issued_on', '<=', until)
    .orderBy('i.invoice_number')
    .execute();
  const byLine = Map.groupBy(rows, (row) => `${row.noteId}/${row.lineKey}`);
  return new Map([...byLine].map(([key, found]) => [key, found.map(({ number }) => number).join(' ')]));
}
