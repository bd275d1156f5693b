import type { Insertable, Selectable } from 'kysely';
import type {
  AllocationLineTable,
  AllocationShareTable,
  AllocationTable,
} from '#core/database/tables/receipts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type AllocationLineRow = Selectable<AllocationLineTable>;

export function findAllocation(db: ReadDb, id: string): Promise<Selectable<AllocationTable> | undefined> {
  return db.selectFrom('allocation').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listAllocationLines(db: ReadDb, id: string): Promise<AllocationLineRow[]> {
  return db.selectFrom('allocation_line').selectAll().where('allocation_id', '=', id).orderBy('position').execute();
}

export async function insertAllocation(db: WriteDb, head: Insertable<AllocationTable>): Promise<void> {
  await db.insertInto('allocation').values(head).execute();
}

export async function updateAllocation(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<AllocationTable>, 'number'>,
): Promise<void> {
  await db.updateTable('allocation').set(values).where('id', '=', id).execute();
}

export async function deleteAllocationLines(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('allocation_share').where('allocation_id', '=', id).execute();
  await db.deleteFrom('allocation_line').where('allocation_id', '=', id).execute();
}

export async function insertAllocationLine(
  db: WriteDb,
  line: Insertable<AllocationLineTable>,
  shares: readonly Insertable<AllocationShareTable>[],
): Promise<void> {
  await db.insertInto('allocation_line').values(line).execute();
  await db.insertInto('allocation_share').values(shares).execute();
}

/** What contracts got of an invoice so far, by allocations in force. */
export async function sharesOfInvoice(db: ReadDb, invoiceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('v_allocated_line as l')
    .innerJoin('allocation_share as s', (join) =>
      join.onRef('s.allocation_id', '=', 'l.allocation_id').onRef('s.line_key', '=', 'l.line_key'),
    )
    .select((eb) => ['s.contract_id as contractId', eb.fn.sum<number>('s.amount_fen').as('fen')])
    .where('l.invoice_id', '=', invoiceId)
    .groupBy('s.contract_id')
    .execute();
  return new Map(rows.map((row) => [row.contractId, row.fen]));
}

/** Parts of an allocation by line and contract, in the order of its lines. */
export function listShares(db: ReadDb, allocationId: string) {
  return db
    .selectFrom('allocation_share as s')
    .innerJoin('allocation_line as l', (join) =>
      join.onRef('l.allocation_id', '=', 's.allocation_id').onRef('l.line_key', '=', 's.line_key'),
    )
    .innerJoin('contract as c', 'c.id', 's.contract_id')
    .select([
      's.line_key as lineKey',
      's.contract_id as contractId',
      'c.number as contractNumber',
      's.amount_fen as amountFen',
    ])
    .where('s.allocation_id', '=', allocationId)
    .orderBy('l.position')
    .orderBy('c.number')
    .execute();
}

/** What a line names, as an allocation needs to know it. */
export interface Side {
  readonly id: string;
  readonly number: string;
  readonly clientId: string | null;
  /** Money is taken for it on this day or later. */
  readonly on: string;
  /** What is not allocated yet, by allocations in force; null where there is no limit. */
  readonly openFen: number | null;
  readonly isVoid: boolean;
}

export async function findReceiptSide(db: ReadDb, id: string): Promise<Side | undefined> {
  const row = await db
    .selectFrom('receipt as r')
    .leftJoin('v_receipt_balance as b', 'b.receipt_id', 'r.id')
    .select(['r.id', 'r.number', 'r.client_id as clientId', 'r.received_on as on', 'r.status'])
    .select('b.unallocated_fen as openFen')
    .where('r.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, isVoid: row.status === 'void' };
}

export async function findInvoiceSide(db: ReadDb, id: string): Promise<Side | undefined> {
  const row = await db
    .selectFrom('invoice as i')
    .select(['i.id', 'i.invoice_number as number', 'i.client_id as clientId', 'i.issued_on as on', 'i.status'])
    // Asked of the one row: a view of several tables that is joined from the left is worked out for every invoice there is.
    .select((eb) =>
      eb
        .selectFrom('v_invoice_receivable as b')
        .select('b.open_fen')
        .whereRef('b.invoice_id', '=', 'i.id')
        .as('openFen'),
    )
    .where('i.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, isVoid: row.status === 'void' };
}

export async function findOpeningSide(db: ReadDb, id: string): Promise<Side | undefined> {
  const row = await db
    .selectFrom('opening_document as d')
    .innerJoin('contract as c', 'c.id', 'd.contract_id')
    .select(['d.id', 'd.number', 'c.client_id as clientId', 'd.as_of as on', 'd.status'])
    .select((eb) =>
      eb
        .selectFrom('v_opening_receivable as b')
        .select('b.open_fen')
        .whereRef('b.opening_document_id', '=', 'd.id')
        .as('openFen'),
    )
    .where('d.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, isVoid: row.status === 'void' };
}

/** A contract takes any advance, also one that came before it was signed. */
export async function findContractSide(db: ReadDb, id: string): Promise<Side | undefined> {
  const row = await db
    .selectFrom('contract')
    .select(['id', 'number', 'client_id as clientId', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, on: '', openFen: null, isVoid: row.status === 'void' };
}

export async function findOpeningContract(db: ReadDb, openingId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('opening_document')
    .select('contract_id')
    .where('id', '=', openingId)
    .executeTakeFirst();
  return row?.contract_id;
}

/** Amount of a sale contract or order and what it received; undefined for a framework, which owes nothing itself. */
export async function findContractMoney(db: ReadDb, contractId: string) {
  return db
    .selectFrom('contract as c')
    .leftJoin('v_contract_received as r', 'r.contract_id', 'c.id')
    .select(['c.gross_fen as grossFen', 'r.received_fen as receivedFen'])
    .where('c.id', '=', contractId)
    .where('c.kind', '<>', 'framework')
    .executeTakeFirst();
}
