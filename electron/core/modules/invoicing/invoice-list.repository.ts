import { sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import {
  invoiceList,
  invoiceRequestList,
  type InvoiceListInput,
  type InvoiceRequestListInput,
} from '#shared/invoicing/invoicing.contract.ts';
import { clientColumns, isClientLike } from '#core/database/lists/client-match.ts';
import {
  computed,
  equals,
  filled,
  is,
  isIn,
  listSql,
  through,
  within,
  type Condition,
  type Reached,
} from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type RequestsAsked = z.output<typeof InvoiceRequestListInput>;
type InvoicesAsked = z.output<typeof InvoiceListInput>;

const ISSUED: Reached = {
  table: 'invoice',
  alias: 'i',
  id: 'i.invoice_request_id',
  key: 'r.id',
  only: sql<SqlBool>`i.status = 'active'`,
};
const STATE = sql`CASE WHEN r.status = 'void' THEN 'void'
  WHEN EXISTS (SELECT 1 FROM invoice AS i WHERE i.invoice_request_id = r.id AND i.status = 'active') THEN 'issued'
  ELSE 'requested' END`;
const sumsOf = (alias: string) => ({
  netFen: sql.ref(`${alias}.net_fen`),
  taxFen: sql.ref(`${alias}.tax_fen`),
  grossFen: sql.ref(`${alias}.gross_fen`),
});

export const REQUESTS = listSql({
  list: invoiceRequestList,
  table: 'invoice_request',
  alias: 'r',
  id: 'r.id',
  columns: {
    number: filled('r.number'),
    requestedOn: filled('r.requested_on'),
    ...clientColumns('r.client_id'),
    kind: filled('r.kind'),
    netFen: filled('r.net_fen'),
    taxFen: filled('r.tax_fen'),
    grossFen: filled('r.gross_fen'),
    state: computed(STATE),
    invoiceNumber: through(ISSUED, filled('i.invoice_number')),
    issuedOn: through(ISSUED, filled('i.issued_on')),
  },
  sums: sumsOf('r'),
});

export const INVOICES = listSql({
  list: invoiceList,
  table: 'invoice',
  alias: 'i',
  id: 'i.id',
  columns: {
    invoiceNumber: filled('i.invoice_number'),
    issuedOn: filled('i.issued_on'),
    kind: filled('i.kind'),
    ...clientColumns('i.client_id'),
    requestNumber: through(
      { table: 'invoice_request', alias: 'r', id: 'r.id', key: 'i.invoice_request_id' },
      filled('r.number'),
    ),
    netFen: filled('i.net_fen'),
    taxFen: filled('i.tax_fen'),
    grossFen: filled('i.gross_fen'),
  },
  sums: sumsOf('i'),
});

/** One page of requests by key, and what the whole filter adds up to. */
export function listRequestIds(db: ReadDb, asked: RequestsAsked) {
  const { text, state } = asked;
  const invoiced = (part: string): Condition => sql<SqlBool>`r.id IN (SELECT i.invoice_request_id FROM invoice AS i
    WHERE i.status = 'active' AND ${isIn(['i.invoice_number'], part)})`;
  const where = [
    ...asked.where,
    ...(state === 'void' ? [] : is('state', state)),
    ...within('requestedOn', asked.requestedFrom, asked.requestedTo),
  ];
  return readList(
    db,
    REQUESTS,
    { ...asked, where },
    {
      filters: [
        ...equals('r.client_id', asked.clientId),
        ...isOfContract(asked.contractId),
        ...(state === 'void' ? [sql<SqlBool>`r.status = 'void'`] : []),
      ],
      text: text ? [isIn(['r.number'], text), invoiced(text), isClientLike('r.client_id', text)] : [],
    },
  );
}

function isOfContract(contractId: string | undefined): Condition[] {
  if (contractId === undefined) return [];
  return [
    sql<SqlBool>`r.id IN (SELECT l.invoice_request_id FROM invoice_request_line AS l WHERE l.contract_id = ${contractId})`,
  ];
}

/** One page of invoices by key, and what the whole filter adds up to. */
export function listInvoiceIds(db: ReadDb, asked: InvoicesAsked) {
  const { text } = asked;
  const where = [...asked.where, ...within('issuedOn', asked.issuedFrom, asked.issuedTo)];
  return readList(
    db,
    INVOICES,
    { ...asked, where },
    {
      filters: equals('i.client_id', asked.clientId),
      text: text ? [isIn(['i.invoice_number'], text), isClientLike('i.client_id', text)] : [],
    },
  );
}

function requests(db: ReadDb) {
  return db
    .selectFrom('invoice_request as r')
    .innerJoin('client as c', 'c.id', 'r.client_id')
    .leftJoin('invoice as i', (join) => join.onRef('i.invoice_request_id', '=', 'r.id').on('i.status', '=', 'active'))
    .select((eb) => [
      'r.id',
      'r.number',
      'r.version',
      'r.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      'r.kind',
      'r.requested_on as requestedOn',
      eb
        .selectFrom('invoice_request_line as l')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('l.invoice_request_id', '=', 'r.id')
        .$asScalar()
        .$notNull()
        .as('lineCount'),
      'r.net_fen as netFen',
      'r.tax_fen as taxFen',
      'r.gross_fen as grossFen',
      'r.status',
      'i.id as invoiceId',
      'i.invoice_number as invoiceNumber',
      'i.issued_on as issuedOn',
    ]);
}

/** What the list shows of these requests, in their order. */
export async function listRequestsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await requests(db).where('r.id', 'in', ids.map(String)).execute();
  return inOrder(ids, rows, (row) => row.id);
}

/** Numbers of what a request's lines refer to, in its order. */
export function listRequestLinks(db: ReadDb, requestId: string) {
  return db
    .selectFrom('invoice_request_line as l')
    .innerJoin('contract as k', 'k.id', 'l.contract_id')
    .leftJoin('dispatch_note as n', 'n.id', 'l.dispatch_note_id')
    .select(['l.line_key as lineKey', 'k.number as contractNumber', 'n.number as dispatchNumber'])
    .where('l.invoice_request_id', '=', requestId)
    .orderBy('l.position')
    .execute();
}

function invoices(db: ReadDb) {
  return db
    .selectFrom('invoice as i')
    .innerJoin('client as c', 'c.id', 'i.client_id')
    .innerJoin('invoice_request as r', 'r.id', 'i.invoice_request_id')
    .select([
      'i.id',
      'i.version',
      'i.invoice_code as invoiceCode',
      'i.invoice_number as invoiceNumber',
      'i.issued_on as issuedOn',
      'i.kind',
      'i.client_id as clientId',
      'c.code as clientCode',
      'c.name as clientName',
      'r.id as requestId',
      'r.number as requestNumber',
      'i.net_fen as netFen',
      'i.tax_fen as taxFen',
      'i.gross_fen as grossFen',
      'i.status',
    ]);
}

/** What the list shows of these invoices, in their order. */
export async function listInvoicesByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await invoices(db).where('i.id', 'in', ids.map(String)).execute();
  return inOrder(ids, rows, (row) => row.id);
}

/** The invoice of a request that is in force, as the lists show it. */
export function findInvoiceRowOf(db: ReadDb, requestId: string) {
  return invoices(db).where('r.id', '=', requestId).where('i.status', '=', 'active').executeTakeFirst();
}
