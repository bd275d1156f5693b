import { sql, type SqlBool } from 'kysely';
import { ACCOUNT, CLIENT_ACCOUNTS } from '#shared/ledger/account-codes.ts';
import { clientBalanceList, type ClientBalancesInput } from '#shared/ledger/ledger.contract.ts';
import { clientsMatching } from '#core/database/client-search.ts';
import { isClientLike } from '#core/database/lists/client-match.ts';
import { filled, filterCondition, listSql, named, optional } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const BALANCES = listSql({
  list: clientBalanceList,
  table: 'client',
  alias: 'c',
  id: 'c.id',
  columns: {
    clientCode: filled('c.code'),
    clientName: named('c'),
    ownerName: optional('c.owner_name'),
  },
  // Who stands at zero adds nothing, so the sums are read from the entries alone: `sumClientBalances`.
  sums: {},
});

const standsOpen = sql<SqlBool>`EXISTS (SELECT 1 FROM v_client_balance AS b WHERE b.client_id = c.id
  AND (b.shipped_fen <> 0 OR b.invoiced_fen <> 0 OR b.advance_fen <> 0))`;

const typed = ({ text }: ClientBalancesInput) =>
  text !== undefined && clientsMatching(text) ? [isClientLike('c.id', text)] : [];

/** One page of the clients with a balance, or of all, by key; the count of all with the first page. */
export function listClientBalanceIds(db: ReadDb, asked: ClientBalancesInput) {
  return readList(db, BALANCES, asked, { scope: asked.onlyOpen ? [standsOpen] : [], text: typed(asked) });
}

/** What the clients of the whole filter stand at together, fen. */
export async function sumClientBalances(db: ReadDb, asked: ClientBalancesInput) {
  const which = [...typed(asked), ...asked.where.map((filter) => filterCondition(BALANCES, filter))];
  const owed = (...accounts: readonly string[]) =>
    sql<number>`COALESCE(SUM(CASE WHEN e.account_code IN (${sql.join(accounts)}) THEN e.debit_fen - e.credit_fen END), 0)`;
  let rows = db
    .selectFrom('client as c')
    .innerJoin('ledger_entry as e', 'e.client_id', 'c.id')
    .where('e.account_code', 'in', CLIENT_ACCOUNTS);
  for (const condition of which) rows = rows.where(condition);
  return rows
    .select([
      owed(ACCOUNT.shippedNotInvoiced).as('shippedFen'),
      owed(ACCOUNT.invoiced).as('invoicedFen'),
      sql<number>`-${owed(ACCOUNT.advances)}`.as('advanceFen'),
      owed(...CLIENT_ACCOUNTS).as('balanceFen'),
    ])
    .executeTakeFirstOrThrow();
}

function balances(db: ReadDb) {
  return db
    .selectFrom('client as c')
    .innerJoin('v_client_balance as b', 'b.client_id', 'c.id')
    .select([
      'c.id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      'c.owner_name as ownerName',
      'b.shipped_fen as shippedFen',
      'b.invoiced_fen as invoicedFen',
      'b.advance_fen as advanceFen',
      'b.balance_fen as balanceFen',
    ]);
}

/** What the list shows of these clients, in their order. */
export async function listClientBalancesByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await balances(db).where('c.id', 'in', ids.map(String)).execute();
  return inOrder(ids, rows, (row) => row.clientId);
}

export function findClientBalance(db: ReadDb, clientId: string) {
  return balances(db).where('c.id', '=', clientId).executeTakeFirst();
}
