import { sql, type Kysely } from 'kysely';

/**
 * An index for every column a list sorts by, the record's key last, so that one index serves both directions and every page.
 * Choices are indexed by the place of their value; Chinese names by their initials. No table of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, on] of INDEXES) await sql.raw(`CREATE INDEX ${name} ON ${on}`).execute(db);
  // Unique, so that a list sorted by its client knows that the next row of the index is another client.
  await sql`CREATE UNIQUE INDEX client_by_initials ON client (pinyin, name, id)`.execute(db);
  for (const name of ['client_by_owner', 'dispatch_note_by_waybill', 'invoice_by_number']) {
    await sql.raw(`DROP INDEX ${name}`).execute(db);
  }
}

const place = (column: string, values: readonly string[]): string =>
  `CASE ${column} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} END`;

const INVOICE_KINDS = ['special', 'ordinary'];

const INDEXES: readonly (readonly [name: string, on: string])[] = [
  ['client_by_short_name', 'client (short_name, id)'],
  ['client_by_kind', `client (${place('kind', ['distributor', 'retailer', 'institution', 'direct'])}, id)`],
  ['client_by_size', `client (${place('size_grade', ['A', 'B', 'C'])}, id)`],
  ['client_by_credit_grade', `client (${place('credit_grade', ['AAA', 'AA', 'A', 'B', 'C'])}, id)`],
  ['client_by_region', 'client (region, id)'],
  ['client_by_owner_name', 'client (owner_name, id)'],
  ['client_by_credit_limit', 'client (credit_limit_fen, id)'],
  ['client_by_payment_days', 'client (payment_days, id)'],
  ['client_by_standing', `client (${place('status', ['prospect', 'active', 'frozen', 'closed'])}, id)`],

  ['product_by_initials', 'product (pinyin, name, id)'],
  ['product_by_specification', 'product (specification, id)'],
  ['product_by_unit', 'product (unit, id)'],
  ['product_by_tax_code', 'product (tax_code, id)'],
  ['product_by_tax_short_name', 'product (tax_short_name, id)'],
  ['product_by_tax_rate', 'product (tax_rate_basis_points, id)'],
  ['product_by_treatment', `product (${place('tax_treatment', ['taxed', 'zero_rated', 'exempt', 'not_taxable'])}, id)`],
  ['product_by_grade', `product (${place('product_class', ['A', 'B', 'C'])}, id)`],
  ['product_by_list_price', 'product (list_price_e6, id)'],
  ['product_by_standing', `product (${place('status', ['active', 'archived'])}, id)`],

  // Numbers carry what a typed text is looked for in beside them, so that it is found without reading the records.
  ['contract_by_number', 'contract (number, id, external_number, client_id)'],
  ['contract_by_external_number', 'contract (external_number, id)'],
  ['contract_by_kind', `contract (${place('kind', ['framework', 'sale', 'order'])}, id)`],
  ['contract_of_client', 'contract (client_id, id)'],
  ['contract_by_effective_to', 'contract (effective_to, id)'],
  ['contract_by_sealed', 'contract (sealed_on, id)'],
  ['contract_by_gross', 'contract (gross_fen, id)'],
  ['contract_void', `contract (id) WHERE status = 'void'`],

  ['dispatch_note_void', `dispatch_note (id) WHERE status = 'void'`],
  ['dispatch_note_by_number', 'dispatch_note (number, id, waybill, client_id)'],
  [
    'dispatch_note_by_kind',
    `dispatch_note (${place('kind', ['sale', 'sample', 'gift', 'replacement', 'resend'])}, id)`,
  ],
  ['dispatch_note_of_client', 'dispatch_note (client_id, id)'],
  ['dispatch_note_by_carrier', 'dispatch_note (carrier, id)'],
  ['dispatch_note_by_waybill_number', 'dispatch_note (waybill, id)'],
  ['dispatch_note_by_warehouse', 'dispatch_note (warehouse, id)'],
  ['dispatch_note_by_consignee', 'dispatch_note (consignee_name, id)'],
  ['dispatch_note_by_gross', 'dispatch_note (gross_fen, id)'],
  ['dispatch_note_by_due', 'dispatch_note (sign_back_due_on, id)'],

  ['invoice_request_void', `invoice_request (id) WHERE status = 'void'`],
  ['invoice_request_by_number', 'invoice_request (number, id, client_id)'],
  ['invoice_request_by_kind', `invoice_request (${place('kind', INVOICE_KINDS)}, id)`],
  ['invoice_request_of_client', 'invoice_request (client_id, id)'],
  ['invoice_request_by_net', 'invoice_request (net_fen, id)'],
  ['invoice_request_by_tax', 'invoice_request (tax_fen, id)'],
  ['invoice_request_by_gross', 'invoice_request (gross_fen, id, net_fen, tax_fen)'],

  ['invoice_by_official_number', 'invoice (invoice_number, id, client_id)'],
  ['invoice_by_kind', `invoice (${place('kind', INVOICE_KINDS)}, id)`],
  ['invoice_of_client', 'invoice (client_id, id)'],
  ['invoice_by_net', 'invoice (net_fen, id)'],
  ['invoice_by_tax', 'invoice (tax_fen, id)'],
  ['invoice_by_gross', 'invoice (gross_fen, id, net_fen, tax_fen)'],

  ['ledger_entry_by_debit', 'ledger_entry (client_id, debit_fen, seq, account_code) WHERE client_id IS NOT NULL'],
  ['ledger_entry_by_credit', 'ledger_entry (client_id, credit_fen, seq, account_code) WHERE client_id IS NOT NULL'],
];
