import type {
  InvoiceRecord,
  InvoiceRequestRecord,
  InvoiceRequestState,
  InvoiceRow,
  invoicingContract,
} from '#shared/invoicing/invoicing.contract.ts';
import type { HandlersFor, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import {
  findInvoiceRowOf,
  listInvoices,
  listRequestLinks,
  listRequests,
} from '#core/modules/invoicing/invoice-list.repository.ts';
import { findBuyer } from '#core/modules/invoicing/invoice-request.repository.ts';
import { invoiceRequestKind } from '#core/modules/invoicing/invoice-request.review.ts';
import { buyerProfileOf, readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { invoiceKind } from '#core/modules/invoicing/invoice.review.ts';
import { readInvoice } from '#core/modules/invoicing/invoice.service.ts';
import { invoiceableLines } from '#core/modules/invoicing/invoiceable.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const invoicingHandlers: HandlersFor<typeof invoicingContract> = {
  async 'invoicing.listRequests'(ctx, input) {
    const after = decodePageKey(input.after, input.sort === 'number' ? 1 : 2);
    const rows = (await listRequests(ctx.db, input, after)).map(({ status, ...row }) => ({
      ...row,
      state: stateOf(status === 'void', row.invoiceId),
    }));
    return toPage(rows, input.limit, (row) => (input.sort === 'number' ? [row.number] : [row.requestedOn, row.id]));
  },
  'invoicing.getRequest': (ctx, { id }) => showRequest(ctx.db, id),
  'invoicing.invoiceableLines': (ctx, { clientId, contractId }) => invoiceableLines(ctx, clientId, contractId),
  async 'invoicing.buyerProfile'(ctx, { clientId }) {
    return (await buyerProfileOf(ctx.db, clientId)) ?? notFound('client', clientId);
  },
  'invoicing.submitRequest': (ctx, input) => submitForReview(ctx, invoiceRequestKind, input),
  async 'invoicing.listInvoices'(ctx, input) {
    const rows = (await listInvoices(ctx.db, input, decodePageKey(input.after, 2))).map(invoiceRow);
    return toPage(rows, input.limit, (row) => [row.issuedOn, row.id]);
  },
  'invoicing.getInvoice': (ctx, { id }) => showInvoice(ctx.db, id),
  'invoicing.submitInvoice': (ctx, input) => submitForReview(ctx, invoiceKind, input),
};

function stateOf(isVoid: boolean, invoiceId: string | null): InvoiceRequestState {
  if (isVoid) return 'void';
  return invoiceId === null ? 'requested' : 'issued';
}

function invoiceRow({ status, ...row }: Awaited<ReturnType<typeof listInvoices>>[number]): InvoiceRow {
  return { ...row, isVoid: status === 'void' };
}

async function showRequest(db: ReadDb, id: string): Promise<InvoiceRequestRecord> {
  const request = await readInvoiceRequest(db, id);
  if (!request) return notFound('invoice_request', id);
  const client = await findBuyer(db, request.content.clientId);
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

async function showInvoice(db: ReadDb, id: string): Promise<InvoiceRecord> {
  const invoice = await readInvoice(db, id);
  if (!invoice) return notFound('invoice', id);
  const client = await findBuyer(db, invoice.content.clientId);
  const requestNumber = invoice.content.requestNumber;
  return { ...invoice, clientCode: client?.code ?? '', clientName: client?.name ?? '', requestNumber };
}
