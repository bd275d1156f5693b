import { command, query } from '#shared/ipc/procedure.ts';
import { BulkDraft, BulkPreview, BulkPreviewInput } from '#shared/review/bulk-change.schema.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** 批量修改 of what may be changed in bulk: looked at first, then submitted as one. */
export const bulkChangeContract = {
  'clients.previewBulk': query({ permission: 'clients.write', input: BulkPreviewInput, output: BulkPreview }),
  'clients.submitBulk': command({
    permission: 'clients.write',
    input: submission(BulkDraft),
    output: SubmissionTicket,
  }),
  'products.previewBulk': query({ permission: 'products.write', input: BulkPreviewInput, output: BulkPreview }),
  'products.submitBulk': command({
    permission: 'products.write',
    input: submission(BulkDraft),
    output: SubmissionTicket,
  }),
} as const;
