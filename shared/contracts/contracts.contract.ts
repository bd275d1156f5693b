import { z } from 'zod';
import { ClientStatus } from '#shared/clients/clients.contract.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, Recent, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import {
  CloseShortContent,
  CloseShortDraft,
  ContractContent,
  ContractDraft,
  ContractKind,
  InvoiceBase,
  OpeningContent,
  OpeningDraft,
} from './contract.schema.ts';

/**
 * Where a contract stands, from its documents: `approved` waiting for the sealed original · `executed` in force, nothing
 * dispatched · `in_progress` · `fulfilled` all dispatched and signed · `closed_short` the rest given up · `void`.
 */
export const ContractState = z.enum(['approved', 'executed', 'in_progress', 'fulfilled', 'closed_short', 'void']);
export type ContractState = z.infer<typeof ContractState>;

export const ContractRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  kind: ContractKind,
  frameworkId: z.string().nullable(),
  clientId: z.string(),
  clientName: z.string(),
  externalNumber: z.string().nullable(),
  signedOn: BusinessDate,
  effectiveTo: BusinessDate.nullable(),
  sealedOn: BusinessDate.nullable(),
  salespersonId: z.string().nullable(),
  salespersonName: z.string().nullable(),
  lineCount: z.int(),
  grossFen: z.int(),
  invoicedFen: z.int(),
  receivedFen: z.int(),
  /** Dispatched value over contract value, whole percent, cut off; 100 only when nothing is left. */
  dispatchedPercent: z.int(),
  firstDueOn: BusinessDate.nullable(),
  state: ContractState,
  /** An amendment or voiding of it waits for its checkers. */
  inReview: z.boolean(),
});
export type ContractRow = z.infer<typeof ContractRow>;

/** Over the whole filter; given with the first page only. */
export const ContractListTotal = listTotal(['grossFen']);
export type ContractListTotal = z.infer<typeof ContractListTotal>;

export const contractList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    externalNumber: { type: 'text', sortable: true, filterable: true },
    kind: { type: 'choice', values: ContractKind.options, sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    signedOn: { type: 'date', sortable: true, filterable: true },
    effectiveTo: { type: 'date', sortable: true, filterable: true },
    sealedOn: { type: 'date', sortable: true, filterable: true },
    firstDueOn: { type: 'date', sortable: true, filterable: true },
    salespersonName: { type: 'text', filterable: true },
    lineCount: { type: 'integer' },
    grossFen: { type: 'fen', sortable: true, filterable: true },
    invoicedFen: { type: 'fen' },
    receivedFen: { type: 'fen' },
    dispatchedPercent: { type: 'integer' },
    version: { type: 'integer' },
    state: { type: 'choice', values: ContractState.options },
  },
  { column: 'number', descending: true },
);

export const ContractListInput = z.strictObject({
  ...Paging,
  /** Part of our number, their number, or the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  salespersonId: z.string().optional(),
  productId: z.string().optional(),
  kind: ContractKind.optional(),
  signedFrom: BusinessDate.optional(),
  signedTo: BusinessDate.optional(),
  /** `open`: neither fulfilled, closed nor void. */
  state: z.enum(['open', 'approved', 'executed', 'void']).optional(),
  where: contractList.where,
  sort: contractList.sort,
});

/**
 * What happened to one contract line so far, in the line's unit; every number comes from the quantity views.
 * `pendingE6` and what is computed with it are null, and `pendingHidden` true, while the caller may not see the open
 * submission behind them.
 */
export const ContractLineQuantities = z.strictObject({
  lineKey: z.string(),
  contractedE6: z.int(),
  closedShortE6: z.int(),
  dispatchedE6: z.int(),
  settledE6: z.int(),
  returnedForCreditE6: z.int(),
  returnedForReplacementE6: z.int(),
  signedE6: z.int(),
  invoicedE6: z.int(),
  creditedE6: z.int(),
  invoicedFen: z.int(),
  creditedFen: z.int(),
  netDispatchedE6: z.int(),
  netDeliveredE6: z.int(),
  toSignBackE6: z.int(),
  creditDueE6: z.int(),
  pendingDispatchE6: z.int().nullable(),
  dispatchableE6: z.int().nullable(),
  pendingInvoiceE6: z.int().nullable(),
  invoiceableE6: z.int().nullable(),
  pendingHidden: z.boolean(),
});
export type ContractLineQuantities = z.infer<typeof ContractLineQuantities>;

