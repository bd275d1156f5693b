import type { invoicingContract } from '#shared/invoicing/invoicing.contract.ts';
import { maskContent } from '#shared/disclosures/mask-content.ts';
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
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const invoicingHandlers: HandlersFor<typeof invoicingContract> = {
  'invoicing.listRequests': (ctx, input) => listRequestRows(ctx, input),
  async 'invoicing.getRequest'(ctx, { id, purpose }) {
    const request = await showRequest(ctx.db, id);
    const shown = { id, content: request.content, purpose };
    return { ...request, content: shownContent(ctx, 'invoice_request', shown, { amend: ['invoicing.write'] }) };
  },
  'invoicing.invoiceableLines': (ctx, { clientId, contractId }) => invoiceableLines(ctx, clientId, contractId),
  async 'invoicing.buyerProfile'(ctx, { clientId }) {
    const profile = (await buyerProfileOf(ctx.db, clientId)) ?? notFound('client', clientId);
    return maskContent('buyer_profile', profile);
  },
  'invoicing.submitRequest': (ctx, input) => submitForReview(ctx, invoiceRequestKind, input),
  'invoicing.listInvoices': (ctx, input) => listInvoiceRows(ctx, input),
  'invoicing.getInvoice': (ctx, { id }) => showInvoice(ctx.db, id),
  'invoicing.submitInvoice': (ctx, input) => submitForReview(ctx, invoiceKind, input),
};
