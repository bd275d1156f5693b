import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from '#core/database/tables.ts';
import { up as foundation } from '#core/database/migrations/0001_foundation.ts';
import { up as review } from '#core/database/migrations/0002_review.ts';
import { up as people } from '#core/database/migrations/0003_people.ts';
import { up as clients } from '#core/database/migrations/0004_clients.ts';
import { up as products } from '#core/database/migrations/0005_products.ts';
import { up as contracts } from '#core/database/migrations/0006_contracts.ts';
import { up as dispatch } from '#core/database/migrations/0007_dispatch.ts';
import { up as ledger } from '#core/database/migrations/0008_ledger.ts';
import { up as invoicing } from '#core/database/migrations/0009_invoicing.ts';
import { up as quantities } from '#core/database/migrations/0010_quantities.ts';
import { up as exchange } from '#core/database/migrations/0011_exchange.ts';
import { up as policies } from '#core/database/migrations/0014_policies.ts';
import { up as daily } from '#core/database/migrations/0015_daily.ts';
import { up as dailyFiles } from '#core/database/migrations/0033_daily_files.ts';
import { up as clientFiles } from '#core/database/migrations/0023_client_files.ts';
import { up as merges } from '#core/database/migrations/0024_client_merges.ts';
import { up as listIndexes } from '#core/database/migrations/0017_list_indexes.ts';
import { up as lookups } from '#core/database/migrations/0020_lookups.ts';
import { up as disclosures } from '#core/database/migrations/0028_disclosures.ts';
import { up as likenessHashes } from '#core/database/migrations/0031_likeness_hashes.ts';
import { up as clientStory } from '#core/database/migrations/0025_client_story.ts';
import { up as receipts } from '#core/database/migrations/0037_receipts.ts';
import { up as receivables } from '#core/database/migrations/0038_receivables.ts';
import { up as statements } from '#core/database/migrations/0040_statements.ts';
import { up as prices } from '#core/database/migrations/0026_prices.ts';

export const ONE = 1_000_000;

const MERGE_GUARDS = `SELECT name FROM sqlite_schema WHERE type = 'trigger'
  AND (name LIKE '%_countersigned_update' OR name LIKE '%_of_standing_client_%')`;

type Row = Readonly<Record<string, string | number | null>>;

/**
 * The tables and views in memory, without the review guards and without foreign keys: for proving the SQL of the quantity
 * views on rows written by hand. Stories of the office go through the door instead.
 */
