import { sql, type SqlBool } from 'kysely';
import { CLIENT_ACCOUNTS } from '#shared/ledger/account-codes.ts';
import { ledgerEntryList, type ClientDetailInput } from '#shared/ledger/ledger.contract.ts';
import { filled, isIn, listSql, through } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const ENTRIES = listSql({
  list: ledgerEntryList,
  table: 'ledger_entry',
  alias: 'e',
  id: 'e.seq',
  columns: {
    date: filled('e.date'),
    voucherNumber: through({ table: 'voucher', alias: 'v', id: 'v.id', key: 'e.voucher_id' }, filled('v.number')),
    accountCode: filled('e.account_code'),
    contractNumber: through({ table: 'contract', alias: 'k', id: 'k.id', key: 'e.contract_id' }, filled('k.number')),
    memo: filled('e.memo'),
    debitFen: filled('e.debit_fen'),
    creditFen: filled('e.credit_fen'),
  },
  sums: { debitFen: sql.ref('e.debit_fen'), creditFen: sql.ref('e.credit_fen') },
});

/** One page of a client's entries by key, and what the whole filter adds up to. */
export function listEntryIds(db: ReadDb, asked: ClientDetailInput) {
  const { clientId, from, to, text } = asked;
  const ofVoucher = (part: string) =>
    sql<SqlBool>`e.voucher_id IN (SELECT v.id FROM voucher AS v WHERE ${isIn(['v.number'], part)})`;
  return readList(db, ENTRIES, asked, {
    scope: [
      sql<SqlBool>`e.client_id = ${clientId}`,
      sql<SqlBool>`e.account_code IN (${sql.join(CLIENT_ACCOUNTS)})`,
      ...(from === undefined ? [] : [sql<SqlBool>`e.date >= ${from}`]),
      ...(to === undefined ? [] : [sql<SqlBool>`e.date <= ${to}`]),
    ],
    text: text ? [isIn(['e.memo'], text), ofVoucher(text)] : [],
  });
}

/** What the list shows of these entries, in their order. */
export async function listEntriesByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('voucher as v', 'v.id', 'e.voucher_id')
    .leftJoin('contract as k', 'k.id', 'e.contract_id')
    .select([
      'e.seq',
      'e.date',
      'e.period as month',
      'v.number as voucherNumber',
      'e.account_code as accountCode',
      'e.memo',
      'e.debit_fen as debitFen',
      'e.credit_fen as creditFen',
      'v.source_kind as sourceKind',
      'v.source_id as sourceId',
      'e.contract_id as contractId',
      'k.number as contractNumber',
    ])
    .where('e.seq', 'in', ids.map(Number))
    .execute();
  return inOrder(ids, rows, (row) => row.seq);
}

/** The client's balance after each of these entries: the sum of all before it and itself, whatever the list leaves out. */
export async function listBalancesAfter(
  db: ReadDb,
  clientId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (seqs.length === 0) return new Map();
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('ledger_entry as e')
        .select(['e.seq', sql<number>`SUM(e.debit_fen - e.credit_fen) OVER (ORDER BY e.date, e.seq)`.as('balanceFen')])
        .where('e.client_id', '=', clientId)
        .where('e.account_code', 'in', CLIENT_ACCOUNTS)
        .as('run'),
    )
    .select(['run.seq', 'run.balanceFen'])
    .where('run.seq', 'in', seqs)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.balanceFen]));
}

/** Debits less credits of a client before a day. */
export async function sumClientBefore(db: ReadDb, clientId: string, from: string | undefined): Promise<number> {
  if (from === undefined) return 0;
  const row = await db
    .selectFrom('ledger_entry')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('debit_fen'), eb.lit(0)).as('debitFen'),
      eb.fn.coalesce(eb.fn.sum<number>('credit_fen'), eb.lit(0)).as('creditFen'),
    ])
    .where('client_id', '=', clientId)
    .where('account_code', 'in', CLIENT_ACCOUNTS)
    .where('date', '<', from)
    .executeTakeFirstOrThrow();
  return row.debitFen - row.creditFen;
}
