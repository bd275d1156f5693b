import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BulkDraft, BulkPreview, BulkPreviewInput } from '#shared/review/bulk-change.schema.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** What of a client may be changed in bulk, in the order of the menu. */
export const ClientBulkField = z.enum([
  'ownerName',
  'deputyName',
  'addTag',
  'removeTag',
  'region',
  'kind',
  'sizeGrade',
  'paymentDays',
  'standing',
]);
export type ClientBulkField = z.infer<typeof ClientBulkField>;

/** What of a product may be changed in bulk. */
export const ProductBulkField = z.enum(['productClass', 'taxCode', 'status']);
export type ProductBulkField = z.infer<typeof ProductBulkField>;

export const ClientBulkDraft = BulkDraft.extend({ field: ClientBulkField });
export const ProductBulkDraft = BulkDraft.extend({ field: ProductBulkField });

/** 批量修改 of what may be changed in bulk: looked at first, then submitted as one. */
export const bulkChangeContract = {
  'clients.previewBulk': query({
    permission: 'clients.write',
    input: BulkPreviewInput.extend({ field: ClientBulkField }),
    output: BulkPreview,
  }),
  'clients.submitBulk': command({
    permission: 'clients.write',
    input: submission(ClientBulkDraft),
    output: SubmissionTicket,
  }),
  'products.previewBulk': query({
    permission: 'products.write',
    input: BulkPreviewInput.extend({ field: ProductBulkField }),
    output: BulkPreview,
  }),
  'products.submitBulk': command({
    permission: 'products.write',
    input: submission(ProductBulkDraft),
    output: SubmissionTicket,
  }),
} as const;
