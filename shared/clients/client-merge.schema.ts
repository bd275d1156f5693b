import { z } from 'zod';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';

const FieldName = z.string().min(1).max(40);

const Take = z.strictObject({
  fields: z.array(FieldName).max(60).default([]),
  lines: z.record(FieldName, z.array(z.int().min(0).max(200)).max(60)).default({}),
});

/** 客户合并, as keyed: which client goes on, which is merged into it, why, and what of its file is taken over. */
export const ClientMergeDraft = z.strictObject({
  survivorId: z.string().min(1).max(60),
  absorbedId: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(200),
  /** Null: what is usual, every line that is missing and every field that is empty. */
  take: Take.nullable().default(null),
});
export type ClientMergeDraft = z.infer<typeof ClientMergeDraft>;

/** How much moves with the absorbed client; balances in fen. */
export const MergeCarries = z.strictObject({
  contracts: z.int(),
  dispatchNotes: z.int(),
  returnNotes: z.int(),
  invoiceRequests: z.int(),
  invoices: z.int(),
  entries: z.int(),
  balanceFen: z.int(),
});
export type MergeCarries = z.infer<typeof MergeCarries>;

const Party = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The tax id, or the code of a client without one: keyed again by the checker. */
  identifier: z.string(),
  version: z.int(),
  /** The file as the merge leaves it; null where it stays as it is. */
  file: ClientContent.nullable(),
});

export const ClientMerge = z.strictObject({
  mergedOn: BusinessDate,
  reason: z.string(),
  survivor: Party,
  absorbed: Party,
  take: Take,
  carries: MergeCarries,
});
export type ClientMerge = z.infer<typeof ClientMerge>;
