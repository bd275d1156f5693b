import type { z } from 'zod';
import {
  allocationList,
  type AllocationListInput,
  openInvoiceList,
  type OpenInvoiceListInput,
} from '#shared/receipts/receipts.contract.ts';
import { clientColumns, isClientLike } from '#core/database/lists/client-match.ts';
import { equals, filled, isIn, listSql, optional, through, within } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { AllocatedOn } from '#core/modules/ledger/allocated.service.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { sql, type SqlBool } from 'kysely';

export const ALLOCATIONS = listSql({
  list: allocationList,
  table: 'allocation',
  alias: 'a',
  id: 'a.id',
  columns: {
    number: filled('a.number'),
    allocatedOn: filled('a.allocated_on'),
    ...clientColumns('a.client_id'),
    amountFen: filled('a.amount_fen'),
    state: filled('a.status'),
  },
  sums: { amountFen: sql.ref('a.amount_fen') },
});

export const OPEN_INVOICES = listSql({
  list: openInvoiceList,
  table: 'open_invoice',
  alias: 'o',
  id: 'o.invoice_id',
  columns: {
    invoiceNumber: filled('o.invoice_number'),
    issuedOn: filled('o.issued_on'),
    dueOn: filled('o.due_on'),
    ...clientColumns('o.client_id'),
    ownerName: through({ table: 'client', alias: 'k', id: 'k.id', key: 'o.client_id' }, optional('k.owner_name')),
    grossFen: filled('o.gross_fen'),
    openFen: filled('o.open_fen'),
  },
  sums: {
    grossFen: sql.ref('o.gross_fen'),
    allocatedFen: sql.ref('o.allocated_fen'),
    openFen: sql.ref('o.open_fen'),
  },
});

/** One page of allocations by key, and what the whole filter adds up to. */
export function listAllocationIds(db: ReadDb, asked: z.output<typeof AllocationListInput>) {
  const { text } = asked;
  const where = [...asked.where, ...within('allocatedOn', asked.allocatedFrom, asked.allocatedTo)];
  return readList(
    db,
    ALLOCATIONS,
    { ...asked, where },
    {
      filters: equals('a.client_id', asked.clientId),
      text: text ? [isIn(['a.number'], text), isClientLike('a.client_id', text)] : [],
    },
  );
}

/** One page of invoices that are not received in full, by key, and what the whole filter adds up to. */
export function listOpenInvoiceIds(db: ReadDb, asked: z.output<typeof OpenInvoiceListInput>, today: string) {
  const { text, late } = asked;
  return readList(db, OPEN_INVOICES, asked, {
    filters: [...equals('o.client_id', asked.clientId), ...(late === true ? [sql<SqlBool>`o.due_on < ${today}`] : [])],
    text: text ? [isIn(['o.invoice_number'], text), isClientLike('o.client_id', text)] : [],
  });
}

/** What the list shows of these allocations, in their order. */
export async function listAllocationsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('allocation as a')
    .innerJoin('client as c', 'c.id', 'a.client_id')
    .select((eb) => [
      'a.id',
      'a.number',
      'a.version',
      'a.allocated_on as allocatedOn',
      'a.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      eb
        .selectFrom('allocation_line as l')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('l.allocation_id', '=', 'a.id')
        .$asScalar()
        .$notNull()
        .as('lineCount'),
      'a.amount_fen as amountFen',
      'a.status as state',
    ])
    .where('a.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}

/** What the list shows of these open invoices, in their order. */
export async function listOpenInvoicesByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('open_invoice as o')
    .innerJoin('client as c', 'c.id', 'o.client_id')
    .select([
      'o.invoice_id as invoiceId',
      'o.invoice_number as invoiceNumber',
      'o.issued_on as issuedOn',
      'o.due_on as dueOn',
      'o.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      'c.owner_name as ownerName',
      'o.gross_fen as grossFen',
      'o.allocated_fen as allocatedFen',
      'o.open_fen as openFen',
    ])
    .where('o.invoice_id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.invoiceId);
}

/** Lines of allocations in force on one side, oldest first. */
export function listAllocatedLines(db: ReadDb, column: AllocatedOn, id: string) {
  return allocatedLines(db).where(`l.${column}`, '=', id).execute();
}

/** Advances: lines of a client's allocations in force that stand on contracts, oldest first. */
export function listAdvances(db: ReadDb, clientId: string) {
  return allocatedLines(db).where('l.client_id', '=', clientId).where('l.target', '=', 'contract').execute();
}

function allocatedLines(db: ReadDb) {
  return db
    .selectFrom('v_allocated_line as l')
    .innerJoin('receipt as r', 'r.id', 'l.receipt_id')
    .leftJoin('invoice as i', 'i.id', 'l.invoice_id')
    .leftJoin('contract as c', 'c.id', 'l.contract_id')
    .leftJoin('opening_document as d', 'd.id', 'l.opening_document_id')
    .select((eb) => [
      'l.allocation_id as allocationId',
      'l.number as allocationNumber',
      'l.allocated_on as allocatedOn',
      'l.line_key as lineKey',
      'l.receipt_id as receiptId',
      'r.number as receiptNumber',
      'l.target',
      eb.fn.coalesce('l.invoice_id', 'l.contract_id', 'l.opening_document_id').$notNull().as('targetId'),
      eb.fn.coalesce('i.invoice_number', 'c.number', 'd.number').$notNull().as('targetNumber'),
      'l.amount_fen as amountFen',
    ])
    .orderBy('l.allocated_on')
    .orderBy('l.number')
    .orderBy('l.position');
}