export async function openQuantityStore() {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const log = ({
    query,
  }: {
    readonly query: { readonly sql: string; readonly parameters: readonly unknown[] };
  }): void => {
    asked.push(query);
  };
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }), log });
  const schema = db as unknown as Kysely<unknown>;
  const business = [clients, products, contracts, dispatch, ledger, invoicing, quantities];
  const engine = [
    exchange,
    daily,
    dailyFiles,
    listIndexes,
    lookups,
    policies,
    clientFiles,
    merges,
    clientStory,
    prices,
    disclosures,
    likenessHashes,
    receipts,
    receivables,
    statements,
  ];
  for (const up of [foundation, review, people, ...business, ...engine]) await up(schema);
  for (const guard of database.prepare(MERGE_GUARDS).pluck().all()) database.exec(`DROP TRIGGER ${String(guard)}`);
  database.exec('DROP TRIGGER client_tag_countersigned_delete');
  for (const table of ['price_list', 'price_list_line', 'client_tag', 'receipt', 'allocation', 'statement'])
    database.exec(`DROP TRIGGER ${table}_countersigned_insert`);
  let serial = 0;

  /** Inserts a row, giving columns that must be there and do not matter here a plain value. */
  function put(table: string, row: Row): void {
    const columns = database.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[];
    const filled: Record<string, string | number | null> = {};
    for (const { name, type, notnull } of columns) {
      const given = row[name] ?? DEFAULTS[name];
      if (given !== undefined) filled[name] = given;
      else if (notnull === 1) filled[name] = type === 'INTEGER' ? 0 : '-';
    }
    const names = Object.keys(filled);
    database
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(filled));
  }

  const next = (): string => `D${(serial += 1)}`;
  return {
    db,
    database,
    put,
    /** How SQLite would answer every query that `ask` sends, one line a step. */
    async plansOf(ask: () => Promise<unknown>): Promise<string[]> {
      asked.length = 0;
      await ask();
      return asked.flatMap(({ sql, parameters }) => {
        const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
        return steps.map((step) => step.detail);
      });
    },
    contract(id: string, lines: Readonly<Record<string, number>>, head: Row = {}): void {
      put('contract', { id, number: `HT-${id}`, client_id: 'K', gross_fen: 0, ...head });
      for (const [position, [line_key, quantity]] of Object.entries(lines).entries()) {
        put('contract_line', {
          contract_id: id,
          line_key,
          position,
          quantity_e6: quantity * ONE,
          gross_fen: quantity * 1000,
          net_fen: quantity * 1000,
        });
      }
    },
    /** A note with one line, 10 元 a unit; returns its id. */
    dispatch(contract: string, line: string, quantity: number, kind = 'sale'): string {
      const id = next();
      put('dispatch_note', { id, number: id, kind });
      put('dispatch_line', {
        dispatch_note_id: id,
        line_key: 'L1',
        contract_id: contract,
        contract_line_key: line,
        contract_version: 1,
        quantity_e6: quantity * ONE,
        gross_fen: quantity * 1000,
        net_fen: quantity * 1000,
      });
      return id;
    },
    signBack(note: string, dispatched: number, signed: number, settlement: string | null): void {
      const id = next();
      put('sign_back', { id, number: id, dispatch_note_id: note });
      put('sign_back_line', {
        sign_back_id: id,
        dispatch_note_id: note,
        dispatch_line_key: 'L1',
        dispatched_e6: dispatched * ONE,
        signed_e6: signed * ONE,
        difference_e6: (dispatched - signed) * ONE,
        settlement,
      });
    },
    returned(note: string, contract: string, line: string, quantity: number, purpose: string): void {
      const id = next();
      put('return_note', { id, number: id, purpose });
      put('return_line', {
        return_note_id: id,
        line_key: 'L1',
        dispatch_note_id: note,
        dispatch_line_key: 'L1',
        contract_id: contract,
        contract_line_key: line,
        quantity_e6: quantity * ONE,
        gross_fen: quantity * 1000,
        net_fen: quantity * 1000,
      });
    },
    request(contract: string, line: string, quantity: number): string {
      const id = next();
      put('invoice_request', { id, number: id, kind: 'ordinary' });
      put('invoice_request_line', {
        invoice_request_id: id,
        line_key: 'L1',
        contract_id: contract,
        contract_line_key: line,
        quantity_e6: quantity * ONE,
        gross_fen: quantity * 1000,
        net_fen: quantity * 1000,
      });
      return id;
    },
    issue(request: string): void {
      const id = next();
      put('invoice', { id, invoice_request_id: request, kind: 'ordinary', invoice_number: id.padStart(20, '2') });
    },
    closeShort(contract: string, line: string, quantity: number): void {
      const id = next();
      put('close_short', { id, number: id, contract_id: contract });
      put('close_short_line', {
        close_short_id: id,
        contract_id: contract,
        line_key: line,
        quantity_e6: quantity * ONE,
      });
    },
    claim(scope: string, key: string, quantity: number): void {
      put('submission_claim', { submission_id: next(), scope, key, quantity_e6: quantity * ONE });
    },
    quantities: (contract: string, line: string) =>
      db
        .selectFrom('v_contract_line_quantity')
        .selectAll()
        .where('contract_id', '=', contract)
        .where('line_key', '=', line)
        .executeTakeFirstOrThrow(),
    close: () => db.destroy(),
  };
}

/** Values that satisfy the checks of the columns the views do not look at. */
const DEFAULTS: Row = {
  version: 1,
  status: 'active',
  kind: 'sale',
  invoice_base: 'with_goods',
  signed_on: '2026-11-02',
  dispatched_on: '2026-11-05',
  sign_back_due_on: '2026-11-12',
  received_on: '2026-11-08',
  returned_on: '2026-11-09',
  requested_on: '2026-11-10',
  issued_on: '2026-11-11',
  closed_on: '2026-11-12',
  as_of: '2026-10-31',
  allocated_on: '2026-11-20',
  period_from: '2026-10-01',
  period_to: '2026-10-31',
  reply_by: '2026-12-05',
  received_as: 'authorised',
  ship_mode: 'carrier',
  freight_bearer: 'seller',
  condition: 'sound',
  price_basis: 'with_tax',
  tax_treatment: 'taxed',
  tax_rate_basis_points: 1300,
  list_price_basis: 'with_tax',
  unit_factor_e6: ONE,
  size_grade: 'C',
  credit_grade: 'B',
};
