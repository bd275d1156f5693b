import type { ReadDb } from '#core/kernel/context.ts';

/** What is left of one dispatched line for invoicing, effective documents only. */
export interface DispatchLeft {
  readonly dispatchNoteId: string;
  readonly lineKey: string;
  /** Dispatched less settled differences, returns for credit and effective requests; may be below zero. */
  readonly leftE6: number;
}

export async function listDispatchLeft(db: ReadDb, noteIds: readonly string[]): Promise<DispatchLeft[]> {
  if (noteIds.length === 0) return [];
  const rows = await db
    .selectFrom('v_dispatch_line_quantity')
    .selectAll()
    .where('dispatch_note_id', 'in', noteIds)
    .execute();
  return rows.map((row) => ({
    dispatchNoteId: row.dispatch_note_id,
    lineKey: row.line_key,
    leftE6: row.dispatched_e6 - row.settled_e6 - row.returned_credit_e6 - row.requested_e6,
  }));
}

/**
 * Quantity of a contract line dispatched before go-live and not invoiced since: the opening document's dispatched less
 * its invoiced, less effective requests that name no dispatch line.
 */
export async function openingLeftE6(db: ReadDb, contractId: string, lineKey: string): Promise<number> {
  const opening = await db
    .selectFrom('opening_line as o')
    .innerJoin('opening_document as d', 'd.id', 'o.opening_document_id')
    .select(['o.dispatched_e6 as dispatchedE6', 'o.invoiced_e6 as invoicedE6'])
    .where('o.contract_id', '=', contractId)
    .where('o.line_key', '=', lineKey)
    .where('d.status', '=', 'active')
    .executeTakeFirst();
  if (!opening) return 0;
  const requested = await db
    .selectFrom('v_invoice_request_line')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('quantity_e6'), eb.lit(0)).as('quantityE6'))
    .where('contract_id', '=', contractId)
    .where('contract_line_key', '=', lineKey)
    .where('dispatch_note_id', 'is', null)
    .executeTakeFirst();
  return opening.dispatchedE6 - opening.invoicedE6 - (requested?.quantityE6 ?? 0);
}

/** Charged lines of a client's notes in force, oldest first. */
export function listChargedLines(db: ReadDb, clientId: string, contractId: string | undefined) {
  return db
    .selectFrom('dispatch_line as l')
    .innerJoin('dispatch_note as n', 'n.id', 'l.dispatch_note_id')
    .innerJoin('contract as k', 'k.id', 'l.contract_id')
    .select([
      'k.id as contractId',
      'k.number as contractNumber',
      'l.contract_line_key as contractLineKey',
      'n.id as dispatchNoteId',
      'n.number as dispatchNumber',
      'l.line_key as dispatchLineKey',
      'n.dispatched_on as dispatchedOn',
      'l.product_id as productId',
      'l.product_name as productName',
      'l.specification',
      'l.unit',
      'l.unit_decimals as unitDecimals',
      'l.price_e6 as priceE6',
      'l.price_basis as priceBasis',
      'l.tax_rate_basis_points as taxRateBasisPoints',
      'l.tax_treatment as taxTreatment',
      'l.quantity_e6 as dispatchedE6',
    ])
    .where('n.client_id', '=', clientId)
    .where('n.status', '=', 'active')
    .where('n.kind', 'in', ['sale', 'resend'])
    .$if(contractId !== undefined, (query) => query.where('k.id', '=', contractId ?? ''))
    .orderBy('n.number')
    .orderBy('l.position')
    .execute();
}

/** Contracts of a client that can be invoiced without naming a dispatch: invoiced before dispatch, or with an opening. */
export function listDirectContracts(db: ReadDb, clientId: string, contractId: string | undefined) {
  return db
    .selectFrom('contract as k')
    .select(['k.id', 'k.number', 'k.invoice_base as invoiceBase'])
    .where('k.client_id', '=', clientId)
    .where('k.status', '=', 'active')
    .where('k.kind', '<>', 'framework')
    .where((eb) =>
      eb.or([
        eb('k.invoice_base', '=', 'before_dispatch'),
        eb.exists(
          eb
            .selectFrom('opening_document as d')
            .select('d.id')
            .whereRef('d.contract_id', '=', 'k.id')
            .where('d.status', '=', 'active'),
        ),
      ]),
    )
    .$if(contractId !== undefined, (query) => query.where('k.id', '=', contractId ?? ''))
    .orderBy('k.number')
    .execute();
}
