import { sql, type Kysely } from 'kysely';

/** Tables that change only through a countersigned submission; a test holds this list against every table of the store. */
const EFFECTIVE = [
  'person',
  'person_role',
  'office_profile',
  'client',
  'client_contact',
  'client_address',
  'client_bank_account',
  'client_licence',
  'product',
  'product_conversion',
  'contract',
  'contract_line',
  'contract_payment_term',
  'contract_clause',
  'contract_version',
  'close_short',
  'close_short_line',
  'opening_document',
  'opening_line',
  'dispatch_note',
  'dispatch_line',
  'dispatch_accompanying',
  'sign_back',
  'sign_back_line',
  'return_note',
  'return_line',
  'voucher',
  'ledger_entry',
  'period',
  'invoice_request',
  'invoice_request_line',
  'invoice',
  'import_batch',
  'import_batch_record',
];

/**
 * The store's own door: a row of an effective table is written only while the submission it names is applying, which
 * 0002 allows only with enough countersignatures of other people. Whoever opens the file with another program meets this.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of EFFECTIVE) {
    for (const verb of ['INSERT', 'UPDATE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_delete BEFORE DELETE ON ${table}
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE applying = 1)
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
  }
}
