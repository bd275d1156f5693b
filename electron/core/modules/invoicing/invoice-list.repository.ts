import type { z } from 'zod';
import type { InvoiceListInput, InvoiceRequestListInput } from '#shared/invoicing/invoicing.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type Key = readonly (string | number)[];

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

/** One page of requests, newest first, one row more than `limit` when there is a next page. */
export function listRequests(
  db: ReadDb,
  asked: Omit<z.output<typeof InvoiceRequestListInput>, 'after'>,
  after: Key | undefined,
) {
  let rows = requests(db);
  const { text, contractId, state } = asked;
  if (asked.clientId !== undefined) rows = rows.where('r.client_id', '=', asked.clientId);
  if (asked.requestedFrom !== undefined) rows = rows.where('r.requested_on', '>=', asked.requestedFrom);
  if (asked.requestedTo !== undefined) rows = rows.where('r.requested_on', '<=', asked.requestedTo);
  if (state !== undefined) rows = rows.where('r.status', '=', state === 'void' ? 'void' : 'active');
  if (state === 'issued') rows = rows.where('i.id', 'is not', null);
  if (state === 'requested') rows = rows.where('i.id', 'is', null);
  if (contractId !== undefined) {
    rows = rows.where('r.id', 'in', (eb) =>
      eb.selectFrom('invoice_request_line as l').select('l.invoice_request_id').where('l.contract_id', '=', contractId),
    );
  }
  if (text) {
    const part = `%${text}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('r.number', 'like', part),
        eb('i.invoice_number', 'like', part),
        eb('c.name', 'like', part),
        eb('c.code', 'like', part),
        eb('c.pinyin', 'like', part),
      ]),
    );
  }
  if (asked.sort === 'number') {
    if (after) rows = rows.where('r.number', '<', String(after[0]));
    return rows
      .orderBy('r.number', 'desc')
      .limit(asked.limit + 1)
      .execute();
  }
  if (after) {
    rows = rows.where((eb) =>
      eb(eb.refTuple('r.requested_on', 'r.id'), '<', eb.tuple(String(after[0]), String(after[1]))),
    );
  }
  return rows
    .orderBy('r.requested_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
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

/** One page of invoices, newest first, one row more than `limit` when there is a next page. */
export function listInvoices(
  db: ReadDb,
  asked: Omit<z.output<typeof InvoiceListInput>, 'after'>,
  after: Key | undefined,
) {
  let rows = invoices(db);
  if (asked.clientId !== undefined) rows = rows.where('i.client_id', '=', asked.clientId);
  if (asked.issuedFrom !== undefined) rows = rows.where('i.issued_on', '>=', asked.issuedFrom);
  if (asked.issuedTo !== undefined) rows = rows.where('i.issued_on', '<=', asked.issuedTo);
  if (asked.text) {
    const part = `%${asked.text}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('i.invoice_number', 'like', part),
        eb('c.name', 'like', part),
        eb('c.code', 'like', part),
        eb('c.pinyin', 'like', part),
      ]),
    );
  }
  if (after) {
    rows = rows.where((eb) =>
      eb(eb.refTuple('i.issued_on', 'i.id'), '<', eb.tuple(String(after[0]), String(after[1]))),
    );
  }
  return rows
    .orderBy('i.issued_on', 'desc')
    .orderBy('i.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

/** The invoice of a request that is in force, as the lists show it. */
export function findInvoiceRowOf(db: ReadDb, requestId: string) {
  return invoices(db).where('r.id', '=', requestId).where('i.status', '=', 'active').executeTakeFirst();
}
