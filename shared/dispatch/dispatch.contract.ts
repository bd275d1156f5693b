import { z } from 'zod';
import { InvoiceBase } from '#shared/contracts/contract.schema.ts';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import {
  DifferenceSettlement,
  DispatchKind,
  DispatchNote,
  DispatchNoteDraft,
  ReturnNote,
  ReturnNoteDraft,
  ReturnPurpose,
  SignBack,
  SignBackDraft,
} from './dispatch.schema.ts';
import { OrderDispatchDraft } from './order-dispatch.schema.ts';
import { SignBackBatchDraft } from './sign-back-batch.schema.ts';

/** Where a note stands, from its documents: no signed copy yet, a difference not settled, all signed or settled, void. */
export const DispatchState = z.enum(['awaiting_sign_back', 'difference_open', 'signed', 'void']);
export type DispatchState = z.infer<typeof DispatchState>;

export const DispatchRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  kind: DispatchKind,
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  dispatchedOn: BusinessDate,
  carrier: z.string().nullable(),
  waybill: z.string().nullable(),
  pieces: z.int().nullable(),
  warehouse: z.string().nullable(),
  lineCount: z.int(),
  grossFen: z.int(),
  signBackDueOn: BusinessDate,
  /** Days past `signBackDueOn` while no signed copy is there; 0 before and after. */
  daysLate: z.int().min(0),
  state: DispatchState,
});
export type DispatchRow = z.infer<typeof DispatchRow>;

export const dispatchList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    kind: { type: 'choice', values: DispatchKind.options, sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    dispatchedOn: { type: 'date', sortable: true, filterable: true },
    carrier: { type: 'text', sortable: true, filterable: true },
    waybill: { type: 'text', sortable: true, filterable: true },
    pieces: { type: 'integer' },
    warehouse: { type: 'text', sortable: true, filterable: true },
    lineCount: { type: 'integer' },
    grossFen: { type: 'fen', sortable: true, filterable: true },
    signBackDueOn: { type: 'date', sortable: true, filterable: true },
    daysLate: { type: 'integer' },
    state: { type: 'choice', values: DispatchState.options, filterable: true },
  },
  { column: 'number', descending: true },
);

export const DispatchListInput = z.strictObject({
  ...Paging,
  /** Part of the number, of the waybill, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  contractId: z.string().optional(),
  kind: DispatchKind.optional(),
  state: DispatchState.optional(),
  dispatchedFrom: BusinessDate.optional(),
  dispatchedTo: BusinessDate.optional(),
  where: dispatchList.where,
  sort: dispatchList.sort,
});

/** What became of one dispatched line, in the line's unit; from the view `v_dispatch_line_quantity`. */
export const DispatchLineFacts = z.strictObject({
  lineKey: z.string(),
  contractNumber: z.string().nullable(),
  signedE6: z.int(),
  settledE6: z.int(),
  toSignBackE6: z.int(),
  returnedForCreditE6: z.int(),
  returnedForReplacementE6: z.int(),
  /** Requested on effective invoice requests, issued or not. */
  requestedE6: z.int(),
  invoicedE6: z.int(),
  /** 1122.01 of the line: charged with tax, and neither invoiced nor taken back; zero once the line is closed. */
  shippedFen: z.int(),
});
export type DispatchLineFacts = z.infer<typeof DispatchLineFacts>;

export const LinkedDispatchDocument = z.strictObject({
  kind: z.enum(['sign_back', 'return_note', 'invoice_request', 'invoice']),
  id: z.string(),
  number: z.string(),
  on: BusinessDate,
  isVoid: z.boolean(),
});
export type LinkedDispatchDocument = z.infer<typeof LinkedDispatchDocument>;

export const DispatchRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  state: DispatchState,
  daysLate: z.int(),
  clientCode: z.string(),
  clientName: z.string(),
  content: DispatchNote,
  facts: z.array(DispatchLineFacts),
  documents: z.array(LinkedDispatchDocument),
});
export type DispatchRecord = z.infer<typeof DispatchRecord>;

/**
 * One contract line to dispatch from. `pendingE6` and `dispatchableE6` are null, and `pendingHidden` true, while the
 * caller may not see the open submission behind them.
 */
