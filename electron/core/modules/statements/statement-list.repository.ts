import { sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { statementList, type StatementListInput } from '#shared/statements/statements.contract.ts';
import { clientColumns, isClientLike } from '#core/database/lists/client-match.ts';
import { equals, filled, isIn, listSql } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const STATEMENTS = listSql({
  list: statementList,
  table: 'statement',
  alias: 's',
  id: 's.id',
  columns: {
    number: filled('s.number'),
    issuedOn: filled('s.issued_on'),
    ...clientColumns('s.client_id'),
    from: filled('s.period_from'),
    to: filled('s.period_to'),
    closingFen: filled('s.closing_fen'),
    replyBy: filled('s.reply_by'),
    state: filled('s.state'),
  },
  sums: {
    openingFen: sql.ref('s.opening_fen'),
    shippedFen: sql.ref('s.shipped_fen'),
    receivedFen: sql.ref('s.received_fen'),
    reducedFen: sql.ref('s.reduced_fen'),
    closingFen: sql.ref('s.closing_fen'),
  },
});

/** One page of statements by key, and what the whole filter adds up to. */
export function listStatementIds(db: ReadDb, asked: z.output<typeof StatementListInput>, today: string) {
  const { text, clientId, overdue } = asked;
  const late = sql<SqlBool>`s.state = 'issued' AND s.reply_by < ${today}`;
  return readList(db, STATEMENTS, asked, {
    filters: [...equals('s.client_id', clientId), ...(overdue === true ? [late] : [])],
    text: text ? [isIn(['s.number'], text), isClientLike('s.client_id', text)] : [],
  });
}

/** What the list shows of these statements, in their order. */
export async function listStatementsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('statement as s')
    .innerJoin('client as c', 'c.id', 's.client_id')
    .select([
      's.id',
      's.number',
      's.version',
      's.issued_on as issuedOn',
      's.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      's.period_from as from',
      's.period_to as to',
      's.opening_fen as openingFen',
      's.shipped_fen as shippedFen',
      's.received_fen as receivedFen',
      's.reduced_fen as reducedFen',
      's.closing_fen as closingFen',
      's.reply_by as replyBy',
      's.their_balance_fen as theirBalanceFen',
      's.state',
    ])
    .where('s.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}
