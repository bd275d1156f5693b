import { z } from 'zod';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import {
  BuyerProfile,
  Invoice,
  InvoiceDraft,
  InvoiceKind,
  InvoiceRequest,
  InvoiceRequestDraft,
} from './invoicing.schema.ts';

/** `requested` waits for the invoice · `issued` has it · `void`. */
export const InvoiceRequestState = z.enum(['requested', 'issued', 'void']);
export type InvoiceRequestState = z.infer<typeof InvoiceRequestState>;

export const InvoiceRequestRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  kind: InvoiceKind,
  requestedOn: BusinessDate,
  lineCount: z.int(),
  netFen: z.int(),
  taxFen: z.int(),
  grossFen: z.int(),
  state: InvoiceRequestState,
  invoiceId: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  issuedOn: BusinessDate.nullable(),
});
export type InvoiceRequestRow = z.infer<typeof InvoiceRequestRow>;

export const invoiceRequestList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    requestedOn: { type: 'date', sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    kind: { type: 'choice', values: InvoiceKind.options, sortable: true, filterable: true },
    lineCount: { type: 'integer' },
    netFen: { type: 'fen', sortable: true, filterable: true },
    taxFen: { type: 'fen', sortable: true, filterable: true },
    grossFen: { type: 'fen', sortable: true, filterable: true },
    state: { type: 'choice', values: InvoiceRequestState.options, filterable: true },
    invoiceNumber: { type: 'text', filterable: true },
    issuedOn: { type: 'date', filterable: true },
  },
  { column: 'number', descending: true },
);

export const InvoiceRequestListInput = z.strictObject({
  ...Paging,
  /** Part of our number, the official number, or the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  contractId: z.string().optional(),
  state: InvoiceRequestState.optional(),
  requestedFrom: BusinessDate.optional(),
  requestedTo: BusinessDate.optional(),
  where: invoiceRequestList.where,
  sort: invoiceRequestList.sort,
});

export const InvoiceRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  invoiceCode: z.string().nullable(),
  invoiceNumber: z.string(),
  issuedOn: BusinessDate,
  kind: InvoiceKind,
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  requestId: z.string(),
  requestNumber: z.string(),
  netFen: z.int(),
  taxFen: z.int(),
  grossFen: z.int(),
  isVoid: z.boolean(),
});
export type InvoiceRow = z.infer<typeof InvoiceRow>;

export const invoiceList = defineList(
  {
    invoiceNumber: { type: 'text', sortable: true, filterable: true },
    issuedOn: { type: 'date', sortable: true, filterable: true },
    kind: { type: 'choice', values: InvoiceKind.options, sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    requestNumber: { type: 'text', filterable: true },
    netFen: { type: 'fen', sortable: true, filterable: true },
    taxFen: { type: 'fen', sortable: true, filterable: true },
    grossFen: { type: 'fen', sortable: true, filterable: true },
  },
  { column: 'issuedOn', descending: true },
);

export const InvoiceListInput = z.strictObject({
  ...Paging,
  /** Part of the official number, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  issuedFrom: BusinessDate.optional(),
  issuedTo: BusinessDate.optional(),
  where: invoiceList.where,
  sort: invoiceList.sort,
});

/** Numbers of the documents a request's line refers to. */
export const InvoiceRequestLineLink = z.strictObject({
  lineKey: z.string(),
  contractNumber: z.string(),
  dispatchNumber: z.string().nullable(),
});

export const InvoiceRequestRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  state: InvoiceRequestState,
  clientCode: z.string(),
  clientName: z.string(),
  content: InvoiceRequest,
  links: z.array(InvoiceRequestLineLink),
  invoice: InvoiceRow.nullable(),
});
export type InvoiceRequestRecord = z.infer<typeof InvoiceRequestRecord>;

export const InvoiceRecord = z.strictObject({
  id: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  clientCode: z.string(),
  clientName: z.string(),
  requestNumber: z.string(),
  content: Invoice,
});
export type InvoiceRecord = z.infer<typeof InvoiceRecord>;

/**
 * A line to invoice: of a dispatch note, or of the contract itself where it is invoiced before dispatch. `invoiceableE6`
 * is the smaller of what is left of the dispatched line and of the contract line; null, with `pendingHidden`, while the
 * caller may not see the open submission behind it.
 */
export const InvoiceableLine = z.strictObject({
  contractId: z.string(),
  contractNumber: z.string(),
  contractLineKey: z.string(),
  dispatchNoteId: z.string().nullable(),
  dispatchNumber: z.string().nullable(),
  dispatchLineKey: z.string().nullable(),
  dispatchedOn: BusinessDate.nullable(),
  productId: z.string(),
  productName: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  priceE6: z.int(),
  priceBasis: PriceBasis,
  taxRateBasisPoints: z.int(),
  taxTreatment: TaxTreatment,
  dispatchedE6: z.int().nullable(),
  invoiceableE6: z.int().nullable(),
  /** With tax, for `invoiceableE6`. */
  invoiceableFen: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type InvoiceableLine = z.infer<typeof InvoiceableLine>;

const InvoicingTotal = listTotal(['netFen', 'taxFen', 'grossFen']);
const ById = z.strictObject({ id: z.string() });
const READ = 'invoicing.read';
const WRITE = 'invoicing.write';

export const invoicingContract = {
  'invoicing.listRequests': query({
    permission: READ,
    input: InvoiceRequestListInput,
    output: page(InvoiceRequestRow).extend({ total: InvoicingTotal.optional() }),
  }),
  /** The buyer's bank account and contact data are masked, unless the request is opened to be amended. */
  'invoicing.getRequest': query({
    permission: READ,
    input: ById.extend({ purpose: z.literal('amend').optional() }),
    output: InvoiceRequestRecord,
  }),
  'invoicing.invoiceableLines': query({
    permission: READ,
    input: z.strictObject({ clientId: z.string(), contractId: z.string().optional() }),
    output: z.array(InvoiceableLine),
  }),
  /** The client's invoice profile, as a request of today would freeze it. */
  'invoicing.buyerProfile': query({
    permission: READ,
    input: z.strictObject({ clientId: z.string() }),
    output: BuyerProfile,
  }),
  'invoicing.submitRequest': command({
    permission: WRITE,
    input: submission(InvoiceRequestDraft),
    output: SubmissionTicket,
  }),
  'invoicing.listInvoices': query({
    permission: READ,
    input: InvoiceListInput,
    output: page(InvoiceRow).extend({ total: InvoicingTotal.optional() }),
  }),
  'invoicing.getInvoice': query({ permission: READ, input: ById, output: InvoiceRecord }),
  'invoicing.submitInvoice': command({ permission: WRITE, input: submission(InvoiceDraft), output: SubmissionTicket }),
} as const;
