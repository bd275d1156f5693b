import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import {
  Allocation,
  AllocationDraft,
  AllocationTarget,
  Receipt,
  ReceiptDraft,
  ReceiptMethod,
} from './receipts.schema.ts';

/** `unidentified` has no client · `open` has something left to allocate · `allocated` has nothing left · `void`. */
export const ReceiptState = z.enum(['unidentified', 'open', 'allocated', 'void']);
export type ReceiptState = z.infer<typeof ReceiptState>;

export const ReceiptRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  receivedOn: BusinessDate,
  clientId: z.string().nullable(),
  clientCode: z.string().nullable(),
  clientName: z.string().nullable(),
  method: ReceiptMethod,
  payerName: z.string(),
  bankReference: z.string().nullable(),
  billNumber: z.string().nullable(),
  billDueOn: BusinessDate.nullable(),
  amountFen: z.int(),
  allocatedFen: z.int(),
  /** 0 of a void receipt. */
  unallocatedFen: z.int(),
  state: ReceiptState,
});
export type ReceiptRow = z.infer<typeof ReceiptRow>;

export const receiptList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    receivedOn: { type: 'date', sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    method: { type: 'choice', values: ReceiptMethod.options, sortable: true, filterable: true },
    payerName: { type: 'text', sortable: true, filterable: true },
    bankReference: { type: 'text', sortable: true, filterable: true },
    billNumber: { type: 'text', sortable: true, filterable: true },
    billDueOn: { type: 'date', sortable: true, filterable: true },
    amountFen: { type: 'fen', sortable: true, filterable: true },
    allocatedFen: { type: 'fen' },
    unallocatedFen: { type: 'fen' },
    state: { type: 'choice', values: ReceiptState.options, filterable: true },
  },
  { column: 'number', descending: true },
);

export const ReceiptListInput = z.strictObject({
  ...Paging,
  /** Part of our number, the payer's name, the bank's reference, the bill, or the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  state: ReceiptState.optional(),
  receivedFrom: BusinessDate.optional(),
  receivedTo: BusinessDate.optional(),
  where: receiptList.where,
  sort: receiptList.sort,
});

export const AllocationState = z.enum(['active', 'void']);
export type AllocationState = z.infer<typeof AllocationState>;

export const AllocationRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  allocatedOn: BusinessDate,
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  lineCount: z.int(),
  amountFen: z.int(),
  state: AllocationState,
});
export type AllocationRow = z.infer<typeof AllocationRow>;

export const allocationList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    allocatedOn: { type: 'date', sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    lineCount: { type: 'integer' },
    amountFen: { type: 'fen', sortable: true, filterable: true },
    state: { type: 'choice', values: AllocationState.options, sortable: true, filterable: true },
  },
  { column: 'number', descending: true },
);

export const AllocationListInput = z.strictObject({
  ...Paging,
  /** Part of our number, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  allocatedFrom: BusinessDate.optional(),
  allocatedTo: BusinessDate.optional(),
  where: allocationList.where,
  sort: allocationList.sort,
});

/** 应收: an invoice that is not received in full. */
export const OpenInvoiceRow = z.strictObject({
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  issuedOn: BusinessDate,
  /** The invoice's date and the client's payment days as they stand now. */
  dueOn: BusinessDate,
  /** Days past `dueOn` today; negative while it is ahead. */
  daysLate: z.int(),
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  /** 客户负责人. */
  ownerName: z.string().nullable(),
  grossFen: z.int(),
  allocatedFen: z.int(),
  openFen: z.int(),
});
export type OpenInvoiceRow = z.infer<typeof OpenInvoiceRow>;

export const openInvoiceList = defineList(
  {
    invoiceNumber: { type: 'text', sortable: true, filterable: true },
    issuedOn: { type: 'date', sortable: true, filterable: true },
    dueOn: { type: 'date', sortable: true, filterable: true },
    daysLate: { type: 'integer' },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    ownerName: { type: 'text', filterable: true },
    grossFen: { type: 'fen', sortable: true, filterable: true },
    allocatedFen: { type: 'fen' },
    openFen: { type: 'fen', sortable: true, filterable: true },
  },
  { column: 'dueOn', descending: false },
);

export const OpenInvoiceListInput = z.strictObject({
  ...Paging,
  /** Part of the official number, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  /** Past its due day only. */
  late: z.boolean().optional(),
  where: openInvoiceList.where,
  sort: openInvoiceList.sort,
});

/** One line of an allocation, as either of its sides shows it. */
export const AllocatedLine = z.strictObject({
  allocationId: z.string(),
  allocationNumber: z.string(),
  allocatedOn: BusinessDate,
  lineKey: z.string(),
  receiptId: z.string(),
  receiptNumber: z.string(),
  target: AllocationTarget,
  targetId: z.string(),
  /** As it is called now. */
  targetNumber: z.string(),
  amountFen: z.int(),
});
export type AllocatedLine = z.infer<typeof AllocatedLine>;

export const ReceiptRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  state: ReceiptState,
  /** Who holds it now, after merges; null as in the content. */
  clientId: z.string().nullable(),
  clientCode: z.string().nullable(),
  clientName: z.string().nullable(),
  content: Receipt,
  allocatedFen: z.int(),
  unallocatedFen: z.int(),
  /** Lines of allocations in force, oldest first. */
  allocations: z.array(AllocatedLine),
});
export type ReceiptRecord = z.infer<typeof ReceiptRecord>;

