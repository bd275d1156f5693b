import type { invoicingContract } from '#shared/invoicing/invoicing.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { invoiceRequestKind } from '#core/modules/invoicing/invoice-request.review.ts';
import { buyerProfileOf } from '#core/modules/invoicing/invoice-request.service.ts';
import { invoiceKind } from '#core/modules/invoicing/invoice.review.ts';
import { invoiceableLines } from '#core/modules/invoicing/invoiceable.service.ts';
import {
  listInvoiceRows,
  listRequestRows,
  showInvoice,
  showRequest,
} from '#core/modules/invoicing/invoicing-show.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const invoicingHandlers: HandlersFor<typeof invoicingContract> = {
  'invoicing.listRequests': (ctx, input) => listRequestRows(ctx, input),
  'invoicing.getRequest': (ctx, { id }) => showRequest(ctx.db, id),
  'invoicing.invoiceableLines': (ctx, { clientId, contractId }) => invoiceableLines(ctx, clientId, contractId),
  async 'invoicing.buyerProfile'(ctx, { clientId }) {
    return (await buyerProfileOf(ctx.db, clientId)) ?? notFound('client', clientId);
  },
  'invoicing.submitRequest': (ctx, input) => submitForReview(ctx, invoiceRequestKind, input),
  'invoicing.listInvoices': (ctx, input) => listInvoiceRows(ctx, input),
  'invoicing.getInvoice': (ctx, { id }) => showInvoice(ctx.db, id),
  'invoicing.submitInvoice': (ctx, input) => submitForReview(ctx, invoiceKind, input),
};