export const ContractVersion = z.strictObject({
  version: z.int(),
  submissionId: z.string(),
  /** UTC milliseconds. */
  effectiveAt: z.int(),
  grossFen: z.int(),
  lineCount: z.int(),
  sealedOn: BusinessDate.nullable(),
});
export type ContractVersion = z.infer<typeof ContractVersion>;

/** A document of the contract, for the record's page. */
export const LinkedDocument = z.strictObject({
  kind: z.enum(['close_short', 'opening_document', 'order']),
  id: z.string(),
  number: z.string(),
  on: BusinessDate,
  isVoid: z.boolean(),
});
export type LinkedDocument = z.infer<typeof LinkedDocument>;

export const ContractRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  /** The open submission that would change it, if there is one. */
  openSubmissionId: z.string().optional(),
  state: ContractState,
  content: ContractContent,
  clientCode: z.string(),
  clientName: z.string(),
  salespersonName: z.string().nullable(),
  frameworkNumber: z.string().nullable(),
  quantities: z.array(ContractLineQuantities),
  receivedFen: z.int(),
  versions: z.array(ContractVersion),
  documents: z.array(LinkedDocument),
});
export type ContractRecord = z.infer<typeof ContractRecord>;

/** For forms that take lines from a contract: dispatch, invoicing, closing. */
export const ContractPickRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  externalNumber: z.string().nullable(),
  clientId: z.string(),
  clientName: z.string(),
  clientStatus: ClientStatus,
  signedOn: BusinessDate,
  sealedOn: BusinessDate.nullable(),
  invoiceBase: InvoiceBase,
});
export type ContractPickRow = z.infer<typeof ContractPickRow>;

export const CloseShortRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  contractNumber: z.string(),
  content: CloseShortContent,
});
export type CloseShortRecord = z.infer<typeof CloseShortRecord>;

export const OpeningRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  isVoid: z.boolean(),
  contractNumber: z.string(),
  content: OpeningContent,
});
export type OpeningRecord = z.infer<typeof OpeningRecord>;

const ById = z.strictObject({ id: z.string() });

export const contractsContract = {
  'contracts.list': query({
    permission: 'contracts.read',
    input: ContractListInput,
    output: page(ContractRow).extend({ total: ContractListTotal.optional() }),
  }),
  'contracts.get': query({ permission: 'contracts.read', input: ById, output: ContractRecord }),
  /** The whole content of an older version, as it was signed. */
  'contracts.getVersion': query({
    permission: 'contracts.read',
    input: z.strictObject({ id: z.string(), version: z.int().positive() }),
    output: z.strictObject({ version: z.int(), number: z.string(), content: ContractContent }),
  }),
  'contracts.pick': query({
    permission: 'contracts.read',
    input: z.strictObject({
      text: z.string().trim().max(80),
      clientId: z.string().optional(),
      kind: ContractKind.optional(),
      recent: Recent,
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.array(ContractPickRow),
  }),
  'contracts.submit': command({
    permission: 'contracts.write',
    input: submission(ContractDraft),
    output: SubmissionTicket,
  }),
  'contracts.getCloseShort': query({ permission: 'contracts.read', input: ById, output: CloseShortRecord }),
  'contracts.submitCloseShort': command({
    permission: 'contracts.write',
    input: submission(CloseShortDraft),
    output: SubmissionTicket,
  }),
  'contracts.getOpening': query({ permission: 'contracts.read', input: ById, output: OpeningRecord }),
  'contracts.submitOpening': command({
    permission: 'contracts.write',
    input: submission(OpeningDraft),
    output: SubmissionTicket,
  }),
} as const;