export const DispatchableLine = z.strictObject({
  contractId: z.string(),
  contractNumber: z.string(),
  contractLineKey: z.string(),
  position: z.int(),
  productId: z.string(),
  productCode: z.string(),
  productName: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  priceE6: z.int(),
  priceBasis: PriceBasis,
  taxRateBasisPoints: z.int(),
  taxTreatment: TaxTreatment,
  dueOn: BusinessDate.nullable(),
  contractedE6: z.int(),
  netDispatchedE6: z.int(),
  pendingE6: z.int().nullable(),
  dispatchableE6: z.int().nullable(),
  /** What the tolerance of the contract allows on top, whole line. */
  toleranceE6: z.int(),
  pendingHidden: z.boolean(),
});
export type DispatchableLine = z.infer<typeof DispatchableLine>;

/** Money a client may still be given goods for: limit, exposure and what is left of it. */
export const ClientCredit = z.strictObject({
  clientId: z.string(),
  /** Zero means that no limit was agreed: nothing is refused. */
  creditLimitFen: z.int(),
  /** Statement balance: shipped and invoiced, less advances. */
  balanceFen: z.int(),
  pendingFen: z.int().nullable(),
  availableFen: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type ClientCredit = z.infer<typeof ClientCredit>;

/** 回单催收: notes out longer than agreed without a signed copy, or with a difference not settled. */
export const SignBackChaseRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  dispatchedOn: BusinessDate,
  carrier: z.string().nullable(),
  waybill: z.string().nullable(),
  consigneeName: z.string(),
  consigneePhone: z.string(),
  signBackDueOn: BusinessDate,
  daysLate: z.int(),
  grossFen: z.int(),
  state: DispatchState,
});
export type SignBackChaseRow = z.infer<typeof SignBackChaseRow>;

/** `signBackDueOn` ascending is longest overdue first. */
export const signBackChaseList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    dispatchedOn: { type: 'date', sortable: true, filterable: true },
    carrier: { type: 'text', sortable: true, filterable: true },
    waybill: { type: 'text', sortable: true, filterable: true },
    consigneeName: { type: 'text', sortable: true, filterable: true },
    consigneePhone: { type: 'text' },
    signBackDueOn: { type: 'date', sortable: true, filterable: true },
    daysLate: { type: 'integer' },
    grossFen: { type: 'fen', sortable: true, filterable: true },
    state: { type: 'choice', values: ['awaiting_sign_back', 'difference_open'], filterable: true },
  },
  { column: 'signBackDueOn', descending: false },
);

export const SignBackChaseInput = z.strictObject({
  ...Paging,
  /** Part of the number, of the waybill, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  /** Leaves out what is not due yet. */
  onlyLate: z.boolean().default(false),
  where: signBackChaseList.where,
  sort: signBackChaseList.sort,
});

export const SignBackRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  dispatchNoteId: z.string(),
  dispatchNumber: z.string(),
  clientName: z.string(),
  receivedBy: z.string(),
  receivedOn: BusinessDate,
  receivedAs: z.enum(['authorised', 'on_behalf']),
  /** Lines with something not signed, and of those the ones still open. */
  differenceCount: z.int(),
  openCount: z.int(),
  isVoid: z.boolean(),
});
export type SignBackRow = z.infer<typeof SignBackRow>;

export const SignBackRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  dispatchNumber: z.string(),
  clientName: z.string(),
  content: SignBack,
  /** The dispatched lines the keys refer to. */
  lines: z.array(
    z.strictObject({
      dispatchLineKey: z.string(),
      productName: z.string(),
      specification: z.string().nullable(),
      unit: z.string(),
      unitDecimals: z.int(),
      settlement: DifferenceSettlement.nullable(),
    }),
  ),
});
export type SignBackRecord = z.infer<typeof SignBackRecord>;

export const ReturnRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  clientId: z.string(),
  clientName: z.string(),
  returnedOn: BusinessDate,
  purpose: ReturnPurpose,
  lineCount: z.int(),
  grossFen: z.int(),
  isVoid: z.boolean(),
});
export type ReturnRow = z.infer<typeof ReturnRow>;