/** A contract's part of what one line settles, as it was posted; the parts of a line add up to its amount. */
export const AllocationShare = z.strictObject({
  lineKey: z.string(),
  contractId: z.string(),
  contractNumber: z.string(),
  amountFen: z.int(),
});
export type AllocationShare = z.infer<typeof AllocationShare>;

export const AllocationRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  content: Allocation,
  shares: z.array(AllocationShare),
});
export type AllocationRecord = z.infer<typeof AllocationRecord>;

/** A receipt with something left; `leftFen` is null, with `pendingHidden`, while an open submission behind it may not be seen. */
export const AllocatableReceipt = z.strictObject({
  receiptId: z.string(),
  number: z.string(),
  receivedOn: BusinessDate,
  method: ReceiptMethod,
  payerName: z.string(),
  amountFen: z.int(),
  leftFen: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type AllocatableReceipt = z.infer<typeof AllocatableReceipt>;

/** What money can be taken for. `dueOn` of an opening is its day and the payment days; a contract has none, and no maximum. */
export const AllocatableTarget = z.strictObject({
  target: AllocationTarget,
  targetId: z.string(),
  /** Number of the invoice, contract or opening document. */
  number: z.string(),
  /** Contracts it stands on, by number, in the order of its lines. */
  contractNumbers: z.array(z.string()),
  /** Date of the invoice, day of the opening, signing of the contract. */
  on: BusinessDate,
  dueOn: BusinessDate.nullable(),
  daysLate: z.int().nullable(),
  /** Gross of the invoice, invoiced less received of the opening, gross of the contract. */
  amountFen: z.int(),
  /** Open, other submissions taken off; of a contract what it has not received yet, which is no maximum. Null as above. */
  openFen: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type AllocatableTarget = z.infer<typeof AllocatableTarget>;

const ReceiptTotal = listTotal(['amountFen', 'allocatedFen', 'unallocatedFen']);
const AllocationTotal = listTotal(['amountFen']);
const OpenInvoiceTotal = listTotal(['grossFen', 'allocatedFen', 'openFen']);
const ById = z.strictObject({ id: z.string() });
const READ = 'receipts.read';
/** 会计法: a cashier records money that came in, and keeps no account of what clients owe. */
const WRITE = 'receipts.write';
const ALLOCATE = 'receipts.allocate';

export const receiptsContract = {
  'receipts.list': query({
    permission: READ,
    input: ReceiptListInput,
    output: page(ReceiptRow).extend({ total: ReceiptTotal.optional() }),
  }),
  /** The payer's account is masked, unless the receipt is opened to be amended. */
  'receipts.show': query({
    permission: READ,
    input: ById.extend({ purpose: z.literal('amend').optional() }),
    output: ReceiptRecord,
  }),
  'receipts.submit': command({ permission: WRITE, input: submission(ReceiptDraft), output: SubmissionTicket }),
  'receipts.allocations': query({
    permission: READ,
    input: AllocationListInput,
    output: page(AllocationRow).extend({ total: AllocationTotal.optional() }),
  }),
  'receipts.showAllocation': query({ permission: READ, input: ById, output: AllocationRecord }),
  'receipts.submitAllocation': command({
    permission: ALLOCATE,
    input: submission(AllocationDraft),
    output: SubmissionTicket,
  }),
  /** 应收 · 催款: invoices not received in full, by due day. */
  'receipts.openInvoices': query({
    permission: READ,
    input: OpenInvoiceListInput,
    output: page(OpenInvoiceRow).extend({ total: OpenInvoiceTotal.optional() }),
  }),
  /** Lines of allocations in force that settle one invoice, opening document, or stand on one contract as an advance. */
  'receipts.allocatedTo': query({
    permission: READ,
    input: z.strictObject({ target: AllocationTarget, targetId: z.string() }),
    output: z.array(AllocatedLine),
  }),
  /**
   * What an allocation of a client can take and settle, oldest first. With the id of an allocation that is amended, what it
   * settles itself counts as open.
   */
  'receipts.allocatable': query({
    permission: ALLOCATE,
    input: z.strictObject({ clientId: z.string(), allocationId: z.string().optional() }),
    output: z.strictObject({
      receipts: z.array(AllocatableReceipt),
      targets: z.array(AllocatableTarget),
      /** What lies on contracts as an advance: it settles an invoice once the allocation it stands in is amended. */
      advances: z.array(AllocatedLine),
    }),
  }),
} as const;
