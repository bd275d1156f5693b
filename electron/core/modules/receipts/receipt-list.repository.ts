import { sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { receiptList, type ReceiptListInput, type ReceiptState } from '#shared/receipts/receipts.contract.ts';
import { clientColumnsOrNone, isClientLike } from '#core/database/lists/client-match.ts';
import {
  computed,
  equals,
  filled,
  isIn,
  listSql,
  optional,
  within,
  type Condition,
} from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type Asked = z.output<typeof ReceiptListInput>;

const LEFT = sql`COALESCE((SELECT o.left_fen FROM open_receipt AS o WHERE o.receipt_id = r.id), 0)`;
const STATE = sql`CASE WHEN r.status = 'void' THEN 'void' WHEN r.client_id IS NULL THEN 'unidentified'
  WHEN EXISTS (SELECT 1 FROM open_receipt AS o WHERE o.receipt_id = r.id) THEN 'open' ELSE 'allocated' END`;

export const RECEIPTS = listSql({
  list: receiptList,
  table: 'receipt',
  alias: 'r',
  id: 'r.id',
  columns: {
    number: filled('r.number'),
    receivedOn: filled('r.received_on'),
    ...clientColumnsOrNone('r.client_id'),
    method: filled('r.method'),
    payerName: filled('r.payer_name'),
    bankReference: optional('r.bank_reference'),
    billNumber: optional('r.bill_number'),
    billDueOn: optional('r.bill_due_on'),
    amountFen: filled('r.amount_fen'),
    state: computed(STATE),
  },
  sums: {
    amountFen: sql.ref('r.amount_fen'),
    allocatedFen: sql`CASE r.status WHEN 'void' THEN 0 ELSE r.amount_fen - ${LEFT} END`,
    unallocatedFen: LEFT,
  },
});

/** Where a receipt stands, by what has an index for it. */
const STANDS: Readonly<Record<ReceiptState, Condition>> = {
  unidentified: sql<SqlBool>`r.client_id IS NULL AND r.status = 'active'`,
  open: sql<SqlBool>`r.id IN (SELECT o.receipt_id FROM open_receipt AS o WHERE o.client_id IS NOT NULL)`,
  allocated: sql<SqlBool>`r.status = 'active' AND r.client_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM open_receipt AS o WHERE o.receipt_id = r.id)`,
  void: sql<SqlBool>`r.status = 'void'`,
};

/** One page of receipts by key, and what the whole filter adds up to. */
export function listReceiptIds(db: ReadDb, asked: Asked) {
  const { text, state } = asked;
  const where = [...asked.where, ...within('receivedOn', asked.receivedFrom, asked.receivedTo)];
  const named = ['r.number', 'r.payer_name', 'r.bank_reference', 'r.bill_number'];
  return readList(
    db,
    RECEIPTS,
    { ...asked, where },
    {
      filters: [...equals('r.client_id', asked.clientId), ...(state === undefined ? [] : [STANDS[state]])],
      text: text ? [...named.map((ref) => isIn([ref], text)), isClientLike('r.client_id', text)] : [],
    },
  );
}

/** What the list shows of these receipts, in their order. */
export async function listReceiptsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('receipt as r')
    .leftJoin('client as c', 'c.id', 'r.client_id')
    .leftJoin('open_receipt as o', 'o.receipt_id', 'r.id')
    .select([
      'r.id',
      'r.number',
      'r.version',
      'r.received_on as receivedOn',
      'r.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      'r.method',
      'r.payer_name as payerName',
      'r.bank_reference as bankReference',
      'r.bill_number as billNumber',
      'r.bill_due_on as billDueOn',
      'r.amount_fen as amountFen',
      'o.left_fen as leftFen',
      'r.status',
    ])
    .where('r.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}