/** A dispatched line from which goods may come back. */
export const ReturnableLine = z.strictObject({
  dispatchNoteId: z.string(),
  dispatchNumber: z.string(),
  dispatchedOn: BusinessDate,
  dispatchLineKey: z.string(),
  contractNumber: z.string().nullable(),
  productName: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  batch: z.string().nullable(),
  priceE6: z.int(),
  dispatchedE6: z.int(),
  /** Dispatched less settled differences and earlier returns, less open return notes. */
  returnableE6: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type ReturnableLine = z.infer<typeof ReturnableLine>;

export const ReturnRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  clientCode: z.string(),
  clientName: z.string(),
  content: ReturnNote,
  lines: z.array(
    z.strictObject({
      lineKey: z.string(),
      dispatchNumber: z.string(),
      productName: z.string(),
      specification: z.string().nullable(),
      unit: z.string(),
      unitDecimals: z.int(),
    }),
  ),
});
export type ReturnRecord = z.infer<typeof ReturnRecord>;

/** What the pick list needs to know of the contract beside its lines. */
export const DispatchableContract = z.strictObject({
  contractId: z.string(),
  contractNumber: z.string(),
  clientId: z.string(),
  sealedOn: BusinessDate.nullable(),
  invoiceBase: InvoiceBase,
  lines: z.array(DispatchableLine),
});
export type DispatchableContract = z.infer<typeof DispatchableContract>;

const ById = z.strictObject({ id: z.string() });
const READ = 'dispatch.read';
const WRITE = 'dispatch.write';

export const dispatchContract = {
  'dispatch.list': query({
    permission: READ,
    input: DispatchListInput,
    output: page(DispatchRow).extend({ total: listTotal(['grossFen']).optional() }),
  }),
  /** The consignee's phone is masked, unless the note is opened to be amended. */
  'dispatch.get': query({
    permission: READ,
    input: ById.extend({ purpose: z.literal('amend').optional() }),
    output: DispatchRecord,
  }),
  'dispatch.dispatchableLines': query({
    permission: READ,
    input: z.strictObject({ contractId: z.string() }),
    output: DispatchableContract,
  }),
  'dispatch.clientCredit': query({
    permission: READ,
    input: z.strictObject({ clientId: z.string() }),
    output: ClientCredit,
  }),
  'dispatch.submit': command({ permission: WRITE, input: submission(DispatchNoteDraft), output: SubmissionTicket }),
  /** An order and what of it leaves at once, one submission; refused to who may not key contracts. */
  'dispatch.submitOrderWithNote': command({
    permission: WRITE,
    input: submission(OrderDispatchDraft),
    output: SubmissionTicket,
  }),

  'dispatch.signBackChase': query({
    permission: READ,
    input: SignBackChaseInput,
    output: page(SignBackChaseRow).extend({ total: listTotal(['grossFen']).optional() }),
  }),
  'dispatch.listSignBacks': query({
    permission: READ,
    input: z.strictObject({
      ...Paging,
      clientId: z.string().optional(),
      dispatchNoteId: z.string().optional(),
      receivedFrom: BusinessDate.optional(),
      receivedTo: BusinessDate.optional(),
      onlyDifferences: z.boolean().default(false),
    }),
    output: page(SignBackRow),
  }),
  'dispatch.getSignBack': query({ permission: READ, input: ById, output: SignBackRecord }),
  'dispatch.submitSignBack': command({ permission: WRITE, input: submission(SignBackDraft), output: SubmissionTicket }),
  /** Copies signed in full, up to 200 in one submission. */
  'dispatch.submitSignBackBatch': command({
    permission: WRITE,
    input: submission(SignBackBatchDraft),
    output: SubmissionTicket,
  }),

  'dispatch.listReturns': query({
    permission: READ,
    input: z.strictObject({
      ...Paging,
      clientId: z.string().optional(),
      dispatchNoteId: z.string().optional(),
      purpose: ReturnPurpose.optional(),
      returnedFrom: BusinessDate.optional(),
      returnedTo: BusinessDate.optional(),
    }),
    output: page(ReturnRow),
  }),
  'dispatch.getReturn': query({ permission: READ, input: ById, output: ReturnRecord }),
  'dispatch.returnableLines': query({
    permission: READ,
    input: z.strictObject({ ...Paging, clientId: z.string(), dispatchNoteId: z.string().optional() }),
    output: page(ReturnableLine),
  }),
  'dispatch.submitReturn': command({ permission: WRITE, input: submission(ReturnNoteDraft), output: SubmissionTicket }),
} as const;
