import type { z } from 'zod';
import type {
  InvoiceListInput,
  InvoiceRecord,
  InvoiceRequestListInput,
  InvoiceRequestRecord,
  InvoiceRequestRow,
  InvoiceRequestState,
  InvoiceRow,
} from '#shared/invoicing/invoicing.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import {
  findInvoiceRowOf,
  listInvoiceIds,
  listInvoicesByIds,
  listRequestIds,
  listRequestLinks,
  listRequestsByIds,
} from '#core/modules/invoicing/invoice-list.repository.ts';
import { findBuyer } from '#core/modules/invoicing/invoice-request.repository.ts';
import { readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { readInvoice } from '#core/modules/invoicing/invoice.service.ts';

/** One page of the list of requests, each with its invoice once recorded; the first with its totals. */
export async function listRequestRows(ctx: QueryContext, input: z.output<typeof InvoiceRequestListInput>) {
  const { ids, ...page } = await listRequestIds(ctx.db, input);
  const rows = (await listRequestsByIds(ctx.db, ids)).map(({ status, ...row }): InvoiceRequestRow => ({
    ...row,
    state: stateOf(status === 'void', row.invoiceId),
  }));
  return { ...page, rows };
}

/** One page of the list of invoices; the first with its totals. */
export async function listInvoiceRows(ctx: QueryContext, input: z.output<typeof InvoiceListInput>) {
  const { ids, ...page } = await listInvoiceIds(ctx.db, input);
  return { ...page, rows: (await listInvoicesByIds(ctx.db, ids)).map(invoiceRow) };
}

function stateOf(isVoid: boolean, invoiceId: string | null): InvoiceRequestState {
  if (isVoid) return 'void';
  return invoiceId === null ? 'requested' : 'issued';
}

function invoiceRow({ status, ...row }: Awaited<ReturnType<typeof listInvoicesByIds>>[number]): InvoiceRow {
  return { ...row, isVoid: status === 'void' };
}

export async function showRequest(db: ReadDb, id: string): Promise<InvoiceRequestRecord> {
  const request = await readInvoiceRequest(db, id);
  if (!request) return notFound('invoice_request', id);
  const client = await findBuyer(db, request.clientId);
  const invoice = await findInvoiceRowOf(db, id);
  return {
    id,
    number: request.number,
    version: request.version,
    submissionId: request.submissionId,
    state: stateOf(request.isVoid, invoice?.id ?? null),
    clientCode: client?.code ?? '',
    clientName: client?.name ?? '',
    content: request.content,
    links: await listRequestLinks(db, id),
    invoice: invoice ? invoiceRow(invoice) : null,
  };
}

export async function showInvoice(db: ReadDb, id: string): Promise<InvoiceRecord> {
  const invoice = await readInvoice(db, id);
  if (!invoice) return notFound('invoice', id);
  const client = await findBuyer(db, invoice.clientId);
  const requestNumber = invoice.content.requestNumber;
  const { clientId: _holder, ...shown } = invoice;
  return { ...shown, clientCode: client?.code ?? '', clientName: client?.name ?? '', requestNumber };
}
